"""`egnet ask`: an interview about one new task on the terminal."""

from __future__ import annotations

import sys
import textwrap
from datetime import datetime
from pathlib import Path

import click

from egnet.cli.running import choose_rulebook, dated_plan, reported, way_of
from egnet.cli.writing import check_writable, write_output
from egnet.explain.words import show_cell
from egnet.interview.case_file import case_file
from egnet.interview.interview import DONT_KNOW, Interview, Question
from egnet.text import Language, Text
from egnet.values.written import Unreadable, describe

_INTRO = Text(
    "Svar på spørgsmålene, `ved ikke`, et interval (`90000..110000`, `mindst 5`) eller `stop`.",
    "Answer the questions, `ved ikke` (do not know), a range (`90000..110000`, `mindst 5`) or `stop`.",
)
_LEFT = Text("Muligt er nu: {verdicts}", "Possible now: {verdicts}")
_WHY = Text("Derfor spørges: {effects}", "Asked because: {effects}")
_IF = Text("{cell} giver {verdicts}", "{cell} gives {verdicts}")
_CERTAIN = Text("Afgørelsen er {verdict}.", "The verdict is {verdict}.")
_OPEN = Text("Afgørelsen er uafklaret mellem {verdicts}.", "The verdict is open between {verdicts}.")
_TRY_AGAIN = Text("Prøv igen", "Try again")
_SOURCE_TITLE = Text("Svar i et interview", "Answers in an interview")


@click.command("ask")
@click.option("--rules", metavar="MAPPE", help="Regelsæt / rulebook.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATO", help="Dato / date.")
@click.option(
    "--backend",
    type=click.Choice(["auto", "definition", "durable"]),
    default="auto",
    show_default=True,
    help="Vej / way.",
)
@click.option("--id", "id_", default="ny-opgave", show_default=True, help="Opgavens id / the task's id.")
@click.option("--title", default="Ny opgave", show_default=True, help="Opgavens titel / the task's title.")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Fil til svarene / file for the answers.")
@click.pass_obj
def command(
    language: Language,
    rules: str | None,
    as_of: datetime | None,
    backend: str,
    id_: str,
    title: str,
    output: Path | None,
) -> None:
    """Interview om én ny opgave / an interview about one new task.

    Spørger kun om det, der kan ændre afgørelsen, og stopper, når den er sikker. Svarene skrives som en sagsfil.
    """
    with reported(language):
        check_writable(output)
        rulebook, whence = choose_rulebook(rules)
        plan = dated_plan(rulebook, whence, as_of, language)
        with Interview(plan, way_of(plan, backend)) as interview:
            click.echo(_INTRO.in_(language), err=True)
            while (question := interview.question()) is not None:
                if not _ask(interview, question, language):
                    break
            click.echo("\n" + _result(interview, language), err=True)
            answers = case_file(interview.record(id_, title), rulebook.facts, "interview", _SOURCE_TITLE.in_(language))
            write_output(answers, output)
            sys.exit(0)


def _ask(interview: Interview, question: Question, language: Language) -> bool:
    """Put one question until it is answered; false when the interview is to stop."""
    fact = question.fact
    verdicts = ", ".join(_words(v) for v in interview.possible)
    lines = [_LEFT.in_(language).format(verdicts=verdicts), "", fact.title.in_(language).capitalize() + "?"]
    lines += [fact.definition.in_(language), _because(interview, question, language)]
    click.echo("\n" + "\n".join(textwrap.fill(line, 80) for line in lines), err=True)
    allowed = f"{describe(fact.domain)} {fact.unit}".strip()
    while True:
        click.echo(f"[{allowed} | {DONT_KNOW}] ", nl=False, err=True)
        text = sys.stdin.readline()
        if not text or text.strip().lower() == "stop":
            return False
        try:
            interview.answer(fact.name, text.strip() or DONT_KNOW)
        except Unreadable as error:
            help_ = error.code.help.format(**error.fields).in_(language) if error.code.help else ""
            message = error.code.message.format(**error.fields).in_(language)
            click.echo(f"{_TRY_AGAIN.in_(language)}: {message}; {help_}", err=True)
        else:
            return True


def _because(interview: Interview, question: Question, language: Language) -> str:
    effects = "; ".join(
        _IF.in_(language).format(
            cell=show_cell(question.about.cells[cell], question.about, interview.plan, language),
            verdicts=(" eller " if language == "da" else " or ").join(_words(v) for v in verdicts),
        )
        for cell, verdicts in question.effects
    )
    return _WHY.in_(language).format(effects=effects)


def _result(interview: Interview, language: Language) -> str:
    trace = interview.decided.trace
    if trace.certain:
        return _CERTAIN.in_(language).format(verdict=_words(trace.verdict))
    return _OPEN.in_(language).format(verdicts=", ".join(_words(v) for v in trace.possible))


def _words(verdict: tuple[str, ...]) -> str:
    return " + ".join(verdict)
