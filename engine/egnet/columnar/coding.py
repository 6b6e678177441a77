"""Codes: every set of cells that a fact's value may meet, as a small whole number, and columns of values as such codes.

In: a fact of the plan and the kind of column that holds its values. Out: an expression that gives the code of each row.
Always holds: code 0 means that nothing is known; two rows have one code exactly if the definition cannot tell them
apart by this fact; a number in a column is the shortest decimal that is read as it, as it is for the intake.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from egnet.plan.cells import Stretch
from egnet.plan.plan import Plan, PlanFact
from egnet.values.value import Choice, Value

if TYPE_CHECKING:
    import narwhals as nw

NOTHING_KNOWN = 0


@dataclass
class Coding:
    """The codes of one fact: `masks` by code.

    `capacity` is more than every code, and more than every code to come as far as the cells are few.
    """

    fact: PlanFact
    masks: list[int] = field(init=False)
    capacity: int = field(init=False)
    _codes: dict[int, int] = field(init=False)
    _of_values: dict[tuple[Value, bool], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        every = self.fact.every_cell
        self.masks = [every]
        self._codes = {every: NOTHING_KNOWN}
        self.capacity = self._capacity()
        # The cells themselves first, so that exact values keep to low codes.
        for cell in range(len(self.fact.cells)):
            self.code(1 << cell)

    @property
    def name(self) -> str:
        """The column that holds the codes."""
        return f"kode{self.fact.index}"

    def code(self, mask: int) -> int:
        """The code of a set of cells."""
        if mask not in self._codes:
            self._codes[mask] = len(self.masks)
            self.masks.append(mask)
            self.capacity = self._capacity()
        return self._codes[mask]

    def _capacity(self) -> int:
        reached = 1 << max(1, (len(self.masks) - 1).bit_length())
        return min(reached, (1 << len(self.fact.cells)) - 1)

    def code_of(self, value: Value) -> int:
        """The code of a value: which cells it meets."""
        key = (value, value.unknown is not None)
        if key not in self._of_values:
            meets = (cell.choice_within(value) is not None for cell in self.fact.cells)
            self._of_values[key] = self.code(sum(1 << i for i, met in enumerate(meets) if met))
        return self._of_values[key]

    def code_of_choice(self, choice: Choice) -> int:
        """The code of one value chosen from the domain."""
        held = (_holds(cell.pieces, choice) for cell in self.fact.cells)
        return self.code(1 << next(i for i, holds in enumerate(held) if holds))


def codings_of(plan: Plan) -> tuple[Coding, ...]:
    """A coding for each fact of the plan, in its order."""
    return tuple(Coding(fact) for fact in plan.facts)


def _holds(pieces: Sequence[object], choice: Choice) -> bool:
    for piece in pieces:
        if isinstance(piece, Stretch):
            if isinstance(choice, Fraction) and _in_stretch(piece, choice):
                return True
        elif piece == choice:
            return True
    return False


def _in_stretch(stretch: Stretch, number: Fraction) -> bool:
    if stretch.is_point:
        return number == stretch.low
    return (stretch.low is None or number > stretch.low) and (stretch.high is None or number < stretch.high)


@dataclass(frozen=True)
class Run:
    """Neighbouring numbers of one cell, up to a number, which is in it or not; `None` is no end."""

    cell: int
    high: Fraction | None
    closed: bool


def runs_of(fact: PlanFact) -> tuple[Run, ...]:
    """A numeric fact's domain from below as runs of one cell each; the last has no end."""
    stretches = [(piece, i) for i, cell in enumerate(fact.cells) for piece in cell.pieces if isinstance(piece, Stretch)]
    ordered = sorted(stretches, key=lambda one: _place(one[0]))
    runs: list[Run] = []
    for stretch, cell in ordered:
        run = Run(cell, stretch.high, stretch.is_point)
        if runs and runs[-1].cell == cell:
            runs[-1] = run
        else:
            runs.append(run)
    return (*runs[:-1], Run(runs[-1].cell, None, False)) if runs else ()


def _place(stretch: Stretch) -> tuple[bool, Fraction, bool]:
    """Below every number first; a point before the stretch above it."""
    return (stretch.low is not None, stretch.low or Fraction(0), not stretch.is_point)


@dataclass(frozen=True)
class Dialect:
    """The library that expressions are written in; it has narwhals' names."""

    library: Any
    #: Whether codes are of the smallest type that has room, or of one that every engine has.
    is_narrow: bool

    def literal(self, number: int, coding: Coding) -> Any:
        """A code of a coding."""
        kinds = self.library
        if not self.is_narrow:
            return kinds.lit(number, kinds.Int32)
        return kinds.lit(number, narrowest(coding.capacity))


def portable() -> Dialect:
    """Expressions for every engine."""
    import narwhals

    return Dialect(narwhals, is_narrow=False)


def native() -> Dialect:
    """Expressions for Polars alone: a third of the time of the others, most of it for small frames."""
    import polars

    return Dialect(polars, is_narrow=True)


def narrowest(capacity: int) -> Any:
    """The smallest type of Polars for whole numbers from 0 to below a capacity."""
    import polars as pl

    return pl.UInt8 if capacity <= 1 << 8 else pl.UInt16 if capacity <= 1 << 16 else pl.UInt32


def number_codes(column: str, coding: Coding, *, whole: bool = False, dialect: Dialect | None = None) -> Any:
    """The codes of a column of exact numbers, all within the domain; `whole` for a column of whole numbers."""
    dialect = dialect or portable()
    when, col = dialect.library.when, dialect.library.col
    runs = runs_of(coding.fact)
    codes = [coding.code(1 << run.cell) for run in runs]
    expression = dialect.literal(codes[-1], coding)
    for run, code in zip(reversed(runs[:-1]), reversed(codes[:-1]), strict=True):
        assert run.high is not None
        below = at_most(col(column), run.high, closed=run.closed, whole=whole)
        expression = when(below).then(dialect.literal(code, coding)).otherwise(expression)
    return when(col(column).is_null()).then(dialect.literal(NOTHING_KNOWN, coding)).otherwise(expression)


def at_most(column: Any, end: Fraction, *, closed: bool, whole: bool = False) -> Any:
    """Whether the numbers of a column lie below an exact end, or at it if it is `closed`.

    A binary number stands for the shortest decimal that is read as it. Both grow alike, so that only the number nearest
    to the end needs to be looked at exactly.
    """
    if whole:
        return column <= (math.floor(end) if closed else math.ceil(end) - 1)
    try:
        nearest = float(end)
    except OverflowError:
        nearest = math.inf if end > 0 else -math.inf
    if math.isinf(nearest):
        return column < nearest if nearest > 0 else column <= nearest
    meant = Fraction(repr(nearest))
    return column <= nearest if meant < end or (closed and meant == end) else column < nearest


def word_codes(column: str, coding: Coding, *, dialect: Dialect | None = None) -> Any:
    """The codes of a column of single words, all of the domain."""
    dialect = dialect or portable()
    words = [(word, coding.code_of_choice(word)) for word in coding.fact.domain.words]
    expression = dialect.literal(NOTHING_KNOWN, coding)
    for word, code in words:
        is_it = dialect.library.col(column) == word
        expression = dialect.library.when(is_it).then(dialect.literal(code, coding)).otherwise(expression)
    return expression


def flag_codes(column: str, coding: Coding, *, dialect: Dialect | None = None) -> Any:
    """The codes of a column of truth values for a fact that is `ja` or `nej`."""
    dialect = dialect or portable()
    when, col = dialect.library.when, dialect.library.col
    yes, no = coding.code_of_choice("ja"), coding.code_of_choice("nej")
    known = when(col(column)).then(dialect.literal(yes, coding)).otherwise(dialect.literal(no, coding))
    return when(col(column).is_null()).then(dialect.literal(NOTHING_KNOWN, coding)).otherwise(known)


def bounds_codes(low: str, high: str, coding: Coding) -> nw.Expr:
    """The codes of two columns of bounds within the domain, each null where there is no end on that side."""
    import narwhals as nw

    runs = runs_of(coding.fact)
    last = len(runs) - 1
    first_run, last_run = (
        nw.when(nw.col(column).is_null()).then(_literal(default)).otherwise(_run_number(column, runs))
        for column, default in ((low, 0), (high, last))
    )
    expression = _literal(NOTHING_KNOWN)
    for i in range(len(runs)):
        for j in range(i, len(runs)):
            mask = 0
            for run in runs[i : j + 1]:
                mask |= 1 << run.cell
            met = (first_run == i) & (last_run == j)
            expression = nw.when(met).then(_literal(coding.code(mask))).otherwise(expression)
    return expression


def _run_number(column: str, runs: Sequence[Run]) -> nw.Expr:
    import narwhals as nw

    expression = _literal(len(runs) - 1)
    for i in reversed(range(len(runs) - 1)):
        end = runs[i].high
        assert end is not None
        below = at_most(nw.col(column), end, closed=runs[i].closed)
        expression = nw.when(below).then(_literal(i)).otherwise(expression)
    return expression


def _literal(number: int) -> nw.Expr:
    import narwhals as nw

    return nw.lit(number, nw.Int32)
