"""Tables decided in DuckDB: what comes out is what comes of reading them whole, to the byte."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("duckdb")
pytest.importorskip("polars")

import polars as pl

from books import COUNTED
from egnet.batch.sinks import write_rows
from egnet.batch.stream import survey
from egnet.cli import cli
from egnet.database.records import decide_in_database
from egnet.database.session import database
from egnet.database.stream import InDatabase
from egnet.decision.columns import COLUMNS
from egnet.diagnostics.render import render
from egnet.evaluate.forest import decide
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan
from egnet.records.read import Intake
from egnet.records.record import TaskRecord
from egnet.tables import csv_blocks
from egnet.tables.csv_blocks import NotInBlocks
from generate import DAYS, Draw, Run, read, read_records, runs
from shipped_cases import FOLDERS, ROOT, shipped_case
from small import small_runs
from tables import WRITERS
from test_batch import NUMBERS, cells_of, whole, written
from test_batch_families import family_rows

RULES = ROOT / "rules" / "borgerserviceenhed-2010"

# Each example asks a database some dozens of questions.
some = settings(max_examples=max(30, settings().max_examples // 4))


def assert_agreed(plan: Plan, records: list[TaskRecord]) -> None:
    """Whole traces, field by field."""
    with database() as store:
        assert decide_in_database(plan, records, store) == decide(plan, records)


@some
@given(st.one_of(runs(), small_runs()), st.sampled_from(DAYS))
def test_agreed_on_random_rulebooks(run: Run, day: date) -> None:
    """Intervals, `ikke relevant`, conflicts, dates, wholes and parts: nothing is left out."""
    rulebook = read(run.files)
    assert_agreed(plan_of(rulebook, day), read_records(run.records, rulebook))


@pytest.mark.parametrize("folder", FOLDERS)
def test_agreed_on_shipped_cases(folder: str) -> None:
    """Every shipped case, with all its unknowns, under the rulebook and on the date that it names."""
    assert_agreed(*shipped_case(folder))


def decided_in_database(path: Path, plan: Plan) -> tuple[Intake, bytes]:
    """A table through DuckDB. Raises `NotInBlocks`."""
    with database() as store:
        table = InDatabase(plan, survey(path, plan), store)
        output = path.with_suffix(".ud")
        write_rows(table.rows(), output, "csv", COLUMNS)
        return table.intake, output.read_bytes()


def assert_same(path: Path, plan: Plan) -> None:
    """The same rows, and the same said of those that are not there."""
    assert_as_whole(path, plan, *decided_in_database(path, plan))


def assert_as_whole(path: Path, plan: Plan, found: Intake, made: bytes) -> None:
    """What came of a table is what comes of reading it whole."""
    expected, content = whole(path, plan)
    assert made == content
    assert render(found.diagnostics, "da") == render(expected.diagnostics, "da")
    assert sorted(found.set_aside) == sorted(expected.set_aside)
    assert found.rejected == expected.rejected


@some
@given(st.one_of(runs(parts=False), small_runs()), st.sampled_from(DAYS), st.booleans(), st.data())
def test_a_table_in_a_database_is_the_table_read_whole(run: Run, day: date, quoted: bool, data: st.DataObject) -> None:
    """Random rulebooks and cells: rows, diagnostics and what is set aside are the same, word for word."""
    plan = plan_of(read(run.files), day)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "opgaver.csv"
        path.write_bytes(written(cells_of(run, Draw(data.draw)), quoted=quoted))
        try:
            found, made = decided_in_database(path, plan)
        except NotInBlocks:
            # Headings that are wrong are told of by the intake of single tables.
            return
        assert_as_whole(path, plan, found, made)


@some
@given(st.one_of(runs(), small_runs()), st.sampled_from(DAYS), st.sampled_from(["csv", "parquet", "xlsx"]), st.data())
def test_families_in_a_database_are_those_of_a_table_read_whole(
    run: Run, day: date, suffix: str, data: st.DataObject
) -> None:
    """Random families with parts of parts, some places wrong and some cells odd: all is the same, in each format."""
    plan = plan_of(read(run.files), day)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / f"opgaver.{suffix}"
        WRITERS[suffix](path, family_rows(run, Draw(data.draw)))
        try:
            found, made = decided_in_database(path, plan)
        except NotInBlocks:
            # Headings that are wrong are told of by the intake of single tables.
            return
        assert_as_whole(path, plan, found, made)


@pytest.fixture(scope="module")
def plan() -> Plan:
    """A rulebook whose threshold is no decimal number."""
    return plan_of(read(COUNTED), DAYS[0])


@pytest.mark.parametrize("kind", ["Float64", "Float32", "Int64", "UInt8", "UInt64", "Date", "String"])
def test_typed_columns_are_read_as_the_cells_they_are(kind: str, plan: Plan, tmp_path: Path) -> None:
    """Binary numbers next to a threshold of one third, of half the length, whole, dates, and as text."""
    numbers = [0, 1, 2, 255, None] if "nt" in kind else [date(2010, 1, 1), None] if kind == "Date" else NUMBERS
    texts = [1.5, "0,5", " 1.500", "\u00a02", None]
    column = pl.Series("antal", [None if n is None else str(n) for n in texts])
    if kind != "String":
        column = pl.Series("antal", numbers, dtype=getattr(pl, kind))
    path = tmp_path / "opgaver[1].parquet"
    kendt = ([True, None, False, True, True] * 2)[: len(column)]
    ids = [f" o{i}" for i in range(len(column))]
    pl.DataFrame({"id": ids, "antal": column, "kendt": kendt}).write_parquet(path)
    assert_same(path, plan)


def test_small_blocks_give_the_same(plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers of lines and rows go on from block to block, also through line breaks in cells."""
    rows = [["id", "antal", "kendt"], *([f"o{i % 97}", str(i % 7), "ja" if i % 3 else "måske"] for i in range(200))]
    rows[50][0] = "to\nlinjer"
    rows[60] = rows[60][:2]
    path = tmp_path / "opgaver.csv"
    path.write_bytes(written(rows, quoted=True))
    monkeypatch.setattr(csv_blocks, "BLOCK", 200)
    assert_same(path, plan)


def table_of(path: Path, rows: int) -> Path:
    """A table for the shipped rulebook, in which one row in a thousand has a bad cell."""
    lines = (f"o{i};{i % 40_000 if i % 1_000 else 'omtrent'};{'ja' if i % 2 else 'nej'}" for i in range(rows))
    path.write_text("\n".join(["id;henvendelser;egen_sagsbehandling", *lines]), encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", ["csv", "parquet", "xlsx", "json", "jsonl"])
def test_the_command_writes_what_columns_in_memory_write(suffix: str, tmp_path: Path) -> None:
    """Rows, messages and exit code, with bad cells set aside, and with columns of rules."""
    cases = table_of(tmp_path / "opgaver.csv", 3_000)
    said, made = set(), []
    for backend in ("polars", "duckdb"):
        output = tmp_path / f"{backend}.{suffix}"
        arguments = ["evaluate", str(cases), "--rules", str(RULES), "--columns", "id,verdict,reasons,fired"]
        result = CliRunner().invoke(cli, [*arguments, "--backend", backend, "-o", str(output)])
        assert result.exit_code == 1, result.output
        said.add(result.output)
        made.append(pl.read_parquet(output).rows() if suffix == "parquet" else output.read_bytes())
    assert len(said) == 1
    assert "3 af 3000 opgaver er sat til side" in said.pop()
    assert made[0] == made[1]


def test_the_command_reads_what_is_no_plain_table_by_the_intake(tmp_path: Path) -> None:
    """Wholes and parts in a table, and a shipped folder: the bytes of the definition."""
    folder, table = ROOT / "cases" / "2010-analysen", tmp_path / "opgaver.csv"
    assert CliRunner().invoke(cli, ["convert", str(folder), "-o", str(table)]).exit_code == 0
    for cases in (folder, table):
        made = []
        for backend in ("definition", "duckdb"):
            output = tmp_path / f"{backend}.csv"
            arguments = ["evaluate", str(cases), "--rules", str(RULES), "--backend", backend, "-o", str(output)]
            result = CliRunner().invoke(cli, arguments)
            assert result.exit_code == 0, result.output
            made.append(output.read_bytes())
        assert made[0] == made[1]
