"""Timing: many short rounds in which every contender has a turn, so that what slows the machine slows all alike.

In: what to run, and how many records a run decides. Out: seconds a record, one for each round. The time is the process's
own, of all its threads; the process is held to one core. What a median of ratios is taken over are the rounds.
"""

from __future__ import annotations

import gc
import os
import signal
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType
from typing import Any

#: A turn is as many runs as take at least so long: what the turns before it did to memory is then little of it.
LEAST_SECONDS = 0.2


class TookTooLong(Exception):  # noqa: N818 -- a reason, which is shown
    """Something was stopped because it took too long."""


@dataclass(frozen=True)
class Times:
    """Seconds a record, round by round."""

    rounds: Sequence[float]

    @property
    def median(self) -> float:
        return statistics.median(self.rounds)

    @property
    def per_second(self) -> float:
        return 1 / self.median

    def to(self, other: Times) -> float:
        """How many times as long as the other it takes: the median over the rounds."""
        return statistics.median(a / b for a, b in zip(self.rounds, other.rounds, strict=True))


@dataclass(frozen=True)
class Contender:
    """What is run, and how many records it decides."""

    run: Callable[[], Any]
    records: int


def measured(contenders: Mapping[str, Contender], rounds: int, least: float = LEAST_SECONDS) -> dict[str, Times]:
    """Every contender's times. Each has been run before, so that what is remembered is known."""
    # What is at hand by now is not looked through again before every turn.
    gc.collect()
    gc.freeze()
    turns = {name: max(1, round(least / max(timed(one.run), 1e-6))) for name, one in contenders.items()}
    found: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, one in contenders.items():
            found[name].append(timed(one.run, turns[name]) / one.records)
    gc.unfreeze()
    return {name: Times(times) for name, times in found.items()}


def timed(run: Callable[[], Any], turns: int = 1) -> float:
    """The time of one run. What a run leaves behind is cleared away outside of it."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        for _ in range(turns):
            run()
        return (time.process_time() - start) / turns
    finally:
        gc.enable()


@contextmanager
def at_most(seconds: int) -> Iterator[None]:
    """Stop what is in it after so long, where the system can. Raises `TookTooLong`."""
    if not hasattr(signal, "SIGALRM"):
        yield
        return

    stopped = TookTooLong(f"took more than {seconds} s")
    told = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal told
        told = True
        raise stopped

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    except Exception as error:
        # What was stopped may say so in words of its own.
        if told:
            raise stopped from error
        raise
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def hold_to_one_core() -> None:
    """Keep this process and its children on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
