"""Dates on which a rulebook changes."""

from __future__ import annotations

from datetime import date, timedelta

from egnet.rulebook.rulebook import Rulebook


def days_of_change(rulebook: Rulebook) -> list[date]:
    """The first day of every period in which the same rules and parameters are in force."""
    periods = [parameter.valid for p in rulebook.parameters.values() for parameter in p.values]
    periods += [rule.valid for principle in rulebook.principles for rule in principle.rules]
    starts = {period.start for period in periods} | {
        period.end + timedelta(days=1) for period in periods if period.end is not None
    }
    first = rulebook.valid.start or min((s for s in starts if s is not None), default=date(2000, 1, 1))
    days = {first} | {day for day in starts if day is not None and rulebook.valid.holds(day) and day >= first}
    return sorted(days)
