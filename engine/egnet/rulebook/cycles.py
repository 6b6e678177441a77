"""Names that lead to names in, a way back to where it began out, if there is one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter


def cycle_in(leads_to: Mapping[str, Iterable[str]]) -> list[str]:
    """The names of a cycle, the first again at the end; empty where there is none.

    >>> cycle_in({"a": ["b"], "b": ["c"], "c": ["b"]})
    ['b', 'c', 'b']
    """
    try:
        TopologicalSorter(leads_to).prepare()
    except CycleError as error:
        names: list[str] = error.args[1]
        # The sorter follows the arrows backwards; begin with the name that was declared first.
        ring = names[:0:-1]
        first = min(range(len(ring)), key=lambda i: list(leads_to).index(ring[i]))
        return [*ring[first:], *ring[: first + 1]]
    return []
