"""What is small: the start of the command, and one record through the definition with its full trace."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.rounds import Contender, Times, measured
from benchmarks.workload import Workload
from egnet.evaluate.forest import decide

HELP = ("-m", "egnet", "--help")
CLICK = ("-c", "import click")


def start_up(rounds: int) -> tuple[Times, Times]:
    """Processor seconds of `egnet --help`, and of a Python that imports click and nothing else."""
    help_, click = [], []
    for each in range(rounds + 1):
        times = _seconds(HELP), _seconds(CLICK)
        # The first round may write compiled files.
        if each:
            help_.append(times[0])
            click.append(times[1])
    return Times(help_), Times(click)


def _seconds(arguments: tuple[str, ...]) -> float:
    engine = str(Path(__file__).parents[1] / "engine")
    paths = filter(None, [engine, os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], env=environment, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def single(workload: Workload, records: int, rounds: int, least: float) -> tuple[Times, Times]:
    """Seconds for one record alone, nothing remembered: the median record's times, and the slowest one's."""
    with TemporaryDirectory() as folder:
        read = workload.read(workload.records(records), Path(folder))
    contenders = {one.id: Contender(lambda one=one: decide(workload.plan, [one]), 1) for one in read}
    times = sorted(measured(contenders, rounds, least).values(), key=lambda one: one.median)
    return times[len(times) // 2], times[-1]
