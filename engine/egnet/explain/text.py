"""An explanation as plain text, 80 columns wide."""

from __future__ import annotations

import textwrap

from egnet.explain.explanation import Explanation
from egnet.explain.phrases import Line

WIDTH = 80
_NO_BREAK = "\u00a0"


def as_text(explanation: Explanation) -> str:
    """Title, lead and sections, deeper lines indented."""
    title = textwrap.wrap(explanation.title, WIDTH)
    lines = [*title, "=" * max(len(line) for line in title), ""]
    lines += [wrapped for line in explanation.lead for wrapped in _wrapped(line, 0)]
    for section in explanation.sections:
        lines += ["", section.title]
        lines += [wrapped for line in section.lines for wrapped in _wrapped(line, 2)]
    return "\n".join(line.replace(_NO_BREAK, " ").rstrip() for line in lines)


def _wrapped(line: Line, margin: int) -> list[str]:
    indent = " " * (margin + 2 * line.depth)
    return textwrap.wrap(
        line.text.replace(" %", f"{_NO_BREAK}%"),
        WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
