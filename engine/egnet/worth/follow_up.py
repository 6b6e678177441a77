"""Follow-ups: which dates have passed by a day, and whether anybody has said that it was done.

Comes in: statuses of benefits and proposals. Goes out: one `Due` for each date. Always holds: no date is today's; the
day to look from is given, or is the day of the status.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from egnet.rulebook.rulebook import Source
from egnet.text import Text
from egnet.worth.model import BenefitStatus, Proposal
from egnet.worth.period import Repeated


class DueState(StrEnum):
    """Where a follow-up stands on a day."""

    DONE = "done"
    PASSED_NOT_DONE = "passed, not done"
    PASSED = "passed"
    TO_COME = "to come"
    NO_DAY = "no day"


DUE_STATES: dict[DueState, Text] = {
    DueState.DONE: Text("udført", "done"),
    DueState.PASSED_NOT_DONE: Text("passeret, ikke udført", "passed, not done"),
    DueState.PASSED: Text("passeret, udførelsen er ikke oplyst", "passed, not said whether done"),
    DueState.TO_COME: Text("kommer", "to come"),
    DueState.NO_DAY: Text("ingen dato valgt", "no day chosen"),
}


@dataclass(frozen=True)
class Due:
    """One follow-up as of a day; `passed` are the last days of its period that lie before the day."""

    about: str
    what: Text
    period: Repeated
    responsible: tuple[str, ...]
    state: DueState
    passed: tuple[date, ...]
    source: Source
    note: Text | None = None

    @property
    def has_passed(self) -> bool:
        return bool(self.passed)


def dues_of_status(status: BenefitStatus, day: date | None) -> tuple[Due, ...]:
    """The follow-ups of a status, as of a day or of the status's own."""
    as_of = day or status.status
    found = []
    for one in status.follow_up:
        state, passed = _state(one.period, one.done, as_of)
        found.append(Due(status.id, one.what, one.period, one.responsible, state, passed, one.source, one.note))
    return tuple(found)


def dues_of_proposal(proposal: Proposal, day: date | None) -> Iterator[Due]:
    """The follow-ups of a proposal's success criteria, as of a day."""
    for one in proposal.criteria:
        for period in one.follow_up:
            state, passed = _state(period, None, day)
            yield Due(proposal.id, one.what, period, one.responsible, state, passed, one.source, one.note)


def _state(period: Repeated, done: bool | None, day: date | None) -> tuple[DueState, tuple[date, ...]]:
    if day is None:
        return DueState.DONE if done else DueState.NO_DAY, ()
    passed = tuple(period.passed(day))
    if done:
        return DueState.DONE, passed
    if not passed:
        return DueState.TO_COME, ()
    return (DueState.PASSED_NOT_DONE if done is False else DueState.PASSED), passed
