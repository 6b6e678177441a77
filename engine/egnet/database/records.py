"""Records that are read whole, decided in a database: their codes in, the trace of each out.

Whole and part are worked out as the definition does (`egnet.columnar.records`). The database finds the combinations of
codes, each is decided once, and the database joins what was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING

from egnet.columnar.kernel import Kernel
from egnet.columnar.records import NUMBER, decide_in_columns, decided_codes, trace_of
from egnet.database.session import Database
from egnet.evaluate.forest import Decided
from egnet.evaluate.trace import Trace
from egnet.plan.plan import Plan
from egnet.records.record import TaskRecord

if TYPE_CHECKING:
    import polars as pl


def decide_in_database(plan: Plan, records: Sequence[TaskRecord], store: Database) -> list[Decided]:
    """Every record that is not set aside, decided, in the order they came; see `egnet.evaluate.forest.decide`."""

    def traced(kernel: Kernel, codes: pl.DataFrame) -> list[Trace]:
        held = store.loaded([codes])
        # A plan without facts has one combination, of no codes.
        by = [name for name in codes.columns if name != NUMBER] or [NUMBER]
        combinations = store.blocks(store.kept(held.select(*by).unique()))
        decided = (decided_codes(kernel, block) for block in combinations)
        found = store.loaded(chain([next(decided)], decided))
        joined = held.select(NUMBER, *by).join(found, on=by, how="inner").sort(NUMBER)
        return [trace_of(kernel, row) for row in store.rows(joined).iter_rows(named=True)]

    return decide_in_columns(Kernel(plan), records, traced)
