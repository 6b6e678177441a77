"""`egnet evaluate` in DuckDB and on Spark: large tables there, what is read whole by way of the intake."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from egnet.cli.batching import FORMATS, Wanted, told
from egnet.cli.progress import deciding, reading
from egnet.cli.running import FAILED, Prepared, Run, run_prepared
from egnet.cli.writing import put_folder_in_place, put_in_place
from egnet.diagnostics.codes import cluster as codes
from egnet.diagnostics.codes import command
from egnet.diagnostics.diagnostic import EgnetError
from egnet.records.flat import PARQUET
from egnet.records.libraries import require
from egnet.records.read import case_files
from egnet.text import Language, Text

_SPARK = ("pyspark", "polars", "narwhals", "pyarrow", "numpy")
_TO_PARQUET = Text(
    "svaret skal skrives som Parquet: `--output MAPPE.parquet`",
    "the result is written as Parquet: `--output FOLDER.parquet`",
)
_NO_ADDRESSES = Text(
    "filer og mapper skal ligge i et filsystem, som denne maskine og klyngens maskiner alle ser (fx NFS), ikke på en adresse",
    "files and folders must be in a file system that this machine and those of the cluster all see (NFS, say), not at an address",
)
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:/")
_DUCKDB = ("duckdb", "polars", "narwhals", "pyarrow", "numpy")


def check_no_addresses(names: Iterable[object]) -> None:
    """Raise `EgnetError` for names such as `s3a://…` and `hdfs://…`, which only the cluster would know."""
    wrong = [str(name) for name in names if _ADDRESS.match(str(name))]
    if wrong:
        raise EgnetError([codes.NOT_ON_SPARK.at(None, name=name, reason=_NO_ADDRESSES) for name in wrong])


def elsewhere(prepared: Prepared, wanted: Wanted, backend: str, master: str | None, language: Language) -> int | Run:
    """Decide in DuckDB or on Spark; see there."""
    return on_spark(prepared, wanted, master, language) if backend == "spark" else in_duckdb(prepared, wanted, language)


def in_duckdb(prepared: Prepared, wanted: Wanted, language: Language) -> int | Run:
    """Decide in DuckDB: the exit code of a table, which is written; else what was decided, to be written.

    Raises `EgnetError` where the extra is missing, or nothing can be decided.
    """
    for package in _DUCKDB:
        require(package, "--backend duckdb", "duckdb")
    from egnet.batch.sinks import check_fits, write_rows
    from egnet.batch.stream import survey
    from egnet.database.records import decide_in_database
    from egnet.database.session import database
    from egnet.database.stream import InDatabase
    from egnet.tables.csv_blocks import NotInBlocks

    path, output = prepared.paths[0], wanted.output
    if output is not None and wanted.format_ in FORMATS and len(prepared.paths) == 1 and path.is_file():
        try:
            with reading(path, language) as told_of:
                surveyed = survey(path, prepared.plan, told_of)
            check_fits(wanted.format_, surveyed.rows, output)
            with database() as store:
                table = InDatabase(prepared.plan, surveyed, store, wanted.columns, wanted.format_)
                with put_in_place(output) as file, deciding(surveyed.rows, table.rows(), language, table) as blocks:
                    write_rows(blocks, file, wanted.format_, wanted.columns, rfc4180=wanted.rfc4180)
            return told(table.intake, table.decided, wanted, language)
        except NotInBlocks:
            # A folder of cases, a sheet of another kind, headings that are wrong: read whole.
            pass
    with database() as store:
        return run_prepared(
            prepared,
            "duckdb",
            language,
            wanted.rejects,
            lambda plan, records: decide_in_database(plan, records, store),
        )


def on_spark(prepared: Prepared, wanted: Wanted, master: str | None, language: Language) -> int | Run:
    """Decide on Spark: the exit code of Parquet files, whose result is written; else what was decided, to be written.

    Raises `EgnetError` where the extra or Java is missing, or nothing can be decided.
    """
    for package in _SPARK:
        require(package, "--backend spark", "spark")
    from egnet.spark.records import decide_on_spark
    from egnet.spark.session import LOCAL, session
    from egnet.spark.stream import OnSpark

    files = _parquet_files(prepared.paths)
    if not files:
        with session(master or LOCAL) as spark:
            return run_prepared(
                prepared,
                "spark",
                language,
                wanted.rejects,
                lambda plan, records: decide_on_spark(plan, records, spark),
            )
    if wanted.output is None or wanted.format_ != "parquet":
        raise EgnetError([codes.NOT_ON_SPARK.at(None, name=str(prepared.paths[0]), reason=_TO_PARQUET)])
    if any(file.resolve().is_relative_to(wanted.output.resolve()) for file in files):
        raise EgnetError([command.OVER_INPUT.at(None, name=str(wanted.output))])
    with put_folder_in_place(wanted.output) as folder, session(master or LOCAL) as spark:
        table = OnSpark(prepared.plan, files, spark, wanted.columns)
        table.write(folder)
    exit_code = told(table.intake, table.decided, wanted, language)
    return FAILED if table.intake.unread else exit_code


def _parquet_files(paths: tuple[Path, ...]) -> list[Path]:
    """The Parquet files of a run, if it is of nothing else."""
    files = [file for path in paths for file in (case_files(path) if path.is_dir() else [path])]
    return files if all(file.suffix.lower() == PARQUET for file in files) else []
