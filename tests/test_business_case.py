"""Business cases: the tables of citizen-2017 made again, and what does not fit in them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from citizen import CASES, ROOT, citizen, proposal, run
from egnet.audit.checks import findings_of
from egnet.audit.finding import Finding, FindingKind
from egnet.text import Text
from egnet.values.interval import Interval
from egnet.values.value import Value
from egnet.worth.audited import audit_of, audits_of_worth, findings_in
from egnet.worth.cash import BreakEven, flow_of
from egnet.worth.comparing import rounded_like
from egnet.worth.model import Proposal
from egnet.worth.read import read_worth
from egnet.worth.shown import shown_amount
from egnet.worth.tables import tables_of
from egnet.worth.together import worth_in

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
