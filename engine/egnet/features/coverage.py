"""What a rulebook's scenarios have to show, and what none of them shows.

A rule, a consequence, a step of the schedule or a row of the verdict table is covered by a scenario that claims it
certainly holds and one that claims it narrowly does not; an override by a scenario in which one rule sets the other
aside. Only what a scenario claims counts: what happens to fire while another thing is being shown does not.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from egnet.features.evidence import Evidence, Outcome, Subject, override_id

if TYPE_CHECKING:
    from egnet.plan.plan import Plan


def required(plan: Plan) -> list[Evidence]:
    """Everything that the scenarios of a rulebook have to show, in the rulebook's order."""
    rules = [rule for principle in plan.principles for rule in principle.rules]
    subjects = [(Subject.RULE, rule.id) for rule in rules]
    subjects += [(Subject.ROW, row.row.id) for row in plan.rows]
    subjects += [(Subject.CONSEQUENCE, outcome.source.id) for outcome in plan.consequences]
    subjects += [(Subject.STEP, outcome.source.id) for outcome in plan.schedule]
    both = [Evidence(subject, id_, outcome) for subject, id_ in subjects for outcome in Outcome]
    overrides = [override_id(rule.id, other) for rule in rules for other in rule.rule.overrides]
    return both + [Evidence(Subject.OVERRIDE, id_, Outcome.FIRES) for id_ in overrides]


def missing(plan: Plan, shown: Iterable[Evidence]) -> list[Evidence]:
    """What none of the scenarios has shown."""
    there = frozenset(shown)
    return [one for one in required(plan) if one not in there]
