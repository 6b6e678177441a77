"""Flat records in: rows of CSV and JSON as mappings with positions, so that one typed intake reads them all.

Columns are `id`, `title`, `administration`, `part_of`, `cut`, `source`, then facts. A blank cell is a fact never asked
for. A CSV file may be UTF-8 (with or without byte order mark), UTF-16 or Windows-1252, with semicolons, commas or tabs.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from egnet.diagnostics.codes import records as codes
from egnet.diagnostics.codes import yaml_text as file_codes
from egnet.diagnostics.diagnostic import Diagnostic, has_errors
from egnet.diagnostics.reasons import NOT_A_FILE, reason_of
from egnet.diagnostics.span import SourceText, Span
from egnet.records.attribution import by_item
from egnet.source.compose import DEEPEST
from egnet.source.node import Mapping, Node, Scalar, Sequence
from egnet.source.read import read_source, read_yaml

_OF_RECORD = ("id", "title", "administration", "part_of", "cut", "cuts", "source", "note", "facts")


@dataclass
class Rows:
    """What a flat file holds: a node for each row with what is wrong in its text, and the places of lost rows.

    `broken` files have no rows that can be used; `diagnostics` are those of no single row.
    """

    nodes: list[tuple[Node, list[Diagnostic]]] = field(default_factory=list)
    lost: list[Span] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    broken: bool = False

    def lose(self, span: Span, diagnostic: Diagnostic) -> None:
        """Report a row that cannot be read."""
        self.lost.append(span)
        self.diagnostics.append(diagnostic)


def flat_rows(path: Path) -> Rows:
    """The rows of a CSV, JSON or JSON lines file, each in the shape of a YAML record."""
    suffix = path.suffix.lower()
    source = _read_table(path) if suffix == ".csv" else read_source(path)
    if isinstance(source, Diagnostic):
        return Rows(diagnostics=[source], broken=True)
    if suffix == ".csv":
        return _csv(source)
    return _json_lines(source) if suffix == ".jsonl" else _json(source)


# -- CSV ---------------------------------------------------------------------------------------------------------------


def _read_table(path: Path) -> SourceText | Diagnostic:
    if not path.is_file():
        return file_codes.FILE_NOT_READABLE.at(None, path=str(path), reason=NOT_A_FILE)
    try:
        raw = path.read_bytes()
    except OSError as error:
        return file_codes.FILE_NOT_READABLE.at(None, path=str(path), reason=reason_of(error))
    return SourceText(str(path), _decoded(raw))


def _decoded(raw: bytes) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        # What Excel calls Unicode text.
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _csv(source: SourceText) -> Rows:
    heading = source.line(1)
    separator = max(";,\t", key=heading.count)
    rows = Rows()
    reader = csv.reader(io.StringIO(source.text, newline=""), delimiter=separator, strict=True)
    try:
        names = _located([name.strip() for name in next(reader, [])], _whole_line(source, 1))
        rows.diagnostics += _wrong_in_heading(names, _whole_line(source, 1))
        if rows.diagnostics:
            rows.broken = True
            return rows
        first_line = reader.line_num + 1
        for cells in reader:
            span = _whole_line(source, first_line)
            first_line = reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) != len(names):
                found, expected = str(len(cells)), str(len(names))
                rows.lose(span, codes.ROW_LENGTH.at(span, found=found, expected=expected))
                continue
            values = _located([cell.strip() for cell in cells], span)
            unnamed = [value.span for name, value in zip(names, values, strict=True) if value.text and not name.text]
            errors = [codes.NO_HEADING.at(span) for span in unnamed]
            filled = [(name, value) for name, value in zip(names, values, strict=True) if value.text and name.text]
            rows.nodes.append((_record(filled, span), errors))
    except csv.Error:
        span = _whole_line(source, max(reader.line_num, 1))
        rows.lose(span, codes.UNREADABLE_TABLE.at(span, kind="CSV"))
    return rows


def _whole_line(source: SourceText, number: int) -> Span:
    return Span(source, number, 1, max(len(source.line(number)), 1))


def _located(texts: Iterable[str], line: Span) -> list[Scalar]:
    """The texts, each with its place on the line; the whole line where it is written otherwise."""
    found: list[Scalar] = []
    written, column = line.text, 0
    for text in texts:
        start = written.find(text, column) if text else -1
        span = line if start < 0 else Span(line.source, line.line, start + 1, len(text))
        column = column if start < 0 else start + len(text)
        found.append(Scalar(text, span, plain=True))
    return found


def _wrong_in_heading(names: list[Scalar], line: Span) -> list[Diagnostic]:
    first: dict[str, Scalar] = {}
    wrong = []
    for name in names:
        if name.text and name.text in first:
            there = first[name.text].span
            wrong.append(file_codes.DUPLICATE_KEY.at(name.span, key=name.text, line=there.line, column=there.column))
        first.setdefault(name.text, name)
    if "id" not in first:
        near = next((name for name in names if name.text.casefold() == "id"), None)
        wrong.append(codes.NO_ID_COLUMN.at(line if near is None else near.span))
    return wrong


# -- JSON --------------------------------------------------------------------------------------------------------------


def _json_lines(source: SourceText) -> Rows:
    rows = Rows()
    for number, line in enumerate(source.lines, start=1):
        if not line.strip():
            continue
        span = _whole_line(source, number)
        try:
            tree = _Tree(span)
            node = tree.read(line)
        except (ValueError, RecursionError) as error:
            rows.lose(span, codes.UNREADABLE_TABLE.at(_place(error, span), kind="JSON"))
        else:
            rows.nodes.append((_flattened(node), tree.errors))
    return rows


def _json(source: SourceText) -> Rows:
    # JSON is nearly YAML: the same reader gives positions, duplicate keys and limits on depth and size.
    node, diagnostics = read_yaml(source)
    if node is None:
        span = Span(source, 1, 1, 1)
        try:
            tree = _Tree(span)
            node, diagnostics = tree.read(source.text), tree.errors
        except (ValueError, RecursionError) as error:
            return Rows(diagnostics=[codes.UNREADABLE_TABLE.at(_place(error, span), kind="JSON")], broken=True)
    else:
        node = _without_nulls(node)
    cases = node.get("cases") if isinstance(node, Mapping) else node
    if not isinstance(cases, Sequence):
        return Rows(diagnostics=[*diagnostics, codes.NO_RECORDS.at(node.span, name=source.name)], broken=True)
    of_item, elsewhere = by_item(cases.items, diagnostics)
    nodes = [(_flattened(item), errors) for item, errors in zip(cases.items, of_item, strict=True)]
    return Rows(nodes=nodes, diagnostics=elsewhere, broken=has_errors(elsewhere))


def _place(error: Exception, span: Span) -> Span:
    """Where the JSON cannot be read any further."""
    if not isinstance(error, json.JSONDecodeError):
        return span
    return Span(span.source, span.line + error.lineno - 1, error.colno, 1)


@dataclass
class _Tree:
    """JSON as nodes that all stand on one line, or nowhere in particular."""

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
                    scalar = Scalar(key, self._place(key, keys.get(key)), plain=True)
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
                return _scalar(data, self.span)

    def _value(self, value: object, span: Span, depth: int) -> Node:
        return self._node(value, depth + 1) if isinstance(value, list) else _scalar(value, span)

    def _place(self, key: str, before: Scalar | None) -> Span:
        """Where a key stands on the line."""
        written = f'"{key}"'
        start = 0 if before is None or before.span == self.span else before.span.column + before.span.length - 1
        found = self.written.find(written, start)
        return self.span if found < 0 else Span(self.span.source, self.span.line, found + 1, len(written))


class _Pairs(list[tuple[str, object]]):
    """A JSON object with every key it was written with."""


def _scalar(data: object, span: Span) -> Scalar:
    text = {True: "ja", False: "nej"}[data] if isinstance(data, bool) else str(data)
    return Scalar("" if data is None else text, span, plain=False)


_WORDS = {"true": "ja", "false": "nej"}


def _without_nulls(node: Node) -> Node:
    """JSON that was read as YAML: `null` is left out, `true` and `false` are `ja` and `nej`."""
    match node:
        case Scalar(text, span, True) if text in _WORDS:
            return Scalar(_WORDS[text], span, plain=False)
        case Sequence(items, span):
            return Sequence(tuple(_without_nulls(item) for item in items), span)
        case Mapping(entries, span):
            kept = ((k, v) for k, v in entries if not (isinstance(v, Scalar) and v.plain and v.text == "null"))
            return Mapping(tuple((key, _without_nulls(value)) for key, value in kept), span)
        case _:
            return node


# -- rows --------------------------------------------------------------------------------------------------------------


def _flattened(node: Node) -> Node:
    return _record(node.entries, node.span) if isinstance(node, Mapping) else node


def _record(entries: Iterable[tuple[Scalar, Node]], span: Span) -> Mapping:
    """A flat row in the shape of a YAML record: what is not of the record itself is a fact."""
    entries = tuple(entries)
    if any(key.text == "facts" for key, _ in entries):
        return Mapping(entries, span)
    own = tuple((key, value) for key, value in entries if key.text in _OF_RECORD)
    facts = tuple((key, value) for key, value in entries if key.text not in _OF_RECORD)
    return Mapping((*own, (Scalar("facts", span, plain=True), Mapping(facts, span))), span)
