"""A value is the set of values a fact may have.

A fact's value is one of four sorts of thing: a number, a word (also `ja` and `nej`), several words at once, or
`ikke relevant`. A `Value` is the set of those that are possible; it is never empty. Unknown is the whole declared
domain and keeps the reason why nothing is known.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from typing import Final

from egnet.values.interval import EVERYTHING, Interval, disjoint


class Irrelevant(StrEnum):
    """The value `ikke relevant`, a value of its own."""

    IRRELEVANT = "ikke relevant"


IRRELEVANT: Final = Irrelevant.IRRELEVANT

#: One value chosen for a fact: what is left when nothing is unknown.
Choice = Fraction | str | frozenset[str] | Irrelevant


class Unknown(StrEnum):
    """Why nothing is known of a fact."""

    NOT_STATED = "ikke oplyst"
    NOT_MEASURED = "ikke opgjort"
    ABSENT = "ikke spurgt"


@dataclass(frozen=True, slots=True)
class Value:
    """The possible values of one fact.

    `numbers` are disjoint closed intervals in rising order, `words` single words, `sets` several words at once,
    `irrelevant` says whether `ikke relevant` is possible. `unknown` is the reason why nothing narrower is known.
    """

    numbers: tuple[Interval, ...] = ()
    words: frozenset[str] = frozenset()
    sets: frozenset[frozenset[str]] = frozenset()
    irrelevant: bool = False
    unknown: Unknown | None = field(default=None, compare=False)

    @property
    def is_empty(self) -> bool:
        return not (self.numbers or self.words or self.sets or self.irrelevant)

    @property
    def is_certain(self) -> bool:
        """Whether exactly one value is possible."""
        if self.numbers and not self.numbers[0].is_point:
            return False
        return len(self.numbers) + len(self.words) + len(self.sets) + self.irrelevant == 1

    @property
    def hull(self) -> Interval | None:
        """The smallest interval that holds every possible number."""
        return self.numbers[0].hull(self.numbers[-1]) if self.numbers else None

    def meet(self, other: Value) -> Value:
        """What both allow; may be empty."""
        both = (a.meet(b) for a in self.numbers for b in other.numbers)
        met = Value(
            disjoint(i for i in both if i is not None),
            self.words & other.words,
            self.sets & other.sets,
            self.irrelevant and other.irrelevant,
        )
        reason = self.unknown if met == self else other.unknown if met == other else None
        return replace(met, unknown=reason)

    def join(self, other: Value) -> Value:
        """What either allows."""
        return Value(
            disjoint((*self.numbers, *other.numbers)),
            self.words | other.words,
            self.sets | other.sets,
            self.irrelevant or other.irrelevant,
        )

    def within(self, other: Value) -> bool:
        """Whether everything possible here is possible there."""
        return self.meet(other) == self

    def allows(self, choice: Choice) -> bool:
        """Whether `choice` is one of the possible values."""
        match choice:
            case Irrelevant():
                return self.irrelevant
            case Fraction():
                return any(i.contains(choice) for i in self.numbers)
            case frozenset():
                return choice in self.sets
            case str():
                return choice in self.words


def number(exact: Fraction | int) -> Value:
    """The value that is this one number."""
    return Value(numbers=(Interval.point(exact),))


def between(low: Fraction | int | None, high: Fraction | int | None) -> Value:
    """Any number from `low` to `high`, ends included; `None` is no end."""
    return Value(numbers=(Interval(_exact(low), _exact(high)),))


def word(*alternatives: str) -> Value:
    """One of these words."""
    return Value(words=frozenset(alternatives))


def several(*at_once: str) -> Value:
    """All of these words at once."""
    return Value(sets=frozenset({frozenset(at_once)}))


def chosen(choice: Choice) -> Value:
    """The value that is this one choice."""
    match choice:
        case Irrelevant():
            return NOT_RELEVANT
        case Fraction():
            return number(choice)
        case frozenset():
            return Value(sets=frozenset({choice}))
        case str():
            return word(choice)


NOT_RELEVANT: Final = Value(irrelevant=True)
ANY_NUMBER: Final = Value(numbers=(EVERYTHING,))


def _exact(end: Fraction | int | None) -> Fraction | None:
    return None if end is None else Fraction(end)
