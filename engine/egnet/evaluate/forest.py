"""Records and a plan in, one decided record each out.

Parts are decided before wholes, so that wholes can read their parts' verdicts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from egnet.evaluate.explore import MOST_LOOKS
from egnet.evaluate.judge import judge, state_of
from egnet.evaluate.look import Definition, Way
from egnet.evaluate.questions import Questions
from egnet.evaluate.trace import Trace
from egnet.plan.plan import Plan
from egnet.records.record import TaskRecord
from egnet.records.whole import Effective, Forest, effective
from egnet.rulebook.condition import Measure, PartsTest
from egnet.values.interval import Interval
from egnet.values.value import NOT_RELEVANT, Value


@dataclass(frozen=True)
class Decided:
    """One record with what was found of it. `parts` are the ids of its direct parts."""

    effective: Effective
    trace: Trace
    parts: tuple[str, ...]

    @property
    def record(self) -> TaskRecord:
        return self.effective.record


def decide(plan: Plan, records: Sequence[TaskRecord], way: Way | None = None, limit: int = MOST_LOOKS) -> list[Decided]:
    """Every record that is not set aside, decided, in the order they came."""
    forest = Forest(records)
    questions = Questions(plan, way or Definition(plan))
    known = effective(forest, plan)
    decided: dict[str, Decided] = {}
    for record in forest.parts_first():
        if record.set_aside:
            continue
        one = known[record.id]
        parts = forest.parts(record)
        values = dict(one.values)
        for fact in plan.facts:
            if fact.parts is not None:
                counted = [p for p in parts if fact.parts.cut is None or p.cut == fact.parts.cut]
                values[fact.name] = _count(fact.parts, [_possible(p, decided) for p in counted])
        nothing_known = {name: value.unknown is not None for name, value in one.values.items()}
        trace = judge(questions, state_of(plan, values), nothing_known, limit)
        decided[record.id] = Decided(one, trace, tuple(part.id for part in parts))
    return [decided[record.id] for record in records if record.id in decided]


def _possible(part: TaskRecord, decided: dict[str, Decided]) -> tuple[tuple[str, ...], ...] | None:
    """The possible verdicts of a part, or `None` for one that is set aside."""
    return decided[part.id].trace.possible if part.id in decided else None


def _count(test: PartsTest, parts: Sequence[tuple[tuple[str, ...], ...] | None]) -> Value:
    """How many parts, or which share of them, have one of the verdicts: at least and at most."""
    if not parts:
        return NOT_RELEVANT
    certain = possible = 0
    for verdicts in parts:
        hits = [] if verdicts is None else [bool(test.verdicts.intersection(verdict)) for verdict in verdicts]
        certain += bool(hits) and all(hits)
        possible += verdicts is None or any(hits)
    whole = len(parts) if test.measure is Measure.SHARE else 1
    return Value((Interval(Fraction(certain, whole), Fraction(possible, whole)),))
