"""Blocks of Markdown: headings, paragraphs, lists, tables and code, line by line.

Comes in: escaped text. Goes out: lines, of 80 columns where words allow, but for tables and code. Always holds:
no line that was broken in two starts a block of its own.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Sequence

from egnet.report.escaping import at_line_start, code_block

_WIDTH = 80
_DEEPEST_HEADING = 6
# A line is not broken before what would start a block (`18)` at the end of a parenthesis), so little needs escaping.
_BEFORE_A_BLOCK_START = re.compile(r" (?=\d{1,9}[.)](?:\s|$)|[-+=:])")
_KEPT_SPACE = "\x00"


class Blocks:
    """A page that grows block by block; a blank line follows each."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def text(self) -> str:
        """The page; it ends in one line break."""
        return "\n".join(self.lines).strip("\n") + "\n"

    def heading(self, level: int, text: str) -> None:
        self.lines += [f"{'#' * min(level, _DEEPEST_HEADING)} {text}", ""]

    def paragraph(self, text: str) -> None:
        self.lines += [*_wrapped(text, ""), ""]

    def items(self, texts: Iterable[str], depth: int = 0) -> None:
        """A list, one item a text; the caller ends it with `end`."""
        for text in texts:
            first, *rest = _wrapped(text, "  " * (depth + 1))
            self.lines += [f"{'  ' * depth}- {first.strip()}", *rest]

    def end(self) -> None:
        self.lines.append("")

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str]], numbers: int = 0) -> None:
        """A table whose last `numbers` columns are right-aligned; columns are padded where that keeps within 80."""
        all_rows = [list(header), *(list(row) for row in rows)]
        widths = [max(len(row[i]) for row in all_rows) for i in range(len(header))]
        if sum(widths) + 3 * len(widths) + 1 > _WIDTH:
            widths = [0] * len(widths)
        right = [i >= len(header) - numbers for i in range(len(header))]
        ruled = ["-" * max(w - 1, 2) + ":" if r else "-" * max(w, 3) for w, r in zip(widths, right, strict=True)]
        for row in (all_rows[0], ruled, *all_rows[1:]):
            cells = [c.rjust(w) if r else c.ljust(w) for c, w, r in zip(row, widths, right, strict=True)]
            self.lines.append(f"| {' | '.join(cells)} |")
        self.end()

    def code_block(self, lines: Sequence[str]) -> None:
        """Lines as they are."""
        self.lines += [code_block(lines), ""]


def _wrapped(text: str, indent: str) -> list[str]:
    """Lines of at most 80 columns where words allow, none of which starts a block of its own."""
    width = max(_WIDTH - len(indent), 20)
    kept = _BEFORE_A_BLOCK_START.sub(_KEPT_SPACE, text)
    lines = textwrap.wrap(kept, width, break_long_words=False, break_on_hyphens=False) or [""]
    return [indent + at_line_start(line.replace(_KEPT_SPACE, " ")) for line in lines]
