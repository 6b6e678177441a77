"""A file of JSON lines in blocks: bytes in, frames of cells as text out, in the file's order.

A line that holds a flat object of plain values under known names, and at most its cuts as an object, is split into cells.
Every other line is read by the intake of single records, and is `odd`. Always holds: a record keeps the number of its line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from egnet.diagnostics.span import BYTE_ORDER_MARK, Excerpt, Span
from egnet.records.case_file import KEPT, WrittenRecord
from egnet.records.columns import Columns
from egnet.records.csv_table import NO_BREAK, is_all
from egnet.records.flat import json_line
from egnet.records.rows import Row, Rows, Table
from egnet.source import node as nodes
from egnet.source.node import Scalar
from egnet.source.shape import shaped
from egnet.tables.csv_blocks import LINE, NUMBER, Block, Lines, NotInBlocks, whole_lines

if TYPE_CHECKING:
    import polars as pl

#: So much of a file is read at a time; each line that is odd takes a few kilobytes until it is decided.
BLOCK = 4 * 1024 * 1024
_LONE_RETURN = re.compile(rb"\r(?!\n)")
#: What may stand for half of a pair, which no text can hold.
_HALF = re.compile(r"\\u[dD]")
#: The fields that stand in cells; the others are for the intake of single records.
_IN_CELLS = ("id", "title", "administration", "part_of", "cut", "cuts")
_CUTS = _IN_CELLS.index("cuts")
_ODD = "odd"
#: Stands for a place in a whole that is no text.
UNPLACED = "\x00"


@dataclass(frozen=True)
class OddLines(Lines):
    """The lines of a block, and those among them that are read singly: rows, or what is wrong with them."""

    odd: Any


@dataclass(frozen=True)
class JsonlBlocks:
    """A file of JSON lines that can be read in blocks; the last column says of a row that it is odd."""

    path: Path
    meanings: Columns
    headings: tuple[str, ...]
    #: Takes the share that is read, each time that the file is.
    told: Callable[[float], None] = lambda _: None

    @staticmethod
    def of(
        path: Path, columns: Columns, facts: Sequence[str], told: Callable[[float], None] = lambda _: None
    ) -> JsonlBlocks:
        """The file for a rulebook with these facts. Raises `NotInBlocks` where only reading it whole can tell."""
        if not is_all(path, "utf-8"):
            raise NotInBlocks
        return JsonlBlocks(path, columns, (*_IN_CELLS, *facts, ""), told)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns of cells, one for each heading."""
        return tuple(f"celle{i}" for i in range(len(self.headings)))

    def table(self, columns: Columns) -> Table:
        """The headings, which are right: they are those of the rulebook."""
        top = Span(Excerpt.of(str(self.path), {}), 1, 1, 1)
        return Table([Scalar(heading, top, plain=True) for heading in self.headings], top, columns)

    def blocks(self, only: Sequence[str] | None = None) -> Iterator[Block]:
        """The records, a block at a time, with all columns. Raises `NotInBlocks` where lines end in unusual ways."""
        first = 1
        size = max(self.path.stat().st_size, 1)
        with self.path.open("rb") as file:
            for raw in whole_lines(file, BLOCK, quoted=False):
                if _LONE_RETURN.search(raw):
                    raise NotInBlocks
                text = raw.decode("utf-8")
                lines = (text.removeprefix(BYTE_ORDER_MARK) if first == 1 else text).split("\n")
                if not lines[-1]:
                    lines.pop()
                yield self._block(lines, first)
                self.told(file.tell() / size)
                first += len(lines)

    def lines(self, block: Block, places: Sequence[int], numbers: Sequence[int]) -> list[Row]:
        """Some rows of a block, by their numbers, as the intake of single records has them."""
        found: list[Row] = []
        for number in numbers:
            one = block.raw.odd.get(number) or self._singly(block.raw.lines[number - block.raw.first], number)
            found += one.rows
        return found

    def lost(self, block: Block) -> Rows:
        """The lines of a block that cannot be read."""
        rows = Rows()
        for one in block.raw.odd.values():
            rows.lost += one.lost
            rows.diagnostics += [] if one.rows else one.diagnostics
        return rows

    def _block(self, lines: list[str], first: int) -> Block:
        import polars as pl

        reading = _Reading(self)
        for number, line in enumerate(lines, start=first):
            reading.line(line, number)
        cells = {cell: reading.column(place) for place, cell in enumerate(self.columns)}
        made = pl.DataFrame(
            {**cells, NUMBER: reading.numbers, LINE: reading.numbers},
            schema={**dict.fromkeys(cells, pl.String), NUMBER: pl.Int64, LINE: pl.Int64},
        )
        odd = {number: self._singly(lines[number - first], number) for number in reading.odd}
        if odd:
            made = pl.concat([made, self._of_odd(odd, made.schema)]).sort(NUMBER)
        return Block(made, (), OddLines(first, lines, odd))

    def _singly(self, line: str, number: int) -> Rows:
        source = Excerpt.of(str(self.path), {number: line.removesuffix("\r").translate(NO_BREAK)})
        rows = Rows(danish=False)
        json_line(rows, line, Span(source, number, 1, max(len(line), 1)), self.meanings)
        return rows

    def _of_odd(self, odd: dict[int, Rows], schema: pl.Schema) -> pl.DataFrame:
        """What must be known of every row, whatever else is in it: what it is called, and where it belongs."""
        import polars as pl

        cells: dict[str, list[str | int | None]] = {name: [None] * len(odd) for name in schema}
        for place, (number, rows) in enumerate(odd.items()):
            cells[NUMBER][place] = cells[LINE][place] = number
            cells[self.columns[-1]][place] = _ODD
            for row in rows.rows:
                for name in ("id", "part_of", "cut", "cuts"):
                    cells[self.columns[_IN_CELLS.index(name)]][place] = _text(row, name)
        return pl.DataFrame(cells, schema=schema)


class _Reading:
    """The lines of a block as columns, and the numbers of those that are odd."""

    def __init__(self, blocks: JsonlBlocks) -> None:
        self.meanings = blocks.meanings
        self.places = {heading: place for place, heading in enumerate(blocks.headings) if heading}
        self._columns: list[list[Any]] = [[] for _ in blocks.headings]
        self.numbers: list[int] = []
        self.odd: list[int] = []
        self._layouts: dict[tuple[str, ...], tuple[int, ...] | None] = {}
        decoder = json.JSONDecoder(
            parse_float=str, parse_int=str, parse_constant=_nothing_plain, object_pairs_hook=tuple
        )
        self._scan: Callable[[str, int], tuple[Any, int]] = vars(decoder)["scan_once"]

    def line(self, line: str, number: int) -> None:
        """Take one line, or note that it is odd."""
        try:
            pairs, end = self._scan(line, 0)
        except (ValueError, RecursionError, StopIteration):
            if line.strip().strip(BYTE_ORDER_MARK):
                self.odd.append(number)
            return
        if not isinstance(pairs, tuple) or not pairs or line[end:].strip(" \t\r") or _HALF.search(line):
            self.odd.append(number)
            return
        keys, values = zip(*pairs, strict=True)
        if keys not in self._layouts:
            self._layouts[keys] = self._layout(keys)
        layout = self._layouts[keys]
        texts = [_cell(value) for value in values]
        if layout is not None and _CUTS in layout[1:]:
            place = layout.index(_CUTS, 1) - 1
            # Only told apart here: what they say is read by the intake of single records.
            texts[place] = json.dumps(values[place]) if isinstance(values[place], tuple) else _NOT_PLAIN
        if layout is None or _NOT_PLAIN in texts or not texts[layout[0]] or _has_odd_list(line, layout[1:], values):
            self.odd.append(number)
            return
        count = len(self.numbers)
        self.numbers.append(number)
        for place, text in zip(layout[1:], texts, strict=True):
            column = self._columns[place]
            if len(column) < count:
                # Rows before did not have it.
                column += [None] * (count - len(column))
            column.append(text)

    def column(self, place: int) -> list[str | None]:
        """A column of cells, one for each row that is not odd."""
        column = self._columns[place]
        return column + [None] * (len(self.numbers) - len(column))

    def _layout(self, keys: tuple[str, ...]) -> tuple[int, ...] | None:
        """Which key is the id, then the column of each; `None` if it takes the intake of single records to tell."""
        meant = [self.meanings.of(key) for key in keys]
        names = [one.name for one in meant if one is not None and not one.aspect]
        is_plain = len(names) == len(keys) == len(set(names)) and "id" in names
        if not is_plain or not set(names) <= set(self.places):
            return None
        return (names.index("id"), *(self.places[name] for name in names))


#: Stands for a value that is not plain; no text of JSON that is plain has it.
_NOT_PLAIN = "\ud800"


def _nothing_plain(_: str) -> str:
    return _NOT_PLAIN


def _cell(value: object) -> str | None:
    """A value as the text of a cell: numbers are texts already, several words at once stand between strokes."""
    match value:
        case str():
            return value if value and value.strip() is value else _NOT_PLAIN
        case None:
            return None
        case bool():
            return "ja" if value else "nej"
        case list() if len(value) > 1 and all(isinstance(one, str) and one and one.strip() is one for one in value):
            return " | ".join(value)
        case _:
            return _NOT_PLAIN


def _has_odd_list(line: str, places: Sequence[int], values: Sequence[object]) -> bool:
    """Whether several words stand where no fact is, or a stroke that is none between words stands in a text."""
    if "[" not in line and "|" not in line:
        return False
    texts = [text for value in values for text in (value if isinstance(value, list) else [value])]
    in_fields = any(isinstance(v, list) and p < len(_IN_CELLS) for p, v in zip(places, values, strict=True))
    return in_fields or any(isinstance(text, str) and "|" in text for text in texts)


def _text(row: Row, name: str) -> str | None:
    """What a row says under a name; a mark where that is no text but for an id."""
    node = row.node
    found = node.get(name) if isinstance(node, nodes.Mapping) else None
    if name == "id" and isinstance(node, nodes.Mapping) and node.keys().count("id") > 1:
        shape = shaped(node, WrittenRecord, KEPT)
        if not isinstance(shape, list):
            return shape.id
    if isinstance(found, Scalar) and (found.text or name != "part_of"):
        return found.text
    return None if found is None or name == "id" else UNPLACED
