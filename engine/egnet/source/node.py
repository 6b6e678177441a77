"""What a YAML text consists of, each piece with its position.

Comes in: what `compose` reads. Goes out: `Scalar`, `Sequence` and `Mapping`, all frozen.
Always holds: every scalar is text (`nej`, `012` and `750.000` are what was written); at most 64 collections lie inside
each other.
"""

import re
from dataclasses import dataclass, field

from egnet.diagnostics.span import Span

# One character of the value as it is written between quotes.
_WRITTEN = {
    "'": re.compile(r"''|[^']"),
    '"': re.compile(r'\\(?:x..|u.{4}|U.{8}|.)|[^"\\]'),
}


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value or a key.

    `plain` is False for text in quotes and for block text (`|`, `>`). An empty value is plain with text `""`.
    The span covers what is written on the first line, quotes included.
    """

    text: str
    span: Span
    plain: bool

    def part(self, start: int, length: int) -> Span:
        """The span of `text[start : start + length]`; the whole span where the text is not written on one line.

        `start` may be the end of the text: the span is then the place just after its last character.
        """
        begins = self._columns()
        if begins is None or start > len(self.text):
            return self.span
        stop = min(start + max(length, 1), len(begins) - 1)
        column = begins[start]
        return Span(self.span.source, self.span.line, column, max(begins[stop] - column, 1))

    def _columns(self) -> list[int] | None:
        """The column of each character of the text and, last, of its end; None when it is not written on one line."""
        first = self.span.column
        if self.plain:
            if self.text and self.span.text != self.text:
                return None
            return [first + offset for offset in range(len(self.text) + 1)]
        written = self.span.text
        if written[:1] not in _WRITTEN or written[:1] != written[-1:]:
            return None
        pieces = list(_WRITTEN[written[0]].finditer(written, 1, len(written) - 1))
        if len(pieces) != len(self.text):
            return None
        return [first + piece.start() for piece in pieces] + [first + len(written) - 1]


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list. The span covers `[…]` on one line, else the opening bracket or the first `-`."""

    items: "tuple[Node, ...]"
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with values, as written. The span covers `{…}` on one line, else the opening brace or the first key.

    A key that stands twice (an error when read) keeps both entries; looking it up gives the first.
    """

    entries: "tuple[tuple[Scalar, Node], ...]"
    span: Span
    _by_key: "dict[str, tuple[Scalar, Node]]" = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        first_wins = {key.text: (key, value) for key, value in reversed(self.entries)}
        object.__setattr__(self, "_by_key", first_wins)

    def get(self, key: str) -> "Node | None":
        """The value at `key`, or None when the key is not there."""
        entry = self._by_key.get(key)
        return None if entry is None else entry[1]

    def key(self, key: str) -> Scalar | None:
        """The key itself, with its position, or None when it is not there."""
        entry = self._by_key.get(key)
        return None if entry is None else entry[0]

    def keys(self) -> tuple[str, ...]:
        """The keys in the order they are written."""
        return tuple(key.text for key, _ in self.entries)


Node = Scalar | Sequence | Mapping
