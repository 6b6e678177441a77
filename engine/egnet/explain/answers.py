"""What each answer would give: the open verdict as a tree of questions.

The reduced diagram of a record's verdict comes in, out goes a tree that asks at each place for the fact whose answers
leave the least open. Always holds: it asks only for facts that make a difference where they are asked for, and a
verdict in it is that of every record with these answers.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from egnet.evaluate.explore import Diagram, Leaf, cells_in
from egnet.evaluate.trace import Trace, Verdict
from egnet.explain.verdicts import in_table_order
from egnet.plan.plan import PlanFact

#: Questions in a tree; what would need more is left open.
MOST_QUESTIONS = 8


@dataclass(frozen=True)
class Given:
    """The verdict with these answers; several only where rules disagree."""

    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True)
class Asked:
    """A fact to ask for; `answers` pairs the cells (a mask) of each answer with what follows, verdicts first."""

    fact: PlanFact
    answers: tuple[tuple[int, Tree], ...]


@dataclass(frozen=True)
class LeftOpen:
    """Where the tree ends before the verdict is certain: it still depends on these facts."""

    facts: tuple[PlanFact, ...]
    verdicts: tuple[Verdict, ...]


Tree = Given | Asked | LeftOpen


def tree_of_answers(trace: Trace, most: int = MOST_QUESTIONS) -> Tree:
    """The verdict of a record as a tree of at most so many questions."""
    return _Growth(trace).grown(most)


Node = int
"""A function of the facts: an index into the table of all that were met. Equal functions are one node."""


class _Functions:
    """Decision diagrams in one table, so that two are the same function only if they are the same node."""

    def __init__(self) -> None:
        self._nodes: dict[object, Node] = {}
        self._leaves: dict[Node, frozenset[Verdict]] = {}
        self._branches: dict[Node, tuple[int, tuple[tuple[int, Node], ...]]] = {}
        self._facts: dict[Node, frozenset[int]] = {}
        self._outcomes: dict[Node, frozenset[Verdict]] = {}
        self._given: dict[tuple[Node, int, int], Node] = {}

    def add(self, diagram: Diagram[Verdict], done: dict[int, Node] | None = None) -> Node:
        done = {} if done is None else done
        if id(diagram) not in done:
            if isinstance(diagram, Leaf):
                done[id(diagram)] = self._leaf(diagram.outcomes)
            else:
                children = tuple((cell, self.add(child, done)) for cell, child in diagram.children)
                done[id(diagram)] = self._branch(diagram.fact, children)
        return done[id(diagram)]

    def _leaf(self, outcomes: frozenset[Verdict]) -> Node:
        node = self._nodes.setdefault(outcomes, len(self._nodes))
        self._leaves[node] = self._outcomes[node] = outcomes
        self._facts[node] = frozenset()
        return node

    def _branch(self, fact: int, children: tuple[tuple[int, Node], ...]) -> Node:
        if len({child for _, child in children}) == 1:
            return children[0][1]
        node = self._nodes.setdefault((fact, children), len(self._nodes))
        if node not in self._branches:
            self._branches[node] = (fact, children)
            self._facts[node] = frozenset({fact}).union(*(self._facts[child] for _, child in children))
            self._outcomes[node] = frozenset().union(*(self._outcomes[child] for _, child in children))
        return node

    def given(self, node: Node, fact: int, cell: int) -> Node:
        """The function when the fact lies in the cell."""
        if fact not in self._facts[node]:
            return node
        key = (node, fact, cell)
        if key not in self._given:
            own, children = self._branches[node]
            if own == fact:
                self._given[key] = dict(children)[cell]
            else:
                inner = tuple((at, self.given(child, fact, cell)) for at, child in children)
                self._given[key] = self._branch(own, inner)
        return self._given[key]

    def facts(self, node: Node) -> frozenset[int]:
        return self._facts[node]

    def outcomes(self, node: Node) -> frozenset[Verdict]:
        return self._outcomes[node]


@dataclass
class _Place:
    """A place in a growing tree; `fact` is asked for there once the tree has come so far."""

    node: Node
    fact: int | None
    answers: list[tuple[int, _Place]]


class _Growth:
    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.functions = _Functions()
        self.root = self.functions.add(trace.diagram)

    def grown(self, most: int) -> Tree:
        first = _Place(self.root, None, [])
        waiting = deque([first])
        asked = 0
        while waiting and asked < most:
            place = waiting.popleft()
            if not self.functions.facts(place.node):
                continue
            asked += 1
            place.fact, answers = self._question(place.node)
            place.answers = [(mask, _Place(node, None, [])) for node, mask in answers]
            waiting += [after for _, after in place.answers]
        return self._tree(first)

    def _question(self, node: Node) -> tuple[int, list[tuple[Node, int]]]:
        """The fact whose answers leave the fewest facts open, and each answer: what follows, and its cells."""
        candidates = [(fact, self._answers(node, fact)) for fact in sorted(self.functions.facts(node))]
        return min(candidates, key=lambda candidate: sum(len(self.functions.facts(after)) for after, _ in candidate[1]))

    def _answers(self, node: Node, fact: int) -> list[tuple[Node, int]]:
        masks: dict[Node, int] = {}
        for cell in cells_in(self.trace.state[fact]):
            after = self.functions.given(node, fact, cell)
            masks[after] = masks.get(after, 0) | 1 << cell
        # What reaches a threshold is said before what does not.
        sign = -1 if self.trace.plan.facts[fact].domain.kind.is_numeric else 1
        return sorted(masks.items(), key=lambda answer: (len(self.functions.facts(answer[0])), sign * answer[1]))

    def _tree(self, place: _Place) -> Tree:
        facts = self.trace.plan.facts
        verdicts = in_table_order(self.trace.plan, self.functions.outcomes(place.node))
        if place.fact is not None:
            return Asked(facts[place.fact], tuple((mask, self._tree(after)) for mask, after in place.answers))
        left = self.functions.facts(place.node)
        return LeftOpen(tuple(facts[fact] for fact in sorted(left)), verdicts) if left else Given(verdicts)
