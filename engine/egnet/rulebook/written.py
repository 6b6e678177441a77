"""A rulebook as written: the shape of each YAML file, nothing looked up yet."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from egnet.rulebook.rulebook import Hit, Polarity, PrincipleKind
from egnet.source.node import Node
from egnet.source.shape import Day, Period, Word, Written, WrittenText, Year, YesNo
from egnet.text import Text


def one_or_more(written: object) -> object:
    """A single thing as a list of one."""
    return written if isinstance(written, list) else [written]


OneOrMore = Annotated[list[str], BeforeValidator(one_or_more)]


class WrittenDocument(Written):
    title: Word
    publisher: str = ""
    date: Day | None = None


class WrittenAdoption(Written):
    by: Word
    date: Day
    case_number: str = ""


class WrittenVerdict(Written):
    en: str = ""
    description: WrittenText = Text("", "")


class WrittenOrigin(Written):
    """The rulebook that this one was copied from."""

    id: Word
    version: Word
    sha256: Word


class WrittenAcceptance(Written):
    """A remark of `egnet check` that may stand: its code, what it is about, and why."""

    code: Word
    of: OneOrMore
    because: WrittenText


class RulebookFile(Written):
    """`rulebook.yaml`."""

    format: Literal["1"]
    id: Word
    version: Word
    status: Literal["udkast", "vedtaget"]
    adopted: WrittenAdoption | None = None
    origin: WrittenOrigin | None = None
    title: WrittenText
    valid: Period | None = None
    sources: dict[str, WrittenDocument]
    findings: dict[str, Polarity]
    verdicts: dict[str, WrittenVerdict]
    undecided: Word
    accepted: list[WrittenAcceptance] = []


class WrittenWeight(Written):
    weighted_by: Word


class WrittenFact(Written):
    type: Literal["number", "integer", "share", "boolean", "choice", "choices"]
    unit: str = ""
    domain: str | list[str] | None = None
    words: dict[str, str] = {}
    rolls_up: Literal["sum", "any", "all"] | WrittenWeight | None = None
    inherited: YesNo = False
    may_be_irrelevant: YesNo = False
    changeable: YesNo = False
    derived: str | None = None
    aliases: list[Word] = []
    title: WrittenText
    definition: WrittenText
    source: str


class FactsFile(Written):
    """`facts.yaml`."""

    facts: dict[str, WrittenFact]


class WrittenNumber(Written):
    value: Word
    start: Day | None = Field(default=None, alias="from")
    end: Day | None = Field(default=None, alias="to")
    source: str
    note: WrittenText | None = None


class WrittenParameter(Written):
    type: Literal["number", "integer", "share"] = "number"
    unit: str = ""
    title: WrittenText
    values: list[WrittenNumber] = Field(min_length=1)


class ParametersFile(Written):
    """`parameters.yaml`."""

    parameters: dict[str, WrittenParameter]


class WrittenRule(Written):
    id: Word
    when: Node
    then: Word | None = None
    consider: Polarity | None = None
    because: WrittenText
    overrides: OneOrMore = []
    source: str | None = None
    valid: Period | None = None


class WrittenOtherwise(Written):
    then: Word
    because: WrittenText


class PrincipleFile(Written):
    """A file of `principles/` or `constraints/`."""

    principle: Word
    kind: PrincipleKind = PrincipleKind.PLACEMENT
    title: WrittenText
    source: str
    findings: dict[str, Polarity] | None = None
    otherwise: Word | WrittenOtherwise
    rules: list[WrittenRule]


class WrittenRow(Written):
    id: Word
    when: Node | None = None
    then: Word
    because: WrittenText | None = None


class VerdictFile(Written):
    """`verdict.yaml`."""

    hit: Hit = Hit.FIRST
    rows: list[WrittenRow]


class WrittenConsequence(Written):
    id: Word
    title: WrittenText
    when: Node
    then: WrittenText
    source: str
    valid: Period | None = None


class ConsequencesFile(Written):
    """`consequences.yaml`."""

    consequences: list[WrittenConsequence]


class WrittenStep(Written):
    id: Word
    year: Year
    to_year: Year | None = None
    when: Node
    step: WrittenText
    source: str
    valid: Period | None = None


class ScheduleFile(Written):
    """`schedule.yaml`."""

    schedule: list[WrittenStep]
