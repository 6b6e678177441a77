"""Where a verdict can turn as one parameter moves: the finitely many values at which a comparison comes out otherwise.

A plan, the name of a parameter and the values of a record come in; the turning points of that record go out. Between two
neighbouring points every end of every value keeps its side of every threshold, and thresholds keep their order, so that
nothing can change. Points where nothing does change may be among them. Thresholds and calculated facts are followed as
quotients of polynomials in the parameter, so that the points are exact.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from egnet.language import ast
from egnet.plan.fold import name_of
from egnet.plan.plan import Plan, PlanFact
from egnet.rulebook.condition import FactTest, FindingTest, Measure, PartsTest, leaves
from egnet.values.arithmetic import calculate
from egnet.values.domain import Kind
from egnet.values.rational import UNKNOWN, Quotient, Root, constant
from egnet.values.value import Value

Ends = frozenset[Quotient]
"""Functions of the parameter of which an end is always one: several where `min` or a sign decides which."""

_ZERO = constant(0)


@dataclass(frozen=True)
class Turning:
    """The turning points of one record. Not `exact` where a verdict may turn at more points than can be listed.

    That takes a whole-number fact that is held for equal to something that is not always a whole number.
    """

    points: frozenset[Root]
    exact: bool


@dataclass(frozen=True, slots=True)
class _Sides:
    """Whether tests tell a threshold from what is above it, and from what is below."""

    above: bool
    below: bool

    def __or__(self, other: _Sides) -> _Sides:
        return _Sides(self.above or other.above, self.below or other.below)


_BOTH, _FROM_ABOVE, _FROM_BELOW = _Sides(True, True), _Sides(True, False), _Sides(False, True)
_SIDES = {"=": _BOTH, "!=": _BOTH, "<=": _FROM_ABOVE, ">": _FROM_ABOVE, "<": _FROM_BELOW, ">=": _FROM_BELOW}


class TurningPoints:
    """What one parameter can turn under one plan."""

    def __init__(self, plan: Plan, parameter: str) -> None:
        self.plan = plan
        self.parameter = parameter
        self._whole = plan.rulebook.parameters[parameter].kind is Kind.INTEGER
        self._facts = {fact.name: fact for fact in plan.facts}
        self.moving_facts = _moving_facts(plan, parameter)
        self._divisors: set[Quotient] = set()
        self._thresholds = self._read_thresholds(_leaves_that_decide(plan))
        self._read_thresholds(_all_leaves(plan))
        self.divided_by_zero = frozenset(root for divisor in self._divisors for root in divisor.zeros())

    @property
    def decides(self) -> bool:
        """Whether any verdict looks at the parameter."""
        return bool(self._thresholds)

    @property
    def facts(self) -> frozenset[str]:
        """The facts whose tests can come out otherwise as the parameter moves."""
        return frozenset(self._thresholds)

    @property
    def calculates(self) -> bool:
        """Whether the value of a calculated fact depends on the parameter."""
        return bool(self.moving_facts)

    def moves(self, expression: ast.Expression) -> bool:
        """Whether the value of an expression depends on the parameter."""
        names = (name.name for name in ast.names_in(expression))
        return any(name == self.parameter or name in self.moving_facts for name in names)

    def of(self, values: Mapping[str, Value], parts: Mapping[str, int]) -> Turning:
        """The turning points of a record; `parts` says how many parts each composition test counts among."""
        functions: set[Quotient] = set()
        exact = True
        for name, thresholds in self._thresholds.items():
            fact = self._facts[name]
            calculation = _Calculation(self, values)
            ends = _counted(fact, parts[name]) if fact.parts is not None else calculation.of_fact(name)
            functions |= calculation.signs
            functions |= self._meetings(fact, thresholds, ends)
            exact = exact and calculation.exact and self._listable(fact, thresholds)
        found = (root for function in functions for root in function.zeros())
        return Turning(self.divided_by_zero.union(found), exact)

    def _meetings(self, fact: PlanFact, held_against: Iterable[Quotient], ends: Ends) -> set[Quotient]:
        """Differences that are zero where two ends of this fact meet, at least one of which moves.

        Between two thresholds on whole numbers there may be room for none, so that their neighbours count as well.
        """
        whole = fact.domain.kind is Kind.INTEGER
        beside = {near for end in held_against for near in (_beside(end) if whole else (end,))}
        return {a - b for a in held_against if a.constant is None for b in beside | ends if a != b} | {
            a - b for a in ends if a.constant is None for b in held_against if b.constant is not None
        }

    def _listable(self, fact: PlanFact, thresholds: Mapping[Quotient, _Sides]) -> bool:
        """Whether a whole-number fact has so few turning points that they can be listed."""
        if fact.domain.kind is not Kind.INTEGER:
            return True
        loose = [sides for end, sides in thresholds.items() if self.is_loose(end)]
        return len(loose) <= 1 and _BOTH not in loose

    def is_loose(self, end: Quotient) -> bool:
        """Whether an end moves and may then be no whole number."""
        return end.constant is None and not (self._whole and end.is_whole)

    # -- thresholds ----------------------------------------------------------------------------------------------------

    def _read_thresholds(self, leaves: Iterable[FactTest | PartsTest]) -> dict[str, dict[Quotient, _Sides]]:
        """By fact, what it is held against: the facts that can turn, because a threshold moves or the fact does."""
        found: dict[str, dict[Quotient, _Sides]] = {}
        for leaf in leaves:
            thresholds = found.setdefault(name_of(leaf), {})
            for ends, sides in (one for test in leaf.tests for one in self._of_test(test, leaf)):
                thresholds |= {end: sides | thresholds.get(end, sides) for end in ends}
        return {
            name: thresholds
            for name, thresholds in found.items()
            if name in self.moving_facts or any(end.constant is None for end in thresholds)
        }

    def _of_test(self, test: ast.UnaryTest, leaf: FactTest | PartsTest) -> list[tuple[Ends, _Sides]]:
        match test:
            case ast.Special():
                return []
            case ast.Not(tests):
                return [one for inner in tests for one in self._of_test(inner, leaf)]
            case ast.Phrase(text):
                names = self._facts[name_of(leaf)].domain.names if isinstance(leaf, FactTest) else {}
                if text in names:
                    return [(_ends_of(names[text]), _BOTH)]
                return [(self._constant(ast.Name(text, 0, 0)), _BOTH)] if text in self.plan.parameters else []
            case ast.Figure(expression):
                return [(self._constant(expression), _BOTH)]
            case ast.Range(low, high, low_closed, high_closed):
                return [
                    (self._constant(low), _FROM_BELOW if low_closed else _FROM_ABOVE),
                    (self._constant(high), _FROM_ABOVE if high_closed else _FROM_BELOW),
                ]
            case ast.Compared(operator, expression):
                return [(self._constant(expression), _SIDES[operator])]

    def _constant(self, expression: ast.Expression) -> Ends:
        calculation = _Calculation(self, {})
        ends = calculation.of(expression)
        self._divisors |= calculation.divisors
        return ends


class _Calculation:
    """Ends of calculated values. `signs` are what turns the calculation where it is zero, `divisors` some of them."""

    def __init__(self, turning: TurningPoints, values: Mapping[str, Value]) -> None:
        self.turning = turning
        self.plan = turning.plan
        self.values = values
        self.signs: set[Quotient] = set()
        self.divisors: set[Quotient] = set()
        self.exact = True

    def of_fact(self, name: str) -> Ends:
        """Every end of a fact's value, stated or calculated."""
        if name not in self.turning.moving_facts:
            return _ends_of(self.values[name])
        ends = self.of(self.plan.derived[name])
        fact = self.plan.rulebook.facts.get(name)
        if fact is None:
            return ends
        # What lies outside the domain is cut off, and what lies outside altogether becomes the whole domain.
        bounds = frozenset(constant(end) for end in (fact.domain.range.low, fact.domain.range.high) if end is not None)
        self._sign(a - b for a in ends for b in bounds)
        if fact.kind is Kind.INTEGER and any(self.turning.is_loose(end) for end in ends):
            self.exact = False
        return ends | bounds

    def of(self, expression: ast.Expression) -> Ends:
        """Every end of an expression."""
        if not self.turning.moves(expression):
            return _ends_of(calculate(expression, self.values, self.plan.parameters))
        match expression:
            case ast.Number(exact):
                return frozenset({constant(exact)})
            case ast.Name(name):
                return frozenset({UNKNOWN}) if name == self.turning.parameter else self.of_fact(name)
            case ast.Negative(operand):
                return frozenset(-end for end in self.of(operand))
            case ast.Arithmetic(operator, left, right):
                return self._combined(operator, self.of(left), self.of(right))
            case ast.Call("sum", arguments):
                # What is not relevant is skipped: it counts as nothing.
                added = frozenset({_ZERO})
                for argument in arguments:
                    ends = self.of(argument)
                    self._sign(ends)
                    added = frozenset(a + b for a, b in product(added, ends | {_ZERO}))
                return added
            case ast.Call(_, arguments):
                return frozenset(end for argument in arguments for end in self.of(argument))

    def _combined(self, operator: str, left: Ends, right: Ends) -> Ends:
        match operator:
            case "+":
                return frozenset(a + b for a, b in product(left, right))
            case "-":
                return frozenset(a - b for a, b in product(left, right))
            case "*":
                self._sign(left | right)
                return frozenset(a * b for a, b in product(left, right)) | {_ZERO}
            case _:
                self._sign(left | right)
                self.divisors |= {end for end in right if end.constant is None}
                return frozenset(a / b for a, b in product(left, right) if b != _ZERO) | {_ZERO}

    def _sign(self, ends: Iterable[Quotient]) -> None:
        self.signs |= {end for end in ends if end.constant is None}


def _moving_facts(plan: Plan, parameter: str) -> frozenset[str]:
    """The calculated facts whose value depends on the parameter, also by way of others."""
    moving: set[str] = set()
    while more := {
        name
        for name, expression in plan.derived.items()
        if name not in moving and any(n.name == parameter or n.name in moving for n in ast.names_in(expression))
    }:
        moving |= more
    return frozenset(moving)


def _leaves_that_decide(plan: Plan) -> list[FactTest | PartsTest]:
    """The tests that a verdict can depend on: of the rows, and of the principles that rows look at."""
    of_rows = [leaf for row in plan.rows for leaf in leaves(row.row.when)]
    principles = {leaf.principle for leaf in of_rows if isinstance(leaf, FindingTest)}
    of_rules = [
        leaf
        for principle in plan.principles
        if principle.id in principles
        for rule in principle.rules
        for leaf in leaves(rule.rule.when)
    ]
    return [leaf for leaf in (*of_rules, *of_rows) if isinstance(leaf, FactTest | PartsTest)]


def _all_leaves(plan: Plan) -> list[FactTest | PartsTest]:
    conditions = [rule.rule.when for principle in plan.principles for rule in principle.rules]
    conditions += [row.row.when for row in plan.rows if row.row.when is not None]
    conditions += [outcome.source.when for outcome in (*plan.consequences, *plan.schedule)]
    found = [leaf for condition in conditions for leaf in leaves(condition)]
    return [leaf for leaf in found if isinstance(leaf, FactTest | PartsTest)]


def _ends_of(value: Value) -> Ends:
    ends = (end for interval in value.numbers for end in (interval.low, interval.high))
    return frozenset(constant(end) for end in ends if end is not None)


def _counted(fact: PlanFact, parts: int) -> Ends:
    """Every number that a count of parts, or a share of them, can be."""
    assert fact.parts is not None
    whole = max(parts, 1) if fact.parts.measure is Measure.SHARE else 1
    return frozenset(constant(Fraction(count, whole)) for count in range(parts + 1))


def _beside(end: Quotient) -> Iterable[Quotient]:
    """A number and the whole numbers on either side, between which no whole number lies."""
    number = end.constant
    if number is None:
        return (end - constant(1), end, end + constant(1))
    first, last = math.floor(number), math.ceil(number)
    return tuple(constant(n) for n in (first - 1, first, number, last, last + 1))
