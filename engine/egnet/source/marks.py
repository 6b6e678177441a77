"""The parser's marks as positions in the source.

Comes in: a mark (line and column from 0). Goes out: line and column from 1.
Always holds: the position lies in the text or just after a line of it, though the C parser ends a text without a final
line break one line further down.
"""

from typing import Any

from egnet.diagnostics.span import SourceText


def position(mark: Any, source: SourceText) -> tuple[int, int]:
    """Line and column of a mark, both from 1."""
    last = len(source.lines)
    if mark.line >= last:
        return last, len(source.line(last)) + 1
    return mark.line + 1, mark.column + 1
