"""Records and what is to be tried in, the share of each outcome out.

Every plan (one for each choice of parameters) goes through the columnar kernel in batches: a generation of records is one
frame, each row a record under a variant, parts before wholes. Plans whose cells have the same truths are one function
of cells, and share what the kernel has learnt. Always holds: the outcome of a variant is what the definition decides for
records that state what is put in and drawn (`variants.values_of`).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any

from egnet.columnar.coding import NOTHING_KNOWN
from egnet.columnar.kernel import VERDICT, Kernel
from egnet.columnar.records import generations
from egnet.diagnostics.codes import scenarios as codes
from egnet.diagnostics.diagnostic import EgnetError
from egnet.evaluate.forest import Possible as PossibleOfPart
from egnet.evaluate.forest import with_parts
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan
from egnet.records.record import TaskRecord
from egnet.records.whole import Forest
from egnet.rulebook.rulebook import Rulebook
from egnet.scenarios.columns import Codes, Columns, trees_of
from egnet.scenarios.settled import Settled
from egnet.scenarios.shares import Area, Possible, Shares
from egnet.scenarios.variants import Asked, Put, Streams
from egnet.scenarios.written import check_size

if TYPE_CHECKING:
    import narwhals as nw

    Frame = nw.DataFrame[Any]

#: Rows of a batch, if a single variant does not need more.
BATCH = 200_000
_RECORD, _POINT, _COUNT = "opgave", "punkt", "antal"

Point = tuple[int, ...]
"""A place on each axis."""


def shares(rulebook: Rulebook, as_of: date, records: Sequence[TaskRecord], asked: Asked, batch: int = BATCH) -> Shares:
    """Every variant of every record; raises `EgnetError` if there are too many, or a threshold divides by nought."""
    chosen = _related(records, asked)
    points = tuple(product(*(range(len(axis.values)) for axis in asked.axes)))
    check_size(len(points) * max(asked.samples, 1), len(chosen))
    trying = _Trying(rulebook, as_of, chosen, asked, batch)
    for parameters, of_plan in _by_parameters(asked, points).items():
        trying.under(dict(parameters), of_plan)
    order = {word: place for place, word in enumerate(rulebook.verdicts)}
    areas = []
    for record in chosen:
        if not record.set_aside:
            counts = tuple(_in_order(trying.counts.get((record.id, point), {}), order) for point in points)
            areas.append(Area(record, counts, asked.is_for(record)))
    shown = [area for area in areas if area.is_asked_for or area.turns]
    undrawn: dict[str, list[str]] = {}
    for id_, fact in trying.undrawn:
        undrawn.setdefault(fact, []).append(id_)
    told = {fact: tuple(ids) for fact, ids in undrawn.items()}
    return Shares(rulebook, asked.axes, points, asked.samples, asked.seed, tuple(shown), told)


def _related(records: Sequence[TaskRecord], asked: Asked) -> list[TaskRecord]:
    """The records that are asked for, and their wholes and parts."""
    if asked.ids is None:
        return list(records)
    trees = [tree for tree in trees_of(records).values() if any(record.id in asked.ids for record in tree)]
    wanted = {record.id for tree in trees for record in tree}
    return [record for record in records if record.id in wanted]


def _by_parameters(asked: Asked, points: Sequence[Point]) -> dict[tuple[tuple[str, Fraction], ...], list[Point]]:
    """The points of each choice of parameters."""
    found: dict[tuple[tuple[str, Fraction], ...], list[Point]] = {}
    for point in points:
        pairs = zip(asked.axes, point, strict=True)
        chosen = tuple((axis.name, axis.number(place)) for axis, place in pairs if axis.is_parameter)
        found.setdefault(chosen, []).append(point)
    return found


def _in_order(counts: Mapping[Possible, int], order: Mapping[str, int]) -> dict[Possible, int]:
    """Certain outcomes in the order their verdicts are declared, then undecided ones."""

    def place(outcome: Possible) -> tuple[bool, list[list[int]]]:
        return (len(outcome) > 1, [[order[word] for word in verdict] for verdict in outcome])

    return {outcome: counts[outcome] for outcome in sorted(counts, key=place)}


class _Trying:
    def __init__(
        self, rulebook: Rulebook, as_of: date, records: Sequence[TaskRecord], asked: Asked, batch: int
    ) -> None:
        self.rulebook = rulebook
        self.as_of = as_of
        self.records = records
        self.asked = asked
        self.batch = batch
        self.plan = plan_of(rulebook, as_of)
        self.counts: dict[tuple[str, Point], dict[Possible, int]] = {}
        self.undrawn: dict[tuple[str, str], None] = {}
        self._kernels: dict[Hashable, tuple[Plan, Kernel]] = {}

    def under(self, parameters: Mapping[str, Fraction], points: Sequence[Point]) -> None:
        """Try all points that have these parameters; draw where what is known leaves a verdict open."""
        plan = self._plan(parameters)
        kernel = self._kernel(plan)
        trees = trees_of(self.records)
        settled = Settled(plan, trees, self.asked)
        undrawn: dict[tuple[str, Point], Possible] = {}
        streams = Streams(self.asked.seed)
        columns = Columns(plan, kernel.codings, self.records, self.asked, streams)
        wide_open = settled.wide_open() if self.asked.samples else frozenset()
        for some, found in self._batches(_Frames(plan, kernel, columns, self.records, wide_open), points, 0):
            verdict = kernel.verdicts[found.verdict]
            settled.note(found.record, verdict)
            undrawn[found.record, some[found.point]] = verdict.possible
        drawn = {root: frozenset(facts) for root, facts in settled.drawn.items() if self.asked.samples}
        open_records = [record for root, tree in trees.items() if root in drawn for record in tree]
        for (id_, point), possible in undrawn.items():
            if settled.root[id_] not in drawn:
                self._count(id_, point, possible, max(self.asked.samples, 1))
        if not open_records:
            return
        columns = Columns(plan, kernel.codings, open_records, self.asked, streams, drawn)
        frames = _Frames(plan, kernel, columns, open_records)
        size = max(1, self.batch // (len(open_records) * len(points)))
        for start in range(0, self.asked.samples, size):
            streams.go_on(min(size, self.asked.samples - start))
            columns.go_on()
            for some, found in self._batches(frames, points, streams.count):
                self._count(found.record, some[found.point], kernel.verdicts[found.verdict].possible, found.count)
        self.undrawn |= columns.settling.undrawn

    def _batches(
        self, frames: _Frames, points: Sequence[Point], samples: int
    ) -> Iterator[tuple[Sequence[Point], _Found]]:
        """What is found for some samples (none: nothing is drawn) of each record at each point."""
        size = max(1, self.batch // (len(frames.records) * max(samples, 1)))
        for start in range(0, len(points), size):
            some = points[start : start + size]
            for found in frames.found([self._put(point) for point in some], max(samples, 1)):
                yield some, found

    def _count(self, record: str, point: Point, possible: Possible, number: int) -> None:
        counts = self.counts.setdefault((record, point), {})
        counts[possible] = counts.get(possible, 0) + number

    def _put(self, point: Point) -> Put:
        pairs = zip(self.asked.axes, point, strict=True)
        return {axis.name: axis.values[place] for axis, place in pairs if not axis.is_parameter}

    def _plan(self, parameters: Mapping[str, Fraction]) -> Plan:
        try:
            return plan_of(self.rulebook, self.as_of, parameters)
        except ZeroDivisionError:
            axes = {axis.name: axis for axis in self.asked.axes}
            shown = (
                f"{name}={axes[name].shown(axes[name].values.index(_point(x)), 'da')}" for name, x in parameters.items()
            )
            raise EgnetError([codes.DIVIDES.at(None, written=", ".join(shown))]) from None

    def _kernel(self, plan: Plan) -> Kernel:
        """A kernel for a plan, or the one of a plan that is the same function of its facts' cells."""
        key = tuple((fact.name, tuple(cell.truths for cell in fact.cells)) for fact in plan.facts)
        known = self._kernels.get(key)
        if known is None or (known[0].principles, known[0].rows) != (plan.principles, plan.rows):
            known = self._kernels[key] = (plan, Kernel(plan))
        return known[1]


def _point(number: Fraction) -> Any:
    from egnet.values.value import number as value

    return value(number)


@dataclass(frozen=True, slots=True)
class _Found:
    """How many variants of a record have a verdict (by its number) at a point (by its place in the batch)."""

    record: str
    point: int
    verdict: int
    count: int


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
        import narwhals as nw

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
            grouped = told.group_by(_RECORD, _POINT, VERDICT).agg(nw.len().alias(_COUNT))
            for row in grouped.iter_rows(named=True):
                yield _Found(ready[row[_RECORD]].id, row[_POINT], row[VERDICT], row[_COUNT])

    def _frame(
        self,
        ready: Sequence[TaskRecord],
        varied: Mapping[tuple[str, str], Codes],
        numbers: Mapping[str, Sequence[int]],
        count: int,
    ) -> Frame:
        """The codes of some records under all variants of a batch, record by record."""
        import narwhals as nw

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
        return nw.from_dict(data, schema=dict.fromkeys(data, nw.Int32), backend="polars")

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
        import narwhals as nw

        return nw.new_series(name, values, nw.Int32, backend="polars")
