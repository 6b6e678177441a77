"""`egnet convert`: cases written in each format and read again are the same cases."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from egnet.cli import cli
from egnet.diagnostics.diagnostic import EgnetError
from egnet.driver import read_rulebook
from egnet.records.formats import FORMATS, serialised
from egnet.records.read import read_cases
from egnet.records.record import Figure, Statement, TaskRecord
from egnet.records.rows import ERROR_VALUES
from egnet.records.spelling import canonical
from egnet.rulebook.rulebook import Rulebook
from egnet.values.domain import Domain, Kind
from egnet.values.interval import Interval
from egnet.values.value import Value
from egnet.values.written import Unreadable, read_value

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "rules" / "borgerserviceenhed-2010"
BASE = Path(__file__).parent / "diagnostics" / "base" / "rulebook"


@cache
def rulebook(folder: Path) -> Rulebook:
    return read_rulebook(folder)


def content(record: TaskRecord) -> tuple[Any, ...]:
    """All that a record says, but not where and in what notation it stands."""
    plain = replace(record, figures={}, span=None, sha256="")
    return plain, {name: (said(one), [said(other) for other in one.also]) for name, one in record.figures.items()}


def said(one: Figure | Statement) -> tuple[Any, ...]:
    basis = one.basis if isinstance(one, Figure) else None
    return one.value, one.value.unknown, one.printed, one.source, one.note, basis


def again(records: Sequence[TaskRecord], rules: Rulebook, format_: str, folder: Path) -> list[TaskRecord]:
    """The records, written and read."""
    path = folder / f"igen.{format_}"
    written = serialised(records, rules.facts, format_)
    path.write_bytes(written.encode() if isinstance(written, str) else written)
    intake = read_cases([path], rules)
    assert not [one.code for one in intake.diagnostics if one.code.startswith("E")], intake.diagnostics
    return intake.records


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize(
    ("name", "cases"), [("borgerserviceenhed-2010", "2010-analysen"), ("opgaveudlaegning-2005", "2005-kortlaegningen")]
)
def test_the_shipped_cases_come_back_whole(name: str, cases: str, format_: str, tmp_path: Path) -> None:
    """Every value, source, note, basis, statement elsewhere, cut and part of the shipped cases, in each format."""
    rules = rulebook(ROOT / "rules" / name)
    records = read_cases([ROOT / "cases" / cases], rules).records
    assert [content(one) for one in again(records, rules, format_, tmp_path)] == [content(one) for one in records]


# -- any records -----------------------------------------------------------------------------------------------------------

#: Words, signs and hostile texts; a table cannot hold what spreadsheets show for errors.
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.sampled_from(
        ("=1+1", "'=1+1", "''x", "-", "+45", "@x", "\tx", "a;b", 'a"b', "a,b", "a\nb", "a\r\nb", "x\x00y", "\x1b[2J", "_x0041_",
         "x_x000D_y", "ja", "null", "~", "0750", "1e5", "2010-03-12", "<b>&amp;", "\u2028", "\x85", "\ufeff", "# x", "- x", "{a: b}",
         "a | b", "😀", " ", "\x7f", "\ufffe", "%", "a: b", "ikke oplyst")
    ),
).filter(lambda text: text.strip() not in ERROR_VALUES)  # fmt: skip
#: What Excel has no way to write, which is told.
UNFIT = re.compile("_x[0-9A-Fa-f]{4}_|[\ufffe\uffff]")
VALUES = {
    "henvendelser": ("0", "60000", "mindst 5", "højst 7", "90000..110000", "ca. 0,7 mio.", "5 eller 7", "ikke oplyst", "ikke opgjort", "12 tusind", "7,0", "60 000"),
    "andel_uden_skøn": ("0,75", "0.75", "75 %", "76,5 %", "0,333", "overvejende", "ca. 93 %", "40 %..60 %", "1", "ikke oplyst", "93,10 %"),
    "binding": ("svag", "svag eller stærk", "ikke oplyst", "afgørende"),
    "kanaler": ("telefon", ["telefon"], ["digital", "brev"], ["telefon", "brev", "digital"], "telefon eller brev", "ikke opgjort"),
    "flytter_med_helheden": ("ja", "nej", "ja eller nej", "ikke oplyst"),
}  # fmt: skip
SOURCES = ("analyse-2010, afsnit 4", "analyse-2010, afsnit 4, tabel 2", "interview, svar", "notat, side 3, øverst")
DOCUMENTS = {
    "interview": {"title": "Svar i et interview"},
    "notat": {"title": "Notat", "publisher": "SUF", "date": "2010-01-02"},
}


@st.composite
def figures(draw: st.DrawFn, fact: str) -> dict[str, Any]:
    """What a record says of a fact, at times with a note, and with what is said elsewhere."""

    def statement() -> dict[str, Any]:
        written = {"value": draw(st.sampled_from(VALUES[fact])), "source": draw(st.sampled_from(SOURCES))}
        return {**written, "note": draw(TEXTS)} if draw(st.booleans()) else written

    also = [statement() for _ in range(draw(st.integers(0, 2)))]
    return {**statement(), "also": also} if also else statement()


@st.composite
def cases(draw: st.DrawFn) -> list[dict[str, Any]]:
    """A whole with parts of which some have parts, each with some facts."""
    records: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 4))):
        record = {"id": f"o{number}", "title": draw(TEXTS), "administration": draw(TEXTS), "note": draw(TEXTS)}
        chosen = draw(st.lists(st.sampled_from(sorted(VALUES)), unique=True))
        record |= {"facts": {fact: draw(figures(fact)) for fact in chosen}, "sources": DOCUMENTS}
        record["cuts"] = {
            "ydelse": {"exhaustive": draw(st.booleans()), "disjoint": draw(st.booleans()), "title": draw(TEXTS)}
        }
        if number:
            record |= {"part_of": f"o{draw(st.integers(0, number - 1))}", "cut": "ydelse"}
        records.append(record)
    return records


@pytest.mark.parametrize("format_", FORMATS)
@given(written=cases())
def test_any_cases_come_back_whole(
    format_: str, written: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever the texts are, the same records are read from what is written of them."""
    folder = tmp_path_factory.mktemp("sager", numbered=True)
    rules = rulebook(BASE)
    path = folder / "sager.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in written), encoding="utf-8")
    intake = read_cases([path], rules)
    assert not intake.diagnostics and len(intake.records) == len(written)
    if format_ == "xlsx" and UNFIT.search(json.dumps(written, ensure_ascii=False)):
        with pytest.raises(EgnetError) as told:
            again(intake.records, rules, format_, folder)
        assert {one.code for one in told.value.diagnostics} == {"E253"}
        return
    found = again(intake.records, rules, format_, folder)
    assert [content(one) for one in found] == [content(one) for one in intake.records]
    shutil.rmtree(folder)


DOMAINS = (
    Domain(Kind.NUMBER),
    Domain(Kind.INTEGER, Interval(0, None), may_be_irrelevant=True),  # type: ignore[arg-type]
    Domain(Kind.SHARE, Interval(0, 1)),  # type: ignore[arg-type]
    Domain(Kind.CHOICE, words=("svag", "stærk"), may_be_irrelevant=True),
    Domain(Kind.CHOICES, words=("telefon", "brev")),
)
WRITTEN = st.lists(
    st.sampled_from(
        ("5", "0,25", "75 %", "mindst 5", "højst 0,5", "0..0,75", "-3..7", "ikke relevant", "svag", "stærk", "telefon", "brev",
         "0,00001", "12 mia.", "ca. 4000", "ikke oplyst", "ikke opgjort")
    ),
    min_size=1,
    max_size=3,
).map(" eller ".join)  # fmt: skip


@given(text=WRITTEN, domain=st.sampled_from(DOMAINS))
def test_a_value_has_a_text_of_its_own(text: str, domain: Domain) -> None:
    """The canonical text of a value is read as it, in every notation."""
    try:
        value: Value = read_value(text, domain)
    except Unreadable:
        return
    for danish in (False, True):
        found = read_value(canonical(value, domain), domain, danish_grouping=danish)
        assert found == value and found.unknown == value.unknown


# -- the command -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Danish table in a folder with a small rulebook, and the process in it."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(BASE, "rules")
    path = Path("opgaver.csv")
    text = (
        "id;titel;henvendelser;kanaler\npension;=1+1;750.000;telefon | brev\nbyg;Byg;90.000..110.000;\nfejl;x;mange;\n"
    )
    path.write_text(text, encoding="cp1252")
    return path


def convert(*arguments: str, exit_code: int) -> str:
    result = CliRunner().invoke(cli, ["convert", *arguments], catch_exceptions=False)
    assert result.exit_code == exit_code, result.stderr
    return result.stdout


def test_danish_numbers_become_what_yaml_allows(table: Path) -> None:
    """Thousands lose their full stop, figures stand on the rows of the table, and what is wrong is left out and said."""
    printed = convert(str(table), exit_code=1)
    Path("sager.yaml").write_text(printed, encoding="utf-8")
    rules = rulebook(BASE)
    first, second = read_cases([table], rules), read_cases([Path("sager.yaml")], rules)
    assert not second.diagnostics and second.set_aside == []
    assert [one.id for one in second.records] == ["pension", "byg"]
    for one, other in zip(first.records, second.records, strict=True):
        values = [{name: figure.value for name, figure in record.figures.items()} for record in (one, other)]
        sources = [[str(figure.source) for figure in record.figures.values()] for record in (one, other)]
        assert values[0] == values[1] and sources[0] == sources[1]
    assert "opgaver.csv, linje 2" in printed


def test_nothing_is_a_formula(table: Path) -> None:
    """Text that begins like one is a text in Excel, and marked as text in CSV."""
    convert(str(table), "-o", "ud.xlsx", exit_code=1)
    cell = openpyxl.load_workbook("ud.xlsx")["Opgaver"]["B2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    convert(str(table), "-o", "ud.csv", exit_code=1)
    assert ";'=1+1;" in Path("ud.csv").read_text(encoding="utf-8-sig").replace("pension", "")


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_cases_give_the_same_bytes(format_: str, table: Path) -> None:
    """No clock, no order that depends on chance; converting what was converted changes nothing."""
    convert(str(table), "-o", f"a.{format_}", exit_code=1)
    convert(f"a.{format_}", "-o", f"b.{format_}", exit_code=0)
    assert Path(f"a.{format_}").read_bytes() == Path(f"b.{format_}").read_bytes()


def test_what_a_cell_cannot_hold_is_told(table: Path) -> None:
    """Excel cuts no text off; it is told which one is too long, and another format holds it."""
    Path("lang.jsonl").write_text(json.dumps({"id": "lang", "note": "x" * 32_768}) + "\n", encoding="utf-8")
    assert convert("lang.jsonl", "-o", "ud.xlsx", exit_code=3) == ""
    assert not Path("ud.xlsx").exists()
    convert("lang.jsonl", "-o", "ud.parquet", exit_code=0)
    assert convert(str(table), "-o", str(table), exit_code=3) == ""
