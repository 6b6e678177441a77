"""Sentences about many tasks, totals and expected errors; the page that lists every sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from egnet.features.errors import MismatchError, ScenarioError, SentenceError
from egnet.features.page import sentences_page, unused
from egnet.features.run import Example, examples_in, feature_files
from egnet.features.sentence import Table
from egnet.features.steps import SENTENCES, say
from egnet.features.world import World

ROOT = Path(__file__).parents[1]

TASKS: Table = [["opgave", "henvendelser", "sager"], ["a", "12.000", "3.000"], ["b", "mindst 30.000", ""]]


def judged(table: Table = TASKS) -> World:
    """Two tasks from a table, judged."""
    world = World(ROOT)
    say(world, "given", 'regelsættet "borgerserviceenhed-2010"')
    say(world, "given", "disse opgaver", table)
    say(world, "when", "opgaverne vurderes")
    return world


def refusal(world: World, text: str, table: Table | None = None, kind: str = "then") -> ScenarioError:
    """Why a sentence does not hold."""
    with pytest.raises(ScenarioError) as refused:
        say(world, kind, text, table)
    return refused.value


@pytest.mark.parametrize(
    "claim",
    [
        "er 2 opgaver vurderet",
        "2 opgaver er uafklarede",
        "0 opgaver er sat til side",
        'har 0 opgaver afgørelsen "egnet"',
    ],
)
def test_counts_hold(claim: str) -> None:
    """What is counted is what was judged."""
    assert list(say(judged(), "then", claim)) == []


@pytest.mark.parametrize(
    "claim",
    [
        "er 3 opgaver vurderet",
        "1 opgave er uafklaret",
        "1 opgave er sat til side",
        'har 1 opgave afgørelsen "egnet"',
        'afgørelsen for "a" er "egnet"',
        'summen af "henvendelser" er "42.000"',
        'summen af "sager" er "3.000"',
    ],
)
def test_what_does_not_hold_is_told(claim: str) -> None:
    """A wrong count, verdict or total is a mismatch; a sum with an unknown part is no figure."""
    assert isinstance(refusal(judged(), claim), MismatchError)


def test_totals_are_bounds_where_parts_are() -> None:
    """`mindst` added to a figure is `mindst`."""
    assert list(say(judged(), "then", 'er summen af "henvendelser" "mindst 42.000"')) == []
    assert 'fandt:     "mindst 42.000"' in str(refusal(judged(), 'summen af "henvendelser" er "42.000"'))


def test_only_numbers_add_up() -> None:
    """A total of words is a fault of the sentence."""
    assert "er ikke et tal" in str(refusal(judged(), 'summen af "målgruppe" er "borgere"'))


def test_wholes_add_up_and_parts_do_not() -> None:
    """A task that is part of another is in its whole's figure already."""
    world = World(ROOT)
    say(world, "given", 'regelsættet "borgerserviceenhed-2010"')
    say(world, "given", 'sagerne fra "2010-analysen"')
    say(world, "when", "sagerne vurderes")
    assert world.batch is not None
    decided = world.batch.decided or ()
    wholes = [one for one in decided if one.record.part_of is None]
    hulls = [one.effective.values["sager"].hull for one in wholes]
    least = sum(hull.low for hull in hulls if hull is not None and hull.low is not None)
    assert 0 < len(wholes) < len(decided)
    say(world, "then", f'er summen af "sager" "mindst {least}"')


def test_verdicts_are_read_from_a_table() -> None:
    """Each row is held against its task; a heading, a task or a verdict that does not exist is a fault."""
    world = judged()
    assert list(say(world, "then", "er afgørelserne disse", [["opgave", "afgørelse"], ["a", "uafklaret"]])) == []
    rows = [["opgave", "afgørelse"], ["a", "egnet"]]
    assert isinstance(refusal(world, "er afgørelserne disse", rows), MismatchError)
    assert "mente du `egnet`" in str(refusal(world, "er afgørelserne disse", [rows[0], ["a", "egnett"]]))
    assert "opgaven `c` findes ikke" in str(refusal(world, "er afgørelserne disse", [rows[0], ["c", "egnet"]]))
    assert "overskriften" in str(refusal(world, "er afgørelserne disse", [["x", "y"], ["a", "egnet"]]))
    assert "ingen rækker" in str(refusal(world, "er afgørelserne disse", [rows[0]]))


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ([["sag", "sager"], ["a", "1"]], "overskriften"),
        ([["opgave", "sager"]], "ingen rækker"),
        ([["opgave", "sag"], ["a", "1"]], "mente du `sager`"),
        ([["opgave", "sager"], ["a", "1"], ["a", "2"]], "står to gange"),
        ([["opgave", "sager"], ["a", "mange"]], "værdien af `sager`"),
    ],
)
def test_a_wrong_table_of_tasks_is_refused(table: Table, said: str) -> None:
    """Heading, rows, names, ids and values."""
    world = World(ROOT)
    say(world, "given", 'regelsættet "borgerserviceenhed-2010"')
    assert said in str(refusal(world, "disse opgaver", table, "given"))


def test_nothing_is_claimed_before_it_is_judged() -> None:
    """Counting what was never judged is a fault, and so are errors where nothing was read."""
    world = World(ROOT)
    say(world, "given", 'regelsættet "borgerserviceenhed-2010"')
    assert "ingen sager er givet" in str(refusal(world, "er 2 opgaver vurderet"))
    say(world, "given", "disse opgaver", TASKS)
    assert "ikke vurderet" in str(refusal(world, "er 2 opgaver vurderet"))
    assert "intet er læst" in str(refusal(world, "meldes ingen fejl"))
    assert "har allerede" in str(refusal(world, "disse opgaver", TASKS, "given"))


def test_errors_are_expected_by_code_and_line() -> None:
    """A code that does not exist is a fault; one that is not reported, or elsewhere, a mismatch."""
    world = World(ROOT / "features" / "borgerserviceenhed-2010")
    say(world, "given", 'regelsættet "borgerserviceenhed-2010"')
    say(world, "given", 'sagerne fra "fejl/sager.yaml"')
    say(world, "then", 'meldes fejlen E202 i "sager.yaml" linje 10')
    assert isinstance(refusal(world, 'meldes fejlen E202 i "sager.yaml" linje 9'), MismatchError)
    assert isinstance(refusal(world, "meldes fejlen E201"), MismatchError)
    assert isinstance(refusal(world, "meldes ingen fejl"), MismatchError)
    assert isinstance(refusal(world, "meldes fejlen E999"), SentenceError)


def test_a_rulebook_is_checked() -> None:
    """A rulebook with an error reports it."""
    world = World(ROOT)
    say(world, "when", 'regelsættet "tests/diagnostics/base/rulebook" kontrolleres')
    say(world, "then", "meldes ingen fejl")
    assert isinstance(refusal(world, "meldes fejlen E117"), MismatchError)


# -- the page ------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    """Every scenario of the shipped features."""
    return [example for file in feature_files([ROOT / "features"]) for example in examples_in(file)]


def test_every_sentence_is_used(examples: list[Example]) -> None:
    """Each sentence has an example in a feature that holds."""
    assert unused(examples) == []


def test_the_page_is_up_to_date(examples: list[Example]) -> None:
    """docs/saetninger.md is what `egnet test --sentences` writes."""
    page = (ROOT / "docs" / "saetninger.md").read_text(encoding="utf-8")
    assert page == sentences_page(examples)
    assert page.count("\n### ") == len(SENTENCES)
