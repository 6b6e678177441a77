"""`egnet benefits`: what was promised, what has come, and which follow-ups have passed."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path

import click

from egnet.cli.running import DONE, find_cases, reported
from egnet.cli.writing import check_writable, for_terminal, write_output
from egnet.text import Language, Text
from egnet.worth.finding import Finding
from egnet.worth.read import Worth, read_worth
from egnet.worth.realisation import findings_of_benefits

FORMATS = ("table", "json")
PICTURES = (".svg", ".png", ".html")
_WHICH_PICTURE = Text("billedet skal hedde noget med .svg, .png eller .html", "the picture must be .svg, .png or .html")
_NO_PICTURE = Text("der er ingen gevinster at tegne", "there are no benefits to draw")


@click.command("benefits")
@click.argument("cases", nargs=-1, required=True)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATO",
    help="Dagen, der ses fra; ellers statussens egen / the day to look from.",
)
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True, help="Form / format."
)
@click.option(
    "--picture",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="Tegn også status (.svg, .png eller .html) / draw the status as well.",
)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Fil at skrive til / file to write to.")
@click.pass_obj
def command(
    language: Language,
    cases: tuple[str, ...],
    as_of: datetime | None,
    format_: str,
    picture: Path | None,
    output: Path | None,
) -> None:
    """Hold opnåede gevinster op mod de krævede / hold realised benefits against those required.

    CASES er filer eller mapper med gevinster eller business cases (deres opfølgning på succeskriterier tages med).
    """
    if picture is not None and picture.suffix.lower() not in PICTURES:
        raise click.UsageError(_WHICH_PICTURE.in_(language))
    with reported(language):
        check_writable(output)
        worth = read_worth([find_cases(name) for name in cases])
        if picture is not None and not worth.benefits:
            raise click.UsageError(_NO_PICTURE.in_(language))
        day = as_of.date() if as_of is not None else None
        findings = [finding for status in worth.benefits for finding in findings_of_benefits(status)]
        if picture is not None:
            from egnet.report.benefits_picture import picture_of_benefits

            drawn = picture_of_benefits(worth.benefits, language, picture.suffix.lower().removeprefix("."))
            write_output(drawn, picture)
        write_output(_written(worth, findings, day, format_, language), output)
    sys.exit(DONE)


def _written(worth: Worth, findings: list[Finding], day: date | None, format_: str, language: Language) -> str:
    if format_ == "json":
        from egnet.worth.benefits_data import benefits_data

        return json.dumps(benefits_data(worth, findings, day), ensure_ascii=False, indent=2)
    from egnet.report.benefits import benefits_text

    return for_terminal(benefits_text(worth.benefits, worth.proposals, findings, day, language))
