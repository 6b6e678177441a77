"""Flat records in: CSV and JSON rows as mappings with positions, so that one typed intake reads them all.

Columns are `id`, `title`, `administration`, `part_of`, `cut`, `source`, then facts. A blank cell is a fact never asked
for. A CSV file may be UTF-8 (with or without byte order mark) or Windows-1252, with semicolons, commas or tabs.
"""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from egnet.diagnostics.codes import records as codes
from egnet.diagnostics.diagnostic import Diagnostic
from egnet.diagnostics.span import SourceText, Span
from egnet.source.node import Mapping, Node, Scalar, Sequence
from egnet.source.read import read_yaml

_OF_RECORD = ("id", "title", "administration", "part_of", "cut", "cuts", "source", "note", "facts")


def flat_nodes(path: Path) -> tuple[list[Node], list[Diagnostic]]:
    """One mapping per row, in the shape of a YAML record."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or ""
        return [], [codes.UNREADABLE_TABLE.at(None, kind=path.suffix, reason=f"{path.name}: {reason}")]
    source = SourceText(str(path), _decoded(raw))
    if path.suffix.lower() == ".csv":
        return _csv(source)
    if path.suffix.lower() == ".jsonl":
        return _json_lines(source)
    return _json(source)


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _csv(source: SourceText) -> tuple[list[Node], list[Diagnostic]]:
    header = source.text.split("\n", 1)[0]
    separator = max(";,\t", key=header.count)
    nodes: list[Node] = []
    diagnostics: list[Diagnostic] = []
    rows = csv.reader(io.StringIO(source.text, newline=""), delimiter=separator, strict=True)
    try:
        names = [name.strip() for name in next(rows, [])]
        first_line = rows.line_num + 1
        for row in rows:
            span = Span(source, first_line, 1, max(len(source.line(first_line)), 1))
            first_line = rows.line_num + 1
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != len(names):
                diagnostics.append(codes.ROW_LENGTH.at(span, found=str(len(row)), expected=str(len(names))))
                continue
            nodes.append(_record(_cells(source, span, names, row), span, source))
    except csv.Error as error:
        span = Span(source, max(rows.line_num, 1), 1, 1)
        diagnostics.append(codes.UNREADABLE_TABLE.at(span, kind="CSV", reason=str(error)))
    return nodes, diagnostics


def _cells(source: SourceText, row: Span, names: list[str], cells: list[str]) -> list[tuple[Scalar, Node]]:
    entries: list[tuple[Scalar, Node]] = []
    line = source.line(row.line)
    column = 0
    for name, cell in zip(names, cells, strict=True):
        text = cell.strip()
        found = line.find(text, column) if text else -1
        span = Span(source, row.line, found + 1, len(text)) if found >= 0 else row
        column = found + len(text) if found >= 0 else column
        if text:
            entries.append((Scalar(name, span, plain=True), Scalar(text, span, plain=True)))
    return entries


def _json_lines(source: SourceText) -> tuple[list[Node], list[Diagnostic]]:
    nodes: list[Node] = []
    diagnostics: list[Diagnostic] = []
    for number, line in enumerate(source.lines, start=1):
        if line.strip():
            span = Span(source, number, 1, len(line))
            try:
                nodes.append(_from_json(json.loads(line, parse_float=str, parse_int=str), span, source))
            except (ValueError, RecursionError) as error:
                diagnostics.append(codes.UNREADABLE_TABLE.at(span, kind="JSON", reason=_reason(error)))
    return nodes, diagnostics


def _json(source: SourceText) -> tuple[list[Node], list[Diagnostic]]:
    # JSON is YAML: the same reader gives positions, duplicate keys and limits on depth and size.
    node, diagnostics = read_yaml(source)
    if isinstance(node, Mapping) and isinstance(node.get("cases"), Sequence):
        node = node.get("cases")
    items = node.items if isinstance(node, Sequence) else ()
    return [_record(list(i.entries), i.span, source) if isinstance(i, Mapping) else i for i in items], diagnostics


def _from_json(data: object, span: Span, source: SourceText) -> Node:
    if isinstance(data, dict):
        entries = [(Scalar(str(k), span, plain=True), _node(v, span)) for k, v in data.items() if v is not None]
        return _record(entries, span, source)
    return _node(data, span)


def _node(data: object, span: Span) -> Node:
    match data:
        case dict():
            return Mapping(tuple((Scalar(str(k), span, plain=True), _node(v, span)) for k, v in data.items()), span)
        case list():
            return Sequence(tuple(_node(item, span) for item in data), span)
        case bool():
            return Scalar("ja" if data else "nej", span, plain=False)
        case _:
            return Scalar("" if data is None else str(data), span, plain=False)


def _record(entries: list[tuple[Scalar, Node]], span: Span, source: SourceText) -> Mapping:
    """A flat row in the shape of a YAML record: what is not of the record itself is a fact."""
    own = [(key, value) for key, value in entries if key.text in _OF_RECORD]
    facts = tuple((key, value) for key, value in entries if key.text not in _OF_RECORD)
    if facts and not any(key.text == "facts" for key, _ in own):
        own.append((Scalar("facts", span, plain=True), Mapping(facts, span)))
    return Mapping(tuple(own), span)


def _reason(error: Exception) -> str:
    return str(error).split(":")[0]
