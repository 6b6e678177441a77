"""How far a run has come: shown on a terminal, and nowhere else."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

pytest.importorskip("polars")
pytest.importorskip("pyarrow")
pytest.importorskip("openpyxl")
pytest.importorskip("pty")

import pty

from egnet.batch.stream import survey
from egnet.driver import read_rulebook
from egnet.plan.fold import plan_of
from egnet.records.read import read_cases
from egnet.scenarios.trying import shares
from egnet.scenarios.variants import Asked
from egnet.scenarios.written import read_axes
from egnet.tables import jsonl_blocks, xlsx_blocks
from tables import WRITERS

ROOT = Path(__file__).parents[1]
RULES = ROOT / "rules" / "borgerserviceenhed-2010"
CASES = ROOT / "cases" / "2010-analysen"
DAY = date(2010, 3, 12)


def on_terminal(*arguments: str) -> str:
    """What a run shows on a terminal, with its movements of the cursor."""
    master, slave = pty.openpty()
    environment = os.environ | {"PYTHONPATH": str(ROOT / "engine"), "TERM": "xterm", "COLUMNS": "80"}
    command = [sys.executable, "-m", "egnet", "evaluate", *arguments]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=slave) as run:
        os.close(slave)
        shown = b""
        try:
            while part := os.read(master, 1 << 16):
                shown += part
        except OSError:
            # Linux tells the end of a terminal as an error.
            pass
    os.close(master)
    assert run.returncode == 0, shown.decode()
    return shown.decode()


def table(path: Path, rows: int = 60) -> Path:
    cells = [["id", "henvendelser"], *([f"o{n}", str(n)] for n in range(rows))]
    WRITERS[path.suffix.removeprefix(".")](path, cells)
    return path


@pytest.mark.parametrize("suffix", ["jsonl", "xlsx", "csv", "parquet"])
def test_a_terminal_shows_what_is_read_and_decided(suffix: str, tmp_path: Path) -> None:
    """First the file's name, then the records; nothing of it is said where nobody looks."""
    cases = table(tmp_path / f"[b]opgaver.{suffix}")
    arguments = [str(cases), "--rules", str(RULES), "--backend", "polars", "-o", str(tmp_path / "ud.csv")]
    shown = on_terminal(*arguments)
    assert 0 < shown.index(f"læser [b]opgaver.{suffix}") < shown.index("afgør")
    assert "60/60" in shown
    environment = os.environ | {"PYTHONPATH": str(ROOT / "engine")}
    command = [sys.executable, "-m", "egnet", "evaluate", *arguments]
    said = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stderr
    assert said.splitlines() == ["regelsæt borgerserviceenhed-2010 1.0 (--rules), dato 2010-03-12 (vedtaget)"]


@pytest.mark.parametrize("asked", [("--vary", "henvendelser=0..90000:30000"), ("--samples", "20")])
def test_a_terminal_shows_what_is_tried(asked: tuple[str, str], tmp_path: Path) -> None:
    """Values that are tried, and draws, up to all of them."""
    shown = on_terminal(str(CASES), *asked, "-o", str(tmp_path / "ud.csv"))
    assert "prøver udfald" in shown
    assert "100%" in shown


@pytest.mark.parametrize("suffix", ["jsonl", "xlsx"])
def test_shares_of_a_file_rise_to_all_of_it(suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A little more after each block."""
    monkeypatch.setattr(jsonl_blocks, "BLOCK", 500)
    monkeypatch.setattr(xlsx_blocks, "_ROWS", 20)
    told: list[float] = []
    surveyed = survey(table(tmp_path / f"opgaver.{suffix}"), plan_of(read_rulebook(RULES), DAY), told.append)
    assert surveyed.rows == 60
    assert len(told) >= 3
    assert told == sorted(told)
    assert 0 < told[0] <= told[-1] <= 1
    assert told[-1] > 0.99


@pytest.mark.parametrize("samples", [0, 7])
@pytest.mark.parametrize("batch", [1, 200_000])
def test_shares_of_the_variants_rise_to_all_of_them(samples: int, batch: int) -> None:
    """Also where several values are tried as one, or nothing is left to draw."""
    rulebook = read_rulebook(RULES)
    records = [one for one in read_cases([CASES], rulebook).records if one.part_of is None][:4]
    axes = read_axes(plan_of(rulebook, DAY), ["henvendelser=0..90000:10000"], ["mindste_volumen=10.000;20.000"])
    told: list[float] = []
    shares(rulebook, DAY, records, Asked(axes, samples=samples), batch, told.append)
    assert told == sorted(told)
    assert told[0] > 0
    assert told[-1] == 1
