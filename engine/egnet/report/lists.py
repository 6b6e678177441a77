"""The tasks placed by each verdict, and how that agrees with lists that a document printed.

Comes in: decided records, and printed lists. Goes out: one list per verdict of the rulebook, in its order, with the
tasks that certainly and those that possibly stand on it; and for each task that a list prints, whether it certainly
stands where it is printed and nowhere else. Always holds: a task counts once, whatever the number of its placements.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from egnet.evaluate.forest import Decided
from egnet.records.record import Basis, TaskRecord
from egnet.report.printed_lists import PrintedList
from egnet.rulebook.rulebook import Rulebook


@dataclass(frozen=True)
class Placed:
    """The tasks of one verdict: certainly, and possibly but not certainly; `printed` is the list it is held against."""

    verdict: str
    certain: tuple[Decided, ...]
    possible: tuple[Decided, ...]
    printed: PrintedList | None

    @property
    def missing(self) -> tuple[str, ...]:
        """The ids that are printed and cannot stand here."""
        here = {one.record.id for one in (*self.certain, *self.possible)}
        return () if self.printed is None else tuple(id_ for id_ in self.printed.members if id_ not in here)

    @property
    def surplus(self) -> tuple[Decided, ...]:
        """The tasks that certainly stand here and are not printed."""
        if self.printed is None:
            return ()
        return tuple(one for one in self.certain if one.record.id not in self.printed.members)

    @property
    def as_printed(self) -> bool:
        """Whether the list certainly has the members that are printed, and no other."""
        if self.printed is None:
            return False
        return not self.possible and not self.surplus and len(self.certain) == len(self.printed.members)


@dataclass(frozen=True)
class Agreement:
    """Of the tasks on printed lists: certainly placed as printed, still open with that among the possible, or not."""

    right: tuple[str, ...]
    open: tuple[str, ...]
    wrong: tuple[str, ...]


def without(records: Iterable[TaskRecord], bases: Collection[Basis]) -> list[TaskRecord]:
    """The records with every figure that rests on one of these taken as unknown."""
    return [
        replace(record, figures={name: f for name, f in record.figures.items() if f.basis not in bases})
        for record in records
    ]


def lists_of(decided: Sequence[Decided], rulebook: Rulebook, printed: Sequence[PrintedList]) -> tuple[Placed, ...]:
    """One list per verdict that a task may have or a document prints."""
    by_verdict = {one.placement: one for one in printed}
    lists = []
    for word in rulebook.verdicts:
        may = [one for one in decided if any(word in verdict for verdict in one.trace.possible)]
        must = tuple(one for one in may if all(word in verdict for verdict in one.trace.possible))
        if may or word in by_verdict:
            open_ = tuple(one for one in may if one not in must)
            lists.append(Placed(word, must, open_, by_verdict.get(word)))
    return tuple(lists)


def agreement(decided: Sequence[Decided], printed: Sequence[PrintedList]) -> Agreement:
    """How the tasks of the printed lists come out, in the order of the records."""
    places: dict[str, set[str]] = {}
    for one in printed:
        for id_ in one.members:
            places.setdefault(id_, set()).add(one.placement)
    right: list[str] = []
    open_: list[str] = []
    wrong: list[str] = []
    for task in decided:
        id_ = task.record.id
        if id_ not in places:
            continue
        as_printed = [set(verdict) == places[id_] for verdict in task.trace.possible]
        (right if all(as_printed) else open_ if any(as_printed) else wrong).append(id_)
    return Agreement(tuple(right), tuple(open_), tuple(wrong))
