"""Tables as a report printed them, for comparison with what egnet works out.

Comes in: the YAML files in `tables/` beside the cases. Goes out: printed tables, of years (a schedule) or of facts
(totals). Always holds: each row has a cell per column, or none where words are printed across it; texts are kept as
printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from egnet.diagnostics.codes import records as codes
from egnet.diagnostics.diagnostic import Diagnostic, EgnetError
from egnet.rulebook.names import Names
from egnet.rulebook.rulebook import Fact, Rulebook, Source
from egnet.source import node as nodes
from egnet.source.read import read_file
from egnet.source.shape import Written, shaped
from egnet.values.value import Value
from egnet.values.written import Unreadable, read_value

FOLDER = "tables"
_DASHES = ("", "-", "–", "—")
_PERIOD = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?")


@dataclass(frozen=True, order=True)
class Period:
    """From one year to another, both included."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    def holds(self, other: Period) -> bool:
        return self.first <= other.first and other.last <= self.last


@dataclass(frozen=True)
class PrintedRow:
    """One row. `cells` is empty where `text` is printed across the row."""

    case: str
    label: str
    group: str
    cells: tuple[str, ...]
    text: str


@dataclass(frozen=True)
class PrintedNote:
    """A note to a row or a column, or to the whole table."""

    case: str
    column: str
    mark: str
    text: str


@dataclass(frozen=True)
class PrintedTable:
    """One table. `total` is the row of totals, if one is printed."""

    name: str
    title: str
    source: Source
    columns: tuple[str, ...]
    rows: tuple[PrintedRow, ...]
    total: PrintedRow | None
    notes: tuple[PrintedNote, ...]

    @property
    def periods(self) -> tuple[Period, ...] | None:
        """The columns as periods, if they are."""
        found = [period_of(column) for column in self.columns]
        return tuple(p for p in found if p is not None) if None not in found else None


class _WrittenRow(Written):
    case: str = ""
    label: str = ""
    group: str = ""
    printed: list[str]
    text: str = ""


class _WrittenNote(Written):
    case: str = ""
    column: str = ""
    mark: str = ""
    text: str


class TableFile(Written):
    """A file of `tables/`."""

    table: str
    title: str
    source: str
    columns: list[str]
    rows: list[_WrittenRow]
    total: _WrittenRow | None = None
    notes: list[_WrittenNote] = []


def period_of(written: str) -> Period | None:
    """`2010` or `2011 - 2012`."""
    match = _PERIOD.fullmatch(written.strip())
    return None if match is None else Period(int(match[1]), int(match[2] or match[1]))


def printed_value(cell: str, fact: Fact) -> Value | None:
    """A printed cell as a value; `None` for a dash. Raises `Unreadable` if it is neither."""
    return None if cell.strip() in _DASHES else read_value(cell, fact.domain)


def read_printed(paths: Iterable[Path], rulebook: Rulebook) -> tuple[PrintedTable, ...]:
    """The printed tables beside the cases, by file name; raises `EgnetError` with all that is wrong with them."""
    folders = dict.fromkeys((path if path.is_dir() else path.parent) / FOLDER for path in paths)
    files = [file for folder in folders if folder.is_dir() for file in sorted(folder.glob("*.yaml"))]
    diagnostics: list[Diagnostic] = []
    tables = [_read(file, rulebook, diagnostics) for file in files]
    if diagnostics:
        raise EgnetError(diagnostics)
    return tuple(table for table in tables if table is not None)


def _read(path: Path, rulebook: Rulebook, diagnostics: list[Diagnostic]) -> PrintedTable | None:
    node, found = read_file(path)
    if node is None or found:
        diagnostics += found
        return None
    file = shaped(node, TableFile)
    if isinstance(file, list):
        diagnostics += file
        return None
    names = Names(documents=rulebook.documents, facts=dict(rulebook.facts))
    source = names.source(file.source, file.at("source"), file.table)
    _check_columns(file, names)
    if not names.diagnostics:
        for row in [*file.rows, *([] if file.total is None else [file.total])]:
            _check_row(row, file, names)
    diagnostics += names.diagnostics
    return PrintedTable(
        name=file.table,
        title=file.title,
        source=source,
        columns=tuple(file.columns),
        rows=_rows(file.rows),
        total=_rows([file.total])[0] if file.total is not None else None,
        notes=tuple(PrintedNote(note.case, note.column, note.mark, note.text) for note in file.notes),
    )


def _check_columns(file: TableFile, names: Names) -> None:
    """The columns are periods, all of them, or facts, all of them."""
    if all(period_of(column) for column in file.columns):
        return
    columns = file.node.get("columns")
    for item in columns.items if isinstance(columns, nodes.Sequence) else ():
        if isinstance(item, nodes.Scalar) and item.text not in names.facts:
            names.unknown_fact(item.text, item.span)


def _check_row(row: _WrittenRow, file: TableFile, names: Names) -> None:
    """A cell per column, or none and words instead; under a fact, each cell is a figure or a dash."""
    if len(row.printed) != len(file.columns):
        if row.printed or not row.text:
            found, expected = str(len(row.printed)), str(len(file.columns))
            names.report(codes.ROW_LENGTH.at(row.at("printed"), found=found, expected=expected))
        return
    cells = row.node.get("printed")
    for name, cell in zip(file.columns, cells.items if isinstance(cells, nodes.Sequence) else (), strict=True):
        if name in names.facts and isinstance(cell, nodes.Scalar):
            try:
                printed_value(cell.text, names.facts[name])
            except Unreadable as error:
                names.report(error.at(cell.span))


def _rows(written: Sequence[_WrittenRow]) -> tuple[PrintedRow, ...]:
    return tuple(PrintedRow(row.case, row.label, row.group, tuple(row.printed), row.text) for row in written)
