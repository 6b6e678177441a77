"""`egnet convert`: cases in another format, losing nothing."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from egnet.cli.running import DONE, FAILED, UNUSABLE, choose_rulebook, find_cases, reported
from egnet.cli.writing import check_writable, keep_apart, write_output
from egnet.diagnostics.render import render, visible
from egnet.records.folder import read_folder
from egnet.records.formats import FORMATS, serialised
from egnet.records.read import read_cases
from egnet.text import Language, Text

_WRITTEN = Text("{tasks} skrevet til {name}", "{tasks} written to {name}")
_ONE, _MANY = Text("1 opgave", "1 task"), Text("{count} opgaver", "{count} tasks")
_LEFT_OUT = Text("ikke med: {names}", "left out: {names}")


@click.command("convert")
@click.argument("cases", nargs=-1, required=True)
@click.option("--rules", metavar="MAPPE", help="Regelsæt / rulebook.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default=None,
    help="Form / format.  [default: filens endelse, ellers yaml / the file's suffix, else yaml]",
)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Fil at skrive til / file to write to.")
@click.pass_obj
def command(
    language: Language, cases: tuple[str, ...], rules: str | None, format_: str | None, output: Path | None
) -> None:
    """Skriv opgaver i et andet format / write cases in another format.

    Alt kommer med: værdier, kilder, bemærkninger, dele og opdelinger. Rækker med fejl bliver nævnt og udeladt.
    """
    with reported(language):
        check_writable(output)
        paths = tuple(find_cases(name) for name in cases)
        folders = [folder for path in paths if (folder := read_folder(path)) is not None]
        rulebook, _ = choose_rulebook(rules, folders, paths)
        intake = read_cases(paths, rulebook)
        keep_apart(intake.files, output)
        records = [record for record in intake.records if not record.set_aside]
        if intake.diagnostics:
            click.echo(render(intake.diagnostics, language), err=True)
        if not records:
            sys.exit(UNUSABLE)
        suffix = output.suffix.lstrip(".").lower().replace("yml", "yaml") if output is not None else ""
        chosen = format_ or (suffix if suffix in FORMATS else "yaml")
        content = serialised(records, rulebook.facts, chosen)
        write_output(
            content if isinstance(content, bytes) else content.rstrip("\n") + "\n" * (output is not None), output
        )
    left_out = [*intake.set_aside, *intake.unread]
    if output is not None:
        tasks = _ONE if len(records) == 1 else _MANY.format(count=len(records))
        click.echo(visible(_WRITTEN.format(tasks=tasks, name=output).in_(language)), err=True)
    if left_out:
        click.echo(visible(_LEFT_OUT.in_(language).format(names=", ".join(left_out))), err=True)
    sys.exit(FAILED if left_out else DONE)
