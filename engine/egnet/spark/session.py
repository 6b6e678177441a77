"""A session of Spark: started for a run, or the one that is there already.

Always holds: a session that was there is left as it was; what Spark says of itself does not go to the terminal, and
what it fails for is an `EgnetError`.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from egnet.diagnostics.codes import cluster as codes
from egnet.diagnostics.diagnostic import EgnetError
from egnet.spark.shipping import shipped
from egnet.text import Text

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

#: Every core of this machine.
LOCAL = "local[*]"
#: So many rows are given to a worker at a time.
_ROWS = 1 << 17
_MASTER = re.compile(r"local(?:\[(?:\d+|\*)(?:,\d+)?\])?|local-cluster\[\d+,\d+,\d+\]|yarn|(?:spark|k8s|mesos)://\S+")
_NO_ADDRESS = Text("sådan ser ingen adresse ud", "no address looks like that")
#: A line of Spark's log or of Java's own, without the time and who says it.
_ERROR = re.compile(r"^(?:.* ERROR [\w.]+: |Error: |Exception in thread \S+ )(.+)$", re.MULTILINE)
_NOT_FOUND = Text(
    "programmet `java` er hverken i JAVA_HOME eller på stien (PATH)", "`java` is neither in JAVA_HOME nor on the PATH"
)


@contextmanager
def session(master: str = LOCAL) -> Iterator[SparkSession]:
    """A session on a cluster, or on this machine. Raises `EgnetError` where there can be none, or where it fails."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    if not _MASTER.fullmatch(master):
        raise EgnetError([codes.NO_SESSION.at(None, master=master, reason=_NO_ADDRESS)])
    there = SparkSession.getActiveSession()
    logging.getLogger().addFilter(_is_not_of_py4j)
    try:
        spark = there or _started(master)
        try:
            own = spark.newSession()
            # Columns whose names differ in capitals only are two; a batch is as large as in memory.
            own.conf.set("spark.sql.caseSensitive", "true")
            own.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(_ROWS))
            # A small file holds many rows: each core gets a share of them.
            own.conf.set("spark.sql.files.openCostInBytes", str(1 << 20))
            with shipped(own.sparkContext):
                yield own
        finally:
            if there is None:
                spark.stop()
    except (PySparkException, Py4JError) as error:
        raise failed(error) from None
    finally:
        logging.getLogger().removeFilter(_is_not_of_py4j)


def _is_not_of_py4j(record: logging.LogRecord) -> bool:
    """A call to Java that fails or is interrupted is told of as what it is; its traceback is for nobody."""
    return "py4j" not in record.pathname


def failed(error: BaseException) -> EgnetError:
    """What is told of an exception of Spark."""
    return EgnetError([codes.SPARK_FAILED.at(None, reason=_reason(error))])


def _started(master: str) -> SparkSession:
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    check_java()
    # Worker processes of their own, but of this machine.
    is_local = master.startswith("local")
    builder = SparkSession.builder.master(master).appName("egnet")
    builder = builder.config("spark.ui.showConsoleProgress", "false").config("spark.log.level", "ERROR")
    if is_local:
        # The workers are this program's own Python; nothing listens to other machines.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = builder.config("spark.ui.enabled", "false").config("spark.driver.host", "127.0.0.1")
        builder = builder.config("spark.driver.bindAddress", "127.0.0.1")
        builder = builder.config("spark.sql.shuffle.partitions", str(2 * (os.cpu_count() or 1)))
    with _quietly() as said:
        try:
            return builder.getOrCreate()
        except (PySparkException, Py4JError, RuntimeError) as error:
            told = _ERROR.findall(said.read_text(encoding="utf-8", errors="replace"))
            reason = told[0].strip() if told else _reason(error)
            raise EgnetError([codes.NO_SESSION.at(None, master=master, reason=reason)]) from None


def check_java() -> None:
    """Raise `EgnetError` if there is no Java."""
    home = os.environ.get("JAVA_HOME")
    program = Path(home) / "bin" / "java" if home else None
    if program is not None and shutil.which(program):
        return
    if program is not None or shutil.which("java") is None:
        raise EgnetError([codes.NO_JAVA.at(None, reason=_NOT_FOUND)])


@contextmanager
def _quietly() -> Iterator[Path]:
    """What a program started here writes to stderr, now and later, goes to a file."""
    descriptor, name = tempfile.mkstemp(prefix="egnet-spark-", suffix=".log")
    sys.stderr.flush()
    kept = os.dup(2)
    try:
        os.dup2(descriptor, 2)
        yield Path(name)
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(descriptor)
        # Whoever writes to it still can.
        Path(name).unlink(missing_ok=True)


def _reason(error: BaseException) -> str:
    """What an exception says, in one line; where Python failed in a worker, that."""
    lines = [line.strip(": ") for line in str(error).splitlines() if line.strip()]
    raised = [line for line in lines if line.split(":")[0].endswith(("Error", "Exception")) and ": " in line]
    return (raised[-1:] or lines or [type(error).__name__])[0]
