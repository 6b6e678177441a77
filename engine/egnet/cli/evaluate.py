"""`egnet evaluate`: verdicts for records or whole folders."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from egnet.cli.batching import Wanted, in_columns
from egnet.cli.running import Run, case_options, prepare, reported, run, run_prepared
from egnet.cli.scenarios import scenario_options
from egnet.cli.writing import check_writable, keep_apart, write_output
from egnet.decision.columns import COLUMNS, EVERY_COLUMN, OF_DECISION, OF_RECORD, OF_RULES
from egnet.diagnostics.codes import command as codes
from egnet.diagnostics.diagnostic import EgnetError
from egnet.text import Language, Text

#: `auto` is columns for tables of many records, else the definition.
BACKENDS = ("auto", "definition", "durable", "polars", "duckdb", "spark")
_MASTER_ALONE = Text("--spark-master hører til --backend spark", "--spark-master belongs to --backend spark")
FORMATS = ("table", "json", "jsonl", "csv", "xlsx", "parquet")


@click.command("evaluate")
@case_options
@click.option(
    "--backend",
    type=click.Choice(BACKENDS),
    default="auto",
    show_default=True,
    help="Vej / way of evaluating; `duckdb` og `spark` er tillæg / are extras.",
)
@click.option(
    "--spark-master",
    "master",
    show_default="local[*]",
    metavar="URL",
    help="Klynge til --backend spark / cluster for it.",
)
@click.option("--format", "format_", type=click.Choice(FORMATS), default=None, help="Form / format.  [default: table]")
@click.option(
    "--levels",
    type=click.IntRange(min=1),
    help="Kun så mange niveauer af dele i tabellen / levels of parts in the table.",
)
@click.option(
    "--verify",
    "stored",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="Afgør igen, og sig, hvilke gemte afgørelser der ikke står ved magt / do stored decisions stand?",
)
@click.option(
    "--rejects",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="Skriv rækker, der er sat til side, hertil, som de står / write rows set aside here, as they stand.",
)
@click.option("--columns", metavar="NAVNE", help="Kun disse kolonner, fx id,verdict / these columns of a table only.")
@click.option(
    "--csv",
    "csv_form",
    type=click.Choice(["dansk", "rfc4180"]),
    default="dansk",
    show_default=True,
    help="CSV for mennesker eller for programmer / for people or for programs.",
)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Fil at skrive til / file to write to.")
@click.pass_obj
@scenario_options
def command(
    language: Language,
    cases: tuple[str, ...],
    rules: str | None,
    as_of: datetime | None,
    backend: str,
    master: str | None,
    format_: str | None,
    levels: int | None,
    stored: Path | None,
    rejects: Path | None,
    columns: str | None,
    csv_form: str,
    output: Path | None,
) -> None:
    """Afgør opgaverne i filer og mapper / decide the tasks of files and folders.

    CASES er filer eller mapper med opgaver, eller navnet på en medfølgende sag (2010-analysen).
    """
    if master is not None and backend != "spark":
        raise click.UsageError(_MASTER_ALONE.in_(language))
    with reported(language):
        if stored is not None:
            from egnet.cli.verifying import verify

            way = "durable" if backend == "durable" else "definition"
            sys.exit(verify(cases, rules, way, stored, language))
        if backend == "spark":
            from egnet.cli.engines import check_no_addresses

            check_no_addresses([*cases, *([] if output is None else [output])])
        keep_apart(cases, output)
        chosen = format_ or (output.suffix.lstrip(".").lower() if output is not None else "table")
        wanted = Wanted(output, chosen, _columns(columns), csv_form == "rfc4180", rejects)
        if backend in ("auto", "polars"):
            check_writable(output)
            prepared = prepare(cases, rules, as_of, language)
            exit_code = in_columns(prepared, wanted, backend, language)
            if exit_code is not None:
                sys.exit(exit_code)
            result = run_prepared(prepared, "definition", language, rejects)
        elif backend in ("duckdb", "spark"):
            from egnet.cli.engines import elsewhere

            check_writable(output)
            prepared = prepare(cases, rules, as_of, language)
            done = elsewhere(prepared, wanted, backend, master, language)
            if isinstance(done, int):
                sys.exit(done)
            result = done
        else:
            result = run(cases, rules, as_of, backend, language, rejects)
        _write(result, wanted, levels, language)
    sys.exit(result.exit_code)


def _columns(names: str | None) -> Sequence[str]:
    """The columns asked for, in the order asked for. Raises `EgnetError` for one that there is not."""
    if names is None:
        return COLUMNS
    asked = [name.strip() for name in names.split(",")]
    record, decision, rules = (", ".join(columns) for columns in (OF_RECORD, OF_DECISION, OF_RULES))
    wrong = [
        codes.NO_SUCH_COLUMN.at(None, name=name, of_record=record, of_verdict=decision, of_rules=rules)
        for name in asked
        if name not in EVERY_COLUMN
    ]
    if wrong:
        raise EgnetError(wrong)
    return tuple(dict.fromkeys(asked))


def _write(result: Run, wanted: Wanted, levels: int | None, language: Language) -> None:
    if wanted.format_ not in FORMATS or wanted.format_ == "table":
        from egnet.report.table import verdict_table

        write_output(verdict_table(result.decided, language, levels), wanted.output)
    else:
        from egnet.decision.files import serialised

        content = serialised(result.decided, wanted.format_, wanted.columns, rfc4180=wanted.rfc4180)
        write_output(content, wanted.output)
