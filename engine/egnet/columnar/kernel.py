"""Frames of codes in, frames with findings, verdicts and details out; the definition decides each distinct look once.

A frame has a column of codes for every fact of the plan (`egnet.columnar.coding`) and, for each fact that an outcome
asks of whether anything is known, a column that says so. What a principle says is a function of the cells of its own
facts. The verdict is a function of the findings of the principles, each as a function of what is unknown, and of the
facts that the table itself looks at: rows alike in these have one verdict, whatever their facts have in common.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property
from math import prod
from typing import TYPE_CHECKING, Any

from egnet.columnar.coding import codings_of
from egnet.columnar.diagrams import Diagrams, Node
from egnet.columnar.distinct import Distinct, shape_of
from egnet.columnar.folding import Folding
from egnet.columnar.lookup import Coded, Fixed, Lookup, Row
from egnet.columnar.verdicts import Joining
from egnet.evaluate.explore import MOST_LOOKS
from egnet.evaluate.judge import VerdictTrace, findings_of, judge, judge_principle, judge_verdict
from egnet.evaluate.look import Definition, State
from egnet.evaluate.questions import Questions
from egnet.evaluate.trace import PrincipleTrace
from egnet.plan.plan import NothingKnown, Plan, PlanCondition, PlanOutcome, PlanPrinciple, facts_of, leaves
from egnet.values.truth import Truth

if TYPE_CHECKING:
    import narwhals as nw

    Frame = nw.DataFrame[Any]

#: A principle of more combinations than this is found rule by rule.
MOST_AT_ONCE = 4_096
VERDICT, DETAIL = "afgørelse", "enkeltheder"


@dataclass(frozen=True)
class Detail:
    """What is asked of a record beside its findings and its verdict; see `Trace`."""

    decisive: frozenset[str]
    consequences: tuple[tuple[PlanOutcome, Truth], ...]
    schedule: tuple[tuple[PlanOutcome, Truth], ...]
    exact: bool


@dataclass(frozen=True)
class PrincipleColumns:
    """The names of the columns that a principle adds: its trace, and its findings as the verdict and details see it."""

    trace: str
    findings: str
    detail: str

    @staticmethod
    def of(principle: PlanPrinciple) -> PrincipleColumns:
        i = principle.index
        return PrincipleColumns(f"spor{i}", f"udfald{i}", f"vægt{i}")


class Kernel:
    """Decides frames under one plan, and remembers every distinct look from frame to frame."""

    def __init__(self, plan: Plan, limit: int = MOST_LOOKS, at_once: int = MOST_AT_ONCE) -> None:
        self.plan = plan
        self.at_once = at_once
        self.limit = limit
        self.questions = Questions(plan, Definition(plan))
        self.codings = codings_of(plan)
        self.diagrams = Diagrams()
        self.traces: list[Distinct[PrincipleTrace]] = [Distinct() for _ in plan.principles]
        self.verdicts: list[VerdictTrace] = []
        self.details: list[Detail] = []
        self._findings: list[Distinct[Node]] = [Distinct() for _ in plan.principles]
        self._weights: list[Distinct[None]] = [Distinct() for _ in plan.principles]
        self._without: dict[Hashable, Hashable] = {}

    # -- stages ---------------------------------------------------------------------------------------------------------

    def with_findings(self, frame: Frame) -> Frame:
        """The frame with a number for the findings of each principle: alike where they are one function."""
        for lookups in self._of_findings:
            for lookup in lookups:
                frame = lookup.added_to(frame)
        return frame

    def with_traces(self, frame: Frame) -> Frame:
        """The frame with the number of each principle's trace among `traces`."""
        for lookup in self._of_traces.values():
            frame = lookup.added_to(frame)
        return frame

    def with_verdict(self, frame: Frame) -> Frame:
        """A frame that has findings, with the number of the verdict among `verdicts`."""
        for lookup in self._of_verdict:
            frame = lookup.added_to(frame)
        return frame

    def with_detail(self, frame: Frame) -> Frame:
        """A frame that has findings, with the number of the details among `details`."""
        for lookup in self._of_weights.values():
            frame = lookup.added_to(frame)
        return self._of_detail.added_to(frame)

    # -- what each stage looks at ----------------------------------------------------------------------------------------

    @cached_property
    def asked_whether_known(self) -> tuple[str, ...]:
        """The facts that an outcome asks of whether anything is known."""
        found = (leaf.fact for c in self._outcomes for leaf in leaves(c) if isinstance(leaf, NothingKnown))
        return tuple(dict.fromkeys(found))

    @cached_property
    def _outcomes(self) -> tuple[PlanCondition, ...]:
        return tuple(outcome.condition for outcome in (*self.plan.consequences, *self.plan.schedule))

    @cached_property
    def _of_findings(self) -> tuple[tuple[Lookup, ...], ...]:
        return tuple(self._stages_of(principle) for principle in self.plan.principles)

    def _stages_of(self, principle: PlanPrinciple) -> tuple[Lookup, ...]:
        """How a principle's findings are found: at once if it looks at little, else rule by rule."""

        def answer(row: Row) -> tuple[int]:
            found = self.diagrams.same(findings_of(self.questions, principle, self.state_of(row), self.limit))
            return (self._findings[principle.index].number(id(found), found),)

        into = (PrincipleColumns.of(principle).findings,)
        by = [self.codings[fact] for fact in principle.facts]
        if prod(coding.capacity for coding in by) <= self.at_once:
            return (Lookup(by, into, answer),)
        folding = Folding(self.questions, principle, self.codings, self.limit)
        return (*folding.stages, Lookup(folding.last, into, answer))

    @cached_property
    def _of_traces(self) -> dict[int, Lookup]:
        lookups = {}
        for principle in self.plan.principles:

            def answer(row: Row, principle: PlanPrinciple = principle) -> tuple[int]:
                return (self._trace(principle, row),)

            by = [self.codings[fact] for fact in principle.all_facts]
            lookups[principle.index] = Lookup(by, (PrincipleColumns.of(principle).trace,), answer)
        return lookups

    @cached_property
    def _of_weights(self) -> dict[int, Lookup]:
        lookups = {}
        for principle in self.plan.principles:

            def answer(row: Row, principle: PlanPrinciple = principle) -> tuple[int]:
                return (self._weight(principle, row),)

            by = [self.codings[fact] for fact in principle.all_facts]
            lookups[principle.index] = Lookup(by, (PrincipleColumns.of(principle).detail,), answer)
        return lookups

    @cached_property
    def _of_verdict(self) -> tuple[Lookup, ...]:
        def findings(principle: int) -> tuple[Coded, Distinct[Node]]:
            return self._of_findings[principle][-1].into[0], self._findings[principle]

        joining = Joining(self.plan, self.diagrams, self.codings, findings)
        return (*joining.stages, Lookup(joining.last, (VERDICT,), self._verdict))

    @cached_property
    def _of_detail(self) -> Lookup:
        conditions = [*(row.condition for row in self.plan.rows), *self._outcomes]
        facts = sorted({fact for c in conditions for fact in facts_of(c)})
        by: list[Coded] = [
            *(lookup.into[0] for lookup in self._of_weights.values()),
            *(self.codings[fact] for fact in facts),
            *(Fixed(known_column(name), 2) for name in self.asked_whether_known),
        ]
        return Lookup(by, (DETAIL,), self._detail)

    # -- the definition, asked for one row of each distinct look ----------------------------------------------------------

    def state_of(self, row: Row) -> State:
        """The cells that each fact of a row may lie in."""
        return tuple(coding.masks[row[coding.name]] for coding in self.codings)

    def _trace(self, principle: PlanPrinciple, row: Row) -> int:
        state = self.state_of(row)
        key = tuple(state[fact] for fact in principle.all_facts)
        trace = judge_principle(self.questions, principle, state, self.limit)
        return self.traces[principle.index].number(key, trace)

    def _weight(self, principle: PlanPrinciple, row: Row) -> int:
        """What the findings would be without each rule that certainly speaks."""
        state = self.state_of(row)
        trace = judge_principle(self.questions, principle, state, self.limit)
        variants: list[Hashable] = [shape_of(findings_of(self.questions, principle, state, self.limit))]
        variants.append(trace.otherwise.must_hold)
        for rule in trace.rules:
            if rule.fires.must_hold and rule.rule.finding is not None:
                without = self.questions.but(principle, without=rule.rule.id)
                variants.append((rule.rule.id, shape_of(findings_of(without, principle, state, self.limit))))
        return self._weights[principle.index].number(tuple(variants), None)

    def _verdict(self, row: Row) -> tuple[int]:
        self.verdicts.append(judge_verdict(self.questions, self.state_of(row), self.limit))
        return (len(self.verdicts) - 1,)

    def _detail(self, row: Row) -> tuple[int]:
        nothing_known = {fact: bool(row[known_column(fact)]) for fact in self.asked_whether_known}
        trace = judge(self.questions, self.state_of(row), nothing_known, self.limit)
        self.details.append(Detail(trace.decisive, trace.consequences, trace.schedule, trace.exact))
        return (len(self.details) - 1,)


def known_column(fact: str) -> str:
    """The column that says whether nothing is known of a fact: 1 or 0."""
    return f"ukendt.{fact}"
