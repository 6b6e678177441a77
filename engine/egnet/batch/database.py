"""A DuckDB database of its own for one run: tables of cells in, tables of codes held for the look-ups.

Always holds: what outgrows memory goes to a folder that is gone when the run ends, and nothing is fetched from a network.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb
    import narwhals as nw

    Lazy = nw.LazyFrame[Any]


@contextmanager
def database() -> Iterator[Database]:
    """A database in memory, spilling to a folder that is removed in the end."""
    import duckdb

    with tempfile.TemporaryDirectory(prefix="egnet-") as folder:
        config: dict[str, str | bool | int | float | list[str]] = {
            "temp_directory": folder,
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        }
        with duckdb.connect(":memory:", config=config) as connection:
            connection.execute("SET enable_progress_bar = false")
            yield Database(connection, Path(folder))


class Database:
    """Holds tables; see `egnet.columnar.joins.Store`."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
        self.connection = connection
        self.folder = folder
        self._made = 0

    def kept(self, frame: Lazy) -> Lazy:
        """The same frame, worked out and held as a table."""
        name = self._name()
        frame.to_native().create(name)
        return self._frame(name)

    def table(self, columns: Mapping[str, Sequence[Any]], *, texts: frozenset[str] = frozenset()) -> Lazy:
        """A small table: whole numbers, but for the columns of `texts`."""
        import pyarrow

        types = {name: pyarrow.large_string() if name in texts else pyarrow.int64() for name in columns}
        arrays = [pyarrow.array(list(values), types[name]) for name, values in columns.items()]
        return self.loaded([pyarrow.table(arrays, names=list(columns))])

    def loaded(self, tables: Iterable[Any]) -> Lazy:
        """Arrow tables of one schema, one after the other, as one table; at least one."""
        name = self._name()
        for place, arrow in enumerate(tables):
            relation = self.connection.from_arrow(arrow)
            if place == 0:
                relation.create(name)
            else:
                relation.insert_into(name)
        return self._frame(name)

    def forget(self, frame: Lazy) -> None:
        """Drop a table that was `kept`."""
        self.connection.execute(f"DROP TABLE IF EXISTS {frame.to_native().alias}")

    def _frame(self, name: str) -> Lazy:
        import narwhals as nw

        return nw.from_native(self.connection.table(name))

    def _name(self) -> str:
        self._made += 1
        return f"tabel{self._made}"
