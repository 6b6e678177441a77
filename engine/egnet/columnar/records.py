"""Records in, each decided in columns out, in the order of the definition's `decide`.

Values of whole and part are worked out as the definition does; then each generation is one frame, parts before wholes,
so that wholes can count their parts' verdicts. Every part of a trace is taken from the columns: nothing is judged anew.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from egnet.columnar.kernel import DETAIL, ROWS, VERDICT, Kernel, PrincipleColumns, known_column
from egnet.columnar.stages import Row
from egnet.evaluate.explore import is_exact
from egnet.evaluate.forest import Decided, with_parts
from egnet.evaluate.trace import Trace
from egnet.records.record import TaskRecord
from egnet.records.whole import Effective, Forest, effective
from egnet.values.value import Value

if TYPE_CHECKING:
    import polars as pl


#: The number of a row of a frame of codes.
NUMBER = "række"


def decided_codes(kernel: Kernel, codes: pl.DataFrame) -> pl.DataFrame:
    """A frame of codes with everything that a trace is made of."""
    frame = kernel.with_rows(kernel.with_detail(kernel.with_verdict(kernel.with_findings(codes))))
    return kernel.with_traces(frame)


def in_memory(kernel: Kernel, codes: pl.DataFrame) -> list[Trace]:
    """The trace of each row of a frame of codes."""
    return [trace_of(kernel, row) for row in decided_codes(kernel, codes).iter_rows(named=True)]


def decide_in_columns(
    kernel: Kernel, records: Sequence[TaskRecord], traced: Callable[[Kernel, pl.DataFrame], Sequence[Trace]] = in_memory
) -> list[Decided]:
    """Every record that is not set aside, decided, in the order they came; see `egnet.evaluate.forest.decide`.

    `traced` gives the trace of each row of a frame of codes, wherever it works it out.
    """
    forest = Forest(records)
    known = effective(forest, kernel.plan)
    decided: dict[str, Decided] = {}
    for generation in generations(forest):
        ready = [record for record in generation if not record.set_aside]
        values = [_values(kernel, known[record.id], forest, decided) for record in ready]
        codes = _codes(kernel, [known[record.id] for record in ready], values)
        traces = traced(kernel, codes) if ready else []
        for record, trace in zip(ready, traces, strict=True):
            decided[record.id] = Decided(known[record.id], trace, tuple(part.id for part in forest.parts(record)))
    return [decided[record.id] for record in records if record.id in decided]


def _values(kernel: Kernel, one: Effective, forest: Forest, decided: Mapping[str, Decided]) -> Mapping[str, Value]:
    parts = [
        (part, decided[part.id].trace.possible if part.id in decided else None) for part in forest.parts(one.record)
    ]
    return with_parts(kernel.plan, one.values, parts)


def generations(forest: Forest) -> list[list[TaskRecord]]:
    """Records without parts, then those whose parts have none, and so on."""
    height: dict[str, int] = {}
    generations: list[list[TaskRecord]] = []
    for record in forest.parts_first():
        own = 1 + max((height[part.id] for part in forest.parts(record)), default=-1)
        height[record.id] = own
        if own == len(generations):
            generations.append([])
        generations[own].append(record)
    return generations


def _codes(kernel: Kernel, known: Sequence[Effective], values: Sequence[Mapping[str, Value]]) -> pl.DataFrame:
    import polars as pl

    columns: dict[str, list[int]] = {NUMBER: list(range(len(known)))}
    for coding in kernel.codings:
        name = coding.fact.name
        columns[coding.name] = [
            coding.code_of(one[name]) if name in one else coding.code_of(coding.fact.domain.whole) for one in values
        ]
    for name in kernel.asked_whether_known:
        columns[known_column(name)] = [int(one.values[name].unknown is not None) for one in known]
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.Int32))


def trace_of(kernel: Kernel, row: Row) -> Trace:
    """The trace of one row of what `decided_codes` gives."""
    plan = kernel.plan
    columns = (PrincipleColumns.of(principle).trace for principle in plan.principles)
    principles = tuple(found.all[row[column]] for found, column in zip(kernel.traces, columns, strict=True))
    verdict, detail = kernel.verdicts[row[VERDICT]], kernel.details[row[DETAIL]]
    return Trace(
        plan=plan,
        state=kernel.state_of(row),
        principles=principles,
        rows=kernel.rows.all[row[ROWS]],
        possible=verdict.possible,
        exact=is_exact(verdict.diagram) and all(p.exact for p in principles) and detail.exact,
        diagram=verdict.diagram,
        undecided_by=verdict.undecided_by,
        decisive=detail.decisive,
        consequences=detail.consequences,
        schedule=detail.schedule,
    )
