"""Records and what is to be tried in, the share of each outcome out: one variant decided after the other.

Any way of evaluating decides the records as they would be if they stated what is put in and drawn. For few variants, by
the ways that have no columns. Always holds: the counts are those of `egnet.scenarios.trying.shares`; `undrawn` may name
more facts, also such as the verdict does not depend on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import product

from egnet.evaluate.forest import Decided
from egnet.plan.plan import Plan
from egnet.records.record import TaskRecord
from egnet.rulebook.rulebook import Fact, Rulebook
from egnet.scenarios.draws import Drawn
from egnet.scenarios.shares import Possible, Shares
from egnet.scenarios.trying import Point, assembled, check_asked, plan_under, related
from egnet.scenarios.variants import Asked, Put, Settling, Streams, forest_with, stating, values_of
from egnet.values.value import Value

Decide = Callable[[Sequence[TaskRecord]], Sequence[Decided]]


def shares_singly(
    rulebook: Rulebook, as_of: date, records: Sequence[TaskRecord], asked: Asked, deciding: Callable[[Plan], Decide]
) -> Shares:
    """Every variant of every record, decided by what `deciding` makes of a plan; errors as of `shares`."""
    chosen = related(records, asked)
    check_asked(chosen, asked)
    points = tuple(product(*(range(len(axis.values)) for axis in asked.axes)))
    counts: dict[str, list[Mapping[Possible, int]]] = {one.id: [] for one in chosen if not one.set_aside}
    undrawn: dict[tuple[str, str], None] = {}
    ways: dict[tuple[tuple[str, Fraction], ...], tuple[Plan, Decide]] = {}
    for point in points:
        parameters, put = _at(asked, point)
        key = tuple(parameters.items())
        if key not in ways:
            plan = plan_under(rulebook, as_of, asked, parameters)
            ways[key] = (plan, deciding(plan))
        plan, decide = ways[key]
        settling = _Noting(asked, rulebook.facts)
        found: dict[str, dict[Possible, int]] = {id_: {} for id_ in counts}
        for variant in _variants(plan, chosen, asked, put, settling):
            for one in decide(variant):
                possible = one.trace.possible
                found[one.record.id][possible] = found[one.record.id].get(possible, 0) + 1
        undrawn |= settling.undrawn
        for id_, of_point in found.items():
            counts[id_].append(of_point)
    return assembled(rulebook, as_of, asked, points, chosen, counts, undrawn)


def _at(asked: Asked, point: Point) -> tuple[dict[str, Fraction], Put]:
    """The parameters and what is put in at a point."""
    placed = list(zip(asked.axes, point, strict=True))
    parameters = {axis.name: axis.number(place) for axis, place in placed if axis.is_parameter}
    return parameters, {axis.name: axis.values[place] for axis, place in placed if not axis.is_parameter}


def _variants(
    plan: Plan, records: Sequence[TaskRecord], asked: Asked, put: Put, settling: _Noting
) -> Iterator[list[TaskRecord]]:
    """The records of each variant at a point, stating what is put in and drawn."""
    forest = forest_with(records, asked, put)
    placed = list(forest.records.values())
    if not asked.samples:
        yield placed
        return
    streams = Streams(asked.seed)
    for _ in range(asked.samples):
        streams.go_on(1)
        settling.noted.clear()
        values_of(forest, plan, settling, lambda record, fact: streams.of(record, fact)[0])
        drawn: dict[str, dict[str, Value]] = {}
        for (record, fact), one in settling.noted.items():
            drawn.setdefault(record, {})[fact] = one.value(streams.of(record, fact)[0])
        yield [stating(record, drawn.get(record.id, {})) for record in placed]


class _Noting(Settling):
    """Keeps what is drawn from for which fact of which record."""

    def __init__(self, asked: Asked, names: Mapping[str, Fact]) -> None:
        super().__init__(asked, names)
        self.noted: dict[tuple[str, str], Drawn] = {}

    def drawn(self, record: TaskRecord, fact: Fact, known: Value) -> Drawn | None:
        found = super().drawn(record, fact, known)
        if found is not None:
            self.noted[record.id, fact.name] = found
        return found
