"""Drawing one value out of what is known of a fact, the same for the same seed, record and fact.

Comes in: a value and a stream of numbers of 53 bits. Goes out: one choice out of the value for each of them. Always
holds: what is drawn is exact and within the value; alternatives are as likely as each other, and so are the numbers of
an interval (every whole number, or every thousandth of its length); a stream depends on nothing but the seed, the id of
the record and the name of the fact.
"""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from egnet.values.domain import Domain, Kind
from egnet.values.interval import Interval
from egnet.values.value import IRRELEVANT, Choice, Value, chosen

BITS = 53
#: An interval of a fact that is no whole number is drawn from at so many even steps.
STEPS = 1000
_PARTED_BY = "\x1f"


class Stream:
    """The numbers of one fact of one record, each from 0 to 2^53 - 1."""

    def __init__(self, seed: int, record: str, fact: str) -> None:
        # Seeding by a text, and `random` itself, are the same in every version and on every machine.
        self._random = Random(_PARTED_BY.join((str(seed), record, fact)))
        self._past = 0

    def next(self, count: int) -> array[int]:
        """The next numbers."""
        self._past += count
        one, scale = self._random.random, 1 << BITS
        return array("Q", [int(one() * scale) for _ in range(count)])

    def skip_to(self, past: int) -> None:
        """Go on until so many numbers are past."""
        for _ in range(past - self._past):
            self._random.random()
        self._past = max(self._past, past)


@dataclass(frozen=True)
class Steps:
    """Numbers at even distances."""

    low: Fraction
    step: Fraction
    count: int

    def at(self, place: int) -> Fraction:
        return self.low + self.step * place


@dataclass(frozen=True)
class Drawn:
    """What a value may be drawn as: alternatives, each as likely as the others."""

    alternatives: tuple[Choice | Steps, ...]

    def split(self, number: int) -> tuple[int, int]:
        """Which alternative a number of a stream stands for, and the place within it."""
        scaled = number * len(self.alternatives)
        which = scaled >> BITS
        one = self.alternatives[which]
        rest = scaled - (which << BITS)
        return which, rest * one.count >> BITS if isinstance(one, Steps) else 0

    def choice(self, number: int) -> Choice:
        """What is drawn by a number of a stream."""
        which, place = self.split(number)
        one = self.alternatives[which]
        return one.at(place) if isinstance(one, Steps) else one

    def value(self, number: int) -> Value:
        return chosen(self.choice(number))


def drawn_from(value: Value, domain: Domain) -> Drawn | None:
    """What may be drawn from a value; `None` where an interval has no end."""
    alternatives: list[Choice | Steps] = []
    for interval in value.numbers:
        steps = _steps(interval, domain.kind)
        if steps is None:
            return None
        if steps.count:
            alternatives.append(steps)
    alternatives += [word for word in domain.words if word in value.words]
    by_size = sorted((len(words), sorted(words)) for words in value.sets)
    alternatives += [frozenset(words) for _, words in by_size]
    if value.irrelevant:
        alternatives.append(IRRELEVANT)
    return Drawn(tuple(alternatives)) if alternatives else None


def _steps(interval: Interval, kind: Kind) -> Steps | None:
    low, high = interval.low, interval.high
    if low is None or high is None:
        return None
    if kind is Kind.INTEGER:
        first = math.ceil(low)
        return Steps(Fraction(first), Fraction(1), math.floor(high) - first + 1)
    return Steps(low, (high - low) / STEPS, STEPS + 1 if high > low else 1)
