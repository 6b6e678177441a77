"""`egnet audit`: what a document states, recomputed; what does not hold, with the likeliest explanation."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from egnet.cli.running import DONE, FAILED, find_cases, reported
from egnet.cli.writing import check_writable, for_terminal, write_output
from egnet.text import Language


@click.command("audit")
@click.argument("cases", nargs=-1, required=True)
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form / format."
)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Fil at skrive til / file to write to.")
@click.pass_obj
def command(language: Language, cases: tuple[str, ...], format_: str, output: Path | None) -> None:
    """Regn det efter, som et dokument oplyser / recompute what a document states.

    CASES er mapper med business cases eller gevinster, eller med en mappe audit/ med tabeller, tal og kontroller, eller
    navne på medfølgende sager. Afslutter med 1, hvis noget ikke stemmer.
    """
    from egnet.audit.checks import findings_of
    from egnet.audit.data import audits_data
    from egnet.diagnostics.codes import audit as codes
    from egnet.diagnostics.diagnostic import EgnetError
    from egnet.report.audit_text import audit_text
    from egnet.worth.audited import audits_beside

    with reported(language):
        check_writable(output)
        found = []
        for name in cases:
            audits = audits_beside([find_cases(name)])
            if not audits:
                raise EgnetError([codes.NO_AUDIT.at(None, name=name)])
            found += [(audit, findings_of(audit)) for audit in audits]
        if format_ == "json":
            text = json.dumps(audits_data(found), ensure_ascii=False, indent=2)
        else:
            text = for_terminal(audit_text(found, language))
        write_output(text, output)
    sys.exit(FAILED if any(findings for _, findings in found) else DONE)
