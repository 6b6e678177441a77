"""Which parts, left out or counted twice, would make a stated total fit: a small search over sets of parts.

Always holds: what is found fits exactly within the stated range with the parts as printed, and no smaller set does.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from egnet.audit.model import Amount
from egnet.values.interval import Interval

#: No larger set of parts is a likely slip.
MOST_PARTS = 3
#: More sets than this of one size say nothing.
MOST_SETS = 2


def left_out(parts: Sequence[Amount], total: Fraction, stated: Interval) -> list[tuple[Amount, ...]]:
    """The smallest sets of parts without which the total is as stated; none if there are too many to tell."""
    return _sets(parts, total, stated, -1)


def counted_twice(parts: Sequence[Amount], total: Fraction, stated: Interval) -> list[tuple[Amount, ...]]:
    """The smallest sets of parts that make the total as stated when counted once more."""
    return _sets(parts, total, stated, 1)


def _sets(parts: Sequence[Amount], total: Fraction, stated: Interval, sign: int) -> list[tuple[Amount, ...]]:
    counted = [part for part in parts if part.point]
    for size in range(1, min(MOST_PARTS, len(counted) - 1) + 1):
        found = [
            chosen
            for chosen in combinations(counted, size)
            if stated.contains(total + sign * sum((part.point or Fraction(0) for part in chosen), Fraction(0)))
        ]
        if found:
            return found if len(found) <= MOST_SETS else []
    return []
