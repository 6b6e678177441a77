"""Records that are read whole, decided on Spark: their codes out to the workers, the trace of each back.

Whole and part are worked out as the definition does (`egnet.columnar.records`). For small cases: to have one answer
everywhere, not to be fast. Always holds: what traces share with the plan is the plan's own, here and there.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from egnet.columnar.kernel import Kernel
from egnet.columnar.records import NUMBER, decide_in_columns, in_memory
from egnet.evaluate.forest import Decided
from egnet.evaluate.trace import Trace
from egnet.plan.plan import Plan
from egnet.records.record import TaskRecord
from egnet.spark.stream import udf_of

if TYPE_CHECKING:
    import polars as pl
    import pyarrow
    from pyspark.sql import SparkSession

_NUMBER = "nummer"


def decide_on_spark(plan: Plan, records: Sequence[TaskRecord], spark: SparkSession) -> list[Decided]:
    """Every record that is not set aside, decided, in the order they came; see `egnet.evaluate.forest.decide`."""

    def traced(kernel: Kernel, codes: pl.DataFrame) -> Sequence[Trace]:
        # Columns have simple names there, and are told apart by their order.
        masks = tuple(tuple(coding.masks) for coding in kernel.codings)
        work = CodedWork(pickle.dumps(plan), masks, tuple(codes.columns))
        names = [_NUMBER, *(f"n{place}" for place in range(1, len(work.columns)))]
        table = codes.to_arrow().rename_columns(names)
        there = spark.createDataFrame(table)
        found = there.select(_NUMBER, udf_of(work.traced, "binary")(*names).alias("spor")).toArrow()
        ordered = found.sort_by(_NUMBER)["spor"].to_pylist()
        return [_Loading(plan, content).load() for content in ordered]

    return decide_in_columns(Kernel(plan), records, traced)


@dataclass(frozen=True)
class CodedWork:
    """What a worker must know of codes: the plan, what each code of a fact means, and the columns."""

    plan: bytes
    masks: tuple[tuple[int, ...], ...]
    columns: tuple[str, ...]

    def traced(self, batches: Iterator[tuple[pyarrow.Array, ...]]) -> Iterator[pyarrow.Array]:
        """The trace of each row of codes, written down."""
        import polars as pl
        import pyarrow

        kernel = _kernel(self)
        for batch in batches:
            columns = zip(self.columns, batch, strict=True)
            frame = pl.DataFrame([pl.Series(name, pl.from_arrow(array)) for name, array in columns])
            traces = in_memory(kernel, frame.sort(NUMBER))
            written = dict(zip(frame[NUMBER].sort().to_list(), traces, strict=True))
            yield pyarrow.array([_written(kernel.plan, written[number]) for number in frame[NUMBER]], pyarrow.binary())


@lru_cache(maxsize=2)
def _kernel(work: CodedWork) -> Kernel:
    kernel = Kernel(pickle.loads(work.plan))
    for coding, masks in zip(kernel.codings, work.masks, strict=True):
        for mask in masks:
            coding.code(mask)
    return kernel


# -- traces written down ------------------------------------------------------------------------------------------------


def _shared(plan: Plan) -> list[object]:
    """What traces refer to, in one order wherever the plan is."""
    rules = [rule for principle in plan.principles for rule in principle.rules]
    return [plan, *plan.principles, *rules, *plan.consequences, *plan.schedule]


def _written(plan: Plan, trace: Trace) -> bytes:
    content = io.BytesIO()
    _Writing(plan, content).dump(trace)
    return content.getvalue()


class _Writing(pickle.Pickler):
    def __init__(self, plan: Plan, content: io.BytesIO) -> None:
        super().__init__(content)
        self.places: Mapping[int, int] = {id(thing): place for place, thing in enumerate(_shared(plan))}

    def persistent_id(self, thing: Any) -> int | None:
        return self.places.get(id(thing))


class _Loading(pickle.Unpickler):
    def __init__(self, plan: Plan, content: bytes) -> None:
        super().__init__(io.BytesIO(content))
        self.things = _shared(plan)

    def persistent_load(self, place: Any) -> object:
        return self.things[place]
