"""Work done in a process of its own, so that its memory and its start are its own.

`python -m benchmarks.children TASK ARGUMENT…` does it and prints what it took as JSON.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

COLUMNS = ("id", "verdict", "certain", "possible")


@dataclass(frozen=True)
class Took:
    """Seconds of processor time of the work itself, and the greatest memory of the whole process in MiB."""

    seconds: float
    peak: float


def in_a_child(task: str, *arguments: str, most_seconds: int = 1_800) -> Took:
    """One task of this module, in a new process on the same core."""
    root = str(Path(__file__).parents[1])
    paths = [root, str(Path(root) / "engine"), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths)), "POLARS_MAX_THREADS": "1"}
    command = [sys.executable, "-m", "benchmarks.children", task, *arguments]
    done = subprocess.run(
        command, env=environment, cwd=root, stdout=subprocess.PIPE, check=True, timeout=most_seconds, text=True
    )
    return Took(**json.loads(done.stdout.splitlines()[-1]))


# -- tasks ---------------------------------------------------------------------------------------------------------------


def evaluate(source: str, target: str, rules: str, as_of: str, backend: str) -> Callable[[], None]:
    """The whole command, as a user calls it; the start is not counted."""
    from egnet.cli.evaluate import command

    arguments = [source, "--rules", rules, "--as-of", as_of, "--backend", backend, "-o", target]

    def work() -> None:
        try:
            command.main([*arguments, "--columns", ",".join(COLUMNS)], standalone_mode=False, obj="en")
        except SystemExit as left:
            assert not left.code, left.code

    return work


def evaluate_csv(source: str, target: str, rejects: str, rules: str, as_of: str) -> Callable[[], None]:
    """The whole command with all columns; rows are set aside."""
    from egnet.cli.evaluate import command

    arguments = [source, "--rules", rules, "--as-of", as_of, "--rejects", rejects, "-o", target]

    def work() -> None:
        try:
            command.main(arguments, standalone_mode=False, obj="en")
        except SystemExit as left:
            assert left.code == 1, left.code

    return work


def stream(source: str, target: str, rules: str, as_of: str) -> Callable[[], None]:
    """A table through columns into a table, the rulebook read before, and libraries imported, as they are for a copy."""
    from datetime import date

    import narwhals
    import numpy.ma
    import polars
    import pyarrow.parquet

    from egnet.batch.sinks import write_rows
    from egnet.batch.stream import Stream, survey
    from egnet.driver import read_rulebook
    from egnet.plan.fold import plan_of

    assert all((narwhals, numpy, polars, pyarrow.parquet))
    plan = plan_of(read_rulebook(Path(rules)), date.fromisoformat(as_of))
    format_ = Path(target).suffix.lstrip(".")

    def work() -> None:
        write_rows(Stream(plan, survey(Path(source), plan), COLUMNS).rows(), Path(target), format_, COLUMNS)

    return work


def polars_copy(source: str, target: str) -> Callable[[], None]:
    """The same columns read and written, no rules."""
    import polars as pl

    def work() -> None:
        if source.endswith(".csv"):
            pl.read_csv(source, separator=";").write_csv(target, separator=";")
        else:
            pl.read_parquet(source).write_parquet(target)

    return work


def polars_shape(source: str, target: str, decided: str) -> Callable[[], None]:
    """The columns of facts read, and columns of decisions, which are at hand already, written."""
    import polars as pl

    if source.endswith(".csv"):
        answers = pl.read_csv(decided, separator=";", infer_schema=False)

        def work() -> None:
            pl.read_csv(source, separator=";")
            answers.write_csv(target, separator=";")
    else:
        answers = pl.read_parquet(decided)

        def work() -> None:
            pl.read_parquet(source)
            answers.write_parquet(target)

    return work


def duckdb_copy(source: str, target: str) -> Callable[[], None]:
    """The same columns read and written by DuckDB."""
    import duckdb

    connection = duckdb.connect()
    connection.execute("set threads = 1")
    if source.endswith(".csv"):
        query = f"copy (from read_csv('{source}', delim=';', header=true)) to '{target}' (format csv, delimiter ';')"
    else:
        query = f"copy (from read_parquet('{source}')) to '{target}' (format parquet, compression zstd)"
    return lambda: connection.execute(query) and None


TASKS: dict[str, Callable[..., Callable[[], None]]] = {
    "evaluate": evaluate,
    "evaluate-csv": evaluate_csv,
    "stream": stream,
    "polars-copy": polars_copy,
    "polars-shape": polars_shape,
    "duckdb-copy": duckdb_copy,
}


def main() -> None:
    """Do one task and say what it took."""
    work = TASKS[sys.argv[1]](*sys.argv[2:])
    start = time.process_time()
    work()
    seconds = time.process_time() - start
    print(json.dumps({"seconds": seconds, "peak": _peak()}))


def _peak() -> float:
    """The greatest memory of this process in MiB."""
    about = Path("/proc/self/status")
    if about.exists():
        # What `getrusage` says on Linux is at least what the parent had when it started this process.
        line = next(line for line in about.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


if __name__ == "__main__":
    main()
