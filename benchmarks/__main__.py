"""The command: `python -m benchmarks`, from the top of the repository.

Compares, times and prints; says on stderr how far it is. Leaves with 1 if any peer's answers are not the definition's.
"""

from __future__ import annotations

import os

# Before Polars is imported: one core.
os.environ["POLARS_MAX_THREADS"] = "1"

import argparse
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from benchmarks import generated, many_rules, shipped
from benchmarks.comparison import Compared, Sizes, compare
from benchmarks.files import growth, passed
from benchmarks.machine import machine
from benchmarks.page import put_into
from benchmarks.peers.every import PEERS
from benchmarks.pictures import draw
from benchmarks.results import Results
from benchmarks.rounds import hold_to_one_core
from benchmarks.small import single, start_up
from benchmarks.tables import report
from benchmarks.workload import Workload

FULL = Sizes(compared=1_000, rows=1_000_000, rounds=9, turn=0.2, patience=120, run=0.15)
QUICK = Sizes(compared=20, rows=4_000, rounds=3, turn=0.002, patience=15, run=0.01)
QUICK_GROWTH = (1_000, 10_000)
GROWTH, LARGE = (10_000, 100_000, 1_000_000, 10_000_000), 50_000_000
WORKLOADS: dict[str, Callable[[], Workload]] = {"generated": generated.workload, "shipped": shipped.workload}
WORKLOADS |= {f"synthetic{rules}": partial(many_rules.workload, rules) for rules in many_rules.SIZES}
QUICK_WORKLOADS = ("generated", "shipped", "synthetic20")
_START = time.monotonic()


def say(text: str) -> None:
    """How far it is, on stderr."""
    print(f"[{time.monotonic() - _START:5.0f} s] {text}", file=sys.stderr, flush=True)


def main() -> int:
    """Do all that is asked for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes and few rounds: does everything run?")
    parser.add_argument(
        "--large", action="store_true", help="grow to 50 million records, which takes some minutes more"
    )
    parser.add_argument(
        "--rows", type=int, metavar="N", help="so many records in columns, and growth up to ten times that"
    )
    parser.add_argument("--rounds", type=int, metavar="N", help="so many rounds")
    parser.add_argument(
        "--patience", type=int, metavar="SECONDS", help="leave out a peer that takes longer to be ready"
    )
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the figures into this page, pictures beside it")
    parser.add_argument(
        "--workload", action="append", choices=list(WORKLOADS), help="only this workload, and nothing else"
    )
    asked = parser.parse_args()
    warnings.simplefilter("ignore")
    hold_to_one_core()
    sizes = QUICK if asked.quick else FULL
    sizes = replace(sizes, rows=asked.rows or sizes.rows, rounds=asked.rounds or sizes.rounds)
    sizes = replace(sizes, patience=asked.patience or sizes.patience)
    steps = QUICK_GROWTH if asked.quick else (*GROWTH, LARGE) if asked.large else GROWTH
    if asked.rows:
        steps = tuple(step for step in steps if step <= 10 * asked.rows)
    names = asked.workload or (QUICK_WORKLOADS if asked.quick else tuple(WORKLOADS))
    with tempfile.TemporaryDirectory() as folder:
        results = run(sizes, steps, names, Path(folder), workloads_only=bool(asked.workload))
    print(report(results))
    if asked.write is not None:
        draw(results, asked.write.parent / "pictures")
        put_into(asked.write, results)
    return 1 if any(one.differed for one in results.compared) else 0


def run(
    sizes: Sizes, steps: Sequence[int], names: Sequence[str], folder: Path, *, workloads_only: bool = False
) -> Results:
    """Every measurement; fewer rounds of what takes long."""
    results = Results([f"`{' '.join(['python -m benchmarks', *sys.argv[1:]])}`", *machine()], [], [], [])
    few, several = max(1, sizes.rounds // 2), 2 * sizes.rounds - 1
    for name in names:
        results.compared.append(_compared(WORKLOADS[name](), sizes))
    if workloads_only:
        return results
    say("start-up")
    results.help_, results.click = start_up(several)
    of_files = generated.workload()
    say("one record")
    for workload in (of_files, shipped.workload()):
        results.single[workload.title] = single(workload, several, sizes.rounds, sizes.turn)
    for format_ in ("parquet", "csv"):
        place = folder / format_
        place.mkdir()
        results.passed.append(passed(of_files, format_, sizes.rows, few, place, say))
    results.grown = growth(of_files, steps, _backends(), folder, say)
    return results


def _backends() -> list[str]:
    """The ways of columns whose libraries are here; of Spark, `docs/performance.md` tells elsewhere."""
    return [name for name in ("polars", "duckdb") if find_spec(name)]


def _compared(workload: Workload, sizes: Sizes) -> Compared:
    found = compare(workload, PEERS, sizes, say)
    for name, records in found.differed.items():
        say(f"{workload.title}: {name} DIFFERS on {records} records")
    return found


if __name__ == "__main__":
    sys.exit(main())
