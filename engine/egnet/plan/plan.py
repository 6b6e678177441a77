"""The types of a plan: what the ways of evaluating run on.

A plan knows facts by index. The state of a record is, for each fact, a bit mask of the cells its value meets; a state
with one bit per fact is one choice. The truth of every condition is a function of the state.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from egnet.language import ast
from egnet.plan.cells import Cell
from egnet.rulebook.condition import PartsTest
from egnet.rulebook.rulebook import Consequence, Polarity, Principle, Row, Rule, Rulebook, Step
from egnet.values.domain import Domain
from egnet.values.truth import Truth, union


@dataclass(frozen=True)
class PlanFact:
    """A fact that some test looks at: stated, derived, or (with `parts`) counted from the verdicts of parts."""

    index: int
    name: str
    domain: Domain
    cells: tuple[Cell, ...]
    parts: PartsTest | None = None

    @property
    def every_cell(self) -> int:
        """The mask under which nothing is known."""
        return (1 << len(self.cells)) - 1


@dataclass(frozen=True)
class Atom:
    """One test on one fact: `holds_in` maps each cell to true, false or neither."""

    fact: int
    holds_in: tuple[Truth, ...]
    _under: dict[int, Truth] = field(default_factory=dict, compare=False, repr=False)

    def under(self, mask: int) -> Truth:
        """What the test may be when the fact lies in one of the cells of `mask`."""
        if mask not in self._under:
            self._under[mask] = union(holds for cell, holds in enumerate(self.holds_in) if mask >> cell & 1)
        return self._under[mask]


@dataclass(frozen=True)
class FindingIn:
    """The finding of a principle (by index) is one of these words."""

    principle: int
    words: frozenset[str]


@dataclass(frozen=True)
class VerdictIn:
    """The verdict is, or holds, one of these words."""

    words: frozenset[str]


@dataclass(frozen=True)
class NothingKnown:
    """Nothing is known of the fact of this name: a property of the record, not of a choice."""

    fact: str


@dataclass(frozen=True)
class Every:
    """Every operand holds."""

    operands: tuple[PlanCondition, ...]


@dataclass(frozen=True)
class Some:
    """At least one operand holds."""

    operands: tuple[PlanCondition, ...]


@dataclass(frozen=True)
class Negated:
    """The operand does not hold; neither stays neither."""

    operand: PlanCondition


PlanCondition = Atom | FindingIn | VerdictIn | NothingKnown | Every | Some | Negated


@dataclass(frozen=True)
class PlanRule:
    """A rule in force; `overridden_by` are indices of rules of the same principle."""

    rule: Rule
    condition: PlanCondition
    overridden_by: tuple[int, ...]

    @property
    def id(self) -> str:
        return self.rule.id

    @property
    def finding(self) -> str | None:
        return self.rule.finding

    @property
    def consider(self) -> Polarity | None:
        return self.rule.consider


@dataclass(frozen=True)
class RuleGroup:
    """Rules (by index) whose firing can be decided without any other rule, and the facts they look at."""

    rules: tuple[int, ...]
    facts: tuple[int, ...]


@dataclass(frozen=True)
class PlanPrinciple:
    """A principle's rules in force; `order` lists overriders first.

    The first group holds the rules with findings and all that may override them; each consideration is a group of its
    own, with what may override it.
    """

    index: int
    principle: Principle
    rules: tuple[PlanRule, ...]
    groups: tuple[RuleGroup, ...]
    all_facts: tuple[int, ...]
    order: tuple[int, ...]

    @property
    def facts(self) -> tuple[int, ...]:
        """The facts that the finding depends on."""
        return self.groups[0].facts

    @property
    def id(self) -> str:
        return self.principle.id


@dataclass(frozen=True)
class PlanRow:
    """A row of the verdict table; no condition on the last."""

    row: Row
    condition: PlanCondition | None

    @property
    def verdict(self) -> str:
        return self.row.verdict


@dataclass(frozen=True)
class PlanOutcome:
    """A consequence or a step in force."""

    source: Consequence | Step
    condition: PlanCondition


@dataclass(frozen=True)
class Plan:
    """A rulebook as of a date, in normal form."""

    rulebook: Rulebook
    as_of: date
    facts: tuple[PlanFact, ...]
    derived: Mapping[str, ast.Expression]
    parameters: Mapping[str, Fraction]
    principles: tuple[PlanPrinciple, ...]
    rows: tuple[PlanRow, ...]
    consequences: tuple[PlanOutcome, ...]
    schedule: tuple[PlanOutcome, ...]


def facts_of(condition: PlanCondition | None) -> list[int]:
    """The facts a condition looks at, in order of first use."""
    found: list[int] = []
    for leaf in leaves(condition):
        if isinstance(leaf, Atom) and leaf.fact not in found:
            found.append(leaf.fact)
    return found


def leaves(condition: PlanCondition | None) -> list[Atom | FindingIn | VerdictIn | NothingKnown]:
    """The tests of a condition in the order they are written."""
    match condition:
        case None:
            return []
        case Every(operands) | Some(operands):
            return [leaf for operand in operands for leaf in leaves(operand)]
        case Negated(operand):
            return leaves(operand)
        case _:
            return [condition]
