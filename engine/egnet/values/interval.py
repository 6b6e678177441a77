"""Closed intervals of exact numbers and the arithmetic on them.

An interval is the set of numbers between two ends, both included. An end is a `Fraction`, or `None` where the interval
has no end on that side. Every operation is inclusion-isotone: narrower operands never give a wider result.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers from `low` to `high`, ends included; `None` is no end."""

    low: Fraction | None
    high: Fraction | None

    @classmethod
    def point(cls, number: Fraction | int) -> Interval:
        """The interval that holds one number."""
        exact = Fraction(number)
        return cls(exact, exact)

    @property
    def is_point(self) -> bool:
        return self.low is not None and self.low == self.high

    @property
    def has_zero(self) -> bool:
        return (self.low is None or self.low <= 0) and (self.high is None or self.high >= 0)

    def meet(self, other: Interval) -> Interval | None:
        """The numbers in both, or `None` if there are none."""
        low = _greatest(self.low, other.low)
        high = _least(self.high, other.high)
        return None if low is not None and high is not None and low > high else Interval(low, high)

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        low = None if self.low is None or other.low is None else min(self.low, other.low)
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Interval(low, high)

    def contains(self, number: Fraction) -> bool:
        return (self.low is None or self.low <= number) and (self.high is None or number <= self.high)


EVERYTHING = Interval(None, None)
ZERO = Interval.point(0)


def add(a: Interval, b: Interval) -> Interval:
    """Every sum of a number in `a` and one in `b`."""
    return Interval(
        None if a.low is None or b.low is None else a.low + b.low,
        None if a.high is None or b.high is None else a.high + b.high,
    )


def negate(a: Interval) -> Interval:
    """Every number of `a` with its sign turned."""
    return Interval(None if a.high is None else -a.high, None if a.low is None else -a.low)


def subtract(a: Interval, b: Interval) -> Interval:
    """Every difference of a number in `a` and one in `b`."""
    return add(a, negate(b))


def multiply(a: Interval, b: Interval) -> Interval:
    """Every product of a number in `a` and one in `b`."""
    if a == ZERO or b == ZERO:
        return ZERO
    corners = [_times(x, y) for x in _ends(a) for y in _ends(b)]
    return Interval(_unsigned(min(corners)), _unsigned(max(corners)))


def divide(a: Interval, b: Interval) -> Interval | None:
    """Every quotient of a number in `a` and one in `b`; `None` if `b` may be zero (the caller says what that means)."""
    if b.has_zero:
        return None
    low = Fraction(0) if b.high is None else 1 / b.high
    high = Fraction(0) if b.low is None else 1 / b.low
    return multiply(a, Interval(low, high))


def disjoint(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """The same numbers as disjoint intervals in rising order; intervals that touch become one."""
    merged: list[Interval] = []
    for interval in sorted(intervals, key=lambda i: (i.low is not None, i.low or Fraction(0))):
        if merged and merged[-1].meet(interval) is not None:
            merged[-1] = merged[-1].hull(interval)
        else:
            merged.append(interval)
    return tuple(merged)


# An end as a pair that sorts: the infinite side first, then the number.
_End = tuple[int, Fraction]
_NOUGHT: _End = (0, Fraction(0))


def _ends(a: Interval) -> tuple[_End, _End]:
    return (
        (-1, Fraction(0)) if a.low is None else (0, a.low),
        (1, Fraction(0)) if a.high is None else (0, a.high),
    )


def _times(x: _End, y: _End) -> _End:
    if x[0] == 0 and y[0] == 0:
        return (0, x[1] * y[1])
    if x == _NOUGHT or y == _NOUGHT:
        return _NOUGHT
    sign = _sign(x) * _sign(y)
    return (sign, Fraction(0))


def _sign(end: _End) -> int:
    return end[0] or (1 if end[1] > 0 else -1)


def _unsigned(end: _End) -> Fraction | None:
    return end[1] if end[0] == 0 else None


def _greatest(a: Fraction | None, b: Fraction | None) -> Fraction | None:
    return b if a is None else a if b is None else max(a, b)


def _least(a: Fraction | None, b: Fraction | None) -> Fraction | None:
    return b if a is None else a if b is None else min(a, b)
