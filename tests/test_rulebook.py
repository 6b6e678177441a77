"""Reading rulebooks: shapes, names, periods and conditions, beside what `diagnostics/` shows of every code."""

from __future__ import annotations

import shutil
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egnet.driver import inspect_rulebook
from egnet.rulebook.cycles import cycle_in
from egnet.rulebook.dates import days_of_change
from egnet.rulebook.rulebook import Rulebook

BASE = Path(__file__).parent / "diagnostics" / "base" / "rulebook"

FACTS, P1, P3, HEAD = "facts.yaml", "principles/1-niveau.yaml", "principles/3-volumen.yaml", "rulebook.yaml"
VERDICT, PARAMETERS, CONSEQUENCES = "verdict.yaml", "parameters.yaml", "consequences.yaml"


def inspected(folder: Path, *changes: tuple[str, str, str]) -> tuple[Rulebook | None, list[str]]:
    """The base rulebook with texts in its files replaced; each diagnostic as its code and what it points at."""
    copy = folder / "regler"
    shutil.copytree(BASE, copy)
    for name, old, new in changes:
        text = (copy / name).read_text(encoding="utf-8")
        assert old in text, old
        (copy / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    rulebook, diagnostics = inspect_rulebook(copy)
    return rulebook, [f"{one.code} {one.span.text if one.span else ''}".strip() for one in diagnostics]


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        # One mistake is one diagnostic, also where a field may be one of several things.
        (FACTS, "rolls_up: sum", "rolls_up: total", ["E108 total"]),
        (FACTS, "rolls_up: sum", "rolls_up: [sum]", ["E108 [sum]"]),
        (FACTS, "rolls_up: sum", "rolls_up: {weightd_by: henvendelser}", ["E103 weightd_by"]),
        (FACTS, "domain: 0..", "domain: {fra: 0}", ["E109 {fra: 0}"]),
        (FACTS, "domain: [svag, stærk,", "domain: [svag, {a: b},", ["E109 {a: b}"]),
        (P1, "otherwise: ikke opfyldt", "otherwise: {then: ikke opfyldt}", ["E101 {then: ikke opfyldt}"]),
        (P1, "otherwise: ikke opfyldt", "otherwise:", ["E101 otherwise"]),
        (P3, "overrides: P3.lille", "overrides: {a: b}", ["E109 {a: b}"]),
        (HEAD, "title: {da: Et lille regelsæt, en: A small rulebook}", "title: [a]", ["E109 [a]"]),
        # A misspelt field is not also a missing one.
        (P3, "    then: opfyldt", "    thn: opfyldt", ["E103 thn"]),
        (FACTS, "    definition: Hvor", "    definiton: Hvor", ["E103 definiton"]),
        (HEAD, "valid: {from:", "valid: {form:", ["E103 form"]),
        # A field that is left blank is missing.
        (P3, "    then: opfyldt", "    then:", ["E101 then"]),
        (P3, "because: Opgaven tæller med i helhedens volumen", "because:", ["E101 because"]),
        (HEAD, "undecided: uafklaret", 'undecided: ""', ["E101 undecided"]),
        # Only `ja` and `nej` (or `true` and `false`), years of four digits, dates of three numbers.
        (FACTS, "    rolls_up: sum", "    changeable: yes", ["E107 yes"]),
        ("schedule.yaml", "year: 2010", "year: 2010.0", ["E106 2010.0"]),
        ("schedule.yaml", "year: 2010", f"year: {'9' * 5_000}", [f"E106 {'9' * 5_000}"]),
        (HEAD, "from: 2010-01-01", "from: 2010-02-30", ["E105 2010-02-30"]),
    ],
)
def test_shapes(name: str, old: str, new: str, expected: list[str], tmp_path: Path) -> None:
    """What is not of the shape that a file has is told once, where it stands."""
    assert inspected(tmp_path, (name, old, new))[1] == expected


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("{all: []}", "E151 []"),
        ("{any: {}}", "E151 {}"),
        ("{binding: [svag, [stærk]]}", "E151 [stærk]"),
        ("{binding: }", "E151 binding"),
        ("{binding: mindst}", "E112 mindst"),
        ("{kanaler: [brev, fax]}", "E112 fax"),
        ("{henvendelser: mange}", "E111 mange"),
        ("{henvendelser: ret mange}", "E131 ret mange"),
        ("{andel_uden_skøn: overvejnde}", "E112 overvejnde"),
        ('{henvendelser: ">= 75 %"}', "E205 75 %"),
        ('{andel_uden_skøn: ">= 75"}', "E204 75"),
        ('{andel_uden_skøn: ">= mindste_volumen"}', "E161 mindste_volumen"),
        ("{henvendelser: mindste_andel}", "E161 mindste_andel"),
        ("{P3: opfyldt}", "E152 P3"),
        ("{verdict: egnet}", "E152 verdict"),
        ("{parts: {verdict: egnet, count: 1}}", "E152 parts"),
        ('binding > "stærk"', 'E125 binding > "stærk"'),
        ("henvendelser > 1.2.3", "E126 1.2.3"),
        ("henvendelser > 5 / 0", "E164 5 / 0"),
        ("henvendelser > gennemsnit(5)", "E149 gennemsnit"),
    ],
)
def test_conditions(when: str, expected: str, tmp_path: Path) -> None:
    """A condition that says nothing, or what cannot be tested, is told at its smallest part."""
    quoted = when if when.startswith("{") else f"'{when}'"
    _, told = inspected(tmp_path, (P1, "when: {binding: [stærk, afgørende]}", f"when: {quoted}"))
    assert told == [expected]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ("{verdict: egnet, count: }", "E151 count"),
        ("{verdict: , count: 1}", "E151 verdict"),
        ("{verdict: egnet, share: mindst 50}", "E204 50"),
        ("{verdict: egnet, count: mindst 50 %}", "E205 50 %"),
        ("{verdict: egned, count: 1}", "E114 egned"),
        ("{verdict: egnet, count: 1, share: 50 %}", "E151 {verdict: egnet, count: 1, share: 50 %}"),
    ],
)
def test_composition_rows(parts: str, expected: str, tmp_path: Path) -> None:
    """A row on parts needs verdicts and one measure of them."""
    assert inspected(tmp_path, (VERDICT, "{P1: opfyldt, P3: opfyldt}", f"{{parts: {parts}}}"))[1] == [expected]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ((P3, "{henvendelser}", "{{{henvendlser}}}"), "E153 {henvendlser}"),
        ((P3, "{henvendelser}", "{}"), "E153 {}"),
        ((CONSEQUENCES, "then: Midlerne", "then: {da: x, en: '{beløb}'} #"), "E153 {beløb}"),
        (
            (P3, "source: analyse-2010, afsnit 3, princip 3", "source: analyse-2011, afsnit 3"),
            "E120 analyse-2011, afsnit 3",
        ),
        ((P3, "overrides: P3.lille", "overrides: [P3.lille, P3.lile]"), "E115 P3.lile"),
        ((P3, "overrides: P3.lille", "overrides: [P3.lille, P3.helheden]"), "E116 P3.helheden"),
        ((FACTS, "domain: 0..", "domain: 5..0"), "E144 5..0"),
        ((FACTS, "    domain: 0..\n", ""), "E147 sum"),
        ((FACTS, "overvejende:", "mere eller mindre:"), "E166 mere eller mindre"),
        ((PARAMETERS, "value: 20000,", "value: mange,"), "E201 mange"),
        ((PARAMETERS, "mindste_andel:", "sum:"), "E142 sum"),
    ],
)
def test_one_mistake_is_told_once(change: tuple[str, str, str], expected: str, tmp_path: Path) -> None:
    """What follows from a mistake elsewhere is not told as mistakes of its own."""
    told = inspected(tmp_path, change)[1]
    assert [one for one in told if not one.startswith("E111")] == [expected]


def test_files_that_are_not_read_are_told(tmp_path: Path) -> None:
    """A rule in a file that nobody reads would be lost without a word."""
    folder = tmp_path / "regler"
    shutil.copytree(BASE, folder)
    for name in ("parameters.yml", "principles/4.yml", "principles/kladder/5.yaml", "noter.yaml", "laes-mig.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x: y\n", encoding="utf-8")
    found = inspect_rulebook(folder, "r")[1]
    assert sorted(one.message.en.split("`")[1] for one in found) == [
        "r/noter.yaml",
        "r/parameters.yml",
        "r/principles/4.yml",
        "r/principles/kladder/5.yaml",
    ]
    assert {one.code for one in found} == {"E168"}


# -- periods -------------------------------------------------------------------------------------------------------------


def test_the_last_day_of_the_calendar_is_no_end(tmp_path: Path) -> None:
    """`9999-12-31`, which many systems write for no end, has no day after it."""
    forever = (PARAMETERS, "from: 2010-01-01,", "from: 2010-01-01, to: 9999-12-31,")
    rulebook, told = inspected(tmp_path, forever, (HEAD, ", to: 2012-12-31", ""))
    assert rulebook is not None and told == []
    assert days_of_change(rulebook) == [date(2010, 1, 1)]


def test_a_conflict_before_the_first_change_is_found(tmp_path: Path) -> None:
    """Without a first day of validity, the time before the first change counts as well."""
    _, told = inspected(
        tmp_path,
        (HEAD, "valid: {from: 2010-01-01, to: 2012-12-31}\n", ""),
        (PARAMETERS, " from: 2010-01-01,", ""),
        (PARAMETERS, " from: 2010-01-01,", ""),
        (P3, "    overrides: P3.lille\n", "    valid: {to: 2010-12-31}\n"),
    )
    assert told == ["E117 P3.lille"]


# -- rings ---------------------------------------------------------------------------------------------------------------


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=3), max_size=6))
def test_a_ring_is_found_where_there_is_one(arrows: dict[str, list[str]]) -> None:
    """What is returned follows the arrows and comes back; where nothing is, no name leads back to itself."""
    ring = cycle_in(arrows)
    assert all(other in arrows[name] for name, other in pairwise(ring))
    assert not ring or ring[0] == ring[-1]
    reached = {name: set(others) for name, others in arrows.items()}
    for _ in arrows:
        reached = {name: far | {f for o in far for f in reached.get(o, ())} for name, far in reached.items()}
    assert bool(ring) == any(name in far for name, far in reached.items())
