"""Rows that name wholes in, groups of wholes out that have nothing to do with each other.

Always holds: rows of one tree, and rows of one id, are in one group; groups keep the order in which they come.
"""

from __future__ import annotations

from collections.abc import Iterable


def groups(rows: Iterable[tuple[str, str]], most: int) -> list[set[str]]:
    """The names of wholes in groups of at most so many rows, or of one tree; each row has one name or two, the other blank."""
    over: dict[str, str] = {}
    sizes: dict[str, int] = {}

    def root(name: str) -> str:
        way = []
        while over.setdefault(name, name) != name:
            way.append(name)
            name = over[name]
        over.update(dict.fromkeys(way, name))
        return name

    for pair in rows:
        roots = list(dict.fromkeys(root(name) for name in pair if name))
        for other in roots[1:]:
            over[other] = roots[0]
            sizes[roots[0]] = sizes.get(roots[0], 0) + sizes.pop(other, 0)
        sizes[roots[0]] = sizes.get(roots[0], 0) + 1
    members: dict[str, list[str]] = {}
    for name in over:
        members.setdefault(root(name), []).append(name)
    made: list[set[str]] = []
    waiting = most + 1
    for name, some in members.items():
        if waiting + sizes[name] > most:
            made.append(set())
            waiting = 0
        made[-1].update(some)
        waiting += sizes[name]
    return made
