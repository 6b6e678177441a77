"""What every claim shares: how a mismatch is told, and when a text says what was expected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NoReturn

from egnet.features.errors import MismatchError
from egnet.features.evidence import Evidence

if TYPE_CHECKING:
    from egnet.evaluate.forest import Decided

Shown = Sequence[Evidence]
"""What a claim that holds has shown of a rule, a row, a consequence or a step; other claims show nothing of these."""

#: Between the lines of what was found, so that they stand under each other.
INDENT = "\n           "


def unmet(decided: Decided, expected: str, instead: str = "") -> NoReturn:
    from egnet.features.found import summary

    lines = [instead, *summary(decided).splitlines()] if instead else summary(decided).splitlines()
    raise MismatchError(expected, INDENT.join(lines))


def joined(words: Iterable[str]) -> str:
    return ", ".join(words) or "intet"


def holds_in_order(text: str, expected: str) -> bool:
    """Whether the pieces between the `…` of `expected` occur in `text` one after the other."""
    start = 0
    for piece in expected.split("…"):
        at = text.find(piece.strip(), start)
        if at < 0:
            return False
        start = at + len(piece.strip())
    return True
