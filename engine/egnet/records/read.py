"""Case files in, task records out: each bad record set aside with its reasons, the others kept.

YAML files hold nested records with sources; `egnet.records.flat` reads tables and JSON. Always holds: what could not be
read stays a part of the whole it belongs to, and nothing is known of it; where it cannot be told what it belongs to, it
may belong to any.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable
from collections.abc import Mapping as Mapping_
from dataclasses import dataclass, field, replace
from pathlib import Path

from egnet.diagnostics.codes import records as codes
from egnet.diagnostics.codes import yaml_text as file_codes
from egnet.diagnostics.diagnostic import Diagnostic, EgnetError, has_errors
from egnet.diagnostics.near import nearest
from egnet.diagnostics.reasons import reason_of
from egnet.diagnostics.span import Span
from egnet.records.attribution import by_item, end_of
from egnet.records.case_file import KEPT, CaseFile, WrittenRecord
from egnet.records.columns import Columns
from egnet.records.figures import FigureReader, default_basis
from egnet.records.flat import FLAT, flat_rows
from egnet.records.money import about_money
from egnet.records.record import Basis, Cut, Figure, TaskRecord
from egnet.records.rows import Rows
from egnet.rulebook.load import canonical, sha256_of
from egnet.rulebook.names import Names
from egnet.rulebook.rulebook import Document, Rulebook, Source
from egnet.rulebook.written import WrittenDocument
from egnet.source.node import Mapping, Node, Scalar, Sequence
from egnet.source.read import read_file
from egnet.source.shape import shaped
from egnet.values.value import Value

FOLDER_FILE = "cases.yaml"
_NESTED = (".yaml", ".yml")
#: Tables that look like case files but are not read.
_OTHER_TABLES = (".xls", ".xlsb", ".ods", ".numbers")
#: What Excel puts beside a file that is open, and macOS beside any file.
_BESIDE = ("~$", "._")


@dataclass
class Intake:
    """What came of reading.

    `records` can be evaluated, and hold a placeholder for each part that cannot; `set_aside` are the ids, or else the
    places, of records that cannot; `unread` are the files that could not be read at all. `rejected` are the records set
    aside, as the file they are from and their numbers there; `sheets` are the ones that Excel files were read from.
    """

    records: list[TaskRecord] = field(default_factory=list)
    set_aside: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    rejected: dict[Path, set[int]] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)
    sheets: dict[Path, str] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether every record of every file can be evaluated."""
        return not self.set_aside and not self.unread

    def reject(self, path: Path, number: int) -> None:
        """Note that a record of a file is set aside."""
        self.rejected.setdefault(path, set()).add(number)


def read_cases(paths: Iterable[Path], rulebook: Rulebook) -> Intake:
    """Every record of the files and folders, in order. Raises `EgnetError` for a folder that cannot be listed."""
    reading = _Reading(rulebook)
    for path in paths:
        files = case_files(path) if path.is_dir() else [path]
        before = reading.seen
        for file in files:
            reading.file(file)
        if reading.seen == before:
            reading.names.report(codes.NO_RECORDS.at(None, name=str(path)))
            reading.intake.unread.append(str(path))
    return reading.finish()


def read_rows(path: Path, rows: Rows, rulebook: Rulebook, others: Iterable[str] = ()) -> Intake:
    """The records of some rows of a table, as if they were all that it holds; see `read_tables`."""
    return read_tables([(path, rows)], rulebook, others)


def read_tables(tables: Iterable[tuple[Path, Rows]], rulebook: Rulebook, others: Iterable[str] = ()) -> Intake:
    """The records of some rows of several tables, as if there were no more but for the ids of `others`."""
    reading = _Reading(rulebook)
    reading.others = others
    for path, rows in tables:
        reading.intake.files.append(path)
        reading.names.diagnostics += rows.diagnostics
        reading.take(path, rows)
    return reading.finish()


def case_files(folder: Path) -> list[Path]:
    """The case files directly in a folder, by name. Raises `EgnetError` if the folder cannot be listed."""
    suffixes = (*_NESTED, *FLAT, *_OTHER_TABLES)
    try:
        files = [path for path in folder.iterdir() if path.suffix.lower() in suffixes and path.name != FOLDER_FILE]
        return sorted(path for path in files if not path.name.startswith(_BESIDE))
    except OSError as error:
        raise EgnetError([file_codes.FILE_NOT_READABLE.at(None, path=str(folder), reason=reason_of(error))]) from None


@dataclass(frozen=True)
class _Default:
    """The source of figures that state none: as written, and as read; `bad` if it was written and cannot be used."""

    written: str = ""
    source: Source | None = None
    bad: bool = False
    basis: Basis | None = None


@dataclass(frozen=True)
class _Origin:
    """Where a record is from: the file, its number there, and what the file gives it."""

    path: Path
    number: int
    default: _Default
    documents: Mapping_[str, Document]


@dataclass
class _Entry:
    """A record, the node it was read from, and whether it can be evaluated."""

    record: TaskRecord
    node: Node
    good: bool
    origin: _Origin

    def at(self, key: str) -> Span:
        """Where the value of `key` stands."""
        node = self.node.get(key) if isinstance(self.node, Mapping) else None
        return node.span if node is not None else self.node.span


class _Reading:
    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.names = Names(documents=rulebook.documents, facts=dict(rulebook.facts))
        self.intake = Intake(diagnostics=self.names.diagnostics)
        self.known: dict[tuple[str, str, bool], Value] = {}
        self.columns = Columns(rulebook.facts)
        self.entries: list[_Entry] = []
        self.others: Iterable[str] = ()
        # Something was lost that may have been a part of anything.
        self.lost = False

    @property
    def seen(self) -> int:
        """How much was found so far, good or bad."""
        return len(self.entries) + len(self.intake.set_aside) + len(self.intake.unread)

    def file(self, path: Path) -> None:
        self.intake.files.append(path)
        suffix = path.suffix.lower()
        if suffix in _NESTED:
            self._nested(path)
        elif suffix in FLAT:
            self._flat(path)
        else:
            self._unread(path, [codes.UNKNOWN_FORMAT.at(None, name=str(path), suffix=suffix or "-")])

    def _unread(self, path: Path, diagnostics: Iterable[Diagnostic]) -> None:
        self.names.diagnostics += diagnostics
        self.intake.unread.append(str(path))
        self.lost = True

    # -- files ---------------------------------------------------------------------------------------------------------

    def _nested(self, path: Path) -> None:
        node, diagnostics = read_file(path)
        if node is None:
            self._unread(path, diagnostics)
            return
        if (money := about_money(node)) is not None:
            self._unread(path, [money])
            return
        file = shaped(node, CaseFile, KEPT)
        if isinstance(file, list):
            self._unread(path, [*diagnostics, *file])
            return
        items = file.cases.items if isinstance(file.cases, Sequence) else ()
        if not items:
            self._unread(path, [*diagnostics, codes.NO_RECORDS.at(file.at("cases"), name=str(path))])
            return
        of_record, of_file = by_item(items, diagnostics, end_of(file.node, "cases"))
        own = self._declare(file.sources)
        default, found = self._default(file.source, file.at("source"))
        default = replace(default, basis=default_basis(file.node, self.names, found))
        if has_errors([*of_file, *found]):
            self._unread(path, [*diagnostics, *found])
        else:
            self.names.diagnostics += of_file
            for number, (item, errors) in enumerate(zip(items, of_record, strict=True), start=1):
                self._record(item, errors, _Origin(path, number, default, own), administration=file.administration)
        self.names.documents = self.rulebook.documents

    def _declare(self, sources: Mapping_[str, WrittenDocument]) -> dict[str, Document]:
        """Declare documents beside those of the rulebook."""
        own = {n: Document(n, d.title, d.publisher, d.date) for n, d in sources.items()}
        self.names.documents = {**self.names.documents, **own}
        return own

    def _default(self, written: str, span: Span) -> tuple[_Default, list[Diagnostic]]:
        """The default source, and what is wrong with it."""
        if not written:
            return _Default(), []
        before = len(self.names.diagnostics)
        source = self.names.source(written, span, "source")
        found = self.names.diagnostics[before:]
        del self.names.diagnostics[before:]
        return _Default(written, source, bad=has_errors(found)), found

    def _flat(self, path: Path) -> None:
        rows = flat_rows(path, self.columns)
        self.intake.sheets[path] = rows.sheet
        file = None if rows.file is None or rows.broken else shaped(rows.file, CaseFile, KEPT)
        if rows.broken or isinstance(file, list):
            self._unread(path, [*rows.diagnostics, *(file or [])])
            return
        own = self._declare({} if file is None else file.sources)
        default, found = (_Default(), []) if file is None else self._default(file.source, file.at("source"))
        if has_errors(found):
            self._unread(path, [*rows.diagnostics, *found])
        elif not rows.rows and not rows.lost:
            self._unread(path, [*rows.diagnostics, codes.NO_RECORDS.at(None, name=str(path))])
        else:
            self.names.diagnostics += rows.diagnostics
            self._rows(path, rows, default, own, "" if file is None else file.administration)
        self.names.documents = self.rulebook.documents

    def take(self, path: Path, rows: Rows) -> None:
        """Read rows whose file says nothing around them."""
        self._rows(path, rows, _Default(), {}, "")

    def _rows(
        self, path: Path, rows: Rows, default: _Default, own: Mapping_[str, Document], administration: str
    ) -> None:
        for number, span in rows.lost:
            self.intake.set_aside.append(str(span))
            self.intake.reject(path, number)
            self.lost = True
        # A flat row seldom names a source: then the row itself is where its figures stand.
        table = Document(path.name.replace(",", " "), path.name, "", None)
        for row in rows.rows:
            on_row = _Default(source=Source(table.name, row.place))
            documents = own if default.source is not None else {**own, table.name: table}
            origin = _Origin(path, row.number, default if default.source is not None else on_row, documents)
            self._record(row.node, row.errors, origin, danish=rows.danish, administration=administration)

    # -- records -------------------------------------------------------------------------------------------------------

    def _record(
        self, node: Node, found: list[Diagnostic], origin: _Origin, *, danish: bool = False, administration: str = ""
    ) -> None:
        """Read one record; `found` is what is wrong with its text already."""
        documents = self.names.documents
        self._read(node, found, origin, danish, administration)
        self.names.documents = documents

    def _read(self, node: Node, found: list[Diagnostic], origin: _Origin, danish: bool, administration: str) -> None:
        before = len(self.names.diagnostics)
        self.names.diagnostics += found
        id_ = node.get("id") if isinstance(node, Mapping) else None
        shape = shaped(node, WrittenRecord, KEPT)
        if not isinstance(id_, Scalar) or not id_.text:
            self.names.report(codes.NO_ID.at(node.span))
            self._set_aside(node, origin)
            return
        if isinstance(shape, list):
            self.names.diagnostics += shape
            self._set_aside(node, origin)
            return
        documents = {**origin.documents, **self._declare(shape.sources)}
        default = origin.default
        if shape.source:
            own, wrong = self._default(shape.source, shape.at("source"))
            default = replace(own, basis=default.basis)
            self.names.diagnostics += wrong
        basis = default_basis(node, self.names, self.names.diagnostics) or default.basis
        calculated, argued = self.rulebook.derived, bool(shape.note)
        figures = FigureReader(self.names, calculated, default.source, danish, self.known, basis, argued).read(
            shape.facts
        )
        record = TaskRecord(
            id=shape.id,
            title=_one_line(shape.title) or shape.id,
            administration=_one_line(shape.administration or administration),
            figures=figures,
            span=id_.span,
            part_of=shape.part_of or None,
            cut=shape.cut or None,
            cuts={n: Cut(n, _one_line(c.title) or n, c.exhaustive, c.disjoint) for n, c in shape.cuts.items()},
            note=_tidy(shape.note),
            # A default that the file states is part of what each record says.
            sha256=sha256_of([canonical(node), default.written, *([default.basis.value] if default.basis else [])]),
            documents={name: documents[name] for name in _documents(figures) if name in documents},
        )
        self.entries.append(_Entry(record, node, not has_errors(self.names.diagnostics[before:]), origin))

    def _set_aside(self, node: Node, origin: _Origin) -> None:
        """Keep the place of a record whose shape is wrong, as far as it can be read."""
        written = {
            key: value.text
            for key in ("id", "title", "administration", "part_of", "cut")
            if isinstance(node, Mapping) and isinstance(value := node.get(key), Scalar) and value.text
        }
        has_place = isinstance(node, Mapping) and ("part_of" in written or node.get("part_of") is None)
        self.lost = self.lost or not has_place
        id_ = written.get("id", str(node.span))
        record = TaskRecord(
            id=id_,
            title=written.get("title", id_),
            administration=written.get("administration", ""),
            figures={},
            span=node.span,
            part_of=written.get("part_of"),
            cut=written.get("cut"),
        )
        self.entries.append(_Entry(record, node, good=False, origin=origin))

    # -- wholes and parts ----------------------------------------------------------------------------------------------

    def finish(self) -> Intake:
        """Check what only all records together can show, and set aside what fails."""
        by_id: dict[str, _Entry] = {}
        for entry in self.entries:
            first = by_id.setdefault(entry.record.id, entry)
            if first is not entry:
                place = str(first.record.span)
                self.names.report(codes.DUPLICATE_RECORD.at(entry.record.span, id=entry.record.id, place=place))
                first.good = entry.good = False
        readable = {id_ for id_, entry in by_id.items() if entry.good}
        for entry in self.entries:
            if entry.record.part_of is not None:
                entry.good = self._check_place(entry, by_id, readable) and entry.good
        self._set_parts_aside()
        for entry in self.entries:
            if entry.good:
                self.intake.records.append(entry.record)
                # What was lost may have been a part of this.
                self.intake.records += _lost_parts(entry.record) if self.lost else []
            else:
                self.intake.set_aside.append(entry.record.id)
                self.intake.reject(entry.origin.path, entry.origin.number)
                whole = by_id.get(entry.record.part_of or "")
                if whole is not None and whole.good:
                    # The whole must know that there is a part of which nothing is known.
                    self.intake.records.append(_placeholder(entry.record))
        # A column that is wrong is wrong in every row.
        self.names.diagnostics[:] = dict.fromkeys(self.names.diagnostics)
        return self.intake

    def _set_parts_aside(self) -> None:
        """A part goes with its whole, and its parts with it."""
        parts: dict[str | None, list[_Entry]] = {}
        for entry in self.entries:
            parts.setdefault(entry.record.part_of, []).append(entry)
        waiting = deque(entry.record for entry in self.entries if not entry.good)
        while waiting:
            whole = waiting.popleft()
            for part in parts.get(whole.id, []):
                if part.good:
                    self.names.report(codes.WHOLE_SET_ASIDE.at(part.record.span, whole=whole.id))
                    part.good = False
                    waiting.append(part.record)

    def _check_place(self, entry: _Entry, by_id: dict[str, _Entry], readable: set[str]) -> bool:
        """Whether the whole that a part names is there, is no part of the part, and has the cut."""
        record = entry.record
        whole = by_id.get(str(record.part_of))
        if whole is None:
            near = nearest(str(record.part_of), {*by_id, *self.others})
            code = codes.WHOLE_MISSING_NEAR if near else codes.WHOLE_MISSING
            self.names.report(code.at(entry.at("part_of"), whole=record.part_of, near=near or ""))
            return False
        if cycle := _way_back(record, by_id):
            self.names.report(codes.PART_OF_ITSELF.at(entry.at("part_of"), id=record.id, cycle=" → ".join(cycle)))
            return False
        if whole.record.id not in readable:
            # Then its cuts may be missing only because it could not be read.
            return True
        cuts = ", ".join(whole.record.cuts) or "-"
        if record.cut is None:
            self.names.report(codes.NO_CUT.at(entry.at("part_of"), cuts=cuts))
        elif record.cut not in whole.record.cuts:
            self.names.report(codes.CUT_MISSING.at(entry.at("cut"), cut=record.cut, cuts=cuts))
        return record.cut in whole.record.cuts


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _documents(figures: Mapping_[str, Figure]) -> list[str]:
    """The names of the documents that figures stand on, and that other statements of them do."""
    own = [figure.source.document for figure in figures.values()]
    others = [one.source.document for figure in figures.values() for one in figure.also]
    return list(dict.fromkeys([*own, *others]))


def _tidy(note: str) -> str:
    """A note without blanks around it, its lines ended in one way."""
    return re.sub(r"\r\n?", "\n", note).strip()


def _way_back(record: TaskRecord, by_id: dict[str, _Entry]) -> list[str]:
    """The wholes of a record up to the record itself; empty if it is no part of itself."""
    path = {record.id: None}
    current: TaskRecord | None = record
    while current is not None and current.part_of is not None:
        if current.part_of == record.id:
            return [*path, record.id]
        if current.part_of in path:
            return []
        path[current.part_of] = None
        whole = by_id.get(current.part_of)
        current = None if whole is None else whole.record
    return []


def _lost_parts(record: TaskRecord) -> list[TaskRecord]:
    """A part of which nothing is known, in every cut."""
    return [
        TaskRecord(f"{record.id} ({name}?)", "", "", {}, None, part_of=record.id, cut=name, set_aside=True)
        for name in record.cuts
    ]


def _placeholder(record: TaskRecord) -> TaskRecord:
    """A part that is set aside: its place, and nothing known of it."""
    return TaskRecord(
        record.id, record.title, record.administration, {}, record.span, record.part_of, record.cut, set_aside=True
    )
