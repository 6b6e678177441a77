"""Claims about what follows from a verdict, about the schedule, and about disagreements of a whole with its parts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NoReturn

from egnet.features import things
from egnet.features.claims import Shown, holds_in_order, in_both, joined, unmet
from egnet.features.errors import known
from egnet.features.evidence import Evidence, Outcome, Subject
from egnet.features.sentence import Said
from egnet.features.tables import fact_named
from egnet.features.world import World
from egnet.text import Language, Text

if TYPE_CHECKING:
    from egnet.evaluate.forest import Decided
    from egnet.plan.plan import PlanOutcome
    from egnet.values.truth import Truth


_EMPTY = Text("tidsplanen er tom", "the schedule is empty")
_SAYS = Text("tidsplanen siger", "the schedule says")
_PERHAPS = Text(" (måske)", " (perhaps)")
_DISAGREEMENT = Text("modstrid om {facts}", "a disagreement about {facts}")


def consequence_follows(world: World, said: Said) -> Shown:
    """The consequence certainly follows."""
    return _outcome(world, said, Subject.CONSEQUENCE, _must)


def consequence_does_not_follow(world: World, said: Said) -> Shown:
    """The consequence certainly does not follow."""
    return _outcome(world, said, Subject.CONSEQUENCE, _must_not)


def consequence_may_follow(world: World, said: Said) -> Shown:
    """It is open whether the consequence follows."""
    return _outcome(world, said, Subject.CONSEQUENCE, _may)


def consequence_narrowly_does_not_follow(world: World, said: Said) -> Shown:
    """One test keeps the consequence from following."""
    return _narrowly_no_outcome(world, said, Subject.CONSEQUENCE)


def step_is_due(world: World, said: Said) -> Shown:
    """The step of this id certainly belongs to the schedule."""
    return _outcome(world, said, Subject.STEP, _must)


def step_is_not_due(world: World, said: Said) -> Shown:
    """The step of this id certainly does not belong to the schedule."""
    return _outcome(world, said, Subject.STEP, _must_not)


def step_may_be_due(world: World, said: Said) -> Shown:
    """It is open whether the step of this id belongs to the schedule."""
    return _outcome(world, said, Subject.STEP, _may)


def step_is_narrowly_not_due(world: World, said: Said) -> Shown:
    """One test keeps the step of this id from belonging to the schedule."""
    return _narrowly_no_outcome(world, said, Subject.STEP)


def schedule_says(world: World, said: Said) -> Shown:
    """A certain step of these years whose text holds this."""
    from egnet.rulebook.rulebook import Step

    decided = world.the_decision()
    first, _, last = said.text("years").replace("–", "-").partition("-")
    expected = said.text("step")
    steps = [o.source for o, holds in decided.trace.schedule if holds.must_hold and isinstance(o.source, Step)]
    in_years = [s for s in steps if str(s.year) == first and (not last or str(s.to_year) == last)]
    hits = [s for s in in_years if holds_in_order(s.text.in_(said.language), expected)]
    if not hits:
        says = Text('tidsplanen siger {years} "{step}"', 'the schedule says {years} "{step}"')
        unmet(decided, says.format(years=said.text("years"), step=expected), in_both(partial(_schedule, decided)))
    return [Evidence(Subject.STEP, step.id, Outcome.FIRES) for step in hits]


def schedule_is_empty(world: World, said: Said) -> Shown:
    """No step is possible."""
    decided = world.the_decision()
    if decided.trace.schedule:
        unmet(decided, _EMPTY, in_both(partial(_schedule, decided)))
    return ()


def disagreement(world: World, said: Said) -> Shown:
    """What the task states of the fact and what its parts say have nothing in common."""
    decided = world.the_decision()
    fact = fact_named(said.text("fact"), world.the_rulebook()).name
    facts = [one.fact for one in decided.effective.disagreements]
    if fact not in facts:
        expected = Text("der er modstrid om {fact}", "there is a disagreement about {fact}").format(fact=fact)
        unmet(decided, expected, _DISAGREEMENT.format(facts=joined(facts)))
    return ()


def no_disagreement(world: World, said: Said) -> Shown:
    """Everything the task states can be reconciled with its parts."""
    decided = world.the_decision()
    if facts := [one.fact for one in decided.effective.disagreements]:
        expected = Text("der er ingen modstrid", "there is no disagreement")
        unmet(decided, expected, _DISAGREEMENT.format(facts=joined(facts)))
    return ()


def _must(holds: Truth) -> tuple[bool, Text]:
    return holds.must_hold, Text("{id} gælder", "{id} applies")


def _must_not(holds: Truth) -> tuple[bool, Text]:
    return not holds.may_hold, Text("{id} gælder ikke", "{id} does not apply")


def _may(holds: Truth) -> tuple[bool, Text]:
    return holds.may_hold and not holds.must_hold, Text("{id} er mulig", "{id} is possible")


def _outcome(world: World, said: Said, subject: Subject, expected: Callable[[Truth], tuple[bool, Text]]) -> Shown:
    decided, outcome, holds = _outcome_named(world, said, subject)
    id_ = outcome.source.id
    is_so, words = expected(holds)
    if not is_so:
        _unmet_outcome(decided, outcome, holds, words)
    return [Evidence(subject, id_, Outcome.FIRES)] if holds.must_hold else []


def _narrowly_no_outcome(world: World, said: Said, subject: Subject) -> Shown:
    from egnet.features.near_miss import holds_narrowly_not

    decided, outcome, holds = _outcome_named(world, said, subject)
    if not holds_narrowly_not(outcome.condition, decided):
        _unmet_outcome(decided, outcome, holds, Text("{id} gælder netop ikke", "{id} narrowly does not apply"))
    return [Evidence(subject, outcome.source.id, Outcome.NARROWLY_NOT)]


def _outcome_named(world: World, said: Said, subject: Subject) -> tuple[Decided, PlanOutcome, Truth]:
    from egnet.values.truth import Truth

    decided = world.the_decision()
    trace = decided.trace
    is_step = subject is Subject.STEP
    outcomes = {o.source.id: o for o in (trace.plan.schedule if is_step else trace.plan.consequences)}
    id_ = known(things.STEP if is_step else things.CONSEQUENCE, said.text("outcome"), outcomes)
    found = {o.source.id: holds for o, holds in (trace.schedule if is_step else trace.consequences)}
    return decided, outcomes[id_], found.get(id_, Truth.FALSE)


def _schedule(decided: Decided, language: Language) -> str:
    from egnet.rulebook.rulebook import Step

    said = []
    for outcome, holds in decided.trace.schedule:
        step = outcome.source
        assert isinstance(step, Step)
        years = str(step.year) if step.year == step.to_year else f"{step.year}-{step.to_year}"
        perhaps = "" if holds.must_hold else _PERHAPS.in_(language)
        said.append(f'{years} "{step.text.in_(language)}"{perhaps}')
    return f"{_SAYS.in_(language)} {', '.join(said)}" if said else _EMPTY.in_(language)


def _unmet_outcome(decided: Decided, outcome: PlanOutcome, holds: Truth, expected: Text) -> NoReturn:
    from egnet.features.found import firing, looks_at

    id_ = outcome.source.id

    def found(language: Language) -> str:
        return f"{id_} {firing(holds).in_(language)} ({looks_at(outcome.condition, decided, language)})"

    unmet(decided, expected.format(id=id_), in_both(found))
