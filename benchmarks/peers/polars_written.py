"""Polars, as someone would write the rulebook who has its formulas: definitions level by level, then the verdicts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl

from benchmarks.formula import Formula
from benchmarks.peers.languages import polars
from benchmarks.peers.peer import Peer, Ready
from benchmarks.translation import levels_of
from benchmarks.workload import Workload

Stage = list[pl.Expr]


def stages(workload: Workload) -> list[Stage]:
    """Columns to add, level by level; the last stage is the mask of possible verdicts alone."""
    in_kleene, may = _expressions(polars(may=False).text), _expressions(polars(may=True).text)
    possible = workload.translation.possible
    stages: list[Stage] = []
    for level in levels_of(possible.steps):
        stage = []
        for step in level:
            if step.in_kleene:
                expression = in_kleene(step.formula)
                stage.append(expression.fill_null(True).alias(f"{step.name}_may"))
                stage.append((~expression.fill_null(False)).alias(f"{step.name}_not"))
            else:
                stage.append(may(step.formula).alias(step.name))
        stages.append(stage)
    mask: pl.Expr | None = None
    for verdict, formula in possible.verdicts.items():
        if formula is not False:
            bit = may(formula).cast(pl.UInt8) * (1 << workload.verdicts.index(verdict))
            mask = bit if mask is None else mask + bit
    assert mask is not None
    return [*stages, [mask.alias("mulige")]]


def _expressions(text: Callable[[Formula], str]) -> Callable[[Formula], Any]:
    return lambda formula: eval(text(formula), {"pl": pl})


def ready(workload: Workload, frame: pl.DataFrame) -> Ready:
    """Each level is a frame of its own."""
    *levels, last = stages(workload)

    def run() -> pl.Series:
        columns = frame
        for level in levels:
            columns = columns.with_columns(level)
        return columns.select(last).to_series()

    return Ready(run, lambda masks: masks.to_list())


def lazily(workload: Workload, frame: pl.DataFrame) -> Ready:
    """All levels as one query that Polars puts together as it likes."""
    query = frame.lazy()
    *levels, last = stages(workload)
    for level in levels:
        query = query.with_columns(level)
    query = query.select(last)
    return Ready(lambda: query.collect().to_series(), lambda masks: masks.to_list())


PEERS = [Peer("Polars by formulas", ready), Peer("Polars by formulas, lazily", lazily)]
