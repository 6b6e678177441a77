"""The document: decided records and printed tables in, everything that the report says out.

Comes in: a plan, decided records, the tables that the cases' own report printed, a language. Goes out: a `Document`,
which the renderers only lay out. Always holds: the same records give the same document whatever their order; there is
no clock and no name of a machine or a folder in it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import egnet
from egnet.audit.finding import Finding
from egnet.audit.model import Audit
from egnet.evaluate.forest import Decided
from egnet.explain.reasons import telling
from egnet.plan.plan import Plan
from egnet.report.areas import Area, area_of
from egnet.report.audit import AuditEntry
from egnet.report.charts import Chart, Count, Sizes, chart_of_counts, counts_of, sizes_of
from egnet.report.outline import Outline, Place, outline_of
from egnet.report.phrase import Phrase, as_written, phrase
from egnet.report.portfolio import PortfolioSection, section_of
from egnet.report.printed import PrintedTable
from egnet.report.recomputed import Recomputed, recomputed_of
from egnet.report.schedule import Schedule, schedule_as_printed, schedule_of_others
from egnet.report.totals import Totals, facts_that_add_up, totals_as_printed, totals_of_wholes
from egnet.report.verdicts import Ranks, ShownVerdict, ranks_of, shown_verdict
from egnet.rulebook.rulebook import Document as Declared
from egnet.rulebook.rulebook import Rulebook
from egnet.text import Language, Text
from egnet.worth.portfolio import Portfolio

_MONTHS: dict[Language, tuple[str, ...]] = {
    "da": (
        "januar", "februar", "marts", "april", "maj", "juni",
        "juli", "august", "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
#: The charts draw the first columns of the totals.
_CHARTED = 2


@dataclass(frozen=True)
class Head:
    """What stands first: which rulebook, as of when, and how much was decided."""

    rulebook: Phrase
    rulebook_id: str
    version: str
    status: Phrase
    draft: bool
    adopted_by: Phrase | None
    adopted_on: str
    case_number: str
    as_of: str
    areas: int
    parts: int
    set_aside: tuple[Phrase, ...]


@dataclass(frozen=True)
class Meaning:
    """A verdict and what it means."""

    words: Phrase
    rank: int
    meaning: Phrase


@dataclass(frozen=True)
class OverviewRow:
    """One area with its verdict and the reason to name first, or what is missing."""

    title: Phrase
    anchor: str
    depth: int
    whole: Phrase | None
    administration: Phrase
    verdict: ShownVerdict
    because: Phrase | None


@dataclass(frozen=True)
class SourceDocument:
    """A document and the places in it that are used."""

    name: str
    title: Phrase
    publisher: Phrase | None
    date: str
    places: tuple[Phrase, ...]


@dataclass(frozen=True)
class RecordHash:
    """A record and the hash of its content."""

    id: str
    sha256: str


@dataclass(frozen=True)
class Making:
    """What the document was made with and from."""

    egnet: str
    rulebook_sha256: str
    records_sha256: str
    records: tuple[RecordHash, ...]


@dataclass(frozen=True)
class Document:
    """The whole report in one language."""

    language: Language
    title: Phrase
    head: Head
    meanings: tuple[Meaning, ...]
    overview: tuple[OverviewRow, ...]
    counts: tuple[Count, ...]
    counted: Chart
    schedules: tuple[Schedule, ...]
    further_steps: Schedule
    totals: tuple[Totals, ...]
    sizes: Sizes | None
    audit: tuple[AuditEntry, ...]
    recomputed: tuple[Recomputed, ...]
    portfolio: PortfolioSection | None
    areas: tuple[Area, ...]
    sources: tuple[SourceDocument, ...]
    making: Making


def document_of(
    plan: Plan,
    title: Text,
    decided: Sequence[Decided],
    set_aside: Sequence[str] = (),
    tables: Sequence[PrintedTable] = (),
    language: Language = "da",
    portfolio: Portfolio | None = None,
    audits: Sequence[tuple[Audit, Sequence[Finding]]] = (),
) -> Document:
    """The report of decided records. `set_aside` are the ids of records that could not be evaluated.

    `audits` are the sources' figures recomputed, each with its findings.
    """
    rulebook = plan.rulebook
    outline = outline_of(decided)
    ranks = ranks_of(outline, rulebook)
    counts = counts_of(outline, ranks, rulebook, language)
    areas = tuple(area_of(place, outline, ranks, language) for place in outline)
    of_years = [table for table in tables if table.periods is not None]
    of_facts = [table for table in tables if table.periods is None]
    in_schedule = {row.case for table in of_years for row in table.rows}
    totals = [totals_as_printed(outline, table, rulebook, language) for table in of_facts]
    columns = of_facts[0].columns if of_facts else facts_that_add_up(outline, rulebook)
    if columns and not of_facts:
        totals = [totals_of_wholes(outline, columns, rulebook, language)]
    section = None if portfolio is None else section_of(_in_outline(portfolio, outline), language)
    documents = {**rulebook.documents, **({} if portfolio is None else portfolio.frame.documents)}
    charted = [rulebook.facts[name] for name in columns[:_CHARTED]]
    return Document(
        language=language,
        title=phrase(title, language),
        head=_head(plan, outline, set_aside, language),
        meanings=_meanings(ranks, rulebook, language),
        overview=tuple(_overview_row(place, outline, ranks, language) for place in outline),
        counts=counts,
        counted=chart_of_counts(counts, language),
        schedules=tuple(schedule_as_printed(outline, table, language) for table in of_years),
        further_steps=schedule_of_others(outline, in_schedule, language),
        totals=tuple(totals),
        sizes=sizes_of(outline, ranks, charted, language) if charted else None,
        audit=tuple(entry for area in areas for entry in area.audit),
        recomputed=recomputed_of(audits, language),
        portfolio=section,
        areas=areas,
        sources=_sources(documents, areas, tables, section, language),
        making=_making(rulebook, outline),
    )


def shown_date(day: date, language: Language) -> str:
    """`12. marts 2010`, `12 March 2010`."""
    month = _MONTHS[language][day.month - 1]
    return f"{day.day}{'.' if language == 'da' else ''} {month} {day.year}"


# -- the parts of the document -----------------------------------------------------------------------------------------


def _head(plan: Plan, outline: Outline, set_aside: Sequence[str], language: Language) -> Head:
    rulebook = plan.rulebook
    adopted = rulebook.adopted
    wholes = len(outline.wholes)
    status = Text(rulebook.status, {"udkast": "draft", "vedtaget": "adopted"}[rulebook.status])
    return Head(
        rulebook=phrase(rulebook.title, language),
        rulebook_id=as_written(rulebook.id).text,
        version=as_written(rulebook.version).text,
        status=phrase(status, language),
        draft=rulebook.status == "udkast",
        adopted_by=as_written(adopted.by) if adopted is not None else None,
        adopted_on=shown_date(adopted.date, language) if adopted is not None else "",
        case_number=as_written(adopted.case_number).text if adopted is not None else "",
        as_of=shown_date(plan.as_of, language),
        areas=wholes,
        parts=len(outline.places) - wholes,
        set_aside=tuple(as_written(id_) for id_ in sorted(set_aside)),
    )


def _meanings(ranks: Ranks, rulebook: Rulebook, language: Language) -> tuple[Meaning, ...]:
    """The declared verdicts in the rulebook's words, and the undecided one."""
    meanings = []
    for word, verdict in rulebook.verdicts.items():
        words = phrase(Text(word, verdict.english), language)
        meanings.append(Meaning(words, ranks[(word,)], phrase(verdict.description, language)))
    open_ = Text(
        "Flere afgørelser er mulige med det, der er oplyst; under området står hvilke, og hvad der mangler",
        "Several verdicts are possible with what is known; the area says which, and what is missing",
    )
    undecided = phrase(Text(rulebook.undecided, "undecided"), language)
    return (*meanings, Meaning(undecided, ranks[(rulebook.undecided,)], phrase(open_, language)))


def _overview_row(place: Place, outline: Outline, ranks: Ranks, language: Language) -> OverviewRow:
    whole = outline.whole(place)
    reasons = telling(place.decided) if place.decided.trace.certain else []
    return OverviewRow(
        title=place.title,
        anchor=place.anchor,
        depth=place.depth,
        whole=whole.title if whole is not None else None,
        administration=as_written(place.decided.record.administration),
        verdict=shown_verdict(place.decided, ranks, language),
        because=phrase(reasons[0].text, language) if reasons else None,
    )


def _sources(
    documents: Mapping[str, Declared],
    areas: Iterable[Area],
    tables: Iterable[PrintedTable],
    portfolio: PortfolioSection | None,
    language: Language,
) -> tuple[SourceDocument, ...]:
    """The declared documents, each with the places in it that are used; then what is not declared."""
    used = {source.text for area in areas for source in area.sources}
    used |= {as_written(str(table.source)).text for table in tables}
    used |= {source.text for source in portfolio.sources} if portfolio is not None else set()
    places: dict[str, set[str]] = {}
    for source in used:
        document, _, place = source.partition(", ")
        places.setdefault(document, set()).add(place)
    found = []
    for name, declared in documents.items():
        found.append(
            SourceDocument(
                name=as_written(name).text,
                title=as_written(declared.title),
                publisher=as_written(declared.publisher) if declared.publisher else None,
                date=shown_date(declared.date, language) if declared.date is not None else "",
                places=_in_order(places.pop(as_written(name).text, set())),
            )
        )
    return (
        *found,
        *(SourceDocument(name, as_written(name), None, "", _in_order(places[name])) for name in sorted(places)),
    )


def _in_outline(portfolio: Portfolio, outline: Outline) -> Portfolio:
    """The portfolio with its areas in the order of the document."""
    order = {place.id: i for i, place in enumerate(outline)}
    return replace(portfolio, areas=tuple(sorted(portfolio.areas, key=lambda area: order[area.id])))


def _in_order(places: Iterable[str]) -> tuple[Phrase, ...]:
    """Places as in the document: `afsnit 4.3` before `afsnit 4.10`."""

    def key(place: str) -> list[tuple[int, int, str]]:
        return [(1, int(p), "") if p.isdigit() else (0, 0, p) for p in re.findall(r"\d+|[^\d\s.,]+", place)]

    return tuple(as_written(place) for place in sorted((p for p in places if p), key=lambda p: (key(p), p)))


def _making(rulebook: Rulebook, outline: Outline) -> Making:
    records = sorted((place.decided.record for place in outline), key=lambda record: record.id)
    hashes = tuple(RecordHash(as_written(record.id).text, record.sha256) for record in records)
    listed = "".join(f"{record.sha256}  {record.id}\n" for record in records)
    return Making(
        egnet=egnet.__version__,
        rulebook_sha256=rulebook.sha256,
        records_sha256=hashlib.sha256(listed.encode("utf-8")).hexdigest(),
        records=hashes,
    )
