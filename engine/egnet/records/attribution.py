"""Which record of a file a diagnostic belongs to.

Comes in: the records' nodes and what is wrong with the file's text. Goes out: what is wrong with each, and the rest.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from egnet.diagnostics.diagnostic import Diagnostic
from egnet.source.node import Mapping, Node


def by_item(
    items: Sequence[Node], diagnostics: Iterable[Diagnostic], end: int | None = None
) -> tuple[list[list[Diagnostic]], list[Diagnostic]]:
    """The diagnostics from the start of each item to the next, and those before the first or from line `end` on."""
    starts: list[tuple[int, int]] = []
    for item in items:
        is_first_on_line = not starts or starts[-1][0] < item.span.line
        starts.append((item.span.line, 0 if is_first_on_line else item.span.column))
    of_item: list[list[Diagnostic]] = [[] for _ in items]
    elsewhere: list[Diagnostic] = []
    for diagnostic in diagnostics:
        span = diagnostic.span
        place = 0 if span is None else bisect_right(starts, (span.line, span.column))
        after = span is not None and end is not None and span.line >= end
        (elsewhere if place == 0 or after else of_item[place - 1]).append(diagnostic)
    return of_item, elsewhere


def end_of(file: Mapping, key: str) -> int | None:
    """The line of the first key that is written below `key` and what it holds; `None` if there is none."""
    first = file.key(key)
    below = [other.span.line for other, _ in file.entries if first is not None and other.span.line > first.span.line]
    return min(below, default=None)
