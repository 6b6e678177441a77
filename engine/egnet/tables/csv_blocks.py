"""A CSV file in blocks of lines: bytes in, frames of cells as text out, in the file's order.

Lines are split in columns; a block in which quotation marks stand in any but the plainest way is read record by record, as
the intake of single tables does. Always holds: a record keeps its number and its first line, and what cannot be split into as many
cells as there are headings is handed on whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from egnet.diagnostics.span import Excerpt, Span
from egnet.records.columns import Columns
from egnet.records.csv_table import MARKED, NO_BREAK, Record, is_all, located, records_of, separator_of
from egnet.records.rows import Line, Table

if TYPE_CHECKING:
    import polars as pl

#: So much of a file is read at a time.
BLOCK = 16 * 1024 * 1024
#: What blanks begin with in UTF-8: a text without any of these needs no look at where its cells begin and end.
_BLANKS = tuple(bytes([one]) for one in b" \t\x0b\x0c\x1c\x1d\x1e\x1f\xc2\xe1\xe2\xe3")
NUMBER, LINE = "post.nummer", "post.linje"
_PYTHON_BLANKS = "".join(chr(one) for one in range(0x3001) if chr(one).isspace())
_QUOTED = re.compile(rb'"(?:[^"]|"")*"')


@dataclass(frozen=True)
class Block:
    """Some records: `cells` has a column of text for each heading, and each record's number and first line.

    `uneven` are the records that have other numbers of cells; `raw` is the block as it was read.
    """

    cells: pl.DataFrame
    uneven: tuple[tuple[int, Record], ...]
    raw: Any


@dataclass(frozen=True)
class Lines:
    """Lines of a file, from the number of the first."""

    first: int
    lines: Any

    def line(self, number: int) -> str:
        """One line as it is shown."""
        text: str = self._split[number - self.first]
        return text.removesuffix("\r").translate(NO_BREAK)

    @cached_property
    def _split(self) -> Any:
        return self.lines.decode("utf-8").split("\n") if isinstance(self.lines, bytes) else self.lines


class NotInBlocks(Exception):  # noqa: N818 -- a way out of reading
    """The file is written in a way that only reading it whole can tell."""


@dataclass(frozen=True)
class CsvBlocks:
    """A CSV file that can be read in blocks."""

    path: Path
    separator: str
    headings: tuple[str, ...]
    heading_line: str

    @staticmethod
    def of(path: Path) -> CsvBlocks:
        """The file by its first line. Raises `NotInBlocks` where it takes more to know what is in it."""
        with path.open("rb") as file:
            first = file.readline(1 << 20)
        if first[:2] in (b"\xff\xfe", b"\xfe\xff") or b'"' in first or b"\r" in first.rstrip(b"\r\n"):
            raise NotInBlocks
        if not is_all(path, "utf-8"):
            raise NotInBlocks
        text = first.decode("utf-8-sig").rstrip("\r\n")
        separator = separator_of(text)
        headings = tuple(cell.strip() for cell in text.split(separator))
        return CsvBlocks(path, separator, headings, text)

    def blocks(self) -> Iterator[Block]:
        """The records, a block at a time. Raises `NotInBlocks` where lines end in unusual ways."""
        number, line = 1, 2
        for raw in self._raw():
            block, number, line = self._block(raw, number, line)
            yield block

    def texts(self, column: str) -> Iterator[pl.Series]:
        """The texts in a column, a block at a time: of all rows, and perhaps of records that are no rows."""
        number, line = 1, 2
        for raw in self._raw():
            cells = self._split(raw, [column])
            if cells is None:
                block, number, line = self._block(raw, number, line)
                cells = block.cells
            yield cells[column]

    def _raw(self) -> Iterator[bytes]:
        with self.path.open("rb") as file:
            file.readline()
            for raw in whole_lines(file, BLOCK):
                if b"\r" in raw and raw.count(b"\r") != raw.count(b"\r\n"):
                    raise NotInBlocks
                yield raw

    def _split(self, raw: bytes, columns: Sequence[str]) -> pl.DataFrame | None:
        """Some columns of the lines as Polars splits them, nulls for cells that are missing; `None` if it cannot.

        Lines with too many cells show only where all columns are asked for.
        """
        import polars as pl

        if len(self.headings) == 1 or raw.startswith((b"\n", b"\r")):
            return None
        if b'"' in raw and quoted_separators(raw, self.separator) is None:
            return None
        try:
            cells = pl.read_csv(
                # Without an end Polars does not see a blank cell too many in the last line.
                raw if raw.endswith(b"\n") else raw + b"\n",
                columns=None if columns == self.columns else [self.columns.index(name) for name in columns],
                schema=dict.fromkeys(self.columns, pl.String),
                separator=self.separator,
                has_header=False,
                quote_char='"' if b'"' in raw else None,
            )
        except pl.exceptions.PolarsError:
            return None
        if any(blank in raw for blank in _BLANKS):
            cells = cells.select(pl.all().str.strip_chars(_stripped(raw)))
        if b"'" in raw:
            marked = pl.all().str.contains(f"^{MARKED.pattern}")
            cells = cells.select(pl.when(marked).then(pl.all().str.slice(1)).otherwise(pl.all()))
        return cells

    def _are_rows(self, cells: pl.DataFrame, raw: bytes) -> bool:
        """Whether every line has as many cells as there are headings, given that none has more."""
        if not cells[self.columns[-1]].null_count():
            return True
        if any(blank in raw for blank in (b"\n\n", b"\n\r\n")):
            return False
        within = quoted_separators(raw, self.separator) if b'"' in raw else 0
        return raw.count(self.separator.encode()) - (within or 0) == len(cells) * (len(self.headings) - 1)

    def _block(self, raw: bytes, number: int, line: int) -> tuple[Block, int, int]:
        import polars as pl

        cells = self._split(raw, self.columns)
        if cells is None or not self._are_rows(cells, raw):
            return self._by_line(raw.decode("utf-8"), number, line)
        count = len(cells)
        numbered = cells.fill_null("").with_columns(
            pl.int_range(number, number + count, dtype=pl.Int64).alias(NUMBER),
            pl.int_range(line, line + count, dtype=pl.Int64).alias(LINE),
        )
        return Block(numbered, (), Lines(line, raw)), number + count, line + count

    def _by_line(self, text: str, number: int, line: int) -> tuple[Block, int, int]:
        """A block in which not every line is a row."""
        import polars as pl

        if '"' in text:
            return self._by_record(text, number, line)
        lines = pl.Series("linje", text.replace("\r\n", "\n").removesuffix("\n").split("\n"))
        count = len(lines)
        frame = pl.DataFrame({"linje": lines}).with_columns(
            pl.int_range(number, number + count, dtype=pl.Int64).alias(NUMBER),
            pl.int_range(line, line + count, dtype=pl.Int64).alias(LINE),
            pl.col("linje").str.count_matches(self.separator, literal=True).alias("antal"),
        )
        written = frame.filter(pl.col("linje") != "")
        is_even = pl.col("antal") == len(self.headings) - 1
        uneven = tuple(
            (row[NUMBER], Record(row[LINE], row[LINE], [cell.strip() for cell in row["linje"].split(self.separator)]))
            for row in written.filter(~is_even).iter_rows(named=True)
            if row["linje"].strip(self.separator + " \t")
        )
        even = written.filter(is_even)
        parts = even["linje"].str.split_exact(self.separator, len(self.headings) - 1)
        fields = [f"field_{i}" for i in range(len(self.headings))]
        cells = (
            pl.DataFrame({"delt": parts})
            .unnest("delt")
            .select(
                pl.col(field).str.strip_chars(_stripped(text.encode())).alias(name)
                for field, name in zip(fields, self.columns, strict=True)
            )
        )
        if "'" in text:
            marked = pl.all().str.contains(f"^{MARKED.pattern}")
            cells = cells.select(pl.when(marked).then(pl.all().str.slice(1)).otherwise(pl.all()))
        numbered = pl.concat([cells, even.select(NUMBER, LINE)], how="horizontal")
        return Block(numbered, uneven, Lines(line, lines)), number + count, line + count

    def table(self, columns: Columns) -> Table:
        """The headings as the intake of single records has them."""
        source = Excerpt.of(str(self.path), {1: self.heading_line.translate(NO_BREAK)})
        top = Span(source, 1, 1, max(len(source.line(1)), 1))
        return Table(located(list(self.headings), top), top, columns)

    def lines(self, block: Block, places: Sequence[int], numbers: Sequence[int]) -> list[Line]:
        """Some rows of a block, by their places in it, as the intake of single records has them."""
        some = block.cells[list(places)]
        firsts = some[LINE].to_list()
        source = Excerpt.of(str(self.path), {line: block.raw.line(line) for line in firsts})
        found = []
        for number, line, cells in zip(numbers, firsts, some.select(self.columns).iter_rows(), strict=True):
            span = Span(source, line, 1, max(len(source.line(line)), 1))
            found.append(Line(number, f"linje {line}", span, located([c.strip() for c in cells], span)))
        return found

    def span(self, block: Block, record: Record) -> Span:
        """Where a record stands that is no row."""
        source = Excerpt.of(str(self.path), {record.first: block.raw.line(record.first)})
        return Span(source, record.first, 1, max(len(source.line(record.first)), 1))

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns of cells, one for each heading."""
        return tuple(f"celle{i}" for i in range(len(self.headings)))

    def _by_record(self, text: str, number: int, line: int) -> tuple[Block, int, int]:
        import polars as pl

        rows: list[list[str]] = []
        places: list[tuple[int, int]] = []
        uneven: list[tuple[int, Record]] = []
        last = 0
        for record in _records(text, self.separator):
            at = Record(line + record.first - 1, line + record.last - 1, record.cells)
            last = record.last
            if record.cells is None:
                # What follows cannot be told apart either: it may begin inside quotation marks.
                raise NotInBlocks
            if len(record.cells) == len(self.headings):
                rows.append(record.cells)
                places.append((number, at.first))
            elif any(record.cells):
                uneven.append((number, at))
            number += 1
        schema = dict.fromkeys(self.columns, pl.String)
        cells = pl.DataFrame(rows, schema=schema, orient="row").with_columns(
            pl.Series(NUMBER, [n for n, _ in places], dtype=pl.Int64),
            pl.Series(LINE, [one for _, one in places], dtype=pl.Int64),
        )
        return Block(cells, tuple(uneven), Lines(line, text.split("\n"))), number, line + last


def _stripped(raw: bytes) -> str | None:
    """What cells are stripped of: the separators of information are blanks to Python, and none to Polars."""
    return _PYTHON_BLANKS if any(bytes([one]) in raw for one in range(0x1C, 0x20)) else None


def quoted_separators(raw: bytes, separator: str) -> int | None:
    """How many separators stand in cells that are quoted; `None` if quotation marks stand in any but the plainest way.

    That is around a whole cell within one line, doubled inside it: there is but one way to read it.
    """
    sign = re.escape(separator.encode())
    cell = rb'(?:"(?:[^"\r\n]|"")*"|[^"\r\n' + sign + rb"]*)"
    line = re.compile(cell + rb"(?:" + sign + cell + rb")*\r?")
    within, place = 0, raw.find(b'"')
    while place >= 0:
        begin, end = raw.rfind(b"\n", 0, place) + 1, raw.find(b"\n", place)
        end = len(raw) if end < 0 else end
        if line.fullmatch(raw, begin, end) is None:
            return None
        within += sum(one.count(separator.encode()) for one in _QUOTED.findall(raw, begin, end))
        place = raw.find(b'"', end)
    return within


def _records(text: str, separator: str) -> Iterator[Record]:
    """The records of a text without headings."""
    # `records_of` chooses the separator by the first line.
    heading = separator * 200 + "\n"
    for record in records_of(heading + text):
        if record.first > 1:
            yield Record(record.first - 1, record.last - 1, record.cells)


def whole_lines(file: BinaryIO, size: int, *, quoted: bool = True) -> Iterator[bytes]:
    """Blocks that end where a record ends, unless a cell holds a line break: then the next line is in the block too."""
    while raw := file.read(size):
        raw += file.readline()
        while quoted and raw.count(b'"') % 2:
            more = file.readline()
            if not more:
                break
            raw += more
        yield raw
