"""The options of commands that draw, and of those that print a table or JSON: the same everywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from egnet.cli.writing import write_output
from egnet.text import Language, Text

PICTURES = (".svg", ".png", ".html")
_WHICH_PICTURE = Text("billedet skal hedde noget med .svg, .png eller .html", "the picture must be .svg, .png or .html")

Command = Callable[..., Any]


def picture_option(what: Text) -> Callable[[Command], Command]:
    """`--picture FIL`; `what` says what is drawn."""
    return click.option(
        "--picture",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FIL",
        help=f"{what.da} (.svg, .png eller .html) / {what.en}.",
    )


def format_and_output(*formats: str) -> Callable[[Command], Command]:
    """`--format`, the first of them by default, and `--output`."""

    def options(command: Command) -> Command:
        output = click.option(
            "--output", "-o", type=click.Path(path_type=Path), help="Fil at skrive til / file to write to."
        )
        chosen = click.option(
            "--format",
            "format_",
            type=click.Choice(formats),
            default=formats[0],
            show_default=True,
            help="Form / format.",
        )
        return chosen(output(command))

    return options


def check_picture(picture: Path | None, language: Language) -> None:
    """Refuse a picture whose name does not say what it is; a wrong use of the command."""
    if picture is not None and picture.suffix.lower() not in PICTURES:
        raise click.UsageError(_WHICH_PICTURE.in_(language))


def draw(picture: Path | None, drawn: Callable[[str], bytes]) -> None:
    """Write the picture, if one is asked for, in the format that its name says."""
    if picture is not None:
        write_output(drawn(picture.suffix.lower().removeprefix(".")), picture)
