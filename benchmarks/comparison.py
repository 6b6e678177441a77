"""One workload, every peer: first whether it says what the definition says, then how long it takes.

Always holds: no peer is timed whose answers differ, and none is left out without a reason that is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polars as pl

from benchmarks.peers.peer import CannotDecide, Peer, Ready, expected
from benchmarks.rounds import Contender, Times, TookTooLong, at_most, measured, timed
from benchmarks.workload import Workload
from egnet.evaluate.forest import Decided


@dataclass(frozen=True)
class Sizes:
    """How much is done: records compared, records in columns, rounds, and the seconds that a turn takes at least.

    A peer that decides record by record has as many records as take `run` seconds. One that takes
    more than `patience` seconds to be made ready, compared and warmed up is left out.
    """

    compared: int
    rows: int
    rounds: int
    turn: float
    patience: int
    run: float

    def of(self, workload: Workload) -> Sizes:
        """For a rulebook of many rules, so much less of everything."""
        share = min(1.0, 40 / workload.rules)
        return Sizes(
            max(10, round(self.compared * share)),
            max(2_000, round(self.rows * share)),
            self.rounds,
            self.turn,
            self.patience,
            self.run,
        )


@dataclass
class Compared:
    """What came of one workload, by the names of peers."""

    workload: Workload
    agreed: dict[str, int] = field(default_factory=dict)
    """How many records each was compared on."""
    differed: dict[str, int] = field(default_factory=dict)
    """On how many records its answers were others."""
    left_out: dict[str, str] = field(default_factory=dict)
    times: dict[str, Times] = field(default_factory=dict)
    first: dict[str, float] = field(default_factory=dict)
    """Seconds a record of the first run over all records, when nothing is remembered yet."""
    records: dict[str, int] = field(default_factory=dict)


def compare(workload: Workload, peers: Sequence[Peer], sizes: Sizes, say: Callable[[str], None]) -> Compared:
    """Every peer's answers, and the times of those whose answers are right."""
    sizes = sizes.of(workload)
    found = Compared(workload)
    samples = {known: _sample(workload, sizes.compared, known) for known in (False, True)}
    contenders: dict[str, Contender] = {}
    frames: dict[tuple[bool, int], pl.DataFrame] = {}
    for peer in peers:
        if peer.missing:
            found.left_out[peer.name] = f"not installed: {', '.join(peer.missing)}"
            continue
        say(f"{workload.title}: {peer.name}")
        try:
            with at_most(sizes.patience):
                seconds = _agreed(peer, workload, samples[peer.known_only], found)
                if seconds is None:
                    continue
                rows = min(sizes.rows, peer.rows or sizes.rows)
                if peer.rows is not None and not peer.in_columns:
                    rows = min(peer.rows, max(1, round(sizes.run / seconds)))
                key = (peer.known_only, rows)
                if key not in frames:
                    frames[key] = workload.known_records(rows) if peer.known_only else workload.records(rows)
                ready = peer.make(workload, frames[key])
                found.first[peer.name] = timed(ready.run) / rows
        except (CannotDecide, TookTooLong) as reason:
            found.left_out[peer.name] = str(reason)
            continue
        except Exception as error:  # what a library of others raises is not known beforehand
            found.left_out[peer.name] = f"stopped by {type(error).__name__} {str(error)[:60]!r}"
            continue
        contenders[peer.name] = Contender(ready.run, rows)
        found.records[peer.name] = rows
    say(f"{workload.title}: {sizes.rounds} rounds of {len(contenders)}")
    found.times = measured(contenders, sizes.rounds, sizes.turn)
    return found


def _sample(workload: Workload, rows: int, known: bool) -> tuple[pl.DataFrame, list[Decided]]:
    """Some records, and what the definition says of them."""
    frame = workload.known_records(rows) if known else workload.records(rows)
    with TemporaryDirectory() as folder:
        decided = workload.decided(frame, Path(folder))
    assert all(one.trace.exact for one in decided)
    return frame, decided


def _agreed(
    peer: Peer, workload: Workload, sample: tuple[pl.DataFrame, list[Decided]], found: Compared
) -> float | None:
    """Seconds that a record took, or `None` if the answers are others than the definition's."""
    frame, decided = sample
    if peer.rows is not None and peer.rows < len(frame):
        frame, decided = frame.head(peer.rows), decided[: peer.rows]
    ready: Ready = peer.make(workload, frame)
    given: list[Any] = []
    seconds = timed(lambda: given.append(ready.run()))
    answers = list(ready.answers(given[0]))
    wrong = sum(a != b for a, b in zip(answers, expected(workload, decided, peer.gives), strict=True))
    if wrong:
        found.differed[peer.name] = wrong
        return None
    found.agreed[peer.name] = len(decided)
    return max(seconds, 1e-9) / len(decided)
