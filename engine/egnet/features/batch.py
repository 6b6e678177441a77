"""Sentences about many tasks at once: a case folder or a table of tasks, its verdicts, and totals over it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from egnet.features import library
from egnet.features.claims import Shown, joined
from egnet.features.errors import MismatchError, SentenceError, known
from egnet.features.sentence import Said
from egnet.features.tables import figure_of, table_of_tasks
from egnet.features.verdict_claims import known_verdict
from egnet.features.world import Batch, World

if TYPE_CHECKING:
    from egnet.evaluate.forest import Decided

_VERDICTS = {"da": ["opgave", "afgørelse"], "en": ["task", "verdict"]}


def cases(world: World, said: Said) -> None:
    """Every task of a case folder or a file; what cannot be read is set aside and reported."""
    intake = library.intake_of(said.text("folder"), world.base, world.the_rulebook())
    world.take_batch(Batch(tuple(intake.records), tuple(intake.set_aside)))
    world.reported = tuple(intake.diagnostics)


def tasks(world: World, said: Said) -> None:
    """A task for each row of the table, of which nothing but these facts is known."""
    from egnet.records.record import TaskRecord

    rows = table_of_tasks(said.table, world.the_rulebook(), said.language)
    records = tuple(TaskRecord(id_, id_, "", figures, None) for id_, figures in rows.items())
    world.take_batch(Batch(records, ()))


def judged(world: World, said: Said) -> None:
    """Decide every task."""
    world.judge_batch()


def so_many_have_verdict(world: World, said: Said) -> Shown:
    """So many tasks, wholes and parts alike, certainly have this verdict."""
    words = known_verdict(world, " og ".join(said.texts("verdicts")))
    found = [one.record.id for one in _decided(world) if one.trace.possible == (words,)]
    if len(found) != int(said.text("count")):
        expected = f'{said.text("count")} opgaver har afgørelsen "{" og ".join(words)}"'
        raise MismatchError(expected, f"{len(found)} har den: {joined(found)}")
    return ()


def so_many_undecided(world: World, said: Said) -> Shown:
    """So many tasks have several possible verdicts."""
    found = [one.record.id for one in _decided(world) if not one.trace.certain]
    if len(found) != int(said.text("count")):
        raise MismatchError(f"{said.text('count')} opgaver er uafklarede", f"{len(found)} er: {joined(found)}")
    return ()


def so_many_tasks(world: World, said: Said) -> Shown:
    """So many tasks are judged."""
    count = len(_decided(world))
    if count != int(said.text("count")):
        raise MismatchError(f"{said.text('count')} opgaver er vurderet", str(count))
    return ()


def verdict_of_task(world: World, said: Said) -> Shown:
    """One verdict is possible for this task, and it is this."""
    _expect(world, said.text("task"), " og ".join(said.texts("verdicts")))
    return ()


def verdicts_are(world: World, said: Said) -> Shown:
    """Each task of the table has its verdict; the rulebook's word for undecided stands for several."""
    heading = _VERDICTS[said.language]
    if [cell.strip() for cell in said.table[0]] != heading:
        raise SentenceError(f"tabellen skal have overskriften | {' | '.join(heading)} |")
    if len(said.table) == 1:
        raise SentenceError("tabellen har ingen rækker")
    for id_, words in said.table[1:]:
        _expect(world, id_, words)
    return ()


def so_many_set_aside(world: World, said: Said) -> Shown:
    """So many tasks could not be read."""
    set_aside = world.the_batch().set_aside
    if len(set_aside) != int(said.text("count")):
        expected = f"{said.text('count')} opgaver er sat til side"
        raise MismatchError(expected, f"{len(set_aside)} er: {joined(set_aside)}")
    return ()


def total_is(world: World, said: Said) -> Shown:
    """The sum of a fact over every task that is not part of another, as the report adds it up."""
    from egnet.values.arithmetic import total
    from egnet.values.shown import show_value

    rulebook = world.the_rulebook()
    fact = rulebook.facts[known("fakta", said.text("fact"), rulebook.facts)]
    if not fact.kind.is_numeric:
        raise SentenceError(f"fakta `{fact.name}` er ikke et tal og kan ikke lægges sammen")
    wholes = [one for one in _decided(world) if one.record.part_of is None]
    found = total([one.effective.values[fact.name] for one in wholes])
    expected = figure_of(fact, said.text("amount"), said.language).value
    if found != expected:
        raise MismatchError(f'summen af {fact.name} er "{said.text("amount")}"', f'"{show_value(found, fact.domain)}"')
    return ()


def _decided(world: World) -> Sequence[Decided]:
    decided = world.the_batch().decided
    if decided is None:
        raise SentenceError("sagerne er ikke vurderet; skriv `Når sagerne vurderes` før `Så`")
    return decided


def _expect(world: World, id_: str, words: str) -> None:
    from egnet.features.found import verdicts

    decided = {one.record.id: one for one in _decided(world)}
    one = decided[known("opgaven", id_, decided)]
    undecided = world.the_rulebook().undecided
    holds = not one.trace.certain if words == undecided else one.trace.possible == (known_verdict(world, words),)
    if not holds:
        raise MismatchError(f'afgørelsen for {id_} er "{words}"', verdicts(one.trace))
