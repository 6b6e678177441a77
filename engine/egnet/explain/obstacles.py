"""Why not another verdict: the shortest sets of conditions that stand in its way.

A trace comes in; for every verdict that is not possible, out go the smallest sets of facts that would have to lie in
other cells for the verdict to become possible, all else as it is known (the parts as they are decided), and the
findings through which they stand in the way. The search is over the verdict's decision diagram and so over every
choice there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

from egnet.evaluate.explore import Branch, Diagram, Leaf, explore, facts_in, outcomes_of, relabelled
from egnet.evaluate.look import State
from egnet.evaluate.trace import Trace, Verdict
from egnet.explain.products import CellOfFact, MaskOfFact, products_of
from egnet.explain.verdicts import VerdictFunction, narrowed, supposing, verdict_function
from egnet.plan.plan import FindingIn, PlanFact, leaves
from egnet.values.value import ANY_NUMBER

#: Sets of single cells that are followed for each verdict and node; beyond it some shortest set may be missing.
MOST_SETS = 1_000


@dataclass(frozen=True)
class Condition:
    """A fact that would have to lie in one of the cells of the mask `must_be`; today it certainly lies in none."""

    fact: PlanFact
    must_be: int


@dataclass(frozen=True)
class Obstacle:
    """A principle (by id) whose finding stands in the way: what it may be today, and what it would have to be."""

    principle: str
    is_: tuple[str, ...]
    must_be: tuple[str, ...]


@dataclass(frozen=True)
class Way:
    """Conditions that together would make the verdict possible, each in any of its cells; none of them can be spared.

    `rests_on` are the facts on which the verdict would still depend then: they are open today, or count parts that inherit
    one of the conditions.
    """

    conditions: tuple[Condition, ...]
    obstacles: tuple[Obstacle, ...]
    rests_on: tuple[PlanFact, ...]


@dataclass(frozen=True)
class NotThis:
    """A verdict that is not possible, and the ways to it with the fewest facts; none if no choice at all gives it.

    `exact` is false if the limit on work was met: each way is one, but there may be others or shorter ones.
    """

    verdict: str
    ways: tuple[Way, ...]
    exact: bool


def why_not(trace: Trace) -> list[NotThis]:
    """For every verdict of the rulebook that is not possible, what stands in its way; in the rulebook's order."""
    function = verdict_function(trace.plan)
    possible = {word for verdict in trace.possible for word in verdict}
    return [_Search(trace, function, word).found() for word in trace.plan.rulebook.verdicts if word not in possible]


@dataclass(frozen=True)
class _Shortest:
    """The fewest facts to change below a node, and each set of changes that does with so few."""

    count: int
    sets: frozenset[frozenset[CellOfFact]]


class _Search:
    def __init__(self, trace: Trace, function: VerdictFunction, word: str) -> None:
        self.trace = trace
        self.function = function
        self.word = word
        self.complete = function.exact
        self.done: dict[int, _Shortest | None] = {}

    def found(self) -> NotThis:
        shortest = self._below(self.function.diagram)
        changes = () if shortest is None else shortest.sets
        ways = [self._way(product) for product in products_of(changes)]
        ways.sort(key=lambda way: (len(way.obstacles), [(c.fact.index, c.must_be) for c in way.conditions]))
        return NotThis(self.word, tuple(ways), self.complete)

    def _gives(self, leaf: Leaf[Verdict]) -> bool:
        return leaf.exact and any(self.word in verdict for verdict in leaf.outcomes)

    def _below(self, node: Diagram[Verdict]) -> _Shortest | None:
        if isinstance(node, Leaf):
            return _Shortest(0, frozenset({frozenset()})) if self._gives(node) else None
        if id(node) not in self.done:
            self.done[id(node)] = self._of_branch(node)
        return self.done[id(node)]

    def _of_branch(self, node: Branch[Verdict]) -> _Shortest | None:
        ways = []
        for cell, child in node.children:
            below = self._below(child)
            if below is None:
                continue
            if self.trace.state[node.fact] >> cell & 1:
                ways.append(below)
            else:
                changed = frozenset(changes | {(node.fact, cell)} for changes in below.sets)
                ways.append(_Shortest(below.count + 1, changed))
        if not ways:
            return None
        count = min(way.count for way in ways)
        sets = frozenset(changes for way in ways if way.count == count for changes in way.sets)
        if len(sets) > MOST_SETS:
            self.complete = False
            sets = frozenset(sorted(sets, key=sorted)[:MOST_SETS])
        return _Shortest(count, sets)

    # -- one way -------------------------------------------------------------------------------------------------------

    def _way(self, masks: tuple[MaskOfFact, ...]) -> Way:
        state = self.trace.state
        for fact, mask in masks:
            state = supposing(state, fact, mask)
        facts = self.trace.plan.facts
        changed = {fact for fact, _ in masks}
        then = self._with_parts_open(state, changed)
        given = relabelled(narrowed(self.function.diagram, then), lambda verdict: self.word in verdict)
        return Way(
            conditions=tuple(Condition(facts[fact], mask) for fact, mask in masks),
            obstacles=self._obstacles(self._choice_within(state)),
            rests_on=tuple(facts[fact] for fact in facts_in(given) if fact not in changed),
        )

    def _with_parts_open(self, state: State, changed: Set[int]) -> State:
        """The state in which any number of parts may count, if a changed fact is one that they inherit."""
        plan = self.trace.plan
        declared = (plan.rulebook.facts.get(plan.facts[fact].name) for fact in changed)
        if any(fact is not None and fact.inherited for fact in declared):
            for fact in plan.facts:
                counts = sum(1 << i for i, cell in enumerate(fact.cells) if cell.choice_within(ANY_NUMBER) is not None)
                if fact.parts is not None and fact.index not in changed and state[fact.index] & counts:
                    state = supposing(state, fact.index, state[fact.index] | counts)
        return state

    def _choice_within(self, state: State) -> State:
        """One choice within the state that gives the verdict."""
        chosen = tuple(mask & -mask for mask in state)
        led_astray: set[int] = set()

        def follow(node: Diagram[Verdict]) -> list[CellOfFact] | None:
            if isinstance(node, Leaf):
                return [] if self._gives(node) else None
            if id(node) in led_astray:
                return None
            for cell, child in node.children:
                if state[node.fact] >> cell & 1 and (rest := follow(child)) is not None:
                    return [(node.fact, cell), *rest]
            led_astray.add(id(node))
            return None

        for fact, cell in follow(self.function.diagram) or ():
            chosen = supposing(chosen, fact, 1 << cell)
        return chosen

    def _obstacles(self, choice: State) -> tuple[Obstacle, ...]:
        """The findings that are not possible today, and without which the choice would not give the verdict."""
        plan, questions = self.trace.plan, self.function.questions
        changed, needed = [], []
        for index in _principles_read(self.trace):
            principle, today = plan.principles[index], self.trace.principles[index].findings
            then = questions.look(principle, choice).findings
            if then & today:
                continue
            declared = principle.principle.findings
            obstacle = Obstacle(principle.id, _ordered(today, declared), _ordered(then, declared))
            changed.append(obstacle)
            as_today = explore(questions.but(principle, supposing=today).verdict, choice)
            if not any(self.word in questions.words(rows) for rows in outcomes_of(as_today)):
                needed.append(obstacle)
        return tuple(needed or changed)


def _principles_read(trace: Trace) -> list[int]:
    """The principles (by index) that the verdict table looks at."""
    tests = [leaf for row in trace.plan.rows for leaf in leaves(row.condition)]
    return sorted({leaf.principle for leaf in tests if isinstance(leaf, FindingIn)})


def _ordered(findings: frozenset[str], declared: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word in declared if word in findings)
