"""A folder of YAML in, a rulebook as written out, with every complaint about shape."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from egnet.diagnostics.codes import rulebook as codes
from egnet.diagnostics.diagnostic import Diagnostic, has_errors
from egnet.diagnostics.near import nearest
from egnet.rulebook.written import (
    ConsequencesFile,
    FactsFile,
    ParametersFile,
    PrincipleFile,
    RulebookFile,
    ScheduleFile,
    VerdictFile,
)
from egnet.source.node import Mapping, Node, Scalar, Sequence
from egnet.source.read import read_file
from egnet.source.shape import Written, shaped

FileModel = TypeVar("FileModel", bound=Written)

PRINCIPLE_FOLDERS = ("principles", "constraints")
FILES = ("rulebook.yaml", "facts.yaml", "parameters.yaml", "verdict.yaml", "consequences.yaml", "schedule.yaml")


@dataclass(frozen=True)
class WrittenRulebook:
    """The files of one rulebook, each in its shape; `sha256` is over their canonical content."""

    folder: Path
    rulebook: RulebookFile
    facts: FactsFile
    parameters: ParametersFile | None
    principles: tuple[PrincipleFile, ...]
    verdict: VerdictFile
    consequences: ConsequencesFile | None
    schedule: ScheduleFile | None
    sha256: str


def load(folder: Path, shown_as: str | None = None) -> tuple[WrittenRulebook | None, list[Diagnostic]]:
    """Every file of a rulebook's folder. `None` with the reasons if any cannot be used."""
    return _Loading(folder, shown_as or str(folder)).load()


class _Loading:
    def __init__(self, folder: Path, shown_as: str) -> None:
        self.folder = folder
        self.shown_as = shown_as
        self.diagnostics: list[Diagnostic] = []
        self.contents: dict[str, object] = {}

    def load(self) -> tuple[WrittenRulebook | None, list[Diagnostic]]:
        if not (self.folder / "rulebook.yaml").is_file():
            self.diagnostics.append(codes.NOT_A_RULEBOOK.at(None, name=self.shown_as))
            return None, self.diagnostics
        rulebook = self._file("rulebook.yaml", RulebookFile)
        facts = self._file("facts.yaml", FactsFile)
        verdict = self._file("verdict.yaml", VerdictFile)
        parameters = self._file("parameters.yaml", ParametersFile, optional=True)
        consequences = self._file("consequences.yaml", ConsequencesFile, optional=True)
        schedule = self._file("schedule.yaml", ScheduleFile, optional=True)
        principles = self._principles()
        self._detect_unread_files()
        if rulebook is None or facts is None or verdict is None or has_errors(self.diagnostics):
            return None, self.diagnostics
        return (
            WrittenRulebook(
                folder=self.folder,
                rulebook=rulebook,
                facts=facts,
                parameters=parameters,
                principles=tuple(principles),
                verdict=verdict,
                consequences=consequences,
                schedule=schedule,
                sha256=sha256_of(self.contents),
            ),
            self.diagnostics,
        )

    def _principles(self) -> list[PrincipleFile]:
        paths = [path for name in PRINCIPLE_FOLDERS for path in sorted((self.folder / name).glob("*.yaml"))]
        if not paths:
            self._missing("principles/*.yaml")
        read = [self._file(path.relative_to(self.folder).as_posix(), PrincipleFile) for path in paths]
        return [principle for principle in read if principle is not None]

    def _file(self, name: str, model: type[FileModel], *, optional: bool = False) -> FileModel | None:
        path = self.folder / name
        if not path.exists():
            if not optional:
                self._missing(name)
            return None
        node, diagnostics = read_file(path, f"{self.shown_as}/{name}")
        self.diagnostics += diagnostics
        if node is None:
            return None
        self.contents[name] = canonical(node)
        result = shaped(node, model)
        if isinstance(result, list):
            self.diagnostics += result
            return None
        return result

    def _missing(self, name: str) -> None:
        self.diagnostics.append(codes.FILE_OF_RULEBOOK_MISSING.at(None, name=f"{self.shown_as}/{name}"))

    def _detect_unread_files(self) -> None:
        """A file that is not read may hold a rule that someone counts on."""
        for path in sorted(self.folder.rglob("*.y*ml")):
            name = path.relative_to(self.folder).as_posix()
            folder, _, file = name.rpartition("/")
            is_read = file.endswith(".yaml") if folder in PRINCIPLE_FOLDERS else name in FILES
            if not is_read and not path.is_dir():
                shown = f"{self.shown_as}/{name}"
                near = nearest(path.stem, (file.removesuffix(".yaml") for file in FILES)) if not folder else None
                help_ = None if near is None else codes.RENAME
                self.diagnostics.append(codes.FILE_NOT_READ.at(None, instead=help_, name=shown, near=f"{near}.yaml"))


def canonical(node: Node) -> object:
    """A node's content without comments, line ends, quoting or order of keys."""
    match node:
        case Scalar(text):
            return text
        case Sequence(items):
            return [canonical(item) for item in items]
        case Mapping(entries):
            return {key.text: canonical(value) for key, value in entries}


def sha256_of(content: object) -> str:
    """The hash of canonical content."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
