"""The questions that evaluation puts to the driver: a principle's finding, the verdict, a consequence.

Each question looks at a state through one way of evaluating and says whether that settles it, or which fact to split.
Facts are split in the plan's order, so that the diagrams are ordered.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from egnet.evaluate.explore import Diagram, Open, explore, is_exact
from egnet.evaluate.look import Looked, PrincipleLook, Rows, State, Way, possible_rows, truth_of
from egnet.evaluate.remembered import Remembered
from egnet.evaluate.trace import PrincipleTrace
from egnet.plan.plan import (
    Atom,
    Every,
    FindingIn,
    Negated,
    NothingKnown,
    Plan,
    PlanCondition,
    PlanPrinciple,
    RuleGroup,
    Some,
    VerdictIn,
    leaves,
)
from egnet.rulebook.rulebook import Hit
from egnet.values.truth import Truth


@dataclass(frozen=True, slots=True)
class _View:
    """What one look at a whole state shows."""

    looks: Sequence[PrincipleLook]
    findings: Sequence[frozenset[str]]
    rows: tuple[Truth, ...]
    possible: frozenset[Rows]
    verdicts: frozenset[tuple[str, ...]]


class Questions:
    """Questions about one plan, answered by one way; looks are remembered from record to record.

    With `without`, as if the rule of that id were not there; with `supposing`, as if principles (by index) had these
    findings.
    """

    def __init__(
        self,
        plan: Plan,
        way: Way,
        *,
        without: str | None = None,
        supposing: Mapping[int, frozenset[str]] | None = None,
        base: Questions | None = None,
    ) -> None:
        self.plan = plan
        self.way = way
        self.without = without
        self.supposing = supposing or {}
        self._base = base
        self._looks: Remembered[Hashable, PrincipleLook] = Remembered()
        self._rows: Remembered[Hashable, tuple[Truth, ...]] = Remembered() if base is None else base._rows
        self._open: Remembered[Hashable, frozenset[int]] = Remembered()
        self._views: Remembered[State, _View] = Remembered()
        self._diagrams: Remembered[Hashable, Diagram[Rows]] = Remembered()
        self.traced: Remembered[Hashable, PrincipleTrace] = Remembered()
        self._variants: dict[Hashable, Questions] = {}

    def but(
        self, principle: PlanPrinciple, *, without: str | None = None, supposing: frozenset[str] | None = None
    ) -> Questions:
        """The same questions but for one principle: without a rule of it, or supposing its findings."""
        key = (principle.index, without, supposing)
        if key not in self._variants:
            findings = {} if supposing is None else {principle.index: supposing}
            self._variants[key] = Questions(self.plan, self.way, without=without, supposing=findings, base=self)
        return self._variants[key]

    def look(self, principle: PlanPrinciple, state: State) -> PrincipleLook:
        """One look at one principle."""
        if self._base is not None and not any(principle is changed for changed in self._changed):
            return self._base.look(principle, state)
        key = (principle.index, tuple([state[fact] for fact in principle.all_facts]))
        return self._looks.of(key, lambda: self._looked(principle, state))

    def _looked(self, principle: PlanPrinciple, state: State) -> PrincipleLook:
        look = self.way.principle(principle, self.conditions(principle, state))
        return PrincipleLook(look.fires, self.supposing.get(principle.index, look.findings))

    @cached_property
    def _changed(self) -> list[PlanPrinciple]:
        """The principles of which something else is asked than in the questions this one starts from."""
        return [
            principle
            for principle in self.plan.principles
            if principle.index in self.supposing or any(rule.id == self.without for rule in principle.rules)
        ]

    def is_asked(self, principle: PlanPrinciple) -> bool:
        """Whether any row of the verdict table asks for the principle's finding."""
        return principle.index in self._row_principles

    def conditions(self, principle: PlanPrinciple, state: State) -> tuple[Truth, ...]:
        """What the condition of each rule may be."""
        looked = Looked(state)
        return tuple(
            Truth.FALSE if rule.id == self.without else truth_of(rule.condition, looked) for rule in principle.rules
        )

    def group(
        self, principle: PlanPrinciple, group: RuleGroup, state: State
    ) -> frozenset[PrincipleLook] | Open[PrincipleLook]:
        """Which rules of a group fire, and for the first group what the principle finds."""
        look = self.look(principle, state)
        if all(look.fires[rule].is_certain for rule in group.rules):
            return frozenset({look})
        open_facts = self._open_facts(principle, group, state)
        return Open(min(open_facts), frozenset({look}), tuple(state[fact] for fact in group.facts))

    def verdict(self, state: State) -> frozenset[Rows] | Open[Rows]:
        """Which rows give the verdict."""
        view = self._view(state)
        if len(view.possible) == 1:
            return view.possible
        open_facts = self._open_in(self._undecided_rows(view.rows), Looked(state, view.findings), view.looks)
        if not open_facts:
            return self._rows_under_conflict(view.looks, state)
        return Open(min(open_facts), view.possible, self._key(state, view.looks))

    def rows(self, state: State, limit: int) -> Diagram[Rows]:
        """The decision diagram of which rows give the verdict; records that look the same to it share one."""
        key = self._key(state, self._view(state).looks)
        diagram = self._diagrams.get(key)
        if diagram is None:
            diagram = explore(self.verdict, state, limit)
            if is_exact(diagram):
                self._diagrams.keep(key, diagram)
        return diagram

    def holds(
        self, condition: PlanCondition, nothing_known: Mapping[str, bool], state: State
    ) -> frozenset[bool] | Open[bool]:
        """Whether a condition over facts, findings and verdict is true."""
        view = self._view(state)
        looks = view.looks
        looked = Looked(state, view.findings, view.verdicts, nothing_known)
        holds = truth_of(condition, looked)
        if holds.must_hold:
            return frozenset({True})
        if not holds.may_hold:
            return frozenset({False})
        open_facts = self._open_in([condition], looked, looks)
        if len(view.possible) > 1 and any(isinstance(leaf, VerdictIn) for leaf in _unsettled_leaves(condition, looked)):
            open_facts |= self._open_in(self._undecided_rows(view.rows), looked, looks)
        if not open_facts:
            return self._holds_under_conflict(condition, nothing_known, looks, state)
        key = (self._key(state, looks, condition), tuple([state[i] for i in self._facts_in(condition)]))
        return Open(min(open_facts), frozenset({True, False}), key)

    def words(self, rows: Rows) -> tuple[str, ...]:
        """The verdict that these rows give: one word, or with `hit: collect` several in the table's order."""
        return tuple(dict.fromkeys(self.plan.rows[i].verdict for i in rows))

    def _rows_of(self, findings: Sequence[frozenset[str]], state: State) -> tuple[Truth, ...]:
        key = (tuple(findings), tuple(state[fact] for fact in self._row_facts))
        return self._rows.of(key, lambda: self.way.rows(findings, state))

    def _view(self, state: State) -> _View:
        return self._views.of(state, lambda: self._viewed(state))

    def _viewed(self, state: State) -> _View:
        if self._base is None:
            looks = [self.look(principle, state) for principle in self.plan.principles]
        else:
            looks = list(self._base._view(state).looks)
            for principle in self._changed:
                looks[principle.index] = self.look(principle, state)
        findings = [look.findings for look in looks]
        rows = self._rows_of(findings, state)
        possible = possible_rows(self.plan.rulebook.hit, rows)
        return _View(looks, findings, rows, possible, frozenset(self.words(chosen) for chosen in possible))

    def _open_facts(self, principle: PlanPrinciple, group: RuleGroup, state: State) -> frozenset[int]:
        key = (principle.index, group.rules, tuple([state[fact] for fact in principle.all_facts]))

        def found() -> frozenset[int]:
            conditions = self.conditions(principle, state)
            unsettled = [principle.rules[i].condition for i in group.rules if not _settled(conditions[i])]
            return frozenset(_unsettled_atoms(unsettled, state))

        return self._open.of(key, found)

    def _open_in(self, conditions: Iterable[PlanCondition], looked: Looked, looks: Sequence[PrincipleLook]) -> set[int]:
        facts = set()
        for leaf in (leaf for condition in conditions for leaf in _unsettled_leaves(condition, looked)):
            if isinstance(leaf, Atom):
                facts.add(leaf.fact)
            elif isinstance(leaf, FindingIn) and len(looks[leaf.principle].findings) > 1:
                principle = self.plan.principles[leaf.principle]
                facts |= self._open_facts(principle, principle.groups[0], looked.state)
        return facts

    def _undecided_rows(self, rows: Sequence[Truth]) -> list[PlanCondition]:
        undecided = []
        for row, holds in zip(self.plan.rows, rows, strict=False):
            if holds.may_hold and not holds.must_hold and row.condition is not None:
                undecided.append(row.condition)
            if holds.must_hold and self.plan.rulebook.hit is Hit.FIRST:
                break
        return undecided

    def _rows_under_conflict(self, looks: Sequence[PrincipleLook], state: State) -> frozenset[Rows]:
        return frozenset(
            rows
            for findings in self._each_finding(looks, state)
            for rows in possible_rows(self.plan.rulebook.hit, self._rows_of(findings, state))
        )

    def _holds_under_conflict(
        self,
        condition: PlanCondition,
        nothing_known: Mapping[str, bool],
        looks: Sequence[PrincipleLook],
        state: State,
    ) -> frozenset[bool]:
        holds = set()
        for findings in self._each_finding(looks, state):
            possible = possible_rows(self.plan.rulebook.hit, self._rows_of(findings, state))
            verdicts = frozenset(self.words(rows) for rows in possible)
            holds.add(truth_of(condition, Looked(state, findings, verdicts, nothing_known)).must_hold)
        return frozenset(holds)

    def _each_finding(self, looks: Sequence[PrincipleLook], state: State) -> Iterator[Sequence[frozenset[str]]]:
        """Rules disagree under this choice: each of their findings in turn.

        A principle that is still open is left so: were it to make a difference, there would be a fact to split.
        """
        return product(
            *(
                [look.findings]
                if self._open_facts(principle, principle.groups[0], state)
                else [frozenset({finding}) for finding in sorted(look.findings)]
                for principle, look in zip(self.plan.principles, looks, strict=True)
            )
        )

    def _key(self, state: State, looks: Sequence[PrincipleLook], condition: PlanCondition | None = None) -> Hashable:
        """States with one key have one diagram of the rows, and of a condition over them.

        A principle with a single finding is that finding and no more; one that nobody asks for is nothing at all.
        """
        asked = self._row_principles if condition is None else self._row_principles | _principles_in(condition)
        residue = (
            look.findings if len(look.findings) == 1 else tuple([state[fact] for fact in principle.facts])
            for principle, look in zip(self.plan.principles, looks, strict=True)
            if principle.index in asked
        )
        return (tuple(residue), tuple([state[i] for i in self._row_facts]))

    @cached_property
    def _row_principles(self) -> frozenset[int]:
        return frozenset().union(*(_principles_in(row.condition) for row in self.plan.rows))

    @cached_property
    def _row_facts(self) -> tuple[int, ...]:
        return tuple(sorted({i for row in self.plan.rows for i in self._facts_in(row.condition)}))

    def _facts_in(self, condition: PlanCondition | None) -> list[int]:
        return [leaf.fact for leaf in leaves(condition) if isinstance(leaf, Atom)]


def _principles_in(condition: PlanCondition | None) -> frozenset[int]:
    return frozenset(leaf.principle for leaf in leaves(condition) if isinstance(leaf, FindingIn))


def _settled(holds: Truth) -> bool:
    return holds.must_hold or not holds.may_hold


def _unsettled_leaves(
    condition: PlanCondition, looked: Looked
) -> Iterator[Atom | FindingIn | VerdictIn | NothingKnown]:
    """The open tests of a condition that can still matter: none within a part of it that is settled already."""
    if truth_of(condition, looked).is_certain:
        return
    match condition:
        case Every(operands) | Some(operands):
            for operand in operands:
                yield from _unsettled_leaves(operand, looked)
        case Negated(operand):
            yield from _unsettled_leaves(operand, looked)
        case _:
            yield condition


def _unsettled_atoms(conditions: Iterable[PlanCondition], state: State) -> set[int]:
    return {
        leaf.fact
        for condition in conditions
        for leaf in leaves(condition)
        if isinstance(leaf, Atom) and not leaf.under(state[leaf.fact]).is_certain
    }
