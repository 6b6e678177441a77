"""`egnet evaluate` in DuckDB and on Spark: large tables there, what is read whole by way of the intake."""

from __future__ import annotations

from egnet.cli.batching import FORMATS, Wanted, bar, told
from egnet.cli.running import Prepared, Run, run_prepared
from egnet.cli.writing import put_in_place
from egnet.records.libraries import require
from egnet.text import Language

_DUCKDB = ("duckdb", "polars", "narwhals", "pyarrow")


def in_duckdb(prepared: Prepared, wanted: Wanted, language: Language) -> int | Run:
    """Decide in DuckDB: the exit code of a table, which is written; else what was decided, to be written.

    Raises `EgnetError` where the extra is missing, or nothing can be decided.
    """
    for package in _DUCKDB:
        require(package, "--backend duckdb", "duckdb")
    from egnet.batch.csv_blocks import NotInBlocks
    from egnet.batch.database import database
    from egnet.batch.in_database import InDatabase
    from egnet.batch.records_in_database import decide_in_database
    from egnet.batch.sinks import check_fits, write_rows

    path, output = prepared.paths[0], wanted.output
    if output is not None and wanted.format_ in FORMATS and len(prepared.paths) == 1 and path.is_file():
        try:
            with database() as store:
                table = InDatabase(prepared.plan, path, store, wanted.columns)
                rows = table.survey()
                check_fits(wanted.format_, rows, output)
                with put_in_place(output) as file, bar(rows, table.rows(), language) as blocks:
                    write_rows(blocks, file, wanted.format_, wanted.columns, rfc4180=wanted.rfc4180)
            return told(table.intake, table.decided, wanted, language)
        except NotInBlocks:
            # A folder of cases, a sheet, wholes and parts, headings that are wrong: the intake reads them whole.
            pass
    with database() as store:
        return run_prepared(
            prepared,
            "duckdb",
            language,
            wanted.rejects,
            lambda plan, records: decide_in_database(plan, records, store),
        )
