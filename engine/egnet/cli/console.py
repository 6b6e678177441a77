"""What a console shows that has no room for every character, such as one in Windows-1252.

Comes in: a text for a stream. Goes out: bytes in the stream's encoding. Always holds: nothing stops the run, and each
character becomes one character, so that carets stay under what they point at.
"""

from __future__ import annotations

import codecs
import unicodedata
from typing import TextIO

_NAME = "egnet.readable"
_LIKE = {"→": ">", "←": "<", "−": "-", "‐": "-", "‑": "-", "─": "-", "│": "|", "✓": "x"}


def make_readable(stream: TextIO) -> None:
    """Let a stream show a like character, or a question mark, for one that its encoding does not have."""
    codecs.register_error(_NAME, _instead)
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors=_NAME)


def _instead(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    characters = error.object[error.start : error.end]
    return "".join(_like(character, error.encoding) for character in characters), error.end


def _like(character: str, encoding: str) -> str:
    like = _LIKE.get(character) or unicodedata.normalize("NFKD", character)[:1]
    try:
        like.encode(encoding)
    except UnicodeEncodeError:
        return "?"
    return like
