"""Printed figures as the numbers they may stand for: a text in, an `Amount` out.

A share is rounded to its last printed digit, as is what stands in a column of rounded figures and what has `ca.` before
it; any other figure is the number it says. `-` is no figure at all, `ikke opgjort` any from zero.
"""

from __future__ import annotations

import re
from fractions import Fraction

from egnet.audit.model import Amount
from egnet.rulebook.rulebook import Source
from egnet.values.domain import SHARE_RANGE, Domain, Kind
from egnet.values.interval import Interval
from egnet.values.value import Value
from egnet.values.written import read_value

_DASHES = frozenset({"", "-", "–", "—", "N/A"})
_NUMBER = Domain(Kind.NUMBER)
_SHARE = Domain(Kind.SHARE, SHARE_RANGE)
_PLAIN = re.compile(r"-?[\d\s]+(?:[.,](\d+))?\s*%?$")


def read_amount(
    name: str, written: str, source: Source, *, in_table: bool, rounded: bool = False, rounded_to: str = ""
) -> Amount:
    """The amount that a cell or a figure of the text prints; raises `Unreadable` if it is none."""
    text = " ".join(written.split())
    if text in _DASHES:
        return Amount(name, text or "-", source, in_table, None, None)
    is_share = text.endswith("%")
    value = read_value(text, _SHARE if is_share else _NUMBER)
    if value.unknown is not None:
        return Amount(name, text, source, in_table, Interval(Fraction(0), None), None)
    point = _middle(value)
    found = value.numbers[0]
    if rounded_to:
        half = _middle(read_value(rounded_to, _NUMBER)) or Fraction(0)
        found = _around(point, half / 2)
    elif (rounded or is_share) and found.is_point and point is not None:
        found = _around(point, _half_digit(text))
    return Amount(name, text, source, in_table, found, point, is_share)


def _middle(value: Value) -> Fraction | None:
    hull = value.hull
    if hull is None or hull.low is None or hull.high is None:
        return None if hull is None else hull.low if hull.low is not None else hull.high
    return (hull.low + hull.high) / 2


def _around(point: Fraction | None, half: Fraction) -> Interval:
    return Interval(None, None) if point is None else Interval(point - half, point + half)


def _half_digit(text: str) -> Fraction:
    """Half a unit of the last digit of a plain figure."""
    match = _PLAIN.match(text)
    decimals = len(match[1]) if match is not None and match[1] else 0
    return Fraction(1, 2 * 10**decimals) / (100 if text.endswith("%") else 1)
