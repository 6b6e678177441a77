"""Business cases: the tables of citizen-2017 made again, what does not fit in them, and what-ifs."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
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
from egnet.diagnostics.diagnostic import EgnetError
from egnet.rulebook.rulebook import Source
from egnet.text import Text
from egnet.values.interval import Interval
from egnet.values.value import Value
from egnet.worth.audited import audit_of, audits_of_worth, findings_in
from egnet.worth.cash import BreakEven, Delays, delayed, flow_of
from egnet.worth.comparing import rounded_like
from egnet.worth.model import Group, Line, Proposal
from egnet.worth.read import Worth, read_worth
from egnet.worth.shown import shown_amount
from egnet.worth.suppose import suppose
from egnet.worth.tables import tables_of
from egnet.worth.together import worth_in

ROOT = Path(__file__).parents[1]
CASES = ROOT / "cases" / "2015-citizen-2017"
SOURCE = Source("notat", "side 1")


@cache
def citizen() -> Worth:
    return read_worth([CASES])


def proposal(id_: str) -> Proposal:
    return next(one for one in citizen().proposals if one.id == id_)


def run(*arguments: str, expected: int = 0) -> Result:
    result = CliRunner().invoke(cli, list(arguments), catch_exceptions=False)
    assert result.exit_code == expected, result.stderr
    return result


# -- the printed tables ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("id_", "year"), [("parkeringsbutik", 1), ("refusion", 4), ("kontaktcenter", 6)])
def test_break_even_years_are_those_printed(id_: str, year: int) -> None:
    """The cash flow gives the printed break-even year of each proposal."""
    printed = proposal(id_).printed["1"].break_even
    assert printed is not None
    assert printed.amount == Interval.point(year)
    assert flow_of(proposal(id_)).break_even == BreakEven(year, year, beyond=id_ == "kontaktcenter")


def test_accumulated_cash_flow_is_worked_out() -> None:
    """The accumulated flow of each proposal is the sum of its printed flows, and goes on unchanged after them."""
    wanted = {
        "parkeringsbutik": [-35, -700, -1365, -2030],
        "refusion": [981, 587, 193, -201],
        "kontaktcenter": [1000, 780, 560, 340, 120, -100],
    }
    for one in citizen().proposals:
        assert [amount.low for amount in flow_of(one).accumulated] == wanted[one.id]


def test_every_table_was_printed_whole() -> None:
    """Each of tables 1 to 5 of each proposal has every row as printed, with a source."""
    for one in citizen().proposals:
        for table in tables_of(one):
            assert table.source is not None
            assert table.source.place.endswith(f"tabel {table.number}")
            for row in table.rows:
                assert any(cell.printed is not None for cell in row.cells), (one.id, table.number, row.name)


def test_tables_made_again_are_those_printed() -> None:
    """Every printed cell is what the lines come to, but for those that the findings name."""
    other = set()
    cells = 0
    for one in citizen().proposals:
        for table in tables_of(one):
            for row in table.rows:
                for year, cell in zip(table.years, row.cells, strict=True):
                    if cell.printed is None:
                        continue
                    cells += 1
                    if rounded_like(cell.printed).meet(cell.value) is None:
                        other.add((one.id, table.number, row.name, year))
    by_keys = {"biu-service.effektivisering", "biu-ei.effektivisering", "i-alt.effektivisering"}
    assert cells > 300
    assert other == {
        ("parkeringsbutik", "5", "kbs", 2015),
        ("parkeringsbutik", "5", "tmu", 2015),
        *(("kontaktcenter", "3", row, year) for row in by_keys for year in (2015, 2016, 2017)),
    }


def test_staff_steps_criteria_and_risk_are_there() -> None:
    """Tables 6 and 7 and the steps: three proposals with eight criteria, a follow-up each, and a risk that is open."""
    assert [len(one.criteria) for one in citizen().proposals] == [2, 3, 3]
    assert all(one.follow_up and one.responsible for p in citizen().proposals for one in p.criteria)
    assert [one.risk.level if one.risk else "" for one in citizen().proposals] == [None, None, None]
    staff = proposal("parkeringsbutik").staff
    assert staff is not None
    assert staff.amount == Interval(Fraction(-31, 20), Fraction(-29, 20))


# -- findings ----------------------------------------------------------------------------------------------------------


def found_in(one: Proposal) -> list[Finding]:
    return findings_of(audit_of(one))


def brief(finding: Finding) -> tuple[str, str, str, str]:
    return finding.kind.value, finding.what.da.partition(", ")[2], finding.stated.da, finding.recomputed.da


def test_findings_of_the_first_proposal() -> None:
    """Net called gross, a wrong unit, amounts by a rounded key, and a staff effect left out."""
    found = found_in(proposal("parkeringsbutik"))
    assert [brief(one) for one in found] == [
        ("net called gross", "tabel 2, samlet driftsbesparelse, 2018", "-665 kaldes brutto", "tallet er netto"),
        ("unit", "tabel 3", "kr.", "1.000 kr."),
        ("amount and lines", "tabel 5, Københavns Borgerservice, 2015", "62,37", "62,5"),
        ("amount and lines", "tabel 5, Teknik- og Miljøudvalget, 2015", "567,63", "567,5"),
        ("left out", "tabel 1, personalemæssige konsekvenser", "tomt felt", "ca. -1,5 årsværk"),
    ]
    assert "Beløbet er den afrundede nøgle 9,9 % gange 630" in [text.da for text in found[2].explanation]


def test_findings_of_the_second_proposal() -> None:
    """The keys are those of a saving of 634, not of the 334 and 734 that they stand beside."""
    found = found_in(proposal("refusion"))
    assert [brief(one) for one in found] == [
        (
            "net called gross", "tabel 2, samlet driftsbesparelse, 2018", "-394 kaldes brutto",
            "tallet er netto; brutto er -734",
        ),
        ("unit", "tabel 3", "kr.", "1.000 kr."),
        *(
            ("key and amount", f"tabel 3, {who}, effektivisering, {when}", key, share)
            for who, key, shares in (
                ("Sundheds- og Omsorgsudvalget", "36,91 %", ("70,06 %", "31,88 %")),
                ("Socialudvalget", "63,09 %", ("29,94 %", "68,12 %")),
            )
            for when, share in zip(("2015", "2016-2018"), shares, strict=True)
        ),
    ]  # fmt: skip
    said = [text.da for text in found[3].explanation]
    assert said[0] == "Det er andelen af: -734 med Systemejer KFF (100) trukket fra"
    assert said[-1] == "Nøglen passer, hvis -734 var ca. -634"
    assert "Nøglen er 400 af 634" in found[5].explanation[-1].da


def test_findings_of_the_third_proposal() -> None:
    """Keys that do not fit the amounts, keys that come to 97,49 % and 162,17 %, and a share of something else."""
    found = found_in(proposal("kontaktcenter"))
    keys = [one for one in found if one.kind is FindingKind.KEY]
    assert [(one.stated.da, one.recomputed.da) for one in keys] == [
        ("57,7 %", "60,02 %"), ("57,7 %", "0 %"), ("4,47 %", "4,66 %"), ("4,47 %", "0 %"),
    ]  # fmt: skip
    assert keys[0].explanation[0].da.startswith("-960,37 af -1.600; 57,7 % af -1.600 er -923,2")
    sums = [one for one in found if one.kind is FindingKind.KEYS]
    assert [(one.stated.da, one.recomputed.da) for one in sums] == [("100 %", "97,49 %"), ("100 %", "162,17 %")]
    assert "120 af 193 licenser" in sums[0].explanation[0].da
    assert sums[1].explanation[0].da.startswith("Uden Beskæftigelses- og Integrationsudvalget, service (57,7 %) og")
    others = [one.kind for one in found if one not in (*keys, *sums)]
    assert others == [FindingKind.NET_AS_GROSS, FindingKind.UNIT, FindingKind.LABEL]
    assert brief(found[-1])[1:] == (
        "Andelen, der ville stå uden løsningen", "ca. 39 % kaldes forvaltningsenheder", "tallet er licenser",
    )  # fmt: skip


def test_findings_of_the_catalogue() -> None:
    """Two price levels in one sum, and four totals that the proposals do not come to; the investment fits."""
    catalogue = citizen().catalogues[0]
    found = findings_in(citizen(), [catalogue.id])
    assert [brief(one)[:1] + brief(one)[2:] for one in found] == [
        (
            "price level", "tal, der lægges sammen, er opgjort ens",
            "2 opgørelser: parkeringsbutik: 2015-p/l; refusion: 2015-p/l; kontaktcenter: 2014-p/l",
        ),
        ("total", "0,8", "0,879"),
        ("total", "1,2", "1,279"),
        ("total", "200", "165"),
        ("total", "402", "439,5"),
    ]  # fmt: skip
    ei = "Uden Beskæftigelses- og Integrationsudvalget, EI, effektivisering"
    assert [any(text.da.startswith(ei) for text in one.explanation) for one in found] == [
        False, True, True, False, True,
    ]  # fmt: skip
    investment = next(one for one in catalogue.stated if one.of == "investment")
    assert worth_in(citizen().proposals, investment) == Interval.point(Fraction(2605, 1000))


def told(data: str) -> list[dict[str, object]]:
    found = json.loads(data)
    return found["findings"] if isinstance(found, dict) else [one for audit in found for one in audit["findings"]]


@pytest.mark.parametrize(("command", "folder"), [("business-case", "2015-citizen-2017"), ("benefits", "2008-valby")])
def test_the_audit_tells_the_same(command: str, folder: str) -> None:
    """`egnet audit` and the command about the money tell the same findings in the same words, each once."""
    cases = str(ROOT / "cases" / folder)
    own = told(run(command, cases, "--format", "json").stdout)
    audited = told(run("audit", cases, "--format", "json", expected=1).stdout)
    assert own == audited
    assert len({one["check"] for one in own}) == len(own)


def test_a_proposal_is_told_of_alone_as_among_all() -> None:
    """`--id` and a single file have the findings of the proposal, as the whole folder has."""
    whole = told(run("business-case", str(CASES), "--format", "json").stdout)
    wanted = [one for one in whole if one["about"] == "kontaktcenter"]
    assert len(wanted) == 9
    assert told(run("business-case", str(CASES), "--id", "kontaktcenter", "--format", "json").stdout) == wanted
    assert told(run("business-case", str(CASES / "3-kontaktcenter.yaml"), "--format", "json").stdout) == wanted


def test_checks_have_names_of_their_own() -> None:
    """No two checks of the documents about money have one name."""
    ids = [check.id for audit in audits_of_worth(citizen()) for check in audit.checks]
    assert len(set(ids)) == len(ids) > 400


@pytest.mark.slow
def test_every_printed_amount_is_checked() -> None:
    """Whichever printed amount is another by more than rounding, something is found that was not found before."""
    for one in citizen().proposals:
        before = {(found.check, found.stated) for found in found_in(one)}
        for number, table in one.printed.items():
            for name, cells in table.rows.items():
                place = max((i for i, cell in enumerate(cells) if cell is not None), default=None)
                if place is None:
                    continue
                cell = cells[place]
                assert cell is not None
                amount = cell.amount.low
                assert amount is not None
                other = replace(
                    cell, value=Value((Interval.point(amount + 77),)), printed=shown_amount(Interval.point(amount + 77))
                )
                rows = {**table.rows, name: (*cells[:place], other, *cells[place + 1 :])}
                misprinted = replace(one, printed={**one.printed, number: replace(table, rows=rows)})
                found = {(found.check, found.stated) for found in found_in(misprinted)}
                assert found - before, (one.id, number, name)


def test_checks_of_its_own_name_the_figures_of_the_proposal(tmp_path: Path) -> None:
    """A proposal's own check fails where its figures do, and a name that is no figure of it is told with its place."""
    one = changed(tmp_path, "2-refusion.yaml", lambda text: text.replace('value: "300"', 'value: "310"', 1))
    found = [finding for finding in found_in(one) if finding.check == "refusion.to-forvaltninger"]
    assert [(f.stated.da, f.recomputed.da) for f in found] == [("600", "620")]
    folder = tmp_path / "changed"
    file = folder / "2-refusion.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("opus-lex]}", "opus-lexx]}"), encoding="utf-8")
    for command in ("business-case", "audit"):
        said = run(command, str(folder), expected=3).stderr
        assert "E702" in said
        assert "2-refusion.yaml:" in said
        assert "opus-lex`" in said


def changed(tmp_path: Path, name: str, change: Callable[[str], str]) -> Proposal:
    """A proposal of the catalogue with one of its files changed."""
    folder = tmp_path / "changed"
    shutil.copytree(CASES, folder)
    file = folder / name
    before = file.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    file.write_text(after, encoding="utf-8")
    return next(p for p in read_worth([folder]).proposals if p.id in name)


@pytest.mark.parametrize(
    ("old", "new", "kind", "recomputed"),
    [
        ("pengestrøm: [981, -394", "pengestrøm: [918, -394", FindingKind.SUM, "981"),
        ("driftsbesparelse: [6,", "driftsbesparelse: [60,", FindingKind.SUM, "6"),
        ("      systemejer: [100,", "      systemejer: [110,", FindingKind.CELL, "100"),
        ('suf.omkostning: ["170,00"', 'suf.omkostning: ["171,00"', FindingKind.CELL, "170"),
        ('i-alt.omkostning: ["340,00"', 'i-alt.omkostning: ["341,00"', FindingKind.SUM, "340"),
        ('break_even: "4"', 'break_even: "3"', FindingKind.BREAK_EVEN, "4"),
        (
            "unit: 1.000 kr.\n    price_level: 2015\n    total_called",
            "unit: 1.000 kr.\n    price_level: 2014\n    total_called",
            FindingKind.PRICE_LEVEL,
            "2015-p/l",
        ),
        ('investment: "15,38 %"', 'investment: "16,38 %"', FindingKind.KEYS, "101 %"),
    ],
)
def test_a_misprint_is_found(tmp_path: Path, old: str, new: str, kind: FindingKind, recomputed: str) -> None:
    """A figure printed otherwise than it comes to is a finding of its kind, with what it comes to."""
    one = changed(tmp_path, "2-refusion.yaml", lambda text: text.replace(old, new, 1))
    before = {brief(finding) for finding in found_in(proposal("refusion"))}
    found = [finding for finding in found_in(one) if brief(finding) not in before]
    assert (kind, recomputed) in {(finding.kind, finding.recomputed.da) for finding in found}


def test_a_sum_of_figures_is_found(tmp_path: Path) -> None:
    """A figure that is said to be the sum of others and is not."""
    one = changed(tmp_path, "3-kontaktcenter.yaml", lambda text: text.replace('value: "499"', 'value: "489"', 1))
    sums = [finding for finding in found_in(one) if finding.kind is FindingKind.SUM]
    assert [(f.stated.da, f.recomputed.da, f.difference) for f in sums] == [("489", "499", Text("-10", "-10"))]


def test_a_unit_that_is_meant_is_converted(tmp_path: Path) -> None:
    """Amounts in kroner in a table that says kroner are no finding."""

    one = changed(tmp_path, "1-parkeringsbutik.yaml", lambda text: text.replace('"-665,00"', '"-665000"'))
    third = [finding for finding in found_in(one) if ", tabel 3" in finding.what.da]
    assert third == []


# -- what if -----------------------------------------------------------------------------------------------------------


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


# -- the command -------------------------------------------------------------------------------------------------------


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
