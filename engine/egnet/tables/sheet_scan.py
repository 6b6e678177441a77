"""One sheet of an Excel file in, its rows out as texts of cells, in order, however many there are.

Rows in the one form that spreadsheets and libraries write are read by pattern, many at a time. Every other row, and all
that stands around the rows, is read by the XML parser and the library that read small files. Always holds: a text is
what the intake of single tables makes of the cell; no document type, no cell out of order, no control character passes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Any
from xml.etree import ElementTree

from egnet.records.excel import cell_of_library, is_percent
from egnet.records.typed import Cell, number_text
from egnet.records.workbook_guard import Part, column_of, inspector
from egnet.tables.csv_blocks import NotInBlocks

#: So much of a sheet is looked at together.
_PIECE = 4 * 1024 * 1024
#: A sheet of more cells than this is not read at all.
MOST_CELLS = 100_000_000
_ROW = re.compile(r"<row\b[^<>]*?(?:/>|>.*?</row>)", re.DOTALL)
_HEAD = re.compile(r'<row(?: [A-Za-z0-9:]+="[^"<>&]*")*\s*/?>')
_NUMBER_OF_ROW = re.compile(r' r="([1-9][0-9]{0,6})"')
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]{1,5})")?(?: t="(s|n|b|e|str|inlineStr)")?'
    r"(?: ?/>|>(?:(?:<f(?: [^<>]*)?(?:/>|>[^<]*</f>))?<v>([^<&\r]+)</v>|"
    r'<is><t(?: xml:space="preserve")?(?: ?/>|>([^<&\r]*)</t>)</is>)?</c>)'
)
_WHOLE = re.compile(r"-?[1-9][0-9]{0,14}|0")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ESCAPED = "_x"
_START, _END = "<sheetData>", "</sheetData>"


@dataclass
class Styles:
    """What a workbook says of all its cells: shared texts, and the styles that make a number a percentage or a date."""

    book: Any
    texts: list[str]
    percent: frozenset[str]
    dates: frozenset[str]

    @staticmethod
    def of(book: Any, sheet: Any) -> Styles:
        from openpyxl.cell.read_only import ReadOnlyCell
        from openpyxl.utils.escape import unescape

        count = len(book._cell_styles)
        formats = [ReadOnlyCell(sheet, 1, 1, 0, style_id=i).number_format for i in range(count)]
        percent = frozenset(str(i) for i, format_ in enumerate(formats) if is_percent(format_))
        texts = [unescape(text).strip() for text in sheet._shared_strings]
        return Styles(book, texts, percent, frozenset(map(str, book._date_formats)))


@dataclass(frozen=True)
class OddRow:
    """A row that only the library could read: its cells, and the columns of formulas without a value."""

    cells: list[Cell]
    unvalued: tuple[int, ...] = ()

    @property
    def says_more(self) -> bool:
        """Whether there is more to the row than texts."""
        return bool(self.unvalued) or any(cell.date or cell.is_other for cell in self.cells)


@dataclass
class SheetScan:
    """The rows of one sheet; `merged` are the ranges of merged cells, known when all rows are read."""

    file: IO[bytes]
    sheet: Any
    styles: Styles
    merged: list[str] = field(default_factory=list)
    _numbers: dict[tuple[str, bool], str] = field(default_factory=dict)
    _columns: dict[str, int] = field(default_factory=dict)
    _root: str = ""

    def rows(self) -> Iterator[tuple[int, list[str] | OddRow]]:
        """Every row that is not blank, by its number. Raises `NotInBlocks` where the whole file must be looked at."""
        guard = inspector()
        text = self._until(_START)
        head, _, rest = text.partition(_START)
        self._root = _root_of(head)
        guard.parser.Parse(f"{head}{_START}".encode(), False)
        before = seen = 0
        ends = False
        while not ends:
            inner, end, after = rest.partition(_END)
            ends = bool(end)
            cut = len(inner) if ends else inner.rfind("<row")
            for number, row in self._rows_in(inner[: max(cut, 0)], before):
                before = number
                cells = row.cells if isinstance(row, OddRow) else row
                seen += len(cells)
                if seen > MOST_CELLS:
                    raise NotInBlocks
                if cells:
                    yield number, row
            rest = inner[max(cut, 0) :]
            if not ends:
                rest += self._more()
                if len(rest) > 8 * _PIECE:
                    raise NotInBlocks
            else:
                rest = after
        guard.parser.Parse((_END + rest + self._all()).encode(), True)
        self.merged = guard.part.merged

    # -- text --------------------------------------------------------------------------------------------------------------

    def _until(self, mark: str) -> str:
        text = ""
        while mark not in text:
            text += self._more()
            if len(text) > 2 * _PIECE:
                raise NotInBlocks
        return text

    def _more(self) -> str:
        raw = self.file.read(_PIECE)
        if not raw:
            raise NotInBlocks
        while raw[-1] >= 0x80:
            # Not in the middle of a character.
            one = self.file.read(1)
            if not one:
                break
            raw += one
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            raise NotInBlocks from None
        if _FORBIDDEN.search(text):
            raise NotInBlocks
        return text

    def _all(self) -> str:
        rest = self.file.read(_PIECE + 1)
        if len(rest) > _PIECE:
            raise NotInBlocks
        return rest.decode("utf-8")

    # -- rows --------------------------------------------------------------------------------------------------------------

    def _rows_in(self, text: str, before: int) -> Iterator[tuple[int, list[str] | OddRow]]:
        at = 0
        for match in _ROW.finditer(text):
            if text[at : match.start()].strip(" \t\r\n"):
                raise NotInBlocks
            at = match.end()
            written = match[0]
            head = _HEAD.match(written)
            if head is None:
                raise NotInBlocks
            found = _NUMBER_OF_ROW.search(head[0])
            number = before + 1 if found is None else int(found[1])
            if number <= before:
                raise NotInBlocks
            before = number
            row = self._plain(written[head.end() : -len("</row>")], number) if not head[0].endswith("/>") else []
            yield number, self._odd(written, number) if row is None else row
        if text[at:].strip(" \t\r\n"):
            raise NotInBlocks

    def _plain(self, written: str, number: int) -> list[str] | None:
        """The texts of a row that is written as usual, without blank ones at its end; `None` for any other."""
        texts: list[str] = []
        row, width, length = str(number), 0, 0
        for match in _CELL.finditer(written):
            letters, of_row, style, kind, value, inline = match.groups()
            length += match.end() - match.start()
            place = self._columns.get(letters) or self._columns.setdefault(letters, column_of(letters))
            if of_row != row or place <= width:
                return None
            if value is None:
                text = "" if inline is None or kind != "inlineStr" else inline
                if (inline is not None and kind != "inlineStr") or _ESCAPED in text:
                    return None
            elif kind == "s":
                text = self._shared(value)
            elif kind is None or kind == "n":
                if style in self.styles.dates:
                    return None
                text = (
                    value
                    if _WHOLE.fullmatch(value) and style not in self.styles.percent
                    else self._number(value, style)
                )
            elif kind == "b":
                text = {"0": "nej", "1": "ja"}.get(value, "")
                if not text:
                    return None
            elif kind == "inlineStr" or _ESCAPED in value:
                return None
            else:
                text = value
            texts += [""] * (place - width - 1)
            texts.append(text.strip())
            width = place
        if length != len(written):
            return None
        while texts and not texts[-1]:
            texts.pop()
        return texts

    def _shared(self, written: str) -> str:
        try:
            return self.styles.texts[int(written)]
        except (ValueError, IndexError):
            raise NotInBlocks from None

    def _number(self, written: str, style: str | None) -> str:
        key = (written, style in self.styles.percent)
        if key not in self._numbers:
            if len(self._numbers) > 1 << 20:
                self._numbers.clear()
            try:
                is_float = "." in written or "E" in written or "e" in written
                self._numbers[key] = number_text(float(written) if is_float else int(written), percent=key[1])
            except ValueError:
                raise NotInBlocks from None
        return self._numbers[key]

    def _odd(self, written: str, number: int) -> OddRow:
        """A row as the library reads it."""
        from openpyxl.cell.read_only import ReadOnlyCell
        from openpyxl.worksheet._reader import WorkSheetParser

        book = self.styles.book
        parser = WorkSheetParser(
            None,
            self.sheet._shared_strings,
            data_only=True,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )
        document = f"{self._root}{_START}{written}{_END}</worksheet>"
        try:
            guard = inspector()
            guard.parser.Parse(document.encode(), True)
            tree = ElementTree.fromstring(document)
            parser.row_counter = number - 1
            _, found = parser.parse_row(tree[0][0])
            cells: list[Cell] = []
            for one in found:
                cells += [Cell()] * (one["column"] - len(cells) - 1)
                cells.append(cell_of_library(ReadOnlyCell(self.sheet, **one)))
        except Exception as error:
            # The libraries raise what they like on a file that is not as Excel writes it.
            if isinstance(error, MemoryError):
                raise
            raise NotInBlocks from None
        while cells and cells[-1].is_blank:
            cells.pop()
        part: Part = guard.part
        return OddRow(cells, tuple(part.unvalued.get(number, ())))


def _root_of(head: str) -> str:
    """The first tag, with the names that prefixes stand for."""
    start = head.find("<worksheet")
    end = head.find(">", start)
    if start < 0 or ("encoding=" in head[:start] and "utf-8" not in head[:start].lower()):
        raise NotInBlocks
    return head[start : end + 1]
