"""What a worker of a cluster does: rows in, a row of decisions for each out; families are whole where there are some.

The rows go to a file beside the worker and are decided as `--backend polars` decides a file (`egnet.batch.stream`), so that
there is one way of deciding wherever it runs, and memory does not grow with the rows. Always holds: one row out for each row
in, in the same order; a family, or a row alone, of which there is anything to say is only marked.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from egnet.batch.sinks import write_rows
from egnet.batch.stream import Stream, Surveyed, survey
from egnet.plan.plan import Plan
from egnet.tables.csv_blocks import NotInBlocks

if TYPE_CHECKING:
    import polars as pl
    import pyarrow

    Batches = Iterator[tuple[pyarrow.Array, ...]]


#: The last column of the answers: the row is left out, and has no other.
IS_ODD = "særlig"


@dataclass(frozen=True)
class Work:
    """Everything that a worker must know: the plan, and the columns of the file as they were written.

    `schema` are the columns' names and types. Of those that are `strange` a worker only learns what is filled.
    """

    plan: bytes
    schema: bytes
    cells: tuple[str, ...]
    strange: frozenset[str]
    columns: tuple[str, ...]

    @staticmethod
    def of(
        plan: Plan, schema: pyarrow.Schema, cells: Sequence[str], strange: frozenset[str], columns: Sequence[str]
    ) -> Work:
        return Work(
            pickle.dumps(plan), schema.serialize().to_pybytes(), tuple(cells), strange, tuple(dict.fromkeys(columns))
        )

    def decided(self, batches: Batches) -> Iterator[pyarrow.Array]:
        """The texts of each row, and whether it is left out; the last two columns are its root, and whether it is marked."""
        with tempfile.TemporaryDirectory(prefix="egnet-") as name:
            folder = Path(name)
            rows = _Rows(self, folder / "opgaver.parquet")
            rows.put(batches)
            if rows.sizes:
                yield from rows.answered(folder / "svar.parquet")


class _Rows:
    """The rows of one worker."""

    def __init__(self, work: Work, path: Path) -> None:
        import pyarrow

        self.work = work
        self.path = path
        schema = pyarrow.ipc.read_schema(pyarrow.py_buffer(work.schema))
        types = [
            pyarrow.binary() if cell in work.strange else type_
            for cell, type_ in zip(work.cells, schema.types, strict=True)
        ]
        self.schema = pyarrow.schema(list(zip(schema.names, types, strict=True)))
        self.sizes: list[int] = []
        self.roots: list[Any] = []
        self.marked: list[Any] = []

    def put(self, batches: Batches) -> None:
        """Write the cells down, as they stood in their file."""
        import pyarrow
        from pyarrow import compute, parquet

        with parquet.ParquetWriter(self.path, self.schema, compression="none") as file:
            for *cells, roots, marked in batches:
                arrays = []
                special = marked
                for cell, array, type_ in zip(self.work.cells, cells, self.schema.types, strict=True):
                    if cell in self.work.strange:
                        special = compute.or_(special, array.is_valid())
                        arrays.append(pyarrow.nulls(len(array), type_))
                    else:
                        arrays.append(array.cast(type_))
                file.write_batch(pyarrow.record_batch(arrays, schema=self.schema))
                self.sizes.append(len(roots))
                self.roots.append(roots)
                self.marked.append(special)

    def answered(self, output: Path) -> Iterator[pyarrow.Array]:
        """A row for each that was put."""
        import polars as pl
        import pyarrow
        from pyarrow import parquet

        roots = pl.Series("rod", pyarrow.chunked_array(self.roots), dtype=pl.String)
        marked = pl.Series("mærket", pyarrow.chunked_array(self.marked), dtype=pl.Boolean)
        stream = self._stream()
        if stream is None:
            yield from self._arrays(iter(()), pl.repeat(True, len(roots), dtype=pl.Boolean, eager=True), marked)
            return
        write_rows(stream.rows(), output, "parquet", self.work.columns)
        lost, told = self._places(stream, len(roots))
        special = marked | told
        left_out = roots.is_in(roots.filter(special).unique().implode())
        with parquet.ParquetFile(output) as file:
            yield from self._arrays(file.iter_batches(columns=list(self.work.columns)), left_out, lost)

    def _stream(self) -> Stream | None:
        """The rows as a table; `None` where none of them can be decided."""
        try:
            surveyed = survey(self.path, _plan(self.work.plan))
        except NotInBlocks:
            return None
        return _remembering(self.work, surveyed)

    def _places(self, stream: Stream, count: int) -> tuple[pl.Series, pl.Series]:
        """The rows that were not decided, and those of which there is something to say."""
        import polars as pl

        lost = stream.intake.rejected.get(self.path, set())
        wrong = set(stream.table.wrong)
        lines = {one.span.line if one.span else 0 for one in stream.intake.diagnostics if one not in wrong}
        rows = pl.int_range(1, count + 1, dtype=pl.Int64, eager=True)
        # Where it cannot be told which row something is about, it may be any.
        told = lost | lines if all(1 <= line <= count for line in lines) else set(rows)
        places = [pl.Series([sorted(some)], dtype=pl.List(pl.Int64)) for some in (lost, told)]
        return rows.is_in(places[0]), rows.is_in(places[1])

    def _arrays(self, answers: Iterator[Any], left_out: pl.Series, lost: pl.Series) -> Iterator[pyarrow.Array]:
        """The answers in batches like those that were put: nothing where a row is lost or left out."""
        import polars as pl
        import pyarrow

        waiting = pl.DataFrame(schema=dict.fromkeys(self.work.columns, pl.String))
        first = 0
        for size in self.sizes:
            gone = lost.slice(first, size)
            out = left_out.slice(first, size) | gone
            first += size
            wanted = size - int(gone.sum())
            while len(waiting) < wanted and (batch := next(answers, None)) is not None:
                waiting = pl.concat(
                    [waiting, pl.DataFrame(pl.from_arrow(batch)).with_columns(pl.all().cast(pl.String))]
                )
            some, waiting = waiting.head(wanted), waiting.slice(wanted)
            places = pl.select(pl.when(~out).then((~gone).cum_sum().cast(pl.Int64) - 1)).to_series()
            arrays = [some[name].gather(places).to_arrow().cast(pyarrow.string()) for name in some.columns]
            yield pyarrow.StructArray.from_arrays([*arrays, out.to_arrow()], [*some.columns, IS_ODD])


@lru_cache(maxsize=2)
def _plan(content: bytes) -> Plan:
    plan: Plan = pickle.loads(content)
    return plan


def _remembering(work: Work, surveyed: Surveyed) -> Stream:
    """A table whose cells and combinations are looked at once, however many tables there are of one kind."""
    stream = Stream(_plan(work.plan), surveyed, work.columns)
    known = _known(work, surveyed.named is not None)
    if known:
        stream.kernel, stream.plain, stream.answers = known[0]
    else:
        known.append((stream.kernel, stream.plain, stream.answers))
    return stream


@lru_cache(maxsize=4)
def _known(work: Work, has_families: bool) -> list[Any]:
    """What was looked at, for tables of one kind."""
    return []
