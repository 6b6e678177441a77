"""A table of many records in, rows of decisions out, block by block, in the order of the file.

Rows in which nothing is unusual are decided in columns. The others are read by the intake of single records, which
tells what is wrong with them, and those that can be used are decided by the definition and put back in their places.
Always holds: the answers, and what is said of bad rows, are those of a table that is read whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from egnet.batch.answers import Answers
from egnet.batch.components import groups
from egnet.batch.families import Families
from egnet.batch.records_out import RECORD, RECORD_FORMATS, DecisionRecords
from egnet.batch.rolling import ID, WHOLE
from egnet.columnar.kernel import Kernel
from egnet.decision.columns import COLUMNS, EVERY_COLUMN
from egnet.diagnostics.diagnostic import has_errors
from egnet.plan.plan import Plan
from egnet.records.columns import Columns
from egnet.records.flat import CSV, EXCEL, JSON_LINES, PARQUET
from egnet.records.read import Intake
from egnet.records.rows import Line, Row, Rows
from egnet.tables.csv_blocks import LINE, NUMBER, Block, CsvBlocks, NotInBlocks
from egnet.tables.jsonl_blocks import UNPLACED, JsonlBlocks
from egnet.tables.parquet_blocks import ParquetBlocks
from egnet.tables.plain import ODD, OF_WHOLES, PlainTable
from egnet.tables.singles import Singles, uneven_rows
from egnet.tables.xlsx_blocks import XlsxBlocks

if TYPE_CHECKING:
    import polars as pl

Blocks = CsvBlocks | JsonlBlocks | ParquetBlocks | XlsxBlocks
#: A whole record takes kilobytes: no more of them are in memory at a time.
_RECORDS_AT_ONCE = 2_000
#: So many rows of families that are decided singly are in memory at a time, or one tree.
_FAMILIES_AT_ONCE = 20_000


@dataclass(frozen=True)
class Surveyed:
    """A table that can be decided block by block: how many rows it has, and the ids that several rows share."""

    blocks: Blocks
    rows: int
    shared: frozenset[str]
    #: The wholes that parts name; `None` in a table without places in wholes.
    named: frozenset[str] | None = None
    #: Whether there are rows of a table with parts that cannot be read: each may have been a part of anything.
    is_lost: bool = False


def survey(path: Path, plan: Plan, told: Callable[[float], None] = lambda _: None) -> Surveyed:
    """Look through a table for what no block shows by itself. Raises `NotInBlocks` where it must be read whole.

    Of what takes long to read, `told` takes the share that is read.
    """
    import polars as pl

    blocks = blocks_for(path, plan, told)
    columns = Columns(plan.rulebook.facts)
    if has_errors(blocks.table(columns).wrong):
        raise NotInBlocks
    table = plain_table(Kernel(plan), blocks, wholes=True)
    if "id" not in table.fields:
        raise NotInBlocks
    wholes = [table.fields[name] for name in OF_WHOLES if name in table.fields]
    if not wholes and isinstance(blocks, CsvBlocks | ParquetBlocks):
        id_ = table.fields["id"]
        if isinstance(blocks, ParquetBlocks) and blocks.is_float(id_):
            raise NotInBlocks
        return _surveyed(blocks, id_, [t.filter((t != "").fill_null(False)).hash() for t in blocks.texts(id_)])
    hashes: list[pl.Series] = []
    named: list[pl.Series] = []
    has_families = is_lost = False
    for block in blocks.blocks():
        texts = block.cells.select(pl.col(name).cast(pl.String).fill_null("") for name in (table.fields["id"], *wholes))
        has_families |= any((texts[name] != "").any() for name in wholes)
        if has_families and "part_of" in table.fields:
            named.append(texts[table.fields["part_of"]].unique())
        if block.cells.schema[table.fields["id"]].is_float():
            raise NotInBlocks
        ids = texts[table.fields["id"]]
        hashes.append(ids.filter(ids != "").hash())
        is_lost |= bool(uneven_rows(blocks, block).lost)
    surveyed = _surveyed(blocks, table.fields["id"], hashes)
    if not has_families:
        return surveyed
    wanted = pl.concat(named).unique() if named else pl.Series([], dtype=pl.String)
    if (wanted == UNPLACED).any():
        # What a record is part of is no text.
        raise NotInBlocks
    return replace(surveyed, named=frozenset(wanted.to_list()) - {""}, is_lost=is_lost)


def _surveyed(blocks: Blocks, id_: str, hashes: Sequence[pl.Series]) -> Surveyed:
    import numpy as np
    import polars as pl

    every = np.sort(np.concatenate([np.empty(0, np.uint64), *(one.to_numpy() for one in hashes)]))
    again = pl.Series(every[1:][every[1:] == every[:-1]]).unique()
    return Surveyed(blocks, len(every), _shared(blocks, id_, again) if len(again) else frozenset())


def _shared(blocks: Blocks, column: str, hashes: pl.Series) -> frozenset[str]:
    """The ids that several rows have, among those with hashes that several have."""
    import polars as pl

    found = []
    for block in blocks.blocks():
        ids = _texts(block, column)
        found.append(ids.filter(ids.hash().is_in(hashes.implode()) & (ids != "")))
    every = pl.concat(found)
    return frozenset(every.filter(every.is_duplicated()).to_list())


def _texts(block: Block, column: str) -> pl.Series:
    import polars as pl

    return block.cells[column].cast(pl.String).fill_null("")


def blocks_of(path: Path) -> CsvBlocks | ParquetBlocks:
    """A file of columns in blocks, by its name. Raises `NotInBlocks` where it must be read whole."""
    match path.suffix.lower():
        case suffix if suffix == CSV:
            return CsvBlocks.of(path)
        case suffix if suffix == PARQUET:
            return ParquetBlocks.of(path)
        case _:
            raise NotInBlocks


def blocks_for(path: Path, plan: Plan, told: Callable[[float], None] = lambda _: None) -> Blocks:
    """A file in blocks, by its name, read by a plan's vocabulary. Raises `NotInBlocks` where it must be read whole."""
    columns = Columns(plan.rulebook.facts)
    match path.suffix.lower():
        case suffix if suffix == JSON_LINES:
            facts = [name for name in plan.rulebook.facts if name not in plan.derived]
            return JsonlBlocks.of(path, columns, facts, told)
        case suffix if suffix in EXCEL:
            return XlsxBlocks.of(path, columns, told)
        case _:
            return blocks_of(path)


@dataclass
class Stream:
    """Decides a surveyed table; `intake` gathers what became of bad rows, and is complete when the last row is out.

    With a `format_` of `json` or `jsonl` there is one column, of whole decision records.
    """

    plan: Plan
    surveyed: Surveyed
    columns: Sequence[str] = COLUMNS
    format_: str = ""
    intake: Intake = field(default_factory=Intake)
    decided: int = 0
    #: Told of rows that are looked at before any is decided, in passes over tables with parts.
    gathering: Callable[[int], None] = lambda _: None

    def __post_init__(self) -> None:
        blocks = self.surveyed.blocks
        self.path = blocks.path
        self.kernel = Kernel(self.plan)
        self.table = blocks.table(Columns(self.plan.rulebook.facts))
        self.plain = plain_table(self.kernel, blocks, wholes=self.surveyed.named is not None)
        self.answers = Answers(self.kernel, self.plain, self.columns)
        self.singles = Singles(self.plan, self.path, self.table, self.intake, danish=self.plain.danish)
        self._families: Families | None = None
        self._together: Mapping[int, dict[str, str]] = {}
        self._at: Block | None = None
        self.records: DecisionRecords | None = None
        if self.format_ in RECORD_FORMATS:
            self.records = DecisionRecords(self.kernel, self.plain, self.path.name, lines=self.format_ == "jsonl")
            self.columns, self.singles.form = (RECORD,), self.records.row_of

    def rows(self) -> Iterator[pl.DataFrame]:
        """The rows of decisions, a block at a time."""
        self.intake.files.append(self.path)
        blocks = self.surveyed.blocks
        self.intake.sheets[self.path] = blocks.sheet.name if isinstance(blocks, XlsxBlocks) else ""
        self._gather_families()
        for block in self.surveyed.blocks.blocks():
            for made in self._block(block):
                self.decided += len(made)
                yield made
        self.singles.finish()

    def _gather_families(self) -> None:
        """Look at wholes and parts before any row is decided."""
        if self.surveyed.named is None:
            return
        self._families = Families(
            self.path,
            self.kernel,
            self.plain,
            self.surveyed.named,
            self.surveyed.shared,
            self._frames,
            self._rows_of,
            tells=self.records is not None,
            is_lost=self.surveyed.is_lost,
        )
        if self.records is not None:
            self.records.disagreements = self._families.disagreements
            self.records.cuts = self._families.written_cuts
        self._together = {}
        if self._families.unusual or self.surveyed.shared:
            for rows in self._unusual(self._families):
                is_lost = self.surveyed.is_lost
                self._together |= self.singles.together(rows, self._families.ids, is_lost=is_lost)

    def _unusual(self, families: Families) -> Iterator[list[Row]]:
        """The rows of families that are the definition's, some families at a time: a row takes kilobytes."""
        import polars as pl

        every: list[Row] = []
        named = []
        for frame in self._frames():
            some = families.placed(frame).filter(families.is_unusual())
            named.append(families.named_by(some))
            if sum(map(len, named)) <= _FAMILIES_AT_ONCE:
                every += self._rows_of(some)
        pairs = pl.concat(named)
        if len(pairs) <= _FAMILIES_AT_ONCE:
            yield every
            return
        every.clear()
        for group in groups(pairs.iter_rows(), _FAMILIES_AT_ONCE):
            members = pl.Series(list(group), dtype=pl.String).implode()
            for frame in self._frames():
                some = families.placed(frame).filter(families.is_unusual())
                here = families.named_by(some).select(pl.col(ID).is_in(members) | pl.col(WHOLE).is_in(members))
                every += self._rows_of(some.filter(here.to_series()))
            yield every
            every = []

    def _frames(self) -> Iterator[pl.DataFrame]:
        for block in self.surveyed.blocks.blocks():
            self._at = block
            yield self._read(block)
            self.gathering(len(block.cells))

    def _rows_of(self, frame: pl.DataFrame) -> Sequence[Row]:
        """Some rows of the block that is read, as the intake of single records has them."""
        assert self._at is not None
        lines = self._lines(self._at, frame)
        return [self.table.row(line) if isinstance(line, Line) else line for line in lines]

    def _read(self, block: Block) -> pl.DataFrame:
        """The rows of a block that are not blank."""
        import polars as pl

        filled = pl.any_horizontal(
            (pl.col(name).is_not_null() & (pl.col(name) != "" if type_ == pl.String else pl.lit(True)))
            for name, type_ in block.cells.schema.items()
            if name in self.surveyed.blocks.columns
        )
        cells = block.cells.with_row_index("post.plads")
        return self.plain.read(cells if isinstance(self.surveyed.blocks, ParquetBlocks) else cells.filter(filled))

    def _block(self, block: Block) -> Iterator[pl.DataFrame]:
        import polars as pl

        frame = self._read(block)
        given: dict[int, dict[str, str]] = {}
        if self._families is not None:
            frame = self._families.placed(frame)
            unusual = frame.filter(self._families.is_unusual())[NUMBER]
            given = {number: self._together[number] for number in unusual if number in self._together}
            frame = self._families.put_in(frame.filter(~self._families.is_unusual()))
        elif self.surveyed.shared:
            id_ = pl.col(self.plain.fields["id"]).cast(pl.String)
            is_shared = id_.is_in(list(self.surveyed.shared)).fill_null(False)
            frame = frame.with_columns(is_shared.alias("post.fælles"), pl.col(ODD) & ~is_shared)
            self.singles.keep(self._lines(block, frame.filter("post.fælles")))
            frame = frame.filter(~pl.col("post.fælles"))
        size = len(frame) if self.records is None else _RECORDS_AT_ONCE
        uneven = uneven_rows(self.surveyed.blocks, block)
        for first in range(0, max(len(frame), 1), max(size, 1)):
            some, after = frame.slice(first, size), frame.slice(first + size, 1)
            before = {
                number: given.pop(number) for number in list(given) if after.is_empty() or number < after[NUMBER][0]
            }
            yield self._some(block, some, None if first else uneven, before)

    def _some(
        self, block: Block, frame: pl.DataFrame, uneven: Rows | None, given: Mapping[int, dict[str, str]]
    ) -> pl.DataFrame:
        """Some rows of a block in their order, the odd ones decided singly, with rows that are `given`."""
        import polars as pl

        has_odd = frame[ODD].any()
        plain, odd = (frame.filter(~pl.col(ODD)), frame.filter(ODD)) if has_odd else (frame, frame.clear())
        made = self._plainly(block, plain)
        singles = {**given, **self.singles.decided(self._lines(block, odd), uneven)}
        if singles:
            texts = made.with_columns(pl.all().cast(pl.String), plain[NUMBER])
            rows = pl.DataFrame(list(singles.values()), schema=dict.fromkeys((*EVERY_COLUMN, RECORD), pl.String))
            numbered = rows.select(*self.columns, pl.Series(NUMBER, list(singles), dtype=pl.Int64))
            made = pl.concat([texts, numbered]).sort(NUMBER).drop(NUMBER)
        return made

    def _plainly(self, block: Block, plain: pl.DataFrame) -> pl.DataFrame:
        """The rows that are not odd, decided in columns."""
        coded = self.plain.coded(plain)
        if self.records is None:
            return self.answers.rows(coded, enumerated=True)
        named = dict(self.plain.named_cells())
        if self._families is not None:
            named |= {name: self.plain.fields[name] for name in OF_WHOLES if name in self.plain.fields}
        cells = {name: self._texts(block, plain, cell) for name, cell in named.items()}
        return self.records.rows(coded, cells, self._places(plain))

    def _texts(self, block: Block, plain: pl.DataFrame, cell: str) -> list[str | None]:
        """What stands in the cells of a column, as text."""
        blocks = self.surveyed.blocks
        return (
            blocks.cell_texts(block, plain["post.plads"].to_list(), cell)
            if isinstance(blocks, ParquetBlocks)
            else plain[cell].to_list()
        )

    def _places(self, plain: pl.DataFrame) -> Iterator[str]:
        blocks = self.surveyed.blocks
        named = "række {}" if isinstance(blocks, ParquetBlocks) else "linje {}"
        if isinstance(blocks, XlsxBlocks):
            named = f"ark {blocks.sheet.name}, række {{}}"
        return (named.replace("{}", str(line)) for line in plain[LINE].to_list())

    def _lines(self, block: Block, frame: pl.DataFrame) -> Sequence[Line | Row]:
        places = frame["post.plads"].to_list()
        return self.surveyed.blocks.lines(block, places, frame[NUMBER].to_list()) if places else []


def plain_table(kernel: Kernel, blocks: Blocks, *, wholes: bool = False) -> PlainTable:
    """What the columns of a file mean, read by the rules of its format; with `wholes`, places in wholes are usual."""
    danish = not isinstance(blocks, JsonlBlocks)
    return PlainTable(kernel, blocks.headings, blocks.columns, strange_of(blocks), danish=danish, wholes=wholes)


def strange_of(blocks: Blocks) -> frozenset[str]:
    """The columns whose cells only the intake of single records reads."""
    return blocks.strange if isinstance(blocks, ParquetBlocks) else frozenset()
