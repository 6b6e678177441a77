"""A table of facts in a feature file in, figures of a record out.

The table has the columns `fakta` and `værdi` (or `fact` and `value`). Values are written as in case files; in a Danish
table a full stop between thousands is one (`20.000`), and several words at once are joined by `og`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from egnet.features.errors import SentenceError, known
from egnet.text import Language

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
    heading = _HEADINGS[language]
    if not table or [cell.strip() for cell in table[0]] != heading:
        raise SentenceError(f"tabellen skal have overskriften | {' | '.join(heading)} |")
    if len(table) == 1:
        raise SentenceError("tabellen har ingen rækker")
    figures: dict[str, Figure | None] = {}
    for name, printed in table[1:]:
        fact = rulebook.facts[known("fakta", name, rulebook.facts)]
        if name in rulebook.derived:
            raise SentenceError(f"fakta `{name}` beregnes og kan ikke oplyses")
        if name in figures:
            raise SentenceError(f"fakta `{name}` står to gange i tabellen")
        figures[name] = None if printed == ABSENT else figure_of(fact, printed, language)
    return figures


def table_of_tasks(table: Table, rulebook: Rulebook, language: Language) -> dict[str, dict[str, Figure]]:
    """The figures of each row, by the id in its first column; an empty cell states nothing."""
    first = _TASK[language]
    head = [cell.strip() for cell in table[0]]
    if head[0] != first or len(head) < 2:
        raise SentenceError(f"tabellen skal have overskriften | {first} | fakta … |")
    if len(table) == 1:
        raise SentenceError("tabellen har ingen rækker")
    facts = [rulebook.facts[known("fakta", name, rulebook.facts)] for name in head[1:]]
    if derived := [fact.name for fact in facts if fact.name in rulebook.derived]:
        raise SentenceError(f"fakta `{derived[0]}` beregnes og kan ikke oplyses")
    tasks: dict[str, dict[str, Figure]] = {}
    for id_, *cells in table[1:]:
        if id_ in tasks:
            raise SentenceError(f"opgaven `{id_}` står to gange i tabellen")
        tasks[id_] = {
            fact.name: figure_of(fact, cell, language) for fact, cell in zip(facts, cells, strict=True) if cell
        }
    return tasks


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
        hint = f" ({diagnostic.help.da})" if diagnostic.help is not None else ""
        raise SentenceError(f"værdien af `{fact.name}`: {diagnostic.message.da}{hint}") from None
    return Figure(value, printed, Source("scenariet", ""))
