"""What parts state of a number, in columns: the least and the greatest it may be, counted in whole numbers.

Always holds: a part whose figure is finer than is counted, or too large, is `FINE`, and counts as nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from egnet.tables.bounds import scale_of
from egnet.tables.fact_column import FactColumn
from egnet.values.value import Value

if TYPE_CHECKING:
    import polars as pl

    Schema = Mapping[str, Any]

#: Binary numbers hold every whole number up to here.
_MOST = 2**53
#: Nothing where there is no number, or no end; `SURE` is the least of a part that is certainly relevant.
LOW, HIGH, SURE = "lav", "høj", "sikker"
OPEN_LOW, OPEN_HIGH, HAS, RELEVANT, FINE = "åben.lav", "åben.høj", "tal", "relevant", "fin"


@dataclass(frozen=True)
class _Hull:
    """The ends of a value in whole numbers."""

    low: int | None = None
    high: int | None = None
    open_low: bool = False
    open_high: bool = False
    has: bool = False
    relevant: bool = True
    fine: bool = False

    @staticmethod
    def of(value: Value | None, scale: int) -> _Hull:
        if value is None or value.hull is None:
            return _Hull(relevant=value is not None and not value.irrelevant)
        hull = value.hull
        ends = [None if end is None else end * scale for end in (hull.low, hull.high)]
        if any(end is not None and (end.denominator != 1 or abs(end) > _MOST) for end in ends):
            return _Hull(fine=True)
        low, high = (None if end is None else int(end) for end in ends)
        return _Hull(low, high, low is None, high is None, has=True, relevant=not value.irrelevant)


@dataclass(frozen=True, eq=False)
class Figures:
    """The figures of one fact that parts are added up by."""

    column: FactColumn
    #: What each entry says, which is looked at once.
    _hulls: list[_Hull] = field(default_factory=list)

    def name(self, kind: str) -> str:
        """The column of one of the kinds of this module."""
        return f"del.{self.column.fact.name}.{kind}"

    def columns(self, schema: Schema) -> list[pl.Expr]:
        """Every kind, of each part."""
        import polars as pl

        column, scale = self.column, scale_of(self.column.fact)
        self._hulls.extend(_Hull.of(entry.value, scale) for entry in column.entries[len(self._hulls) :])
        hulls = self._hulls
        bounded = None
        if column.bounds.low in schema:
            bounded = column.of_entries(schema, [entry.bounded for entry in column.entries], pl.Boolean)
        number = column.numbers(schema)
        scaled = (number * scale).round()
        # Polars divides by one number by way of its inverse, which rounds twice; by a column it divides.
        is_fine = (scaled / (scaled * 0 + scale) != number) | (scaled.abs() > _MOST)
        whole = pl.when(is_fine).then(None).otherwise(scaled).cast(pl.Int64)

        def either(kind: str, said: str, type_: Any, of_number: pl.Expr, of_bounds: pl.Expr | None = None) -> pl.Expr:
            made = column.of_entries(schema, [getattr(one, said) for one in hulls], type_)
            if bounded is not None and of_bounds is not None:
                made = pl.when(bounded).then(of_bounds).otherwise(made)
            if column.number in schema:
                made = pl.when(number.is_not_null()).then(of_number).otherwise(made)
            return made.cast(type_).alias(self.name(kind))

        low, high = pl.col(column.bounds.low), pl.col(column.bounds.high)
        yes, no = pl.lit(True), pl.lit(False)
        return [
            either(LOW, "low", pl.Int64, whole, low),
            either(HIGH, "high", pl.Int64, whole, high),
            either(OPEN_LOW, "open_low", pl.Boolean, no, low.is_null()),
            either(OPEN_HIGH, "open_high", pl.Boolean, no, high.is_null()),
            either(HAS, "has", pl.Boolean, yes, yes),
            either(RELEVANT, "relevant", pl.Boolean, yes),
            either(FINE, "fine", pl.Boolean, is_fine, no),
        ]

    def sure(self) -> pl.Expr:
        """The least of a part that is certainly relevant."""
        import polars as pl

        is_sure = pl.col(self.name(RELEVANT)) & pl.col(self.name(HAS))
        return pl.when(is_sure).then(pl.col(self.name(LOW))).alias(self.name(SURE))
