"""Other amounts, delays and keys: ranges hold every single choice, and nothing that none gives."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citizen import SOURCE, citizen
from egnet.diagnostics.diagnostic import EgnetError
from egnet.text import Text
from egnet.values.interval import Interval
from egnet.worth.cash import Delays, delayed, flow_of
from egnet.worth.model import Group, Line, Proposal
from egnet.worth.shown import shown_amount
from egnet.worth.suppose import suppose
from egnet.worth.tables import tables_of


def supposed_break_even(*settings: str) -> dict[str, tuple[int | None, int | None]]:
    supposed = suppose(citizen().proposals, settings)
    reached = {one.id: flow_of(one, supposed.delays_of(one)).break_even for one in supposed.proposals}
    return {id_: (found.first, found.last) for id_, found in reached.items()}


@pytest.mark.parametrize(
    ("setting", "id_", "wanted"),
    [
        ("refusion.besparelse-sof=-400", "refusion", (4, 4)),
        ("refusion.besparelse-sof=60..100 %", "refusion", (4, 7)),
        ("refusion.besparelse-sof.2016=0", "refusion", (5, 5)),
        ("refusion.besparelse-sof=0", "refusion", (None, None)),
        ("refusion.besparelse-sof=-500..0", "refusion", (3, None)),
        ("kontaktcenter.forsinkelse=0..2", "kontaktcenter", (6, 8)),
        ("kontaktcenter.besparelse.forsinkelse=1", "kontaktcenter", (13, 13)),
        ("kontaktcenter.anlæg=900..1100", "kontaktcenter", (6, 6)),
        ("kontaktcenter.anlæg=900..1101", "kontaktcenter", (6, 7)),
        ("parkeringsbutik.kanalflyt=-630", "parkeringsbutik", (1, 1)),
        ("parkeringsbutik.kanalflyt=-629", "parkeringsbutik", (2, 2)),
    ],
)
def test_what_if(setting: str, id_: str, wanted: tuple[int | None, int | None]) -> None:
    """Break-even years worked out by hand, on either side of where they change."""
    reached = supposed_break_even(setting)
    assert reached.pop(id_) == wanted
    assert reached == {other: found for other, found in supposed_break_even().items() if other != id_}


def test_a_key_that_is_set_takes_the_place_of_who_bears_the_lines() -> None:
    """Half of the saving of 734 is 367, whoever was to have it."""
    settings = [f"refusion.nøgle.besparelse.{one}=50 %" for one in ("suf", "sof")]
    supposed = suppose(citizen().proposals, settings)
    table = tables_of(supposed.proposals[1])[2]
    rows = {row.name: [cell.value for cell in row.cells] for row in table.rows}
    assert (
        rows["suf.effektivisering"]
        == rows["sof.effektivisering"]
        == [Interval.point(Fraction(amount)) for amount in (-167, -367, -367, -367)]
    )
    assert rows["suf.omkostning"] == [Interval.point(170)] * 4


def test_every_wrong_setting_is_said_at_once() -> None:
    """Three settings that cannot be used give three diagnostics."""
    with pytest.raises(EgnetError) as raised:
        suppose(citizen().proposals, ["x", "refusion.licens=1", "refusion.forsinkelse=1,5", "refusion.anlæg.2030=1"])
    assert sorted(one.code for one in raised.value.diagnostics) == ["E609", "E611", "E611", "E612"]


@st.composite
def intervals(draw: st.DrawFn, sign: int) -> Interval:
    ends = sorted(sign * draw(st.integers(0, 40)) for _ in range(2))
    return Interval(Fraction(ends[0]), Fraction(ends[1]))


@st.composite
def proposals(draw: st.DrawFn) -> tuple[Proposal, Delays]:
    """A small proposal with intervals for amounts, and delays of all of it and of its first line."""
    years = draw(st.integers(1, 4))

    def line(id_: str, group: Group) -> Line:
        sign = -1 if group is Group.SAVINGS else 1
        amounts = tuple(draw(intervals(sign)) for _ in range(years))
        lasting = group is not Group.INVESTMENT and draw(st.booleans())
        return Line(id_, id_, group, amounts, SOURCE, lasting=lasting)

    lines = (line("a", Group.SAVINGS), line("b", Group.COSTS), line("c", Group.INVESTMENT))
    whole, own = ((low, low + draw(st.integers(0, 2))) for low in draw(st.tuples(st.integers(0, 1), st.integers(0, 1))))
    text = Text("forslag", "proposal")
    one = Proposal(
        "p", "1", text, SOURCE, "kr.", 2015, tuple(range(2015, 2015 + years)), {}, lines,
        {group: {} for group in Group}, None, (), (), (), None, {},
    )  # fmt: skip
    return one, Delays(whole, (("a", own),))


def chosen_in(draw: st.DrawFn, amount: Interval) -> Interval:
    assert amount.low is not None
    assert amount.high is not None
    return Interval.point(amount.low + draw(st.integers(0, 4)) * (amount.high - amount.low) / 4)


def slow_break_even(accumulated: list[Fraction], tail: Fraction) -> int | None:
    """The first year from which the flow is never above zero, found by walking far into the years."""
    years = list(accumulated)
    for _ in range(2_000):
        years.append(years[-1] + tail)
    above = [year for year, amount in enumerate(years, start=1) if amount > 0]
    if not above:
        return 1
    return None if above[-1] == len(years) else above[-1] + 1


@given(data=st.data(), case=proposals())
def test_every_choice_lies_within_the_intervals(data: st.DataObject, case: tuple[Proposal, Delays]) -> None:
    """Single amounts and delays give a flow and a break-even year within what intervals give, found the slow way."""
    one, delays = case
    flow = flow_of(one, delays)
    lines = tuple(
        replace(line, amounts=tuple(data.draw(st.composite(chosen_in)(amount)) for amount in line.amounts))
        for line in one.lines
    )
    all_ = data.draw(st.integers(*delays.whole))
    own = data.draw(st.integers(*dict(delays.lines)["a"]))
    single = delayed(replace(one, lines=lines), {"a": all_ + own, "b": all_})
    cash = [
        sum((line.amounts[i].low or Fraction(0) for line in single.lines), Fraction(0))
        for i in range(len(single.years))
    ]
    tail = sum((line.amounts[-1].low or Fraction(0) for line in single.lines if line.lasting), Fraction(0))
    sums = [sum(cash[: i + 1], Fraction(0)) for i in range(len(cash))]
    for i, (value, accumulated) in enumerate(zip(cash, sums, strict=True)):
        if i < len(flow.cash):
            assert flow.cash[i].contains(value)
            assert flow.accumulated[i].contains(accumulated)
    year = slow_break_even(sums, tail)
    found = flow.break_even
    if year is None:
        assert found.last is None
    else:
        assert found.first is not None
        assert found.first <= year
        assert found.last is None or year <= found.last


@st.composite
def settings_and_choices(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Settings with ranges for proposals as shipped, and the same settings with one value each."""
    ranges: list[str] = []
    choices: list[str] = []

    def add(name: str, low: int, high: int, unit: str = "") -> None:
        ranges.append(f"{name}={low}..{high}{unit}")
        choices.append(f"{name}={draw(st.integers(low, high))}{unit}")

    for name in ("refusion.besparelse-sof", "refusion.systemejer", "kontaktcenter.drift", "parkeringsbutik.kanalflyt"):
        if draw(st.booleans()):
            low, high = sorted(draw(st.tuples(st.integers(0, 130), st.integers(0, 130))))
            add(name, low, high, " %")
    if draw(st.booleans()):
        low, high = sorted(draw(st.tuples(st.integers(0, 900), st.integers(0, 900))))
        add("refusion.udvikling.2015", low, high)
    for name in ("refusion.forsinkelse", "kontaktcenter.besparelse.forsinkelse"):
        if draw(st.booleans()):
            low, high = sorted(draw(st.tuples(st.integers(0, 3), st.integers(0, 3))))
            add(name, low, high)
    if draw(st.booleans()):
        low, high = sorted(draw(st.tuples(st.integers(0, 100), st.integers(0, 100))))
        add("kontaktcenter.nøgle.besparelse.ks", low, high, " %")
    return ranges, choices


@given(both=settings_and_choices())
def test_what_if_with_ranges_holds_every_single_what_if(both: tuple[list[str], list[str]]) -> None:
    """Whatever single values are set within ranges: tables, flow and break-even year lie within those of the ranges."""
    wide, single = (suppose(citizen().proposals, settings) for settings in both)
    for one, other in zip(wide.proposals, single.proposals, strict=True):
        within, exact = flow_of(one, wide.delays_of(one)), flow_of(other, single.delays_of(other))
        for many, few in ((within.cash, exact.cash), (within.accumulated, exact.accumulated)):
            assert all(a.meet(b) == b for a, b in zip(many, few, strict=False))
        assert exact.break_even.is_certain
        if exact.break_even.first is None:
            assert within.break_even.last is None
        else:
            assert within.break_even.first is not None
            assert within.break_even.first <= exact.break_even.first
            assert within.break_even.last is None or exact.break_even.first <= within.break_even.last
        tables = zip(tables_of(one, wide.delays_of(one)), tables_of(other, single.delays_of(other)), strict=True)
        for many_rows, few_rows in ((a.rows, b.rows) for a, b in tables):
            for a, b in zip(many_rows, few_rows, strict=True):
                assert all(x.value.meet(y.value) == y.value for x, y in zip(a.cells, b.cells, strict=False)), a.name


@given(case=proposals())
def test_the_ends_are_reached(case: tuple[Proposal, Delays]) -> None:
    """The first and the last break-even year are those of some single choice: all amounts least, or all greatest."""
    one, delays = case
    found = flow_of(one, delays).break_even
    reached: list[int | None] = []
    for end in ("low", "high"):
        lines = tuple(
            replace(line, amounts=tuple(Interval.point(getattr(a, end)) for a in line.amounts)) for line in one.lines
        )
        for all_ in range(delays.whole[0], delays.whole[1] + 1):
            for own in range(delays.lines[0][1][0], delays.lines[0][1][1] + 1):
                exact = Delays((all_, all_), (("a", (own, own)),))
                single = flow_of(replace(one, lines=lines), exact).break_even
                assert single.is_certain
                reached.append(single.first)
    years = [year for year in reached if year is not None]
    assert found.first == (min(years) if years else None)
    assert found.last == (None if None in reached else max(years))


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        ("-700", "-600", "-700..-600"),
        ("0.879", "0.879", "0,879"),
        ("1/3", "2000", "ca. 0,3..2.000"),
        ("-1600", "-1600", "-1.600"),
        ("61.686", "61.686", "61,686"),
    ],
)
def test_amounts_as_people_read_them(low: str, high: str, shown: str) -> None:
    """Thousands and decimals in Danish, a range with two points, and `ca.` once where something was rounded."""
    assert shown_amount(Interval(Fraction(low), Fraction(high))) == shown
