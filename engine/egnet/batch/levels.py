"""Wholes and what their parts come to in, wholes rolled up out, level by level from below.

Always holds: a level is rolled up when the wholes below it are, so that a part that is a whole counts with what it is known
to be; order and number of parts do not matter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from egnet.batch.means import LISTED, Mean, Part
from egnet.batch.meeting import OfRow, changed_in, disagreement, met_numbers, met_words, origin, stands_in
from egnet.batch.records_out import ORIGIN
from egnet.batch.rolling import CUT, CUTS, ID, WHOLE, Quantified, Rolling, Sum, together
from egnet.records.record import Cut
from egnet.records.whole import Disagreement
from egnet.rulebook.rulebook import RollUp
from egnet.tables.bounds import fits
from egnet.tables.fact_column import FactColumn
from egnet.values.interval import EVERYTHING
from egnet.values.value import Value

if TYPE_CHECKING:
    import polars as pl

    Asked = tuple[FactColumn, Sequence[pl.DataFrame], OfRow]

_ROW = "plads"
#: The level of a whole, and the place of a cut among those of its whole.
LEVEL, PLACE, HAS_WHOLE = "niveau", "nr", "der"


class Levels:
    """Rolls up the wholes of one table. `too_large` are those whose sums do not fit into columns.

    With `tells`, wholes say where their facts come from, and `disagreements` what they say against their parts. With
    `is_lost` there is one part more in every cut, of which nothing is known.
    """

    def __init__(
        self, rolling: Rolling, cuts: Mapping[str, Mapping[str, Cut] | None], *, tells: bool, is_lost: bool
    ) -> None:
        import polars as pl

        self.rolling = rolling
        self.cuts = cuts
        self.tells = tells
        self.is_lost = is_lost
        self.too_large: set[str] = set()
        self.disagreements: dict[str, list[Disagreement]] = {}
        rows = [
            (text, one.name, place, one.exhaustive, one.disjoint)
            for text, said in cuts.items()
            for place, one in enumerate((said or {}).values())
        ]
        kinds = {CUTS: pl.String, CUT: pl.String, PLACE: pl.Int64, "udtømmende": pl.Boolean, "disjunkt": pl.Boolean}
        self._of_cuts = pl.DataFrame(rows, kinds, orient="row")

    def placed(self, parts: pl.DataFrame, wholes: pl.DataFrame) -> pl.DataFrame:
        """Parts by whole and cut with what the whole says of the cut, and whether it is there at all."""
        import polars as pl

        joined = parts.join(
            wholes.select(ID, CUTS, pl.lit(True).alias(HAS_WHOLE)),
            left_on=WHOLE,
            right_on=ID,
            how="left",
            maintain_order="left",
        )
        return joined.join(self._of_cuts, on=[CUTS, CUT], how="left", maintain_order="left")

    def of_every_cut(self, wholes: pl.DataFrame) -> pl.DataFrame:
        """Every cut of some wholes, each with the whole's name."""
        import polars as pl

        return wholes.select(pl.col(ID).alias(WHOLE), CUTS).join(self._of_cuts, on=CUTS).select(WHOLE, CUT)

    def rolled_up(
        self, wholes: pl.DataFrame, every: pl.DataFrame, listed: Mapping[str, pl.DataFrame]
    ) -> list[pl.DataFrame]:
        """The wholes of each level, the deepest first, with what their parts come to."""
        import polars as pl

        levels: list[pl.DataFrame] = []
        for level in sorted(wholes[LEVEL].unique(), reverse=True):
            own = wholes.filter(pl.col(LEVEL) == level).drop(LEVEL)
            gathered = [every.join(own.select(ID), left_on=WHOLE, right_on=ID, how="semi")]
            below = levels[-1] if levels else None
            if below is not None:
                gathered.append(self.rolling.gathered(self.rolling.of_parts(below, inner=True)))
            if self.is_lost:
                gathered.append(self.rolling.gathered(self.rolling.of_parts(self.of_every_cut(own))))
            parts = self.placed(together(pl.concat(gathered)), own)
            self.too_large |= set(parts.filter(self.rolling.too_fine(parts))[WHOLE])
            for mean in self.rolling.means:
                parts = mean.with_ends(parts)
            places = sorted(parts[PLACE].unique())
            said = [
                own.select(ID).join(
                    parts.filter(pl.col(PLACE) == place), left_on=ID, right_on=WHOLE, how="left", maintain_order="left"
                )
                for place in places
            ]
            singly = [_Singly(mean, listed[mean.column.fact.name], below) for mean in self.rolling.means]
            levels.append(self._met(own, said, singly))
        return levels

    def _met(self, own: pl.DataFrame, said: Sequence[pl.DataFrame], means: Sequence[_Singly]) -> pl.DataFrame:
        """Wholes of one level with what they state met with what their parts come to."""
        rolling = self.rolling
        met = own
        asked: list[Asked] = []
        for one in rolling.quantified:

            def holds(row: int, place: int, parts: Mapping[str, Any], one: Quantified = one) -> tuple[str, Value]:
                cut = self._cut_of(own, row, parts)
                return cut.name, one.value(cut, [parts[name] for name in one.names])

            met = met_words(one, met, said)
            asked.append((one.column, said, holds))
        for sum_ in rolling.sums:

            def added(row: int, place: int, parts: Mapping[str, Any], sum_: Sum = sum_) -> tuple[str, Value]:
                cut = self._cut_of(own, row, parts)
                return cut.name, sum_.value(cut, parts)

            met = met_numbers(sum_, met, said, added)
            asked.append((sum_.column, said, added))
        for singly in means:
            mean = singly.mean
            settled = [singly.settled(parts) for parts in said]

            def weighed(row: int, place: int, parts: Mapping[str, Any], singly: _Singly = singly) -> tuple[str, Value]:
                cut = self._cut_of(own, row, parts)
                adds_up = cut.exhaustive and cut.disjoint
                return cut.name, singly.value(parts) if adds_up else singly.mean.column.fact.domain.whole

            met = met_numbers(mean, met, settled, weighed)
            asked.append((mean.column, settled, weighed))
        met = self._telling(own, met, asked) if self.tells else met
        return met.drop(name for column, _, _ in asked for name in (changed_in(column), stands_in(column)))

    def _telling(self, own: pl.DataFrame, met: pl.DataFrame, asked: Sequence[Asked]) -> pl.DataFrame:
        """The wholes with where their facts come from; notes what they say against their parts."""
        order = self.rolling.order
        for column, said, of_row in sorted(
            asked, key=lambda one: (one[0].fact.roll_up is RollUp.WEIGHTED, order.index(one[0].fact.name))
        ):
            met = met.with_columns(origin(column, own, met).alias(f"{ORIGIN}{column.fact.name}"))
            for row in met[stands_in(column)].arg_true():
                found = disagreement(column, own.row(row, named=True), row, said, of_row)
                if found is not None:
                    self.disagreements.setdefault(own[ID][row], []).append(found)
        return met

    def _cut_of(self, own: pl.DataFrame, row: int, parts: Mapping[str, Any]) -> Cut:
        cuts = self.cuts[own[CUTS][row]]
        assert cuts is not None
        return cuts[parts[CUT]]


class _Singly:
    """The means of wholes that are settled one by one."""

    def __init__(self, mean: Mean, listed: pl.DataFrame, below: pl.DataFrame | None) -> None:
        self.mean = mean
        self.listed: dict[tuple[str, str], list[Sequence[int | None]]] = {}
        for whole, cut, *figures in listed.select(WHOLE, CUT, *LISTED).iter_rows():
            self.listed.setdefault((whole, cut), []).append(figures)
        self.inner: dict[tuple[str, str], list[Part]] = {}
        if below is not None:
            columns = (mean.column, mean.weight)
            cells = [made for one in columns for made in (one.numbers(below.schema), one.entry_numbers(below.schema))]
            names = [name for one in columns for name in (one.number, one.entry)]
            for whole, cut, number, entry, weight, of_weight in (
                below.with_columns(cells).select(WHOLE, CUT, *names).iter_rows()
            ):
                value, weighing = mean.column.value_of(number, entry), mean.weight.value_of(weight, of_weight)
                self.inner.setdefault((whole, cut), []).append(Part.of(value, weighing))

    def value(self, parts: Mapping[str, Any]) -> Value:
        """The mean of the parts of one whole and cut."""
        key = (parts[ID], parts[CUT])
        return self.mean.settled(parts, self.listed.get(key, ()), self.inner.get(key, ()))

    def settled(self, parts: pl.DataFrame) -> pl.DataFrame:
        """The parts of some wholes with every mean that fits into columns."""
        import polars as pl

        name = self.mean.name
        numbered = parts.with_row_index(_ROW)
        rows = []
        for row in numbered.filter(name("ene")).iter_rows(named=True):
            value = self.value(row)
            hull = value.hull or EVERYTHING
            if fits(hull.low) and fits(hull.high):
                rows.append(
                    (row[_ROW], *_parted(hull.low), *_parted(hull.high), value.hull is not None, value.irrelevant)
                )
        kinds = ("low", "low_under", "high", "high_under", "has", "irrelevant")
        types = {kind: parts.schema[name(kind)] for kind in kinds}
        made = pl.DataFrame(rows, {_ROW: pl.UInt32, **types}, orient="row")
        joined = numbered.join(made, on=_ROW, how="left", maintain_order="left")
        is_made = pl.col("has").is_not_null()
        return joined.with_columns(
            *(pl.when(is_made).then(kind).otherwise(name(kind)).alias(name(kind)) for kind in kinds),
            (pl.col(name("ene")) & ~is_made).alias(name("ene")),
        ).drop(_ROW, *kinds)


def _parted(end: Fraction | None) -> tuple[int | None, int]:
    return (None, 1) if end is None else (end.numerator, end.denominator)
