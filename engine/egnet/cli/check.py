"""`egnet check`: everything that is wrong with a rulebook, and what is worth a look, at once."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from egnet.cli.running import DEFAULT_RULEBOOK, DONE, FAILED, find_rulebook, reported, rulebooks_in
from egnet.diagnostics.annotations import as_github, as_json
from egnet.diagnostics.diagnostic import Diagnostic, Severity, has_errors
from egnet.diagnostics.render import render, visible
from egnet.driver import examine_rulebook
from egnet.passes.examples import features_beside
from egnet.text import Language, Text

_GOOD = Text("{name}: ingen fejl", "{name}: no errors")
_ONE = Text("{name}: {count} fejl", "{name}: {count} error")
_BAD = Text("{name}: {count} fejl", "{name}: {count} errors")
_ONE_REMARK = Text(", 1 bemærkning", ", 1 remark")
_REMARKS = Text(", {count} bemærkninger", ", {count} remarks")


@click.command("check")
@click.argument("rules", nargs=-1)
@click.option(
    "--features",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="MAPPE",
    help="Regelsættets eksempler; ellers `features/NAVN` ved siden af `rules` / the rulebook's examples.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="Form / format.",
)
@click.option("--strict", is_flag=True, help="Også bemærkninger giver kode 1 / remarks fail the check too.")
@click.pass_obj
def command(language: Language, rules: tuple[str, ...], features: Path | None, format_: str, strict: bool) -> None:
    """Kontrollér regelsæt / check rulebooks.

    Fejl (E…): form, navne, typer, enheder, kilder, datoer, tilsidesættelser, modstrid. Bemærkninger (L…): tal i regler,
    ubrugte fakta og parametre, tests og regler uden virkning, udfald og afgørelser, som intet giver, regler uden eksempler.
    Uden RULES kontrolleres regelsættene i mappen `rules`, og er der ingen, det medfølgende.
    """
    with reported(language):
        named = [(name, find_rulebook(name)) for name in rules] or _own()
        named = named or [(DEFAULT_RULEBOOK, find_rulebook(DEFAULT_RULEBOOK))]
    folders = [(name, folder) for name, given in named for folder in rulebooks_in(given) or [given]]
    found: dict[str, list[Diagnostic]] = {}
    for name, folder in folders:
        shown = name if len(folders) == len(named) else str(folder)
        found[shown] = examine_rulebook(folder, features or features_beside(folder))[1]
    _print(found, format_, language)
    everything = [one for diagnostics in found.values() for one in diagnostics]
    sys.exit(FAILED if has_errors(everything) or (strict and everything) else DONE)


def _own() -> list[tuple[str, Path]]:
    """The rulebooks in `./rules`: what every command uses before the shipped one."""
    return [(folder.as_posix(), folder) for folder in rulebooks_in(Path("rules"))]


def _print(found: dict[str, list[Diagnostic]], format_: str, language: Language) -> None:
    match format_:
        case "json":
            listed = [{"rulebook": name, "diagnostics": as_json(diagnostics)} for name, diagnostics in found.items()]
            click.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        case "github":
            for diagnostics in found.values():
                for line in as_github(diagnostics, language):
                    click.echo(line)
        case _:
            for name, diagnostics in found.items():
                if diagnostics:
                    click.echo(render(diagnostics, language) + "\n")
                click.echo(_summary(name, diagnostics, language))


def _summary(name: str, diagnostics: list[Diagnostic], language: Language) -> str:
    errors = sum(one.severity is Severity.ERROR for one in diagnostics)
    remarks = len(diagnostics) - errors
    text = (_GOOD if not errors else _ONE if errors == 1 else _BAD).in_(language).format(name=name, count=errors)
    if remarks:
        text += (_ONE_REMARK if remarks == 1 else _REMARKS).in_(language).format(count=remarks)
    return visible(text)
