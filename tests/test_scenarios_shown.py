"""What is written and shown of values that are tried and drawn: forms, tables, pictures, the command."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

pytest.importorskip("polars")
pytest.importorskip("narwhals")

from egnet.batch import sinks
from egnet.cli import cli
from egnet.diagnostics.diagnostic import EgnetError
from egnet.driver import read_rulebook
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan
from egnet.records.read import read_cases
from egnet.scenarios.files import serialised
from egnet.scenarios.shares import Shares
from egnet.scenarios.table import share_table
from egnet.scenarios.trying import shares
from egnet.scenarios.variants import Asked
from egnet.scenarios.words import share_in_words
from egnet.scenarios.written import read_axes
from generate import DAYS, read
from variants import small_book

ROOT = Path(__file__).parents[1]


# -- what is written -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def small_plan() -> Plan:
    return plan_of(read(small_book()), DAYS[0])


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("antal=0..20.000:5.000", ["0", "5.000", "10.000", "15.000", "20.000"]),
        ("antal=0..10:4", ["0", "4", "8"]),
        ("antal=5,7;9", None),
        ("antal=5,7,9", ["5", "7", "9"]),
        ("antal=ikke oplyst;mindst 5", ["ikke oplyst", "mindst 5"]),
        ("timer=1,5..2,5:0,5", ["1,5", "2", "2,5"]),
        ("timer=1,5; 2,5", ["1,5", "2,5"]),
        ("andel=0..100 %:25 %", ["0 %", "25 %", "50 %", "75 %", "100 %"]),
        ("andel=0..1:0,5", ["0 %", "50 %", "100 %"]),
        ("andel=50%,75%", ["50 %", "75 %"]),
        ("kanaler=telefon, brev", ["telefon", "brev"]),
        ("kanaler=telefon|brev; brev", ["telefon og brev", "brev"]),
    ],
)
def test_values_are_read_as_danes_write_them(written: str, shown: list[str] | None, small_plan: Plan) -> None:
    """Ranges with steps and lists, of numbers, shares and words."""
    if shown is None:
        with pytest.raises(EgnetError):
            read_axes(small_plan, [written], [])
        return
    [axis] = read_axes(small_plan, [written], [])
    assert [axis.shown(place, "da") for place in range(len(axis.values))] == shown


@pytest.mark.parametrize(
    ("facts", "parameters", "codes"),
    [
        (["antl=0..10:1"], [], ["E104"]),
        (["timer=0..20:1"], [], ["E208"]),
        (["antal"], ["andet=1"], ["E450", "E111"]),
        (["antal=0..10:0"], [], ["E451"]),
        (["antal=10..0:1"], [], ["E451"]),
        (["antal=0..10"], ["mindst_så_mange="], ["E450", "E450"]),
        (["antal=0..1000000:1"], [], ["E452"]),
        (["kanaler=telfon"], [], ["E210"]),
        ([], ["mindst_så_mange=mindst 5"], ["E450"]),
        ([], ["mindst_så_mange=1..2:0,5"], ["E206"]),
    ],
)
def test_what_is_wrong_is_said_at_once(
    facts: list[str], parameters: list[str], codes: list[str], small_plan: Plan
) -> None:
    """Names, domains, steps and forms, each with its place in what was written."""
    with pytest.raises(EgnetError) as raised:
        read_axes(small_plan, facts, parameters)
    assert sorted(one.code for one in raised.value.diagnostics) == sorted(codes)
    assert all(one.span is not None for one in raised.value.diagnostics)


# -- what is shown ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def found_2010() -> Shares:
    """Two facts and draws of what is not known, in one area of 2010."""
    rulebook = read_rulebook(ROOT / "rules" / "borgerserviceenhed-2010")
    records = read_cases([ROOT / "cases" / "2010-analysen"], rulebook).records
    day = date(2010, 3, 12)
    axes = read_axes(plan_of(rulebook, day), ["binding_til_opgaver_der_bliver=svag,afgørende"], [])
    return shares(rulebook, day, records, Asked(axes, frozenset({"bevillingsnaevn"}), samples=200, seed=3))


def test_every_form_has_the_same_rows(found_2010: Shares) -> None:
    """JSON, JSON lines, CSV for people and for programs, Excel and Parquet; a share is told to be one of outcomes."""
    import openpyxl
    import polars

    whole = json.loads(serialised(found_2010, "json"))
    assert whole["label"]["da"] == "andel af udfald, ikke sandsynlighed"
    assert (whole["samples"], whole["seed"], whole["variants"]) == (200, 3, 400)
    rows = whole["rows"]
    assert [json.loads(line) for line in str(serialised(found_2010, "jsonl")).splitlines()] == rows
    for point in ("svag", "afgørende"):
        of_point = [row for row in rows if row["binding_til_opgaver_der_bliver"] == point]
        assert sum(row["outcomes"] for row in of_point) == 200
        assert abs(sum(row["share_of_outcomes"] for row in of_point) - 1) < 1e-5
    expected = [(row["id"], row["verdict"], row["outcomes"]) for row in rows]
    people, programs = (serialised(found_2010, "csv", rfc4180=form) for form in (False, True))
    assert isinstance(people, bytes)
    assert isinstance(programs, bytes)
    read_again = list(csv.DictReader(io.StringIO(programs.decode())))
    assert [(row["id"], row["verdict"], int(row["outcomes"])) for row in read_again] == expected
    danish = list(csv.DictReader(io.StringIO(people.decode("utf-8-sig")), delimiter=";"))
    as_danes = [row["share_of_outcomes"].replace(".", ",") for row in read_again]
    assert [row["share_of_outcomes"] for row in danish] == as_danes
    parquet = serialised(found_2010, "parquet")
    assert isinstance(parquet, bytes)
    table = polars.read_parquet(io.BytesIO(parquet))
    assert list(table.select("id", "verdict", "outcomes").iter_rows()) == expected
    assert table["share_of_outcomes"].dtype == polars.Float64
    excel = serialised(found_2010, "xlsx")
    assert isinstance(excel, bytes)
    book = openpyxl.load_workbook(io.BytesIO(excel))
    heads, *cells = list(book["Udfald"].iter_rows(values_only=True))
    place = heads.index("outcomes")
    assert [row[place] for row in cells] == [row["outcomes"] for row in rows]
    assert book["Om"]["B1"].value == "andel af udfald, ikke sandsynlighed"


def test_the_same_shares_give_the_same_bytes(found_2010: Shares) -> None:
    """In every form, also when all is worked out again."""
    asked = Asked(found_2010.axes, frozenset({"bevillingsnaevn"}), found_2010.samples, found_2010.seed)
    records = read_cases([ROOT / "cases" / "2010-analysen"], found_2010.rulebook).records
    again = shares(found_2010.rulebook, date(2010, 3, 12), records, asked, batch=1)
    for form in ("json", "jsonl", "csv", "xlsx", "parquet"):
        assert serialised(again, form) == serialised(found_2010, form)


def test_a_table_fits_and_says_what_a_share_is(found_2010: Shares) -> None:
    """At 80 columns, in Danish and English."""
    danish = share_table(found_2010, "da", 80)
    assert all(len(line) <= 80 for line in danish.splitlines())
    assert "Andel: andel af udfald, ikke sandsynlighed." in danish
    assert "frø 3" in danish
    assert "not probability" in share_table(found_2010, "en", 80)


@pytest.mark.parametrize("columns", [True, False])
def test_a_picture_says_what_a_share_is_and_holds_every_area(found_2010: Shares, columns: bool) -> None:
    """Along an axis and without one: titles, shares with a decimal comma, and the label, as text in the SVG."""
    pytest.importorskip("altair")
    from egnet.scenarios.picture import picture_of_shares

    shown = found_2010
    if not columns:
        shown = replace(
            found_2010, axes=(), points=((),), areas=tuple(replace(a, counts=a.counts[:1]) for a in shown.areas)
        )
    svg = picture_of_shares(shown, "da", "svg").decode()
    assert "Bevillingsnævn" in svg
    assert "Andel af udfald, ikke sandsynlighed" in svg
    assert "frø 3" in svg
    [area] = shown.areas
    for verdict, share in area.verdicts("uafklaret", None if not columns else [0]).items():
        assert f"{' + '.join(verdict)} {share_in_words(share, 'da')}" in svg


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Fraction(0), "0 %"),
        (Fraction(1, 3), "33,3 %"),
        (Fraction(1, 10**6), "< 0,1 %"),
        (1 - Fraction(1, 10**6), "> 99,9 %"),
        (Fraction(1), "100 %"),
    ],
)
def test_a_share_is_never_rounded_to_nothing_or_all(share: Fraction, shown: str) -> None:
    """What occurs is not shown as nought."""
    assert share_in_words(share, "da") == shown


# -- the command -----------------------------------------------------------------------------------------------------------


def ran(*arguments: str) -> Any:
    return CliRunner().invoke(cli, ["evaluate", str(ROOT / "cases" / "2010-analysen"), *arguments])


def test_the_command_states_its_seed_and_repeats_itself() -> None:
    """Without `--seed` the seed is 1; the same seed gives the same, another another."""
    first, again = (ran("--samples", "50", "--format", "csv") for _ in range(2))
    assert first.exit_code == 0
    assert first.stdout_bytes == again.stdout_bytes
    assert "frø 1" in first.stderr
    assert ran("--samples", "50", "--seed", "1", "--format", "csv").stdout_bytes == first.stdout_bytes
    assert ran("--samples", "50", "--seed", "2", "--format", "csv").stdout_bytes != first.stdout_bytes


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written, and the exit code says so."""
    monkeypatch.setattr(sinks, "MOST_IN_EXCEL", 100)
    output = tmp_path / "udfald.xlsx"
    result = ran("--vary", "henvendelser=0;20.000", "--output", str(output))
    assert result.exit_code == 3
    assert "E416" in result.stderr
    assert not output.exists()


def test_what_cannot_be_drawn_is_said_and_a_range_helps() -> None:
    """A number without an upper end is left open, and named, unless `--range` gives it one."""
    without = ran("--samples", "1000", "--id", "bevillingsnaevn")
    assert "henvendelser (1 opgave)" in " ".join(without.output.split())
    ranges = ("--range", "henvendelser=0..100000", "--range", "sager=0..50.000")
    assert "Ikke trukket" not in ran("--samples", "1000", "--id", "bevillingsnaevn", *ranges).output


@pytest.mark.parametrize(
    "arguments",
    [
        ("--seed", "3"),
        ("--id", "pension"),
        ("--samples", "5", "--backend", "durable"),
        ("--samples", "5", "--levels", "1"),
        ("--samples", "5", "--picture", "billede.gif"),
        ("--samples", "0"),
    ],
)
def test_options_that_do_not_go_together_are_a_wrong_use(arguments: tuple[str, ...]) -> None:
    """Exit code 2, before any work."""
    assert ran(*arguments).exit_code == 2


@pytest.mark.parametrize("suffix", [".svg", ".png", ".html"])
def test_the_command_draws(suffix: str, tmp_path: Path) -> None:
    """A picture beside the table, in the format of its name."""
    pytest.importorskip("altair")
    picture = tmp_path / f"udfald{suffix}"
    assert ran("--vary-parameter", "mindste_volumen=10.000..50.000:20.000", "--picture", str(picture)).exit_code == 0
    assert picture.read_bytes()[:4] in (b"<svg", b"\x89PNG", b"<!DO")
