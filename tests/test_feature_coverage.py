"""That the features speak of everything in each shipped rulebook, of each thing in the feature file of its own stem."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from egnet.features import library
from egnet.features.coverage import Shown, features_of_principles, missing, required
from egnet.features.evidence import Evidence, Outcome, Subject
from egnet.features.run import Told, run_file
from egnet.measure.seen import exercised
from egnet.plan.plan import Plan

ROOT = Path(__file__).parents[1]
RULEBOOKS = sorted(path.name for path in (ROOT / "rules").iterdir() if (path / "rulebook.yaml").is_file())


@pytest.fixture(scope="module", params=RULEBOOKS)
def features(request: pytest.FixtureRequest) -> Path:
    """The folder of a rulebook's features."""
    return ROOT / "features" / str(request.param)


@pytest.fixture(scope="module")
def plan(features: Path) -> Plan:
    """The rulebook as adopted, or as first in force."""
    rulebook = library.rulebook_named(features.name, features)
    day = rulebook.valid.start if rulebook.adopted is None else rulebook.adopted.date
    assert day is not None
    return library.plan_on(rulebook, day)


@pytest.fixture(scope="module")
def told(plan: Plan, features: Path) -> dict[PurePosixPath, list[Told]]:
    """Every scenario of the feature files that the rulebook calls for, run."""
    homes = sorted(set(required(plan).values()))
    return {home: run_file(features / home) for home in homes if (features / home).exists()}


@pytest.fixture(scope="module")
def shown(told: dict[PurePosixPath, list[Told]]) -> Shown:
    """What the scenarios that hold have shown, file by file."""
    return {home: [one for scenario in scenarios for one in scenario.shown] for home, scenarios in told.items()}


def test_every_scenario_holds(told: dict[PurePosixPath, list[Told]]) -> None:
    """Coverage is of scenarios that hold."""
    assert [f"{one.place}: {one.failure}" for scenarios in told.values() for one in scenarios if one.failure] == []


def test_every_principle_has_its_feature(plan: Plan, features: Path) -> None:
    """A principle's file has a feature file with the same stem."""
    homes = features_of_principles(plan.rulebook)
    assert {id_: str(home) for id_, home in homes.items() if not (features / home).is_file()} == {}


def test_every_feature_has_its_principle(plan: Plan, features: Path) -> None:
    """No feature file is left behind by a principle that was renamed."""
    homes = set(features_of_principles(plan.rulebook).values())
    files = [path for folder in ("principles", "constraints") for path in (features / folder).glob("*")]
    assert [path.name for path in files if PurePosixPath(path.parent.name, path.name) not in homes] == []


def test_everything_is_shown(plan: Plan, shown: Shown) -> None:
    """Each rule, row, consequence and step holds in one scenario and narrowly not in another; overrides override."""
    assert {f"{one.subject} {one.id}: {one.outcome}": str(home) for one, home in missing(plan, shown).items()} == {}


def test_everything_is_exercised(plan: Plan, told: dict[PurePosixPath, list[Told]]) -> None:
    """Every rule, row, consequence and step, every test in them and every exception is seen true and seen false."""
    decisions = [decided for scenarios in told.values() for scenario in scenarios for decided in scenario.judged]
    assert {f"{one.kind} {one.id} {one.text}": one.never for one in exercised(plan.rulebook, decisions).missing} == {}


def test_each_thing_is_asked_for(plan: Plan) -> None:
    """The list of what has to be shown is the rulebook's own, twice, and its overrides once."""
    rules = [rule.rule for principle in plan.principles for rule in principle.rules]
    things = len(rules) + len(plan.rows) + len(plan.consequences) + len(plan.schedule)
    assert len(required(plan)) == 2 * things + sum(len(rule.overrides) for rule in rules)


def test_nothing_shown_is_everything_missing(plan: Plan) -> None:
    """Without scenarios nothing counts as shown, and in another file than its own nothing does either."""
    everything = required(plan)
    elsewhere = {PurePosixPath("omraader/oekf.feature"): list(everything)}
    assert missing(plan, {}) == everything
    assert missing(plan, elsewhere) == everything


def test_what_only_happens_does_not_count(tmp_path: Path) -> None:
    """A rule that fires while another thing is claimed is not shown; the one that is claimed is."""
    feature = tmp_path / "en.feature"
    feature.write_text(
        "# language: da\n"
        "Egenskab: En\n"
        "  Scenarie: To regler gælder, den ene nævnes\n"
        '    Givet regelsættet "borgerserviceenhed-2010"\n'
        "    Og en opgave med disse fakta\n"
        "      | fakta        | værdi  |\n"
        "      | henvendelser | 30.000 |\n"
        "      | sager        | 30.000 |\n"
        "    Når opgaven vurderes\n"
        "    Så gælder reglen P3.sager\n"
        '    Og udfaldet for P3 er "opfyldt"\n',
        encoding="utf-8",
    )
    (told,) = run_file(feature)
    assert told.shown == {Evidence(Subject.RULE, "P3.sager", Outcome.FIRES)}


def test_a_scenario_that_does_not_hold_shows_nothing(tmp_path: Path) -> None:
    """What was claimed before the failure does not count either."""
    feature = tmp_path / "en.feature"
    feature.write_text(
        "# language: da\n"
        "Egenskab: En\n"
        "  Scenarie: Det andet krav holder ikke\n"
        '    Givet regelsættet "borgerserviceenhed-2010"\n'
        "    Og en opgave med disse fakta\n"
        "      | fakta        | værdi  |\n"
        "      | henvendelser | 30.000 |\n"
        "    Når opgaven vurderes\n"
        "    Så gælder reglen P3.henvendelser\n"
        '    Og udfaldet for P3 er "ikke opfyldt"\n',
        encoding="utf-8",
    )
    (told,) = run_file(feature)
    assert told.shown == frozenset()
    assert told.place.endswith(":10")
    assert told.failure is not None
    assert told.failure.da.startswith('forventet: udfaldet for P3 er "ikke opfyldt"')
