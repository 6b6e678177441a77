"""A record supposed to be otherwise: its verdict if some of its facts had other values.

A decided record and the others of its run come in; out go the verdicts possible under a supposition. Always holds:
they are those that a run would give with these values stated on the record. Parts inherit what they do not state, and
the record counts them with the verdicts they would have; what is calculated is calculated again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from egnet.evaluate.explore import explore, outcomes_of
from egnet.evaluate.forest import Decided, with_parts
from egnet.evaluate.judge import state_of
from egnet.evaluate.look import State
from egnet.evaluate.trace import Verdict
from egnet.explain.verdicts import supposing, verdict_function, verdicts_under
from egnet.plan.plan import PlanFact
from egnet.records.whole import derived_anew
from egnet.values.value import Choice, Value, chosen

Supposed = Mapping[str, Choice]
"""Facts by name, each with the one value it is supposed to have."""


class Supposition:
    """What would be decided of one record if it were otherwise.

    `others` are all decided records of the run. Without them, or where a part is set aside, the parts cannot be decided
    again, and what they inherit cannot be supposed.
    """

    def __init__(self, decided: Decided, others: Sequence[Decided] = ()) -> None:
        self.decided = decided
        self.plan = decided.trace.plan
        self._function = verdict_function(self.plan)
        self._facts = {fact.name: fact for fact in self.plan.facts}
        self._counts_parts = any(f.parts is not None and f.index in self._function.reads for f in self.plan.facts)
        self._by_id = {one.record.id: one for one in (*others, decided)}
        self._redecidable = all(id_ in self._by_id for id_ in self._ids_below(decided))
        self._known: dict[object, frozenset[Verdict]] = {}

    def can_suppose(self, name: str) -> bool:
        """Whether what follows from another value of this fact can be found out."""
        return self._redecidable or not (self._counts_parts and self.plan.rulebook.facts[name].inherited)

    def verdicts(self, supposed: Supposed) -> frozenset[Verdict]:
        """Every verdict that is possible if these facts have these values, all else as it is known."""
        return self._verdicts(self.decided, supposed)

    def _verdicts(self, one: Decided, supposed: Supposed) -> frozenset[Verdict]:
        if not supposed:
            return frozenset(one.trace.possible)
        key = (one.record.id, frozenset(supposed.items()))
        if key not in self._known:
            self._known[key] = self._in_state(self._counting(one, supposed, self._state(one, supposed)))
        return self._known[key]

    def _in_state(self, state: State) -> frozenset[Verdict]:
        if self._function.exact:
            return verdicts_under(self._function.diagram, state)
        questions = self._function.questions
        return frozenset(questions.words(rows) for rows in outcomes_of(explore(questions.verdict, state)))

    # -- the record's own facts ----------------------------------------------------------------------------------------

    def _state(self, one: Decided, supposed: Supposed) -> State:
        """The record's state with its facts as supposed, and calculated facts calculated from them."""
        values = {name: chosen(choice) for name, choice in supposed.items()}
        state = one.trace.state
        if self.plan.derived:
            calculated = state_of(self.plan, derived_anew(self.plan, {**one.effective.values, **values}))
            state = tuple(state[f.index] if f.parts is not None else calculated[f.index] for f in self.plan.facts)
        return self._with(state, values)

    def _with(self, state: State, values: Mapping[str, Value]) -> State:
        for name, value in values.items():
            if name in self._facts:
                state = supposing(state, self._facts[name].index, _mask(self._facts[name], value))
        return state

    # -- its parts -----------------------------------------------------------------------------------------------------

    def _counting(self, one: Decided, supposed: Supposed, state: State) -> State:
        """The state with the parts counted by the verdicts that they would have."""
        facts = self.plan.rulebook.facts
        passed_on = {name: choice for name, choice in supposed.items() if facts[name].inherited}
        if not passed_on or not one.parts or not self._redecidable:
            return state
        parts = []
        for part in (self._by_id[id_] for id_ in one.parts):
            inherited = {name: choice for name, choice in passed_on.items() if name not in part.record.figures}
            parts.append((part.record, tuple(self._verdicts(part, inherited))))
        return self._with(state, with_parts(self.plan, {}, parts))

    def _ids_below(self, one: Decided) -> Iterator[str]:
        for id_ in one.parts:
            yield id_
            if id_ in self._by_id:
                yield from self._ids_below(self._by_id[id_])


def _mask(fact: PlanFact, value: Value) -> int:
    """The cells that a value meets."""
    return sum(1 << i for i, cell in enumerate(fact.cells) if cell.choice_within(value) is not None)
