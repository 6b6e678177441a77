"""What stands in the way of the other verdicts: against trying every choice, and against what the report says."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from choices import Choices, decided_on, decided_with, shipped_cases, with_choices
from egnet.evaluate.explore import cells_in
from egnet.evaluate.forest import Decided
from egnet.explain.obstacles import NotThis, Way, why_not
from egnet.explain.phrases import Phrases
from egnet.values.value import ANY_NUMBER, IRRELEVANT, Choice
from generate import DAYS, Run, runs
from small import small_runs

days = st.sampled_from(DAYS)
rulebooks = small_runs() | runs()


# -- every choice --------------------------------------------------------------------------------------------------------


@given(rulebooks, days)
def test_ways_are_exactly_the_shortest(run: Run, day: date) -> None:
    """A verdict's ways are all sets of as few facts in other cells as any choice needs that gives it, and no others."""
    for one, choices in with_choices(decided_on(run, day), beyond=True):
        plan, state = one.trace.plan, one.trace.state
        found = {not_this.verdict: not_this for not_this in why_not(one.trace)}
        possible = {word for verdict in one.trace.possible for word in verdict}
        assert list(found) == [word for word in plan.rulebook.verdicts if word not in possible]
        for word, not_this in found.items():
            changes = {
                frozenset(
                    (fact, cell)
                    for fact, cell in zip(choices.facts, choice, strict=True)
                    if not state[fact] >> cell & 1
                )
                for choice, verdicts in choices.given.items()
                if any(word in verdict for verdict in verdicts)
            }
            fewest = min((len(change) for change in changes), default=0)
            assert not_this.exact
            assert single_changes(not_this) == sorted(map(sorted, (c for c in changes if len(c) == fewest)))


def single_changes(not_this: NotThis) -> list[list[tuple[int, int]]]:
    """The ways taken apart into sets of single cells; one that two ways hold would be there twice."""
    apart = []
    for way in not_this.ways:
        cells = [[(c.fact.index, cell) for cell in cells_in(c.must_be)] for c in way.conditions]
        apart += [sorted(combination) for combination in product(*cells)]
    return sorted(apart)


@given(rulebooks, days)
def test_what_a_way_rests_on(run: Run, day: date) -> None:
    """Once a way is gone, the verdict depends on exactly the facts that can still make a difference to it."""
    for one, choices in with_choices(decided_on(run, day), beyond=True):
        for not_this in why_not(one.trace):
            for way in not_this.ways:
                changed = {condition.fact.index for condition in way.conditions}
                after = choices.within(after_way(one, way))
                assert {fact.index for fact in way.rests_on} == given_or_not(
                    after, not_this.verdict
                ).differing() - changed


def after_way(one: Decided, way: Way) -> tuple[int, ...]:
    """The record's state once the conditions are met; where parts inherit one of them, any number of them may count."""
    state = list(one.trace.state)
    for condition in way.conditions:
        state[condition.fact.index] = condition.must_be
    facts, rulebook = one.trace.plan.facts, one.trace.plan.rulebook
    declared = [rulebook.facts.get(condition.fact.name) for condition in way.conditions]
    inherited = any(fact is not None and fact.inherited for fact in declared)
    for fact in facts:
        if fact.parts is not None and inherited and not any(c.fact is fact for c in way.conditions):
            some = sum(1 << i for i, cell in enumerate(fact.cells) if cell.choice_within(ANY_NUMBER) is not None)
            state[fact.index] |= some if state[fact.index] & some else 0
    return tuple(state)


def given_or_not(choices: Choices, verdict: str) -> Choices:
    """The choices with whether the verdict is given in place of the verdicts."""
    given = {c: frozenset((str(verdict in words),) for words in verdicts) for c, verdicts in choices.given.items()}
    return Choices(choices.facts, given)


@given(rulebooks, days)
def test_obstacles_are_findings_of_today(run: Run, day: date) -> None:
    """An obstacle is a finding of today that the way replaces by one that is not possible today."""
    for one in decided_on(run, day):
        today = {p.principle.id: p.findings for p in one.trace.principles}
        for obstacle in (o for n in why_not(one.trace) for way in n.ways for o in way.obstacles):
            assert set(obstacle.is_) == today[obstacle.principle]
            assert obstacle.must_be
            assert not today[obstacle.principle] & set(obstacle.must_be)


# -- the shipped cases ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id_", sorted(shipped_cases()))
def test_each_condition_is_needed_and_together_they_do(id_: str) -> None:
    """With all conditions of a way met the verdict is possible, and with any one of them left out it is not."""
    one = shipped_cases()[id_]
    for not_this in why_not(one.trace):
        assert not_this.exact
        for way in not_this.ways:
            looked_at = [*(condition.fact for condition in way.conditions), *way.rests_on]
            if any(fact.parts is not None for fact in looked_at):
                # Parts would have to come out otherwise as well, or to stay as they are.
                continue
            assert gives(one, way, not_this.verdict)
            for i in range(len(way.conditions)):
                fewer = Way((*way.conditions[:i], *way.conditions[i + 1 :]), (), ())
                assert not gives(one, fewer, not_this.verdict)


def gives(one: Decided, way: Way, verdict: str) -> bool:
    """Whether the verdict is possible once the conditions are met, by the whole pipeline."""
    values: dict[str, Choice] = {}
    for condition in way.conditions:
        cell = condition.fact.cells[cells_in(condition.must_be)[0]]
        choice = cell.choice_within(condition.fact.domain.whole)
        values[condition.fact.name] = IRRELEVANT if choice is None else choice
    again = decided_with(one, list(shipped_cases().values()), values)
    return any(verdict in given for given in again.trace.possible)


# -- what the report says stands in the way ------------------------------------------------------------------------------


def ways_to(id_: str, verdict: str) -> tuple[Way, ...]:
    return next(n.ways for n in why_not(shipped_cases()[id_].trace) if n.verdict == verdict)


def facts_of(ways: tuple[Way, ...]) -> list[dict[str, list[str]]]:
    """For each way, the facts and the words that they would have to be."""
    return [
        {
            c.fact.name: [str(piece) for cell in cells_in(c.must_be) for piece in c.fact.cells[cell].pieces]
            for c in way.conditions
        }
        for way in ways
    ]


def obstacles_of(ways: tuple[Way, ...]) -> set[frozenset[str]]:
    return {frozenset(obstacle.principle for obstacle in way.obstacles) for way in ways}


def test_ydelsesservice_is_kept_by_the_statute() -> None:
    """analyse-2010, afsnit 4.3: one committee must answer for effort and benefit, and the tie to the job centres is
    decisive; without the statute the area would be partly suited, without both suited."""
    partly, wholly = ways_to("ydelsesservice", "delvist egnet"), ways_to("ydelsesservice", "egnet")
    assert facts_of(partly) == [{"lov_kræver_ét_udvalg": ["nej"]}]
    assert obstacles_of(partly) == {frozenset({"ET_UDVALG"})}
    assert obstacles_of(wholly) == {frozenset({"ET_UDVALG", "P2"})}
    assert all(facts["lov_kræver_ét_udvalg"] == ["nej"] for facts in facts_of(wholly))
    assert {"lov_kræver_ét_udvalg": ["nej"], "binding_til_opgaver_der_bliver": ["svag"]} in facts_of(wholly)


def test_byggesager_wait_for_the_archive_and_another_decision() -> None:
    """analyse-2010, afsnit 4.4.3: a digitised archive is a precondition, and the area is bound up with the decision on
    services for businesses; nothing else keeps it from being partly suited."""
    partly, wholly = ways_to("byggesager", "delvist egnet"), ways_to("byggesager", "egnet")
    assert obstacles_of(partly) == {frozenset({"FORUDSÆTNING"})}
    assert obstacles_of(wholly) == {frozenset({"FORUDSÆTNING", "P2"})}
    assert {"arkiv_digitaliseret": ["ja", "ikke relevant"], "afventer_anden_beslutning": ["nej"]} in facts_of(partly)
    assert all(facts["afventer_anden_beslutning"] == ["nej"] for facts in facts_of(partly) + facts_of(wholly))


def test_parkering_is_kept_by_its_interfaces() -> None:
    """analyse-2010, afsnit 4.4.2: very strong interfaces to the operating units, and nothing else."""
    ways = ways_to("parkering", "egnet")
    assert obstacles_of(ways) == {frozenset({"P2"})}
    assert {"binding_til_opgaver_der_bliver": ["svag"]} in facts_of(ways)
    assert {"snitflader_sikret_i_system": ["ja"]} in facts_of(ways)


def test_pladsanvisning_is_kept_by_what_it_allocates() -> None:
    """analyse-2010, afsnit 4.6: allocation and offer would be parted, the administration cannot do without the task,
    and a quarter only of the guidance is settled at once."""
    partly, wholly = ways_to("pladsanvisning", "delvist egnet"), ways_to("pladsanvisning", "egnet")
    assert obstacles_of(partly) == {frozenset({"FORDELING", "P1"})}
    assert obstacles_of(wholly) == {frozenset({"FORDELING", "P1", "P2"})}
    for facts in facts_of(partly) + facts_of(wholly):
        assert facts["fordeling_styrer_tilbud_der_bliver"] == ["nej"]
        assert facts["uundværlig_for_afgivende"] == ["nej"]


# -- in words ------------------------------------------------------------------------------------------------------------


def test_reads_as_a_sentence() -> None:
    """Titles, findings and figures of today, in Danish; ways that differ in one condition are said together."""
    one = shipped_cases()["byggesager"]
    lines = Phrases(one).why_not(n for n in why_not(one.trace) if n.verdict == "delvist egnet")
    assert [(line.depth, line.text) for line in lines] == [
        (0, "delvist egnet: Forudsætninger for at flytte: nu »ikke opfyldt«, skulle være »opfyldt«"),
        (1, "afventer en anden beslutning: nej (nu ja)"),
        (1, "arkiv digitaliseret: ja eller ikke relevant (nu nej); eller fysisk arkiv nødvendigt: nej (nu ja)"),
    ]


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_code_names(language: str) -> None:
    """No name of a fact, principle or rule shows in the text of any shipped task."""
    for one in shipped_cases().values():
        rulebook = one.trace.plan.rulebook
        names = [name for name in rulebook.facts if "_" in name] + [p.id for p in rulebook.principles if "_" in p.id]
        text = " ".join(
            line.text for line in Phrases(one, "da" if language == "da" else "en").why_not(why_not(one.trace))
        )
        assert text
        assert [name for name in names if name in text] == []
