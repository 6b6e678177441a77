"""Amounts and names in words, for findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from egnet.audit.model import Amount
from egnet.rulebook.rulebook import Source
from egnet.text import Language, Text
from egnet.values.domain import Domain, Kind
from egnet.values.interval import Interval
from egnet.values.shown import show_number, show_value
from egnet.values.value import Value

_LEAST = Text("mindst {number}", "at least {number}")
#: Of a longer list of names only so many are said.
MOST_NAMES = 15
_MORE = Text("{names} og {n} til", "{names} and {n} more")


def number(exact: Fraction, share: bool) -> Text:
    """A number in the notation of each language, shares as per cent with up to two decimals."""
    return _both(lambda language: show_number(_short(exact, share), Kind.SHARE if share else Kind.NUMBER, language))


def gap(exact: Fraction, share: bool) -> Text:
    """A difference: between two shares it is percentage points."""
    plain = number(exact * 100 if share else exact, share=False)
    return Text(f"{plain.da} procentpoint", f"{plain.en} percentage points") if share else plain


def worked_out(found: Interval, point: Fraction | None, share: bool) -> Text:
    """What a calculation comes to: the printed figures' result, or a bound where something was not counted."""
    if found.high is None and found.low is not None:
        low = number(found.low, share)
        return Text(_LEAST.da.format(number=low.da), _LEAST.en.format(number=low.en))
    if point is not None:
        return number(point, share)
    domain = Domain(Kind.SHARE if share else Kind.NUMBER)
    return _both(lambda language: show_value(Value((found,)), domain, language))


def printed(amount: Amount) -> Text:
    """A figure as a plain number in each language, or as printed where it is none."""
    plain = amount.printed.strip("-0123456789., %") == ""
    if amount.point is None or not plain:
        return Text(amount.printed, amount.printed)
    return number(amount.point, amount.is_share)


def names_of(names: Sequence[str]) -> Text:
    first = "; ".join(names[:MOST_NAMES])
    if len(names) <= MOST_NAMES:
        return Text(first, first)
    left = len(names) - MOST_NAMES
    return Text(_MORE.da.format(names=first, n=left), _MORE.en.format(names=first, n=left))


def sources_of(amounts: Iterable[Amount]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(amount.source for amount in amounts))


def _short(exact: Fraction, share: bool) -> Fraction:
    """Rounded to two decimals; what has fewer stays as it is."""
    scale = 10_000 if share else 100
    return Fraction(round(exact * scale), scale)


def _both(show: Callable[[Language], str]) -> Text:
    return Text(show("da"), show("en"))
