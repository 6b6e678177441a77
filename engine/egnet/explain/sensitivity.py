"""How far each verdict hangs on each parameter: over which values it stays as it is, and where it turns into what.

A rulebook, a date and records come in; for every parameter and every record go out bands along the parameter's line,
each with the verdicts that are possible there. Always holds: bands are in rising order, do not overlap, and leave out
only values under which a threshold would divide by zero; everywhere in a band the verdicts are those that evaluation
with that value gives. It is exact: each stretch in which no comparison can come out otherwise is evaluated once.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from egnet.evaluate.explore import Open, explore, is_exact, outcomes_of
from egnet.evaluate.forest import Possible, with_parts
from egnet.evaluate.judge import state_of
from egnet.evaluate.look import Definition
from egnet.evaluate.questions import Questions
from egnet.evaluate.trace import Verdict
from egnet.explain.turning_points import Turning, TurningPoints
from egnet.explain.verdicts import in_table_order
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan
from egnet.records.record import TaskRecord
from egnet.records.whole import Effective, Forest, derived_anew, effective
from egnet.rulebook.rulebook import Parameter, Rulebook, Source
from egnet.values.domain import Kind
from egnet.values.rational import Root
from egnet.values.truth import union
from egnet.values.value import Value

#: A turn this close to today's value, relative to it, is marked.
NEAR = Fraction(5, 100)


@dataclass(frozen=True, slots=True)
class End:
    """An end of a band. Where no fraction is exact (`x * x = 2`), `number` is close to it and `exact` is false."""

    number: Fraction
    included: bool
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of a parameter's line; `None` is no end. The ends of a whole-number parameter are both included.

    `today` says that the value in force lies in it; `near` that other verdicts than today's are possible here and that
    some value of it lies within 5 % of the value in force.
    """

    low: End | None
    high: End | None
    possible: tuple[Verdict, ...]
    today: bool
    near: bool

    def holds(self, number: Fraction) -> bool:
        """Whether a value of the parameter lies in the band."""
        return _meets(self.low, self.high, number, number)


@dataclass(frozen=True)
class Area:
    """One record along a parameter's line. Not `exact` where bands may be too coarse, or verdicts too wide."""

    record: TaskRecord
    bands: tuple[Band, ...]
    exact: bool

    @property
    def today(self) -> Band:
        """The band in which the value in force lies."""
        return next(band for band in self.bands if band.today)

    @property
    def turns(self) -> tuple[Band, ...]:
        """The bands in which other verdicts are possible than today."""
        return tuple(band for band in self.bands if band.possible != self.today.possible)


@dataclass(frozen=True)
class Sensitivity:
    """One parameter with its value in force, and every record along its line, in the order the records came.

    `decides` says whether any verdict looks at it at all.
    """

    parameter: Parameter
    today: Fraction
    source: Source
    decides: bool
    areas: tuple[Area, ...]

    @property
    def turning(self) -> tuple[Area, ...]:
        """The records whose verdict turns somewhere."""
        return tuple(area for area in self.areas if area.turns)


def sensitivity(
    rulebook: Rulebook, as_of: date, records: Sequence[TaskRecord], parameters: Iterable[str] | None = None
) -> tuple[Sensitivity, ...]:
    """Every parameter in force (or those of these names), in the rulebook's order."""
    line = _Today(plan_of(rulebook, as_of), records)
    wanted = set(line.plan.parameters if parameters is None else parameters)
    return tuple(_Line(line, name).sensitivity() for name in line.plan.parameters if name in wanted)


class _Today:
    """The records as they are decided today: what does not depend on any parameter's value."""

    def __init__(self, plan: Plan, records: Sequence[TaskRecord]) -> None:
        self.plan = plan
        self.records = records
        self.forest = Forest(records)
        self.known: Mapping[str, Effective] = effective(self.forest, plan)
        self.questions = Questions(plan, Definition(plan))
        self.answers: dict[str, _Answer] = {}


@dataclass(frozen=True, slots=True)
class _Answer:
    possible: tuple[Verdict, ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class _Cell:
    """A point of the line, or the values between two, in which nothing can change; `sample` is one of them."""

    between: tuple[Root | None, Root | None]
    low: End | None
    high: End | None
    sample: Fraction


@dataclass(frozen=True)
class _Found:
    """A record's cells with what was found in each; `turns` are the points at which its verdicts do change."""

    cells: tuple[tuple[_Cell, _Answer], ...]
    turns: frozenset[Root]
    exact: bool

    def at(self, number: Fraction) -> _Answer:
        place = bisect_left(self.cells, True, key=lambda pair: _reaches(pair[0].high, number))
        return self.cells[place][1]


class _Line:
    """The values of one parameter, all else as today."""

    def __init__(self, today: _Today, name: str) -> None:
        self.shared = today
        self.parameter = today.plan.rulebook.parameters[name]
        self.today = today.plan.parameters[name]
        self.turning = TurningPoints(today.plan, name)
        self.counts_parts = any(fact.parts is not None for fact in today.plan.facts)
        # A test that is true, or false, of every value today may be so no longer under another value of the parameter.
        self.all_tests_are_open = all(
            holds.may_hold and holds.may_fail
            for fact in today.plan.facts
            if fact.name in self.turning.facts or fact.parts is not None
            for holds in (union(truths) for truths in zip(*(cell.truths for cell in fact.cells), strict=True))
        )
        self.supposed: dict[Fraction, Questions | None] = {self.today: today.questions}
        self.samples = [self.today]

    def sensitivity(self) -> Sensitivity:
        dated = self.parameter.on(self.shared.plan.as_of)
        assert dated is not None
        found: dict[str, _Found] = {}
        for record in self.shared.forest.parts_first():
            if not record.set_aside:
                found[record.id] = self._along(record, found)
        areas = tuple(self._area(r, found[r.id]) for r in self.shared.records if r.id in found)
        return Sensitivity(self.parameter, self.today, dated.source, self.turning.decides, areas)

    def _along(self, record: TaskRecord, found: Mapping[str, _Found]) -> _Found:
        """The verdicts of a record whose parts are done, cell by cell."""
        parts = [(part, found.get(part.id)) for part in self.shared.forest.parts(record)]
        if self._cannot_turn(record, parts):
            turning = Turning(self.turning.divided_by_zero, exact=True)
        else:
            turning = self._turning(record, parts)
        cells = [
            (cell, self._answer(record, questions, cell.sample, parts))
            for cell in self._cells(turning.points)
            if (questions := self._questions(cell.sample)) is not None
        ]
        exact = turning.exact and all(answer.exact for _, answer in cells)
        return _Found(tuple(cells), _turns(cells), exact)

    def _cannot_turn(self, record: TaskRecord, parts: Sequence[tuple[TaskRecord, _Found | None]]) -> bool:
        """Whether one look settles that the verdict is the same whatever the parameter's tests come out as."""
        if not self.all_tests_are_open:
            return False
        plan, questions = self.shared.plan, self.shared.questions
        of_parts = [(part, None if found is None else found.at(self.today).possible) for part, found in parts]
        state = list(state_of(plan, with_parts(plan, self.shared.known[record.id].values, of_parts)))
        parts_turn = any(found is not None and (found.turns or not found.exact) for _, found in parts)
        for fact in plan.facts:
            if fact.name in self.turning.facts or (fact.parts is not None and parts_turn):
                state[fact.index] = fact.every_cell
        look = questions.verdict(tuple(state))
        rows = look.possible if isinstance(look, Open) else look
        return len({questions.words(chosen) for chosen in rows}) == 1

    def _turning(self, record: TaskRecord, parts: Sequence[tuple[TaskRecord, _Found | None]]) -> Turning:
        counted = {
            fact.name: sum(fact.parts.cut is None or part.cut == fact.parts.cut for part, _ in parts)
            for fact in self.shared.plan.facts
            if fact.parts is not None
        }
        own = self.turning.of(self.shared.known[record.id].values, counted)
        if not self.counts_parts:
            return own
        of_parts = [found for _, found in parts if found is not None]
        points = own.points.union(*(found.turns for found in of_parts))
        return Turning(points, own.exact and all(found.exact for found in of_parts))

    def _answer(
        self,
        record: TaskRecord,
        questions: Questions,
        number: Fraction,
        parts: Sequence[tuple[TaskRecord, _Found | None]],
    ) -> _Answer:
        """The possible verdicts of a record under one value of the parameter."""
        kept = self.shared.answers if number == self.today else {}
        if record.id not in kept:
            values: Mapping[str, Value] = self.shared.known[record.id].values
            if self.turning.calculates:
                values = derived_anew(questions.plan, values)
            of_parts: list[tuple[TaskRecord, Possible]] = [
                (part, None if found is None else found.at(number).possible) for part, found in parts
            ]
            state = state_of(questions.plan, with_parts(questions.plan, values, of_parts))
            rows = explore(questions.verdict, state)
            verdicts = {questions.words(chosen) for chosen in outcomes_of(rows)}
            kept[record.id] = _Answer(in_table_order(questions.plan, verdicts), is_exact(rows))
        return kept[record.id]

    def _questions(self, number: Fraction) -> Questions | None:
        """The rulebook with this value; `None` where a threshold would divide by zero."""
        if number not in self.supposed:
            today = self.shared.plan
            try:
                plan = plan_of(today.rulebook, today.as_of, {self.parameter.name: number})
                self.supposed[number] = Questions(plan, Definition(plan))
            except ZeroDivisionError:
                self.supposed[number] = None
        return self.supposed[number]

    # -- the line ------------------------------------------------------------------------------------------------------

    def _cells(self, points: Iterable[Root]) -> list[_Cell]:
        """The line cut at these points; a cell without any value that the parameter may have is left out."""
        share = self.parameter.kind is Kind.SHARE
        ends = {Root(Fraction(0)), Root(Fraction(1))} if share else set()
        at = sorted({p for p in points if not share or 0 <= p.number <= 1} | ends)
        pieces: list[tuple[Root | None, Root | None]] = [] if share else [(None, at[0] if at else None)]
        for low, high in pairwise((*at, None)):
            assert low is not None
            pieces += [(low, low)] if low.exact else []
            pieces += [(low, high)] if high is not None or not share else []
        cells = (self._cell(low, high) for low, high in pieces)
        return [cell for cell in cells if cell is not None]

    def _cell(self, low: Root | None, high: Root | None) -> _Cell | None:
        if low is not None and low is high:
            if self.parameter.kind is Kind.INTEGER and low.number.denominator != 1:
                return None
            end = End(low.number, True)
            return _Cell((low, high), end, end, low.number)
        if self.parameter.kind is Kind.INTEGER:
            first = None if low is None else End(Fraction(math.floor(low.number) + 1), True)
            last = None if high is None else End(Fraction(math.ceil(high.number) - 1), True)
        else:
            first = None if low is None else End(low.number, False, low.exact)
            last = None if high is None else End(high.number, False, high.exact)
        if first is not None and last is not None and first.number > last.number:
            return None
        return _Cell((low, high), first, last, self._sample(first, last))

    def _sample(self, low: End | None, high: End | None) -> Fraction:
        """A value in a stretch: today's, else one already tried, else one about the middle."""
        if _meets(low, high, self.today, self.today):
            return self.today
        place = 0 if low is None else bisect_left(self.samples, low.number)
        for known in self.samples[place : place + 2]:
            if _meets(low, high, known, known):
                return known
        made = self._between(low, high)
        self.samples.insert(bisect_left(self.samples, made), made)
        return made

    def _between(self, low: End | None, high: End | None) -> Fraction:
        if low is None:
            return Fraction(0) if high is None else high.number - 1
        if high is None:
            return low.number + 1
        middle = (low.number + high.number) / 2
        return Fraction(math.floor(middle)) if self.parameter.kind is Kind.INTEGER else middle

    def _area(self, record: TaskRecord, found: _Found) -> Area:
        """Neighbouring cells with the same verdicts as one band."""
        stretches: list[tuple[End | None, End | None, tuple[Verdict, ...]]] = []
        for cell, answer in found.cells:
            if stretches and stretches[-1][2] == answer.possible and self._touch(stretches[-1][1], cell.low):
                stretches[-1] = (stretches[-1][0], cell.high, answer.possible)
            else:
                stretches.append((cell.low, cell.high, answer.possible))
        today = found.at(self.today).possible
        reach = NEAR * abs(self.today)
        bands = tuple(
            Band(
                low,
                high,
                possible,
                today=_meets(low, high, self.today, self.today),
                near=possible != today and _meets(low, high, self.today - reach, self.today + reach),
            )
            for low, high, possible in stretches
        )
        return Area(record, bands, found.exact)

    def _touch(self, high: End | None, low: End | None) -> bool:
        """Whether nothing lies between two cells: there does where a value is left out."""
        assert high is not None
        assert low is not None
        if self.parameter.kind is Kind.INTEGER:
            return low.number == high.number + 1
        return low.number == high.number and (low.included or high.included or not low.exact)


def _turns(cells: Sequence[tuple[_Cell, _Answer]]) -> frozenset[Root]:
    """The points between, or at, which the verdicts differ."""
    differing = (
        (one.between[1], other.between[0])
        for (one, before), (other, after) in pairwise(cells)
        if before.possible != after.possible
    )
    return frozenset(point for points in differing for point in points if point is not None)


def _meets(low: End | None, high: End | None, first: Fraction, last: Fraction) -> bool:
    """Whether a stretch and the closed interval from `first` to `last` have a number in common."""
    above = low is None or low.number < last or (low.number == last and low.included)
    below = high is None or first < high.number or (first == high.number and high.included)
    return above and below


def _reaches(high: End | None, number: Fraction) -> bool:
    """Whether a stretch with this end goes as far as a number."""
    return high is None or number < high.number or (number == high.number and high.included)
