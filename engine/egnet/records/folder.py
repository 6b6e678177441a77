"""What a case folder says of itself in `cases.yaml`: its title, its rulebook, its date."""

from __future__ import annotations

from pathlib import Path

from egnet.diagnostics.diagnostic import Diagnostic, EgnetError, has_errors
from egnet.records.read import FOLDER_FILE
from egnet.source.read import read_file
from egnet.source.shape import Day, Written, WrittenText, shaped


class CaseFolder(Written):
    """`cases.yaml`."""

    title: WrittenText | None = None
    rulebook: str | None = None
    as_of: Day | None = None


def read_folder(path: Path) -> CaseFolder | None:
    """The folder's own words, from beside a file or within a folder; `None` if it has none. Raises `EgnetError`."""
    file = (path if path.is_dir() else path.parent) / FOLDER_FILE
    if not file.is_file():
        return None
    node, diagnostics = read_file(file)
    if node is None or has_errors(diagnostics):
        raise EgnetError(diagnostics)
    folder: CaseFolder | list[Diagnostic] = shaped(node, CaseFolder)
    if isinstance(folder, list):
        raise EgnetError(folder)
    return folder
