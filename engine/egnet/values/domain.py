"""The declared domain of a fact: which values it may have at all, and the words that stand for some of them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from itertools import chain, combinations

from egnet.values.interval import EVERYTHING, Interval
from egnet.values.value import Unknown, Value, between

#: A fact that holds several words at once may choose among so many; its unknown is every non-empty set of them.
MOST_WORDS_AT_ONCE = 8


class Kind(StrEnum):
    """What sort of value a fact has."""

    NUMBER = "number"
    INTEGER = "integer"
    SHARE = "share"
    BOOLEAN = "boolean"
    CHOICE = "choice"
    CHOICES = "choices"

    @property
    def is_numeric(self) -> bool:
        return self in (Kind.NUMBER, Kind.INTEGER, Kind.SHARE)


@dataclass(frozen=True)
class Domain:
    """Every value a fact may have.

    `range` bounds a number (ends included), `words` are a choice's alternatives in declared order, and `names` maps
    the documents' words to values (`overvejende` to 75-100 %).
    """

    kind: Kind
    range: Interval = EVERYTHING
    words: tuple[str, ...] = ()
    may_be_irrelevant: bool = False
    names: Mapping[str, Value] = field(default_factory=dict)

    @cached_property
    def whole(self) -> Value:
        """Everything the fact may be: what unknown means."""
        if self.kind.is_numeric:
            return Value(numbers=(self.range,), irrelevant=self.may_be_irrelevant)
        if self.kind is Kind.CHOICES:
            return Value(sets=frozenset(_nonempty_sets(self.words)), irrelevant=self.may_be_irrelevant)
        return Value(words=frozenset(self.words), irrelevant=self.may_be_irrelevant)

    def unknown(self, reason: Unknown) -> Value:
        """The whole domain, with the reason why nothing is known."""
        return replace(self.whole, unknown=reason)

    def clip(self, value: Value) -> Value:
        """The part of `value` that the domain holds; ends of whole-number facts are moved inward to whole numbers."""
        if self.kind is Kind.INTEGER:
            inner = (Interval(_up(i.low), _down(i.high)) for i in value.numbers)
            value = replace(value, numbers=tuple(i for i in inner if i.meet(i) is not None))
        return value.meet(self.whole)


BOOLEAN_WORDS = ("ja", "nej")
SHARE_RANGE = Interval(Fraction(0), Fraction(1))
ANY_SHARE = between(0, 1)


def _nonempty_sets(words: tuple[str, ...]) -> list[frozenset[str]]:
    sizes = (combinations(words, n) for n in range(1, len(words) + 1))
    return [frozenset(chosen) for chosen in chain.from_iterable(sizes)]


def _up(end: Fraction | None) -> Fraction | None:
    return None if end is None else Fraction(math.ceil(end))


def _down(end: Fraction | None) -> Fraction | None:
    return None if end is None else Fraction(math.floor(end))
