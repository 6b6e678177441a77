"""`egnet new sheet`: an Excel sheet for a rulebook that, filled in, is read and decided."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.worksheet.worksheet import Worksheet

from egnet.cli import cli
from egnet.driver import read_rulebook
from egnet.records.read import read_cases
from egnet.records.sheet import LISTS, case_sheet
from egnet.rulebook.rulebook import Rulebook
from egnet.values.value import between, number, several, word
from egnet.values.written import read_value

ROOT = Path(__file__).parents[1]
RULEBOOKS = (ROOT / "rules" / "borgerserviceenhed-2010", Path(__file__).parent / "diagnostics" / "base" / "rulebook")


@cache
def rulebook(folder: Path) -> Rulebook:
    return read_rulebook(folder)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """The sheet of the small rulebook, as a file."""
    path = tmp_path / "opgaver.xlsx"
    path.write_bytes(case_sheet(rulebook(RULEBOOKS[1])))
    return path


def headings(page: Worksheet) -> list[str]:
    return [str(cell.value) for cell in page[1]]


@pytest.mark.parametrize("folder", RULEBOOKS, ids=lambda path: path.name)
def test_the_example_row_is_right(folder: Path, tmp_path: Path) -> None:
    """The sheet as it is holds one task, on which nothing is wrong, with a figure for every fact."""
    path = tmp_path / "opgaver.xlsx"
    path.write_bytes(case_sheet(rulebook(folder)))
    intake = read_cases([path], rulebook(folder))
    assert not intake.diagnostics
    (record,) = intake.records
    assert set(record.figures) == set(rulebook(folder).facts) - set(rulebook(folder).derived)


def test_filled_in_it_is_decided(sheet: Path) -> None:
    """Numbers, words, several words, intervals, `ikke oplyst` and blanks, written as the notes say."""
    book = openpyxl.load_workbook(sheet)
    page = book["Opgaver"]
    page.delete_rows(2)
    place = {name: column for column, name in enumerate(headings(page), start=1)}
    rows = (
        {"id": "pension", "title": "Pension", "henvendelser": 60000, "andel_uden_skøn": 0.8, "binding": "svag"},
        {"id": "byg", "henvendelser": "mindst 500", "kanaler": "telefon | brev", "flytter_med_helheden": "ikke oplyst"},
    )
    for line, row in enumerate(rows, start=2):
        for name, value in row.items():
            page.cell(line, place[name], value)
    book.save(sheet)
    result = CliRunner().invoke(cli, ["evaluate", str(sheet), "--rules", str(RULEBOOKS[1])], catch_exceptions=False)
    assert result.exit_code == 0, result.stderr
    assert "2 opgaver: " in result.stdout
    intake = read_cases([sheet], rulebook(RULEBOOKS[1]))
    pension, byg = ({name: figure.value for name, figure in one.figures.items()} for one in intake.records)
    assert pension == {
        "henvendelser": number(60_000),
        "andel_uden_skøn": number(Fraction(4, 5)),
        "binding": word("svag"),
    }
    assert byg["henvendelser"] == between(500, None) and byg["kanaler"] == several("telefon", "brev")


@pytest.mark.parametrize("folder", RULEBOOKS, ids=lambda path: path.name)
def test_lists_offer_what_can_be_read(folder: Path, tmp_path: Path) -> None:
    """Each column of words has a drop-down, and every word in it is a value of its fact."""
    path = tmp_path / "opgaver.xlsx"
    path.write_bytes(case_sheet(rulebook(folder)))
    book = openpyxl.load_workbook(path)
    page, lists = book["Opgaver"], book[LISTS]
    assert lists.sheet_state == "hidden"
    offered = {}
    for rule in page.data_validations.dataValidation:
        (cells,) = rule.sqref.ranges
        name = page.cell(1, cells.min_col).value
        assert (cells.min_row, cells.max_row) == (2, 1001)
        if rule.type == "list":
            offered[name] = [cell.value for (cell,) in lists[rule.formula1.split("!")[1]]]
    facts = {name: fact for name, fact in rulebook(folder).facts.items() if not fact.kind.is_numeric}
    assert set(offered) == set(facts)
    for name, fact in facts.items():
        assert [*fact.domain.words, "ikke oplyst"] == [
            one for one in offered[name] if one in (*fact.domain.words, "ikke oplyst")
        ]
        for one in offered[name]:
            read_value(one, fact.domain)


def test_columns_are_typed_and_explained(sheet: Path) -> None:
    """Shares are percentages, words are text that Excel leaves alone, and each heading has its note."""
    page = openpyxl.load_workbook(sheet)["Opgaver"]
    place = {name: column for column, name in enumerate(headings(page), start=1)}
    formats = {name: page.cell(2, column).number_format for name, column in place.items()}
    assert formats["andel_uden_skøn"].endswith("%") and formats["henvendelser"] == "#,##0"
    assert formats["id"] == formats["binding"] == "@"
    for name, column in place.items():
        note = page.cell(1, column).comment
        assert note is not None and note.text
        if name in rulebook(RULEBOOKS[1]).facts:
            assert rulebook(RULEBOOKS[1]).facts[name].definition.da in note.text


def test_the_same_rulebook_gives_the_same_sheet() -> None:
    """No clock and no machine in the file."""
    assert case_sheet(rulebook(RULEBOOKS[1])) == case_sheet(rulebook(RULEBOOKS[1]))
    assert case_sheet(rulebook(RULEBOOKS[1]), "en") != case_sheet(rulebook(RULEBOOKS[1]))


def test_a_sheet_that_is_there_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A filled-in sheet is overwritten only with `--force`; what is written is said, with what to do next."""
    monkeypatch.chdir(tmp_path)
    run = ["new", "sheet", "--rules", str(RULEBOOKS[1])]
    first = CliRunner().invoke(cli, run, catch_exceptions=False)
    assert first.exit_code == 0 and "egnet evaluate opgaver.xlsx --rules" in first.stderr
    Path("opgaver.xlsx").write_bytes(b"udfyldt")
    assert CliRunner().invoke(cli, run).exit_code == 3
    assert Path("opgaver.xlsx").read_bytes() == b"udfyldt"
    assert CliRunner().invoke(cli, [*run, "--force"]).exit_code == 0
    assert Path("opgaver.xlsx").read_bytes() != b"udfyldt"
