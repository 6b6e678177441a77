"""That the shipped rulebook decides from properties of tasks, not from their names and not from the report's verdicts.

Two lists are computed over the shipped cases, wholes and parts: the facts whose value alone predicts the verdict, and
the rules that fire for one area only. `docs/facts-and-verdicts.md` has the same lists, each entry with the argument why
it is a property of the task that could be known before any analysis; what is computed and what is argued must agree.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest

from egnet.driver import read_rulebook
from egnet.evaluate.forest import Decided, decide
from egnet.language import ast
from egnet.language.show import show_number
from egnet.plan.cells import Stretch
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan
from egnet.records.read import read_cases
from egnet.records.record import TaskRecord
from egnet.rulebook.condition import Condition, FactTest, Leaf, UnknownTest, leaves
from egnet.rulebook.names import IDENTITY
from egnet.rulebook.rulebook import Fact, Rulebook
from egnet.values.domain import Kind
from egnet.values.value import Value

ROOT = Path(__file__).parents[1]
ARGUED = ROOT / "docs" / "facts-and-verdicts.md"
FEWEST = 2
"""A side that fewer areas lie within predicts nothing: one area always has one verdict."""


#: Each shipped rulebook with the cases that were coded for it.
CASES = {
    "borgerserviceenhed-2010": "2010-analysen",
    "kanalstrategi-2010": "2010-kanaler",
    "opgaveudlaegning-2005": "2005-kortlaegningen",
}
FIRST = "borgerserviceenhed-2010"


@cache
def shipped_plan(name: str = FIRST) -> Plan:
    rulebook = read_rulebook(ROOT / "rules" / name)
    day = rulebook.valid.start if rulebook.adopted is None else rulebook.adopted.date
    assert day is not None
    return plan_of(rulebook, day)


@cache
def shipped_records(name: str = FIRST) -> tuple[TaskRecord, ...]:
    intake = read_cases([ROOT / "cases" / CASES[name]], shipped_plan(name).rulebook)
    assert not intake.set_aside
    return tuple(intake.records)


@cache
def shipped_decisions(name: str = FIRST) -> tuple[Decided, ...]:
    return tuple(decide(shipped_plan(name), shipped_records(name)))


def settled() -> list[Decided]:
    """The areas with a certain verdict."""
    return [one for one in shipped_decisions() if one.trace.certain]


# -- which facts alone predict the verdict ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Side:
    """Some of a fact's values: one word, all but one word, words held together, or the numbers beyond a bound.

    `within` says of a value whether it lies within (true), outside (false), or may do either (none).
    """

    name: str
    within: Callable[[Value], bool | None]
    bound: Fraction | None = None


@dataclass(frozen=True)
class Prediction:
    """Every area within this side of the fact has this verdict; `areas` is how many they are."""

    fact: str
    side: str
    verdict: str
    areas: int

    def __str__(self) -> str:
        return f"| `{self.fact}` | `{self.side}` | {self.verdict} | {self.areas} |"


def possible_words(value: Value) -> list[frozenset[str]]:
    """The words held under each choice: one word is a set of one, `ikke relevant` holds none."""
    return [*(frozenset({word}) for word in value.words), *value.sets, *([frozenset()] if value.irrelevant else [])]


def all_or_none(truths: Sequence[bool]) -> bool | None:
    if not truths or any(truth != truths[0] for truth in truths):
        return None
    return truths[0]


def sides_of(fact: Fact, bounds: Iterable[Fraction], values: Iterable[Value]) -> list[Side]:
    if fact.kind.is_numeric:
        return [side for bound in sorted(bounds) for side in (at_least(bound, fact.kind), under(bound, fact.kind))]
    sides = [holds(word) for word in fact.domain.words]
    if fact.kind is not Kind.BOOLEAN:
        sides += [lacks(word) for word in fact.domain.words]
    if fact.kind is Kind.CHOICES:
        together = {words for value in values for words in value.sets}
        sides += [exactly(words) for words in sorted(together, key=sorted)]
    return sides


def at_least(bound: Fraction, kind: Kind) -> Side:
    def within(value: Value) -> bool | None:
        hull = value.hull
        if hull is None or value.irrelevant:
            return False if hull is None else None
        if hull.low is not None and hull.low >= bound:
            return True
        return False if hull.high is not None and hull.high < bound else None

    return Side(f">= {shown(bound, kind)}", within, bound)


def under(bound: Fraction, kind: Kind) -> Side:
    opposite = at_least(bound, kind).within

    def within(value: Value) -> bool | None:
        outside = opposite(value)
        return None if outside is None else not outside and value.hull is not None

    return Side(f"< {shown(bound, kind)}", within, bound)


def shown(bound: Fraction, kind: Kind) -> str:
    return f"{show_number(bound * 100)} %" if kind is Kind.SHARE else show_number(bound)


def holds(word: str) -> Side:
    return Side(word, lambda value: all_or_none([word in words for words in possible_words(value)]))


def lacks(word: str) -> Side:
    return Side(
        f"not({word})",
        lambda value: all_or_none([bool(words - {word}) and word not in words for words in possible_words(value)]),
    )


def exactly(words: frozenset[str]) -> Side:
    name = f"[{', '.join(sorted(words))}]"
    return Side(name, lambda value: all_or_none([held == words for held in possible_words(value)]))


def known(value: Value) -> bool:
    return value.unknown is None


def predictions(
    areas: Sequence[Decided], bounds: Mapping[str, Iterable[Fraction]], *, both_ways: bool
) -> set[Prediction]:
    """Every side of a fact within which all areas have one verdict; `both_ways`: and outside which none has it.

    Areas of which it is not known whether they lie within count neither way. Of several bounds that predict the same
    verdict in the same direction, the one with most areas within stands, at the tightest bound that keeps them.
    """
    found: dict[tuple[str, str, str], list[tuple[int, Fraction, Prediction]]] = {}
    for fact in shipped_plan().rulebook.facts.values():
        if fact.name not in bounds:
            continue
        values = {one.record.id: one.effective.values[fact.name] for one in areas}
        told = [one for one in areas if known(values[one.record.id])]
        for side in sides_of(fact, bounds[fact.name], values.values()):
            inside = [one for one in told if side.within(values[one.record.id]) is True]
            outside = [one for one in told if side.within(values[one.record.id]) is False]
            verdicts = {one.trace.possible[0] for one in inside}
            if len(verdicts) != 1 or not outside:
                continue
            (verdict,) = verdicts
            if both_ways and any(one.trace.possible[0] == verdict for one in outside):
                continue
            if not both_ways and len(inside) < FEWEST:
                continue
            prediction = Prediction(fact.name, side.name, " + ".join(verdict), len(inside))
            direction = side.name[:2] if side.bound is not None else side.name
            tight = (side.bound or Fraction(0)) * (1 if direction == ">=" else -1)
            found.setdefault((fact.name, direction, prediction.verdict), []).append((len(inside), tight, prediction))
    return {max(candidates, key=lambda candidate: candidate[:2])[2] for candidates in found.values()}


def observed_bounds(areas: Sequence[Decided]) -> dict[str, set[Fraction]]:
    """For every fact of the vocabulary, every end of a value that an area has."""
    return {
        name: {
            end
            for one in areas
            if known(one.effective.values[name])
            for interval in one.effective.values[name].numbers
            for end in (interval.low, interval.high)
            if end is not None
        }
        for name in shipped_plan().rulebook.facts
    }


def bounds_of_rulebook() -> dict[str, set[Fraction]]:
    """For every fact that the rulebook tests, the bounds at which a test changes."""
    return {
        fact.name: {
            end
            for cell in fact.cells
            for piece in cell.pieces
            if isinstance(piece, Stretch)
            for end in (piece.low, piece.high)
            if end is not None
        }
        for fact in shipped_plan().facts
        if fact.name in shipped_plan().rulebook.facts
    }


DECIDE = "Facts that decide a verdict alone"
PREDICT = "Facts that predict a verdict alone"
DECIDE_WHOLES = "Facts that decide a verdict alone among the wholes"
ONE_AREA = "Rules that hold for one area only"


def computed_predictions(heading: str) -> set[Prediction]:
    """The list that stands under a heading of the document."""
    areas = settled()
    if heading == PREDICT:
        return predictions(areas, bounds_of_rulebook(), both_ways=False)
    if heading == DECIDE_WHOLES:
        areas = [one for one in areas if one.record.part_of is None]
    return predictions(areas, observed_bounds(areas), both_ways=True)


# -- which rules fire for one area only -------------------------------------------------------------------------------


def whole_of(one: Decided, by_id: Mapping[str, Decided]) -> str:
    while one.record.part_of is not None:
        one = by_id[one.record.part_of]
    return one.record.id


def fired(one: Decided) -> list[str]:
    """Ids of the rules, rows, consequences and steps that certainly hold for an area."""
    trace = one.trace
    rules = [rule.rule.id for principle in trace.principles for rule in principle.rules if rule.fires.must_hold]
    table = trace.plan.rulebook.rows
    rows = [row.id for row, gave in zip(table, trace.rows, strict=True) if gave.must_hold]
    outcomes = [outcome.source.id for outcome, held in (*trace.consequences, *trace.schedule) if held.must_hold]
    return [*rules, *rows, *outcomes]


def fired_for_one_whole() -> dict[str, str]:
    """Each rule, row, consequence and step that holds within one whole only, with that whole."""
    by_id = {one.record.id: one for one in shipped_decisions()}
    wholes: dict[str, set[str]] = {}
    for one in shipped_decisions():
        for name in fired(one):
            wholes.setdefault(name, set()).add(whole_of(one, by_id))
    return {name: next(iter(where)) for name, where in wholes.items() if len(where) == 1}


# -- what the document argues -----------------------------------------------------------------------------------------


def rows_under(heading: str) -> list[list[str]]:
    """The rows of the table under a heading of the document, without its head."""
    text = ARGUED.read_text(encoding="utf-8")
    section = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert section is not None, f"{ARGUED.name} has no heading {heading!r}"
    lines = [line for line in section[1].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def argued_predictions(heading: str) -> set[Prediction]:
    return {
        Prediction(fact.strip("`"), side.strip("`"), verdict, int(areas))
        for fact, side, verdict, areas, _ in rows_under(heading)
    }


def difference(computed: Iterable[object], argued: Iterable[object]) -> str:
    """What to add to the document and what to remove, one line each."""
    missing = [f"+ {one}" for one in sorted(map(str, set(computed) - set(argued)))]
    surplus = [f"- {one}" for one in sorted(map(str, set(argued) - set(computed)))]
    return "\n".join([f"{ARGUED.name} must change:", *missing, *surplus])


@pytest.mark.parametrize("heading", [DECIDE, PREDICT, DECIDE_WHOLES])
def test_every_fact_that_predicts_the_verdict_is_argued(heading: str) -> None:
    """The facts that alone predict a verdict are those of the document, no more and no fewer."""
    computed, argued = computed_predictions(heading), argued_predictions(heading)
    assert computed == argued, difference(computed, argued)


def test_every_rule_that_fires_for_one_area_is_argued() -> None:
    """The rules that hold for one whole and its parts only are those of the document, each with its whole."""
    computed = set(fired_for_one_whole().items())
    rows = rows_under(ONE_AREA)
    argued = {(rule.strip("`"), whole.strip("`")) for rule, whole, _ in rows}
    assert computed == argued, difference(computed, argued)


def test_every_entry_is_argued_in_a_sentence() -> None:
    """No entry stands without its argument."""
    arguments = [row[-1] for heading in (DECIDE, PREDICT, DECIDE_WHOLES, ONE_AREA) for row in rows_under(heading)]
    assert arguments
    assert [argument for argument in arguments if len(argument.split()) < 6 or not argument.endswith(".")] == []


# -- no rule looks at who a task is -----------------------------------------------------------------------------------


def conditions_of(rulebook: Rulebook) -> list[tuple[str, Condition | None]]:
    """Every condition of a rulebook with the id of what it belongs to."""
    rules = [(rule.id, rule.when) for principle in rulebook.principles for rule in principle.rules]
    rows = [(row.id, row.when) for row in rulebook.rows]
    consequences = [(consequence.id, consequence.when) for consequence in rulebook.consequences]
    steps = [(step.id, step.when) for step in rulebook.schedule]
    return [*rules, *rows, *consequences, *steps]


def facts_looked_at(leaf: Leaf, rulebook: Rulebook) -> list[str]:
    """The facts of one test; for a calculated one those it is calculated from."""
    if not isinstance(leaf, FactTest | UnknownTest):
        return []
    waiting, names = [leaf.fact], []
    while waiting:
        name = waiting.pop()
        names.append(name)
        if name in rulebook.derived:
            waiting += [inner.name for inner in ast.names_in(rulebook.derived[name])]
    return names


@pytest.mark.parametrize("name", sorted(CASES))
def test_no_condition_looks_at_who_a_task_is(name: str) -> None:
    """No rule, row, consequence or step tests a record's id, title, administration or place among parts."""
    rulebook = shipped_plan(name).rulebook
    looked_at = {
        (owner, name)
        for owner, condition in conditions_of(rulebook)
        for leaf in leaves(condition)
        for name in facts_looked_at(leaf, rulebook)
    }
    assert len(looked_at) > len(rulebook.principles)
    assert [(owner, name) for owner, name in looked_at if name in IDENTITY] == []


@pytest.mark.parametrize("name", sorted(CASES))
def test_the_vocabulary_names_no_area(name: str) -> None:
    """No fact, word, rule or principle is called after an administration, an area or its title."""
    rulebook = shipped_plan(name).rulebook
    words = {word for fact in rulebook.facts.values() for word in (fact.name, *fact.domain.words, *fact.domain.names)}
    ids = {owner for owner, _ in conditions_of(rulebook)} | {principle.id for principle in rulebook.principles}
    areas = {text.casefold() for record in shipped_records(name) for text in (record.id, record.title)}
    administrations = {record.administration.casefold() for record in shipped_records(name)}
    assert len(administrations) > 5
    parts = {part for word in words | ids for part in re.split(r"[^\w]|_", word.casefold())}
    assert {word.casefold() for word in words | ids} & areas == set()
    assert (parts | {word.casefold() for word in words}) & administrations == set()
    assert set(rulebook.facts) & IDENTITY == set()


@pytest.mark.parametrize("name", sorted(CASES))
def test_verdicts_do_not_depend_on_names(name: str) -> None:
    """With every id, title and administration exchanged for a number, each area keeps its verdict and its reasons."""
    numbers = {record.id: f"n{number}" for number, record in enumerate(shipped_records(name))}
    nameless = [
        replace(
            record,
            id=numbers[record.id],
            title=numbers[record.id],
            administration="",
            part_of=None if record.part_of is None else numbers[record.part_of],
        )
        for record in shipped_records(name)
    ]
    before = {numbers[one.record.id]: (one.trace.possible, fired(one)) for one in shipped_decisions(name)}
    after = {one.record.id: (one.trace.possible, fired(one)) for one in decide(shipped_plan(name), nameless)}
    assert after == before


def test_every_shipped_rulebook_has_its_cases() -> None:
    """No rulebook is shipped that these tests do not look at."""
    assert {path.name for path in (ROOT / "rules").iterdir() if (path / "rulebook.yaml").is_file()} == set(CASES)
