"""Flat records in: a file of any kind but YAML as rows with positions, so that one typed intake reads them all.

Always holds: nothing raises on bad input, nor where the library for a format is not installed.
"""

from __future__ import annotations

from pathlib import Path

from egnet.diagnostics.codes import records as codes
from egnet.diagnostics.diagnostic import Diagnostic, EgnetError, has_errors
from egnet.diagnostics.span import BYTE_ORDER_MARK, SourceText, Span
from egnet.records.attribution import by_item
from egnet.records.columns import Columns
from egnet.records.csv_table import NO_BREAK, read_csv
from egnet.records.json_tree import JsonTree, place_of, without_nulls
from egnet.records.rows import Row, Rows, flattened
from egnet.source.node import Mapping, Node, Sequence
from egnet.source.read import read_source, read_yaml

JSON, JSON_LINES, CSV, PARQUET = ".json", ".jsonl", ".csv", ".parquet"
EXCEL = (".xlsx", ".xlsm")
FLAT = (JSON, JSON_LINES, CSV, *EXCEL, PARQUET)


def flat_rows(path: Path, columns: Columns) -> Rows:
    """The rows of a CSV, Excel, Parquet, JSON or JSON lines file, each in the shape of a YAML record."""
    try:
        return _rows(path, columns)
    except EgnetError as error:
        # The library for the format is not installed: the other files can be read all the same.
        return Rows(diagnostics=list(error.diagnostics), broken=True)


def _rows(path: Path, columns: Columns) -> Rows:
    suffix = path.suffix.lower()
    if suffix == CSV:
        return read_csv(path, columns)
    if suffix in EXCEL:
        from egnet.records.excel import read_excel

        return read_excel(path, columns)
    if suffix == PARQUET:
        from egnet.records.parquet import read_parquet

        return read_parquet(path, columns)
    source = read_source(path)
    if isinstance(source, Diagnostic):
        return Rows(diagnostics=[source], broken=True)
    return _json_lines(source, columns) if suffix == JSON_LINES else _json(source, columns)


def _json_lines(source: SourceText, columns: Columns) -> Rows:
    rows = Rows(danish=False)
    shown = SourceText(source.name, source.text.translate(NO_BREAK))
    for number, line in enumerate(source.text.removeprefix(BYTE_ORDER_MARK).split("\n"), start=1):
        if not line.strip().strip(BYTE_ORDER_MARK):
            continue
        json_line(rows, line, Span(shown, number, 1, max(len(line), 1)), columns)
    return rows


def json_line(rows: Rows, line: str, span: Span, columns: Columns) -> None:
    """Add the record of one line of JSON lines, which stands at a span, or that it cannot be read."""
    try:
        tree = JsonTree(span)
        node = tree.read(line)
    except (ValueError, RecursionError) as error:
        rows.lose(span.line, span, codes.UNREADABLE_TABLE.at(place_of(error, span), kind="JSON"))
    else:
        rows.rows.append(_row(node, tree.errors, columns, span.line))


def _json(source: SourceText, columns: Columns) -> Rows:
    # JSON is nearly YAML: the same reader gives positions, duplicate keys and limits on depth and size.
    node, diagnostics = read_yaml(source)
    if node is None:
        span = Span(source, 1, 1, 1)
        try:
            tree = JsonTree(span)
            node, diagnostics = tree.read(source.text), tree.errors
        except (ValueError, RecursionError) as error:
            wrong = codes.UNREADABLE_TABLE.at(place_of(error, span), kind="JSON")
            return Rows(diagnostics=[wrong], broken=True)
    else:
        node = without_nulls(node)
    cases = node.get("cases") if isinstance(node, Mapping) else node
    if not isinstance(cases, Sequence):
        wrong = codes.NO_RECORDS.at(node.span, name=source.name)
        return Rows(diagnostics=[*diagnostics, wrong], broken=True)
    of_item, elsewhere = by_item(cases.items, diagnostics)
    items = enumerate(zip(cases.items, of_item, strict=True), start=1)
    rows = [_row(item, errors, columns, number) for number, (item, errors) in items]
    file = node if isinstance(node, Mapping) else None
    return Rows(rows=rows, diagnostics=elsewhere, broken=has_errors(elsewhere), danish=False, file=file)


def _row(node: Node, errors: list[Diagnostic], columns: Columns, number: int) -> Row:
    flat, wrong = flattened(node, columns)
    return Row(flat, [*errors, *wrong], f"linje {node.span.line}", number)
