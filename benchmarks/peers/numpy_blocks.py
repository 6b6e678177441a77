"""NumPy written by hand, in blocks that stay in the fast memory: the fastest of all that is seen here.

Arrays as NumPy likes them: numbers with NaN for unknown, flags and words as small numbers with one for unknown.
"""

from __future__ import annotations

from typing import Any

import polars as pl

from benchmarks.peers.languages import numpy
from benchmarks.peers.peer import Peer, Ready
from benchmarks.workload import Texts, Workload

BLOCK = 16_384


def source(workload: Workload) -> str:
    """The text of a function of arrays: a mask of possible verdicts for each row."""
    codes = {name: list(drawn.percents) for name, drawn in workload.drawn.items() if isinstance(drawn, Texts)}
    language = numpy(workload.aliases, codes)
    possible = workload.translation.possible
    lines = [f"def decide({', '.join(workload.aliases.values())}):"]
    for step in possible.steps:
        if step.in_kleene:
            lines.append(f"    {step.name}_may = {language.text(step.formula)}")
            lines.append(f"    {step.name}_not = {language.text(step.contrary)}")
        else:
            lines.append(f"    {step.name} = {language.text(step.formula)}")
    bits = []
    for verdict, formula in possible.verdicts.items():
        place = workload.verdicts.index(verdict)
        if formula is not False:
            bits.append(f"(({language.text(formula)}).view(uint8) << {place})")
    return "\n".join([*lines, f"    return {' | '.join(bits)}"])


def ready(workload: Workload, frame: pl.DataFrame) -> Ready:
    """Columns as arrays, made before the time is taken."""
    import numpy as np

    found: dict[str, Any] = {"uint8": np.uint8}
    exec(source(workload), found)
    decide = found["decide"]
    arrays = [array(workload, frame, name) for name in workload.names]
    rows = len(frame)

    def run() -> Any:
        masks = np.empty(rows, np.uint8)
        for start in range(0, rows, BLOCK):
            masks[start : start + BLOCK] = decide(*[array[start : start + BLOCK] for array in arrays])
        return masks

    return Ready(run, lambda masks: masks.tolist())


def array(workload: Workload, frame: pl.DataFrame, name: str) -> Any:
    """The column of one fact as NumPy likes it."""
    import numpy as np

    column = frame[name]
    drawn = workload.drawn[name]
    if isinstance(drawn, Texts):
        texts = list(drawn.percents)
        codes = column.replace_strict(texts, list(range(len(texts))), default=len(texts), return_dtype=pl.UInt8)
        return np.ascontiguousarray(codes.to_numpy())
    if column.dtype == pl.Boolean:
        return np.ascontiguousarray(column.cast(pl.UInt8).fill_null(2).to_numpy())
    return np.ascontiguousarray(column.cast(pl.Float64).fill_null(float("nan")).to_numpy())


PEERS = [Peer("NumPy by hand, in blocks", ready, ("numpy",))]
