"""Files of business cases, catalogues and benefits in, checked ones out.

Always holds: everything that is wrong with all files is said at once; what is returned has no error in it. Documents
may be declared in any file of a folder and hold for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from egnet.audit.written import IN_CHECKS
from egnet.diagnostics.codes import rulebook as rulebook_codes
from egnet.diagnostics.codes import worth as codes
from egnet.diagnostics.diagnostic import Diagnostic, EgnetError, has_errors
from egnet.diagnostics.near import nearest
from egnet.diagnostics.span import Span
from egnet.rulebook.names import Names
from egnet.rulebook.rulebook import Document
from egnet.source.node import Mapping, Node
from egnet.source.read import read_file
from egnet.source.shape import shaped
from egnet.worth.model import BenefitStatus, Catalogue, Proposal
from egnet.worth.read_benefits import benefits_of
from egnet.worth.read_catalogue import catalogue_of
from egnet.worth.read_proposal import proposal_of
from egnet.worth.written import BenefitsFile, CatalogueFile, ProposalFile

FOLDER_FILE = "cases.yaml"
#: What a file begins with, and the shape that it then has.
_KINDS: dict[str, type[ProposalFile] | type[CatalogueFile] | type[BenefitsFile]] = {
    "business_case": ProposalFile,
    "catalogue": CatalogueFile,
    "benefits": BenefitsFile,
}
#: Of these only business cases have checks of their own.
_KEPT: dict[str, frozenset[str]] = {kind: IN_CHECKS if kind == "business_case" else frozenset() for kind in _KINDS}
_TASKS = "cases"


@dataclass(frozen=True)
class Worth:
    """Everything that was read, in the order of the files."""

    catalogues: tuple[Catalogue, ...]
    proposals: tuple[Proposal, ...]
    benefits: tuple[BenefitStatus, ...]


def read_worth(paths: Sequence[Path]) -> Worth:
    """What the files and folders hold; raises `EgnetError` with all that is wrong with them.

    A file that is named alone may use the documents that the files beside it declare, and nothing else of them.
    """
    reading = _Reading()
    for path in paths:
        reading.add(path)
    found = reading.finish()
    if has_errors(reading.names.diagnostics):
        raise EgnetError(reading.names.diagnostics)
    if not (found.proposals or found.benefits):
        raise EgnetError([codes.NOTHING_OF_WORTH.at(None, name=", ".join(str(path) for path in paths))])
    return found


def holds_worth(path: Path) -> bool:
    """Whether a file is, or a folder has, a business case, a catalogue or benefits."""
    files = _files_in(path) if path.is_dir() else [path]
    return any(node is not None and _kind_of(node) is not None for node, _ in map(read_file, files))


def broken_in(path: Path) -> list[Diagnostic]:
    """What is wrong with files that nothing can be told of, because they cannot be read at all."""
    files = _files_in(path) if path.is_dir() else [path]
    return [one for node, found in map(read_file, files) if node is None for one in found]


class _Reading:
    """All files of a run; documents are gathered before anything is checked against them."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.names = Names(documents=self.documents)
        self.files: dict[Path, ProposalFile | CatalogueFile | BenefitsFile] = {}
        self.ids: dict[str, Span] = {}
        # A file was lost that may have declared any document.
        self.lost = False

    def add(self, path: Path) -> None:
        if path.is_dir():
            for file in _files_in(path):
                self._read(file, alone=False)
            return
        self._read(path, alone=True)
        for file in _files_in(path.parent):
            if file != path:
                self._read_beside(file)

    def _read(self, path: Path, alone: bool) -> None:
        if path in self.files:
            return
        node, diagnostics = read_file(path)
        self.names.diagnostics += diagnostics
        if node is None or has_errors(diagnostics):
            self.lost = True
            return
        kind = _kind_of(node)
        if kind is None:
            if alone or not _holds_tasks(node):
                self._not_of_a_kind(node)
            return
        file = shaped(node, _KINDS[kind], _KEPT[kind])
        if isinstance(file, list):
            self.names.diagnostics += file
            self.lost = True
            return
        self.files[path] = file
        self._declare(file)

    def _read_beside(self, path: Path) -> None:
        """The documents and the catalogue of a file that was not asked for."""
        node, diagnostics = read_file(path)
        if node is None or has_errors(diagnostics) or (kind := _kind_of(node)) is None:
            return
        file = shaped(node, _KINDS[kind], _KEPT[kind])
        if isinstance(file, list):
            return
        self._declare(file)

    def _declare(self, file: ProposalFile | CatalogueFile | BenefitsFile) -> None:
        for name, document in file.sources.items():
            self.documents[name] = Document(name, document.title, document.publisher, document.date)

    def _not_of_a_kind(self, node: Node) -> None:
        known = ", ".join((*_KINDS, _TASKS))
        if not isinstance(node, Mapping) or not node.entries:
            self.names.report(codes.NOT_DECLARED.at(node.span, name=node.span.text, known=known))
            return
        first = node.entries[0][0]
        near = nearest(first.text, _KINDS)
        code = codes.NOT_DECLARED_NEAR if near else codes.NOT_DECLARED
        self.names.report(code.at(first.span, name=first.text, near=near or "", known=known))

    def finish(self) -> Worth:
        catalogues: list[Catalogue] = []
        proposals: list[Proposal] = []
        benefits: list[BenefitStatus] = []
        for file in self.files.values():
            match file:
                case CatalogueFile():
                    self._claim(file.catalogue, file.at("catalogue"))
                    catalogues.append(catalogue_of(file, self.names, self.documents))
                case ProposalFile():
                    self._claim(file.business_case, file.at("business_case"))
                    proposals.append(proposal_of(file, self.names))
                case BenefitsFile():
                    self._claim(file.benefits, file.at("benefits"))
                    benefits.append(benefits_of(file, self.names))
        if self.lost:
            undeclared = rulebook_codes.UNKNOWN_DOCUMENT.id
            self.names.diagnostics = [one for one in self.names.diagnostics if one.code != undeclared]
        return Worth(tuple(catalogues), tuple(proposals), tuple(benefits))

    def _claim(self, id_: str, span: Span) -> None:
        if (first := self.ids.get(id_)) is not None:
            place = f"{first.source.name}:{first.line}"
            self.names.report(codes.NAMED_TWICE.at(span, name=id_, place=place))
        self.ids.setdefault(id_, span)


def _files_in(folder: Path) -> list[Path]:
    """The YAML files directly in a folder, by name, but for what the folder says of itself."""
    return sorted(p for p in folder.iterdir() if p.suffix.lower() in (".yaml", ".yml") and p.name != FOLDER_FILE)


def _kind_of(node: Node) -> str | None:
    return next((kind for kind in _KINDS if isinstance(node, Mapping) and node.get(kind) is not None), None)


def _holds_tasks(node: Node) -> bool:
    return isinstance(node, Mapping) and node.get(_TASKS) is not None
