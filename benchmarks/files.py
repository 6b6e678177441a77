"""From file to file: egnet beside reading and writing the same columns without rules; and growth with the rows.

In: a workload. Out: what each task took, each in a process of its own, one after the other, several times.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

import polars as pl
import pyarrow.parquet

from benchmarks.children import Took, in_a_child
from benchmarks.rounds import Times
from benchmarks.workload import Workload, write_csv

EGNET = "egnet: verdict, certain, possible"
COPIES = {
    "polars": "Polars: the same columns read and written",
    "shape": "Polars: columns read, decisions at hand written",
    "duckdb": "DuckDB: the same columns read and written",
}


#: Where growth ends for a way that takes minutes beyond.
MOST_ROWS = {"duckdb": 1_000_000}


@dataclass
class Passed:
    """One workload from file to file, in one format."""

    workload: str
    format_: str
    rows: int
    times: dict[str, Times] = field(default_factory=dict)


def written_parquet(workload: Workload, rows: int, path: Path) -> Path:
    """Records in Parquet, a block at a time."""
    writer = None
    for block in workload.blocks(rows):
        table = block.to_arrow()
        if writer is None:
            writer = pyarrow.parquet.ParquetWriter(path, table.schema, compression="zstd")
        writer.write_table(table.cast(writer.schema))
    assert writer is not None
    writer.close()
    return path


def passed(
    workload: Workload, format_: str, rows: int, rounds: int, folder: Path, say: Callable[[str], None]
) -> Passed:
    """egnet and the copies, in turn."""
    say(f"{workload.title}: {format_} to {format_}, {rows} records")
    source, target = folder / f"ind.{format_}", folder / f"ud.{format_}"
    if format_ == "parquet":
        written_parquet(workload, rows, source)
    else:
        write_csv(workload.records(rows), source)
    rules = workload.folder(folder / "regler")
    as_of = workload.plan.as_of.isoformat()
    decided = folder / f"svar.{format_}"
    in_a_child("stream", str(source), str(decided), str(rules), as_of)
    tasks: dict[str, Sequence[str]] = {
        EGNET: ("stream", str(source), str(target), str(rules), as_of),
        COPIES["polars"]: ("polars-copy", str(source), str(target)),
        COPIES["shape"]: ("polars-shape", str(source), str(target), str(decided)),
    }
    if find_spec("duckdb"):
        tasks[COPIES["duckdb"]] = ("duckdb-copy", str(source), str(target))
    took: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            took[name].append(in_a_child(*task).seconds / rows)
    assert len(_read(decided)) == rows
    return Passed(workload.title, format_, rows, {name: Times(times) for name, times in took.items()})


def _read(path: Path) -> pl.DataFrame:
    return pl.read_csv(path, separator=";") if path.suffix == ".csv" else pl.read_parquet(path, columns=["id"])


@dataclass(frozen=True)
class Grown:
    """One size of one workload under one backend."""

    backend: str
    rows: int
    took: Took


def growth(
    workload: Workload, sizes: Sequence[int], backends: Sequence[str], folder: Path, say: Callable[[str], None]
) -> list[Grown]:
    """Parquet to Parquet by `egnet evaluate`, at each size; the smaller sizes several times, of which the median counts."""
    found = []
    rules = workload.folder(folder / "regler")
    as_of = workload.plan.as_of.isoformat()
    for rows in sizes:
        source, target = folder / f"{rows}.parquet", folder / "ud.parquet"
        say(f"growth: {rows} records")
        written_parquet(workload, rows, source)
        for backend in backends:
            if rows > MOST_ROWS.get(backend, rows):
                continue
            runs = [
                in_a_child("evaluate", str(source), str(target), str(rules), as_of, backend)
                for _ in range(3 if rows <= 1_000_000 else 1)
            ]
            assert pyarrow.parquet.read_metadata(target).num_rows == rows
            seconds = statistics.median(one.seconds for one in runs)
            found.append(Grown(backend, rows, Took(seconds, max(one.peak for one in runs))))
        source.unlink()
    return found
