"""Values as people read them, in Danish or English notation.

Danish: `254.390`, `76,5 %`, `mindst 111.406`, `10.000-15.000`, `telefon og digital`, `stærk eller afgørende`.
"""

from __future__ import annotations

from fractions import Fraction

from egnet.text import Language
from egnet.values.domain import Domain, Kind
from egnet.values.interval import Interval
from egnet.values.value import Choice, Irrelevant, Unknown, Value

_WORDS = {
    "da": {"least": "mindst", "most": "højst", "or": "eller", "and": "og", "about": "ca.", "any": "hvad som helst"},
    "en": {"least": "at least", "most": "at most", "or": "or", "and": "and", "about": "about", "any": "anything"},
}
_UNKNOWN_EN = {
    Unknown.NOT_STATED: "not stated",
    Unknown.NOT_MEASURED: "not measured",
    Unknown.ABSENT: "not asked",
}


def show_value(value: Value, domain: Domain, language: Language = "da") -> str:
    """What is known of a fact, in words."""
    if value.unknown is not None:
        return value.unknown.value if language == "da" else _UNKNOWN_EN[value.unknown]
    words = _WORDS[language]
    options = [_show_interval(i, domain, language) for i in value.numbers]
    options += [w for w in domain.words if w in value.words]
    options += [_show_set(s, domain, language) for s in sorted(value.sets, key=lambda s: (len(s), sorted(s)))]
    if value.irrelevant:
        options.append(show_choice(Irrelevant.IRRELEVANT, domain.kind, language))
    return f" {words['or']} ".join(options) or words["any"]


def show_choice(choice: Choice, kind: Kind, language: Language = "da") -> str:
    """One chosen value, in words."""
    match choice:
        case Irrelevant():
            return choice.value if language == "da" else "not relevant"
        case Fraction():
            return show_number(choice, kind, language)
        case frozenset():
            return f" {_WORDS[language]['and']} ".join(sorted(choice))
        case str():
            return choice


def show_number(number: Fraction, kind: Kind, language: Language = "da") -> str:
    """A number with thousands and decimals in the language's notation, rounded to one decimal and marked if so."""
    if kind is Kind.SHARE:
        return f"{show_number(number * 100, Kind.NUMBER, language)} %"
    places = next((p for p in range(3) if (number * 10**p).denominator == 1), None)
    about = ""
    if places is None:
        places = 1
        about = f"{_WORDS[language]['about']} "
        number = Fraction(round(number * 10), 10)
        if number.denominator == 1:
            places = 0
    whole, rest = divmod(abs(int(number * 10**places)), 10**places)
    text = f"{'-' if number < 0 else ''}{whole:,}" + (f".{rest:0{places}d}" if places else "")
    if language == "da":
        text = text.replace(",", "\0").replace(".", ",").replace("\0", ".")
    return about + text


def show_to_thousandths(number: Fraction, kind: Kind = Kind.NUMBER, language: Language = "da") -> str:
    """A number with up to three decimals; rounded to one and marked so where that is not all of it."""
    if kind is Kind.SHARE or (number * 100).denominator == 1 or (number * 1000).denominator != 1:
        return show_number(number, kind, language)
    whole, rest = divmod(abs(int(number * 1000)), 1000)
    mark = "," if language == "da" else "."
    grouped = show_number(Fraction(whole), Kind.NUMBER, language)
    return f"{'-' if number < 0 else ''}{grouped}{mark}{rest:03d}"


def _show_interval(interval: Interval, domain: Domain, language: Language) -> str:
    words = _WORDS[language]
    low, high = interval.low, interval.high
    if low is not None and low == high:
        return show_number(low, domain.kind, language)
    if low is None or (low == domain.range.low and high != domain.range.high):
        return words["any"] if high is None else f"{words['most']} {show_number(high, domain.kind, language)}"
    if high is None or high == domain.range.high:
        return f"{words['least']} {show_number(low, domain.kind, language)}"
    middle, half = (low + high) / 2, (high - low) / 2
    if half == _half_unit(middle, domain.kind):
        return f"{words['about']} {show_number(middle, domain.kind, language)}"
    about = f"{words['about']} "
    ends = [show_number(end, domain.kind, language) for end in (low, high)]
    mark = about if any(end.startswith(about) for end in ends) else ""
    first, last = (end.removeprefix(about) for end in ends)
    if domain.kind is Kind.SHARE:
        first = first.removesuffix(" %")
    return f"{mark}{first}-{last}" if first != last.removesuffix(" %") else f"{about}{last}"


def _half_unit(number: Fraction, kind: Kind) -> Fraction | None:
    """Half a unit of the last digit that is shown of a number; `None` where it is not shown exactly."""
    scale = 100 if kind is Kind.SHARE else 1
    return next((Fraction(1, 2 * scale * 10**p) for p in range(3) if (number * scale * 10**p).denominator == 1), None)


def _show_set(words: frozenset[str], domain: Domain, language: Language) -> str:
    return f" {_WORDS[language]['and']} ".join(w for w in domain.words if w in words)


def with_unit(text: str, unit: str, value: Value | None = None) -> str:
    """The text followed by its unit; nothing is added where nothing is known or there is no unit."""
    if not unit or (value is not None and (value.unknown is not None or not value.numbers)):
        return text
    return f"{text} {unit}"
