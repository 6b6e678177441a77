"""Tables in CSV, Excel, Parquet and JSON: one typed intake, Danish habits, and each bad cell told where it stands."""

from __future__ import annotations

import io
import shutil
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from egnet.driver import read_rulebook
from egnet.records.read import Intake, read_cases
from egnet.records.typed import number_text
from egnet.records.workbook_guard import column_of, corners, letters
from egnet.rulebook.rulebook import Rulebook
from egnet.values.domain import Domain, Kind
from egnet.values.value import Unknown, Value, between, number, several, word
from egnet.values.written import read_value
from tables import WRITERS, Cells, workbook, write_csv, write_excel

BASE = Path(__file__).parent / "diagnostics" / "base"
HEADINGS = ["id", "title", "henvendelser", "andel_uden_skøn", "binding", "kanaler", "flytter_med_helheden"]


@cache
def rulebook() -> Rulebook:
    return read_rulebook(BASE / "rulebook")


def read(path: Path) -> Intake:
    return read_cases([path], rulebook())


def told(intake: Intake) -> list[str]:
    """Each diagnostic as its code and its place within the file."""
    return [
        f"{one.code} {str(one.span).rsplit('.', 1)[1].partition(':')[2] if one.span else ''}".strip()
        for one in intake.diagnostics
    ]


def values(intake: Intake, id_: str = "pension") -> dict[str, Value]:
    (record,) = (record for record in intake.records if record.id == id_)
    return {fact: figure.value for fact, figure in record.figures.items()}


def sheet(folder: Path, rows: Cells, **more: Any) -> Intake:
    path = folder / "opgaver.xlsx"
    workbook({"Opgaver": rows}, **more).save(path)
    return read(path)


# -- one intake ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_format_gives_the_same_records(suffix: str, tmp_path: Path) -> None:
    """Intervals, unknown words, alternatives, several words at once, blanks: the same values from every format."""
    path = tmp_path / f"opgaver.{suffix}"
    at_once: Any = ["telefon", "brev"] if suffix.startswith("json") else "telefon | brev"
    WRITERS[suffix](
        path,
        [
            HEADINGS,
            ["pension", "Førtidspension", "90000..110000", "75 %", "svag eller stærk", at_once, "ja"],
            ["byg", "Byggesager", "ikke oplyst", None, "afgørende", "digital", "nej"],
        ],
    )
    intake = read(path)
    assert told(intake) == []
    assert [record.title for record in intake.records] == ["Førtidspension", "Byggesager"]
    assert values(intake) == {
        "henvendelser": between(90_000, 110_000),
        "andel_uden_skøn": number(Fraction(3, 4)),
        "binding": word("svag", "stærk"),
        "kanaler": several("telefon", "brev"),
        "flytter_med_helheden": word("ja"),
    }
    byg = values(intake, "byg")
    assert byg["henvendelser"].unknown is Unknown.NOT_STATED
    assert "andel_uden_skøn" not in byg


@pytest.mark.parametrize("suffix", ["xlsx", "parquet"])
def test_typed_cells_are_what_they_are(suffix: str, tmp_path: Path) -> None:
    """Whole numbers, decimals, `true` and `false` of a spreadsheet or a column need no spelling."""
    path = tmp_path / f"opgaver.{suffix}"
    WRITERS[suffix](
        path,
        [
            ["id", "henvendelser", "andel_uden_skøn", "flytter_med_helheden"],
            ["pension", 750000, 0.125, True],
            ["byg", None, None, False],
        ],
    )
    intake = read(path)
    assert told(intake) == []
    assert values(intake) == {
        "henvendelser": number(750_000),
        "andel_uden_skøn": number(Fraction(1, 8)),
        "flytter_med_helheden": word("ja"),
    }
    assert values(intake, "byg") == {"flytter_med_helheden": word("nej")}


def test_numbers_that_excel_keeps_as_text(tmp_path: Path) -> None:
    """Text in a cell is read as a Dane writes it, whatever blanks stand in it."""
    for text in ("750.000", " 750 000 ", "750\u00a0000", "750000", "0,75 mio."):
        assert values(sheet(tmp_path, [["id", "henvendelser"], ["pension", text]])) == {"henvendelser": number(750_000)}


@pytest.mark.parametrize(
    ("value", "format_", "expected"),
    [
        (0.75, "0 %", number(Fraction(3, 4))),
        (0.935, "0%", number(Fraction(935, 1000))),
        (0.75, '0.00" %"', number(Fraction(3, 4))),
        (0.1 + 0.2, "General", number(Fraction(3, 10))),
        (1, "General", number(1)),
    ],
)
def test_shares_of_excel(value: float, format_: str, expected: Value, tmp_path: Path) -> None:
    """A percentage is known by its format, not by a `%` that is only shown; a number is as exact as Excel shows it."""
    intake = sheet(tmp_path, [["id", "andel_uden_skøn"], ["pension", value]], formats={"B2": format_})
    assert values(intake) == {"andel_uden_skøn": expected}


@pytest.mark.parametrize(
    ("row", "formats", "code"),
    [
        (["andel_uden_skøn", 75], {}, "E204"),
        (["andel_uden_skøn", 75], {"B2": "0%"}, "E208"),
        (["henvendelser", 0.75], {"B2": "0%"}, "E205"),
        (["henvendelser", 2.5], {}, "E206"),
        (["henvendelser", -1], {}, "E208"),
        (["henvendelser", True], {}, "E201"),
        (["henvendelser", "#REF!"], {}, "E243"),
        (["henvendelser", "#I/T"], {}, "E243"),
        (["henvendelser", date(2026, 5, 1)], {}, "E244"),
        (["henvendelser", time(1, 30)], {}, "E244"),
        (["henvendelser", "=1+1"], {}, "E245"),
        (["binding", "stærkt"], {}, "E210"),
        (["binding", "svag | stærk"], {}, "E213"),
        (["kanaler", "telefon | fax"], {}, "E209"),
        (["henvendelser.source", "analyse-2010, afsnit 3"], {}, "E229"),
        (["part_of", "helhed"], {}, "E223"),
    ],
)
def test_a_bad_cell_is_told_by_its_name(row: list[Any], formats: dict[str, str], code: str, tmp_path: Path) -> None:
    """The sheet and the cell, and the record is set aside; the others are not concerned."""
    intake = sheet(tmp_path, [["id", row[0]], ["pension", row[1]], ["byg", None]], formats=formats)
    assert told(intake) == [f"{code} Opgaver!{'2:2' if code == 'E229' else 'B2'}"]
    assert intake.set_aside == ["pension"] and [one.id for one in intake.records] == ["byg"]


def test_a_bad_cell_of_a_column_is_told_by_row_and_name(tmp_path: Path) -> None:
    """Parquet has no cells with names of their own: the row, counted from 1, and the column."""
    path = tmp_path / "opgaver.parquet"
    columns = {
        "id": ["pension", "byg", "job"],
        "henvendelser": pyarrow.array([1.0, 2.5, None]),
        "andel_uden_skøn": pyarrow.array([None, 0.7, 75], pyarrow.float32()),
    }
    parquet.write_table(pyarrow.table(columns), path)
    intake = read(path)
    assert told(intake) == ["E206 2:henvendelser", "E204 3:andel_uden_skøn"]
    assert values(intake) == {"henvendelser": number(1)}


def test_columns_of_a_data_frame(tmp_path: Path) -> None:
    """The row numbers that pandas adds are no column; `NaN` is blank; half-length numbers are as short as they were."""
    path = tmp_path / "opgaver.parquet"
    columns = {
        "id": ["pension"],
        "andel_uden_skøn": pyarrow.array([0.7], pyarrow.float32()),
        "henvendelser": pyarrow.array([float("nan")]),
        "binding": pyarrow.array(["svag"]).dictionary_encode(),
        "kanaler": [["telefon", "brev"]],
        "__index_level_0__": [0],
    }
    parquet.write_table(pyarrow.table(columns), path)
    intake = read(path)
    assert told(intake) == []
    assert values(intake) == {
        "andel_uden_skøn": number(Fraction(7, 10)),
        "binding": word("svag"),
        "kanaler": several("telefon", "brev"),
    }


@pytest.mark.parametrize("truth", ["SAND", "TRUE", "ja", True])
def test_truths_of_spreadsheets(truth: Any, tmp_path: Path) -> None:
    """What a Danish or an English Excel writes to CSV for true is `ja`, for a fact that is one; elsewhere it is a word."""
    for suffix in ("csv", "xlsx") if truth is not True else ("xlsx",):
        path = tmp_path / f"opgaver.{suffix}"
        WRITERS[suffix](path, [["id", "flytter_med_helheden"], ["pension", truth]])
        assert values(read(path)) == {"flytter_med_helheden": word("ja")}
    write_csv(tmp_path / "x.csv", [["id", "flytter_med_helheden", "binding"], ["pension", "FALSK", "FALSK"]])
    assert [one.code for one in read(tmp_path / "x.csv").diagnostics] == ["E209"]
    (tmp_path / "x.yaml").write_text(
        "source: analyse-2010, afsnit 4\ncases: [{id: a, facts: {flytter_med_helheden: TRUE}}]\n", encoding="utf-8"
    )
    assert [one.code for one in read(tmp_path / "x.yaml").diagnostics] == ["E211"]


@pytest.mark.parametrize(("suffix", "package"), [("xlsx", "openpyxl"), ("parquet", "pyarrow")])
def test_a_library_that_is_missing_is_named(
    suffix: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What to install is told, also to who installed egnet from a file; the other files of the folder are read."""
    WRITERS[suffix](tmp_path / f"a.{suffix}", [["id"], ["pension"]])
    write_csv(tmp_path / "b.csv", [["id"], ["byg"]])
    monkeypatch.setitem(sys.modules, package, None)
    intake = read(tmp_path)
    (wrong,) = intake.diagnostics
    assert wrong.code == "E407" and wrong.help is not None
    assert f"python -m pip install {package}" in wrong.help.da
    assert [one.id for one in intake.records] == ["byg"] and intake.unread == [str(tmp_path / f"a.{suffix}")]


# -- headings --------------------------------------------------------------------------------------------------------------


def test_headings_may_be_titles_in_any_case(tmp_path: Path) -> None:
    """The Danish title, upper case, spaces for underscores, Danish words for the fields of a record."""
    headings = [
        "ID",
        "Titel",
        "Forvaltning",
        "Henvendelser",
        "Andel uden skøn",
        "Binding til andre opgaver",
        "Kilde",
        "Bemærkning",
    ]
    row = ["pension", "Pension", "SUF", 5, "75 %", "svag", "analyse-2010, afsnit 4", "Foreløbigt"]
    for suffix in ("xlsx", "csv", "json"):
        path = tmp_path / f"opgaver.{suffix}"
        WRITERS[suffix](path, [headings, row])
        intake = read(path)
        assert told(intake) == []
        (record,) = intake.records
        assert (record.title, record.administration, record.note) == ("Pension", "SUF", "Foreløbigt")
        assert str(record.figures["binding"].source) == "analyse-2010, afsnit 4"
        assert list(record.figures) == ["henvendelser", "andel_uden_skøn", "binding"]


def test_headings_may_be_aliases_of_the_vocabulary(tmp_path: Path) -> None:
    """What the fact declares beside its name is a heading of it, and suggested where it is misspelt."""
    text = (BASE / "rulebook" / "facts.yaml").read_text(encoding="utf-8")
    shutil.copytree(BASE / "rulebook", tmp_path / "rulebook")
    aliased = text.replace("rolls_up: sum\n", "rolls_up: sum\n    aliases: [Antal kontakter, volumen]\n", 1)
    (tmp_path / "rulebook" / "facts.yaml").write_text(aliased, encoding="utf-8")
    rules = read_rulebook(tmp_path / "rulebook")
    path = tmp_path / "opgaver.csv"
    for heading in ("antal kontakter", "VOLUMEN", "henvendelser"):
        write_csv(path, [["id", heading], ["pension", "5"]])
        assert values(read_cases([path], rules)) == {"henvendelser": number(5)}
    write_csv(path, [["id", "antal kontakte"], ["pension", "5"]])
    (wrong,) = read_cases([path], rules).diagnostics
    assert wrong.code == "E104" and wrong.help is not None and "`henvendelser`" in wrong.help.da


def test_a_fact_may_have_its_own_source_note_and_other_statements(tmp_path: Path) -> None:
    """Columns after a full stop say more of the fact."""
    path = tmp_path / "opgaver.csv"
    also = '[{"value": "ca. 60000", "source": "analyse-2010, afsnit 5", "note": "rundet"}]'
    write_csv(
        path,
        [
            ["id", "henvendelser", "henvendelser.kilde", "henvendelser.note", "henvendelser.also"],
            ["pension", "60.150", "analyse-2010, afsnit 4", "talt", also],
        ],
    )
    intake = read(path)
    assert told(intake) == []
    figure = intake.records[0].figures["henvendelser"]
    assert (str(figure.source), figure.note) == ("analyse-2010, afsnit 4", "talt")
    (other,) = figure.also
    assert (other.printed, str(other.source), other.note) == ("ca. 60000", "analyse-2010, afsnit 5", "rundet")


# -- sheets ----------------------------------------------------------------------------------------------------------------

ROWS: Cells = [["id", "henvendelser"], ["pension", 5]]
NOTES: Cells = [["Husk", "at ringe"], ["pension", 6]]


@pytest.mark.parametrize(
    ("sheets", "expected", "codes"),
    [
        ({"Ark1": ROWS}, 5, []),
        ({"Noter": NOTES, "Ark 2": ROWS}, 5, ["L201"]),
        ({"Gamle": [["id", "henvendelser"], ["pension", 7]], "opgaver": ROWS}, 5, ["L201"]),
        ({"A": ROWS, "B": ROWS}, None, ["E248"]),
        ({"Noter": NOTES}, None, ["E237 Noter!1:1"]),
        ({"Tom": []}, None, ["E237 Tom!1:1"]),
        ({"Tom": [], "Data": ROWS}, 5, []),
    ],
)
def test_the_sheet_of_the_tasks_is_found(
    sheets: dict[str, Cells], expected: int | None, codes: list[str], tmp_path: Path
) -> None:
    """The one with a column `id`, or the one of several that is called so; that others are not read is said."""
    path = tmp_path / "opgaver.xlsx"
    workbook(sheets).save(path)
    intake = read(path)
    assert told(intake) == codes
    assert [values(intake) for _ in intake.records] == ([{"henvendelser": number(expected)}] if expected else [])


def test_hidden_sheets_are_not_looked_at(tmp_path: Path) -> None:
    """What nobody sees, such as the lists of drop-downs, is no table of tasks."""
    book = workbook({"Data": ROWS, "Lister": ROWS})
    book["Lister"].sheet_state = "hidden"
    book.save(tmp_path / "opgaver.xlsx")
    assert told(read(tmp_path / "opgaver.xlsx")) == []


@pytest.mark.parametrize(
    ("merged", "expected"),
    [
        ("A1:B1", ["E241 Opgaver!A1:B1"]),
        ("B1:B2", ["E241 Opgaver!B1:B2"]),
        ("B2:B3", ["E242 Opgaver!B2:B3"] * 2),
        ("A4:B4", ["E242 Opgaver!A4:B4"]),
        ("E1:F9", []),
    ],
)
def test_merged_cells_are_refused(merged: str, expected: list[str], tmp_path: Path) -> None:
    """Across the headings the table cannot be read; elsewhere the rows they lie over; beside the table they do not matter."""
    rows: Cells = [["id", "henvendelser"], ["pension", 5], ["byg", 5], ["job", 5]]
    intake = sheet(tmp_path, rows, merged=[merged])
    assert told(intake) == expected


def test_cells_beside_the_table_are_told(tmp_path: Path) -> None:
    """A value under no heading is lost to whoever reads the table; it is not lost silently."""
    intake = sheet(tmp_path, [["id", "henvendelser"], ["pension", 5, None, "se mail"], ["byg", 5]])
    assert told(intake) == ["E236 Opgaver!D2"] and intake.set_aside == ["pension"]


def test_place_names_are_quoted_as_excel_does(tmp_path: Path) -> None:
    """A sheet whose name is more than one word stands in apostrophes."""
    path = tmp_path / "opgaver.xlsx"
    workbook({"Mads' ark": [["id", "binding"], ["pension", "x"]]}).save(path)
    assert told(read(path)) == ["E209 'Mads'' ark'!B2"]


def test_figures_stand_on_their_row(tmp_path: Path) -> None:
    """Without a source of its own, a figure of a table has the file and the row as its source."""
    intake = sheet(tmp_path, ROWS)
    assert str(intake.records[0].figures["henvendelser"].source) == "opgaver.xlsx, ark Opgaver, række 2"


def test_formulas_are_read_by_the_value_they_had(tmp_path: Path) -> None:
    """What the spreadsheet calculated when it was saved; text that looks like a formula is text."""
    path = tmp_path / "opgaver.xlsx"
    write_excel(path, [["id", "title", "henvendelser"], ["pension", "x", "=2*3"], ["byg", "y", 1]])
    kept = rewritten(
        path,
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"<v></v>", b"<v>6</v>").replace(b"<v />", b"<v>6</v>").replace(b"<v/>", b"<v>6</v>"),
    )
    path.write_bytes(kept)
    intake = read(path)
    assert told(intake) == [] and values(intake) == {"henvendelser": number(6)}
    write_csv(tmp_path / "x.csv", [["id", "title"], ["pension", "'=cmd|'/c calc'!A1"]])
    assert read(tmp_path / "x.csv").records[0].title == "=cmd|'/c calc'!A1"


def rewritten(path: Path, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one part changed."""
    content = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return content.getvalue()


def test_what_programs_put_beside_a_file_is_no_file_of_tasks(tmp_path: Path) -> None:
    """A folder can be read while Excel has one of its files open."""
    write_excel(tmp_path / "opgaver.xlsx", ROWS)
    for name in ("~$opgaver.xlsx", "._opgaver.xlsx"):
        (tmp_path / name).write_bytes(b"\x05user")
    intake = read(tmp_path)
    assert not intake.diagnostics and [one.id for one in intake.records] == ["pension"]


# -- small things ------------------------------------------------------------------------------------------------------------


@given(st.integers(1, 16_384))
def test_columns_have_letters(column: int) -> None:
    """The letters of a column lead back to it."""
    assert column_of(letters(column)) == column


def test_ranges_have_corners() -> None:
    """One cell is a range of its own; what is no range is none."""
    assert corners("B2:A1") == (1, 1, 2, 2)
    assert corners("$C$3") == (3, 3, 3, 3)
    assert corners("A1:") == (1, 1, 1, 1)
    assert corners("navn") is None


@given(st.floats(allow_nan=False, allow_infinity=False, width=32) | st.integers(-(10**20), 10**20))
def test_a_number_is_read_as_the_number_it_was(value: float) -> None:
    """The text of a typed cell, read as a Dane writes, is the number to fifteen digits."""
    exact = Fraction(f"{value:.15g}") if isinstance(value, float) else Fraction(value)
    assert read_value(number_text(value), Domain(Kind.NUMBER), danish_grouping=True) == number(exact)


def test_dates_without_time_are_shown_as_dates(tmp_path: Path) -> None:
    """The message shows the date that Excel made."""
    intake = sheet(
        tmp_path, [["id", "henvendelser"], ["pension", datetime(2026, 5, 1, tzinfo=UTC).replace(tzinfo=None)]]
    )
    assert "(2026-05-01)" in intake.diagnostics[0].message.da
