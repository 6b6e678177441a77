"""Typing mistakes as people make them: each file, and word for word what egnet says of it.

A file `corpus/<place>/<mistake>.yaml` stands in the place of `diagnostics/base/<place>.yaml`: a file of the rulebook, of its
cases or of its features. Beside it, `<mistake>.txt` is what is said. `python tests/test_corpus.py` writes those texts anew, for
a person to read the difference. With the bad inputs of `diagnostics/` these are the inputs that egnet is known to refuse.
"""

from __future__ import annotations

import contextlib
import re
import shutil
import tempfile
from pathlib import Path

import pytest

import golden
from egnet.diagnostics.diagnostic import Diagnostic
from egnet.diagnostics.render import render
from egnet.driver import examine_rulebook, read_rulebook
from egnet.features.guard import inspect_file
from egnet.records.read import read_cases

CORPUS = Path(__file__).parent / "corpus"
FILES = sorted(path for path in CORPUS.rglob("*") if path.suffix in (".yaml", ".feature"))
NAMES = [path.relative_to(CORPUS).as_posix() for path in FILES]


def said_of(path: Path, workspace: Path) -> str:
    """What egnet says of the file in its place, in Danish."""
    place = path.parent.relative_to(CORPUS).with_suffix(path.suffix)
    with contextlib.chdir(workspace):
        shutil.copytree(golden.BASE, ".", dirs_exist_ok=True)
        shutil.copy(path, place)
        return render(_diagnostics(place), "da") + "\n"


def _diagnostics(place: Path) -> list[Diagnostic]:
    match place.parts[0]:
        case "rulebook":
            return examine_rulebook(Path("rulebook"), Path("features/rulebook"))[1]
        case "cases":
            return read_cases([Path("cases")], read_rulebook(Path("rulebook"))).diagnostics
        case _:
            return inspect_file(place)


@pytest.mark.parametrize("path", FILES, ids=NAMES)
def test_a_typing_mistake_is_told(path: Path, tmp_path: Path) -> None:
    """Every mistake is told where it stands, with what to do about it, and in the words that are expected."""
    said = said_of(path, tmp_path)
    assert said == path.with_suffix(".txt").read_text(encoding="utf-8")
    assert re.search(r"^(fejl|lint)\[[EL]\d{3}\]: ", said)
    assert "= hjælp: " in said


def test_the_corpus_is_large_and_has_no_text_too_many() -> None:
    """Over 150 bad files with those of the catalogue; no expected text is left of a file that is gone."""
    catalogue = [
        path
        for path in golden.FOLDER.rglob("*")
        if path.is_file() and "bad" in path.relative_to(golden.FOLDER).parts[1:2]
    ]
    single = list(golden.FOLDER.glob("*/bad.*"))
    assert len(FILES) >= 100
    assert len(FILES) + len(catalogue) + len(single) >= 250
    assert {path.with_suffix(".txt") for path in FILES} == set(CORPUS.rglob("*.txt"))


if __name__ == "__main__":
    for one in FILES:
        with tempfile.TemporaryDirectory() as folder:
            one.with_suffix(".txt").write_text(said_of(one, Path(folder)), encoding="utf-8")
