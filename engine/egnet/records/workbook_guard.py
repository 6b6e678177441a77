"""Whether an Excel file is safe to read, before a library reads it: the archive's size unpacked, and its XML.

Comes in: the bytes of a file. Goes out: for each part of the archive what its table must not hide (merged cells,
formulas without a value), or the diagnostic that says why the file is refused. Always holds: time and memory are bounded
by the limits here; no entity is expanded; nothing is executed.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.parsers import expat

from egnet.diagnostics.codes import tables as codes
from egnet.diagnostics.diagnostic import Diagnostic
from egnet.records.rows import MOST_CELLS

MOST_UNPACKED_MIB = 256
_MIB = 1024 * 1024
#: Cells have a value and at times a formula: no table within the limit of cells has more elements.
_MOST_ELEMENTS = 5 * MOST_CELLS
_MOST_PARTS = 2_000
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_ENCRYPTED_OR_OLD = b"\xd0\xcf\x11\xe0"
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_SPACE = 65_536


@dataclass
class Part:
    """What is told of one part of the archive: merged ranges, and by row the columns with a formula and no value."""

    merged: list[str] = field(default_factory=list)
    unvalued: dict[int, list[int]] = field(default_factory=dict)


class _Refused(Exception):  # noqa: N818 -- a way out of the parser
    """The file is not as Excel writes it, or too large."""


def guarded(content: bytes, name: str) -> Mapping[str, Part] | Diagnostic:
    """The XML parts by name."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED_MIB * _MIB:
                return _too_large(name, MOST_UNPACKED_MIB, codes.MIB_UNPACKED)
            count = _Count()
            parts = {}
            for entry in entries:
                if entry.filename.endswith((".xml", ".rels")):
                    parts[entry.filename.lstrip("/")] = _inspected(archive, entry, count)
            return parts
    except _TooMany:
        return _too_large(name, MOST_CELLS, codes.CELLS)
    except (_Refused, zipfile.BadZipFile, expat.ExpatError, OSError, EOFError, RuntimeError, ValueError):
        help_ = codes.PROTECTED if content.startswith(_ENCRYPTED_OR_OLD) else None
        return codes.UNREADABLE_FILE.at(None, instead=help_, name=name, kind="Excel")
    except Exception as error:
        # Every way of packing raises what it likes on a damaged stream.
        if isinstance(error, MemoryError):
            raise
        return codes.UNREADABLE_FILE.at(None, name=name, kind="Excel")


def _too_large(name: str, limit: int, what: object) -> Diagnostic:
    return codes.TABLE_TOO_LARGE.at(None, name=name, limit=limit, what=what)


class _TooMany(Exception):  # noqa: N818 -- a way out of the parser
    """More elements than any table that may be read has."""


@dataclass
class _Count:
    elements: int = 0


def _inspected(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, count: _Count) -> Part:
    inspector = _Inspector(count)
    with archive.open(entry) as stream:
        while piece := stream.read(_SPACE):
            inspector.parser.Parse(piece, False)
        inspector.parser.Parse(b"", True)
    return inspector.part


class _Inspector:
    """Reads one part, and refuses what Excel never writes: a document type, cells outside the sheet or out of order."""

    def __init__(self, count: _Count) -> None:
        self.count = count
        self.part = Part()
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.row = self.column = 0
        self.formula = self.value = self.within_value = False

    def _refuse(self, *_: Any) -> None:
        raise _Refused

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.count.elements += 1
        if self.count.elements > _MOST_ELEMENTS:
            raise _TooMany
        match tag.rpartition(" ")[2]:
            case "c":
                self._enter_cell(attributes.get("r"))
                # A formula may give an empty text.
                self.value = attributes.get("t") == "str"
            case "f":
                self.formula = True
            case "v":
                self.within_value = True
            case "row":
                self._enter_row(attributes.get("r"))
            case "mergeCell":
                self.part.merged.append(attributes.get("ref", ""))

    def _enter_row(self, written: str | None) -> None:
        row = int(written) if written is not None else self.row + 1
        if not self.row < row <= _LAST_ROW:
            raise _Refused
        self.row, self.column = row, 0

    def _enter_cell(self, written: str | None) -> None:
        self.formula = False
        if written is None:
            row, column = self.row, self.column + 1
        else:
            match = _REFERENCE.fullmatch(written)
            if match is None:
                raise _Refused
            row, column = int(match[2]), column_of(match[1])
        if row != self.row or not self.column < column <= _LAST_COLUMN:
            raise _Refused
        self.column = column

    def _text(self, text: str) -> None:
        self.value = self.value or (self.within_value and bool(text))

    def _end(self, tag: str) -> None:
        self.within_value = False
        if tag.endswith(" c") and self.formula and not self.value:
            self.part.unvalued.setdefault(self.row, []).append(self.column)


def inspector() -> _Inspector:
    """Reads a part by pieces, fed to its `parser`; raises what `guarded` refuses."""
    return _Inspector(_Count())


def inspected(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Part:
    """One part; raises what `guarded` refuses."""
    return _inspected(archive, entry, _Count())


def column_of(letters_: str) -> int:
    """The number of a column, from `A` as 1."""
    number = 0
    for letter in letters_:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def letters(column: int) -> str:
    """A column's letters, from 1 as `A`."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def corners(range_: str) -> tuple[int, int, int, int] | None:
    """The first column and row and the last column and row of a range such as `A1:C1`."""
    first, _, last = range_.replace("$", "").partition(":")
    ends = [_REFERENCE.fullmatch(end) for end in (first, last or first)]
    if ends[0] is None or ends[1] is None:
        return None
    (left, top), (right, bottom) = ((column_of(end[1]), int(end[2])) for end in ends if end is not None)
    return min(left, right), min(top, bottom), max(left, right), max(top, bottom)
