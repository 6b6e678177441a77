"""Runs that are killed or stopped by hand: the old file stands there whole, or the new one; Ctrl-C leaves nothing beside."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

pytest.importorskip("polars")
pytest.importorskip("pyarrow")
pytest.importorskip("xlsxwriter")

from books import COUNTED
from tables import WRITERS

ROOT = Path(__file__).parents[1]
RULES = ROOT / "rules" / "borgerserviceenhed-2010"
OLD = b"det gamle"

#: Runs egnet, and sends itself a signal when it does something to a file in a folder for the n-th time.
STOPPING = """
import os, sys
folder, sent, doing, times = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
del sys.argv[1:5]
done = 0
def look(event, arguments):
    global done
    if event == doing and isinstance(arguments[0], (str, os.PathLike)):
        if os.fspath(arguments[0]).startswith(folder + os.sep):
            done += 1
            if done == times:
                os.kill(os.getpid(), sent)
sys.addaudithook(look)
from egnet.cli import main
main()
"""
#: Before the file beside is made, before it is written, before it is put in place.
MADE, WRITES, PLACED = ("open", "1"), ("open", "2"), ("os.rename", "1")


def environment(aside: Path) -> dict[str, str]:
    aside.mkdir(exist_ok=True)
    return os.environ | {"PYTHONPATH": str(ROOT / "engine"), "TMPDIR": str(aside)}


def assert_told_of(said: str) -> None:
    """It is said in a word, in a line, and without a traceback."""
    assert "Traceback" not in said
    assert "Exception" not in said
    assert said.splitlines()[-1] == "afbrudt"


# -- in the middle of many rows ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table for the shipped rulebook, in which some rows have a bad cell."""
    path = tmp_path_factory.mktemp("mange") / "opgaver.csv"
    lines = (f"o{i};{i % 40_000 if i % 10_007 else 'omtrent'};{'ja' if i % 2 else 'nej'}" for i in range(1_000_000))
    path.write_text("\n".join(["id;henvendelser;egen_sagsbehandling", *lines]), encoding="utf-8")
    return path


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT])
@pytest.mark.parametrize(
    ("suffix", "backend"),
    [("csv", "polars"), ("parquet", "polars"), ("jsonl", "polars"), ("json", "polars"), ("xlsx", "polars"), ("csv", "duckdb")],
)  # fmt: skip
def test_stopped_while_rows_are_written(
    suffix: str, backend: str, sent: signal.Signals, many: Path, tmp_path: Path
) -> None:
    """There are some rows beside, and the old file is whole."""
    if backend == "duckdb":
        pytest.importorskip("duckdb")
    folder, aside = tmp_path / "svar", tmp_path / "midlertidigt"
    folder.mkdir()
    output = folder / f"ud.{suffix}"
    output.write_bytes(OLD)
    command = [sys.executable, "-m", "egnet", "evaluate", str(many), "--rules", str(RULES), "--backend", backend]
    if suffix == "xlsx":
        command += ["--columns", "id,verdict"]
    with subprocess.Popen(
        [*command, "-o", str(output)], env=environment(aside), stderr=subprocess.PIPE, text=True
    ) as run:
        try:
            while not any(path.stat().st_size for path in folder.glob("tmp*")):
                assert run.poll() is None, "it was done before it could be stopped"
                time.sleep(0.005)
        finally:
            run.send_signal(sent)
            said = run.communicate()[1]
    assert output.read_bytes() == OLD
    if sent is signal.SIGINT:
        assert run.returncode == 130
        assert_told_of(said)
        assert list(folder.iterdir()) == [output]
        assert not list(aside.iterdir())
    else:
        assert run.returncode == -signal.SIGKILL


# -- at each step of writing a file -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small rulebook, and the same table in each format, a row of which is wrong."""
    folder = tmp_path_factory.mktemp("få")
    for name, content in COUNTED.items():
        path = folder / "regler" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    rows = [
        ["id", "titel", "antal", "kendt"],
        ["a", "En", "3", "ja"],
        ["b", "To", "måske", "ja"],
        ["c", "Tre", "0", ""],
    ]
    for suffix, write in WRITERS.items():
        write(folder / f"opgaver.{suffix}", rows)
    return folder


WRITTEN = ("csv", "parquet", "jsonl", "json", "xlsx")
RUNS = {
    **{f"evaluate {suffix}": ("opgaver.csv", f"ud.{suffix}", ["evaluate", "-o"]) for suffix in ("csv", "xlsx", "txt")},
    **{f"columns {suffix}": ("opgaver.csv", f"ud.{suffix}", ["evaluate", "--backend", "polars", "-o"]) for suffix in WRITTEN},
    **{f"rejects {suffix}": (f"opgaver.{suffix}", f"ud.{suffix}", ["evaluate", "--rejects"]) for suffix in WRITTEN},
    **{f"convert {suffix}": ("opgaver.csv", f"ud.{suffix}", ["convert", "-o"]) for suffix in ("parquet", "xlsx", "yaml")},
    **{f"vary {suffix}": ("opgaver.csv", f"ud.{suffix}", ["evaluate", "--vary", "antal=0..4:2", "-o"]) for suffix in ("jsonl", "xlsx")},
    "samples csv": ("opgaver.csv", "ud.csv", ["evaluate", "--samples", "9", "-o"]),
    "picture svg": ("opgaver.csv", "ud.svg", ["evaluate", "--vary", "antal=0..4:2", "--picture"]),
}  # fmt: skip


@pytest.mark.parametrize("name", RUNS)
def test_stopped_at_each_step(name: str, cases: Path, tmp_path: Path) -> None:
    """Killed or stopped by hand just before each, the old file is there whole; after Ctrl-C there is nothing else."""
    if name.startswith("picture"):
        pytest.importorskip("altair")
    read, written, arguments = RUNS[name]
    folder, aside = tmp_path / "svar", tmp_path / "midlertidigt"
    command = [*arguments, str(folder / written), str(cases / read), "--rules", str(cases / "regler")]
    command += ["--as-of", "2010-03-12"] if "evaluate" in arguments else []
    new, _, said, _ = stopped(folder, command, aside, signal.SIGINT, ("never", "1"))
    assert new != OLD, said
    for moment in (MADE, PLACED):
        found, returned, said, left = stopped(folder, command, aside, signal.SIGINT, moment)
        assert found == OLD
        assert returned == 130
        assert_told_of(said)
        assert left == [written]
        assert not list(aside.iterdir())
    for moment in (WRITES, PLACED):
        found, returned, _, left = stopped(folder, command, aside, signal.SIGKILL, moment)
        assert found == OLD
        assert returned == -signal.SIGKILL
        assert len(left) == 2


def stopped(
    folder: Path, command: Sequence[str], aside: Path, sent: signal.Signals, moment: tuple[str, str]
) -> tuple[object, int, str, list[str]]:
    """What is in the file when a run was stopped, the exit code, what was said, and what is in the folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    output = next(folder / Path(part).name for part in command if Path(part).parent == folder)
    output.write_bytes(OLD)
    run = subprocess.run(
        [sys.executable, "-c", STOPPING, str(folder), str(int(sent)), *moment, *command],
        env=environment(aside),
        capture_output=True,
        text=True,
        check=False,
    )
    return content(output, output.read_bytes()), run.returncode, run.stderr, [path.name for path in folder.iterdir()]


def content(path: Path, written: bytes) -> object:
    """What is in a file; of a workbook without the time of its making."""
    if path.suffix != ".xlsx" or written == OLD:
        return written
    with zipfile.ZipFile(path) as book:
        return {name: book.read(name) for name in book.namelist() if name != "docProps/core.xml"}
