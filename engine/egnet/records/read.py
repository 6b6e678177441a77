"""Case files in, task records out: each bad record set aside with its reasons, the others kept.

YAML files hold nested records with sources; `egnet.records.flat` reads CSV and JSON.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from egnet.diagnostics.codes import records as codes
from egnet.diagnostics.diagnostic import Diagnostic, has_errors
from egnet.diagnostics.near import nearest
from egnet.records.flat import flat_nodes
from egnet.records.record import Cut, Figure, Statement, TaskRecord
from egnet.rulebook.load import canonical, sha256_of
from egnet.rulebook.names import Names
from egnet.rulebook.rulebook import Document, Rulebook, Source
from egnet.rulebook.written import WrittenDocument
from egnet.source.node import Mapping, Node, Scalar, Sequence
from egnet.source.read import read_file
from egnet.source.shape import Written, YesNo, shaped
from egnet.values.value import Value
from egnet.values.written import Unreadable, read_value

FOLDER_FILE = "cases.yaml"
_KEPT = frozenset({"facts", "cases"})


class WrittenCut(Written):
    title: str = ""
    exhaustive: YesNo
    disjoint: YesNo


class WrittenRecord(Written):
    id: str
    title: str = ""
    administration: str = ""
    part_of: str | None = None
    cut: str | None = None
    cuts: dict[str, WrittenCut] = {}
    source: str = ""
    note: str = ""
    facts: Node | None = None


class CaseFile(Written):
    """A YAML file of records; `administration` and `source` are defaults for those that state none.

    `sources` declares documents of its own beside those of the rulebook.
    """

    administration: str = ""
    source: str = ""
    sources: dict[str, WrittenDocument] = {}
    cases: Node


@dataclass
class Intake:
    """What came of reading: records that can be evaluated, ids of those set aside, and every diagnostic."""

    records: list[TaskRecord] = field(default_factory=list)
    set_aside: list[str] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def read_cases(paths: Iterable[Path], rulebook: Rulebook) -> Intake:
    """Every record of the files and folders, in order."""
    reading = _Reading(rulebook)
    for path in paths:
        files = case_files(path) if path.is_dir() else [path]
        before = len(reading.records)
        for file in files:
            reading.file(file)
        if len(reading.records) == before and not has_errors(reading.intake.diagnostics):
            reading.intake.diagnostics.append(codes.NO_RECORDS.at(None, name=str(path)))
    return reading.finish()


def case_files(folder: Path) -> list[Path]:
    """The case files directly in a folder, by name."""
    suffixes = {".yaml", ".yml", ".json", ".jsonl", ".csv"}
    return sorted(p for p in folder.iterdir() if p.suffix.lower() in suffixes and p.name != FOLDER_FILE)


class _Reading:
    def __init__(self, rulebook: Rulebook) -> None:
        self.rulebook = rulebook
        self.names = Names(documents=rulebook.documents, facts=dict(rulebook.facts))
        self.intake = Intake(diagnostics=self.names.diagnostics)
        self.records: list[tuple[TaskRecord, bool]] = []
        self._unsourced: Source | None = None

    def file(self, path: Path) -> None:
        suffix = path.suffix.lower()
        if suffix in (".yaml", ".yml"):
            self._yaml(path)
        elif suffix in (".json", ".jsonl", ".csv"):
            nodes, diagnostics = flat_nodes(path)
            self.intake.diagnostics += diagnostics
            for node in nodes:
                # A flat row seldom names a source: then the row itself is where its figures stand.
                row = Source(path.name, f"linje {node.span.line}")
                self._record(node, None, danish=suffix == ".csv", unsourced=row)
        else:
            self.intake.diagnostics.append(codes.UNKNOWN_FORMAT.at(None, suffix=suffix or path.name))

    def _yaml(self, path: Path) -> None:
        node, diagnostics = read_file(path)
        self.intake.diagnostics += diagnostics
        if node is None:
            return
        file = shaped(node, CaseFile, _KEPT)
        if isinstance(file, list):
            self.intake.diagnostics += file
            return
        if not isinstance(file.cases, Sequence):
            self.intake.diagnostics.append(codes.NO_RECORDS.at(file.at("cases"), name=str(path)))
            return
        own = {n: Document(n, d.title, d.publisher, d.date) for n, d in file.sources.items()}
        self.names.documents = {**self.rulebook.documents, **own}
        for item in file.cases.items:
            self._record(item, file, danish=False)
        self.names.documents = self.rulebook.documents

    def _record(self, node: Node, file: CaseFile | None, *, danish: bool, unsourced: Source | None = None) -> None:
        before = len(self.names.diagnostics)
        shape = shaped(node, WrittenRecord, _KEPT)
        id_node = node.get("id") if isinstance(node, Mapping) else None
        if not isinstance(id_node, Scalar) or not id_node.text:
            self.names.report(codes.NO_ID.at(node.span))
            self.intake.set_aside.append("")
            return
        if isinstance(shape, list):
            self.names.diagnostics += shape
            self.records.append((_placeholder(id_node.text, node), False))
            return
        default = shape.source or (file.source if file is not None else "")
        self._unsourced = unsourced
        figures = self._figures(shape.facts, default, danish)
        record = TaskRecord(
            id=shape.id,
            title=shape.title or shape.id,
            administration=shape.administration or (file.administration if file is not None else ""),
            figures=figures,
            span=id_node.span,
            part_of=shape.part_of or None,
            cut=shape.cut or None,
            cuts={n: Cut(n, c.title or n, c.exhaustive, c.disjoint) for n, c in shape.cuts.items()},
            note=shape.note,
            sha256=sha256_of([canonical(node), default]),
        )
        good = not has_errors(self.names.diagnostics[before:])
        self.records.append((record if good else _placeholder(record.id, node, record), good))

    # -- figures -------------------------------------------------------------------------------------------------------

    def _figures(self, node: Node | None, default: str, danish: bool) -> dict[str, Figure]:
        figures: dict[str, Figure] = {}
        if node is None or (isinstance(node, Scalar) and not node.text):
            return figures
        if not isinstance(node, Mapping):
            self.names.report(codes.FIGURE_SHAPE.at(node.span, fact="facts"))
            return figures
        for key, value in node.entries:
            if key.text not in self.names.facts:
                self.names.unknown_fact(key.text, key.span)
            elif key.text in self.rulebook.derived:
                self.names.report(codes.DERIVED_STATED.at(key.span, fact=key.text))
            elif (figure := self._figure(key, value, default, danish)) is not None:
                figures[key.text] = figure
        return figures

    def _figure(self, key: Scalar, node: Node, default: str, danish: bool) -> Figure | None:
        if not isinstance(node, Mapping):
            source = self._source(default, key)
            value = self._value(key.text, node, danish)
            return None if value is None else Figure(value, _printed(node), source)
        written = node.get("value")
        if written is None or set(node.keys()) - {"value", "source", "note", "also"}:
            self.names.report(codes.FIGURE_SHAPE.at(node.span, fact=key.text))
            return None
        source = self._source(_scalar(node, "source") or default, key)
        also = self._also(key, node.get("also"), default, danish)
        value = self._value(key.text, written, danish)
        return None if value is None else Figure(value, _printed(written), source, _scalar(node, "note"), also)

    def _also(self, key: Scalar, node: Node | None, default: str, danish: bool) -> tuple[Statement, ...]:
        statements = []
        for item in node.items if isinstance(node, Sequence) else ():
            written = item.get("value") if isinstance(item, Mapping) else None
            if not isinstance(item, Mapping) or written is None:
                self.names.report(codes.FIGURE_SHAPE.at(item.span, fact=key.text))
                continue
            source = self._source(_scalar(item, "source") or default, key)
            value = self._value(key.text, written, danish)
            if value is not None:
                statements.append(Statement(value, _printed(written), source, _scalar(item, "note")))
        return tuple(statements)

    def _source(self, written: str, key: Scalar) -> Source:
        if not written:
            if self._unsourced is None:
                self.names.report(codes.FIGURE_WITHOUT_SOURCE.at(key.span, fact=key.text))
            return self._unsourced or Source("", "")
        return self.names.source(written, key.span, key.text)

    def _value(self, fact: str, node: Node, danish: bool) -> Value | None:
        try:
            if isinstance(node, Sequence):
                items = [item.text if isinstance(item, Scalar) else "" for item in node.items]
                return read_value(items, self.rulebook.facts[fact].domain, danish_grouping=danish)
            if isinstance(node, Scalar):
                return read_value(node.text, self.rulebook.facts[fact].domain, danish_grouping=danish)
            self.names.report(codes.FIGURE_SHAPE.at(node.span, fact=fact))
        except Unreadable as error:
            self.names.report(error.at(node.span))
        return None

    # -- wholes and parts ----------------------------------------------------------------------------------------------

    def finish(self) -> Intake:
        """Check what only all records together can show, and set aside what fails."""
        good = {record.id: ok for record, ok in self.records}
        places: dict[str, TaskRecord] = {}
        for record, _ in self.records:
            if record.id in places:
                self.names.report(
                    codes.DUPLICATE_RECORD.at(record.span, id=record.id, place=str(places[record.id].span))
                )
                good[record.id] = False
            places.setdefault(record.id, record)
        for record in places.values():
            good[record.id] = self._check_place(record, places) and good[record.id]
        for record in _wholes_first(places):
            if record.part_of in places and not good[str(record.part_of)] and good[record.id]:
                self.names.report(codes.WHOLE_SET_ASIDE.at(record.span, whole=str(record.part_of)))
                good[record.id] = False
        for record in places.values():
            if good[record.id]:
                self.intake.records.append(record)
            else:
                self.intake.set_aside.append(record.id)
                if record.part_of in places:
                    # The whole must know that there is a part of which nothing is known.
                    self.intake.records.append(_placeholder(record.id, None, record))
        return self.intake

    def _check_place(self, record: TaskRecord, places: dict[str, TaskRecord]) -> bool:
        if record.part_of is None:
            return True
        whole = places.get(record.part_of)
        if whole is None:
            near = nearest(record.part_of, places)
            code = codes.WHOLE_MISSING_NEAR if near else codes.WHOLE_MISSING
            self.names.report(code.at(record.span, whole=record.part_of, near=near or ""))
            return False
        path = [record.id]
        while (current := places.get(path[-1])) is not None and current.part_of is not None:
            path.append(current.part_of)
            if path[-1] in path[:-1]:
                self.names.report(codes.PART_OF_ITSELF.at(record.span, id=record.id, cycle=" → ".join(path)))
                return False
        cuts = ", ".join(whole.cuts) or "-"
        if record.cut is None:
            self.names.report(codes.NO_CUT.at(record.span, cuts=cuts))
        elif record.cut not in whole.cuts:
            self.names.report(codes.CUT_MISSING.at(record.span, cut=record.cut, cuts=cuts))
        return record.cut in whole.cuts


def _wholes_first(places: dict[str, TaskRecord]) -> list[TaskRecord]:
    def depth(record: TaskRecord) -> int:
        seen = {record.id}
        while record.part_of in places and record.part_of not in seen:
            record = places[str(record.part_of)]
            seen.add(record.id)
        return len(seen)

    return sorted(places.values(), key=depth)


def _placeholder(id_: str, node: Node | None, record: TaskRecord | None = None) -> TaskRecord:
    """A record that is set aside: its place among wholes and parts, and nothing known of it."""
    return TaskRecord(
        id=id_,
        title=record.title if record is not None else id_,
        administration=record.administration if record is not None else "",
        figures={},
        span=record.span if record is not None else node.span if node is not None else None,
        part_of=record.part_of if record is not None else None,
        cut=record.cut if record is not None else None,
        cuts=record.cuts if record is not None else {},
        set_aside=True,
    )


def _scalar(node: Mapping, key: str) -> str:
    value = node.get(key)
    return value.text if isinstance(value, Scalar) else ""


def _printed(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return ", ".join(item.text for item in node.items if isinstance(item, Scalar))
    return ""
