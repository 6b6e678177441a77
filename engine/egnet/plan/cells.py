"""Cells: the parts of a fact's domain that no test in the rulebook tells apart.

A domain is cut into pieces (single words, sets of words, `ikke relevant`, points at thresholds and the open stretches
between them); pieces under which every test has the same truth form one cell. Only finitely many choices differ, one
for each cell.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from egnet.plan.test import Test, thresholds, truth_of
from egnet.values.domain import Domain, Kind
from egnet.values.interval import Interval
from egnet.values.truth import Truth
from egnet.values.value import IRRELEVANT, Choice, Value


@dataclass(frozen=True, slots=True)
class Stretch:
    """The numbers between two ends; both open unless the piece is a point. `whole` keeps whole numbers only."""

    low: Fraction | None
    high: Fraction | None
    is_point: bool
    whole: bool

    def inside(self, interval: Interval) -> Fraction | None:
        """One number in both, or `None`; the middle, or near the end where there is only one."""
        if self.is_point:
            assert self.low is not None
            is_one = not self.whole or self.low.denominator == 1
            return self.low if is_one and interval.contains(self.low) else None
        low, low_open = (self.low, True) if _above(self.low, interval.low) else (interval.low, False)
        high, high_open = (self.high, True) if _below(self.high, interval.high) else (interval.high, False)
        if self.whole:
            return _whole_between(low, low_open, high, high_open)
        return _between(low, low_open, high, high_open)


Piece = Stretch | Choice


@dataclass(frozen=True)
class Cell:
    """Pieces of a domain under which every test of the rulebook has the same truth."""

    pieces: tuple[Piece, ...]
    truths: tuple[Truth, ...]

    def choice_within(self, value: Value) -> Choice | None:
        """One choice that the cell and the value share, or `None` if they share none."""
        for piece in self.pieces:
            if isinstance(piece, Stretch):
                for interval in value.numbers:
                    if (number := piece.inside(interval)) is not None:
                        return number
            elif value.allows(piece):
                return piece
        return None


def cut(domain: Domain, tests: Sequence[tuple[Test, ...]]) -> tuple[Cell, ...]:
    """The cells of a domain under these tests; `Cell.truths` has one truth per test, same order."""
    whole = domain.whole
    grouped: dict[tuple[Truth, ...], list[Piece]] = {}
    for piece in _pieces(domain, tests):
        choice = Cell((piece,), ()).choice_within(whole)
        if choice is not None:
            grouped.setdefault(tuple(truth_of(test, choice) for test in tests), []).append(piece)
    return tuple(Cell(tuple(pieces), truths) for truths, pieces in grouped.items())


def _pieces(domain: Domain, tests: Iterable[tuple[Test, ...]]) -> list[Piece]:
    pieces: list[Piece] = []
    if domain.kind.is_numeric:
        whole = domain.kind is Kind.INTEGER
        ends = sorted({end for test in tests for end in thresholds(test)})
        bounds: list[Fraction | None] = [None, *ends, None]
        for low, high in pairwise(bounds):
            if low is not None:
                pieces.append(Stretch(low, low, is_point=True, whole=whole))
            pieces.append(Stretch(low, high, is_point=False, whole=whole))
    elif domain.kind is Kind.CHOICES:
        by_size = sorted(domain.whole.sets, key=lambda words: (len(words), sorted(words)))
        pieces += by_size
    else:
        pieces += domain.words
    if domain.may_be_irrelevant:
        pieces.append(IRRELEVANT)
    return pieces


def _above(mine: Fraction | None, other: Fraction | None) -> bool:
    return mine is not None and (other is None or mine >= other)


def _below(mine: Fraction | None, other: Fraction | None) -> bool:
    return mine is not None and (other is None or mine <= other)


def _between(low: Fraction | None, low_open: bool, high: Fraction | None, high_open: bool) -> Fraction | None:
    if low is None:
        return Fraction(0) if high is None else high - 1
    if high is None:
        return low + 1
    if low == high:
        return None if low_open or high_open else low
    return (low + high) / 2 if low < high else None


def _whole_between(low: Fraction | None, low_open: bool, high: Fraction | None, high_open: bool) -> Fraction | None:
    first = None if low is None else math.floor(low) + 1 if low_open else math.ceil(low)
    last = None if high is None else math.ceil(high) - 1 if high_open else math.floor(high)
    if first is None:
        return Fraction(0 if last is None else last)
    return None if last is not None and first > last else Fraction(first)
