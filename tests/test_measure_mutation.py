"""Small changes of rulebooks: which there are, where two rulebooks differ, and which scenarios notice.

What is computed over cells is compared with deciding by both rulebooks.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from egnet.driver import read_rulebook
from egnet.evaluate.forest import Decided, decide
from egnet.evaluate.trace import Trace
from egnet.features.run import Example, Told, examples_in, tell
from egnet.measure.condition_changes import Change
from egnet.measure.mutants import Mutant, mutants_of, nudged
from egnet.measure.mutation import Mutated, mutate, touches
from egnet.measure.mutation_text import as_text, data
from egnet.measure.pairs import Beside, beside, telling
from egnet.plan.fold import plan_of, plans_beside
from egnet.records.record import Figure, TaskRecord
from egnet.rulebook.rulebook import Rulebook, Source, Validity
from egnet.values.value import Value, chosen
from generate import DAYS, Run, read, read_records, runs
from small import small_runs

ROOT = Path(__file__).parents[1]
days = st.sampled_from(DAYS)


def said(trace: Trace) -> dict[str, Any]:
    """Everything that two rulebooks can say differently of a record, by what it is about."""
    rules = [rule for principle in trace.principles for rule in principle.rules]
    return {
        "verdict": set(trace.possible),
        "findings": [principle.findings for principle in trace.principles],
        "rules": {(rule.rule.id, rule.rule.rule.consider): rule.fires for rule in rules if rule.fires.may_hold},
        "rows": {
            (row.row.id, row.verdict): holds
            for row, holds in zip(trace.plan.rows, trace.rows, strict=True)
            if holds.may_hold
        },
        "outcomes": {one.source.id: holds for one, holds in (*trace.consequences, *trace.schedule)},
    }


def looked_at(decided: Decided) -> Told:
    """A scenario that looked at nothing but one decision."""
    return Told(Example(Path("x.feature"), "", "", 1, ()), frozenset(), (decided,), (decided,))


# -- over random rulebooks -----------------------------------------------------------------------------------------------


@given(st.one_of(runs(), small_runs()), days, st.data())
def test_what_is_not_touched_is_decided_alike(run: Run, day: date, data: st.DataObject) -> None:
    """A record that lies in no cell where a mutant differs is given the same findings, rules, rows, verdict, outcomes."""
    rulebook = read(run.files)
    mutant = data.draw(st.sampled_from(list(mutants_of(rulebook, {}))), label="mutant")
    records = read_records(run.records, rulebook)
    pair = beside(rulebook, mutant.rulebook, day)
    old = decide(plan_of(rulebook, day), records)
    new = {one.record.id: one for one in decide(plan_of(mutant.rulebook, day), records)}
    touched = [touches(pair, looked_at(one), day) for one in old]
    # A whole reads the verdicts of its parts, which a scenario considers with it.
    if not any(touched):
        assert [said(one.trace) for one in old] == [said(new[one.record.id].trace) for one in old]


@given(small_runs(), days, st.data())
def test_the_smallest_record_tells_the_difference(run: Run, day: date, data: st.DataObject) -> None:
    """Stated in a record of its own, its facts are decided differently by the two rulebooks; no fact fewer would do."""
    rulebook = read(run.files)
    mutant = data.draw(st.sampled_from(list(mutants_of(rulebook, {}))), label="mutant")
    pair = beside(rulebook, mutant.rulebook, day)
    found = telling(pair)
    assert (found is None) == (not pair.differing)
    assume(found is not None and not found.nothing_known)
    assert found is not None
    facts = [pair.old.facts[index] for index in found.cells]
    assume(all(fact.parts is None and fact.name not in rulebook.derived for fact in facts))
    old, new = (decided_by(one, day, values_of(pair, found.cells)) for one in (rulebook, mutant.rulebook))
    assert said(old) != said(new)


@given(runs(), days, st.data())
def test_plans_beside_each_other_share_their_facts(run: Run, day: date, data: st.DataObject) -> None:
    """Both plans have one table of facts, and the cells of each are at least as fine as those of its own plan."""
    rulebook = read(run.files)
    mutant = data.draw(st.sampled_from(list(mutants_of(rulebook, {}))), label="mutant")
    old, new = plans_beside(rulebook, mutant.rulebook, day)
    assert old.facts == new.facts
    for own in (plan_of(rulebook, day), plan_of(mutant.rulebook, day)):
        shared = {fact.name: len(fact.cells) for fact in old.facts}
        assert all(shared[fact.name] >= len(fact.cells) for fact in own.facts)


def values_of(pair: Beside, cells: Any) -> dict[str, Value]:
    """One value from each cell."""
    stated = {}
    for index, cell in cells.items():
        fact = pair.old.facts[index]
        choice = fact.cells[cell].choice_within(fact.domain.whole)
        assert choice is not None
        stated[fact.name] = chosen(choice)
    return stated


def decided_by(rulebook: Rulebook, day: date, values: dict[str, Value]) -> Trace:
    """A record of which only this is known."""
    figures = {name: Figure(value, "", Source("x", "")) for name, value in values.items()}
    (one,) = decide(plan_of(rulebook, day), [TaskRecord("opgave", "Opgave", "", figures, None)])
    return one.trace


# -- the shipped rulebook ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    """The shipped rulebook."""
    return read_rulebook(ROOT / "rules" / "borgerserviceenhed-2010", "borgerserviceenhed-2010")


@pytest.fixture(scope="module")
def mutants(rulebook: Rulebook) -> list[Mutant]:
    """Its mutants, as if no scenario had a number."""
    return list(mutants_of(rulebook, {}))


def test_each_kind_of_change_is_made(mutants: list[Mutant]) -> None:
    """Every kind but dates, of which the rulebook has none that could be shifted."""
    assert {mutant.change for mutant in mutants} == set(Change) - {Change.DATE}


def test_what_is_removed_is_each_thing_once(rulebook: Rulebook, mutants: list[Mutant]) -> None:
    """Each rule, override, row but the last, consequence and step."""
    rules = [rule for principle in rulebook.principles for rule in principle.rules]
    counts = {change: sum(mutant.change is change for mutant in mutants) for change in Change}
    assert counts[Change.RULE_REMOVED] == len(rules)
    assert counts[Change.OVERRIDE_REMOVED] == sum(len(rule.overrides) for rule in rules)
    assert counts[Change.ROW_REMOVED] == len(rulebook.rows) - 1
    assert counts[Change.OUTCOME_REMOVED] == len(rulebook.consequences) + len(rulebook.schedule)


def test_a_change_says_what_it_is(mutants: list[Mutant]) -> None:
    """In Danish and English, with the file and line of what is changed."""
    (found,) = (mutant for mutant in mutants if mutant.what.da.endswith("`sager: > mindste_volumen`"))
    assert found.what.en == "P3.sager: `sager: >= mindste_volumen` is `sager: > mindste_volumen`"
    assert (found.change, found.subject) == (Change.OPERATOR, "P3.sager")
    assert found.span.source.line(found.span.line).strip() == 'when: {sager: ">= mindste_volumen"}'
    assert found.span.source.name.endswith("3-vaesentlig-volumen.yaml")


def test_no_two_changes_are_one(mutants: list[Mutant]) -> None:
    """Each has its own words."""
    words = [mutant.what.da for mutant in mutants]
    assert sorted(words) == sorted(set(words))


def test_thresholds_move_by_a_unit_and_across_the_nearest_case() -> None:
    """A unit either way; beyond the nearest known number where that is further than a unit away."""
    known = [Fraction(n) for n in (5, 9, 10, 14, 20)]
    assert nudged(Fraction(10), Fraction(1), known) == [9, 11, 4, 15]
    assert nudged(Fraction(10), Fraction(1), []) == [9, 11]


def test_a_date_is_shifted_only_where_one_value_follows_another(rulebook: Rulebook) -> None:
    """The day between two values, a day earlier and a day later; both periods move together."""
    parameter = rulebook.parameters["mindste_volumen"]
    (only,) = parameter.values
    first = replace(only, valid=Validity(only.valid.start, date(2010, 12, 31)))
    second = replace(only, number=Fraction(30000), valid=Validity(date(2011, 1, 1), None))
    changed = replace(parameter, values=(first, second))
    dated = replace(rulebook, parameters={**rulebook.parameters, parameter.name: changed})
    shifted = [mutant for mutant in mutants_of(dated, {}) if mutant.change is Change.DATE]
    starts = [mutant.rulebook.parameters[parameter.name].values for mutant in shifted]
    assert [(a.valid.end, b.valid.start) for a, b in starts] == [
        (date(2010, 12, 30), date(2010, 12, 31)),
        (date(2011, 1, 1), date(2011, 1, 2)),
    ]
    for mutant in shifted:
        pairs = [beside(dated, mutant.rulebook, day) for day in (date(2010, 12, 31), date(2011, 1, 1))]
        assert any(pair.differing for pair in pairs)


# -- scenarios -----------------------------------------------------------------------------------------------------------

VOLUME = """\
# language: da
Egenskab: Volumen

  Scenarie: Nok sager
    Givet regelsættet "borgerserviceenhed-2010"
    Og en opgave med disse fakta
      | fakta | værdi  |
      | sager | 20.000 |
    Når opgaven vurderes
    Så er udfaldet for P3 "opfyldt"
"""


@pytest.fixture(scope="module")
def on_volume(rulebook: Rulebook) -> Rulebook:
    """The shipped rulebook with two of its principles and the last row of its table."""
    principles = tuple(one for one in rulebook.principles if one.id in ("MÅLGRUPPE", "P3"))
    return replace(rulebook, principles=principles, rows=rulebook.rows[-1:], consequences=(), schedule=())


def tried(folder: Path, text: str, rulebook: Rulebook) -> Mutated:
    """Every mutant against one feature file."""
    file = folder / "en.feature"
    file.write_text(text, encoding="utf-8")
    told = [tell(example, only=rulebook) for example in examples_in(file)]
    assert [one.failure for one in told] == [None]
    return mutate(rulebook, told, only=rulebook)


@pytest.fixture(scope="module")
def volume(tmp_path_factory: pytest.TempPathFactory, on_volume: Rulebook) -> Mutated:
    """What one scenario about volume notices."""
    return tried(tmp_path_factory.mktemp("volumen"), VOLUME, on_volume)


def outcome(mutated: Mutated, what: str) -> str:
    """What became of a change."""
    (one,) = (one for one in mutated.tried if one.mutant.what.da == what)
    return "noticed" if one.noticed_by else "equivalent" if one.is_equivalent else "unnoticed"


def test_what_the_scenario_rests_on_is_noticed(volume: Mutated) -> None:
    """The threshold a unit higher, the boundary, the rule and its finding: not the threshold a unit lower."""
    assert outcome(volume, "mindste_volumen er 20.001, ikke 20.000") == "noticed"
    assert outcome(volume, "mindste_volumen er 19.999, ikke 20.000") == "unnoticed"
    assert outcome(volume, "P3.sager: `sager: >= mindste_volumen` er `sager: > mindste_volumen`") == "noticed"
    assert outcome(volume, "P3.sager fjernet") == "noticed"
    assert outcome(volume, "P3.henvendelser fjernet") == "unnoticed"


def test_what_changes_nothing_is_told_apart(volume: Mutated) -> None:
    """Where every case has a rule, what holds without one never comes about."""
    assert outcome(volume, "MÅLGRUPPE.ellers: opfyldt i stedet for ikke opfyldt") == "equivalent"


def test_the_figures_add_up(volume: Mutated) -> None:
    """Every change is noticed, equivalent or unnoticed, and the data lists each."""
    total = len(volume.noticed) + len(volume.equivalent) + len(volume.unnoticed)
    (listed,) = data([volume])
    assert total == len(volume.tried) == listed["all"]
    assert listed["unnoticed"] == len(volume.unnoticed)


def test_what_is_unnoticed_is_told_with_its_record(volume: Mutated) -> None:
    """The change, its place, the fewest facts that tell it, and what differs; nothing wider than the terminal."""
    text = as_text([volume], "da", 80)
    line = volume.rulebook.parameters["mindste_volumen"].span.line
    assert (
        "  mindste_volumen er 19.999, ikke 20.000\n"
        f"    borgerserviceenhed-2010/parameters.yaml:{line}\n"
        "    ville vise sig ved: henvendelser = 19.999\n"
        "    P3.henvendelser: gælder ikke, efter ændringen gælder\n"
    ) in text
    assert max(len(line) for line in text.splitlines()) <= 80


def test_a_scenario_that_claims_nothing_of_a_rule_does_not_notice_it(tmp_path: Path, on_volume: Rulebook) -> None:
    """The same task with another claim no longer notices the rule's threshold."""
    mutated = tried(tmp_path, VOLUME.replace('er udfaldet for P3 "opfyldt"', "gælder reglen P3.lav ikke"), on_volume)
    assert outcome(mutated, "P3.sager fjernet") == "unnoticed"
