"""A checked rulebook: every name in it is known, every rule and figure has a source.

The types are frozen; `egnet.rulebook.check` is the only maker of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from egnet.diagnostics.span import Span
from egnet.language import ast
from egnet.rulebook.condition import Condition
from egnet.text import Text
from egnet.values.domain import Domain, Kind


class Polarity(StrEnum):
    """Whether a finding or a consideration speaks for a move or against it."""

    PLUS = "plus"
    MINUS = "minus"
    NEUTRAL = "neutral"


class PrincipleKind(StrEnum):
    """What sort of principle: one of placement, a legal or organisational constraint, or a precondition."""

    PLACEMENT = "placement"
    LEGAL = "legal"
    ORGANISATIONAL = "organisational"
    PRECONDITION = "precondition"


class RollUp(StrEnum):
    """How a whole's value follows from its parts."""

    SUM = "sum"
    WEIGHTED = "weighted"
    ANY = "any"
    ALL = "all"


class Hit(StrEnum):
    """Hit policy of the verdict table: the first true row, or every true row."""

    FIRST = "first"
    COLLECT = "collect"


@dataclass(frozen=True, slots=True)
class Validity:
    """From one date to another, both included; `None` is no end."""

    start: date | None = None
    end: date | None = None

    def holds(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Source:
    """A place in a declared document: `analyse-2010, afsnit 4.3, tabel 9`."""

    document: str
    place: str

    def __str__(self) -> str:
        return f"{self.document}, {self.place}" if self.place else self.document


@dataclass(frozen=True, slots=True)
class Document:
    """A source document declared in the rulebook."""

    name: str
    title: str
    publisher: str
    date: date | None


@dataclass(frozen=True)
class Fact:
    """One named, typed, described property of a task.

    `unit` is empty for words and shares. `aliases` are other headings of its column in a table.
    """

    name: str
    domain: Domain
    title: Text
    definition: Text
    unit: str
    source: Source
    span: Span
    roll_up: RollUp | None = None
    weight: str | None = None
    inherited: bool = False
    changeable: bool = False
    derived: ast.Expression | None = None
    aliases: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        return self.domain.kind


@dataclass(frozen=True, slots=True)
class DatedNumber:
    """A parameter's value within a period."""

    number: Fraction
    valid: Validity
    source: Source
    note: Text | None


@dataclass(frozen=True)
class Parameter:
    """A dated threshold. Its values do not overlap and leave no gap between them."""

    name: str
    kind: Kind
    unit: str
    title: Text
    values: tuple[DatedNumber, ...]
    span: Span

    def on(self, day: date) -> DatedNumber | None:
        """The value in force on a date, or `None` outside every period."""
        return next((v for v in self.values if v.valid.holds(day)), None)


@dataclass(frozen=True)
class Rule:
    """`when` a condition holds, a finding, or a consideration without one.

    `overrides` are the ids of the rules of the same principle that this one sets aside.
    """

    id: str
    when: Condition
    finding: str | None
    consider: Polarity | None
    because: Text
    source: Source
    overrides: tuple[str, ...]
    valid: Validity
    span: Span


@dataclass(frozen=True)
class Principle:
    """A named group of rules with one finding per task; `otherwise` is the finding when no rule fires."""

    id: str
    kind: PrincipleKind
    title: Text
    source: Source
    findings: Mapping[str, Polarity]
    otherwise: str
    otherwise_because: Text | None
    rules: tuple[Rule, ...]
    span: Span


@dataclass(frozen=True)
class Row:
    """A row of the verdict table; the last one has no condition and holds when no other row does."""

    id: str
    when: Condition | None
    verdict: str
    because: Text | None
    span: Span


@dataclass(frozen=True)
class Verdict:
    """A word that a decision may end in."""

    word: str
    english: str
    description: Text


@dataclass(frozen=True)
class Consequence:
    """What follows when a condition over facts, findings and verdict holds."""

    id: str
    title: Text
    when: Condition
    text: Text
    source: Source
    valid: Validity
    span: Span


@dataclass(frozen=True)
class Step:
    """A step of the schedule, in one year or from one year to another."""

    id: str
    year: int
    to_year: int
    when: Condition
    text: Text
    source: Source
    valid: Validity
    span: Span


@dataclass(frozen=True)
class Adoption:
    """Who adopted the rulebook, when, and under which case number."""

    by: str
    date: date
    case_number: str


@dataclass(frozen=True, eq=False)
class Rulebook:
    """The whole rulebook; two are the same only if they are one object.

    `sha256` covers its canonical content: no comments, no line ends, no order of keys. `findings` are those of the
    principles that have none of their own.
    """

    id: str
    version: str
    status: str
    adopted: Adoption | None
    title: Text
    valid: Validity
    documents: Mapping[str, Document]
    facts: Mapping[str, Fact]
    derived: Mapping[str, ast.Expression]
    parameters: Mapping[str, Parameter]
    principles: tuple[Principle, ...]
    hit: Hit
    rows: tuple[Row, ...]
    verdicts: Mapping[str, Verdict]
    undecided: str
    consequences: tuple[Consequence, ...] = ()
    schedule: tuple[Step, ...] = ()
    sha256: str = ""
    findings: Mapping[str, Polarity] = field(default_factory=dict)

    def principle(self, id_: str) -> Principle:
        """The principle of this id; KeyError if there is none."""
        return next((p for p in self.principles if p.id == id_), None) or _missing(id_)


def _missing(id_: str) -> Principle:
    raise KeyError(id_)
