"""Every way of evaluating against the definition, on as many random records as there is time for.

    python tests/agreement.py --from 1 --to 300

Each seed is one random rulebook on one day with some four thousand records, always the same: intervals, alternatives,
`ikke relevant`, conflicts, single records and wholes with parts. Whole traces are compared: all records in columns on
Polars, principles at once and rule by rule, and with the codes decided in DuckDB; those that were read as files, with
durable-rules; all of one seed in twenty, on Spark; and of some of them values that are tried and drawn, every variant.
The first that differs ends the run and is named with its seed. A run that is stopped says where to go on with `--from`.
Progress goes to stderr, the counts to stdout.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from egnet.evaluate.forest import Decided, decide
from egnet.plan.fold import plan_of
from egnet.records.record import Figure, TaskRecord
from generate import DAYS, Dice, read, read_records, thrown, thrown_rulebook
from small import thrown_small_rulebook

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

#: Single records, or wholes with their parts: so many read in one round, and so many more mixed of their figures.
READ, MIXED = 100, 1_500
#: On Spark, one seed in so many: to begin a round costs it seconds.
ON_SPARK = 20
#: So many of the records that were read are tried with other values.
TRIED = 8
#: In the order in which they are tried and counted.
WAYS = ("polars", "rule by rule", "duckdb", "durable", "spark", "variants")


@dataclass
class Round:
    """A random rulebook on one day with its records, of which the first were read as files, and what is decided."""

    seed: int
    more: int = MIXED

    def __post_init__(self) -> None:
        dice = Dice(self.seed)
        files = thrown_small_rulebook(dice) if self.seed % 2 else thrown_rulebook(dice)
        run = thrown(dice, files, READ)
        rulebook = read(run.files)
        self.dice = dice
        self.plan = plan_of(rulebook, dice.one_of(*DAYS))
        self.read = read_records(run.records, rulebook)
        self.records = [*self.read, *mixed(dice, self.read, self.more)]

    @cached_property
    def expected(self) -> list[Decided]:
        """By the definition."""
        return decide(self.plan, self.records)


@dataclass
class Comparing:
    """Rounds by some ways; `decided` counts the records that each decided."""

    ways: Collection[str]
    more: int = MIXED
    decided: Counter[str] = field(default_factory=Counter)
    rounds: int = 0

    def __post_init__(self) -> None:
        self._kept = ExitStack()
        self._spark: SparkSession | None = None

    def __enter__(self) -> Comparing:
        return self

    def __exit__(self, *_: object) -> None:
        self._kept.close()

    def round(self, seed: int) -> None:
        """Compare all records of one seed; `AssertionError` where one differs."""
        one = Round(seed, self.more)
        tried: dict[str, Callable[[Round], int]] = {
            "polars": self._in_columns,
            "rule by rule": self._rule_by_rule,
            "duckdb": self._in_duckdb,
            "durable": self._chaining,
            "spark": self._on_spark,
            "variants": _variants,
        }
        counts = {way: tried[way](one) for way in WAYS if way in self.ways}
        wholes = {record.part_of for record in one.records}
        counts["definition"] = len(one.records) + counts.get("variants", 0)
        counts["parts"] = sum(record.part_of is not None for record in one.records)
        counts["wholes"] = sum(record.id in wholes for record in one.records)
        self.decided.update(counts)
        self.rounds += 1

    def _in_columns(self, one: Round) -> int:
        """In columns on Polars, principles at once."""
        from egnet.columnar.kernel import Kernel
        from egnet.columnar.records import decide_in_columns

        return _same("polars", one, decide_in_columns(Kernel(one.plan), one.records))

    def _rule_by_rule(self, one: Round) -> int:
        """In columns on Polars, rule by rule."""
        from egnet.columnar.kernel import Kernel
        from egnet.columnar.records import decide_in_columns

        return _same("rule by rule", one, decide_in_columns(Kernel(one.plan, at_once=0), one.records))

    def _in_duckdb(self, one: Round) -> int:
        """Codes of all records at once, decided in DuckDB."""
        from egnet.database.records import decide_in_database
        from egnet.database.session import database

        with database() as store:
            return _same("duckdb", one, decide_in_database(one.plan, one.records, store))

    def _chaining(self, one: Round) -> int:
        """With durable-rules, what was read as files."""
        from egnet.chaining.way import Chaining

        return _same("durable", one, decide(one.plan, one.read, Chaining(one.plan)))

    def _on_spark(self, one: Round) -> int:
        """On Spark, in one seed of so many."""
        from egnet.spark.records import decide_on_spark
        from egnet.spark.session import session

        if one.seed % ON_SPARK:
            return 0
        if self._spark is None:
            self._spark = self._kept.enter_context(session("local[1]"))
        return _same("spark", one, decide_on_spark(one.plan, one.records, self._spark))


def _same(way: str, one: Round, decided: Sequence[Decided]) -> int:
    """How many records were decided, each as by the definition; those decided are the first or all."""
    for found, expected in zip(decided, one.expected, strict=False):
        assert found == expected, f"{way}, seed {one.seed}, record {expected.record.id}"
    assert len(decided) in (len(one.records), len(one.read))
    return len(decided)


def _variants(one: Round) -> int:
    """Values tried and drawn in some whole families: as many records as the definition decided for that."""
    from variants import assert_agreed, thrown_question

    by_root: dict[str, list[TaskRecord]] = {}
    for record in one.read:
        by_root.setdefault(record.id.rpartition(".")[2], []).append(record)
    some: list[TaskRecord] = []
    for family in one.dice.shuffled(list(by_root.values())):
        if len(some) < TRIED:
            some += family
    try:
        return assert_agreed(one.plan, some, thrown_question(one.dice, one.plan, some), one.dice.one_of(7, 200_000))
    except AssertionError as error:
        raise AssertionError(f"variants, seed {one.seed}: {error}") from error


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


def told(compared: Comparing, first: int, last: int) -> str:
    """The counts, a line for each way."""
    decided = compared.decided
    kinds = f"wholes {decided['wholes']:,}, parts {decided['parts']:,}, under variants {decided['variants']:,}"
    lines = [
        f"seeds {first}..{last}: {compared.rounds:,} random rulebooks, whole traces the same by every way",
        f"  {'definition':<14}{decided['definition']:>12,} records (of them {kinds})",
    ]
    lines += [f"  {way:<14}{decided[way]:>12,} records" for way in WAYS if way in compared.ways]
    return "\n".join(lines)


def main() -> None:
    """Compare every seed, or until so many records were decided."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from", dest="first", type=int, default=1, help="the first seed")
    parser.add_argument("--to", dest="last", type=int, help="the last seed")
    parser.add_argument("--evaluations", type=int, help="without --to: records decided by the definition, at least")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=WAYS)
    wanted = parser.parse_args()
    most = wanted.evaluations or (100_000 if wanted.last is None else sys.maxsize)
    started, seed = time.monotonic(), wanted.first
    with Comparing(wanted.ways) as compared:
        try:
            while compared.decided["definition"] < most and (wanted.last is None or seed <= wanted.last):
                compared.round(seed)
                seed += 1
                if sys.stderr.isatty() or not compared.rounds % 20:
                    passed = time.monotonic() - started
                    said = f"seed {seed - 1}: {compared.decided['definition']:,} records in {passed:,.0f} s"
                    print(said, file=sys.stderr, flush=True)
        except KeyboardInterrupt:
            print(f"stopped; go on with --from {seed}", file=sys.stderr)
        print(told(compared, wanted.first, seed - 1))


if __name__ == "__main__":
    main()
