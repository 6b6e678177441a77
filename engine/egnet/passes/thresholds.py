"""Numbers in rules that should be parameters."""

from __future__ import annotations

from collections.abc import Iterator

from egnet.diagnostics.codes import lint as codes
from egnet.language import ast
from egnet.passes.material import Found, Material
from egnet.rulebook.condition import FactTest, Measure, PartsTest
from egnet.text import Text
from egnet.values.domain import Kind
from egnet.values.shown import show_number

#: None, some and all are no thresholds: nobody will ever move them.
_NO_THRESHOLD = frozenset({0, 1})


def detect_bare_thresholds(material: Material) -> Iterator[Found]:
    """A number in a condition other than 0 and 1; one that is calculated with a parameter is a factor, no threshold."""
    for one in material.conditioned:
        for leaf in one.tests:
            for number in _numbers(leaf, material):
                yield Found(one.id, codes.BARE_THRESHOLD.at(leaf.span, value=_shown(number, leaf, material)))


def _shown(number: ast.Number, leaf: FactTest | PartsTest, material: Material) -> Text:
    """The number as a rule would have it: a share in per cent."""
    fact = material.rulebook.facts.get(leaf.fact) if isinstance(leaf, FactTest) else None
    is_share = (
        leaf.measure is Measure.SHARE if isinstance(leaf, PartsTest) else fact is not None and fact.kind is Kind.SHARE
    )
    kind = Kind.SHARE if is_share else Kind.NUMBER
    return Text(show_number(number.exact, kind, "da"), show_number(number.exact, kind, "en"))


def _numbers(leaf: FactTest | PartsTest, material: Material) -> Iterator[ast.Number]:
    held_against = [expression for test in leaf.tests for expression in expressions_in(test)]
    if isinstance(leaf, FactTest) and leaf.fact not in material.rulebook.facts:
        # `a + b >= 5000` is read as `a + b - 5000 >= 0`.
        calculated = material.rulebook.derived[leaf.fact]
        if isinstance(calculated, ast.Arithmetic) and calculated.operator == "-":
            held_against += [calculated.left, calculated.right]
    for expression in held_against:
        if isinstance(expression, ast.Number) and expression.exact not in _NO_THRESHOLD:
            yield expression


def expressions_in(test: ast.UnaryTest) -> list[ast.Expression]:
    """The expressions that a test holds a number against."""
    match test:
        case ast.Figure(expression) | ast.Compared(_, expression):
            return [expression]
        case ast.Range(low, high):
            return [low, high]
        case ast.Not(inner):
            return [expression for one in inner for expression in expressions_in(one)]
        case _:
            return []
