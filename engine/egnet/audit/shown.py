"""Amounts and names in words, for findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from egnet.audit.model import Amount
from egnet.rulebook.rulebook import Source
from egnet.text import Language, Text
from egnet.values.domain import Domain, Kind
from egnet.values.interval import Interval
from egnet.values.shown import show_to_thousandths, show_value
from egnet.values.value import Value

_LEAST, _MOST = Text("mindst {number}", "at least {number}"), Text("højst {number}", "at most {number}")
#: Of a longer list of names only so many are said.
MOST_NAMES = 15
_MORE = Text("{names} og {n} til", "{names} and {n} more")


def number(exact: Fraction, share: bool) -> Text:
    """A number in the notation of each language, shares as per cent with up to two decimals."""
    kind = Kind.SHARE if share else Kind.NUMBER
    return _both(lambda language: show_to_thousandths(_short(exact, share), kind, language))


def gap(exact: Fraction, share: bool) -> Text:
    """A difference: between two shares it is percentage points."""
    plain = number(Fraction(round(exact * 10_000), 100) if share else exact, share=False)
    return Text(f"{plain.da} procentpoint", f"{plain.en} percentage points") if share else plain


def worked_out(found: Interval, point: Fraction | None, share: bool) -> Text:
    """What a calculation comes to: the printed figures' result, or a bound where something was not counted."""
    for end, other, text in ((found.low, found.high, _LEAST), (found.high, found.low, _MOST)):
        if end is not None and other is None:
            shown = number(end, share)
            return Text(text.da.format(number=shown.da), text.en.format(number=shown.en))
    if point is not None:
        return number(point, share)
    if found.low is not None and found.high is not None and found.low < 0:
        # A dash would read as a sign.
        low, high = number(found.low, share), number(found.high, share)
        return Text(f"{low.da}..{high.da}", f"{low.en}..{high.en}")
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
    """Rounded to two decimals, to three where that is exact or the number is less than one; shares to two of a per cent."""
    if share:
        return Fraction(round(exact * 10_000), 10_000)
    scale = 1000 if abs(exact) < 1 or (exact * 1000).denominator == 1 else 100
    return Fraction(round(exact * scale), scale)


def _both(show: Callable[[Language], str]) -> Text:
    return Text(show("da"), show("en"))
