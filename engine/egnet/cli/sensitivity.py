"""`egnet sensitivity`: how far each verdict hangs on each threshold."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path

import click

from egnet.cli.picturing import check_picture, draw, format_and_output, picture_option
from egnet.cli.running import Run, case_options, reported, run
from egnet.cli.writing import for_terminal, write_output
from egnet.diagnostics.codes import rulebook as rulebook_codes
from egnet.diagnostics.diagnostic import EgnetError
from egnet.explain.sensitivity import Sensitivity, sensitivity
from egnet.rulebook.rulebook import Rulebook
from egnet.text import Language, Text

FORMATS = ("table", "json", "csv")

_KNOWN = Text("tærsklerne er: {known}", "the thresholds are: {known}")


@click.command("sensitivity")
@case_options
@click.option(
    "--parameter",
    "names",
    multiple=True,
    metavar="NAVN",
    help="Kun denne tærskel; kan gives flere gange / only this threshold; may be repeated.",
)
@format_and_output(*FORMATS)
@picture_option(Text("Tegn også et billede", "draw a picture as well"))
@click.pass_obj
def command(
    language: Language,
    cases: tuple[str, ...],
    rules: str | None,
    as_of: datetime | None,
    names: tuple[str, ...],
    format_: str,
    picture: Path | None,
    output: Path | None,
) -> None:
    """Vis, hvor tærsklerne vender en afgørelse / show where the thresholds turn a verdict.

    For hver tærskel: for hvilke værdier hver afgørelse står, og hvor den skifter til hvad. Grænserne er eksakte.
    """
    check_picture(picture, language)
    with reported(language):
        result = run(cases, rules, as_of, "definition", language)
        found = sensitivity(result.rulebook, result.plan.as_of, result.records, _known(names, result))
        draw(picture, lambda format_: _drawn(found, result.rulebook, language, format_))
        write_output(_written(found, result, format_, language), output)
    sys.exit(result.exit_code)


def _known(names: tuple[str, ...], result: Run) -> tuple[str, ...] | None:
    """The parameters asked for, or `None` for all; raises `EgnetError` for one that is not in force."""
    known = result.plan.parameters
    unknown = [name for name in names if name not in known]
    if unknown:
        listed = ", ".join(known) or "-"
        code = rulebook_codes.UNKNOWN_PARAMETER
        raise EgnetError([code.at(None, instead=_KNOWN, name=name, known=listed) for name in unknown])
    return names or None


def _written(found: tuple[Sensitivity, ...], result: Run, format_: str, language: Language) -> str | bytes:
    from egnet.explain import bands

    if format_ == "json":
        return json.dumps(bands.bands_data(found), ensure_ascii=False, indent=2)
    if format_ == "csv":
        from egnet.decision.files import csv_of

        return csv_of(bands.bands_rows(found), bands.COLUMNS)
    return for_terminal(bands.bands_table(found, result.rulebook, language))


def _drawn(found: tuple[Sensitivity, ...], rulebook: Rulebook, language: Language, format_: str) -> bytes:
    from egnet.report.pictures import picture_of_bands

    return picture_of_bands(found, rulebook, language, format_)
