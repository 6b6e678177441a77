"""Lists of tasks as a document printed them, for comparison with what the rulebook gives.

Comes in: the YAML files in `lists/` beside the cases. Goes out: printed lists, by file name. Always holds: every member
is a record that was read, and every placement a verdict of the rulebook.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from egnet.diagnostics.codes import records as codes
from egnet.diagnostics.diagnostic import Diagnostic, EgnetError
from egnet.diagnostics.near import nearest
from egnet.rulebook.names import Names
from egnet.rulebook.rulebook import Rulebook, Source
from egnet.source.node import Scalar, Sequence
from egnet.source.read import read_file
from egnet.source.shape import Written, shaped

FOLDER = "lists"


@dataclass(frozen=True)
class PrintedList:
    """The ids of the tasks that a document prints under one placement, in its order."""

    placement: str
    title: str
    source: Source
    members: tuple[str, ...]


class ListFile(Written):
    """A file of `lists/`."""

    placement: str
    title: str
    source: str
    members: list[str]


def read_lists(paths: Iterable[Path], rulebook: Rulebook, ids: Collection[str]) -> tuple[PrintedList, ...]:
    """The printed lists beside the cases; raises `EgnetError` with all that is wrong with them."""
    folders = dict.fromkeys((path if path.is_dir() else path.parent) / FOLDER for path in paths)
    files = [file for folder in folders if folder.is_dir() for file in sorted(folder.glob("*.yaml"))]
    diagnostics: list[Diagnostic] = []
    lists = [_read(file, rulebook, ids, diagnostics) for file in files]
    if diagnostics:
        raise EgnetError(diagnostics)
    return tuple(one for one in lists if one is not None)


def _read(path: Path, rulebook: Rulebook, ids: Collection[str], diagnostics: list[Diagnostic]) -> PrintedList | None:
    node, found = read_file(path)
    if node is None or found:
        diagnostics += found
        return None
    file = shaped(node, ListFile)
    if isinstance(file, list):
        diagnostics += file
        return None
    names = Names(documents=rulebook.documents, facts=dict(rulebook.facts))
    source = names.source(file.source, file.at("source"), "source")
    if file.placement not in rulebook.verdicts:
        known = ", ".join(rulebook.verdicts)
        names.report(codes.UNKNOWN_PLACEMENT.at(file.at("placement"), word=file.placement, words=known))
    members = file.node.get("members")
    for item in members.items if isinstance(members, Sequence) else ():
        if isinstance(item, Scalar) and item.text not in ids:
            near = nearest(item.text, ids) or "-"
            names.report(codes.UNKNOWN_MEMBER.at(item.span, id=item.text, near=near))
    diagnostics += names.diagnostics
    return PrintedList(file.placement, file.title, source, tuple(file.members))
