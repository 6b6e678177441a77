"""Positions in text that someone wrote.

Comes in: a text with the name it is shown under. Goes out: spans that diagnostics point at.
Always holds: lines and columns count from 1, a span lies on one line and is at least one character long;
a byte order mark is no part of the first line.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

# YAML's line breaks, so that our line numbers are the parser's; `str.splitlines` breaks in more places.
_LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text and the name it is shown under; two are equal when name and text are."""

    name: str
    text: str = field(repr=False)
    lines: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lines = tuple(_LINE_BREAK.split(self.text.removeprefix(BYTE_ORDER_MARK)))
        object.__setattr__(self, "lines", lines)

    def line(self, number: int) -> str:
        """Line `number`, counted from 1, without its line break; empty when the text has no such line."""
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else ""


@dataclass(frozen=True, slots=True)
class Excerpt(SourceText):
    """Some lines of a text that is too long to keep, under their numbers there."""

    numbered: Mapping[int, str] = field(default_factory=dict, repr=False, compare=False)

    @staticmethod
    def of(name: str, lines: Mapping[int, str]) -> "Excerpt":
        """The lines of these numbers."""
        return Excerpt(name, "\n".join(lines.values()), lines)

    def line(self, number: int) -> str:
        return self.numbered.get(number, "")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line: `length` characters from `column`, both ends on `line`.

    The column may be the one just after the line's last character: something is missing there. `place` is how people
    name the place where lines and columns are not what they see: `Opgaver!C5` in a spreadsheet.
    """

    source: SourceText
    line: int
    column: int
    length: int
    place: str = ""

    def __str__(self) -> str:
        """The place as editors read it: `name:line:column`; or as people name it."""
        return f"{self.source.name}:{self.place or f'{self.line}:{self.column}'}"

    @property
    def text(self) -> str:
        """The characters that the span points at."""
        return self.source.line(self.line)[self.column - 1 : self.column - 1 + self.length]
