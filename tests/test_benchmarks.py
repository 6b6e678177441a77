"""The command `python -m benchmarks`, small: that it runs from end to end, and that every peer says what egnet says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import egnet

ROOT = Path(__file__).parents[1]
#: Peers by the packages they need, as the tables name them.
PEERS = {
    "egnet, columns": "polars",
    "egnet, columns with masks": "polars",
    "egnet, the definition, full trace": "egnet",
    "egnet, --backend durable": "durable",
    "Polars by formulas": "polars",
    "Polars by hand, with masks": "polars",
    "Python by hand": "polars",
    "NumPy by hand, in blocks": "numpy",
    "DuckDB, SQL by hand": "duckdb",
    "zen-engine": "zen",
    "zen-engine, with trace": "zen",
    "CEL (Rust)": "cel",
    "OpenFisca-core": "openfisca_core",
}
Run = tuple[subprocess.CompletedProcess[str], Path]
PAGE = "# A page\n\nBefore.\n\n<!-- benchmarks: begin -->\nold\n<!-- benchmarks: end -->\n\nAfter.\n"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="resource limits are those of Unix")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The command's run, and the page that it wrote."""
    page = tmp_path_factory.mktemp("side") / "page.md"
    page.write_text(PAGE, encoding="utf-8")
    return _ran("-m", "benchmarks", "--quick", "--write", str(page)), page


def _ran(*arguments: str) -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join([str(Path(egnet.__file__).parents[1]), *filter(None, sys.path)])
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONUTF8": "1"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_every_peer_agrees_with_the_definition(run: Run) -> None:
    """No peer that is installed gives other answers, and each has its line; the others are named as left out."""
    done, _ = run
    assert done.returncode == 0, done.stderr[-2_000:]
    assert "DIFFERS" not in done.stderr and "Other answers" not in done.stdout
    _, begin, rest = done.stdout.partition("### 14 facts, 5 principles, 10 rules\n")
    section = rest.partition("\n### ")[0]
    assert begin
    for peer, package in PEERS.items():
        if find_spec(package) is not None:
            assert re.search(rf"^\| {re.escape(peer)} +\|", section, re.MULTILINE), peer
        else:
            assert re.search(rf"Left out: .*{re.escape(peer)} \(not installed: [^)]*\b{package}\b", section), peer


def test_the_targets_are_worked_out_from_the_run(run: Run) -> None:
    """Each target of the issue has a line with what was found, or says that it was not measured."""
    done, _ = run
    section = done.stdout.partition("### Targets\n")[2].partition("\n### ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")][2:]
    assert len(lines) == 9
    for line in lines:
        _, asked, found, reached, _ = (cell.strip() for cell in re.split(r" *\| ?", line))
        assert asked and found
        assert reached in ("yes", "**no**", "–")
        assert (reached == "–") == ("not measured" in found or "not installed" in found)


def test_the_page_has_the_tables_between_its_marks(run: Run) -> None:
    """What stands around the marks is left alone; the pictures that the page shows are there."""
    done, page = run
    text = page.read_text(encoding="utf-8")
    before, _, rest = text.partition("<!-- benchmarks: begin -->")
    inside, _, after = rest.partition("<!-- benchmarks: end -->")
    assert before == "# A page\n\nBefore.\n\n" and after == "\n\nAfter.\n"
    assert done.stdout.strip() in inside and "old" not in inside
    for picture in re.findall(r"\]\((pictures/[^)]+)\)", inside):
        assert (page.parent / picture).read_text(encoding="utf-8").lstrip().startswith("<svg")


def test_bad_cells_set_exactly_their_rows_aside() -> None:
    """Scattered in a long CSV file; `python -m benchmarks.bad_cells` says so of ten million rows."""
    done = _ran("-m", "benchmarks.bad_cells", "--rows", "20000", "--bad", "60")
    assert done.returncode == 0, done.stderr[-2_000:]
    assert "60 set aside, as they should be, 19,940 decided" in done.stdout
