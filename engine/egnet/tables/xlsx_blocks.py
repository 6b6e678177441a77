"""An Excel file in blocks of rows: texts of cells out, in the sheet's order, each row with its number there.

The sheet is read once (`egnet.tables.sheet_scan`) into a temporary file of texts, which blocks are read from: neither the
sheet nor its rows are ever in memory whole, only the texts that cells share. A row with a cell that is no text or number
(a date, a formula without a value), or with more cells than headings, is kept as it is for the intake of single records.
"""

from __future__ import annotations

import json
import tempfile
import warnings
import weakref
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import IO, Any
from xml.parsers import expat

from egnet.diagnostics.codes import tables as codes
from egnet.records.columns import Columns
from egnet.records.excel import Sheet, chosen_sheet, first_over, line_of, ranges_of, table_of
from egnet.records.page import Page
from egnet.records.rows import Line, Table
from egnet.records.typed import Cell
from egnet.records.workbook_guard import Part, inspected
from egnet.tables.csv_blocks import LINE, NUMBER, Block, NotInBlocks
from egnet.tables.sheet_scan import OddRow, SheetScan, Styles

_ROWS = 1 << 16
_MOST_UNPACKED = 256 * 1024 * 1024
_MOST_OF_SHEETS = 16 * 1024 * 1024 * 1024
_ODD = "post.usædvanlig"


@dataclass(frozen=True)
class XlsxBlocks:
    """An Excel file that can be read in blocks; the last column says of a row that it is odd."""

    path: Path
    sheet: Sheet
    headings: tuple[str, ...]
    others: str
    file: IO[bytes] = field(repr=False)

    @staticmethod
    def of(path: Path, columns: Columns, told: Callable[[float], None] = lambda _: None) -> XlsxBlocks:
        """The file with its sheet read, `told` of the share that is.

        Raises `NotInBlocks` where only the intake of single tables can tell.
        """
        try:
            import openpyxl

            with warnings.catch_warnings(), zipfile.ZipFile(path) as archive:
                # The library warns of what it leaves out.
                warnings.simplefilter("ignore")
                _check(archive)
                book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
                try:
                    return _scanned(path, book, archive, columns, told)
                finally:
                    book.close()
        except (NotInBlocks, MemoryError):
            raise
        except Exception:
            # The libraries raise what they like; what is wrong is told by the intake of single tables.
            raise NotInBlocks from None

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns of cells, one for each heading."""
        return tuple(f"celle{i}" for i in range(len(self.headings)))

    def table(self, columns: Columns) -> Table:
        """The headings as the intake of single records has them, and what it says of the other sheets."""
        table = table_of(self.path, self.sheet, columns)
        if table is None:
            raise NotInBlocks
        blank = replace(table.headings[-1], text="")
        table = Table([*table.headings, blank], table.span, columns)
        if self.others:
            said = codes.SHEETS_NOT_READ.at(None, file=str(self.path), read=self.sheet.name, sheets=self.others)
            table.wrong.append(said)
        return table

    def blocks(self, only: Sequence[str] | None = None) -> Iterator[Block]:
        """The rows, some at a time; with `only`, no more of them than these columns and whether they are odd."""
        import polars as pl
        from pyarrow import parquet

        merged = ranges_of(self.sheet.part, len(self.headings) - 1)
        self.file.seek(0)
        source = parquet.ParquetFile(self.file)
        wanted = None if only is None else [NUMBER, _ODD, *(name for name in self.columns[:-1] if name in only)]
        for batch in source.iter_batches(batch_size=_ROWS, columns=wanted):
            cells = pl.DataFrame(batch)
            over = first_over(merged, cells[NUMBER].to_list()) if merged else {}
            is_odd = pl.col(_ODD).is_not_null() | pl.col(NUMBER).is_in(list(over))
            cells = cells.with_columns(
                pl.when(is_odd).then(pl.lit("x")).alias(self.columns[-1]), pl.col(NUMBER).alias(LINE)
            )
            yield Block(cells.drop(_ODD), (), (cells, over))

    def lines(self, block: Block, places: Sequence[int], numbers: Sequence[int]) -> list[Line]:
        """Some rows of a block, by their places in it, as the intake of single records has them."""
        kept, over = block.raw
        some = kept[list(places)]
        part = Part(self.sheet.part.merged)
        rows: dict[int, list[Cell]] = {}
        for number, odd, *texts in some.select(NUMBER, _ODD, *self.columns[:-1]).iter_rows():
            rows[number], unvalued = _restored(odd) if odd else (_row_of(texts), [])
            if unvalued:
                part.unvalued[number] = unvalued
        return lines_of_sheet(self.path, Sheet(self.sheet.name, part, rows), self.headings, over)


def lines_of_sheet(path: Path, sheet: Sheet, headings: Sequence[str], over: Any) -> list[Line]:
    """The rows as lines of a table; the heading that no column has stands for a blank cell."""
    page = Page.of(str(path), sheet.rows)
    lines = (line_of(page, sheet, number, len(headings) - 1, over.get(number)) for number in sheet.rows)
    return [replace(line, cells=[*line.cells, page.blank(line.number)]) for line in lines]


def _check(archive: zipfile.ZipFile) -> None:
    """That nothing but sheets is large, and that no part has a document type; sheets are looked at when read."""
    entries = archive.infolist()
    sheets = [one for one in entries if one.filename.startswith("xl/worksheets/") and one.filename.endswith(".xml")]
    others = [one for one in entries if one not in sheets]
    if len(entries) > 2_000 or sum(one.file_size for one in others) > _MOST_UNPACKED:
        raise NotInBlocks
    if sum(one.file_size for one in sheets) > _MOST_OF_SHEETS:
        raise NotInBlocks
    for entry in others:
        if entry.filename.endswith((".xml", ".rels")):
            inspected(archive, entry)
    for entry in sheets:
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = _refuse
        with archive.open(entry) as stream:
            parser.Parse(stream.read(1 << 16), False)


def _refuse(*_: Any) -> None:
    raise NotInBlocks


def _scanned(
    path: Path, book: Any, archive: zipfile.ZipFile, columns: Columns, told: Callable[[float], None]
) -> XlsxBlocks:
    visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not visible:
        raise NotInBlocks
    styles = Styles.of(book, visible[0])
    tops = {}
    for sheet in visible:
        with archive.open(_part_of(sheet)) as stream:
            top = next(iter(SheetScan(stream, sheet, styles).rows()), None) if not _is_empty(archive, sheet) else None
        tops[sheet.title] = Sheet(sheet.title, Part(), {} if top is None else {top[0]: _cells(top[1])})
    chosen = chosen_sheet(list(tops.values()), columns)
    if chosen is None or not chosen.rows:
        raise NotInBlocks
    others = ", ".join(f"`{one.name}`" for one in tops.values() if one is not chosen and one.rows)
    file = tempfile.TemporaryFile()  # noqa: SIM115 -- it is there as long as its blocks
    try:
        blocks = _read(path, book, archive, styles, chosen, others, file, told)
    except BaseException:
        file.close()
        raise
    weakref.finalize(blocks, file.close)
    return blocks


def _read(
    path: Path,
    book: Any,
    archive: zipfile.ZipFile,
    styles: Styles,
    chosen: Sheet,
    others: str,
    file: IO[bytes],
    told: Callable[[float], None],
) -> XlsxBlocks:
    """The sheet that is chosen, read into a file of texts."""
    headings = [cell.text for cell in chosen.headings]
    part_of_sheet = _part_of(book[chosen.name])
    size = max(archive.getinfo(part_of_sheet).file_size, 1)
    with archive.open(part_of_sheet) as stream:
        scan = SheetScan(stream, book[chosen.name], styles)
        rows = scan.rows()
        _, heading = next(rows)
        if isinstance(heading, OddRow) and heading.unvalued:
            raise NotInBlocks
        _write(file, rows, len(headings), lambda: told(stream.tell() / size))
    part = Part(scan.merged)
    return XlsxBlocks(path, Sheet(chosen.name, part, chosen.rows), (*headings, ""), others, file)


def _part_of(sheet: Any) -> str:
    return str(sheet._worksheet_path).lstrip("/")


def _is_empty(archive: zipfile.ZipFile, sheet: Any) -> bool:
    with archive.open(_part_of(sheet)) as stream:
        return b"<sheetData/>" in stream.read(1 << 16)


def _write(
    file: IO[bytes], rows: Iterator[tuple[int, list[str] | OddRow]], width: int, told: Callable[[], None]
) -> None:
    """The rows as texts; of those that are odd, all there is to them too. `told` after each some."""
    import polars as pl
    from pyarrow import parquet

    names = [f"celle{i}" for i in range(width)]
    schema = {**dict.fromkeys(names, pl.String), NUMBER: pl.Int64, _ODD: pl.String}
    with parquet.ParquetWriter(file, pl.DataFrame(schema=schema).to_arrow().schema) as writer:
        while block := list(islice(rows, _ROWS)):
            columns: list[list[Any]] = [[] for _ in schema]
            for number, row in block:
                is_odd = len(row.cells if isinstance(row, OddRow) else row) > width
                is_odd |= isinstance(row, OddRow) and row.says_more
                texts = [cell.text for cell in row.cells] if isinstance(row, OddRow) else row
                cells = texts[:width] + [""] * (width - len(texts))
                for column, value in zip(columns, [*cells, number, _kept(row) if is_odd else None], strict=True):
                    column.append(value)
            writer.write_table(pl.DataFrame(dict(zip(schema, columns, strict=True)), schema=schema).to_arrow())
            told()


def _kept(row: list[str] | OddRow) -> str:
    odd = row if isinstance(row, OddRow) else OddRow(_row_of(row))
    return json.dumps([[[c.text, c.date, c.is_other] for c in odd.cells], odd.unvalued])


def _restored(kept: str) -> tuple[list[Cell], list[int]]:
    cells, unvalued = json.loads(kept)
    return [Cell(*one) for one in cells], unvalued


def _cells(row: list[str] | OddRow) -> list[Cell]:
    return row.cells if isinstance(row, OddRow) else _row_of(row)


def _row_of(texts: Sequence[str]) -> list[Cell]:
    cells = [Cell(text) for text in texts]
    while cells and cells[-1].is_blank:
        cells.pop()
    return cells
