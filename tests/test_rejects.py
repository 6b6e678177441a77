"""`egnet evaluate --rejects FILE`: what was set aside is written out as it stands, in the format it came in."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from egnet.cli import cli
from egnet.driver import read_rulebook
from egnet.records import csv_table
from egnet.records.read import read_cases
from egnet.records.rejects import write_rejected
from egnet.rulebook.rulebook import Rulebook
from tables import WRITERS, Cells, workbook

BASE = Path(__file__).parent / "diagnostics" / "base"
ROWS: Cells = [
    ["id", "title", "binding", "henvendelser"],
    ["pension", "Pension", "svag", "60000"],
    ["byg", "Byggesager; store", "stærkt", "5"],
    ["job", "Job", "svag", None],
    ["job", "Job igen", "svag", "7"],
]


#: Pieces of tables and of YAML, good and bad.
PIECES = {
    "csv": ("id;binding", "id", ";", "\n", "\r\n", "\r", "pension", "byg", "svag", "x", '"', '"a\nb"', "\u2028", "\x00", "=1", " "),
    "jsonl": ('{"id": "pension"}', '{"id": "byg", "binding": "x"}', '{"id": ', "\n", "\r\n", "{}", "[]", "\u2028", " ", "\ufeff"),
    "json": ('{"cases": [', "[", "]", "}", '{"id": "a"}', '{"id": "b", "binding": "x"}', ",", "\n", '"x": 1', "null", "{id: c}"),
    "yaml": ("cases:\n", "- id: a\n", "- {id: b, facts: {binding: x}}\n", "  - id: c\n    facts:\n      binding: x\n", "# x\n",
             "-\n  id: d\n  titel: x\n", "administration: SUF\n", "\n", "cases: [{id: e}, {id: f, titel: x}]\n", "  "),
}  # fmt: skip


@pytest.mark.parametrize("suffix", PIECES)
@given(data=st.data())
def test_whatever_is_rejected_can_be_written(
    suffix: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """As many records are set aside again when what was rejected of any text is read."""
    folder = tmp_path_factory.mktemp("sager", numbered=True)
    path, rejects = folder / f"a.{suffix}", folder / f"b.{suffix}"
    text = "".join(data.draw(st.lists(st.sampled_from(PIECES[suffix]), max_size=12)))
    path.write_text(text, encoding="utf-8", newline="")
    intake = read_cases([path], rulebook())
    if path in intake.rejected:
        with rejects.open("wb") as out:
            write_rejected(path, intake.rejected[path], out)
        again = read_cases([rejects], rulebook())
        assert len(again.set_aside) == len(intake.set_aside)
    shutil.rmtree(folder)


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small rulebook, and the process in it."""
    shutil.copytree(BASE / "rulebook", tmp_path / "rules")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@cache
def rulebook() -> Rulebook:
    return read_rulebook(BASE / "rulebook")


def evaluate(*arguments: str, exit_code: int = 1) -> Result:
    result = CliRunner().invoke(cli, ["evaluate", *arguments, "--as-of", "2010-03-12"], catch_exceptions=False)
    assert result.exit_code == exit_code, result.stderr
    return result


@pytest.mark.parametrize("suffix", WRITERS)
def test_rejected_rows_are_told_again_as_before(suffix: str) -> None:
    """The rows that were set aside and no others, in the same format, with the same headings."""
    name, rejects = f"opgaver.{suffix}", f"afvist.{suffix}"
    WRITERS[suffix](Path(name), ROWS)
    said = evaluate(name, "--rejects", rejects).stderr
    assert f"3 afviste rækker skrevet til {rejects}" in said
    assert "3 af 4 opgaver er sat til side" in said
    whole, again = read_cases([Path(name)], rulebook()), read_cases([Path(rejects)], rulebook())
    assert again.set_aside == ["byg", "job", "job"] and not again.records
    assert [one.code for one in again.diagnostics] == [one.code for one in whole.diagnostics] == ["E210", "E222"]


def test_rows_of_csv_are_not_changed() -> None:
    """Encoding, separator, quotes, line ends and blanks stay; a row that cannot be read at all is among them."""
    text = 'id;binding;title\r\npension;svag;Pension\r\nbyg; stærkt ;"Bygge\r\nsager"\r\njob;svag\r\n'
    for encoding in ("utf-8-sig", "cp1252", "utf-16"):
        Path("opgaver.csv").write_bytes(text.encode(encoding))
        evaluate("opgaver.csv", "--rejects", "afvist.csv")
        assert Path("afvist.csv").read_bytes().decode(encoding) == text.replace("pension;svag;Pension\r\n", "")


@given(
    st.lists(
        st.sampled_from([b"a", b";", b"\n", "\u00e6".encode(), b"\xe6", b"\x81", b"\xff\xfe", b"\xef\xbb\xbf"]),
        max_size=9,
    )
)
@pytest.mark.parametrize("block", [1, 1 << 20])
def test_an_encoding_is_found_a_little_at_a_time(block: int, pieces: list[bytes]) -> None:
    """It is the one of the file read whole, also where a character lies in two blocks."""
    path = Path("kodning.csv")
    path.write_bytes(b"".join(pieces))
    decoded = csv_table.decoded_csv(path.read_bytes(), "")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_table, "_BLOCK", block)
        assert csv_table.encoding_of(path) == (decoded[1] if isinstance(decoded, tuple) else None)


def test_the_rest_of_a_table_that_breaks_off_is_kept() -> None:
    """From the quote that never ends, everything is rejected and nothing lost."""
    Path("opgaver.csv").write_text('id;title\npension;Pension\nbyg;"Bygge\njob;Job\n', encoding="utf-8")
    evaluate("opgaver.csv", "--rejects", "afvist.csv")
    assert Path("afvist.csv").read_text(encoding="utf-8") == 'id;title\nbyg;"Bygge\njob;Job\n'


def test_items_of_yaml_are_not_changed() -> None:
    """What stands before and after the list, comments, and the items that were set aside."""
    head = "# Sager\nsource: analyse-2010, afsnit 4\ncases:\n"
    good = "  - id: pension\n    facts: {binding: svag}\n"
    bad = "  # tvivl\n  -\n    id: byg   # se mail\n    facts:\n      binding: stærkt\n"
    tail = "administration: SUF\n"
    Path("opgaver.yaml").write_text(head + good + bad + good.replace("pension", "job") + tail, encoding="utf-8")
    evaluate("opgaver.yaml", "--rejects", "afvist.yaml")
    kept = Path("afvist.yaml").read_text(encoding="utf-8")
    assert kept == head + bad.replace("  # tvivl\n", "") + tail


def test_items_on_one_line_are_kept_with_their_file() -> None:
    """Where records share a line of YAML, the whole file is written rather than half a record."""
    text = "cases: [{id: pension}, {id: byg, titel: x}]\n"
    Path("opgaver.yaml").write_text(text, encoding="utf-8")
    evaluate("opgaver.yaml", "--rejects", "afvist.yaml")
    assert Path("afvist.yaml").read_text(encoding="utf-8") == text


def test_what_stands_around_the_records_of_json_stays() -> None:
    """The defaults of the file and the records' own text, numbers and all."""
    bad = '{"id": "byg",   "henvendelser": 750.000}'
    text = '{"administration": "SUF", "cases": [{"id": "pension"}, ' + bad + '], "source": "analyse-2010, afsnit 4"}'
    Path("opgaver.json").write_text(text, encoding="utf-8")
    evaluate("opgaver.json", "--rejects", "afvist.json")
    expected = '{"administration": "SUF", "cases": [\n' + bad + '\n], "source": "analyse-2010, afsnit 4"}'
    assert Path("afvist.json").read_text(encoding="utf-8") == expected


def test_cells_of_excel_keep_value_and_format() -> None:
    """Numbers, percentages, errors and merged cells are what they were; a formula is text that nothing runs."""
    rows: Cells = [
        ["id", "title", "andel_uden_skøn", "henvendelser"],
        ["pension", "Pension", 0.5, 5],
        ["byg", "=1+1", 7.5, "#N/A"],
        ["job", None, 0.5, 5],
        ["fri", None, 0.5, 5],
    ]
    book = workbook({"Data": rows}, merged=["D4:D5"], formats={"C3": "0 %"})
    book.save("opgaver.xlsx")
    evaluate("opgaver.xlsx", "--rejects", "afvist.xlsx")
    book = openpyxl.load_workbook("afvist.xlsx")
    sheet = book["Data"]
    assert [[cell.value for cell in row] for row in sheet] == [rows[0], *rows[2:4], ["fri", None, 0.5, None]]
    assert sheet["B2"].data_type == "s" and sheet["D2"].data_type == "e"
    assert sheet["C2"].number_format == "0 %"
    assert [str(one) for one in sheet.merged_cells.ranges] == ["D3:D4"]


def test_columns_of_parquet_keep_their_types() -> None:
    """The schema of the rejected rows is that of the file."""
    WRITERS["parquet"](Path("opgaver.parquet"), [["id", "henvendelser"], ["pension", 5], ["byg", -1]])
    evaluate("opgaver.parquet", "--rejects", "afvist.parquet")
    old, new = parquet.read_table("opgaver.parquet"), parquet.read_table("afvist.parquet")
    assert new.schema == old.schema and new.to_pylist() == [{"id": "byg", "henvendelser": -1}]


def test_nothing_rejected_is_the_headings() -> None:
    """A run in which every row is good leaves no rows of an earlier run behind."""
    Path("opgaver.csv").write_text("id;title\npension;Pension\n", encoding="utf-8")
    Path("afvist.csv").write_text("gammel", encoding="utf-8")
    evaluate("opgaver.csv", "--rejects", "afvist.csv", exit_code=0)
    assert Path("afvist.csv").read_text(encoding="utf-8") == "id;title\n"


def test_rejects_of_a_folder_are_a_folder() -> None:
    """Of several files each has its own, under its own name; one that could not be read at all is copied."""
    Path("sager").mkdir()
    WRITERS["csv"](Path("sager/a.csv"), ROWS)
    Path("sager/b.jsonl").write_text('{"id": "x"}\n{"id": "y", "binding": 7}\n', encoding="utf-8")
    Path("sager/c.csv").write_text("nr\n1\n", encoding="utf-8")
    Path("sager/d.csv").write_text("id\ngod\n", encoding="utf-8")
    said = evaluate("sager", "--rejects", "afvist").stderr
    assert sorted(path.name for path in Path("afvist").iterdir()) == ["a.csv", "b.jsonl", "c.csv"]
    assert Path("afvist/b.jsonl").read_text(encoding="utf-8") == '{"id": "y", "binding": 7}\n'
    assert Path("afvist/c.csv").read_text(encoding="utf-8") == "nr\n1\n"
    assert "skrevet hel" in said


def test_all_rejected_is_written_too() -> None:
    """Where nothing can be decided, the rows are needed most."""
    Path("opgaver.csv").write_text("id;binding\nbyg;x\n", encoding="utf-8")
    evaluate("opgaver.csv", "--rejects", "afvist.csv", exit_code=3)
    assert Path("afvist.csv").read_text(encoding="utf-8") == "id;binding\nbyg;x\n"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--rejects", "afvist.xlsx"), "E412"),
        (("--rejects", "opgaver.csv"), "E413"),
        (("--output", "./opgaver.csv"), "E413"),
        (("--rejects", "findes/ikke/afvist.csv"), "E408"),
    ],
)
def test_cases_are_never_overwritten(arguments: tuple[str, str], code: str) -> None:
    """A file of cases is no place for results, and rows of CSV are no Excel file."""
    WRITERS["csv"](Path("opgaver.csv"), ROWS)
    before = Path("opgaver.csv").read_bytes()
    assert f"[{code}]" in evaluate("opgaver.csv", *arguments, exit_code=3).stderr
    assert Path("opgaver.csv").read_bytes() == before


def test_a_folder_of_cases_is_no_place_for_results_of_the_same_name() -> None:
    """A file that was read from a folder is not overwritten either; one that would be new is written."""
    Path("sager").mkdir()
    WRITERS["csv"](Path("sager/opgaver.csv"), ROWS)
    before = Path("sager/opgaver.csv").read_bytes()
    assert "[E413]" in evaluate("sager", "--output", "sager/opgaver.csv", exit_code=3).stderr
    assert Path("sager/opgaver.csv").read_bytes() == before
    evaluate("sager", "--output", "sager/afgørelser.txt")
    evaluate("sager", "--output", "sager/afgørelser.txt")
