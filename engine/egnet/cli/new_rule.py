"""`egnet new rule`: a rule with its feature and case."""

from __future__ import annotations

from typing import Any

import click

from egnet.cli.adding import RULES, asked, own_rulebook, rule_options, write_addition
from egnet.cli.running import reported
from egnet.text import Language


@click.command("rule")
@click.argument("id_", metavar="ID")
@click.option("--source", default="", metavar="KILDE", help="Hvis ikke princippets / if not the principle's.")
@click.option("--overrides", multiple=True, metavar="REGEL", help="En regel, den tilsidesætter / a rule it overrides.")
@click.option(
    "--principle", "principle_id", metavar="ID", help="Princippet; ellers det før punktummet / the principle."
)
@RULES
@rule_options
@click.pass_obj
def command(
    language: Language,
    /,
    id_: str,
    source: str,
    overrides: tuple[str, ...],
    principle_id: str | None,
    rules: str | None,
    **rule: Any,
) -> None:
    """En ny regel med eksempel og sag / a new rule with its feature and case.

    Fx: egnet new rule P1.telefon --when "telefontid: mindst 20" --then opfyldt --because "Der er åbent længe"
    """
    from egnet.scaffold.addition import rule_added
    from egnet.scaffold.rule import NewRule

    with reported(language):
        folder, book = own_rulebook(rules)
        new = NewRule(id=id_, source=source, overrides=overrides, **asked(rule, book))
        write_addition(rule_added(folder, book, principle_id or id_.split(".", maxsplit=1)[0], new), language)
