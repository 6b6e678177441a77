"""Areas with parts in a table: roll-up as a group-by, in passes over the file.

In: a table whose survey found parts. Out: the rows of each block with what wholes and parts give each other put in, so that
they are decided like any other row. Parts are gathered by whole and cut and are not kept; of each whole one row is. A
family in which anything is unusual (a bad row, an id that stands twice, parts that have parts, a cut that the whole does
not have, figures finer than a hundred-thousandth) is read and decided by the definition. Always holds: answers and
messages are those of a table that is read whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from egnet.batch.rolling import COUNT, CUT, WHOLE, Rolled, gathered, partly_gathered, rolled_facts, too_fine
from egnet.columnar.coding import Coding
from egnet.columnar.kernel import VERDICT, Kernel
from egnet.diagnostics.diagnostic import has_errors
from egnet.records.read import read_rows
from egnet.records.record import Cut, Figure
from egnet.records.rows import Row, Rows
from egnet.records.whole import Origin, met
from egnet.rulebook.condition import Measure
from egnet.rulebook.rulebook import Source
from egnet.tables.csv_blocks import NUMBER
from egnet.tables.fact_column import BLANK, FactColumn
from egnet.tables.plain import ODD, PlainTable
from egnet.values.interval import Interval
from egnet.values.value import NOT_RELEVANT, Value

if TYPE_CHECKING:
    import polars as pl

    Frames = Callable[[], Iterator[pl.DataFrame]]

ID, CUTS, IS_WHOLE, IS_PART = "post.id", "post.snit", "post.helhed", "post.del"


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
    _cuts: dict[str, Mapping[str, Cut] | None] = field(default_factory=dict)
    _rolled: list[Rolled] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._rolled = rolled_facts(self.plain)
        self._wholes, every = self._gather()
        self._wholes = self._rolled_up(every)
        inherited = [column for column in self.plain.facts.values() if column.fact.inherited]
        self._inherited = self._wholes.select(
            ID,
            *(_handed_down(column) for column in inherited),
            *(_bare(column).alias(f"arv.{column.entry}") for column in inherited),
        )
        self._wholes = self._with_counts(self._wholes)

    # -- rows ---------------------------------------------------------------------------------------------------------------

    def placed(self, frame: pl.DataFrame) -> pl.DataFrame:
        """A frame with the places of its rows in wholes."""
        import polars as pl

        def text(name: str) -> pl.Expr:
            cell = self.plain.fields.get(name)
            return pl.lit("") if cell is None else pl.col(cell).cast(pl.String).fill_null("")

        schema = frame.schema
        every = self.plain.facts.values()
        return frame.with_columns(
            text("id").alias(ID),
            text("part_of").alias(WHOLE),
            text("cut").alias(CUT),
            text("cuts").alias(CUTS),
            *(one.numbers(schema) for one in every),
            *(one.entry_numbers(schema) for one in every),
        ).with_columns(
            (pl.col(ID).is_in(list(self.named)) | (pl.col(CUTS) != "")).alias(IS_WHOLE),
            (pl.col(WHOLE) != "").alias(IS_PART),
        )

    def is_unusual(self) -> pl.Expr:
        """Whether a placed row is read by the definition."""
        import polars as pl

        unusual = list(self.unusual)
        as_whole = pl.col(IS_WHOLE) & pl.col(ID).is_in(unusual)
        as_part = pl.col(IS_PART) & pl.col(WHOLE).is_in(unusual)
        return as_whole | as_part | pl.col(ID).is_in(list(self.shared))

    def put_in(self, frame: pl.DataFrame) -> pl.DataFrame:
        """Placed rows, none unusual, with what their families give them."""
        import polars as pl

        others = frame.filter(~pl.col(IS_WHOLE) & ~pl.col(IS_PART))
        wholes = self._wholes.filter(pl.col(NUMBER).is_in(frame.filter(IS_WHOLE)[NUMBER].implode()))
        made = pl.concat([others, self._with_inherited(frame.filter(IS_PART)), wholes], how="diagonal_relaxed")
        return made.sort(NUMBER)

    def _with_inherited(self, parts: pl.DataFrame) -> pl.DataFrame:
        import polars as pl

        inherited = [column for column in self.plain.facts.values() if column.fact.inherited]
        if not inherited:
            return parts
        joined = parts.join(self._inherited, left_on=WHOLE, right_on=ID, how="left", maintain_order="left")
        silent = {c.fact.name: pl.col(c.number).is_null() & (pl.col(c.entry) == BLANK) for c in inherited}
        names = [(name, silent[c.fact.name]) for c in inherited for name in (c.number, c.entry)]
        return joined.with_columns(
            pl.when(is_silent).then(pl.col(f"arv.{name}")).otherwise(pl.col(name)).alias(name)
            for name, is_silent in names
        ).drop(f"arv.{name}" for name, _ in names)

    # -- the passes -----------------------------------------------------------------------------------------------------------

    def _gather(self) -> tuple[pl.DataFrame, pl.DataFrame]:
        """The wholes, and their parts by whole and cut; notes which families are unusual."""
        import polars as pl

        wholes, parts, nested = [], [], []
        for read in self.frames():
            frame = self.placed(read)
            family = frame.filter(pl.col(IS_WHOLE) | pl.col(IS_PART))
            odd = pl.col(ODD) | pl.col(ID).is_in(list(self.shared)) | (pl.col(IS_WHOLE) & pl.col(IS_PART))
            left = family.filter(odd)
            self.unusual |= {key for key in (*left.filter(IS_WHOLE)[ID], *left[WHOLE]) if key}
            nested += list(family.filter(pl.col(IS_WHOLE) & pl.col(IS_PART)).select(ID, WHOLE).iter_rows())
            good = family.filter(~odd)
            wholes.append(good.filter(IS_WHOLE))
            parts.append(partly_gathered(good.filter(IS_PART), self._rolled))
        every = gathered(parts, self._rolled)
        kept = pl.concat(wholes, how="diagonal_relaxed")
        self._note_unusual(kept, every)
        while more := {key for both in nested for key in both if self.unusual.intersection(both)} - self.unusual:
            self.unusual |= more
        is_usual = ~pl.col(ID).is_in(list(self.unusual))
        return kept.filter(is_usual).sort(ID), every.filter(~pl.col(WHOLE).is_in(list(self.unusual)))

    def _note_unusual(self, wholes: pl.DataFrame, every: pl.DataFrame) -> None:

        for some in wholes.unique(CUTS).iter_slices(500):
            for text, row in zip(some[CUTS], self._rows_again(some), strict=True):
                self._cuts[text] = self._cuts_of(row)
        of_whole = dict(wholes.select(ID, CUTS).iter_rows())
        for whole, cut in every.select(WHOLE, CUT).iter_rows():
            cuts = self._cuts.get(of_whole.get(whole, ""))
            if whole not in of_whole or cuts is None or cut not in cuts:
                self.unusual.add(whole)
        self.unusual |= {id_ for id_, text in of_whole.items() if self._cuts.get(text, {}) is None}
        self.unusual |= set(too_fine(every))
        missing = set(every[WHOLE]) | self.unusual
        if missing - set(of_whole):
            for read in self.frames():
                self.ids |= set(self.placed(read)[ID])

    def _rows_again(self, some: pl.DataFrame) -> Sequence[Row | None]:
        """The rows of some wholes, read again."""
        wanted = set(some[NUMBER])
        found: dict[int, Row] = {}
        import polars as pl

        for read in self.frames():
            rows = read.filter(pl.col(NUMBER).is_in(list(wanted)))
            if len(rows):
                found |= {row.number: row for row in self.rows_of(rows)}
        return [found.get(number_) for number_ in some[NUMBER]]

    def _cuts_of(self, row: Row | None) -> Mapping[str, Cut] | None:
        """The cuts that a row states; `None` if there is something wrong with them."""
        if row is None:
            return None
        rows = Rows(rows=[row], danish=self.plain.danish)
        intake = read_rows(self.path, rows, self.kernel.plan.rulebook)
        return None if has_errors(intake.diagnostics) or not intake.records else intake.records[0].cuts

    def _rolled_up(self, every: pl.DataFrame) -> pl.DataFrame:
        """The wholes with what they state and what their parts add up to."""
        import polars as pl

        columns = [self.plain.facts[rolled.fact.name] for rolled in self._rolled]
        names = [name for column in columns for name in (column.number, column.entry)]
        made: dict[str, list[Any]] = {name: [] for name in names}
        known: dict[Any, tuple[float | None, int]] = {}
        groups = _ByWhole(every)
        fields = [
            [
                i
                for i, n in enumerate(every.columns)
                if n.split(".", 1)[-1].rsplit(".", 1)[0] == r.fact.name or n.startswith(f"middel.{r.fact.name}.")
            ]
            for r in self._rolled
        ]
        for id_, text, *cells in self._wholes.select(ID, CUTS, *names).iter_rows():
            cuts = self._cuts[text] or {}
            parts = groups.take(id_)
            for place, (rolled, column) in enumerate(zip(self._rolled, columns, strict=True)):
                number_, entry = cells[2 * place], cells[2 * place + 1]
                said = [(cut, parts[cut]) for cut in cuts if cut in parts]
                key = (place, text, number_, entry, *((c, *(_plain(row[i]) for i in fields[place])) for c, row in said))
                if key not in known:
                    if len(known) > 1 << 18:
                        known.clear()
                    rows = ((cuts[cut], dict(zip(every.columns, row, strict=True))) for cut, row in said)
                    by_cut = [(cut.name, rolled.value(cut, row)) for cut, row in rows]
                    known[key] = _met(column, number_, entry, by_cut)
                found = known[key]
                made[column.number].append(found[0])
                made[column.entry].append(found[1])
        types = {name: pl.Float64 if name.startswith("tal.") else pl.Int32 for name in names}
        return self._wholes.with_columns(pl.Series(name, made[name], dtype=types[name]) for name in names)

    def _with_counts(self, wholes: pl.DataFrame) -> pl.DataFrame:
        """The wholes with what the plan counts of the verdicts of their parts."""
        import polars as pl

        counted = [coding for coding in self.kernel.codings if coding.fact.parts is not None]
        if not counted:
            return wholes
        blocks = []
        for read in self.frames():
            frame = self.placed(read)
            parts = self._with_inherited(frame.filter(pl.col(IS_PART) & ~self.is_unusual()))
            blocks.append(self._verdicts_of(parts, counted))
        every = pl.concat(blocks).group_by(WHOLE, CUT).agg(pl.all().sum()).sort(WHOLE)
        groups = _ByWhole(every)
        codes: dict[str, list[int]] = {coding.name: [] for coding in counted}
        for id_ in wholes[ID]:
            parts_of = groups.take(id_)
            for place, coding in enumerate(counted):
                test = coding.fact.parts
                assert test is not None
                said = [row for cut, row in parts_of.items() if test.cut is None or cut == test.cut]
                count, certain, possible = (sum(row[i] for row in said) for i in (2, 3 + 2 * place, 4 + 2 * place))
                codes[coding.name].append(_count(coding, test.measure is Measure.SHARE, count, certain, possible))
        return wholes.with_columns(pl.Series(name, made, dtype=pl.Int32) for name, made in codes.items())

    def _verdicts_of(self, parts: pl.DataFrame, counted: Sequence[Coding]) -> pl.DataFrame:
        import polars as pl

        coded = self.plain.coded(parts)
        found = self.kernel.with_verdict(self.kernel.with_findings(coded))
        flags = []
        for place, coding in enumerate(counted):
            test = coding.fact.parts
            assert test is not None
            hits = [[bool(test.verdicts.intersection(words)) for words in v.possible] for v in self.kernel.verdicts]
            for kind, of_verdict in (("sikre", [all(h) for h in hits]), ("mulige", [any(h) for h in hits])):
                said = pl.lit(pl.Series([int(one) for one in of_verdict] or [0], dtype=pl.Int64))
                flags.append(said.gather(pl.col(VERDICT)).alias(f"{kind}{place}"))
        names = [name for place in range(len(counted)) for name in (f"sikre{place}", f"mulige{place}")]
        taken = found.select(WHOLE, CUT, pl.lit(1, pl.Int64).alias(COUNT), *flags)
        return taken.group_by(WHOLE, CUT).agg(pl.col(COUNT, *names).sum()).select(WHOLE, CUT, COUNT, *names)


class _ByWhole:
    """Rows sorted by whole, taken by one whole after the other."""

    def __init__(self, every: pl.DataFrame) -> None:
        self.rows = every.iter_rows()
        self.waiting = next(self.rows, None)

    def take(self, id_: str) -> dict[str, tuple[Any, ...]]:
        """The rows of a whole, by cut; those of wholes before it are passed over."""
        found: dict[str, tuple[Any, ...]] = {}
        while self.waiting is not None and self.waiting[0] <= id_:
            if self.waiting[0] == id_:
                found[self.waiting[1]] = self.waiting
            self.waiting = next(self.rows, None)
        return found


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _met(
    column: FactColumn, number_: float | None, entry: int, by_cut: Sequence[tuple[str, Value]]
) -> tuple[float | None, int]:
    """What is known of a whole's fact, as the cell that says so."""
    stated = None if number_ is None and entry == BLANK else column.value_of(number_, entry)
    value, origin = met("", column.fact, stated, by_cut, [])
    if origin in (Origin.STATED, Origin.ABSENT):
        return number_, entry
    printed = "" if number_ is not None else column.entries[entry].printed
    figure = None if stated is None else Figure(stated, printed, Source("", ""))
    return None, column.entry_for(value, figure)


def _handed_down(column: FactColumn) -> pl.Expr:
    import polars as pl

    return pl.col(column.number).alias(f"arv.{column.number}")


def _bare(column: FactColumn) -> pl.Expr:
    """The entries of a column without the figures that state them."""
    import polars as pl

    bare = [column.entry_for(entry.value, None) if entry.value else BLANK for entry in list(column.entries)]
    return pl.lit(pl.Series(bare, dtype=pl.Int32)).gather(pl.col(column.entry))


def _count(coding: Coding, share: bool, count: int, certain: int, possible: int) -> int:
    if not count:
        return coding.code_of(NOT_RELEVANT)
    whole = count if share else 1
    return coding.code_of(Value((Interval(Fraction(certain, whole), Fraction(possible, whole)),)))
