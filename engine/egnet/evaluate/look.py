"""One look at a partly known record: Kleene logic over the whole plan, nothing split.

This is the meaning of a plan under one choice, lifted to sets: given what each condition may be, it says which rules
may fire, which findings are possible and which rows may hold. Under one choice every set has one member; under several
the look is sound and perhaps wide, and `egnet.evaluate.explore` settles what it leaves open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from egnet.plan.plan import (
    Atom,
    Every,
    FindingIn,
    Negated,
    NothingKnown,
    Plan,
    PlanCondition,
    PlanPrinciple,
    Some,
    VerdictIn,
)
from egnet.rulebook.rulebook import Hit
from egnet.values import truth
from egnet.values.truth import Truth

State = tuple[int, ...]
"""For each fact of the plan, the mask of cells its value may lie in."""

Rows = tuple[int, ...]
"""The rows that gave the verdict: one with `hit: first`, any number with `hit: collect`."""


@dataclass(frozen=True, slots=True)
class PrincipleLook:
    """What one principle may say: for each rule whether it fires (true or false), and the possible findings."""

    fires: tuple[Truth, ...]
    findings: frozenset[str]


class Way(Protocol):
    """A way of chaining from conditions to findings and from findings to rows. All ways give the same answers."""

    def principle(self, principle: PlanPrinciple, conditions: Sequence[Truth]) -> PrincipleLook:
        """What the principle says when its rules' conditions may be these."""
        ...

    def rows(self, findings: Sequence[frozenset[str]], state: State) -> tuple[Truth, ...]:
        """For each row of the verdict table but the last, what its condition may be."""
        ...


@dataclass(frozen=True)
class Definition:
    """The way that is the meaning: section 2 of the design, read literally."""

    plan: Plan

    def principle(self, principle: PlanPrinciple, conditions: Sequence[Truth]) -> PrincipleLook:
        """A rule fires if its condition is true and no rule that overrides it fires."""
        fires = [Truth.NONE] * len(principle.rules)
        for i in principle.order:
            applies = truth.of_true(conditions[i])
            held_back = (truth.negation(fires[other]) for other in principle.rules[i].overridden_by)
            fires[i] = truth.conjunction((applies, *held_back))
        return PrincipleLook(tuple(fires), possible_findings(principle, fires))

    def rows(self, findings: Sequence[frozenset[str]], state: State) -> tuple[Truth, ...]:
        """Each condition over the findings, read by Kleene."""
        looked = Looked(state, findings)
        return tuple(truth_of(row.condition, looked) for row in self.plan.rows if row.condition is not None)


def possible_findings(principle: PlanPrinciple, fires: Sequence[Truth]) -> frozenset[str]:
    """The findings of the rules that may fire, and `otherwise` unless one certainly does."""
    of_rules = [(rule.finding, fires[i]) for i, rule in enumerate(principle.rules) if rule.finding is not None]
    findings = {finding for finding, may in of_rules if may.may_hold}
    if not any(may.must_hold for _, may in of_rules):
        findings.add(principle.principle.otherwise)
    return frozenset(findings)


@dataclass(frozen=True, slots=True)
class Looked:
    """What is looked at when a condition is read."""

    state: State
    findings: Sequence[frozenset[str]] = ()
    verdicts: frozenset[tuple[str, ...]] = frozenset()
    nothing_known: Mapping[str, bool] | None = None


def truth_of(condition: PlanCondition, looked: Looked) -> Truth:
    """What a condition may be."""
    match condition:
        case Atom(fact):
            return condition.under(looked.state[fact])
        case FindingIn(principle, words):
            return truth.union(truth.of(finding in words) for finding in looked.findings[principle])
        case VerdictIn(words):
            return truth.union(truth.of(bool(words.intersection(verdict))) for verdict in looked.verdicts)
        case NothingKnown(fact):
            assert looked.nothing_known is not None
            return truth.of(looked.nothing_known[fact])
        case Every(operands):
            return truth.conjunction(truth_of(o, looked) for o in operands)
        case Some(operands):
            return truth.disjunction(truth_of(o, looked) for o in operands)
        case Negated(operand):
            return truth.negation(truth_of(operand, looked))


def possible_rows(hit: Hit, rows: Sequence[Truth]) -> frozenset[Rows]:
    """The rows that may give the verdict; `len(rows)` is the unconditional last one."""
    last = len(rows)
    if hit is Hit.FIRST:
        possible: set[Rows] = set()
        for i, holds in enumerate(rows):
            if holds.may_hold:
                possible.add((i,))
            if holds.must_hold:
                return frozenset(possible)
        return frozenset(possible | {(last,)})
    lists: set[Rows] = {()}
    for i, holds in enumerate(rows):
        with_row = {(*chosen, i) for chosen in lists} if holds.may_hold else set()
        lists = with_row if holds.must_hold else lists | with_row
    return frozenset(chosen or (last,) for chosen in lists)
