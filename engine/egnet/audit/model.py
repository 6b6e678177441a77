"""A document's figures and what should hold between them, read and looked up.

Always holds: every amount is the set of numbers that its print allows, with exact ends, and says where it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from egnet.audit.finding import FindingKind
from egnet.rulebook.rulebook import Source
from egnet.text import Text
from egnet.values.interval import Interval


@dataclass(frozen=True)
class Amount:
    """One printed figure. `range` holds every number that it may stand for, `point` the one that is printed.

    An amount that was not counted has no point and may be anything from zero; one that is not there (`-`) has neither.
    """

    name: str
    printed: str
    source: Source
    in_table: bool
    range: Interval | None
    point: Fraction | None
    is_share: bool = False

    @property
    def is_counted(self) -> bool:
        return self.point is not None


@dataclass(frozen=True)
class Words:
    """Words of the text that are held against other words."""

    name: str
    text: Text
    source: Source


@dataclass(frozen=True)
class Listed:
    """A list of names."""

    name: str
    title: str
    source: Source
    members: tuple[str, ...]


class Operation(StrEnum):
    """How the operands of a calculation are put together."""

    SUM = "sum"
    PRODUCT = "product"
    QUOTIENT = "quotient"
    DIFFERENCE = "difference"


@dataclass(frozen=True)
class Calculation:
    """An operation on amounts, plain numbers and other calculations."""

    operation: Operation
    operands: tuple[Operand, ...]


Operand = Amount | Fraction | Calculation


@dataclass(frozen=True)
class Table:
    """What a reference to a table can be about: its columns and the names of its rows."""

    id: str
    title: str
    source: Source
    words: frozenset[str]


@dataclass(frozen=True)
class Sum:
    parts: tuple[Amount, ...]
    stated: Amount


@dataclass(frozen=True)
class Equal:
    calculation: Operand
    stated: Amount


@dataclass(frozen=True)
class Share:
    part: Operand
    whole: Operand
    stated: Amount
    other_wholes: Mapping[Text, Operand] = field(default_factory=dict)


@dataclass(frozen=True)
class Mean:
    values: tuple[Amount, ...]
    weights: Mapping[str, tuple[Amount, ...]]
    stated: Amount


@dataclass(frozen=True)
class Same:
    statements: tuple[Amount | Words, ...]


@dataclass(frozen=True)
class Constant:
    """One and the same quotient in every pair."""

    pairs: tuple[tuple[Amount, Amount], ...]


@dataclass(frozen=True)
class AtMost:
    bound: Operand
    stated: Amount


@dataclass(frozen=True)
class Label:
    """What a figure is called, and what it would be under each meaning; `None` where that cannot be worked out.

    `titles` are the names of meanings in words for people, where they are not the names themselves.
    """

    says: str
    meanings: Mapping[str, Operand | None]
    stated: Amount
    titles: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True)
class Scope:
    """One figure under labels that do not say the same."""

    labels: tuple[Words, ...]
    amounts: tuple[Amount, ...]


@dataclass(frozen=True)
class Mixed:
    """The labels of figures that are added up or compared: base year, price level, way of counting."""

    labels: Mapping[str, str]
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Reference:
    says: str
    about: tuple[str, ...]
    source: Source
    tables: tuple[Table, ...]


@dataclass(frozen=True)
class Within:
    lists: tuple[Listed, ...]
    lies_in: tuple[Listed, ...]


@dataclass(frozen=True)
class Apart:
    lists: tuple[Listed, ...]


@dataclass(frozen=True)
class Alike:
    lists: tuple[Listed, ...]


@dataclass(frozen=True)
class Number:
    """How many names a list has."""

    listed: Listed
    stated: Amount


@dataclass(frozen=True)
class Ends:
    """The day on which something ends, and the last one on which it may."""

    ends: date
    due: date
    sources: tuple[Source, ...]


Asks = (
    Sum | Equal | Share | Mean | Same | Constant | AtMost | Label | Scope | Mixed | Reference | Within | Apart | Alike | Number
    | Ends
)  # fmt: skip


@dataclass(frozen=True)
class Check:
    """One thing that should hold. `follows` is the figure that the stated one may have been taken from.

    `kind` is what sort of finding it is if it fails; `None` where that depends on where the figures stand.
    """

    id: str
    about: Text
    asks: Asks
    notes: tuple[Text, ...] = ()
    follows: Amount | None = None
    kind: FindingKind | None = None
    subject: str = ""


@dataclass(frozen=True)
class Audit:
    """The checks of one document."""

    id: str
    title: Text
    checks: tuple[Check, ...]
