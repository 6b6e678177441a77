"""Rulebooks of any number of rules, and records for them, to see how the time grows.

    python benchmarks/synthetic.py [--rules 20 100 500] [--rows 100000 1000000]

A principle has four rules: a threshold with a condition, an exception that overrides it, one that reinstates it, and a
remark. It looks at a number and two truth values of its own; every fifth shares a truth value with the next. The verdict
table has a row for each two principles. One value in ten is unknown. The masks of all rules and the possible verdicts are
compared with the definition on some records before they are timed; the times are those of codes and masks in memory.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import polars as pl
import yaml

from egnet.columnar.coding import flag_codes, native, number_codes
from egnet.columnar.kernel import Kernel
from egnet.columnar.masks import FIRED, OVERRIDDEN, UNDECIDED, Masks
from egnet.columnar.possible import POSSIBLE
from egnet.driver import read_rulebook
from egnet.evaluate.forest import decide
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan
from egnet.records.read import read_cases

DAY = date(2010, 1, 1)
SOURCE = "rapport, afsnit 1"
RULES_OF_PRINCIPLE = 4
SAMPLE = 100
ROUNDS = 5


def principles_of(rules: int) -> int:
    """How many principles have so many rules."""
    return max(1, rules // RULES_OF_PRINCIPLE)


def facts_of(rules: int) -> dict[str, str]:
    """The facts of a rulebook of so many rules, and their types."""
    facts = {}
    for i in range(principles_of(rules)):
        facts |= {f"tal{i}": "number", f"undtaget{i}": "boolean", f"krav{i}": "boolean"}
        if i % 5 == 0:
            facts[f"fælles{i}"] = "boolean"
    return facts


def rulebook_in(folder: Path, rules: int) -> Plan:
    """A rulebook of so many rules, through the front end."""
    count = principles_of(rules)
    words = {"title": "t", "definition": "d", "source": SOURCE}
    facts = {
        name: {"type": kind, **words} | ({"domain": "0.."} if kind == "number" else {})
        for name, kind in facts_of(rules).items()
    }
    verdicts = ("mulig fremtidig", "delvist egnet", "egnet")
    rows: list[dict[str, Any]] = [
        {
            "id": f"r{i}",
            "when": {f"P{i}": "ikke opfyldt", f"P{(i + 1) % count}": "ikke opfyldt"},
            "then": verdicts[(i // 2) % 3],
        }
        for i in range(0, count, 2)
    ]
    files: dict[str, Any] = {
        "rulebook.yaml": {
            "format": 1,
            "id": "maaling",
            "version": "1",
            "status": "udkast",
            "title": {"da": "Måling", "en": "Benchmark"},
            "valid": {"from": "2010-01-01"},
            "sources": {"rapport": {"title": "Rapport"}},
            "findings": {"opfyldt": "plus", "ikke opfyldt": "minus"},
            "verdicts": {word: {} for word in verdicts},
            "undecided": "uafklaret",
        },
        "facts.yaml": {"facts": facts},
        "verdict.yaml": {"hit": "first", "rows": [*rows, {"id": "ellers", "then": "egnet"}]},
    }
    for i in range(count):
        files[f"principles/p{i}.yaml"] = {
            "principle": f"P{i}",
            "title": f"P{i}",
            "source": SOURCE,
            "otherwise": "ikke opfyldt",
            "rules": _rules(i),
        }
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return plan_of(read_rulebook(folder), DAY)


def _rules(i: int) -> list[dict[str, Any]]:
    least = 10 + i % 7 * 10
    shared = {f"fælles{i - i % 5}": "ja"} if i % 5 < 2 else {}
    return [
        {"id": f"P{i}.a", "when": {f"tal{i}": f">= {least}"} | shared, "then": "opfyldt", "because": "nok"},
        {
            "id": f"P{i}.b",
            "when": {f"undtaget{i}": "ja"},
            "then": "ikke opfyldt",
            "because": "undtaget",
            "overrides": f"P{i}.a",
        },
        {
            "id": f"P{i}.c",
            "when": {f"krav{i}": "ja", f"tal{i}": f"< {least + 20}"},
            "then": "opfyldt",
            "because": "krævet",
            "overrides": f"P{i}.b",
        },
        {"id": f"P{i}.d", "when": {f"krav{i}": "nej"}, "consider": "minus", "because": "ikke krævet"},
    ]


def records(rules: int, rows: int) -> pl.DataFrame:
    """Records at random, the same every time; one value in ten is unknown."""
    drawn = random.Random(1)
    columns = {"id": pl.Series([f"o{i}" for i in range(rows)])}
    for place, name in enumerate(facts_of(rules)):
        # Drawn once for some facts, and turned round for others: drawing takes longer than deciding.
        if place < _DRAWN:
            numbers = [None if drawn.random() < 0.1 else float(drawn.randrange(100)) for _ in range(rows)]
            columns[name] = pl.Series(name, numbers, dtype=pl.Float64)
        else:
            turned = columns[list(facts_of(rules))[place % _DRAWN]].shift(0)
            columns[name] = pl.concat([turned[place % rows :], turned[: place % rows]]).alias(name)
    frame = pl.DataFrame(columns)
    flags = [(pl.col(name) < 30).alias(name) for name, kind in facts_of(rules).items() if kind == "boolean"]
    return frame.with_columns(flags)


_DRAWN = 20


def masks_of(masks: Masks, frame: pl.DataFrame) -> pl.DataFrame:
    """The records decided."""
    codes = [
        (number_codes if c.fact.domain.kind.is_numeric else flag_codes)(c.fact.name, c, dialect=native()).alias(c.name)
        for c in masks.kernel.codings
    ]
    return masks.added_to(frame.select(codes))


def check(masks: Masks, plan: Plan, frame: pl.DataFrame, folder: Path) -> None:
    """The masks say what the definition says."""
    sample = frame.head(SAMPLE)
    texts = sample.with_columns(
        pl.when(pl.col(name)).then(pl.lit("ja")).when(~pl.col(name)).then(pl.lit("nej")).alias(name)
        for name, type_ in sample.schema.items()
        if type_ == pl.Boolean
    ).with_columns(pl.col(pl.Float64).cast(pl.Int64))
    texts.write_csv(folder / "prøve.csv", separator=";")
    decided = decide(plan, read_cases([folder / "prøve.csv"], plan.rulebook).records)
    found = masks_of(masks, sample)
    for one, row in zip(decided, found.iter_rows(named=True), strict=True):
        assert masks.verdicts(row[POSSIBLE]) == one.trace.possible
        traced = {rule.rule.id: rule for principle in one.trace.principles for rule in principle.rules}
        for block in masks.blocks:
            for place, id_ in enumerate(masks.rules_of(block)):
                bits = [row[block.column(kind)] >> place & 1 for kind in (FIRED, OVERRIDDEN, UNDECIDED)]
                rule = traced[id_]
                assert bits == [rule.fires.must_hold, rule.is_overridden, rule.is_undecided]


def main() -> None:
    """Compare, time and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules", type=int, nargs="+", default=[20, 100, 500])
    parser.add_argument("--rows", type=int, nargs="+", default=[100_000, 1_000_000])
    asked = parser.parse_args()
    print(f"{'rules':>8}{'rows':>12}{'first, s':>12}{'then, s':>12}{'ns per rule and record':>26}")
    for rules in asked.rules:
        for rows in asked.rows:
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                plan = rulebook_in(folder, rules)
                frame = records(rules, rows)
                check(Masks(Kernel(plan)), plan, frame, folder)
            masks = Masks(Kernel(plan))
            times = []
            for _ in range(ROUNDS + 1):
                start = time.process_time()
                masks_of(masks, frame)
                times.append(time.process_time() - start)
            first, then = times[0], median(times[1:])
            count = len([rule for principle in plan.principles for rule in principle.rules])
            print(f"{count:>8}{rows:>12,}{first:>12.3f}{then:>12.3f}{then / rows / count * 1e9:>26.3f}", flush=True)


if __name__ == "__main__":
    main()
