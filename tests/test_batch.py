"""Tables of many records: through columns comes what comes of reading them whole, to the byte."""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from books import COUNTED
from egnet.batch.sinks import MOST_IN_EXCEL, check_fits, write_rows
from egnet.batch.stream import Stream, survey
from egnet.cli import batching, cli
from egnet.decision.columns import COLUMNS, EVERY_COLUMN
from egnet.decision.files import serialised
from egnet.diagnostics.diagnostic import EgnetError
from egnet.diagnostics.render import render
from egnet.evaluate.forest import decide
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan
from egnet.records.read import Intake, read_cases
from egnet.tables import csv_blocks, parquet_blocks
from egnet.tables.csv_blocks import NotInBlocks
from generate import DAYS, Draw, Run, read, runs
from small import small_runs

ROOT = Path(__file__).parents[1]

#: Cells that are wrong for some facts, or right in a way that columns do not read.
ODD = (
    "måske", "1e5", "#REF!", "ja | nej", "012", "9 9", "-3", "yes", "75", "1.234", "12,5", "'=1", "1;5", '"', " ", "2.0",
    "ca. 2", "0,30000000000000001", "99999999999999999999", "1\x1f", "ja eller nej", "ikke relevant", "NaN", "1..", "\u00a0",
)  # fmt: skip


#: Columns that ask for much or little of what is decided.
ASKED = (
    COLUMNS,
    EVERY_COLUMN,
    ("id", "verdict", "certain", "possible"),
    ("undecided_rules", "id", "fired"),
    ("title",),
)


def whole(path: Path, plan: Plan, columns: Sequence[str] = COLUMNS, form: str = "csv") -> tuple[Intake, bytes]:
    """A table read whole and decided one record after the other."""
    intake = read_cases([path], plan.rulebook)
    content = serialised(decide(plan, intake.records), form, columns)
    return intake, content.encode() if isinstance(content, str) else content


def in_blocks(path: Path, plan: Plan, columns: Sequence[str] = COLUMNS, form: str = "csv") -> tuple[Intake, bytes]:
    """The same through columns."""
    stream = Stream(plan, survey(path, plan), columns, form)
    output = path.with_suffix(".ud")
    write_rows(stream.rows(), output, form, columns)
    return stream.intake, output.read_bytes()


def assert_same(path: Path, plan: Plan, columns: Sequence[str] = COLUMNS, form: str = "csv") -> None:
    """The same rows, and the same said of those that are not there."""
    expected, content = whole(path, plan, columns, form)
    found, made = in_blocks(path, plan, columns, form)
    assert made == content
    assert render(found.diagnostics, "da") == render(expected.diagnostics, "da")
    assert render(found.diagnostics, "en") == render(expected.diagnostics, "en")
    assert sorted(found.set_aside) == sorted(expected.set_aside)
    assert found.rejected == expected.rejected


def cells_of(run: Run, draw: Draw) -> list[list[str]]:
    """The records of a run as rows of a table, some cells odd, some ids missing or twice."""
    facts = [name for name, fact in run.files["facts.yaml"]["facts"].items() if "derived" not in fact]
    rows = [["id", "titel", *facts, *(["ukendt kolonne"] if draw.chance(12) else [])]]
    for number in range(draw.number(1, 6)):
        record = run.records[number % len(run.records)]
        id_ = draw.one_of(f"o{number}", f"o{number}", f"o{number}", f"o{number}", "o0", "")
        row = [id_, draw.one_of(f"Opgave {number}", "", "#REF!", "=a", 'et "ord"', "to\nlinjer")]
        for name in facts:
            figure = record["facts"].get(name, "")
            written = figure["value"] if isinstance(figure, dict) else figure
            text = " | ".join(written) if isinstance(written, list) else str(written)
            row.append(draw.one_of(*ODD) if draw.chance(12) else text)
        row += [draw.one_of("", "x")] * (len(rows[0]) - len(row))
        rows.append(row[: draw.one_of(*[len(row)] * 9, max(1, len(row) - 1))])
    return rows


def written(rows: Sequence[Sequence[str]], *, quoted: bool) -> bytes:
    """A CSV file; not `quoted` as simple programs write it."""
    if not quoted:
        plain = [[cell.replace(";", ",").replace('"', "").replace("\n", " ") for cell in row] for row in rows]
        return "\n".join(";".join(row) for row in plain).encode()
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    return text.getvalue().encode()


@given(st.one_of(runs(parts=False), small_runs()), st.sampled_from(DAYS), st.booleans(), st.data())
def test_a_table_in_blocks_is_the_table_read_whole(run: Run, day: date, quoted: bool, data: st.DataObject) -> None:
    """Random rulebooks and cells: rows, diagnostics and what is set aside are the same, word for word."""
    plan = plan_of(read(run.files), day)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "opgaver.csv"
        path.write_bytes(written(cells_of(run, Draw(data.draw)), quoted=quoted))
        try:
            survey(path, plan)
        except NotInBlocks:
            # Headings that are wrong are told of by the intake of single tables.
            return
        assert_same(path, plan, data.draw(st.sampled_from(ASKED)))


@pytest.fixture(scope="module")
def plan() -> Plan:
    """A rulebook whose threshold is no decimal number."""
    return plan_of(read(COUNTED), DAYS[0])


NUMBERS: tuple[Any, ...] = (
    0.0,
    1 / 3,
    0.3333333333333333,
    0.33333333333333337,
    0.1 + 0.2,
    1e22,
    -1.0,
    5e-324,
    float("nan"),
    None,
)


@pytest.mark.parametrize("kind", ["Float64", "Float32", "Int64", "UInt8", "String"])
def test_typed_columns_are_read_as_the_cells_they_are(kind: str, plan: Plan, tmp_path: Path) -> None:
    """Binary numbers next to a threshold of one third, of half the length, whole, and as text."""
    numbers = [0, 1, 2, 255, None] if "nt" in kind else [1.5, "0,5", "1.500", None] if kind == "String" else NUMBERS
    texts = [None if n is None else str(n) for n in numbers]
    column = pl.Series("antal", texts) if kind == "String" else pl.Series("antal", numbers, dtype=getattr(pl, kind))
    path = tmp_path / "opgaver.parquet"
    kendt = [True, None, False, True, True][: len(numbers)] * 2
    pl.DataFrame(
        {"id": [f"o{i}" for i in range(len(numbers))], "antal": column, "kendt": kendt[: len(numbers)]}
    ).write_parquet(path)
    for columns in ASKED:
        assert_same(path, plan, columns)


def test_small_blocks_give_the_same(plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers of lines and rows go on from block to block, also through line breaks in cells."""
    rows = [["id", "antal", "kendt"], *([f"o{i % 97}", str(i % 7), "ja" if i % 3 else "måske"] for i in range(200))]
    rows[50][0] = "to\nlinjer"
    path = tmp_path / "opgaver.csv"
    path.write_bytes(written(rows, quoted=True))
    monkeypatch.setattr(csv_blocks, "BLOCK", 200)
    assert_same(path, plan)
    # Columns of few texts are dictionaries in one block and texts in the next, where a single record stands among them.
    for columns in ASKED:
        stream = Stream(plan, survey(path, plan), columns)
        write_rows(stream.rows(), tmp_path / "ud.parquet", "parquet", columns)
        (tmp_path / "hel.parquet").write_bytes(
            serialised(decide(plan, read_cases([path], plan.rulebook).records), "parquet", columns)  # type: ignore[arg-type]
        )
        made, expected = (pl.read_parquet(tmp_path / f"{name}.parquet") for name in ("ud", "hel"))
        assert made.equals(expected) and made.schema == expected.schema


def test_texts_that_come_after_dictionaries_are_written(tmp_path: Path) -> None:
    """The first rows decide how a column is held in Parquet; the same texts may come in another way later."""
    few = pl.DataFrame(
        {"id": ["a", "b"], "verdict": pl.Series(["egnet", "uafklaret"], dtype=pl.Enum(["egnet", "uafklaret"]))}
    )
    texts = few.with_columns(pl.all().cast(pl.String))
    for blocks in ([few, texts], [texts, few]):
        write_rows(blocks, tmp_path / "ud.parquet", "parquet", ("id", "verdict"))
        assert pl.read_parquet(tmp_path / "ud.parquet").equals(pl.concat([texts, texts]))


@pytest.mark.parametrize(("at_once", "most"), [(30, 1 << 20), (30, 1), (1 << 18, 1 << 20)])
def test_groups_of_rows_are_read_in_their_order(
    at_once: int, most: int, plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some groups or all at a time, as Polars and as pyarrow reads them; unusual rows and blanks around texts among them."""
    numbers = ("ca. 3" if i % 11 == 5 else f" {i % 7} " if i % 5 == 2 else str(i % 7) for i in range(200))
    ids = (f" o{i % 97}" if i % 17 == 3 else f"o{i % 97}" for i in range(200))
    rows = [
        (id_, number, "ja" if i % 13 else "måske") for i, (id_, number) in enumerate(zip(ids, numbers, strict=True))
    ]
    path = tmp_path / "opgaver.parquet"
    pl.DataFrame(rows, schema=["id", "antal", "kendt"], orient="row").write_parquet(path, row_group_size=9)
    monkeypatch.setattr(parquet_blocks, "_ROWS", at_once)
    monkeypatch.setattr(parquet_blocks, "_MOST_ROWS", most)
    for columns in ASKED:
        assert_same(path, plan, columns)


def test_a_sheet_of_more_rows_than_excel_holds_is_refused_before_the_work() -> None:
    """One row more than fits is too many; what fits is let through."""
    check_fits("xlsx", MOST_IN_EXCEL, Path("a.xlsx"))
    check_fits("csv", MOST_IN_EXCEL + 1, Path("a.csv"))
    with pytest.raises(EgnetError) as caught:
        check_fits("xlsx", MOST_IN_EXCEL + 1, Path("a.xlsx"))
    assert [one.code for one in caught.value.diagnostics] == ["E416"]


def table_of(path: Path, rows: int) -> Path:
    """A table for the shipped rulebook."""
    lines = (f"o{i};Opgave {i};{i % 40_000};{'ja' if i % 2 else 'nej'}" for i in range(rows))
    path.write_text("\n".join(["id;titel;henvendelser;egen_sagsbehandling", *lines]), encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["dansk", "rfc4180"])
def test_the_command_takes_columns_for_many_records(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """More records than so many go through columns by themselves; every way gives the same bytes."""
    monkeypatch.setattr(batching, "MANY", 20)
    cases = table_of(tmp_path / "opgaver.csv", 60)
    made = {}
    for backend in ("auto", "definition", "polars"):
        output = tmp_path / f"{backend}.csv"
        arguments = ["evaluate", str(cases), "--rules", str(ROOT / "rules" / "borgerserviceenhed-2010")]
        result = CliRunner().invoke(cli, [*arguments, "--backend", backend, "--csv", form, "-o", str(output)])
        assert result.exit_code == 0, result.output
        made[backend] = output.read_bytes()
    assert made["auto"] == made["definition"] == made["polars"]
    assert made["auto"].count(b"\r\n") == 61
