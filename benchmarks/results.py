"""All that a run found, and what was asked of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks import many_rules
from benchmarks.comparison import Compared
from benchmarks.files import COPIES, EGNET, Grown, Passed
from benchmarks.peers import egnet_ways, polars_by_hand, zen_engine
from benchmarks.rounds import Times

MOST_ROWS, MOST_MEMORY = 50_000_000, 2_048


@dataclass
class Results:
    """One run."""

    machine: Sequence[str]
    compared: list[Compared]
    passed: list[Passed]
    grown: list[Grown]
    help_: Times = field(default_factory=lambda: Times([]))
    click: Times = field(default_factory=lambda: Times([]))
    single: dict[str, tuple[Times, Times]] = field(default_factory=dict)


@dataclass(frozen=True)
class Target:
    """What was asked, what was found, and whether that is enough; `None` where it was not measured in this run."""

    asked: str
    found: str
    reached: bool | None


def _ratio(compared: Compared, peer: str, other: str) -> float | None:
    """How many times as fast one peer is as another."""
    times = compared.times
    return times[other].to(times[peer]) if peer in times and other in times else None


def targets(results: Results) -> list[Target]:
    """Every target, from this run."""
    by_name = {one.workload.name: one for one in results.compared}
    generated = by_name["generated"]
    found = [
        _at_least("verdict and masks: 0.8 of Polars by hand", generated, egnet_ways.MASKS, polars_by_hand.MASKS, 0.8),
        _against_zen(generated),
        _at_least(
            "with words: 0.8 of Polars by hand with a look-up", generated, egnet_ways.WORDS, polars_by_hand.WORDS, 0.8
        ),
        *_of_files(results),
        _flat(by_name),
        *_of_growth(results),
        _single(results),
    ]
    ratio = results.help_.to(results.click)
    found.append(Target("`egnet --help`: at most 3 times importing click", f"{ratio:.1f} times", ratio <= 3))
    return found


def _at_least(asked: str, compared: Compared, peer: str, other: str, least: float) -> Target:
    ratio = _ratio(compared, peer, other)
    return Target(
        asked,
        _said(compared, peer, other) if ratio is None else f"{ratio:.2f}",
        None if ratio is None else ratio >= least,
    )


def _said(compared: Compared, *peers: str) -> str:
    missing = [f"{peer}: {compared.left_out[peer]}" for peer in peers if peer in compared.left_out]
    return "; ".join(missing) or "not measured"


def _against_zen(compared: Compared) -> Target:
    asked = "verdict and masks: 250 times zen-engine without trace in its best form"
    forms = [form for form in zen_engine.FORMS if form in compared.times]
    if not forms or egnet_ways.MASKS not in compared.times:
        return Target(asked, _said(compared, egnet_ways.MASKS, *zen_engine.FORMS), None)
    best = min(forms, key=lambda form: compared.times[form].median)
    ratio = compared.times[best].to(compared.times[egnet_ways.MASKS])
    return Target(asked, f"{ratio:.0f} ({best})", ratio >= 250)


def _of_files(results: Results) -> list[Target]:
    found = []
    for one in results.passed:
        if one.format_ == "parquet":
            copies = {name: one.times[EGNET].to(one.times[name]) for name in COPIES.values() if name in one.times}
            text = "; ".join(f"{ratio:.2f} ({name})" for name, ratio in copies.items())
            asked = f"Parquet to Parquet, {one.rows:,} records: at most 1.5 times reading and writing without rules"
            found.append(Target(asked, text, max(copies.values()) <= 1.5))
    return found


def _flat(by_name: dict[str, Compared]) -> Target:
    asked = "cost per rule and record flat within 1.5 from 20 to 500 rules"
    names = [f"synthetic{rules}" for rules in many_rules.SIZES]
    cost = {}
    for name in names:
        one = by_name.get(name)
        if one is None or egnet_ways.MASKS not in one.times:
            return Target(asked, "not measured" if one is None else f"{name}: {_said(one, egnet_ways.MASKS)}", None)
        cost[one.workload.rules] = one.times[egnet_ways.MASKS].median / one.workload.rules
    text = ", ".join(f"{1e9 * seconds:.2f} ns at {rules}" for rules, seconds in cost.items())
    return Target(asked, text, max(cost.values()) / min(cost.values()) <= 1.5)


def _of_growth(results: Results) -> list[Target]:
    """Linear: what a record more costs is no more at the largest size than between the sizes before."""
    grown = [one for one in results.grown if one.rows >= 10_000 and one.backend == "polars"]
    found = []
    linear = "linear in rows: a further record costs at most 1.5 times as much at the largest size as before"
    if len(grown) < 3:
        found.append(Target(linear, "not measured", None))
    else:
        before, last = (_slope(*grown[-3:-1]), _slope(*grown[-2:]))
        text = f"{1e6 * before:.2f} µs, then {1e6 * last:.2f} µs up to {grown[-1].rows:,}"
        found.append(Target(linear, text, last / before <= 1.5))
    largest = [one for one in results.grown if one.rows == MOST_ROWS]
    memory = f"{MOST_ROWS:,} records in under {MOST_MEMORY:,} MiB"
    if not largest:
        found.append(Target(memory, "not measured (`--large`)", None))
    found += [Target(memory, f"{one.took.peak:,.0f} MiB", one.took.peak < MOST_MEMORY) for one in largest]
    return found


def _slope(small: Grown, large: Grown) -> float:
    return (large.took.seconds - small.took.seconds) / (large.rows - small.rows)


def _single(results: Results) -> Target:
    middle = {title: 1_000 * times[0].median for title, times in results.single.items()}
    slowest = max(1_000 * times[1].median for times in results.single.values())
    text = ", ".join(f"{ms:.1f} ms ({title})" for title, ms in middle.items())
    asked = "one record by the definition with its full trace: under 5 ms"
    return Target(asked, f"{text}; the slowest of all {slowest:.1f} ms", max(middle.values()) < 5)
