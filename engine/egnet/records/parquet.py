"""Parquet files as tables, each cell with its row and column.

Numbers are as exact as they are kept, `NaN` is blank (pandas has no other blank), a list is several words at once; a
date or a structure is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from egnet.diagnostics.codes import tables as codes
from egnet.diagnostics.diagnostic import Diagnostic
from egnet.diagnostics.span import SourceText, Span
from egnet.records.columns import Columns
from egnet.records.libraries import require
from egnet.records.page import MOST_SHOWN, Page, errors_of
from egnet.records.rows import LARGEST_TABLE_MIB, MOST_CELLS, Line, Rows, Table
from egnet.records.typed import BLANK, Budget, Cell, TooMany, cell_of
from egnet.source.node import Scalar
from egnet.source.read import read_bytes

_AT_ONCE = 1_000
#: Where pandas keeps the numbers of its rows.
ROW_NUMBERS = re.compile(r"__index_level_\d+__")


def read_parquet(path: Path, columns: Columns) -> Rows:
    """The rows of a Parquet file. Raises `EgnetError` where the library for it is not installed."""
    require("pyarrow", "Parquet", "batch")
    content = read_bytes(path, str(path), LARGEST_TABLE_MIB)
    if isinstance(content, Diagnostic):
        return Rows(diagnostics=[content], broken=True)
    try:
        names, rows = _cells(content)
    except TooMany:
        wrong = codes.TABLE_TOO_LARGE.at(None, name=str(path), limit=MOST_CELLS, what=codes.CELLS)
        return Rows(diagnostics=[wrong], broken=True)
    except Exception as error:
        # The library raises what it likes on a file that is not as it should be.
        if isinstance(error, MemoryError):
            raise
        return Rows(diagnostics=[codes.UNREADABLE_FILE.at(None, name=str(path), kind="Parquet")], broken=True)
    return _rows(path, names, rows, columns)


def _cells(content: bytes) -> tuple[list[str], list[list[Cell]]]:
    """The columns' names and the rows. Raises whatever the library raises."""
    import pyarrow
    from pyarrow import parquet

    file = parquet.ParquetFile(pyarrow.BufferReader(content))
    about, schema = file.metadata, file.schema_arrow
    budget = Budget()
    for group in range(about.num_row_groups):
        chunks = [about.row_group(group).column(place) for place in range(about.num_columns)]
        # What the file says of itself, before anything is unpacked.
        Budget().spend(
            sum(chunk.num_values for chunk in chunks), sum(chunk.total_uncompressed_size for chunk in chunks)
        )
    if about.num_rows * max(len(schema.names), 1) > budget.cells:
        raise TooMany
    texts = [field.name for field in schema if _is_text(field.type)]
    # A text that stands in many rows is kept once.
    file = parquet.ParquetFile(pyarrow.BufferReader(content), read_dictionary=texts)
    names = [name for name in schema.names if not ROW_NUMBERS.fullmatch(name)]
    rows: list[list[Cell]] = []
    for batch in file.iter_batches(batch_size=_AT_ONCE, columns=names, use_threads=False):
        made = [list(cells_of(batch.column(place))) for place in range(batch.num_columns)]
        budget.spend(
            batch.num_rows * max(batch.num_columns, 1), sum(len(cell.text) for cells in made for cell in cells)
        )
        rows += [list(cells) for cells in zip(*made, strict=True)]
    return names, rows


def _is_text(type_: Any) -> bool:
    from pyarrow import types

    return bool(types.is_string(type_) or types.is_large_string(type_))


def cells_of(array: Any) -> Iterator[Cell]:
    from pyarrow import string, types

    if types.is_dictionary(array.type):
        kept = [cell_of(value) for value in array.dictionary.to_pylist()]
        yield from (BLANK if place is None else kept[place] for place in array.indices.to_pylist())
    elif types.is_floating(array.type):
        # The shortest text that is the same number, also of numbers of half the length.
        for text in array.cast(string()).to_pylist():
            yield BLANK if text is None or text == "nan" else cell_of(Decimal(text))
    else:
        yield from (cell_of(value) for value in array.to_pylist())


def _rows(path: Path, names: list[str], rows: list[list[Cell]], columns: Columns) -> Rows:
    table = table_of(path, names, columns)
    return table.rows(lines_of(path, names, dict(enumerate(rows, start=1))))


def table_of(path: Path, names: list[str], columns: Columns) -> Table:
    """The table of a file whose columns have these names."""
    top = Span(SourceText(str(path), "; ".join(name[:MOST_SHOWN] for name in names)), 1, 1, 1)
    headings = [Scalar(name.strip(), replace(top, place=name), plain=True) for name in names]
    return Table(headings, top, columns)


def lines_of(path: Path, names: list[str], rows: Mapping[int, list[Cell]]) -> Iterator[Line]:
    """Rows by their numbers, as lines of a table."""
    page = Page.of(str(path), rows)
    return (_line(page, names, number, cells) for number, cells in rows.items())


def _line(page: Page, names: list[str], number: int, cells: list[Cell]) -> Line:
    scalars = list(page.cells(number, cells, [f"{number}:{name}" for name in names]))
    return Line(number, f"række {number}", page.row(number, str(number)), scalars, errors_of(scalars, cells))
