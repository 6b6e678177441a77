"""Variants: what is put in for which records, and what is drawn for them.

A variant is a point (one value of each axis) and, with samples, the number of a draw. What is put in takes the place of
what a record states; what is then known of a fact where it is stated, or where it comes from parts and is still open, is
drawn. Always holds: values that come from a whole or are calculated are never drawn themselves; parts are drawn before
wholes; the values of a variant are those that the definition gives for records that state what is put in and drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from egnet.plan.plan import Plan
from egnet.records.record import Figure, TaskRecord
from egnet.records.whole import Effective, Forest, effective
from egnet.rulebook.rulebook import Fact, Source
from egnet.scenarios.axis import Axis
from egnet.scenarios.draws import Drawn, Stream, drawn_from
from egnet.values.value import Value

SUPPOSED = Source("", "")


@dataclass(frozen=True)
class Asked:
    """What is tried. Values are put in for the records of `ids`, for all without it; nothing is drawn without `samples`.

    Draws are of every record, also of the wholes and parts of those that are asked for.
    """

    axes: tuple[Axis, ...] = ()
    ids: frozenset[str] | None = None
    samples: int = 0
    seed: int = 1
    ranges: Mapping[str, Value] = field(default_factory=dict)

    def is_for(self, record: TaskRecord) -> bool:
        return (self.ids is None or record.id in self.ids) and not record.set_aside


Put = Mapping[str, Value]
"""What is put in for the records that are asked for, by fact."""


class Settling:
    """What is drawn of what, once for each value that something is drawn from."""

    def __init__(self, asked: Asked, names: Collection[str]) -> None:
        self.asked = asked
        self.names = frozenset(names)
        #: Facts of records that are open and have no end to draw from.
        self.undrawn: dict[tuple[str, str], None] = {}
        self._known: dict[tuple[str, Value], Drawn | None] = {}

    def drawn(self, record: TaskRecord, fact: Fact, known: Value) -> Drawn | None:
        """What a fact of a record may be drawn as where so much is known; `None` where nothing is drawn."""
        if known.is_certain or fact.name not in self.names or record.set_aside:
            return None
        key = (fact.name, known)
        if key not in self._known:
            within = self.asked.ranges.get(fact.name)
            narrowed = fact.domain.clip(known if within is None else known.meet(within))
            self._known[key] = drawn_from(known if narrowed.is_empty else narrowed, fact.domain)
        drawn = self._known[key]
        if drawn is None:
            self.undrawn.setdefault((record.id, fact.name))
        return drawn


def comes_from_whole(forest: Forest, record: TaskRecord, fact: Fact) -> bool:
    """Whether a record's value of a fact is its whole's."""
    return fact.inherited and fact.name not in record.figures and record.part_of in forest.records


def stating(record: TaskRecord, put: Put) -> TaskRecord:
    """The record as if it stated what is put in."""
    figures = {name: Figure(value, "", SUPPOSED) for name, value in put.items()}
    return replace(record, figures={**record.figures, **figures})


def forest_with(records: Sequence[TaskRecord], asked: Asked, put: Put) -> Forest:
    """The records, those that are asked for stating what is put in."""
    return Forest([stating(r, put) if put and asked.is_for(r) else r for r in records])


def values_of(
    forest: Forest, plan: Plan, settling: Settling | None, number: Callable[[str, str], int]
) -> Mapping[str, Effective]:
    """The values of every record of one variant, whose numbers of each record's and fact's stream are given.

    Without `settling` nothing is drawn.
    """
    if settling is None:
        return effective(forest, plan)

    def settle(record: TaskRecord, fact: Fact, known: Value) -> Value:
        if comes_from_whole(forest, record, fact):
            return known
        drawn = settling.drawn(record, fact, known)
        return known if drawn is None else drawn.value(number(record.id, fact.name))

    return effective(forest, plan, settle)


class Streams:
    """The numbers of every record's and fact's stream for some samples in a row."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self._streams: dict[tuple[str, str], Stream] = {}
        self._past = 0
        self._numbers: dict[tuple[str, str], Any] = {}
        self.count = 0

    def go_on(self, count: int) -> None:
        """Go on to the next samples."""
        self._past += self.count
        self.count = count
        self._numbers.clear()

    def of(self, record: str, fact: str) -> Sequence[int]:
        """The numbers for the present samples."""
        key = (record, fact)
        if key not in self._numbers:
            stream = self._streams.get(key)
            if stream is None:
                stream = self._streams[key] = Stream(self.seed, record, fact)
            stream.skip_to(self._past)
            self._numbers[key] = stream.next(self.count)
        found: Sequence[int] = self._numbers[key]
        return found
