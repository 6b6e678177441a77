"""`egnet new`: what it writes passes the check, its examples hold, and its cases are decided."""

from __future__ import annotations

import shutil
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

import golden
from egnet.cli import cli
from egnet.driver import read_rulebook
from egnet.evaluate.forest import decide
from egnet.features.run import Told, run_file
from egnet.locations import shipped
from egnet.plan.fold import plan_of
from egnet.records.read import read_cases
from egnet.scaffold.example import written
from egnet.scaffold.files import slug
from egnet.values.domain import Domain, Kind
from egnet.values.value import Choice, chosen
from egnet.values.written import read_value

ORIGIN = "borgerserviceenhed-2010"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, and the process in it."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def new(*arguments: str, expected: int = 0) -> Result:
    result = CliRunner().invoke(cli, ["new", *arguments], catch_exceptions=False)
    assert result.exit_code == expected, result.output
    return result


def checked(*arguments: str) -> str:
    return CliRunner().invoke(cli, ["check", *arguments], catch_exceptions=False).stdout


def told(*places: str) -> list[Told]:
    files = sorted(path for place in places for path in Path(place).rglob("*.feature"))
    return [one for path in files for one in run_file(path)]


def decided(cases: str) -> str:
    return CliRunner().invoke(cli, ["evaluate", cases, "--format", "csv"], catch_exceptions=False).stdout


@pytest.mark.usefixtures("here")
def test_a_new_rulebook_is_whole() -> None:
    """No error and no remark, every example holds, and the case is decided; a second of the name is refused."""
    said = new("rulebook", "bibliotek-2026", "--valid-from", "2026-01-01", "--title", 'Opgaver # på "biblioteket"')
    assert said.stderr == (
        "skrevet: cases/bibliotek-2026\nskrevet: features/bibliotek-2026\nskrevet: rules/bibliotek-2026\n"
    )
    assert checked("rules") == "rules: ingen fejl\n"
    assert read_rulebook(Path("rules/bibliotek-2026")).title.da == 'Opgaver # på "biblioteket"'
    scenarios = told("features")
    assert len(scenarios) == 5
    assert CliRunner().invoke(cli, ["test", "features/bibliotek-2026"], catch_exceptions=False).exit_code == 0
    assert [one.failure for one in scenarios if one.failure] == []
    assert "en-opgave;En opgave;Forvaltningen;;egnet;" in decided("cases/bibliotek-2026")
    assert "fejl[E430]" in new("rulebook", "bibliotek-2026", "--valid-from", "2027-01-01", expected=3).stderr
    assert new("rulebook", "andet", expected=2).stderr.strip().endswith("give --valid-from, or --from")


@pytest.mark.usefixtures("here")
def test_a_copy_decides_as_its_origin() -> None:
    """A draft with a name of its own that says where it is from; same verdicts, and the examples hold in their new place."""
    new("rulebook", "vores", "--from", ORIGIN, "--title", "Vores regler")
    origin = read_rulebook(shipped("rules") / ORIGIN)
    copy = read_rulebook(Path("rules/vores"))
    head = Path("rules/vores/rulebook.yaml").read_text(encoding="utf-8")
    assert f'origin:\n  id: {ORIGIN}\n  version: "{origin.version}"\n  sha256: {origin.sha256}\n' in head
    assert (copy.id, copy.version, copy.status, copy.adopted, copy.title.da) == (
        "vores",
        "0.1",
        "udkast",
        None,
        "Vores regler",
    )
    assert "# Remarks of `egnet check`" in head
    assert checked("rules/vores") == "rules/vores: ingen fejl\n"
    assert origin.adopted is not None
    cases = shipped("cases") / "2010-analysen"
    verdicts = [
        [one.trace.possible for one in decide(plan_of(book, origin.adopted.date), read_cases([cases], book).records)]
        for book in (origin, copy)
    ]
    assert verdicts[0] == verdicts[1]
    scenarios = told("features/vores/constraints")
    assert len(scenarios) > 10
    assert [one.failure for one in scenarios if one.failure] == []
    text = "".join(path.read_text(encoding="utf-8") for path in Path("features").rglob("*.feature"))
    assert f'regelsættet "{ORIGIN}"' not in text


@pytest.mark.parametrize(
    ("arguments", "feature", "count"),
    [
        # In a feature whose background gives the rulebook only; in one whose background states the task; in none.
        (["P1.bundet", "--when", "binding: [stærk, afgørende]", "--consider", "minus"], "principles/1-niveau.feature", 2),
        (["P1.flere", "--when", "kanaler: [telefon, brev]", "--when", "andel_uden_skøn: mindst 50 %", "--consider", "plus"],
         "principles/1-niveau.feature", 2),
        (["P3.to", "--when", "henvendelser: >= 15000", "--when", "henvendelser: < mindste_volumen", "--then", "opfyldt",
          "--overrides", "P3.lille"], "principles/3-volumen.feature", 2),
        # Nothing that is calculated can be stated.
        (["P1.dag", "--when", "henvendelser_pr_dag: mindst 100", "--consider", "plus"], "principles/1-niveau.feature", 0),
    ],
)  # fmt: skip
def test_a_new_rule_has_its_example(arguments: list[str], feature: str, count: int, here: Path) -> None:
    """The rule stands last in its principle, its scenarios hold, its case brings it about; what was there stays."""
    shutil.copytree(golden.BASE, here, dirs_exist_ok=True)
    before = (here / "features/rulebook" / feature).read_text(encoding="utf-8")
    said = new("rule", *arguments, "--because", 'Derfor: "{henvendelser}" #1', "--rules", "rulebook").stderr
    rulebook = read_rulebook(here / "rulebook")
    rule = next(rule for principle in rulebook.principles for rule in principle.rules if rule.id == arguments[0])
    assert rule.because.da == 'Derfor: "{henvendelser}" #1'
    assert rule is next(p for p in rulebook.principles if rule in p.rules).rules[-1]
    assert (here / "features/rulebook" / feature).read_text(encoding="utf-8").startswith(before)
    mine = [one for one in told("features") if arguments[0] in one.name]
    assert [one.failure for one in mine] == [None] * count
    assert ("intet eksempel skrevet" in said) == (count == 0)
    if count:
        assert "L112" not in checked("rulebook")
        day = rulebook.valid.start
        assert day is not None
        intake = read_cases([here / "cases/rulebook/eksempler.yaml"], rulebook)
        (one,) = decide(plan_of(rulebook, day), intake.records)
        traced = [each for principle in one.trace.principles for each in principle.rules if each.rule.id == rule.id]
        assert traced[0].fires.must_hold


@pytest.mark.usefixtures("here")
def test_a_rule_beside_a_background_that_states_the_task() -> None:
    """Where the background gives a task already, the scenarios change its facts."""
    new("rulebook", "vores", "--from", ORIGIN)
    new(
        "rule",
        "P3.forsøg",
        "--when",
        "forsøg_aftalt: ja",
        "--overrides",
        "P3.lav",
        "--because",
        "Et forsøg",
        "--rules",
        "rules/vores",
    )
    feature = Path("features/vores/principles/3-vaesentlig-volumen.feature")
    mine = [one for one in run_file(feature) if "P3.forsøg" in one.name]
    assert [one.failure for one in mine] == [None, None]
    new(
        "rule",
        "P3.igen",
        "--when",
        "forsøg_aftalt: ja",
        "--consider",
        "plus",
        "--because",
        "Et forsøg",
        "--rules",
        "rules/vores",
    )
    records = Path("cases/vores/eksempler.yaml").read_text(encoding="utf-8")
    assert records.count("- id: ") == 2


@pytest.mark.usefixtures("here")
def test_a_new_principle_has_its_rule() -> None:
    """A principle, or a constraint, in a file named after it, known to the schema of the verdict table."""
    new("rulebook", "smaa", "--valid-from", "2026-01-01")
    about = (
        "--source",
        "grundlag, afsnit 2",
        "--when",
        "henvendelser: 0",
        "--because",
        "Ingen",
        "--rules",
        "rules/smaa",
    )
    new("principle", "P2", "--title", "Færre borgerindgange", *about)
    new(
        "principle",
        "LOV",
        "--title",
        "Lov om små opgaver",
        "--kind",
        "legal",
        "--otherwise",
        "opfyldt",
        "--then",
        "ikke opfyldt",
        *about,
    )
    rulebook = read_rulebook(Path("rules/smaa"))
    assert [
        (one.id, one.kind.value, one.otherwise, [rule.id for rule in one.rules]) for one in rulebook.principles
    ] == [
        ("P1", "placement", "ikke opfyldt", ["P1.mange", "P1.få"]),
        ("P2", "placement", "ikke opfyldt", ["P2.regel"]),
        ("LOV", "legal", "opfyldt", ["LOV.regel"]),
    ]
    assert checked("rules") == "rules: ingen fejl\n"
    assert [one.failure for one in told("features") if one.failure] == []
    assert "Lov om små opgaver" in Path("rules/smaa/schema/verdict.json").read_text(encoding="utf-8")
    assert "fejl[E430]" in new("principle", "P2", "--title", "Færre borgerindgange", *about, expected=3).stderr


@pytest.mark.usefixtures("here")
def test_what_is_wrong_writes_nothing() -> None:
    """A rule that cannot stand is told with its place, and every file stays as it was; a shipped rulebook is not written in."""
    new("rulebook", "smaa", "--valid-from", "2026-01-01")
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    because = ("--because", "x", "--rules", "rules/smaa")
    for code, arguments in (
        ("E117", ("P1.nok", "--when", "henvendelser: mindst 500", "--then", "opfyldt", *because)),
        ("E104", ("P1.nok", "--when", "henvendlser: mindst 500", "--consider", "plus", *because)),
        ("E113", ("P1.nok", "--when", "henvendelser: 0", "--then", "ja", *because)),
        ("E120", ("P1.nok", "--when", "henvendelser: 0", "--consider", "plus", "--source", "x, y", *because)),
        ("E118", ("P1.få", "--when", "henvendelser: 0", "--consider", "plus", *because)),
        ("E155", ("P1.nok", "--when", "sager: 0", "--consider", "plus", "--because", "x", "--rules", ORIGIN)),
    ):
        assert f"fejl[{code}]" in new("rule", *arguments, expected=3).stderr
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before


@given(
    st.fractions(-1000, 1000).map(lambda n: Fraction(round(n * 1000), 1000))
    | st.sampled_from([Fraction(10**12), Fraction(1, 8)])
)
def test_a_number_is_written_as_it_is_read(number: Fraction) -> None:
    """With all its digits, as a number and as a share."""
    for kind in (Kind.NUMBER, Kind.SHARE):
        domain = Domain(kind)
        share = abs(number) / 10**13 if kind is Kind.SHARE else number
        assert read_value(written(share, kind), domain) == chosen(share)


@pytest.mark.parametrize("choice", ["ja", frozenset({"telefon"})])
def test_a_word_is_written_as_it_is_read(choice: Choice) -> None:
    """A word, and a set of one."""
    kind = Kind.CHOICES if isinstance(choice, frozenset) else Kind.BOOLEAN
    domain = Domain(kind, words=("telefon", "brev") if kind is Kind.CHOICES else ("ja", "nej"))
    assert read_value(written(choice, kind), domain) == chosen(choice)


@given(st.text(max_size=40))
def test_a_slug_is_the_name_of_a_file(text: str) -> None:
    """Small letters, digits and hyphens, whatever it is made of, and unchanged when made again."""
    made = slug(text)
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(made) == made
