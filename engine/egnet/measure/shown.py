"""Conditions of a checked rulebook back to text, in the form of the rulebook's files.

Always holds: the text has what the condition says, not how its author broke lines.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from egnet.language import ast
from egnet.language.show import show
from egnet.rulebook.condition import (
    AllOf,
    AnyOf,
    Condition,
    FactTest,
    FindingTest,
    Leaf,
    Measure,
    NotThis,
    PartsTest,
    UnknownTest,
    VerdictTest,
)


def shown_condition(condition: Condition | None) -> str:
    """A whole condition on one line."""
    match condition:
        case None:
            return "(uden betingelse)"
        case AllOf(operands):
            return f"alle af ({_joined(operands)})"
        case AnyOf(operands):
            return f"en af ({_joined(operands)})"
        case NotThis(operand):
            return f"ikke ({shown_condition(operand)})"
        case _:
            return shown_leaf(condition)


def shown_leaf(leaf: Leaf) -> str:
    """One test: `henvendelser: >= mindste_volumen`."""
    match leaf:
        case FactTest(fact, tests):
            return f"{fact}: {_any(tests)}"
        case FindingTest(principle, words):
            return f"{principle}: {_words(words)}"
        case VerdictTest(words):
            return f"verdict: {_words(words)}"
        case UnknownTest(fact):
            return f"{fact}: ukendt"
        case PartsTest(verdicts, measure, cut, tests):
            within = "" if cut is None else f", cut: {cut}"
            counted = "count" if measure is Measure.COUNT else "share"
            return f"parts: {{verdict: {_words(verdicts)}, {counted}: {_any(tests)}{within}}}"


def shown_test(test: ast.UnaryTest) -> str:
    """One unary test: `>= 5`, `[5..10)`, `stærk`."""
    match test:
        case ast.Phrase(text):
            return text
        case ast.Special(word):
            return word
        case ast.Figure(expression):
            return shown_number(expression)
        case ast.Compared(operator, expression):
            return f"{operator} {shown_number(expression)}"
        case ast.Range(low, high, low_closed, high_closed):
            left, right = "[" if low_closed else "(", "]" if high_closed else ")"
            return f"{left}{shown_number(low)}..{shown_number(high)}{right}"
        case ast.Not(tests):
            return f"not({', '.join(map(shown_test, tests))})"


def shown_number(expression: ast.Expression) -> str:
    """An expression; a share that is a whole number of per cent as one."""
    if isinstance(expression, ast.Number):
        percent = expression.exact * 100
        if 0 < abs(expression.exact) < 1 and percent.denominator == 1:
            return f"{Fraction(percent).numerator} %"
    return show(expression)


def _any(tests: tuple[ast.UnaryTest, ...]) -> str:
    shown = [shown_test(test) for test in tests]
    return shown[0] if len(shown) == 1 else f"[{', '.join(shown)}]"


def _words(words: Iterable[str]) -> str:
    listed = sorted(words)
    return listed[0] if len(listed) == 1 else f"[{', '.join(listed)}]"


def _joined(operands: tuple[Condition, ...]) -> str:
    return "; ".join(shown_condition(operand) for operand in operands)
