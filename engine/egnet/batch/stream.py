"""A table of many records in, rows of decisions out, block by block, in the order of the file.

Rows in which nothing is unusual are decided in columns. The others are read by the intake of single records, which
tells what is wrong with them, and those that can be used are decided by the definition and put back in their places.
Always holds: the answers, and what is said of bad rows, are those of a table that is read whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from egnet.batch.answers import Answers
from egnet.batch.csv_blocks import LINE, NUMBER, Block, CsvBlocks, NotInBlocks
from egnet.batch.jsonl_blocks import JsonlBlocks
from egnet.batch.parquet_blocks import ParquetBlocks
from egnet.batch.plain import ODD, PlainTable
from egnet.batch.records_out import RECORD, RECORD_FORMATS, DecisionRecords
from egnet.batch.singles import Singles, uneven_rows
from egnet.batch.xlsx_blocks import XlsxBlocks
from egnet.columnar.kernel import Kernel
from egnet.decision.columns import COLUMNS, EVERY_COLUMN
from egnet.diagnostics.diagnostic import has_errors
from egnet.plan.plan import Plan
from egnet.records.columns import Columns
from egnet.records.flat import CSV, EXCEL, JSON_LINES, PARQUET
from egnet.records.read import Intake
from egnet.records.rows import Line, Row, Rows

if TYPE_CHECKING:
    import polars as pl

#: Fields that place a record in a whole: then it takes all records to decide one.
OF_WHOLES = ("part_of", "cut", "cuts")
Blocks = CsvBlocks | JsonlBlocks | ParquetBlocks | XlsxBlocks
#: A whole record takes kilobytes: no more of them are in memory at a time.
_RECORDS_AT_ONCE = 2_000


@dataclass(frozen=True)
class Surveyed:
    """A table that can be decided block by block: how many rows it has, and the ids that several rows share."""

    blocks: Blocks
    rows: int
    shared: frozenset[str]


def survey(path: Path, plan: Plan) -> Surveyed:
    """Look through a table for what no block shows by itself. Raises `NotInBlocks` where it must be read whole."""
    import polars as pl

    blocks = blocks_for(path, plan)
    columns = Columns(plan.rulebook.facts)
    if has_errors(blocks.table(columns).wrong):
        raise NotInBlocks
    table = plain_table(Kernel(plan), blocks)
    if "id" not in table.fields:
        raise NotInBlocks
    wholes = [table.fields[name] for name in OF_WHOLES if name in table.fields]
    hashes: list[pl.Series] = []
    for block in blocks.blocks([table.fields["id"], *wholes]):
        texts = block.cells.select(pl.col(name).cast(pl.String).fill_null("") for name in (table.fields["id"], *wholes))
        if wholes and any((texts[name] != "").any() for name in wholes):
            raise NotInBlocks
        if block.cells.schema[table.fields["id"]].is_float():
            raise NotInBlocks
        ids = texts[table.fields["id"]]
        hashes.append(ids.filter(ids != "").hash())
        if any(len(record.cells or ()) > 0 and wholes for _, record in block.uneven):
            raise NotInBlocks
    every = (pl.concat(hashes) if hashes else pl.Series([], dtype=pl.UInt64)).sort()
    again = every[1:].filter(every[1:] == every[:-1]).unique()
    shared = _shared(blocks, table.fields["id"], again) if len(again) else frozenset()
    return Surveyed(blocks, len(every), shared)


def _shared(blocks: Blocks, column: str, hashes: pl.Series) -> frozenset[str]:
    """The ids that several rows have, among those with hashes that several have."""
    import polars as pl

    found = []
    for block in blocks.blocks([column]):
        ids = block.cells[column].cast(pl.String).fill_null("")
        found.append(ids.filter(ids.hash().is_in(hashes.implode()) & (ids != "")))
    every = pl.concat(found)
    return frozenset(every.filter(every.is_duplicated()).to_list())


def blocks_of(path: Path) -> CsvBlocks | ParquetBlocks:
    """A file of columns in blocks, by its name. Raises `NotInBlocks` where it must be read whole."""
    match path.suffix.lower():
        case suffix if suffix == CSV:
            return CsvBlocks.of(path)
        case suffix if suffix == PARQUET:
            return ParquetBlocks.of(path)
        case _:
            raise NotInBlocks


def blocks_for(path: Path, plan: Plan) -> Blocks:
    """A file in blocks, by its name, read by a plan's vocabulary. Raises `NotInBlocks` where it must be read whole."""
    columns = Columns(plan.rulebook.facts)
    match path.suffix.lower():
        case suffix if suffix == JSON_LINES:
            return JsonlBlocks.of(path, columns, [name for name in plan.rulebook.facts if name not in plan.derived])
        case suffix if suffix in EXCEL:
            return XlsxBlocks.of(path, columns)
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

    def __post_init__(self) -> None:
        blocks = self.surveyed.blocks
        self.path = blocks.path
        self.kernel = Kernel(self.plan)
        self.table = blocks.table(Columns(self.plan.rulebook.facts))
        self.plain = plain_table(self.kernel, blocks)
        self.answers = Answers(self.kernel, self.plain, self.columns)
        self.singles = Singles(self.plan, self.path, self.table, self.intake, danish=self.plain.danish)
        self.records: DecisionRecords | None = None
        if self.format_ in RECORD_FORMATS:
            self.records = DecisionRecords(self.kernel, self.plain, self.path.name, lines=self.format_ == "jsonl")
            self.columns, self.singles.form = (RECORD,), self.records.row_of

    def rows(self) -> Iterator[pl.DataFrame]:
        """The rows of decisions, a block at a time."""
        self.intake.files.append(self.path)
        blocks = self.surveyed.blocks
        self.intake.sheets[self.path] = blocks.sheet.name if isinstance(blocks, XlsxBlocks) else ""
        for block in self.surveyed.blocks.blocks():
            for made in self._block(block):
                self.decided += len(made)
                yield made
        self.singles.finish()

    def _block(self, block: Block) -> Iterator[pl.DataFrame]:
        import polars as pl

        id_ = pl.col(self.plain.fields["id"]).cast(pl.String)
        filled = pl.any_horizontal(
            (pl.col(name).is_not_null() & (pl.col(name) != "" if type_ == pl.String else pl.lit(True)))
            for name, type_ in block.cells.schema.items()
            if name in self.surveyed.blocks.columns
        )
        cells = block.cells.with_row_index("post.plads")
        frame = self.plain.read(cells if isinstance(self.surveyed.blocks, ParquetBlocks) else cells.filter(filled))
        if self.surveyed.shared:
            is_shared = id_.is_in(list(self.surveyed.shared)).fill_null(False)
            frame = frame.with_columns(is_shared.alias("post.fælles"), pl.col(ODD) & ~is_shared)
            self.singles.keep(self._lines(block, frame.filter("post.fælles")))
            frame = frame.filter(~pl.col("post.fælles"))
        size = len(frame) if self.records is None else _RECORDS_AT_ONCE
        uneven = uneven_rows(self.surveyed.blocks, block)
        for first in range(0, max(len(frame), 1), max(size, 1)):
            yield self._some(block, frame.slice(first, size), uneven if first == 0 else None)

    def _some(self, block: Block, frame: pl.DataFrame, uneven: Rows | None) -> pl.DataFrame:
        """Some rows of a block in their order, the odd ones decided singly."""
        import polars as pl

        has_odd = frame[ODD].any()
        plain, odd = (frame.filter(~pl.col(ODD)), frame.filter(ODD)) if has_odd else (frame, frame.clear())
        made = self._plainly(block, plain)
        singles = self.singles.decided(self._lines(block, odd), uneven)
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
            return self.answers.rows(coded)
        cells = {name: self._texts(block, plain, cell) for name, cell in self.plain.named_cells().items()}
        return self.records.rows(coded, cells, self._places(plain))

    def _texts(self, block: Block, plain: pl.DataFrame, cell: str) -> list[str | None]:
        """What stands in the cells of a column, as text."""
        blocks = self.surveyed.blocks
        return (
            blocks.texts(block, plain["post.plads"].to_list(), cell)
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


def plain_table(kernel: Kernel, blocks: Blocks) -> PlainTable:
    """What the columns of a file mean, read by the rules of its format."""
    danish = not isinstance(blocks, JsonlBlocks)
    return PlainTable(kernel, blocks.headings, blocks.columns, strange_of(blocks), danish=danish)


def strange_of(blocks: Blocks) -> frozenset[str]:
    """The columns whose cells only the intake of single records reads."""
    return blocks.strange if isinstance(blocks, ParquetBlocks) else frozenset()
