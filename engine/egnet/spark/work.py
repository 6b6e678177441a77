"""What a worker of a cluster does: columns of cells in, a row of decisions for each out.

A worker has the plan, and decides with the columns in memory (`egnet.columnar.kernel`), so that there is one way of
deciding wherever it runs; what it has looked at once it remembers from batch to batch. Always holds: one row out for
each row in, in the same order; a row that is unusual is only marked.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from egnet.batch.answers import Answers
from egnet.columnar.kernel import Kernel
from egnet.plan.plan import Plan
from egnet.tables.plain import ODD, PlainTable

if TYPE_CHECKING:
    import polars as pl
    import pyarrow

    Batches = Iterator[tuple[pyarrow.Array, ...]]

#: The last column of the answers: the row is unusual, and has no other.
IS_ODD = "særlig"
_PLACE = "post.plads"


@dataclass(frozen=True)
class Work:
    """Everything that a worker must know. `shared` are the ids that several rows have."""

    plan: bytes
    headings: tuple[str, ...]
    cells: tuple[str, ...]
    strange: frozenset[str]
    columns: tuple[str, ...]
    shared: frozenset[str] = frozenset()

    @staticmethod
    def of(
        plan: Plan, headings: Sequence[str], cells: Sequence[str], strange: frozenset[str], columns: Sequence[str]
    ) -> Work:
        return Work(pickle.dumps(plan), tuple(headings), tuple(cells), strange, tuple(columns))

    def odd(self, batches: Batches) -> Iterator[pyarrow.Array]:
        """Whether each row is unusual."""
        import pyarrow

        worker = _worker(self)
        for batch in batches:
            yield worker.read(batch)[ODD].to_arrow().cast(pyarrow.bool_())

    def decided(self, batches: Batches) -> Iterator[pyarrow.Array]:
        """The texts of each row, and whether it is unusual, and has none."""
        worker = _worker(self)
        for batch in batches:
            yield worker.decided(batch)


class _Worker:
    def __init__(self, work: Work) -> None:
        self.work = work
        kernel = Kernel(pickle.loads(work.plan))
        self.plain = PlainTable(kernel, work.headings, work.cells, work.strange)
        self.answers = Answers(kernel, self.plain, work.columns)

    def read(self, batch: Sequence[Any]) -> pl.DataFrame:
        import polars as pl

        columns = zip(self.work.cells, batch, strict=True)
        cells = pl.DataFrame([pl.Series(name, pl.from_arrow(array)) for name, array in columns])
        texts = [name for name, type_ in cells.schema.items() if type_ == pl.String]
        frame = self.plain.read(cells.with_columns(pl.col(name).str.strip_chars() for name in texts))
        if self.work.shared:
            id_ = pl.col(self.plain.fields["id"]).cast(pl.String)
            frame = frame.with_columns(pl.col(ODD) | id_.is_in(list(self.work.shared)).fill_null(value=False))
        return frame

    def decided(self, batch: Sequence[Any]) -> pyarrow.Array:
        import polars as pl
        import pyarrow

        frame = self.read(batch).with_row_index(_PLACE)
        plain = frame.filter(~pl.col(ODD)) if frame[ODD].any() else frame
        every = self.answers.rows(self.plain.coded(plain)).with_columns(plain[_PLACE], plain[ODD])
        if len(plain) < len(frame):
            texts = every.drop(ODD)
            every = frame.select(_PLACE, ODD).join(texts, on=_PLACE, how="left", maintain_order="left")
        arrays = [every[name].to_arrow().cast(pyarrow.string()) for name in self.work.columns]
        arrays.append(every[ODD].to_arrow().cast(pyarrow.bool_()))
        return pyarrow.StructArray.from_arrays(arrays, [*self.work.columns, IS_ODD])


@lru_cache(maxsize=2)
def _worker(work: Work) -> _Worker:
    return _Worker(work)
