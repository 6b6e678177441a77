"""JSON as nodes that all stand on one line, or nowhere in particular."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from egnet.diagnostics.codes import tables as codes
from egnet.diagnostics.codes import yaml_text as file_codes
from egnet.diagnostics.diagnostic import Diagnostic
from egnet.diagnostics.span import Span
from egnet.source.compose import DEEPEST
from egnet.source.node import Mapping, Node, Scalar, Sequence

_SURROGATE = re.compile("[\ud800-\udfff]")
_REPLACEMENT = "\ufffd"
_WORDS = {"true": "ja", "false": "nej"}


@dataclass
class JsonTree:
    """Reads one JSON value that stands at a span; `errors` is what is wrong within it."""

    span: Span
    errors: list[Diagnostic] = field(default_factory=list)
    written: str = field(init=False)

    def __post_init__(self) -> None:
        self.written = self.span.text

    def read(self, text: str) -> Node:
        """Raises `ValueError` or `RecursionError` for what cannot be read."""
        decoded = json.loads(text.removeprefix("\ufeff"), parse_float=str, parse_int=str, object_pairs_hook=_Pairs)
        return self._node(decoded, 0)

    def _node(self, data: object, depth: int) -> Node:
        if depth > DEEPEST:
            raise ValueError("depth")
        match data:
            case _Pairs():
                keys: dict[str, Scalar] = {}
                entries = []
                for key, value in data:
                    scalar = Scalar(self._text(key), self._place(key, keys.get(key)), plain=True)
                    if key in keys:
                        there = keys[key].span
                        self.errors.append(
                            file_codes.DUPLICATE_KEY.at(scalar.span, key=key, line=there.line, column=there.column)
                        )
                    keys[key] = scalar
                    if value is not None:
                        entries.append((scalar, self._value(value, scalar.span, depth)))
                return Mapping(tuple(entries), self.span)
            case list():
                return Sequence(tuple(self._node(item, depth + 1) for item in data), self.span)
            case _:
                return self._scalar(data, self.span)

    def _value(self, value: object, span: Span, depth: int) -> Node:
        return self._node(value, depth + 1) if isinstance(value, list) else self._scalar(value, span)

    def _place(self, key: str, before: Scalar | None) -> Span:
        """Where a key stands on the line."""
        if self.span.place:
            return self.span
        written = f'"{key}"'
        start = 0 if before is None or before.span == self.span else before.span.column + before.span.length - 1
        found = self.written.find(written, start)
        return self.span if found < 0 else Span(self.span.source, self.span.line, found + 1, len(written))

    def _scalar(self, data: object, span: Span) -> Scalar:
        if data is None:
            return Scalar("", span, plain=False)
        text = {True: "ja", False: "nej"}[data] if isinstance(data, bool) else self._text(str(data))
        return Scalar(text, span, plain=False)

    def _text(self, text: str) -> str:
        """A text that can be written anywhere: no half of a pair that stands for one character."""
        half = _SURROGATE.search(text)
        if half is not None:
            self.errors.append(codes.LONE_SURROGATE.at(self.span, character=f"U+{ord(half[0]):04X}"))
        return _SURROGATE.sub(_REPLACEMENT, text) if half is not None else text


class _Pairs(list[tuple[str, object]]):
    """A JSON object with every key it was written with."""


def without_nulls(node: Node) -> Node:
    """JSON that was read as YAML: `null` is left out, `true` and `false` are `ja` and `nej`."""
    match node:
        case Scalar(text, span, True) if text in _WORDS:
            return Scalar(_WORDS[text], span, plain=False)
        case Sequence(items, span):
            return Sequence(tuple(without_nulls(item) for item in items), span)
        case Mapping(entries, span):
            kept = ((k, v) for k, v in entries if not (isinstance(v, Scalar) and v.plain and v.text == "null"))
            return Mapping(tuple((key, without_nulls(value)) for key, value in kept), span)
        case _:
            return node


def place_of(error: Exception, span: Span) -> Span:
    """Where JSON that starts at a span cannot be read any further."""
    if not isinstance(error, json.JSONDecodeError):
        return span
    return Span(span.source, span.line + error.lineno - 1, error.colno, 1)
