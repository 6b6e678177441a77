"""What of a rulebook the scenarios exercise, read from the traces of their decisions.

Comes in: a rulebook and the decisions that scenarios looked at. Goes out: for each rule, test, override, row,
consequence and step how often it was seen true, false and unknown. Always holds: everything in the rulebook is there,
also what is in force on none of the scenarios' dates; a test on `ikke relevant` is neither true nor false nor unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from egnet.diagnostics.span import Span
from egnet.evaluate.forest import Decided
from egnet.evaluate.look import Looked, truth_of
from egnet.evaluate.trace import PrincipleTrace
from egnet.features.near_miss import looked_at
from egnet.measure.shown import shown_leaf
from egnet.plan.plan import PlanCondition, PlanOutcome, leaves
from egnet.rulebook.condition import Condition
from egnet.rulebook.condition import leaves as written_leaves
from egnet.rulebook.rulebook import Rulebook
from egnet.values.truth import Truth


class Kind(StrEnum):
    """What is exercised."""

    RULE = "rule"
    TEST = "test"
    OVERRIDE = "override"
    ROW = "row"
    CONSEQUENCE = "consequence"
    STEP = "step"


@dataclass
class Seen:
    """One thing in a rulebook: in how many decisions it was true, false and unknown.

    Of an override, true is with it (it sets the other rule aside) and false without (the other rule applies). A test
    has the id of what it belongs to, and `text` as it is written.
    """

    kind: Kind
    id: str
    span: Span
    text: str = ""
    is_last: bool = False
    true: int = 0
    false: int = 0
    unknown: int = 0

    @property
    def never(self) -> tuple[bool, ...]:
        """What it has to be seen as and never was: `True`, `False` or both. The last row need not be seen false."""
        wanted = (True,) if self.is_last and self.kind is Kind.ROW else (True, False)
        return tuple(holds for holds in wanted if not (self.true if holds else self.false))

    def count(self, holds: Truth) -> None:
        """One decision more."""
        if holds is Truth.TRUE:
            self.true += 1
        elif holds is Truth.FALSE:
            self.false += 1
        elif holds.may_hold or holds.may_fail:
            self.unknown += 1


@dataclass
class Exercised:
    """A rulebook and what is seen of it; `decisions` were looked at."""

    rulebook: Rulebook
    decisions: int = 0
    seen: list[Seen] = field(default_factory=list)

    def of(self, kind: Kind) -> list[Seen]:
        return [one for one in self.seen if one.kind is kind]

    @property
    def missing(self) -> list[Seen]:
        return [one for one in self.seen if one.never]


def exercised(rulebook: Rulebook, decisions: Iterable[Decided]) -> Exercised:
    """What the decisions exercise of the rulebook; those by another rulebook are passed over."""
    counting = _Counting(rulebook)
    for decided in decisions:
        if decided.trace.plan.rulebook is rulebook:
            counting.count(decided)
    return counting.result


class _Counting:
    def __init__(self, rulebook: Rulebook) -> None:
        self.result = Exercised(rulebook)
        self.things: dict[tuple[Kind, str], Seen] = {}
        self.tests: dict[str, list[Seen]] = {}
        for principle in rulebook.principles:
            for rule in principle.rules:
                self._thing(Kind.RULE, rule.id, rule.span, rule.when)
                for other in rule.overrides:
                    self._thing(Kind.OVERRIDE, f"{rule.id} > {other}", rule.span, None)
        for row in rulebook.rows:
            self._thing(Kind.ROW, row.id, row.span, row.when)
        for consequence in rulebook.consequences:
            self._thing(Kind.CONSEQUENCE, consequence.id, consequence.span, consequence.when)
        for step in rulebook.schedule:
            self._thing(Kind.STEP, step.id, step.span, step.when)

    def _thing(self, kind: Kind, id_: str, span: Span, condition: Condition | None) -> None:
        thing = self.things[kind, id_] = Seen(kind, id_, span, is_last=condition is None)
        self.result.seen.append(thing)
        tests = [Seen(Kind.TEST, id_, leaf.span, shown_leaf(leaf)) for leaf in written_leaves(condition)]
        if kind is not Kind.OVERRIDE:
            self.tests[id_] = tests
            self.result.seen += tests

    def count(self, decided: Decided) -> None:
        self.result.decisions += 1
        trace = decided.trace
        looked = looked_at(decided)
        for principle in trace.principles:
            self._rules(principle)
        for row, holds in zip(trace.plan.rows, trace.rows, strict=True):
            self.things[Kind.ROW, row.row.id].count(holds)
            self._tests(row.row.id, row.condition, looked)
        self._outcomes(Kind.CONSEQUENCE, trace.plan.consequences, trace.consequences, looked)
        self._outcomes(Kind.STEP, trace.plan.schedule, trace.schedule, looked)

    def _rules(self, principle: PrincipleTrace) -> None:
        by_id = {rule.rule.id: rule for rule in principle.rules}
        for rule in principle.rules:
            self.things[Kind.RULE, rule.rule.id].count(rule.fires)
            for seen, (_, holds) in zip(self.tests[rule.rule.id], rule.tests, strict=True):
                seen.count(holds)
            for other in rule.rule.rule.overrides:
                # Where the other rule would not apply anyway, the override makes no difference.
                if other in by_id and by_id[other].condition.may_hold:
                    certain = by_id[other].condition.must_hold
                    self.things[Kind.OVERRIDE, f"{rule.rule.id} > {other}"].count(
                        rule.fires if certain else Truth.TRUE | Truth.FALSE
                    )

    def _outcomes(
        self,
        kind: Kind,
        outcomes: Sequence[PlanOutcome],
        found: Sequence[tuple[PlanOutcome, Truth]],
        looked: Looked,
    ) -> None:
        holding = {outcome.source.id: holds for outcome, holds in found}
        for outcome in outcomes:
            self.things[kind, outcome.source.id].count(holding.get(outcome.source.id, Truth.FALSE))
            self._tests(outcome.source.id, outcome.condition, looked)

    def _tests(self, id_: str, condition: PlanCondition | None, looked: Looked) -> None:
        for seen, leaf in zip(self.tests[id_], leaves(condition), strict=True):
            seen.count(truth_of(leaf, looked))
