"""Spark on a cluster: a master and a worker of Spark's own, started on this machine, whose Python is told nothing of egnet."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from click.testing import CliRunner

pytest.importorskip("pyspark")
pytest.importorskip("polars")
if shutil.which("java") is None or os.name == "nt":
    pytest.skip("Spark needs Java, and its scripts a shell", allow_module_level=True)

import polars as pl
import pyspark

from egnet.cli import cli

ROOT = Path(__file__).parents[1]
#: Patience with a machine that has other work.
_SECONDS = 180
_COMMAND = """
import json, sys
import pyarrow
from click.testing import CliRunner
import egnet
from egnet.cli import cli
from egnet.spark.session import session
from egnet.spark.stream import udf_of

def places(batches):
    import egnet
    for batch in batches:
        yield pyarrow.array([egnet.__file__] * len(batch))

master, *arguments = json.loads(sys.argv[1])
with session(master) as spark:
    found = spark.range(1).select(udf_of(places, "string")("id").alias("sted")).toArrow()["sted"].to_pylist()
    result = CliRunner().invoke(cli, arguments)
print(json.dumps([found[0], result.exit_code, result.output]))
"""


def environment() -> dict[str, str]:
    """What Spark's own programs are told: nothing of where egnet is."""
    own = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTHONPATH", "SPARK_", "PYSPARK"))
    }
    return own | {"SPARK_HOME": str(Path(pyspark.__file__).parent), "SPARK_LOCAL_IP": "127.0.0.1"}


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a master with one worker of two cores."""
    folder = tmp_path_factory.mktemp("klynge")
    program = str(Path(pyspark.__file__).parent / "bin" / "spark-class")
    with ExitStack() as running:

        def started(name: str, *arguments: str) -> Path:
            said = folder / f"{name}.log"
            with said.open("wb") as log:
                command = [program, f"org.apache.spark.deploy.{name}", "--host", "127.0.0.1", "--webui-port", "0"]
                one = subprocess.Popen([*command, *arguments], env=environment(), stdout=log, stderr=log, cwd=folder)
            running.callback(one.wait, 60)
            running.callback(one.terminate)
            return said

        found = waited_for(started("master.Master", "--port", "0"), r"Starting Spark master at (spark://\S+)")
        worker = started("worker.Worker", "-c", "2", "-m", "2g", "-d", str(folder / "arbejde"), found)
        waited_for(worker, r"(Successfully registered with master)")
        yield found


def waited_for(log: Path, words: str) -> str:
    """What a program says of itself when it has begun."""
    until = time.monotonic() + _SECONDS
    while (found := re.search(words, log.read_text(errors="replace"))) is None:
        assert time.monotonic() < until, log.read_text(errors="replace")
        time.sleep(0.2)
    return found[1]


def test_a_cluster_decides_as_columns_in_memory_do(master: str, tmp_path: Path) -> None:
    """Families and bad cells: the rows and the messages of `polars`, decided by the egnet that asked."""
    cuts = '{"kanal": {"exhaustive": "ja", "disjoint": "ja"}}'
    rows = [(f"{i}", "", "", "ja" if i % 2 else "nej") for i in range(400)]
    rows += [(f"{i}.{j}", f"{i}", str(1_000 * i + j), "") for i in range(0, 400, 2) for j in range(3)]
    rows += [("bad", "", "omtrent", ""), ("bad.1", "bad", "1", ""), ("lost", "399x", "1", "")]
    names = ["id", "part_of", "henvendelser", "egen_sagsbehandling"]
    frame = pl.DataFrame(rows[::-1], schema=dict.fromkeys(names, pl.String), orient="row").with_columns(
        cut=pl.when(pl.col("part_of") != "").then(pl.lit("kanal")), cuts=pl.lit(cuts)
    )
    cases = tmp_path / "opgaver.parquet"
    frame.write_parquet(cases)
    rules = ROOT / "rules" / "borgerserviceenhed-2010"
    arguments = ["evaluate", str(cases), "--rules", str(rules), "--columns", "id,verdict,certain,possible"]
    here, there = tmp_path / "her.parquet", tmp_path / "der.parquet"
    expected = CliRunner().invoke(cli, [*arguments, "--backend", "polars", "-o", str(here)])
    asked = [master, *arguments, "--backend", "spark", "--spark-master", master, "-o", str(there)]
    said = subprocess.run(
        [sys.executable, "-c", _COMMAND, json.dumps(asked)],
        env=environment() | {"PYTHONPATH": str(ROOT / "engine"), "PYSPARK_PYTHON": sys.executable},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        cwd=tmp_path,
    )
    place, exit_code, output = json.loads(said.stdout.splitlines()[-1])
    assert re.search(r"egnet-\w+\.zip/egnet/__init__\.py[co]?$", place)
    assert (exit_code, output) == (expected.exit_code, expected.output)
    assert exit_code == 1
    parts = [pl.read_parquet(part) for part in there.glob("*.parquet")]
    assert sorted(pl.concat(parts).rows()) == sorted(
        pl.read_parquet(here).with_columns(pl.all().cast(pl.String)).rows()
    )
