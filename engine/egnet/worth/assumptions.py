"""What a portfolio takes for granted: named, with a value, a reason and a source, and each of them changeable.

Comes in: a `PortfolioFile`, a rulebook and settings such as `støtteandel=10..20 %` or `pension.støttebudget=4000`. Goes
out: a `Frame`. Always holds: every name has a value; everything that cannot be used is said at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from egnet.diagnostics.codes import worth as codes
from egnet.diagnostics.diagnostic import Diagnostic, EgnetError
from egnet.diagnostics.near import nearest
from egnet.records.record import Statement
from egnet.rulebook.rulebook import Document, Source
from egnet.text import Text
from egnet.values.domain import Domain, Kind
from egnet.values.interval import Interval
from egnet.values.written import Unreadable, read_value
from egnet.worth.figures import SHARE, SPENT


class Name(StrEnum):
    """What is taken for granted."""

    GOAL = "mål"
    YEARS = "år"
    WAY = "regnemåde"
    SUPPORT = "støtteandel"
    REALISED = "realisering"
    TARIFF = "takst"


SUPPORT_BUDGET = "støttebudget"
#: Each year off what it was at first, off what is left, or either.
SIMPLE, COMPOUND, EITHER = "af grundlaget", "af resten", "begge"
#: Whether an area is financed by tariffs where that is not known.
YES, NO, OPEN = "ja", "nej", "ukendt"
TITLES: Mapping[Name, Text] = {
    Name.GOAL: Text("besparelse pr. år på administrativ støtte", "saving a year on administrative support"),
    Name.YEARS: Text("antal år", "number of years"),
    Name.WAY: Text("hvad de næste års andel tages af", "what the share of later years is taken of"),
    Name.SUPPORT: Text(
        "del af budgettet, der er administrativ støtte", "share of the budget that is administrative support"
    ),
    Name.REALISED: Text("del af målet, der nås", "share of the goal that is reached"),
    Name.TARIFF: Text("takstfinansieret, hvor det ikke er oplyst", "financed by tariffs where that is not stated"),
}
_WORDS: Mapping[Name, tuple[str, ...]] = {Name.WAY: (SIMPLE, COMPOUND, EITHER), Name.TARIFF: (YES, NO, OPEN)}
_COUNT = Domain(Kind.INTEGER, Interval(Fraction(1), Fraction(20)))
_SHARE_WANTED = Text("en andel, fx `10..20 %`", "a share, such as `10..20 %`")
_WANTED: Mapping[Name, Text] = {
    Name.GOAL: _SHARE_WANTED,
    Name.SUPPORT: _SHARE_WANTED,
    Name.REALISED: _SHARE_WANTED,
    Name.YEARS: Text("et helt tal fra 1 til 20", "a whole number from 1 to 20"),
}
_AMOUNT_WANTED = Text("et beløb, fx `3000..5000`", "an amount, such as `3000..5000`")
_NOT_AMONG = Text("det er ikke et af ordene", "it is not one of the words")
_EXAMPLE = "støtteandel=10..20 %"


@dataclass(frozen=True)
class Assumption:
    """One thing taken for granted; `interval` for a number, else a word."""

    name: Name
    written: str
    interval: Interval | None
    because: Text | None
    source: Source | None

    @property
    def changed(self) -> bool:
        """Whether it was set by hand."""
        return self.source is None


@dataclass(frozen=True)
class Goal:
    """A yearly saving to hold the portfolio against."""

    id: str
    title: Text
    stated: Statement
    unit: str
    note: Text | None


@dataclass(frozen=True)
class Own:
    """What is supposed of single areas: their share of support, or their support's budget."""

    shares: Mapping[str, Interval]
    budgets: Mapping[str, Interval]


@dataclass(frozen=True)
class Frame:
    """Everything about a portfolio but its areas."""

    id: str
    title: Text
    unit: str
    verdicts: frozenset[str]
    budget: str
    support: str
    tariffs: str
    money_follows: str
    assumptions: Mapping[Name, Assumption]
    goals: tuple[Goal, ...]
    own: Own
    documents: Mapping[str, Document]
    note: Text | None = None

    def number(self, name: Name) -> Interval:
        """The value of an assumption that is a number."""
        interval = self.assumptions[name].interval
        assert interval is not None
        return interval

    def word(self, name: Name) -> str:
        """The value of an assumption that is a word."""
        return self.assumptions[name].written


def read_assumption(name: Name, written: str) -> tuple[str, Interval | None]:
    """The value of an assumption; raises `Unreadable` or `ValueError` where it cannot be that."""
    if name in _WORDS:
        if written not in _WORDS[name]:
            raise ValueError
        return written, None
    read = read_value(written, _COUNT if name is Name.YEARS else SHARE).hull
    if read is None or (name is Name.YEARS and not read.is_point):
        raise ValueError
    return written, read


def wanted(name: Name) -> Text:
    """What may be written for an assumption."""
    if name in _WORDS:
        words = ", ".join(f"`{word}`" for word in _WORDS[name])
        return Text(words, words)
    return _WANTED[name]


@dataclass(frozen=True)
class Settings:
    """What was set by hand: assumptions by name, and areas' own."""

    assumptions: Mapping[Name, Assumption]
    own: Own


def read_settings(settings: Sequence[str], areas: Iterable[str]) -> Settings:
    """Settings, the last of two alike; raises `EgnetError` with all that cannot be used."""
    reading = _Settings(list(areas))
    for setting in settings:
        reading.set(setting)
    if reading.diagnostics:
        raise EgnetError(reading.diagnostics)
    return Settings(reading.assumptions, Own(reading.shares, reading.budgets))


class _Settings:
    def __init__(self, areas: list[str]) -> None:
        self.areas = areas
        self.assumptions: dict[Name, Assumption] = {}
        self.shares: dict[str, Interval] = {}
        self.budgets: dict[str, Interval] = {}
        self.diagnostics: list[Diagnostic] = []

    def set(self, setting: str) -> None:
        name, equals, value = (part.strip() for part in setting.partition("="))
        area, _, last = name.rpartition(".")
        if not equals or not name or not value:
            self.diagnostics.append(codes.SETTING_SHAPE.at(None, setting=setting, example=_EXAMPLE))
        elif name in list(Name):
            self._assume(Name(name), value)
        elif area in self.areas and last in (Name.SUPPORT.value, SUPPORT_BUDGET):
            self._of_area(name, area, last, value)
        else:
            self._unknown(name)

    def _assume(self, name: Name, value: str) -> None:
        try:
            written, interval = read_assumption(name, value)
        except (Unreadable, ValueError) as error:
            self._refuse(name.value, value, error, wanted(name))
            return
        self.assumptions[name] = Assumption(name, written, interval, None, None)

    def _of_area(self, name: str, area: str, last: str, value: str) -> None:
        is_share = last == Name.SUPPORT.value
        try:
            read = read_value(value, SHARE if is_share else SPENT).hull
        except Unreadable as error:
            self._refuse(name, value, error, _SHARE_WANTED if is_share else _AMOUNT_WANTED)
            return
        if read is not None:
            (self.shares if is_share else self.budgets)[area] = read

    def _refuse(self, name: str, value: str, error: Unreadable | ValueError, what: Text) -> None:
        reason = error.code.message.format(**error.fields) if isinstance(error, Unreadable) else _NOT_AMONG
        self.diagnostics.append(codes.NOT_A_SETTING_VALUE.at(None, name=name, value=value, reason=reason, wanted=what))

    def _unknown(self, name: str) -> None:
        per_area = [f"{area}.{last}" for area in self.areas for last in (Name.SUPPORT.value, SUPPORT_BUDGET)]
        known = [*(one.value for one in Name), *per_area]
        near = nearest(name, known)
        code = codes.UNKNOWN_SETTING_NEAR if near else codes.UNKNOWN_SETTING
        self.diagnostics.append(code.at(None, name=name, near=near or "", known=", ".join(known)))
