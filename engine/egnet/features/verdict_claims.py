"""Claims about the verdict: which it is, what it depends on, and which row of the table gives it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from egnet.features import things
from egnet.features.claims import Shown, in_both, joined, unmet
from egnet.features.errors import SentenceError, known
from egnet.features.evidence import Evidence, Outcome, Subject
from egnet.features.sentence import Said
from egnet.features.tables import titles_of
from egnet.features.world import World
from egnet.text import Text

if TYPE_CHECKING:
    from egnet.evaluate.forest import Decided
    from egnet.evaluate.trace import Verdict


def verdict_is(world: World, said: Said) -> Shown:
    """One verdict is possible, and it is this."""
    decided = world.the_decision()
    expected = (known_verdict(world, " og ".join(said.texts("verdicts"))),)
    if decided.trace.possible != expected:
        unmet(decided, Text("afgørelsen er {it}", "the verdict is {it}").format(it=_labels(expected)))
    return ()


def verdict_undecided(world: World, said: Said) -> Shown:
    """Exactly these verdicts are possible."""
    decided = world.the_decision()
    expected = [known_verdict(world, text) for text in said.texts("verdicts")]
    if len(set(expected)) < 2:
        raise SentenceError(
            "en uafklaret afgørelse har mindst to mulige", "an undecided verdict has at least two possible ones"
        )
    if set(decided.trace.possible) != set(expected):
        undecided = Text("afgørelsen er uafklaret mellem {them}", "the verdict is undecided between {them}")
        unmet(decided, undecided.format(them=_labels(expected)))
    return ()


def verdict_depends_on(world: World, said: Said) -> Shown:
    """Each of these facts can still change the verdict."""
    decided = world.the_decision()
    names = _undecidable(world, said)
    if missing := [name for name in names if name not in decided.trace.undecided_by]:
        depends = Text("afgørelsen afhænger af {them}", "the verdict depends on {them}")
        unmet(decided, depends.format(them=joined(missing)))
    return ()


def verdict_depends_only_on(world: World, said: Said) -> Shown:
    """These facts, and no other, can still change the verdict."""
    decided = world.the_decision()
    names = _undecidable(world, said)
    if set(names) != set(decided.trace.undecided_by):
        depends = Text("afgørelsen afhænger kun af {them}", "the verdict depends on {them} only")
        unmet(decided, depends.format(them=joined(names)))
    return ()


def row_gives_verdict(world: World, said: Said) -> Shown:
    """This row of the verdict table, and no other, gives the verdict."""
    decided, index, id_ = _row(world, said)
    if not decided.trace.rows[index].must_hold:
        gives = Text("rækken {row} giver afgørelsen", "the row {row} gives the verdict")
        unmet(decided, gives.format(row=id_), _given_by(decided))
    return [Evidence(Subject.ROW, id_, Outcome.FIRES)]


def row_narrowly_gives_no_verdict(world: World, said: Said) -> Shown:
    """One test keeps this row of the verdict table from holding."""
    from egnet.features.near_miss import holds_narrowly_not, last_row_narrowly_not

    decided, index, id_ = _row(world, said)
    condition = decided.trace.plan.rows[index].condition
    narrowly = last_row_narrowly_not(decided) if condition is None else holds_narrowly_not(condition, decided)
    if not narrowly:
        gives = Text("rækken {row} giver netop ikke afgørelsen", "the row {row} narrowly does not give the verdict")
        unmet(decided, gives.format(row=id_), _given_by(decided))
    return [Evidence(Subject.ROW, id_, Outcome.NARROWLY_NOT)]


def known_verdict(world: World, text: str) -> Verdict:
    """The words of a verdict; a fault where the rulebook has no such."""
    words = world.the_rulebook().verdicts
    return tuple(known(things.VERDICT, word, words) for word in ([text] if text in words else text.split(" og ")))


def _undecidable(world: World, said: Said) -> list[str]:
    plan = world.the_plan()
    names = {*plan.rulebook.facts, *(fact.name for fact in plan.facts)}
    titles = titles_of(plan.rulebook)
    return [known(things.FACT, name, sorted(names), titles) for name in said.texts("facts")]


def _row(world: World, said: Said) -> tuple[Decided, int, str]:
    decided = world.the_decision()
    ids = [row.row.id for row in decided.trace.plan.rows]
    id_ = known(things.ROW, said.text("row"), ids)
    return decided, ids.index(id_), id_


def _given_by(decided: Decided) -> Text:
    trace = decided.trace
    rows = [row.row.id for row, holds in zip(trace.plan.rows, trace.rows, strict=True) if holds.may_hold]
    return Text("afgørelsen gives af {rows}", "the verdict is given by {rows}").format(rows=joined(rows))


def _labels(verdicts: Iterable[Verdict]) -> Text:
    from egnet.features.found import either, label

    labels = [label(verdict) for verdict in verdicts]
    return in_both(lambda language: either(labels, language))
