"""The verdicts as a table for the terminal, 80 columns wide where the terminal does not say otherwise."""

from __future__ import annotations

import io
import shutil
from collections.abc import Sequence
from typing import TYPE_CHECKING

from egnet.diagnostics.render import visible
from egnet.evaluate.forest import Decided
from egnet.explain.reasons import telling
from egnet.text import Language, Text

if TYPE_CHECKING:
    from rich.text import Text as Cell

#: Levels of parts beyond this many characters are not told apart.
_DEEPEST_INDENT = 12
_TASK, _VERDICT, _WHY = Text("Opgave", "Task"), Text("Afgørelse", "Verdict"), Text("Fordi", "Because")
_BETWEEN = Text("mellem ", "between ")
_UNDECIDED_BY = Text("Mangler: ", "Missing: ")
_COUNTS = Text("{count} opgaver: {verdicts}", "{count} tasks: {verdicts}")
_DRAFT = Text(" (efter et udkast)", " (by a draft)")
_COUNTS_ONE = Text("1 opgave: {verdicts}", "1 task: {verdicts}")


def verdict_table(
    decided: Sequence[Decided], language: Language, levels: int | None = None, width: int | None = None
) -> str:
    """One row per task: title (parts indented), verdict, and the reason that decides it.

    With `levels` only so many levels of wholes and parts; the counts below are of all tasks.
    """
    from rich.console import Console
    from rich.padding import Padding
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), expand=True, header_style="bold")
    table.add_column(_TASK.in_(language), ratio=10)
    table.add_column(_VERDICT.in_(language), ratio=7)
    table.add_column(_WHY.in_(language), ratio=13)
    depth = _depths(decided)
    for one in decided:
        if levels is not None and depth[one.record.id] >= levels:
            continue
        title = Padding(_cell(one.record.title), (0, 0, 0, min(2 * depth[one.record.id], _DEEPEST_INDENT)))
        table.add_row(title, _cell(_verdict(one, language)), _cell(_because(one, language)))
    buffer = io.StringIO()
    columns = width or min(shutil.get_terminal_size((80, 24)).columns, 120)
    console = Console(file=buffer, width=columns, color_system=None, highlight=False)
    console.print(table)
    lines = [line.rstrip().replace("\ue000", " ") for line in buffer.getvalue().splitlines()]
    return "\n".join([*lines, "", _counts(decided, language)])


def _cell(text: str) -> Cell:
    """The text as it is, with nothing in it that a terminal or the table would obey."""
    from rich.text import Text as Cell

    return Cell(visible(text))


def _verdict(one: Decided, language: Language) -> str:
    words = one.trace.verdict
    if language == "en":
        declared = one.trace.plan.rulebook.verdicts
        words = tuple(declared[word].english if word in declared else word for word in words)
    return " + ".join(words)


def _because(one: Decided, language: Language) -> str:
    """The most telling reason, or for an open verdict what is missing."""
    if not one.trace.certain:
        facts = one.trace.plan.rulebook.facts
        names = [facts[name].title.in_(language) if name in facts else name for name in one.trace.undecided_by]
        more = f" (+{len(names) - 2})" if len(names) > 2 else ""
        return _UNDECIDED_BY.in_(language) + ", ".join(names[:2]) + more
    reasons = telling(one)
    # rich breaks lines at every space, no-break spaces too: a number keeps its per cent sign by a private character.
    return reasons[0].text.in_(language).replace(" %", "\ue000%") if reasons else ""


def _depths(decided: Sequence[Decided]) -> dict[str, int]:
    whole = {one.record.id: one.record.part_of for one in decided}
    depths: dict[str | None, int] = {}
    for id_ in whole:
        path: list[str] = []
        above: str | None = id_
        while above is not None and above in whole and above not in depths:
            path.append(above)
            above = whole[above]
        start = depths.get(above, -1 if above is None else 0)
        depths |= {below: start + step for step, below in enumerate(reversed(path), start=1)}
    return {id_: depths[id_] for id_ in whole}


def _counts(decided: Sequence[Decided], language: Language) -> str:
    counted: dict[str, int] = {}
    for one in decided:
        word = _verdict(one, language)
        counted[word] = counted.get(word, 0) + 1
    verdicts = ", ".join(f"{count} {word}" for word, count in sorted(counted.items(), key=lambda item: -item[1]))
    template = _COUNTS_ONE if len(decided) == 1 else _COUNTS
    is_draft = any(one.trace.plan.rulebook.status == "udkast" for one in decided[:1])
    mark = _DRAFT.in_(language) if is_draft else ""
    return visible(template.in_(language).format(count=len(decided), verdicts=verdicts) + mark)
