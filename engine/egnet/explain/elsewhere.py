"""What would settle an open verdict, and what would change a certain one: each other answer is evaluated.

Every answer is tried on the record as it stands, one fact at a time and all else equal.
"""

from __future__ import annotations

from dataclasses import dataclass

from egnet.evaluate.explore import cells_in, explore, outcomes_of
from egnet.evaluate.look import Definition, State
from egnet.evaluate.questions import Questions
from egnet.evaluate.trace import Trace, Verdict
from egnet.plan.plan import FindingIn, PlanFact, leaves


@dataclass(frozen=True)
class Answer:
    """If the fact lies in this cell (by index), these verdicts are possible."""

    fact: PlanFact
    cell: int
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True)
class Obstacle:
    """A principle whose finding keeps a verdict from being given: what it is, and what it would have to be."""

    principle: str
    is_: tuple[str, ...]
    must_be: tuple[str, ...]


@dataclass(frozen=True)
class NotThis:
    """A verdict that is not possible, and the fewest findings that stand in its way.

    Without obstacles its own row holds, but an earlier row gives the verdict: `instead` are the findings of that row.
    """

    verdict: str
    obstacles: tuple[Obstacle, ...]
    instead: tuple[Obstacle, ...] = ()


def answers_that_settle(trace: Trace) -> list[Answer]:
    """For each fact that keeps the verdict open, what each of its possible answers would leave."""
    questions = Questions(trace.plan, Definition(trace.plan))
    by_name = {fact.name: fact for fact in trace.plan.facts}
    return [
        Answer(by_name[name], cell, _verdicts(questions, trace, _with(trace.state, by_name[name].index, 1 << cell)))
        for name in trace.undecided_by
        for cell in cells_in(trace.state[by_name[name].index])
    ]


def changes(trace: Trace) -> list[Answer]:
    """The single facts that would change a certain verdict if they were otherwise, each with what it would be."""
    if not trace.certain:
        return []
    questions = Questions(trace.plan, Definition(trace.plan))
    found = []
    for fact in trace.plan.facts:
        for cell in cells_in(fact.every_cell & ~trace.state[fact.index]):
            verdicts = _verdicts(questions, trace, _with(trace.state, fact.index, 1 << cell))
            if verdicts != trace.possible:
                found.append(Answer(fact, cell, verdicts))
    return found


def why_not(trace: Trace) -> list[NotThis]:
    """For every verdict that is not possible: the row that fails least, and the findings that fail it."""
    plan = trace.plan
    found = []
    for word in plan.rulebook.verdicts:
        if any(word in verdict for verdict in trace.possible):
            continue
        ways = []
        for row in plan.rows:
            if row.verdict != word or row.condition is None:
                continue
            obstacles = [
                Obstacle(
                    plan.principles[leaf.principle].id,
                    tuple(sorted(trace.principles[leaf.principle].findings)),
                    tuple(sorted(leaf.words)),
                )
                for leaf in leaves(row.condition)
                if isinstance(leaf, FindingIn) and not trace.principles[leaf.principle].findings & leaf.words
            ]
            ways.append(tuple(obstacles))
        if ways:
            nearest = min(ways, key=len)
            found.append(NotThis(word, nearest, () if nearest else _findings_of_row(trace)))
    return found


def _findings_of_row(trace: Trace) -> tuple[Obstacle, ...]:
    """The findings that the verdict's own row asks for."""
    gave = [row.condition for row, holds in zip(trace.plan.rows, trace.rows, strict=True) if holds.must_hold]
    asked = [leaf for condition in gave for leaf in leaves(condition) if isinstance(leaf, FindingIn)]
    return tuple(
        Obstacle(
            trace.plan.principles[leaf.principle].id,
            tuple(sorted(trace.principles[leaf.principle].findings)),
            tuple(sorted(leaf.words)),
        )
        for leaf in asked
    )


def _with(state: State, fact: int, mask: int) -> State:
    return (*state[:fact], mask, *state[fact + 1 :])


def _verdicts(questions: Questions, trace: Trace, state: State) -> tuple[Verdict, ...]:
    possible = {questions.words(rows) for rows in outcomes_of(explore(questions.verdict, state))}
    order = {word: i for i, word in enumerate(dict.fromkeys(row.verdict for row in trace.plan.rows))}
    return tuple(sorted(possible, key=lambda verdict: [order[word] for word in verdict]))
