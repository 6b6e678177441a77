"""Apache Spark against the definition: every shipped case, random rulebooks and records, and tables of Parquet.

A job takes a second or so: there are few examples, each of many records. One session serves all.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

pytest.importorskip("pyspark")
pytest.importorskip("polars")
if shutil.which("java") is None:
    pytest.skip("Spark needs Java", allow_module_level=True)

import polars as pl
from pyspark.sql import SparkSession

from books import COUNTED
from egnet.cli import cli
from egnet.decision.columns import COLUMNS
from egnet.decision.files import row_of
from egnet.diagnostics.diagnostic import EgnetError
from egnet.diagnostics.render import render
from egnet.evaluate.forest import decide
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan
from egnet.records.read import read_cases
from egnet.records.record import TaskRecord
from egnet.spark.records import decide_on_spark
from egnet.spark.session import session
from egnet.spark.stream import OnSpark
from generate import DAYS, Draw, Files, Run, cases, read, read_records, runs
from shipped_cases import FOLDERS, ROOT, shipped_case
from small import small_runs
from test_batch import cells_of
from test_batch_families import family_rows

RULES = ROOT / "rules" / "borgerserviceenhed-2010"
EXAMPLES = max(5, settings().max_examples // 50)
# An example that fails is not made smaller: that takes hundreds of jobs.
few = settings(max_examples=EXAMPLES, phases=(Phase.explicit, Phase.generate))


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    """Two cores of this machine; commands that are run meanwhile find this session and leave it."""
    with session("local[2]") as spark:
        yield spark


def assert_agreed(plan: Plan, records: list[TaskRecord], spark: SparkSession) -> None:
    """Whole traces, field by field."""
    assert decide_on_spark(plan, records, spark) == decide(plan, records)


@st.composite
def crowds(draw: Callable[..., Any]) -> tuple[Files, list[Any]]:
    """A rulebook, and the records of a dozen case files for it, each with ids of its own."""
    files = draw(st.one_of(runs(), small_runs())).files
    crowd = []
    for number in range(12):
        for record in draw(cases(files)):
            named = {key: f"{number}.{record[key]}" for key in ("id", "part_of") if key in record}
            crowd.append({**record, **named})
    return files, crowd


@few
@given(crowds(), st.sampled_from(DAYS))
def test_agreed_on_random_rulebooks(spark: SparkSession, crowd: tuple[Files, list[Any]], day: date) -> None:
    """Intervals, `ikke relevant`, conflicts, dates, wholes and parts: nothing is left out."""
    files, records = crowd
    rulebook = read(files)
    assert_agreed(plan_of(rulebook, day), read_records(records, rulebook), spark)


@pytest.mark.parametrize("folder", FOLDERS)
def test_agreed_on_shipped_cases(folder: str, spark: SparkSession) -> None:
    """Every shipped case, with all its unknowns, under the rulebook and on the date that it names."""
    assert_agreed(*shipped_case(folder), spark)


def rows_in(folder: Path) -> list[dict[str, str]]:
    """The rows of a result, part after part."""
    parts = sorted(folder.glob("*.parquet"))
    return [row for part in parts for row in pl.read_parquet(part).iter_rows(named=True)]


def assert_same(files: list[Path], plan: Plan, spark: SparkSession) -> OnSpark:
    """The rows of files that are read whole, in some order, and the same said of those that are not there."""
    expected = read_cases(files, plan.rulebook)
    table = OnSpark(plan, files, spark)
    with tempfile.TemporaryDirectory() as name:
        table.write(Path(name) / "ud")
        found = rows_in(Path(name) / "ud")
    rows = [row_of(one) for one in decide(plan, expected.records)]
    decided = [{name: row[name] for name in COLUMNS} for row in rows]
    assert sorted(found, key=lambda row: row["id"]) == sorted(decided, key=lambda row: row["id"])
    assert table.decided == len(decided)
    assert render(table.intake.diagnostics, "da") == render(expected.diagnostics, "da")
    assert table.intake.set_aside == expected.set_aside
    assert table.intake.rejected == expected.rejected
    return table


@few
@given(st.one_of(runs(parts=False), small_runs()), st.sampled_from(DAYS), st.data())
def test_tables_on_spark_are_the_tables_read_whole(
    spark: SparkSession, run: Run, day: date, data: st.DataObject
) -> None:
    """Random rulebooks and cells in two files: rows, diagnostics and what is set aside are the same."""
    plan = plan_of(read(run.files), day)
    heading, *rows = cells_of(run, Draw(data.draw))
    for _ in range(5):
        rows += cells_of(run, Draw(data.draw))[1:]
    width = len(heading)
    # Rows have their own numbers in ids, so that few are alike.
    named = [[f"{place}.{row[0]}" if place % 7 else row[0], *row[1:]] for place, row in enumerate(rows)]
    filled = [[*row[:width], *[""] * (width - len(row))] for row in named]
    frame = pl.DataFrame(filled, schema=dict.fromkeys(heading, pl.String), orient="row")
    with tempfile.TemporaryDirectory() as name:
        files = [Path(name) / "a {x}.parquet", Path(name) / "b%20[1].parquet"]
        frame[: len(frame) // 2].write_parquet(files[0])
        frame[len(frame) // 2 :].write_parquet(files[1])
        assert_same(files, plan, spark)


@few
@given(st.one_of(runs(), small_runs()), st.sampled_from(DAYS), st.data())
def test_families_on_spark_are_those_of_tables_read_whole(
    spark: SparkSession, run: Run, day: date, data: st.DataObject
) -> None:
    """Random families with parts of parts in two files, some places wrong and some cells odd: all is the same."""
    plan = plan_of(read(run.files), day)
    heading, *rows = family_rows(run, Draw(data.draw))
    # A file without rows is told of by its own test.
    rows.append(["sidst", *[""] * (len(heading) - 1)])
    frame = pl.DataFrame(rows, schema=dict.fromkeys(heading, pl.String), orient="row")
    with tempfile.TemporaryDirectory() as name:
        files = [Path(name) / "a" / "opgaver.parquet", Path(name) / "b" / "opgaver.parquet"]
        for place, file in enumerate(files):
            file.parent.mkdir()
            frame.gather_every(2, place).write_parquet(file)
        assert_same(files, plan, spark)


@pytest.fixture(scope="module")
def plan() -> Plan:
    """A rulebook whose threshold is no decimal number."""
    return plan_of(read(COUNTED), DAYS[0])


def test_typed_columns_are_read_as_the_cells_they_are(plan: Plan, spark: SparkSession, tmp_path: Path) -> None:
    """Binary numbers next to a threshold of one third, of half the length, whole, dates, and truth values."""
    numbers = [0.0, 1 / 3, 0.3333333333333333, 0.33333333333333337, 1e22, -1.0, 5e-324, float("nan"), None]
    kinds = {
        "Float64": numbers,
        "Float32": numbers,
        "UInt64": [0, 1, 2**63, None],
        "UInt8": [0, 255],
        "Date": [DAYS[0]],
    }
    for kind, values in kinds.items():
        column = pl.Series("antal", values, dtype=getattr(pl, kind))
        kendt = ([True, None, False] * 3)[: len(column)]
        ids = [f" {kind}{place}" for place in range(len(column))]
        path = tmp_path / f"{kind}.parquet"
        pl.DataFrame({"id": ids, "antal": column, "kendt": kendt}).write_parquet(path)
        assert_same([path], plan, spark)


def test_only_families_of_which_there_is_something_to_say_come_to_the_driver(
    plan: Plan, spark: SparkSession, tmp_path: Path
) -> None:
    """Parts of parts in any depth, rings, wholes that are not there, ids twice, bad cells; thousands of others are not read."""
    cuts = '{"a": {"exhaustive": "ja", "disjoint": "ja"}}'
    rows = [(f"alene{i}", "", "") for i in range(500)]
    for i in range(300):
        rows += [(f"h{i}", "", "1"), (f"h{i}.1", f"h{i}", ""), (f"h{i}.1.1", f"h{i}.1", "2"), (f"h{i}.2", f"h{i}", "3")]
    # One in another, forty deep; the last first.
    rows += [(f"k{i}", f"k{i - 1}" if i else "", "1") for i in reversed(range(40))]
    special = [
        # A ring of three, what hangs on it, and a part of itself.
        *(("r0", "r1", ""), ("r1", "r2", ""), ("r2", "r0", ""), ("r3", "r2", ""), ("r4", "r3", ""), ("s", "s", "")),
        # A whole that is not there, but for one like it, and one like nothing; an id twice, and what is a part of it.
        *(("m", "h1000", ""), ("m2", "m", ""), ("n", "???", ""), ("d", "e", ""), ("d", "f", ""), ("d2", "d", "")),
        *(("e", "", ""), ("f", "g", ""), ("f2", "f", ""), ("g", "", "")),
        # A bad cell far down.
        *(("b", "", ""), ("b1", "b", ""), ("b2", "b1", "dårlig")),
    ]
    every = [*rows[::2], *special, *rows[1::2]]
    schema = {"id": pl.String, "part_of": pl.String, "antal": pl.String}
    frame = pl.DataFrame(every, schema=schema, orient="row").with_columns(
        cut=pl.when(pl.col("part_of") != "").then(pl.lit("a")), cuts=pl.lit(cuts)
    )
    files = [tmp_path / "a.parquet", tmp_path / "b.parquet"]
    frame[::2].write_parquet(files[0])
    frame[1::2].write_parquet(files[1])
    assert assert_same(files, plan, spark).read_singly == len(special)


def test_rows_with_sources_stay_with_the_workers(plan: Plan, spark: SparkSession, tmp_path: Path) -> None:
    """What is unusual and not wrong is decided there, by the definition; the one row with a bad source is read here."""
    frame = pl.DataFrame({"id": [f"a{i}" for i in range(300)], "antal": [i % 3 for i in range(300)]})
    source = pl.when(pl.col("id") == "a7").then(pl.lit("ukendt, afsnit 1")).otherwise(pl.lit("rapport, afsnit 1"))
    frame.with_columns(source.alias("antal.kilde")).write_parquet(tmp_path / "a.parquet")
    assert assert_same([tmp_path / "a.parquet"], plan, spark).read_singly == 1


def test_a_file_without_rows_is_told_of(plan: Plan, spark: SparkSession, tmp_path: Path) -> None:
    """It is not read, which the exit code says; beside wholes and parts it is refused, as what it lacks may be theirs."""
    frame = pl.DataFrame({"id": ["a", "b"], "antal": [1, 2], "part_of": ["", ""]})
    files = [tmp_path / name for name in ("a.parquet", "b.parquet")]
    frame.write_parquet(files[0])
    frame.clear().write_parquet(files[1])
    assert assert_same(files, plan, spark).intake.unread == [str(files[1])]
    arguments = ["evaluate", *map(str, files), "--backend", "spark", "-o", str(tmp_path / "ud.parquet")]
    result = CliRunner().invoke(cli, [*arguments, "--rules", str(RULES), "--as-of", "2010-03-12"])
    assert result.exit_code == 1
    assert "fejl[E231]" in result.output
    frame.with_columns(part_of=pl.Series(["", "a"])).write_parquet(files[0])
    with pytest.raises(EgnetError) as caught:
        OnSpark(plan, files, spark).write(tmp_path / "ud")
    assert [one.code for one in caught.value.diagnostics] == ["E448"]


def test_what_cannot_be_decided_there_is_refused(plan: Plan, spark: SparkSession, tmp_path: Path) -> None:
    """Numbers with decimals as names, files of other columns, and names that Spark overlooks: an error, and no result."""
    frame = pl.DataFrame({"id": ["a", "b"], "antal": [1, 2]})
    frame.write_parquet(tmp_path / "a.parquet")
    frame.write_parquet(tmp_path / "_b.parquet")
    frame.with_columns(kendt=True).write_parquet(tmp_path / "c.parquet")
    frame.with_columns(part_of=pl.Series([None, 1.5])).write_parquet(tmp_path / "d.parquet")
    frame.with_columns(id=pl.Series([1.5, 2.5])).write_parquet(tmp_path / "e.parquet")
    (tmp_path / "f.parquet").write_text("ingen")
    for names in ("_b", "ac", "d", "e", "f"):
        files = [tmp_path / f"{name}.parquet" for name in ([names] if names == "_b" else names)]
        with pytest.raises(EgnetError) as caught:
            OnSpark(plan, files, spark).write(tmp_path / "ud")
        assert [one.code for one in caught.value.diagnostics] == ["E448"]
        assert not (tmp_path / "ud").exists()


def test_addresses_are_refused(tmp_path: Path) -> None:
    """Both the cases and the result must be where this machine sees them: an error for each that is not, before any work."""
    arguments = ["evaluate", "s3a://spand/a.parquet", "--backend", "spark", "-o", "hdfs://klynge/ud.parquet"]
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 3
    assert result.output.count("fejl[E448]") == 2
    assert "`s3a://spand/a.parquet` kan ikke afgøres på Spark" in result.output


def table_of(path: Path, rows: int) -> Path:
    """A table for the shipped rulebook, in which one row in a thousand has a bad cell."""
    numbers = [str(i % 40_000) if i % 1_000 else "omtrent" for i in range(rows)]
    frame = pl.DataFrame({"id": [f"o{i}" for i in range(rows)], "henvendelser": numbers})
    frame.write_parquet(path, row_group_size=1_000)
    return path


def test_the_command_writes_a_folder_and_sets_bad_rows_aside(spark: SparkSession, tmp_path: Path) -> None:
    """The rows are those of the columns in memory, in their order; the bad ones are told of, and the exit code is 1."""
    cases = table_of(tmp_path / "opgaver.parquet", 5_000)
    output, other = tmp_path / "ud.parquet", tmp_path / "andet.parquet"
    arguments = ["evaluate", str(cases), "--rules", str(RULES), "--columns", "id,verdict,possible"]
    for _ in range(2):
        # The second time it replaces what it made itself.
        result = CliRunner().invoke(cli, [*arguments, "--backend", "spark", "-o", str(output)])
        assert result.exit_code == 1, result.output
        assert "5 af 5000 opgaver er sat til side" in result.output
    expected = CliRunner().invoke(cli, [*arguments, "--backend", "polars", "-o", str(other)])
    assert expected.output == result.output
    assert rows_in(output) == list(pl.read_parquet(other).iter_rows(named=True))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["andet.parquet", "opgaver.parquet", "ud.parquet"]


def test_a_folder_of_cases_is_never_the_result(tmp_path: Path) -> None:
    """A result in place of what it is made of would be the loss of the cases."""
    cases = tmp_path / "opgaver.parquet"
    cases.mkdir()
    table_of(cases / "part-0.parquet", 10)
    arguments = ["evaluate", str(cases), "--rules", str(RULES), "--backend", "spark", "-o", str(cases)]
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 3
    assert "fejl[E413]" in result.output
    assert pl.read_parquet(cases / "part-0.parquet").height == 10


def test_a_run_that_fails_leaves_what_was_there(spark: SparkSession, tmp_path: Path) -> None:
    """A worker that cannot decide is an error that says why; the old folder stands, and nothing beside it."""
    cases = table_of(tmp_path / "opgaver.parquet", 20_000)
    output = tmp_path / "ud.parquet"
    output.mkdir()
    (output / "part-0.parquet").write_text("det gamle")
    # The footer is whole, the rows are not.
    content = bytearray(cases.read_bytes())
    content[100:3_000] = bytes(2_900)
    cases.write_bytes(content)
    result = CliRunner().invoke(
        cli, ["evaluate", str(cases), "--rules", str(RULES), "--backend", "spark", "-o", str(output)]
    )
    assert result.exit_code == 3
    assert "fejl[E447]" in result.output
    assert "Traceback" not in result.output
    assert [path.read_text() for path in output.iterdir()] == ["det gamle"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["opgaver.parquet", "ud.parquet"]


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_stopped_leaves_the_old_folder(sent: signal.Signals, tmp_path: Path) -> None:
    """Killed in the middle of writing, the old result stands there whole; after Ctrl-C, nothing stands beside it."""
    cases = table_of(tmp_path / "opgaver.parquet", 300_000)
    output = tmp_path / "ud.parquet"
    output.mkdir()
    (output / "part-0.parquet").write_text("det gamle")
    command = [sys.executable, "-m", "egnet", "evaluate", str(cases), "--rules", str(RULES), "--backend", "spark"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "engine")}
    with subprocess.Popen(
        [*command, "--spark-master", "local[2]", "-o", str(output)],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as run:
        try:
            while not any(tmp_path.glob(".egnet-*/ny/**/*")):
                assert run.poll() is None, "it was done before it could be killed"
                time.sleep(0.01)
        finally:
            # A terminal sends it to Java as well.
            os.killpg(run.pid, sent)
            said = run.communicate()[1]
    if sent is signal.SIGINT:
        assert run.returncode == 130
        assert said.splitlines()[1:] == ["afbrudt"]
        assert sorted(path.name for path in tmp_path.iterdir()) == ["opgaver.parquet", "ud.parquet"]
    else:
        assert run.returncode == -signal.SIGKILL
    assert [path.read_text() for path in output.iterdir()] == ["det gamle"]


def test_a_java_that_does_not_start_is_told(tmp_path: Path) -> None:
    """What it says itself is the reason, and nothing else of it goes to the terminal."""
    program = tmp_path / "java" / "bin" / "java"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\necho "WARNING: lidt" >&2\necho "Error: for gammel" >&2\nexit 1\n')
    program.chmod(0o755)
    cases = table_of(tmp_path / "opgaver.parquet", 10)
    command = [sys.executable, "-m", "egnet", "evaluate", str(cases), "--rules", str(RULES), "--backend", "spark"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "engine"), "JAVA_HOME": str(tmp_path / "java")}
    said = subprocess.run(
        [*command, "-o", str(tmp_path / "ud.parquet")], env=environment, capture_output=True, text=True, check=False
    )
    assert said.returncode == 3
    assert "fejl[E446]: kunne ikke begynde med Spark på `local[*]`: for gammel\n" in said.stderr
    assert "lidt" not in said.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["java", "opgaver.parquet"]


def test_columns_are_those_asked_for(plan: Plan, spark: SparkSession, tmp_path: Path) -> None:
    """A result has the columns of the other ways, or those asked for, in their order."""
    path = tmp_path / "a.parquet"
    pl.DataFrame({"id": ["a"], "antal": [1]}).write_parquet(path)
    for columns in (COLUMNS, ("verdict", "id"), ("id", "possible", "fired")):
        OnSpark(plan, [path], spark, columns).write(tmp_path / "-".join(columns))
        assert list(rows_in(tmp_path / "-".join(columns))[0]) == list(columns)
