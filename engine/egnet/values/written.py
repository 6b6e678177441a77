"""Values as people write them: text in, a `Value` out.

`254390`, `102,5`, `75 %`, `mindst 111406`, `højst 6`, `90000..110000`, `ca. 0,7 mio.`, `stærk eller afgørende`,
`ikke oplyst`, `ikke relevant`, and the vocabulary's own words. What cannot be read raises `Unreadable`, which names the
diagnostic; nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from egnet.diagnostics.codes import values as codes
from egnet.diagnostics.codes.code import Code
from egnet.diagnostics.diagnostic import Diagnostic
from egnet.diagnostics.near import nearest
from egnet.diagnostics.span import Span
from egnet.language.show import show_number
from egnet.values.domain import BOOLEAN_WORDS, Domain, Kind
from egnet.values.interval import Interval
from egnet.values.value import NOT_RELEVANT, Unknown, Value, several, word


class Unreadable(Exception):  # noqa: N818 -- it names what the value is
    """A written value that cannot be read."""

    def __init__(self, code: Code, **fields: str) -> None:
        super().__init__(code.id)
        self.code = code
        self.fields = fields

    def at(self, span: Span) -> Diagnostic:
        """The diagnostic at the place where the value is written."""
        return self.code.at(span, instead=None, **self.fields)


_SCALE = {"": 1, "tusind": 1_000, "mio.": 1_000_000, "mio": 1_000_000, "mia.": 1_000_000_000, "mia": 1_000_000_000}
_NUMBER = re.compile(r"(?P<sign>-?)(?P<whole>\d+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(?:[.,](?P<decimals>\d+))?")
_GROUPED = re.compile(r"-?(?!0)\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH_GROUPED = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
#: What stands after the second end of an interval belongs to both: `90..95 %`, `0,6..0,7 mio.`
_UNIT = re.compile(r"\s*(?:tusind|mio\.?|mia\.?|%)$")
_LEADING_ZEROS = re.compile(r"^(-?)0+(?=\d)")
_FIGURE = re.compile(r"(?P<number>-?[\d][\d.,\u00a0\u202f ]*?)\s*(?P<scale>tusind|mio\.?|mia\.?|)\s*(?P<percent>%|)")
#: Far more than any value needs, and fewer digits than Python refuses to read.
_LONGEST = 1_000
_UNKNOWN = {reason.value: reason for reason in (Unknown.NOT_STATED, Unknown.NOT_MEASURED)}
_TRUTHS = {"true": "ja", "false": "nej", "yes": "ja", "no": "nej", "on": "ja", "off": "nej"}


def read_value(written: str | Sequence[str], domain: Domain, *, danish_grouping: bool = False) -> Value:
    """The value that `written` states of a fact with this domain.

    A list is several words at once. With `danish_grouping` a full stop between thousands is read as Danish (`750.000`);
    without it such a figure is refused, because YAML and JSON mean 750 by it.
    """
    if isinstance(written, str):
        value = _read_text(" ".join(written.split()), domain, danish_grouping)
    elif domain.kind is not Kind.CHOICES:
        raise Unreadable(codes.LIST_OF_ONE, value=", ".join(written))
    else:
        value = several(*(_read_word(item, domain) for item in written)) if written else Value()
    clipped = domain.clip(value)
    if clipped.is_empty:
        raise Unreadable(codes.OUTSIDE_DOMAIN, value=_as_text(written), domain=describe(domain))
    return clipped


def _read_text(text: str, domain: Domain, grouping: bool) -> Value:
    if len(text) > _LONGEST:
        raise _not_a_number(text, domain) if domain.kind.is_numeric else _unknown_word(text, domain)
    if text in _UNKNOWN:
        return domain.unknown(_UNKNOWN[text])
    if text == "ikke relevant":
        if not domain.may_be_irrelevant:
            raise Unreadable(codes.MAY_NOT_BE_IRRELEVANT)
        return NOT_RELEVANT
    if text in domain.names:
        return domain.names[text]
    if " eller " in text and text not in domain.words:
        options = [_read_text(part, domain, grouping) for part in text.split(" eller ")]
        joined = options[0]
        for option in options[1:]:
            joined = joined.join(option)
        return replace(joined, unknown=None)
    if domain.kind.is_numeric:
        return Value(numbers=(_read_bounds(text, domain, grouping),))
    if domain.kind is Kind.CHOICES:
        return several(_read_word(text, domain))
    return word(_read_word(text, domain))


def _read_word(text: str, domain: Domain) -> str:
    stripped = text.strip()
    if stripped in domain.words:
        return stripped
    if domain.words == BOOLEAN_WORDS and stripped.lower() in _TRUTHS:
        raise Unreadable(codes.ENGLISH_BOOLEAN, value=stripped, danish=_TRUTHS[stripped.lower()])
    raise _unknown_word(stripped, domain)


def _unknown_word(text: str, domain: Domain) -> Unreadable:
    if near := nearest(text, (*domain.words, *domain.names, *_UNKNOWN)):
        return Unreadable(codes.MISSPELT_WORD, value=text, near=near)
    return Unreadable(codes.UNKNOWN_WORD, value=text, domain=", ".join(domain.words))


def _read_bounds(text: str, domain: Domain, grouping: bool) -> Interval:
    first, _, rest = text.partition(" ")
    if first in ("mindst", "min."):
        return Interval(read_number(rest, domain, grouping=grouping), domain.range.high)
    if first in ("højst", "maks."):
        return Interval(domain.range.low, read_number(rest, domain, grouping=grouping))
    if first in ("ca.", "ca", "cirka"):
        middle, half = _read_figure(rest, domain, grouping)
        return Interval(middle - half, middle + half)
    if ".." in text:
        left, right = (end.strip() for end in text.split("..", 1))
        unit = _UNIT.search(right)
        if unit is not None and _UNIT.search(left) is None:
            left += unit[0]
        low, high = read_number(left, domain, grouping=grouping), read_number(right, domain, grouping=grouping)
        if low > high:
            raise Unreadable(codes.ENDS_SWAPPED, value=text)
        return Interval(low, high)
    return Interval.point(read_number(text, domain, grouping=grouping))


def read_number(text: str, domain: Domain | None = None, *, grouping: bool = False) -> Fraction:
    """The exact number that `text` states; a share is a number from 0 to 1 or a percentage."""
    return _read_figure(text, domain, grouping)[0]


def _read_figure(text: str, domain: Domain | None, grouping: bool) -> tuple[Fraction, Fraction]:
    """The number, and half a unit of its last stated digit."""
    figure = _FIGURE.fullmatch(text.strip())
    if figure is None or len(text) > _LONGEST:
        raise _not_a_number(text, domain)
    digits = figure["number"].strip()
    if _GROUPED.fullmatch(digits):
        if not grouping:
            raise Unreadable(codes.GROUPED_NUMBER, value=digits, plain=digits.replace(".", ""))
        digits = digits.replace(".", "")
    match = _NUMBER.fullmatch(digits)
    if match is None:
        if _ENGLISH_GROUPED.fullmatch(digits):
            raise Unreadable(codes.GROUPED_NUMBER, value=digits, plain=digits.replace(",", ""))
        raise _not_a_number(text, domain)
    whole = re.sub(r"\D", "", match["whole"])
    decimals = match["decimals"] or ""
    if len(whole) > 1 and whole.startswith("0"):
        raise Unreadable(codes.LEADING_ZERO, value=digits, plain=_LEADING_ZEROS.sub(r"\1", digits))
    scale = Fraction(_SCALE[figure["scale"]])
    is_share = domain is not None and domain.kind is Kind.SHARE
    if figure["percent"]:
        if domain is not None and not is_share:
            raise Unreadable(codes.PERCENT_OF_NUMBER, value=text)
        scale /= 100
    unit = scale / 10 ** len(decimals)
    exact = int(whole + decimals) * unit
    if match["sign"]:
        exact = -exact
    if is_share and not figure["percent"] and exact > 1:
        raise Unreadable(codes.PERCENT_OR_SHARE, value=digits)
    if domain is not None and domain.kind is Kind.INTEGER and exact.denominator != 1:
        raise Unreadable(codes.NOT_WHOLE, value=text)
    return exact, unit / 2


def _not_a_number(text: str, domain: Domain | None) -> Unreadable:
    known = (*domain.names, *_UNKNOWN) if domain is not None else ()
    if near := nearest(text, known):
        return Unreadable(codes.MISSPELT_WORD, value=text, near=near)
    if re.match(r"[<>]=?", text):
        return Unreadable(codes.TEST_AS_VALUE, value=text)
    return Unreadable(codes.NOT_A_NUMBER, value=text)


def describe(domain: Domain) -> str:
    """The domain in a few characters, as it is written in a vocabulary."""
    if not domain.kind.is_numeric:
        return ", ".join(domain.words)
    if domain.kind is Kind.SHARE:
        return "..".join(
            f"{show_number((end or Fraction(0)) * 100)} %" for end in (domain.range.low, domain.range.high)
        )
    return "..".join("" if end is None else show_number(end) for end in (domain.range.low, domain.range.high))


def _as_text(written: str | Sequence[str]) -> str:
    return written if isinstance(written, str) else "[" + ", ".join(written) + "]"
