"""Sentences about values that are varied and drawn: by every way, and what is said where they do not hold."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest

from egnet.features.errors import MismatchError, ScenarioError, SentenceError
from egnet.features.library import NEEDS, WAYS, WayName
from egnet.features.run import run_file
from egnet.features.steps import say
from egnet.features.world import World

ROOT = Path(__file__).parents[1]
FEATURE = ROOT / "features" / "borgerserviceenhed-2010" / "hvad-nu-hvis.feature"
BARSEL = 'opgaven "ydelsesservice.barselsdagpenge" fra "2010-analysen"'
VARIED = '"andel_uden_væsentligt_skøn" varieres over "0..100 %:50 %"'


def given(*sentences: str) -> World:
    """A world in which these were said."""
    world = World(ROOT)
    say(world, "given", 'regelsættet "borgerserviceenhed-2010"')
    for sentence in sentences:
        say(world, "when" if " varieres " in sentence or " udfald trækkes" in sentence else "given", sentence)
    return world


def refusal(world: World, text: str, kind: str = "then") -> ScenarioError:
    """Why a sentence does not hold."""
    with pytest.raises(ScenarioError) as refused:
        say(world, kind, text)
    return refused.value


@pytest.mark.parametrize("way", WAYS)
def test_the_shipped_feature_holds_by_every_way(way: WayName) -> None:
    """Variants in columns, and one after the other by the definition and by durable-rules."""
    if way in NEEDS and find_spec(NEEDS[way][0]) is None:
        pytest.skip(f"{way} is not installed")
    told = run_file(FEATURE, way)
    assert len(told) == 6
    assert [one.failure for one in told] == [None] * 6
    assert all(one.judged for one in told)


@pytest.mark.parametrize(
    "claim",
    [
        'er andelen af udfald med afgørelsen "egnet" "33,3 %"',
        'er andelen af udfald med afgørelsen "egnet" "30..40 %"',
        'andelen af udfald med afgørelsen "uafklaret" er "mindst 60 %"',
        'andelen af udfald for "ydelsesservice.barselsdagpenge" med afgørelsen "egnet" er "ca. 33 %"',
        'skifter afgørelsen fra "uafklaret" til "egnet" ved "100 %"',
        "1 opgave skifter afgørelse",
        'the verdict changes from "uafklaret" to "egnet" at "100 %"',
    ],
)
def test_claims_hold(claim: str) -> None:
    """A share as it is shown or within what is written, and the first value of the next verdict."""
    assert list(say(given(BARSEL, VARIED), "then", claim)) == []


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ('er andelen af udfald med afgørelsen "egnet" "33 %"', 'fandt:     "uafklaret" 66,7 %, "egnet" 33,3 %'),
        ('er andelen af udfald med afgørelsen "mulig fremtidig" "5 %"', "forventet"),
        ('skifter afgørelsen fra "uafklaret" til "egnet" ved "50 %"', "100 %: egnet"),
        ('skifter afgørelsen fra "egnet" til "uafklaret" ved "100 %"', "100 %: egnet"),
        ("er afgørelsen den samme i alle udfald", "uafklaret: mulig fremtidig eller egnet"),
        ("2 opgaver skifter afgørelse", "1 gør: ydelsesservice.barselsdagpenge"),
    ],
)
def test_what_does_not_hold_is_told(claim: str, why: str) -> None:
    """With what was found instead."""
    refused = refusal(given(BARSEL, VARIED), claim)
    assert isinstance(refused, MismatchError)
    assert why in str(refused)


@pytest.mark.parametrize(
    ("said", "kind", "why"),
    [
        ('"henvendelse" varieres over "0..10:1"', "when", "mente du `henvendelser`?"),
        ('"henvendelser" varieres over "0..10:0"', "when", "0"),
        ('tærsklen "mindste årlige volumen" varieres over "1"', "when", "mente du `mindste_volumen`?"),
        ("0 udfald trækkes", "when", "mindst ét udfald"),
        ("er afgørelsen den samme i alle udfald", "then", "der er ikke prøvet noget"),
        ('"henvendelser" varieres over "0..1000000:1"', "when", "1.000.001"),
    ],
)
def test_what_cannot_be_tried_is_a_fault_of_the_sentence(said: str, kind: str, why: str) -> None:
    """Names, values, numbers, and nothing tried at all."""
    refused = refusal(given(BARSEL), said, kind)
    assert isinstance(refused, SentenceError)
    assert why in str(refused)


def test_where_several_things_vary_no_value_changes_a_verdict() -> None:
    """A value at which a verdict changes needs one axis, and nothing drawn."""
    claim = 'skifter afgørelsen fra "egnet" til "mulig fremtidig" ved "100 %"'
    for world in (given(BARSEL, VARIED, '"sager" varieres over "0,10"'), given(BARSEL, VARIED, "5 udfald trækkes")):
        assert "kun hvor ét fakta" in str(refusal(world, claim))


def test_an_unreadable_share_is_a_fault_of_the_sentence() -> None:
    """Not a share that differs."""
    refused = refusal(given(BARSEL, VARIED), 'er andelen af udfald med afgørelsen "egnet" "en tredjedel"')
    assert isinstance(refused, SentenceError)


def test_facts_that_change_afterwards_are_tried_again() -> None:
    """A claim is about the task as it is when the claim is made."""
    world = given(BARSEL, VARIED)
    say(world, "then", 'er andelen af udfald med afgørelsen "egnet" "33,3 %"')
    say(world, "given", "disse fakta er ændret", [["fakta", "værdi"], ["henvendelser", "0"], ["sager", "0"]])
    assert isinstance(refusal(world, 'er andelen af udfald med afgørelsen "egnet" "33,3 %"'), MismatchError)


def test_what_is_drawn_is_what_was_asked_for() -> None:
    """So many outcomes with this seed; a number without an end stays open unless it is said what it is drawn from."""
    world = given('opgaven "bevillingsnaevn" fra "2010-analysen"', "1000 udfald trækkes med frø 1")
    say(world, "then", 'er andelen af udfald med afgørelsen "uafklaret" "0,1 %"')
    assert world.trying is not None
    assert world.trying.found is not None
    found = world.trying.found[1]
    assert (found.samples, found.seed) == (1000, 1)
    assert {"henvendelser", "sager"} <= set(found.undrawn)
    for fact in ("henvendelser", "sager"):
        say(world, "given", f'"{fact}" kan trækkes fra "0..100.000"')
    say(world, "then", 'er andelen af udfald med afgørelsen "uafklaret" "0 %"')


def test_only_the_task_itself_is_spoken_of() -> None:
    """Its whole is not seen with all its parts, and nothing is said of it."""
    claim = 'er andelen af udfald for "ydelsesservice" med afgørelsen "egnet" "0 %"'
    assert "findes ikke" in str(refusal(given(BARSEL, VARIED), claim))
