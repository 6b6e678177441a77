"""Quotients of polynomials in one unknown number, and where such a quotient is zero.

Exact numbers come in. Out come exact roots; a root that is no fraction (such as that of `x * x = 2`) comes out as a
fraction close to it and says so. Always holds: no root is left out and none is invented.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, zip_longest

Polynomial = tuple[Fraction, ...]
"""The coefficients from the constant upwards; the last is not zero, and the zero polynomial has none."""

#: How far a root that is no fraction may be from the number given for it, relative to its size (at least 1).
_CLOSE = Fraction(1, 2**50)
_ONE: Polynomial = (Fraction(1),)


@dataclass(frozen=True, slots=True, order=True)
class Root:
    """Where something is zero: there, or where no fraction is exact, close by."""

    number: Fraction
    exact: bool = True


@dataclass(frozen=True, slots=True)
class Quotient:
    """One polynomial divided by another, in lowest terms: equal quotients are equal objects."""

    top: Polynomial
    bottom: Polynomial = _ONE

    @property
    def constant(self) -> Fraction | None:
        """The number that it is everywhere, or `None` if it depends on the unknown."""
        if self.bottom != _ONE or len(self.top) > 1:
            return None
        return self.top[0] if self.top else Fraction(0)

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole number wherever the unknown is one; false where that takes more than a glance."""
        return self.bottom == _ONE and all(c.denominator == 1 for c in self.top)

    def __add__(self, other: Quotient) -> Quotient:
        top = _sum(_product(self.top, other.bottom), _product(other.top, self.bottom))
        return _lowest(top, _product(self.bottom, other.bottom))

    def __neg__(self) -> Quotient:
        return Quotient(tuple(-c for c in self.top), self.bottom)

    def __sub__(self, other: Quotient) -> Quotient:
        return self + -other

    def __mul__(self, other: Quotient) -> Quotient:
        return _lowest(_product(self.top, other.top), _product(self.bottom, other.bottom))

    def __truediv__(self, other: Quotient) -> Quotient:
        """The quotient of both; ZeroDivisionError if the other is zero everywhere."""
        if not other.top:
            raise ZeroDivisionError
        return _lowest(_product(self.top, other.bottom), _product(self.bottom, other.top))

    def zeros(self) -> tuple[Root, ...]:
        """Where it is zero, in rising order; nothing for one that is zero everywhere."""
        return roots(self.top)


def constant(number: Fraction | int) -> Quotient:
    """The same number everywhere."""
    return Quotient((Fraction(number),) if number else ())


UNKNOWN = Quotient((Fraction(0), Fraction(1)))
"""The unknown itself."""


def roots(polynomial: Polynomial) -> tuple[Root, ...]:
    """Every real root, each once, in rising order; none for a constant, zero included."""
    if len(polynomial) < 2:
        return ()
    whole = _whole(_divided(polynomial, _common(polynomial, _derivative(polynomial)))[0])
    if len(whole) == 2:
        return (Root(-whole[0] / whole[1]),)
    chain = _sturm(whole)
    bound = 1 + max(abs(c) for c in whole[:-1]) / abs(whole[-1])
    return tuple(_settled(whole, low, high) for low, high in _isolated(chain, -bound, bound))


def _isolated(chain: list[Polynomial], low: Fraction, high: Fraction) -> list[tuple[Fraction, Fraction]]:
    """Stretches `(low, high]` in rising order that hold one root each."""
    count = _changes(chain, low) - _changes(chain, high)
    if count == 0:
        return []
    if count == 1:
        return [(low, high)]
    middle = (low + high) / 2
    return [*_isolated(chain, low, middle), *_isolated(chain, middle, high)]


def _settled(whole: Polynomial, low: Fraction, high: Fraction) -> Root:
    """The one root in `(low, high]` of a polynomial with whole coefficients, exactly if it is a fraction.

    The denominator of such a fraction divides the last coefficient.
    """
    denominator = abs(whole[-1])
    close = min(1 / (2 * denominator), _CLOSE)
    if _at(whole, high) == 0:
        return Root(high)
    rising = _at(whole, high) > 0
    while high - low > close * max(Fraction(1), abs(low)):
        middle = (low + high) / 2
        sign = _at(whole, middle)
        if sign == 0:
            return Root(middle)
        low, high = (low, middle) if (sign > 0) == rising else (middle, high)
    nearby = Fraction(round((low + high) / 2 * denominator), denominator)
    if low <= nearby <= high and _at(whole, nearby) == 0:
        return Root(nearby)
    return Root((low + high) / 2, exact=False)


def _sturm(polynomial: Polynomial) -> list[Polynomial]:
    """Sturm's chain: the number of its changes of sign falls by one at each root."""
    chain = [polynomial, _derivative(polynomial)]
    while len(chain[-1]) > 1:
        rest = _divided(chain[-2], chain[-1])[1]
        chain.append(tuple(-c for c in rest))
    return [p for p in chain if p]


def _changes(chain: list[Polynomial], number: Fraction) -> int:
    signs = [value > 0 for p in chain if (value := _at(p, number)) != 0]
    return sum(a != b for a, b in pairwise(signs))


def _at(polynomial: Polynomial, number: Fraction) -> Fraction:
    value = Fraction(0)
    for coefficient in reversed(polynomial):
        value = value * number + coefficient
    return value


def _whole(polynomial: Polynomial) -> Polynomial:
    """The polynomial with whole coefficients that share no divisor: the same roots."""
    scale = math.lcm(*(c.denominator for c in polynomial))
    whole = [c * scale for c in polynomial]
    divisor = math.gcd(*(c.numerator for c in whole))
    return tuple(c / divisor for c in whole)


def _lowest(top: Polynomial, bottom: Polynomial) -> Quotient:
    if not top:
        return Quotient(())
    if len(bottom) > 1:
        shared = _common(top, bottom)
        top, bottom = _divided(top, shared)[0], _divided(bottom, shared)[0]
    last = bottom[-1]
    return Quotient(tuple(c / last for c in top), tuple(c / last for c in bottom))


def _sum(a: Polynomial, b: Polynomial) -> Polynomial:
    return _trimmed([x + y for x, y in zip_longest(a, b, fillvalue=Fraction(0))])


def _product(a: Polynomial, b: Polynomial) -> Polynomial:
    if not a or not b:
        return ()
    product = [Fraction(0)] * (len(a) + len(b) - 1)
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            product[i + j] += x * y
    return tuple(product)


def _divided(a: Polynomial, b: Polynomial) -> tuple[Polynomial, Polynomial]:
    """Quotient and rest."""
    rest = list(a)
    quotient = [Fraction(0)] * max(len(a) - len(b) + 1, 0)
    for shift in range(len(a) - len(b), -1, -1):
        quotient[shift] = rest[shift + len(b) - 1] / b[-1]
        for i, coefficient in enumerate(b):
            rest[shift + i] -= quotient[shift] * coefficient
    return tuple(quotient), _trimmed(rest)


def _common(a: Polynomial, b: Polynomial) -> Polynomial:
    """The greatest common divisor, last coefficient 1."""
    while b:
        a, b = b, _divided(a, b)[1]
    return tuple(c / a[-1] for c in a)


def _derivative(polynomial: Polynomial) -> Polynomial:
    return tuple(n * c for n, c in enumerate(polynomial))[1:]


def _trimmed(coefficients: list[Fraction]) -> Polynomial:
    while coefficients and coefficients[-1] == 0:
        coefficients.pop()
    return tuple(coefficients)
