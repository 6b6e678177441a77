"""`egnet check`: everything that is wrong with a rulebook, at once."""

from __future__ import annotations

import sys

import click

from egnet.cli.running import DEFAULT_RULEBOOK, DONE, FAILED, find_rulebook, reported, rulebooks_in
from egnet.diagnostics.diagnostic import Diagnostic, Severity, has_errors
from egnet.diagnostics.render import render, visible
from egnet.driver import inspect_rulebook
from egnet.text import Language, Text

_GOOD = Text("{name}: ingen fejl", "{name}: no errors")
_ONE = Text("{name}: {count} fejl", "{name}: {count} error")
_BAD = Text("{name}: {count} fejl", "{name}: {count} errors")


@click.command("check")
@click.argument("rules", nargs=-1)
@click.pass_obj
def command(language: Language, rules: tuple[str, ...]) -> None:
    """Kontrollér regelsæt / check rulebooks: navne, typer, kilder, datoer, tilsidesættelser, modstrid."""
    exit_code = DONE
    with reported(language):
        named = [(name, find_rulebook(name)) for name in rules or (DEFAULT_RULEBOOK,)]
    folders = [(name, folder) for name, given in named for folder in rulebooks_in(given) or [given]]
    for name, folder in folders:
        _, diagnostics = inspect_rulebook(folder)
        if diagnostics:
            click.echo(render(diagnostics, language) + "\n")
        shown = name if len(folders) == len(named) else str(folder)
        click.echo(_summary(shown, diagnostics, language))
        if has_errors(diagnostics):
            exit_code = FAILED
    sys.exit(exit_code)


def _summary(name: str, diagnostics: list[Diagnostic], language: Language) -> str:
    errors = sum(one.severity is Severity.ERROR for one in diagnostics)
    text = _GOOD if not errors else _ONE if errors == 1 else _BAD
    return visible(text.in_(language).format(name=name, count=errors))
