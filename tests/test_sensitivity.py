"""Sensitivity: bands along a parameter's line against evaluation with the parameter rewritten, and the table of 2010."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from datetime import date
from fractions import Fraction
from typing import Any

from generate import DAYS, Run, read, read_records, runs
from hypothesis import given
from hypothesis import strategies as st

from egnet.evaluate.forest import decide
from egnet.evaluate.trace import Verdict
from egnet.explain.sensitivity import Area, Band, sensitivity
from egnet.language.show import show_number
from egnet.plan.fold import plan_of
from egnet.records.record import TaskRecord
from egnet.rulebook.rulebook import Rulebook
from egnet.values.domain import Kind

days = st.sampled_from(DAYS)

Verdicts = dict[str, tuple[Verdict, ...]]


def verdicts_with(rulebook: Rulebook, day: date, records: Sequence[TaskRecord], name: str, number: Fraction) -> Verdicts:
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


@given(runs(), days, st.data())
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


#: Numbers at which random rulebooks and records may turn, and some between.
GRID = tuple(Fraction(n, 24) for n in range(-72, 24 * 9))


@given(runs(), days, st.data())
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


def legal(numbers: Sequence[Fraction], kind: Kind) -> list[Fraction]:
    """Those that a parameter of this kind may have."""
    if kind is Kind.SHARE:
        return [n for n in numbers if 0 <= n <= 1]
    return [n for n in numbers if n.denominator == 1] if kind is Kind.INTEGER else list(numbers)
