"""YAML text as an editor reads it: plain scalars by the core schema of YAML 1.2, so that `12` is a number and `true` a truth."""

from __future__ import annotations

import re
from typing import Any

from egnet.source.node import Mapping, Node, Scalar, Sequence

_NULL = re.compile(r"(?:null|Null|NULL|~|)")
_TRUTH = re.compile(r"(true|True|TRUE)|false|False|FALSE")
_WHOLE = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def as_read(node: Node) -> Any:
    """The node as the data that a JSON Schema is held against."""
    match node:
        case Mapping(entries):
            return {key.text: as_read(value) for key, value in entries}
        case Sequence(items):
            return [as_read(item) for item in items]
        case Scalar(text, plain=True):
            return _plain(text)
        case Scalar(text):
            return text


def _plain(text: str) -> Any:
    if _NULL.fullmatch(text):
        return None
    if truth := _TRUTH.fullmatch(text):
        return truth[1] is not None
    if _WHOLE.fullmatch(text) and len(text) < 1_000:
        return int(text)
    if _OCTAL.fullmatch(text) or _HEXADECIMAL.fullmatch(text):
        return int(text, 0)
    return float(text) if _NUMBER.fullmatch(text) and len(text) < 300 else text
