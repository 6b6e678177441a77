"""`egnet facts`: the rulebook's vocabulary."""

from __future__ import annotations

import json
import textwrap
from typing import Any

import click

from egnet.cli.running import choose_rulebook, reported
from egnet.cli.writing import for_terminal
from egnet.rulebook.rulebook import Fact, RollUp
from egnet.text import Language, Text
from egnet.values.written import describe

_ROLLS_UP = {
    RollUp.SUM: Text("dele lægges sammen", "parts are added up"),
    RollUp.WEIGHTED: Text("dele vægtes med {weight}", "parts are weighted by {weight}"),
    RollUp.ANY: Text("gælder, når en del gør", "holds when a part does"),
    RollUp.ALL: Text("gælder, når alle dele gør", "holds when all parts do"),
}
_INHERITED = Text("arves af dele", "inherited by parts")
_MAY_BE_IRRELEVANT = Text("eller ikke relevant", "or ikke relevant")


@click.command("facts")
@click.option("--rules", metavar="MAPPE", help="Regelsæt / rulebook.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="Form / format.",
)
@click.pass_obj
def command(language: Language, rules: str | None, format_: str) -> None:
    """Vis regelsættets ordforråd / show the rulebook's vocabulary."""
    with reported(language):
        rulebook, _ = choose_rulebook(rules)
    facts = rulebook.facts.values()
    if format_ == "json":
        click.echo(json.dumps([_as_json(fact) for fact in facts], ensure_ascii=False, indent=2))
    else:
        click.echo(for_terminal("\n\n".join(_as_text(fact, language) for fact in facts)))


def _as_json(fact: Fact) -> dict[str, Any]:
    return {
        "name": fact.name,
        "type": fact.kind.value,
        "unit": fact.unit,
        "domain": list(fact.domain.words) or describe(fact.domain),
        "words": list(fact.domain.names),
        "may_be_irrelevant": fact.domain.may_be_irrelevant,
        "rolls_up": fact.roll_up.value if fact.roll_up else None,
        "weighted_by": fact.weight,
        "inherited": fact.inherited,
        "title": {"da": fact.title.da, "en": fact.title.en},
        "definition": {"da": fact.definition.da, "en": fact.definition.en},
        "source": str(fact.source),
    }


def _as_text(fact: Fact, language: Language) -> str:
    domain = describe(fact.domain)
    about = [f"{domain} {fact.unit}".strip()]
    about += [", ".join(fact.domain.names)] if fact.domain.names else []
    about += [_MAY_BE_IRRELEVANT.in_(language)] if fact.domain.may_be_irrelevant else []
    about += [_ROLLS_UP[fact.roll_up].in_(language).format(weight=fact.weight)] if fact.roll_up else []
    about += [_INHERITED.in_(language)] if fact.inherited else []
    lines = [fact.name, f"  {'; '.join(about)}"]
    lines += textwrap.wrap(fact.definition.in_(language), 76, initial_indent="  ", subsequent_indent="  ")
    return "\n".join([*lines, f"  {fact.source}"])
