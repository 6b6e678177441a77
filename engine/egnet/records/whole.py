"""Records as stated in, effective values out: parts rolled up into wholes, wholes inherited by parts, facts derived.

A whole's value is what its stated value and its parts' values have in common. Where they have nothing in common the
stated value stands and the disagreement is an audit finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from egnet.language import ast
from egnet.plan.plan import Plan
from egnet.records.record import Cut, TaskRecord
from egnet.rulebook.rulebook import Fact, RollUp
from egnet.values.arithmetic import calculate, total, weighted_mean
from egnet.values.interval import Interval
from egnet.values.value import Unknown, Value, word


class Origin(StrEnum):
    """Where a record's value of a fact comes from."""

    STATED = "stated"
    PARTS = "parts"
    NARROWED = "stated and parts"
    WHOLE = "whole"
    DERIVED = "derived"
    ABSENT = "absent"


@dataclass(frozen=True)
class Disagreement:
    """An audit finding: what an area states of itself and what its parts say have nothing in common."""

    record: str
    fact: str
    cut: str
    stated: Value
    from_parts: Value


@dataclass(frozen=True)
class Effective:
    """Everything known of one record: a value for every fact, where it comes from, and what disagrees."""

    record: TaskRecord
    values: Mapping[str, Value]
    origins: Mapping[str, Origin]
    disagreements: tuple[Disagreement, ...]


class Forest:
    """The records of a run as trees of wholes and parts."""

    def __init__(self, records: Sequence[TaskRecord]) -> None:
        self.records = {record.id: record for record in records}
        self._parts: dict[str, list[TaskRecord]] = {}
        for record in records:
            if record.part_of in self.records:
                self._parts.setdefault(str(record.part_of), []).append(record)

    def parts(self, record: TaskRecord, cut: str | None = None) -> list[TaskRecord]:
        """The direct parts of a record, of one cut or of all."""
        return [part for part in self._parts.get(record.id, []) if cut is None or part.cut == cut]

    def parts_first(self) -> list[TaskRecord]:
        """Every record after its parts."""
        order: list[TaskRecord] = []
        waiting = [r for r in reversed(self.records.values()) if r.part_of not in self.records]
        while waiting:
            record = waiting.pop()
            order.append(record)
            waiting += self.parts(record)
        return order[::-1]


Settle = Callable[[TaskRecord, Fact, Value], Value]
"""A value for a record and a fact, of which so much is known by what is stated and by the parts."""


def effective(forest: Forest, plan: Plan, settle: Settle | None = None) -> dict[str, Effective]:
    """The effective values of every record; with `settle`, as if each record stated what that makes of its values."""
    facts = plan.rulebook.facts
    stated_facts = [fact for name, fact in facts.items() if name not in plan.derived]
    values: dict[str, dict[str, Value]] = {}
    origins: dict[str, dict[str, Origin]] = {}
    disagreements: dict[str, list[Disagreement]] = {record: [] for record in forest.records}
    order = forest.parts_first()
    for record in order:
        values[record.id], origins[record.id] = {}, {}
        for fact in sorted(stated_facts, key=lambda f: f.roll_up is RollUp.WEIGHTED):
            value, origin = _from_parts(forest, record, fact, values, disagreements[record.id])
            values[record.id][fact.name] = value if settle is None else settle(record, fact, value)
            origins[record.id][fact.name] = origin
    for record in reversed(order):
        if record.part_of in forest.records:
            for fact in stated_facts:
                if fact.inherited and fact.name not in record.figures:
                    values[record.id][fact.name] = values[str(record.part_of)][fact.name]
                    origins[record.id][fact.name] = Origin.WHOLE
    for record in order:
        _derive(plan, values[record.id], origins[record.id])
    return {
        id_: Effective(record, values[id_], origins[id_], tuple(disagreements[id_]))
        for id_, record in forest.records.items()
    }


def _from_parts(
    forest: Forest,
    record: TaskRecord,
    fact: Fact,
    values: Mapping[str, Mapping[str, Value]],
    disagreements: list[Disagreement],
) -> tuple[Value, Origin]:
    figure = record.figures.get(fact.name)
    stated = figure.value if figure is not None else None
    if fact.roll_up is None:
        return stated_or_absent(fact, stated)
    cuts = ((cut, forest.parts(record, cut.name)) for cut in record.cuts.values())
    rolled = ((cut.name, _rolled_up(fact, cut, [values[p.id] for p in parts])) for cut, parts in cuts if parts)
    return met(record.id, fact, stated, rolled, disagreements)


def stated_or_absent(fact: Fact, stated: Value | None) -> tuple[Value, Origin]:
    """What a record itself says of a fact."""
    return (fact.domain.unknown(Unknown.ABSENT), Origin.ABSENT) if stated is None else (stated, Origin.STATED)


def met(
    record: str,
    fact: Fact,
    stated: Value | None,
    by_cut: Iterable[tuple[str, Value]],
    disagreements: list[Disagreement],
) -> tuple[Value, Origin]:
    """What a whole's stated value and the values rolled up from its cuts have in common."""
    value, origin = stated_or_absent(fact, stated)
    known = value
    for cut, rolled in by_cut:
        allowed = fact.domain.clip(rolled)
        common = known.meet(allowed)
        if common.is_empty:
            from_parts = rolled if allowed.is_empty else allowed
            disagreements.append(Disagreement(record, fact.name, cut, value, from_parts))
            return value, origin
        if common != known:
            origin = Origin.PARTS if stated is None or stated.unknown else Origin.NARROWED
        known = common
    return known, origin


def _rolled_up(fact: Fact, cut: Cut, parts: Sequence[Mapping[str, Value]]) -> Value:
    values = [part[fact.name] for part in parts]
    match fact.roll_up:
        case RollUp.SUM:
            return _sum(cut, values)
        case RollUp.WEIGHTED if cut.exhaustive and cut.disjoint:
            assert fact.weight is not None
            return weighted_mean(values, [part[fact.weight] for part in parts])
        case RollUp.ANY:
            return _quantified("ja", "nej", cut, values)
        case RollUp.ALL:
            return _quantified("nej", "ja", cut, values)
        case _:
            return fact.domain.whole


def _sum(cut: Cut, values: Sequence[Value]) -> Value:
    """The parts' sum where the cut adds up; otherwise at least the sum, or where parts overlap the greatest part."""
    lows = [v.hull.low for v in values if v.hull is not None and v.hull.low is not None and not v.irrelevant]
    return summed(cut, total(values), max(lows, default=None))


def summed(cut: Cut, added: Value, greatest: Fraction | None) -> Value:
    """What a sum of parts says of the whole; `greatest` is the greatest part's least value, if one is certain."""
    hull = added.hull
    if hull is None:
        return added if cut.exhaustive else Value((Interval(None, None),), irrelevant=True)
    low = hull.low if cut.disjoint or greatest is None else greatest
    irrelevant = added.irrelevant or not cut.exhaustive
    return Value((Interval(low, hull.high if cut.exhaustive else None),), irrelevant=irrelevant)


def _quantified(decides: str, otherwise: str, cut: Cut, values: Sequence[Value]) -> Value:
    """`any` of the parts says `decides`, or with the words exchanged `all` of them say `otherwise`."""
    return quantified(
        decides,
        otherwise,
        cut,
        certain=any(v.words == {decides} and not v.irrelevant for v in values),
        possible=any(decides in v.words for v in values),
        relevant=any(v.words for v in values),
        irrelevant=all(v.irrelevant for v in values),
    )


def quantified(
    decides: str, otherwise: str, cut: Cut, *, certain: bool, possible: bool, relevant: bool, irrelevant: bool
) -> Value:
    """The same by what holds of parts: one certainly `decides`, one may, one says something, all may be `ikke relevant`."""
    if certain:
        return word(decides)
    if possible or not cut.exhaustive:
        return Value(words=frozenset({decides, otherwise}), irrelevant=irrelevant)
    return Value(words=frozenset({otherwise}) if relevant else frozenset(), irrelevant=irrelevant)


def derived_anew(plan: Plan, values: Mapping[str, Value]) -> dict[str, Value]:
    """The values with every derived fact calculated again, under a plan whose parameters may be others."""
    anew = dict(values)
    _derive(plan, anew, {})
    return anew


def _derive(plan: Plan, values: dict[str, Value], origins: dict[str, Origin]) -> None:
    waiting = dict(plan.derived)
    while waiting:
        ready = [name for name, expression in waiting.items() if not _needs(expression, waiting)]
        for name in ready:
            values[name], origins[name] = derived_value(plan, name, values), Origin.DERIVED
            del waiting[name]


def derived_value(plan: Plan, name: str, values: Mapping[str, Value]) -> Value:
    """The value of one derived fact, given those that it is calculated from."""
    value = calculate(plan.derived[name], values, plan.parameters)
    fact = plan.rulebook.facts.get(name)
    # Under a choice that leads outside the declared domain nothing is known; cutting off the part outside would let a
    # narrower value, all of it outside, say more than a wider one.
    return value if fact is None or value.within(fact.domain.whole) else fact.domain.whole


def _needs(expression: ast.Expression, waiting: Mapping[str, ast.Expression]) -> bool:
    return any(name.name in waiting for name in ast.names_in(expression))
