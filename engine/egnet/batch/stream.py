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
from egnet.batch.csv_blocks import NUMBER, Block, CsvBlocks, NotInBlocks
from egnet.batch.parquet_blocks import ParquetBlocks
from egnet.batch.plain import ODD, PlainTable
from egnet.batch.singles import Singles, uneven_rows
from egnet.columnar.kernel import Kernel
from egnet.decision.columns import COLUMNS, EVERY_COLUMN
from egnet.diagnostics.diagnostic import has_errors
from egnet.plan.plan import Plan
from egnet.records.columns import Columns
from egnet.records.flat import CSV, PARQUET
from egnet.records.read import Intake
from egnet.records.rows import Line

if TYPE_CHECKING:
    import polars as pl

#: Fields that place a record in a whole: then it takes all records to decide one.
OF_WHOLES = ("part_of", "cut", "cuts")
Blocks = CsvBlocks | ParquetBlocks


@dataclass(frozen=True)
class Surveyed:
    """A table that can be decided block by block: how many rows it has, and the ids that several rows share."""

    blocks: Blocks
    rows: int
    shared: frozenset[str]


def survey(path: Path, plan: Plan) -> Surveyed:
    """Look through a table for what no block shows by itself. Raises `NotInBlocks` where it must be read whole."""
    import polars as pl

    blocks = blocks_of(path)
    columns = Columns(plan.rulebook.facts)
    if has_errors(blocks.table(columns).wrong):
        raise NotInBlocks
    table = PlainTable(Kernel(plan), blocks.headings, blocks.columns, strange_of(blocks))
    if "id" not in table.fields:
        raise NotInBlocks
    id_ = table.fields["id"]
    if (isinstance(blocks, ParquetBlocks) and blocks.is_float(id_)) or any(
        _is_filled(blocks, table.fields[name]) for name in OF_WHOLES if name in table.fields
    ):
        raise NotInBlocks
    hashes = [ids.filter((ids != "").fill_null(False)).hash() for ids in blocks.texts(id_)]
    every = (pl.concat(hashes) if hashes else pl.Series([], dtype=pl.UInt64)).sort()
    again = every[1:].filter(every[1:] == every[:-1]).unique()
    return Surveyed(blocks, len(every), _shared(blocks, id_, again) if len(again) else frozenset())


def _is_filled(blocks: Blocks, column: str) -> bool:
    """Whether any row has anything in a column, or any record that is no row might."""
    return any(bool(block.uneven) or bool((_texts(block, column) != "").any()) for block in blocks.blocks())


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


def blocks_of(path: Path) -> Blocks:
    """The file in blocks, by its name. Raises `NotInBlocks` where it must be read whole."""
    match path.suffix.lower():
        case suffix if suffix == CSV:
            return CsvBlocks.of(path)
        case suffix if suffix == PARQUET:
            return ParquetBlocks.of(path)
        case _:
            raise NotInBlocks


@dataclass
class Stream:
    """Decides a surveyed table; `intake` gathers what became of bad rows, and is complete when the last row is out."""

    plan: Plan
    surveyed: Surveyed
    columns: Sequence[str] = COLUMNS
    intake: Intake = field(default_factory=Intake)
    decided: int = 0

    def __post_init__(self) -> None:
        blocks = self.surveyed.blocks
        self.path = blocks.path
        self.kernel = Kernel(self.plan)
        self.table = blocks.table(Columns(self.plan.rulebook.facts))
        strange = strange_of(blocks)
        self.plain = PlainTable(self.kernel, blocks.headings, blocks.columns, strange)
        self.answers = Answers(self.kernel, self.plain, self.columns)
        self.singles = Singles(self.plan, self.path, self.table, self.intake)

    def rows(self) -> Iterator[pl.DataFrame]:
        """The rows of decisions, a block at a time."""
        self.intake.files.append(self.path)
        for block in self.surveyed.blocks.blocks():
            made = self._block(block)
            self.decided += len(made)
            yield made
        self.singles.finish()

    def _block(self, block: Block) -> pl.DataFrame:
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
        has_odd = frame[ODD].any()
        plain, odd = (frame.filter(~pl.col(ODD)), frame.filter(ODD)) if has_odd else (frame, frame.clear())
        made = self.answers.rows(self.plain.coded(plain), enumerated=True)
        singles = self.singles.decided(self._lines(block, odd), uneven_rows(self.surveyed.blocks, block))
        if singles:
            texts = made.with_columns(pl.all().cast(pl.String), plain[NUMBER])
            rows = pl.DataFrame(list(singles.values()), schema=dict.fromkeys(EVERY_COLUMN, pl.String))
            numbered = rows.select(*self.columns, pl.Series(NUMBER, list(singles), dtype=pl.Int64))
            made = pl.concat([texts, numbered]).sort(NUMBER).drop(NUMBER)
        return made

    def _lines(self, block: Block, frame: pl.DataFrame) -> Sequence[Line]:
        places = frame["post.plads"].to_list()
        return self.surveyed.blocks.lines(block, places, frame[NUMBER].to_list()) if places else []


def strange_of(blocks: Blocks) -> frozenset[str]:
    """The columns whose cells only the intake of single records reads."""
    return blocks.strange if isinstance(blocks, ParquetBlocks) else frozenset()
