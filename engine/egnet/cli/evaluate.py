"""`egnet evaluate`: verdicts for records or whole folders."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from egnet.cli.running import Run, reported, run, run_options
from egnet.cli.writing import keep_apart, write_output
from egnet.text import Language

FORMATS = ("table", "json", "jsonl", "csv", "xlsx", "parquet")


@click.command("evaluate")
@run_options
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
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Fil at skrive til / file to write to.")
@click.pass_obj
def command(
    language: Language,
    cases: tuple[str, ...],
    rules: str | None,
    as_of: datetime | None,
    backend: str,
    format_: str | None,
    levels: int | None,
    stored: Path | None,
    rejects: Path | None,
    output: Path | None,
) -> None:
    """Afgør opgaverne i filer og mapper / decide the tasks of files and folders.

    CASES er filer eller mapper med opgaver, eller navnet på en medfølgende sag (2010-analysen).
    """
    with reported(language):
        if stored is not None:
            from egnet.cli.verifying import verify

            sys.exit(verify(cases, rules, backend, stored, language))
        keep_apart(cases, output)
        result = run(cases, rules, as_of, backend, language, rejects)
        chosen = format_ or (output.suffix.lstrip(".").lower() if output is not None else "table")
        _write(result, chosen if chosen in FORMATS else "table", output, levels, language)
    sys.exit(result.exit_code)


def _write(result: Run, chosen: str, output: Path | None, levels: int | None, language: Language) -> None:
    if chosen == "table":
        from egnet.report.table import verdict_table

        write_output(verdict_table(result.decided, language, levels), output)
    else:
        from egnet.decision.files import serialised

        write_output(serialised(result.decided, chosen), output)
