"""One condition in, every condition that differs from it in one small way out.

Always holds: each change is to one test, one operator or one connective; names, words and numbers stay within what a
rulebook may say. A change may turn out to mean the same: that is found out elsewhere, over the cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from egnet.diagnostics.span import Span
from egnet.language import ast
from egnet.measure.shown import shown_condition, shown_leaf
from egnet.rulebook.condition import (
    AllOf,
    AnyOf,
    Condition,
    FactTest,
    FindingTest,
    Leaf,
    NotThis,
    PartsTest,
    UnknownTest,
    VerdictTest,
    leaves,
)
from egnet.rulebook.rulebook import Fact
from egnet.text import Text
from egnet.values.domain import Kind


class Change(StrEnum):
    """What is changed."""

    THRESHOLD = "threshold"
    OPERATOR = "operator"
    WORD = "word"
    TEST_REMOVED = "test removed"
    CONNECTIVE = "any or all"
    RULE_REMOVED = "rule removed"
    OVERRIDE_REMOVED = "override removed"
    ROW_REMOVED = "row removed"
    ROWS_SWAPPED = "rows swapped"
    OUTCOME_REMOVED = "consequence or step removed"
    FINDING = "finding swapped"
    VERDICT = "verdict swapped"
    POLARITY = "polarity swapped"
    DATE = "date shifted"


@dataclass(frozen=True)
class Changed:
    """A condition after one change; `None` is a condition of which nothing is left."""

    change: Change
    what: Text
    span: Span
    condition: Condition | None


#: For a number of a fact, the numbers to try in its place.
Nudges = Callable[[str | None, Fraction], Sequence[Fraction]]

_FLIPPED: Mapping[str, tuple[str, ...]] = {
    ">=": (">", "<"),
    ">": (">=", "<="),
    "<=": ("<", ">"),
    "<": ("<=", ">="),
    "=": ("!=",),
    "!=": ("=",),
}
_INSTEAD = Text("`{old}` er `{new}`", "`{old}` is `{new}`")
_REMOVED = Text("`{old}` fjernet", "`{old}` removed")
_ANY = Text("`alle af` er `en af`: {old}", "`all of` is `any of`: {old}")
_ALL = Text("`en af` er `alle af`: {old}", "`any of` is `all of`: {old}")


def unit_of(number: Fraction, fact: Fact | None) -> Fraction:
    """The smallest step of a number as it is written: one, one per cent, or one of its last decimal."""
    if fact is not None and fact.kind is Kind.SHARE:
        return Fraction(1, 100)
    places = next((p for p in range(1, 10) if (number * 10**p).denominator == 1), 0) if number.denominator > 1 else 0
    return Fraction(1, 10**places)


def changes_of(condition: Condition, nudges: Nudges) -> Iterator[Changed]:
    """Every small change of a condition."""
    match condition:
        case AllOf(operands) | AnyOf(operands):
            yield from _connective(condition, operands)
            for index, operand in enumerate(operands):
                for one in changes_of(operand, nudges):
                    kept = [] if one.condition is None else [one.condition]
                    rest = (*operands[:index], *kept, *operands[index + 1 :])
                    yield replace(one, condition=_with(condition, rest))
        case NotThis(operand):
            yield Changed(Change.OPERATOR, _said(condition, operand), _span(operand), operand)
            for one in changes_of(operand, nudges):
                yield replace(one, condition=None if one.condition is None else NotThis(one.condition))
        case _:
            yield Changed(Change.TEST_REMOVED, _REMOVED.format(old=shown_leaf(condition)), condition.span, None)
            yield from _leaf(condition, nudges)


def _connective(condition: AllOf | AnyOf, operands: tuple[Condition, ...]) -> Iterator[Changed]:
    if len(operands) > 1:
        is_all = isinstance(condition, AllOf)
        what = (_ANY if is_all else _ALL).format(old="; ".join(map(shown_condition, operands)))
        swapped = AnyOf(operands) if is_all else AllOf(operands)
        yield Changed(Change.CONNECTIVE, what, _span(condition), swapped)


def _with(condition: AllOf | AnyOf, operands: tuple[Condition, ...]) -> Condition | None:
    """The connective over other operands; of one operand itself, of none nothing."""
    if len(operands) < 2:
        return operands[0] if operands else None
    return replace(condition, operands=operands)


def _leaf(leaf: Leaf, nudges: Nudges) -> Iterator[Changed]:
    match leaf:
        case FactTest(fact, tests):
            for change, changed in _tests(tests, fact, nudges):
                yield _changed(change, leaf, replace(leaf, tests=changed))
        case PartsTest(verdicts, _, _, tests):
            for change, changed in _tests(tests, None, nudges):
                yield _changed(change, leaf, replace(leaf, tests=changed))
            for fewer in _fewer(verdicts):
                yield _changed(Change.WORD, leaf, replace(leaf, verdicts=fewer))
        case FindingTest(_, words) | VerdictTest(words):
            yield _changed(Change.OPERATOR, leaf, NotThis(leaf))
            for fewer in _fewer(words):
                yield _changed(Change.WORD, leaf, replace(leaf, words=fewer))
        case UnknownTest():
            yield _changed(Change.OPERATOR, leaf, NotThis(leaf))


def _tests(
    tests: tuple[ast.UnaryTest, ...], fact: str | None, nudges: Nudges
) -> Iterator[tuple[Change, tuple[ast.UnaryTest, ...]]]:
    """Each list of tests that differs in one of them; what is one of several may be left out."""
    for index, test in enumerate(tests):
        before, after = tests[:index], tests[index + 1 :]
        if len(tests) > 1:
            yield Change.WORD, (*before, *after)
        for change, instead in _test(test, fact, nudges):
            yield change, (*before, *instead, *after)


def _test(test: ast.UnaryTest, fact: str | None, nudges: Nudges) -> Iterator[tuple[Change, tuple[ast.UnaryTest, ...]]]:
    match test:
        case ast.Not(tests):
            yield Change.OPERATOR, tests
            for change, inner in _tests(tests, fact, nudges):
                yield change, (replace(test, tests=inner),)
        case ast.Compared(operator, expression):
            for flipped in _FLIPPED[operator]:
                yield Change.OPERATOR, (replace(test, operator=flipped),)
            for other in _numbers(expression, fact, nudges):
                yield Change.THRESHOLD, (replace(test, expression=other),)
        case ast.Range(low, high, low_closed, high_closed):
            yield Change.OPERATOR, (replace(test, low_closed=not low_closed),)
            yield Change.OPERATOR, (replace(test, high_closed=not high_closed),)
            for other in _numbers(low, fact, nudges):
                yield Change.THRESHOLD, (replace(test, low=other),)
            for other in _numbers(high, fact, nudges):
                yield Change.THRESHOLD, (replace(test, high=other),)
        case _:
            yield Change.OPERATOR, (ast.Not((test,), test.start, test.end),)
            if isinstance(test, ast.Figure):
                for other in _numbers(test.expression, fact, nudges):
                    yield Change.THRESHOLD, (replace(test, expression=other),)


def _numbers(expression: ast.Expression, fact: str | None, nudges: Nudges) -> Iterator[ast.Expression]:
    """A number written in the condition itself, nudged; parameters are nudged where they stand."""
    if isinstance(expression, ast.Number):
        for number in nudges(fact, expression.exact):
            yield replace(expression, exact=number)


def _fewer(words: frozenset[str]) -> list[frozenset[str]]:
    return [words - {word} for word in sorted(words)] if len(words) > 1 else []


def _changed(change: Change, old: Leaf, new: Condition) -> Changed:
    return Changed(change, _said(old, new), old.span, new)


def _said(old: Condition, new: Condition) -> Text:
    return _INSTEAD.format(old=shown_condition(old), new=shown_condition(new))


def _span(condition: Condition) -> Span:
    """Where a condition begins: every condition has a test."""
    return leaves(condition)[0].span
