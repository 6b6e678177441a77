"""Sentences about values that are varied and drawn: what is tried, and which share of the outcomes has which verdict.

What is tried is worked out when the first claim asks for it. In columns all variants are decided at once; by the
definition and by durable-rules one after the other. A share is a share of outcomes, not a probability.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from egnet.features import library, things
from egnet.features.claims import Shown, in_both
from egnet.features.errors import MismatchError, SentenceError, known
from egnet.features.sentence import Said
from egnet.features.tables import fact_named
from egnet.features.verdict_claims import known_verdict
from egnet.features.world import World
from egnet.text import Language, Text

if TYPE_CHECKING:
    from egnet.evaluate.trace import Verdict
    from egnet.plan.plan import Plan
    from egnet.records.record import TaskRecord
    from egnet.scenarios.shares import Area, Shares
    from egnet.scenarios.variants import Asked

T = TypeVar("T")

_SHARE_IS = Text(
    'andelen af udfald med afgørelsen "{verdict}" er "{amount}"',
    'the share of outcomes with the verdict "{verdict}" is "{amount}"',
)
_CHANGES = Text(
    'afgørelsen skifter fra "{before}" til "{after}" ved "{value}"',
    'the verdict changes from "{before}" to "{after}" at "{value}"',
)
_SAME = Text("afgørelsen er den samme i alle udfald", "the verdict is the same in all outcomes")
_SO_MANY = Text("{count} opgaver skifter afgørelse", "{count} tasks change verdict")
_ARE = Text("{count} gør: {ids}", "{count} do: {ids}")


@dataclass
class Trying:
    """What a scenario tries, as it is written; `found` is what came of it for these records."""

    facts: list[str] = field(default_factory=list)
    parameters: list[str] = field(default_factory=list)
    ranges: list[str] = field(default_factory=list)
    samples: int = 0
    seed: int = 1
    found: tuple[list[TaskRecord], Shares] | None = None


def may_be_drawn(world: World, said: Said) -> None:
    """What an unknown fact may be drawn from."""
    fact = fact_named(said.text("fact"), world.the_rulebook()).name
    _trying(world).ranges.append(f"{fact}={said.text('value')}")


def fact_varied(world: World, said: Said) -> None:
    """Values that are put in for a fact of the task, or of all tasks."""
    fact = fact_named(said.text("fact"), world.the_rulebook()).name
    _trying(world).facts.append(f"{fact}={said.text('value')}")
    _read(world, lambda plan: _asked(world, plan))


def parameter_varied(world: World, said: Said) -> None:
    """Values of a threshold."""
    parameters = world.the_rulebook().parameters
    titles = {title: name for name, one in parameters.items() for title in (one.title.da, one.title.en)}
    name = known(things.PARAMETER, said.text("name"), parameters, titles)
    _trying(world).parameters.append(f"{name}={said.text('value')}")
    _read(world, lambda plan: _asked(world, plan))


def drawn(world: World, said: Said) -> None:
    """So many outcomes of what is not known."""
    trying = _trying(world)
    trying.samples = int(said.text("count"))
    if not trying.samples:
        raise SentenceError("træk mindst ét udfald", "draw at least one outcome")
    if said.words.get("seed"):
        trying.seed = int(said.text("seed"))


def share_is(world: World, said: Said) -> Shown:
    """In this share of the outcomes the task has this verdict; as it is shown, or within what is written."""
    return _share(world, said, world.the_task())


def share_of_task_is(world: World, said: Said) -> Shown:
    """In this share of the outcomes one of several tasks has this verdict."""
    return _share(world, said, said.text("task"))


def verdict_changes(world: World, said: Said) -> Shown:
    """Along the only fact or threshold that is varied, the verdict is another from this value on."""
    return _change(world, said, world.the_task())


def verdict_of_task_changes(world: World, said: Said) -> Shown:
    """Along the only fact or threshold that is varied, the verdict of one of several tasks is another from here on."""
    return _change(world, said, said.text("task"))


def verdict_stays(world: World, said: Said) -> Shown:
    """Every outcome has the verdict of every other."""
    from egnet.scenarios.words import in_words

    area, found = _area(world, world.the_task())
    if area.turns:
        raise MismatchError(
            _SAME, in_both(lambda language: "; ".join(in_words(one, found, language) for one in area.total))
        )
    return ()


def so_many_change(world: World, said: Said) -> Shown:
    """So many tasks have more than one outcome."""
    found = _shares(world)
    ids = [area.record.id for area in found.turning if area.is_asked_for]
    if len(ids) != int(said.text("count")):
        listed = ", ".join(ids) or "-"
        raise MismatchError(_SO_MANY.format(count=said.text("count")), _ARE.format(count=len(ids), ids=listed))
    return ()


def _share(world: World, said: Said, task: str) -> Shown:
    from egnet.scenarios.words import share_in_words
    from egnet.values.domain import SHARE_RANGE, Domain, Kind
    from egnet.values.written import Unreadable, read_value

    area, found = _area(world, task)
    verdict = _verdict(world, " og ".join(said.texts("verdicts")))
    shares = area.verdicts(found.rulebook.undecided)
    share, amount = shares.get(verdict, Fraction(0)), said.text("amount")
    try:
        value = read_value(amount, Domain(Kind.SHARE, SHARE_RANGE), danish_grouping=said.language == "da")
    except Unreadable as error:
        why = error.code.at(None, instead=None, **error.fields).message
        raise SentenceError("andelen: {why}", "the share: {why}", why=why) from None
    if amount != share_in_words(share, said.language) and not value.allows(share):

        def told(language: Language) -> str:
            return ", ".join(f'"{_words(one)}" {share_in_words(shares[one], language)}' for one in shares)

        raise MismatchError(_SHARE_IS.format(verdict=_words(verdict), amount=amount), in_both(told))
    return ()


def _change(world: World, said: Said, task: str) -> Shown:
    from egnet.scenarios.words import in_words, stretch

    area, found = _area(world, task)
    axis = found.along_one
    if axis is None:
        raise SentenceError(
            "kun hvor ét fakta eller én tærskel varieres, og intet trækkes, skifter afgørelsen ved en værdi",
            "only where one fact or threshold is varied and nothing is drawn does the verdict change at a value",
        )
    before, after = (_verdict(world, " og ".join(said.texts(name))) for name in ("verdicts", "after"))
    undecided = found.rulebook.undecided
    bands = area.bands()
    changes = [
        (_given(one.outcome, undecided), _given(next_.outcome, undecided), axis.shown(next_.first, said.language))
        for one, next_ in pairwise(bands)
    ]
    if (before, after, said.text("value")) not in changes:
        expected = _CHANGES.format(before=_words(before), after=_words(after), value=said.text("value"))

        def told(language: Language) -> str:
            places = (f"{stretch(axis, one.first, one.last, language)}: {in_words(one.outcome, found, language)}"
                      for one in bands)  # fmt: skip
            return "; ".join(places)

        raise MismatchError(expected, in_both(told))
    return ()


def _trying(world: World) -> Trying:
    """What the scenario tries so far; what came of less is forgotten."""
    if world.trying is None:
        world.trying = Trying()
    world.trying.found = None
    return world.trying


def _asked(world: World, plan: Plan) -> Asked:
    from egnet.scenarios.variants import Asked
    from egnet.scenarios.written import read_axes, read_ranges

    trying = world.trying
    assert trying is not None
    ids = frozenset({world.the_task()}) if world.batch is None else None
    axes, ranges = read_axes(plan, trying.facts, trying.parameters), read_ranges(plan, trying.ranges)
    return Asked(axes, ids, trying.samples, trying.seed, ranges)


def _shares(world: World) -> Shares:
    """What came of everything that is tried, by the way of the scenario."""
    from egnet.scenarios.singly import shares_singly
    from egnet.scenarios.trying import shares

    trying = world.trying
    if trying is None or not (trying.facts or trying.parameters or trying.samples):
        raise SentenceError(
            'der er ikke prøvet noget; skriv `Når "…" varieres over "…"` eller `Når … udfald trækkes` før `Så`',
            'nothing is tried; write `When "…" is varied over "…"` or `When … outcomes are drawn` before `Then`',
        )
    records = world.concerned()
    if trying.found is None or trying.found[0] != records:

        def tried(plan: Plan) -> Shares:
            asked = _asked(world, plan)
            if world.way == "polars":
                library.deciding(plan, world.way)
                return shares(plan.rulebook, plan.as_of, records, asked)
            return shares_singly(
                plan.rulebook, plan.as_of, records, asked, lambda other: library.deciding_by(other, world.way)
            )

        trying.found = (records, _read(world, tried))
        world.look_at(records, _left_open(trying.found[1], records))
    return trying.found[1]


def _left_open(found: Shares, records: Sequence[TaskRecord]) -> list[TaskRecord]:
    """The records with nothing known of what is varied: whatever is tried lies within."""
    from egnet.scenarios.variants import stating
    from egnet.values.value import Unknown

    put = {axis.name: axis.domain.unknown(Unknown.NOT_STATED) for axis in found.axes if not axis.is_parameter}
    asked = {area.record.id for area in found.areas if area.is_asked_for}
    return [stating(record, put) if record.id in asked else record for record in records]


def _read(world: World, made: Callable[[Plan], T]) -> T:
    """What is made of the plan; what is wrong with what is tried is a fault of the sentence."""
    from egnet.diagnostics.diagnostic import EgnetError

    try:
        return made(world.the_plan())
    except EgnetError as error:
        first = error.diagnostics[0]
        hint = Text("", "") if first.help is None else Text(" ({it})", " ({it})").format(it=first.help)
        raise SentenceError("{why}{hint}", "{why}{hint}", why=first.message, hint=hint) from None


def _area(world: World, task: str) -> tuple[Area, Shares]:
    """The task that a claim is about; the wholes of a single task are not there with all their parts."""
    found = _shares(world)
    areas = {area.record.id: area for area in found.areas if area.is_asked_for}
    return areas[known(things.TASK, task, areas)], found


def _verdict(world: World, words: str) -> Verdict:
    """The verdict that is named, or the word for what is undecided."""
    return (words,) if words == world.the_rulebook().undecided else known_verdict(world, words)


def _given(outcome: Sequence[Verdict], undecided: str) -> Verdict:
    from egnet.scenarios.shares import verdict_of

    return verdict_of(tuple(outcome), undecided)


def _words(verdict: Verdict) -> str:
    return " og ".join(verdict)
