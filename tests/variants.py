"""Values that are tried and drawn, the slow way: every variant decided by the definition; and what may be asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Any

from hypothesis import strategies as st

from books import fact, of_one_rule
from egnet.evaluate.forest import decide
from egnet.evaluate.trace import Verdict
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan
from egnet.records.record import Figure, TaskRecord
from egnet.rulebook.rulebook import Fact, Source
from egnet.scenarios.axis import Axis
from egnet.scenarios.trying import shares
from egnet.scenarios.variants import Asked, Settling, Streams, forest_with, values_of
from egnet.values.domain import Domain
from egnet.values.interval import Interval
from egnet.values.value import Unknown, Value, chosen
from generate import SOURCE, Dice, Files
from strategies import choices_in

Point = tuple[int, ...]
Possible = tuple[Verdict, ...]
ANY_SOURCE = Source("rapport", "afsnit 1")


def stated(record: TaskRecord, values: Mapping[str, Value]) -> TaskRecord:
    """The record as if it stated these values."""
    figures = {name: Figure(value, "", ANY_SOURCE) for name, value in values.items()}
    return replace(record, figures={**record.figures, **figures})


def plan_at(plan: Plan, axes: Sequence[Axis], point: Point) -> Plan:
    chosen = {axis.name: axis.number(place) for axis, place in zip(axes, point, strict=True) if axis.is_parameter}
    return plan_of(plan.rulebook, plan.as_of, chosen)


def drawn_of(plan: Plan, records: Sequence[TaskRecord], asked: Asked, put: Mapping[str, Value], sample: int) -> Any:
    """For every record the values that are drawn for one variant, found the slow way; each is among what is known."""
    drawn: dict[str, dict[str, Value]] = {record.id: {} for record in records}
    streams = Streams(asked.seed)
    streams.go_on(sample + 1)

    class Noting(Settling):
        def drawn(self, record: TaskRecord, fact: Fact, known: Value) -> Any:
            found = super().drawn(record, fact, known)
            if found is not None:
                value = found.value(streams.of(record.id, fact.name)[sample])
                assert value.is_certain
                assert value.within(known)
                drawn[record.id][fact.name] = value
            return found

    settling = Noting(asked, plan.rulebook.facts)
    values_of(forest_with(records, asked, put), plan, settling, lambda r, f: streams.of(r, f)[sample])
    return drawn


def expected(plan: Plan, records: Sequence[TaskRecord], asked: Asked) -> dict[tuple[str, Point], Counter[Possible]]:
    """Every variant decided by the definition."""
    found: dict[tuple[str, Point], Counter[Possible]] = {}
    for point in product(*(range(len(axis.values)) for axis in asked.axes)):
        at = plan_at(plan, asked.axes, point)
        put = {
            axis.name: axis.values[place]
            for axis, place in zip(asked.axes, point, strict=True)
            if not axis.is_parameter
        }
        wanted = [record for record in records if asked.ids is None or record.id in asked.ids]
        with_put = [stated(record, put) if record in wanted and not record.set_aside else record for record in records]
        for sample in range(max(asked.samples, 1)):
            chosen = with_put
            if asked.samples:
                drawn = drawn_of(at, records, asked, put, sample)
                chosen = [stated(record, drawn[record.id]) for record in with_put]
            for one in decide(at, chosen):
                found.setdefault((one.record.id, point), Counter())[one.trace.possible] += 1
    return found


def assert_agreed(plan: Plan, records: Sequence[TaskRecord], asked: Asked, batch: int = 200_000) -> int:
    """The shares are those of the definition, small batches give the same; how many records it decided for that."""
    by_definition = expected(plan, records, asked)
    found = shares(plan.rulebook, plan.as_of, records, asked, batch)
    assert found.variants == len(found.points) * max(asked.samples, 1)
    shown = set()
    for area in found.areas:
        shown.add(area.record.id)
        for point, counts in zip(found.points, area.counts, strict=True):
            assert dict(counts) == dict(by_definition[area.record.id, point])
    # What is not shown was not asked for, and is what it is as well without.
    for record in records:
        if record.id not in shown and not record.set_aside:
            assert asked.ids is not None
            assert record.id not in asked.ids
            assert len({tuple(by_definition[record.id, point]) for point in found.points}) == 1
    return sum(counts.total() for counts in by_definition.values())


# -- what is asked -----------------------------------------------------------------------------------------------------


@st.composite
def fact_axes(draw: Callable[..., Any], fact: Fact) -> Axis:
    """A few values of a fact, some of them open."""
    options = []
    for _ in range(draw(st.integers(1, 3))):
        if draw(st.integers(1, 5)) == 5:
            options.append(fact.domain.unknown(Unknown.NOT_STATED))
        else:
            options.append(fact.domain.clip(chosen(draw(choices_in(fact.domain.whole)))))
    kept = [value for value in dict.fromkeys(options) if not value.is_empty]
    return Axis(fact.name, fact.title, fact.unit, fact.domain, tuple(kept or [fact.domain.whole]))


@st.composite
def questions(draw: Callable[..., Any], plan: Plan, records: Sequence[TaskRecord]) -> Asked:
    """What may be asked of these records."""
    stated_facts = [fact for name, fact in plan.rulebook.facts.items() if name not in plan.derived]
    varied = draw(st.lists(st.sampled_from(stated_facts), max_size=2, unique_by=lambda fact: fact.name))
    axes = [draw(fact_axes(fact)) for fact in varied]
    if plan.parameters and draw(st.booleans()):
        name = draw(st.sampled_from(sorted(plan.parameters)))
        parameter = plan.rulebook.parameters[name]
        tried = draw(
            st.lists(st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(2)]), min_size=1, max_size=2, unique=True)
        )
        values = tuple(chosen(number) for number in tried)
        axes.append(Axis(name, parameter.title, "", Domain(parameter.kind), values, is_parameter=True))
    samples = draw(st.sampled_from([0, 0, 1, 5])) if axes else draw(st.sampled_from([1, 7]))
    ids = draw(st.none() | st.sets(st.sampled_from([r.id for r in records]), min_size=1).map(frozenset))
    ranges = {
        fact.name: Value((fact.domain.range.meet(interval),))
        for fact in stated_facts
        if fact.kind.is_numeric and draw(st.booleans())
        for interval in [draw(bounded())]
        if fact.domain.range.meet(interval) is not None
    }
    return Asked(tuple(axes), ids, samples, draw(st.integers(0, 3)), ranges)


def thrown_question(dice: Dice, plan: Plan, records: Sequence[TaskRecord]) -> Asked:
    """What may be asked, without Hypothesis: values that the records state, and a few of a parameter."""
    facts = plan.rulebook.facts
    known = {
        name: list(dict.fromkeys(record.figures[name].value for record in records if name in record.figures))
        for name in facts
        if name not in plan.derived
    }
    varied = [name for name in dice.shuffled(list(known)) if known[name]][: dice.number(0, 2)]
    axes = [
        Axis(n, facts[n].title, facts[n].unit, facts[n].domain, tuple(dice.shuffled(known[n])[: dice.number(1, 4)]))
        for n in varied
    ]
    if plan.parameters and dice.chance(2):
        name = dice.one_of(*sorted(plan.parameters))
        parameter = plan.rulebook.parameters[name]
        tried = tuple(chosen(Fraction(n)) for n in ("1/2", "1", "2")[: dice.number(1, 3)])
        axes.append(Axis(name, parameter.title, "", Domain(parameter.kind), tried, is_parameter=True))
    ids = frozenset(dice.shuffled([record.id for record in records])[: dice.number(1, 4)]) if dice.chance(2) else None
    samples = dice.one_of(0, 0, 3, 8) if axes else dice.one_of(3, 8)
    return Asked(tuple(axes), ids, samples, dice.number(0, 9), {})


@st.composite
def bounded(draw: Callable[..., Any]) -> Any:
    low = draw(st.integers(-2, 3))
    return Interval(Fraction(low), Fraction(low + draw(st.integers(0, 4))))


def small_book() -> Files:
    """`egnet` from 15 contacts."""
    facts = {
        "antal": fact("integer", domain="0..", rolls_up="sum"),
        "timer": fact("number", domain="0..10"),
        "kanaler": fact("choices", domain=["telefon", "brev"]),
        "andel": fact("share", title="andel"),
    }
    threshold = {"type": "integer", "title": "t", "values": [{"value": 15, "source": SOURCE}]}
    return of_one_rule(facts, {"antal": ">= mindst_så_mange"}, mindst_så_mange=threshold)
