"""Results in, Markdown out: the tables that the command prints and the page shows."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.comparison import Compared
from benchmarks.files import EGNET, Passed
from benchmarks.peers.every import PEERS
from benchmarks.peers.peer import Gives
from benchmarks.results import Results, targets

_REACHED = {True: "yes", False: "**no**", None: "–"}
#: Beside whom the others' times are shown.
BASE = {
    Gives.VERDICT: "egnet, columns",
    Gives.MASKS: "egnet, columns with masks",
    Gives.WORDS: "egnet, columns with words",
}


def report(results: Results) -> str:
    """Everything, as Markdown."""
    parts = ["\n".join(f"- {line}" for line in results.machine)]
    if results.passed:
        rows = [(one.asked, one.found, _REACHED[one.reached]) for one in targets(results)]
        parts += ["### Targets", table(("asked", "found", "reached"), rows)]
    for one in results.compared:
        parts += [f"### {one.workload.title}", _about(one), *_peers(one)]
    if not results.passed:
        return "\n\n".join(parts) + "\n"
    parts += ["### From file to file", *(_files(one) for one in results.passed)]
    parts += ["### Growth with the rows", _growth(results), "### What is small", _small(results)]
    return "\n\n".join(parts) + "\n"


def table(head: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> str:
    """A Markdown table whose columns are of one width as text too; `right` are those set to the right."""
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]

    def line(cells: Sequence[str]) -> str:
        set_ = (c.rjust(w) if i in right else c.ljust(w) for i, (c, w) in enumerate(zip(cells, widths, strict=True)))
        return f"| {' | '.join(set_)} |"

    rule = (f"{'-' * (width - 1)}:" if i in right else "-" * width for i, width in enumerate(widths))
    return "\n".join([line(head), f"| {' | '.join(rule)} |", *map(line, rows)])


def _about(one: Compared) -> str:
    plan = one.workload.plan
    text = (
        f"{one.workload.rules} rules in {len(plan.principles)} principles, {len(one.workload.drawn)} facts, of which the "
        f"verdict depends on {len(one.workload.names)}; one record in ten knows nothing of a fact."
    )
    if one.left_out:
        reasons = [f"{name} ({reason})" for name, reason in one.left_out.items()]
        text += f" Left out: {'; '.join(reasons)}."
    if one.differed:
        wrong = [f"{name} (on {records} records)" for name, records in one.differed.items()]
        text += f" **Other answers than the definition, and so not timed: {'; '.join(wrong)}.**"
    return text


def _peers(one: Compared) -> list[str]:
    return [found for gives in Gives if (found := _of_kind(one, gives))]


def _of_kind(one: Compared, gives: Gives) -> str:
    """The peers that give as much, the slowest first."""
    peers = [peer for peer in PEERS if peer.gives is gives and peer.name in one.times]
    if not peers:
        return ""
    base = one.times.get(BASE[gives])
    rows = []
    for peer in sorted(peers, key=lambda peer: -one.times[peer.name].median):
        times = one.times[peer.name]
        ratio = "" if base is None else _ratio(base.to(times))
        known = "known only" if peer.known_only else "all"
        rows.append(
            (
                peer.name,
                known,
                f"{one.agreed[peer.name]:,}",
                f"{one.records[peer.name]:,}",
                f"{1 / one.first[peer.name]:,.0f}",
                f"{times.per_second:,.0f}",
                ratio,
            )
        )
    head = (gives.value, "records", "compared", "timed", "first run", "records/s", "of egnet's speed")
    return table(head, rows, (2, 3, 4, 5, 6))


def _ratio(ratio: float) -> str:
    return f"{ratio:.2f}" if ratio >= 0.1 else f"1/{1 / ratio:,.0f}"


def _files(one: Passed) -> str:
    base = one.times[EGNET]
    rows = [
        (name, f"{times.median * one.rows:.2f} s", f"{times.per_second:,.0f}", f"{base.to(times):.2f}")
        for name, times in one.times.items()
    ]
    name = {"parquet": "Parquet to Parquet", "csv": "CSV to CSV"}[one.format_]
    return table((f"{name}, {one.rows:,} records", "time", "records/s", "egnet takes times as long"), rows, (1, 2, 3))


def _growth(results: Results) -> str:
    rows = [
        (
            one.backend,
            f"{one.rows:,}",
            f"{one.took.seconds:.2f} s",
            f"{1e6 * one.took.seconds / one.rows:.2f} µs",
            f"{one.took.peak:,.0f} MiB",
        )
        for one in results.grown
    ]
    head = ("`egnet evaluate`, Parquet to Parquet", "records", "time", "a record", "greatest memory")
    return table(head, rows, (1, 2, 3, 4))


def _small(results: Results) -> str:
    rows = [
        (
            "`egnet --help`",
            f"{1_000 * results.help_.median:.0f} ms",
            f"{results.help_.to(results.click):.1f} times a Python that imports click",
        )
    ]
    rows.append(('`python -c "import click"`', f"{1_000 * results.click.median:.0f} ms", ""))
    for title, (middle, slowest) in results.single.items():
        text = f"the slowest {1_000 * slowest.median:.2f} ms"
        rows.append((f"one record by the definition, full trace: {title}", f"{1_000 * middle.median:.2f} ms", text))
    return table(("", "processor time", ""), rows, (1,))
