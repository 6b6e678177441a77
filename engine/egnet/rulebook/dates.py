"""Dates on which a rulebook changes."""

from __future__ import annotations

from datetime import date, timedelta

from egnet.rulebook.rulebook import Rulebook


def day_after(day: date) -> date | None:
    """The next day; `None` after 9999-12-31, which stands for no end."""
    return day + timedelta(days=1) if day < date.max else None


def day_before(day: date) -> date | None:
    """The day before; `None` before the first day there is."""
    return day - timedelta(days=1) if day > date.min else None


def days_of_change(rulebook: Rulebook) -> list[date]:
    """The first day of every period in which the same rules and parameters are in force."""
    periods = [parameter.valid for p in rulebook.parameters.values() for parameter in p.values]
    periods += [rule.valid for principle in rulebook.principles for rule in principle.rules]
    starts = {period.start for period in periods}
    starts |= {day_after(period.end) for period in periods if period.end is not None}
    changes = {day for day in starts if day is not None and rulebook.valid.holds(day)}
    # Before the first change there is a period too, unless the rulebook begins with it.
    first = rulebook.valid.start or day_before(min(changes, default=date(2000, 1, 1)))
    return sorted(changes if first is None else {first, *changes})
