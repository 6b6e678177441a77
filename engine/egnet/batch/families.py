"""Areas with parts in a table, of any depth: roll-up as a group-by, in passes over the file.

In: a table whose survey found parts. Out: the rows of each block with what wholes and parts give each other put in, so that
they are decided like any other row. Parts are gathered by whole and cut and are not kept; of each whole the facts are that
a family gives it or takes from it. Wholes are rolled up level by level from below, and hand down from above. A tree of wholes
in which anything is unusual (a bad row, an id that stands twice, a cut that the whole does not have, figures finer than a
hundred-thousandth) is read and decided by the definition. Always holds: answers and messages are those of a table that is
read whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from egnet.batch.counting import Counting
from egnet.batch.means import LISTED, Mean, Part
from egnet.batch.meeting import met_numbers, met_words
from egnet.batch.rolling import CUT, WHOLE, Rolling, Sum, Together, together
from egnet.batch.trees import Trees
from egnet.columnar.kernel import Kernel
from egnet.diagnostics.diagnostic import has_errors
from egnet.records.read import read_rows
from egnet.records.record import Cut
from egnet.records.rows import Row, Rows
from egnet.source.node import Mapping as MappingNode
from egnet.source.node import Node, Scalar
from egnet.tables.bounds import fits
from egnet.tables.fact_column import BLANK, FactColumn
from egnet.tables.plain import ODD, PlainTable
from egnet.values.interval import EVERYTHING
from egnet.values.value import Value

if TYPE_CHECKING:
    import polars as pl

    Frames = Callable[[], Iterator[pl.DataFrame]]

ID, CUTS, IS_WHOLE, IS_PART = "post.id", "post.snit", "post.helhed", "post.del"
_OWN, _HANDED = "eget.", "arv."
_ROW, _ROOT, _LEVEL, _PLACE = "plads", "rod", "niveau", "nr"


@dataclass
class Families:
    """The families of one table. `frames` reads it anew; `rows_of` are rows as the intake of single records has them."""

    path: Path
    kernel: Kernel
    plain: PlainTable
    named: frozenset[str]
    shared: frozenset[str]
    frames: Frames
    rows_of: Callable[[pl.DataFrame], Sequence[Row]]
    #: Wholes whose family is read by the definition, and the ids of all records where one names a whole that is not there.
    unusual: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    _cuts: dict[str, Mapping[str, Cut] | None] = field(default_factory=lambda: {"": {}})

    def __post_init__(self) -> None:
        import polars as pl

        self._named = pl.Series(list(self.named), dtype=pl.String)
        self._shared = pl.Series(list(self.shared), dtype=pl.String)
        self._rolling = Rolling(self.plain)
        self._counting = Counting(self.kernel, self.plain)
        facts = self.plain.facts.values()
        self._inherited = [one for one in facts if one.fact.inherited]
        rolled = {one.column.fact.name for one in self._rolling.every}
        self._rolled = [one for one in facts if one.fact.name in rolled]
        self._others = [one for one in facts if one not in self._inherited and one not in self._rolled]
        self._listed: dict[str, Together] = {}
        self._of_inner = pl.DataFrame()
        self._handed = pl.DataFrame()
        self._roots = pl.DataFrame()
        wholes, every = self._gather()
        levels = self._still_usual(self._rolled_up(wholes, every))
        self._hand_down(levels)
        self._count(levels)
        self._put_together(levels)

    # -- rows ---------------------------------------------------------------------------------------------------------------

    def placed(self, frame: pl.DataFrame) -> pl.DataFrame:
        """A frame with the places of its rows in wholes."""
        import polars as pl

        def text(name: str) -> pl.Expr:
            cell = self.plain.fields.get(name)
            return pl.lit("") if cell is None else pl.col(cell).cast(pl.String).fill_null("")

        return frame.with_columns(
            text("id").alias(ID), text("part_of").alias(WHOLE), text("cut").alias(CUT), text("cuts").alias(CUTS)
        ).with_columns(
            (pl.col(ID).is_in(self._named.implode()) | (pl.col(CUTS) != "")).alias(IS_WHOLE),
            (pl.col(WHOLE) != "").alias(IS_PART),
        )

    def is_unusual(self) -> pl.Expr:
        """Whether a placed row is read by the definition."""
        import polars as pl

        unusual = pl.Series(list(self.unusual), dtype=pl.String).implode()
        as_whole = pl.col(IS_WHOLE) & pl.col(ID).is_in(unusual)
        as_part = pl.col(IS_PART) & pl.col(WHOLE).is_in(unusual)
        return as_whole | as_part | pl.col(ID).is_in(self._shared.implode())

    def put_in(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Placed rows, none unusual, with what their families give them."""
        import polars as pl

        for column in self._rolled:
            column.forget()
        frame = self._with_inherited(frame, self._handed)
        own = [name.removeprefix(_OWN) for name in self._own.columns[1:]]
        if not own:
            return frame
        stated = []
        for column in (*self._rolled, *self._inherited):
            stated += [column.numbers(frame.schema)] if column.number in own else []
            stated += [column.entry_numbers(frame.schema)] if column.entry in own else []
        joined = frame.with_columns(stated).join(self._own, on=ID, how="left", maintain_order="left")
        is_whole = pl.col(IS_WHOLE)
        return joined.with_columns(
            pl.when(is_whole).then(f"{_OWN}{name}").otherwise(name if name in joined.columns else None).alias(name)
            for name in own
        ).drop(f"{_OWN}{name}" for name in own)

    def _with_inherited(self, frame: pl.DataFrame, handed: pl.DataFrame) -> pl.DataFrame:
        """Rows with what they do not state and their wholes hand down."""
        import polars as pl

        given = [name for name in handed.columns if name != ID]
        made = []
        for column in self._inherited:
            names = [name for name in (column.number, column.entry) if f"{_HANDED}{name}" in given]
            number, entry = column.numbers(frame.schema), column.entry_numbers(frame.schema)
            is_silent = number.is_null() & (entry == BLANK) & pl.col(_HANDED).is_not_null()
            if column.number in names:
                made.append(pl.when(is_silent).then(f"{_HANDED}{column.number}").otherwise(number).alias(column.number))
            if column.entry in names:
                made.append(pl.when(is_silent).then(f"{_HANDED}{column.entry}").otherwise(entry).alias(column.entry))
        if not made:
            return frame
        joined = frame.join(handed, left_on=WHOLE, right_on=ID, how="left", maintain_order="left")
        return joined.with_columns(made).drop(given)

    # -- the pass over all rows -------------------------------------------------------------------------------------------------

    def _gather(self) -> tuple[pl.DataFrame, pl.DataFrame]:
        """The wholes, and their parts by whole and cut; notes which families are unusual."""
        import polars as pl

        wholes: list[pl.DataFrame] = []
        inner: list[pl.DataFrame] = []
        every = Together()
        for read in self.frames():
            frame = self.placed(self._without_cells(read))
            family = frame.filter(pl.col(IS_WHOLE) | pl.col(IS_PART))
            is_odd = pl.col(ODD) | pl.col(ID).is_in(self._shared.implode())
            left = family.filter(is_odd)
            self.unusual |= {key for key in (*left.filter(IS_WHOLE)[ID], *left[WHOLE]) if key}
            good = family.filter(~is_odd)
            own = good.filter(IS_WHOLE)
            self._read_cuts(own)
            wholes.append(self._stated(own, (*self._rolled, *self._inherited)))
            if self._counting.counted:
                inner.append(self._stated(own.filter(IS_PART), self._others))
            parts = self._rolling.of_parts(good.filter(~pl.col(IS_WHOLE)))
            every.add(self._rolling.gathered(parts))
            for mean in self._rolling.means:
                by = (WHOLE, CUT, *LISTED[:2])
                self._listed.setdefault(mean.column.fact.name, Together(by)).add(mean.listed(parts))
        if inner:
            self._of_inner = _slim(pl.concat(inner)).drop(WHOLE, CUT, CUTS)
        return self._usual(_slim(pl.concat(wholes)), every.every())

    def _without_cells(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Rows without the texts of figures, which are read."""
        import polars as pl

        return frame.drop(cell for cell in self.plain.cell_of.values() if frame.schema[cell] == pl.String)

    def _stated(self, wholes: pl.DataFrame, columns: Sequence[FactColumn]) -> pl.DataFrame:
        """What wholes state of some facts."""
        schema = wholes.schema
        facts = [made for one in columns for made in (one.numbers(schema), one.entry_numbers(schema))]
        names = [name for one in columns for name in (one.number, one.entry)]
        return wholes.with_columns(facts).select(ID, WHOLE, CUT, CUTS, *names)

    def _read_cuts(self, wholes: pl.DataFrame) -> None:
        """Read the cuts that wholes state, each text once."""
        import polars as pl

        new = wholes.filter(~pl.col(CUTS).is_in(pl.Series(list(self._cuts), dtype=pl.String).implode())).unique(
            CUTS, keep="first", maintain_order=True
        )
        if len(new):
            for text, row in zip(new[CUTS], self.rows_of(new), strict=True):
                self._cuts[text] = self._cuts_of(row)

    def _cuts_of(self, row: Row) -> Mapping[str, Cut] | None:
        """The cuts that a row states; `None` if there is something wrong with them."""
        # Where it stands itself is looked at when every whole is known.
        alone = [(key, node) for key, node in _entries(row) if key.text not in ("part_of", "cut")]
        row = replace(row, node=MappingNode(tuple(alone), row.node.span))
        intake = read_rows(self.path, Rows(rows=[row], danish=self.plain.danish), self.kernel.plan.rulebook)
        return None if has_errors(intake.diagnostics) or not intake.records else intake.records[0].cuts

    def _usual(self, wholes: pl.DataFrame, every: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
        """The wholes of trees in which nothing is unusual, with their levels, and their parts; notes the others."""
        import polars as pl

        cuts = [
            (t, c.name, n, c.exhaustive, c.disjoint)
            for t, said in self._cuts.items()
            for n, c in enumerate((said or {}).values())
        ]
        self._of_cuts = pl.DataFrame(
            cuts,
            {CUTS: pl.String, CUT: pl.String, _PLACE: pl.Int64, "udtømmende": pl.Boolean, "disjunkt": pl.Boolean},
            orient="row",
        )
        trees = Trees.of(wholes[ID], wholes[WHOLE])
        numbered = wholes.with_columns(trees.level.alias(_LEVEL)).with_row_index(_ROW)
        places = self._placed_parts(
            pl.concat([every.select(WHOLE, CUT), wholes.filter(pl.col(WHOLE) != "").select(WHOLE, CUT)]), numbered
        )
        missing = places.filter(pl.col(_ROW).is_null())[WHOLE]
        unplaced = places.filter(pl.col(_PLACE).is_null())[WHOLE]
        unread = pl.Series([text for text, said in self._cuts.items() if said is None], dtype=pl.String)
        self.unusual |= {*missing, *unplaced, *every.filter(self._rolling.too_fine(every))[WHOLE]}
        named = pl.Series(list(self.unusual), dtype=pl.String)
        is_bad = (
            pl.col(ID).is_in(named.implode())
            | pl.col(WHOLE).is_in(named.implode())
            | pl.col(CUTS).is_in(unread.implode())
        )
        is_unusual = trees.of_trees(numbered.filter(is_bad)[_ROW])
        self.unusual |= set(wholes.filter(is_unusual)[ID])
        if len(missing) or self.unusual.difference(wholes[ID]):
            for read in self.frames():
                self.ids |= set(self.placed(read)[ID])
        usual = numbered.filter(~is_unusual).drop(_ROW)
        self._roots = wholes.select(ID, trees.root.alias(_ROOT)).filter(~is_unusual)
        return usual, every.join(usual.select(ID), left_on=WHOLE, right_on=ID, how="semi")

    def _placed_parts(self, places: pl.DataFrame, wholes: pl.DataFrame) -> pl.DataFrame:
        """Wholes and cuts with what the whole says of the cut."""
        names = [name for name in (_ROW, CUTS) if name in wholes.columns]
        joined = places.join(wholes.select(ID, *names), left_on=WHOLE, right_on=ID, how="left", maintain_order="left")
        return joined.join(self._of_cuts, on=[CUTS, CUT], how="left", maintain_order="left")

    # -- level by level -----------------------------------------------------------------------------------------------------------

    def _rolled_up(self, wholes: pl.DataFrame, every: pl.DataFrame) -> list[pl.DataFrame]:
        """The wholes of each level, the deepest first, with what their parts come to."""
        import polars as pl

        levels: list[pl.DataFrame] = []
        for level in sorted(wholes[_LEVEL].unique(), reverse=True):
            own = wholes.filter(pl.col(_LEVEL) == level).drop(_LEVEL)
            gathered = [every.join(own.select(ID), left_on=WHOLE, right_on=ID, how="semi")]
            below = levels[-1] if levels else None
            if below is not None:
                gathered.append(self._rolling.gathered(self._rolling.of_parts(below, inner=True)))
            parts = self._placed_parts(together(pl.concat(gathered)), own)
            self.unusual |= set(parts.filter(self._rolling.too_fine(parts))[WHOLE])
            for mean in self._rolling.means:
                parts = mean.with_ends(parts)
            places = sorted(parts[_PLACE].unique())
            said = [
                own.select(ID).join(
                    parts.filter(pl.col(_PLACE) == place), left_on=ID, right_on=WHOLE, how="left", maintain_order="left"
                )
                for place in places
            ]
            levels.append(self._met(own, said, below))
        return levels

    def _still_usual(self, levels: list[pl.DataFrame]) -> list[pl.DataFrame]:
        """The levels without trees in which sums came to be too large."""
        import polars as pl

        if not self.unusual.intersection(self._roots[ID]):
            return levels
        large = self._roots.filter(pl.col(ID).is_in(pl.Series(list(self.unusual)).implode()))
        trees = self._roots.join(large.select(_ROOT), on=_ROOT, how="semi")
        self.unusual |= set(trees[ID])
        return [one.join(trees.select(ID), on=ID, how="anti", maintain_order="left") for one in levels]

    def _met(self, own: pl.DataFrame, said: Sequence[pl.DataFrame], below: pl.DataFrame | None) -> pl.DataFrame:
        """Wholes of one level with what they state met with what their parts come to."""
        rolling = self._rolling
        met = own
        for one in rolling.quantified:
            met = met_words(one, met, said)
        for sum_ in rolling.sums:

            def added(row: int, place: int, parts: Mapping[str, Any], sum_: Sum = sum_) -> tuple[str, Value]:
                cut = self._cut_of(own, row, parts)
                return cut.name, sum_.value(cut, parts)

            met = met_numbers(sum_, met, said, added)
        for mean in rolling.means:
            singly = _Singly(mean, self._listed[mean.column.fact.name].every(), below)
            settled = [singly.settled(parts) for parts in said]

            def weighed(row: int, place: int, parts: Mapping[str, Any], singly: _Singly = singly) -> tuple[str, Value]:
                cut = self._cut_of(own, row, parts)
                adds_up = cut.exhaustive and cut.disjoint
                return cut.name, singly.value(parts) if adds_up else singly.mean.column.fact.domain.whole

            met = met_numbers(mean, met, settled, weighed)
        return met

    def _cut_of(self, own: pl.DataFrame, row: int, parts: Mapping[str, Any]) -> Cut:
        cuts = self._cuts[own[CUTS][row]]
        assert cuts is not None
        return cuts[parts[CUT]]

    def _hand_down(self, levels: list[pl.DataFrame]) -> None:
        """Let wholes that are parts inherit, from above."""
        for place in reversed(range(len(levels) - 1)):
            levels[place] = self._with_inherited(levels[place], self._handing(levels[place + 1]))

    def _handing(self, wholes: pl.DataFrame) -> pl.DataFrame:
        """What wholes hand down: values without the figures that state them."""
        import polars as pl

        given = [pl.col(ID), pl.lit(True).alias(_HANDED)]
        for column in self._inherited:
            if column.number in wholes.columns:
                given.append(pl.col(column.number).alias(f"{_HANDED}{column.number}"))
            if column.entry in wholes.columns:
                entries = list(column.entries)
                bare = [
                    column.entry_for(one.value, None) if one.value and place else BLANK
                    for place, one in enumerate(entries)
                ]
                mapped = pl.lit(pl.Series(bare, dtype=pl.Int32)).gather(pl.col(column.entry))
                given.append(mapped.alias(f"{_HANDED}{column.entry}"))
        return wholes.select(given)

    def _count(self, levels: list[pl.DataFrame]) -> None:
        """Count the verdicts of parts, the deepest first."""
        import polars as pl

        self._handed = pl.concat([self._handing(one) for one in levels], how="diagonal") if levels else pl.DataFrame()
        counting = self._counting
        if not counting.counted or not levels:
            return
        every = Together()
        for read in self.frames():
            frame = self.placed(self._without_cells(read))
            parts = frame.filter(pl.col(IS_PART) & ~pl.col(IS_WHOLE) & ~self.is_unusual())
            every.add(counting.of_parts(self._with_inherited(parts, self._handed)))
        for place, own in enumerate(levels):
            levels[place] = counting.with_codes(own, every.every(), ID)
            if place + 1 < len(levels):
                whole = levels[place].join(self._of_inner, on=ID, how="left")
                every.add(counting.of_parts(whole))

    def _put_together(self, levels: Sequence[pl.DataFrame]) -> None:
        """Every whole with what its family gives it."""
        import polars as pl

        columns = [name for one in self._rolled for name in (one.number, one.entry, *one.bounds.columns)]
        columns += self._counting.names
        if len(levels) > 1:
            columns += [name for one in self._inherited for name in (one.number, one.entry)]
        every = pl.concat(levels, how="diagonal") if levels else pl.DataFrame({ID: []}, schema={ID: pl.String})
        ends = {name: one.bounds.columns for one in self._rolled for name in one.bounds.columns}
        said = {name for name in columns if name in every.columns and every[name].null_count() < len(every)}
        # A fact has all of its ends or none: one that nobody has an end of is open everywhere.
        names = [name for name in columns if not said.isdisjoint(ends.get(name, (name,)))]
        self._own = every.select(ID, *(pl.col(name).alias(f"{_OWN}{name}") for name in names))


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


def _entries(row: Row) -> Sequence[tuple[Scalar, Node]]:
    return row.node.entries if isinstance(row.node, MappingNode) else ()


def _slim(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame without columns of facts that say nothing."""
    import polars as pl

    silent = [
        name
        for name, type_ in frame.schema.items()
        if name not in (ID, WHOLE, CUT, CUTS)
        and (frame[name].null_count() == len(frame) or (type_ == pl.Int32 and not (frame[name] != BLANK).any()))
    ]
    return frame.drop(silent)
