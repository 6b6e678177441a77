"""An interview about one task: the plan in, the next question out, answers in, until the verdict is certain.

It asks only for facts on which the verdict still depends, first for the one that leaves the fewest verdicts possible.
Answers narrow what is known and are never taken back. Where durable-rules is installed each answer is told to an open
session of the chaining way as it arrives; the definition gives the same answers without it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from egnet.evaluate.explore import cells_in, outcomes_given
from egnet.evaluate.forest import Decided, decide
from egnet.evaluate.look import Way, possible_rows
from egnet.evaluate.trace import Verdict
from egnet.language import ast
from egnet.plan.plan import Plan, PlanFact
from egnet.records.record import Figure, TaskRecord
from egnet.rulebook.rulebook import Fact, Source
from egnet.values.value import Unknown
from egnet.values.written import read_value

if TYPE_CHECKING:
    from egnet.chaining import Session

DONT_KNOW = "ved ikke"


@dataclass(frozen=True)
class Question:
    """A fact to ask for. `about` is what its answer feeds (itself, or a calculated fact); `effects` pairs each answer
    that makes a difference (a cell of `about`) with the verdicts it would leave."""

    fact: Fact
    about: PlanFact
    effects: tuple[tuple[int, tuple[Verdict, ...]], ...]


class Interview:
    """One task, answered for so far. Close it, or use it in a `with` statement."""

    def __init__(self, plan: Plan, way: Way | None = None, source: str = "interview") -> None:
        self.plan = plan
        self.source = Source(source, "svar")
        self._way = way
        self._session: Session | None = _session(way)
        self._record = TaskRecord("opgave", "Opgave", "", {}, None)
        self._passed: set[str] = set()
        self._decided = self._decide()

    @property
    def decided(self) -> Decided:
        """The task as far as it is known."""
        return self._decided

    @property
    def possible(self) -> tuple[Verdict, ...]:
        """The verdicts that are still possible."""
        return self._decided.trace.possible

    def question(self) -> Question | None:
        """The next fact to ask for; `None` when the verdict is certain or nothing that matters can be asked for."""
        candidates = self._candidates()
        return min(candidates, key=_left_open) if candidates else None

    def answer(self, fact: str, text: str) -> None:
        """Take an answer in: a value as written in a record, or `ved ikke`. Raises `Unreadable`."""
        if text.strip().lower() == DONT_KNOW:
            self._passed.add(fact)
            text = Unknown.NOT_STATED.value
        domain = self.plan.rulebook.facts[fact].domain
        words = [part.strip() for part in text.strip("[] ").split(",")] if text.startswith("[") else text
        value = read_value(words, domain, danish_grouping=True)
        if value.unknown is not None:
            self._passed.add(fact)
        figures = {**self._record.figures, fact: Figure(value, text.strip(), self.source)}
        self._record = replace(self._record, figures=figures)
        self._decided = self._decide()

    def record(self, id_: str, title: str) -> TaskRecord:
        """The answers as a task record."""
        return replace(self._record, id=id_, title=title)

    def _decide(self) -> Decided:
        decided = decide(self.plan, [self._record], self._way)[0]
        if self._session is not None:
            self._session.learn(decided.trace.state)
            chained = possible_rows(self.plan.rulebook.hit, self._session.rows())
            # The open session knows no more than Kleene's look, which is never narrower than the exact answer.
            words = {tuple(dict.fromkeys(self.plan.rows[i].verdict for i in rows)) for rows in chained}
            assert set(decided.trace.possible) <= words
        return decided

    def _candidates(self) -> list[Question]:
        trace = self._decided.trace
        questions = []
        for about in self.plan.facts:
            if about.name in trace.undecided_by:
                effects = tuple(
                    (cell, tuple(sorted(outcomes_given(trace.diagram, about.index, cell))))
                    for cell in cells_in(trace.state[about.index])
                )
                questions += [Question(fact, about, effects) for fact in self._askable(about.name)]
        return questions

    def _askable(self, name: str) -> list[Fact]:
        """The stated facts behind a fact of the plan that are not settled and not passed over."""
        if name in self.plan.derived:
            return [fact for inner in ast.names_in(self.plan.derived[name]) for fact in self._askable(inner.name)]
        fact = self.plan.rulebook.facts.get(name)
        if fact is None or name in self._passed or self._decided.effective.values[name].is_certain:
            return []
        return [fact]

    def close(self) -> None:
        """Forget the session; closing twice is once."""
        if self._session is not None:
            self._session.close()

    def __enter__(self) -> Interview:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _left_open(question: Question) -> Fraction:
    """How many verdicts an answer leaves possible, on average over the answers."""
    return Fraction(sum(len(verdicts) for _, verdicts in question.effects), len(question.effects))


def _session(way: Way | None) -> Session | None:
    open_ = getattr(way, "open", None)
    return None if open_ is None else open_()
