"""Sensitivity: bands along a parameter's line against evaluation with the parameter rewritten."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from egnet.evaluate.forest import decide
from egnet.evaluate.trace import Verdict
from egnet.explain.bands import bands_table, show_band, show_verdicts
from egnet.explain.sensitivity import Band, sensitivity
from egnet.plan.fold import plan_of
from egnet.records.record import TaskRecord
from egnet.rulebook.rulebook import Rulebook
from egnet.values.domain import Kind
from generate import DAYS, SOURCE, Files, Run, read, read_records, runs
from hanging import GRID, files_of, hanging, rule

days = st.sampled_from(DAYS)

Verdicts = dict[str, tuple[Verdict, ...]]


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
