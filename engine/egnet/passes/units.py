"""Whether what is held against each other is counted in the same unit.

A unit is compared as it is written. `henvendelser eller sager/år` stands for `henvendelser/år` and for `sager/år`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from egnet.diagnostics.codes import lint
from egnet.diagnostics.codes import rulebook as codes
from egnet.diagnostics.span import Span
from egnet.language import ast
from egnet.passes.material import Found, Material
from egnet.passes.thresholds import expressions_in
from egnet.rulebook.condition import FactTest
from egnet.rulebook.rulebook import Rulebook


@dataclass(frozen=True)
class _Counted:
    """A name and its unit."""

    name: str
    unit: str


def detect_other_units(material: Material) -> Iterator[Found]:
    """A fact held against a parameter of another unit, and an expression that adds two units up."""
    book = material.rulebook
    for one in material.conditioned:
        for leaf in one.tests:
            if not isinstance(leaf, FactTest):
                continue
            if leaf.fact in book.facts:
                yield from _against_parameters(leaf, book)
            else:
                yield from _within(book.derived[leaf.fact], leaf.span, one.id, book)
    for name, fact in material.written.facts.facts.items():
        if name in book.derived:
            yield from _within(book.derived[name], fact.at("derived"), name, book)


def _against_parameters(leaf: FactTest, book: Rulebook) -> Iterator[Found]:
    fact = book.facts[leaf.fact]
    for test in leaf.tests:
        held = [_unit_of(expression, book) for expression in expressions_in(test)]
        if isinstance(test, ast.Phrase) and test.text in book.parameters and test.text not in fact.domain.names:
            held.append(_unit_of(ast.Name(test.text, test.start, test.end), book))
        for other in held:
            if other is not None and not _alike(fact.unit, other.unit):
                said = codes.OTHER_UNIT.at(
                    leaf.span, name=other.name, fact=leaf.fact, unit=other.unit, fact_unit=fact.unit
                )
                yield Found(other.name, said)


def _within(expression: ast.Expression, span: Span, owner: str, book: Rulebook) -> Iterator[Found]:
    """Sums, differences and comparisons within an expression."""
    match expression:
        case ast.Arithmetic(operator, left, right):
            parts: tuple[ast.Expression, ...] = (left, right)
            adds = operator in "+-"
        case ast.Call(_, arguments):
            parts, adds = arguments, True
        case ast.Negative(operand):
            parts, adds = (operand,), False
        case _:
            return
    for part in parts:
        yield from _within(part, span, owner, book)
    known = [counted for part in parts if (counted := _unit_of(part, book)) is not None] if adds else []
    for other in known[1:]:
        if not _alike(known[0].unit, other.unit):
            a, b = known[0], other
            yield Found(owner, lint.OTHER_UNITS.at(span, a=a.name, unit_a=a.unit, b=b.name, unit_b=b.unit))


def _unit_of(expression: ast.Expression, book: Rulebook) -> _Counted | None:
    """What an expression is counted in, as far as reading tells: a factor may be a rate, so a product may be of any unit."""
    match expression:
        case ast.Name(name):
            declared = book.facts.get(name) or book.parameters.get(name)
            return _Counted(name, declared.unit) if declared is not None and declared.unit else None
        case ast.Negative(operand):
            return _unit_of(operand, book)
        case ast.Arithmetic("+" | "-", left, right):
            return _unit_of(left, book) or _unit_of(right, book)
        case ast.Call(_, arguments):
            return next((counted for one in arguments if (counted := _unit_of(one, book)) is not None), None)
        case _:
            return None


def _alike(one: str, other: str) -> bool:
    return not one or not other or bool(_readings(one) & _readings(other))


def _readings(unit: str) -> set[str]:
    """Every unit that a unit stands for."""
    counted, slash, per = unit.partition("/")
    return {f"{word.strip()}{slash}{per.strip()}" for word in counted.split(" eller ")}
