"""Numbers between two ends that stand in the row itself: what sums and means of parts come to, without a text for each.

An end is a fraction of whole numbers, one column above and, for weighted means, one below; nothing is no end on that side.
The column of entries says which rows have such ends. Always holds: ends are compared exactly, by whole numbers of 128 bits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from egnet.columnar.coding import Coding, runs_of
from egnet.rulebook.rulebook import Fact, RollUp
from egnet.values.domain import Kind
from egnet.values.interval import Interval
from egnet.values.value import Value

if TYPE_CHECKING:
    import polars as pl

#: Figures are counted in hundred-thousandths, those of whole numbers in ones.
SCALE = 10**5
#: No end is above this or below its negative, and no denominator above it: products fit into 128 bits.
MOST = 2**62


def scale_of(fact: Fact) -> int:
    """What figures of a fact are counted in: so many make one."""
    return 1 if fact.kind is Kind.INTEGER else SCALE


def fits(end: Fraction | None) -> bool:
    """Whether an end can stand in columns."""
    return end is None or (abs(end.numerator) <= MOST and end.denominator <= MOST)


@dataclass(frozen=True)
class End:
    """One end as two expressions, of the whole number above and the one below."""

    above: pl.Expr
    under: pl.Expr

    @staticmethod
    def of(low_or_high: str) -> End:
        """The end that two columns hold."""
        import polars as pl

        return End(pl.col(low_or_high), pl.col(under(low_or_high)))

    @staticmethod
    def at(number: Fraction) -> End:
        """A fixed end."""
        import polars as pl

        return End(pl.lit(number.numerator, pl.Int64), pl.lit(number.denominator, pl.Int64))

    def is_above(self, other: End) -> pl.Expr:
        """Whether this end is greater than the other, both being there."""
        return _wide(self.above) * _wide(other.under) > _wide(other.above) * _wide(self.under)


def under(column: str) -> str:
    """The column of denominators of a column of ends."""
    return f"{column}.under"


def _wide(whole: pl.Expr) -> pl.Expr:
    import polars as pl

    return whole.cast(pl.Int128)


@dataclass(frozen=True)
class Bounds:
    """The columns of the ends of one fact."""

    fact: Fact

    @property
    def low(self) -> str:
        return f"lav.{self.fact.name}"

    @property
    def high(self) -> str:
        return f"høj.{self.fact.name}"

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that a frame with ends has."""
        if self.fact.roll_up is not RollUp.WEIGHTED:
            return (self.low, self.high)
        return (self.low, under(self.low), self.high, under(self.high))

    def ends(self, schema: Mapping[str, Any]) -> list[pl.Expr]:
        """Both ends, each with its denominator, in the order low, high."""
        import polars as pl

        named = [(column, under(column)) for column in (self.low, self.high)]
        scale = pl.lit(scale_of(self.fact), pl.Int64)
        both = [(pl.col(c), pl.col(u) if u in schema else scale.alias(u)) for c, u in named]
        return [one for end in both for one in end]

    def value(self, ends: Sequence[int | None], *, irrelevant: bool) -> Value:
        """The value between two ends, given as `ends` has them."""
        low, low_under, high, high_under = ends
        return Value((Interval(_fraction(low, low_under), _fraction(high, high_under)),), irrelevant=irrelevant)


def _fraction(above: int | None, below: int | None) -> Fraction | None:
    return None if above is None else Fraction(above, below or 1)


def run_numbers(low: str, high: str, coding: Coding) -> list[pl.Expr]:
    """Between which runs of a fact's cells two columns of ends lie, both included."""
    import polars as pl

    runs = runs_of(coding.fact)
    made = []
    for column, default in ((low, 0), (high, len(runs) - 1)):
        number = pl.lit(0, pl.Int32)
        for run in runs[:-1]:
            assert run.high is not None
            end = End.of(column)
            beyond = end.is_above(End.at(run.high)) if run.closed else ~End.at(run.high).is_above(end)
            number = number + beyond.cast(pl.Int32)
        made.append(pl.when(pl.col(column).is_null()).then(pl.lit(default, pl.Int32)).otherwise(number))
    return made


def can_be_compared(fact: Fact, coding: Coding | None) -> bool:
    """Whether the ends of a fact's domain and of its cells can be compared in columns."""
    ends = [fact.domain.range.low, fact.domain.range.high]
    ends += [] if coding is None else [run.high for run in runs_of(coding.fact)]
    return all(fits(end) for end in ends)
