"""Records in, what the columnar way finds of each out, in the order of the definition's `decide`.

Values of whole and part are worked out as the definition does; then each generation is one frame, parts before wholes,
so that wholes can count their parts' verdicts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from egnet.columnar.kernel import DETAIL, VERDICT, Detail, Kernel, PrincipleColumns, known_column
from egnet.evaluate.forest import with_parts
from egnet.evaluate.judge import VerdictTrace
from egnet.evaluate.trace import PrincipleTrace
from egnet.records.record import TaskRecord
from egnet.records.whole import Effective, Forest, effective
from egnet.values.value import Value


@dataclass(frozen=True)
class Found:
    """One record with what was found of it; see `egnet.evaluate.trace.Trace`."""

    effective: Effective
    principles: tuple[PrincipleTrace, ...]
    verdict: VerdictTrace
    detail: Detail


def find(kernel: Kernel, records: Sequence[TaskRecord]) -> list[Found]:
    """Every record that is not set aside, decided, in the order they came."""
    forest = Forest(records)
    known = effective(forest, kernel.plan)
    found: dict[str, Found] = {}
    for generation in _generations(forest):
        ready = [record for record in generation if not record.set_aside]
        values = [_values(kernel, known[record.id], forest, found) for record in ready]
        for record, one in zip(ready, _decided(kernel, [known[r.id] for r in ready], values), strict=True):
            found[record.id] = one
    return [found[record.id] for record in records if record.id in found]


def _values(kernel: Kernel, one: Effective, forest: Forest, found: Mapping[str, Found]) -> Mapping[str, Value]:
    parts = [(part, found[part.id].verdict.possible if part.id in found else None) for part in forest.parts(one.record)]
    return with_parts(kernel.plan, one.values, parts)


def _generations(forest: Forest) -> list[list[TaskRecord]]:
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


def _decided(kernel: Kernel, known: Sequence[Effective], values: Sequence[Mapping[str, Value]]) -> list[Found]:
    import narwhals as nw

    if not known:
        return []
    columns: dict[str, list[int]] = {"række": list(range(len(known)))}
    for coding in kernel.codings:
        name = coding.fact.name
        columns[coding.name] = [
            coding.code_of(one[name]) if name in one else coding.code_of(coding.fact.domain.whole) for one in values
        ]
    for name in kernel.asked_whether_known:
        columns[known_column(name)] = [int(one.values[name].unknown is not None) for one in known]
    frame = nw.from_dict(columns, schema=dict.fromkeys(columns, nw.Int32), backend="polars")
    frame = kernel.with_traces(kernel.with_detail(kernel.with_verdict(kernel.with_findings(frame))))
    traces = [PrincipleColumns.of(principle).trace for principle in kernel.plan.principles]
    return [
        Found(
            one,
            tuple(found.all[row[trace]] for found, trace in zip(kernel.traces, traces, strict=True)),
            kernel.verdicts[row[VERDICT]],
            kernel.details[row[DETAIL]],
        )
        for one, row in zip(known, frame.iter_rows(named=True), strict=True)
    ]
