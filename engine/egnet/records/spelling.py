"""Values as text that every format reads as the same value again: what was written where that will do.

Comes in: a value, its text as written, its domain. Goes out: a text, or a list of words that hold at once. Always holds:
the text means the same in YAML and JSON, where `750.000` is refused, as in tables, where it has thousands.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd

from egnet.values.domain import Domain, Kind
from egnet.values.interval import Interval
from egnet.values.value import Unknown, Value
from egnet.values.written import Unreadable, read_value

Spelling = str | list[str]


def spelt(value: Value, printed: str, domain: Domain) -> Spelling:
    """The text as written if it can be read anywhere, else another for the same value."""
    words = _at_once(value, printed, domain)
    if words is not None:
        return words
    return printed if _means(printed, value, domain) else canonical(value, domain)


def canonical(value: Value, domain: Domain) -> str:
    """A text for a value of a domain: `90000..110000`, `mindst 5`, `svag eller stærk`, `ikke oplyst`."""
    if value.unknown is not None:
        return value.unknown.value
    if any(len(words) > 1 for words in value.sets):
        # Alternatives are single words, but for all that there are.
        return " eller ".join([Unknown.NOT_STATED.value] * 2)
    options = [_interval(one, domain) for one in value.numbers]
    options += [word for word in domain.words if word in value.words]
    options += [word for word in domain.words if frozenset({word}) in value.sets]
    options += ["ikke relevant"] if value.irrelevant else []
    return " eller ".join(options)


def _at_once(value: Value, printed: str, domain: Domain) -> list[str] | None:
    """The words in the order in which they were written, where they hold at once; a single one may be a list too."""
    if domain.kind is not Kind.CHOICES or len(value.sets) != 1 or value.irrelevant:
        return None
    (words,) = value.sets
    written = printed.split(", ")
    if set(written) == words and len(written) == len(words):
        return written if len(written) > 1 else None
    return [word for word in domain.words if word in words]


def _means(text: str, value: Value, domain: Domain) -> bool:
    """Whether a text is read as a value, in tables and elsewhere."""
    if "|" in text:
        return False
    try:
        read = [read_value(text, domain, danish_grouping=danish) for danish in (False, True)]
    except Unreadable:
        return False
    return all(one == value and one.unknown == value.unknown for one in read)


def _interval(interval: Interval, domain: Domain) -> str:
    low, high = interval.low, interval.high
    if low is not None and low == high:
        return number(low)
    if low is None:
        return "mindst 0 eller højst 0" if high is None else f"højst {number(high)}"
    return f"mindst {number(low)}" if high is None else f"{number(low)}..{number(high)}"


def number(exact: Fraction) -> str:
    """An exact decimal number, with a decimal comma and no separators. Raises `ValueError` for one third."""
    rest, places = exact.denominator, 0
    while rest != 1:
        if rest % 2 and rest % 5:
            raise ValueError(exact)
        rest //= gcd(rest, 10)
        places += 1
    scaled = exact * 10**places
    digits = f"{abs(int(scaled)):0{places + 1}d}"
    whole, decimals = (digits[:-places], digits[-places:]) if places else (digits, "")
    return ("-" if exact < 0 else "") + whole + (f",{decimals}" if decimals else "")
