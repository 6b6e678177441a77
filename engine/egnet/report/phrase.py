"""A phrase: a text of the document together with the language it is in.

Comes in: texts of the rulebook, of records and of printed tables. Goes out: phrases, on one line, nothing invisible
in them. Always holds: what exists in Danish only (titles, notes, sources, words of the rulebook) says so, because a
page in English must mark it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from egnet.diagnostics.render import visible
from egnet.rulebook.rulebook import Fact, Source
from egnet.text import Language, Text
from egnet.values.domain import Kind
from egnet.values.shown import show_number, show_value, with_unit
from egnet.values.value import Value


@dataclass(frozen=True, slots=True)
class Phrase:
    """One text in one language."""

    text: str
    language: Language = "da"

    def __str__(self) -> str:
        return self.text


def as_written(text: str) -> Phrase:
    """A text that exists as it was written: in Danish, on one line, control characters as visible escapes."""
    line = " ".join(text.split())
    return Phrase(line if line.isprintable() else visible(line))


def phrase(text: Text, language: Language) -> Phrase:
    """A text in a language; one that was never translated stays Danish and says so."""
    if language == "en" and text.en != text.da:
        return Phrase(as_written(text.en).text, "en")
    return as_written(text.da)


def source_of(source: Source) -> Phrase | None:
    """The source as written, or nothing where there is none."""
    return as_written(str(source)) if source.document else None


def amount(value: Value, fact: Fact, language: Language, unit: bool = False) -> Phrase:
    """What is known of a fact, in words and numbers of the language, with its unit if asked for."""
    text = show_value(value, fact.domain, language)
    if unit:
        # A unit that is a number itself would read as part of the figure: `6.700 × 1.000 kr.`
        text = with_unit(text, f"× {fact.unit}" if fact.unit[:1].isdigit() else fact.unit, value)
    in_words = value.unknown is None and bool(value.words or value.sets)
    return Phrase(as_written(text).text, "da" if in_words or (unit and fact.unit) else language)


def signed(number: Fraction, kind: Kind, language: Language) -> str:
    """A number that is added or taken away: `+16.000`, `−0,5`."""
    return f"{'−' if number < 0 else '+'}{show_number(abs(number), kind, language)}"
