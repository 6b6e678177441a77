"""A DuckDB database of its own for one run: tables in, tables and their rows out.

Always holds: what outgrows memory goes to a folder that is gone when the run ends, and nothing is fetched from a network.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb
    import narwhals as nw
    import polars as pl

    Lazy = nw.LazyFrame[Any]

#: So many rows are taken out at a time.
_ROWS = 1 << 17
#: What the database may keep in memory; what does not fit goes to the disk.
MEMORY = "1GiB"


@contextmanager
def database() -> Iterator[Database]:
    """A database in memory, spilling to a folder that is removed in the end."""
    import duckdb

    with tempfile.TemporaryDirectory(prefix="egnet-") as folder:
        config: dict[str, str | bool | int | float | list[str]] = {
            "temp_directory": folder,
            "memory_limit": MEMORY,
            "autoinstall_known_extensions": "false",
            "autoload_known_extensions": "false",
        }
        with duckdb.connect(":memory:", config=config) as connection:
            connection.execute("SET enable_progress_bar = false")
            try:
                yield Database(connection, Path(folder))
            finally:
                _let_go()


def _let_go() -> None:
    """Make narwhals forget DuckDB's types: kept till the program ends, DuckDB complains of each on stderr."""
    from narwhals import _namespace

    forget = getattr(getattr(_namespace, "_builtin_namespace", None), "cache_clear", None)
    if forget is not None:
        forget()


class Database:
    """Holds tables and gives them as lazy frames."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
        self.connection = connection
        self.folder = folder
        self._made = 0
        self._asked: dict[str, str] = {}

    def kept(self, frame: Lazy) -> Lazy:
        """The same frame, worked out and held as a table."""
        name = self._name()
        frame.to_native().create(name)
        return self._frame(name)

    def loaded(self, tables: Iterable[pl.DataFrame]) -> Lazy:
        """Frames of one schema, one after the other, as one table; at least one."""
        name = self._name()
        for place, frame in enumerate(tables):
            relation = self.connection.from_arrow(frame.to_arrow())
            if place == 0:
                relation.create(name)
            else:
                relation.insert_into(name)
        return self._frame(name)

    def held(self, name: str, table: pl.DataFrame) -> Lazy:
        """A frame as the table of a name, in place of the one that had it."""
        self.connection.from_arrow(table.to_arrow()).create_view("indhold", replace=True)
        self.connection.execute(f"CREATE OR REPLACE TABLE {name} AS FROM indhold")
        self.connection.execute("DROP VIEW indhold")
        return self._frame(name)

    def again(self, name: str, question: Callable[[], Lazy]) -> Lazy:
        """What is asked of other tables, as the table of a name; put into words the first time only."""
        if name not in self._asked:
            self._asked[name] = question().to_native().sql_query()
        self.connection.execute(f"CREATE OR REPLACE TABLE {name} AS {self._asked[name]}")
        return self._frame(name)

    def blocks(self, frame: Lazy) -> Iterator[pl.DataFrame]:
        """The rows of a frame, some at a time; the database can be used between them."""
        import polars as pl

        with self.connection.cursor() as reading:
            for batch in reading.sql(frame.to_native().sql_query()).to_arrow_reader(_ROWS):
                if batch.num_rows:
                    yield pl.DataFrame(pl.from_arrow(batch))

    def rows(self, frame: Lazy) -> pl.DataFrame:
        """All rows of a small frame."""
        collected: pl.DataFrame = frame.collect(backend="polars").to_native()
        return collected

    def _frame(self, name: str) -> Lazy:
        import narwhals as nw

        return nw.from_native(self.connection.table(name))

    def _name(self) -> str:
        self._made += 1
        return f"tabel{self._made}"
