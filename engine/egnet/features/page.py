"""The page that lists every sentence, each with a use of it in a feature file that holds.

Comes in: the table of sentences and scenarios. Goes out: Markdown in Danish. Always holds: every form of every sentence
stands there, Danish and English; an example stands word for word in a feature file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from egnet.features.run import Example, Line
from egnet.features.sentence import Sentence, shown
from egnet.features.steps import SENTENCES, sentence_for

_INTRODUCTION = """\
# Sætninger i featurefiler

Hver linje i et scenarie er en af disse sætninger. `…` og `"…"` er det, du selv skriver: tekster i anførselstegn, navne
uden. Efter `Og` og `Men` bruges den form, der læses bedst. Eksemplerne står i de medfølgende features og holder.

Den engelske form bruges i filer med `# language: en` (eller uden linjen). Siden er skrevet af `egnet test --sentences`.
"""
_TITLES = {
    "given": "## Givet: regelsættet, datoen og opgaven",
    "when": "## Når: det, der sker",
    "then": "## Så: det, der skal gælde",
}
_KEYWORDS = {"given": "Givet", "when": "Når", "then": "Så"}


def sentences_page(examples: Iterable[Example]) -> str:
    """The whole page; of several uses the first with the shortest table is shown."""
    used = _uses(examples)
    parts = [_INTRODUCTION]
    for kind, title in _TITLES.items():
        parts.append(f"{title}\n")
        parts += ["\n".join(_part(one, used.get(id(one)))) for one in SENTENCES if one.kind == kind]
    return "\n".join(parts)


def unused(examples: Iterable[Example]) -> list[str]:
    """The usual form of each sentence that no example uses."""
    used = _uses(examples)
    return [shown(one.da[0]) for one in SENTENCES if id(one) not in used]


def _uses(examples: Iterable[Example]) -> dict[int, Line]:
    found: dict[int, Line] = {}
    for line in (line for example in examples for line in example.lines):
        sentence = sentence_for(line.kind, line.text)
        if sentence is not None:
            shortest = found.setdefault(id(sentence), line)
            if len(line.table or ()) < len(shortest.table or ()):
                found[id(sentence)] = line
    return found


def _part(sentence: Sentence, use: Line | None) -> Iterator[str]:
    keyword = _KEYWORDS[sentence.kind]
    yield f"### {keyword} {shown(sentence.da[0])}"
    yield ""
    others = [shown(form) for form in sentence.da[1:]]
    if others:
        yield f"Også: {', '.join(f'`{form}`' for form in others)}  "
    yield f"Engelsk: {', '.join(f'`{shown(form)}`' for form in sentence.en)}"
    yield ""
    if use is not None:
        yield "```gherkin"
        yield f"{use.keyword} {use.text}"
        yield from _table(use)
        yield "```"
        yield ""


def _table(use: Line) -> Iterator[str]:
    rows = [list(row) for row in use.table or ()]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))] if rows else []
    for row in rows:
        yield "  | " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
