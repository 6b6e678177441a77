"""The table of sentences, and saying one: text in, its sentence and what it has shown out.

Each sentence has an equal in the other language. The second Danish form, where there is one, is the word order that
reads well after `Og` and `Men`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from egnet.diagnostics.near import nearest
from egnet.features import batch, faults, given
from egnet.features import explanation_claims as explanation
from egnet.features import outcome_claims as outcome
from egnet.features import rule_claims as rule
from egnet.features import verdict_claims as verdict
from egnet.features.errors import SentenceError
from egnet.features.money_steps import MONEY
from egnet.features.sentence import Kind, Said, Sentence, Table, blanked, shown, with_quotes
from egnet.features.variant_steps import VARIANTS
from egnet.text import Text

if TYPE_CHECKING:
    from egnet.features.evidence import Evidence
    from egnet.features.world import World

GIVEN = (
    Sentence("given", ("regelsættet {rulebook}",), ("the rulebook {rulebook}",), given.rulebook),
    Sentence("given", ("datoen {date}",), ("the date {date}",), given.as_of),
    Sentence("given", ("en opgave med disse fakta",), ("a task with these facts",), given.task, has_table=True),
    Sentence("given", ("opgaven {task} fra {folder}",), ("the task {task} from {folder}",), given.task_from_folder),
    Sentence(
        "given",
        ("opgaven har delen {part} med disse fakta", "opgaven har delen {part} efter {cut} med disse fakta"),
        ("the task has the part {part} with these facts", "the task has the part {part} by {cut} with these facts"),
        given.part,
        has_table=True,
    ),
    Sentence("given", ("disse fakta er ændret",), ("these facts are changed",), given.changed, has_table=True),
    Sentence(
        "given",
        ("disse fakta er ændret for {task}",),
        ("these facts are changed for {task}",),
        given.changed_for,
        has_table=True,
    ),
    Sentence("given", ("sagerne fra {folder}",), ("the cases from {folder}",), batch.cases),
    Sentence("given", ("disse opgaver",), ("these tasks",), batch.tasks, has_table=True),
)

WHEN = (
    Sentence("when", ("opgaven vurderes",), ("the task is judged",), given.judged),
    Sentence(
        "when",
        ("sagerne vurderes", "opgaverne vurderes"),
        ("the cases are judged", "the tasks are judged"),
        batch.judged,
    ),
    Sentence(
        "when",
        ("regelsættet {rulebook} kontrolleres",),
        ("the rulebook {rulebook} is checked",),
        faults.rulebook_checked,
    ),
    Sentence("when", ("{value} læses som {fact}",), ("{value} is read as {fact}",), faults.value_read),
)

VERDICT = (
    Sentence(
        "then",
        ("er afgørelsen {verdicts}", "afgørelsen er {verdicts}"),
        ("the verdict is {verdicts}",),
        verdict.verdict_is,
    ),
    Sentence(
        "then",
        ("er afgørelsen uafklaret mellem {verdicts}", "afgørelsen er uafklaret mellem {verdicts}"),
        ("the verdict is undecided between {verdicts}",),
        verdict.verdict_undecided,
    ),
    Sentence(
        "then",
        ("afhænger afgørelsen af {facts}", "afgørelsen afhænger af {facts}"),
        ("the verdict depends on {facts}",),
        verdict.verdict_depends_on,
    ),
    Sentence(
        "then",
        ("afhænger afgørelsen kun af {facts}", "afgørelsen afhænger kun af {facts}"),
        ("the verdict depends only on {facts}",),
        verdict.verdict_depends_only_on,
    ),
    Sentence(
        "then",
        ("giver rækken {row} afgørelsen", "rækken {row} giver afgørelsen"),
        ("the row {row} gives the verdict",),
        verdict.row_gives_verdict,
    ),
    Sentence(
        "then",
        ("giver rækken {row} netop ikke afgørelsen", "rækken {row} giver netop ikke afgørelsen"),
        ("the row {row} narrowly does not give the verdict",),
        verdict.row_narrowly_gives_no_verdict,
    ),
)

RULES = (
    Sentence(
        "then",
        ("er udfaldet for {principle} {finding}", "udfaldet for {principle} er {finding}"),
        ("the finding of {principle} is {finding}",),
        rule.finding_is,
    ),
    Sentence(
        "then",
        (
            "er udfaldet for {principle} uafklaret mellem {findings}",
            "udfaldet for {principle} er uafklaret mellem {findings}",
        ),
        ("the finding of {principle} is undecided between {findings}",),
        rule.finding_undecided,
    ),
    Sentence("then", ("gælder reglen {rule}", "reglen {rule} gælder"), ("the rule {rule} applies",), rule.rule_fires),
    Sentence(
        "then",
        ("gælder reglen {rule} ikke", "reglen {rule} gælder ikke"),
        ("the rule {rule} does not apply",),
        rule.rule_does_not_fire,
    ),
    Sentence(
        "then",
        ("gælder reglen {rule} måske", "reglen {rule} gælder måske"),
        ("the rule {rule} may apply",),
        rule.rule_may_fire,
    ),
    Sentence(
        "then",
        ("gælder reglen {rule} netop ikke", "reglen {rule} gælder netop ikke"),
        ("the rule {rule} narrowly does not apply",),
        rule.rule_narrowly_does_not_fire,
    ),
    Sentence(
        "then",
        ("er reglen {rule} tilsidesat af {other}", "reglen {rule} er tilsidesat af {other}"),
        ("the rule {rule} is overridden by {other}",),
        rule.rule_is_overridden,
    ),
    Sentence(
        "then",
        ("er reglen {rule} afgørende", "reglen {rule} er afgørende"),
        ("the rule {rule} is decisive",),
        rule.rule_is_decisive,
    ),
    Sentence(
        "then",
        ("er reglen {rule} ikke afgørende", "reglen {rule} er ikke afgørende"),
        ("the rule {rule} is not decisive",),
        rule.rule_is_not_decisive,
    ),
    Sentence("then", ("taler {rule} for", "{rule} taler for"), ("{rule} speaks for",), rule.speaks_for),
    Sentence("then", ("taler {rule} imod", "{rule} taler imod"), ("{rule} speaks against",), rule.speaks_against),
    Sentence(
        "then",
        ("begrundes {rule} med {reason}", "{rule} begrundes med {reason}"),
        ("the reason for {rule} says {reason}",),
        rule.reason_says,
    ),
    Sentence(
        "then",
        ("er kilden til {rule} {source}", "kilden til {rule} er {source}"),
        ("the source of {rule} is {source}",),
        rule.source_is,
    ),
)

OUTCOMES = (
    Sentence(
        "then",
        ("gælder følgen {outcome}", "følgen {outcome} gælder"),
        ("the consequence {outcome} follows",),
        outcome.consequence_follows,
    ),
    Sentence(
        "then",
        ("gælder følgen {outcome} ikke", "følgen {outcome} gælder ikke"),
        ("the consequence {outcome} does not follow",),
        outcome.consequence_does_not_follow,
    ),
    Sentence(
        "then",
        ("gælder følgen {outcome} netop ikke", "følgen {outcome} gælder netop ikke"),
        ("the consequence {outcome} narrowly does not follow",),
        outcome.consequence_narrowly_does_not_follow,
    ),
    Sentence(
        "then",
        ("er følgen {outcome} mulig", "følgen {outcome} er mulig"),
        ("the consequence {outcome} may follow",),
        outcome.consequence_may_follow,
    ),
    Sentence(
        "then",
        ("siger tidsplanen {years} {step}", "tidsplanen siger {years} {step}"),
        ("the schedule says {years} {step}",),
        outcome.schedule_says,
    ),
    Sentence(
        "then",
        ("siger forklaringen under {section} {reason}", "forklaringen siger under {section} {reason}"),
        ("the explanation says under {section} {reason}",),
        explanation.explanation_says,
    ),
    Sentence("then", ("er tidsplanen tom", "tidsplanen er tom"), ("the schedule is empty",), outcome.schedule_is_empty),
    Sentence(
        "then",
        ("gælder trinnet {outcome}", "trinnet {outcome} gælder"),
        ("the step {outcome} is due",),
        outcome.step_is_due,
    ),
    Sentence(
        "then",
        ("gælder trinnet {outcome} ikke", "trinnet {outcome} gælder ikke"),
        ("the step {outcome} is not due",),
        outcome.step_is_not_due,
    ),
    Sentence(
        "then",
        ("gælder trinnet {outcome} netop ikke", "trinnet {outcome} gælder netop ikke"),
        ("the step {outcome} is narrowly not due",),
        outcome.step_is_narrowly_not_due,
    ),
    Sentence(
        "then",
        ("er trinnet {outcome} muligt", "trinnet {outcome} er muligt"),
        ("the step {outcome} may be due",),
        outcome.step_may_be_due,
    ),
)

AUDIT = (
    Sentence(
        "then",
        ("er der modstrid om {fact}", "der er modstrid om {fact}"),
        ("there is a disagreement about {fact}",),
        outcome.disagreement,
    ),
    Sentence(
        "then",
        ("er der ingen modstrid", "der er ingen modstrid"),
        ("there is no disagreement",),
        outcome.no_disagreement,
    ),
)

BATCH = (
    Sentence(
        "then",
        ("er {count} opgaver vurderet", "{count} opgaver er vurderet"),
        ("{count} tasks are judged",),
        batch.so_many_tasks,
    ),
    Sentence(
        "then",
        (
            "har {count} opgaver afgørelsen {verdicts}",
            "{count} opgaver har afgørelsen {verdicts}",
            "har {count} opgave afgørelsen {verdicts}",
            "{count} opgave har afgørelsen {verdicts}",
        ),
        ("{count} tasks have the verdict {verdicts}",),
        batch.so_many_have_verdict,
    ),
    Sentence(
        "then",
        (
            "er {count} opgaver uafklarede",
            "{count} opgaver er uafklarede",
            "er {count} opgave uafklaret",
            "{count} opgave er uafklaret",
        ),
        ("{count} tasks are undecided",),
        batch.so_many_undecided,
    ),
    Sentence(
        "then",
        (
            "er {count} opgaver sat til side",
            "{count} opgaver er sat til side",
            "er {count} opgave sat til side",
            "{count} opgave er sat til side",
        ),
        ("{count} tasks are set aside",),
        batch.so_many_set_aside,
    ),
    Sentence(
        "then",
        ("er afgørelsen for {task} {verdicts}", "afgørelsen for {task} er {verdicts}"),
        ("the verdict of {task} is {verdicts}",),
        batch.verdict_of_task,
    ),
    Sentence(
        "then",
        ("er afgørelserne disse", "afgørelserne er disse"),
        ("the verdicts are these",),
        batch.verdicts_are,
        has_table=True,
    ),
    Sentence(
        "then",
        ("er summen af {fact} {amount}", "summen af {fact} er {amount}"),
        ("the total of {fact} is {amount}",),
        batch.total_is,
    ),
)

FAULTS = (
    Sentence(
        "then",
        ("meldes fejlen {code}", "fejlen {code} meldes"),
        ("the error {code} is reported",),
        faults.error_reported,
    ),
    Sentence(
        "then",
        ("meldes fejlen {code} i {file} linje {line}", "fejlen {code} meldes i {file} linje {line}"),
        ("the error {code} is reported in {file} line {line}",),
        faults.error_reported_at,
    ),
    Sentence("then", ("meldes ingen fejl", "ingen fejl meldes"), ("no error is reported",), faults.no_error_reported),
)

SENTENCES = (*GIVEN, *WHEN, *VERDICT, *RULES, *OUTCOMES, *AUDIT, *MONEY, *BATCH, *VARIANTS, *FAULTS)


def sentence_for(kind: str, text: str) -> Sentence | None:
    """The sentence that a text is, or `None`."""
    of_kind = (sentence for sentence in SENTENCES if sentence.kind == kind)
    return next((s for s in of_kind if any(pattern.fullmatch(text) for _, pattern in s.patterns)), None)


def nearest_sentence(kind: str, text: str) -> str | None:
    """The sentence that a text was probably meant to be: with its quotation marks, or `…` for what is to be filled in."""
    forms = [form for s in SENTENCES if s.kind == kind for form in (*s.da, *s.en)]
    if quoted := next((one for form in forms if (one := with_quotes(form, text)) is not None), None):
        return quoted
    return nearest(blanked(text), [shown(form) for form in forms])


def kind_of(text: str) -> Kind | None:
    """The kind of sentence that a text is; `None` if it is none at all."""
    return next((one.kind for one in SENTENCES if any(pattern.fullmatch(text) for _, pattern in one.patterns)), None)


def say(world: World, kind: str, text: str, table: Table | None = None) -> Sequence[Evidence]:
    """Do what a sentence says; raises `ScenarioError` if it cannot be understood or does not hold."""
    sentence = sentence_for(kind, text)
    said: Said | None = None if sentence is None else sentence.said_in(text, table)
    if sentence is None or said is None:
        near = nearest_sentence(kind, text)
        hint = Text("\nmente du: {near}", "\ndid you mean: {near}").format(near=near) if near else Text("", "")
        raise SentenceError(
            "sætningen kendes ikke: {text}{hint}", "the sentence is not known: {text}{hint}", text=text, hint=hint
        )
    return sentence.does(world, said) or ()
