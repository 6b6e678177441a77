"""How far a fact is from a cell: the smallest change that would bring it there.

A value, a cell and the fact's domain come in, out go the change and a choice to try. A number's change is relative to
the span of its domain or, where the domain has no such span, to the larger of the value and what it must reach. A
word counts 1. What the value may be already is no change. Always holds: the choice lies in the cell and in the
domain.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

from egnet.plan.cells import Cell, Stretch
from egnet.values.domain import Domain, Kind
from egnet.values.interval import Interval
from egnet.values.value import Choice, Irrelevant, Value

#: How far past an open end the tried number lies, as a part of the number (of 1 for a share).
_PAST = Fraction(1, 100)


@dataclass(frozen=True)
class Move:
    """A choice within a cell and how large a change it is; at an open end the change is that to the end itself."""

    size: Fraction
    choice: Choice


def nearest_move(value: Value, cell: Cell, domain: Domain) -> Move | None:
    """The smallest change of the value into the cell; `None` if only `ikke relevant` lies there, which is no change."""
    moves = []
    for piece in cell.pieces:
        if isinstance(piece, Stretch):
            move = _to_stretch(value, piece, domain)
            moves += [move] if move is not None else []
        elif not isinstance(piece, Irrelevant):
            moves.append(Move(Fraction(not value.allows(piece)), piece))
    return min(moves, key=lambda move: (move.size, _words_exchanged(move.choice, value)), default=None)


def _words_exchanged(choice: Choice, value: Value) -> int:
    """Of several sets of words, the one that differs least is tried; it makes no difference to the size."""
    if not isinstance(choice, frozenset):
        return 0
    return min((len(choice ^ words) for words in value.sets), default=0)


def _to_stretch(value: Value, stretch: Stretch, domain: Domain) -> Move | None:
    if stretch.inside(domain.range) is None:
        return None
    for interval in value.numbers:
        already = stretch.inside(interval)
        if already is not None:
            return Move(Fraction(0), already)
    ends = [end for interval in value.numbers for end in (interval.low, interval.high) if end is not None]
    if not ends:
        # From `ikke relevant` to any number is like from one word to another.
        inside = stretch.inside(domain.range)
        assert inside is not None
        return Move(Fraction(1), inside)
    return min((_from_number(end, stretch, domain) for end in ends), key=lambda move: move.size)


def _from_number(start: Fraction, stretch: Stretch, domain: Domain) -> Move:
    """The change from a number outside the stretch to the end of the stretch that lies towards it."""
    reach = Interval(stretch.low, stretch.high).meet(domain.range)
    assert reach is not None
    upwards = reach.low is not None and start <= reach.low
    end = reach.low if upwards else reach.high
    assert end is not None
    choice = _at_or_past(end, upwards, stretch, domain)
    return Move(_relative(start, choice if domain.kind is Kind.INTEGER else end, domain), choice)


def _at_or_past(end: Fraction, upwards: bool, stretch: Stretch, domain: Domain) -> Fraction:
    """The end itself where it belongs to the stretch, else the next whole number, else a number not far past it."""
    if domain.kind is Kind.INTEGER:
        candidates = [Fraction(math.ceil(end)), Fraction(math.floor(end) + 1)]
        if not upwards:
            candidates = [Fraction(math.floor(end)), Fraction(math.ceil(end) - 1)]
    else:
        step = _PAST * (1 if domain.kind is Kind.SHARE else abs(end) or 1)
        candidates = [end, end + step if upwards else end - step]
    for candidate in candidates:
        if domain.range.contains(candidate) and stretch.inside(Interval.point(candidate)) is not None:
            return candidate
    inside = stretch.inside(domain.range)
    assert inside is not None
    return inside


def _relative(start: Fraction, reached: Fraction, domain: Domain) -> Fraction:
    low, high = domain.range.low, domain.range.high
    span = high - low if low is not None and high is not None else max(abs(start), abs(reached))
    return abs(reached - start) / span if span else Fraction(0)
