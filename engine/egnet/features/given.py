"""What the `Givet` and `Når` sentences do: each changes the world of a scenario."""

from __future__ import annotations

from datetime import date

from egnet.features import library, things
from egnet.features.errors import SentenceError, known
from egnet.features.sentence import Said
from egnet.features.tables import figures_in
from egnet.features.world import CUT, World


def rulebook(world: World, said: Said) -> None:
    """The rulebook that everything after is held against."""
    if world.task is not None:
        raise SentenceError("regelsættet skal gives før opgaven", "the rulebook is to be given before the task")
    world.rulebook = world.only or library.rulebook_named(said.text("rulebook"), world.base)


def as_of(world: World, said: Said) -> None:
    """The date that chooses what is in force."""
    world.as_of = date_in(said.text("date"))
    world.decided = None


def date_in(text: str) -> date:
    """A date as it is written; a fault where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise SentenceError(
            "`{text}` er ikke en dato; skriv ÅÅÅÅ-MM-DD", "`{text}` is no date; write YYYY-MM-DD", text=text
        ) from None


def task(world: World, said: Said) -> None:
    """A task of which nothing but these facts is known."""
    world.state(figures_in(said.table, world.the_rulebook(), said.language))


def task_from_folder(world: World, said: Said) -> None:
    """A task of a case folder, with its whole and its parts."""
    records = library.cases_named(said.text("folder"), world.base, world.the_rulebook())
    by_id = {record.id: record for record in records}
    world.take(by_id, known(things.TASK, said.text("task"), by_id))


def part(world: World, said: Said) -> None:
    """A part of the task, of which nothing but these facts and what it inherits is known."""
    world.the_task()
    cut = said.text("cut") if "cut" in said.words else CUT
    world.add_part(said.text("part"), cut, figures_in(said.table, world.the_rulebook(), said.language))


def changed(world: World, said: Said) -> None:
    """Other figures for the task."""
    world.change(world.the_task(), figures_in(said.table, world.the_rulebook(), said.language))


def changed_for(world: World, said: Said) -> None:
    """Other figures for a record beside the task: its whole, or a part."""
    world.the_task()
    world.change(said.text("task"), figures_in(said.table, world.the_rulebook(), said.language))


def judged(world: World, said: Said) -> None:
    """Decide the task."""
    world.judge()
