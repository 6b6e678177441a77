"""Periods as people write them: `2015`, `2015-Q3`, `2015-06`, `2009-03-01..2009-05-31`, `årligt fra 2015`.

Text in, first and last day out, and whether the period comes back each year.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")
_YEARLY = "årligt fra "


@dataclass(frozen=True, slots=True)
class Repeated:
    """From the first day to the last, both included; each year again where `yearly`."""

    first: date
    last: date
    written: str
    yearly: bool = False

    def passed(self, day: date) -> Iterator[date]:
        """The last days of the period, or of each time it came back, that lie before a day."""
        last = self.last
        while last < day:
            yield last
            if not self.yearly:
                return
            last = _a_year_on(last)


def read_period(written: str) -> Repeated | None:
    """The period that a text names; `None` where it names none."""
    text = " ".join(written.split())
    if text.startswith(_YEARLY):
        period = _plain(text.removeprefix(_YEARLY))
        return None if period is None else Repeated(*period, text, yearly=True)
    period = _plain(text)
    return None if period is None else Repeated(*period, text)


def _a_year_on(day: date) -> date:
    """The same day next year; the last of February where there is none."""
    year = day.year + 1
    return date(year, day.month, min(day.day, monthrange(year, day.month)[1]))


def _plain(text: str) -> tuple[date, date] | None:
    if ".." in text:
        first, last = (_plain(end.strip()) for end in text.split("..", 1))
        return None if first is None or last is None or first[0] > last[1] else (first[0], last[1])
    try:
        if match := _QUARTER.fullmatch(text):
            month = 3 * int(match[2])
            return _days(int(match[1]), month - 2, month)
        if match := _MONTH.fullmatch(text):
            return _days(int(match[1]), int(match[2]), int(match[2]))
        if _YEAR.fullmatch(text):
            return _days(int(text), 1, 12)
        return (date.fromisoformat(text),) * 2
    except ValueError:
        return None


def _days(year: int, first: int, last: int) -> tuple[date, date]:
    if not 1 <= first <= last <= 12:
        raise ValueError
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
