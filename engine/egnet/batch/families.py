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
from pathlib import Path
from typing import TYPE_CHECKING

from egnet.batch.counting import Counting
from egnet.batch.inheriting import Inheriting
from egnet.batch.levels import HAS_WHOLE, LEVEL, PLACE, Levels
from egnet.batch.means import LISTED
from egnet.batch.records_out import ORIGIN
from egnet.batch.rolling import CUT, CUTS, ID, WHOLE, Rolling, Together
from egnet.batch.trees import Trees
from egnet.columnar.kernel import Kernel
from egnet.diagnostics.diagnostic import has_errors
from egnet.records.read import read_rows
from egnet.records.record import Cut
from egnet.records.rows import Row, Rows
from egnet.records.whole import Disagreement
from egnet.rulebook.load import canonical
from egnet.source.node import Mapping as MappingNode
from egnet.source.node import Node, Scalar
from egnet.tables.fact_column import BLANK, FactColumn
from egnet.tables.plain import ODD, PlainTable

if TYPE_CHECKING:
    import polars as pl

    Frames = Callable[[], Iterator[pl.DataFrame]]

IS_WHOLE, IS_PART = "post.helhed", "post.del"
_OWN = "eget."
_ROW, _ROOT = "plads", "rod"


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
    #: Whether `put_in` tells where facts come from, and `disagreements` what wholes say against their parts, by id.
    tells: bool = False
    #: Whether a row that cannot be read may have been a part of any whole.
    is_lost: bool = False
    disagreements: dict[str, list[Disagreement]] = field(default_factory=dict)
    #: What the cuts are that a cell states.
    written_cuts: dict[str, object] = field(default_factory=dict)
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
        self._inheriting = Inheriting(self._inherited, tells=self.tells)
        self._listed: dict[str, Together] = {}
        self._of_inner = pl.DataFrame()
        self._handed = pl.DataFrame()
        self._roots = pl.DataFrame()
        wholes, every = self._gather()
        listed = {name: one.every() for name, one in self._listed.items()}
        levels = self._still_usual(self._levels.rolled_up(wholes, every, listed))
        self.disagreements = self._levels.disagreements
        self._listed.clear()
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

    def named_by(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The wholes that placed rows which are unusual have to do with: themselves first, if they may be meant, else blank."""
        import polars as pl

        is_meant = pl.col(IS_WHOLE) | pl.col(ID).is_in(self._shared.implode())
        return frame.select(pl.when(is_meant).then(ID).otherwise(pl.lit("")).alias(ID), WHOLE)

    def put_in(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Placed rows, none unusual, with what their families give them."""
        import polars as pl

        for column in self._rolled:
            column.forget()
        frame = self._inheriting.with_inherited(frame, self._handed)
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
        self._levels = Levels(self._rolling, self._cuts, tells=self.tells, is_lost=self.is_lost)
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
                self.written_cuts[text] = next(
                    (canonical(one) for key, one in _entries(row) if key.text == "cuts"), None
                )

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

        trees = Trees.of(wholes[ID], wholes[WHOLE])
        numbered = wholes.with_columns(trees.level.alias(LEVEL)).with_row_index(_ROW)
        named = pl.concat([every.select(WHOLE, CUT), wholes.filter(pl.col(WHOLE) != "").select(WHOLE, CUT)])
        places = self._levels.placed(named, wholes)
        missing = places.filter(pl.col(HAS_WHOLE).is_null())[WHOLE]
        unplaced = places.filter(pl.col(PLACE).is_null())[WHOLE]
        unread = pl.Series([text for text, said in self._cuts.items() if said is None], dtype=pl.String)
        self.unusual |= {*missing, *unplaced, *every.filter(self._rolling.too_fine(every))[WHOLE]}
        unusual = pl.Series(list(self.unusual), dtype=pl.String)
        is_bad = (
            pl.col(ID).is_in(unusual.implode())
            | pl.col(WHOLE).is_in(unusual.implode())
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

    # -- level by level -----------------------------------------------------------------------------------------------------------

    def _still_usual(self, levels: list[pl.DataFrame]) -> list[pl.DataFrame]:
        """The levels without trees in which sums came to be too large."""
        import polars as pl

        if not self._levels.too_large:
            return levels
        large = self._roots.filter(pl.col(ID).is_in(pl.Series(list(self._levels.too_large)).implode()))
        trees = self._roots.join(large.select(_ROOT), on=_ROOT, how="semi")
        self.unusual |= set(trees[ID])
        return [one.join(trees.select(ID), on=ID, how="anti", maintain_order="left") for one in levels]

    def _hand_down(self, levels: list[pl.DataFrame]) -> None:
        """Let wholes that are parts inherit, from above."""
        for place in reversed(range(len(levels) - 1)):
            levels[place] = self._inheriting.with_inherited(
                levels[place], self._inheriting.handed_by(levels[place + 1])
            )

    def _count(self, levels: list[pl.DataFrame]) -> None:
        """Count the verdicts of parts, the deepest first."""
        import polars as pl

        self._handed = (
            pl.concat([self._inheriting.handed_by(one) for one in levels], how="diagonal") if levels else pl.DataFrame()
        )
        counting = self._counting
        if not counting.counted or not levels:
            return
        every = Together()
        for read in self.frames():
            frame = self.placed(self._without_cells(read))
            parts = frame.filter(pl.col(IS_PART) & ~pl.col(IS_WHOLE) & ~self.is_unusual())
            every.add(counting.of_parts(self._inheriting.with_inherited(parts, self._handed)))
        for place, own in enumerate(levels):
            if self.is_lost:
                every.add(counting.of_unknown(self._levels.of_every_cut(own)))
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
        columns += [f"{ORIGIN}{one.fact.name}" for one in (*self._rolled, *self._inherited)]
        every = pl.concat(levels, how="diagonal") if levels else pl.DataFrame({ID: []}, schema={ID: pl.String})
        ends = {name: one.bounds.columns for one in self._rolled for name in one.bounds.columns}
        said = {name for name in columns if name in every.columns and every[name].null_count() < len(every)}
        # A fact has all of its ends or none: one that nobody has an end of is open everywhere.
        names = [name for name in columns if not said.isdisjoint(ends.get(name, (name,)))]
        self._own = every.select(ID, *(pl.col(name).alias(f"{_OWN}{name}") for name in names))


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
