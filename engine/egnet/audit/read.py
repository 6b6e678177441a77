"""The files of `audit/` beside the cases, read and looked up: folders in, audits out.

Always holds: every reference in a check is to a figure, a table or a list of the same file; everything that is wrong
with the files is reported at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from egnet.audit.amounts import read_amount
from egnet.audit.check import CheckReader
from egnet.audit.model import Amount, Audit, Check, Listed, Table, Words
from egnet.audit.written import KEPT, AuditFile, WrittenTable
from egnet.diagnostics.codes import audit as codes
from egnet.diagnostics.diagnostic import Diagnostic, EgnetError
from egnet.rulebook.names import Names
from egnet.rulebook.rulebook import Document, Source
from egnet.source.node import Mapping, Node, Scalar, Sequence
from egnet.source.read import read_file
from egnet.source.shape import shaped
from egnet.text import Text
from egnet.values.written import Unreadable

FOLDER = "audit"


def read_audits(paths: Iterable[Path]) -> tuple[Audit, ...]:
    """The audits of the folders, by file name; raises `EgnetError` with all that is wrong with them."""
    folders = dict.fromkeys((path if path.is_dir() else path.parent) / FOLDER for path in paths)
    files = [file for folder in folders if folder.is_dir() for file in sorted(folder.glob("*.yaml"))]
    diagnostics: list[Diagnostic] = []
    audits = [_read(file, diagnostics) for file in files]
    if diagnostics:
        raise EgnetError(diagnostics)
    return tuple(audit for audit in audits if audit is not None)


def _read(path: Path, diagnostics: list[Diagnostic]) -> Audit | None:
    node, found = read_file(path)
    if node is None or found:
        diagnostics += found
        return None
    file = shaped(node, AuditFile, KEPT)
    if isinstance(file, list):
        diagnostics += file
        return None
    reading = _Reading(file, path)
    checks = reading.checks()
    diagnostics += reading.names.diagnostics
    return Audit(file.audit, file.title, checks)


class _Reading:
    def __init__(self, file: AuditFile, path: Path) -> None:
        self.file = file
        self.path = path
        documents = {n: Document(n, d.title, d.publisher, d.date) for n, d in file.sources.items()}
        self.names = Names(documents=documents)
        self.amounts: dict[str, Amount] = {}
        self.words: dict[str, Words] = {}
        self.lists: dict[str, Listed] = {}
        self.tables: dict[str, Table] = {}
        self.totals: set[str] = set()

    def checks(self) -> tuple[Check, ...]:
        """Every check, after everything that checks may name."""
        for id_, table in self.file.tables.items():
            self._table(id_, table)
        self._figures()
        self._lists()
        tables, totals = tuple(self.tables.values()), frozenset(self.totals)
        reader = CheckReader(self.names, self.amounts, self.words, self.lists, tables, totals)
        seen: set[str] = set()
        checks = []
        for one in self.file.checks:
            if one.id in seen:
                self.names.report(codes.CHECK_TWICE.at(one.at("id"), id=one.id))
            seen.add(one.id)
            check = reader.read(one)
            if check is not None:
                checks.append(check)
        return tuple(checks)

    def _table(self, id_: str, table: WrittenTable) -> None:
        source = self.names.source(table.source, table.at("source"), id_)
        words = {id_, *table.columns}
        for part in (table.rows, table.total):
            for row, cells in part.entries if isinstance(part, Mapping) else ():
                words.add(row.text)
                items = cells.items if isinstance(cells, Sequence) else ()
                if len(items) != len(table.columns):
                    found, expected = str(len(items)), str(len(table.columns))
                    self.names.report(codes.ROW_LENGTH.at(row.span, row=row.text, found=found, expected=expected))
                    continue
                for column, cell in zip(table.columns, items, strict=True):
                    key = f"{id_}.{row.text}.{column}"
                    if part is table.total:
                        # A total is no part of the sum of its column.
                        self.totals.add(key)
                    self._amount(key, f"{row.text}, {column}", cell, source, rounded=column in table.rounded)
        self.tables[id_] = Table(id_, table.title, source, frozenset(words))

    def _amount(self, key: str, name: str, node: Node, source: Source, *, rounded: bool) -> None:
        if not isinstance(node, Scalar):
            return
        try:
            self.amounts[key] = read_amount(name, node.text, source, in_table=True, rounded=rounded)
        except Unreadable as error:
            self.names.report(error.at(node.span))

    def _figures(self) -> None:
        for id_, figure in self.file.figures.items():
            source = self.names.source(figure.source, figure.at("source"), id_)
            if figure.words:
                self.words[id_] = Words(figure.title, Text(figure.words, figure.words), source)
                continue
            rounded_to = figure.rounded_to
            try:
                self.amounts[id_] = read_amount(
                    figure.title, figure.value, source, in_table=False, rounded_to=rounded_to
                )
            except Unreadable as error:
                self.names.report(error.at(figure.at("value")))

    def _lists(self) -> None:
        for id_, listed in self.file.lists.items():
            source = self.names.source(listed.source, listed.at("source"), id_)
            members = tuple(listed.members)
            if listed.file:
                node, found = read_file(self.path.parent / listed.file)
                self.names.diagnostics += found
                inside = node.get("members") if isinstance(node, Mapping) else None
                items = inside.items if isinstance(inside, Sequence) else ()
                members = tuple(item.text for item in items if isinstance(item, Scalar))
                if not members:
                    self.names.report(codes.EMPTY_LIST.at(listed.at("file"), name=id_))
            self.lists[id_] = Listed(id_, listed.title, source, members)
