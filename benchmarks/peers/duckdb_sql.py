"""SQL written by hand, in DuckDB: definitions level by level, on a table of its own."""

from __future__ import annotations

from typing import Any

import polars as pl

from benchmarks.peers.languages import sql
from benchmarks.peers.peer import Peer, Ready
from benchmarks.translation import levels_of
from benchmarks.workload import Workload


def query(workload: Workload, table: str = "poster") -> str:
    """A mask of possible verdicts for each row."""
    in_kleene, may = sql(workload.aliases, may=False), sql(workload.aliases, may=True)
    possible = workload.translation.possible
    source = table
    for level in levels_of(possible.steps):
        columns = []
        for step in level:
            if step.in_kleene:
                columns.append(f"{in_kleene.text(step.formula)} as {step.name}")
            else:
                columns.append(f"{may.text(step.formula)} as {step.name}")
        source = f"(select *, {', '.join(columns)} from {source})"
        both = [step.name for step in level if step.in_kleene]
        if both:
            ends = (f"coalesce({n}, true) as {n}_may, not coalesce({n}, false) as {n}_not" for n in both)
            source = f"(select *, {', '.join(ends)} from {source})"
    bits = [
        f"(case when {may.text(formula)} then {1 << workload.verdicts.index(verdict)} else 0 end)"
        for verdict, formula in possible.verdicts.items()
        if formula is not False
    ]
    return f"select ({' + '.join(bits)})::utinyint as mulige from {source}"


def ready(workload: Workload, frame: pl.DataFrame) -> Ready:
    """A table within DuckDB, made before the time is taken; answers as Arrow."""
    import duckdb

    connection = duckdb.connect()
    connection.execute("set threads = 1")
    given = frame.select(workload.names).rename(workload.aliases).to_arrow()
    connection.register("givet", given)
    connection.execute("create table poster as select * from givet")
    connection.unregister("givet")
    asked = query(workload)

    def run() -> Any:
        return connection.execute(asked).to_arrow_table()

    return Ready(run, lambda table: table.column(0).to_pylist())


PEERS = [Peer("DuckDB, SQL by hand", ready, ("duckdb", "pyarrow"))]
