"""Records and what is to be tried in, the share of each outcome out.

Every plan (one for each choice of parameters) goes through the columnar kernel in batches: a generation of records is one
frame, each row a record under a variant, parts before wholes. Plans whose cells have the same truths are one function
of cells, and share what the kernel has learnt; points that put in values of the same cells are tried once. Always holds: the outcome of a variant is what the definition decides for
records that state what is put in and drawn (`variants.values_of`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from itertools import product
from math import prod

from egnet.columnar.kernel import Kernel
from egnet.diagnostics.codes import scenarios as codes
from egnet.diagnostics.diagnostic import EgnetError
from egnet.language import ast
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan
from egnet.records.record import TaskRecord
from egnet.records.whole import Effective, Forest, effective
from egnet.rulebook.rulebook import Rulebook
from egnet.scenarios.columns import Columns, Open, trees_of
from egnet.scenarios.frames import Found, Frames
from egnet.scenarios.settled import Settled
from egnet.scenarios.shares import Area, Possible, Shares
from egnet.scenarios.variants import Asked, Put, Streams
from egnet.scenarios.written import check_size
from egnet.values.shown import show_number

#: Rows of a batch, if a single variant does not need more.
BATCH = 200_000

Point = tuple[int, ...]
"""A place on each axis."""


def shares(
    rulebook: Rulebook,
    as_of: date,
    records: Sequence[TaskRecord],
    asked: Asked,
    batch: int = BATCH,
    told: Callable[[float], None] = lambda _: None,
) -> Shares:
    """Every variant of every record; raises `EgnetError` if there are too many, or a threshold divides by nought.

    `told` takes the share of the variants that are tried, now and then; the last time it is 1.
    """
    chosen = related(records, asked)
    check_asked(chosen, asked)
    points = tuple(product(*(range(len(axis.values)) for axis in asked.axes)))
    trying = _Trying(rulebook, as_of, chosen, asked, points, batch, told)
    for parameters, places in _by_parameters(asked, points).items():
        trying.under(dict(parameters), places)
    return assembled(rulebook, as_of, asked, points, chosen, trying.counts, trying.undrawn)


def check_asked(records: Sequence[TaskRecord], asked: Asked) -> None:
    """Raise `EgnetError` if more is asked of the records than is tried."""
    check_size(prod(len(axis.values) for axis in asked.axes), max(asked.samples, 1), len(records))


def assembled(
    rulebook: Rulebook,
    as_of: date,
    asked: Asked,
    points: tuple[Point, ...],
    records: Sequence[TaskRecord],
    counts: Mapping[str, Sequence[Mapping[Possible, int]]],
    undrawn: Iterable[tuple[str, str]],
) -> Shares:
    """What was counted of each record at each point as shares; `undrawn` are the facts of records that were left open."""
    areas = [Area(record, tuple(counts[record.id]), asked.is_for(record)) for record in records if not record.set_aside]
    shown = [area for area in areas if area.is_asked_for or area.turns]
    undecided = {area.record.id for area in areas if any(len(outcome) > 1 for outcome in area.total)}
    ids: dict[str, list[str]] = {}
    for id_, fact in undrawn:
        if id_ in undecided:
            ids.setdefault(fact, []).append(id_)
    open_in = {fact: tuple(found) for fact, found in ids.items()}
    return Shares(rulebook, as_of, asked.axes, points, asked.samples, asked.seed, tuple(shown), open_in)


def plan_under(rulebook: Rulebook, as_of: date, asked: Asked, parameters: Mapping[str, Fraction]) -> Plan:
    """The plan with other parameters; raises `EgnetError` where a calculation divides by nought then."""
    try:
        return plan_of(rulebook, as_of, parameters)
    except ZeroDivisionError:
        kinds = {axis.name: axis.domain.kind for axis in asked.axes}
        shown = (f"{name}={show_number(number, kinds[name])}" for name, number in parameters.items())
        raise EgnetError([codes.DIVIDES.at(None, written=", ".join(shown))]) from None


def related(records: Sequence[TaskRecord], asked: Asked) -> list[TaskRecord]:
    """The records that are asked for, and their wholes and parts."""
    if asked.ids is None:
        return list(records)
    trees = [tree for tree in trees_of(records).values() if any(record.id in asked.ids for record in tree)]
    wanted = {record.id for tree in trees for record in tree}
    return [record for record in records if record.id in wanted]


def _by_parameters(asked: Asked, points: Sequence[Point]) -> dict[tuple[tuple[str, Fraction], ...], list[int]]:
    """The places of the points that have each choice of parameters."""
    axes = [(place, axis) for place, axis in enumerate(asked.axes) if axis.is_parameter]
    found: dict[tuple[tuple[str, Fraction], ...], list[int]] = {}
    for place, point in enumerate(points):
        chosen = tuple((axis.name, axis.number(point[which])) for which, axis in axes)
        found.setdefault(chosen, []).append(place)
    return found


class _Trying:
    """What comes of every point: `counts` has for each record what `Area.counts` has, by the places of the points."""

    def __init__(
        self,
        rulebook: Rulebook,
        as_of: date,
        records: Sequence[TaskRecord],
        asked: Asked,
        points: Sequence[Point],
        batch: int,
        told: Callable[[float], None],
    ) -> None:
        self.rulebook = rulebook
        self.as_of = as_of
        self.records = records
        self.asked = asked
        self.points = points
        self.batch = batch
        self.told = told
        self._tried = 0
        self.order = {word: place for place, word in enumerate(rulebook.verdicts)}
        self.counts: dict[str, list[Mapping[Possible, int]]] = {
            record.id: [{}] * len(points) for record in records if not record.set_aside
        }
        self.undrawn: dict[tuple[str, str], None] = {}
        self._kernels: dict[Hashable, tuple[Plan, Kernel]] = {}
        self._known: dict[Hashable, Mapping[str, Effective]] = {}
        self._alike: dict[tuple[tuple[Possible, int], ...], Mapping[Possible, int]] = {}

    def under(self, parameters: Mapping[str, Fraction], places: Sequence[int]) -> None:
        """Try the points at these places, which have these parameters; draw where a verdict is open without it."""
        plan = plan_under(self.rulebook, self.as_of, self.asked, parameters)
        kernel = self._kernel(plan)
        known = self._known_under(plan, parameters)
        streams = Streams(self.asked.seed)
        columns = Columns(plan, kernel.codings, self.records, self.asked, streams, known)
        if not self.asked.samples:
            frames = Frames(plan, kernel, columns, self.records)
            self._note(kernel, self._batches(frames, columns.alike(self._puts(places)), 1))
            return
        trees = trees_of(self.records)
        settled = Settled(plan, trees, self.asked)
        frames = Frames(plan, kernel, columns, self.records, settled.wide_open())
        settling = list(self._batches(frames, columns.alike(self._puts(places)), self.asked.samples))
        for found, _, _ in settling:
            settled.note(found.record, kernel.verdicts[found.verdict])
        drawn = {root: Open(frozenset(facts), frozenset(settled.open[root])) for root, facts in settled.drawn.items()}
        self._note(kernel, (one for one in settling if settled.root[one[0].record] not in drawn))
        open_records = [record for root, tree in trees.items() if root in drawn for record in tree]
        if not open_records:
            self._tell(len(places) * self.asked.samples)
        else:
            columns = Columns(plan, kernel.codings, open_records, self.asked, streams, known, drawn)
            self._note(kernel, self._drawn(Frames(plan, kernel, columns, open_records), columns, streams, places))
            self.undrawn |= columns.settling.undrawn

    def _drawn(self, frames: Frames, columns: Columns, streams: Streams, places: Sequence[int]) -> Iterator[_Noted]:
        """What is found for every sample of some records."""
        alike = columns.alike(self._puts(places))
        size = max(1, self.batch // (len(frames.records) * len(alike)))
        for start in range(0, self.asked.samples, size):
            streams.go_on(min(size, self.asked.samples - start))
            columns.go_on()
            yield from self._batches(frames, alike, 1)
            self._tell(len(places) * min(size, self.asked.samples - start))

    def _tell(self, tried: int) -> None:
        """Tell that so many more variants of each record are tried."""
        self._tried += tried
        self.told(self._tried / (len(self.points) * max(self.asked.samples, 1)))

    def _batches(self, frames: Frames, alike: Sequence[tuple[Put, Sequence[int]]], times: int) -> Iterator[_Noted]:
        """What is found of each record for one of the points that are alike, and how many times it counts."""
        samples = max(frames.columns.streams.count, 1)
        size = max(1, self.batch // (len(frames.records) * samples))
        for start in range(0, len(alike), size):
            some = alike[start : start + size]
            for found in frames.found([put for put, _ in some], samples):
                yield found, some[found.point][1], times
            if not self.asked.samples:
                self._tell(sum(len(places) for _, places in some))

    def _note(self, kernel: Kernel, noted: Iterable[_Noted]) -> None:
        """Count what was found at all the points that it was found for."""
        for found, places, times in noted:
            counts = self.counts[found.record]
            # Points that are alike have one count.
            before = counts[places[0]]
            possible = kernel.verdicts[found.verdict].possible
            after = self._one({**before, possible: before.get(possible, 0) + found.count * times})
            for place in places:
                counts[place] = after

    def _one(self, counts: Mapping[Possible, int]) -> Mapping[Possible, int]:
        """Counts in the order in which verdicts are declared, those that are equal as one object."""
        key = tuple(sorted(counts.items(), key=lambda item: self._place(item[0])))
        return self._alike.setdefault(key, dict(key))

    def _place(self, outcome: Possible) -> tuple[bool, list[list[int]]]:
        """Certain outcomes first."""
        return (len(outcome) > 1, [[self.order[word] for word in verdict] for verdict in outcome])

    def _puts(self, places: Sequence[int]) -> Iterator[tuple[int, Put]]:
        axes = [(which, axis) for which, axis in enumerate(self.asked.axes) if not axis.is_parameter]
        for place in places:
            point = self.points[place]
            yield place, {axis.name: axis.values[point[which]] for which, axis in axes}

    def _known_under(self, plan: Plan, parameters: Mapping[str, Fraction]) -> Mapping[str, Effective]:
        """What is known of the records as they are; parameters matter only where a calculated fact uses them."""
        used = {one.name for expression in plan.derived.values() for one in ast.names_in(expression)}
        key = tuple((name, number) for name, number in parameters.items() if name in used)
        if key not in self._known:
            self._known[key] = effective(Forest(self.records), plan)
        return self._known[key]

    def _kernel(self, plan: Plan) -> Kernel:
        """A kernel for a plan, or the one of a plan that is the same function of its facts' cells."""
        key = tuple((fact.name, tuple(cell.truths for cell in fact.cells)) for fact in plan.facts)
        known = self._kernels.get(key)
        if known is None or (known[0].principles, known[0].rows) != (plan.principles, plan.rows):
            known = self._kernels[key] = (plan, Kernel(plan))
        return known[1]


_Noted = tuple[Found, Sequence[int], int]
"""What was found, the places of the points that it was found for, and how many times it counts."""
