"""Shares as a table for the terminal, 80 columns wide where the terminal does not say otherwise.

Comes in: shares. Goes out: one block for each area with more than one outcome, the others counted; with a single axis
and nothing drawn, where along it which verdict holds.
"""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import zip_longest

from egnet.diagnostics.render import visible
from egnet.evaluate.trace import Verdict
from egnet.scenarios.shares import Area, Shares, verdict_of
from egnet.scenarios.words import (
    heading,
    in_words,
    label,
    share_in_words,
    stretch,
    titles_of,
    undrawn,
    verdict_in_words,
)
from egnet.text import Language, Text

_WIDEST = 120
_TASK, _VERDICT, _SHARE, _WHERE = (
    Text("Opgave", "Task"),
    Text("Afgørelse", "Verdict"),
    Text("Andel", "Share"),
    Text("Når", "When"),
)
_ALL = Text("alle", "all")
_OTHERS = Text(
    "{count} af {all} opgaver har samme afgørelse i alle udfald: {verdicts}.",
    "{count} of {all} tasks have the same verdict in all outcomes: {verdicts}.",
)
_ALL_THE_SAME = Text(
    "Alle {all} opgaver har samme afgørelse i alle udfald: {verdicts}.",
    "All {all} tasks have the same verdict in all outcomes: {verdicts}.",
)
_ONE_THE_SAME = Text(
    "Opgaven har samme afgørelse i alle udfald: {verdicts}.",
    "The task has the same verdict in all outcomes: {verdicts}.",
)
_NO_BREAK = "\u00a0"
#: The share, and what parts the columns.
_SHARE_WIDTH, _GAP = 9, 2


def share_table(shares: Shares, language: Language, width: int | None = None) -> str:
    """The table, with what was tried above it and what a share is below."""
    columns = width or min(shutil.get_terminal_size((80, 24)).columns, _WIDEST)
    lines = [line for text in heading(shares, language) for line in _wrapped(text, columns)]
    if shares.turning:
        lines += ["", *_table(shares, language, columns)]
    lines += ["", *_wrapped(_others(shares, language), columns)] if len(shares.turning) < len(shares.areas) else [""]
    if shares.turning:
        lines += _wrapped(label(language), columns)
    if (text := undrawn(shares, language)) is not None:
        lines += ["", *_wrapped(text, columns)]
    return "\n".join(lines)


def _table(shares: Shares, language: Language, width: int) -> list[str]:
    """A block of lines for each area: its title to the left, beside it what it may come to."""
    rest = width - _SHARE_WIDTH - _GAP
    if any(len(axis.values) > 1 for axis in shares.axes):
        # Several names need more room than the values of one.
        task = rest * 3 // 10 if len(shares.axes) > 1 else rest * 2 // 5
        when = (rest - task - 2 * _GAP) * (5 if len(shares.axes) > 1 else 4) // 9
        widths = [when, rest - task - when - 2 * _GAP]
        heads = [_WHERE, _VERDICT]
    else:
        task = rest * 4 // 7
        widths, heads = [rest - task - _GAP], [_VERDICT]
    titles = titles_of(area.record for area in shares.areas)
    lines = [
        _line([_TASK.in_(language), *(head.in_(language) for head in heads)], _SHARE.in_(language), [task, *widths])
    ]
    rows = _along if shares.along_one is not None else _by_verdict
    for area in shares.turning:
        beside: list[tuple[list[str], str]] = []
        for *cells, share in rows(area, shares, language):
            wrapped = (_wrapped(cell, size) for cell, size in zip(cells, widths, strict=True))
            parts = [list(part) for part in zip_longest(*wrapped, fillvalue="")]
            beside += [(part, "" if place else share) for place, part in enumerate(parts)]
        title = _wrapped(titles[area.record.id], task)
        for name, part in zip_longest(title, beside):
            cells, share = part or ([""] * len(widths), "")
            lines.append(_line([name or "", *cells], share, [task, *widths]))
    return lines


def _line(cells: Sequence[str], share: str, widths: Sequence[int]) -> str:
    padded = (f"{cell:<{size}}" for cell, size in zip(cells, widths, strict=True))
    return ((" " * _GAP).join(padded) + " " * _GAP + f"{share:>{_SHARE_WIDTH}}").rstrip()


def _along(area: Area, shares: Shares, language: Language) -> Iterator[list[str]]:
    """Where along the only axis which verdict holds."""
    axis = shares.axes[0]
    for band in area.bands():
        points = range(band.first, band.last + 1)
        counted = share_in_words(Fraction(len(points), len(shares.points)), language)
        yield [stretch(axis, band.first, band.last, language), in_words(band.outcome, shares, language), counted]


def _by_verdict(area: Area, shares: Shares, language: Language) -> Iterator[list[str]]:
    """The share of each verdict, and the values with which it occurs at all."""
    for verdict, share in area.verdicts(shares.rulebook.undecided).items():
        cells = [verdict_in_words(verdict, shares, language), share_in_words(share, language)]
        yield (
            [_where(area, verdict, shares, language), *cells]
            if any(len(axis.values) > 1 for axis in shares.axes)
            else cells
        )


def _where(area: Area, verdict: Verdict, shares: Shares, language: Language) -> str:
    undecided = shares.rulebook.undecided
    points = [
        point
        for point, counts in zip(shares.points, area.counts, strict=True)
        if any(verdict_of(outcome, undecided) == verdict for outcome in counts)
    ]
    told = []
    for place, axis in enumerate(shares.axes):
        places = sorted({point[place] for point in points})
        if len(places) < len(axis.values):
            values = ", ".join(stretch(axis, first, last, language) for first, last in _runs(places))
            told.append(values if len(shares.axes) == 1 else f"{axis.title.in_(language)}: {values}")
    return "; ".join(told) or _ALL.in_(language)


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring places together: first and last of each run."""
    first = last = places[0]
    for place in places[1:]:
        if place != last + 1:
            yield first, last
            first = place
        last = place
    yield first, last


def _others(shares: Shares, language: Language) -> str:
    settled = [area for area in shares.areas if not area.turns]
    counted: dict[Verdict, int] = {}
    for area in settled:
        verdict = verdict_of(next(iter(area.total)), shares.rulebook.undecided)
        counted[verdict] = counted.get(verdict, 0) + 1
    listed = sorted(counted.items(), key=lambda item: -item[1])
    if len(shares.areas) == 1:
        return _ONE_THE_SAME.in_(language).format(verdicts=verdict_in_words(listed[0][0], shares, language))
    verdicts = ", ".join(f"{count} {verdict_in_words(verdict, shares, language)}" for verdict, count in listed)
    template = _OTHERS if shares.turning else _ALL_THE_SAME
    return template.in_(language).format(count=len(settled), all=len(shares.areas), verdicts=verdicts)


def _wrapped(text: str, width: int) -> list[str]:
    # A number keeps its per cent sign, and a title keeps within its column.
    kept = visible(" ".join(text.split())).replace(" %", f"{_NO_BREAK}%")
    return [line.replace(_NO_BREAK, " ") for line in textwrap.wrap(kept, width, break_on_hyphens=False)] or [""]
