"""Roots of quotients of polynomials: exact where they are fractions, close by and said to be where they are not."""

from __future__ import annotations

from fractions import Fraction
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egnet.values.rational import UNKNOWN, Quotient, Root, constant, roots

fractions = st.fractions(min_value=-50, max_value=50, max_denominator=60)


def through(*zeros: Fraction) -> Quotient:
    """The product of `x - zero` over all of them."""
    return reduce(Quotient.__mul__, (UNKNOWN - constant(zero) for zero in zeros), constant(1))


def at(quotient: Quotient, number: Fraction) -> Fraction:
    """The value of a quotient."""
    top, bottom = (
        sum((c * number**n for n, c in enumerate(side)), Fraction(0)) for side in (quotient.top, quotient.bottom)
    )
    return top / bottom


@given(st.lists(fractions, max_size=5), fractions)
def test_every_fraction_that_is_a_root_is_found_exactly(zeros: list[Fraction], scale: Fraction) -> None:
    """Each root once and in order, however often it occurs."""
    product = through(*zeros) * constant(scale or 1)
    assert product.zeros() == tuple(Root(zero) for zero in sorted(set(zeros)))


@given(st.lists(fractions, max_size=3), st.sampled_from([2, 3, 5]))
def test_roots_that_are_no_fractions_are_close_by(zeros: list[Fraction], square: int) -> None:
    """Beside the exact roots stand the two square roots, to about fifteen digits."""
    found = (through(*zeros) * (UNKNOWN * UNKNOWN - constant(square))).zeros()
    assert [root.number for root in found if root.exact] == sorted(set(zeros))
    close = [root.number for root in found if not root.exact]
    assert len(close) == 2
    assert close[0] < 0 < close[1]
    assert all(abs(number * number - square) < Fraction(1, 10**14) for number in close)


@given(st.lists(fractions, max_size=3), st.lists(fractions, max_size=3))
def test_quotients_are_in_lowest_terms(top: list[Fraction], bottom: list[Fraction]) -> None:
    """What divides both sides is gone: zeros are those of the top that are not of the bottom."""
    left = list(top)
    for zero in bottom:
        if zero in left:
            left.remove(zero)
    quotient = through(*top) / through(*bottom)
    assert {root.number for root in quotient.zeros()} == set(left)
    assert quotient * through(*bottom) == through(*top)


@given(st.lists(fractions, max_size=2), st.lists(fractions, max_size=2), fractions)
def test_arithmetic_is_that_of_the_values(a: list[Fraction], b: list[Fraction], number: Fraction) -> None:
    """Sum, difference, product and quotient have the values that one would calculate."""
    one, other = through(*a), through(*b)
    assert at(one + other, number) == at(one, number) + at(other, number)
    assert at(one - other, number) == at(one, number) - at(other, number)
    assert at(one * other, number) == at(one, number) * at(other, number)
    if at(other, number):
        assert at(one / other, number) == at(one, number) / at(other, number)


def test_constants_have_no_roots() -> None:
    """Not even nothing, which is zero everywhere."""
    assert constant(0).zeros() == constant(3).zeros() == (UNKNOWN - UNKNOWN).zeros() == ()
    assert (UNKNOWN - UNKNOWN + constant(2)).constant == 2
    assert UNKNOWN.constant is None
    assert roots((Fraction(1), Fraction(0), Fraction(1))) == ()
    with pytest.raises(ZeroDivisionError):
        UNKNOWN / constant(0)


def test_whole_numbers_stay_whole() -> None:
    """With whole coefficients, and only so as far as can be told at a glance."""
    assert (UNKNOWN * constant(2) - constant(3)).is_whole
    assert not (UNKNOWN / constant(2)).is_whole
    assert not (constant(1) / UNKNOWN).is_whole
