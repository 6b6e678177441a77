"""What a set of moves adds up to: a yearly saving on administrative support, over the areas that are judged suited.

Comes in: decided records and a frame. Goes out: a `Portfolio`. Always holds: what is unknown is an interval, never
nothing; whatever single values are chosen within the bases and the assumptions, the sums lie within what is returned.
Savings are positive here; savings financed by tariffs go back to users and are no part of the sum; money that follows
a task is taken from one side and given to the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from egnet.evaluate.forest import Decided
from egnet.text import Text
from egnet.values import interval
from egnet.values.interval import ZERO, Interval
from egnet.values.value import Value
from egnet.worth.assumptions import COMPOUND, OPEN, SIMPLE, YES, Frame, Goal, Name
from egnet.worth.model import KRONER, scaled, total

_ONE = Interval.point(1)
_ANY_AMOUNT = Interval(Fraction(0), None)


class Basis(StrEnum):
    """What the base of an area is taken from."""

    SUPPORT_ITSELF = "support itself"
    SHARE = "share of the budget"
    SET = "set by hand"
    UNKNOWN = "unknown"


class Financing(StrEnum):
    """Who a saving belongs to."""

    COUNTED = "counted"
    RETURNED = "returned to users"
    EITHER = "either"


FINANCING: Mapping[Financing, Text] = {
    Financing.COUNTED: Text("besparelsen er i summen", "the saving is in the sum"),
    Financing.RETURNED: Text("besparelsen går til brugerne", "the saving goes to users"),
    Financing.EITHER: Text("besparelsen går måske til brugerne", "the saving may go to users"),
}


@dataclass(frozen=True)
class Area:
    """One area of the portfolio, or one that may belong to it.

    `base` is yearly administrative support, `savings` what is saved on it in each year, `counted` and `returned` how that
    divides between the sum and the users; `moved` is the money that follows the task.
    """

    decided: Decided
    certain: bool
    budget: Interval
    base: Interval
    basis: Basis
    financing: Financing
    savings: tuple[Interval, ...]
    counted: tuple[Interval, ...]
    returned: tuple[Interval, ...]
    moved: Interval

    @property
    def id(self) -> str:
        return self.decided.record.id

    @property
    def known(self) -> bool:
        """Whether there is a bound on what its support costs."""
        return self.base.high is not None


@dataclass(frozen=True)
class Reached:
    """A goal in the unit of the portfolio, and how much of it the last year's sum is."""

    goal: Goal
    amount: Interval
    share: Interval | None
    share_of_known: Interval | None


@dataclass(frozen=True)
class Portfolio:
    """Everything: areas, the share saved in each year, the sums, and the goals."""

    frame: Frame
    areas: tuple[Area, ...]
    shares: tuple[Interval, ...]
    counted: tuple[Interval, ...]
    counted_known: tuple[Interval, ...]
    returned: tuple[Interval, ...]
    moved: Interval
    goals: tuple[Reached, ...]

    @property
    def unknown(self) -> tuple[Area, ...]:
        """The areas whose base has no bound."""
        return tuple(area for area in self.areas if not area.known)


def portfolio_of(decided: Sequence[Decided], frame: Frame) -> Portfolio:
    """The portfolio of decided records."""
    by_id = {one.record.id: one for one in decided}
    shares = shares_of(frame)
    areas = tuple(_area(one, by_id, frame, shares) for one in chosen(decided, frame.verdicts))
    known = [area for area in areas if area.known]
    counted = _sums(areas, by_id, frame, shares, "counted")
    counted_known = _sums(known, by_id, frame, shares, "counted")
    return Portfolio(
        frame=frame,
        areas=areas,
        shares=shares,
        counted=counted,
        counted_known=counted_known,
        returned=_sums(areas, by_id, frame, shares, "returned"),
        moved=_all_moved(areas, by_id, frame),
        goals=tuple(_reached(goal, frame, counted[-1], counted_known[-1]) for goal in frame.goals),
    )


def chosen(decided: Sequence[Decided], verdicts: frozenset[str]) -> list[Decided]:
    """The areas that have one of the verdicts or may have one; parts only of wholes that certainly have none."""
    by_id = {one.record.id: one for one in decided}
    return [one for one in decided if _may(one, verdicts) and not _covered(one, by_id, verdicts)]


def shares_of(frame: Frame) -> tuple[Interval, ...]:
    """Which share of the base is saved in each year, first to last, as far as the goal is reached."""
    goal, realised = frame.number(Name.GOAL), frame.number(Name.REALISED)
    years = frame.number(Name.YEARS).low
    assert years is not None
    found = []
    for year in range(1, int(years) + 1):
        simple = _at_most_all(scaled(goal, Fraction(year)))
        left = Interval(_left(goal.high, year), _left(goal.low, year))
        compound = interval.subtract(_ONE, left)
        way = frame.word(Name.WAY)
        share = simple if way == SIMPLE else compound if way == COMPOUND else simple.hull(compound)
        found.append(interval.multiply(share, realised))
    return tuple(found)


# -- areas -------------------------------------------------------------------------------------------------------------


def _may(one: Decided, verdicts: frozenset[str]) -> bool:
    return any(verdicts.intersection(verdict) for verdict in one.trace.possible)


def _must(one: Decided, verdicts: frozenset[str]) -> bool:
    return all(verdicts.intersection(verdict) for verdict in one.trace.possible)


def _covered(one: Decided, by_id: Mapping[str, Decided], verdicts: frozenset[str]) -> bool:
    """Whether a whole of it is among the areas already."""
    whole = by_id.get(one.record.part_of or "")
    while whole is not None:
        if _may(whole, verdicts):
            return True
        whole = by_id.get(whole.record.part_of or "")
    return False


def _area(one: Decided, by_id: Mapping[str, Decided], frame: Frame, shares: Sequence[Interval]) -> Area:
    budget = budget_of(one, by_id, frame)
    base, basis = base_of(one, by_id, frame, budget)
    certain = _must(one, frame.verdicts)
    savings = tuple(interval.multiply(base, share) for share in shares)
    if not certain:
        savings = tuple(saving.hull(ZERO) for saving in savings)
    financing = _financing(one.effective.values[frame.tariffs], frame)
    return Area(
        decided=one,
        certain=certain,
        budget=budget,
        base=base,
        basis=basis,
        financing=financing,
        savings=savings,
        counted=tuple(_of(saving, financing is Financing.COUNTED, financing) for saving in savings),
        returned=tuple(_of(saving, financing is Financing.RETURNED, financing) for saving in savings),
        moved=_moved(one, budget, frame),
    )


def budget_of(one: Decided, by_id: Mapping[str, Decided], frame: Frame) -> Interval:
    """What an area's budget may be: at most that of any whole that it is part of."""
    budget = _hull(one.effective.values[frame.budget])
    whole = by_id.get(one.record.part_of or "")
    while whole is not None:
        most = _hull(whole.effective.values[frame.budget]).high
        if most is not None and (budget.high is None or most < budget.high):
            budget = Interval(min(budget.low or Fraction(0), most), most)
        whole = by_id.get(whole.record.part_of or "")
    return budget


def base_of(one: Decided, by_id: Mapping[str, Decided], frame: Frame, budget: Interval) -> tuple[Interval, Basis]:
    """What an area's administrative support may cost a year, and what that is taken from.

    Parts that are support themselves are a lower bound, unless the area's own share or base is set.
    """
    own = frame.own
    if one.record.id in own.budgets:
        return own.budgets[one.record.id], Basis.SET
    if one.record.id in own.shares:
        return interval.multiply(own.shares[one.record.id], budget), Basis.SET
    if one.effective.values[frame.support].words == {YES}:
        return budget, _or_unknown(Basis.SUPPORT_ITSELF, budget)
    base = interval.multiply(frame.number(Name.SUPPORT), budget)
    parts = total(_hull(part.effective.values[frame.budget]) for part in _support_parts(one, by_id, frame))
    met = base.meet(Interval(parts.low, None))
    return (base if met is None else met), _or_unknown(Basis.SHARE, base)


def _support_parts(one: Decided, by_id: Mapping[str, Decided], frame: Frame) -> list[Decided]:
    """Direct parts that are certainly support, of one cut that counts nothing twice."""
    disjoint = {cut.name for cut in one.record.cuts.values() if cut.disjoint}
    parts = [by_id[id_] for id_ in one.parts if id_ in by_id]
    support = [p for p in parts if p.record.cut in disjoint and p.effective.values[frame.support].words == {YES}]
    cuts = list(dict.fromkeys(part.record.cut for part in support))
    return [part for part in support if part.record.cut == cuts[0]]


def _financing(tariffs: Value, frame: Frame) -> Financing:
    """Who saves; where it is not known, as the assumption has it."""
    if tariffs.is_certain:
        return Financing.RETURNED if tariffs.words == {YES} else Financing.COUNTED
    assumed = frame.word(Name.TARIFF)
    if assumed == OPEN:
        return Financing.EITHER
    return Financing.RETURNED if assumed == YES else Financing.COUNTED


def _of(saving: Interval, is_mine: bool, financing: Financing) -> Interval:
    if financing is Financing.EITHER:
        return saving.hull(ZERO)
    return saving if is_mine else ZERO


def _moved(one: Decided, budget: Interval, frame: Frame) -> Interval:
    """The budget, where the rulebook has the money follow the task; perhaps nothing where that is open."""
    follows = next(
        (truth for outcome, truth in one.trace.consequences if outcome.source.id == frame.money_follows), None
    )
    if follows is None or not follows.may_hold:
        return ZERO
    return budget if follows.must_hold else budget.hull(ZERO)


# -- sums --------------------------------------------------------------------------------------------------------------


def _sums(
    areas: Sequence[Area], by_id: Mapping[str, Decided], frame: Frame, shares: Sequence[Interval], which: str
) -> tuple[Interval, ...]:
    """The sum of `counted` or `returned` in each year."""
    groups = _groups(areas, by_id)
    return tuple(
        total(_together(group, by_id, frame, share, [getattr(one, which)[i] for one in group]) for group in groups)
        for i, share in enumerate(shares)
    )


def _all_moved(areas: Sequence[Area], by_id: Mapping[str, Decided], frame: Frame) -> Interval:
    return total(
        _together(group, by_id, frame, _ONE, [area.moved for area in group]) for group in _groups(areas, by_id)
    )


def _groups(areas: Sequence[Area], by_id: Mapping[str, Decided]) -> list[list[Area]]:
    """Areas that are parts of one largest whole together: they may overlap."""
    groups: dict[str, list[Area]] = {}
    for area in areas:
        groups.setdefault(_largest(area.decided, by_id).record.id, []).append(area)
    return list(groups.values())


def _largest(one: Decided, by_id: Mapping[str, Decided]) -> Decided:
    while (whole := by_id.get(one.record.part_of or "")) is not None:
        one = whole
    return one


def _together(
    group: Sequence[Area], by_id: Mapping[str, Decided], frame: Frame, share: Interval, amounts: Sequence[Interval]
) -> Interval:
    """What parts of one whole come to: at least the most that parts of one cut without overlap add up to, and at most
    what the whole's budget allows, where no base is set by hand."""
    if len(group) == 1:
        return total(amounts)
    by_cut: dict[tuple[str, ...], list[Interval]] = {}
    for area, amount in zip(group, amounts, strict=True):
        by_cut.setdefault(_cut_of(area.decided, by_id), []).append(amount)
    low = max((total(several).low or Fraction(0) for several in by_cut.values()), default=Fraction(0))
    high = total(amounts).high
    cap = interval.multiply(budget_of(_largest(group[0].decided, by_id), by_id, frame), share).high
    if cap is not None and not any(area.basis is Basis.SET for area in group):
        # Parts that are stated to be more than their whole contradict it; then what is stated of them stands.
        high = max(low, cap if high is None else min(high, cap))
    return Interval(low, high)


def _cut_of(one: Decided, by_id: Mapping[str, Decided]) -> tuple[str, ...]:
    """A name that parts share only where they cannot overlap."""
    record = one.record
    whole = by_id.get(record.part_of or "")
    cut = None if whole is None else whole.record.cuts.get(record.cut or "")
    if whole is None or cut is None or not cut.disjoint:
        return (record.id,)
    return (whole.record.id, cut.name)


def _reached(goal: Goal, frame: Frame, counted: Interval, known: Interval) -> Reached:
    amount = scaled(goal.stated.amount, KRONER[goal.unit] / KRONER[frame.unit])
    return Reached(goal, amount, interval.divide(counted, amount), interval.divide(known, amount))


# -- numbers -----------------------------------------------------------------------------------------------------------


def _hull(value: Value) -> Interval:
    """A budget as an interval; where nothing is known, anything from nothing up."""
    found = value.hull
    if found is None:
        return ZERO
    return found.meet(_ANY_AMOUNT) or ZERO


def _or_unknown(basis: Basis, base: Interval) -> Basis:
    return Basis.UNKNOWN if base.high is None else basis


def _at_most_all(share: Interval) -> Interval:
    low, high = share.low, share.high
    assert low is not None
    assert high is not None
    return Interval(min(low, Fraction(1)), min(high, Fraction(1)))


def _left(share: Fraction | None, years: int) -> Fraction:
    """What is left after so many years, if so much of what is left is saved each year."""
    assert share is not None
    return (1 - share) ** years
