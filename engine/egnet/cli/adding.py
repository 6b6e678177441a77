"""What `egnet new principle` and `egnet new rule` have in common."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from egnet.cli.running import only_one
from egnet.cli.writing import make_folder, write_output
from egnet.diagnostics.codes import rulebook as rulebook_codes
from egnet.diagnostics.diagnostic import EgnetError
from egnet.diagnostics.render import visible
from egnet.driver import read_rulebook
from egnet.rulebook.rulebook import Rulebook
from egnet.text import Language, Text

_WRITTEN = Text("skrevet: {name}", "written: {name}")
_NO_EXAMPLE = Text(
    "intet eksempel skrevet: reglen ser på noget, der beregnes eller tælles, eller gælder aldrig alene",
    "no example written: the rule looks at what is calculated or counted, or never holds by itself",
)
RULES = click.option("--rules", metavar="MAPPE", help="Regelsættet, der skrives i / the rulebook to write in.")


def rule_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say what a rule is."""
    options = (
        click.option(
            "--when",
            multiple=True,
            required=True,
            metavar="TEST",
            help="`fakta: test`; alle skal holde / all must hold.",
        ),
        click.option("--then", metavar="UDFALD", help="Udfaldet / the finding."),
        click.option("--consider", type=click.Choice(["plus", "minus"]), help="Et hensyn i stedet / a consideration."),
        click.option("--because", required=True, metavar="TEKST", help="Begrundelsen / the reason."),
    )
    for option in reversed(options):
        command = option(command)
    return command


def asked(rule: dict[str, Any], book: Rulebook) -> dict[str, Any]:
    """What is said of a rule; one that says neither `then` nor `consider` gives the first finding."""
    then = rule["then"] or ("" if rule["consider"] else next(iter(book.findings)))
    return {"when": rule["when"], "then": then, "consider": rule["consider"] or "", "because": rule["because"]}


def other_than(then: str, book: Rulebook) -> str:
    return next((word for word in reversed(list(book.findings)) if word != then), then)


def own_rulebook(rules: str | None) -> tuple[Path, Rulebook]:
    """A rulebook's folder that may be written in, and the rulebook."""
    folder = only_one(Path(rules or "rules"))
    if not (folder / "rulebook.yaml").is_file():
        # A shipped one is named, not pointed at: it is not for writing in.
        raise EgnetError([rulebook_codes.NOT_A_RULEBOOK.at(None, name=str(folder))])
    return folder, read_rulebook(folder)


def write_addition(addition: Any, language: Language) -> None:
    for path, text in addition.files.items():
        make_folder(path.parent)
        write_output(text, path)
        if path.suffix != ".json":
            say_written(path, language)
    if not addition.has_example:
        click.echo(_NO_EXAMPLE.in_(language), err=True)


def say_written(path: Path, language: Language) -> None:
    click.echo(visible(_WRITTEN.in_(language).format(name=path.as_posix())), err=True)
