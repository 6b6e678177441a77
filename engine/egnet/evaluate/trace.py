"""The full trace of one evaluation: explanations, reports and coverage are filters over it."""

from __future__ import annotations

from dataclasses import dataclass

from egnet.evaluate.explore import Diagram
from egnet.evaluate.look import State
from egnet.plan.plan import Atom, FindingIn, NothingKnown, Plan, PlanOutcome, PlanPrinciple, PlanRule, VerdictIn
from egnet.values.truth import Truth

Verdict = tuple[str, ...]
"""The words of a verdict: one with `hit: first`, one or more with `hit: collect`."""

PlanLeaf = Atom | FindingIn | VerdictIn | NothingKnown


@dataclass(frozen=True)
class RuleTrace:
    """One rule: what its condition and each test in it may be, and whether it fires (true or false, or both)."""

    rule: PlanRule
    condition: Truth
    tests: tuple[tuple[PlanLeaf, Truth], ...]
    fires: Truth
    narrowly_not: PlanLeaf | None
    held_back_by: tuple[PlanRule, ...]

    @property
    def is_overridden(self) -> bool:
        """Whether its condition certainly holds and it certainly does not fire: a rule that overrides it does."""
        return self.condition.must_hold and not self.fires.may_hold

    @property
    def is_undecided(self) -> bool:
        """Whether it is open if it fires."""
        return self.fires.may_hold and not self.fires.must_hold


@dataclass(frozen=True)
class PrincipleTrace:
    """One principle: its rules, its possible findings, whether rules collide and whether none of them speaks."""

    principle: PlanPrinciple
    rules: tuple[RuleTrace, ...]
    findings: frozenset[str]
    collides: Truth
    colliding: tuple[str, ...]
    otherwise: Truth
    exact: bool


@dataclass(frozen=True)
class Trace:
    """Everything that evaluating one record found out.

    `possible` are the possible verdicts; `diagram` is the verdict as a function of what is unknown; `decisive` has the
    ids of the rules (or `P1.ellers` for an `otherwise`) without which the verdict would be another.
    """

    plan: Plan
    state: State
    principles: tuple[PrincipleTrace, ...]
    rows: tuple[Truth, ...]
    possible: tuple[Verdict, ...]
    exact: bool
    diagram: Diagram[Verdict]
    undecided_by: tuple[str, ...]
    decisive: frozenset[str]
    consequences: tuple[tuple[PlanOutcome, Truth], ...]
    schedule: tuple[tuple[PlanOutcome, Truth], ...]

    @property
    def certain(self) -> bool:
        return len(self.possible) == 1

    @property
    def verdict(self) -> Verdict:
        """The verdict given: the only possible one, or the rulebook's `undecided`."""
        return self.possible[0] if self.certain else (self.plan.rulebook.undecided,)


def otherwise_id(principle: str) -> str:
    """The name under which a principle's `otherwise` appears among reasons."""
    return f"{principle}.ellers"
