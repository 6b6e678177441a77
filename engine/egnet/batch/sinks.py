"""Rows of decisions in, a file out, a block at a time; it is written beside and put in place when it is complete.

Always holds: whatever happens on the way, there is the old file or the new one, never half of one.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol

from egnet.diagnostics.codes import command as codes
from egnet.diagnostics.diagnostic import EgnetError
from egnet.records.csv_table import DANGEROUS
from egnet.records.libraries import require

if TYPE_CHECKING:
    import polars as pl

#: The rows of an Excel sheet, its headings not counted.
MOST_IN_EXCEL = 1_048_575
FORMATS = ("csv", "parquet", "xlsx", "json", "jsonl")


class Sink(Protocol):
    """Takes rows, and ends the file."""

    def put(self, rows: pl.DataFrame) -> None: ...

    def end(self) -> None: ...


def check_fits(format_: str, rows: int, output: Path) -> None:
    """Raise `EgnetError` before the work if a sheet does not hold so many rows."""
    if format_ == "xlsx" and rows > MOST_IN_EXCEL:
        raise EgnetError([codes.TOO_MANY_FOR_EXCEL.at(None, name=str(output), rows=rows, limit=MOST_IN_EXCEL)])


def write_rows(
    blocks: Iterable[pl.DataFrame], beside: Path, format_: str, columns: Sequence[str], *, rfc4180: bool = False
) -> None:
    """Write every block to a file."""
    with beside.open("wb") as file, tempfile.TemporaryDirectory() as scraps:
        sink = _sink(format_, file, columns, scraps, rfc4180=rfc4180)
        for rows in blocks:
            sink.put(rows)
        sink.end()
        file.flush()
        os.fsync(file.fileno())


def _sink(format_: str, file: IO[bytes], columns: Sequence[str], scraps: str, *, rfc4180: bool) -> Sink:
    match format_:
        case "csv":
            return _Csv(file, columns, rfc4180=rfc4180)
        case "parquet":
            return _Parquet(file, columns)
        case "json":
            return _Json(file)
        case "jsonl":
            return _JsonLines(file)
        case _:
            return _Excel(file, columns, scraps)


class _Csv:
    """For people: byte order mark, semicolons, formulas marked as text. By RFC 4180: commas, and texts as they are."""

    def __init__(self, file: IO[bytes], columns: Sequence[str], *, rfc4180: bool) -> None:
        self.file = file
        self.rfc4180 = rfc4180
        self.separator = "," if rfc4180 else ";"
        head = self.separator.join(columns) + "\r\n"
        file.write(head.encode("utf-8" if rfc4180 else "utf-8-sig"))

    def put(self, rows: pl.DataFrame) -> None:
        import polars as pl

        rows = rows.with_columns(self._defused(pl.col(name), type_).alias(name) for name, type_ in rows.schema.items())
        rows.write_csv(self.file, include_header=False, separator=self.separator, line_terminator="\r\n", null_value="")

    def _defused(self, column: pl.Expr, type_: Any) -> pl.Expr:
        """Texts as they are written; an enumeration that needs no change stays one."""
        import polars as pl

        if isinstance(type_, pl.Enum):
            if "" not in type_.categories and (self.rfc4180 or not any(map(DANGEROUS.match, type_.categories))):
                return column
            column = column.cast(pl.String)
        if not self.rfc4180:
            is_dangerous = column.str.contains(f"^{DANGEROUS.pattern}")
            column = pl.when(is_dangerous).then(pl.lit("'") + column).otherwise(column)
        # A text of nothing is written as nothing, not as an empty pair of quotation marks.
        return pl.when(column != "").then(column)

    def end(self) -> None:
        pass


class _JsonLines:
    """Whole records, each on a line; they come as text."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.count = 0

    def put(self, rows: pl.DataFrame) -> None:
        for text in rows.to_series():
            self.file.write((self.between if self.count else self.before) + text.encode())
            self.count += 1

    def end(self) -> None:
        pass

    before, between = b"", b"\n"


class _Json(_JsonLines):
    """Whole records in a list; they come as indented text."""

    before, between = b"[\n  ", b",\n  "

    def end(self) -> None:
        self.file.write(b"\n]" if self.count else b"[]")


class _Parquet:
    def __init__(self, file: IO[bytes], columns: Sequence[str]) -> None:
        require("pyarrow", "Parquet", "batch")
        import pyarrow
        from pyarrow import parquet

        text = pyarrow.large_string()
        self.schema = pyarrow.schema([(name, text) for name in columns])
        self.parquet, self.dictionary = parquet, pyarrow.dictionary(pyarrow.int32(), text)
        self.file = file
        self.writer: Any = None

    def put(self, rows: pl.DataFrame) -> None:
        import pyarrow

        writer = self._begin(rows)
        arrays = [self._array(rows[field.name], field.type) for field in self.schema]
        writer.write_table(pyarrow.Table.from_arrays(arrays, schema=self.schema))

    def _array(self, texts: pl.Series, type_: Any) -> Any:
        """A column as the file holds it; pyarrow takes long to load what it makes dictionaries with."""
        import polars as pl
        import pyarrow

        if type_ == self.dictionary and isinstance(texts.dtype, pl.Enum):
            places = texts.to_physical().cast(pl.Int32).to_arrow()
            return pyarrow.DictionaryArray.from_arrays(
                places, pyarrow.array(texts.dtype.categories.to_list(), type_.value_type)
            )
        # A table takes its columns in the types of its schema.
        return texts.cast(pl.String).to_arrow()

    def _begin(self, rows: pl.DataFrame) -> Any:
        """The writer; by the first rows it is known which columns have few texts, and are held as dictionaries."""
        import polars as pl
        import pyarrow

        if self.writer is None:
            few = [name for name, type_ in rows.schema.items() if isinstance(type_, pl.Enum)]
            fields = [(one.name, self.dictionary if one.name in few else one.type) for one in self.schema]
            # Without pyarrow's own schema in it, the file says of every column that it is text.
            self.schema = pyarrow.schema(fields)
            self.writer = self.parquet.ParquetWriter(
                self.file,
                self.schema,
                compression="zstd",
                use_dictionary=few,
                store_schema=False,
                write_statistics=False,
            )
        return self.writer

    def end(self) -> None:
        import polars as pl

        self._begin(pl.DataFrame(schema=dict.fromkeys(self.schema.names, pl.String))).close()


class _Excel:
    def __init__(self, file: IO[bytes], columns: Sequence[str], scraps: str) -> None:
        require("xlsxwriter", "Excel", "excel")
        import xlsxwriter

        self.columns = columns
        # By its name, so that the library has a file of its own to close, also where it is interrupted.
        self.book = xlsxwriter.Workbook(file.name, {"constant_memory": True, "tmpdir": scraps})
        # A file has no clock: the same decisions give the same bytes.
        self.book.set_properties({"created": datetime(1980, 1, 1)})  # noqa: DTZ001 -- a spreadsheet's times have no zone
        self.sheet = self.book.add_worksheet("Afgørelser")
        bold = self.book.add_format({"bold": True})
        self.sheet.freeze_panes(1, 0)
        for place, name in enumerate(columns):
            self.sheet.write_string(0, place, name, bold)
        self.line = 0

    def put(self, rows: pl.DataFrame) -> None:
        for row in rows.iter_rows():
            self.line += 1
            for place, text in enumerate(row):
                self.sheet.write_string(self.line, place, text)

    def end(self) -> None:
        self.sheet.autofilter(0, 0, self.line, len(self.columns) - 1)
        self.book.close()
