"""Every way of evaluating against the definition, on as many random records as there is time for.

    python tests/agreement.py --evaluations 2000000 --ways polars --seed 1

Each round is one random rulebook on one day with some thousand records: intervals, alternatives, `ikke relevant`, conflicts,
wholes with parts. Whole traces are compared. The first that differs ends the run with the seed of its round, which finds
it again. Progress goes to stderr, the count to stdout.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from egnet.evaluate.forest import Decided, decide
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan
from egnet.records.record import Figure, TaskRecord
from generate import DAYS, Dice, read, read_records, thrown, thrown_rulebook
from small import thrown_small_rulebook

#: Single records, or wholes with their parts: so many read in one round, and so many more mixed of their figures.
READ, MIXED = 100, 1_500

Way = Callable[[Plan, Sequence[TaskRecord]], list[Decided]]


def in_columns(plan: Plan, records: Sequence[TaskRecord]) -> list[Decided]:
    """In columns on Polars; principles at once and rule by rule."""
    from egnet.columnar.kernel import Kernel
    from egnet.columnar.records import decide_in_columns

    at_once = decide_in_columns(Kernel(plan), records)
    assert decide_in_columns(Kernel(plan, at_once=0), records) == at_once
    return at_once


def in_duckdb(plan: Plan, records: Sequence[TaskRecord]) -> list[Decided]:
    """In columns on DuckDB."""
    from egnet.database.records import decide_in_database
    from egnet.database.session import database

    with database() as store:
        return decide_in_database(plan, list(records), store)


def chaining(plan: Plan, records: Sequence[TaskRecord]) -> list[Decided]:
    """With durable-rules."""
    from egnet.chaining.way import Chaining

    return decide(plan, records, Chaining(plan))


WAYS: dict[str, Way] = {"polars": in_columns, "duckdb": in_duckdb, "durable": chaining}


def mixed(dice: Dice, records: Sequence[TaskRecord], families: int) -> list[TaskRecord]:
    """More families like those of the records, each figure taken from any of them."""
    figures: dict[str, list[Figure | None]] = {}
    for fact in dict.fromkeys(name for record in records for name in record.figures):
        figures[fact] = [record.figures.get(fact) for record in records]
    alike: dict[str, list[TaskRecord]] = {}
    for record in records:
        alike.setdefault(record.id.rpartition(".")[2], []).append(record)
    like = list(alike.values())
    made = []
    for n in range(families):
        for record in dice.one_of(*like):
            drawn = {fact: dice.one_of(*known) for fact, known in figures.items()}
            stated = {fact: figure for fact, figure in drawn.items() if figure is not None}
            part_of = None if record.part_of is None else f"{record.part_of}-{n}"
            made.append(replace(record, id=f"{record.id}-{n}", part_of=part_of, figures=stated))
    return made


def agreed(seed: int, ways: Sequence[str], more: int = MIXED) -> int:
    """How many records were decided in one round by each way; `AssertionError` where one differs."""
    dice = Dice(seed)
    files = thrown_small_rulebook(dice) if seed % 2 else thrown_rulebook(dice)
    run = thrown(dice, files, READ)
    rulebook = read(run.files)
    plan = plan_of(rulebook, dice.one_of(*DAYS))
    records = read_records(run.records, rulebook)
    records += mixed(dice, records, more)
    expected = decide(plan, records)
    for way in ways:
        for one, other in zip(WAYS[way](plan, records), expected, strict=True):
            assert one == other, f"{way}, seed {seed}, record {other.record.id}"
    return len(records)


def main() -> None:
    """Compare until so many records were decided."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--evaluations", type=int, default=100_000, help="records decided by the definition, at least")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=["polars"])
    parser.add_argument("--seed", type=int, default=1, help="of the first round")
    wanted = parser.parse_args()
    started, done, seed = time.monotonic(), 0, wanted.seed
    while done < wanted.evaluations:
        done += agreed(seed, wanted.ways)
        seed += 1
        if sys.stderr.isatty() or seed % 20 == 0:
            print(f"{done:,} of {wanted.evaluations:,}", file=sys.stderr)
    rounds = seed - wanted.seed
    print(f"{done:,} records under {rounds:,} rulebooks: definition = {' = '.join(wanted.ways)}")
    print(f"seeds {wanted.seed}..{seed - 1}, {time.monotonic() - started:,.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
