"""Sensitivity: bands along a parameter's line against evaluation with the parameter rewritten, and the table of 2010."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import egnet
from egnet.cli import cli
from egnet.driver import read_rulebook
from egnet.evaluate.forest import decide
from egnet.evaluate.trace import Verdict
from egnet.explain.bands import bands_table, show_band, show_verdicts, title_of
from egnet.explain.sensitivity import Band, Sensitivity, sensitivity
from egnet.locations import shipped
from egnet.plan.fold import plan_of
from egnet.records.read import read_cases
from egnet.records.record import Figure, TaskRecord
from egnet.report.pictures import picture_of_bands
from egnet.rulebook.rulebook import Rulebook, Source
from egnet.values.domain import Kind
from egnet.values.value import several, word
from generate import DAYS, SOURCE, Draw, Files, Run, read, read_records, runs

DAY_2010 = date(2010, 3, 12)

days = st.sampled_from(DAYS)

Verdicts = dict[str, tuple[Verdict, ...]]

#: Numbers at which random rulebooks and records may turn, and some between.
GRID = tuple(Fraction(n, 24) for n in range(-72, 24 * 9))


# -- rulebooks whose verdicts hang on one parameter ------------------------------------------------------------------------

_WORDS = ("opfyldt", "delvist opfyldt", "ikke opfyldt")
_FACT = {"title": "t", "definition": "d", "source": SOURCE}


def files_of(
    kind: str,
    today: str,
    rules: Sequence[Any],
    rows: Sequence[Any] = (),
    derived: str = "tid + p",
    parts_add_up: bool = True,
) -> Files:
    """A rulebook with the parameter `p`; P1 and P2 have the rules, and before all other rows stand these."""
    principle = {"source": SOURCE, "otherwise": "ikke opfyldt"}
    antal = (
        {"type": "integer", "domain": "0..", "rolls_up": "sum"}
        if parts_add_up
        else {"type": "integer", "domain": "-1..5"}
    )
    return {
        "rulebook.yaml": {
            "format": 1,
            "id": "hænger",
            "version": "1",
            "status": "udkast",
            "title": "Hænger",
            "sources": {"rapport": {"title": "Rapport"}},
            "findings": dict(zip(_WORDS, ("plus", "neutral", "minus"), strict=True)),
            "verdicts": {"egnet": {}, "delvist egnet": {}, "mulig fremtidig": {}},
            "undecided": "uafklaret",
        },
        "facts.yaml": {
            "facts": {
                "antal": _FACT | antal,
                "tid": _FACT | {"type": "number", "may_be_irrelevant": "ja", "words": {"få": "højst 1"}},
                "andel": _FACT | {"type": "share"},
                "beregnet": _FACT | {"type": "number", "derived": derived},
            }
        },
        "parameters.yaml": {
            "parameters": {"p": {"type": kind, "title": "p", "values": [{"value": today, "source": SOURCE}]}}
        },
        "principles/p1.yaml": principle | {"principle": "P1", "title": "P1", "rules": list(rules[::2])},
        "principles/p2.yaml": principle | {"principle": "P2", "title": "P2", "rules": list(rules[1::2])},
        "verdict.yaml": {
            "hit": "first",
            "rows": [
                *rows,
                {"id": "række1", "when": {"P1": "opfyldt"}, "then": "egnet"},
                {"id": "række2", "when": {"P2": ["opfyldt", "delvist opfyldt"]}, "then": "delvist egnet"},
                {"id": "ellers", "then": "mulig fremtidig"},
            ],
        },
    }


def rule(name: str, when: Any, then: str = "opfyldt") -> Any:
    return {"id": name, "when": when, "then": then, "because": "derfor"}


@st.composite
def hanging(draw: Callable[..., Any]) -> Run:
    """A rulebook most of whose thresholds are made of one parameter, with a whole and parts that lie about them."""
    return _Hanging(Draw(draw)).run()


class _Hanging:
    _MADE_OF_IT = (
        "p",
        "p",
        "p",
        "p + 1",
        "2 * p",
        "p / 2",
        "3 - p",
        "min(p, 2)",
        "max(1, 4 - p)",
        "p * p",
        "2 / (p + 3)",
    )
    _CALCULATED = ("tid * p", "tid + p", "p - antal", "antal / p", "min(tid, p)", "sum(antal, p)", "tid / (p - antal)")

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.kind = draw.one_of("number", "integer", "share")

    def run(self) -> Run:
        draw = self.draw
        rules = [self.rule(f"r{n}") for n in range(draw.number(2, 5))]
        files = files_of(
            self.kind,
            draw.one_of("1", "0"),
            rules,
            self.rows(),
            draw.one_of(*self._CALCULATED),
            draw.one_of(True, False),
        )
        files["verdict.yaml"]["hit"] = draw.one_of("first", "collect")
        return Run(files, self.records())

    def rows(self) -> list[Any]:
        """A row about parts, or none. A share is not held against a count."""
        measure = "share" if self.kind == "share" else "count"
        parts = {"verdict": "egnet", measure: self.draw.one_of(">= p", "< p", "]0..p]", "not(p)")}
        return [{"id": "række0", "when": {"parts": parts}, "then": "mulig fremtidig"}] if self.draw.chance(2) else []

    def rule(self, name: str) -> Any:
        tests = {fact: self.test(fact) for fact in ("antal", "tid", "andel", "beregnet") if self.draw.chance(2)}
        return rule(name, tests or {"beregnet": self.test("beregnet")}, self.draw.one_of(*_WORDS))

    def test(self, fact: str) -> str:
        draw = self.draw
        made = draw.one_of(*self._MADE_OF_IT)
        if (fact == "andel") != (self.kind == "share") and made == "p":
            made = "p / 2"
        constant = draw.one_of("0", "1") if fact == "andel" else draw.one_of("0", "1", "2", "3")
        match draw.number(0, 4):
            case 0:
                return f"{draw.one_of('<', '<=', '>=', '>')} {constant}"
            case 1:
                return f"{draw.one_of('=', '!=')} {made}"
            case 2:
                return f"{draw.one_of('[', ']')}{constant}..{made}{draw.one_of(']', '[')}"
            case _:
                return f"{draw.one_of('<', '<=', '>=', '>')} {made}"

    def records(self) -> list[Any]:
        whole = self.record("helhed") | {"cuts": {"a": {"exhaustive": "ja", "disjoint": "ja"}}}
        parts = [self.record(f"del{n}") | {"part_of": "helhed", "cut": "a"} for n in range(self.draw.number(0, 2))]
        return [whole, *parts]

    def record(self, name: str) -> Any:
        draw = self.draw
        values = {
            "antal": draw.one_of("1", "2", "0..3", "mindst 2", "ikke oplyst"),
            "tid": draw.one_of("1", "2.5", "0..3", "højst 2", "1 eller 4", "ikke relevant"),
            "andel": draw.one_of("25 %", "1", "ca. 60 %", "ikke oplyst"),
        }
        return {"id": name, "source": SOURCE, "facts": values}


# -- bands are what evaluation gives ---------------------------------------------------------------------------------------


def verdicts_with(
    rulebook: Rulebook, day: date, records: Sequence[TaskRecord], name: str, number: Fraction
) -> Verdicts:
    """The possible verdicts of every record with one parameter rewritten."""
    decided = decide(plan_of(rulebook, day, {name: number}), records)
    return {one.record.id: one.trace.possible for one in decided}


def inside(band: Band, kind: Kind, data: st.DataObject) -> Fraction:
    """Some value in a band: one of its ends, close to one, or any."""
    low = None if band.low is None else band.low.number
    high = None if band.high is None else band.high.number
    first = low if low is not None else (high or Fraction(0)) - 10
    last = high if high is not None else first + 20
    ends = [end.number for end in (band.low, band.high) if end is not None and end.included]
    if kind is Kind.INTEGER:
        return Fraction(data.draw(st.integers(int(first), int(last)), label="value"))
    share = data.draw(st.sampled_from([Fraction(n, 1000) for n in (1, 333, 500, 618, 999)]), label="how far")
    return data.draw(st.sampled_from([*ends, first + share * (last - first) if first < last else first]), label="value")


def legal(numbers: Sequence[Fraction], kind: Kind) -> list[Fraction]:
    """Those that a parameter of this kind may have."""
    if kind is Kind.SHARE:
        return [n for n in numbers if 0 <= n <= 1]
    return [n for n in numbers if n.denominator == 1] if kind is Kind.INTEGER else list(numbers)


@given(st.one_of(hanging(), hanging(), runs()), days, st.data())
def test_everywhere_in_a_band_the_verdicts_are_those_of_evaluation(run: Run, day: date, data: st.DataObject) -> None:
    """At an end of a band, close to it and amid it, evaluation with the parameter rewritten gives the band's verdicts."""
    rulebook = read(run.files)
    records = read_records(run.records, rulebook)
    for one in sensitivity(rulebook, day, records):
        for area in one.areas:
            for band in area.bands if area.exact else ():
                number = inside(band, one.parameter.kind, data)
                assert band.holds(number)
                found = verdicts_with(rulebook, day, records, one.parameter.name, number)
                assert found[area.record.id] == band.possible


@given(st.one_of(hanging(), hanging(), runs()), days, st.data())
def test_every_value_lies_in_one_band(run: Run, day: date, data: st.DataObject) -> None:
    """Whatever value is tried, one band holds it and has the verdicts of evaluation; none where evaluation cannot be."""
    rulebook = read(run.files)
    records = read_records(run.records, rulebook)
    for one in sensitivity(rulebook, day, records):
        number = data.draw(st.sampled_from(legal(GRID, one.parameter.kind)), label=one.parameter.name)
        holding = [[band for band in area.bands if band.holds(number)] for area in one.areas]
        try:
            found = verdicts_with(rulebook, day, records, one.parameter.name, number)
        except ZeroDivisionError:
            assert not any(holding)
            continue
        for area, bands in zip(one.areas, holding, strict=True):
            assert len(bands) == 1
            assert not area.exact or bands[0].possible == found[area.record.id]


@given(hanging(), st.sampled_from(["0.5", "1", "0.25"]))
def test_a_plan_with_another_value_is_that_of_the_rulebook_so_rewritten(run: Run, value: str) -> None:
    """Supposing a value of a parameter gives the verdicts of a rulebook whose file has that value."""
    kind = run.files["parameters.yaml"]["parameters"]["p"]["type"]
    value = value if kind != "integer" else {"0.5": "2", "1": "1", "0.25": "5"}[value]
    rewritten = deepcopy(run.files)
    rewritten["parameters.yaml"]["parameters"]["p"]["values"][0]["value"] = value
    rulebook, other = read(run.files), read(rewritten)
    records = read_records(run.records, rulebook)
    supposed = verdicts_with(rulebook, DAYS[0], records, "p", Fraction(value))
    assert supposed == {one.record.id: one.trace.possible for one in decide(plan_of(other, DAYS[0]), records)}


# -- single lines ----------------------------------------------------------------------------------------------------------


def line_of(files: Files, facts: Any, *parts: Any) -> list[str]:
    """The bands of a record along `p`, in words."""
    rulebook = read(files)
    whole = {"id": "helhed", "source": SOURCE, "facts": facts, "cuts": {"a": {"exhaustive": "ja", "disjoint": "ja"}}}
    of_it = [
        {"id": f"del{n}", "source": SOURCE, "facts": f, "part_of": "helhed", "cut": "a"} for n, f in enumerate(parts)
    ]
    (one,) = sensitivity(rulebook, DAYS[0], read_records([whole, *of_it], rulebook))
    assert all(area.exact for area in one.areas)
    return [
        f"{show_band(band, one.parameter, 'da')}: {show_verdicts(band.possible, rulebook, 'da')}"
        for band in one.areas[0].bands
    ]


def test_ends_are_open_or_closed_as_the_test_says() -> None:
    """`>=` includes its threshold and `>` does not; an interval turns at both its ends."""
    facts = {"tid": "2..3"}
    assert line_of(files_of("number", "1", [rule("a", {"tid": ">= p"})]), facts) == [
        "højst 2: egnet",
        "over 2 til og med 3: egnet eller mulig fremtidig",
        "over 3: mulig fremtidig",
    ]
    assert line_of(files_of("number", "1", [rule("a", {"tid": "> p"})]), facts) == [
        "under 2: egnet",
        "fra 2 til under 3: egnet eller mulig fremtidig",
        "mindst 3: mulig fremtidig",
    ]
    assert line_of(files_of("number", "1", [rule("a", {"tid": "= p"})]), {"tid": "2"}) == [
        "under 2: mulig fremtidig",
        "netop 2: egnet",
        "over 2: mulig fremtidig",
    ]


def test_a_share_ends_at_its_bounds() -> None:
    """A share has no values below 0 % or above 100 %, and that goes without saying."""
    files = files_of("share", "0.5", [rule("a", {"andel": "< p"})])
    assert line_of(files, {"andel": "ca. 60 %"}) == [
        "højst 59,5 %: mulig fremtidig",
        "over 59,5 % til og med 60,5 %: egnet eller mulig fremtidig",
        "over 60,5 %: egnet",
    ]


def test_a_whole_number_parameter_has_whole_ends() -> None:
    """Between two whole thresholds there may be room for no whole number, and ends are whole and included."""
    files = files_of("integer", "1", [rule("a", {"antal": "]1..p["})])
    assert line_of(files, {"antal": "mindst 0"}) == [
        "højst 2: mulig fremtidig",
        "mindst 3: egnet eller mulig fremtidig",
    ]
    files = files_of("integer", "1", [rule("a", {"tid": "< 2 * p"})])
    assert line_of(files, {"tid": "5"}) == ["højst 2: mulig fremtidig", "mindst 3: egnet"]


def test_thresholds_are_followed_through_arithmetic() -> None:
    """A threshold may be an expression of the parameter, and so may the fact that is held against it."""
    files = files_of("number", "1", [rule("a", {"tid": "< min(2 * p, 6 - p)"})])
    assert line_of(files, {"tid": "1"}) == [
        "højst 0,5: mulig fremtidig",
        "over 0,5 og under 5: egnet",
        "mindst 5: mulig fremtidig",
    ]
    files = files_of("number", "1", [rule("a", {"beregnet": ">= 6"})], derived="tid / (p - 1)")
    assert line_of(files, {"tid": "3"}) == [
        "under 1: mulig fremtidig",
        "netop 1: egnet eller mulig fremtidig",
        "over 1 til og med 1,5: egnet",
        "over 1,5: mulig fremtidig",
    ]


def test_a_root_that_is_no_fraction_is_said_to_be_about() -> None:
    """Where no value of the parameter lies on the turn, the end is close to it and says so."""
    files = files_of("number", "1", [rule("a", {"tid": ">= p * p"})])
    assert line_of(files, {"tid": "2"}) == [
        "under ca. -1,4: mulig fremtidig",
        "over ca. -1,4 og under ca. 1,4: egnet",
        "over ca. 1,4: mulig fremtidig",
    ]
    (one,) = sensitivity(
        read(files), DAYS[0], read_records([{"id": "a", "source": SOURCE, "facts": {"tid": "4"}}], read(files))
    )
    assert [band.low and (band.low.number, band.low.exact) for band in one.areas[0].bands] == [
        None,
        (-2, True),
        (2, True),
    ]


def test_a_value_that_divides_by_zero_lies_in_no_band() -> None:
    """No rulebook may have such a value, so that two bands with the same verdicts stay apart there."""
    files = files_of("number", "1", [rule("a", {"tid": ">= 2 / (p + 3)"})])
    assert line_of(files, {"tid": "1"}) == [
        "under -3: egnet",
        "over -3 og under -1: mulig fremtidig",
        "mindst -1: egnet",
    ]
    assert line_of(files, {"tid": "-1"})[:2] == ["under -5: mulig fremtidig", "fra -5 til under -3: egnet"]


def test_a_whole_turns_where_its_parts_do() -> None:
    """A row on the verdicts of parts turns the whole at the parts' figures, and at its own threshold."""
    row = {"id": "dele", "when": {"parts": {"verdict": "egnet", "count": "mindst 2"}}, "then": "delvist egnet"}
    files = files_of("number", "1", [rule("a", {"tid": ">= p"})], [row])
    assert line_of(files, {"tid": "4"}, {"tid": "2"}, {"tid": "3"}) == [
        "højst 2: delvist egnet",
        "over 2 til og med 4: egnet",
        "over 4: mulig fremtidig",
    ]
    row = {"id": "dele", "when": {"parts": {"verdict": "egnet", "share": ">= p"}}, "then": "delvist egnet"}
    files = files_of("share", "0.5", [rule("a", {"tid": ">= 2"})], [row])
    assert line_of(files, {"tid": "1"}, {"tid": "2"}, {"tid": "3"}, {"tid": "1"}) == [
        "højst ca. 66,7 %: delvist egnet",
        "over ca. 66,7 %: mulig fremtidig",
    ]


def test_turns_that_cannot_be_listed_are_owned_up_to() -> None:
    """A whole-number fact held for equal to what is seldom whole turns at every whole number: the area is not exact."""
    files = files_of("number", "1", [rule("a", {"antal": "= p"})])
    rulebook = read(files)
    records = read_records([{"id": "a", "source": SOURCE, "facts": {"antal": "mindst 1"}}], rulebook)
    (one,) = sensitivity(rulebook, DAYS[0], records)
    assert [area.exact for area in one.areas] == [False]
    assert "skifte afgørelse flere steder end vist: a." in bands_table([one], rulebook, "da")


# -- 2010 ------------------------------------------------------------------------------------------------------------------


def rulebook_2010() -> Rulebook:
    return read_rulebook(shipped("rules") / "borgerserviceenhed-2010")


@cache
def found_2010() -> tuple[Rulebook, Sequence[TaskRecord], dict[str, Sensitivity]]:
    rulebook = rulebook_2010()
    records = read_cases([shipped("cases") / "2010-analysen"], rulebook).records
    return rulebook, records, {one.parameter.name: one for one in sensitivity(rulebook, DAY_2010, records)}


def in_words(one: Sensitivity, rulebook: Rulebook) -> dict[str, list[str]]:
    """The bands of every task whose verdict turns."""
    return {
        area.record.id: [
            f"{show_band(band, one.parameter, 'da')}: {show_verdicts(band.possible, rulebook, 'da')}"
            for band in area.bands
        ]
        for area in one.turning
    }


def with_figures(records: Sequence[TaskRecord], id_: str, **words: str) -> list[TaskRecord]:
    """The records, one of them with other words for some facts."""
    figures = {name: Figure(word(value), value, Source("analyse-2010", "")) for name, value in words.items()}
    return [replace(r, figures={**r.figures, **figures}) if r.id == id_ else r for r in records]


def with_value(rulebook: Rulebook, name: str, number: Fraction) -> Rulebook:
    """The rulebook with another value of a parameter in force."""
    parameter = rulebook.parameters[name]
    values = tuple(replace(dated, number=number) for dated in parameter.values)
    return replace(rulebook, parameters={**rulebook.parameters, name: replace(parameter, values=values)})


def test_today_is_as_evaluated() -> None:
    """The band that holds the value in force has the verdicts of today, for every area and every parameter."""
    rulebook, records, found = found_2010()
    decided = {one.record.id: one.trace.possible for one in decide(plan_of(rulebook, DAY_2010), records)}
    assert len(found) == 4
    for one in found.values():
        assert {area.record.id: area.today.possible for area in one.areas} == decided
        assert all(area.today.holds(one.today) and area.exact for area in one.areas)


def test_level_of_casework_turns_two_areas() -> None:
    """Only areas that no other rule under the principle holds up turn, at the ends of their own figures."""
    rulebook, _, found = found_2010()
    assert in_words(found["mindste_andel_uden_skøn"], rulebook) == {
        "affaldsservice": [
            "højst 84,5 %: egnet",
            "over 84,5 % til og med 85,5 %: mulig fremtidig eller egnet",
            "over 85,5 %: mulig fremtidig",
        ],
        "ydelsesservice.barselsdagpenge": ["højst 99,5 %: egnet", "over 99,5 %: mulig fremtidig eller egnet"],
    }


@pytest.mark.parametrize(
    ("area", "otherwise", "low", "high"),
    [
        ("pension", {"sammenhængende_med_egnede_opgaver": "nej"}, "76,45 %", "76,55 %"),
        ("affaldsservice.klagehaandtering", {"sammenhængende_med_egnede_opgaver": "nej"}, "64,5 %", "65,5 %"),
        (
            "ydelsesservice.kontanthjaelp",
            {"sammenhængende_med_egnede_opgaver": "nej", "lov_kræver_ét_udvalg": "nej", "afklaring_i_gang": "nej"},
            "63,5 %",
            "64,5 %",
        ),
    ],
)
def test_figures_that_the_threshold_was_read_between(area: str, otherwise: dict[str, str], low: str, high: str) -> None:
    """64, 65 and 76,5 %: the areas the report places on either side turn there once nothing else holds them."""
    rulebook, records, found = found_2010()
    assert area not in in_words(found["mindste_andel_uden_skøn"], rulebook)
    (one,) = sensitivity(rulebook, DAY_2010, with_figures(records, area, **otherwise), ["mindste_andel_uden_skøn"])
    bands = in_words(one, rulebook)[area]
    assert [band.partition(":")[0] for band in bands] == [
        f"højst {low}",
        f"over {low} til og med {high}",
        f"over {high}",
    ]


def test_volume_turns_one_area() -> None:
    """Most areas move as part of a unit or join a like function; the business centre fails by its target group."""
    rulebook, records, found = found_2010()
    assert in_words(found["mindste_volumen"], rulebook) == {
        "ydelsesservice.barselsdagpenge": ["højst 138.750: egnet", "mindst 138.751: mulig fremtidig"]
    }
    for_citizens = [
        replace(r, figures={**r.figures, "målgruppe": Figure(several("borgere"), "", Source("analyse-2010", ""))})
        if r.id == "erhvervscenter"
        else r
        for r in with_figures(records, "erhvervscenter", **FOR_CITIZENS)
    ]
    (one,) = sensitivity(rulebook, DAY_2010, for_citizens, ["mindste_volumen"])
    assert in_words(one, rulebook)["erhvervscenter"] == [
        "højst 10.800: egnet",
        "fra 10.801 til og med 18.000: mulig fremtidig eller egnet",
        "mindst 18.001: mulig fremtidig",
    ]


#: What else would have to be so for the volume to decide about the business centre.
FOR_CITIZENS = {
    "støttefunktion_i_enheden": "nej",
    "egen_sagsbehandling": "ja",
    "sammenhængende_med_egnede_opgaver": "ja",
    "binding_til_opgaver_der_bliver": "svag",
    "kun_frontbetjening": "nej",
    "tilsvarende_funktion_i_enheden": "nej",
    "flytter_med_helheden": "nej",
    "afventer_anden_beslutning": "nej",
    "lov_kræver_ét_udvalg": "nej",
    "fordeling_styrer_tilbud_der_bliver": "nej",
    "uundværlig_for_afgivende": "nej",
    "fysisk_arkiv_nødvendigt": "nej",
}


@pytest.mark.parametrize("name", ["mindste_andel_enkle_opkald", "mindre_medarbejdergruppe"])
def test_parameters_that_no_verdict_looks_at(name: str) -> None:
    """What only reasons and consequences look at turns no verdict, and is said to."""
    rulebook, _, found = found_2010()
    assert not found[name].decides
    assert not found[name].turning
    assert "Indgår ikke i nogen afgørelse" in bands_table([found[name]], rulebook, "da")


@pytest.mark.parametrize(
    ("name", "today", "near"),
    [
        ("mindste_andel_uden_skøn", Fraction(845, 1000) / Fraction(105, 100), []),
        ("mindste_andel_uden_skøn", Fraction(845, 1000) / Fraction(1049, 1000), ["affaldsservice"]),
        ("mindste_andel_uden_skøn", Fraction(855, 1000) / Fraction(95, 100), ["affaldsservice"]),
        ("mindste_andel_uden_skøn", Fraction(856, 1000) / Fraction(95, 100), []),
        ("mindste_volumen", Fraction(132144), ["ydelsesservice.barselsdagpenge"]),
        ("mindste_volumen", Fraction(132143), []),
    ],
)
def test_a_turn_within_five_per_cent_is_marked(name: str, today: Fraction, near: list[str]) -> None:
    """Marked is where some value within 5 % of today's gives other verdicts, to the last whole number."""
    rulebook, records, _ = found_2010()
    rulebook = with_value(rulebook, name, today)
    (one,) = sensitivity(rulebook, DAY_2010, records, [name])
    assert [area.record.id for area in one.areas if any(band.near for band in area.bands)] == near
    assert ("!: " in bands_table([one], rulebook, "da")) == bool(near)


# -- the command -----------------------------------------------------------------------------------------------------------


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments])


@pytest.mark.parametrize("language", ["da", "en"])
def test_table_is_for_readers(language: str) -> None:
    """80 columns, no name of a parameter, fact, rule or id, and every parameter by its title and value."""
    rulebook, records, found = found_2010()
    told = run("--language", language, "sensitivity", "2010-analysen")
    assert told.exit_code == 0
    assert max(len(line) for line in told.stdout.splitlines()) <= 80
    rules = [rule.id for principle in rulebook.principles for rule in principle.rules]
    names = {
        *rulebook.parameters,
        *(n for n in rulebook.facts if "_" in n),
        *rules,
        *(r.id for r in records if "." in r.id),
    }
    assert [name for name in names if name in told.stdout] == []
    assert [one.parameter.name for one in found.values() if title_of(one.parameter, language) not in told.stdout] == []  # type: ignore[arg-type]


def test_table_in_danish() -> None:
    """Intervals, numbers and verdicts read as Danish."""
    told = run("sensitivity", "2010-analysen", "--parameter", "mindste_volumen").stdout
    assert told == (
        "Mindste årlige volumen: nu 20.000 henvendelser eller sager/år\n"
        "(analyse-2010, afsnit 3, princip 3)\n"
        "\n"
        "  Opgave                        Afgørelse             Når tærsklen er\n"
        "  Barselsdagpenge og            egnet                 højst 138.750 (nu)\n"
        "  barselsrefusion\n"
        "  (Ydelsesservice)\n"
        "                                mulig fremtidig       mindst 138.751\n"
        "\n"
        "  89 af 90 opgaver har samme afgørelse, uanset tærsklen.\n"
    )


def test_json_has_every_band_and_the_same_bytes() -> None:
    """Exact ends as fractions, every area under every parameter, and no order that depends on a hash."""
    _, records, found = found_2010()
    command = [sys.executable, "-m", "egnet", "sensitivity", "2010-analysen", "--format", "json"]
    environment = {"PATH": "", "PYTHONUTF8": "1", "PYTHONPATH": str(Path(egnet.__file__).parents[1])}
    first, second = (
        subprocess.run(command, env={**environment, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    )
    assert first == second
    data = json.loads(first)
    assert [one["parameter"] for one in data] == list(found)
    assert all([task["id"] for task in one["tasks"]] == [r.id for r in records] for one in data)
    (waste,) = (task for task in data[0]["tasks"] if task["id"] == "affaldsservice")
    assert waste["bands"][1] == {
        "from": {"number": 0.845, "exact": "169/200", "included": False},
        "to": {"number": 0.855, "exact": "171/200", "included": True},
        "possible": [["mulig fremtidig"], ["egnet"]],
        "today": False,
        "near": False,
    }


def test_csv_opens_in_a_danish_spreadsheet() -> None:
    """One row per band, semicolons, decimal commas."""
    told = CliRunner().invoke(cli, ["sensitivity", "2010-analysen", "--format", "csv"]).stdout_bytes
    rows = list(csv.DictReader(io.StringIO(told.decode("utf-8-sig")), delimiter=";"))
    _, _, found = found_2010()
    assert len(rows) == sum(len(area.bands) for one in found.values() for area in one.areas)
    (row,) = (r for r in rows if r["id"] == "affaldsservice" and r["from"] == "0,845")
    assert (row["to"], row["to_included"], row["verdicts"]) == ("0,855", "ja", "mulig fremtidig | egnet")


def test_unknown_parameter_is_an_error() -> None:
    """A misspelt parameter gives a diagnostic with the names there are, and no table."""
    told = run("sensitivity", "2010-analysen", "--parameter", "mindste_volume")
    assert told.exit_code == 3
    assert told.stdout == ""
    assert "E111" in told.stderr
    assert "mindste_volumen" in told.stderr


def test_picture_of_another_kind_is_an_error(tmp_path: Path) -> None:
    """What the picture is follows from its name."""
    assert run("sensitivity", "2010-analysen", "--picture", str(tmp_path / "a.jpeg")).exit_code == 2


def test_picture_without_the_extra_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Vega-Altair there is a diagnostic instead of a picture."""
    monkeypatch.setitem(sys.modules, "altair", None)
    told = run("sensitivity", "2010-analysen", "--picture", str(tmp_path / "a.svg"))
    assert told.exit_code == 3
    assert "E407" in told.stderr
    assert "egnet[pictures]" in told.stderr
    assert not (tmp_path / "a.svg").exists()


@pytest.mark.parametrize("suffix", [".svg", ".html"])
def test_picture_has_a_line_for_every_area(tmp_path: Path, suffix: str) -> None:
    """Every area by its title, every band with its words, the value in force; nothing that asks for a network."""
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")
    file = tmp_path / f"a{suffix}"
    assert run("sensitivity", "2010-analysen", "--picture", str(file)).exit_code == 0
    text = file.read_text(encoding="utf-8")
    _, records, _ = found_2010()
    assert [r.title for r in records if html.escape(r.title[:30], quote=False) not in text] == []
    assert "nu 20.000 henvendelser eller sager/år" in text
    assert ">150.000<" in text
    assert (
        "Affaldsservice – telefonbetjening, over 84,5 % til og med 85,5 %: mulig fremtidig eller egnet</title>" in text
    )
    assert "<script" not in text
    assert set(re.findall(r"https?://[^\"' ]+", text)) == {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


def test_picture_escapes_what_comes_from_input() -> None:
    """A title is text, whatever it looks like."""
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")
    rulebook = read(files_of("number", "1", [rule("a", {"tid": ">= p"})]))
    record = {"id": "a", "title": "</title><script>x</script>", "source": SOURCE, "facts": {"tid": "2"}}
    found = sensitivity(rulebook, DAYS[0], read_records([record], rulebook))
    text = picture_of_bands(found, rulebook, "da", "html").decode("utf-8")
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_picture_as_png(tmp_path: Path) -> None:
    """A PNG is a PNG, also where no verdict turns."""
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")
    file = tmp_path / "a.png"
    told = run("sensitivity", "2010-analysen", "--parameter", "mindre_medarbejdergruppe", "--picture", str(file))
    assert told.exit_code == 0
    assert file.read_bytes().startswith(b"\x89PNG")
