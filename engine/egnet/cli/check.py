"""`egnet check`: everything that is wrong with a rulebook, at once."""

from __future__ import annotations

import sys

import click

from egnet.cli.running import DEFAULT_RULEBOOK, DONE, FAILED, find_rulebook, reported
from egnet.diagnostics.diagnostic import Diagnostic, has_errors
from egnet.diagnostics.render import render
from egnet.driver import inspect_rulebook
from egnet.text import Language, Text

_GOOD = Text("{name}: ingen fejl", "{name}: no errors")
_BAD = Text("{name}: {count} fejl", "{name}: {count} errors")


@click.command("check")
@click.argument("rules", nargs=-1)
@click.pass_obj
def command(language: Language, rules: tuple[str, ...]) -> None:
    """Kontrollér regelsæt / check rulebooks: navne, typer, kilder, datoer, tilsidesættelser, modstrid."""
    exit_code = DONE
    for name in rules or (DEFAULT_RULEBOOK,):
        with reported(language):
            folder = find_rulebook(name)
        _, diagnostics = inspect_rulebook(folder)
        if diagnostics:
            click.echo(render(diagnostics, language) + "\n")
        click.echo(_summary(name, diagnostics, language))
        if has_errors(diagnostics):
            exit_code = FAILED
    sys.exit(exit_code)


def _summary(name: str, diagnostics: list[Diagnostic], language: Language) -> str:
    text = _BAD if has_errors(diagnostics) else _GOOD
    return text.in_(language).format(name=name, count=len(diagnostics))
