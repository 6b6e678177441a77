"""Intervals: sets of numbers between two ends, and arithmetic that leaves no result out."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egnet.values import interval
from egnet.values.interval import EVERYTHING, ZERO, Interval, disjoint
from strategies import intervals, numbers, numbers_in

OPERATIONS = {
    "add": (interval.add, lambda x, y: x + y),
    "subtract": (interval.subtract, lambda x, y: x - y),
    "multiply": (interval.multiply, lambda x, y: x * y),
}
FIVE_UP = Interval(Fraction(5), None)


def between(low: int | str | None, high: int | str | None) -> Interval:
    return Interval(None if low is None else Fraction(low), None if high is None else Fraction(high))


@pytest.mark.parametrize(
    ("a", "b", "both"),
    [
        (between(0, 5), between(5, 9), between(5, 5)),
        (between(0, 5), between(6, 9), None),
        (between(0, None), between(None, 3), between(0, 3)),
        (EVERYTHING, between(1, 2), between(1, 2)),
    ],
)
def test_meet(a: Interval, b: Interval, both: Interval | None) -> None:
    """Ends belong to the interval; what has no number in common has no meet."""
    assert a.meet(b) == b.meet(a) == both


@given(intervals(), intervals(), numbers)
def test_meet_and_hull_hold_what_they_should(a: Interval, b: Interval, number: Fraction) -> None:
    """A number is in the meet if it is in both, and in the hull if it is in either."""
    met = a.meet(b)
    assert (met is not None and met.contains(number)) == (a.contains(number) and b.contains(number))
    assert a.hull(b).contains(number) or not (a.contains(number) or b.contains(number))
    assert {a.hull(b).low, a.hull(b).high} <= {a.low, a.high, b.low, b.high}


def test_an_interval_of_one_number_is_a_point() -> None:
    """A point has equal ends; no end is no point."""
    assert Interval.point(3).is_point
    assert not FIVE_UP.is_point
    assert not EVERYTHING.is_point


@given(intervals())
def test_has_zero(a: Interval) -> None:
    """`has_zero` is whether zero lies in the interval."""
    assert a.has_zero == a.contains(Fraction(0))


@given(st.lists(intervals(), max_size=4), numbers)
def test_disjoint_holds_the_same_numbers(several: list[Interval], number: Fraction) -> None:
    """The same numbers in rising intervals of which no two touch."""
    merged = disjoint(several)
    assert any(i.contains(number) for i in merged) == any(i.contains(number) for i in several)
    for earlier, later in itertools.pairwise(merged):
        assert earlier.high is not None
        assert later.low is not None
        assert earlier.high < later.low


@pytest.mark.parametrize("name", OPERATIONS)
@given(intervals(), intervals(), st.data())
def test_arithmetic_leaves_no_result_out(name: str, a: Interval, b: Interval, data: st.DataObject) -> None:
    """The result of numbers lies in the result of the intervals that hold them."""
    of_intervals, of_numbers = OPERATIONS[name]
    x, y = data.draw(numbers_in(a)), data.draw(numbers_in(b))
    assert of_intervals(a, b).contains(of_numbers(x, y))


@pytest.mark.parametrize("name", OPERATIONS)
@given(intervals(), intervals())
def test_arithmetic_is_no_wider_than_it_must_be(name: str, a: Interval, b: Interval) -> None:
    """Each end of the result is the result of two ends."""
    of_intervals, of_numbers = OPERATIONS[name]
    result = of_intervals(a, b)
    corners = {of_numbers(x, y) for x in (a.low, a.high) for y in (b.low, b.high) if x is not None and y is not None}
    assert {end for end in (result.low, result.high) if end is not None} <= corners | {Fraction(0)}
    if None not in (a.low, a.high, b.low, b.high):
        assert (result.low, result.high) == (min(corners), max(corners))


@given(intervals(), intervals(), st.data())
def test_division_leaves_no_quotient_out(a: Interval, b: Interval, data: st.DataObject) -> None:
    """A quotient lies in the quotient of the intervals, which there is unless the divisor may be zero."""
    divided = interval.divide(a, b)
    assert (divided is None) == b.has_zero
    if divided is not None:
        x, y = data.draw(numbers_in(a)), data.draw(numbers_in(b))
        assert divided.contains(x / y)


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (interval.multiply(ZERO, EVERYTHING), ZERO),
        (interval.multiply(between(-2, None), between(3, None)), EVERYTHING),
        (interval.multiply(between(0, None), between(None, 0)), between(None, 0)),
        (interval.divide(between(1, 2), between(2, None)), between(0, 1)),
        (interval.divide(between(-4, 6), between(None, -2)), between(-3, 2)),
        (interval.divide(FIVE_UP, between(0, 1)), None),
        (interval.subtract(FIVE_UP, FIVE_UP), EVERYTHING),
        (interval.negate(FIVE_UP), between(None, -5)),
    ],
)
def test_arithmetic_without_ends(result: Interval | None, expected: Interval | None) -> None:
    """An end that is not there behaves as infinity, and zero times it is zero."""
    assert result == expected
