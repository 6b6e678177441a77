"""The figures of one record: nodes in, typed values with their sources out.

Everything wrong with them is reported; a figure that cannot be read is left out.
"""

from __future__ import annotations

from collections.abc import Mapping as Table
from dataclasses import dataclass, field

from egnet.diagnostics.codes import records as codes
from egnet.diagnostics.codes import shape as shape_codes
from egnet.diagnostics.diagnostic import Diagnostic
from egnet.diagnostics.near import nearest
from egnet.diagnostics.span import Span
from egnet.records.record import Basis, Figure, Statement
from egnet.rulebook.names import Names
from egnet.rulebook.rulebook import Source
from egnet.source.node import Mapping, Node, Scalar, Sequence
from egnet.values.domain import Domain, Kind
from egnet.values.value import Value
from egnet.values.written import Unreadable, read_value

_OF_FIGURE = ("value", "source", "note", "basis", "also")
_OF_STATEMENT = ("value", "source", "note")
_OF_SPREADSHEETS = {"SAND": "ja", "FALSK": "nej", "TRUE": "ja", "FALSE": "nej"}
_MOST_KNOWN = 100_000


@dataclass(frozen=True)
class FigureReader:
    """Reads the figures of a record whose figures without a source have `default`; `None` is an error.

    `calculated` are the facts that no record may state. `danish` is for tables: `750.000` has thousands, and what Danish
    and English spreadsheets write for true and false is `ja` and `nej`. `known` is what was read already.
    `basis` is that of figures which state none, and `argued` says whether the record itself has a note that argues a judgement.
    """

    names: Names
    calculated: Table[str, object]
    default: Source | None
    danish: bool = False
    known: dict[tuple[str, str, bool], Value] = field(default_factory=dict)
    basis: Basis | None = None
    argued: bool = False

    def read(self, node: Node | None) -> dict[str, Figure]:
        """The figures under `facts`, by fact."""
        figures: dict[str, Figure] = {}
        if node is None or (isinstance(node, Scalar) and not node.text):
            return figures
        if not isinstance(node, Mapping):
            self.names.report(codes.FIGURE_SHAPE.at(node.span, fact="facts"))
            return figures
        for key, value in node.entries:
            if key.text not in self.names.facts:
                self.names.unknown_fact(key.text, key.span)
            elif key.text in self.calculated:
                self.names.report(codes.DERIVED_STATED.at(key.span, fact=key.text))
            elif (figure := self._figure(key, value)) is not None:
                figures[key.text] = figure
        return figures

    def _figure(self, key: Scalar, node: Node) -> Figure | None:
        if not isinstance(node, Mapping):
            source = self._source(None, key)
            value = self._value(key, node)
            self._argue(key.span, key, self.basis, "")
            return None if value is None else Figure(value, _printed(node), source, basis=self.basis)
        statement = self._statement(key, node, _OF_FIGURE)
        also = self._also(key, node.get("also"))
        written = self._text(key, node.get("basis"))
        basis = self.basis if written is None else basis_of(written, self.names)
        if statement is None:
            return None
        self._argue(key.span if written is None else written.span, key, basis, statement.note)
        return Figure(statement.value, statement.printed, statement.source, statement.note, also, basis)

    def _argue(self, span: Span, key: Scalar, basis: Basis | None, note: str) -> None:
        if basis is Basis.JUDGED and not note and not self.argued:
            self.names.report(codes.JUDGEMENT_UNARGUED.at(span, fact=key.text))

    def _also(self, key: Scalar, node: Node | None) -> tuple[Statement, ...]:
        if node is None:
            return ()
        if not isinstance(node, Sequence):
            self.names.report(codes.FIGURE_SHAPE.at(node.span, fact=key.text))
            return ()
        read = [self._statement(key, item, _OF_STATEMENT) for item in node.items]
        return tuple(statement for statement in read if statement is not None)

    def _statement(self, key: Scalar, node: Node, fields: tuple[str, ...]) -> Statement | None:
        """`{value: …, source: …, note: …}`."""
        if not isinstance(node, Mapping):
            self.names.report(codes.FIGURE_SHAPE.at(node.span, fact=key.text))
            return None
        for name, _ in node.entries:
            if name.text not in fields:
                near = nearest(name.text, fields)
                code = shape_codes.UNKNOWN_FIELD_NEAR if near else shape_codes.UNKNOWN_FIELD
                self.names.report(code.at(name.span, field=name.text, near=near or "", fields=", ".join(fields)))
        written = node.get("value")
        if written is None:
            self.names.report(codes.FIGURE_SHAPE.at(node.span, fact=key.text))
            return None
        source = self._source(self._text(key, node.get("source")), key)
        note = self._text(key, node.get("note"))
        value = self._value(key, written)
        return None if value is None else Statement(value, _printed(written), source, note.text.strip() if note else "")

    def _text(self, key: Scalar, node: Node | None) -> Scalar | None:
        if node is None or isinstance(node, Scalar):
            return node
        self.names.report(codes.FIGURE_SHAPE.at(node.span, fact=key.text))
        return None

    def _source(self, written: Scalar | None, key: Scalar) -> Source:
        if written is not None and written.text:
            return self.names.source(written.text, written.span, key.text)
        if self.default is None:
            self.names.report(codes.FIGURE_WITHOUT_SOURCE.at(key.span, fact=key.text))
        return self.default or Source("", "")

    def _value(self, key: Scalar, node: Node) -> Value | None:
        domain = self.names.facts[key.text].domain
        match node:
            case Scalar(text) if text:
                return self._read_text(key.text, text, domain, node)
            case Sequence(items) if all(isinstance(item, Scalar) and item.text for item in items) and items:
                texts = [item.text for item in items if isinstance(item, Scalar)]
                return self._read(texts, domain, node.span, *(item for item in items if isinstance(item, Scalar)))
            case Scalar():
                self.names.report(codes.NO_VALUE.at(key.span, fact=key.text))
            case _:
                self.names.report(codes.FIGURE_SHAPE.at(node.span, fact=key.text))
        return None

    def _read_text(self, fact: str, text: str, domain: Domain, node: Scalar) -> Value | None:
        """A text, read once for each fact: a table says the same in many rows."""
        found = self.known.get((fact, text, self.danish))
        if found is None:
            is_truth = self.danish and domain.kind is Kind.BOOLEAN
            found = self._read(_OF_SPREADSHEETS.get(text, text) if is_truth else text, domain, node.span, node)
            if found is not None and len(self.known) < _MOST_KNOWN:
                self.known[fact, text, self.danish] = found
        return found

    def _read(self, written: str | list[str], domain: Domain, whole: Span, *texts: Scalar) -> Value | None:
        try:
            return read_value(written, domain, danish_grouping=self.danish)
        except Unreadable as error:
            # In a list, point at the word that is wrong.
            wrong = next((text.span for text in texts if text.text == error.fields.get("value")), whole)
            self.names.report(error.at(wrong))
            return None


def default_basis(node: Node, names: Names, found: list[Diagnostic]) -> Basis | None:
    """What the figures of a file or record rest on that say nothing; what is wrong with the word goes to `found`."""
    written = node.get("basis") if isinstance(node, Mapping) else None
    if not isinstance(written, Scalar) or not written.text:
        return None
    before = len(names.diagnostics)
    basis = basis_of(written, names)
    found += [names.diagnostics.pop() for _ in names.diagnostics[before:]]
    return basis


def basis_of(written: Scalar, names: Names) -> Basis | None:
    """The basis that a word stands for; reports any other word."""
    if written.text in tuple(Basis):
        return Basis(written.text)
    names.report(codes.UNKNOWN_BASIS.at(written.span, word=written.text, words=", ".join(Basis)))
    return None


def _printed(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text
    return ", ".join(item.text for item in node.items if isinstance(item, Scalar)) if isinstance(node, Sequence) else ""
