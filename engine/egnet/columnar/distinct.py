"""Things by number: each kind of answer once, so that a column can hold its number."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, Generic, TypeVar

from egnet.evaluate.explore import Branch, Diagram, Leaf

T = TypeVar("T")


class Distinct(Generic[T]):
    """Things by number, each once."""

    def __init__(self) -> None:
        self.all: list[T] = []
        self._numbers: dict[Hashable, int] = {}

    def number(self, key: Hashable, thing: T) -> int:
        """The number of a thing; things of one key are one."""
        if key not in self._numbers:
            self._numbers[key] = len(self.all)
            self.all.append(thing)
        return self._numbers[key]


def shape_of(diagram: Diagram[Any]) -> Hashable:
    """A key that two diagrams share exactly if they are the same function."""
    nodes: dict[int, int] = {}
    shapes: dict[Hashable, int] = {}
    listed: list[Hashable] = []

    def number(node: Diagram[Any]) -> int:
        if id(node) not in nodes:
            match node:
                case Leaf(outcomes, exact):
                    shape: Hashable = (outcomes, exact)
                case Branch(fact, children):
                    shape = (fact, tuple((cell, number(child)) for cell, child in children))
            if shape not in shapes:
                shapes[shape] = len(listed)
                listed.append(shape)
            nodes[id(node)] = shapes[shape]
        return nodes[id(node)]

    number(diagram)
    return tuple(listed)
