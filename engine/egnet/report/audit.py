"""The audit list: figures that are stated more than once, and areas whose parts add up to something else.

Comes in: one record of the outline. Goes out: every other statement of its figures and every disagreement with its
parts. Always holds: both figures and both sources stand in each entry, and nothing is left out because it agrees.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from egnet.records.record import Figure, Statement
from egnet.report.outline import Place
from egnet.report.phrase import Phrase, amount, as_written, phrase, source_of
from egnet.rulebook.rulebook import Fact
from egnet.text import Language, Text


class Agreement(StrEnum):
    """How two statements of one figure stand to each other."""

    CONTRADICTS = "contradicts"
    COMPATIBLE = "compatible"
    NO_FIGURE = "no figure"


@dataclass(frozen=True)
class Stated:
    """A figure as stated in one place."""

    shown: Phrase
    source: Phrase | None
    note: Phrase | None


@dataclass(frozen=True)
class AuditEntry:
    """One figure of one area: the statement that was chosen, and another."""

    area: Phrase
    anchor: str
    fact: Phrase
    chosen: Stated
    other: Stated
    agreement: Agreement


def audit_of(place: Place, language: Language) -> tuple[AuditEntry, ...]:
    """Every figure of a record that is stated elsewhere too, then every one that its parts contradict."""
    facts = place.decided.trace.plan.rulebook.facts
    record = place.decided.record
    entries = []
    for name, figure in record.figures.items():
        for also in figure.also:
            fact = facts[name]
            entry = AuditEntry(
                area=place.title,
                anchor=place.anchor,
                fact=phrase(fact.title, language),
                chosen=_stated(figure, fact, language),
                other=_stated(also, fact, language),
                agreement=_agreement(figure, also),
            )
            entries.append((list(facts).index(name), entry))
    for one in place.decided.effective.disagreements:
        fact = facts[one.fact]
        stated = record.figures.get(one.fact)
        cut = as_written(record.cuts[one.cut].title) if one.cut in record.cuts else Phrase("")
        parts = phrase(Text(f"delene lagt sammen ({cut})", f"the parts taken together ({cut})"), language)
        entry = AuditEntry(
            area=place.title,
            anchor=place.anchor,
            fact=phrase(fact.title, language),
            chosen=_stated(stated, fact, language)
            if stated is not None
            else Stated(amount(one.stated, fact, language, unit=True), None, None),
            other=Stated(amount(one.from_parts, fact, language, unit=True), parts, None),
            agreement=Agreement.CONTRADICTS,
        )
        entries.append((list(facts).index(one.fact), entry))
    return tuple(entry for _, entry in sorted(entries, key=lambda pair: pair[0]))


def _stated(one: Figure | Statement, fact: Fact, language: Language) -> Stated:
    """A plain figure in the notation of the language, anything else in the words of its source."""
    plain = one.value.is_certain or one.value.unknown is not None or not one.printed
    shown = amount(one.value, fact, language, unit=True) if plain else as_written(f"{one.printed} {fact.unit}".strip())
    return Stated(shown, source_of(one.source), as_written(one.note) if one.note else None)


def _agreement(figure: Figure, also: Statement) -> Agreement:
    if figure.value.unknown is not None or also.value.unknown is not None:
        return Agreement.NO_FIGURE
    return Agreement.CONTRADICTS if figure.value.meet(also.value).is_empty else Agreement.COMPATIBLE
