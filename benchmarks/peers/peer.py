"""What a peer is: a way of deciding records of a workload, made ready once and then run again and again.

Always holds: what a run gives can be turned into the possible verdicts of each record, and is compared with the
definition's before any run is timed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from importlib.util import find_spec
from typing import Any

import polars as pl

from benchmarks.workload import Workload
from egnet.evaluate.forest import Decided


class CannotDecide(Exception):  # noqa: N818 -- a reason, which is shown
    """A peer cannot have this workload; the text says why."""


class Gives(Enum):
    """What is asked of each record: the possible verdicts; with them which rules fire, are overridden and are undecided;
    with all of this the ids of the rules that fire, in words."""

    VERDICT = "verdict"
    MASKS = "verdict and masks"
    WORDS = "verdict, masks and words"


@dataclass(frozen=True)
class Masked:
    """One record with `Gives.MASKS`: the number of the verdict that is given, past the last for none that is certain; a
    mask of possible verdicts; and ids of rules."""

    given: int
    possible: int
    fired: frozenset[str]
    overridden: frozenset[str]
    undecided: frozenset[str]


@dataclass(frozen=True)
class Ready:
    """A peer made ready for some records: `run` is what is timed, `answers` reads what it gave, as it can be compared.

    By what is given, an answer is a mask of possible verdicts, a `Masked`, or a text.
    """

    run: Callable[[], Any]
    answers: Callable[[Any], Sequence[Any]]


@dataclass(frozen=True)
class Peer:
    """One peer.

    `rows` is how many records it decides in a round at most; all there are if there is no such number. One that
    decides `in_columns` never has fewer for being slow. `known_only` if it knows of no unknowns.
    """

    name: str
    make: Callable[[Workload, pl.DataFrame], Ready]
    needs: tuple[str, ...] = ()
    rows: int | None = None
    known_only: bool = False
    gives: Gives = Gives.VERDICT
    in_columns: bool = False

    @property
    def missing(self) -> list[str]:
        """The packages that are not installed."""
        return [package for package in self.needs if find_spec(package) is None]


def mask_of_verdict(workload: Workload, verdict: str) -> int:
    """A certain verdict as a mask."""
    return 1 << workload.verdicts.index(verdict)


def expected(workload: Workload, decided: Sequence[Decided], gives: Gives) -> list[Any]:
    """The definition's answers."""
    match gives:
        case Gives.VERDICT:
            return [workload.mask(one.trace.possible) for one in decided]
        case Gives.MASKS:
            return [_masked(workload, one) for one in decided]
        case Gives.WORDS:
            traced = ([rule for principle in one.trace.principles for rule in principle.rules] for one in decided)
            return [", ".join(rule.rule.id for rule in rules if rule.fires.must_hold) for rules in traced]


def _masked(workload: Workload, one: Decided) -> Masked:
    rules = [rule for principle in one.trace.principles for rule in principle.rules]
    first, *others = one.trace.possible
    return Masked(
        len(workload.verdicts) if others else workload.verdicts.index(first[0]),
        workload.mask(one.trace.possible),
        frozenset(rule.rule.id for rule in rules if rule.fires.must_hold),
        frozenset(rule.rule.id for rule in rules if rule.condition.must_hold and not rule.fires.may_hold),
        frozenset(rule.rule.id for rule in rules if rule.fires.may_hold and not rule.fires.must_hold),
    )
