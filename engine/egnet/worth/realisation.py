"""Promised benefits against those that have come: what is outstanding, what is itemised, and what comes when.

Comes in: a status of benefits. Goes out: its lines and totals worked out, its plan by year, and findings. Always holds:
required is realised and outstanding together; a benefit realised elsewhere is never taken as realised here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from egnet.text import Text
from egnet.values import interval
from egnet.values.interval import ZERO, Interval
from egnet.worth.comparing import amounts, as_text, difference_of, rounded_like
from egnet.worth.finding import Finding, FindingKind
from egnet.worth.model import Benefit, BenefitStatus, Stated, scaled, total

_UNITS_ONLY = Text(
    "Udestående er {outstanding}, hvis det, der er hentet andre steder, tælles med.",
    "Outstanding is {outstanding} if what was realised elsewhere counts.",
)
_LATE = Text(
    "Kravet gælder fra {due}, og udrulningen slutter {end}.", "It is due by {due}, and the roll-out ends {end}."
)
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
    required, realised = benefit.required.value, benefit.realised.value
    outstanding = interval.subtract(required, realised)
    itemised = total(item.realised.value for item in benefit.items)
    elsewhere = total(item.realised.value for item in benefit.elsewhere)
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
    whole = benefit.required.value
    planned = []
    for place in range(1, roll_out.years + 1):
        evenly = scaled(whole, Fraction(place, roll_out.years))
        reached = whole if place == roll_out.years else whole.hull(ZERO)
        planned.append(PlannedYear(roll_out.start + place - 1, reached, evenly))
    return tuple(planned)


def due_of(status: BenefitStatus) -> date | None:
    """The day by which everything is required, if the status says after how many years and from when."""
    years = status.stated.get("after_years")
    if years is None or status.started is None or years.value.low is None or not years.value.is_point:
        return None
    after = int(years.value.low)
    started = status.started
    day = min(started.day, 28) if started.month == 2 else started.day
    return started.replace(year=started.year + after, day=day)


# -- findings ----------------------------------------------------------------------------------------------------------


def findings_of_benefits(status: BenefitStatus) -> tuple[Finding, ...]:
    """Everything that does not fit in a status of benefits."""
    return (
        *detect_totals_that_do_not_add_up(status),
        *detect_lines_that_do_not_add_up(status),
        *detect_realised_elsewhere(status),
        *detect_late_roll_outs(status),
    )


def detect_totals_that_do_not_add_up(status: BenefitStatus) -> Iterator[Finding]:
    """Stated totals that are not what the benefits come to together."""
    whole = together([standing_of(line) for line in status.lines])
    for key, title in TOTALS.items():
        stated = status.stated.get(key)
        if stated is not None:
            yield from _unlike(FindingKind.TOTAL, status.id, title, stated, getattr(whole, key))


def detect_lines_that_do_not_add_up(status: BenefitStatus) -> Iterator[Finding]:
    """An outstanding amount that is not required less realised, and items that come to more than is realised."""
    for line in status.lines:
        standing = standing_of(line)
        if line.outstanding is not None:
            yield from _unlike(FindingKind.SUM, status.id, line.title, line.outstanding, standing.outstanding)
        most = standing.not_itemised.high
        if line.items and most is not None and most < 0:
            sources = (line.realised.source, *(item.realised.source for item in line.items))
            yield Finding(
                FindingKind.SUM,
                status.id,
                line.title,
                as_text(line.realised.printed),
                amounts([standing.itemised]),
                difference_of(line.realised.value, standing.itemised),
                tuple(dict.fromkeys(sources)),
            )


def detect_realised_elsewhere(status: BenefitStatus) -> Iterator[Finding]:
    """A benefit that counts as outstanding here and was, or may have been, realised somewhere else."""
    for line in status.lines:
        for item in line.elsewhere:
            standing = standing_of(line)
            yield Finding(
                FindingKind.ELSEWHERE,
                status.id,
                item.title,
                amounts([standing.outstanding]),
                amounts([standing.with_elsewhere]),
                None,
                tuple(dict.fromkeys((line.source, item.realised.source))),
                _UNITS_ONLY.format(outstanding=amounts([standing.with_elsewhere])),
            )


def detect_late_roll_outs(status: BenefitStatus) -> Iterator[Finding]:
    """A roll-out that ends after the day by which the benefit is required."""
    due = due_of(status)
    for line in status.lines:
        if due is None or line.roll_out is None:
            continue
        end = date(line.roll_out.last, 12, 31)
        if end > due:
            shown = status.stated["after_years"]
            yield Finding(
                FindingKind.LATE,
                status.id,
                line.title,
                as_text(due.isoformat()),
                as_text(end.isoformat()),
                None,
                tuple(dict.fromkeys((shown.source, line.roll_out.source))),
                _LATE.format(due=due.isoformat(), end=end.isoformat()),
            )


def _unlike(kind: FindingKind, about: str, what: Text, stated: Stated, found: Interval) -> Iterator[Finding]:
    if rounded_like(stated).meet(found) is None:
        apart = difference_of(stated.value, found)
        yield Finding(kind, about, what, as_text(stated.printed), amounts([found]), apart, (stated.source,))


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
