"""The cash flow of a business case, added up, and the year in which it has paid itself back.

Comes in: a proposal and what is supposed of it. Goes out: flows year by year and a `BreakEven`. Always holds: whatever
single values are chosen within the intervals, their flows and their break-even year lie within what is returned.

The break-even year is the first from whose end on the accumulated cash flow is never again above zero, counted from
the proposal's first year as 1. After the last year of the tables, lasting lines go on as in it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product

from egnet.values import interval
from egnet.values.interval import ZERO, Interval
from egnet.worth.model import Group, Line, Proposal, total

#: The longest delay that can be supposed, and how many combinations of delays are looked at one by one.
LONGEST_DELAY, MOST_COMBINATIONS = 20, 2_000


@dataclass(frozen=True)
class Delays:
    """By how many years the start of a line is put off, least and most; `whole` of all savings and running costs."""

    whole: tuple[int, int] = (0, 0)
    lines: tuple[tuple[str, tuple[int, int]], ...] = ()

    @property
    def longest(self) -> int:
        return self.whole[1] + max((most for _, (_, most) in self.lines), default=0)


NO_DELAYS = Delays()


@dataclass(frozen=True)
class BreakEven:
    """The first and the last year that the break-even year may be, counted from 1.

    `last` is `None` where it may never come, `first` too where it never comes. `beyond` says whether a year after the
    last of the tables is possible, which rests on lasting lines going on unchanged.
    """

    first: int | None
    last: int | None
    beyond: bool

    @property
    def is_certain(self) -> bool:
        return self.first == self.last


@dataclass(frozen=True)
class Flow:
    """Year by year, from the first year of the tables: running costs and savings, investment, and both added up.

    `years` may run on after those of the tables: as far as the break-even year, if that is not too far.
    """

    years: tuple[int, ...]
    operations: tuple[Interval, ...]
    invested: tuple[Interval, ...]
    cash: tuple[Interval, ...]
    accumulated: tuple[Interval, ...]
    break_even: BreakEven


#: How many years after the tables a flow is followed at most, and more money than there is.
_FURTHEST, _FAR = 15, Fraction(10**30)


def flow_of(proposal: Proposal, delays: Delays = NO_DELAYS) -> Flow:
    """The flow of a proposal."""
    known = len(proposal.years)
    combinations = [delayed(proposal, chosen) for chosen in _chosen(proposal, delays)]
    reached = [_break_even(one, known) for one in combinations]
    break_even = _either(reached)
    last = break_even.last or break_even.first
    shown = known + delays.longest
    if last is not None and last > shown and last <= known + _FURTHEST:
        shown = last
    flows = [_flow(one, shown) for one in combinations]
    operations, invested, cash, accumulated = (_hulls([flow[i] for flow in flows]) for i in range(4))
    years = tuple(range(proposal.years[0], proposal.years[0] + shown))
    return Flow(years, operations, invested, cash, accumulated, break_even)


def delayed(proposal: Proposal, by: dict[str, int]) -> Proposal:
    """The proposal with lines that start later; its years run on far enough to hold them, and one further."""
    longest = max(by.values(), default=0)
    years = tuple(range(proposal.years[0], proposal.years[-1] + longest + 1))
    lines = tuple(_late(line, by.get(line.id, 0), len(years)) for line in proposal.lines)
    return replace(proposal, years=years, lines=lines)


def amount_in(line: Line, year: int) -> Interval:
    """What a line comes to in the year with this place, counted from 0; after the last, as in it if it lasts."""
    if year < len(line.amounts):
        return line.amounts[year]
    return line.amounts[-1] if line.lasting else ZERO


def hull_of(intervals: Iterable[Interval]) -> Interval:
    """The smallest interval that holds all of them; there is at least one."""
    first, *rest = intervals
    for one in rest:
        first = first.hull(one)
    return first


# -- delays ------------------------------------------------------------------------------------------------------------


def _late(line: Line, by: int, years: int) -> Line:
    amounts = (*[ZERO] * by, *line.amounts)
    filled = [amounts[i] if i < len(amounts) else amount_in(line, i - by) for i in range(years)]
    return replace(line, amounts=tuple(filled))


def _chosen(proposal: Proposal, delays: Delays) -> Sequence[dict[str, int]]:
    """Every way of choosing the delays: one for all savings and running costs, and those of single lines on top."""
    own = dict(delays.lines)
    whole = range(delays.whole[0], delays.whole[1] + 1)
    ranges = [range(low, high + 1) for low, high in own.values()]
    running = [line.id for line in proposal.of(Group.SAVINGS, Group.COSTS)]
    return [
        {
            id_: (all_ if id_ in running else 0) + dict(zip(own, each, strict=True)).get(id_, 0)
            for id_ in {*running, *own}
        }
        for all_ in whole
        for each in product(*ranges)
    ]


def combinations_of(delays: Delays) -> int:
    """In how many ways the delays may be chosen."""
    counts = [high - low + 1 for low, high in (delays.whole, *(both for _, both in delays.lines))]
    return math.prod(counts)


# -- flows -------------------------------------------------------------------------------------------------------------


def _flow(proposal: Proposal, years: int) -> tuple[tuple[Interval, ...], ...]:
    running, invested = proposal.of(Group.SAVINGS, Group.COSTS), proposal.of(Group.INVESTMENT)
    operations = tuple(total(amount_in(line, i) for line in running) for i in range(years))
    investment = tuple(total(amount_in(line, i) for line in invested) for i in range(years))
    cash = tuple(interval.add(a, b) for a, b in zip(operations, investment, strict=True))
    return operations, investment, cash, accumulated_of(cash)


def accumulated_of(cash: Sequence[Interval]) -> tuple[Interval, ...]:
    """Each year's flow together with all before it."""
    sums: list[Interval] = []
    for one in cash:
        sums.append(interval.add(sums[-1], one) if sums else one)
    return tuple(sums)


def _hulls(several: Sequence[Sequence[Interval]]) -> tuple[Interval, ...]:
    return tuple(hull_of(each) for each in zip(*several, strict=True))


# -- break-even --------------------------------------------------------------------------------------------------------


def _break_even(proposal: Proposal, known: int) -> BreakEven:
    """With all amounts at their lowest it comes first, with all at their highest last."""
    years = len(proposal.years)
    _, _, _, accumulated = _flow(proposal, years)
    after = total(amount_in(line, years) for line in proposal.lines)
    # An end without bound is as far from zero as its side allows.
    below, above = -_FAR, _FAR
    first = _paid_back([below if one.low is None else one.low for one in accumulated], _or(after.low, below))
    last = _paid_back([above if one.high is None else one.high for one in accumulated], _or(after.high, above))
    return BreakEven(first, last, last is None or last > known)


def _or(end: Fraction | None, otherwise: Fraction) -> Fraction:
    return otherwise if end is None else end


def _paid_back(accumulated: Sequence[Fraction], after: Fraction) -> int | None:
    """The first year from which none is above zero, if there is one; each year after the last adds `after`."""
    ends = accumulated[-1]
    if after > 0 or (after == 0 and ends > 0):
        return None
    if ends > 0:
        return len(accumulated) + math.ceil(ends / -after)
    above = [year for year, one in enumerate(accumulated, start=1) if one > 0]
    return above[-1] + 1 if above else 1


def _either(reached: Sequence[BreakEven]) -> BreakEven:
    firsts = [one.first for one in reached if one.first is not None]
    lasts = [one.last for one in reached]
    last = None if None in lasts else max(one for one in lasts if one is not None)
    return BreakEven(min(firsts, default=None), last, any(one.beyond for one in reached))
