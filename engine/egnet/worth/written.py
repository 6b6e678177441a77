"""The files of business cases and benefits as written: the shape that pydantic checks, nothing else.

Figures stay texts here; `egnet.worth.read` reads them and says where each stands.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from egnet.audit.written import WrittenCheck
from egnet.rulebook.written import WrittenDocument
from egnet.source.shape import Day, Word, Written, WrittenText, Year, YesNo

Unit = Literal["kr.", "1.000 kr.", "mio. kr."]
Counted = Literal["netto", "brutto"]


class WrittenLine(Written):
    """One row of amounts, one for each year."""

    id: Word
    title: Word
    counted: Counted | None = None
    amounts: list[str]
    lasting: YesNo = True
    borne_by: dict[str, str] = {}
    source: Word
    note: str = ""


class WrittenKeys(Written):
    """Which share of savings, running costs and investment a committee has, as the document states it."""

    committee: Word
    savings: str = ""
    costs: str = ""
    investment: str = ""


class WrittenPrinted(Written):
    """One table as it was printed: rows by the name of what they hold, one text for each year."""

    table: Literal["1", "2", "3", "4", "5"]
    source: Word
    unit: Unit
    price_level: Year
    total_called: Counted | None = None
    rows: dict[str, list[str]]
    keys: dict[str, str] = {}
    break_even: str = ""
    staff: str = ""
    notes: dict[str, WrittenText] = {}


class WrittenStaff(Written):
    """How many full-time posts the move saves (negative) or takes."""

    value: Word
    source: Word
    note: str = ""


class WrittenRisk(Written):
    """The overall assessment, and what may go wrong."""

    level: Word
    source: Word
    note: WrittenText | None = None
    risks: list[WrittenText] = []


class WrittenFollowUp(Written):
    """Something to look at in a period, and whether it has been."""

    what: WrittenText
    when: Word
    done: YesNo | None = None
    responsible: list[str] = []
    source: Word
    note: WrittenText | None = None


class WrittenCriterion(Written):
    """One success criterion: what shows it, who follows up, when."""

    what: WrittenText
    reached_by: WrittenText | None = None
    measured_by: WrittenText
    responsible: list[str] = Field(min_length=1)
    follow_up: list[str] = Field(min_length=1)
    source: Word
    note: WrittenText | None = None


class WrittenMilestone(Written):
    """One step of the implementation."""

    what: WrittenText
    when: Word
    source: Word


class WrittenBasis(Written):
    """A figure that the proposal builds on; `sum_of` names others that it should be the sum of."""

    id: Word
    title: WrittenText
    value: Word
    unit: Word
    sum_of: list[str] = []
    source: Word
    note: WrittenText | None = None


class ProposalFile(Written):
    """A business case."""

    business_case: Word
    number: Word
    title: WrittenText
    source: Word
    sources: dict[str, WrittenDocument] = {}
    unit: Unit
    price_level: Year
    years: list[Year] = Field(min_length=1)
    committees: dict[str, str]
    savings: list[WrittenLine] = []
    costs: list[WrittenLine] = []
    investment: list[WrittenLine] = []
    keys: list[WrittenKeys] = []
    staff: WrittenStaff | None = None
    basis: list[WrittenBasis] = []
    steps: list[WrittenMilestone] = []
    criteria: list[WrittenCriterion] = []
    risk: WrittenRisk | None = None
    printed: list[WrittenPrinted] = []
    checks: list[WrittenCheck] = []
    note: str = ""


class WrittenStated(Written):
    """A figure that the catalogue states of all its proposals together."""

    id: Word
    title: WrittenText
    of: Literal["net saving", "investment"]
    year: Year | None = None
    committee: str = ""
    share: str = ""
    value: Word
    unit: Unit
    source: Word
    note: WrittenText | None = None


class CatalogueFile(Written):
    """What a catalogue of business cases says of them together."""

    catalogue: Word
    title: WrittenText
    sources: dict[str, WrittenDocument]
    stated: list[WrittenStated] = []
    note: str = ""


class WrittenItem(Written):
    """One named part of a realised benefit."""

    id: Word
    title: WrittenText
    realised: Word
    source: Word
    note: str = ""


class WrittenRollOut(Written):
    """From which year, and over how many, a benefit comes."""

    start: Year = Field(alias="from")
    years: Word
    source: Word
    note: str = ""


class WrittenElsewhere(Written):
    """What was realised of a benefit somewhere else than it was expected."""

    title: WrittenText
    value: Word
    source: Word
    note: WrittenText | None = None


class WrittenBenefit(Written):
    """One promised benefit."""

    id: Word
    title: WrittenText
    term: Literal["kort", "lang"]
    required: Word
    realised: Word
    outstanding: str = ""
    items: list[WrittenItem] = []
    roll_out: WrittenRollOut | None = None
    elsewhere: list[WrittenElsewhere] = []
    source: Word
    note: str = ""


class WrittenTotals(Written):
    """What the status states of all benefits together."""

    required: str = ""
    realised: str = ""
    outstanding: str = ""
    after_years: str = ""
    source: Word


class BenefitsFile(Written):
    """A status of promised and realised benefits."""

    benefits: Word
    title: WrittenText
    source: Word
    sources: dict[str, WrittenDocument] = {}
    unit: Unit
    status: Day
    started: Day | None = None
    stated: WrittenTotals | None = None
    lines: list[WrittenBenefit] = Field(min_length=1)
    follow_up: list[WrittenFollowUp] = []
    note: str = ""


class WrittenAssumption(Written):
    """Something that a portfolio takes for granted, with the reason why it has this value."""

    id: Literal["mål", "år", "regnemåde", "støtteandel", "realisering", "takst"]
    value: Word
    because: WrittenText
    source: Word


class WrittenGoal(Written):
    """A yearly saving that somebody has promised, to hold a portfolio against."""

    id: Word
    title: WrittenText
    value: Word
    unit: Unit
    source: Word
    note: WrittenText | None = None


class PortfolioFile(Written):
    """What a set of moves is to save, and which facts say what it is taken of."""

    portfolio: Word
    title: WrittenText
    sources: dict[str, WrittenDocument] = {}
    unit: Unit
    verdicts: list[str] = Field(min_length=1)
    budget: Word
    support: Word
    tariffs: Word
    money_follows: Word
    assumptions: list[WrittenAssumption]
    goals: list[WrittenGoal] = []
    note: WrittenText | None = None
