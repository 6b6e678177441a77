"""egnet's own code, sent to the workers of a cluster: they decide with the version that asks, whatever is installed there.

Always holds: nothing is sent where workers are this machine's own; what egnet is built on must be installed there.
"""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import egnet

if TYPE_CHECKING:
    from pyspark import SparkContext

#: What a file of the package is not, in an archive of the same bytes every time.
_LEFT_OUT = frozenset({"__pycache__"})


@contextmanager
def shipped(context: SparkContext) -> Iterator[None]:
    """Workers of a cluster find egnet while the session is held."""
    if re.fullmatch(r"local(\[[^]]*\])?", context.master or ""):
        yield
        return
    with tempfile.TemporaryDirectory(prefix="egnet-") as folder:
        # The same name twice is an error to Spark, and a session may serve many runs.
        name = f"{Path(folder).name}.zip"
        archive = Path(folder) / name
        _pack(archive)
        context.addPyFile(str(archive))
        yield


def _pack(archive: Path) -> None:
    package = Path(egnet.__file__).parent
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(package.rglob("*")):
            if path.is_file() and _LEFT_OUT.isdisjoint(path.parts):
                file.write(path, Path(package.name) / path.relative_to(package))
