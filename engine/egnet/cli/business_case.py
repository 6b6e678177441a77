"""`egnet business-case`: what proposals cost and are worth, made again from their lines."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from egnet.audit.finding import Finding
from egnet.cli.picturing import check_picture, draw, format_and_output, picture_option
from egnet.cli.running import DONE, find_cases, reported
from egnet.cli.writing import check_writable, for_terminal, write_output
from egnet.diagnostics.codes import worth as codes
from egnet.diagnostics.diagnostic import EgnetError
from egnet.diagnostics.near import nearest
from egnet.text import Language, Text
from egnet.worth.audited import findings_in
from egnet.worth.model import Catalogue, Proposal
from egnet.worth.read import Worth, read_worth
from egnet.worth.suppose import Supposed, suppose

FORMATS = ("table", "json")


@click.command("business-case")
@click.argument("cases", nargs=-1, required=True)
@click.option("--id", "ids", multiple=True, metavar="ID", help="Kun dette forslag / only this proposal.")
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAVN=VÆRDI",
    help="Hvad nu hvis, fx refusion.besparelse-sof=-500..-400 / what if.",
)
@format_and_output(*FORMATS)
@picture_option(Text("Tegn også den akkumulerede pengestrøm", "draw the accumulated cash flow as well"))
@click.pass_obj
def command(
    language: Language,
    cases: tuple[str, ...],
    ids: tuple[str, ...],
    settings: tuple[str, ...],
    format_: str,
    picture: Path | None,
    output: Path | None,
) -> None:
    """Regn forslags økonomi efter / work out again what proposals cost and are worth.

    CASES er filer eller mapper med business cases. Tabel 1-7 dannes af forslagets linjer og holdes op mod de trykte;
    det, der ikke passer, står som fund. Med --set regnes der på andre beløb (også intervaller), forsinkelser og nøgler.
    """
    check_picture(picture, language)
    with reported(language):
        check_writable(output)
        worth = read_worth([find_cases(name) for name in cases])
        chosen = _chosen(worth, ids, cases)
        supposed = suppose(chosen, settings)
        findings = findings_in(worth, ids)
        draw(picture, lambda format_: _drawn(supposed, language, format_))
        catalogues = () if ids else worth.catalogues
        write_output(_written(catalogues, supposed, findings, format_, language), output)
    sys.exit(DONE)


def _chosen(worth: Worth, ids: tuple[str, ...], cases: tuple[str, ...]) -> tuple[Proposal, ...]:
    """The proposals asked for, or all; raises `EgnetError` for one that is not there."""
    known = [proposal.id for proposal in worth.proposals]
    if not known:
        raise EgnetError([codes.NOTHING_OF_WORTH.at(None, name=", ".join(cases))])
    missing = [id_ for id_ in ids if id_ not in known]
    if missing:
        found = []
        for id_ in missing:
            near = nearest(id_, known)
            code = codes.NOT_DECLARED_NEAR if near else codes.NOT_DECLARED
            found.append(code.at(None, name=id_, near=near or "", known=", ".join(known)))
        raise EgnetError(found)
    return tuple(proposal for proposal in worth.proposals if not ids or proposal.id in ids)


def _written(
    catalogues: tuple[Catalogue, ...], supposed: Supposed, findings: list[Finding], format_: str, language: Language
) -> str:
    if format_ == "json":
        from egnet.worth.data import business_data

        return json.dumps(business_data(supposed, findings), ensure_ascii=False, indent=2)
    from egnet.report.business import business_text

    return for_terminal(business_text(catalogues, supposed, findings, language))


def _drawn(supposed: Supposed, language: Language, format_: str) -> bytes:
    from egnet.report.cash_picture import picture_of_flows

    return picture_of_flows(supposed, language, format_)
