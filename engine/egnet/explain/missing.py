"""Which missing figures would settle most areas of a batch, so that data collection can be steered.

Decided records come in, out goes one line per missing fact, the most useful first. An area is settled by a fact if the
verdict is certain whatever the answer is: nothing else that matters is missing, in the area or in the parts that its
verdict hangs on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from egnet.evaluate.explore import Diagram, facts_in, leaves_of, relabelled
from egnet.evaluate.forest import Decided
from egnet.explain.unknowns import unknowns_of
from egnet.language import ast
from egnet.rulebook.condition import PartsTest
from egnet.rulebook.rulebook import Fact
from egnet.values.arithmetic import calculate
from egnet.values.domain import Kind


@dataclass(frozen=True)
class MissingFigure:
    """A fact and the areas (by id, in the order they came) where it is missing and matters.

    `settles`: whatever the answer; `may_settle`: some answer settles the verdict alone; `matters`: it can make a
    difference. Each holds the one before it.
    """

    fact: Fact
    settles: tuple[str, ...]
    may_settle: tuple[str, ...]
    matters: tuple[str, ...]


def missing_figures(decided: Sequence[Decided]) -> list[MissingFigure]:
    """The missing facts that matter somewhere: those that settle most areas first, then those that matter in most."""
    by_id = {one.record.id: one for one in decided}
    still_open = [(one, _lack(one, one.trace.diagram, by_id)) for one in decided if not one.trace.certain]
    answers = {one.record.id: unknowns_of(one).that_settle for one, _ in still_open}
    found = []
    for name, fact in (still_open[0][0].trace.plan.rulebook.facts if still_open else {}).items():
        matters = [(one.record.id, lack) for one, lack in still_open if name in lack.facts]
        settles = [id_ for id_, lack in matters if lack.facts == {name} and lack.is_all]
        may_settle = [id_ for id_, _ in matters if id_ in settles or any(a.fact.name == name for a in answers[id_])]
        if matters:
            found.append(MissingFigure(fact, tuple(settles), tuple(may_settle), tuple(id_ for id_, _ in matters)))
    # The sort is stable: ties stay in the vocabulary's order.
    return sorted(found, key=lambda one: (-len(one.settles), -len(one.matters), -len(one.may_settle)))


@dataclass(frozen=True)
class _Lack:
    """The facts that an area is missing, and whether that is all: with them exactly known the question is settled."""

    facts: frozenset[str]
    is_all: bool

    def with_(self, other: _Lack) -> _Lack:
        return _Lack(self.facts | other.facts, self.is_all and other.is_all)


def _lack(one: Decided, diagram: Diagram[Any], by_id: Mapping[str, Decided]) -> _Lack:
    """What is missing for a question about an area: in the area itself, or in parts that are counted."""
    lack = _Lack(frozenset(), all(len(leaf.outcomes) == 1 for leaf in leaves_of(diagram)))
    for fact in (one.trace.plan.facts[i] for i in facts_in(diagram)):
        if fact.parts is None:
            lack = lack.with_(_lack_of_fact(fact.name, one))
        else:
            for id_ in one.parts:
                lack = lack.with_(_lack_of_part(fact.parts, by_id.get(id_), by_id))
    return lack


def _lack_of_fact(name: str, one: Decided) -> _Lack:
    """What to ask for; a calculated fact is as good as unknown where an answer may take it out of its domain."""
    plan, values = one.trace.plan, one.effective.values
    if name not in plan.derived:
        known = name not in plan.rulebook.facts or values[name].is_certain
        return _Lack(frozenset() if known else frozenset({name}), True)
    lack = _Lack(frozenset(), True)
    for inner in ast.names_in(plan.derived[name]):
        lack = lack.with_(_lack_of_fact(inner.name, one))
    fact = plan.rulebook.facts.get(name)
    calculated = calculate(plan.derived[name], values, plan.parameters)
    fits = fact is None or (fact.kind is not Kind.INTEGER and calculated.within(fact.domain.whole))
    return lack.with_(_Lack(frozenset(), fits))


def _lack_of_part(counted: PartsTest, part: Decided | None, by_id: Mapping[str, Decided]) -> _Lack:
    """What is missing to know whether a part counts; of a part that is set aside nothing can be known."""
    if part is None:
        return _Lack(frozenset(), False)
    if counted.cut is not None and part.record.cut != counted.cut:
        return _Lack(frozenset(), True)
    return _lack(part, relabelled(part.trace.diagram, lambda verdict: bool(counted.verdicts & set(verdict))), by_id)
