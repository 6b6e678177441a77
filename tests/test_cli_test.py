"""`egnet test`: what whoever has feature files and a rulebook, and no knowledge of pytest, is told."""

from __future__ import annotations

import json
import shutil
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from egnet.cli import cli
from egnet.features import library

ROOT = Path(__file__).parents[1]
RULES = ROOT / "rules" / "borgerserviceenhed-2010"
FEATURE = """\
# language: da
Egenskab: Volumen

  Baggrund:
    Givet regelsættet "borgerserviceenhed-2010"
    Og en opgave med disse fakta
      | fakta        | værdi |
      | henvendelser | 3.000 |

  Abstrakt Scenario: Der er <antal>
    Givet disse fakta er ændret
      | fakta        | værdi   |
      | henvendelser | <antal> |
    Når opgaven vurderes
    Så gælder reglen P3.henvendelser

    Eksempler:
      | antal  |
      | 20.000 |
      | 19.999 |
"""


def egnet(*arguments: str) -> Result:
    """`egnet test` with these arguments."""
    return CliRunner().invoke(cli, ["test", *arguments], env={"COLUMNS": "80"})


@pytest.fixture
def feature(tmp_path: Path) -> Path:
    """A file in which the first row holds and the second does not."""
    path = tmp_path / "volumen.feature"
    path.write_text(FEATURE, encoding="utf-8")
    return path


def test_what_does_not_hold_is_told_with_its_place(feature: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """File and line, scenario, sentence, what was expected and found; then the count; the exit code is 1."""
    monkeypatch.chdir(feature.parent)
    result = egnet(".")
    lines = [line.strip() for line in result.stdout.splitlines()]
    assert lines[:4] == [
        "volumen.feature:15  Der er 19.999",
        "Så gælder reglen P3.henvendelser",
        "forventet: P3.henvendelser gælder",
        "fandt:     P3.henvendelser gælder ikke (henvendelser = 19.999: ikke opfyldt)",
    ]
    assert lines[-1] == "definition: 2 scenarier i 1 fil, 1 holder, 1 holder ikke"
    assert result.exit_code == 1


def test_english_readers_are_told_in_english(feature: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was expected and found, in the words of `--language en`; the sentence stands as it is written."""
    monkeypatch.chdir(feature.parent)
    result = CliRunner().invoke(cli, ["--language", "en", "test", feature.name], env={"COLUMNS": "100"})
    lines = [line.strip() for line in result.stdout.splitlines()]
    assert lines[1:4] == [
        "Så gælder reglen P3.henvendelser",
        "expected:  P3.henvendelser applies",
        "found:     P3.henvendelser does not apply (henvendelser = 19,999: not met)",
    ]


def test_what_holds_is_one_line(feature: Path) -> None:
    """Nothing but the count, and the exit code is 0."""
    feature.write_text(FEATURE.replace("      | 19.999 |\n", ""), encoding="utf-8")
    result = egnet(str(feature))
    assert (result.stdout, result.exit_code) == ("definition: 1 scenarie i 1 fil, alle holder\n", 0)


@pytest.mark.skipif(find_spec("durable") is None, reason="durable-rules is not installed")
@pytest.mark.skipif(find_spec("polars") is None, reason="polars is not installed")
def test_each_way_has_its_line(feature: Path) -> None:
    """A failure that is the same in every way is told once."""
    result = egnet(str(feature), "--way", "all")
    assert result.stdout.count("Der er 19.999") == 1
    assert result.stdout.splitlines()[-3:] == [
        "definition: 2 scenarier i 1 fil, 1 holder, 1 holder ikke",
        "durable: 2 scenarier i 1 fil, 1 holder, 1 holder ikke",
        "polars: 2 scenarier i 1 fil, 1 holder, 1 holder ikke",
    ]


@pytest.mark.parametrize(("way", "package"), [("durable", "durable-rules"), ("polars", "polars")])
def test_a_way_that_is_not_installed_is_named(
    feature: Path, monkeypatch: pytest.MonkeyPatch, way: str, package: str
) -> None:
    """With `--way all` it is said what a way lacks, and the others run."""
    monkeypatch.setitem(library.NEEDS, way, ("no_such_module", package))
    said = egnet(str(feature), "--way", "all").stdout.splitlines()
    assert f"{way}: ikke kørt, for {package} er ikke installeret" in said
    assert said[-3] == "definition: 2 scenarier i 1 fil, 1 holder, 1 holder ikke"


def test_json_has_every_scenario(feature: Path) -> None:
    """Counts by way, and each scenario with its place and why it does not hold."""
    result = egnet(str(feature), "--format", "json")
    data = json.loads(result.stdout)
    assert data["ways"] == [{"way": "definition", "scenarios": 2, "holding": 1}]
    first, second = data["scenarios"]
    assert (first["scenario"], first["line"], first["holds"]) == ("Der er 20.000", 10, True)
    assert second["failed"]["line"] == 15
    assert second["failed"]["why"].startswith("forventet: P3.henvendelser gælder")


def test_junit_is_xml_that_counts(feature: Path) -> None:
    """One suite for the file, one case for each row, and a failure in the second."""
    result = egnet(str(feature), "--format", "junit")
    root = ElementTree.fromstring(result.stdout)
    (suite,) = root
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
    assert [case.find("failure") is not None for case in suite] == [False, True]


def test_another_rulebook_can_be_tried(feature: Path, tmp_path: Path) -> None:
    """`--rules` stands in for the rulebook that the file names, and a lower threshold lets both rows hold."""
    folder = shutil.copytree(RULES, tmp_path / "regler")
    parameters = folder / "parameters.yaml"
    text = parameters.read_text(encoding="utf-8")
    parameters.write_text(text.replace("value: 20000", "value: 15000"), encoding="utf-8")
    assert egnet(str(feature), "--rules", str(folder)).exit_code == 0


def test_a_rulebook_that_cannot_be_used_is_told_once(feature: Path, tmp_path: Path) -> None:
    """Its own diagnostics, not one failure for each scenario; the exit code is 3."""
    folder = shutil.copytree(RULES, tmp_path / "regler")
    (folder / "verdict.yaml").unlink()
    feature.write_text(FEATURE.replace('"borgerserviceenhed-2010"', f'"{folder}"'), encoding="utf-8")
    result = egnet(str(feature))
    assert result.exit_code == 3
    assert result.stdout == ""
    assert result.stderr.count("fejl[E154]") == 1


def test_a_hollow_file_stops_everything(feature: Path, tmp_path: Path) -> None:
    """One file without a claim, and not even the sound one beside it is run."""
    hollow = FEATURE.replace("    Så gælder reglen P3.henvendelser\n", "")
    (tmp_path / "hul.feature").write_text(hollow, encoding="utf-8")
    result = egnet(str(tmp_path))
    assert result.exit_code == 3
    assert result.stdout == ""
    assert "fejl[E306]" in result.stderr
    assert f"{tmp_path / 'hul.feature'}:10:3" in result.stderr


def test_english_is_spoken(feature: Path) -> None:
    """The counts are in the language asked for."""
    result = CliRunner().invoke(cli, ["--language", "en", "test", str(feature)])
    assert result.stdout.endswith("definition: 2 scenarios in 1 file, 1 hold, 1 do not\n")


def test_coverage_names_what_nothing_exercises(feature: Path) -> None:
    """The table and the list; the exit code is 1 while something is missing."""
    feature.write_text(FEATURE.replace("      | 19.999 |\n", ""), encoding="utf-8")
    result = egnet(str(feature), "--coverage")
    assert result.stdout.startswith("Dækning af borgerserviceenhed-2010: 1 afgørelse\n")
    assert "reglen P3.henvendelser: aldrig falsk" in result.stdout
    assert result.exit_code == 1


def test_coverage_of_scenarios_that_do_not_hold_is_not_told(feature: Path) -> None:
    """What does not hold is told instead."""
    result = egnet(str(feature), "--coverage")
    assert "Dækning" not in result.stdout
    assert "Der er 19.999" in result.stdout
    assert result.exit_code == 1


def test_a_page_is_of_coverage_only(feature: Path) -> None:
    """Results have no page, and coverage is no list of test cases."""
    assert egnet(str(feature), "--format", "html").exit_code == 2
    assert egnet(str(feature), "--coverage", "--format", "junit").exit_code == 2
