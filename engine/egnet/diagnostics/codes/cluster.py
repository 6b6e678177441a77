"""E44x: deciding on a cluster."""

from __future__ import annotations

from egnet.diagnostics.codes.code import Code
from egnet.text import Text

NO_JAVA = Code(
    "E445",
    Text(
        "`--backend spark` kræver Java 17 eller nyere, og {reason}",
        "`--backend spark` needs Java 17 or later, and {reason}",
    ),
    Text(
        "installér Java, eller sæt JAVA_HOME til mappen med Java; `--backend auto` klarer sig uden",
        "install Java, or set JAVA_HOME to its folder; `--backend auto` does without",
    ),
)
NO_SESSION = Code(
    "E446",
    Text("kunne ikke begynde med Spark på `{master}`: {reason}", "could not start Spark on `{master}`: {reason}"),
    Text(
        "er adressen i `--spark-master` den rigtige, og svarer klyngen? `local[*]` er denne maskine",
        "is the address of `--spark-master` right, and does the cluster answer? `local[*]` is this machine",
    ),
)
SPARK_FAILED = Code(
    "E447",
    Text("kørslen på Spark blev ikke færdig: {reason}", "the run on Spark did not finish: {reason}"),
    Text(
        "på en klynge følger egnet selv med, men maskinernes Python (PYSPARK_PYTHON) skal være som den her og have polars, "
        "pyarrow, narwhals, pydantic, PyYAML og lark, og alle skal kunne nå filerne",
        "egnet itself comes along to a cluster, but Python there (PYSPARK_PYTHON) must be like the one here and have polars, "
        "pyarrow, narwhals, pydantic, PyYAML and lark, and all must reach the files",
    ),
)
NOT_ON_SPARK = Code(
    "E448",
    Text("`{name}` kan ikke afgøres på Spark: {reason}", "`{name}` cannot be decided on Spark: {reason}"),
    Text("brug `--backend auto`, eller ret filerne til", "use `--backend auto`, or mend the files"),
)
NOT_ITS_FOLDER = Code(
    "E449",
    Text(
        "`{name}` er en mappe med andet end dele af en Parquet-fil og bliver ikke overskrevet",
        "`{name}` is a folder with other things than parts of a Parquet file and is not overwritten",
    ),
    Text("vælg en anden mappe med `--output`", "choose another folder with `--output`"),
)
