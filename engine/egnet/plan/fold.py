"""Checked rulebook and a date in, plan out: rules in force, parameters folded to numbers, facts cut into cells."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import lru_cache

from egnet.language import ast
from egnet.plan import plan, test
from egnet.plan.cells import cut
from egnet.rulebook import condition as written
from egnet.rulebook.condition import Condition, FactTest, PartsTest, leaves
from egnet.rulebook.rulebook import Principle, Rulebook
from egnet.values.domain import SHARE_RANGE, Domain, Kind
from egnet.values.interval import Interval
from egnet.values.value import Value

_COUNT = Domain(Kind.INTEGER, Interval(Fraction(0), None), may_be_irrelevant=True)
_SHARE = Domain(Kind.SHARE, SHARE_RANGE, may_be_irrelevant=True)
_NUMBER = Domain(Kind.NUMBER, may_be_irrelevant=True)


def plan_of(rulebook: Rulebook, as_of: date, parameters: Mapping[str, Fraction] | None = None) -> plan.Plan:
    """The plan of a rulebook as of a date; with `parameters`, as if those of these names had these values instead.

    Raises ZeroDivisionError if a threshold divides by zero under such values; the rulebook's own never do.
    """
    if not parameters:
        return _plan(rulebook, as_of)
    return _supposed(rulebook, as_of, tuple(sorted(parameters.items())))


def plans_beside(one: Rulebook, other: Rulebook, as_of: date) -> tuple[plan.Plan, plan.Plan]:
    """The plans of two rulebooks with one vocabulary over one table of facts: a state of one is a state of the other."""
    foldings = (_Folding(one, as_of, {}), _Folding(other, as_of, {}))
    for folding in foldings:
        folding.collect()
    tests, parts = foldings[0].tests, foldings[0].parts
    for name, also in foldings[1].tests.items():
        tests.setdefault(name, []).extend(also)
    parts |= foldings[1].parts
    foldings[1].tests, foldings[1].parts = {name: list(of) for name, of in tests.items()}, parts
    return foldings[0].fold(), foldings[1].fold()


@lru_cache(maxsize=32)
def _plan(rulebook: Rulebook, as_of: date) -> plan.Plan:
    return _Folding(rulebook, as_of, {}).folded()


# Kept apart, so that trying many values does not push out the plans in force.
@lru_cache(maxsize=32)
def _supposed(rulebook: Rulebook, as_of: date, parameters: tuple[tuple[str, Fraction], ...]) -> plan.Plan:
    return _Folding(rulebook, as_of, dict(parameters)).folded()


class _Folding:
    """One folding: collects every test on a fact first, then cuts the fact into cells under all of them."""

    def __init__(self, rulebook: Rulebook, as_of: date, supposed: Mapping[str, Fraction]) -> None:
        self.rulebook = rulebook
        self.as_of = as_of
        self.parameters = parameters_on(rulebook, as_of) | dict(supposed)
        self.tests: dict[str, list[tuple[test.Test, ...]]] = {}
        self.parts: dict[str, PartsTest] = {}
        self.principles = [p.id for p in rulebook.principles]
        self.in_force = [self._in_force(p) for p in rulebook.principles]
        self.consequences = [c for c in rulebook.consequences if c.valid.holds(as_of)]
        self.steps = [s for s in rulebook.schedule if s.valid.holds(as_of)]

    def folded(self) -> plan.Plan:
        self.collect()
        return self.fold()

    def collect(self) -> None:
        """Note every test in force, by the fact that it looks at."""
        self._collect(rule.when for principle in self.in_force for rule in principle.rules)
        self._collect(row.when for row in self.rulebook.rows)
        self._collect(consequence.when for consequence in self.consequences)
        self._collect(step.when for step in self.steps)

    def fold(self) -> plan.Plan:
        """The plan under the tests collected."""
        rulebook = self.rulebook
        facts = self._facts()
        fold = _fold_with(facts, self)
        return plan.Plan(
            rulebook=rulebook,
            as_of=self.as_of,
            facts=tuple(facts.values()),
            derived=dict(rulebook.derived),
            parameters=self.parameters,
            principles=tuple(
                _principle(i, p, tuple(fold(r.when) for r in p.rules)) for i, p in enumerate(self.in_force)
            ),
            rows=tuple(plan.PlanRow(r, None if r.when is None else fold(r.when)) for r in rulebook.rows),
            consequences=tuple(plan.PlanOutcome(c, fold(c.when)) for c in self.consequences),
            schedule=tuple(plan.PlanOutcome(s, fold(s.when)) for s in self.steps),
        )

    def _in_force(self, principle: Principle) -> Principle:
        return replace(principle, rules=tuple(r for r in principle.rules if r.valid.holds(self.as_of)))

    def _collect(self, conditions: Iterable[Condition | None]) -> None:
        for leaf in (leaf for condition in conditions for leaf in leaves(condition)):
            if isinstance(leaf, FactTest | PartsTest):
                name = name_of(leaf)
                self.tests.setdefault(name, []).append(self.fold_tests(leaf))
                if isinstance(leaf, PartsTest):
                    self.parts[name] = leaf

    def _facts(self) -> dict[str, plan.PlanFact]:
        facts: dict[str, plan.PlanFact] = {}
        for index, (name, tests) in enumerate(self.tests.items()):
            unique = tuple(dict.fromkeys(tests))
            domain = self._domain(name)
            facts[name] = plan.PlanFact(index, name, domain, cut(domain, unique), self.parts.get(name))
            self.tests[name] = list(unique)
        return facts

    def _domain(self, name: str) -> Domain:
        if name in self.parts:
            return _COUNT if self.parts[name].measure is written.Measure.COUNT else _SHARE
        fact = self.rulebook.facts.get(name)
        return fact.domain if fact is not None else _NUMBER

    def fold_tests(self, leaf: FactTest | PartsTest) -> tuple[test.Test, ...]:
        names: Mapping[str, Value] = self._domain(leaf.fact).names if isinstance(leaf, FactTest) else {}
        return tuple(folded for t in leaf.tests for folded in self._fold_test(t, names))

    def _fold_test(self, unary: ast.UnaryTest, names: Mapping[str, Value]) -> list[test.Test]:
        match unary:
            case ast.Special():
                return [test.IsIrrelevant()]
            case ast.Not(tests):
                return [test.NoneOf(tuple(f for t in tests for f in self._fold_test(t, names)))]
            case ast.Phrase(text):
                if text in names:
                    within = [test.NumberIn(i.low, i.high) for i in names[text].numbers]
                    return [*within, test.IsIrrelevant()] if names[text].irrelevant else [*within]
                if text in self.parameters:
                    return [_equal(self.parameters[text])]
                return [test.WordIs(text)]
            case ast.Figure(expression):
                return [_equal(self._number(expression))]
            case ast.Range(low, high, low_closed, high_closed):
                return [test.NumberIn(self._number(low), self._number(high), low_closed, high_closed)]
            case ast.Compared(operator, expression):
                return [_compared(operator, self._number(expression))]

    def _number(self, expression: ast.Expression) -> Fraction:
        return constant(expression, self.parameters)


def parameters_on(rulebook: Rulebook, as_of: date) -> dict[str, Fraction]:
    """The parameters in force on a date; one outside all its periods is left out."""
    dated = {name: parameter.on(as_of) for name, parameter in rulebook.parameters.items()}
    return {name: value.number for name, value in dated.items() if value is not None}


def constant(expression: ast.Expression, parameters: Mapping[str, Fraction]) -> Fraction:
    """The exact number that an expression over parameters is."""
    match expression:
        case ast.Number(exact):
            return exact
        case ast.Name(name):
            return parameters[name]
        case ast.Negative(operand):
            return -constant(operand, parameters)
        case ast.Arithmetic(operator, left, right):
            return _ARITHMETIC[operator](constant(left, parameters), constant(right, parameters))
        case ast.Call(function, arguments):
            return _FUNCTIONS[function]([constant(a, parameters) for a in arguments])


_ARITHMETIC: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
}
_FUNCTIONS: dict[str, Callable[[list[Fraction]], Fraction]] = {
    "sum": lambda numbers: sum(numbers, Fraction(0)),
    "min": min,
    "max": max,
}


def name_of(leaf: FactTest | PartsTest) -> str:
    """The name under which the plan knows what a test looks at."""
    if isinstance(leaf, FactTest):
        return leaf.fact
    return f"{leaf.measure} {leaf.cut or ''}: {' | '.join(sorted(leaf.verdicts))}"


def _fold_with(facts: Mapping[str, plan.PlanFact], folding: _Folding) -> Callable[[Condition], plan.PlanCondition]:
    def fold(condition: Condition) -> plan.PlanCondition:
        match condition:
            case written.AllOf(operands):
                return plan.Every(tuple(fold(o) for o in operands))
            case written.AnyOf(operands):
                return plan.Some(tuple(fold(o) for o in operands))
            case written.NotThis(operand):
                return plan.Negated(fold(operand))
            case written.FindingTest(principle, words):
                return plan.FindingIn(folding.principles.index(principle), words)
            case written.VerdictTest(words):
                return plan.VerdictIn(words)
            case written.UnknownTest(fact):
                return plan.NothingKnown(fact)
            case FactTest() | PartsTest():
                name = name_of(condition)
                which = folding.tests[name].index(folding.fold_tests(condition))
                return plan.Atom(facts[name].index, tuple(cell.truths[which] for cell in facts[name].cells))

    return fold


def _principle(index: int, principle: Principle, conditions: tuple[plan.PlanCondition, ...]) -> plan.PlanPrinciple:
    rules = principle.rules
    overridden_by = tuple(tuple(i for i, other in enumerate(rules) if rule.id in other.overrides) for rule in rules)
    with_finding = [i for i, rule in enumerate(rules) if rule.finding is not None]
    considerations = [[i] for i, rule in enumerate(rules) if rule.finding is None]
    groups = tuple(group_of(start, overridden_by, conditions) for start in (with_finding, *considerations))
    return plan.PlanPrinciple(
        index=index,
        principle=principle,
        rules=tuple(plan.PlanRule(r, c, o) for r, c, o in zip(rules, conditions, overridden_by, strict=True)),
        groups=groups,
        all_facts=tuple(sorted({fact for group in groups for fact in group.facts})),
        order=_overriders_first(overridden_by),
    )


def group_of(
    start: list[int], overridden_by: Sequence[Sequence[int]], conditions: Sequence[plan.PlanCondition]
) -> plan.RuleGroup:
    """The rules to start from and, transitively, all that may override them."""
    group: list[int] = []
    waiting = list(start)
    while waiting:
        rule = waiting.pop()
        if rule not in group:
            group.append(rule)
            waiting += overridden_by[rule]
    facts = {fact for rule in group for fact in plan.facts_of(conditions[rule])}
    return plan.RuleGroup(tuple(sorted(group)), tuple(sorted(facts)))


def _overriders_first(overridden_by: tuple[tuple[int, ...], ...]) -> tuple[int, ...]:
    waiting_for = [set(over) for over in overridden_by]
    overrides: dict[int, list[int]] = {}
    for i, over in enumerate(overridden_by):
        for other in over:
            overrides.setdefault(other, []).append(i)
    order: list[int] = []
    ready = [i for i, waits in enumerate(waiting_for) if not waits]
    while ready:
        order += ready
        freed: list[int] = []
        for done in ready:
            for i in overrides.get(done, []):
                waiting_for[i].discard(done)
                freed += [] if waiting_for[i] else [i]
        ready = sorted(freed)
    assert len(order) == len(overridden_by), "overrides form no cycle in a checked rulebook"
    return tuple(order)


def _equal(number: Fraction) -> test.Test:
    return test.NumberIn(number, number)


def _compared(operator: str, number: Fraction) -> test.Test:
    match operator:
        case "=":
            return _equal(number)
        case "!=":
            return test.NoneOf((_equal(number),))
        case "<" | "<=":
            return test.NumberIn(None, number, high_closed=operator == "<=")
        case _:
            return test.NumberIn(number, None, low_closed=operator == ">=")
