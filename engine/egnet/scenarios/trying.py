"""Records and what is to be tried in, the share of each outcome out.

Every plan (one for each choice of parameters) goes through the columnar kernel in batches: a generation of records is one
frame, each row a record under a variant, parts before wholes. Plans whose cells have the same truths are one function
of cells, and share what the kernel has learnt; points that put in values of the same cells are tried once. Always holds: the outcome of a variant is what the definition decides for
records that state what is put in and drawn (`variants.values_of`).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any

from egnet.columnar.coding import NOTHING_KNOWN
from egnet.columnar.kernel import VERDICT, Kernel
from egnet.columnar.records import generations
from egnet.diagnostics.codes import scenarios as codes
from egnet.diagnostics.diagnostic import EgnetError
from egnet.evaluate.forest import Possible as PossibleOfPart
from egnet.evaluate.forest import with_parts
from egnet.language import ast
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan
from egnet.records.record import TaskRecord
from egnet.records.whole import Effective, Forest, effective
from egnet.rulebook.rulebook import Rulebook
from egnet.scenarios.columns import Codes, Columns, Open, trees_of
from egnet.scenarios.settled import Settled
from egnet.scenarios.shares import Area, Possible, Shares
from egnet.scenarios.variants import Asked, Put, Streams
from egnet.scenarios.written import check_size
from egnet.values.shown import show_number

if TYPE_CHECKING:
    import polars as pl

#: Rows of a batch, if a single variant does not need more.
BATCH = 200_000
_RECORD, _POINT, _COUNT = "opgave", "punkt", "antal"

Point = tuple[int, ...]
"""A place on each axis."""


def shares(rulebook: Rulebook, as_of: date, records: Sequence[TaskRecord], asked: Asked, batch: int = BATCH) -> Shares:
    """Every variant of every record; raises `EgnetError` if there are too many, or a threshold divides by nought."""
    chosen = _related(records, asked)
    check_size(prod(len(axis.values) for axis in asked.axes), max(asked.samples, 1), len(chosen))
    points = tuple(product(*(range(len(axis.values)) for axis in asked.axes)))
    trying = _Trying(rulebook, as_of, chosen, asked, points, batch)
    for parameters, places in _by_parameters(asked, points).items():
        trying.under(dict(parameters), places)
    areas = [
        Area(record, tuple(trying.counts[record.id]), asked.is_for(record)) for record in chosen if not record.set_aside
    ]
    shown = [area for area in areas if area.is_asked_for or area.turns]
    undecided = {area.record.id for area in areas if any(len(outcome) > 1 for outcome in area.total)}
    undrawn: dict[str, list[str]] = {}
    for id_, fact in trying.undrawn:
        if id_ in undecided:
            undrawn.setdefault(fact, []).append(id_)
    told = {fact: tuple(ids) for fact, ids in undrawn.items()}
    return Shares(rulebook, as_of, asked.axes, points, asked.samples, asked.seed, tuple(shown), told)


def _related(records: Sequence[TaskRecord], asked: Asked) -> list[TaskRecord]:
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
    ) -> None:
        self.rulebook = rulebook
        self.as_of = as_of
        self.records = records
        self.asked = asked
        self.points = points
        self.batch = batch
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
        plan = self._plan(parameters)
        kernel = self._kernel(plan)
        known = self._known_under(plan, parameters)
        streams = Streams(self.asked.seed)
        columns = Columns(plan, kernel.codings, self.records, self.asked, streams, known)
        if not self.asked.samples:
            frames = _Frames(plan, kernel, columns, self.records)
            self._note(kernel, self._batches(frames, columns.alike(self._puts(places)), 1))
            return
        trees = trees_of(self.records)
        settled = Settled(plan, trees, self.asked)
        frames = _Frames(plan, kernel, columns, self.records, settled.wide_open())
        settling = list(self._batches(frames, columns.alike(self._puts(places)), self.asked.samples))
        for found, _, _ in settling:
            settled.note(found.record, kernel.verdicts[found.verdict])
        drawn = {root: Open(frozenset(facts), frozenset(settled.open[root])) for root, facts in settled.drawn.items()}
        self._note(kernel, (one for one in settling if settled.root[one[0].record] not in drawn))
        open_records = [record for root, tree in trees.items() if root in drawn for record in tree]
        if open_records:
            columns = Columns(plan, kernel.codings, open_records, self.asked, streams, known, drawn)
            self._note(kernel, self._drawn(_Frames(plan, kernel, columns, open_records), columns, streams, places))
            self.undrawn |= columns.settling.undrawn

    def _drawn(self, frames: _Frames, columns: Columns, streams: Streams, places: Sequence[int]) -> Iterator[_Noted]:
        """What is found for every sample of some records."""
        alike = columns.alike(self._puts(places))
        size = max(1, self.batch // (len(frames.records) * len(alike)))
        for start in range(0, self.asked.samples, size):
            streams.go_on(min(size, self.asked.samples - start))
            columns.go_on()
            yield from self._batches(frames, alike, 1)

    def _batches(self, frames: _Frames, alike: Sequence[tuple[Put, Sequence[int]]], times: int) -> Iterator[_Noted]:
        """What is found of each record for one of the points that are alike, and how many times it counts."""
        samples = max(frames.columns.streams.count, 1)
        size = max(1, self.batch // (len(frames.records) * samples))
        for start in range(0, len(alike), size):
            some = alike[start : start + size]
            for found in frames.found([put for put, _ in some], samples):
                yield found, some[found.point][1], times

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

    def _plan(self, parameters: Mapping[str, Fraction]) -> Plan:
        try:
            return plan_of(self.rulebook, self.as_of, parameters)
        except ZeroDivisionError:
            kinds = {axis.name: axis.domain.kind for axis in self.asked.axes}
            shown = (f"{name}={show_number(number, kinds[name])}" for name, number in parameters.items())
            raise EgnetError([codes.DIVIDES.at(None, written=", ".join(shown))]) from None

    def _kernel(self, plan: Plan) -> Kernel:
        """A kernel for a plan, or the one of a plan that is the same function of its facts' cells."""
        key = tuple((fact.name, tuple(cell.truths for cell in fact.cells)) for fact in plan.facts)
        known = self._kernels.get(key)
        if known is None or (known[0].principles, known[0].rows) != (plan.principles, plan.rows):
            known = self._kernels[key] = (plan, Kernel(plan))
        return known[1]


@dataclass(frozen=True, slots=True)
class _Found:
    """How many variants of a record have a verdict (by its number) at a point (by its place in the batch)."""

    record: str
    point: int
    verdict: int
    count: int


_Noted = tuple[_Found, Sequence[int], int]
"""What was found, the places of the points that it was found for, and how many times it counts."""


@dataclass
class _Frames:
    """Frames of variants, one for each generation of records, through the kernel.

    Of what is `wide_open`, a fact of a record, nothing is taken as known.
    """

    plan: Plan
    kernel: Kernel
    columns: Columns
    records: Sequence[TaskRecord]
    wide_open: frozenset[tuple[str, str]] = frozenset()

    def __post_init__(self) -> None:
        self.forest = Forest(self.records)
        self.counting = [fact for fact in self.plan.facts if fact.parts is not None]
        self._as_known: dict[str, Mapping[str, int]] = {}
        self._counted: dict[tuple[str, tuple[int | None, ...]], tuple[int, ...]] = {}

    def found(self, puts: Sequence[Put], samples: int) -> Iterator[_Found]:
        """For each record, place among the points and verdict: how many variants have it."""
        import polars as pl

        varied = self.columns.of(puts)
        count = len(puts) * samples
        points = [place for place in range(len(puts)) for _ in range(samples)]
        numbers: dict[str, list[int]] = {}
        for generation in generations(self.forest):
            ready = [record for record in generation if not record.set_aside]
            if not ready:
                continue
            frame = self._frame(ready, varied, numbers, count)
            frame = self.kernel.with_verdict(self.kernel.with_findings(frame))
            if self.counting:
                found = frame[VERDICT].to_list()
                for place, record in enumerate(ready):
                    if record.part_of is not None:
                        numbers[record.id] = found[place * count : (place + 1) * count]
            told = frame.select(_RECORD, VERDICT).with_columns(self._series(_POINT, points * len(ready)))
            grouped = told.group_by(_RECORD, _POINT, VERDICT).agg(pl.len().alias(_COUNT))
            for row in grouped.iter_rows(named=True):
                yield _Found(ready[row[_RECORD]].id, row[_POINT], row[VERDICT], row[_COUNT])

    def _frame(
        self,
        ready: Sequence[TaskRecord],
        varied: Mapping[tuple[str, str], Codes],
        numbers: Mapping[str, Sequence[int]],
        count: int,
    ) -> pl.DataFrame:
        """The codes of some records under all variants of a batch, record by record."""
        import polars as pl

        data: dict[str, list[int]] = {_RECORD: [place for place in range(len(ready)) for _ in range(count)]}
        as_known = [self._known(record) for record in ready]
        for fact, coding in zip(self.plan.facts, self.kernel.codings, strict=True):
            if fact.parts is not None:
                continue
            column: list[int] = []
            for record, known in zip(ready, as_known, strict=True):
                key = (record.id, fact.name)
                codes = varied.get(key)
                if key in self.wide_open:
                    column += [NOTHING_KNOWN] * count
                elif codes is None:
                    column += [known[fact.name]] * count
                else:
                    column += codes if len(codes) == count else [codes[0]] * count
            data[coding.name] = column
        data |= self._parts(ready, numbers, count)
        return pl.DataFrame(data, schema=dict.fromkeys(data, pl.Int32))

    def _known(self, record: TaskRecord) -> Mapping[str, int]:
        if record.id not in self._as_known:
            self._as_known[record.id] = self.columns.as_known(record)
        return self._as_known[record.id]

    def _parts(
        self, ready: Sequence[TaskRecord], numbers: Mapping[str, Sequence[int]], count: int
    ) -> dict[str, list[int]]:
        """What is counted of the parts' verdicts, by the number of the verdict of each part."""
        names = [self.kernel.codings[fact.index].name for fact in self.counting]
        data: dict[str, list[int]] = {name: [] for name in names}
        for record in ready:
            parts = self.forest.parts(record)
            of_parts: list[Sequence[int | None]] = [numbers.get(part.id, [None] * count) for part in parts]
            counted = [self._count(record, found) for found in zip(*of_parts, strict=True)] if parts else []
            if not parts:
                counted = [self._count(record, ())] * count
            for place, name in enumerate(names):
                data[name] += [one[place] for one in counted]
        return data

    def _count(self, record: TaskRecord, found: tuple[int | None, ...]) -> tuple[int, ...]:
        """The codes of what is counted where the parts' verdicts have these numbers."""
        key = (record.id, found)
        if key not in self._counted:
            parts = self.forest.parts(record)
            possible: list[PossibleOfPart] = [
                None if number is None else self.kernel.verdicts[number].possible for number in found
            ]
            values = with_parts(self.plan, {}, list(zip(parts, possible, strict=True)))
            codings = self.kernel.codings
            # What is counted is held against numbers that may hang on a parameter: the plan's own cells.
            masks = [
                sum(1 << i for i, cell in enumerate(fact.cells) if cell.choice_within(values[fact.name]) is not None)
                for fact in self.counting
            ]
            self._counted[key] = tuple(codings[f.index].code(m) for f, m in zip(self.counting, masks, strict=True))
        return self._counted[key]

    @staticmethod
    def _series(name: str, values: list[int]) -> Any:
        import polars as pl

        return pl.Series(name, values, pl.Int32)
