"""A Parquet file in blocks of rows: typed columns out, in the file's order, each row with its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from egnet.batch.csv_blocks import LINE, NUMBER, Block, NotInBlocks
from egnet.records.columns import Columns
from egnet.records.parquet import ROW_NUMBERS, cells_of, lines_of, table_of
from egnet.records.rows import Line, Table

if TYPE_CHECKING:
    import polars as pl

_ROWS = 1 << 18


@dataclass(frozen=True)
class ParquetBlocks:
    """A Parquet file that can be read in blocks; `strange` are columns whose cells only the single intake reads."""

    path: Path
    headings: tuple[str, ...]
    names: tuple[str, ...]
    strange: frozenset[str]

    @staticmethod
    def of(path: Path) -> ParquetBlocks:
        """The file by its schema. Raises `NotInBlocks` where the file cannot be read."""
        import pyarrow
        from pyarrow import parquet, types

        try:
            schema = parquet.read_schema(path)
        except (OSError, pyarrow.ArrowException):
            raise NotInBlocks from None
        names = tuple(name for name in schema.names if not ROW_NUMBERS.fullmatch(name))
        if len(set(schema.names)) < len(schema.names):
            raise NotInBlocks
        plain = (types.is_string, types.is_large_string, types.is_boolean, types.is_integer, types.is_floating)
        strange = [i for i, n in enumerate(names) if not any(is_plain(schema.field(n).type) for is_plain in plain)]
        strange += [i for i, n in enumerate(names) if types.is_float16(schema.field(n).type)]
        return ParquetBlocks(path, tuple(n.strip() for n in names), names, frozenset(f"celle{i}" for i in strange))

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(f"celle{i}" for i in range(len(self.headings)))

    def blocks(self, only: Sequence[str] | None = None) -> Iterator[Block]:
        """The rows, some at a time; with `only`, no more of them than these columns."""
        import polars as pl
        from pyarrow import parquet

        wanted = {
            cell: name for cell, name in zip(self.columns, self.names, strict=True) if only is None or cell in only
        }
        first = 1
        with parquet.ParquetFile(self.path) as file:
            for batch in file.iter_batches(batch_size=_ROWS, columns=list(wanted.values())):
                made = {
                    cell: _without_type(batch.column(name)) if cell in self.strange else batch.column(name)
                    for cell, name in wanted.items()
                }
                cells = pl.DataFrame({cell: pl.Series(cell, array) for cell, array in made.items()})
                rows = pl.int_range(first, first + len(cells), dtype=pl.Int64, eager=True)
                cells = cells.with_columns(
                    *(pl.col(name).str.strip_chars() for name, type_ in cells.schema.items() if type_ == pl.String),
                    rows.alias(NUMBER),
                    rows.alias(LINE),
                )
                yield Block(cells, (), batch)
                first += batch.num_rows

    def is_float(self, column: str) -> bool:
        """Whether a column holds numbers that may be written in more than one way."""
        from pyarrow import parquet, types

        field = parquet.read_schema(self.path).field(self.names[self.columns.index(column)])
        return bool(types.is_floating(field.type))

    def texts(self, column: str) -> Iterator[pl.Series]:
        """The cells of a column as texts, some at a time."""
        import polars as pl

        for block in self.blocks([column]):
            yield block.cells[column].cast(pl.String)

    def table(self, columns: Columns) -> Table:
        return table_of(self.path, list(self.names), columns)

    def lines(self, block: Block, places: Sequence[int], numbers: Sequence[int]) -> list[Line]:
        """Some rows of a block, by their places in it, as the intake of single records has them."""
        batch: Any = block.raw
        some = batch.take(places) if places else batch.slice(0, 0)
        cells = [list(cells_of(some.column(place))) for place in range(some.num_columns)]
        rows = {number: list(row) for number, row in zip(numbers, zip(*cells, strict=True), strict=True)}
        return list(lines_of(self.path, list(self.names), rows))

    def cell_texts(self, block: Block, places: Sequence[int], cell: str) -> list[str | None]:
        """Some cells of a column of a block, by their places in it, as the texts that the intake of single records has."""
        batch: Any = block.raw
        column = batch.column(self.columns.index(cell))
        return [one.text for one in cells_of(column.take(places) if places else column.slice(0, 0))]


def _without_type(array: Any) -> Any:
    """Whether there is anything in each cell, and no more."""
    import pyarrow
    from pyarrow import compute

    return compute.if_else(compute.is_valid(array), True, pyarrow.scalar(None, pyarrow.bool_()))
