"""The house keeps its shape: data flows one way, files stay short, nothing is named after nothing."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "engine" / "egnet"

#: Each room may import from itself and from the rooms before it.
ROOMS = (
    "text",
    "diagnostics",
    "source",
    "language",
    "values",
    "rulebook",
    "plan",
    "records",
    "audit",
    "evaluate",
    "columnar",
    "chaining",
    "verify",
    "passes",
    "driver",
    "explain",
    "decision",
    "interview",
    "locations",
    "worth",
    "report",
    "scenarios",
    "features",
    "measure",
    "schema",
    "tables",
    "batch",
    "database",
    "spark",
    "scaffold",
    "cli",
    "__main__",
)

MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(path: Path) -> str:
    """The folder, or the file itself, directly in the package."""
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    """Every room that a module imports from, also within functions."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("egnet."):
            rooms.add((node.module or "").split(".")[1])
        elif isinstance(node, ast.ImportFrom) and node.module == "egnet":
            rooms |= {alias.name for alias in node.names if alias.name in ROOMS}
        elif isinstance(node, ast.Import):
            rooms |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("egnet.")}
    return rooms


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_backwards(path: Path) -> None:
    """No module imports from a room that comes after its own."""
    room = room_of(path)
    if room == "__init__":
        return
    assert room in ROOMS, f"place the new room `{room}` among ROOMS"
    assert imported_rooms(path) <= set(ROOMS[: ROOMS.index(room) + 1])


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_module_is_short_and_says_what_it_is(path: Path) -> None:
    """A module has a docstring, can be read at a sitting, and has a name that says something."""
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert text.count("\n") <= 450
    assert path.stem not in {"utils", "util", "helpers", "common", "misc"}


def test_nothing_speaks_of_a_machine() -> None:
    """No file of the project names a path of the machine it was made on."""
    root = PACKAGE.parents[1]
    suffixes = {".py", ".md", ".yaml", ".yml", ".toml", ".feature", ".lark", ".txt"}
    folders = ("engine", "rules", "cases", "features", "tests", "docs")
    files = [path for folder in folders for path in (root / folder).rglob("*") if path.suffix in suffixes]
    assert files
    marks = ("/" + "work/", "/" + "root/", "/" + "farm/")
    assert not [
        path for path in files if any(mark in path.read_text(encoding="utf-8", errors="replace") for mark in marks)
    ]
