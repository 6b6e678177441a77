"""What a user is told of a wrong rulebook or a wrong record: the whole text, as it is printed."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from egnet.cli import cli
from egnet.diagnostics.render import render
from egnet.driver import inspect_rulebook, read_rulebook
from egnet.evaluate.forest import decide
from egnet.locations import shipped
from egnet.plan.fold import plan_of
from egnet.records.read import Intake, read_cases

RULEBOOK = shipped("rules") / "borgerserviceenhed-2010"

WRONG_RULEBOOKS = {
    "unknown name": (
        "principles/3-vaesentlig-volumen.yaml",
        'when: {sager: ">= mindste_volumen"}',
        'when: {sagger: ">= mindste_volumen"}',
        """\
fejl[E104]: ukendt fakta `sagger`
   --> r/principles/3-vaesentlig-volumen.yaml:14:12
 14 |     when: {sagger: ">= mindste_volumen"}
    |            ^^^^^^
    = hjælp: mente du `sager`? (facts.yaml:66)""",
    ),
    "wrong type": (
        "principles/3-vaesentlig-volumen.yaml",
        "when: {flytter_med_helheden: ja}",
        'when: {flytter_med_helheden: ">= 5"}',
        """\
fejl[E131]: `>= 5` kan ikke bruges på `flytter_med_helheden`, som er ja eller nej
   --> r/principles/3-vaesentlig-volumen.yaml:30:35
 30 |     when: {flytter_med_helheden: ">= 5"}
    |                                   ^^^^
    = hjælp: tal sammenlignes med tal, ord med ord""",
    ),
    "missing source": (
        "parameters.yaml",
        "        source: analyse-2010, afsnit 3, princip 3\n",
        "",
        """\
fejl[E101]: feltet `source` mangler
   --> r/parameters.yaml:21:9
 21 |       - value: 20000
    |         ^^^^^
    = hjælp: tilføj `source: …`""",
    ),
    "share of more than a hundred per cent": (
        "parameters.yaml",
        "value: 70 %",
        "value: 170 %",
        "fejl[E208]: `170 %` ligger uden for det, fakta kan være",
    ),
    "undeclared source": (
        "constraints/opgaver-at-vurdere.yaml",
        "source: analyse-2010, afsnit 4.7",
        "source: analyse-2011, afsnit 4.7",
        """\
fejl[E120]: kilden `analyse-2011` er ikke erklæret
  --> r/constraints/opgaver-at-vurdere.yaml:5:9
 5 | source: analyse-2011, afsnit 4.7
   |         ^^^^^^^^^^^^^^^^^^^^^^^^
   = hjælp: dokumenterne er: analyse-2010""",
    ),
    "cycle of overrides": (
        "principles/3-vaesentlig-volumen.yaml",
        "  - id: P3.lav\n",
        "  - id: P3.lav\n    overrides: P3.følger_helheden\n",
        """\
fejl[E116]: reglerne tilsidesætter hinanden i ring: P3.lav → P3.følger_helheden → P3.lav
   --> r/principles/3-vaesentlig-volumen.yaml:20:16
 20 |     overrides: P3.følger_helheden
    |                ^^^^^^^^^^^^^^^^^^
    = hjælp: fjern en af dem fra `overrides`""",
    ),
    "conflicting rules": (
        "principles/3-vaesentlig-volumen.yaml",
        "  - id: P3.følger_helheden\n    overrides: P3.lav\n",
        "  - id: P3.følger_helheden\n",
        """\
fejl[E117]: `P3.lav` siger `ikke opfyldt`, men `P3.følger_helheden` kan gælde samtidig og siger `opfyldt`""",
    ),
    "a rule that looks at who a task is": (
        "principles/3-vaesentlig-volumen.yaml",
        "when: {flytter_med_helheden: ja}",
        "when: {administration: BIF}",
        """\
fejl[E141]: `administration` siger, hvem en opgave er, ikke hvad den er
   --> r/principles/3-vaesentlig-volumen.yaml:30:12
 30 |     when: {administration: BIF}
    |            ^^^^^^^^^^^^^^
    = hjælp: regler ser kun på fakta om opgaven""",
    ),
}


@pytest.mark.parametrize("wrong", WRONG_RULEBOOKS.values(), ids=WRONG_RULEBOOKS)
def test_wrong_rulebook(wrong: tuple[str, str, str, str], tmp_path: Path) -> None:
    """A rulebook with one thing wrong is refused, and the text says where, what and what to do."""
    file, good, bad, expected = wrong
    folder = tmp_path / "r"
    shutil.copytree(RULEBOOK, folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert good in text
    (folder / file).write_text(text.replace(good, bad, 1), encoding="utf-8")
    rulebook, diagnostics = inspect_rulebook(folder, "r")
    assert rulebook is None
    assert expected in render(diagnostics, "da")


def test_all_errors_of_a_run_are_reported(tmp_path: Path) -> None:
    """Three things wrong in three files are three diagnostics of one run."""
    folder = tmp_path / "r"
    shutil.copytree(RULEBOOK, folder)
    for file, good, bad, _ in (WRONG_RULEBOOKS[key] for key in ("unknown name", "wrong type", "undeclared source")):
        text = (folder / file).read_text(encoding="utf-8")
        (folder / file).write_text(text.replace(good, bad, 1), encoding="utf-8")
    _, diagnostics = inspect_rulebook(folder, "r")
    assert {d.code for d in diagnostics} == {"E104", "E131", "E120"}


RECORDS = """\
sources: {notat: {title: Notat}}
source: notat, side 1
cases:
  - id: god
    facts: {henvendelser: 25000}
  - title: uden id
    facts: {henvendelser: 3}
  - id: del
    part_of: findes-ikke
    cut: opgave
  - id: forkert
    facts:
      henvendelser: 750.000
      andel_uden_væsentligt_skøn: 75
      henvendlser: 4
"""


def intake_of(text: str, tmp_path: Path) -> Intake:
    """What comes of reading one case file."""
    file = tmp_path / "cases.yml"
    file.write_text(text, encoding="utf-8")
    return read_cases([file], read_rulebook(RULEBOOK))


def test_wrong_records_are_set_aside_and_the_others_decided(tmp_path: Path) -> None:
    """One good record among four is decided; each of the others is named with its reasons."""
    intake = intake_of(RECORDS, tmp_path)
    assert [record.id for record in intake.records if not record.set_aside] == ["god"]
    assert len(intake.set_aside) == 3
    assert {"del", "forkert"} < set(intake.set_aside)
    assert sorted({d.code for d in intake.diagnostics}) == ["E104", "E202", "E204", "E221", "E223"]
    text = render(intake.diagnostics, "da")
    assert "fejl[E221]: posten har intet `id`" in text
    assert "fejl[E223]: helheden `findes-ikke` findes ikke" in text
    assert "= hjælp: skriv tallet uden skilletegn mellem tusinder: `750000`" in text
    assert "= hjælp: skriv `75 %`, hvis det er procent" in text
    plan = plan_of(read_rulebook(RULEBOOK), date(2010, 3, 12))
    assert [one.record.id for one in decide(plan, intake.records)] == ["god"]


def test_exit_code_and_counts_say_that_records_were_set_aside(tmp_path: Path) -> None:
    """The command decides what it can, counts what it cannot on stderr, and leaves with 1."""
    file = tmp_path / "sager.yaml"
    file.write_text(RECORDS, encoding="utf-8")
    result = CliRunner().invoke(cli, ["evaluate", str(file), "--rules", "borgerserviceenhed-2010", "--format", "csv"])
    assert result.exit_code == 1
    assert "3 af 4 opgaver er sat til side" in result.stderr
    assert "god;" in result.stdout


def test_a_part_that_is_set_aside_leaves_its_whole_with_an_unknown_part(tmp_path: Path) -> None:
    """A sum over parts does not shrink because one of them could not be read."""
    text = """\
sources: {notat: {title: Notat}}
source: notat, side 1
cases:
  - id: helhed
    cuts: {opgave: {exhaustive: ja, disjoint: ja}}
  - {id: a, part_of: helhed, cut: opgave, facts: {henvendelser: 100}}
  - {id: b, part_of: helhed, cut: opgave, facts: {henvendelser: mange}}
"""
    intake = intake_of(text, tmp_path)
    plan = plan_of(read_rulebook(RULEBOOK), date(2010, 3, 12))
    whole = next(one for one in decide(plan, intake.records) if one.record.id == "helhed")
    (interval,) = whole.effective.values["henvendelser"].numbers
    assert (interval.low, interval.high) == (100, None)
    assert intake.set_aside == ["b"]


def test_nothing_usable_leaves_with_three(tmp_path: Path) -> None:
    """A rulebook that cannot be used, and cases that do not exist, end in 3 and say why."""
    runner = CliRunner()
    missing = runner.invoke(cli, ["evaluate", "findes-ikke"])
    assert missing.exit_code == 3
    assert "fejl[E401]" in missing.stderr
    broken = runner.invoke(cli, ["evaluate", "2010-analysen", "--rules", str(tmp_path)])
    assert broken.exit_code == 3
    assert "fejl[E155]" in broken.stderr
    assert runner.invoke(cli, ["evaluate"]).exit_code == 2
