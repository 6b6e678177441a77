"""What was worked out before, up to a number of things: a batch of many records forgets, and works it out again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

#: So many things are remembered of each kind.
MOST_REMEMBERED = 4_096

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Remembered(dict[K, V]):
    """Things by key, never more than `MOST_REMEMBERED`; none of them is `None`."""

    def of(self, key: K, make: Callable[[], V]) -> V:
        """The thing of this key, made where it is not known."""
        thing = self.get(key)
        if thing is None:
            thing = make()
            self.keep(key, thing)
        return thing

    def keep(self, key: K, thing: V) -> None:
        """Remember a thing, and forget all others if they are too many."""
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        self[key] = thing
