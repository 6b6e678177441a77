"""Tables of many records in every format: the answers and the messages are those of a table that is read whole."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from datetime import date, datetime
from math import isfinite
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("polars")
pytest.importorskip("narwhals")
pytest.importorskip("pyarrow")
pytest.importorskip("xlsxwriter")

import xlsxwriter
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from books import COUNTED
from egnet.batch import sinks, stream
from egnet.batch.stream import survey
from egnet.cli import batching, cli
from egnet.driver import read_rulebook
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan
from egnet.records.read import read_cases
from egnet.records.written import row
from egnet.tables import jsonl_blocks
from egnet.tables.csv_blocks import NotInBlocks
from generate import DAYS, Draw, Run, read, runs
from small import small_runs
from tables import WRITERS, workbook
from test_batch import assert_same, cells_of

ROOT = Path(__file__).parents[1]

#: Values that no column reads, or not in that way.
ODD_VALUES: tuple[Any, ...] = (
    {"value": "1", "note": "n"}, {"value": 1}, {}, [], ["ja"], ["ja", "nej"], ["ja", 1], [" ja"], "", " ", " 1", "1 ", "a | b",
    1e400, 0.1, 1.0, -0.0, 10**30, True, False, None, "\ud800", "1\x1f", "#N/A", "1.234", "NaN", "x\u2028y",
)  # fmt: skip
ODD_LINES = (
    "{", "[]", "null", '"a"', "", " ", "\ufeff", '{"id": "a"} {"id": "b"}', ' {"id": "o1"}', '{"id": "o2", "id": "o3"}', "{}",
    '{"id": NaN}', '{"id": null}', '{"id": {}}', '{"id": "p", "facts": {"antal": 1}}', '{"id": "q", "source": "rapport, afsnit 1"}',
    '{"id": "r", "cuts": {"a": {"exhaustive": "ja", "disjoint": "ja"}}}', '{"id": 7}\r', '{"Id": "o1"}', "[" * 5_000,
    '{"id": "\\ud83d\\ude00"}', '{"id": "\\udead"}', '{"id": "s", "titel": "a", "title": "b"}', '{"id": " t"}',
)  # fmt: skip


def json_lines(rows: Sequence[Sequence[str]], draw: Draw) -> bytes:
    """The rows of a table as JSON lines, some values of another kind, some lines odd."""
    lines = []
    for cells in rows[1:]:
        record = {
            name: _value(cell, draw) for name, cell in zip(rows[0], cells, strict=False) if cell or draw.chance(9)
        }
        lines.append(json.dumps(record, ensure_ascii=draw.chance(2)))
        if draw.chance(5):
            lines.append(draw.one_of(*ODD_LINES))
    end = draw.one_of("\n", "\n", "\r\n")
    return ("\ufeff" * draw.chance(9) + end.join(lines) + end * draw.chance(2)).encode(errors="surrogatepass")


def _value(cell: str, draw: Draw) -> Any:
    if draw.chance(15):
        return draw.one_of(*ODD_VALUES)
    if " | " in cell:
        return cell.split(" | ")
    try:
        return draw.one_of(cell, int(cell) if cell.isdigit() else float(cell))
    except ValueError:
        return cell


@given(st.one_of(runs(parts=False), small_runs()), st.sampled_from(DAYS), st.data())
def test_json_lines_in_blocks_are_those_read_whole(run: Run, day: date, data: st.DataObject) -> None:
    """Random rulebooks and lines: rows, diagnostics and what is set aside are the same, word for word."""
    plan = plan_of(read(run.files), day)
    draw = Draw(data.draw)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "opgaver.jsonl"
        path.write_bytes(json_lines(cells_of(run, draw), draw))
        try:
            survey(path, plan)
        except NotInBlocks:
            return
        assert_same(path, plan, form=draw.one_of("csv", "json", "jsonl"))


@pytest.fixture(scope="module")
def plan() -> Plan:
    """A rulebook whose threshold is no decimal number."""
    return plan_of(read(COUNTED), DAYS[0])


@pytest.mark.parametrize("line", ODD_LINES)
def test_an_odd_line_is_read_as_it_is_alone(
    line: str, plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is said of a line among plain ones, and what is set aside with it, is what is said of it in a small file."""
    plain = [json.dumps({"id": f"o{i}", "antal": i % 5, "kendt": i % 2 == 0}) for i in range(40)]
    path = tmp_path / "opgaver.jsonl"
    path.write_text("\n".join([*plain[:20], line, *plain[20:]]), encoding="utf-8")
    monkeypatch.setattr(jsonl_blocks, "BLOCK", 300)
    try:
        survey(path, plan)
    except NotInBlocks:
        assert "cuts" in line
        return
    assert_same(path, plan)


#: Values of cells that only the intake of single tables reads, or not as they are kept.
ODD_CELLS: tuple[Any, ...] = (
    datetime(2010, 3, 12),  # noqa: DTZ001 -- a spreadsheet's times have no zone
    0.1 + 0.2, 1e22, -0.0, 5, True, "#N/A", "=1+1", " a ", "a & b < c", "x_x0041_", "to\nlinjer", "æ\u2028ø",
    "\u00a0", 12.5, "750.000",
)  # fmt: skip


def workbook_of(rows: Sequence[Sequence[str]], draw: Draw, path: Path) -> None:
    """The rows of a table as a workbook, written by one library or the other, some cells odd, some merged."""
    typed = [rows[0], *([_typed(cell, draw) for cell in cells] for cells in rows[1:])]
    for cells in typed[1:]:
        if draw.chance(8):
            cells.append(draw.one_of("for meget", None))  # type: ignore[attr-defined]
    if draw.chance(2):
        book = xlsxwriter.Workbook(path, {"constant_memory": draw.chance(2), "strings_to_formulas": False})
        sheet = book.add_worksheet("Opgaver")
        percent, day = book.add_format({"num_format": "0.00 %"}), book.add_format({"num_format": "dd-mm-yyyy"})
        for line, cells in enumerate(typed, start=draw.one_of(0, 0, 2)):
            for place, value in enumerate(cells):
                sheet.write(
                    line, place, value, day if isinstance(value, datetime) else percent if draw.chance(9) else None
                )
        book.close()
        return
    merged = [draw.one_of("A3:B3", "B2:B4", "Z1:AA9")] if draw.chance(9) else []
    formats = {"C2": draw.one_of("0 %", "yyyy-mm-dd", '"%"0'), "B3": "General"} if draw.chance(4) else {}
    book = workbook({"Opgaver": typed, **({"Andet": [["a"]]} if draw.chance(6) else {})}, merged, formats)
    book.save(path)


def _typed(cell: str, draw: Draw) -> Any:
    if draw.chance(15):
        return draw.one_of(*ODD_CELLS)
    text = ILLEGAL_CHARACTERS_RE.sub("", cell)
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return text or None
    return draw.one_of(text, number) if isfinite(number) else text


@given(st.one_of(runs(parts=False), small_runs()), st.sampled_from(DAYS), st.data())
def test_a_sheet_in_blocks_is_the_sheet_read_whole(run: Run, day: date, data: st.DataObject) -> None:
    """Random rulebooks and cells: rows, diagnostics and what is set aside are the same, word for word."""
    plan = plan_of(read(run.files), day)
    draw = Draw(data.draw)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "opgaver.xlsx"
        workbook_of(cells_of(run, draw), draw, path)
        try:
            survey(path, plan)
        except NotInBlocks:
            return
        assert_same(path, plan, form=draw.one_of("csv", "json", "jsonl"))


HEADINGS = ("id", "titel", "henvendelser", "egen_sagsbehandling")


@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".xlsx", ".parquet"])
def test_every_format_takes_columns_above_so_many_records(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Just as many records as the limit go through the definition, one more through columns; the bytes are the same."""
    taken: list[str] = []
    monkeypatch.setattr(batching, "MANY", 60)
    monkeypatch.setattr(batching, "_LEAST_BYTES", 100)
    monkeypatch.setattr(stream.Stream, "__post_init__", _noting(stream.Stream.__post_init__, taken))
    for count in (60, 61):
        rows = [HEADINGS, *((f"o{i}", f"Opgave {i}", str(i * 700), "måske" if i == 7 else "ja") for i in range(count))]
        cases = tmp_path / f"opgaver{suffix}"
        WRITERS[suffix.removeprefix(".")](cases, rows)
        made = {}
        for backend in ("auto", "definition"):
            output = tmp_path / f"{backend}.csv"
            arguments = ["evaluate", str(cases), "--rules", str(ROOT / "rules" / "borgerserviceenhed-2010")]
            result = CliRunner().invoke(cli, [*arguments, "--backend", backend, "-o", str(output)])
            assert result.exit_code == 1, result.output
            made[backend] = (output.read_bytes(), result.stderr)
        assert made["auto"] == made["definition"]
    assert len(taken) == 1


def _noting(method: Any, taken: list[str]) -> Any:
    def noted(self: Any) -> None:
        taken.append("kolonner")
        method(self)

    return noted


@pytest.mark.parametrize("suffix", [".xlsx", ".jsonl"])
def test_more_rows_than_a_sheet_holds_are_refused_before_the_work(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From a sheet or from JSON lines to a sheet: nothing is decided and nothing is written."""
    monkeypatch.setattr(batching, "MANY", 60)
    monkeypatch.setattr(batching, "_LEAST_BYTES", 100)
    monkeypatch.setattr(sinks, "MOST_IN_EXCEL", 99)
    cases = tmp_path / f"opgaver{suffix}"
    WRITERS[suffix.removeprefix(".")](cases, [HEADINGS, *((f"o{i}", "t", "1", "ja") for i in range(100))])
    monkeypatch.setattr(stream.Stream, "rows", lambda self: pytest.fail("it was worked on"))
    arguments = ["evaluate", str(cases), "--rules", str(ROOT / "rules" / "borgerserviceenhed-2010")]
    result = CliRunner().invoke(cli, [*arguments, "-o", str(tmp_path / "ud.xlsx")])
    assert result.exit_code == 3
    assert "E416" in result.stderr
    assert not (tmp_path / "ud.xlsx").exists()


SHIPPED = (
    ("2010-analysen", "borgerserviceenhed-2010", date(2010, 3, 12)),
    ("2005-kortlaegningen", "opgaveudlaegning-2005", date(2005, 11, 1)),
    ("2010-kanaler", "kanalstrategi-2010", date(2010, 6, 1)),
)


@pytest.mark.parametrize("case", SHIPPED, ids=lambda case: case[0])
def test_shipped_cases_as_flat_tables(case: tuple[str, str, date], tmp_path: Path) -> None:
    """Every shipped task as a row of figures without sources: the whole records are the definition's, to the byte."""
    cases, rules, day = case
    rulebook = read_rulebook(ROOT / "rules" / rules)
    intake = read_cases([ROOT / "cases" / cases], rulebook)
    plan = plan_of(rulebook, day)
    stated = [name for name in rulebook.facts if name not in plan.derived]
    rows = [["id", "titel", "forvaltning", *stated]]
    for record in intake.records:
        cells = row(record, rulebook.facts)
        rows.append([record.id, record.title, record.administration, *(cells.get(name, "") for name in stated)])
    for suffix, form in (("csv", "json"), ("xlsx", "jsonl"), ("parquet", "json"), ("jsonl", "csv")):
        path = tmp_path / f"opgaver.{suffix}"
        WRITERS[suffix](path, [[cell or None for cell in one] for one in rows] if suffix == "jsonl" else rows)
        assert_same(path, plan, form=form)
