"""`egnet schema`: JSON Schema of a rulebook's files and its cases, for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from egnet.cli.running import choose_rulebook, reported
from egnet.cli.writing import make_folder, write_output
from egnet.diagnostics.render import visible
from egnet.schema.files import FOLDER, as_text, schemas_of
from egnet.text import Language, Text

_WRITTEN = Text("{count} skemaer skrevet til {folder}", "{count} schemas written to {folder}")


@click.command("schema")
@click.option("--rules", metavar="MAPPE", help="Regelsæt / rulebook.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="MAPPE",
    help=f"Skriv en fil for hver slags, fx til regelsættets egen mappe `{FOLDER}` / write one file for each sort.",
)
@click.pass_obj
def command(language: Language, rules: str | None, output: Path | None) -> None:
    """Skriv JSON Schema til editorer / write JSON Schema for editors.

    Skemaerne kender regelsættets egne fakta, udfald og afgørelser: editoren foreslår dem, viser hvad de betyder, og
    streger under, hvad der ikke findes.
    """
    with reported(language):
        rulebook, _ = choose_rulebook(rules)
        schemas = schemas_of(rulebook)
        if output is None:
            click.echo(json.dumps(schemas, ensure_ascii=False, indent=1))
            return
        make_folder(output)
        for name, schema in schemas.items():
            write_output(as_text(schema), output / f"{name}.json")
    said = _WRITTEN.in_(language).format(count=len(schemas), folder=output)
    click.echo(visible(said), err=True)
