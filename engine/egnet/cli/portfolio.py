"""`egnet portfolio`: what the moves of the suited areas add up to."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path

import click

from egnet.cli.picturing import check_picture, draw, format_and_output, picture_option
from egnet.cli.running import Run, case_options, reported, run
from egnet.cli.writing import check_writable, for_terminal, write_output
from egnet.diagnostics.codes import worth as codes
from egnet.diagnostics.diagnostic import EgnetError
from egnet.diagnostics.near import nearest
from egnet.text import Language, Text
from egnet.worth.assumptions import read_settings
from egnet.worth.portfolio import Portfolio, portfolio_of
from egnet.worth.read_portfolio import frame_beside, read_frame, supposed

FORMATS = ("table", "json")


@click.command("portfolio")
@case_options
@click.option(
    "--goal",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="Mål og antagelser; ellers filen i sagernes portfolio/ / goals and assumptions.",
)
@click.option(
    "--verdict", "verdicts", multiple=True, metavar="ORD", help="Regn også på denne afgørelse / count this verdict."
)
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAVN=VÆRDI",
    help="Anden antagelse, fx støtteandel=10..20 % eller pension.støttebudget=4000 / another assumption.",
)
@format_and_output(*FORMATS)
@picture_option(Text("Tegn også områderne", "draw the areas as well"))
@click.pass_obj
def command(
    language: Language,
    cases: tuple[str, ...],
    rules: str | None,
    as_of: datetime | None,
    goal: Path | None,
    verdicts: tuple[str, ...],
    settings: tuple[str, ...],
    format_: str,
    picture: Path | None,
    output: Path | None,
) -> None:
    """Læg sammen, hvad flytningerne kan spare / add up what the moves can save.

    Over de områder, der afgøres egnet, med grænser, hvor grundlaget ikke er opgjort. Hver antagelse har et navn og kan
    ændres med --set. Takstfinansierede besparelser går til brugerne, og midler, der følger opgaven, er neutrale.
    """
    check_picture(picture, language)
    with reported(language):
        check_writable(output)
        result = run(cases, rules, as_of, "definition", language)
        portfolio = _portfolio(result, goal, verdicts, settings, cases)
        draw(picture, lambda format_: _drawn(portfolio, language, format_))
        write_output(_written(portfolio, format_, language), output)
    sys.exit(result.exit_code)


def _portfolio(
    result: Run, goal: Path | None, verdicts: tuple[str, ...], settings: tuple[str, ...], cases: tuple[str, ...]
) -> Portfolio:
    """The portfolio of the run; raises `EgnetError` where there is no goal, or a verdict or a setting is unknown."""
    if goal is not None:
        frame = read_frame(goal, result.rulebook)
    else:
        beside = frame_beside(result.paths, result.rulebook)
        if beside is None:
            raise EgnetError([codes.NO_PORTFOLIO.at(None, name=", ".join(cases))])
        frame = beside
    known = list(result.rulebook.verdicts)
    wrong = []
    for word in verdicts:
        if word not in known:
            near = nearest(word, known)
            code = codes.NOT_DECLARED_NEAR if near else codes.NOT_DECLARED
            wrong.append(code.at(None, name=word, near=near or "", known=", ".join(known)))
    if wrong:
        raise EgnetError(wrong)
    chosen = read_settings(settings, [one.record.id for one in result.decided])
    return portfolio_of(result.decided, supposed(frame, chosen, verdicts))


def _written(portfolio: Portfolio, format_: str, language: Language) -> str:
    if format_ == "json":
        from egnet.worth.portfolio_data import portfolio_data

        return json.dumps(portfolio_data(portfolio), ensure_ascii=False, indent=2)
    from egnet.report.portfolio import portfolio_text, section_of

    return for_terminal(portfolio_text(section_of(portfolio, language)))


def _drawn(portfolio: Portfolio, language: Language, format_: str) -> bytes:
    from egnet.report.portfolio_picture import picture_of_portfolio

    return picture_of_portfolio(portfolio, language, format_)
