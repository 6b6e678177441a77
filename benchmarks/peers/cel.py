"""CEL, Google's common expression language, in Rust: one program, compiled once, for each record a dictionary."""

from __future__ import annotations

import polars as pl

from benchmarks.peers.languages import cel
from benchmarks.peers.peer import CannotDecide, Peer, Ready, mask_of_verdict
from benchmarks.workload import Workload

#: The parser goes 96 deep, and each row of the table and the formulas in it take some of that.
MOST_ROWS = 30


def program(workload: Workload) -> str:
    """The whole rulebook as one expression."""
    language = cel(workload.aliases)
    *rows, (_, last) = workload.translation.rows_in_full
    verdict = f"'{last}'"
    for condition, word in reversed(rows):
        if condition is not False:
            verdict = f"{language.text(condition)} ? '{word}' : ({verdict})"
    return verdict


def ready(workload: Workload, frame: pl.DataFrame) -> Ready:
    """Every number as CEL's `double`, which is what the program compares."""
    import cel as library

    if len(workload.translation.rows) > MOST_ROWS:
        raise CannotDecide(f"its parser takes no more than {MOST_ROWS} conditions in one another")
    execute = library.compile(program(workload)).execute
    columns = [pl.col(n).cast(pl.Float64) if t.is_numeric() else pl.col(n) for n, t in frame.schema.items()]
    asked = frame.select(columns).select(workload.names).rename(workload.aliases).to_dicts()
    return Ready(
        lambda: [execute(one) for one in asked], lambda found: [mask_of_verdict(workload, one) for one in found]
    )


PEERS = [Peer("CEL (Rust)", ready, ("cel",), 5_000, known_only=True)]
