"""The verdict as a function of the facts: what it would be under choices other than a record allows.

A plan comes in; out goes the decision diagram of its verdict over every choice there is, made once for each plan.
Always holds: a leaf that is exact says what evaluation says of the choices that lead to it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from egnet.evaluate.explore import Branch, Diagram, Leaf, Open, explore, is_exact, relabelled
from egnet.evaluate.look import Definition, State
from egnet.evaluate.questions import Questions
from egnet.evaluate.trace import Verdict
from egnet.plan.plan import Atom, FindingIn, Plan, leaves

#: Plans whose diagrams are kept.
_KEPT = 8


@dataclass(frozen=True)
class VerdictFunction:
    """A plan with its verdict under every choice. `reads` are the facts (by index) that a row or a finding looks at."""

    plan: Plan
    questions: Questions
    diagram: Diagram[Verdict]
    exact: bool
    reads: frozenset[int]


def verdict_function(plan: Plan) -> VerdictFunction:
    """The verdict of a plan as a function of its facts."""
    for known in _recent:
        if known.plan is plan:
            return known
    questions = Questions(plan, Definition(plan))
    by_rows = explore(questions.verdict, tuple(fact.every_cell for fact in plan.facts))
    diagram = cast("Diagram[Verdict]", relabelled(by_rows, questions.words))
    made = VerdictFunction(plan, questions, diagram, is_exact(diagram), _read_by(plan))
    _recent.insert(0, made)
    del _recent[_KEPT:]
    return made


_recent: list[VerdictFunction] = []


def _read_by(plan: Plan) -> frozenset[int]:
    reads: set[int] = set()
    for leaf in (leaf for row in plan.rows for leaf in leaves(row.condition)):
        if isinstance(leaf, Atom):
            reads.add(leaf.fact)
        elif isinstance(leaf, FindingIn):
            reads |= set(plan.principles[leaf.principle].facts)
    return frozenset(reads)


def verdicts_under(diagram: Diagram[Verdict], state: State) -> frozenset[Verdict]:
    """Every verdict that is possible under the choices of a state."""
    found: set[Verdict] = set()
    seen: set[int] = set()
    waiting = [diagram]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Leaf):
            found |= node.outcomes
        elif id(node) not in seen:
            seen.add(id(node))
            waiting += [child for cell, child in node.children if state[node.fact] >> cell & 1]
    return frozenset(found)


def narrowed(diagram: Diagram[Verdict], state: State) -> Diagram[Verdict]:
    """The diagram under the choices of a state: what makes no difference there is gone."""

    def follow(within: State) -> frozenset[Verdict] | Open[Verdict]:
        node = diagram
        while isinstance(node, Branch):
            mask = within[node.fact]
            if mask & (mask - 1):
                return Open(node.fact, frozenset(), id(node))
            node = next(child for cell, child in node.children if mask >> cell & 1)
        return node.outcomes

    return explore(follow, state, limit=sys.maxsize)


def in_table_order(plan: Plan, verdicts: Iterable[Verdict]) -> tuple[Verdict, ...]:
    """Verdicts in the order in which the table names their words."""
    order = {word: i for i, word in enumerate(dict.fromkeys(row.verdict for row in plan.rows))}
    return tuple(sorted(verdicts, key=lambda verdict: [order[word] for word in verdict]))


def supposing(state: State, fact: int, mask: int) -> State:
    """The state with one fact in other cells."""
    return (*state[:fact], mask, *state[fact + 1 :])
