"""The table of passes: it is whole, each pass finds what it says, and what they let through can be evaluated."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given

import golden
from egnet.decision.decision import decision_of
from egnet.diagnostics.codes import codes_of, lint
from egnet.diagnostics.diagnostic import Severity, has_errors
from egnet.diagnostics.render import render
from egnet.driver import examine_rulebook
from egnet.evaluate.forest import decide
from egnet.explain.explanation import explain
from egnet.locations import shipped
from egnet.passes.material import Material
from egnet.passes.table import PASSES
from egnet.plan.fold import plan_of
from egnet.report.table import verdict_table
from egnet.rulebook.check import check
from egnet.rulebook.load import load
from generate import Run, dumped, read_records, runs

BASE = golden.BASE / "rulebook"
FEATURES = golden.BASE / "features" / "rulebook"
FACTS, HEAD, PARAMETERS = "facts.yaml", "rulebook.yaml", "parameters.yaml"
P1, P3, VERDICT = "principles/1-niveau.yaml", "principles/3-volumen.yaml", "verdict.yaml"


def examined(folder: Path, *changes: tuple[str, str, str]) -> list[str]:
    """What is said of the base rulebook with texts in its files replaced: codes and what they point at."""
    copy = folder / "rulebook"
    shutil.copytree(BASE, copy)
    for name, old, new in changes:
        text = (copy / name).read_text(encoding="utf-8")
        assert old in text, old
        (copy / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    _, diagnostics = examine_rulebook(copy, FEATURES)
    return [f"{one.code} {one.span.text if one.span else ''}".strip() for one in diagnostics]


# -- the table -----------------------------------------------------------------------------------------------------------


def test_every_remark_belongs_to_one_pass() -> None:
    """No remark is declared that no pass makes; that an acceptance is in vain is found after all passes."""
    declared = [code.id for one in PASSES for code in one.codes if code.severity is Severity.LINT]
    assert sorted(declared) == sorted(code.id for code in codes_of(lint) if code is not lint.ACCEPTED_IN_VAIN)


@pytest.mark.parametrize("code", sorted({code.id for one in PASSES for code in one.codes} - {"E160"}))
def test_a_pass_says_what_it_says_it_says(code: str, tmp_path: Path) -> None:
    """The bad input of a code is found by the pass that declares it, and no pass finds what it does not declare."""
    folder = tmp_path / "rulebook"
    shutil.copytree(BASE, folder)
    shutil.copytree(golden.FOLDER / code / "bad", folder, dirs_exist_ok=True)
    written, _ = load(folder)
    assert written is not None
    rulebook, _ = check(written)
    assert rulebook is not None
    own = folder / "features"
    material = Material(rulebook, written, own if own.is_dir() else FEATURES)
    for one in PASSES:
        found = {each.diagnostic.code for each in one.run(material)}
        declared = {each.id for each in one.codes}
        assert found <= declared
        assert (code in found) == (code in declared)


def test_the_shipped_rulebooks_have_no_remark_left() -> None:
    """Every remark on a shipped rulebook is accepted in it with its reason."""
    folders = sorted(path.parent for path in shipped("rules").glob("*/rulebook.yaml"))
    assert folders
    for folder in folders:
        rulebook, diagnostics = examine_rulebook(folder, shipped("features") / folder.name)
        assert rulebook is not None
        assert render(diagnostics, "da") == ""


# -- single passes -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        # Numbers: none, some and all are no thresholds, and a factor of a parameter is none either.
        ([(P3, '">= mindste_volumen"', '"> 0"')], ["E117 P3.stor"]),
        ([(P3, '">= mindste_volumen"', '">= 2 * mindste_volumen"')], []),
        ([(P3, '">= mindste_volumen"', '"not(< 20000)"')], ["L101 henvendelser"]),
        ([(P3, '{henvendelser: ">= mindste_volumen"}', "henvendelser / 2 + 1 >= 10001")], ["E117 P3.stor"]),
        ([(P1, "{binding: [stærk, afgørende]}", "henvendelser / 2 < 100")], ["L101 henvendelser / 2 < 100", "L102 binding"]),
        ([(VERDICT, "P3: opfyldt}", "P3: opfyldt, parts: {verdict: egnet, count: mindst 3}}")], ["L101 parts"]),
        # Units: written alike, one of several, or not known at all.
        ([(PARAMETERS, "unit: henvendelser/år", "unit: sager eller henvendelser/år")], []),
        ([(PARAMETERS, "unit: henvendelser/år", "unit: sager/år")], ["E180 henvendelser"] * 2),
        ([(PARAMETERS, "    unit: henvendelser/år\n", "")], []),
        (
            [(FACTS, "derived: henvendelser / 250", "derived: henvendelser / 250 - mindste_volumen * 2")],
            [],
        ),
        # Reach: an override that always overrides; a finding that only `otherwise` gives; a word that no rule gives.
        ([(P3, "when: {flytter_med_helheden: ja}", "when: {flytter_med_helheden: [ja, nej]}")], [
            "L105 flytter_med_helheden", "L106 P3.lille"]),
        ([(P1, "otherwise: ikke opfyldt", "findings: {opfyldt: plus, delvist: minus}\notherwise: delvist")], []),
        ([(P1, "otherwise: ikke opfyldt", "findings: {opfyldt: plus, delvist: minus}\notherwise: opfyldt")], ["L107 delvist"]),
        ([(VERDICT, "P1: opfyldt, P3: opfyldt", "P1: [opfyldt, ikke opfyldt]")], ["L109 ellers"]),
        ([(VERDICT, "rows:", "hit: collect\nrows:"), (VERDICT, "P1: opfyldt, P3: opfyldt", "P1: not(ikke opfyldt)")], []),
        # What is accepted is a remark about one name only.
        ([(HEAD, "of: [kanaler, henvendelser_pr_dag]", "of: kanaler")], ["L102 henvendelser_pr_dag"]),
        ([(HEAD, "{code: L102", "{code: L103")], [
            "L102 kanaler", "L102 henvendelser_pr_dag", "L115 [kanaler, henvendelser_pr_dag]", "L115 [kanaler, henvendelser_pr_dag]"]),
        # Periods: a principle may begin late; a rule may not end before the rulebook begins.
        ([(P1, "    when: {andel_uden_skøn", "    valid: {from: 2011-05-01}\n    when: {andel_uden_skøn")], []),
        ([(P1, "    when: {andel_uden_skøn", "    valid: {to: 2009-12-31}\n    when: {andel_uden_skøn")], ["E182 P1.regelbaseret"]),
        # Both languages.
        ([(P1, 'because: "{andel_uden_skøn} af', 'because: {en: "{ andel_uden_skøn } of the cases", da: "{andel_uden_skøn} af'),
          (P1, 'uden skøn"', 'uden skøn"}')], []),
    ],
)  # fmt: skip
def test_each_pass_knows_its_limits(changes: list[tuple[str, str, str]], expected: list[str], tmp_path: Path) -> None:
    """What is told, and what looks like it and is not."""
    assert examined(tmp_path, *changes) == expected


# -- after the passes ----------------------------------------------------------------------------------------------------


@given(run=runs())
def test_what_passes_can_be_evaluated(run: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A rulebook without errors decides, explains and shows every record on every day that it changes; nothing raises."""
    folder = tmp_path_factory.mktemp("regler", numbered=True) / "regler"
    for name, content in run.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(dumped(content), encoding="utf-8")
    rulebook, diagnostics = examine_rulebook(folder, folder)
    render(diagnostics, "da")
    assert (rulebook is None) == has_errors(diagnostics)
    if rulebook is not None:
        written, _ = load(folder)
        assert written is not None
        records = read_records(run.records, rulebook)
        for day in Material(rulebook, written).days:
            decided = decide(plan_of(rulebook, day), records)
            verdict_table(decided, "da")
            for one in decided:
                decision_of(one)
                explain(one, "da", decided)
    shutil.rmtree(folder)
