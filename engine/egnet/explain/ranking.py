"""The ranking of missing figures as a table for the terminal, 80 columns wide, and as plain data."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Any

from egnet.explain.missing import MissingFigure
from egnet.text import Language, Text

_WIDTH = 80
_NUMBERS = 11

_HEADING = Text(
    "Manglende oplysninger, de nyttigste først: hvor mange opgavers afgørelse de afklarer",
    "Missing figures, the most useful first: how many tasks' verdicts they settle",
)
_COLUMNS = (
    Text("altid", "always"),
    Text("måske", "perhaps"),
    Text("betyder", "matters"),
)
_LEGEND = Text(
    "altid: hvad svaret end er, er afgørelsen sikker; måske: mindst ét svar er nok alene; betyder: svaret kan gøre en "
    "forskel. Uafklarede opgaver: {open} af {all}.",
    "always: the verdict is certain whatever the answer; perhaps: some answer is enough alone; matters: the answer can "
    "make a difference. Undecided tasks: {open} of {all}.",
)
_NONE = Text(
    "Ingen manglende oplysning kan ændre en afgørelse: alle {all} er sikre.",
    "No missing figure can change a verdict: all {all} are certain.",
)
_CLASH = Text(
    "{open} af {all} opgaver er uafklarede, men ikke fordi noget mangler: regler er i modstrid.",
    "{open} of {all} tasks are undecided, but not because anything is missing: rules disagree.",
)


def ranking_table(figures: Sequence[MissingFigure], still_open: int, everything: int, language: Language) -> str:
    """One line per missing fact, with the number of tasks it settles, may settle, and matters to."""
    if not figures:
        none = _CLASH if still_open else _NONE
        return none.in_(language).format(open=still_open, all=everything)
    first = _WIDTH - _NUMBERS * len(_COLUMNS)
    lines = [*textwrap.wrap(_HEADING.in_(language), _WIDTH), ""]
    lines.append(" " * first + "".join(column.in_(language).rjust(_NUMBERS) for column in _COLUMNS))
    for place, figure in enumerate(figures, 1):
        titles = textwrap.wrap(
            figure.fact.title.in_(language), first, initial_indent=f"{place:>3}. ", subsequent_indent=" " * 5
        )
        counts = (len(figure.settles), len(figure.may_settle), len(figure.matters))
        titles[-1] = titles[-1].ljust(first) + "".join(str(count).rjust(_NUMBERS) for count in counts)
        lines += titles
    return "\n".join(
        [*lines, "", *textwrap.wrap(_LEGEND.in_(language).format(open=still_open, all=everything), _WIDTH)]
    )


def ranking_data(figures: Sequence[MissingFigure]) -> list[dict[str, Any]]:
    """The ranking as JSON: facts by name, tasks by id."""
    return [
        {
            "fact": figure.fact.name,
            "title": {"da": figure.fact.title.da, "en": figure.fact.title.en},
            "unit": figure.fact.unit,
            "settles": list(figure.settles),
            "may_settle": list(figure.may_settle),
            "matters": list(figure.matters),
        }
        for figure in figures
    ]
