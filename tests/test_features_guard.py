"""That a scenario cannot vanish: feature files in which something would be passed over are refused before they run."""

from __future__ import annotations

import re
import textwrap
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from gherkin.dialect import Dialect

from egnet.diagnostics.codes import codes_of
from egnet.diagnostics.codes import features as codes
from egnet.diagnostics.render import render
from egnet.features.guard import concerns_egnet, inspect_file, inspect_text
from egnet.features.keywords import KEYWORDS, Kind
from egnet.text import Language

pytest_plugins = ["pytester"]

FEATURES = sorted((Path(__file__).parents[1] / "features").rglob("*.feature"))

SOUND = textwrap.dedent(
    """\
    # language: da
    Egenskab: Volumen
      Beskrivelsen er fri tekst, også over flere linjer.

      Baggrund:
        Givet regelsættet "borgerserviceenhed-2010"

      Regel: Der skal være nok henvendelser

        Scenarie: Der er nok
          Givet en opgave med disse fakta
            | fakta        | værdi  |
            | henvendelser | 30.000 |
          Når opgaven vurderes
          Så er udfaldet for P3 "opfyldt"
          Men reglen P3.lav gælder ikke

        Abstrakt Scenario: Der er <antal>
          Givet en opgave med disse fakta
            | fakta        | værdi   |
            | henvendelser | <antal> |
            | sager        | 0       |
          Når opgaven vurderes
          Så gælder reglen <regel>

          Eksempler:
            | antal  | regel           |
            | 20.000 | P3.henvendelser |
            | 20.001 | P3.henvendelser |
    """
)

Change = dict[int, str | None]

#: What becomes of single lines of the sound file, and what is then found: code and line.
HOLLOW: dict[str, tuple[Change, list[tuple[str, int]]]] = {
    "an English scenario in a rule": (
        {10: "Scenario: Der er nok"},
        [("E302", 10), ("E304", 11), ("E304", 14), ("E304", 15), ("E304", 16)],
    ),
    "an English step": ({15: 'Then er udfaldet for P3 "opfyldt"'}, [("E302", 15)]),
    "English examples": ({26: "Examples:"}, [("E302", 26)]),
    "an English background": ({5: "Background:"}, [("E302", 5), ("E304", 6)]),
    "an English description": ({3: "Given nothing"}, [("E302", 3)]),
    "a misspelt scenario": (
        {10: "Senarie: Der er nok"},
        [("E304", 10), ("E304", 11), ("E304", 14), ("E304", 15), ("E304", 16)],
    ),
    "a misspelt background": ({5: "Bagrund:"}, [("E304", 5), ("E304", 6)]),
    "a scenario without its colon": ({18: "Abstrakt Scenario Der er"}, [("E301", 18)]),
    "a rule without its colon": ({8: "Regel Der skal være nok"}, [("E301", 8)]),
    "a background without its colon": ({5: "Baggrund"}, [("E304", 5), ("E304", 6)]),
    "a misspelt first step": ({6: 'Givt regelsættet "borgerserviceenhed-2010"'}, [("E304", 6)]),
    "a first step in lower case": ({6: 'givet regelsættet "borgerserviceenhed-2010"'}, [("E321", 6)]),
    "a later step in capitals": ({16: "MEN reglen P3.lav gælder ikke"}, [("E321", 16)]),
    "a scenario in lower case": (
        {10: "scenarie: Der er nok"},
        [("E321", 10), ("E304", 11), ("E304", 14), ("E304", 15), ("E304", 16)],
    ),
    "a first step without a keyword": ({6: 'regelsættet "borgerserviceenhed-2010"'}, [("E304", 6)]),
    "a description that begins like a step": ({3: "Så er der en beskrivelse."}, [("E304", 3)]),
    "no claim": ({15: None, 16: None}, [("E306", 10)]),
    "only what is done": ({15: "Og opgaven vurderes", 16: None}, [("E306", 10)]),
    "no steps": (dict.fromkeys(range(11, 17)), [("E306", 10)]),
    "examples without rows": ({28: None, 29: None}, [("E307", 26)]),
    "examples without a table": ({27: None, 28: None, 29: None}, [("E307", 26)]),
    "an outline without examples": (dict.fromkeys(range(26, 30)), [("E308", 18)]),
    "examples by the name of an example": ({26: "Eksempel:"}, [("E320", 26)]),
    "a placeholder in a plain scenario": ({15: 'Så er udfaldet for P3 "<udfald>"'}, [("E308", 10)]),
    "a placeholder without a column": ({21: "| henvendelser | <mange> |"}, [("E309", 21)]),
    "two scenarios of one name": ({18: "Abstrakt Scenario: Der er nok"}, [("E310", 18)]),
    "a sentence that is nearly one": ({14: "Når opgaven vurders"}, [("E312", 14)]),
    "a sentence that is none": ({16: "Men solen skinner over byen i dag"}, [("E311", 16)]),
    "a claim that is given": ({6: "Givet tidsplanen er tom"}, [("E312", 6)]),
    "an example that makes no sentence": ({29: "| 20.001 | P3 lav |"}, [("E312", 24)]),
    "a scenario that begins with `Og`": ({11: "Og en opgave med disse fakta"}, [("E313", 11)]),
    "a text block that no sentence uses": (
        {16: 'Men reglen P3.lav gælder ikke\n"""\nScenarie: Skjult\n"""'},
        [("E314", 17)],
    ),
    "a text block without an end": ({16: 'Men reglen P3.lav gælder ikke\n"""'}, [("E318", 31)]),
    "a rule without scenarios": ({8: "Regel: Tom\nRegel: Der skal være nok"}, [("E305", 8)]),
    "a row with a cell too many": ({29: "| 20.001 | P3.lav | ja |"}, [("E319", 29)]),
    "no language": ({1: "# på dansk"}, [("E303", 2)]),
    "a language too late": ({1: None, 4: "# language: da"}, [("E303", 1)]),
    "an unknown language": ({1: "# language: dansk"}, [("E316", 1)]),
}


def changed(change: Change) -> str:
    """The sound file with single lines replaced, each indented as before, or left out."""
    lines = []
    for number, line in enumerate(SOUND.splitlines(), start=1):
        indent = line[: len(line) - len(line.lstrip())]
        new = change.get(number, line.lstrip())
        lines += [] if new is None else [indent + one for one in new.split("\n")]
    return "\n".join(lines) + "\n"


def found_in(text: str) -> list[tuple[str, int]]:
    """The code and line of everything found."""
    return [(one.code, one.span.line) for one in inspect_text(text, "en.feature") if one.span is not None]


def test_a_sound_file_has_no_findings() -> None:
    """Background, rules, tables and examples are all accounted for."""
    assert changed({}) == SOUND
    assert found_in(SOUND) == []


@pytest.mark.parametrize("hollow", HOLLOW)
def test_what_would_vanish_is_found(hollow: str) -> None:
    """Each change makes one thing hollow, and its line is named."""
    change, expected = HOLLOW[hollow]
    assert found_in(changed(change)) == expected


def test_help_is_what_to_write() -> None:
    """Missing quotation marks are put in, and a sentence of another kind has its keyword."""
    wrong = {
        6: "Givet regelsættet borgerserviceenhed-2010",
        15: "Så opgaven vurderes",
    }
    helps = [one.help.da for one in inspect_text(changed(wrong), "en.feature") if one.help is not None]
    assert helps == [
        'mente du: regelsættet "borgerserviceenhed-2010"',
        "mente du: Når opgaven vurderes",
    ]


def test_a_colon_may_stand_before_a_table() -> None:
    """Many write one; elsewhere it belongs to no sentence."""
    assert found_in(changed({11: "Givet en opgave med disse fakta:"})) == []
    assert found_in(changed({14: "Når opgaven vurderes:"})) == [("E312", 14)]


def test_every_code_is_tried() -> None:
    """Each code of the group is found in one of the hollow files, or by one of the tests below."""
    tried = {code for _, expected in HOLLOW.values() for code, _ in expected}
    assert {code.id for code in codes_of(codes)} - tried == {codes.NOT_UTF8.id, codes.BYTE_ORDER_MARK.id}


def test_a_finding_says_what_to_do() -> None:
    """The line, what is wrong with it, and the keyword to write."""
    (first, *_) = inspect_text(changed({15: 'Then er udfaldet for P3 "opfyldt"'}), "en.feature")
    assert render([first], "da") == (
        "fejl[E302]: `Then` er ikke et nøgleord på filens sprog (dansk)\n"
        "   --> en.feature:15:7\n"
        ' 15 |       Then er udfaldet for P3 "opfyldt"\n'
        "    |       ^^^^\n"
        "    = hjælp: skriv `Så`"
    )


def test_a_sentence_that_is_nearly_one_is_told_which() -> None:
    """What stands in quotes makes no difference to which sentence was meant."""
    (found,) = inspect_text(changed({15: 'Så er afgørelse "delvist egnet"'}), "en.feature")
    assert found.help is not None
    assert found.help.da == 'mente du: er afgørelsen "…"'


def test_an_empty_file_has_no_scenario() -> None:
    """Nothing at all, and nothing but a title."""
    assert found_in("") == [("E305", 1)]
    assert found_in("# language: da\nEgenskab: Tom\n") == [("E305", 2)]


def test_encodings_are_told(tmp_path: Path) -> None:
    """A file in another encoding, or with an invisible mark before its first line."""
    file = tmp_path / "en.feature"
    file.write_bytes(SOUND.encode("cp1252"))
    assert [one.code for one in inspect_file(file)] == ["E315"]
    file.write_bytes(SOUND.encode("utf-8-sig"))
    assert [one.code for one in inspect_file(file)] == ["E317"]
    file.write_bytes(SOUND.encode("utf-8"))
    assert inspect_file(file) == []


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
def test_the_shipped_features_are_sound(path: Path) -> None:
    """Nothing in features/ would be passed over."""
    assert inspect_file(path) == []


def test_other_projects_features_are_left_alone() -> None:
    """A file concerns egnet if it is in Danish or holds one of its sentences, even where it is not read as one."""
    assert concerns_egnet(SOUND)
    assert concerns_egnet('Feature: x\n  Secnario: y\n    Given the rulebook "z"\n')
    assert not concerns_egnet("Feature: x\n  Scenario: y\n    Given a wallet\n    And it is empty\n")


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_keywords_are_gherkins(language: Language) -> None:
    """The table of keywords is that of the parser, bullets apart."""
    dialect = Dialect.for_name(language)
    assert dialect is not None
    theirs = {
        kind: {w.strip() for w in words} - {"*"} for kind, words in dialect.spec.items() if kind in KEYWORDS["da"]
    }
    ours: dict[Kind, set[str]] = {kind: set(words) for kind, words in KEYWORDS[language].items()}
    assert ours == theirs


# -- within pytest ----------------------------------------------------------------------------------------------------


def run_features(pytester: pytest.Pytester, *arguments: str, **files: str) -> pytest.RunResult:
    """A run of pytest in a new process over a module that binds these feature files."""
    for name, text in files.items():
        (pytester.path / f"{name}.feature").write_text(text, encoding="utf-8")
    names = ", ".join(f'"{name}.feature"' for name in files)
    pytester.makepyfile(test_bound=f"from pytest_bdd import scenarios\n\nscenarios({names})\n")
    installed = any(entry.value == "egnet.features.plugin" for entry in entry_points(group="pytest11"))
    plugin = [] if installed else ["-p", "egnet.features.plugin"]
    return pytester.runpytest_subprocess(*plugin, "-p", "no:cacheprovider", *arguments)


def test_a_sound_file_runs(pytester: pytest.Pytester) -> None:
    """One scenario and two examples."""
    run_features(pytester, sund=SOUND).assert_outcomes(passed=3)


@pytest.mark.parametrize(
    ("hollow", "place"),
    [
        ("an English scenario in a rule", "hul.feature:10:5"),
        ("an English step", "hul.feature:15:7"),
        ("no claim", "hul.feature:10:5"),
        ("examples without rows", "hul.feature:26:7"),
        ("a misspelt first step", "hul.feature:6:5"),
        ("a sentence that is none", "hul.feature:16:7"),
        ("two scenarios of one name", "hul.feature:18:5"),
    ],
)
def test_a_hollow_file_stops_the_run(pytester: pytest.Pytester, hollow: str, place: str) -> None:
    """No scenario runs, not even of the sound file beside it; the error names file and line."""
    change, expected = HOLLOW[hollow]
    result = run_features(pytester, sund=SOUND, hul=changed(change))
    result.assert_outcomes(errors=1)
    assert result.ret == pytest.ExitCode.INTERRUPTED
    result.stdout.fnmatch_lines([f"fejl?{expected[0][0]}?: *", f"*--> {place}"])


def test_an_empty_file_stops_the_run(pytester: pytest.Pytester) -> None:
    """pytest-bdd fails on it without naming it."""
    result = run_features(pytester, sund=SOUND, tom="")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["fejl?E305?: filen har ingen scenarier", "*--> tom.feature:1:1"])


def test_sentences_of_a_projects_own_are_known(pytester: pytest.Pytester) -> None:
    """A sentence defined with pytest-bdd beside egnet's is no finding."""
    pytester.makeconftest("from pytest_bdd import then\n\n@then('solen skinner')\ndef _():\n    pass\n")
    run_features(pytester, sund=changed({16: "Men solen skinner"})).assert_outcomes(passed=3)


def test_a_feature_of_another_project_runs_as_ever(pytester: pytest.Pytester) -> None:
    """English, and none of egnet's sentences: a scenario without a claim is their own affair."""
    pytester.makeconftest("from pytest_bdd import given\n\n@given('a wallet')\ndef _():\n    pass\n")
    text = "Feature: Wallets\n  Scenario: One\n    Given a wallet\n"
    result = run_features(pytester, "-v", wallets=text)
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["*::test_one PASSED*"])


def test_every_scenario_runs_in_each_way(pytester: pytest.Pytester) -> None:
    """`--egnet-way` names one way or all of them."""
    pytest.importorskip("durable")
    pytest.importorskip("polars")
    run_features(pytester, "--egnet-way", "durable", sund=SOUND).assert_outcomes(passed=3)
    result = run_features(pytester, "--egnet-way", "all", "-v", sund=SOUND)
    result.assert_outcomes(passed=9)
    ways = re.findall(r"test_der_er_nok\[(\w+)\] PASSED", result.stdout.str())
    assert ways == ["definition", "durable", "polars"]
