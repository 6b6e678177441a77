"""Decision diagrams that are one object where they are one function, and joining them.

In and out: diagrams as `egnet.evaluate.explore` has them, over facts in the plan's order. Always holds: two diagrams
made here are one object exactly if they are the same function of the same cells.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable
from functools import reduce
from typing import Any

from egnet.evaluate.explore import Branch, Diagram, Leaf

Node = Diagram[Any]


class Diagrams:
    """Every diagram made so far."""

    def __init__(self) -> None:
        self._unique: dict[Hashable, Node] = {}

    def leaf(self, outcomes: frozenset[Any], exact: bool = True) -> Node:
        return self._unique.setdefault((outcomes, exact), Leaf(outcomes, exact))

    def branch(self, fact: int, children: tuple[tuple[int, Node], ...]) -> Node:
        """A branch, or what follows where all cells lead to the same."""
        if len({id(child) for _, child in children}) == 1:
            return children[0][1]
        key = (fact, tuple((cell, id(child)) for cell, child in children))
        return self._unique.setdefault(key, Branch(fact, children))

    def same(self, diagram: Node) -> Node:
        """The one object that is this function."""
        done: dict[int, Node] = {}

        def made(node: Node) -> Node:
            if id(node) not in done:
                if isinstance(node, Leaf):
                    done[id(node)] = self.leaf(node.outcomes, node.exact)
                else:
                    done[id(node)] = self.branch(node.fact, tuple((c, made(child)) for c, child in node.children))
            return done[id(node)]

        return made(diagram)

    def joined(self, a: Node, b: Node, both: Callable[[Any, Any], Hashable]) -> Node:
        """The function that has `both` of what the two have, under every choice."""

        def leaf(a: Leaf[Any], b: Leaf[Any]) -> Node:
            outcomes = frozenset(both(x, y) for x in a.outcomes for y in b.outcomes)
            return self.leaf(outcomes, a.exact and b.exact)

        return self._together(a, b, leaf)

    def forgetting(self, diagram: Node, kept: Container[int]) -> Node:
        """The function of the facts that are `kept`: what it may be, whatever the others are."""
        done: dict[int, Node] = {}

        def leaf(a: Leaf[Any], b: Leaf[Any]) -> Node:
            return self.leaf(a.outcomes | b.outcomes, a.exact and b.exact)

        def made(node: Node) -> Node:
            if id(node) not in done:
                if isinstance(node, Leaf):
                    done[id(node)] = node
                else:
                    children = tuple((cell, made(child)) for cell, child in node.children)
                    if node.fact in kept:
                        done[id(node)] = self.branch(node.fact, children)
                    else:
                        distinct = {id(child): child for _, child in children}.values()
                        done[id(node)] = reduce(lambda a, b: self._together(a, b, leaf), distinct)
            return done[id(node)]

        return made(diagram)

    def _together(self, a: Node, b: Node, leaf: Callable[[Leaf[Any], Leaf[Any]], Node]) -> Node:
        done: dict[tuple[int, int], Node] = {}

        def made(a: Node, b: Node) -> Node:
            key = (id(a), id(b))
            if key not in done:
                if isinstance(a, Leaf) and isinstance(b, Leaf):
                    done[key] = leaf(a, b)
                else:
                    fact = min(node.fact for node in (a, b) if isinstance(node, Branch))
                    cells = next(n.children for n in (a, b) if isinstance(n, Branch) and n.fact == fact)
                    made_of = (made(_under(a, fact, i), _under(b, fact, i)) for i in range(len(cells)))
                    done[key] = self.branch(fact, tuple((c, one) for (c, _), one in zip(cells, made_of, strict=True)))
            return done[key]

        return made(a, b)


def _under(node: Node, fact: int, place: int) -> Node:
    """What follows where the fact lies in its cell at this place; a fact has the same cells in every diagram."""
    return node.children[place][1] if isinstance(node, Branch) and node.fact == fact else node
