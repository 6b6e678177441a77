"""Text in both languages of egnet.

Comes in: one text in Danish and the same in English. Goes out: the one that a reader asked for.
Always holds: a `Text` never changes, and formatting treats values as data (a brace in a value stays a brace).
"""

from dataclasses import dataclass
from typing import Literal

Language = Literal["da", "en"]


@dataclass(frozen=True, slots=True)
class Text:
    """One text, Danish and English beside each other."""

    da: str
    en: str

    def in_(self, language: Language) -> str:
        """The text in one language."""
        return self.da if language == "da" else self.en

    def format(self, **values: object) -> "Text":
        """Both templates filled in; a value that is a `Text` itself is filled in by language."""
        return Text(da=_filled(self.da, "da", values), en=_filled(self.en, "en", values))


def _filled(template: str, language: Language, values: dict[str, object]) -> str:
    in_language = {name: value.in_(language) if isinstance(value, Text) else value for name, value in values.items()}
    return template.format(**in_language)
