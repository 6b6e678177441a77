"""How fast batches are decided, beside other engines on the same records in the same run.

    python benchmarks/batch.py [--rows 1000000]

One generated rulebook: 14 facts, five principles each with an exception, five rows. One record in ten knows nothing of
a fact. Every peer's answers are compared with the definition's before it is timed, on the records that it can decide
(engines without unknowns: those of which all is known). Medians of several rounds, this process's own time.
"""

from __future__ import annotations

import argparse
import json
import platform
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import narwhals as nw
import polars as pl
import yaml

from egnet.batch.sinks import write_rows
from egnet.batch.stream import Stream, survey
from egnet.columnar.coding import flag_codes, number_codes
from egnet.columnar.kernel import VERDICT, Kernel
from egnet.driver import read_rulebook
from egnet.evaluate.forest import decide
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan
from egnet.records.read import read_cases

ROUNDS = 5
SAMPLE = 1_000
DAY = date(2010, 1, 1)
SOURCE = "rapport, afsnit 1"
NUMBERS = [f"tal{i}" for i in range(1, 6)]
EXCEPTIONS = [f"undtaget{i}" for i in range(1, 6)]
MORE = [f"krav{i}" for i in range(1, 5)]
FACTS = [*NUMBERS, *EXCEPTIONS, *MORE]
LEAST = [20, 30, 40, 50, 60]
COLUMNS = ("id", "verdict", "certain", "possible")


def rulebook_in(folder: Path) -> Plan:
    """The generated rulebook, through the front end."""
    fact = {"definition": "d", "source": SOURCE}
    numbers = {name: {"type": "number", "title": name, "domain": "0..", **fact} for name in NUMBERS}
    flags = {name: {"type": "boolean", "title": name, **fact} for name in (*EXCEPTIONS, *MORE)}
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
            "verdicts": {"egnet": {}, "delvist egnet": {}, "mulig fremtidig": {}},
            "undecided": "uafklaret",
        },
        "facts.yaml": {"facts": {**numbers, **flags}},
        "verdict.yaml": {
            "hit": "first",
            "rows": [
                {"id": "r1", "when": {"P1": "ikke opfyldt"}, "then": "mulig fremtidig"},
                {"id": "r2", "when": {"P2": "ikke opfyldt"}, "then": "mulig fremtidig"},
                {"id": "r3", "when": {"P3": "ikke opfyldt", "P4": "ikke opfyldt"}, "then": "delvist egnet"},
                {"id": "r4", "when": {"P5": "opfyldt"}, "then": "egnet"},
                {"id": "ellers", "then": "delvist egnet"},
            ],
        },
    }
    for i in range(5):
        when: dict[str, str] = {NUMBERS[i]: f">= {LEAST[i]}"}
        if i < 4:
            when[MORE[i]] = "ja"
        rules = [
            {"id": f"P{i + 1}.a", "when": when, "then": "opfyldt", "because": "nok"},
            {
                "id": f"P{i + 1}.b",
                "when": {EXCEPTIONS[i]: "ja"},
                "then": "ikke opfyldt",
                "because": "undtaget",
                "overrides": f"P{i + 1}.a",
            },
        ]
        principle = {"principle": f"P{i + 1}", "title": f"P{i + 1}", "source": SOURCE}
        files[f"principles/p{i + 1}.yaml"] = {**principle, "otherwise": "ikke opfyldt", "rules": rules}
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return plan_of(read_rulebook(folder), DAY)


def records(rows: int) -> pl.DataFrame:
    """Records at random, the same every time; one fact in ten is unknown."""
    drawn = random.Random(1)
    columns: dict[str, pl.Series] = {"id": pl.Series("id", [f"o{i}" for i in range(rows)])}
    for name in NUMBERS:
        columns[name] = pl.Series(
            name, [None if drawn.random() < 0.1 else float(drawn.randrange(100)) for _ in range(rows)]
        )
    for name, likely in [(name, 0.3) for name in EXCEPTIONS] + [(name, 0.8) for name in MORE]:
        flags = [None if drawn.random() < 0.1 else drawn.random() < likely for _ in range(rows)]
        columns[name] = pl.Series(name, flags, dtype=pl.Boolean)
    return pl.DataFrame(columns)


def by_hand(frame: pl.DataFrame) -> pl.DataFrame:
    """The rulebook written by hand in Polars, possible verdicts included.

    Every fact stands in one rule and every principle in one row, so that Kleene's logic leaves nothing too wide.
    """
    met_may, met_must = [], []
    for i in range(5):
        enough = pl.col(NUMBERS[i]) >= LEAST[i]
        rule = enough & pl.col(MORE[i]) if i < 4 else enough
        spared = ~pl.col(EXCEPTIONS[i])
        met = rule & spared
        met_may.append(met.fill_null(True).alias(f"må{i}"))
        met_must.append(met.fill_null(False).alias(f"skal{i}"))
    met_frame = frame.select(*met_may, *met_must)
    may, must = [pl.col(f"må{i}") for i in range(5)], [pl.col(f"skal{i}") for i in range(5)]
    first_must, first_may = ~may[0] | ~may[1], ~must[0] | ~must[1]
    second_must, second_may = ~may[2] & ~may[3], ~must[2] & ~must[3]
    later = ~first_must
    fourth = later & ~second_must
    partly = (later & second_may) | (fourth & ~must[4])
    mask = first_may.cast(pl.Int8) + 2 * partly.cast(pl.Int8) + 4 * (fourth & may[4]).cast(pl.Int8)
    return met_frame.select(mask.alias("mulige"))


def columns_of(kernel: Kernel, frame: pl.DataFrame) -> pl.DataFrame:
    """egnet's columnar way in memory: the number of the verdict with what is possible."""
    wrapped = nw.from_native(frame)
    codes = [
        (number_codes if c.fact.domain.kind.is_numeric else flag_codes)(c.fact.name, c).alias(c.name)
        for c in kernel.codings
    ]
    decided: pl.DataFrame = kernel.with_verdict(kernel.with_findings(wrapped.select(*codes))).to_native()
    return decided.select(VERDICT)


MASK = {"mulig fremtidig": 1, "delvist egnet": 2, "egnet": 4}


def zen_engine() -> Any:
    """The rulebook for zen-engine in its best form: one node of expressions."""
    import zen

    met = []
    for i in range(5):
        rule = f"{NUMBERS[i]} >= {LEAST[i]}" + (f" and {MORE[i]}" if i < 4 else "")
        met.append(f"(({rule}) and not({EXCEPTIONS[i]}))")
    expression = (
        f"not({met[0]}) ? 'mulig fremtidig' : not({met[1]}) ? 'mulig fremtidig' : "
        f"(not({met[2]}) and not({met[3]})) ? 'delvist egnet' : {met[4]} ? 'egnet' : 'delvist egnet'"
    )
    expressions = [{"id": "e", "key": "verdict", "value": expression}]
    nodes = [
        {"id": "i", "type": "inputNode", "name": "i", "position": {"x": 0, "y": 0}},
        {"id": "n", "type": "expressionNode", "name": "n", "position": {"x": 0, "y": 0}, "content": {"expressions": expressions}},
        {"id": "o", "type": "outputNode", "name": "o", "position": {"x": 0, "y": 0}},
    ]  # fmt: skip
    edges = [{"id": f"e{a}", "sourceId": a, "targetId": b, "type": "edge"} for a, b in (("i", "n"), ("n", "o"))]
    return zen.ZenEngine().create_decision(
        json.dumps({"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges})
    )


def median(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The median time of several rounds, in seconds, after one to warm up."""
    work()
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def main() -> None:
    """Compare, time and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        plan = rulebook_in(folder / "regler") if (folder / "regler").mkdir() is None else None
        assert plan is not None
        frame = records(rows)
        print(
            f"Python {platform.python_version()}, {platform.system()} {platform.machine()}; {rows} records, {ROUNDS} rounds"
        )
        print()
        measure(plan, frame, folder)


def measure(plan: Plan, frame: pl.DataFrame, folder: Path) -> None:
    """Every way and peer, its answers first."""
    kernel = Kernel(plan)
    sample = frame.head(SAMPLE)
    sample.write_csv(folder / "prøve.csv", separator=";")
    texts = sample.with_columns(
        pl.when(pl.col(n)).then(pl.lit("ja")).when(~pl.col(n)).then(pl.lit("nej")).alias(n)
        for n in (*EXCEPTIONS, *MORE)
    )
    texts.with_columns(pl.col(NUMBERS).cast(pl.Int64)).write_csv(folder / "prøve.csv", separator=";")
    known = read_cases([folder / "prøve.csv"], plan.rulebook).records
    expected = [sum(MASK[word] for (word,) in one.trace.possible) for one in decide(plan, known)]
    assert len(expected) == len(sample)

    numbers = columns_of(kernel, sample)[VERDICT].to_list()
    found = [sum(MASK[word] for (word,) in kernel.verdicts[i].possible) for i in numbers]
    assert found == expected, "the columnar way"
    assert by_hand(sample)["mulige"].to_list() == expected, "Polars by hand"
    engine = zen_engine()
    certain = [i for i, row in enumerate(sample.iter_rows()) if None not in row]
    asked = sample[certain].to_dicts()
    answers = [MASK[engine.evaluate(one)["result"]["verdict"]] for one in asked]
    assert answers == [expected[i] for i in certain], "zen-engine"

    count = len(frame)
    per = {
        "egnet, the definition with its whole trace": median(lambda: decide(plan, known), 3) / len(known),
        "zen-engine, no trace, known records only": median(lambda: [engine.evaluate(one) for one in asked])
        / len(asked),
        "egnet, columns in memory": median(lambda: columns_of(kernel, frame)) / count,
        "Polars by hand, in memory": median(lambda: by_hand(frame)) / count,
    }
    if (way := _durable(plan)) is not None:
        per["egnet, --backend durable"] = median(lambda: decide(plan, known, way), 1) / len(known)
    source, target = folder / "ind.parquet", folder / "ud.parquet"
    frame.write_parquet(source)

    def through() -> None:
        write_rows(Stream(plan, survey(source, plan), COLUMNS).rows(), target, "parquet", COLUMNS)

    def copied() -> None:
        pl.read_parquet(source).write_parquet(target)

    per["egnet, Parquet to Parquet with words"] = median(through, 3) / count
    per["the same columns read and written, no rules"] = median(copied, 3) / count
    fastest = per["Polars by hand, in memory"]
    print(f"{'':<46}{'records/s':>12}{'time to by hand':>18}")
    for name, seconds in sorted(per.items(), key=lambda one: -one[1]):
        print(f"{name:<46}{1 / seconds:>12,.0f}{seconds / fastest:>18,.1f}")


def _durable(plan: Plan) -> Any:
    try:
        from egnet.chaining import Chaining
    except ImportError:
        return None
    return Chaining(plan)


if __name__ == "__main__":
    main()
