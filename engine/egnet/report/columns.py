"""Text in columns for the terminal: a title on the left, figures on the right, 80 columns wide where they fit.

Comes in: texts. Goes out: lines. Always holds: nothing in them that a terminal would obey; no number is broken. Where a
table would be wider than 80 its ranges are, after the two points; one with many wide numbers is wider all the same.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from egnet.diagnostics.render import visible

WIDTH = 80
_GAP = 2
_NARROWEST_TITLE = 18
_KEPT = "\u00a0"


def in_columns(header: Sequence[str], rows: Iterable[Sequence[str]], rules: Iterable[int] = ()) -> list[str]:
    """A table whose first column is text and whose others are right-aligned; a line stands above the rows in `rules`."""
    listed = [[[visible(cell)] for cell in row] for row in (header, *rows)]
    wanted = max(len(row[0][0]) for row in listed)
    least = max(_NARROWEST_TITLE, _longest_word(row[0][0] for row in listed))
    for broken in (_ends, _words):
        if least + _width(listed) > WIDTH:
            listed = [[first, *(broken(cell) for cell in cells)] for first, *cells in listed]
    widths, rest = _widths(listed), _width(listed)
    title = max(min(wanted, WIDTH - rest), least)
    above = set(rules)
    lines = []
    for place, (first, *cells) in enumerate(listed):
        if place - 1 in above:
            lines.append("-" * (title + rest))
        columns = [wrapped(first[0], title, "  ") or [""], *cells]
        for number in range(max(map(len, columns))):
            name, *figures = (column[number] if number < len(column) else "" for column in columns)
            right = "".join(" " * _GAP + cell.rjust(width) for cell, width in zip(figures, widths, strict=True))
            lines.append((name.ljust(title) + right.replace(_KEPT, " ")).rstrip())
    return lines


def _ends(cell: Sequence[str]) -> list[str]:
    """The two ends of a range under each other; anything else as it is."""
    first, points, last = cell[0].partition("..")
    return [f"{first}{points}", last] if points and last else list(cell)


def _words(cell: Sequence[str]) -> list[str]:
    """What stands before a number (`ca.`) above it."""
    return [word for line in cell for word in line.replace(" %", f"{_KEPT}%").split(" ")]


def _longest_word(titles: Iterable[str]) -> int:
    """How wide the first column must be for its words, of which all but a title's first may be indented."""
    return max((len(word) + 2 * bool(place) for title in titles for place, word in enumerate(title.split())), default=0)


def _widths(rows: Sequence[Sequence[Sequence[str]]]) -> list[int]:
    """How wide each column but the first is."""
    return [max(len(line) for row in rows for line in row[i]) for i in range(1, len(rows[0]))]


def _width(rows: Sequence[Sequence[Sequence[str]]]) -> int:
    """How wide all columns but the first are together, with their gaps."""
    widths = _widths(rows)
    return sum(widths) + _GAP * len(widths)


def wrapped(text: str, width: int = WIDTH, hang: str = "") -> list[str]:
    """Lines of at most so many characters; those after the first are indented. A figure stays with its per cent sign."""
    kept = visible(text).replace(" %", f"{_KEPT}%")
    lines = textwrap.wrap(kept, width, subsequent_indent=hang, break_long_words=False, break_on_hyphens=False)
    return [line.replace(_KEPT, " ") for line in lines]


def hanging(mark: str, text: str) -> list[str]:
    """A paragraph after a mark such as `1.` or `-`, its lines under each other."""
    indent = " " * (len(mark) + 1)
    return [
        f"{mark} {line}" if i == 0 else f"{indent}{line}" for i, line in enumerate(wrapped(text, WIDTH - len(indent)))
    ]


def headed(text: str, mark: str) -> list[str]:
    """A heading with a line under it."""
    lines = wrapped(text)
    return [*lines, mark * max(len(line) for line in lines)]
