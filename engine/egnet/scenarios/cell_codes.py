"""Codes of values and of draws, quickly: which cells of a fact a value meets, as the kernel's code for them.

Comes in: a fact of a plan, and the codes of the same fact in the kernel, whose cells may lie elsewhere but have the same
truths. Goes out: codes. Always holds: the code of a value is that of the cells that `Coding.code_of` finds.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Sequence
from fractions import Fraction

from egnet.columnar.coding import Coding, Run, runs_of
from egnet.plan.plan import PlanFact
from egnet.scenarios.draws import BITS, Drawn, Steps
from egnet.values.domain import Kind
from egnet.values.interval import Interval
from egnet.values.value import IRRELEVANT, Choice, Value, chosen


class CellCodes:
    """The codes of one fact of a plan."""

    def __init__(self, fact: PlanFact, coding: Coding) -> None:
        self.fact = fact
        self.coding = coding
        self.runs: tuple[Run, ...] = runs_of(fact)
        self._whole = fact.domain.kind is Kind.INTEGER
        self._ends = [_last(run, whole=self._whole) for run in self.runs[:-1]]
        self._known: dict[Value, int] = {}
        self._irrelevant = self._mask(chosen(IRRELEVANT)) if fact.domain.may_be_irrelevant else 0

    def of(self, value: Value) -> int:
        """The code of a value."""
        if value.numbers and not value.words and not value.sets and (not value.irrelevant or self._irrelevant):
            mask = self._irrelevant if value.irrelevant else 0
            for interval in value.numbers:
                if self._whole and not _is_whole(interval):
                    break
                mask |= self._met(interval)
            else:
                return self.coding.code(mask)
        if value not in self._known:
            self._known[value] = self.coding.code(self._mask(value))
        return self._known[value]

    def drawn(self, drawn: Drawn, numbers: Sequence[int]) -> list[int]:
        """The codes of what is drawn by each of the numbers."""
        found = [self._alternative(one) for one in drawn.alternatives]
        count, mask = len(found), (1 << BITS) - 1
        if count == 1:
            return [found[0](number) for number in numbers]
        scaled = (number * count for number in numbers)
        return [found[number >> BITS](number & mask) for number in scaled]

    def _alternative(self, one: Choice | Steps) -> Callable[[int], int]:
        """The code of an alternative by how far along it a number stands."""
        if not isinstance(one, Steps):
            code = self.of(chosen(one))
            return lambda _: code
        steps = one
        turns, codes = self._turns(steps)
        return lambda number: codes[bisect_left(turns, number * steps.count >> BITS)]

    def _turns(self, steps: Steps) -> tuple[list[int], list[int]]:
        """The last place of each run of places with one code but the last, and the codes."""
        turns: list[int] = []
        codes: list[int] = []
        place = 0
        while place < steps.count:
            run = self._run(steps.at(place))
            end = steps.count - 1
            if run < len(self._ends):
                end = min(end, self._last_place(steps, place, run))
            turns.append(end)
            codes.append(self.coding.code(1 << self.runs[run].cell))
            place = end + 1
        return turns[:-1], codes

    def _last_place(self, steps: Steps, place: int, run: int) -> int:
        """The last place, from this one on, whose number lies in a run."""
        if not steps.step:
            return steps.count - 1
        number, closed = self._ends[run]
        exact = (number - steps.low) / steps.step
        last = math.floor(exact) if closed else math.ceil(exact) - 1
        return max(last, place)

    def _met(self, interval: Interval) -> int:
        first = 0 if interval.low is None else self._run(interval.low)
        last = len(self.runs) - 1 if interval.high is None else self._run(interval.high)
        mask = 0
        for run in self.runs[first : last + 1]:
            mask |= 1 << run.cell
        return mask

    def _run(self, number: Fraction) -> int:
        """The run in which a number lies."""
        return bisect_left(self._ends, (number, True), key=lambda end: end) if self._ends else 0

    def _mask(self, value: Value) -> int:
        return sum(1 << i for i, cell in enumerate(self.fact.cells) if cell.choice_within(value) is not None)


def _last(run: Run, *, whole: bool) -> tuple[Fraction, bool]:
    """Up to which number a run goes, and whether that is in it."""
    assert run.high is not None
    if whole:
        return Fraction(math.floor(run.high) if run.closed else math.ceil(run.high) - 1), True
    return run.high, run.closed


def _is_whole(interval: Interval) -> bool:
    return all(end is None or end.denominator == 1 for end in (interval.low, interval.high))
