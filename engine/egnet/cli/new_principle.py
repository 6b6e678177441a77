"""`egnet new principle`: a principle with its first rule, feature and case."""

from __future__ import annotations

from typing import Any

import click

from egnet.cli.adding import RULES, asked, other_than, own_rulebook, rule_options, write_addition
from egnet.cli.running import reported
from egnet.rulebook.rulebook import PrincipleKind
from egnet.text import Language


@click.command("principle")
@click.argument("id_", metavar="ID")
@click.option("--title", required=True, metavar="TEKST", help="Titlen / the title.")
@click.option("--source", required=True, metavar="KILDE", help="Fx `notat-2026, afsnit 2` / the source.")
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in PrincipleKind]),
    default="placement",
    show_default=True,
    help="Slags / kind.",
)
@click.option("--otherwise", metavar="UDFALD", help="Når ingen regel gælder / when no rule holds.")
@click.option("--rule", "rule_id", metavar="ID", help="Den første regels id; ellers ID.regel / the first rule's id.")
@RULES
@rule_options
@click.pass_obj
def command(
    language: Language,
    /,
    id_: str,
    title: str,
    source: str,
    kind: str,
    otherwise: str | None,
    rule_id: str | None,
    rules: str | None,
    **rule: Any,
) -> None:
    """Et nyt princip med sin første regel / a new principle with its first rule.

    Afgørelsestabellen ser først på princippet, når en række gør: tilføj det i verdict.yaml.
    """
    from egnet.scaffold.addition import principle_added
    from egnet.scaffold.rule import NewPrinciple, NewRule

    with reported(language):
        folder, book = own_rulebook(rules)
        first = NewRule(id=rule_id or f"{id_}.regel", **asked(rule, book))
        other = otherwise or other_than(first.then, book)
        write_addition(principle_added(folder, NewPrinciple(id_, title, kind, source, other, first)), language)
