"""Sentences about many tasks at once: a case folder or a table of tasks, its verdicts, and totals over it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from egnet.features import library, things
from egnet.features.claims import Shown, in_both, joined
from egnet.features.errors import MismatchError, SentenceError, known
from egnet.features.sentence import Said
from egnet.features.tables import check_heading, fact_named, figure_of, table_of_tasks
from egnet.features.verdict_claims import known_verdict
from egnet.features.world import Batch, World
from egnet.text import Text

if TYPE_CHECKING:
    from egnet.evaluate.forest import Decided

_ARE = Text("{count} er: {ids}", "{count} are: {ids}")
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
        have = Text('{count} opgaver har afgørelsen "{it}"', '{count} tasks have the verdict "{it}"')
        has = Text("{count} har den: {ids}", "{count} have it: {ids}").format(count=len(found), ids=joined(found))
        raise MismatchError(have.format(count=said.text("count"), it=" og ".join(words)), has)
    return ()


def so_many_undecided(world: World, said: Said) -> Shown:
    """So many tasks have several possible verdicts."""
    found = [one.record.id for one in _decided(world) if not one.trace.certain]
    if len(found) != int(said.text("count")):
        undecided = Text("{count} opgaver er uafklarede", "{count} tasks are undecided")
        raise MismatchError(
            undecided.format(count=said.text("count")), _ARE.format(count=len(found), ids=joined(found))
        )
    return ()


def so_many_tasks(world: World, said: Said) -> Shown:
    """So many tasks are judged."""
    count = len(_decided(world))
    if count != int(said.text("count")):
        judged_ = Text("{count} opgaver er vurderet", "{count} tasks are judged")
        raise MismatchError(judged_.format(count=said.text("count")), Text(str(count), str(count)))
    return ()


def verdict_of_task(world: World, said: Said) -> Shown:
    """One verdict is possible for this task, and it is this."""
    _expect(world, said.text("task"), " og ".join(said.texts("verdicts")))
    return ()


def verdicts_are(world: World, said: Said) -> Shown:
    """Each task of the table has its verdict; the rulebook's word for undecided stands for several."""
    check_heading(said.table, _VERDICTS[said.language])
    for id_, words in said.table[1:]:
        _expect(world, id_, words)
    return ()


def so_many_set_aside(world: World, said: Said) -> Shown:
    """So many tasks could not be read."""
    set_aside = world.the_batch().set_aside
    if len(set_aside) != int(said.text("count")):
        expected = Text("{count} opgaver er sat til side", "{count} tasks are set aside")
        found = _ARE.format(count=len(set_aside), ids=joined(set_aside))
        raise MismatchError(expected.format(count=said.text("count")), found)
    return ()


def total_is(world: World, said: Said) -> Shown:
    """The sum of a fact over every task that is not part of another, as the report adds it up."""
    from egnet.values.arithmetic import total
    from egnet.values.shown import show_value

    fact = fact_named(said.text("fact"), world.the_rulebook())
    if not fact.kind.is_numeric:
        raise SentenceError(
            "fakta `{fact}` er ikke et tal og kan ikke lægges sammen",
            "the fact `{fact}` is no number and cannot be added up",
            fact=fact.name,
        )
    wholes = [one for one in _decided(world) if one.record.part_of is None]
    found = total([one.effective.values[fact.name] for one in wholes])
    expected = figure_of(fact, said.text("amount"), said.language).value
    if found != expected:
        is_ = Text('summen af {fact} er "{amount}"', 'the total of {fact} is "{amount}"')
        shown = in_both(lambda language: f'"{show_value(found, fact.domain, language)}"')
        raise MismatchError(is_.format(fact=fact.name, amount=said.text("amount")), shown)
    return ()


def _decided(world: World) -> Sequence[Decided]:
    decided = world.the_batch().decided
    if decided is None:
        raise SentenceError(
            "sagerne er ikke vurderet; skriv `Når sagerne vurderes` før `Så`",
            "the tasks are not judged; write `When the cases are judged` before `Then`",
        )
    return decided


def _expect(world: World, id_: str, words: str) -> None:
    from egnet.features.found import verdicts

    decided = {one.record.id: one for one in _decided(world)}
    one = decided[known(things.TASK, id_, decided)]
    undecided = world.the_rulebook().undecided
    holds = not one.trace.certain if words == undecided else one.trace.possible == (known_verdict(world, words),)
    if not holds:
        is_ = Text('afgørelsen for {task} er "{it}"', 'the verdict of {task} is "{it}"').format(task=id_, it=words)
        raise MismatchError(is_, in_both(lambda language: verdicts(one.trace, language)))
