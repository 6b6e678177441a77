"""What a verdict looks at, and which facts must be worked out together.

Comes in: a plan. Goes out: groups of facts such that a record's values of one group depend on no fact outside it. Always
holds: every fact that a verdict may depend on is in exactly one group, and the definition's `effective` gives the same
values for a group's facts whether the others are there or not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from egnet.language import ast
from egnet.plan.plan import Atom, FindingIn, Plan, facts_of, leaves


@dataclass(frozen=True)
class Component:
    """Facts that are worked out together; `plan` knows no others. Not `alone` where one depends on another."""

    facts: tuple[str, ...]
    plan: Plan
    rolls_up: bool
    alone: bool

    def dependent_on(self, names: Collection[str]) -> set[str]:
        """The facts whose values depend on those of these facts, but for themselves; not by way of a whole or part."""
        found: set[str] = set()
        for _ in self.facts:
            reached = {*names, *found}
            found |= {name for name in self.facts if not reached.isdisjoint(_inputs(self.plan, name))}
        return found


def looked_at(plan: Plan) -> tuple[str, ...]:
    """The facts that a verdict may depend on, in the plan's order; not what is counted of parts."""
    asked: set[int] = set()
    for row in plan.rows:
        for leaf in leaves(row.condition):
            if isinstance(leaf, FindingIn):
                asked |= set(plan.principles[leaf.principle].facts)
            elif isinstance(leaf, Atom):
                asked |= set(facts_of(leaf))
    return tuple(fact.name for fact in plan.facts if fact.index in asked and fact.parts is None)


def components(plan: Plan) -> tuple[Component, ...]:
    """The facts that a verdict may depend on, and those that they depend on, in groups."""
    needs: dict[str, set[str]] = {}
    waiting = list(looked_at(plan))
    while waiting:
        name = waiting.pop()
        if name not in needs:
            needs[name] = set(_inputs(plan, name))
            waiting += needs[name]
    groups: list[set[str]] = []
    for name, inputs in needs.items():
        joined = {name, *inputs}
        for group in [group for group in groups if group & joined]:
            groups.remove(group)
            joined |= group
        groups.append(joined)
    order = {name: place for place, name in enumerate((*plan.rulebook.facts, *plan.derived))}
    listed = sorted(
        (sorted(group, key=lambda name: order[name]) for group in groups), key=lambda group: order[group[0]]
    )
    return tuple(_component(plan, group) for group in listed)


def _inputs(plan: Plan, name: str) -> Iterable[str]:
    facts = plan.rulebook.facts
    if name in plan.derived:
        named = (one.name for one in ast.names_in(plan.derived[name]))
        return [other for other in named if other in facts or other in plan.derived]
    weight = facts[name].weight
    return [] if weight is None else [weight]


def _component(plan: Plan, names: list[str]) -> Component:
    facts = {name: fact for name, fact in plan.rulebook.facts.items() if name in names}
    derived = {name: expression for name, expression in plan.derived.items() if name in names}
    # A plan of its own, so that the definition works out these facts and no others.
    reduced = replace(plan, rulebook=replace(plan.rulebook, facts=facts), derived=derived)
    rolls_up = any(fact.roll_up is not None for name, fact in facts.items() if name not in derived)
    return Component(tuple(names), reduced, rolls_up, alone=not derived)
