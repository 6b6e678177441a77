"""A long CSV file with bad cells scattered in it: exactly the rows that have one are set aside, and all others decided.

    python -m benchmarks.bad_cells [--rows 10000000] [--bad 100]

The rulebook of `generated.py`, as `egnet evaluate` decides by it, into CSV with all columns, reasons and sources among them.
Which rows are bad is drawn once for all. Said are the processor time and the greatest memory of the command.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from pathlib import Path

import polars as pl

from benchmarks.children import in_a_child
from benchmarks.generated import workload
from benchmarks.workload import Drawn, Flags, Numbers, Texts, Workload, write_csv


def bad_text(drawn: Drawn) -> str:
    """What no one can read as a value of a fact."""
    match drawn:
        case Numbers():
            return "en del"
        case Flags():
            return "måske"
        case Texts():
            return "noget andet"


def written(rulebook: Workload, rows: int, bad: set[int], path: Path) -> None:
    """The records as CSV; each row that is to be bad has one bad cell, in a column by its number."""
    facts = list(rulebook.drawn)
    with path.open("wb") as file:
        start = 0
        for block in rulebook.blocks(rows):
            end = start + len(block)
            one = path.with_suffix(".del")
            write_csv(block, one)
            head, *lines = one.read_bytes().splitlines(keepends=True)
            if not start:
                file.write(head)
            for number in sorted(number for number in bad if start <= number < end):
                fact = number % len(facts)
                cells = lines[number - start].rstrip(b"\n").split(b";")
                cells[1 + fact] = bad_text(rulebook.drawn[facts[fact]]).encode()
                lines[number - start] = b";".join(cells) + b"\n"
            file.writelines(lines)
            one.unlink()
            start = end


def check(rows: int, bad: set[int], output: Path, rejects: Path) -> None:
    """Every row is decided in its place, but those that are set aside, which are the bad ones."""
    aside = pl.read_csv(rejects, separator=";", infer_schema=False, columns=["id"])["id"].to_list()
    assert aside == [f"o{number}" for number in sorted(bad)], aside[:5]
    decided = pl.scan_csv(output, separator=";", infer_schema=False).select("id").collect()["id"]
    expected = pl.select(number=pl.int_range(rows)).filter(~pl.col("number").is_in(sorted(bad)))
    assert (decided == expected.select(pl.format("o{}", "number")).to_series()).all()


def run(rows: int, bad_cells: int, folder: Path) -> str:
    """One file of so many rows; what it took."""
    rulebook = workload()
    bad = set(random.Random(1).sample(range(rows), bad_cells))
    source, output, rejects = folder / "opgaver.csv", folder / "afgjort.csv", folder / "afvist.csv"
    written(rulebook, rows, bad, source)
    size = source.stat().st_size / 2**20
    rules, as_of = str(rulebook.folder(folder / "regler")), rulebook.plan.as_of.isoformat()
    took = in_a_child("evaluate-csv", str(source), str(output), str(rejects), rules, as_of)
    check(rows, bad, output, rejects)
    return (
        f"{rows:,} rows, {size:,.0f} MiB of CSV: {bad_cells} set aside, as they should be, {rows - bad_cells:,} decided; "
        f"{took.seconds:.1f} s of processor time, {took.peak:,.0f} MiB"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--bad", type=int, default=100)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        print(run(arguments.rows, arguments.bad, Path(name)))


if __name__ == "__main__":
    main()
