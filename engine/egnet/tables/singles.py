"""Rows that columns leave alone, read by the intake of single records and decided by the definition.

In: lines of a table, as they come. Out: rows of decisions by their numbers, and, when all lines have come, what is
wrong in the order of a table that is read whole. Always holds: what is said is what the intake of single records says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from egnet.decision.files import row_of
from egnet.diagnostics.codes import records as codes
from egnet.diagnostics.diagnostic import Diagnostic
from egnet.evaluate.forest import Decided, decide
from egnet.plan.plan import Plan
from egnet.records.read import Intake, read_rows
from egnet.records.rows import Line, Row, Rows, Table
from egnet.source import node as nodes
from egnet.source.node import Node, Scalar
from egnet.tables.csv_blocks import NUMBER, Block, CsvBlocks
from egnet.tables.jsonl_blocks import JsonlBlocks
from egnet.tables.parquet_blocks import ParquetBlocks

#: The number of no row.
_NOWHERE = 0


@dataclass
class Singles:
    """The single rows of one table; `intake` is complete when `finish` has been called."""

    plan: Plan
    path: Path
    table: Table
    intake: Intake = field(default_factory=Intake)
    danish: bool = True
    form: Callable[[Decided], dict[str, str]] = row_of
    _found: list[tuple[int, Diagnostic]] = field(default_factory=list)
    _shared: Rows = field(default_factory=Rows)
    _aside: list[str] = field(default_factory=list)

    def keep(self, lines: Iterable[Line | Row]) -> None:
        """Rows of one id wait until all are read."""
        self._shared.rows += self._rows(lines)

    def decided(self, lines: Iterable[Line | Row], uneven: Rows | None = None) -> Mapping[int, dict[str, str]]:
        """The rows of decisions by their numbers, as far as lines can be decided; `uneven` are lost already."""
        rows = uneven or Rows()
        rows.danish = self.danish
        rows.rows += self._rows(lines)
        if not rows.rows and not rows.lost:
            return {}
        intake = read_rows(self.path, rows, self.plan.rulebook)
        self._note(intake)
        decided = decide(self.plan, [record for record in intake.records if not record.set_aside])
        places = {_id_of(row.node): row.number for row in rows.rows}
        return {places[one.record.id]: self.form(one) for one in decided}

    def together(
        self, lines: Iterable[Line | Row], others: Iterable[str], *, is_lost: bool = False
    ) -> dict[int, dict[str, str]]:
        """The rows of decisions of whole families by their numbers; `others` are ids that may be meant.

        With `is_lost` there are rows beside them that cannot be read.
        """
        rows = Rows(rows=self._rows(lines), danish=self.danish)
        if not rows.rows:
            return {}
        if is_lost:
            rows.lost.append((_NOWHERE, rows.rows[0].node.span))
        intake = read_rows(self.path, rows, self.plan.rulebook, others)
        if is_lost:
            # It is told of where it stands.
            intake.set_aside.remove(str(rows.rows[0].node.span))
            intake.rejected[self.path].remove(_NOWHERE)
        self._note(intake)
        places = {_id_of(row.node): row.number for row in rows.rows}
        return {places[one.record.id]: self.form(one) for one in decide(self.plan, intake.records)}

    def finish(self) -> None:
        """Tell of everything in the order of a table that is read whole."""
        last: list[Diagnostic] = []
        if self._shared.rows:
            self._shared.danish = self.danish
            intake = read_rows(self.path, self._shared, self.plan.rulebook)
            last = [one for one in intake.diagnostics if one.code == codes.DUPLICATE_RECORD.id]
            intake.diagnostics[:] = [one for one in intake.diagnostics if one.code != codes.DUPLICATE_RECORD.id]
            self._note(intake)
        head = [(0, one) for one in self.table.wrong]
        ordered = sorted([*head, *self._found], key=lambda one: one[0])
        self.intake.diagnostics[:] = dict.fromkeys([*(one for _, one in ordered), *last])
        self.intake.set_aside += self._aside

    def _rows(self, lines: Iterable[Line | Row]) -> list[Row]:
        return [self.table.row(line) if isinstance(line, Line) else line for line in lines]

    def _note(self, intake: Intake) -> None:
        self._found += [(_line_of(one), one) for one in intake.diagnostics]
        self._aside += intake.set_aside
        for path, numbers in intake.rejected.items():
            for number in numbers:
                self.intake.reject(path, number)


def lines_at(blocks: CsvBlocks | ParquetBlocks, numbers: Iterable[int]) -> Iterator[list[Line]]:
    """The rows of a file that have these numbers, as lines of a table, a block at a time."""
    import polars as pl

    every = pl.Series(sorted(numbers), dtype=pl.Int64)
    waiting = len(every)
    for block in blocks.blocks() if waiting else ():
        places = block.cells[NUMBER].is_in(every.implode()).arg_true().to_list()
        if places:
            yield list(blocks.lines(block, places, block.cells[NUMBER].gather(places).to_list()))
        waiting -= len(places)
        if not waiting:
            break


def uneven_rows(blocks: object, block: Block) -> Rows:
    """The records of a block that are no rows: they have other numbers of cells than there are headings, or no end."""
    if isinstance(blocks, JsonlBlocks):
        return blocks.lost(block)
    rows = Rows()
    for number, record in block.uneven:
        assert isinstance(blocks, CsvBlocks)
        span = blocks.span(block, record)
        found, expected = str(len(record.cells or ())), str(len(blocks.headings))
        rows.lose(number, span, codes.ROW_LENGTH.at(span, found=found, expected=expected))
    return rows


def _id_of(node: Node) -> str:
    id_ = node.get("id") if isinstance(node, nodes.Mapping) else None
    return id_.text if isinstance(id_, Scalar) else ""


def _line_of(diagnostic: Diagnostic) -> int:
    return 0 if diagnostic.span is None else diagnostic.span.line
