"""Excel files as tables, each cell with its sheet and its own name.

Formulas are never calculated: the value that the spreadsheet kept is read. A date is an error, because spreadsheets make
dates of what was no date. The sheet that is read is the one visible sheet with a column `id`, or the one of them that is
named `Opgaver`.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from heapq import heappush
from pathlib import Path
from typing import Any

from egnet.diagnostics.codes import records as record_codes
from egnet.diagnostics.codes import tables as codes
from egnet.diagnostics.diagnostic import Diagnostic
from egnet.records.columns import Columns
from egnet.records.libraries import require
from egnet.records.page import Page, errors_of
from egnet.records.rows import LARGEST_TABLE_MIB, MOST_CELLS, Line, Rows, Table
from egnet.records.typed import Budget, Cell, TooMany, cell_of
from egnet.records.workbook_guard import Part, corners, guarded, letters
from egnet.rulebook.names import folded
from egnet.source.node import Scalar
from egnet.source.read import read_bytes

SHEET = "Opgaver"
_PLAIN_NAME = re.compile(r"[^\W\d]\w*")
#: What a number format shows as it stands, so that a `%` within it counts nothing.
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')


@dataclass(frozen=True)
class Sheet:
    """A sheet with the cells of its rows that are not blank, by number."""

    name: str
    part: Part
    rows: Mapping[int, list[Cell]]

    @property
    def headings(self) -> list[Cell]:
        return next(iter(self.rows.values()), [])

    def place(self, cells: str) -> str:
        """A cell or a range as spreadsheets name it."""
        quoted = "'" + self.name.replace("'", "''") + "'"
        return f"{self.name if _PLAIN_NAME.fullmatch(self.name) else quoted}!{cells}"

    def places(self, row: int) -> Iterator[str]:
        """The names of the cells of a row."""
        return (self.place(f"{letters(column)}{row}") for column in range(1, len(self.rows[row]) + 1))


def read_excel(path: Path, columns: Columns) -> Rows:
    """The rows of an Excel file. Raises `EgnetError` where the library for it is not installed."""
    require("openpyxl", "Excel", "excel")
    content = read_bytes(path, str(path), LARGEST_TABLE_MIB)
    if isinstance(content, Diagnostic):
        return _broken(content)
    parts = guarded(content, str(path))
    if isinstance(parts, Diagnostic):
        return _broken(parts)
    try:
        sheets = _sheets(content, parts)
    except TooMany:
        return _broken(codes.TABLE_TOO_LARGE.at(None, name=str(path), limit=MOST_CELLS, what=codes.CELLS))
    except Exception as error:
        # The library raises what it likes on a file that is not as Excel writes it.
        if isinstance(error, MemoryError):
            raise
        return _broken(codes.UNREADABLE_FILE.at(None, name=str(path), kind="Excel"))
    chosen = chosen_sheet(sheets, columns)
    if chosen is None:
        named = ", ".join(sheet.name for sheet in sheets if has_id(sheet, columns))
        return _broken(codes.SEVERAL_SHEETS.at(None, file=str(path), sheets=named, name=SHEET))
    rows = _rows(path, chosen, columns)
    rows.sheet = chosen.name
    others = ", ".join(f"`{sheet.name}`" for sheet in sheets if sheet is not chosen and sheet.rows)
    if others:
        rows.diagnostics.append(codes.SHEETS_NOT_READ.at(None, file=str(path), read=chosen.name, sheets=others))
    return rows


def _broken(diagnostic: Diagnostic) -> Rows:
    return Rows(diagnostics=[diagnostic], broken=True)


# -- from the library ------------------------------------------------------------------------------------------------------


def _sheets(content: bytes, parts: Mapping[str, Part]) -> list[Sheet]:
    """The visible sheets. Raises whatever the library raises."""
    from openpyxl import load_workbook

    budget = Budget()
    sheets = []
    with warnings.catch_warnings():
        # The library warns of what it leaves out: drop-downs, dates before 1900.
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            if sheet.sheet_state != "visible":
                continue
            # What a file says of its own size need not be so.
            sheet.reset_dimensions()
            rows = {}
            for number, row in enumerate(sheet.iter_rows(), start=1):
                budget.spend(len(row), sum(len(one.value) for one in row if isinstance(one.value, str)))
                cells = [cell_of_library(one) for one in row]
                while cells and cells[-1].is_blank:
                    cells.pop()
                if cells:
                    rows[number] = cells
            part = parts.get(str(sheet._worksheet_path).lstrip("/"), Part())
            sheets.append(Sheet(sheet.title, part, rows))
    return sheets


def cell_of_library(cell: Any) -> Cell:
    """A cell as the library reads it."""
    if isinstance(cell.value, str):
        from openpyxl.utils.escape import unescape

        return cell_of(unescape(cell.value))
    is_number = isinstance(cell.value, int | float)
    return cell_of(cell.value, percent=is_number and is_percent(cell.number_format))


def is_percent(format_: str) -> bool:
    """Whether a number format shows numbers as percentages."""
    return "%" in format_ and "%" in _LITERAL.sub("", format_)


# -- to a table ------------------------------------------------------------------------------------------------------------


def has_id(sheet: Sheet, columns: Columns) -> bool:
    means = (columns.of(cell.text) for cell in sheet.headings)
    return any(column is not None and column.name == "id" for column in means)


def chosen_sheet(sheets: list[Sheet], columns: Columns) -> Sheet | None:
    """The sheet to read; `None` if several could be meant. One without `id` is told so by its headings."""
    with_id = [sheet for sheet in sheets if has_id(sheet, columns)]
    if len(with_id) > 1:
        named = [sheet for sheet in with_id if folded(sheet.name) == folded(SHEET)]
        return named[0] if len(named) == 1 else None
    filled = [sheet for sheet in sheets if sheet.rows]
    return next(iter([*with_id, *filled, *sheets]), Sheet("", Part(), {}))


def _rows(path: Path, sheet: Sheet, columns: Columns) -> Rows:
    page = Page.of(str(path), sheet.rows)
    table = _headings(page, sheet, columns)
    if not isinstance(table, Table):
        return Rows(diagnostics=table, broken=True)
    over = first_over(ranges_of(sheet.part, len(table.headings)), list(sheet.rows))
    lines = (line_of(page, sheet, number, len(table.headings), over.get(number)) for number in list(sheet.rows)[1:])
    return table.rows(lines)


def table_of(path: Path, sheet: Sheet, columns: Columns) -> Table | None:
    """The table of a sheet by its headings; `None` where they cannot be read."""
    table = _headings(Page.of(str(path), sheet.rows), sheet, columns)
    return table if isinstance(table, Table) else None


def _headings(page: Page, sheet: Sheet, columns: Columns) -> Table | list[Diagnostic]:
    top = next(iter(sheet.rows), 1)
    whole = page.row(top, sheet.place(f"{top}:{top}"))
    headings = list(page.cells(top, sheet.headings, sheet.places(top) if sheet.rows else ()))
    above = next((one for one in ranges_of(sheet.part, len(headings)) if one.top <= top), None)
    if above is not None:
        at = headings[above.left - 1].span if headings else whole
        return [codes.MERGED_HEADING.at(replace(at, place=sheet.place(above.range)), cells=above.range)]
    return _unreadable(page, sheet, top, headings) or Table(headings, whole, columns)


def ranges_of(part: Part, width: int) -> list[Merged]:
    """The merged cells that reach into the columns with headings."""
    return [one for range_ in part.merged if (one := _merged(range_)) and one.left <= max(width, 1)]


@dataclass(frozen=True)
class Merged:
    """Merged cells: their range, their first column and their rows."""

    range: str
    left: int
    top: int
    bottom: int


def _merged(range_: str) -> Merged | None:
    found = corners(range_)
    return None if found is None else Merged(range_, found[0], found[1], found[3])


def first_over(merged: list[Merged], rows: list[int]) -> dict[int, Merged]:
    """For each row that merged cells lie over, the ones that reach furthest down."""
    waiting = sorted(merged, key=lambda one: one.top, reverse=True)
    reaching: list[tuple[int, int, Merged]] = []
    over = {}
    for row in rows:
        while waiting and waiting[-1].top <= row:
            one = waiting.pop()
            heappush(reaching, (-one.bottom, len(waiting), one))
        if reaching and -reaching[0][0] >= row:
            over[row] = reaching[0][2]
    return over


def _unreadable(page: Page, sheet: Sheet, number: int, scalars: Sequence[Scalar]) -> list[Diagnostic]:
    """What is wrong with the cells of a row: dates, and formulas that were never calculated."""
    errors = errors_of(scalars, sheet.rows.get(number, []))
    for column in sheet.part.unvalued.get(number, ()):
        # The library gives no cell for one without a value at the end of a row.
        span = scalars[column - 1].span if column <= len(scalars) else page.row(number, "")
        place = sheet.place(f"{letters(column)}{number}")
        errors.append(codes.FORMULA_WITHOUT_VALUE.at(replace(span, place=place)))
    return errors


def line_of(page: Page, sheet: Sheet, number: int, width: int, over: Merged | None) -> Line:
    """A row as a line of a table of so many headings, with what merged cells lie over it."""
    cells = sheet.rows[number]
    scalars = list(page.cells(number, cells, sheet.places(number)))
    whole = page.row(number, sheet.place(f"{number}:{number}"))
    errors = _unreadable(page, sheet, number, scalars)
    if over is not None:
        span = scalars[over.left - 1].span if over.left <= len(scalars) else whole
        errors.append(codes.MERGED_CELLS.at(replace(span, place=sheet.place(over.range)), cells=over.range))
    errors += [record_codes.NO_HEADING.at(scalar.span) for scalar in scalars[width:] if scalar.text]
    blank = (page.blank(number) for _ in range(width - len(scalars)))
    return Line(number, f"ark {sheet.name}, række {number}", whole, [*scalars[:width], *blank], errors)
