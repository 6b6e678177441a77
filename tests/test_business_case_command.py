"""`egnet business-case`: tables, findings, JSON, pictures, and what is said of input that cannot be used."""

from __future__ import annotations

import json
import shutil
from fractions import Fraction
from pathlib import Path

from citizen import CASES, run
from egnet.values.interval import Interval
from egnet.worth.cash import BreakEven, flow_of
from egnet.worth.read import read_worth
from egnet.worth.tables import tables_of


def test_command_prints_every_table() -> None:
    """Seven tables for each proposal, the break-even year beside the printed one, and the findings, in 80 columns."""
    text = run("business-case", str(CASES)).stdout
    for number in range(1, 8):
        assert text.count(f"\nTabel {number}. ") == 3
    for year, printed in (("år 1 (2015)", 1), ("år 4 (2018)", 4), ("år 6 (2019)", 6)):
        assert f"Tilbagebetalingstid (break-even): {year}; trykt {printed}\n" in text
    assert "25. citizen-2017, Resten til forvaltningerne 2015, 1.000 kr. [samlet tal]" in text
    assert max(map(len, text.splitlines())) <= 80


def test_command_in_english() -> None:
    """The same in English, with English notation."""
    text = run("--language", "en", "business-case", str(CASES), "--id", "kontaktcenter").stdout
    assert "Break-even: year 6 (2019); printed 6\n" in text
    assert "-1,559.84*" in text
    assert "[distribution keys]" in text
    assert "The share that would be without the solution [label]" in text


def test_command_as_data() -> None:
    """JSON has the tables with what was printed, the flow, and the findings."""
    data = json.loads(run("business-case", str(CASES), "--format", "json").stdout)
    assert [one["break_even"]["first"] for one in data["proposals"]] == [1, 4, 6]
    assert data["proposals"][1]["accumulated"] == [981, 587, 193, -201]
    assert len(data["findings"]) == 25
    row = data["proposals"][0]["tables"][4]["rows"][0]
    assert (row["amounts"][0], row["printed"][0], row["key"]) == (62.5, 62.37, 0.099)


def test_command_with_a_range() -> None:
    """With `--set` the break-even year may be a range; nothing is then held against print."""
    text = run("business-case", str(CASES), "--id", "refusion", "--set", "refusion.besparelse-sof=60..100 %").stdout
    assert "Tilbagebetalingstid (break-even): år 4 (2018) til år 7 (2021)\n" in text
    assert "- refusion.besparelse-sof = 60..100 % (oplyst -100, -500)" in text
    assert "Fund" not in text
    assert "trykt " not in text


def test_a_table_of_many_ranges_fits_the_terminal() -> None:
    """Where the ranges of a table are too wide for 80 columns their ends stand under each other."""
    settings = (
        "refusion.nøgle.besparelse.suf=30..40 %",
        "refusion.forsinkelse=0..1",
        "refusion.besparelse-sof=-600..-400",
    )
    text = run("business-case", str(CASES), "--id", "refusion", *(f"--set={one}" for one in settings)).stdout
    assert max(map(len, text.splitlines())) <= 80
    first = next(number for number, line in enumerate(text.splitlines()) if line.startswith("Sundheds- og "))
    upper, lower = text.splitlines()[first : first + 2]
    assert "  30.. " in upper
    assert " 40 % " in lower


def test_one_file_knows_the_documents_beside_it() -> None:
    """A file that is named alone stands on the documents of its folder."""
    assert "Forslag 2. Refusion 2.0" in run("business-case", str(CASES / "2-refusion.yaml")).stdout


def test_picture_of_the_flow(tmp_path: Path) -> None:
    """An SVG with a field for each proposal, its break-even year in words."""
    picture = tmp_path / "penge.svg"
    run("business-case", str(CASES), "--picture", str(picture))
    drawn = picture.read_text(encoding="utf-8")
    assert [f"Betalt tilbage: {year}" in drawn for year in ("år 1 (2015)", "år 4 (2018)", "år 6 (2019)")] == [True] * 3


def test_all_errors_of_all_files_are_said(tmp_path: Path) -> None:
    """Three mistakes in two files give three diagnostics with their places."""
    shutil.copytree(CASES, tmp_path / "sager")
    for name, old, new in (
        ("2-refusion.yaml", "-500, -500, -500]", "-500, -500]"),
        ("2-refusion.yaml", "borne_by: {suf: 100 %}", "borne_by: {suf: 90 %}"),
        ("3-kontaktcenter.yaml", "amounts: [0, 1380", "amounts: [0, -1380"),
    ):
        file = tmp_path / "sager" / name
        file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    said = run("business-case", str(tmp_path / "sager"), expected=3).stderr
    assert [code for code in ("E602", "E605", "E202", "E204", "E205", "E207") if f"[{code}]" in said][:2] == [
        "E602",
        "E605",
    ]
    assert said.count("fejl[") == 3
    assert "2-refusion.yaml:" in said
    assert "3-kontaktcenter.yaml:" in said


def test_the_catalogue_beside_its_proposals() -> None:
    """What the catalogue states of all proposals stands beside what they come to; not where only some are asked for."""
    text = run("business-case", str(CASES)).stdout
    assert "Investeringsbehov, mio. kr.                       2,605     2,6\n" in text
    assert "Forslagene tilsammen" not in run("business-case", str(CASES), "--id", "refusion").stdout


SMALL = """\
business_case: butik
number: "1"
title: "<script>x</script>"
source: notat, side 1
sources: {notat: {title: Notat om en webbutik}}
unit: 1.000 kr.
price_level: 2015
years: [2015, 2016]
committees: {kff: Kulturudvalget, tmu: Teknikudvalget}
savings:
  - {id: kanalflyt, title: Besparelse, amounts: [ikke oplyst, mindst -60], source: "notat, side 2"}
investment:
  - {id: udvikling, title: Udvikling, amounts: [ca. 100, 0], source: "notat, side 3"}
"""


def test_what_nobody_has_said_is_not_nothing(tmp_path: Path) -> None:
    """An unknown amount is unknown, and where no key is stated a committee may have all of it or nothing."""
    (tmp_path / "butik.yml").write_text(SMALL, encoding="utf-8")
    (one,) = read_worth([tmp_path]).proposals
    flow = flow_of(one)
    assert flow.cash[0] == Interval(None, Fraction(201, 2))
    assert flow.break_even == BreakEven(1, None, beyond=True)
    fifth = {row.name: row.cells[0].value for row in tables_of(one)[4].rows}
    assert fifth["kff"] == fifth["tmu"] == Interval(Fraction(0), Fraction(201, 2))
    assert fifth["i-alt"] == Interval(Fraction(199, 2), Fraction(201, 2))


def test_nothing_of_the_input_is_markup(tmp_path: Path) -> None:
    """A title with markup in it stays text in a page."""
    (tmp_path / "butik.yaml").write_text(SMALL, encoding="utf-8")
    run("business-case", str(tmp_path), "--picture", str(tmp_path / "penge.html"))
    assert "<script>" not in (tmp_path / "penge.html").read_text(encoding="utf-8")
