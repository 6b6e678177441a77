"""Two rulebooks with one vocabulary on one date in, everything under which they differ out.

Wherever the two may differ, both are asked one question at once over one table of cells, so that the answer is one
decision diagram whose leaves hold what each of them says. Always holds: what no leaf tells apart is the same under
every choice, and the diagrams say so exactly unless they are marked otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import combinations, islice, product
from typing import Any, TypeVar

from egnet.evaluate.explore import Diagram, Leaf, Open, Question, explore, is_exact, leaves_of
from egnet.evaluate.look import Definition, PrincipleLook, Rows, State
from egnet.evaluate.questions import Questions
from egnet.plan.fold import plans_beside
from egnet.plan.plan import NothingKnown, Plan, PlanCondition, PlanOutcome, PlanPrinciple, leaves
from egnet.rulebook.rulebook import Rulebook
from egnet.values.truth import Truth, of, union
from egnet.values.value import Value

Said = frozenset[str]
"""What one rulebook says under a choice: of a principle, `P3 = opfyldt` and the ids of the rules that apply, …"""

Pair = tuple[Said, Said]
Outcome = TypeVar("Outcome", bound=Hashable)

#: Work on trying every record of no fact, of one, of two, …: nodes of the diagram times records tried.
_MOST_WORK = 60_000
#: Ways to a leaf that differs, beyond that work, from which facts are left out one by one.
_MOST_PATHS = 12


@dataclass(frozen=True)
class Differing:
    """One thing of which two rulebooks may say different things; `nothing_known` are facts taken to be unknown."""

    diagram: Diagram[Pair]
    nothing_known: frozenset[str]

    @property
    def is_any(self) -> bool:
        return any(_differs(leaf) for leaf in leaves_of(self.diagram))

    @property
    def is_exact(self) -> bool:
        return is_exact(self.diagram)

    def may_differ_in(self, mask_of: Callable[[int], int]) -> bool:
        """Whether the two may differ on a record; `mask_of` has for each fact (by index) the cells it may lie in."""
        seen: set[int] = set()

        def within(node: Diagram[Pair]) -> bool:
            if isinstance(node, Leaf):
                return _differs(node) or not node.exact
            if id(node) in seen:
                return False
            seen.add(id(node))
            return any(mask_of(node.fact) >> cell & 1 and within(child) for cell, child in node.children)

        return within(self.diagram)


@dataclass(frozen=True)
class Telling:
    """The fewest facts under which the old rulebook is certain of something and the new one says otherwise.

    `cells` has a cell for each fact (by index) that is stated; nothing is known of any other. Of each of `words` the old
    one says surely that it holds, or surely that it does not; the new one says the other, or leaves it open.
    """

    cells: Mapping[int, int]
    nothing_known: frozenset[str]
    words: tuple[tuple[str, Truth, Truth], ...]


@dataclass(frozen=True, eq=False)
class Beside:
    """The plans of two rulebooks over one table of facts, and where they differ; if not exact, perhaps elsewhere too."""

    old: Plan
    new: Plan
    differing: tuple[Differing, ...]
    is_exact: bool
    _masks: dict[tuple[int, Value | None], int] = field(default_factory=dict, repr=False)

    def mask(self, index: int, value: Value | None) -> int:
        """The cells of a fact that a value meets; every cell without one."""
        key = (index, value)
        if key not in self._masks:
            fact = self.old.facts[index]
            met = [value is None or cell.choice_within(value) is not None for cell in fact.cells]
            self._masks[key] = sum(1 << at for at, is_met in enumerate(met) if is_met)
        return self._masks[key]


def beside(old: Rulebook, new: Rulebook, as_of: date) -> Beside:
    """Both rulebooks on a date, and everything under which they differ."""
    plans = plans_beside(old, new, as_of)
    asked = list(_Asking(*plans).differing())
    return Beside(*plans, tuple(one for one in asked if one.is_any), all(one.is_exact for one in asked))


def telling(pair: Beside) -> Telling | None:
    """The smallest record that tells the two apart; `None` where there is none."""
    found = (_smallest(one) for one in pair.differing)
    return min((one for one in found if one is not None), key=lambda one: len(one.cells), default=None)


# -- asking both -------------------------------------------------------------------------------------------------------


class _Asking:
    def __init__(self, old: Plan, new: Plan) -> None:
        self.old = old
        self.new = new
        self.ask_old = Questions(old, Definition(old))
        self.ask_new = Questions(new, Definition(new))
        self.everything = tuple(fact.every_cell for fact in old.facts)

    def differing(self) -> Iterator[Differing]:
        for old, new in zip(self.old.principles, self.new.principles, strict=True):
            if old != new:
                yield from self._principle(old, new)
        if self.old.rows != self.new.rows:
            asks = (self.ask_old, self.ask_new)
            old_rows, new_rows = (_labelled(ask.verdict, partial(_rows, ask)) for ask in asks)
            yield Differing(explore(_both(old_rows, new_rows), self.everything), frozenset())
        yield from self._outcomes(self.old.consequences, self.new.consequences)
        yield from self._outcomes(self.old.schedule, self.new.schedule)

    def _principle(self, old: PlanPrinciple, new: PlanPrinciple) -> Iterator[Differing]:
        """The finding and the rules behind it in one diagram, each consideration in one of its own."""
        ours, theirs = _starting(old), _starting(new)
        for id_ in dict.fromkeys((*ours, *theirs)):
            asked: list[Asked] = [_says_nothing, _says_nothing]
            for at, (ask, principle, starting) in enumerate(((self.ask_old, old, ours), (self.ask_new, new, theirs))):
                if id_ in starting:
                    group = principle.groups[starting[id_]]
                    label = partial(_look, principle, group.rules, not id_)
                    asked[at] = _labelled(partial(ask.group, principle, group), label)
            yield Differing(explore(_both(*asked), self.everything), frozenset())

    def _outcomes(self, old: Sequence[PlanOutcome], new: Sequence[PlanOutcome]) -> Iterator[Differing]:
        ours = {one.source.id: one for one in old}
        theirs = {one.source.id: one for one in new}
        for id_ in dict.fromkeys((*ours, *theirs)):
            one, other = ours.get(id_), theirs.get(id_)
            if one is None or other is None or one.condition != other.condition:
                conditions = [outcome.condition for outcome in (one, other) if outcome is not None]
                for unknown in _unknowns(conditions):
                    yield self._outcome(id_, one, other, unknown)

    def _outcome(
        self, id_: str, one: PlanOutcome | None, other: PlanOutcome | None, unknown: frozenset[str]
    ) -> Differing:
        nothing_known = _IsIn(unknown)
        asked: list[Asked] = [_says_nothing, _says_nothing]
        for at, (ask, outcome) in enumerate(((self.ask_old, one), (self.ask_new, other))):
            if outcome is not None:
                question = partial(ask.holds, outcome.condition, nothing_known)
                asked[at] = _labelled(question, partial(_holds, id_))
        state = tuple(
            fact.every_cell if fact.name in unknown else mask
            for fact, mask in zip(self.old.facts, self.everything, strict=True)
        )
        return Differing(explore(_both(*asked), state), unknown)


class _IsIn(dict[str, bool]):
    """Of each fact whether it is among those of which nothing is known."""

    def __init__(self, names: frozenset[str]) -> None:
        super().__init__(dict.fromkeys(names, True))

    def __missing__(self, name: str) -> bool:
        return False


Asked = Callable[[State], tuple[Said, "Open[Any] | None"]]
"""What one rulebook says in a state, and what is still open of it."""


def _labelled(question: Question[Outcome], label: Callable[[Outcome], Said]) -> Asked:
    def ask(state: State) -> tuple[Said, Open[Any] | None]:
        said = question(state)
        outcomes = said.possible if isinstance(said, Open) else said
        return frozenset(word for one in outcomes for word in label(one)), said if isinstance(said, Open) else None

    return ask


def _both(old: Asked, new: Asked) -> Question[Pair]:
    """One question that is settled when both are; what both say is one outcome."""

    def ask(state: State) -> frozenset[Pair] | Open[Pair]:
        answers = (old(state), new(state))
        pair = (answers[0][0], answers[1][0])
        facts = [still_open.fact for _, still_open in answers if still_open is not None]
        if not facts:
            return frozenset({pair})
        keys = tuple(said if still_open is None else still_open.key for said, still_open in answers)
        return Open(min(facts), frozenset({pair}), keys)

    return ask


def _says_nothing(state: State) -> tuple[Said, Open[Any] | None]:
    return frozenset(), None


def _look(principle: PlanPrinciple, rules: Sequence[int], with_finding: bool, look: PrincipleLook) -> Said:
    applying = [principle.rules[index].rule for index in rules if look.fires[index].must_hold]
    said = {rule.id if rule.consider is None else f"{rule.id} ({rule.consider.value})" for rule in applying}
    if with_finding:
        said |= {f"{principle.id} = {finding}" for finding in look.findings}
    return frozenset(said)


def _rows(questions: Questions, rows: Rows) -> Said:
    return frozenset(f"{questions.plan.rows[row].row.id} = {questions.plan.rows[row].verdict}" for row in rows)


def _holds(id_: str, holds: bool) -> Said:
    return frozenset({id_} if holds else ())


def _starting(principle: PlanPrinciple) -> dict[str, int]:
    """The groups of a principle by the id of their consideration; the first one's is empty."""
    considerations = [rule.id for rule in principle.rules if rule.finding is None]
    return {id_: index for index, id_ in enumerate(("", *considerations))}


def _unknowns(conditions: Sequence[PlanCondition]) -> list[frozenset[str]]:
    """Nothing taken to be unknown, then each fact that is asked to be."""
    asked = [leaf.fact for one in conditions for leaf in leaves(one) if isinstance(leaf, NothingKnown)]
    return [frozenset(), *(frozenset({fact}) for fact in dict.fromkeys(asked))]


# -- the smallest record -----------------------------------------------------------------------------------------------


def _differs(leaf: Leaf[Pair]) -> bool:
    return any(old != new for old, new in leaf.outcomes)


def _smallest(differing: Differing) -> Telling | None:
    """Every record of no fact, of one, of two, … as far as the work goes; then those that leaving out facts leads to."""
    cells = _cells(differing.diagram)
    most_tried = _MOST_WORK // (1 + sum(map(len, cells.values())) * len(cells))
    tried = 0
    for size in range(len(cells) + 1):
        for chosen in combinations(cells, size):
            for values in product(*(cells[fact] for fact in chosen)):
                tried += 1
                if tried > max(most_tried, 1 + sum(map(len, cells.values()))):
                    return _thinned(differing)
                found = _told_apart(differing, dict(zip(chosen, values, strict=True)))
                if found is not None:
                    return found
    return None


def _thinned(differing: Differing) -> Telling | None:
    """The smallest of the records from which no fact can be left out, over several ways to where the two differ."""
    paths = list(islice(_paths(differing.diagram), _MOST_PATHS))
    found = [_thin(differing, dict(order)) for path in paths for order in (path.items(), reversed(path.items()))]
    return min((one for one in found if one is not None), key=lambda one: len(one.cells), default=None)


def _thin(differing: Differing, stated: dict[int, int]) -> Telling | None:
    for fact in list(stated):
        fewer = {other: cell for other, cell in stated.items() if other != fact}
        if _told_apart(differing, fewer) is not None:
            stated = fewer
    return _told_apart(differing, dict(sorted(stated.items())))


def _told_apart(differing: Differing, stated: Mapping[int, int]) -> Telling | None:
    pairs = {pair for leaf in _leaves_given(differing.diagram, stated) for pair in leaf.outcomes}
    words = []
    for word in sorted({word for old, new in pairs for word in old | new}):
        before = union(of(word in old) for old, _ in pairs)
        after = union(of(word in new) for _, new in pairs)
        if before.is_certain and after is not before:
            words.append((word, before, after))
    return Telling(stated, differing.nothing_known, tuple(words)) if words else None


def _leaves_given(diagram: Diagram[Pair], stated: Mapping[int, int]) -> list[Leaf[Pair]]:
    found: dict[int, Leaf[Pair]] = {}
    seen: set[int] = set()
    waiting = [diagram]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, Leaf):
            found[id(node)] = node
        else:
            at = stated.get(node.fact)
            waiting += [child for cell, child in node.children if at is None or cell == at]
    return list(found.values())


def _paths(diagram: Diagram[Pair]) -> Iterator[dict[int, int]]:
    """The ways from the root to a leaf that differs: the cell of each fact that is split on the way."""
    if isinstance(diagram, Leaf):
        if _differs(diagram):
            yield {}
        return
    for cell, child in diagram.children:
        for rest in _paths(child):
            yield {diagram.fact: cell, **rest}


def _cells(diagram: Diagram[Pair]) -> dict[int, list[int]]:
    """The cells of each fact that the diagram splits."""
    found: dict[int, dict[int, None]] = {}
    seen: set[int] = set()
    waiting = [diagram]
    while waiting:
        node = waiting.pop()
        if id(node) in seen or isinstance(node, Leaf):
            continue
        seen.add(id(node))
        found.setdefault(node.fact, {}).update({cell: None for cell, _ in node.children})
        waiting += [child for _, child in node.children]
    return {fact: sorted(found[fact]) for fact in sorted(found)}
