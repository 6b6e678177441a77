"""Truth of a test: true, false or neither, and sets of them.

A test on `ikke relevant` is neither. A set of truths is what a test may be under the choices that a partly known record
allows; the connectives are Kleene's, lifted to such sets by taking every combination.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar


class Truth:
    """A set of truths; one with a single member is the truth under one choice. There are eight, each made once."""

    __slots__ = ("may_be_neither", "may_fail", "may_hold")

    NONE: ClassVar[Truth]
    TRUE: ClassVar[Truth]
    FALSE: ClassVar[Truth]
    NEITHER: ClassVar[Truth]

    may_hold: bool
    may_fail: bool
    may_be_neither: bool

    def __or__(self, other: Truth) -> Truth:
        return made_of(
            self.may_hold or other.may_hold,
            self.may_fail or other.may_fail,
            self.may_be_neither or other.may_be_neither,
        )

    def __reduce__(self) -> tuple[object, ...]:
        return made_of, (self.may_hold, self.may_fail, self.may_be_neither)

    def __repr__(self) -> str:
        members = {"true": self.may_hold, "false": self.may_fail, "neither": self.may_be_neither}
        return "{" + ", ".join(name for name, member in members.items() if member) + "}"

    @property
    def is_certain(self) -> bool:
        return self.may_hold + self.may_fail + self.may_be_neither == 1

    @property
    def must_hold(self) -> bool:
        return self is Truth.TRUE


_ALL: dict[tuple[bool, bool, bool], Truth] = {}
for _hold in (False, True):
    for _fail in (False, True):
        for _neither in (False, True):
            _truth = Truth()
            _truth.may_hold, _truth.may_fail, _truth.may_be_neither = _hold, _fail, _neither
            _ALL[_hold, _fail, _neither] = _truth


def made_of(may_hold: bool, may_fail: bool, may_be_neither: bool) -> Truth:
    """The set with these members."""
    return _ALL[may_hold, may_fail, may_be_neither]


Truth.NONE = made_of(False, False, False)
Truth.TRUE = made_of(True, False, False)
Truth.FALSE = made_of(False, True, False)
Truth.NEITHER = made_of(False, False, True)


def of(holds: bool) -> Truth:
    """The truth of a plain fact of the matter."""
    return Truth.TRUE if holds else Truth.FALSE


def of_true(a: Truth) -> Truth:
    """Whether it is true, rather than false or neither: never neither itself."""
    return made_of(a.may_hold, a.may_fail or a.may_be_neither, False)


def negation(a: Truth) -> Truth:
    """`not`: neither stays neither."""
    return made_of(a.may_fail, a.may_hold, a.may_be_neither)


def conjunction(operands: Iterable[Truth]) -> Truth:
    """`and`: false if any is false, else neither if any is neither, else true. Of nothing: true."""
    all_true, none_false, some_false, some_neither = True, True, False, False
    for a in operands:
        all_true = all_true and a.may_hold
        none_false = none_false and (a.may_hold or a.may_be_neither)
        some_false = some_false or a.may_fail
        some_neither = some_neither or a.may_be_neither
    return made_of(all_true, some_false, none_false and some_neither)


def disjunction(operands: Iterable[Truth]) -> Truth:
    """`or`: true if any is true, else neither if any is neither, else false. Of nothing: false."""
    return negation(conjunction(negation(a) for a in operands))


def union(truths: Iterable[Truth]) -> Truth:
    """Everything that any of them may be."""
    result = Truth.NONE
    for one in truths:
        result |= one
    return result
