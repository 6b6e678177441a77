"""A table of facts in a feature file in, figures of a record out.

The table has the columns `fakta` and `værdi` (or `fact` and `value`). Values are written as in case files; in a Danish
table a full stop between thousands is one (`20.000`), and several words at once are joined by `og`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from egnet.features import things
from egnet.features.errors import SentenceError, known
from egnet.text import Language, Text

if TYPE_CHECKING:
    from egnet.records.record import Figure
    from egnet.rulebook.rulebook import Fact, Rulebook

Table = Sequence[Sequence[str]]

_HEADINGS = {"da": ["fakta", "værdi"], "en": ["fact", "value"]}
_TASK = {"da": "opgave", "en": "task"}
_AND = {"da": " og ", "en": " and "}
#: Written of a fact that the record is to say nothing of.
ABSENT = "ikke spurgt"


def figures_in(table: Table, rulebook: Rulebook, language: Language) -> Mapping[str, Figure | None]:
    """The figure that each row states; `None` where the fact is `ikke spurgt`."""
    check_heading(table, _HEADINGS[language])
    figures: dict[str, Figure | None] = {}
    for name, printed in table[1:]:
        fact = _stated(name, rulebook)
        if name in figures:
            raise SentenceError(
                "fakta `{name}` står to gange i tabellen", "the fact `{name}` stands twice in the table", name=name
            )
        figures[name] = None if printed == ABSENT else figure_of(fact, printed, language)
    return figures


def table_of_tasks(table: Table, rulebook: Rulebook, language: Language) -> dict[str, dict[str, Figure]]:
    """The figures of each row, by the id in its first column; an empty cell states nothing."""
    first = _TASK[language]
    head = [cell.strip() for cell in table[0]]
    if head[0] != first or len(head) < 2:
        raise _wrong_heading(f"{first} | {Text('fakta', 'fact').in_(language)} …")
    _check_rows(table)
    facts = [_stated(name, rulebook) for name in head[1:]]
    tasks: dict[str, dict[str, Figure]] = {}
    for id_, *cells in table[1:]:
        if id_ in tasks:
            raise SentenceError(
                "opgaven `{id}` står to gange i tabellen", "the task `{id}` stands twice in the table", id=id_
            )
        tasks[id_] = {
            fact.name: figure_of(fact, cell, language) for fact, cell in zip(facts, cells, strict=True) if cell
        }
    return tasks


def check_heading(table: Table, heading: Sequence[str]) -> None:
    """A fault where a table has not these headings, or no rows."""
    if not table or [cell.strip() for cell in table[0]] != list(heading):
        raise _wrong_heading(" | ".join(heading))
    _check_rows(table)


def fact_named(name: str, rulebook: Rulebook) -> Fact:
    """The fact of a name; a fault where there is none."""
    return rulebook.facts[known(things.FACT, name, rulebook.facts, titles_of(rulebook))]


def titles_of(rulebook: Rulebook) -> dict[str, str]:
    """The name of each fact by what people call it."""
    return {title: name for name, fact in rulebook.facts.items() for title in (fact.title.da, fact.title.en)}


def _stated(name: str, rulebook: Rulebook) -> Fact:
    fact = fact_named(name, rulebook)
    if name in rulebook.derived:
        raise SentenceError(
            "fakta `{name}` beregnes og kan ikke oplyses",
            "the fact `{name}` is calculated and cannot be stated",
            name=name,
        )
    return fact


def _check_rows(table: Table) -> None:
    if len(table) == 1:
        raise SentenceError("tabellen har ingen rækker", "the table has no rows")


def _wrong_heading(heading: str) -> SentenceError:
    return SentenceError(
        "tabellen skal have overskriften | {heading} |",
        "the table is to have the heading | {heading} |",
        heading=heading,
    )


def figure_of(fact: Fact, printed: str, language: Language) -> Figure:
    """The figure that a text states of a fact."""
    from egnet.records.record import Figure
    from egnet.rulebook.rulebook import Source
    from egnet.values.domain import Kind
    from egnet.values.written import Unreadable, read_value

    at_once = printed.split(_AND[language])
    written = at_once if fact.kind is Kind.CHOICES and len(at_once) > 1 else printed
    try:
        value = read_value(written, fact.domain, danish_grouping=language == "da")
    except Unreadable as error:
        diagnostic = error.code.at(None, instead=None, **error.fields)
        hint = Text("", "") if diagnostic.help is None else Text(" ({it})", " ({it})").format(it=diagnostic.help)
        raise SentenceError(
            "værdien af `{fact}`: {why}{hint}",
            "the value of `{fact}`: {why}{hint}",
            fact=fact.name,
            why=diagnostic.message,
            hint=hint,
        ) from None
    return Figure(value, printed, Source("scenariet", ""))
