"""One check as written, looked up: nodes in, what it asks out.

A reference is `figure`, `table.row.column`, or with `*` for every row or column (rows of `total` apart); a plain number
is itself.
"""

from __future__ import annotations

from collections.abc import Mapping as Table_
from collections.abc import Sequence as Items
from dataclasses import dataclass

from egnet.audit import model
from egnet.audit.model import Amount, Calculation, Listed, Operand, Operation, Table, Words
from egnet.audit.written import WrittenCheck
from egnet.diagnostics.codes import audit as codes
from egnet.diagnostics.near import nearest
from egnet.diagnostics.span import Span
from egnet.rulebook.names import Names
from egnet.source.node import Mapping, Node, Scalar, Sequence
from egnet.text import Text
from egnet.values.written import Unreadable, read_number

#: What a check may ask, by the field that asks it.
ASKS = (
    "sum", "calculation", "part", "mean", "same", "numerators", "at_most", "label", "scope", "mixed", "reference", "within",
    "apart", "alike", "count",
)  # fmt: skip


@dataclass
class CheckReader:
    """Reads checks of one file; `amounts` are by reference, totals under their row's name."""

    names: Names
    amounts: Table_[str, Amount]
    words: Table_[str, Words]
    lists: Table_[str, Listed]
    tables: tuple[Table, ...]
    totals: frozenset[str] = frozenset()

    def read(self, check: WrittenCheck) -> model.Check | None:
        """The check, or `None` if anything it names does not exist."""
        before = len(self.names.diagnostics)
        asked = [field for field in ASKS if check.node.get(field) is not None]
        if len(asked) != 1:
            self.names.report(codes.NOT_ONE_QUESTION.at(check.at("id"), id=check.id))
            return None
        asks = self._asks(asked[0], check)
        follows = self._one(check.follows, check.at("follows")) if check.follows else None
        if asks is None or len(self.names.diagnostics) > before:
            return None
        notes = () if check.note is None else (check.note,)
        return model.Check(check.id, check.about, asks, notes, follows)

    def _asks(self, field: str, check: WrittenCheck) -> model.Asks | None:
        match field:
            case "mixed" if check.mixed is not None:
                at = check.mixed.at("sources")
                sources = tuple(self.names.source(text, at, check.id) for text in check.mixed.sources)
                return model.Mixed(check.mixed.labels, sources)
            case "reference" if check.reference is not None:
                one = check.reference
                source = self.names.source(one.source, one.at("source"), check.id)
                return model.Reference(one.says, tuple(one.about), source, self.tables)
            case "within":
                return model.Within(
                    self._named(check.within, check, "within"), self._named(check.lies_in, check, "lies_in")
                )
            case "apart":
                return model.Apart(self._named(check.apart, check, "apart"))
            case "alike":
                return model.Alike(self._named(check.alike, check, "alike"))
            case "same":
                return self._same(check)
            case "numerators":
                pairs = zip(self._several(check.numerators), self._several(check.denominators), strict=False)
                return model.Constant(tuple(pairs))
            case "scope" if check.scope is not None:
                words = tuple(self.words[name] for name in check.scope.labels if name in self.words)
                for name in check.scope.labels:
                    if name not in self.words:
                        self._unknown(name, check.scope.at("labels"), self.words)
                amounts = tuple(self._several(check.of))
                return model.Scope(words, amounts) if amounts else None
        stated = self._one(check.gives, check.at("gives"))
        return None if stated is None else self._of_figure(field, check, stated)

    def _of_figure(self, field: str, check: WrittenCheck, stated: Amount) -> model.Asks | None:
        match field:
            case "sum":
                return model.Sum(tuple(self._several(check.sum)), stated)
            case "calculation":
                found = self._operand(check.calculation)
                return None if found is None else model.Equal(found, stated)
            case "part":
                part, whole = self._operand(check.part), self._operand(check.of)
                others = self._by_name(check.other_bases)
                if part is None or whole is None:
                    return None
                wholes = {Text(name, name): other for name, other in others.items() if other is not None}
                return model.Share(part, whole, stated, wholes)
            case "mean":
                weights = check.weights.entries if isinstance(check.weights, Mapping) else ()
                by_name = {key.text: tuple(self._several(node)) for key, node in weights}
                return model.Mean(tuple(self._several(check.mean)), by_name, stated)
            case "at_most":
                bound = self._operand(check.at_most)
                return None if bound is None else model.AtMost(bound, stated)
            case "label" if check.label is not None:
                return model.Label(check.label.says, self._by_name(check.label.meanings), stated)
            case "count":
                listed = self._named([check.count], check, "count")
                return model.Number(listed[0], stated) if listed else None
        return None

    def _same(self, check: WrittenCheck) -> model.Same | None:
        items = check.same.items if isinstance(check.same, Sequence) else ()
        found: list[Amount | Words] = []
        for item in items:
            text = item.text if isinstance(item, Scalar) else ""
            if text in self.words:
                found.append(self.words[text])
            elif (one := self._one(text, item.span)) is not None:
                found.append(one)
        return model.Same(tuple(found)) if len(found) > 1 else None

    def _by_name(self, node: Node | None) -> dict[str, Operand | None]:
        entries = node.entries if isinstance(node, Mapping) else ()
        return {
            key.text: None if isinstance(value, Scalar) and not value.text else self._operand(value)
            for key, value in entries
        }

    def _operand(self, node: Node | None) -> Operand | None:
        """A reference, a number, or `{sum: […]}`, `{product: […]}`, `{quotient: […]}`, `{difference: […]}`."""
        match node:
            case Scalar(text):
                if text not in self.amounts:
                    try:
                        return read_number(text)
                    except Unreadable:
                        pass
                found = self._match(text, node.span)
                return found[0] if len(found) == 1 else Calculation(Operation.SUM, tuple(found)) if found else None
            case Mapping(entries) if len(entries) == 1 and entries[0][0].text in tuple(Operation):
                key, inner = entries[0]
                operation = Operation(key.text)
                items = inner.items if isinstance(inner, Sequence) else (inner,)
                if operation is Operation.SUM:
                    parts = [part for item in items for part in self._parts(item)]
                    return Calculation(operation, tuple(parts)) if parts else None
                operands = [self._operand(item) for item in items]
                known = tuple(o for o in operands if o is not None)
                return Calculation(operation, known) if known and len(known) == len(operands) else None
        if node is not None:
            self.names.report(codes.NOT_A_CALCULATION.at(node.span))
        return None

    def _parts(self, node: Node) -> list[Operand]:
        if isinstance(node, Scalar) and (node.text in self.amounts or "*" in node.text):
            return list(self._match(node.text, node.span))
        one = self._operand(node)
        return [] if one is None else [one]

    def _several(self, node: Node | None) -> list[Amount]:
        items: Items[Node] = node.items if isinstance(node, Sequence) else [] if node is None else [node]
        return [a for item in items if isinstance(item, Scalar) for a in self._match(item.text, item.span)]

    def _one(self, text: str, span: Span) -> Amount | None:
        found = self._match(text, span)
        return found[0] if found else None

    def _match(self, text: str, span: Span) -> list[Amount]:
        """The amounts of a reference; reports one that there is none of."""
        if text in self.amounts:
            return [self.amounts[text]]
        pattern = text.split(".")
        found = [
            amount
            for key, amount in self.amounts.items()
            if "*" in pattern and key not in self.totals and _fits(pattern, key.split("."))
        ]
        if not found:
            self._unknown(text, span, self.amounts)
        return found

    def _named(self, names: Items[str], check: WrittenCheck, field: str) -> tuple[Listed, ...]:
        for name in names:
            if name not in self.lists:
                self._unknown(name, check.at(field), self.lists)
        return tuple(self.lists[name] for name in names if name in self.lists)

    def _unknown(self, name: str, span: Span, known: Table_[str, object]) -> None:
        self.names.report(codes.NO_SUCH_FIGURE.at(span, name=name or "-", near=nearest(name, known) or "-"))


def _fits(pattern: Items[str], key: Items[str]) -> bool:
    return len(pattern) == len(key) and all(p in ("*", k) for p, k in zip(pattern, key, strict=True))
