"""Amounts as people read them: `-376,32`, `-700..-600`, `mindst 12`.

Intervals in, text out. An interval is written with two points, because a dash would read as a sign.
"""

from __future__ import annotations

from fractions import Fraction

from egnet.text import Language, Text
from egnet.values.domain import Kind
from egnet.values.interval import EVERYTHING, Interval
from egnet.values.shown import show_number as show_rounded

_LEAST, _MOST = Text("mindst", "at least"), Text("højst", "at most")
_ABOUT = Text("ca. ", "about ")
_ANYTHING = Text("ukendt", "unknown")


def shown_amount(amount: Interval, language: Language = "da", kind: Kind = Kind.NUMBER) -> str:
    """An amount or a share, in the notation of the language."""
    low, high = amount.low, amount.high
    if amount == EVERYTHING:
        return _ANYTHING.in_(language)
    if low is None or high is None:
        word, end = (_MOST, high) if low is None else (_LEAST, low)
        return f"{word.in_(language)} {show_number(end, kind, language)}" if end is not None else ""
    if low == high:
        return show_number(low, kind, language)
    about = _ABOUT.in_(language)
    ends = [show_number(end, kind, language) for end in (low, high)]
    mark = about if any(end.startswith(about) for end in ends) else ""
    first, last = (end.removeprefix(about) for end in ends)
    return f"{mark}{first.removesuffix(' %') if kind is Kind.SHARE else first}..{last}"


def show_number(number: Fraction, kind: Kind = Kind.NUMBER, language: Language = "da") -> str:
    """A number with up to three decimals; rounded to one and marked so where that is not all of it."""
    if kind is Kind.SHARE or (number * 100).denominator == 1 or (number * 1000).denominator != 1:
        return show_rounded(number, kind, language)
    whole, rest = divmod(abs(int(number * 1000)), 1000)
    mark = "," if language == "da" else "."
    grouped = show_rounded(Fraction(whole), Kind.NUMBER, language)
    return f"{'-' if number < 0 else ''}{grouped}{mark}{rest:03d}"


def with_money(text: str, unit: str) -> str:
    """An amount with its unit; `×` before a unit that is a number itself."""
    return f"{text} × {unit}" if unit[:1].isdigit() else f"{text} {unit}"
