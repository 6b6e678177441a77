"""Text in columns for the terminal: a title on the left, figures on the right, 80 columns wide where they fit.

Comes in: texts. Goes out: lines. Always holds: nothing in them that a terminal would obey; figures are never broken, so
a table with many wide ones is wider than 80.
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
    listed = [[visible(cell) for cell in row] for row in (header, *rows)]
    widths = [max(len(row[i]) for row in listed) for i in range(1, len(header))]
    rest = sum(widths) + _GAP * len(widths)
    wanted = max(len(row[0]) for row in listed)
    title = max(min(wanted, WIDTH - rest), _NARROWEST_TITLE)
    above = set(rules)
    lines = []
    for place, row in enumerate(listed):
        if place - 1 in above:
            lines.append("-" * (title + rest))
        first, *more = wrapped(row[0], title, "  ") or [""]
        cells = "".join(" " * _GAP + cell.rjust(width) for cell, width in zip(row[1:], widths, strict=True))
        lines.append((first.ljust(title) + cells).rstrip())
        lines += more
    return lines


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
