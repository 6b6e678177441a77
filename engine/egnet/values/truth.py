"""Truth of a test: true, false or neither, and sets of them.

A test on `ikke relevant` is neither. A set of truths is what a test may be under the choices that a partly known record
allows; the connectives are Kleene's, lifted to such sets by taking every combination.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntFlag


class Truth(IntFlag):
    """A set of truths; a single member is the truth under one choice."""

    NONE = 0
    TRUE = 1
    FALSE = 2
    NEITHER = 4

    @property
    def is_certain(self) -> bool:
        return self in (Truth.TRUE, Truth.FALSE, Truth.NEITHER)

    @property
    def may_hold(self) -> bool:
        return bool(self & Truth.TRUE)

    @property
    def must_hold(self) -> bool:
        return self == Truth.TRUE


def of(holds: bool) -> Truth:
    """The truth of a plain fact of the matter."""
    return Truth.TRUE if holds else Truth.FALSE


def negation(a: Truth) -> Truth:
    """`not`: neither stays neither."""
    swapped = Truth.NONE
    if a & Truth.TRUE:
        swapped |= Truth.FALSE
    if a & Truth.FALSE:
        swapped |= Truth.TRUE
    return swapped | (a & Truth.NEITHER)


def conjunction(operands: Iterable[Truth]) -> Truth:
    """`and`: false if any is false, else neither if any is neither, else true. Of nothing: true."""
    all_true, none_false, some_false, some_neither = True, True, False, False
    for a in operands:
        all_true = all_true and bool(a & Truth.TRUE)
        none_false = none_false and bool(a & (Truth.TRUE | Truth.NEITHER))
        some_false = some_false or bool(a & Truth.FALSE)
        some_neither = some_neither or bool(a & Truth.NEITHER)
    result = Truth.TRUE if all_true else Truth.NONE
    if some_false:
        result |= Truth.FALSE
    if none_false and some_neither:
        result |= Truth.NEITHER
    return result


def disjunction(operands: Iterable[Truth]) -> Truth:
    """`or`: true if any is true, else neither if any is neither, else false. Of nothing: false."""
    return negation(conjunction(negation(a) for a in operands))


def of_true(a: Truth) -> Truth:
    """Whether it is true, rather than false or neither: never neither itself."""
    result = Truth.TRUE if a & Truth.TRUE else Truth.NONE
    return result | Truth.FALSE if a & (Truth.FALSE | Truth.NEITHER) else result


def union(truths: Iterable[Truth]) -> Truth:
    """Everything that any of them may be."""
    result = Truth.NONE
    for one in truths:
        result |= one
    return result
