"""The driver that settles what a look leaves open, shared by every way of evaluating.

Where a look leaves an answer open, one unknown fact is split into its cells and each is looked at again. The result is
a reduced, ordered decision diagram: a leaf holds the outcomes that are possible there, a branch splits one fact, a fact
that makes no difference has no branch, and equal diagrams are one object. A limit on the number of looks keeps the work
finite; beyond it a leaf holds what the last look left possible, which is sound, perhaps wide, and not exact.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from egnet.evaluate.look import State

Outcome = TypeVar("Outcome", bound=Hashable)

#: Looks per question before the answer may be wide.
MOST_LOOKS = 20_000


@dataclass(frozen=True)
class Leaf(Generic[Outcome]):
    """Nothing is open any more: these outcomes are possible (several only where rules collide, or if not exact)."""

    outcomes: frozenset[Outcome]
    exact: bool = True


@dataclass(frozen=True)
class Branch(Generic[Outcome]):
    """The outcome depends on which cell the fact lies in; `children` pairs each possible cell with what follows."""

    fact: int
    children: tuple[tuple[int, Diagram[Outcome]], ...]


Diagram = Leaf[Outcome] | Branch[Outcome]


@dataclass(frozen=True, slots=True)
class Open(Generic[Outcome]):
    """A look that does not settle the question: the fact to split next, what is possible so far, and a key.

    States with one key have the same diagram.
    """

    fact: int
    possible: frozenset[Outcome]
    key: Hashable


Question = Callable[[State], "frozenset[Outcome] | Open[Outcome]"]


@dataclass
class _Exploration(Generic[Outcome]):
    question: Question[Outcome]
    limit: int
    looks: int = 0
    known: dict[Hashable, Diagram[Outcome]] = field(default_factory=dict)
    unique: dict[Hashable, Diagram[Outcome]] = field(default_factory=dict)

    def diagram(self, state: State) -> Diagram[Outcome]:
        self.looks += 1
        look = self.question(state)
        if not isinstance(look, Open):
            return self._leaf(look)
        if look.key in self.known:
            return self.known[look.key]
        if self.looks > self.limit:
            return self._leaf(look.possible, exact=False)
        children = tuple(
            (cell, self.diagram((*state[: look.fact], 1 << cell, *state[look.fact + 1 :])))
            for cell in cells_in(state[look.fact])
        )
        diagram = self.known[look.key] = self._branch(look.fact, children)
        return diagram

    def _leaf(self, outcomes: frozenset[Outcome], exact: bool = True) -> Diagram[Outcome]:
        return self.unique.setdefault((outcomes, exact), Leaf(outcomes, exact))

    def _branch(self, fact: int, children: tuple[tuple[int, Diagram[Outcome]], ...]) -> Diagram[Outcome]:
        if len({id(child) for _, child in children}) == 1:
            return children[0][1]
        key = (fact, tuple((cell, id(child)) for cell, child in children))
        return self.unique.setdefault(key, Branch(fact, children))


def explore(question: Question[Outcome], state: State, limit: int = MOST_LOOKS) -> Diagram[Outcome]:
    """The decision diagram of a question over every choice that a state allows."""
    return _Exploration(question, limit).diagram(state)


def possible_truths(question: Question[bool], state: State, limit: int = MOST_LOOKS) -> tuple[frozenset[bool], bool]:
    """Whether something holds under some choice, and whether it fails under some; stops when both are seen.

    The second answer is whether the limit was never met.
    """
    seen: set[Hashable] = set()
    found: set[bool] = set()
    waiting = [state]
    looks = 0
    while waiting and len(found) < 2:
        looks += 1
        current = waiting.pop()
        look = question(current)
        if not isinstance(look, Open):
            found |= look
        elif looks > limit:
            return look.possible, False
        elif look.key not in seen:
            seen.add(look.key)
            cells = reversed(cells_in(current[look.fact]))
            waiting += [(*current[: look.fact], 1 << cell, *current[look.fact + 1 :]) for cell in cells]
    return frozenset(found), True


def outcomes_of(diagram: Diagram[Outcome]) -> frozenset[Outcome]:
    """Every outcome that is possible somewhere in the diagram."""
    return frozenset(outcome for leaf in leaves_of(diagram) for outcome in leaf.outcomes)


def outcomes_given(diagram: Diagram[Outcome], fact: int, cell: int) -> frozenset[Outcome]:
    """Every outcome that is possible if the fact lies in one of its cells."""
    done: dict[int, frozenset[Outcome]] = {}

    def within(node: Diagram[Outcome]) -> frozenset[Outcome]:
        if id(node) not in done:
            if isinstance(node, Leaf):
                done[id(node)] = node.outcomes
            else:
                children = [child for at, child in node.children if node.fact != fact or at == cell]
                done[id(node)] = frozenset(outcome for child in children for outcome in within(child))
        return done[id(node)]

    return within(diagram)


def is_exact(diagram: Diagram[Outcome]) -> bool:
    """Whether the limit was never met."""
    return all(leaf.exact for leaf in leaves_of(diagram))


def leaves_of(diagram: Diagram[Outcome]) -> list[Leaf[Outcome]]:
    """The diagram's distinct leaves, in order of first visit."""
    return [node for node in _nodes(diagram) if isinstance(node, Leaf)]


def facts_in(diagram: Diagram[Outcome]) -> list[int]:
    """The facts that make a difference, in order."""
    return sorted({node.fact for node in _nodes(diagram) if isinstance(node, Branch)})


def relabelled(diagram: Diagram[Outcome], label: Callable[[Outcome], Hashable]) -> Diagram[Hashable]:
    """The diagram with other outcomes, reduced again: facts that only told old outcomes apart are gone."""
    building: _Exploration[Hashable] = _Exploration(lambda state: frozenset(), 0)
    done: dict[int, Diagram[Hashable]] = {}

    def rebuilt(node: Diagram[Outcome]) -> Diagram[Hashable]:
        if id(node) not in done:
            if isinstance(node, Leaf):
                done[id(node)] = building._leaf(frozenset(label(o) for o in node.outcomes), node.exact)
            else:
                done[id(node)] = building._branch(node.fact, tuple((c, rebuilt(child)) for c, child in node.children))
        return done[id(node)]

    return rebuilt(diagram)


def cells_in(mask: int) -> list[int]:
    """The cells of a mask, in order."""
    return [cell for cell in range(mask.bit_length()) if mask >> cell & 1]


def _nodes(diagram: Diagram[Outcome]) -> list[Diagram[Outcome]]:
    found: dict[int, Diagram[Outcome]] = {}
    waiting: list[Diagram[Outcome]] = [diagram]
    while waiting:
        node = waiting.pop()
        if id(node) in found:
            continue
        found[id(node)] = node
        if isinstance(node, Branch):
            waiting += [child for _, child in node.children]
    return list(found.values())
