"""Benefits: the table of valby-2008 made again, the plan by year, follow-ups that have passed, and what does not fit."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from egnet.audit.checks import findings_of
from egnet.audit.finding import Finding, FindingKind
from egnet.cli import cli
from egnet.values.interval import Interval
from egnet.worth.audited import audit_of
from egnet.worth.follow_up import DueState, dues_of_status
from egnet.worth.model import BenefitStatus
from egnet.worth.period import read_period
from egnet.worth.read import read_worth
from egnet.worth.realisation import State, due_of, plan_of, standing_of, together

ROOT = Path(__file__).parents[1]
CASES = ROOT / "cases" / "2008-valby"


@cache
def valby() -> BenefitStatus:
    return read_worth([CASES]).benefits[0]


def run(*arguments: str, expected: int = 0) -> Result:
    result = CliRunner().invoke(cli, list(arguments), catch_exceptions=False)
    assert result.exit_code == expected, result.stderr
    return result


def found_in(status: BenefitStatus) -> list[Finding]:
    return findings_of(audit_of(status))


def mio(number: str) -> Interval:
    return Interval.point(Fraction(number))


def test_table_is_the_printed_one() -> None:
    """Required 3,3, realised 1,4 and outstanding 1,9 come from the lines and are what is printed."""
    whole = together([standing_of(line) for line in valby().lines])
    stated = valby().stated
    for key, wanted in (("required", "3.3"), ("realised", "1.4"), ("outstanding", "1.9")):
        assert getattr(whole, key) == stated[key].amount == mio(wanted)
    assert whole.state is State.PARTLY


def test_short_term_is_realised_and_partly_itemised() -> None:
    """The rent is 0,8 of the 1,4; 0,6 is not itemised. Of the long-term 1,9 nothing is realised."""
    short, long = (standing_of(line) for line in valby().lines)
    assert (short.itemised, short.not_itemised, short.outstanding) == (mio("0.8"), mio("0.6"), mio("0"))
    assert (short.state, long.state) == (State.REALISED, State.NOT)
    assert [line.long_term for line in valby().lines] == [False, True]


def test_roll_out_is_certain_in_its_last_year_only() -> None:
    """Three years from 2009: anything up to 1,9 until 2011, when all is there; evenly, a third more each year."""
    planned = plan_of(valby().lines[1])
    assert [(one.year, one.reached) for one in planned] == [
        (2009, Interval(Fraction(0), Fraction("1.9"))),
        (2010, Interval(Fraction(0), Fraction("1.9"))),
        (2011, mio("1.9")),
    ]
    assert [one.evenly for one in planned] == [Interval.point(Fraction(19 * n, 30)) for n in (1, 2, 3)]


def test_findings() -> None:
    """What SUF realised elsewhere makes the outstanding 0 to 1,9; the roll-out ends nine months after it is due."""
    found = found_in(valby())
    assert [(one.kind, one.stated.da, one.recomputed.da) for one in found] == [
        (
            FindingKind.ELSEWHERE,
            "ikke realiseret, udestående 1,9",
            "udestående 0..1,9, hvis det, der er hentet andre steder, tælles med",
        ),
        (FindingKind.LATE, "2011-12-31", "senest 2011-04-01"),
    ]
    assert due_of(valby()) == date(2011, 4, 1)


@pytest.mark.parametrize(
    ("old", "new", "kind", "recomputed"),
    [
        ('outstanding: "1,9"\n  after', 'outstanding: "1,8"\n  after', FindingKind.TOTAL, "1,9"),
        ('outstanding: "1,9"\n    source', 'outstanding: "2,1"\n    source', FindingKind.SUM, "1,9"),
        ('realised: "0,8"', 'realised: "1,8"', FindingKind.SUM, "højst 1,4"),
        ('required: "3,3"', 'required: "3,4"', FindingKind.ROUNDING, "3,3"),
        ('required: "3,3"', 'required: "3,5"', FindingKind.SUM, "3,3"),
    ],
)
def test_a_misprint_is_found(tmp_path: Path, old: str, new: str, kind: FindingKind, recomputed: str) -> None:
    """A total, an outstanding amount or an item that does not fit is a finding."""
    text = (CASES / "valby.yaml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "valby.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    found = found_in(read_worth([tmp_path]).benefits[0])
    assert (kind, recomputed) in {(one.kind, one.recomputed.da) for one in found}


@pytest.mark.parametrize(
    ("day", "states"),
    [
        (None, [DueState.PASSED_NOT_DONE, DueState.TO_COME, DueState.TO_COME]),
        (date(2009, 3, 31), [DueState.PASSED_NOT_DONE, DueState.TO_COME, DueState.TO_COME]),
        (date(2009, 4, 1), [DueState.PASSED_NOT_DONE, DueState.PASSED, DueState.TO_COME]),
        (date(2009, 6, 1), [DueState.PASSED_NOT_DONE, DueState.PASSED, DueState.PASSED]),
    ],
)
def test_follow_ups_pass_the_day_after_their_period(day: date | None, states: list[DueState]) -> None:
    """A period has passed when its last day lies before the day looked from; without one, that of the status."""
    assert [one.state for one in dues_of_status(valby(), day)] == states


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2015", date(2015, 1, 1), date(2015, 12, 31)),
        ("2015-Q3", date(2015, 7, 1), date(2015, 9, 30)),
        ("2012-02", date(2012, 2, 1), date(2012, 2, 29)),
        ("2014-Q3..2014-Q4", date(2014, 7, 1), date(2014, 12, 31)),
        ("2009-03-01..2009-05-31", date(2009, 3, 1), date(2009, 5, 31)),
        ("årligt fra 2015", date(2015, 1, 1), date(2015, 12, 31)),
    ],
)
def test_periods(written: str, first: date, last: date) -> None:
    """Years, quarters, months, days and stretches."""
    period = read_period(written)
    assert period is not None
    assert (period.first, period.last, period.yearly) == (first, last, written.startswith("årligt"))


@pytest.mark.parametrize("written", ["", "2015-Q5", "2015-13", "2015-02-30", "foråret 2009", "2015..2014", "årligt"])
def test_what_is_no_period(written: str) -> None:
    """What names no days is no period."""
    assert read_period(written) is None


@given(
    st.dates(date(2000, 1, 1), date(2030, 12, 31)).filter(lambda one: (one.month, one.day) != (2, 29)),
    st.dates(date(2000, 1, 1), date(2060, 12, 31)),
)
def test_a_yearly_period_passes_once_a_year(start: date, day: date) -> None:
    """A yearly follow-up has passed as often as its day has come before the day looked from."""
    period = read_period(f"årligt fra {start.isoformat()}")
    assert period is not None
    passed = list(period.passed(day))
    assert passed == sorted(set(passed))
    assert all(one < day for one in passed)
    assert [one.year for one in passed] == list(range(start.year, start.year + len(passed)))
    whole_years = day.year - start.year + ((day.month, day.day) > (start.month, start.day))
    assert len(passed) == max(whole_years, 0)


# -- the command -------------------------------------------------------------------------------------------------------


def test_command() -> None:
    """The status as a table of 80 columns, beside what is printed."""
    text = run("benefits", str(CASES)).stdout
    assert "Samlet krav                           3,3    3,3\n" in text
    assert "2008-10-17: passeret, ikke udført." in text
    assert max(map(len, text.splitlines())) <= 80


def test_command_follows_up_business_cases() -> None:
    """The success criteria of citizen-2017 as of a day: yearly ones count how often they have passed."""
    cases = str(ROOT / "cases" / "2015-citizen-2017")
    text = run("benefits", cases, "--as-of", "2017-02-01").stdout
    assert text.count("passeret, udførelsen er ikke oplyst") == 9
    assert text.count("(senest 2016-12-31, 2") == 2
    assert "ingen dato valgt" in run("benefits", cases).stdout


def test_command_as_data() -> None:
    """JSON with exact amounts, states and days."""
    data = json.loads(run("benefits", str(CASES), "--as-of", "2009-06-30", "--format", "json").stdout)
    status = data["benefits"][0]
    assert (status["total"]["outstanding"], status["due"]) == (1.9, "2011-04-01")
    assert status["lines"][1]["outstanding_with_elsewhere"] == {"min": 0, "max": 1.9}
    assert [one["state"] for one in data["follow_up"]] == ["passed, not done", "passed", "passed"]


def test_picture(tmp_path: Path) -> None:
    """An SVG whose parts carry their figures."""
    picture = tmp_path / "gevinster.svg"
    run("benefits", str(CASES), "--picture", str(picture))
    drawn = picture.read_text(encoding="utf-8")
    assert all(f">{figure}<" in drawn for figure in ("0,8", "0,6", "1,9"))
