"""Promised benefits against those that have come: what is outstanding, what is itemised, and what comes when.

Comes in: a status of benefits. Goes out: its lines and totals worked out, and its plan by year. Always holds:
required is realised and outstanding together; a benefit realised elsewhere is never taken as realised here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from egnet.text import Text
from egnet.values import interval
from egnet.values.interval import ZERO, Interval
from egnet.worth.model import Benefit, BenefitStatus, scaled, total

TOTALS: dict[str, Text] = {
    "required": Text("Samlet krav", "Required in all"),
    "realised": Text("Opnået", "Realised"),
    "outstanding": Text("Udestående", "Outstanding"),
}


class State(StrEnum):
    """How far a benefit has come."""

    REALISED = "realised"
    PARTLY = "partly"
    NOT = "not"
    OPEN = "open"


STATES: dict[State, Text] = {
    State.REALISED: Text("realiseret", "realised"),
    State.PARTLY: Text("delvist realiseret", "partly realised"),
    State.NOT: Text("ikke realiseret", "not realised"),
    State.OPEN: Text("uafklaret", "undecided"),
}


@dataclass(frozen=True)
class Standing:
    """One benefit, or several together: `itemised` and `not_itemised` are what is realised; `with_elsewhere` is what
    would be outstanding if everything realised elsewhere counted."""

    required: Interval
    realised: Interval
    outstanding: Interval
    itemised: Interval
    not_itemised: Interval
    with_elsewhere: Interval
    state: State


@dataclass(frozen=True)
class PlannedYear:
    """What a benefit has come to a year: what it may be, and what it is if it comes evenly."""

    year: int
    reached: Interval
    evenly: Interval


def standing_of(benefit: Benefit) -> Standing:
    """How one benefit stands."""
    required, realised = benefit.required.amount, benefit.realised.amount
    outstanding = interval.subtract(required, realised)
    itemised = total(item.realised.amount for item in benefit.items)
    elsewhere = total(item.realised.amount for item in benefit.elsewhere)
    less = interval.subtract(outstanding, elsewhere)
    return Standing(
        required=required,
        realised=realised,
        outstanding=outstanding,
        itemised=itemised,
        not_itemised=interval.subtract(realised, itemised),
        with_elsewhere=_at_least_nothing(less) if benefit.elsewhere else outstanding,
        state=_state(required, realised),
    )


def together(standings: Sequence[Standing]) -> Standing:
    """Several benefits as one."""
    required = total(one.required for one in standings)
    realised = total(one.realised for one in standings)
    return Standing(
        required=required,
        realised=realised,
        outstanding=total(one.outstanding for one in standings),
        itemised=total(one.itemised for one in standings),
        not_itemised=total(one.not_itemised for one in standings),
        with_elsewhere=total(one.with_elsewhere for one in standings),
        state=_state(required, realised),
    )


def plan_of(benefit: Benefit) -> tuple[PlannedYear, ...]:
    """What a rolled-out benefit has come to at the end of each year; nothing where no roll-out is stated.

    Only the last year is certain: before it the benefit may be all there or not have begun.
    """
    roll_out = benefit.roll_out
    if roll_out is None:
        return ()
    whole = benefit.required.amount
    planned = []
    for place in range(1, roll_out.years + 1):
        evenly = scaled(whole, Fraction(place, roll_out.years))
        reached = whole if place == roll_out.years else whole.hull(ZERO)
        planned.append(PlannedYear(roll_out.start + place - 1, reached, evenly))
    return tuple(planned)


def due_of(status: BenefitStatus) -> date | None:
    """The day by which everything is required, if the status says after how many years and from when."""
    years = status.stated.get("after_years")
    if years is None or status.started is None or years.amount.low is None or not years.amount.is_point:
        return None
    after = int(years.amount.low)
    started = status.started
    day = min(started.day, 28) if started.month == 2 else started.day
    return started.replace(year=started.year + after, day=day)


def _state(required: Interval, realised: Interval) -> State:
    left = interval.subtract(required, realised)
    if left.high is not None and left.high <= 0:
        return State.REALISED
    if realised == ZERO and required.low is not None and required.low > 0:
        return State.NOT
    if left.low is not None and left.low > 0 and realised.low is not None and realised.low > 0:
        return State.PARTLY
    return State.OPEN


def _at_least_nothing(amount: Interval) -> Interval:
    low = Fraction(0) if amount.low is None else max(amount.low, Fraction(0))
    high = None if amount.high is None else max(amount.high, Fraction(0))
    return Interval(low, high)
