"""Portfolios: what the suited areas of 2010 can save, its assumptions, and the sums against single choices."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from egnet.cli import cli
from egnet.diagnostics.diagnostic import EgnetError
from egnet.driver import read_rulebook
from egnet.evaluate.forest import Decided, decide
from egnet.plan.fold import plan_of
from egnet.records.read import read_cases
from egnet.values.interval import ZERO, Interval
from egnet.worth.assumptions import COMPOUND, EITHER, SIMPLE, Frame, Name, read_settings
from egnet.worth.portfolio import Area, Basis, Financing, Portfolio, portfolio_of, shares_of
from egnet.worth.read_portfolio import frame_beside, read_frame, supposed

ROOT = Path(__file__).parents[1]
CASES = ROOT / "cases" / "2010-analysen"


@cache
def decided() -> tuple[Decided, ...]:
    rulebook = read_rulebook(ROOT / "rules" / "borgerserviceenhed-2010")
    return tuple(decide(plan_of(rulebook, date(2010, 3, 12)), read_cases([CASES], rulebook).records))


@cache
def frame() -> Frame:
    found = frame_beside([CASES], decided()[0].trace.plan.rulebook)
    assert found is not None
    return found


def portfolio(*settings: str, verdicts: Sequence[str] = ()) -> Portfolio:
    set_ = read_settings(settings, [one.record.id for one in decided()])
    return portfolio_of(decided(), supposed(frame(), set_, verdicts))


def area(id_: str, *settings: str) -> Area:
    return next(one for one in portfolio(*settings).areas if one.id == id_)


def within(low: str, high: str) -> Interval:
    return Interval(Fraction(low), Fraction(high))


def run(*arguments: str, expected: int = 0) -> Result:
    result = CliRunner().invoke(cli, list(arguments), catch_exceptions=False)
    assert result.exit_code == expected, result.stderr
    return result


# -- the portfolio of 2010 ---------------------------------------------------------------------------------------------


def test_areas_are_those_judged_suited() -> None:
    """Wholes that are suited, suited parts of wholes that are not, and what is undecided, as perhaps."""
    found = portfolio()
    assert {one.id: one.certain for one in found.areas} == {
        "borgerservice": True,
        "administrativ-borgerservice": True,
        "bevillingsnaevn": False,
        "ydelsesservice.barselsdagpenge": True,
        "ydelsesservice.telefonbetjening": True,
        "ydelsesservice.bedrageri": True,
        "affaldsservice": True,
        "parkering.telefonopgaven": True,
        "pension": True,
    }


def test_a_base_that_is_not_measured_is_an_interval() -> None:
    """At most the budget without benefits (tabel 2), at least what its support functions cost; else unknown."""
    bases = {one.id: one.base for one in portfolio().areas}
    assert bases["borgerservice"] == within("6008", "147554")
    assert bases["pension"] == within("0", "44988")
    assert bases["parkering.telefonopgaven"] == within("0", "5690")
    assert bases["ydelsesservice.bedrageri"] == Interval(Fraction(0), None)
    assert [one.id for one in portfolio().unknown] == [
        "bevillingsnaevn",
        "ydelsesservice.barselsdagpenge",
        "ydelsesservice.telefonbetjening",
        "ydelsesservice.bedrageri",
    ]


def test_sum_by_hand() -> None:
    """14,2625..15 % of 6.008..244.854 after three years: 147.554 + 46.622 + 5.690 + 44.988 at most, tariffs left out."""
    found = portfolio()
    assert found.shares[-1] == within("0.142625", "0.15")
    assert found.counted_known[-1] == Interval(Fraction("0.142625") * 6008, Fraction("0.15") * 244854)
    assert found.counted[-1] == Interval(Fraction("0.142625") * 6008, None)


def test_savings_financed_by_tariffs_go_to_users() -> None:
    """The waste telephone's saving is no part of the sum, whatever it comes to."""
    waste = area("affaldsservice")
    assert waste.financing is Financing.RETURNED
    assert waste.counted == (ZERO,) * 3
    assert waste.returned == waste.savings
    before = portfolio()
    after = portfolio("affaldsservice.støttebudget=1000000")
    assert after.counted == before.counted
    assert after.returned[-1] == within("142625", "150000")


def test_money_that_follows_is_neutral() -> None:
    """What the administrations give is what the unit receives; an area that stays gives nothing."""
    found = portfolio()
    assert area("borgerservice").moved == Interval.point(147554)
    assert area("bevillingsnaevn").moved == Interval(Fraction(0), None)
    text = run("portfolio", str(CASES)).stdout
    assert "I alt for kommunen               0\n" in text
    assert found.moved.low == 147554 + 46622 + 4495 + 44988


def test_goal_of_2009() -> None:
    """48,5 mio. kr. is not reached by the 5 % goal even if all known budget were support: at most 75,9 %."""
    goal = portfolio().goals[0]
    assert goal.amount == within("48450", "48550")
    assert goal.share_of_known is not None
    assert goal.share_of_known.high == Fraction("0.15") * 244854 / 48450
    assert goal.share_of_known.high < 1
    assert goal.share is not None
    assert goal.share.high is None


def test_another_verdict_may_be_counted() -> None:
    """With the partly suited areas, parking comes in whole and its part is not counted besides."""
    found = portfolio(verdicts=["egnet", "delvist egnet"])
    ids = [one.id for one in found.areas]
    assert "parkering" in ids
    assert "parkering.telefonopgaven" not in ids


def test_parts_that_may_overlap_are_not_added_up_blindly() -> None:
    """Three parts of which two lie across the first: at least the largest, at most all of them."""
    parts = {"barselsdagpenge": 100, "telefonbetjening": 50, "bedrageri": 30}
    settings = [f"ydelsesservice.{name}.støttebudget={budget}" for name, budget in parts.items()]
    others = [f"{one}.støttebudget=0" for one in ("borgerservice", "administrativ-borgerservice", "bevillingsnaevn")]
    others += ["pension.støttebudget=0", "parkering.telefonopgaven.støttebudget=0"]
    found = portfolio(*settings, *others, "regnemåde=af grundlaget")
    assert found.counted[-1] == Interval(Fraction("0.15") * 100, Fraction("0.15") * 180)


SMALL_GOAL = """\
portfolio: lille
title: Hvad flytningen kan spare
unit: kr.
verdicts: [egnet]
budget: henvendelser
support: flytter_med_helheden
tariffs: flytter_med_helheden
money_follows: K.midler
assumptions:
  - {id: mål, value: 10 %, because: Målet, source: "analyse-2010, afsnit 3"}
  - {id: år, value: "1", because: Perioden, source: "analyse-2010, afsnit 3"}
  - {id: regnemåde, value: af grundlaget, because: Valgt, source: "analyse-2010, afsnit 3"}
  - {id: støtteandel, value: 100 %, because: Valgt, source: "analyse-2010, afsnit 2"}
  - {id: realisering, value: 100 %, because: Som målet, source: "analyse-2010, afsnit 3"}
  - {id: takst, value: nej, because: Ikke nævnt, source: "analyse-2010, afsnit 4"}
"""
SMALL_CASES = """\
administration: SUF
source: analyse-2010, afsnit 4.5
cases:
  - id: helhed
    title: Helhed
    cuts: {ydelse: {exhaustive: nej, disjoint: DISJOINT}}
    facts: {henvendelser: 130000, andel_uden_skøn: 10 %, binding: stærk, flytter_med_helheden: nej}
  - {id: a, title: A, part_of: helhed, cut: ydelse, facts: &del {henvendelser: 50000..100000, andel_uden_skøn: 90 %, binding: svag, flytter_med_helheden: nej}}
"""


@pytest.mark.parametrize(("disjoint", "low"), [("ja", 100_000), ("nej", 50_000)])
def test_parts_are_at_most_their_whole(tmp_path: Path, disjoint: str, low: int) -> None:
    """Two parts of 50.000 to 100.000 in a whole of 130.000: added up only where the cut counts nothing twice."""
    part = SMALL_CASES.splitlines()[-1].replace("&del ", "")
    text = "\n".join([*SMALL_CASES.splitlines()[:-1], part, part.replace("id: a, title: A", "id: b, title: B"), ""])
    (tmp_path / "opgaver.yaml").write_text(text.replace("DISJOINT", disjoint), encoding="utf-8")
    (tmp_path / "maal.yml").write_text(SMALL_GOAL, encoding="utf-8")
    rulebook = read_rulebook(ROOT / "tests" / "diagnostics" / "base" / "rulebook")
    intake = read_cases([tmp_path / "opgaver.yaml"], rulebook)
    assert not intake.diagnostics
    small = decide(plan_of(rulebook, date(2010, 3, 12)), intake.records)
    found = portfolio_of(small, read_frame(tmp_path / "maal.yml", rulebook))
    assert [one.id for one in found.areas] == ["a", "b"]
    assert found.counted == (Interval(Fraction(low, 10), Fraction(13_000)),)


# -- assumptions -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("settings", "shares"),
    [
        (["regnemåde=af grundlaget"], ["0.05", "0.1", "0.15"]),
        (["regnemåde=af resten"], ["0.05", "0.0975", "0.142625"]),
        (["regnemåde=af grundlaget", "år=2", "mål=10 %"], ["0.1", "0.2"]),
        (["regnemåde=af grundlaget", "realisering=50 %"], ["0.025", "0.05", "0.075"]),
        (["regnemåde=af grundlaget", "mål=40 %"], ["0.4", "0.8", "1"]),
    ],
)
def test_shares_by_hand(settings: list[str], shares: list[str]) -> None:
    """The share saved in each year, off the first base or off what is left; never more than all of it."""
    assert portfolio(*settings).shares == tuple(Interval.point(Fraction(share)) for share in shares)


def test_own_share_and_base() -> None:
    """An area's own share or base takes the place of the assumption, and of its support functions."""
    assert area("pension", "pension.støtteandel=10..20 %").base == Interval(Fraction("4498.8"), Fraction("8997.6"))
    assert area("pension", "pension.støttebudget=4000").base == Interval.point(4000)
    assert area("borgerservice", "borgerservice.støtteandel=1 %").basis is Basis.SET
    assert area("borgerservice", "borgerservice.støtteandel=1 %").base == Interval.point(Fraction("1475.54"))


def test_tariffs_where_they_are_not_stated() -> None:
    """Only bevillingsnævn says nothing of tariffs: its saving is counted, returned, or either."""
    financing = {word: area("bevillingsnaevn", f"takst={word}").financing for word in ("nej", "ja", "ukendt")}
    assert financing == {"nej": Financing.COUNTED, "ja": Financing.RETURNED, "ukendt": Financing.EITHER}
    assert area("pension", "takst=ja").financing is Financing.COUNTED


def test_every_wrong_setting_is_said_at_once() -> None:
    """Names and values that cannot be used, each with what can."""
    with pytest.raises(EgnetError) as raised:
        portfolio("støtteandl=5 %", "regnemåde=måske", "år=0", "pension.støttebudget=-5", "x", "år=1..3")
    assert sorted(one.code for one in raised.value.diagnostics) == ["E609", "E611", "E612", "E612", "E612", "E612"]


# -- against single choices --------------------------------------------------------------------------------------------

SHARES = st.integers(0, 100).map(lambda per_cent: Fraction(per_cent, 100))


def percent(low: Fraction, high: Fraction) -> str:
    return f"{low.numerator * 100 // low.denominator}..{high.numerator * 100 // high.denominator} %"


@given(data=st.data())
def test_every_choice_lies_within_the_sums(data: st.DataObject) -> None:
    """A share of support and a base for each area, chosen within the intervals, give sums within those of the whole."""
    ends = sorted(data.draw(st.tuples(SHARES, SHARES)))
    goal = data.draw(st.integers(0, 30))
    settings = [f"støtteandel={percent(*ends)}", f"mål={goal} %"]
    whole = portfolio(*settings)
    one_way = data.draw(st.sampled_from((SIMPLE, COMPOUND)))
    counted = [Fraction(0)] * 3
    returned = [Fraction(0)] * 3
    for one in whole.areas:
        most = one.base.high if one.base.high is not None else (one.base.low or Fraction(0)) + 10_000
        low = one.base.low or Fraction(0)
        base = low + data.draw(SHARES) * (most - low)
        is_in = one.certain or data.draw(st.booleans())
        for year in range(3):
            share = min(Fraction(goal * (year + 1), 100), Fraction(1))
            if one_way == COMPOUND:
                share = 1 - (1 - Fraction(goal, 100)) ** (year + 1)
            saved = base * share if is_in else Fraction(0)
            (returned if one.financing is Financing.RETURNED else counted)[year] += saved
    for year in range(3):
        assert whole.counted[year].contains(counted[year])
        assert whole.returned[year].contains(returned[year])


@given(goal=SHARES, years=st.integers(1, 6), realised=SHARES)
def test_either_way_holds_both(goal: Fraction, years: int, realised: Fraction) -> None:
    """What may be either way is everything from the one to the other."""
    ways = {}
    for way in (SIMPLE, COMPOUND, EITHER):
        given_ = {
            Name.GOAL: Interval.point(goal), Name.YEARS: Interval.point(years), Name.REALISED: Interval.point(realised)
        }  # fmt: skip
        assumptions = {
            name: replace(
                one, interval=given_.get(name, one.interval), written=way if name is Name.WAY else one.written
            )
            for name, one in frame().assumptions.items()
        }
        ways[way] = shares_of(replace(frame(), assumptions=assumptions))
    for simple, compound, either in zip(*ways.values(), strict=True):
        assert either == simple.hull(compound)
        assert compound.high is not None
        assert simple.low is not None
        assert compound.high <= simple.low


# -- the command and the report ----------------------------------------------------------------------------------------


def test_command() -> None:
    """Every assumption with its source, the table, the money and the goal, in 80 columns."""
    text = run("portfolio", str(CASES)).stdout
    for name in Name:
        assert f"- {name.value} = " in text
    assert "856..36.729" in text
    assert max(map(len, text.splitlines())) <= 80


def test_command_as_data() -> None:
    """JSON with exact bounds; what was set says so."""
    data = json.loads(run("portfolio", str(CASES), "--set", "støtteandel=10 %", "--format", "json").stdout)
    assert {one["name"]: one["set"] for one in data["assumptions"]}["støtteandel"]
    base = {one["id"]: one["base"] for one in data["areas"]}
    assert (base["pension"], base["borgerservice"]) == (4498.8, 14755.4)
    assert data["returned_to_users"][-1] == {"min": 64.1099375, "max": 67.425}


def test_command_in_english() -> None:
    """The same in English."""
    text = run("--language", "en", "portfolio", str(CASES)).stdout
    assert "What moving the suited areas can save" in text
    assert "Back to users as lower" in text


def test_picture(tmp_path: Path) -> None:
    """An SVG with a bar or words for each area."""
    picture = tmp_path / "portefølje.svg"
    run("portfolio", str(CASES), "--picture", str(picture))
    drawn = picture.read_text(encoding="utf-8")
    assert drawn.count("grundlag ukendt") >= 4
    assert "0..675, til brugerne" in drawn


@pytest.mark.parametrize("format_", ["markdown", "html"])
def test_report_has_the_section(format_: str) -> None:
    """The report of cases with a goal says what the moves can save, and stands on both documents."""
    page = " ".join(run("report", str(CASES), "--format", format_).stdout.split())
    for text in ("Hvad flytningen af de egnede områder kan spare", "6.008..244.854", "støtteandel", "75,9"):
        assert text in page
    assert "Indstilling til Økonomiudvalget om god og effektiv borgerbetjening" in page
