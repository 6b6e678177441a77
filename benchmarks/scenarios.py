"""How long scenarios take, once the program and the records are loaded.

    POLARS_MAX_THREADS=1 python benchmarks/scenarios.py

The 90 areas of the 2010 analysis under values that are tried and draws of what is not known: as they are, with every
area's volume taken as unknown, and with every figure taken as unknown. Beside them the definition, for as many variants,
from the time that one variant takes. Medians of process time.
"""

from __future__ import annotations

import platform
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from egnet.driver import read_rulebook
from egnet.evaluate.forest import decide
from egnet.locations import shipped
from egnet.plan.fold import plan_of
from egnet.records.read import read_cases
from egnet.records.record import TaskRecord
from egnet.scenarios.trying import shares
from egnet.scenarios.variants import Asked
from egnet.scenarios.written import read_axes, read_ranges

ROUNDS = 3
DAY = date(2010, 3, 12)
RANGES = (
    "henvendelser=0..100000",
    "sager=0..100000",
    "indgange_der_kan_samles=0..10",
    "opgaveområder_i_analysen=0..10",
)
UNKNOWN = ("henvendelser=ikke oplyst", "sager=ikke oplyst")


def _median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median of several rounds, in seconds of this process's own time."""
    measured = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        measured.append(time.process_time() - start)
    return statistics.median(measured)


def main() -> None:
    """Time and print."""
    rulebook = read_rulebook(shipped("rules") / "borgerserviceenhed-2010")
    plan = plan_of(rulebook, DAY)
    records = read_cases([shipped("cases") / "2010-analysen"], rulebook).records
    bare = [replace(record, figures={}) for record in records]
    ranges = read_ranges(plan, RANGES)
    one = _median(partial(decide, plan, records))
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}; {ROUNDS} rounds, medians")
    print()
    print(f"{'':<58}{'egnet':>9}{'definition':>12}")

    def told(what: str, of: Sequence[TaskRecord], asked: Asked, variants: int) -> None:
        took = _median(partial(shares, rulebook, DAY, of, asked))
        print(f"{what:<58}{took:>7.2f} s{one * variants:>10,.0f} s")

    fine, coarse = (read_axes(plan, [f"andel_uden_væsentligt_skøn=0..100 %:{step} %"], []) for step in ("0,1", "5"))
    told("a fact, 21 values", records, Asked(coarse), 21)
    told("a fact, 1,001 values", records, Asked(fine), 1001)
    parameter = read_axes(plan, [], ["mindste_volumen=10.000..400.000:10.000"])
    told("a threshold, 40 values", records, Asked(parameter), 40)
    for samples in (1_000, 10_000):
        told(f"{samples:,} draws of what is unknown", records, Asked(samples=samples, ranges=ranges), samples)
    unknown = read_axes(plan, UNKNOWN, [])
    for samples in (1_000, 10_000):
        told(
            f"{samples:,} draws, all volumes unknown", records, Asked(unknown, samples=samples, ranges=ranges), samples
        )
    told("100 draws, every figure unknown", bare, Asked(samples=100, ranges=ranges), 100)


if __name__ == "__main__":
    main()
