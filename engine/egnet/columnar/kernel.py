"""Frames of codes in, frames with findings, verdicts and details out; the definition decides each distinct look once.

A frame has a column of codes for every fact of the plan (`egnet.columnar.coding`) and, for each fact that an outcome
asks of whether anything is known, a column that says so. What a principle says is a function of the cells of its own
facts. The verdict is a function of the findings of the principles, each as a function of what is unknown, and of the
facts that the table itself looks at: rows alike in these have one verdict, whatever their facts have in common.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property, partial
from math import prod
from typing import TYPE_CHECKING

from egnet.columnar.coding import NOTHING_KNOWN, codings_of
from egnet.columnar.diagrams import Diagrams, Node
from egnet.columnar.distinct import Distinct
from egnet.columnar.folding import Folding
from egnet.columnar.lookup import Lookup
from egnet.columnar.possible import asked_later, shared_facts
from egnet.columnar.stages import Coded, Fixed, Row, through
from egnet.columnar.verdicts import Joining
from egnet.evaluate.explore import MOST_LOOKS, outcomes_of
from egnet.evaluate.judge import (
    VerdictTrace,
    decisive_rules,
    findings_of,
    judge_outcomes,
    judge_principle,
    judge_verdict,
    rows_that_gave,
)
from egnet.evaluate.look import Definition, Looked, State, truth_of
from egnet.evaluate.questions import Questions
from egnet.evaluate.trace import PrincipleTrace
from egnet.plan.plan import (
    FindingIn,
    NothingKnown,
    Plan,
    PlanCondition,
    PlanOutcome,
    PlanPrinciple,
    VerdictIn,
    facts_of,
    leaves,
)
from egnet.values.truth import Truth

if TYPE_CHECKING:
    import polars as pl

#: A principle of more combinations than this is found rule by rule.
MOST_AT_ONCE = 4_096
VERDICT, DETAIL, ROWS = "afgørelse", "enkeltheder", "rækker"
#: What an outcome may be, and whether that is exact, by number.
_HOLDS = tuple(
    (holds, exact) for exact in (True, False) for holds in (Truth.FALSE, Truth.TRUE, Truth.TRUE | Truth.FALSE)
)


@dataclass(frozen=True)
class Detail:
    """What is asked of a record beside its findings and its verdict; see `Trace`. `exact` is of its outcomes."""

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
        self._by_column = {coding.name: coding for coding in self.codings}
        self._nothing_known = tuple(coding.masks[NOTHING_KNOWN] for coding in self.codings)
        self.diagrams = Diagrams()
        self.traces: list[Distinct[PrincipleTrace]] = [Distinct() for _ in plan.principles]
        self.verdicts: list[VerdictTrace] = []
        self.details: list[Detail] = []
        self.rows: Distinct[tuple[Truth, ...]] = Distinct()
        self.findings: list[Distinct[Node]] = [Distinct() for _ in plan.principles]
        self._weights: list[Distinct[None]] = [Distinct() for _ in plan.principles]
        self._verdicts_by: dict[frozenset[int], list[Lookup]] = {}
        self._decisive_sets: list[Distinct[frozenset[str]]] = [Distinct() for _ in plan.principles]

    # -- stages ---------------------------------------------------------------------------------------------------------

    def with_findings(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The frame with a number for the findings of each principle: alike where they are one function."""
        return through(self.to_findings, frame)

    def with_traces(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The frame with the number of each principle's trace among `traces`."""
        return through(self._to_traces, frame)

    def with_rows(self, frame: pl.DataFrame) -> pl.DataFrame:
        """A frame that has findings, with the number of what each row of the table gave among `rows`."""
        return through([self._to_rows], frame)

    def with_verdict(self, frame: pl.DataFrame) -> pl.DataFrame:
        """A frame that has findings, with the number of the verdict among `verdicts`."""
        return through(self.to_verdict, frame)

    def with_detail(self, frame: pl.DataFrame) -> pl.DataFrame:
        """A frame that has findings and a verdict, with the number of the details among `details`."""
        return through(self.to_detail, frame)

    # -- what each stage looks at ----------------------------------------------------------------------------------------

    @cached_property
    def asked_whether_known(self) -> tuple[str, ...]:
        """The facts that an outcome asks of whether anything is known."""
        found = (x.fact for one in self._outcomes for x in leaves(one.condition) if isinstance(x, NothingKnown))
        return tuple(dict.fromkeys(found))

    @cached_property
    def _outcomes(self) -> tuple[PlanOutcome, ...]:
        return (*self.plan.consequences, *self.plan.schedule)

    @cached_property
    def to_findings(self) -> tuple[Lookup, ...]:
        """The stages that find what each principle says."""
        return tuple(stage for stages in self.of_findings for stage in stages)

    @cached_property
    def of_findings(self) -> tuple[tuple[Lookup, ...], ...]:
        """How the findings of each principle are found: the last stage has their number among `findings`."""
        return tuple(self._stages_of(principle) for principle in self.plan.principles)

    def _stages_of(self, principle: PlanPrinciple) -> tuple[Lookup, ...]:
        """How a principle's findings are found: at once if it looks at little, else rule by rule."""

        def answer(row: Row) -> tuple[int]:
            found = self.diagrams.same(findings_of(self.questions, principle, self.state_of(row), self.limit))
            return (self.findings[principle.index].number(id(found), found),)

        into = (PrincipleColumns.of(principle).findings,)
        by = [self.codings[fact] for fact in principle.facts]
        if prod(coding.capacity for coding in by) <= self.at_once:
            return (Lookup(by, into, answer),)
        folding = Folding(self.questions, principle, self.codings, self.limit)
        return (*folding.stages, Lookup(folding.last, into, answer))

    @cached_property
    def _to_traces(self) -> tuple[Lookup, ...]:
        lookups = []
        for principle in self.plan.principles:

            def answer(row: Row, principle: PlanPrinciple = principle) -> tuple[int]:
                return (self._trace(principle, row),)

            by = [self.codings[fact] for fact in principle.all_facts]
            lookups.append(Lookup(by, (PrincipleColumns.of(principle).trace,), answer))
        return tuple(lookups)

    @cached_property
    def to_verdict(self) -> tuple[Lookup, ...]:
        """The stages from findings to the verdict."""
        joining = self._joining_all
        return (*joining.stages, Lookup(joining.last, (VERDICT,), self._verdict))

    @cached_property
    def _to_rows(self) -> Lookup:
        by: list[Coded] = [self.of_findings[principle.index][-1].into[0] for principle in self._in_table]
        by += [self.codings[fact] for fact in sorted({f for row in self.plan.rows for f in facts_of(row.condition)})]
        return Lookup(by, (ROWS,), self._rows)

    @cached_property
    def _joining_all(self) -> Joining:
        return self._joining(None)

    @cached_property
    def _shared(self) -> frozenset[int]:
        return shared_facts(self.plan)

    def _joining(self, without: int | None) -> Joining:
        def findings(principle: int) -> tuple[Coded, Distinct[Node]]:
            return self.of_findings[principle][-1].into[0], self.findings[principle]

        return Joining(self.plan, self.diagrams, self.codings, findings, without=without)

    @cached_property
    def to_detail(self) -> tuple[Lookup, ...]:
        """The stages from findings and the verdict to the details."""
        stages: list[Lookup] = []
        parts: list[Coded] = []
        for principle in self._in_table:
            weight, *before = reversed(self._weighing(principle))
            joining = self._joining(principle.index)
            # The rest of the table has nothing else in common with the principle than the facts that both look at.
            rest = joining.narrowed(f"resten{principle.index}", self._shared.intersection(principle.facts))
            by: list[Coded] = [column for stage in (*rest, weight) for column in stage.into]
            decisive = Lookup(by, (f"afgør{principle.index}",), partial(self._decisive, principle))
            stages += [*reversed(before), weight, *joining.stages, *rest, decisive]
            parts.append(decisive.into[0])
        for place, outcome in enumerate(self._outcomes):
            before, by = self._asked_by(outcome.condition)
            holds = Lookup(by, (f"følge{place}",), partial(self._holds, outcome))
            stages += [*(stage for stage in before if stage not in stages), holds]
            parts.append(holds.into[0])
        return (*stages, Lookup(parts, (DETAIL,), self._detail, whole_rows=False))

    @cached_property
    def _in_table(self) -> tuple[PlanPrinciple, ...]:
        """The principles that the verdict depends on."""
        asked = {x.principle for row in self.plan.rows for x in leaves(row.condition) if isinstance(x, FindingIn)}
        return tuple(principle for principle in self.plan.principles if principle.index in asked)

    def _weighing(self, principle: PlanPrinciple) -> list[Lookup]:
        """What a principle would find without each rule of its own: by its facts, or, where they are many, by rule."""
        answer, into = partial(self._weight, principle), (f"vægt{principle.index}",)
        by: list[Coded] = [self.codings[fact] for fact in principle.facts]
        if prod(coding.capacity for coding in by) <= self.at_once:
            return [Lookup(by, into, answer)]
        conditions = []
        for index in principle.groups[0].rules:
            facts = facts_of(principle.rules[index].condition)
            column = f"betingelse{principle.index}.{index}"
            look = partial(self._condition, principle.rules[index].condition, tuple(facts), Distinct[None]())
            conditions.append(Lookup([self.codings[fact] for fact in facts], (column,), look))
        return [*conditions, Lookup([one.into[0] for one in conditions], into, answer)]

    def _asked_by(self, condition: PlanCondition) -> tuple[list[Lookup], list[Coded]]:
        """What the truth of an outcome depends on, and the stages that find the verdict, if it is asked for."""
        asked = leaves(condition)
        findings = {leaf.principle for leaf in asked if isinstance(leaf, FindingIn)}
        facts = facts_of(condition)
        by: list[Coded] = [self.of_findings[principle][-1].into[0] for principle in sorted(findings)]
        by += [self.codings[fact] for fact in facts]
        by += [Fixed(known_column(fact), 2) for fact in sorted({x.fact for x in asked if isinstance(x, NothingKnown)})]
        if not any(isinstance(leaf, VerdictIn) for leaf in asked):
            return [], by
        # The verdict as a function of what else is asked: of what it depends on besides, every choice is possible.
        kept = {*facts, *(fact for principle in findings for fact in self.plan.principles[principle].facts)}
        stages = self._verdict_by(frozenset(kept.intersection(asked_later(self.plan))))
        return stages, [*by, *(column for stage in stages for column in stage.into)]

    def _verdict_by(self, facts: frozenset[int]) -> list[Lookup]:
        """The stage that has the verdict as a function of some facts."""
        if facts not in self._verdicts_by:
            name = f"{VERDICT}{len(self._verdicts_by)}"
            self._verdicts_by[facts] = self._joining_all.narrowed(name, facts)
        return self._verdicts_by[facts]

    # -- the definition, asked for one row of each distinct look ----------------------------------------------------------

    def state_of(self, row: Row) -> State:
        """The cells that each fact of a row may lie in; of one that the row does not hold, nothing is known."""
        state = list(self._nothing_known)
        for name, code in row.items():
            if name in self._by_column:
                coding = self._by_column[name]
                state[coding.fact.index] = coding.masks[code]
        return tuple(state)

    def _trace(self, principle: PlanPrinciple, row: Row) -> int:
        state = self.state_of(row)
        key = tuple(state[fact] for fact in principle.all_facts)
        trace = judge_principle(self.questions, principle, state, self.limit)
        return self.traces[principle.index].number(key, trace)

    def _condition(
        self, condition: PlanCondition, facts: tuple[int, ...], known: Distinct[None], row: Row
    ) -> tuple[int]:
        """What a condition may be; where that is open, under which cells of its facts."""
        state = self.state_of(row)
        holds = truth_of(condition, Looked(state))
        return (known.number(holds if holds.is_certain else tuple(state[fact] for fact in facts), None),)

    def _weight(self, principle: PlanPrinciple, row: Row) -> tuple[int]:
        state = self.state_of(row)
        trace = judge_principle(self.questions, principle, state, self.limit)
        kept = self._shared.intersection(principle.facts)

        def shape(questions: Questions) -> Hashable:
            found = self.diagrams.same(findings_of(questions, principle, state, self.limit))
            return id(self.diagrams.forgetting(found, kept))

        variants: list[Hashable] = [shape(self.questions)]
        variants.append(trace.otherwise.must_hold)
        for rule in trace.rules:
            if rule.fires.must_hold and rule.rule.finding is not None:
                without = self.questions.but(principle, without=rule.rule.id)
                variants.append((rule.rule.id, shape(without)))
        return (self._weights[principle.index].number(tuple(variants), None),)

    def _decisive(self, principle: PlanPrinciple, row: Row) -> tuple[int]:
        state = self.state_of(row)
        trace = judge_principle(self.questions, principle, state, self.limit)
        possible = frozenset(self.verdicts[row[VERDICT]].possible)
        decisive = decisive_rules(self.questions, [trace], state, possible, self.limit)
        return (self._decisive_sets[principle.index].number(decisive, decisive),)

    def _holds(self, outcome: PlanOutcome, row: Row) -> tuple[int]:
        nothing_known = {fact: bool(row[known_column(fact)]) for fact in self.asked_whether_known}
        found, exact = judge_outcomes(self.questions, [outcome], nothing_known, self.state_of(row), self.limit)
        return (_HOLDS.index((found[0][1] if found else Truth.FALSE, exact)),)

    def _rows(self, row: Row) -> tuple[int]:
        gave = rows_that_gave(self.plan, outcomes_of(self.questions.rows(self.state_of(row), self.limit)))
        return (self.rows.number(gave, gave),)

    def _verdict(self, row: Row) -> tuple[int]:
        self.verdicts.append(judge_verdict(self.questions, self.state_of(row), self.limit))
        return (len(self.verdicts) - 1,)

    def _detail(self, row: Row) -> tuple[int]:
        sets = (self._decisive_sets[p.index].all[row[f"afgør{p.index}"]] for p in self._in_table)
        truths = [_HOLDS[row[f"følge{place}"]] for place in range(len(self._outcomes))]
        held = [(one, holds) for one, (holds, _) in zip(self._outcomes, truths, strict=True) if holds.may_hold]
        count = sum(holds.may_hold for holds, _ in truths[: len(self.plan.consequences)])
        exact = all(is_exact for _, is_exact in truths)
        self.details.append(Detail(frozenset().union(*sets), tuple(held[:count]), tuple(held[count:]), exact))
        return (len(self.details) - 1,)


def known_column(fact: str) -> str:
    """The column that says whether nothing is known of a fact: 1 or 0."""
    return f"ukendt.{fact}"
