"""What would change the verdict: the nearest records with another one.

A decided record comes in; out go the alternatives with the fewest facts changed and, of as many, the smallest change
(`egnet.explain.distance`). Only facts that the vocabulary marks as changeable change, and each takes a value in
another cell, or one of the several that it may lie in today, but never becomes `ikke relevant`. What is calculated or
counted from parts follows, but no fact is changed only to change a calculation.

Always holds: an alternative is certain of its verdict, which is not possible today; fewer of its facts cannot give
that verdict; and no other change of the same facts that gives it is smaller.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product

from egnet.evaluate.explore import cells_in, facts_in, outcomes_of
from egnet.evaluate.forest import Decided
from egnet.evaluate.trace import Verdict
from egnet.explain.distance import Move, nearest_move
from egnet.explain.products import products_of
from egnet.explain.supposition import Supposition
from egnet.explain.unknowns import stated_behind
from egnet.explain.verdicts import narrowed, supposing, verdict_function
from egnet.plan.plan import PlanFact

#: Alternatives that are shown unless more are asked for.
MOST_ALTERNATIVES = 5
#: Facts that may change at once: what takes more is not near.
MOST_CHANGES = 4
#: Suppositions tried before the search ends.
MOST_TRIED = 20_000


@dataclass(frozen=True)
class Change:
    """A fact that takes another value: any in the cells of the mask, all of them equally near. `move` is one of them."""

    fact: PlanFact
    cells: int
    move: Move


@dataclass(frozen=True)
class Alternative:
    """Changes that together give another verdict. `size` is the sum of theirs."""

    verdict: Verdict
    changes: tuple[Change, ...]
    size: Fraction


@dataclass(frozen=True)
class Alternatives:
    """The nearest alternatives, the nearest first; `are_all` says that no others exist at all, near or far.

    `exact` is false if something may be missing: the search was ended by the limit on work, parts that inherit a fact could
    not be decided again, or a calculation that the verdict looks at could be reached by changing what it is made from.
    """

    nearest: tuple[Alternative, ...]
    are_all: bool
    exact: bool


def alternatives(decided: Decided, others: Sequence[Decided] = (), most: int = MOST_ALTERNATIVES) -> Alternatives:
    """The nearest records with another verdict. `others` are all decided records of the run."""
    return _Search(decided, others).nearest(most)


class _Search:
    def __init__(self, decided: Decided, others: Sequence[Decided]) -> None:
        self.decided = decided
        self.plan = decided.trace.plan
        self.function = verdict_function(self.plan)
        self.supposition = Supposition(decided, others)
        self.today = frozenset(decided.trace.possible)
        self.exact = True
        self.tried = 0
        self.order = {word: i for i, word in enumerate(self.plan.rulebook.verdicts)}
        self.levers = self._levers()

    def nearest(self, most: int) -> Alternatives:
        found: list[Alternative] = []
        changed = 0
        while changed < min(MOST_CHANGES, len(self.levers)) and len(found) < most:
            changed += 1
            found += list(self._with(changed, tuple(found)))
        found.sort(key=self._rank)
        are_all = self.exact and changed == len(self.levers) and len(found) <= most
        return Alternatives(tuple(found[:most]), are_all, self.exact)

    def _levers(self) -> list[tuple[PlanFact, list[tuple[int, Move]]]]:
        """The facts that may change, with their moves; without those that make no difference whatever else changes."""
        levers = [(fact, moves) for fact in self._changeable() if (moves := self._moves(fact))]
        if self.plan.derived or not self.function.exact:
            return levers
        wide = self.decided.trace.state
        for fact, moves in levers:
            mask = sum(1 << cell for cell, _ in moves)
            wide = supposing(wide, fact.index, wide[fact.index] | mask)
        for fact in self.plan.facts:
            if fact.parts is not None and self.decided.parts:
                wide = supposing(wide, fact.index, fact.every_cell)
        within = narrowed(self.function.diagram, wide)
        if outcomes_of(within) <= self.today:
            return []
        differs = facts_in(within)
        by_parts = any(self.plan.facts[i].parts is not None for i in differs)
        return [
            (fact, moves)
            for fact, moves in levers
            if fact.index in differs or (by_parts and self.plan.rulebook.facts[fact.name].inherited)
        ]

    def _changeable(self) -> list[PlanFact]:
        """The facts that may change and that the verdict looks at."""
        declared = self.plan.rulebook.facts
        read = [self.plan.facts[i] for i in sorted(self.function.reads)]
        behind = {
            name for fact in read if fact.name in self.plan.derived for name in stated_behind(self.plan, fact.name)
        }
        self.exact &= not any(declared[name].changeable for name in behind)
        changeable = []
        for fact in read:
            if fact.name in declared and declared[fact.name].changeable and fact.name not in self.plan.derived:
                can_suppose = self.supposition.can_suppose(fact.name)
                changeable += [fact] if can_suppose else []
                self.exact &= can_suppose
        return changeable

    def _moves(self, fact: PlanFact) -> list[tuple[int, Move]]:
        """For each cell that the value does not certainly lie in, the smallest change into it."""
        value, mask = self.decided.effective.values[fact.name], self.decided.trace.state[fact.index]
        cells = [cell for cell in range(len(fact.cells)) if mask != 1 << cell]
        moves = [(cell, nearest_move(value, fact.cells[cell], fact.domain)) for cell in cells]
        return [(cell, move) for cell, move in moves if move is not None]

    def _with(self, count: int, nearer: Sequence[Alternative]) -> Iterator[Alternative]:
        """The alternatives with so many changes; `nearer` are those with fewer."""
        for levers in combinations(self.levers, count):
            if self.tried > MOST_TRIED:
                self.exact = False
                return
            facts = [fact for fact, _ in levers]
            given: dict[Verdict, list[tuple[tuple[int, Move], ...]]] = {}
            for moves in product(*(moves for _, moves in levers)):
                self.tried += 1
                supposed = {fact.name: move.choice for fact, (_, move) in zip(facts, moves, strict=True)}
                verdicts = self.supposition.verdicts(supposed)
                if len(verdicts) == 1 and not verdicts & self.today:
                    given.setdefault(next(iter(verdicts)), []).append(moves)
            for verdict, ways in given.items():
                if not any(one.verdict == verdict and _is_part(one, facts) for one in nearer):
                    yield from _smallest(verdict, facts, ways)

    def _rank(self, one: Alternative) -> tuple[int, Fraction, list[int], list[int]]:
        verdict = [self.order[word] for word in one.verdict]
        return len(one.changes), one.size, verdict, [change.fact.index for change in one.changes]


def _is_part(one: Alternative, facts: Sequence[PlanFact]) -> bool:
    return {change.fact.index for change in one.changes} <= {fact.index for fact in facts}


def _smallest(
    verdict: Verdict, facts: Sequence[PlanFact], ways: Sequence[tuple[tuple[int, Move], ...]]
) -> Iterator[Alternative]:
    """Of the ways to change these facts, the smallest; ways that differ only in equally near cells are one."""
    size = min(sum((move.size for _, move in way), Fraction(0)) for way in ways)
    smallest = [way for way in ways if sum((move.size for _, move in way), Fraction(0)) == size]
    sets = [frozenset((f.index, cell) for f, (cell, _) in zip(facts, way, strict=True)) for way in smallest]
    moves = {(f.index, cell): move for way in smallest for f, (cell, move) in zip(facts, way, strict=True)}
    by_index = {fact.index: fact for fact in facts}
    for masks in products_of(sets):
        changes = [Change(by_index[i], mask, moves[i, cells_in(mask)[0]]) for i, mask in masks]
        yield Alternative(verdict, tuple(changes), size)
