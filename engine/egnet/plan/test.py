"""Folded unary tests: parameters are numbers now, and each test has one truth under one choice."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from egnet.values import truth
from egnet.values.truth import Truth
from egnet.values.value import Choice, Irrelevant


@dataclass(frozen=True, slots=True)
class WordIs:
    """The word, or one of several at once, is this one."""

    word: str


@dataclass(frozen=True, slots=True)
class NumberIn:
    """The number lies between two ends, each open or closed; `None` is no end."""

    low: Fraction | None
    high: Fraction | None
    low_closed: bool = True
    high_closed: bool = True


@dataclass(frozen=True, slots=True)
class IsIrrelevant:
    """The value is `ikke relevant`. Never neither."""


@dataclass(frozen=True, slots=True)
class NoneOf:
    """None of the tests holds: `not(…)`."""

    tests: tuple[Test, ...]


Test = WordIs | NumberIn | IsIrrelevant | NoneOf


def truth_of(tests: tuple[Test, ...], choice: Choice) -> Truth:
    """Whether any of the tests holds under one choice: true, false or neither."""
    return truth.disjunction(_truth(test, choice) for test in tests)


def _truth(test: Test, choice: Choice) -> Truth:
    match test:
        case NoneOf(tests):
            return truth.negation(truth_of(tests, choice))
        case IsIrrelevant():
            return truth.of(isinstance(choice, Irrelevant))
        case _ if isinstance(choice, Irrelevant):
            return Truth.NEITHER
        case WordIs(word):
            return truth.of(word in choice if isinstance(choice, frozenset) else word == choice)
        case NumberIn():
            return truth.of(isinstance(choice, Fraction) and _inside(test, choice))


def _inside(test: NumberIn, number: Fraction) -> bool:
    if test.low is not None and (number < test.low or (number == test.low and not test.low_closed)):
        return False
    return test.high is None or number < test.high or (number == test.high and test.high_closed)


def thresholds(tests: tuple[Test, ...]) -> set[Fraction]:
    """Every number at which the truth of the tests may change."""
    found: set[Fraction] = set()
    for test in tests:
        match test:
            case NoneOf(inner):
                found |= thresholds(inner)
            case NumberIn(low, high):
                found |= {end for end in (low, high) if end is not None}
            case _:
                pass
    return found
