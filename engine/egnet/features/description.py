"""A line of a feature file by itself: what it looks like, and where it stands.

Comes in: a line that no scenario accounts for, or that cannot be parsed. Goes out: what it was probably meant to be.
"""

from __future__ import annotations

from egnet.diagnostics.codes import features as codes
from egnet.diagnostics.diagnostic import Diagnostic
from egnet.diagnostics.span import SourceText, Span
from egnet.features.keywords import KEYWORDS, STEP_KINDS, is_like_title, keyword_at, usual
from egnet.features.steps import kind_of
from egnet.text import Language, Text


def looks_like(line: str, language: Language) -> Text | None:
    """What a line of description looks like; `None` if it is like nothing else."""
    keyword = keyword_at(line, language)
    if keyword is not None and keyword.kind not in STEP_KINDS:
        word = usual(keyword.kind, language)
        return Text(f"`{word}`", f"`{word}`")
    if keyword is not None or is_any_sentence(line):
        return Text("en sætning", "a sentence")
    if is_like_title(line, "da") or is_like_title(line, "en"):
        return Text("en overskrift", "a title")
    return None


def is_any_sentence(line: str) -> bool:
    """Whether a line is a sentence of egnet's, with any first word (a keyword, perhaps misspelt) or none."""
    text = line.strip()
    rest = text.partition(" ")[2].strip()
    return any(kind_of(part) is not None for part in (text, rest))


def in_wrong_letters(source: SourceText, number: int, line: str, language: Language) -> Diagnostic | None:
    """A keyword in small letters, or in capital ones: it is not read as one."""
    keyword = keyword_at(line, language)
    if keyword is None or keyword.written in KEYWORDS[language][keyword.kind]:
        return None
    word = next(one for one in KEYWORDS[language][keyword.kind] if one.casefold() == keyword.written.casefold())
    span = span_of(source, number, keyword.written)
    return codes.KEYWORD_LETTERS.at(span, keyword=keyword.written, usual=word)


def foreign(source: SourceText, number: int, line: str, language: Language) -> Diagnostic:
    keyword = keyword_at(line, "en" if language == "da" else "da")
    assert keyword is not None
    return codes.FOREIGN_KEYWORD.at(
        span_of(source, number, keyword.written),
        keyword=keyword.written,
        language=Text("dansk", "Danish") if language == "da" else Text("engelsk", "English"),
        usual=usual(keyword.kind, language),
    )


def span_of(source: SourceText, line: int, text: str) -> Span:
    at = source.line(line).find(text)
    return Span(source, line, max(at, 0) + 1, max(len(text), 1))
