"""`egnet report`: the analysis as a document, in Markdown or as one HTML page."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from egnet.cli.running import Run, reported, run, run_options
from egnet.cli.writing import write_output
from egnet.text import Language

FORMATS = ("markdown", "html")
_HTML_SUFFIXES = (".html", ".htm")


@click.command("report")
@run_options
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default=None, help="Form / format.  [default: markdown]"
)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Fil at skrive til / file to write to.")
@click.pass_obj
def command(
    language: Language,
    cases: tuple[str, ...],
    rules: str | None,
    as_of: datetime | None,
    backend: str,
    format_: str | None,
    output: Path | None,
) -> None:
    """Skriv analysen som et dokument / write the analysis as a document.

    CASES er filer eller mapper med opgaver, eller navnet på en medfølgende sag (2010-analysen). Tabeller i mappen
    tables/ ved siden af sagerne dannes på ny, og forskelle vises; kontroller i audit/ regnes efter; et mål i portfolio/ giver et afsnit om, hvad flytningerne kan spare. Uden --format afgør filens endelse formen.
    """
    with reported(language):
        result = run(cases, rules, as_of, backend, language)
        write_output(_rendered(result, format_ or _format_of(output), output is None, language), output)
    sys.exit(result.exit_code)


def _format_of(output: Path | None) -> str:
    return "html" if output is not None and output.suffix.lower() in _HTML_SUFFIXES else "markdown"


def _rendered(result: Run, chosen: str, to_terminal: bool, language: Language) -> str | bytes:
    from egnet.audit.checks import findings_of
    from egnet.report.document import document_of
    from egnet.report.printed import read_printed
    from egnet.worth.audited import audits_beside
    from egnet.worth.portfolio import portfolio_of
    from egnet.worth.read_portfolio import frame_beside

    tables = read_printed(result.paths, result.rulebook)
    frame = frame_beside(result.paths, result.rulebook)
    portfolio = None if frame is None else portfolio_of(result.decided, frame)
    audits = [(audit, findings_of(audit)) for audit in audits_beside(result.paths)]
    document = document_of(
        result.plan, result.title, result.decided, result.set_aside, tables, language, portfolio, audits
    )
    if chosen == "html":
        from egnet.report.html import render_html

        # As bytes: the page says that it is UTF-8, whatever the terminal is.
        return render_html(document).encode("utf-8")
    from egnet.report.markdown import render_markdown

    page = render_markdown(document)
    return page.rstrip("\n") if to_terminal else page
