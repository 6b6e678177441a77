"""`egnet new sheet`: an Excel sheet for the tasks of a rulebook."""

from __future__ import annotations

from pathlib import Path

import click

from egnet.cli.running import choose_rulebook, reported
from egnet.cli.writing import check_writable, write_output
from egnet.diagnostics.codes import command as codes
from egnet.diagnostics.diagnostic import EgnetError
from egnet.diagnostics.render import visible
from egnet.text import Language, Text

_WRITTEN = Text("{name} er skrevet: {count} fakta fra {rulebook}", "{name} is written: {count} facts of {rulebook}")
_NEXT = Text(
    "udfyld arket, og kør `egnet evaluate {name}{rules}`", "fill in the sheet, and run `egnet evaluate {name}{rules}`"
)


@click.command("sheet")
@click.option("--rules", metavar="MAPPE", help="Regelsæt / rulebook.")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    default=Path("opgaver.xlsx"),
    show_default=True,
    help="Fil at skrive til / file to write to.",
)
@click.option("--force", is_flag=True, help="Overskriv filen, hvis den findes / overwrite the file.")
@click.pass_obj
def command(language: Language, rules: str | None, output: Path, force: bool) -> None:
    """Lav et Excel-ark til regelsættets opgaver / make an Excel sheet for the tasks of a rulebook.

    Én kolonne til hvert faktum, med lister at vælge fra, noter fra ordforrådet og en eksempelrække.
    """
    with reported(language):
        check_writable(output)
        if output.suffix.lower() != ".xlsx":
            raise EgnetError([codes.NOT_A_SHEET.at(None, name=str(output))])
        if output.exists() and not force:
            raise EgnetError([codes.FILE_EXISTS.at(None, name=str(output))])
        rulebook, _ = choose_rulebook(rules)
        from egnet.records.sheet import case_sheet

        write_output(case_sheet(rulebook, language), output)
    named = f" --rules {rules}" if rules else ""
    count = len(rulebook.facts) - len(rulebook.derived)
    for said in (
        _WRITTEN.format(name=output, count=count, rulebook=rulebook.id),
        _NEXT.format(name=output, rules=named),
    ):
        click.echo(visible(said.in_(language)), err=True)
