"""The keywords of feature files, Danish and English: which one a line begins with, and what it is called in the other.

Always holds: upper and lower case are one, and a bullet (`* `) is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from egnet.text import Language

Kind = Literal[
    "feature", "rule", "background", "scenarioOutline", "scenario", "examples", "given", "when", "then", "and", "but"
]

STEP_KINDS: tuple[Kind, ...] = ("given", "when", "then", "and", "but")

#: Each kind's keywords, the usual one first.
KEYWORDS: dict[Language, dict[Kind, tuple[str, ...]]] = {
    "da": {
        "feature": ("Egenskab",),
        "rule": ("Regel",),
        "background": ("Baggrund",),
        "scenarioOutline": ("Abstrakt Scenario",),
        "scenario": ("Scenarie", "Eksempel"),
        "examples": ("Eksempler",),
        "given": ("Givet",),
        "when": ("Når",),
        "then": ("Så",),
        "and": ("Og",),
        "but": ("Men",),
    },
    "en": {
        "feature": ("Feature", "Business Need", "Ability"),
        "rule": ("Rule",),
        "background": ("Background",),
        "scenarioOutline": ("Scenario Outline", "Scenario Template"),
        "scenario": ("Scenario", "Example"),
        "examples": ("Examples", "Scenarios"),
        "given": ("Given",),
        "when": ("When",),
        "then": ("Then",),
        "and": ("And",),
        "but": ("But",),
    },
}
#: The comment that says which language a file is in.
DECLARED = re.compile(r"^\s*#\s*language\s*:\s*([\w-]+)\s*$", re.MULTILINE)
_ALIKE = 0.75


@dataclass(frozen=True)
class Keyword:
    """A keyword at the start of a line, as written there, and the rest of the line."""

    written: str
    kind: Kind
    rest: str


def usual(kind: Kind, language: Language) -> str:
    """The usual keyword of a kind; a title with its colon."""
    word = KEYWORDS[language][kind][0]
    return word if kind in STEP_KINDS else f"{word}:"


def keyword_at(line: str, language: Language) -> Keyword | None:
    """The keyword of a language that a line begins with, with or without its colon."""
    for kind, words in KEYWORDS[language].items():
        for word in words:
            if match := re.match(rf"\s*({re.escape(word)})(?=[\s:]|$)(.*)", line, re.IGNORECASE):
                return Keyword(match[1], kind, match[2].lstrip(" \t:"))
    return None


def is_like_title(line: str, language: Language) -> bool:
    """Whether a line begins almost like a scenario or another title: `Senarie: …`."""
    title, colon, _ = line.strip().partition(":")
    titles = [word for kind, words in KEYWORDS[language].items() if kind not in STEP_KINDS for word in words]
    return bool(colon) and bool(get_close_matches(title.strip(), titles, n=1, cutoff=_ALIKE))
