"""Rows of tables in, each in the shape of a YAML record out, so that one typed intake reads them all.

Columns are the fields of a record, then facts (`egnet.records.columns`). A blank cell is a fact never asked for;
`a | b` in a cell is several words at once. What a spreadsheet writes where a formula fails is an error, never a value.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from egnet.diagnostics.codes import records as codes
from egnet.diagnostics.codes import tables as table_codes
from egnet.diagnostics.diagnostic import Diagnostic, has_errors
from egnet.diagnostics.span import Span
from egnet.records.columns import Column, Columns
from egnet.records.json_tree import JsonTree
from egnet.rulebook.names import FIELDS
from egnet.source import node as nodes
from egnet.source.node import Mapping, Node, Scalar

#: A table of more cells than this is refused; with positions they take a few hundred bytes each.
MOST_CELLS = 2_000_000
LARGEST_TABLE_MIB = 64

#: What spreadsheets show where a formula fails, in English and in Danish.
ERROR_VALUES = frozenset(
    {
        "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!",
        "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!",
        "#NUL!", "#DIVISION/0!", "#VÆRDI!", "#REFERENCE!", "#NAVN?", "#I/T", "#OVERLØB!", "#BEREGN!",
    }
)  # fmt: skip
#: Columns that hold JSON, with an example of each.
_IN_JSON = {
    "cuts": '{"ydelse": {"title": "efter ydelse", "exhaustive": "ja", "disjoint": "ja"}}',
    "sources": '{"interview": {"title": "Svar i et interview"}}',
    "also": '[{"value": "ca. 0,7 mio.", "source": "analyse-2010, afsnit 4.3"}]',
}


@dataclass(frozen=True)
class Row:
    """One row: its node, what is wrong with its text, and the place its figures stand at.

    `number` is the row's own within the file, counted from 1, by which the file can be asked for it again.
    """

    node: Node
    errors: list[Diagnostic]
    place: str
    number: int


@dataclass
class Rows:
    """What a flat file holds; `lost` are the rows that cannot be read, by number and place.

    `broken` files have no rows that can be used; `diagnostics` are those of no single row. In a `danish` table
    `750.000` has thousands. `file` is what stands around the rows, in JSON; `sheet` is the one they stand on, in Excel.
    """

    rows: list[Row] = field(default_factory=list)
    lost: list[tuple[int, Span]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    broken: bool = False
    danish: bool = True
    file: Mapping | None = None
    sheet: str = ""

    def lose(self, number: int, span: Span, diagnostic: Diagnostic) -> None:
        """Report a row that cannot be read."""
        self.lost.append((number, span))
        self.diagnostics.append(diagnostic)


@dataclass(frozen=True)
class Line:
    """One row as it stands in a table: a cell for each heading, and what is wrong with cells already."""

    number: int
    place: str
    span: Span
    cells: Sequence[Scalar]
    errors: Sequence[Diagnostic] = ()


class Table:
    """A table by its headings, which are checked; `wrong` is what is wrong with them."""

    def __init__(self, headings: Sequence[Scalar], span: Span, columns: Columns) -> None:
        self.headings = headings
        self.span = span
        self.columns = [columns.of(heading.text) if heading.text else None for heading in headings]
        self.wrong: list[Diagnostic] = []
        first: dict[str, Scalar] = {}
        for heading, column in zip(headings, self.columns, strict=True):
            if not heading.text:
                continue
            name = str(column) if column is not None else heading.text
            if name in first:
                self.wrong.append(_same(heading, first[name], name))
            first.setdefault(name, heading)
        if "id" not in first:
            self.wrong.append(codes.NO_ID_COLUMN.at(span))

    def row(self, line: Line) -> Row:
        """A line of as many cells as there are headings, as a row."""
        errors = list(line.errors)
        fields: list[tuple[Scalar, Node]] = []
        facts: dict[str, list[tuple[str, Scalar, Node]]] = {}
        for heading, column, cell in zip(self.headings, self.columns, line.cells, strict=True):
            if not cell.text:
                continue
            if not heading.text:
                errors.append(codes.NO_HEADING.at(cell.span))
            elif cell.text in ERROR_VALUES:
                errors.append(table_codes.ERROR_CELL.at(cell.span, value=cell.text))
            elif (node := _node(cell, heading, column, errors)) is not None:
                key = Scalar(column.name if column else heading.text, heading.span, plain=True)
                if column is not None and column.name in FIELDS:
                    fields.append((key, node))
                else:
                    facts.setdefault(key.text, []).append((column.aspect if column else "", key, node))
        figures = tuple(_figure(said, line.span) for said in facts.values())
        fields.append((Scalar("facts", line.span, plain=True), Mapping(figures, line.span)))
        return Row(Mapping(tuple(fields), line.span), errors, line.place, line.number)

    def rows(self, lines: Iterable[Line]) -> Rows:
        """The rows of a table whose headings are right; else none, and what is wrong with them."""
        if has_errors(self.wrong):
            return Rows(diagnostics=self.wrong, broken=True)
        return Rows(rows=[self.row(line) for line in lines], diagnostics=self.wrong)


def _same(heading: Scalar, first: Scalar, name: str) -> Diagnostic:
    return table_codes.SAME_COLUMN.at(heading.span, heading=heading.text, first=first.text, name=name)


def _node(cell: Scalar, heading: Scalar, column: Column | None, errors: list[Diagnostic]) -> Node | None:
    holds = column.aspect or column.name if column is not None else ""
    if holds in _IN_JSON:
        tree = JsonTree(cell.span)
        try:
            node = tree.read(cell.text)
        except (ValueError, RecursionError):
            example = _IN_JSON[holds]
            errors.append(table_codes.NOT_JSON.at(cell.span, heading=heading.text, example=example))
            return None
        errors += tree.errors
        return node
    if column is not None and column.name not in FIELDS and not column.aspect and "|" in cell.text:
        words = (Scalar(word.strip(), cell.span, plain=True) for word in cell.text.split("|"))
        return nodes.Sequence(tuple(words), cell.span)
    return cell


def _figure(said: list[tuple[str, Scalar, Node]], row: Span) -> tuple[Scalar, Node]:
    """A fact with its value, or with all that its columns say of it."""
    _, key, node = said[0]
    if len(said) == 1 and not said[0][0]:
        return key, node
    entries = ((Scalar(aspect or "value", one.span, plain=True), value) for aspect, one, value in said)
    return key, Mapping(tuple(entries), row)


def flattened(node: Node, columns: Columns) -> tuple[Node, list[Diagnostic]]:
    """A flat record of JSON in the shape of a YAML record: what is not of the record itself is a fact."""
    if not isinstance(node, Mapping) or any(key.text == "facts" for key, _ in node.entries):
        return node, []
    wrong: list[Diagnostic] = []
    first: dict[str, Scalar] = {}
    fields: list[tuple[Scalar, Node]] = []
    facts: list[tuple[Scalar, Node]] = []
    for key, value in node.entries:
        column = columns.of(key.text)
        name = key.text if column is None or column.aspect else column.name
        if name in first and first[name].text != key.text:
            wrong.append(_same(key, first[name], name))
        first.setdefault(name, key)
        (fields if name in FIELDS else facts).append((Scalar(name, key.span, key.plain), value))
    fields.append((Scalar("facts", node.span, plain=True), Mapping(tuple(facts), node.span)))
    return Mapping(tuple(fields), node.span), wrong
