"""What the figures were taken on."""

from __future__ import annotations

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import egnet

PACKAGES = (
    "polars", "narwhals", "pyarrow", "numpy", "duckdb", "pyspark", "zen-engine", "common-expression-language",
    "openfisca-core", "durable-rules",
)  # fmt: skip


def machine() -> list[str]:
    """The processor, its cores, its memory, and every version."""
    cores = os.cpu_count() or 1
    return [
        f"{_processor()}, {cores} {'core' if cores == 1 else 'cores'}, {_memory()}; the measuring process is held to one{_load()}",
        f"{platform.system()} {platform.release().split('-')[0]}, Python {platform.python_version()}, egnet {egnet.__version__}",
        ", ".join(f"{name} {_version(name)}" for name in PACKAGES),
    ]


def _load() -> str:
    """How much else the machine had to do when it began."""
    return f"; load before the run {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _processor() -> str:
    about = Path("/proc/cpuinfo")
    if about.exists():
        for line in about.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _memory() -> str:
    about = Path("/proc/meminfo")
    if about.exists():
        total = int(about.read_text(encoding="utf-8").split()[1])
        return f"{total / 2**20:.0f} GiB"
    return "memory unknown"
