"""`egnet lists`: the tasks of each placement, held against the lists that a document printed."""

from __future__ import annotations

import json
import sys
import textwrap
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import click

from egnet.cli.running import DONE, FAILED, Run, reported, run, run_options
from egnet.cli.writing import for_terminal
from egnet.records.record import Basis
from egnet.report.lists import Agreement, Placed
from egnet.text import Language, Text

_COUNT = Text("{verdict}: {count} opgaver", "{verdict}: {count} tasks")
_ONE = Text("{verdict}: 1 opgave", "{verdict}: 1 task")
_AS_PRINTED = Text(", som trykt ({source})", ", as printed ({source})")
_PRINTED = Text(", trykt {count} ({source})", ", printed {count} ({source})")
_OPEN = Text("måske", "perhaps")
_MISSING = Text("trykt, men ikke her: {names}", "printed, but not here: {names}")
_SURPLUS = Text("her, men ikke trykt: {names}", "here, but not printed: {names}")
_RIGHT = Text(
    "{count} af {all} opgaver står med sikkerhed, hvor de er trykt; {open} er uafklarede, {wrong} står et andet sted",
    "{count} of {all} tasks certainly stand where they are printed; {open} are undecided, {wrong} stand elsewhere",
)
_WITHOUT = Text("uden tal, der hviler på: {words}", "without figures that rest on: {words}")
_UNSETTLED = Text("uafklarede: {names}", "undecided: {names}")
#: With counts only, no longer list of names than this.
_MOST_NAMED = 12
_ELSEWHERE = Text("et andet sted: {names}", "elsewhere: {names}")


@click.command("lists")
@run_options
@click.option(
    "--without",
    "bases",
    type=click.Choice([basis.value for basis in Basis]),
    multiple=True,
    help="Regn tal af denne slags for ukendte / take figures of this basis as unknown.",
)
@click.option("--counts", is_flag=True, help="Kun antal / counts only.")
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
    bases: tuple[str, ...],
    counts: bool,
    format_: str,
) -> None:
    """Vis opgaverne under hver placering / show the tasks of each placement.

    Lister i mappen lists/ ved siden af sagerne sammenlignes med dem, regelsættet giver. Afslutter med 1, hvis en opgave
    står et andet sted, end den er trykt.
    """
    from egnet.evaluate.forest import decide
    from egnet.report.lists import agreement, lists_of, without
    from egnet.report.printed_lists import read_lists

    with reported(language):
        result = run(cases, rules, as_of, backend, language)
        printed = read_lists(result.paths, result.rulebook, {record.id for record in result.records})
        decided = result.decided
        if bases:
            decided = decide(result.plan, without(result.records, [Basis(word) for word in bases]))
        lists = lists_of(decided, result.rulebook, printed)
        agreed = agreement(decided, printed)
    if format_ == "json":
        click.echo(json.dumps(_as_json(lists, agreed, bases), ensure_ascii=False, indent=2))
    else:
        click.echo(for_terminal(_as_text(lists, agreed if printed else None, bases, counts, result, language)))
    sys.exit(FAILED if agreed.wrong else result.exit_code or DONE)


def _as_text(
    lists: Sequence[Placed],
    agreed: Agreement | None,
    bases: Sequence[str],
    counts: bool,
    result: Run,
    language: Language,
) -> str:
    titles = {record.id: record.title for record in result.records}
    lines = [_WITHOUT.in_(language).format(words=", ".join(bases)), ""] if bases else []
    for one in lists:
        lines += _list(one, counts, result, titles, language)
    if agreed is not None:
        everything = len(agreed.right) + len(agreed.open) + len(agreed.wrong)
        said = _RIGHT.in_(language).format(
            count=len(agreed.right), all=everything, open=len(agreed.open), wrong=len(agreed.wrong)
        )
        lines += textwrap.wrap(said, 80)
        for text, ids in ((_UNSETTLED, agreed.open), (_ELSEWHERE, agreed.wrong)):
            if len(ids) <= _MOST_NAMED or not counts:
                lines += _names(text, [titles[id_] for id_ in ids], language)
    return "\n".join(lines)


def _list(one: Placed, counts: bool, result: Run, titles: dict[str, str], language: Language) -> list[str]:
    verdict = one.verdict if language == "da" else result.rulebook.verdicts[one.verdict].english or one.verdict
    head = (_ONE if len(one.certain) == 1 else _COUNT).in_(language).format(verdict=verdict, count=len(one.certain))
    if one.printed is not None:
        text = _AS_PRINTED if one.as_printed else _PRINTED
        head += text.in_(language).format(count=len(one.printed.members), source=one.printed.source)
    lines = textwrap.wrap(head, 80, subsequent_indent="  ")
    if not counts:
        for task in (*one.certain, *one.possible):
            # What is not certain says so.
            perhaps = f" ({_OPEN.in_(language)})" if task in one.possible else ""
            lines += textwrap.wrap(
                f"{task.record.administration:<8}{task.record.title}{perhaps}",
                80,
                initial_indent="  ",
                subsequent_indent=" " * 10,
                break_on_hyphens=False,
            )
    lines += _names(_MISSING, [titles.get(id_, id_) for id_ in one.missing], language)
    lines += _names(_SURPLUS, [task.record.title for task in one.surplus], language)
    return lines if counts else [*lines, ""]


def _names(text: Text, names: Sequence[str], language: Language) -> list[str]:
    said = text.in_(language).format(names="; ".join(names))
    return textwrap.wrap(said, 80, initial_indent="  ", subsequent_indent="    ") if names else []


def _as_json(lists: Sequence[Placed], agreed: Agreement, bases: Sequence[str]) -> dict[str, Any]:
    return {
        "without": list(bases),
        "lists": [
            {
                "verdict": one.verdict,
                "certain": [task.record.id for task in one.certain],
                "possible": [task.record.id for task in one.possible],
                "printed": None if one.printed is None else len(one.printed.members),
                "source": None if one.printed is None else str(one.printed.source),
                "as_printed": one.as_printed,
                "missing": list(one.missing),
                "surplus": [task.record.id for task in one.surplus],
            }
            for one in lists
        ],
        "as_printed": list(agreed.right),
        "undecided": list(agreed.open),
        "elsewhere": list(agreed.wrong),
    }
