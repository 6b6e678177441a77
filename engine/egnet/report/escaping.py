"""Text as Markdown that shows it as it is: nothing from the input becomes a heading, a link, a table cell or HTML.

Comes in: one line of text. Goes out: Markdown (CommonMark with tables) whose rendering is that text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_SPECIAL = re.compile(r"[\\`*{}\[\]|~#$]")
# An underscore between letters or digits marks nothing.
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_WWW = re.compile(r"\b(www)\.", re.IGNORECASE)
# What starts a block at the beginning of a line: a list, a quotation, a rule, an underline of a heading.
_BLOCK_START = re.compile(r"(\d{1,9})[.)](?=\s|$)|[-+=:]")


def escaped(text: str) -> str:
    """The text, to stand anywhere within a line."""
    text = _SPECIAL.sub(r"\\\g<0>", text)
    text = _UNDERSCORE.sub(r"\\_", text)
    text = _ENTITY.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")
    # Readers that turn addresses into links do so only where they find these.
    return _WWW.sub(r"\g<1>\\.", text).replace("://", r":\//")


def at_line_start(line: str) -> str:
    """A line of escaped text whose first characters start no block."""
    match = _BLOCK_START.match(line)
    if match is None:
        return line
    if match[1] is not None:
        return f"{match[1]}\\{line[match.end(1) :]}"
    return f"\\{line}"


def code(text: str) -> str:
    """The text as code; not for a cell of a table, where a pipe would end it."""
    if not text:
        return ""
    fence = "`" * (_longest_run(text) + 1)
    inner = f" {text} " if text[0] == "`" or text[-1] == "`" else text
    return f"{fence}{inner}{fence}"


def code_block(lines: Sequence[str]) -> str:
    """Lines as they are."""
    fence = "`" * max(3, _longest_run("\n".join(lines)) + 1)
    return "\n".join([f"{fence}text", *lines, fence])


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall(r"`+", text)), default=0)
