"""Amounts as people read them: `-376,32`, `-700..-600`, `mindst 12`.

Intervals in, text out. An interval is written with two points, because a dash would read as a sign.
"""

from __future__ import annotations

from egnet.text import Language, Text
from egnet.values.domain import Kind
from egnet.values.interval import EVERYTHING, Interval
from egnet.values.shown import show_to_thousandths

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
        return f"{word.in_(language)} {show_to_thousandths(end, kind, language)}" if end is not None else ""
    if low == high:
        return show_to_thousandths(low, kind, language)
    about = _ABOUT.in_(language)
    ends = [show_to_thousandths(end, kind, language) for end in (low, high)]
    mark = about if any(end.startswith(about) for end in ends) else ""
    first, last = (end.removeprefix(about) for end in ends)
    return f"{mark}{first.removesuffix(' %') if kind is Kind.SHARE else first}..{last}"


def with_money(text: str, unit: str) -> str:
    """An amount with its unit; `×` before a unit that is a number itself."""
    return f"{text} × {unit}" if unit[:1].isdigit() else f"{text} {unit}"
