"""Which share of the outcomes each verdict has, for every area and at every point that was tried.

A share is an *andel af udfald*, not a probability: it says how many of the variants that were tried have an outcome,
and a variant is tried because someone asked for it or because it was drawn, not because it is likely.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from itertools import groupby

from egnet.evaluate.trace import Verdict
from egnet.records.record import TaskRecord
from egnet.rulebook.rulebook import Rulebook
from egnet.scenarios.axis import Axis
from egnet.text import Text

LABEL = Text("andel af udfald, ikke sandsynlighed", "share of outcomes, not probability")

Possible = tuple[Verdict, ...]
"""The verdicts that are possible under a variant: one where it is certain."""


@dataclass(frozen=True)
class Band:
    """Neighbouring places of the only axis, first and last included, with one outcome."""

    first: int
    last: int
    outcome: Possible


@dataclass(frozen=True)
class Area:
    """One record: at each point how many of its variants have which outcome, in the declared order of verdicts."""

    record: TaskRecord
    counts: tuple[Mapping[Possible, int], ...]
    is_asked_for: bool = True

    @cached_property
    def total(self) -> Mapping[Possible, int]:
        """How many variants have which outcome, all points together."""
        outcomes = dict.fromkeys(outcome for point in self.counts for outcome in point)
        return {outcome: sum(point.get(outcome, 0) for point in self.counts) for outcome in outcomes}

    @property
    def turns(self) -> bool:
        """Whether there is more than one outcome."""
        return len(self.total) > 1

    def verdicts(self, undecided: str, points: Sequence[int] | None = None) -> dict[Verdict, Fraction]:
        """The share of each verdict, what is undecided taken together, at some points or all."""
        chosen = self.counts if points is None else [self.counts[point] for point in points]
        found: dict[Verdict, int] = {}
        for point in chosen:
            for outcome, count in point.items():
                verdict = verdict_of(outcome, undecided)
                found[verdict] = found.get(verdict, 0) + count
        every = sum(found.values())
        return {verdict: Fraction(count, every) for verdict, count in found.items()}

    def bands(self) -> list[Band]:
        """Where the only axis leads from one outcome to another; nothing is drawn."""
        places = [(place, next(iter(counts))) for place, counts in enumerate(self.counts)]
        grouped = [list(group) for _, group in groupby(places, key=lambda pair: pair[1])]
        return [Band(group[0][0], group[-1][0], group[0][1]) for group in grouped]


@dataclass(frozen=True)
class Shares:
    """All areas, in the order their records came. `points` are the places on the axes, in the order they were tried.

    `undrawn` has for each fact the ids of records that stay undecided in which it is open and has no end to draw from.
    """

    rulebook: Rulebook
    as_of: date
    axes: tuple[Axis, ...]
    points: tuple[tuple[int, ...], ...]
    samples: int
    seed: int
    areas: tuple[Area, ...]
    undrawn: Mapping[str, tuple[str, ...]]

    @property
    def variants(self) -> int:
        """How many variants of each record were tried."""
        return len(self.points) * max(self.samples, 1)

    @property
    def turning(self) -> tuple[Area, ...]:
        return tuple(area for area in self.areas if area.turns)

    @property
    def along_one(self) -> Axis | None:
        """The only axis, if there is one and nothing is drawn."""
        return self.axes[0] if len(self.axes) == 1 and not self.samples else None


def verdict_of(outcome: Possible, undecided: str) -> Verdict:
    """The verdict that is given for an outcome."""
    return outcome[0] if len(outcome) == 1 else (undecided,)
