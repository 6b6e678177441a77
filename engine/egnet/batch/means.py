"""Weighted means of parts in columns: sums of products where weights are exact or without end, fractions otherwise.

The least mean gives the lowest figures the greatest weights. Parts of exact weight add the same whatever is chosen, and
of parts whose weights have no end only the lowest figure matters; so only parts whose weights lie between two ends are
kept, as one for each figure, and their wholes are settled one by one, as are those with parts that are wholes themselves.
Always holds: the ends are those of `egnet.values.arithmetic.weighted_mean`, as fractions of whole numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from egnet.batch import parts
from egnet.batch.parts import Figures
from egnet.tables.bounds import MOST, scale_of
from egnet.tables.fact_column import FactColumn
from egnet.values.interval import ZERO, Interval
from egnet.values.value import NOT_RELEVANT, Value

if TYPE_CHECKING:
    import polars as pl

_WHOLE, _CUT = "helhed", "snit"
#: Of a part whose weight lies between two ends: its figure, its least and its greatest weight.
LISTED = ("lav", "høj", "mindst", "mest")
_SUMS = ("vægt", "produkt.lav", "produkt.høj")
_COUNTS = ("åben.lav", "åben.høj", "tal", "listet", "indre")


@dataclass(frozen=True)
class Mean:
    """A fact whose whole is the mean of its parts, each counted by its weight."""

    figures: Figures
    weights: Figures

    @property
    def column(self) -> FactColumn:
        return self.figures.column

    @property
    def weight(self) -> FactColumn:
        return self.weights.column

    def name(self, kind: str) -> str:
        return f"{self.column.fact.name}|{kind}"

    def _of_part(self, kind: str) -> str:
        return f"vægtet.{self.column.fact.name}.{kind}"

    def of_part(self, *, inner: bool) -> list[pl.Expr]:
        """What is looked at of each part, given its figures and weights."""
        import polars as pl

        def value(kind: str) -> pl.Expr:
            return pl.col(self.figures.name(kind))

        def weight(kind: str) -> pl.Expr:
            return pl.col(self.weights.name(kind))

        counts = value(parts.HAS) & ~pl.lit(inner)
        is_sure = value(parts.RELEVANT) & weight(parts.RELEVANT) & weight(parts.HAS)
        least = pl.when(counts & is_sure).then(weight(parts.LOW)).otherwise(0).fill_null(0)
        most = pl.when(weight(parts.HAS)).then(weight(parts.HIGH)).otherwise(0)
        endless = counts & weight(parts.OPEN_HIGH)
        listed = counts & ~endless & (least < most.fill_null(0))
        low, high = value(parts.LOW), value(parts.HIGH)
        wide = least.cast(pl.Int128)
        columns = {
            "vægt": least,
            "mest": most,
            "produkt.lav": low.cast(pl.Int128) * wide,
            "produkt.høj": high.cast(pl.Int128) * wide,
            "mindste": pl.when(counts).then(low),
            "største": pl.when(counts).then(high),
            "mindste.ukendt": pl.when(endless).then(low),
            "største.ukendt": pl.when(endless).then(high),
            "åben.lav": counts & value(parts.OPEN_LOW),
            "åben.høj": counts & value(parts.OPEN_HIGH),
            "tal": counts,
            "listet": listed,
            "indre": pl.lit(inner),
        }
        return [one.alias(self._of_part(kind)) for kind, one in columns.items()]

    def gathered(self) -> list[pl.Expr]:
        """Sums, least and greatest of them."""
        import polars as pl

        def of(kind: str) -> pl.Expr:
            return pl.col(self._of_part(kind))

        made = {kind: of(kind).cast(pl.Int128).sum() for kind in _SUMS}
        made |= {kind: of(kind).min() for kind in ("mindste", "mindste.ukendt")}
        made |= {kind: of(kind).max() for kind in ("største", "største.ukendt")}
        made |= {kind: of(kind).sum() for kind in _COUNTS}
        return [one.alias(self.name(kind)) for kind, one in made.items()]

    def listed(self, made: pl.DataFrame) -> pl.DataFrame:
        """The parts whose weights lie between two ends, as one for each whole, cut and figure."""
        import polars as pl

        low, high = self.figures.name(parts.LOW), self.figures.name(parts.HIGH)
        columns = (low, high, self._of_part("vægt"), self._of_part("mest"))
        some = made.filter(self._of_part("listet")).select(
            _WHOLE, _CUT, *(pl.col(column).alias(name) for column, name in zip(columns, LISTED, strict=True))
        )
        return some.group_by(_WHOLE, _CUT, *LISTED[:2]).agg(pl.col(*LISTED[2:]).sum())

    def with_ends(self, every: pl.DataFrame) -> pl.DataFrame:
        """Rows by whole and cut with what the mean says of the whole; where `ene`, it is settled one by one."""
        import polars as pl

        def of(kind: str) -> pl.Expr:
            return pl.col(self.name(kind))

        scale = scale_of(self.column.fact)
        weight = of("vægt")

        def end(side: str, far: str, opened: str) -> tuple[pl.Expr, pl.Expr]:
            product, extreme, endless = of(f"produkt.{side}"), of(far), of(f"{far}.ukendt")
            bound = endless.cast(pl.Int128) * weight
            is_beyond = (product > bound) if side == "lav" else (product < bound)
            by_weight = (weight > 0) & ~(endless.is_not_null() & is_beyond)
            above = pl.when(by_weight).then(product).when(weight > 0).then(endless).otherwise(extreme)
            under = pl.when(by_weight).then(weight).otherwise(1)
            closed = of(opened) == 0
            return pl.when(closed).then(above), under * scale

        low, low_under = end("lav", "mindste", "åben.lav")
        high, high_under = end("høj", "største", "åben.høj")
        singly = (of("listet") > 0) | (of("indre") > 0) | (weight * scale > MOST)
        made = {
            "low": low,
            "low_under": low_under,
            "high": high,
            "high_under": high_under,
            "has": of("tal") > 0,
            "irrelevant": weight == 0,
            "ene": singly & pl.col("udtømmende") & pl.col("disjunkt"),
        }
        made |= {kind: pl.when(singly).then(None).otherwise(made[kind]).cast(pl.Int64) for kind in list(made)[:4]}
        return every.with_columns(one.alias(self.name(kind)) for kind, one in made.items())

    def allowed(self) -> dict[str, pl.Expr]:
        """What the mean says of the whole, in the columns that `egnet.batch.meeting` asks for."""
        import polars as pl

        kinds = ("low", "low_under", "high", "high_under", "has", "irrelevant")
        adds_up = pl.col("udtømmende") & pl.col("disjunkt")
        return {kind: pl.col(self.name(kind)) for kind in kinds} | {
            "is_said": pl.col("dele").is_not_null() & adds_up,
        }

    def settled(self, row: Mapping[str, Any], listed: Iterable[Sequence[int | None]], inner: Iterable[Part]) -> Value:
        """The mean of one whole's parts: what was gathered of them, those that are listed, and those that are wholes."""
        mine, theirs = scale_of(self.column.fact), scale_of(self.weights.column.fact)
        low, high = _Least(), _Least()
        for side, sign, kinds in ((low, 1, ("lav", "mindste")), (high, -1, ("høj", "største"))):
            product, extreme, endless = (
                row[self.name(kind)] for kind in (f"produkt.{kinds[0]}", kinds[1], f"{kinds[1]}.ukendt")
            )
            side.weight = Fraction(row[self.name("vægt")], theirs)
            side.product = sign * Fraction(product, mine * theirs)
            side.is_open = row[self.name(f"åben.{kinds[0]}")] > 0
            side.note([] if extreme is None else [sign * Fraction(extreme, mine)], endless=False)
            side.note([] if endless is None else [sign * Fraction(endless, mine)], endless=True)
        any_has = row[self.name("tal")] > 0
        for figure_low, figure_high, least, most in listed:
            assert least is not None and most is not None
            more = Fraction(most - least, theirs)
            for side, figure in ((low, figure_low), (high, None if figure_high is None else -figure_high)):
                if figure is not None:
                    side.more.append((Fraction(figure, mine), more))
        for part in inner:
            if part.hull is not None:
                any_has = True
                low.add(part.hull.low, part.weight)
                high.add(None if part.hull.high is None else -part.hull.high, part.weight)
        if not any_has:
            return NOT_RELEVANT
        greatest = high.found()
        return Value((Interval(low.found(), None if greatest is None else -greatest),), irrelevant=low.weight == 0)


@dataclass(frozen=True)
class Part:
    """A part that is a whole itself: its figure, and how much it may weigh."""

    hull: Interval | None
    weight: Interval

    @staticmethod
    def of(value: Value, weight: Value) -> Part:
        """By its values."""
        hull = weight.hull or ZERO
        may_be_skipped = value.irrelevant or weight.irrelevant
        return Part(value.hull, Interval(Fraction(0), hull.high) if may_be_skipped else hull)


@dataclass
class _Least:
    """The least mean: what every part weighs at least, and what some may weigh more."""

    product: Fraction = Fraction(0)
    weight: Fraction = Fraction(0)
    is_open: bool = False
    least: Fraction | None = None
    endless: Fraction | None = None
    more: list[tuple[Fraction, Fraction]] = field(default_factory=list)

    def note(self, figures: Iterable[Fraction], *, endless: bool) -> None:
        for figure in figures:
            self.least = figure if self.least is None else min(self.least, figure)
            if endless:
                self.endless = figure if self.endless is None else min(self.endless, figure)

    def add(self, figure: Fraction | None, weight: Interval) -> None:
        """One more part."""
        assert weight.low is not None
        self.weight += weight.low
        if figure is None:
            self.is_open = True
            return
        self.product += figure * weight.low
        self.note([figure], endless=weight.high is None)
        if weight.high is not None and weight.high > weight.low:
            self.more.append((figure, weight.high - weight.low))

    def found(self) -> Fraction | None:
        """The least mean, or nothing where a figure has no end."""
        if self.is_open:
            return None
        assert self.least is not None
        possible = [self.least] if not self.weight else [self.product / self.weight]
        possible += [] if self.endless is None else [self.endless]
        product, weight = self.product, self.weight
        for figure, more in sorted(self.more):
            if self.endless is not None and figure > self.endless:
                break
            product, weight = product + figure * more, weight + more
            possible.append(product / weight)
        return min(possible)
