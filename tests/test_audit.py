"""The audit: what is recomputed, what is found in the five documents, and that nothing is found where all is well."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from egnet.audit.amounts import read_amount
from egnet.audit.checks import findings_of
from egnet.audit.finding import Finding, FindingKind
from egnet.audit.model import Amount, Audit, Check, Constant, Mean, Number, Same, Share, Sum, Words
from egnet.audit.subsets import MOST_PARTS, MOST_SETS, left_out
from egnet.cli import cli
from egnet.locations import shipped
from egnet.rulebook.rulebook import Source
from egnet.text import Text
from egnet.values.interval import Interval
from egnet.worth.audited import audits_beside

FOLDERS = ("2005-kortlaegningen", "2008-valby", "2009-indstilling", "2010-analysen", "2015-citizen-2017")
HERE = Source("rapport", "tabel 1")

#: What is found in each document: the check, its kind, the difference, and the part that explains it.
FOUND: dict[str, dict[str, tuple[FindingKind, str | None, str]]] = {
    "borgernes-indgang-2005": {
        "tekst-april": (FindingKind.TEXT_TABLE, "0,7 procentpoint", ""),
        "tabel-3": (FindingKind.ROUNDING, "-1", "afrundede"),
        "tabel-3-overhead": (FindingKind.MIXED, None, ""),
        "nye-centre": (FindingKind.TEXT_TEXT, "4", "otte er centrene i alt"),
        "opgaver-i-dag": (FindingKind.LIST, "79", "ikke udtømmende"),
        "resten": (FindingKind.LIST, None, ""),
        "al-information": (FindingKind.LIST, None, ""),
        "alle-placeret": (FindingKind.LIST, None, "Stofmisbrugere"),
        "eksisterende-ikke-lagt": (FindingKind.LIST, None, ""),
        "yderligere-opgaver": (FindingKind.LIST, None, ""),
        "uden-myndighed": (FindingKind.LIST, None, "Afsnit 5"),
    },
    "valby-2008": {
        "valby.fælles-administration.andetsteds.1": (FindingKind.ELSEWHERE, None, "SUF"),
        "valby.fælles-administration.udrulning": (FindingKind.LATE, None, "slutter med 2011"),
    },
    "indstilling-2009": {},
    "analyse-2010": {
        "tabel-6-ansøgninger": (FindingKind.SUM, "-23.770", "Uden Sygesikring"),
        "tabel-6-uden-skøn": (FindingKind.SUM, "-23.770", "Uden Sygesikring"),
        "tabel-20": (FindingKind.ROUNDING, "-0,1", "afrundede"),
        "tabel-18-andel": (FindingKind.MEAN, "9,05 procentpoint", "Ingen vægtning"),
        "tabel-21-andel": (FindingKind.BASE, "-135,5 procentpoint", "tabellens henvendelser"),
        "tabel-2-mod-6": (FindingKind.TABLE_TABLE, "-23.770", "tabel 6 (i alt, ansøgninger)"),
        "tabel-2-sager-mod-6": (FindingKind.TABLE_TABLE, "-23.770", "Uden Sygesikring"),
        "tabel-2-mod-11": (FindingKind.TABLE_TABLE, "-16.000", "Uden Indberetninger"),
        "tabel-2-mod-12": (FindingKind.TABLE_TABLE, None, "ikke opgjort"),
        "tabel-2-mod-14": (FindingKind.TABLE_TABLE, "-10", "hele hundreder"),
        "tabel-2-mod-18-sager": (FindingKind.TABLE_TABLE, None, "ikke opgjort"),
        "tabel-12-mod-11": (FindingKind.TABLE_TABLE, "-63.500", "Uden Bestillinger"),
        "tekst-kff-ansøgninger": (FindingKind.TEXT_TABLE, "-5.090", ""),
        "tekst-pension-ydelser": (FindingKind.TEXT_TABLE, "-1", "rådgivning"),
        "vurdering-parkering": (FindingKind.TEXT_TEXT, None, ""),
        "vurdering-ydelsesservice": (FindingKind.TEXT_TEXT, None, ""),
        "skridt-affald": (FindingKind.TEXT_TABLE, None, "Bindeordet"),
        "kapitelnummer": (FindingKind.TEXT_TEXT, None, ""),
        "tabel-2-bevillingsnævn": (FindingKind.LABEL, None, ""),
        "tabel-2-budgetter": (FindingKind.MIXED, None, ""),
        "henvisning-affald": (FindingKind.REFERENCE, None, ""),
        "henvisning-pension": (FindingKind.REFERENCE, None, ""),
    },
    "citizen-2017": {
        "parkeringsbutik.tabel-2.brutto": (FindingKind.NET_AS_GROSS, None, "selv netto"),
        "parkeringsbutik.tabel-3.enhed": (FindingKind.UNIT, None, "i 1.000 kr."),
        "parkeringsbutik.tabel-5.kbs.2015": (FindingKind.CELL, "-0,13", "afrundede nøgle"),
        "parkeringsbutik.tabel-5.tmu.2015": (FindingKind.CELL, "0,13", "afrundede nøgle"),
        "parkeringsbutik.tabel-1.personale": (FindingKind.LEFT_OUT, None, ""),
        "refusion.tabel-2.brutto": (FindingKind.NET_AS_GROSS, None, "varige omkostninger"),
        "refusion.tabel-3.enhed": (FindingKind.UNIT, None, ""),
        "refusion.tabel-3.suf.effektivisering.nøgle.2015": (FindingKind.KEY, "-33,15 procentpoint", "-634"),
        "refusion.tabel-3.suf.effektivisering.nøgle.2016": (FindingKind.KEY, "5,03 procentpoint", "Systemejer KFF"),
        "refusion.tabel-3.sof.effektivisering.nøgle.2015": (FindingKind.KEY, "33,15 procentpoint", "400 af 634"),
        "refusion.tabel-3.sof.effektivisering.nøgle.2016": (FindingKind.KEY, "-5,03 procentpoint", "400 af 634"),
        "kontaktcenter.tabel-2.brutto": (FindingKind.NET_AS_GROSS, None, "varige omkostninger"),
        "kontaktcenter.tabel-3.enhed": (FindingKind.UNIT, None, ""),
        "kontaktcenter.tabel-3.biu-service.effektivisering.nøgle.2015": (FindingKind.KEY, "-2,32 procentpoint", ""),
        "kontaktcenter.tabel-3.biu-service.omkostning.nøgle.2015": (FindingKind.KEY, "57,7 procentpoint", ""),
        "kontaktcenter.tabel-3.biu-ei.effektivisering.nøgle.2015": (FindingKind.KEY, "-0,19 procentpoint", ""),
        "kontaktcenter.tabel-3.biu-ei.omkostning.nøgle.2015": (FindingKind.KEY, "4,47 procentpoint", ""),
        "kontaktcenter.tabel-3.i-alt.effektivisering.nøgler": (FindingKind.KEYS, "2,51 procentpoint", "120 af 193"),
        "kontaktcenter.tabel-3.i-alt.omkostning.nøgler": (FindingKind.KEYS, "-62,17 procentpoint", "Uden Beskæft"),
        "kontaktcenter.uden-løsning": (FindingKind.LABEL, None, "22 forvaltningsenheder"),
        "citizen-2017.prisniveau": (FindingKind.PRICE_LEVEL, None, ""),
        "citizen-2017.nettopotentiale-2015": (FindingKind.TOTAL, "-0,079", "EI, effektivisering, 2015"),
        "citizen-2017.nettopotentiale-fuld": (FindingKind.TOTAL, "-0,079", "EI, effektivisering, 2016"),
        "citizen-2017.sof-2016": (FindingKind.TOTAL, "35", "halvdelen af 400"),
        "citizen-2017.resten": (FindingKind.TOTAL, "-37,5", "EI, effektivisering, 2015"),
    },
}


def audits() -> tuple[Audit, ...]:
    return audits_beside([shipped("cases") / folder for folder in FOLDERS])


AUDITS = audits()


def amount(written: str, name: str = "del", **more: Any) -> Amount:
    return read_amount(name, written, HERE, in_table=True, **more)


def one(asks: Any) -> Finding | None:
    """The finding of one check by itself."""
    found = findings_of(Audit("rapport", Text("Rapport", "Report"), (Check("en", Text("En", "One"), asks),)))
    return found[0] if found else None


# -- the five documents ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("audit", AUDITS, ids=lambda audit: audit.id)
def test_each_document_has_the_findings_of_a_careful_reader(audit: Audit) -> None:
    """Exactly what was found by hand is found, with its kind, its difference and its explanation."""
    found = {finding.check: finding for finding in findings_of(audit)}
    assert list(found) == list(FOUND[audit.id])
    for check, (kind, difference, explained) in FOUND[audit.id].items():
        finding = found[check]
        assert finding.kind is kind, check
        assert (finding.difference.da if finding.difference else None) == difference, check
        assert explained in " ".join(text.da for text in finding.explanation), check


@pytest.mark.parametrize("audit", AUDITS, ids=lambda audit: audit.id)
def test_each_finding_is_traced(audit: Audit) -> None:
    """Every finding says where its figures stand, in both languages."""
    for finding in findings_of(audit):
        assert finding.sources
        assert all(source.document and source.place for source in finding.sources)
        assert all(text.da and text.en for text in (finding.stated, finding.recomputed, finding.what))


@pytest.mark.parametrize("audit", AUDITS, ids=lambda audit: audit.id)
def test_no_check_holds_whatever_is_printed(audit: Audit) -> None:
    """Every check of a figure that holds fails once another figure is printed."""
    failing = {finding.check for finding in findings_of(audit)}
    for check in audit.checks:
        asks = check.asks
        if check.id in failing or not hasattr(asks, "stated") or isinstance(asks, Number):
            continue
        stated: Amount = asks.stated
        assert stated.point is not None
        others = (stated.point * 3 + 1000, stated.point / 3 - 1000)
        wrong = [replace(stated, point=other, range=Interval.point(other)) for other in others]
        checks = [replace(check, asks=replace(asks, stated=one)) for one in wrong]
        assert any(findings_of(replace(audit, checks=(changed,))) for changed in checks), check.id


# -- what a check says -------------------------------------------------------------------------------------------------


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=7), st.data())
def test_a_total_that_adds_up_is_no_finding_and_one_without_a_row_names_it(
    rows: list[int], data: st.DataObject
) -> None:
    """With the sum stated nothing is found; with a row left out that row is among the smallest sets, if any is named."""
    parts = tuple(amount(str(row), f"række {n}") for n, row in enumerate(rows))
    assert one(Sum(parts, amount(str(sum(rows)), "i alt"))) is None
    lost = data.draw(st.integers(0, len(rows) - 1))
    finding = one(Sum(parts, amount(str(sum(rows) - rows[lost]), "i alt")))
    assert finding is not None
    assert finding.kind is FindingKind.SUM
    alone = [n for n, row in enumerate(rows) if row == rows[lost]]
    if len(rows) > 1 and len(alone) <= MOST_SETS:
        assert len(finding.explanation) == len(alone)
        assert any(f"række {lost} (" in text.da for text in finding.explanation)


@given(st.lists(st.integers(1, 60), min_size=2, max_size=7), st.integers(0, 300))
def test_the_search_finds_the_smallest_sets(rows: list[int], stated: int) -> None:
    """The sets that are named are all of the smallest size that fits, and none are named where there are many."""
    parts = [amount(str(row), f"række {n}") for n, row in enumerate(rows)]
    found = left_out(parts, Fraction(sum(rows)), Interval.point(stated))
    fitting: list[tuple[int, ...]] = []
    for size in range(1, min(MOST_PARTS, len(rows) - 1) + 1):
        fitting = [c for c in combinations(range(len(rows)), size) if sum(rows) - sum(rows[n] for n in c) == stated]
        if fitting:
            break
    wanted = fitting if len(fitting) <= MOST_SETS else []
    assert [tuple(parts.index(part) for part in chosen) for chosen in found] == wanted


def test_what_was_not_counted_makes_a_bound() -> None:
    """A total above the counted rows may hold what was not counted; one below them cannot."""
    parts = (amount("10"), amount("ikke opgjort"), amount("20"))
    assert one(Sum(parts, amount("45", "i alt"))) is None
    finding = one(Sum(parts, amount("20", "i alt")))
    assert finding is not None
    assert finding.recomputed.da == "mindst 30"


def test_a_range_differs_by_a_range() -> None:
    """A total stated as a range, and one over a range, are told with both ends of the difference."""
    between = Amount("del", "10..20", HERE, True, Interval(Fraction(10), Fraction(20)), None)
    finding = one(Sum((between, amount("5")), amount("100", "i alt")))
    assert finding is not None
    assert (finding.recomputed.da, finding.difference) == ("15-25", Text("75-85", "75-85"))
    assert one(Sum((amount("5"), amount("8")), replace(between, name="i alt"))) is None
    over = one(Sum((between, amount("5")), amount("-3", "i alt")))
    assert over is not None
    assert over.difference == Text("-28..-18", "-28..-18")
    low = one(Sum((amount("5"), amount("4")), replace(between, name="i alt")))
    assert low is not None
    assert low.difference == Text("1-11", "1-11")


def test_rounded_parts_explain_a_small_difference() -> None:
    """Rounded rows that do not add up as printed are rounding; exact rows are not."""
    rounded = tuple(amount(text, rounded=True) for text in ("0,4", "0,4", "0,4"))
    finding = one(Sum(rounded, amount("1,3", "i alt", rounded=True)))
    assert finding is not None
    assert finding.kind is FindingKind.ROUNDING
    exact = one(Sum(tuple(amount("0,4") for _ in range(3)), amount("1,3", "i alt")))
    assert exact is not None
    assert exact.kind is FindingKind.SUM


def test_a_share_of_another_base_is_named() -> None:
    """A share that no reading of its own base gives is held against the other bases."""
    asks = Share(
        amount("30"), amount("100"), amount("60 %", "andel"), {Text("de talte", "those counted"): amount("50")}
    )
    finding = one(asks)
    assert finding is not None
    assert finding.kind is FindingKind.BASE
    assert finding.explanation[0].da == "Det er andelen af: de talte"
    assert one(replace(asks, stated=amount("30 %"))) is None


def test_a_mean_that_a_weighting_gives_is_no_finding() -> None:
    """One fitting weighting is enough; the plain mean alone is not."""
    values = (amount("10 %"), amount("50 %"))
    asks = Mean(values, {"antal": (amount("3"), amount("1"))}, amount("20 %"))
    assert one(asks) is None
    finding = one(replace(asks, stated=amount("30 %")))
    assert finding is not None
    assert "30 %" in finding.explanation[1].da


def test_a_quotient_that_varies_is_found() -> None:
    """Pairs with one common quotient hold; another pair breaks it."""
    pairs = ((amount("100"), amount("50 %")), (amount("120"), amount("60 %")))
    assert one(Constant(pairs)) is None
    assert one(Constant((*pairs, (amount("100"), amount("70 %"))))) is not None


def test_words_that_differ_are_found() -> None:
    """Two wordings of one thing, and a number against its print."""
    place = Source("rapport", "afsnit 1")
    assert one(Same((Words("a", Text("egnet", "suited"), place), Words("b", Text("egnet", "suited"), place)))) is None
    assert (
        one(
            Same(
                (Words("a", Text("egnet", "suited"), place), Words("b", Text("delvist egnet", "partly suited"), place))
            )
        )
        is not None
    )
    assert one(Same((amount("ca. 110 tusind"), amount("111406")))) is not None
    assert one(Same((amount("ca. 111 tusind"), amount("111406")))) is None


# -- the command -------------------------------------------------------------------------------------------------------


def test_the_command_lists_every_document() -> None:
    """Text of at most 80 columns, numbered findings, a count at the end, and exit code 1."""
    result = CliRunner().invoke(cli, ["audit", *FOLDERS])
    assert result.exit_code == 1
    assert max(map(len, result.stdout.splitlines())) <= 80
    checks, findings = sum(len(audit.checks) for audit in AUDITS), sum(map(len, FOUND.values()))
    assert result.stdout.splitlines()[-1] == f"I alt {checks} kontroller, {findings} fund"


def test_the_command_writes_json() -> None:
    """The same findings as data with stable keys."""
    told = json.loads(CliRunner().invoke(cli, ["audit", "2010-analysen", "--format", "json"]).stdout)
    assert [finding["check"] for finding in told[0]["findings"]] == list(FOUND["analyse-2010"])
    assert set(told[0]["findings"][0]) == {
        "check", "about", "kind", "kind_text", "what", "stated", "recomputed", "difference", "sources", "explanation",
    }  # fmt: skip


def test_a_document_without_findings_ends_with_zero(tmp_path: Path) -> None:
    """Where everything holds the exit code says so."""
    good = Path(__file__).parent / "diagnostics" / "E702" / "good" / "cases"
    result = CliRunner().invoke(cli, ["--language", "en", "audit", str(good)])
    assert result.exit_code == 0
    assert "3 checks in all, 0 findings" in result.stdout


def test_a_folder_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    """A folder whose only file is broken is told of the file; one with nothing to recompute is told so."""
    assert "E701" in CliRunner().invoke(cli, ["audit", str(tmp_path)]).stderr
    (tmp_path / "forslag.yaml").write_text("business_case: [\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["audit", str(tmp_path)])
    assert result.exit_code == 3
    assert "E017" in result.stderr
    assert "forslag.yaml:1" in result.stderr


def test_a_document_with_both_has_one_list(tmp_path: Path) -> None:
    """Checks in `audit/` of the document that proposals stand on come with those of the proposals, under one title."""
    cases = tmp_path / "sager"
    shutil.copytree(shipped("cases") / "2015-citizen-2017", cases)
    (cases / "audit").mkdir()
    (cases / "audit" / "citizen-2017.yaml").write_text(
        """\
audit: citizen-2017
title: {da: Kataloget, en: The catalogue}
sources: {citizen-2017: {title: Citizen 2017}}
figures:
  forslag: {value: "3", title: forslag, source: "citizen-2017, Effektiviseringspotentiale"}
checks:
  - {id: antal, about: Antal forslag, calculation: {sum: ["1", "1"]}, gives: forslag}
""",
        encoding="utf-8",
    )
    (both,) = json.loads(CliRunner().invoke(cli, ["audit", str(cases), "--format", "json"]).stdout)
    assert both["title"]["da"] == "Kataloget"
    assert [finding["check"] for finding in both["findings"]] == ["antal", *FOUND["citizen-2017"]]


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_the_report_has_the_findings(form: str, tmp_path: Path) -> None:
    """A folder with checks gives its report a section with what fails; one without has no such section."""
    diagnostics = Path(__file__).parent / "diagnostics"
    shutil.copytree(diagnostics / "base", tmp_path, dirs_exist_ok=True)
    arguments = ["report", str(tmp_path / "cases"), "--rules", str(tmp_path / "rulebook"), "--format", form]
    assert "Kildernes tal efterregnet" not in CliRunner().invoke(cli, arguments).stdout
    shutil.copytree(diagnostics / "E702" / "good" / "cases" / "audit", tmp_path / "cases" / "audit")
    file = tmp_path / "cases" / "audit" / "rapport.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace('i alt: ["30",', 'i alt: ["10",'), encoding="utf-8")
    page = " ".join(CliRunner().invoke(cli, arguments).stdout.split())
    assert "Kildernes tal efterregnet" in page
    assert "3 kontroller, 1 fund" in page
    assert "Uden flytning, telefon (20) passer det" in page
    assert "rapport, tabel 1" in page
