"""Nodes of a `when` in, a condition with every name looked up out.

What may be tested depends on where the condition stands: rules test facts, rows of the verdict table test findings and
parts, consequences and schedule test everything.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from fractions import Fraction

from egnet.diagnostics.codes import language as language_codes
from egnet.diagnostics.codes import rulebook as codes
from egnet.diagnostics.codes import values as value_codes
from egnet.diagnostics.span import Span
from egnet.language import ast
from egnet.language.parse import LanguageError, parse_formula, parse_tests
from egnet.language.show import show
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
from egnet.rulebook.names import IDENTITY, Names, not_among
from egnet.rulebook.rulebook import Fact
from egnet.source.node import Mapping, Node, Scalar, Sequence
from egnet.text import Text
from egnet.values.arithmetic import calculate
from egnet.values.domain import SHARE_RANGE, Domain, Kind

_UNKNOWN = "ukendt"


class Where(Enum):
    """Where a condition stands."""

    RULE = auto()
    ROW = auto()
    OUTCOME = auto()


@dataclass
class ConditionReader:
    """Reads conditions of one rulebook; expressions over several facts become derived facts of their own."""

    names: Names
    derived: dict[str, ast.Expression] = field(default_factory=dict)

    def read(self, node: Node, where: Where) -> Condition:
        """The condition that a node states; what cannot be read is reported and left out."""
        return _Reading(self, where).condition(node)


@dataclass
class _Reading:
    reader: ConditionReader
    where: Where

    @property
    def names(self) -> Names:
        return self.reader.names

    def condition(self, node: Node) -> Condition:
        match node:
            case Mapping(entries) if entries:
                operands = tuple(self._entry(key, value) for key, value in entries)
                return operands[0] if len(operands) == 1 else AllOf(operands)
            case Scalar(text) if text:
                return self._formula(node)
            case _:
                self.names.report(codes.CONDITION_SHAPE.at(node.span))
                return AllOf(())

    def _entry(self, key: Scalar, value: Node) -> Condition:
        match key.text:
            case "all":
                return AllOf(self._operands(value))
            case "any":
                return AnyOf(self._operands(value))
            case "not":
                return NotThis(self.condition(value))
            case "verdict" if "verdict" not in self.names.facts:
                return self._verdict(key, value)
            case "parts" if "parts" not in self.names.facts:
                return self._parts(key, value)
            case name if name in self.names.facts:
                return self._fact(key, value)
            case name if name in self.names.findings:
                return self._finding(key, value)
            case name:
                if self.where is Where.ROW and name not in IDENTITY:
                    self.names.report(
                        not_among(codes.UNKNOWN_PRINCIPLE, key.span, name, self.names.findings, name=name)
                    )
                else:
                    self.names.unknown_fact(name, key.span)
                return AllOf(())

    def _operands(self, node: Node) -> tuple[Condition, ...]:
        if isinstance(node, Sequence) and node.items:
            return tuple(self.condition(item) for item in node.items)
        if isinstance(node, Mapping) and node.entries:
            return tuple(self._entry(key, value) for key, value in node.entries)
        return (self.condition(node),)

    # -- tests of one thing --------------------------------------------------------------------------------------------

    def _fact(self, key: Scalar, value: Node) -> Condition:
        name = key.text
        if self.where is Where.ROW:
            self.names.report(codes.NOT_HERE.at(key.span, name=name))
        texts = self._texts(key, value)
        if len(texts) == 1 and texts[0].text == _UNKNOWN:
            return self._unknown(name, texts[0].span)
        domain = self.names.facts[name].domain
        tests = tuple(test for text in texts for test in self._tests(text, name, domain))
        return FactTest(name, tests, key.span)

    def _unknown(self, fact: str, span: Span) -> Condition:
        if self.where is not Where.OUTCOME:
            self.names.report(codes.UNKNOWN_TESTED.at(span))
        return UnknownTest(fact, span)

    def _finding(self, key: Scalar, value: Node) -> Condition:
        if self.where is Where.RULE:
            self.names.report(codes.NOT_HERE.at(key.span, name=key.text))
        findings = self.names.findings[key.text]
        words = self._words(key, value, tuple(findings))
        for text, word in words:
            if word not in findings:
                self.names.report(not_among(codes.UNKNOWN_FINDING, text.span, word, findings, principle=key.text))
        return FindingTest(key.text, frozenset(word for _, word in words), key.span)

    def _verdict(self, key: Scalar, value: Node) -> Condition:
        if self.where is not Where.OUTCOME:
            self.names.report(codes.NOT_HERE.at(key.span, name=key.text))
        return VerdictTest(frozenset(word for _, word in self._verdict_words(key, value)), key.span)

    def _parts(self, key: Scalar, value: Node) -> Condition:
        if self.where is Where.RULE or not isinstance(value, Mapping):
            code = codes.NOT_HERE if self.where is Where.RULE else codes.CONDITION_SHAPE
            self.names.report(code.at(key.span, name=key.text))
            return AllOf(())
        keys = {key.text: (key, node) for key, node in value.entries}
        measures = [m for m in Measure if m.value in keys]
        if "verdict" not in keys or len(measures) != 1 or set(value.keys()) - {"verdict", "cut", "count", "share"}:
            self.names.report(codes.CONDITION_SHAPE.at(value.span))
            return AllOf(())
        measure = measures[0].value
        domain = Domain(Kind.INTEGER if measures[0] is Measure.COUNT else Kind.SHARE)
        tests = tuple(test for text in self._texts(*keys[measure]) for test in self._tests(text, measure, domain))
        verdicts = frozenset(word for _, word in self._verdict_words(*keys["verdict"]))
        cut = value.get("cut")
        return PartsTest(verdicts, measures[0], cut.text if isinstance(cut, Scalar) else None, tests, key.span)

    def _verdict_words(self, key: Scalar, value: Node) -> list[tuple[Scalar, str]]:
        words = self._words(key, value, tuple(self.names.verdicts))
        for text, word in words:
            if word not in self.names.verdicts:
                self.names.report(not_among(codes.UNKNOWN_VERDICT, text.span, word, self.names.verdicts))
        return words

    def _words(self, key: Scalar, value: Node, known: tuple[str, ...]) -> list[tuple[Scalar, str]]:
        """The words of a test on findings or verdicts; `not(…)` stands for all the others."""
        found: list[tuple[Scalar, str]] = []
        for text in self._texts(key, value):
            if text.text in known:
                found.append((text, text.text))
                continue
            for test in self._parsed(text):
                match test:
                    case ast.Phrase(word):
                        found.append((text, word))
                    case ast.Not(inner) if all(isinstance(t, ast.Phrase) for t in inner):
                        named = [t.text for t in inner if isinstance(t, ast.Phrase)]
                        found += [(text, word) for word in named if word not in known]
                        found += [(text, word) for word in known if word not in named]
                    case _:
                        self.names.report(codes.CONDITION_SHAPE.at(text.span))
        return found

    # -- text of tests -------------------------------------------------------------------------------------------------

    def _texts(self, key: Scalar, node: Node) -> list[Scalar]:
        """One text or a list of them; what else stands there is reported, at the key where nothing does."""
        if isinstance(node, Scalar) and not node.text:
            self.names.report(codes.CONDITION_SHAPE.at(key.span))
            return []
        items = node.items if isinstance(node, Sequence) and node.items else (node,)
        texts = [item for item in items if isinstance(item, Scalar) and item.text]
        for item in items:
            if item not in texts:
                self.names.report(codes.CONDITION_SHAPE.at(item.span))
        return texts

    def _parsed(self, text: Scalar) -> tuple[ast.UnaryTest, ...]:
        try:
            return parse_tests(text.text)
        except LanguageError as error:
            self.names.report(error.at(text))
            return ()

    def _tests(self, text: Scalar, name: str, domain: Domain) -> tuple[ast.UnaryTest, ...]:
        if text.text in domain.words or text.text in domain.names:
            return (ast.Phrase(text.text, 0, len(text.text)),)
        return tuple(test for test in self._parsed(text) if self._fits(test, text, name, domain))

    def _fits(self, test: ast.UnaryTest, text: Scalar, name: str, domain: Domain) -> bool:
        """Whether a test makes sense on this fact; reports why not."""
        span = text.part(test.start, test.end - test.start)
        match test:
            case ast.Special(word):
                if word == _UNKNOWN:
                    self.names.report(codes.UNKNOWN_TESTED.at(span))
                    return False
                return True
            case ast.Not(inner):
                # Every test is looked at, so that every error is reported.
                fits = [self._fits(t, text, name, domain) for t in inner]
                return all(fits)
            case ast.Phrase(word) if not domain.kind.is_numeric:
                # A fact without words has been reported where it is declared.
                if word not in domain.words and domain.words:
                    self.names.report(not_among(codes.UNKNOWN_WORD, span, word, domain.words, name=name))
                return word in domain.words
            case ast.Phrase(word):
                if word in domain.names:
                    return True
                if word in self.names.parameters:
                    return self._same_measure(word, span, name, domain)
                if domain.names:
                    self.names.report(not_among(codes.UNKNOWN_WORD, span, word, domain.names, name=name))
                elif " " in word:
                    self._wrong_type(span, name, domain)
                else:
                    self.names.unknown_parameter(word, span)
                return False
            case ast.Figure(expression) | ast.Compared(_, expression):
                if not domain.kind.is_numeric:
                    return self._wrong_type(span, name, domain)
                return self._constant(expression, text, name, domain)
            case ast.Range(low, high):
                if not domain.kind.is_numeric:
                    return self._wrong_type(span, name, domain)
                if isinstance(low, ast.Number) and isinstance(high, ast.Number) and low.exact > high.exact:
                    self.names.report(codes.EMPTY_RANGE.at(span, test=span.text))
                return all([self._constant(low, text, name, domain), self._constant(high, text, name, domain)])

    def _wrong_type(self, span: Span, name: str, domain: Domain) -> bool:
        self.names.report(codes.TEST_OF_WRONG_TYPE.at(span, test=span.text, name=name, kind=KIND_NAMES[domain.kind]))
        return False

    def _constant(self, expression: ast.Expression, text: Scalar, fact: str, domain: Domain) -> bool:
        """Whether an expression is a number once parameters are known, and of the fact's measure."""
        for name in ast.names_in(expression):
            if name.name not in self.names.parameters:
                span = text.part(name.start, name.end - name.start)
                if name.name in self.names.facts:
                    self.names.report(codes.NOT_CONSTANT.at(span, name=name.name))
                else:
                    self.names.unknown_parameter(name.name, span)
                return False
        if not check_functions(expression, text, self.names):
            return False
        span = text.part(expression.start, expression.end - expression.start)
        if self._divides_by_zero(expression):
            self.names.report(codes.DIVISION_BY_ZERO.at(span, test=span.text))
            return False
        match expression:
            case ast.Name(parameter):
                return self._same_measure(parameter, span, fact, domain)
            case ast.Number(exact) if domain.kind is Kind.SHARE and not SHARE_RANGE.contains(exact):
                self.names.report(value_codes.PERCENT_OR_SHARE.at(span, value=span.text))
                return False
            case ast.Number() if self._is_count(fact, domain) and span.text.endswith("%"):
                self.names.report(value_codes.PERCENT_OF_NUMBER.at(span, value=span.text))
                return False
        return True

    def _same_measure(self, parameter: str, span: Span, fact: str, domain: Domain) -> bool:
        """Whether a share is held against a share, and a count against a count."""
        kind = self.names.parameters[parameter].kind
        fits = not self._is_count(fact, domain) if kind is Kind.SHARE else domain.kind is not Kind.SHARE
        if not fits:
            kinds = {"kind": KIND_NAMES[kind], "fact_kind": KIND_NAMES[domain.kind]}
            self.names.report(codes.OTHER_MEASURE.at(span, name=parameter, fact=fact, **kinds))
        return fits

    def _is_count(self, fact: str, domain: Domain) -> bool:
        """Whether it is declared as other than a share; an expression may well be a ratio."""
        return domain.kind is Kind.INTEGER or (domain.kind is Kind.NUMBER and fact in self.names.facts)

    def _divides_by_zero(self, expression: ast.Expression) -> bool:
        """Whether it does on any day, for the numbers that the parameters have then."""
        used = [self.names.parameters[name.name] for name in ast.names_in(expression)]
        days = {dated.valid.start or date.min for parameter in used for dated in parameter.values} or {date.min}
        for day in days:
            dated = {parameter.name: parameter.on(day) for parameter in used}
            numbers = {name: one.number for name, one in dated.items() if one is not None}
            if len(numbers) == len(dated) and not calculate(expression, {}, numbers).numbers:
                return True
        return False

    # -- one expression ------------------------------------------------------------------------------------------------

    def _formula(self, node: Scalar) -> Condition:
        if self.where is Where.ROW:
            self.names.report(codes.NOT_HERE.at(node.span, name=node.text))
        try:
            return self._from_formula(parse_formula(node.text), node)
        except LanguageError as error:
            self.names.report(error.at(node))
            return AllOf(())

    def _from_formula(self, formula: ast.Formula, node: Scalar) -> Condition:
        match formula:
            case ast.Logical("and", operands):
                return AllOf(tuple(self._from_formula(o, node) for o in operands))
            case ast.Logical("or", operands):
                return AnyOf(tuple(self._from_formula(o, node) for o in operands))
            case ast.Logical(_, operands):
                return NotThis(self._from_formula(operands[0], node))
            case ast.Member(subject, tests):
                return self._member(subject, tests, node)
            case ast.Comparison(operator, left, right):
                return self._comparison(operator, left, right, node)

    def _member(self, subject: ast.Expression, tests: tuple[ast.UnaryTest, ...], node: Scalar) -> Condition:
        span = node.part(subject.start, subject.end - subject.start)
        if isinstance(subject, ast.Name) and (fact := self._named(subject, node)) is not None:
            if len(tests) == 1 and isinstance(tests[0], ast.Special) and tests[0].word == _UNKNOWN:
                return self._unknown(fact.name, span)
            fitting = tuple(t for t in tests if self._fits(t, node, fact.name, fact.domain))
            return FactTest(fact.name, fitting, span)
        name = self._derive(subject, node)
        fitting = tuple(t for t in tests if self._fits(t, node, name, Domain(Kind.NUMBER)))
        return FactTest(name, fitting, span) if name else AllOf(())

    def _comparison(self, operator: str, left: ast.Expression, right: ast.Expression, node: Scalar) -> Condition:
        if isinstance(right, ast.Name) and right.name in self.names.facts and not self._has_facts(left):
            left, right, operator = right, left, _TURNED.get(operator, operator)
        if isinstance(left, ast.Name) and not self._has_facts(right):
            fact = self._named(left, node)
            if fact is None:
                return AllOf(())
            test: ast.UnaryTest
            if fact.kind.is_numeric or not isinstance(right, ast.Name):
                test = ast.Compared(operator, right, right.start, right.end)
            elif operator not in ("=", "!="):
                whole = node.part(left.start, max(left.end, right.end) - left.start)
                self.names.report(language_codes.ORDER_OF_WORDS.at(whole, operator=operator))
                return AllOf(())
            else:
                test = ast.Phrase(right.name, right.start, right.end)
                if operator == "!=":
                    test = ast.Not((test,), right.start, right.end)
            span = node.part(left.start, left.end - left.start)
            return FactTest(fact.name, (test,), span) if self._fits(test, node, fact.name, fact.domain) else AllOf(())
        difference = ast.Arithmetic("-", left, right, left.start, right.end)
        name = self._derive(difference, node)
        zero = ast.Number(Fraction(0), left.start, right.end)
        span = node.part(left.start, right.end - left.start)
        return FactTest(name, (ast.Compared(operator, zero, left.start, right.end),), span) if name else AllOf(())

    def _named(self, name: ast.Name, node: Scalar) -> Fact | None:
        fact = self.names.facts.get(name.name)
        if fact is None:
            self.names.unknown_fact(name.name, node.part(name.start, name.end - name.start))
        return fact

    def _has_facts(self, expression: ast.Expression) -> bool:
        return any(name.name in self.names.facts for name in ast.names_in(expression))

    def _derive(self, expression: ast.Expression, node: Scalar) -> str:
        """Make the expression a derived fact of its own; its name is the expression itself."""
        if not check_expression(expression, node, self.names):
            return ""
        name = show(expression)
        self.reader.derived.setdefault(name, expression)
        return name


def check_expression(expression: ast.Expression, node: Scalar, names: Names) -> bool:
    """Whether every name in an expression is a numeric fact or a parameter and every function is known."""
    good = True
    for name in ast.names_in(expression):
        span = node.part(name.start, name.end - name.start)
        fact = names.facts.get(name.name)
        if fact is None and name.name not in names.parameters:
            names.unknown_fact(name.name, span)
            good = False
        elif fact is not None and not fact.kind.is_numeric:
            names.report(codes.NOT_NUMERIC.at(span, name=name.name))
            good = False
    return check_functions(expression, node, names) and good


def check_functions(expression: ast.Expression, node: Scalar, names: Names) -> bool:
    """Whether every function in an expression is known."""
    good = True
    for call in ast.calls_in(expression):
        if call.function not in ast.FUNCTIONS:
            names.report(codes.UNKNOWN_FUNCTION.at(node.part(call.start, len(call.function)), name=call.function))
            good = False
    return good


KIND_NAMES = {
    Kind.BOOLEAN: Text("ja eller nej", "yes or no"),
    Kind.CHOICE: Text("et ord", "a word"),
    Kind.CHOICES: Text("et eller flere ord", "one or more words"),
    Kind.NUMBER: Text("et tal", "a number"),
    Kind.INTEGER: Text("et helt tal", "a whole number"),
    Kind.SHARE: Text("en andel", "a share"),
}
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
