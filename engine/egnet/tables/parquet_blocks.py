"""A Parquet file in blocks of rows: typed columns out, in the file's order, each row with its number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from egnet.records.columns import Columns
from egnet.records.parquet import ROW_NUMBERS, cells_of, lines_of, table_of
from egnet.records.rows import Line, Table
from egnet.tables.csv_blocks import LINE, NUMBER, Block, NotInBlocks

if TYPE_CHECKING:
    import polars as pl

#: So many rows are read at a time, and so many at most.
_ROWS, _MOST_ROWS = 1 << 18, 1 << 20


@dataclass(frozen=True)
class ParquetBlocks:
    """A Parquet file that can be read in blocks; `strange` are columns whose cells only the single intake reads."""

    path: Path
    headings: tuple[str, ...]
    names: tuple[str, ...]
    strange: frozenset[str]
    #: All rows of a file that is read at once.
    _held: list[pl.DataFrame] = field(default_factory=list, compare=False, repr=False)

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

        names = zip(self.columns, self.names, strict=True)
        wanted = {cell: name for cell, name in names if only is None or cell in only}
        first = 1
        for cells, raw in self._by_polars(wanted) or self._by_pyarrow(wanted):
            rows = pl.int_range(first, first + len(cells), dtype=pl.Int64, eager=True)
            yield Block(cells.with_columns(rows.alias(NUMBER), rows.alias(LINE)), (), raw)
            first += len(cells)

    def _by_polars(self, wanted: Mapping[str, str]) -> Iterator[tuple[pl.DataFrame, Any]] | None:
        """Whole groups of rows, which Polars reads in less time; `None` where groups are too large to be held."""
        from pyarrow import parquet

        metadata = parquet.read_metadata(self.path)
        rows = [metadata.row_group(i).num_rows for i in range(metadata.num_row_groups)]
        # Polars takes such a name for a pattern.
        has_pattern = any(name.startswith("^") for name in self.names)
        if has_pattern or not self.strange.isdisjoint(wanted) or max(rows, default=_MOST_ROWS + 1) > _MOST_ROWS:
            return None
        return self._groups(wanted, rows)

    def _groups(self, wanted: Mapping[str, str], rows: Sequence[int]) -> Iterator[tuple[pl.DataFrame, Any]]:
        import polars as pl

        every = pl.scan_parquet(self.path, glob=False, hive_partitioning=False)
        together = list(_together(rows))
        if len(together) == 1 and not self.strange:
            # What is looked through first, for its ids, is not read a second time.
            if not self._held:
                names = zip(self.columns, self.names, strict=True)
                self._held.append(_stripped(every.select(pl.col(name).alias(cell) for cell, name in names).collect()))
            yield self._held[0].select(list(wanted)), partial(self._raw, tuple(together[0]))
            return
        chosen = every.select(pl.col(name).alias(cell) for cell, name in wanted.items())
        begin = 0
        for groups in together:
            held = sum(rows[one] for one in groups)
            yield _stripped(chosen.slice(begin, held).collect()), partial(self._raw, tuple(groups))
            begin += held

    def _raw(self, groups: Sequence[int]) -> Any:
        """Some groups of rows as pyarrow reads them."""
        from pyarrow import parquet

        with parquet.ParquetFile(self.path) as file:
            return file.read_row_groups(list(groups), columns=list(self.names)).combine_chunks()

    def _by_pyarrow(self, wanted: Mapping[str, str]) -> Iterator[tuple[pl.DataFrame, Any]]:
        import polars as pl
        from pyarrow import parquet

        with parquet.ParquetFile(self.path) as file:
            for batch in file.iter_batches(batch_size=_ROWS, columns=list(wanted.values())):
                made = {
                    cell: _without_type(batch.column(name)) if cell in self.strange else batch.column(name)
                    for cell, name in wanted.items()
                }
                yield (
                    _stripped(pl.DataFrame({cell: pl.Series(cell, array) for cell, array in made.items()})),
                    partial(_same, batch),
                )

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
        batch = block.raw()
        some = batch.take(places) if places else batch.slice(0, 0)
        cells = [list(cells_of(some.column(place))) for place in range(some.num_columns)]
        rows = {number: list(row) for number, row in zip(numbers, zip(*cells, strict=True), strict=True)}
        return list(lines_of(self.path, list(self.names), rows))

    def cell_texts(self, block: Block, places: Sequence[int], cell: str) -> list[str | None]:
        """Some cells of a column of a block, by their places in it, as the texts that the intake of single records has."""
        batch = block.raw()
        column = batch.column(self.columns.index(cell))
        return [one.text for one in cells_of(column.take(places) if places else column.slice(0, 0))]


def _together(rows: Sequence[int]) -> Iterator[list[int]]:
    """Neighbouring groups of rows that are read at a time."""
    groups: list[int] = []
    for group, count in enumerate(rows):
        if groups and sum(rows[one] for one in groups) + count > _ROWS:
            yield groups
            groups = []
        groups.append(group)
    if groups:
        yield groups


def _stripped(cells: pl.DataFrame) -> pl.DataFrame:
    """The cells, texts without blanks around them."""
    import polars as pl

    return cells.with_columns(pl.col(pl.String).str.strip_chars())


def _same(batch: Any) -> Any:
    return batch


def _without_type(array: Any) -> Any:
    """Whether there is anything in each cell, and no more."""
    import pyarrow
    from pyarrow import compute

    return compute.if_else(compute.is_valid(array), True, pyarrow.scalar(None, pyarrow.bool_()))
