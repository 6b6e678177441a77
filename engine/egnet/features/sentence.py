"""A sentence of a feature file: its form in each language, what it does, and one use of it.

Forms are written with placeholders: `{task}` stands for a text in quotes, `{verdicts}` for several joined by commas and
`og`, `{rule}` for a bare name. Every form is anchored at both ends, so at most one sentence fits a text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from egnet.features.errors import SentenceError
from egnet.text import Language

if TYPE_CHECKING:
    from egnet.features.evidence import Evidence
    from egnet.features.world import World

Kind = Literal["given", "when", "then"]

_QUOTED = r'"[^"]*"'
_SEVERAL = rf"{_QUOTED}(?:, {_QUOTED})*(?: (?:og|and) {_QUOTED})?"
_BARE = r"[^\s\"]+"
_PLACEHOLDERS = {
    "after": _SEVERAL,
    "amount": _QUOTED,
    "code": r"[EL]\d{3}",
    "count": r"\d+",
    "cut": _QUOTED,
    "date": r"\S+",
    "facts": _SEVERAL,
    "fact": _QUOTED,
    "findings": _SEVERAL,
    "file": _QUOTED,
    "finding": _QUOTED,
    "folder": _QUOTED,
    "line": r"\d+",
    "name": _QUOTED,
    "other": _BARE,
    "outcome": _BARE,
    "part": _QUOTED,
    "principle": _BARE,
    "reason": r'".*"',
    "row": _BARE,
    "rule": _BARE,
    "rulebook": _QUOTED,
    "section": _QUOTED,
    "seed": r"\d+",
    "source": _QUOTED,
    "step": _QUOTED,
    "table": r"\d+",
    "task": _QUOTED,
    "value": _QUOTED,
    "verdicts": _SEVERAL,
    "year": r"\d+",
    "years": r"\d{4}(?:[-–]\d{4})?",
}

Table = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Said:
    """One use of a sentence: the language it is in, what stands in its placeholders, and its table."""

    language: Language
    words: Mapping[str, str]
    table: Table = ()

    def text(self, placeholder: str) -> str:
        """What stands there, without quotes."""
        word = self.words[placeholder]
        return word[1:-1] if word.startswith('"') else word

    def texts(self, placeholder: str) -> list[str]:
        """The texts in quotes that stand there."""
        return re.findall(r'"([^"]*)"', self.words[placeholder])


#: Changes the world, or looks at it and returns what it has shown.
Does = Callable[["World", Said], "Sequence[Evidence] | None"]


@dataclass(frozen=True)
class Sentence:
    """One sentence: `da` and `en` are its forms (the first of each is the usual one)."""

    kind: Kind
    da: tuple[str, ...]
    en: tuple[str, ...]
    does: Does
    has_table: bool = False

    @cached_property
    def patterns(self) -> tuple[tuple[Language, re.Pattern[str]], ...]:
        """Each form as a regular expression with a group for each placeholder; before a table a colon may stand."""
        colon = ":?" if self.has_table else ""
        danish: list[tuple[Language, re.Pattern[str]]] = [("da", _compiled(form, colon)) for form in self.da]
        return (*danish, *(("en", _compiled(form, colon)) for form in self.en))

    def said_in(self, text: str, table: Table | None) -> Said | None:
        """The use of this sentence that `text` is, or `None`."""
        for language, pattern in self.patterns:
            if match := pattern.fullmatch(text):
                if self.has_table and not table:
                    raise SentenceError(
                        "sætningen skal følges af en tabel", "the sentence is to be followed by a table"
                    )
                if table and not self.has_table:
                    raise SentenceError("sætningen tager ingen tabel", "the sentence takes no table")
                return Said(language, match.groupdict(), table or ())
        return None


def shown(form: str) -> str:
    """A form as it is shown to people: `…` for what is to be filled in."""
    return re.sub(r"\{(\w+)\}", lambda match: '"…"' if _PLACEHOLDERS[match[1]].startswith('"') else "…", form)


def with_quotes(form: str, text: str) -> str | None:
    """The text as a form has it, where nothing but quotation marks are missing; `None` where more is."""
    parts = re.split(r"\{(\w+)\}", form)
    loose = "".join(
        (r'"?([^"]+?)"?' if _PLACEHOLDERS[part] == _QUOTED else f"({_PLACEHOLDERS[part]})")
        if i % 2
        else re.escape(part)
        for i, part in enumerate(parts)
    )
    match = re.fullmatch(loose, text)
    if match is None:
        return None
    words = (
        f'"{word}"' if _PLACEHOLDERS[part] == _QUOTED else word
        for part, word in zip(parts[1::2], match.groups(), strict=True)
    )
    return "".join(part if i % 2 == 0 else next(words) for i, part in enumerate(parts))


def blanked(text: str) -> str:
    """A text with `…` between its quotes, to be compared with forms as they are shown."""
    return re.sub(_QUOTED, '"…"', text)


def _compiled(form: str, end: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", form)
    pattern = "".join(
        f"(?P<{part}>{_PLACEHOLDERS[part]})" if i % 2 else re.escape(part) for i, part in enumerate(parts)
    )
    return re.compile(pattern + end)
