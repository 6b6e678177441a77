"""`egnet explain`: the whole reasoning for one task."""

from __future__ import annotations

import json
import sys
from datetime import datetime

import click

from egnet.cli.running import record_of, reported, run, run_options
from egnet.text import Language


@click.command("explain")
@run_options
@click.option("--id", "id_", required=True, metavar="ID", help="Opgavens id / the task's id.")
@click.option(
    "--format", "format_", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form / format."
)
@click.pass_obj
def command(
    language: Language,
    cases: tuple[str, ...],
    rules: str | None,
    as_of: datetime | None,
    backend: str,
    id_: str,
    format_: str,
) -> None:
    """Forklar én opgave: hvorfor, hvorfor ikke, hvad mangler / explain one task."""
    from egnet.decision.decision import decision_of
    from egnet.explain.text import explanation

    with reported(language):
        result = run(cases, rules, as_of, backend, language)
        decided = record_of(result.decided, id_)
    if format_ == "json":
        click.echo(json.dumps(decision_of(decided), ensure_ascii=False, indent=2))
    else:
        click.echo(explanation(decided, language, result.decided))
    sys.exit(result.exit_code)
