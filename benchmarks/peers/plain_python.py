"""Python written by hand: one function, called for each record, with what is possible of records partly known."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl

from benchmarks.peers.languages import python
from benchmarks.peers.peer import Peer, Ready
from benchmarks.translation import Step
from benchmarks.workload import Workload


def source(workload: Workload) -> str:
    """The function's text: a mask of possible verdicts by the values of facts."""
    language = python(workload.aliases, may=True)
    possible = workload.translation.possible
    lines = [f"def decide({', '.join(workload.aliases.values())}):"]
    for step in possible.steps:
        lines += [f"    {line}" for line in _lines(step, language.text)]
    bits = [
        f"({1 << workload.verdicts.index(verdict)} if {language.text(formula)} else 0)"
        for verdict, formula in possible.verdicts.items()
        if formula is not False
    ]
    return "\n".join([*lines, f"    return {' + '.join(bits)}"])


def _lines(step: Step, text: Callable[[Any], str]) -> list[str]:
    if not step.in_kleene:
        return [f"{step.name} = {text(step.formula)}"]
    return [f"{step.name}_may = {text(step.formula)}", f"{step.name}_not = {text(step.contrary)}"]


def ready(workload: Workload, frame: pl.DataFrame) -> Ready:
    """Records as tuples of values."""
    found: dict[str, Any] = {}
    exec(source(workload), found)
    decide = found["decide"]
    asked = frame.select(workload.names).rows()
    return Ready(lambda: [decide(*one) for one in asked], list)


PEERS = [Peer("Python by hand", ready, rows=50_000)]
