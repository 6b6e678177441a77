"""From which size Spark pays: Polars, DuckDB and Spark local[2] on the same growing tables, Parquet to Parquet.

    python -m benchmarks.spark [--rows 100000 1000000 10000000] [--rounds 3]

The rulebook is that of `generated.py`; one record in ten knows nothing of a fact. Every measurement is a program of its own:
imports, and for Spark the start of its session, are in the time. Processor time is that of the program and of all that
it starts, Spark's Java and its workers among them. The results of the three are compared before anything is printed.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import polars as pl
from pyarrow import parquet

from benchmarks.generated import EXCEPTIONS, MORE, NUMBERS, files, written

BACKENDS = ("polars", "duckdb", "spark")
MASTER = "local[2]"
#: Row groups as large as those that Polars and Spark write by themselves would leave one core without work.
ROW_GROUP = 1 << 17


def table_of(path: Path, rows: int) -> Path:
    """Records that look drawn at random, the same every time."""
    number = pl.int_range(rows, dtype=pl.UInt64)

    def drawn(place: int) -> pl.Expr:
        return number.hash(place) // 7 % 1_000

    def one_in_ten_unknown(place: int, known: pl.Expr) -> pl.Expr:
        return pl.when(drawn(1_000 + place) >= 100).then(known)

    likely = [*((name, 300) for name in EXCEPTIONS), *((name, 800) for name in MORE)]
    columns = [
        pl.format("o{}", number).alias("id"),
        *(one_in_ten_unknown(i, (drawn(i) // 10).cast(pl.Float64)).alias(name) for i, name in enumerate(NUMBERS)),
        *(one_in_ten_unknown(i, drawn(i) < share).alias(name) for i, (name, share) in enumerate(likely, start=100)),
    ]
    pl.select(columns).write_parquet(path, row_group_size=ROW_GROUP)
    return path


def one(backend: str, rules: Path, cases: Path, output: Path) -> None:
    """One run of the command; what it took is printed."""
    from click.testing import CliRunner

    from egnet.cli import cli

    begun = time.perf_counter()
    master = ["--spark-master", MASTER] if backend == "spark" else []
    arguments = [
        "evaluate",
        str(cases),
        "--rules",
        str(rules),
        "--as-of",
        "2010-01-01",
        "--backend",
        backend,
        *master,
        "-o",
        str(output),
    ]
    if backend == "spark":
        # Held open, so that what Java and the workers took can be read.
        from egnet.spark.session import session

        with session(MASTER):
            started = time.perf_counter() - begun
            result = CliRunner().invoke(cli, arguments)
            used = _processor_time()
    else:
        started, result, used = 0.0, CliRunner().invoke(cli, arguments), _processor_time()
    assert result.exit_code == 0, result.output
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"wall": time.perf_counter() - begun, "start": started, "cpu": used, "peak": peak}))


def _processor_time() -> float:
    """The processor time of this process and of all below it, those that have ended among them, in seconds."""
    parents: dict[int, int] = {}
    ticks: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue
            parents[int(entry.name)] = int(fields[1])
            ticks[int(entry.name)] = sum(int(field) for field in fields[11:15])
    below = {os.getpid()}
    while more := {pid for pid, parent in parents.items() if parent in below} - below:
        below |= more
    return sum(ticks.get(pid, 0) for pid in below) / os.sysconf("SC_CLK_TCK")


def sum_of(output: Path) -> tuple[int, int]:
    """How many rows a result has, and a number that is the same for the same rows in any order."""
    rows, total = 0, 0
    for part in sorted(output.glob("*.parquet")) if output.is_dir() else [output]:
        for batch in parquet.ParquetFile(part).iter_batches():
            frame = pl.DataFrame(pl.from_arrow(batch)).select(pl.all().cast(pl.String))
            rows, total = rows + len(frame), (total + sum(frame.hash_rows())) % 2**64
    return rows, total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="+", default=[100_000, 1_000_000, 10_000_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--one", nargs=4, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one is not None:
        backend, *paths = arguments.one
        one(backend, *(Path(path) for path in paths))
        return
    print(
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores; ",
        end="",
    )
    print(f"{arguments.rounds} rounds, medians; load {os.getloadavg()[0]:.0f} at the start\n")
    print(f"{'rows':>12}  {'way':<8}{'elapsed s':>12}{'of it start':>13}{'processor s':>13}{'peak MiB':>10}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        written(files(), folder / "regler")
        for rows in arguments.rows:
            measure(folder, table_of(folder / "opgaver.parquet", rows), rows, arguments.rounds)


def measure(folder: Path, cases: Path, rows: int, rounds: int) -> None:
    """One size, every way, turn by turn."""
    taken: dict[str, list[dict[str, float]]] = {backend: [] for backend in BACKENDS}
    outputs = {backend: folder / f"{backend}.parquet" for backend in BACKENDS}
    for _ in range(rounds):
        for backend, output in outputs.items():
            shutil.rmtree(output, ignore_errors=True) if output.is_dir() else output.unlink(missing_ok=True)
            paths = [str(folder / "regler"), str(cases), str(output)]
            said = subprocess.run(
                [sys.executable, "-m", "benchmarks.spark", "--one", backend, *paths],
                stdout=subprocess.PIPE,
                text=True,
                check=True,
            )
            taken[backend].append(json.loads(said.stdout.splitlines()[-1]))
    expected = sum_of(outputs["polars"])
    assert expected[0] == rows
    for backend in BACKENDS[1:]:
        assert sum_of(outputs[backend]) == expected, backend
    for backend, runs in taken.items():
        figures = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
        peak = f"{figures['peak']:>10,.0f}" if backend != "spark" else f"{'-':>10}"
        start = f"{figures['start']:>13.1f}" if backend == "spark" else f"{'-':>13}"
        print(f"{rows:>12,}  {backend:<8}{figures['wall']:>12.1f}{start}{figures['cpu']:>13.1f}{peak}", flush=True)


if __name__ == "__main__":
    main()
