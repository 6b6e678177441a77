"""Records and a plan in, one decided record each out.

Parts are decided before wholes, so that wholes can read their parts' verdicts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from egnet.evaluate.explore import MOST_LOOKS
from egnet.evaluate.judge import judge, state_of
from egnet.evaluate.look import Definition, Way
from egnet.evaluate.questions import Questions
from egnet.evaluate.trace import Trace, Verdict
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


def decide(
    plan: Plan,
    records: Sequence[TaskRecord],
    way: Way | None = None,
    limit: int = MOST_LOOKS,
    questions: Questions | None = None,
) -> list[Decided]:
    """Every record that is not set aside, decided, in the order they came.

    `questions` are those of an earlier batch by the same plan and way: what they looked at is not looked at again.
    """
    forest = Forest(records)
    questions = questions or Questions(plan, way or Definition(plan))
    known = effective(forest, plan)
    decided: dict[str, Decided] = {}
    for record in forest.parts_first():
        if record.set_aside:
            continue
        one = known[record.id]
        parts = forest.parts(record)
        values = with_parts(plan, one.values, [(part, _possible(part, decided)) for part in parts])
        nothing_known = {name: value.unknown is not None for name, value in one.values.items()}
        trace = judge(questions, state_of(plan, values), nothing_known, limit)
        decided[record.id] = Decided(one, trace, tuple(part.id for part in parts))
    return [decided[record.id] for record in records if record.id in decided]


Possible = tuple[Verdict, ...] | None
"""The possible verdicts of a part, or `None` for one that is set aside: it may be anything."""


def with_parts(
    plan: Plan, values: Mapping[str, Value], parts: Sequence[tuple[TaskRecord, Possible]]
) -> dict[str, Value]:
    """The values of a record together with what the plan counts of the verdicts of its direct parts."""
    counted = dict(values)
    for fact in plan.facts:
        if fact.parts is not None:
            cut = fact.parts.cut
            counted[fact.name] = _count(fact.parts, [possible for p, possible in parts if cut is None or p.cut == cut])
    return counted


def _possible(part: TaskRecord, decided: dict[str, Decided]) -> Possible:
    """The possible verdicts of a part, or `None` for one that is set aside."""
    return decided[part.id].trace.possible if part.id in decided else None


def _count(test: PartsTest, parts: Sequence[Possible]) -> Value:
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
