"""What every claim shares: how a mismatch is told, and when a text says what was expected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NoReturn

from egnet.features.errors import MismatchError
from egnet.features.evidence import Evidence
from egnet.text import Language, Text

if TYPE_CHECKING:
    from egnet.evaluate.forest import Decided

Shown = Sequence[Evidence]
"""What a claim that holds has shown of a rule, a row, a consequence or a step; other claims show nothing of these."""

#: Between the lines of what was found, so that they stand under each other.
INDENT = "\n           "


def unmet(decided: Decided, expected: Text, instead: Text | None = None) -> NoReturn:
    """What was expected, and what was found instead with a summary of the decision."""
    from egnet.features.found import summary

    def found(language: Language) -> str:
        lines = summary(decided, language).splitlines()
        return INDENT.join(lines if instead is None else [instead.in_(language), *lines])

    raise MismatchError(expected, in_both(found))


def in_both(said: Callable[[Language], str]) -> Text:
    """What is said in each language."""
    return Text(said("da"), said("en"))


def quoted(text: str) -> Text:
    """A text in quotes."""
    return Text(f'"{text}"', f'"{text}"')


def joined(words: Iterable[str]) -> Text:
    """Words after each other, or that there are none."""
    together = ", ".join(words)
    return Text(together, together) if together else Text("intet", "nothing")


def holds_in_order(text: str, expected: str) -> bool:
    """Whether the pieces between the `…` of `expected` occur in `text` one after the other."""
    start = 0
    for piece in expected.split("…"):
        at = text.find(piece.strip(), start)
        if at < 0:
            return False
        start = at + len(piece.strip())
    return True
