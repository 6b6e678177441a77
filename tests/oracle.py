"""Section 2 of the design the slow, obvious way: one value chosen for every fact, one choice after the other.

In: a checked rulebook, a date, what is known of one record (its effective values, derived facts among them) and the
possible verdicts of its parts. Out: everything that occurs under some choice. It shares the written conditions and the
types of values with the engine and nothing that evaluates them; a truth is True, False or None (neither).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise, product

from egnet.language import ast
from egnet.rulebook.condition import (
    AllOf,
    AnyOf,
    Condition,
    FactTest,
    FindingTest,
    Measure,
    NotThis,
    PartsTest,
    UnknownTest,
    VerdictTest,
)
from egnet.rulebook.rulebook import Hit, Principle, Rule, Rulebook
from egnet.values.domain import Domain, Kind
from egnet.values.interval import Interval
from egnet.values.value import IRRELEVANT, Choice, Value

Truth = bool | None
Verdict = tuple[str, ...]
Subject = str | tuple[str, str | None, frozenset[str]]
"""What a test looks at: a fact by name, or the parts by measure, cut and verdicts."""

COUNT = Domain(Kind.INTEGER, Interval(Fraction(0), None), may_be_irrelevant=True)
SHARE = Domain(Kind.SHARE, Interval(Fraction(0), Fraction(1)), may_be_irrelevant=True)
NUMBER = Domain(Kind.NUMBER, may_be_irrelevant=True)


class TooManyChoices(Exception):  # noqa: N818 -- it names what happened
    """There are more choices than the caller wants to wait for."""


@dataclass
class Possible:
    """What occurs under some choice; a set of truths says that a thing is so under one choice and not so under another.

    `given` are the verdicts under each choice, one value for each of `subjects`; `matters` are the subjects whose value
    alone can change the verdict.
    """

    verdicts: set[Verdict] = field(default_factory=set)
    findings: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    conditions: dict[str, set[Truth]] = field(default_factory=lambda: defaultdict(set))
    fires: dict[str, set[bool]] = field(default_factory=lambda: defaultdict(set))
    collides: dict[str, set[bool]] = field(default_factory=lambda: defaultdict(set))
    otherwise: dict[str, set[bool]] = field(default_factory=lambda: defaultdict(set))
    rows: dict[str, set[bool]] = field(default_factory=lambda: defaultdict(set))
    outcomes: dict[str, set[bool]] = field(default_factory=lambda: defaultdict(set))
    matters: set[Subject] = field(default_factory=set)
    given: dict[tuple[Choice, ...], frozenset[Verdict]] = field(default_factory=dict)
    subjects: tuple[Subject, ...] = ()


@dataclass(frozen=True)
class Part:
    """A part of the record: its cut and possible verdicts, or `None` for a part of which nothing is known."""

    cut: str | None
    verdicts: frozenset[Verdict] | None


class Oracle:
    """A rulebook as of a date."""

    def __init__(self, rulebook: Rulebook, day: date) -> None:
        self.rulebook = rulebook
        self.parameters = {
            parameter.name: dated.number
            for parameter in rulebook.parameters.values()
            for dated in parameter.values
            if dated.valid.holds(day)
        }
        self.rules = {p.id: [r for r in p.rules if r.valid.holds(day)] for p in rulebook.principles}
        self.outcomes = [o for o in (*rulebook.consequences, *rulebook.schedule) if o.valid.holds(day)]
        self.conditions = [
            *(rule.when for rules in self.rules.values() for rule in rules),
            *(row.when for row in rulebook.rows if row.when is not None),
            *(outcome.when for outcome in self.outcomes),
        ]
        self._known: dict[tuple[int, Choice], Truth] = {}

    # -- every choice ---------------------------------------------------------------------------------------------------

    def possible(
        self,
        values: Mapping[str, Value],
        parts: Sequence[Part] = (),
        nothing_known: Mapping[str, bool] | None = None,
        most: int = 100_000,
    ) -> Possible:
        """What occurs under any choice that the values and the parts allow."""
        leaves = [leaf for condition in self.conditions for leaf in leaves_of(condition)]
        alternatives = self._alternatives(leaves, values, parts)
        if math.prod(len(choices) for choices in alternatives.values()) > most:
            raise TooManyChoices
        found = Possible(subjects=tuple(alternatives))
        for combination in product(*alternatives.values()):
            choice = dict(zip(alternatives, combination, strict=True))
            found.given[combination] = self._one_choice(choice, nothing_known or {}, found)
        for i, subject in enumerate(alternatives):
            others = defaultdict(set)
            for combination, given in found.given.items():
                others[combination[:i] + combination[i + 1 :]].add(given)
            if any(len(given) > 1 for given in others.values()):
                found.matters.add(subject)
        return found

    def colliding_rules(self, principle: Principle, most: int = 100_000) -> set[tuple[str, str]]:
        """Pairs of rules of a principle that fire under one choice and disagree, when nothing at all is known."""
        rules = self.rules[principle.id]
        leaves = [leaf for rule in rules for leaf in leaves_of(rule.when)]
        alternatives = self._alternatives(leaves, {}, ())
        if math.prod(len(choices) for choices in alternatives.values()) > most:
            raise TooManyChoices
        pairs = set()
        for combination in product(*alternatives.values()):
            choice = dict(zip(alternatives, combination, strict=True))
            firing = [r for r in rules if r.finding is not None and self._fires(r, rules, choice)]
            pairs |= {(a.id, b.id) for a in firing for b in firing if a.finding != b.finding}
        return pairs

    def _one_choice(
        self, choice: Mapping[Subject, Choice], nothing_known: Mapping[str, bool], found: Possible
    ) -> frozenset[Verdict]:
        findings: dict[str, list[str]] = {}
        for principle in self.rulebook.principles:
            rules = self.rules[principle.id]
            firing = [rule for rule in rules if self._fires(rule, rules, choice)]
            for rule in rules:
                found.conditions[rule.id].add(self._truth(rule.when, choice))
                found.fires[rule.id].add(rule in firing)
            agreed = {rule.finding for rule in firing if rule.finding is not None}
            findings[principle.id] = sorted(agreed) or [principle.otherwise]
            found.findings[principle.id].update(findings[principle.id])
            found.collides[principle.id].add(len(agreed) > 1)
            found.otherwise[principle.id].add(not agreed)
        verdicts = set()
        # Where rules disagree, each of their findings is possible.
        for combination in product(*findings.values()):
            finding = dict(zip(findings, combination, strict=True))
            rows = self._rows(choice, finding)
            for i, row in enumerate(self.rulebook.rows):
                found.rows[row.id].add(i in rows)
            verdict = tuple(dict.fromkeys(self.rulebook.rows[i].verdict for i in rows))
            verdicts.add(verdict)
            for outcome in self.outcomes:
                holds = self._truth(outcome.when, choice, finding, verdict, nothing_known)
                found.outcomes[outcome.id].add(holds is True)
        found.verdicts |= verdicts
        return frozenset(verdicts)

    def _fires(self, rule: Rule, rules: Sequence[Rule], choice: Mapping[Subject, Choice]) -> bool:
        if self._truth(rule.when, choice) is not True:
            return False
        return not any(self._fires(other, rules, choice) for other in rules if rule.id in other.overrides)

    def _rows(self, choice: Mapping[Subject, Choice], finding: Mapping[str, str]) -> list[int]:
        *conditional, _ = self.rulebook.rows
        last = len(conditional)
        true = [i for i, row in enumerate(conditional) if self._truth(row.when, choice, finding) is True]
        return (true or [last])[: 1 if self.rulebook.hit is Hit.FIRST else None]

    # -- truth under one choice -----------------------------------------------------------------------------------------

    def _truth(
        self,
        condition: Condition,
        choice: Mapping[Subject, Choice],
        finding: Mapping[str, str] | None = None,
        verdict: Verdict = (),
        nothing_known: Mapping[str, bool] | None = None,
    ) -> Truth:
        match condition:
            case AllOf(operands):
                return all_of(self._truth(o, choice, finding, verdict, nothing_known) for o in operands)
            case AnyOf(operands):
                return any_of(self._truth(o, choice, finding, verdict, nothing_known) for o in operands)
            case NotThis(operand):
                return negation(self._truth(operand, choice, finding, verdict, nothing_known))
            case FindingTest(principle, words):
                assert finding is not None
                return finding[principle] in words
            case VerdictTest(words):
                return any(word in words for word in verdict)
            case UnknownTest(fact):
                assert nothing_known is not None
                return nothing_known[fact]
            case FactTest() | PartsTest():
                chosen = choice[subject_of(condition)]
                key = (id(condition), chosen)
                if key not in self._known:
                    names = self._domain(condition).names
                    self._known[key] = any_of(self._test(test, chosen, names) for test in condition.tests)
                return self._known[key]

    def _test(self, test: ast.UnaryTest, chosen: Choice, names: Mapping[str, Value]) -> Truth:
        match test:
            case ast.Special():
                return chosen is IRRELEVANT
            case ast.Not(tests):
                return negation(any_of(self._test(t, chosen, names) for t in tests))
            case ast.Phrase(text) if text in names:
                return names[text].allows(chosen) if names[text].irrelevant or chosen is not IRRELEVANT else None
            case _ if chosen is IRRELEVANT:
                return None
            case ast.Phrase(text) if isinstance(chosen, Fraction):
                return chosen == self.parameters[text]
            case ast.Phrase(text):
                return text in chosen if isinstance(chosen, frozenset) else text == chosen
            case ast.Figure(expression):
                return chosen == self._constant(expression)
            case ast.Compared(operator, expression):
                return compared(chosen, operator, self._constant(expression))
            case ast.Range(low, high, low_closed, high_closed):
                above = compared(chosen, ">=" if low_closed else ">", self._constant(low))
                return above and compared(chosen, "<=" if high_closed else "<", self._constant(high))

    def _constant(self, expression: ast.Expression) -> Fraction:
        match expression:
            case ast.Number(exact):
                return exact
            case ast.Name(name):
                return self.parameters[name]
            case ast.Negative(operand):
                return -self._constant(operand)
            case ast.Call(function, arguments):
                numbers = [self._constant(argument) for argument in arguments]
                return {"sum": sum, "min": min, "max": max}[function](numbers)
            case ast.Arithmetic(operator, left, right):
                a, b = self._constant(left), self._constant(right)
                match operator:
                    case "+":
                        return a + b
                    case "-":
                        return a - b
                    case "*":
                        return a * b
                    case _:
                        return a / b

    # -- which values there are to choose from --------------------------------------------------------------------------

    def _alternatives(
        self, leaves: Iterable[FactTest | PartsTest], values: Mapping[str, Value], parts: Sequence[Part]
    ) -> dict[Subject, list[Choice]]:
        domains: dict[Subject, Domain] = {}
        known: dict[Subject, Value] = {}
        thresholds: dict[Subject, set[Fraction]] = defaultdict(set)
        for leaf in leaves:
            subject = subject_of(leaf)
            domains[subject] = domain = self._domain(leaf)
            known[subject] = (
                counted(leaf, parts) if isinstance(leaf, PartsTest) else values.get(leaf.fact, domain.whole)
            )
            thresholds[subject] |= set(self._thresholds(leaf.tests, domain.names))
        return {s: choices_of(known[s], domains[s].kind, thresholds[s]) for s in domains}

    def _domain(self, leaf: FactTest | PartsTest) -> Domain:
        if isinstance(leaf, PartsTest):
            return COUNT if leaf.measure is Measure.COUNT else SHARE
        fact = self.rulebook.facts.get(leaf.fact)
        return NUMBER if fact is None else fact.domain

    def _thresholds(self, tests: Iterable[ast.UnaryTest], names: Mapping[str, Value]) -> list[Fraction]:
        found: list[Fraction] = []
        for test in tests:
            match test:
                case ast.Not(inner):
                    found += self._thresholds(inner, names)
                case ast.Phrase(text) if text in names:
                    found += [end for i in names[text].numbers for end in (i.low, i.high) if end is not None]
                case ast.Phrase(text) if text in self.parameters:
                    found.append(self.parameters[text])
                case ast.Figure(expression) | ast.Compared(_, expression):
                    found.append(self._constant(expression))
                case ast.Range(low, high):
                    found += [self._constant(low), self._constant(high)]
                case _:
                    pass
        return found


def choices_of(value: Value, kind: Kind, thresholds: Iterable[Fraction]) -> list[Choice]:
    """The values to choose from: words, sets, `ikke relevant`, and every number that a test could tell from another."""
    choices: list[Choice] = [*sorted(value.words), *sorted(value.sets, key=sorted)]
    if value.irrelevant:
        choices.append(IRRELEVANT)
    if value.numbers:
        ends = {end for i in value.numbers for end in (i.low, i.high) if end is not None}
        marks = sorted({*thresholds, *ends}) or [Fraction(0)]
        numbers = {*marks, marks[0] - 1, marks[-1] + 1, *((a + b) / 2 for a, b in pairwise(marks))}
        if kind is Kind.INTEGER:
            # Below the first mark, at each mark and right after it: one of them lies wherever a whole number does.
            whole = {math.ceil(marks[0]) - 1, *(math.floor(n) + step for n in marks for step in (0, 1))}
            numbers = {Fraction(n) for n in whole}
        choices += sorted(n for n in numbers if value.allows(n))
    assert choices, "a value is never empty"
    return choices


def counted(test: PartsTest, parts: Sequence[Part]) -> Value:
    """At least how many of the parts, and at most how many, have one of the verdicts."""
    relevant = [part.verdicts for part in parts if test.cut is None or part.cut == test.cut]
    if not relevant:
        return Value(irrelevant=True)
    certain = possible = 0
    for verdicts in relevant:
        hits = {True, False} if verdicts is None else {bool(test.verdicts & set(verdict)) for verdict in verdicts}
        certain += hits == {True}
        possible += True in hits
    of = 1 if test.measure is Measure.COUNT else len(relevant)
    return Value(numbers=(Interval(Fraction(certain, of), Fraction(possible, of)),))


def subject_of(leaf: FactTest | PartsTest) -> Subject:
    """What a test looks at."""
    return leaf.fact if isinstance(leaf, FactTest) else (leaf.measure.value, leaf.cut, leaf.verdicts)


def leaves_of(condition: Condition) -> list[FactTest | PartsTest]:
    """The tests of a condition that look at facts or at parts."""
    match condition:
        case AllOf(operands) | AnyOf(operands):
            return [leaf for operand in operands for leaf in leaves_of(operand)]
        case NotThis(operand):
            return leaves_of(operand)
        case FactTest() | PartsTest():
            return [condition]
        case _:
            return []


def compared(a: Fraction, operator: str, b: Fraction) -> bool:
    """Two numbers compared."""
    return {"=": a == b, "!=": a != b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[operator]


def negation(a: Truth) -> Truth:
    """`not`."""
    return None if a is None else not a


def all_of(truths: Iterable[Truth]) -> Truth:
    """Kleene's `and`."""
    known = set(truths)
    return False if False in known else None if None in known else True


def any_of(truths: Iterable[Truth]) -> Truth:
    """Kleene's `or`."""
    known = set(truths)
    return True if True in known else None if None in known else False


def days_of(rulebook: Rulebook, first: date, last: date) -> list[date]:
    """Every day on which a period of a rule or a parameter begins, or has just ended, and the first day."""
    periods = [rule.valid for p in rulebook.principles for rule in p.rules]
    periods += [dated.valid for parameter in rulebook.parameters.values() for dated in parameter.values]
    days = {first, *(p.start for p in periods if p.start), *(p.end + timedelta(days=1) for p in periods if p.end)}
    return sorted(day for day in days if first <= day <= last)
