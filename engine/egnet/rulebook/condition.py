"""Conditions of a checked rulebook: every name is known, every test fits its fact.

Thresholds are still expressions over parameters; the plan folds them to numbers as of a date.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from egnet.diagnostics.span import Span
from egnet.language import ast


@dataclass(frozen=True, slots=True)
class FactTest:
    """Any of `tests` holds of the fact (stated or derived)."""

    fact: str
    tests: tuple[ast.UnaryTest, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class FindingTest:
    """The principle's finding is one of `words`."""

    principle: str
    words: frozenset[str]
    span: Span


@dataclass(frozen=True, slots=True)
class VerdictTest:
    """The verdict is, or with `hit: collect` holds, one of `words`."""

    words: frozenset[str]
    span: Span


@dataclass(frozen=True, slots=True)
class UnknownTest:
    """Nothing is known of the fact. Only in consequences and schedule."""

    fact: str
    span: Span


class Measure(StrEnum):
    """How parts are counted."""

    COUNT = "count"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class PartsTest:
    """How many of the parts (of one cut, or of all) have one of these verdicts. Neither where there are no parts."""

    verdicts: frozenset[str]
    measure: Measure
    cut: str | None
    tests: tuple[ast.UnaryTest, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every operand holds."""

    operands: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one operand holds."""

    operands: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class NotThis:
    """The operand does not hold; neither stays neither."""

    operand: Condition


Leaf = FactTest | FindingTest | VerdictTest | UnknownTest | PartsTest
Condition = Leaf | AllOf | AnyOf | NotThis


def leaves(condition: Condition | None) -> list[Leaf]:
    """The tests of a condition, in the order they are written; none for an unconditional row."""
    match condition:
        case None:
            return []
        case AllOf(operands) | AnyOf(operands):
            return [leaf for operand in operands for leaf in leaves(operand)]
        case NotThis(operand):
            return leaves(operand)
        case _:
            return [condition]
