"""CSV files as tables: UTF-8 (with or without byte order mark), UTF-16 or Windows-1252; semicolons, commas or tabs."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from egnet.diagnostics.codes import records as codes
from egnet.diagnostics.codes import tables as table_codes
from egnet.diagnostics.diagnostic import Diagnostic, has_errors
from egnet.diagnostics.span import BYTE_ORDER_MARK, SourceText, Span
from egnet.records.columns import Columns
from egnet.records.rows import LARGEST_TABLE_MIB, MOST_CELLS, Line, Rows, Table
from egnet.source.node import Scalar
from egnet.source.read import not_utf8, read_bytes

#: What a spreadsheet takes for a formula; some take the characters in full width for the same.
_FORMULA = "[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]"
DANGEROUS = re.compile(f"'*{_FORMULA}")
MARKED = re.compile(f"'+{_FORMULA}")
_BLOCK = 1 << 20
#: Breaks a line in the text as it is shown, and not in CSV.
NO_BREAK = str.maketrans(dict.fromkeys("\x85\u2028\u2029", " "))


@dataclass(frozen=True)
class Record:
    """One record of a CSV file, over the lines from `first` to `last`; `cells` are `None` if it cannot be read."""

    first: int
    last: int
    cells: list[str] | None


def read_csv(path: Path, columns: Columns) -> Rows:
    """The rows of a CSV file."""
    raw = read_bytes(path, str(path), LARGEST_TABLE_MIB)
    decoded = raw if isinstance(raw, Diagnostic) else decoded_csv(raw, str(path))
    if isinstance(decoded, Diagnostic):
        return Rows(diagnostics=[decoded], broken=True)
    text, _ = decoded
    source = SourceText(str(path), text.translate(NO_BREAK))
    records = records_of(text)
    headings = next(records, Record(1, 1, []))
    top = _lines(source, headings)
    if headings.cells is None:
        return Rows(diagnostics=[codes.UNREADABLE_TABLE.at(top, kind="CSV")], broken=True)
    table = Table(located(headings.cells, top), top, columns)
    if has_errors(table.wrong):
        return Rows(diagnostics=table.wrong, broken=True)
    rows = Rows(diagnostics=table.wrong)
    seen = 0
    for number, record in enumerate(records, start=1):
        span = _lines(source, record)
        if record.cells is None:
            rows.lose(number, span, codes.UNREADABLE_TABLE.at(span, kind="CSV"))
            continue
        seen += len(record.cells)
        if seen > MOST_CELLS:
            wrong = table_codes.TABLE_TOO_LARGE.at(None, name=str(path), limit=MOST_CELLS, what=table_codes.CELLS)
            return Rows(diagnostics=[wrong], broken=True)
        if not any(cell.strip() for cell in record.cells):
            continue
        if len(record.cells) != len(headings.cells):
            found, expected = str(len(record.cells)), str(len(headings.cells))
            rows.lose(number, span, codes.ROW_LENGTH.at(span, found=found, expected=expected))
            continue
        cells = located(record.cells, span)
        rows.rows.append(table.row(Line(number, f"linje {record.first}", span, cells)))
    return rows


def decoded_csv(raw: bytes, name: str) -> tuple[str, str] | Diagnostic:
    """The text of a CSV file and the encoding that gives its bytes again, or where it cannot be read."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        # What Excel calls Unicode text.
        return raw.decode("utf-16", errors="replace"), "utf-16"
    try:
        # Not as `utf-8-sig`, which counts the places of errors from after the mark.
        text = raw.decode("utf-8")
        return text.removeprefix(BYTE_ORDER_MARK), "utf-8-sig" if text.startswith(BYTE_ORDER_MARK) else "utf-8"
    except UnicodeDecodeError as error:
        # Text in Windows-1252 never happens to be right UTF-8 in places: then it is UTF-8 that was damaged.
        is_damaged = not raw.decode("utf-8", errors="ignore").isascii()
        wrong = not_utf8(name, raw, error.start)
    try:
        return wrong if is_damaged else (raw.decode("cp1252"), "cp1252")
    except UnicodeDecodeError:
        return wrong


def encoding_of(path: Path) -> str | None:
    """The encoding of a CSV file as `decoded_csv` finds it, read a little at a time; `None` where it cannot be read."""
    with path.open("rb") as file:
        start = file.read(3)
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    if is_all(path, "utf-8"):
        return "utf-8-sig" if start == b"\xef\xbb\xbf" else "utf-8"
    ignoring = codecs.getincrementaldecoder("utf-8")(errors="ignore")
    with path.open("rb") as file:
        is_damaged = any(not ignoring.decode(raw).isascii() for raw in iter(lambda: file.read(_BLOCK), b""))
    return None if is_damaged or not is_all(path, "cp1252") else "cp1252"


def is_all(path: Path, encoding: str) -> bool:
    """Whether every byte of a file is in an encoding."""
    decoder = codecs.getincrementaldecoder(encoding)()
    with path.open("rb") as file:
        try:
            while raw := file.read(_BLOCK):
                decoder.decode(raw)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
    return True


def separator_of(text: str) -> str:
    """What stands between the cells: semicolon, comma or tabulator, whichever the first line has most of."""
    first = re.split(r"[\r\n]", text.removeprefix(BYTE_ORDER_MARK), maxsplit=1)[0]
    return max(";,\t", key=first.count)


def records_of(text: str) -> Iterator[Record]:
    """Every record, the headings first; from where the text cannot be read, one that is the rest."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text), strict=True)
    first = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            yield Record(max(first, 1), max(reader.line_num, first), None)
            return
        if cells is None:
            return
        yield Record(first, max(reader.line_num, first), [_unmarked(cell.strip()) for cell in cells])
        first = reader.line_num + 1


def defused(text: str) -> str:
    """Text that a spreadsheet would take for a formula marked as text; reading takes the mark off again."""
    return f"'{text}" if DANGEROUS.match(text) else text


def _unmarked(cell: str) -> str:
    """A cell without the mark by which egnet keeps spreadsheets from taking it for a formula."""
    return cell[1:] if MARKED.match(cell) else cell


def _lines(source: SourceText, record: Record) -> Span:
    number = record.last if record.cells is None else record.first
    return Span(source, number, 1, max(len(source.line(number)), 1))


def located(texts: Iterable[str], line: Span) -> list[Scalar]:
    """The texts, each with its place on the line; the whole line where it is written otherwise."""
    found: list[Scalar] = []
    written, column = line.text, 0
    for text in texts:
        start = written.find(text, column) if text else -1
        span = line if start < 0 else Span(line.source, line.line, start + 1, len(text))
        column = column if start < 0 else start + len(text)
        found.append(Scalar(text, span, plain=True))
    return found
