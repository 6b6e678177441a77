"""A table of many records in, rows of decisions out, block by block, in the order of the file.

Rows in which nothing is unusual are decided in columns. The others are read by the intake of single records, which
tells what is wrong with them, and those that can be used are decided by the definition and put back in their places.
Always holds: the answers, and what is said of bad rows, are those of a table that is read whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from egnet.batch.answers import Answers
from egnet.batch.csv_blocks import NUMBER, Block, CsvBlocks, NotInBlocks
from egnet.batch.parquet_blocks import ParquetBlocks
from egnet.batch.plain import ODD, PlainTable
from egnet.columnar.kernel import Kernel
from egnet.decision.columns import COLUMNS
from egnet.decision.files import row_of
from egnet.diagnostics.codes import records as codes
from egnet.diagnostics.diagnostic import Diagnostic, has_errors
from egnet.evaluate.forest import decide
from egnet.plan.plan import Plan
from egnet.records.columns import Columns
from egnet.records.flat import CSV, PARQUET
from egnet.records.read import Intake, read_rows
from egnet.records.rows import Rows
from egnet.source import node as nodes
from egnet.source.node import Node, Scalar

if TYPE_CHECKING:
    import polars as pl

#: Fields that place a record in a whole: then it takes all records to decide one.
_OF_WHOLES = ("part_of", "cut", "cuts")
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

    blocks = _blocks_of(path)
    columns = Columns(plan.rulebook.facts)
    if has_errors(blocks.table(columns).wrong):
        raise NotInBlocks
    table = PlainTable(Kernel(plan), blocks.headings, blocks.columns, _strange(blocks))
    if "id" not in table.fields:
        raise NotInBlocks
    wholes = [table.fields[name] for name in _OF_WHOLES if name in table.fields]
    hashes: list[pl.Series] = []
    for block in blocks.blocks():
        texts = block.cells.select(pl.col(name).cast(pl.String).fill_null("") for name in (table.fields["id"], *wholes))
        if wholes and any((texts[name] != "").any() for name in wholes):
            raise NotInBlocks
        if block.cells.schema[table.fields["id"]].is_float():
            raise NotInBlocks
        ids = texts[table.fields["id"]]
        hashes.append(ids.filter(ids != "").hash())
        if any(len(record.cells or ()) > 0 and wholes for _, record in block.uneven):
            raise NotInBlocks
    every = pl.concat(hashes) if hashes else pl.Series([], dtype=pl.UInt64)
    again = every.filter(every.is_duplicated()).unique()
    shared = _shared(blocks, table.fields["id"], again) if len(again) else frozenset()
    return Surveyed(blocks, len(every), shared)


def _shared(blocks: Blocks, column: str, hashes: pl.Series) -> frozenset[str]:
    """The ids that several rows have, among those with hashes that several have."""
    import polars as pl

    found = []
    for block in blocks.blocks():
        ids = block.cells[column].cast(pl.String).fill_null("")
        found.append(ids.filter(ids.hash().is_in(hashes.implode()) & (ids != "")))
    every = pl.concat(found)
    return frozenset(every.filter(every.is_duplicated()).to_list())


def _blocks_of(path: Path) -> Blocks:
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
        strange = _strange(blocks)
        self.plain = PlainTable(self.kernel, blocks.headings, blocks.columns, strange)
        self.answers = Answers(self.kernel, self.plain, self.columns)
        self._found: list[tuple[int, Diagnostic]] = []
        self._shared = Rows()
        self._aside: list[tuple[int, str]] = []

    def rows(self) -> Iterator[pl.DataFrame]:
        """The rows of decisions, a block at a time."""
        self.intake.files.append(self.path)
        for block in self.surveyed.blocks.blocks():
            made = self._block(block)
            self.decided += len(made)
            yield made
        self._finish()

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
            self._keep(block, frame.filter("post.fælles"))
            frame = frame.filter(~pl.col("post.fælles"))
        plain, odd = frame.filter(~pl.col(ODD)), frame.filter(ODD)
        made = self.answers.rows(self.plain.coded(plain)).with_columns(plain[NUMBER].alias(NUMBER))
        singles = self._singly(block, odd)
        if singles:
            rows = pl.DataFrame(list(singles.values()), schema=dict.fromkeys(COLUMNS, pl.String))
            numbered = rows.select(*self.columns, pl.Series(NUMBER, list(singles), dtype=pl.Int64))
            made = pl.concat([made, numbered]).sort(NUMBER)
        return made.drop(NUMBER)

    def _keep(self, block: Block, shared: pl.DataFrame) -> None:
        """Rows of one id wait until all are read."""
        lines = self.surveyed.blocks.lines(block, shared["post.plads"].to_list(), shared[NUMBER].to_list())
        self._shared.rows += [self.table.row(line) for line in lines]

    def _singly(self, block: Block, odd: pl.DataFrame) -> Mapping[int, dict[str, str]]:
        """The rows that are unusual, by their numbers, as far as they can be decided."""
        rows = Rows()
        blocks = self.surveyed.blocks
        lines = blocks.lines(block, odd["post.plads"].to_list(), odd[NUMBER].to_list()) if len(odd) else []
        rows.rows += [self.table.row(line) for line in lines]
        for number, record in block.uneven:
            assert isinstance(blocks, CsvBlocks)
            span = blocks.span(block, record)
            found, expected = str(len(record.cells or ())), str(len(blocks.headings))
            rows.lose(number, span, codes.ROW_LENGTH.at(span, found=found, expected=expected))
        if not rows.rows and not rows.lost:
            return {}
        intake = read_rows(self.path, rows, self.plan.rulebook)
        self._note(intake)
        decided = decide(self.plan, [record for record in intake.records if not record.set_aside])
        places = {_id_of(row.node): row.number for row in rows.rows}
        return {places[one.record.id]: row_of(one) for one in decided}

    def _note(self, intake: Intake) -> None:
        self._found += [(_line_of(one), one) for one in intake.diagnostics]
        self._aside += [(0, one) for one in intake.set_aside]
        for path, numbers in intake.rejected.items():
            for number in numbers:
                self.intake.reject(path, number)

    def _finish(self) -> None:
        """Tell of everything in the order of a table that is read whole."""
        last: list[Diagnostic] = []
        if self._shared.rows:
            intake = read_rows(self.path, self._shared, self.plan.rulebook)
            last = [one for one in intake.diagnostics if one.code == codes.DUPLICATE_RECORD.id]
            intake.diagnostics[:] = [one for one in intake.diagnostics if one.code != codes.DUPLICATE_RECORD.id]
            self._note(intake)
        head = [(0, one) for one in self.table.wrong]
        ordered = sorted([*head, *self._found], key=lambda one: one[0])
        self.intake.diagnostics[:] = dict.fromkeys([*(one for _, one in ordered), *last])
        self.intake.set_aside += [one for _, one in self._aside]


def _id_of(node: Node) -> str:
    id_ = node.get("id") if isinstance(node, nodes.Mapping) else None
    return id_.text if isinstance(id_, Scalar) else ""


def _line_of(diagnostic: Diagnostic) -> int:
    return 0 if diagnostic.span is None else diagnostic.span.line


def _strange(blocks: Blocks) -> frozenset[str]:
    return blocks.strange if isinstance(blocks, ParquetBlocks) else frozenset()
