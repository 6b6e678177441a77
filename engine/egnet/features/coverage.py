"""What a rulebook's scenarios have to show, and what none of them shows.

A rule, a consequence, a step of the schedule or a row of the verdict table is covered by a scenario that claims it
certainly holds and one that claims it narrowly does not; an override by a scenario in which one rule sets the other
aside. Only what a scenario claims counts, and only in the feature file with the stem of the rulebook's file: what
happens to fire while another thing is being shown does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from egnet.features.evidence import Evidence, Outcome, Subject, override_id

if TYPE_CHECKING:
    from egnet.diagnostics.span import Span
    from egnet.plan.plan import Plan
    from egnet.rulebook.rulebook import Rulebook

Shown = Mapping[PurePosixPath, Iterable[Evidence]]
"""For each feature file (as it lies in the rulebook's folder of features) what its scenarios have shown."""


def required(plan: Plan) -> dict[Evidence, PurePosixPath]:
    """Everything that has to be shown, in the rulebook's order, and the feature file that has to show it."""
    homes: dict[Evidence, PurePosixPath] = {}
    rules = [rule.rule for principle in plan.principles for rule in principle.rules]
    subjects = [(Subject.RULE, rule.id, rule.span) for rule in rules]
    subjects += [(Subject.ROW, row.row.id, row.row.span) for row in plan.rows]
    subjects += [(Subject.CONSEQUENCE, outcome.source.id, outcome.source.span) for outcome in plan.consequences]
    subjects += [(Subject.STEP, outcome.source.id, outcome.source.span) for outcome in plan.schedule]
    for subject, id_, span in subjects:
        for outcome in Outcome:
            homes[Evidence(subject, id_, outcome)] = feature_of(span)
    for rule in rules:
        for other in rule.overrides:
            homes[Evidence(Subject.OVERRIDE, override_id(rule.id, other), Outcome.FIRES)] = feature_of(rule.span)
    return homes


def missing(plan: Plan, shown: Shown) -> dict[Evidence, PurePosixPath]:
    """What is not shown where it has to be."""
    there = {home: frozenset(evidence) for home, evidence in shown.items()}
    return {one: home for one, home in required(plan).items() if one not in there.get(home, frozenset())}


def features_of_principles(rulebook: Rulebook) -> dict[str, PurePosixPath]:
    """The feature file that each principle has to have."""
    return {principle.id: feature_of(principle.span) for principle in rulebook.principles}


def feature_of(span: Span) -> PurePosixPath:
    """The feature file with the stem of the rulebook's file that a span lies in: `principles/4-….feature`."""
    within = PurePosixPath(span.source.name).parts[1:]
    return PurePosixPath(*within).with_suffix(".feature")
