"""A business case, a catalogue of them and a status of benefits: every name known, every figure read.

The types are frozen; `egnet.worth.read` is their only maker. Money spent is positive, money saved is negative.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from egnet.audit.model import Check
from egnet.records.record import Statement
from egnet.rulebook.rulebook import Document, Source
from egnet.text import Text
from egnet.values import interval
from egnet.values.interval import ZERO, Interval
from egnet.worth.period import Repeated

#: What an amount of one is in kroner.
KRONER: Mapping[str, Fraction] = {"kr.": Fraction(1), "1.000 kr.": Fraction(1000), "mio. kr.": Fraction(1_000_000)}


class Group(StrEnum):
    """What sort of money a line is."""

    SAVINGS = "savings"
    COSTS = "costs"
    INVESTMENT = "investment"


@dataclass(frozen=True)
class Line:
    """One row of amounts, one for each year. `lasting` ones go on as in the last year.

    `borne_by` says which committee has which share of it; empty where the document does not say.
    """

    id: str
    title: str
    group: Group
    amounts: tuple[Interval, ...]
    source: Source
    counted: str | None = None
    lasting: bool = True
    borne_by: Mapping[str, Interval] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True)
class Key:
    """A committee's stated share, and what a share rounded like it may be exactly."""

    share: Interval
    rounded: Interval
    printed: str


@dataclass(frozen=True)
class PrintedTable:
    """One table as printed: the cells of each row by its name, the keys, and what stands beside.

    `notes` say of a row why it may be as printed; they go with every finding about it.
    """

    number: str
    source: Source
    unit: str
    price_level: int
    total_called: str | None
    rows: Mapping[str, tuple[Statement | None, ...]]
    keys: Mapping[str, Key]
    break_even: Statement | None = None
    staff: Statement | None = None
    notes: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True)
class NamedFigure:
    """A figure that a proposal builds on, under a name of its own; `sum_of` are others that it should be the sum of."""

    id: str
    title: Text
    stated: Statement
    unit: str
    sum_of: tuple[str, ...]
    note: Text | None = None


@dataclass(frozen=True)
class Step:
    """One step of the implementation."""

    what: Text
    period: Repeated
    source: Source


@dataclass(frozen=True)
class FollowUp:
    """Something to look at in a period. `done` is `None` where nobody has said."""

    what: Text
    period: Repeated
    responsible: tuple[str, ...]
    source: Source
    done: bool | None = None
    note: Text | None = None


@dataclass(frozen=True)
class Criterion:
    """One success criterion."""

    what: Text
    reached_by: Text | None
    measured_by: Text
    responsible: tuple[str, ...]
    follow_up: tuple[Repeated, ...]
    source: Source
    note: Text | None = None


@dataclass(frozen=True)
class Risk:
    """The overall level, among `LEVELS` where it is known, and what may go wrong."""

    level: str | None
    source: Source
    risks: tuple[Text, ...]
    note: Text | None = None


LEVELS = ("høj", "middel", "lav")


@dataclass(frozen=True)
class Proposal:
    """A business case. `committees` are in the order of its tables; `keys` by group and committee.

    `checks` are its own; those that follow from its tables are made by `egnet.worth.checks`.
    """

    id: str
    number: str
    title: Text
    source: Source
    unit: str
    price_level: int
    years: tuple[int, ...]
    committees: Mapping[str, str]
    lines: tuple[Line, ...]
    keys: Mapping[Group, Mapping[str, Key]]
    staff: Statement | None
    basis: tuple[NamedFigure, ...]
    steps: tuple[Step, ...]
    criteria: tuple[Criterion, ...]
    risk: Risk | None
    printed: Mapping[str, PrintedTable]
    checks: tuple[Check, ...] = ()
    note: str = ""

    def of(self, *groups: Group) -> tuple[Line, ...]:
        """The lines of these groups, in the order of the groups."""
        return tuple(line for group in groups for line in self.lines if line.group is group)

    def sums(self, *groups: Group) -> tuple[Interval, ...]:
        """What the lines of these groups come to, year by year."""
        lines = self.of(*groups)
        return tuple(total(line.amounts[i] for line in lines) for i in range(len(self.years)))


@dataclass(frozen=True)
class StatedTotal:
    """A figure that a catalogue states of all its proposals, or of one committee's share of them."""

    id: str
    title: Text
    of: str
    year: int | None
    committee: str
    share: Interval
    stated: Statement
    rounded: Interval
    unit: str
    note: Text | None = None


@dataclass(frozen=True)
class Catalogue:
    """What a catalogue says of its proposals together."""

    id: str
    title: Text
    documents: Mapping[str, Document]
    stated: tuple[StatedTotal, ...]
    note: str = ""


@dataclass(frozen=True)
class Item:
    """One named part of a realised benefit."""

    id: str
    title: Text
    realised: Statement
    note: Text | None = None


@dataclass(frozen=True)
class RollOut:
    """A benefit that comes over so many years from one of them."""

    start: int
    years: int
    source: Source
    note: str = ""

    @property
    def last(self) -> int:
        return self.start + self.years - 1


@dataclass(frozen=True)
class Benefit:
    """One promised benefit; amounts are yearly and positive."""

    id: str
    title: Text
    long_term: bool
    required: Statement
    realised: Statement
    outstanding: Statement | None
    items: tuple[Item, ...]
    roll_out: RollOut | None
    elsewhere: tuple[Item, ...]
    source: Source
    note: str = ""


@dataclass(frozen=True)
class BenefitStatus:
    """What was promised and what has come, on a day. `stated` are totals as the document states them."""

    id: str
    title: Text
    source: Source
    unit: str
    status: date
    started: date | None
    stated: Mapping[str, Statement]
    lines: tuple[Benefit, ...]
    follow_up: tuple[FollowUp, ...]
    note: str = ""


def total(amounts: Iterable[Interval]) -> Interval:
    """What amounts come to."""
    found = ZERO
    for amount in amounts:
        found = interval.add(found, amount)
    return found


def scaled(amount: Interval, factor: Fraction) -> Interval:
    """The amount times one number."""
    return interval.multiply(amount, Interval.point(factor))
