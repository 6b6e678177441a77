"""The records of a file that were set aside, as a file of the same format: what stands there is not changed.

Comes in: a file and the numbers of its records (`egnet.records.read.Intake.rejected`). Goes out: a file with the same
headings and the records as they stand. Always holds: read again, the records are told of as before; formulas are left
as the values they had.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import IO, Any

from egnet.diagnostics.diagnostic import Diagnostic
from egnet.records.attribution import end_of
from egnet.records.csv_table import encoding_of, separator_of
from egnet.records.flat import CSV, EXCEL, JSON, JSON_LINES, PARQUET
from egnet.records.workbook_guard import corners, guarded
from egnet.source.node import Mapping, Sequence
from egnet.source.read import read_file

_BLANKS = " \t\r\n"
#: Rows of Parquet that are read at a time.
_ROWS = 1 << 16


def write_rejected(path: Path, numbers: set[int], out: IO[bytes], sheet: str = "") -> None:
    """Write the records of these numbers with what stands around them; the whole file where records share lines.

    Formats of many records are read a little at a time.
    """
    suffix = path.suffix.lower()
    if suffix == CSV:
        _csv(path, numbers, out)
    elif suffix == JSON_LINES:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if number in numbers:
                    out.write(line.removesuffix(b"\n") + b"\n")
    elif suffix == PARQUET:
        _parquet(path, numbers, out)
    else:
        raw = path.read_bytes()
        if suffix in EXCEL:
            out.write(_excel(raw, numbers, sheet))
        else:
            out.write(_json(raw, numbers) if suffix == JSON else _yaml(path, raw, numbers))


def _csv(path: Path, numbers: set[int], out: IO[bytes]) -> None:
    encoding = encoding_of(path)
    if encoding is None:
        with path.open("rb") as file:
            shutil.copyfileobj(file, out)
        return
    # Without replacing, what is half a character in UTF-16 could not be read at all.
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        kept = io.TextIOWrapper(out, encoding=encoding, newline="")
        try:
            for number, lines in enumerate(_records(file)):
                if number == 0 or number in numbers or not lines.is_read:
                    kept.writelines(lines.written)
        finally:
            kept.flush()
            kept.detach()


@dataclass(frozen=True)
class _Lines:
    """The lines of a record; where it cannot be read, those of all that follows as well."""

    written: Iterable[str]
    is_read: bool = True


def _records(file: Iterable[str]) -> Iterator[_Lines]:
    """Every record of a CSV file as it stands; see `egnet.records.csv_table.records_of`."""
    lines = iter(file)
    seen: list[str] = []
    first = next(lines, "")

    def noting() -> Iterator[str]:
        for line in chain([first] if first else [], lines):
            seen.append(line)
            yield line

    reader = csv.reader(noting(), delimiter=separator_of(first), strict=True)
    while True:
        try:
            if next(reader, None) is None:
                return
        except csv.Error:
            yield _Lines(chain(seen, lines), is_read=False)
            return
        yield _Lines(tuple(seen))
        seen.clear()


def _json(raw: bytes, numbers: set[int]) -> bytes:
    text = raw.decode("utf-8")
    try:
        start, items, end = _array_of_records(text)
    except ValueError:
        # Nearly JSON, which is read all the same: records cannot be told apart in its text.
        return raw
    kept = [item for number, item in enumerate(items, start=1) if number in numbers]
    return (text[:start] + "\n" + ",\n".join(kept) + "\n" + text[end:]).encode()


def _array_of_records(text: str) -> tuple[int, list[str], int]:
    """Just after the bracket that opens the records, the text of each, and the bracket that closes them."""
    at = _skip(text, 1 if text.startswith("\ufeff") else 0)
    if text[at : at + 1] == "{":
        at = next(value for key, value in _entries(text, at) if key == "cases")
    if text[at : at + 1] != "[":
        raise ValueError
    items = []
    start = at + 1
    at = _skip(text, start)
    while text[at : at + 1] != "]":
        _, end = json.JSONDecoder().raw_decode(text, at)
        items.append(text[at:end])
        at = _skip(text, end)
        if text[at : at + 1] == ",":
            at = _skip(text, at + 1)
        elif text[at : at + 1] != "]":
            raise ValueError
    return start, items, at


def _entries(text: str, at: int) -> Iterator[tuple[str, int]]:
    """The keys of an object and where their values start. Raises `ValueError` for what is no JSON."""
    decoder = json.JSONDecoder()
    at = _skip(text, at + 1)
    while text[at : at + 1] == '"':
        key, at = decoder.raw_decode(text, at)
        at = _skip(text, _skip(text, at) + 1)
        yield key, at
        _, at = decoder.raw_decode(text, at)
        at = _skip(text, _skip(text, at) + 1)
    raise ValueError


def _skip(text: str, at: int) -> int:
    while text[at : at + 1] and text[at] in _BLANKS:
        at += 1
    return at


def _yaml(path: Path, raw: bytes, numbers: set[int]) -> bytes:
    node, _ = read_file(path)
    items = node.get("cases") if isinstance(node, Mapping) else None
    if not isinstance(node, Mapping) or not isinstance(items, Sequence):
        return raw
    lines = io.StringIO(raw.decode("utf-8"), newline="").readlines()
    starts = [_dash_above(lines, item.span.line) for item in items.items]
    if 0 in starts or len(set(starts)) < len(starts):
        return raw
    end = (end_of(node, "cases") or len(lines) + 1) - 1
    bounds = [*(start - 1 for start in starts), end]
    kept = [lines[bounds[number - 1] : bounds[number]] for number in sorted(numbers)]
    return "".join(line for part in ([lines[: bounds[0]], *kept, lines[end:]]) for line in part).encode()


def _dash_above(lines: list[str], item: int) -> int:
    """The line of the `-` of an item that stands on a line; 0 if there is none of its own."""
    line = item
    while 0 < line <= len(lines):
        written = lines[line - 1].strip()
        if written.startswith("-"):
            return line
        if line != item and written and not written.startswith("#"):
            return 0
        line -= 1
    return 0


def _parquet(path: Path, numbers: set[int], out: IO[bytes]) -> None:
    import pyarrow
    from pyarrow import parquet

    with parquet.ParquetFile(path) as file, parquet.ParquetWriter(out, file.schema_arrow) as writer:
        before = 0
        for batch in file.iter_batches(batch_size=_ROWS):
            places = [place for place in range(len(batch)) if before + place + 1 in numbers]
            if places:
                writer.write_table(pyarrow.Table.from_batches([batch]).take(places))
            before += len(batch)


def _excel(raw: bytes, numbers: set[int], sheet: str) -> bytes:
    from openpyxl import Workbook, load_workbook

    with warnings.catch_warnings():
        # The library warns of what it leaves out.
        warnings.simplefilter("ignore")
        values, formulas = (
            load_workbook(io.BytesIO(raw), read_only=True, data_only=calculated, keep_links=False)
            for calculated in (True, False)
        )
        out = Workbook()
        page = out.active
        page.title = sheet
        placed: dict[int, int] = {}
        for old in (values[sheet], formulas[sheet]):
            old.reset_dimensions()
        both = zip(values[sheet].iter_rows(), formulas[sheet].iter_rows(), strict=True)
        for number, (row, written) in enumerate(both, start=1):
            is_heading = not placed and any(cell.value is not None for cell in row)
            if is_heading or number in numbers:
                placed[number] = len(placed) + 1
                for column, (cell, formula) in enumerate(zip(row, written, strict=True), start=1):
                    _copy(cell, formula, page.cell(placed[number], column))
    parts = guarded(raw, "")
    path = str(values[sheet]._worksheet_path).lstrip("/")
    for range_ in [] if isinstance(parts, Diagnostic) else parts[path].merged:
        found = corners(range_)
        rows = [placed[number] for number in placed if found and found[1] <= number <= found[3]]
        if found and rows:
            page.merge_cells(start_row=rows[0], end_row=rows[-1], start_column=found[0], end_column=found[2])
    content = io.BytesIO()
    out.save(content)
    return content.getvalue()


def _copy(cell: Any, formula: Any, to: Any) -> None:
    """A cell with its value and format. A formula that was never calculated becomes its text, which nothing runs."""
    value = formula.value if cell.value is None and formula.value is not None else cell.value
    if value is None:
        return
    to.value = value if isinstance(value, bool | int | float) or cell.is_date else str(value)
    if isinstance(to.value, str) and cell.data_type != "e":
        to.data_type = "s"
    to.number_format = cell.number_format
