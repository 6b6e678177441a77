"""`egnet explain`: the whole reasoning for one task, or which missing figures would settle most of them."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path

import click

from egnet.cli.running import Run, record_of, reported, run, run_options
from egnet.cli.writing import for_terminal, write_output
from egnet.evaluate.forest import Decided
from egnet.text import Language, Text

_ONE_OF_THEM = Text("giv enten `--id` eller `--missing`", "give either `--id` or `--missing`")


@click.command("explain")
@run_options
@click.option("--id", "id_", metavar="ID", help="Opgavens id / the task's id.")
@click.option(
    "--missing",
    is_flag=True,
    help="Hvilke manglende tal ville afklare flest opgaver / which missing figures would settle most tasks.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "markdown", "html", "json"]),
    default="text",
    show_default=True,
    help="Form / format.",
)
@click.option(
    "--depth", type=click.IntRange(min=1), help="Kun så mange niveauer af begrundelsen / levels of reasoning."
)
@click.option(
    "--alternatives",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="Højst så mange måder, afgørelsen kunne blive en anden på / at most so many nearest changes.",
)
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Fil at skrive til / file to write to.")
@click.pass_obj
def command(
    language: Language,
    cases: tuple[str, ...],
    rules: str | None,
    as_of: datetime | None,
    backend: str,
    id_: str | None,
    missing: bool,
    format_: str,
    depth: int | None,
    alternatives: int,
    output: Path | None,
) -> None:
    """Forklar én opgave: hvorfor, hvorfor ikke, hvad mangler / explain one task."""
    if missing == (id_ is not None):
        raise click.UsageError(_ONE_OF_THEM.in_(language))
    with reported(language):
        result = run(cases, rules, as_of, backend, language)
        if id_ is None:
            click.echo(_missing(result, format_, language))
            sys.exit(result.exit_code)
        decided = record_of(result.decided, id_)
        write_output(_explained(decided, result, format_, depth, alternatives, language), output)
    sys.exit(result.exit_code)


def _explained(
    decided: Decided, result: Run, format_: str, depth: int | None, alternatives: int, language: Language
) -> str:
    from egnet.explain.explanation import explain

    explanation = explain(decided, language, result.decided, alternatives)
    if depth is not None:
        explanation = explanation.to_depth(depth)
    if format_ == "json":
        from egnet.decision.decision import decision_of
        from egnet.explain.tree import as_data

        both = {**decision_of(decided), "explanation": as_data(explanation)}
        return json.dumps(both, ensure_ascii=False, indent=2)
    if format_ == "text":
        from egnet.explain.text import as_text

        return for_terminal(as_text(explanation))
    from egnet.report.explanation import as_html, as_markdown

    return as_markdown(explanation) if format_ == "markdown" else as_html(explanation)


def _missing(result: Run, format_: str, language: Language) -> str:
    from egnet.explain.missing import missing_figures
    from egnet.explain.ranking import ranking_data, ranking_table

    figures = missing_figures(result.decided)
    undecided = sum(not one.trace.certain for one in result.decided)
    if format_ == "json":
        ranking = {"tasks": len(result.decided), "undecided": undecided, "missing": ranking_data(figures)}
        return json.dumps(ranking, ensure_ascii=False, indent=2)
    return for_terminal(ranking_table(figures, undecided, len(result.decided), language))
