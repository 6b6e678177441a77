"""A folder of feature files that would all be green if nobody looked: `egnet test` refuses each of them.

The second line of a file says how: `afvises: E306` for what is refused before anything runs, `holder ikke: …` for what
is told of a sentence that names what does not exist.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from egnet.cli import cli

FOLDER = Path(__file__).parent / "hollow"
FILES = sorted(FOLDER.glob("*.feature"))
EMPTY = "tom.feature"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_hollow_file_is_refused(file: Path) -> None:
    """With its code or its words, its file and its line; no such run ends with 0."""
    result = CliRunner().invoke(cli, ["test", str(file)], env={"COLUMNS": "1000"})
    said = result.stdout + result.stderr
    kind, _, expected = ("afvises", "", "E305") if file.name == EMPTY else note_of(file)
    if kind == "afvises":
        assert result.exit_code == 3
        assert result.stdout == ""
        assert f"fejl[{expected}]" in result.stderr
    else:
        assert kind == "holder ikke"
        assert result.exit_code == 1
        assert expected in result.stdout
    assert re.search(rf"{re.escape(file.name)}:\d+", said)


def test_the_whole_folder_is_refused() -> None:
    """Every file that is refused before it runs is named, all at once."""
    result = CliRunner().invoke(cli, ["test", str(FOLDER)], env={"COLUMNS": "1000"})
    refused = [file.name for file in FILES if file.name == EMPTY or note_of(file)[0] == "afvises"]
    assert result.exit_code == 3
    assert [name for name in refused if name not in result.stderr] == []


def note_of(file: Path) -> tuple[str, str, str]:
    """How the file says that it is refused."""
    return file.read_text(encoding="utf-8").splitlines()[1].removeprefix("# ").partition(": ")
