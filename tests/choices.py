"""Every choice of a plan, one after the other: what the explanations are held against.

A choice is one cell for each fact that a verdict looks at. Its verdicts are those of one look of the definition, which
splits nothing where nothing is unknown; a plan with more choices than a test wants to wait for is left out.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import product

from egnet.driver import read_rulebook
from egnet.evaluate.explore import Open, cells_in
from egnet.evaluate.forest import Decided, decide
from egnet.evaluate.look import Definition, State
from egnet.evaluate.questions import Questions
from egnet.evaluate.trace import Verdict
from egnet.locations import shipped
from egnet.plan.fold import plan_of
from egnet.plan.plan import Atom, FindingIn, Plan, leaves
from egnet.records.read import read_cases
from egnet.records.record import Figure, TaskRecord
from egnet.rulebook.rulebook import Rulebook, Source
from egnet.values.value import Choice, chosen
from generate import Run, read, read_records


@dataclass(frozen=True)
class Choices:
    """Choices over some facts (by index): for each, in the order of the facts, the verdicts it gives.

    One verdict, or several where rules disagree.
    """

    facts: tuple[int, ...]
    given: Mapping[tuple[int, ...], frozenset[Verdict]]

    def within(self, state: State) -> Choices:
        """Those that a state allows."""
        allowed = {
            choice: verdicts
            for choice, verdicts in self.given.items()
            if all(state[fact] >> cell & 1 for fact, cell in zip(self.facts, choice, strict=True))
        }
        return Choices(self.facts, allowed)

    @property
    def verdicts(self) -> frozenset[Verdict]:
        """Every verdict that occurs."""
        return frozenset(verdict for verdicts in self.given.values() for verdict in verdicts)

    def differing(self) -> set[int]:
        """The facts of which the cell alone, all others kept, can make the verdicts others."""
        found = set()
        for place, fact in enumerate(self.facts):
            others: dict[tuple[int, ...], set[frozenset[Verdict]]] = {}
            for choice, verdicts in self.given.items():
                others.setdefault((*choice[:place], *choice[place + 1 :]), set()).add(verdicts)
            if any(len(verdicts) > 1 for verdicts in others.values()):
                found.add(fact)
        return found

    def settled_by(self, facts: Collection[int]) -> bool:
        """Whether every answer to these facts leaves one verdict."""
        left: dict[tuple[int, ...], set[Verdict]] = {}
        for choice, verdicts in self.given.items():
            answer = tuple(cell for fact, cell in zip(self.facts, choice, strict=True) if fact in facts)
            left.setdefault(answer, set()).update(verdicts)
        return all(len(verdicts) == 1 for verdicts in left.values())


#: Choices that are tried for one plan.
MOST = 4_000


def decided_on(run: Run, day: date) -> list[Decided]:
    """The records of a random run, decided."""
    rulebook = read(run.files)
    return decide(plan_of(rulebook, day), read_records(run.records, rulebook))


@lru_cache
def shipped_rulebook() -> Rulebook:
    """The rulebook of 2010."""
    return read_rulebook(shipped("rules") / "borgerserviceenhed-2010")


@lru_cache
def shipped_cases() -> Mapping[str, Decided]:
    """Every shipped record of 2010, decided, by id."""
    intake = read_cases([shipped("cases") / "2010-analysen"], shipped_rulebook())
    return {one.record.id: one for one in decide(plan_of(shipped_rulebook(), date(2010, 3, 12)), intake.records)}


def read_by_verdict(plan: Plan) -> list[int]:
    """The facts (by index) that the verdict table looks at, itself or by a principle's finding.

    A finding looks at the facts of the rules that give one and of what may override those.
    """
    conditions = [row.condition for row in plan.rows]
    tests = [leaf for condition in conditions for leaf in leaves(condition)]
    for principle in {leaf.principle for leaf in tests if isinstance(leaf, FindingIn)}:
        rules = plan.principles[principle].rules
        speaking = {i for i, rule in enumerate(rules) if rule.finding is not None}
        while more := {i for rule in speaking for i in rules[rule].overridden_by} - speaking:
            speaking |= more
        conditions += [rules[i].condition for i in speaking]
    return sorted({leaf.fact for condition in conditions for leaf in leaves(condition) if isinstance(leaf, Atom)})


def every_choice(plan: Plan, within: State | None = None) -> Choices:
    """Every choice of the plan, or every one that a state allows."""
    facts = read_by_verdict(plan)
    masks = within or tuple(fact.every_cell for fact in plan.facts)
    questions = Questions(plan, Definition(plan))
    given = {}
    for choice in product(*(cells_in(masks[fact]) for fact in facts)):
        state = [1] * len(plan.facts)
        for fact, cell in zip(facts, choice, strict=True):
            state[fact] = 1 << cell
        rows = questions.verdict(tuple(state))
        assert not isinstance(rows, Open), "one choice leaves nothing open"
        given[choice] = frozenset(questions.words(one) for one in rows)
    return Choices(tuple(facts), given)


def with_choices(decided: Iterable[Decided], beyond: bool = False) -> Iterator[tuple[Decided, Choices]]:
    """Each record beside every choice it allows, or `beyond` that every one there is; not those with too many."""
    for one in decided:
        plan, state = one.trace.plan, one.trace.state
        facts = [plan.facts[i] for i in read_by_verdict(plan)]
        if math.prod(len(fact.cells if beyond else cells_in(state[fact.index])) for fact in facts) <= MOST:
            yield one, every_choice(plan, None if beyond else state)


def with_values(record: TaskRecord, values: Mapping[str, Choice]) -> TaskRecord:
    """The record as if these values had been stated of it."""
    source = Source("rapport", "afsnit 1")
    stated = {name: Figure(chosen(choice), "", source) for name, choice in values.items()}
    return replace(record, figures={**record.figures, **stated})


def decided_with(one: Decided, others: Sequence[Decided], values: Mapping[str, Choice]) -> Decided:
    """The record decided again in its run, as if these values had been stated of it."""
    of_run = {other.record.id: other for other in others}
    kept = {one.record.id, *_above(one, of_run), *_below(one, of_run)}
    records = [other.record for other in others if other.record.id in kept]
    records = [with_values(record, values) if record.id == one.record.id else record for record in records]
    return next(again for again in decide(one.trace.plan, records) if again.record.id == one.record.id)


def _above(one: Decided, of_run: Mapping[str, Decided]) -> Iterator[str]:
    while one.record.part_of in of_run:
        one = of_run[str(one.record.part_of)]
        yield one.record.id


def _below(one: Decided, of_run: Mapping[str, Decided]) -> Iterator[str]:
    for id_ in one.parts:
        yield id_
        yield from _below(of_run[id_], of_run)
