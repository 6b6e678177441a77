"""A principle that looks at many facts, found rule by rule.

Each rule fires as a function of its own facts and those of the rules that may override it: few, so that it is looked up
at once. The rules are then joined one by one; what is kept of those before is the findings that certainly hold and, of
rules that fire under some choices, their findings and under which. That is all that the findings depend on.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import partial

from egnet.columnar.coding import Coding
from egnet.columnar.distinct import Distinct, shape_of
from egnet.columnar.lookup import Lookup
from egnet.columnar.stages import Coded, Row
from egnet.evaluate.explore import explore, outcomes_of, relabelled
from egnet.evaluate.questions import Questions
from egnet.plan.fold import group_of
from egnet.plan.plan import PlanPrinciple, RuleGroup
from egnet.values.truth import Truth, union


@dataclass(frozen=True)
class Fires:
    """Whether one rule fires; `shape` says under which choices."""

    fires: Truth
    shape: Hashable


@dataclass(frozen=True)
class Heard:
    """What some rules say together."""

    certain: frozenset[str] = frozenset()
    open: frozenset[tuple[str, Hashable]] = frozenset()

    def and_then(self, finding: str, rule: Fires) -> Heard:
        """What they say together with one more rule."""
        if finding in self.certain or not rule.fires.may_hold:
            return self
        if rule.fires.must_hold:
            still_open = frozenset(one for one in self.open if one[0] != finding)
            return Heard(self.certain | {finding}, still_open)
        return Heard(self.certain, self.open | {(finding, rule.shape)})


class Folding:
    """The stages that join a principle's rules, and the columns that hold what came of it."""

    def __init__(self, questions: Questions, principle: PlanPrinciple, codings: Sequence[Coding], limit: int) -> None:
        self.questions = questions
        self.principle = principle
        self.codings = codings
        self.limit = limit
        self.stages: list[Lookup] = []
        self.last: list[Coded] = []
        self._fires: dict[int, Distinct[Fires]] = {}
        self._heard: dict[int, Distinct[Heard]] = {}
        before: int | None = None
        for index, rule in enumerate(principle.rules):
            if rule.finding is not None:
                before = self._join(index, rule.finding, before)

    def _join(self, index: int, finding: str, before: int | None) -> int:
        rule_column, column = self._column("fyrer", index), self._column("hørt", index)
        previous = None if before is None else self._column("hørt", before)
        group = self._group(index)
        fires = self._fires[index] = Distinct()
        heard = self._heard[index] = Distinct()
        heard_before = None if before is None else self._heard[before]

        def look(row: Row) -> tuple[int]:
            one = self._rule(index, group, row)
            return (fires.number(one, one),)

        def join(row: Row) -> tuple[int]:
            so_far = Heard() if heard_before is None else heard_before.all[row[str(previous)]]
            both = so_far.and_then(finding, fires.all[row[rule_column]])
            return (heard.number(both, both),)

        self.stages.append(Lookup([self.codings[fact] for fact in group.facts], (rule_column,), look))
        by: list[Coded] = [*self.last, self.stages[-1].into[0]]
        self.stages.append(Lookup(by, (column,), join))
        self.last = [self.stages[-1].into[0]]
        return index

    def _column(self, kind: str, index: int) -> str:
        return f"{kind}{self.principle.index}.{index}"

    def _group(self, index: int) -> RuleGroup:
        rules = self.principle.rules
        return group_of([index], [rule.overridden_by for rule in rules], [rule.condition for rule in rules])

    def _rule(self, index: int, group: RuleGroup, row: Row) -> Fires:
        state = tuple(coding.masks[row[coding.name]] for coding in self.codings)
        looks = explore(partial(self.questions.group, self.principle, group), state, self.limit)
        fires = relabelled(looks, lambda look: look.fires[index])
        return Fires(union(look.fires[index] for look in outcomes_of(looks)), shape_of(fires))
