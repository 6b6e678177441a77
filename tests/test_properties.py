"""The four properties of section 2 of the design, over random rulebooks and records, against the oracle and themselves.

Sound: a certain verdict is the verdict under every completion. Monotone: learning more never adds a possibility.
Confluent: order does not matter. Agreed: the engine finds exactly what trying every choice finds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from books import head
from egnet.evaluate.explore import Branch, Diagram, Leaf
from egnet.evaluate.forest import Decided, decide
from egnet.evaluate.trace import Trace, Verdict, otherwise_id
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan, PlanFact
from egnet.records.record import Figure, TaskRecord
from egnet.rulebook.condition import AllOf, AnyOf, Condition, NotThis, UnknownTest
from egnet.rulebook.rulebook import Principle, Rulebook, Source
from egnet.values.domain import Kind
from egnet.values.interval import Interval
from egnet.values.truth import Truth
from egnet.values.value import Choice, Value, chosen
from generate import DAYS, SOURCE, Run, read, read_records, runs
from oracle import Oracle, Part, Possible, Subject, TooManyChoices, choices_of

days = st.sampled_from(DAYS)

#: The oracle tries no more choices than this for one record; a record with more is left out.
MOST_CHOICES = 2_000

#: Numbers at which the random rulebooks' tests may change.
THRESHOLDS = tuple(Fraction(n) for n in (0, "1/4", "1/2", 1, 2, 3, 4))


# -- what is compared ----------------------------------------------------------------------------------------------------


def under_every_choice(
    rulebook: Rulebook, day: date, decided: Sequence[Decided], lost: TaskRecord | None = None
) -> Iterator[tuple[Decided, Possible]]:
    """Each decided record beside what the oracle finds of it; `lost` is a part that is set aside."""
    oracle = Oracle(rulebook, day)
    as_parts = {one.record.id: Part(one.record.cut, frozenset(one.trace.possible)) for one in decided}
    if lost is not None:
        as_parts[lost.id] = Part(lost.cut, None)
    for one in decided:
        parts = [as_parts[id_] for id_ in one.parts]
        values = one.effective.values
        nothing_known = {name: value.unknown is not None for name, value in values.items()}
        try:
            yield one, oracle.possible(values, parts, nothing_known, MOST_CHOICES)
        except TooManyChoices:
            continue


def answers(trace: Trace) -> dict[str, set[Any]]:
    """Everything that a trace says is possible, by name, each a set of what may be so."""
    found: dict[str, set[Any]] = {"verdict": set(trace.possible)}
    for principle in trace.principles:
        found[f"findings {principle.principle.id}"] = set(principle.findings)
        found[f"collides {principle.principle.id}"] = truths(principle.collides)
        found[f"otherwise {principle.principle.id}"] = truths(principle.otherwise)
        for rule in principle.rules:
            found[f"fires {rule.rule.id}"] = truths(rule.fires)
    for row, holds in zip(trace.plan.rows, trace.rows, strict=True):
        found[f"row {row.row.id}"] = truths(holds)
    outcomes = {outcome.source.id: truths(holds) for outcome, holds in (*trace.consequences, *trace.schedule)}
    for outcome in (*trace.plan.consequences, *trace.plan.schedule):
        found[f"outcome {outcome.source.id}"] = outcomes.get(outcome.source.id, {False})
    return found


def answers_of_oracle(possible: Possible) -> dict[str, set[Any]]:
    """The same of the oracle."""
    kinds: dict[str, Mapping[str, set[Any]]] = {
        "findings": possible.findings,
        "collides": possible.collides,
        "otherwise": possible.otherwise,
        "fires": possible.fires,
        "row": possible.rows,
        "outcome": possible.outcomes,
    }
    found: dict[str, set[Any]] = {"verdict": set(possible.verdicts)}
    return found | {f"{kind} {name}": is_so for kind, by_name in kinds.items() for name, is_so in by_name.items()}


def truths(truth: Truth) -> set[bool | None]:
    """The members of a set of truths; `None` is neither."""
    members = {True: truth.may_hold, False: truth.may_fail, None: truth.may_be_neither}
    return {member for member, may_be in members.items() if may_be}


def subject_of(fact: PlanFact) -> Subject:
    """What the oracle calls a fact of the plan."""
    return fact.name if fact.parts is None else (fact.parts.measure.value, fact.parts.cut, fact.parts.verdicts)


def decided_on(run: Run, day: date) -> tuple[Rulebook, list[Decided]]:
    """The run taken through the whole engine."""
    rulebook = read(run.files)
    return rulebook, decide(plan_of(rulebook, day), read_records(run.records, rulebook))


# -- agreed --------------------------------------------------------------------------------------------------------------


@given(runs(), days, st.data())
def test_agreed_with_every_choice(run: Run, day: date, data: st.DataObject) -> None:
    """Verdicts, findings, rules, rows, consequences and conflicts are exactly those that occur under some choice.

    Of a part that is set aside nothing is known, also not what its verdict would be.
    """
    rulebook = read(run.files)
    records = read_records(run.records, rulebook)
    wholes = {record.part_of for record in records}
    parts = [record for record in records if record.part_of is not None and record.id not in wholes]
    lost = data.draw(st.sampled_from([None, *parts]), label="set aside")
    records = [replace(r, figures={}, set_aside=True) if r is lost else r for r in records]
    decided = decide(plan_of(rulebook, day), records)
    assert [one.record.id for one in decided] == [r.id for r in records if not r.set_aside]
    for one, possible in under_every_choice(rulebook, day, decided, lost):
        assert one.trace.exact
        assert answers(one.trace) == answers_of_oracle(possible)
        assert one.trace.certain == (len(possible.verdicts) == 1)
        assert len(one.trace.possible) == len(set(one.trace.possible))


@given(runs(), days)
def test_undecided_by_exactly_what_matters(run: Run, day: date) -> None:
    """A verdict is undecided by the facts whose value alone can change it under some choice of the others."""
    rulebook, decided = decided_on(run, day)
    for one, possible in under_every_choice(rulebook, day, decided):
        facts = {fact.name: subject_of(fact) for fact in one.trace.plan.facts}
        assert {facts[name] for name in one.trace.undecided_by} == possible.matters
        assert len(one.trace.undecided_by) == len(possible.matters)


@given(runs(), days)
def test_the_diagram_is_the_verdict_as_a_function(run: Run, day: date) -> None:
    """Following the diagram under any one choice leads to the verdicts that the choice gives; it is reduced."""
    rulebook, decided = decided_on(run, day)
    for one, possible in under_every_choice(rulebook, day, decided):
        assert_reduced(one.trace.diagram)
        facts = {subject_of(fact): fact for fact in one.trace.plan.facts}
        for combination, verdicts in possible.given.items():
            choice = {facts[subject].index: c for subject, c in zip(possible.subjects, combination, strict=True)}
            assert outcomes_under(one.trace.diagram, one.trace.plan, choice) == verdicts


@given(runs(), days)
def test_what_a_condition_may_be_is_never_too_narrow(run: Run, day: date) -> None:
    """The truth that the trace shows for each rule's condition covers every truth that occurs."""
    rulebook, decided = decided_on(run, day)
    for one, possible in under_every_choice(rulebook, day, decided):
        for rule in (rule for principle in one.trace.principles for rule in principle.rules):
            assert possible.conditions[rule.rule.id] <= truths(rule.condition)
            if rule.narrowly_not is not None:
                assert possible.conditions[rule.rule.id] == {False}


@given(runs(), days, st.integers(0, 6))
def test_beyond_the_limit_the_answer_is_wide_and_says_so(run: Run, day: date, limit: int) -> None:
    """However few looks are allowed nothing possible is left out, and an answer called exact is exact."""
    rulebook = read(run.files)
    decided = decide(plan_of(rulebook, day), read_records(run.records, rulebook), limit=limit)
    for one, possible in under_every_choice(rulebook, day, decided):
        found, occurs = answers(one.trace), answers_of_oracle(possible)
        assert found.keys() == occurs.keys()
        assert [name for name, is_so in occurs.items() if not is_so <= found[name]] == []
        if one.trace.exact:
            assert found == occurs


def test_the_limit_can_be_met_and_lifted() -> None:
    """A question that takes several looks is inexact with one and exact with enough; both leave nothing out."""
    fact = {"type": "boolean", "title": "t", "definition": "d", "source": SOURCE}
    rule = {"id": "P1.ens", "when": "not(a = ja and b = ja) and (a = ja or b = ja)", "then": "opfyldt", "because": "x"}
    files = {
        "rulebook.yaml": head("to"),
        "facts.yaml": {"facts": {"a": fact, "b": fact}},
        "principles/p1.yaml": {
            "principle": "P1",
            "title": "P1",
            "source": SOURCE,
            "otherwise": "ikke opfyldt",
            "rules": [rule],
        },
        "verdict.yaml": {
            "rows": [{"id": "r1", "when": {"P1": "opfyldt"}, "then": "egnet"}, {"id": "r2", "then": "mulig fremtidig"}],
        },
    }
    rulebook = read(files)
    records = read_records([{"id": "x", "facts": {}}], rulebook)
    (wide,) = decide(plan_of(rulebook, DAYS[0]), records, limit=1)
    (exact,) = decide(plan_of(rulebook, DAYS[0]), records)
    assert (wide.trace.exact, exact.trace.exact) == (False, True)
    assert wide.trace.possible == exact.trace.possible == (("egnet",), ("mulig fremtidig",))
    assert exact.trace.undecided_by == ("a", "b")


def outcomes_under(diagram: Diagram[Verdict], plan: Plan, choice: Mapping[int, Choice]) -> frozenset[Verdict]:
    """Where the diagram leads under one choice of a value for each fact."""
    while isinstance(diagram, Branch):
        value = chosen(choice[diagram.fact])
        cells = plan.facts[diagram.fact].cells
        (child,) = [child for cell, child in diagram.children if cells[cell].choice_within(value) is not None]
        diagram = child
    return diagram.outcomes


def assert_reduced(diagram: Diagram[Verdict]) -> None:
    """Equal diagrams are one object, no branch makes no difference, and facts come in one order."""
    nodes: dict[int, Diagram[Verdict]] = {}
    waiting: list[Diagram[Verdict]] = [diagram]
    while waiting:
        node = waiting.pop()
        nodes[id(node)] = node
        if isinstance(node, Branch):
            assert len({id(child) for _, child in node.children}) > 1
            for _, child in node.children:
                assert isinstance(child, Leaf) or child.fact > node.fact
                waiting.append(child)
    assert len(nodes) == len(set(nodes.values()))


# -- sound ---------------------------------------------------------------------------------------------------------------


@given(runs(parts=False), days, st.data())
def test_sound_under_every_completion(run: Run, day: date, data: st.DataObject) -> None:
    """With a value chosen for everything unknown, nothing comes out that was not possible; what was certain stays."""
    rulebook, decided = decided_on(run, day)
    for one in decided:
        complete = replace(one.record, figures=dict(completed(one, data)))
        (after,) = decide(plan_of(rulebook, day), [complete])
        assert_no_more_is_possible(after.trace, one.trace)
        assert all(value.is_certain for name, value in after.effective.values.items() if name in complete.figures)


def completed(one: Decided, data: st.DataObject) -> Iterator[tuple[str, Figure]]:
    """An exact figure for every fact that is not derived, within what is known of it."""
    plan = one.trace.plan
    for name, value in one.effective.values.items():
        if name not in plan.derived:
            choices = choices_of(value, plan.rulebook.facts[name].kind, THRESHOLDS)
            yield name, figure(chosen(data.draw(st.sampled_from(choices), label=name)))


def figure(value: Value) -> Figure:
    """A figure as if it had been stated so."""
    return Figure(value, "", Source("rapport", "afsnit 1"))


def assert_no_more_is_possible(after: Trace, before: Trace) -> None:
    """Nothing is possible after that was not possible before. What tests `ukendt` is excepted: it asks what is known."""
    excepted = {
        f"outcome {outcome.id}"
        for outcome in (*before.plan.rulebook.consequences, *before.plan.rulebook.schedule)
        if asks_what_is_known(outcome.when)
    }
    found, allowed = answers(after), answers(before)
    assert [n for n in found if n not in excepted and not found[n] <= allowed[n]] == []


def asks_what_is_known(condition: Condition) -> bool:
    match condition:
        case AllOf(operands) | AnyOf(operands):
            return any(asks_what_is_known(operand) for operand in operands)
        case NotThis(operand):
            return asks_what_is_known(operand)
        case _:
            return isinstance(condition, UnknownTest)


# -- monotone ------------------------------------------------------------------------------------------------------------


@given(runs(), days, st.data())
def test_monotone_when_one_value_is_narrowed(run: Run, day: date, data: st.DataObject) -> None:
    """Learning more of one fact of one record adds no possibility to any record, wholes and parts included."""
    rulebook, before = decided_on(run, day)
    one = data.draw(st.sampled_from(before), label="record")
    name = data.draw(
        st.sampled_from([n for n in one.effective.values if n in rulebook.facts and n not in rulebook.derived])
    )
    narrower = narrowed(one.effective.values[name], rulebook.facts[name].kind, data)
    records = [
        replace(r, figures={**r.figures, name: figure(narrower)}) if r.id == one.record.id else r
        for r in (d.record for d in before)
    ]
    after = decide(plan_of(rulebook, day), records)
    # Where a whole and its parts have nothing in common the stated value stands: an audit finding, and excepted.
    assume(not any(d.effective.disagreements for d in (*before, *after)))
    for old, new in zip(before, after, strict=True):
        widened = [n for n, value in new.effective.values.items() if not value.within(old.effective.values[n])]
        assert widened == []
        assert_no_more_is_possible(new.trace, old.trace)


def narrowed(value: Value, kind: Kind, data: st.DataObject) -> Value:
    """A part of what a value allows: one choice of it, or everything between two."""
    choices = choices_of(value, kind, THRESHOLDS)
    numbers = [choice for choice in choices if isinstance(choice, Fraction)]
    if numbers and data.draw(st.booleans(), label="an interval"):
        low, high = sorted(data.draw(st.tuples(st.sampled_from(numbers), st.sampled_from(numbers)), label="ends"))
        part = value.meet(Value(numbers=(Interval(low, high),)))
        return replace(part, irrelevant=value.irrelevant and data.draw(st.booleans()), unknown=None)
    return chosen(data.draw(st.sampled_from(choices), label="choice"))


# -- confluent -----------------------------------------------------------------------------------------------------------


@given(runs(), days, st.randoms(use_true_random=False))
def test_confluent_whatever_the_order(run: Run, day: date, random: Any) -> None:
    """The order of rules within a principle, of facts, of parts and of records makes no difference to any answer."""
    _, before = decided_on(run, day)
    files = {name: shuffled_file(content, random) for name, content in run.files.items()}
    records = [r | {"facts": dict(shuffled(r["facts"].items(), random))} for r in shuffled(run.records, random)]
    _, after = decided_on(Run(files, records), day)
    others = {one.record.id: one for one in after}
    for one in before:
        other = others[one.record.id]
        assert answers(other.trace) == answers(one.trace)
        assert set(other.trace.undecided_by) == set(one.trace.undecided_by)
        assert other.trace.decisive == one.trace.decisive
        assert other.effective.values == one.effective.values
        assert {d.fact for d in other.effective.disagreements} == {d.fact for d in one.effective.disagreements}
        assert {p.principle.id: set(p.colliding) for p in other.trace.principles} == {
            p.principle.id: set(p.colliding) for p in one.trace.principles
        }


def shuffled_file(content: Any, random: Any) -> Any:
    """A file of a rulebook with what has no order in another one: rules, facts, parameters."""
    content = dict(content)
    if "rules" in content:
        content["rules"] = shuffled(content["rules"], random)
    for table in ("facts", "parameters"):
        if table in content:
            content[table] = dict(shuffled(content[table].items(), random))
    return content


def shuffled(items: Iterable[Any], random: Any) -> list[Any]:
    items = list(items)
    random.shuffle(items)
    return items


# -- decisive ------------------------------------------------------------------------------------------------------------


@given(runs(parts=False), days)
def test_decisive_is_what_the_verdict_would_be_another_without(run: Run, day: date) -> None:
    """Taken out of the rulebook, a decisive rule changes the possible verdicts, and any other certain rule does not.

    An `otherwise`, and a rule that alone says what the `otherwise` says as well, cannot be missed: they are decisive if
    another finding of the principle would change the possible verdicts.
    """
    rulebook, decided = decided_on(run, day)
    for one in decided:

        def would_change(principle: Principle, one: Decided = one) -> bool:
            return verdicts_with(rulebook, principle, day, one.record) != set(one.trace.possible)

        decisive = set()
        for traced in one.trace.principles:
            principle = traced.principle.principle
            another = [
                replace(principle, rules=(), otherwise=f) for f in principle.findings if f != principle.otherwise
            ]
            speaking = [r.rule.rule for r in traced.rules if r.fires is Truth.TRUE and r.rule.finding is not None]
            for rule in speaking:
                alone = speaking == [rule] and rule.finding == principle.otherwise
                without = replace(principle, rules=tuple(r for r in principle.rules if r.id != rule.id))
                if would_change(without) or (alone and any(map(would_change, another))):
                    decisive.add(rule.id)
            if traced.otherwise is Truth.TRUE and any(map(would_change, another)):
                decisive.add(otherwise_id(principle.id))
        assert one.trace.decisive == decisive


def verdicts_with(rulebook: Rulebook, principle: Principle, day: date, record: TaskRecord) -> set[Verdict]:
    """The possible verdicts of a record with one principle of the rulebook replaced."""
    principles = tuple(principle if p.id == principle.id else p for p in rulebook.principles)
    (one,) = decide(plan_of(replace(rulebook, principles=principles), day), [record])
    return set(one.trace.possible)
