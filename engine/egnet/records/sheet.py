"""An Excel sheet for the tasks of a rulebook, ready to be filled in.

Comes in: a checked rulebook. Goes out: the bytes of a workbook with a column for every fact that may be stated: typed,
with a list to choose from where there are words, a note from the vocabulary, and an example row. Always holds: what the
lists offer is read by the intake; a value that a list does not offer (`mindst 5`, `svag eller stærk`) may be written all
the same; the same rulebook gives the same bytes.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from egnet.records.excel import SHEET
from egnet.records.libraries import require
from egnet.records.workbook_guard import letters
from egnet.rulebook.rulebook import Fact, Rulebook
from egnet.text import Language, Text
from egnet.values.domain import Domain, Kind
from egnet.values.interval import Interval
from egnet.values.value import Unknown
from egnet.values.written import describe

LISTS = "Lister"
_ROWS = 1_000
#: A file has no clock: the same rulebook gives the same bytes.
_NO_DAY = datetime(1980, 1, 1)  # noqa: DTZ001 -- a spreadsheet's times have no zone
_FORMATS = {Kind.INTEGER: "#,##0", Kind.NUMBER: "#,##0.####", Kind.SHARE: "0.#### %"}
_TEXT = "@"

_FIELDS: dict[str, tuple[Text, str]] = {
    "id": (
        Text("Kort navn, som opgaven altid kan kendes på. Skal udfyldes, og må kun bruges én gang.",
             "A short name that the task is always known by. Required, and used once only."),
        "eksempel",
    ),
    "title": (Text("Opgavens navn.", "The task's name."), "Eksempel: slet rækken"),
    "administration": (Text("Forvaltningen, som har opgaven i dag.", "The administration that holds the task today."), "SUF"),
    "part_of": (
        Text("Id på den opgave, som denne er en del af.", "The id of the task that this is a part of."), ""
    ),
    "cut": (
        Text("Den opdeling af helheden, som delen hører til.", "The cut of the whole that the part belongs to."), ""
    ),
    "cuts": (
        Text('Opdelinger af opgaven selv, fx {"ydelse": {"exhaustive": "ja", "disjoint": "ja"}}.',
             'Cuts of the task itself, such as {"ydelse": {"exhaustive": "ja", "disjoint": "ja"}}.'),
        "",
    ),
    "source": (
        Text("Kilden til rækkens tal: et af regelsættets dokumenter og et sted i det. Tom: rækken selv. Dokumenterne er: {documents}.",
             "The source of the row's figures: a document of the rulebook and a place in it. Blank: the row itself. The documents are: {documents}."),
        "",
    ),
    "note": (Text("Hvad der ellers er at sige.", "Whatever else there is to say."), ""),
}  # fmt: skip
_NUMBER_HELP = Text(
    "Et tal, `mindst 5`, `højst 5`, `5..10` eller `ca. 5`.", "A number, `mindst 5`, `højst 5`, `5..10` or `ca. 5`."
)
_SEVERAL_HELP = Text(
    "Flere på en gang: `{first} | {second}`. Én af dem, men uvist hvilken: `{first} eller {second}`.",
    "Several at once: `{first} | {second}`. One of them, not known which: `{first} eller {second}`.",
)
_UNKNOWN_HELP = Text(
    "`ikke oplyst`: der er spurgt uden svar. Tom: der er ikke spurgt.",
    "`ikke oplyst`: asked, not answered. Blank: never asked.",
)
_WRONG = Text(
    "Her ventes {help}. Et interval (`mindst 5`), `svag eller stærk` og `ikke oplyst` kan også læses.",
    "Expected here: {help}. An interval (`mindst 5`), `svag eller stærk` and `ikke oplyst` can be read too.",
)


def case_sheet(rulebook: Rulebook, language: Language = "da") -> bytes:
    """The workbook. Raises `EgnetError` where the library for it is not installed."""
    require("xlsxwriter", "Excel", "excel")
    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": _NO_DAY, "title": rulebook.title.in_(language)})
        _Sheet(book, rulebook, language).write()
    return content.getvalue()


@dataclass
class _Sheet:
    book: Any
    rulebook: Rulebook
    language: Language

    def write(self) -> None:
        """Headings, notes, types, lists and the example row."""
        page, lists = self.book.add_worksheet(SHEET), self.book.add_worksheet(LISTS)
        facts = [fact for name, fact in self.rulebook.facts.items() if name not in self.rulebook.derived]
        documents = ", ".join(self.rulebook.documents)
        column = 0
        for name, (help_, example) in _FIELDS.items():
            note = help_.in_(self.language).replace("{documents}", documents)
            self._column(page, column, name, note, _TEXT, example, is_fact=False)
            column += 1
        for place, fact in enumerate(facts):
            format_ = _FORMATS.get(fact.kind, _TEXT)
            self._column(page, column, fact.name, self._note(fact), format_, _example(fact.domain), is_fact=True)
            if fact.kind.is_numeric:
                self._numbers(page, column, fact)
            else:
                offered = _offered(fact.domain)
                for row, word in enumerate(offered):
                    lists.write_string(row, place, word)
                self._words(page, column, fact, f"{LISTS}!${letters(place + 1)}$1:${letters(place + 1)}${len(offered)}")
            column += 1
        lists.hide()
        page.freeze_panes(1, 2)
        page.autofilter(0, 0, _ROWS, column - 1)
        page.set_row(0, 48)

    def _column(
        self, page: Any, column: int, name: str, note: str, format_: str, example: str | float, *, is_fact: bool
    ) -> None:
        colour = "#DDEBF7" if is_fact else "#E7E6E6"
        heading = {"bold": True, "text_wrap": True, "valign": "top", "bg_color": colour, "border": 1}
        cell = self.book.add_format({"num_format": format_})
        width = 30 if name == "title" else max(12, min(28, len(name) // 2 + 4))
        page.set_column(column, column, width, cell)
        page.write_string(0, column, name, self.book.add_format(heading))
        lines = sum(len(textwrap.wrap(line, 46)) or 1 for line in note.split("\n"))
        page.write_comment(0, column, note, {"author": "egnet", "width": 320, "height": 18 * lines + 12})
        if isinstance(example, str):
            page.write_string(1, column, example, cell) if example else page.write_blank(1, column, None, cell)
        else:
            page.write_number(1, column, example, cell)

    def _note(self, fact: Fact) -> str:
        domain = fact.domain
        title = fact.title.in_(self.language)
        range_ = f"{describe(domain)} {fact.unit}".strip() if describe(domain) != ".." else fact.unit
        lines = [title[:1].upper() + title[1:], fact.definition.in_(self.language), range_, ", ".join(domain.names)]
        lines.append(self._help(domain))
        lines.append(_UNKNOWN_HELP.in_(self.language))
        return "\n".join(line for line in lines if line)

    def _help(self, domain: Domain) -> str:
        if domain.kind.is_numeric:
            return _NUMBER_HELP.in_(self.language)
        if domain.kind is Kind.CHOICES and len(domain.words) > 1:
            return _SEVERAL_HELP.format(first=domain.words[0], second=domain.words[1]).in_(self.language)
        return ""

    def _numbers(self, page: Any, column: int, fact: Fact) -> None:
        """A number within the domain, or text: an interval or a word."""
        cell = f"{letters(column + 1)}2"
        tests = [f"ISNUMBER({cell})", *_bounds(cell, fact.domain.range)]
        tests += [f"{cell}=INT({cell})"] if fact.kind is Kind.INTEGER else []
        rule = f"=OR(ISTEXT({cell}),AND({','.join(tests)}))"
        help_ = f"{describe(fact.domain)} {fact.unit}".strip()
        self._validate(page, column, {"validate": "custom", "value": rule}, help_)

    def _words(self, page: Any, column: int, fact: Fact, offered: str) -> None:
        several = fact.kind is Kind.CHOICES
        rule = {"validate": "list", "source": f"={offered}", "show_error": not several}
        self._validate(page, column, rule, ", ".join(fact.domain.words))

    def _validate(self, page: Any, column: int, rule: dict[str, Any], help_: str) -> None:
        message = _WRONG.in_(self.language).format(help=help_[:150])
        # A warning lets go on: `svag eller stærk` is right, and on no list.
        told = {"error_type": "warning", "error_title": "egnet", "error_message": message[:255]}
        page.data_validation(1, column, _ROWS, column, {**rule, **told})


def _offered(domain: Domain) -> list[str]:
    """What a list offers: the words, and the reasons why none is known."""
    unknown = [reason.value for reason in (Unknown.NOT_STATED, Unknown.NOT_MEASURED)]
    return [*domain.words, *(["ikke relevant"] if domain.may_be_irrelevant else []), *unknown]


def _bounds(cell: str, range_: Interval) -> Iterable[str]:
    ends = ((">=", range_.low), ("<=", range_.high))
    return [f"{cell}{operator}{float(end):.15g}" for operator, end in ends if end is not None]


def _example(domain: Domain) -> str | float:
    if domain.kind is Kind.CHOICES:
        return " | ".join(domain.words[:2])
    if not domain.kind.is_numeric:
        return domain.words[0] if domain.words else ""
    low, high = (None if end is None else float(end) for end in (domain.range.low, domain.range.high))
    if domain.kind is Kind.SHARE:
        return (low or 0.0) + ((high or 1.0) - (low or 0.0)) * 0.75
    wanted = 1000.0 if low is None else max(1000.0, low)
    value = wanted if high is None else min(wanted, high)
    return float(int(value)) if domain.kind is Kind.INTEGER else value
