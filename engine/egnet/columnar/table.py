"""The verdict table as far as it is read: rows whose conditions are settled but for what is not looked at yet.

Reading one finding or one cell after the other ends in the words of the verdict. Tables that can no longer be told
apart by what follows are equal as far as that shows in their form.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from egnet.plan.plan import Atom, Every, FindingIn, Negated, Plan, PlanCondition, Some
from egnet.rulebook.rulebook import Hit
from egnet.values import truth
from egnet.values.truth import Truth

Rest = PlanCondition | Truth
"""A condition, or its truth where that is settled."""


@dataclass(frozen=True)
class Table:
    """Rows in their order, each a condition and a verdict; the last holds where no other does."""

    hit: Hit
    rows: tuple[tuple[Rest, str], ...]
    last: str

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.rows, self.last))

    def with_finding(self, principle: int, finding: str) -> Table:
        """The table where a principle has this finding."""
        return _reduced(self, tuple((_with_finding(c, principle, finding), verdict) for c, verdict in self.rows))

    def with_cell(self, fact: int, cell: int) -> Table:
        """The table where a fact lies in this cell."""
        return _reduced(self, tuple((_with_cell(c, fact, cell), verdict) for c, verdict in self.rows))


def table_of(plan: Plan) -> Table:
    """The table of a plan, nothing read yet."""
    rows = tuple((row.condition, row.verdict) for row in plan.rows if row.condition is not None)
    return Table(plan.rulebook.hit, rows, plan.rows[-1].verdict)


def _reduced(table: Table, rows: tuple[tuple[Rest, str], ...]) -> Table:
    kept = []
    last = table.last
    for condition, verdict in rows:
        if not _may_hold(condition):
            continue
        if table.hit is Hit.FIRST and condition is Truth.TRUE:
            last = verdict
            break
        kept.append((condition, verdict))
    while table.hit is Hit.FIRST and kept and kept[-1][1] == last:
        kept.pop()
    return Table(table.hit, tuple(kept), last)


def _may_hold(condition: Rest) -> bool:
    """Whether a row may still hold; one with a neither among all that it asks cannot."""
    if isinstance(condition, Truth):
        return condition.may_hold
    operands: tuple[object, ...] = condition.operands if isinstance(condition, Every) else ()
    return Truth.NEITHER not in operands


@lru_cache(maxsize=65_536)
def _with_finding(condition: Rest, principle: int, finding: str) -> Rest:
    match condition:
        case FindingIn(asked, words) if asked == principle:
            return truth.of(finding in words)
        case Every(operands) | Some(operands):
            rest = [_with_finding(o, principle, finding) for o in operands]
            return _settled(rest, every=isinstance(condition, Every))
        case Negated(operand):
            return _negated(_with_finding(operand, principle, finding))
        case _:
            return condition


@lru_cache(maxsize=65_536)
def _with_cell(condition: Rest, fact: int, cell: int) -> Rest:
    match condition:
        case Atom(asked, holds_in) if asked == fact:
            return holds_in[cell]
        case Every(operands) | Some(operands):
            rest = [_with_cell(o, fact, cell) for o in operands]
            return _settled(rest, every=isinstance(condition, Every))
        case Negated(operand):
            return _negated(_with_cell(operand, fact, cell))
        case _:
            return condition


def _negated(rest: Rest) -> Rest:
    return truth.negation(rest) if isinstance(rest, Truth) else Negated(rest)


def _settled(operands: list[Rest], *, every: bool) -> Rest:
    """`all` or `any` of operands, of which some are settled."""
    settles, says_nothing = (Truth.FALSE, Truth.TRUE) if every else (Truth.TRUE, Truth.FALSE)
    if settles in operands:
        return settles
    rest = [o for o in dict.fromkeys(operands) if o is not says_nothing]
    open_ = [o for o in rest if not isinstance(o, Truth)]
    if not open_:
        return Truth.NEITHER if rest else says_nothing
    if len(rest) == 1:
        return rest[0]
    return Every(tuple(rest)) if every else Some(tuple(rest))  # type: ignore[arg-type]
