"""`egnet benefits`: what was promised, what has come, and which follow-ups have passed."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import click

from egnet.audit.finding import Finding
from egnet.cli.picturing import check_picture, draw, format_and_output, picture_option
from egnet.cli.running import DONE, find_cases, reported
from egnet.cli.writing import check_writable, for_terminal, write_output
from egnet.text import Language, Text
from egnet.worth.audited import findings_in
from egnet.worth.model import BenefitStatus
from egnet.worth.read import Worth, read_worth

FORMATS = ("table", "json")
_NO_PICTURE = Text("der er ingen gevinster at tegne", "there are no benefits to draw")


@click.command("benefits")
@click.argument("cases", nargs=-1, required=True)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATO",
    help="Dagen, der ses fra; ellers statussens egen / the day to look from.",
)
@format_and_output(*FORMATS)
@picture_option(Text("Tegn også status", "draw the status as well"))
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
    check_picture(picture, language)
    with reported(language):
        check_writable(output)
        worth = read_worth([find_cases(name) for name in cases])
        if picture is not None and not worth.benefits:
            raise click.UsageError(_NO_PICTURE.in_(language))
        day = as_of.date() if as_of is not None else None
        findings = findings_in(replace(worth, catalogues=(), proposals=()))
        draw(picture, lambda format_: _drawn(worth.benefits, language, format_))
        write_output(_written(worth, findings, day, format_, language), output)
    sys.exit(DONE)


def _written(worth: Worth, findings: list[Finding], day: date | None, format_: str, language: Language) -> str:
    if format_ == "json":
        from egnet.worth.benefits_data import benefits_data

        return json.dumps(benefits_data(worth, findings, day), ensure_ascii=False, indent=2)
    from egnet.report.benefits import benefits_text

    return for_terminal(benefits_text(worth.benefits, worth.proposals, findings, day, language))


def _drawn(statuses: Sequence[BenefitStatus], language: Language, format_: str) -> bytes:
    from egnet.report.benefits_picture import picture_of_benefits

    return picture_of_benefits(statuses, language, format_)
