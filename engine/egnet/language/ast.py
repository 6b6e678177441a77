"""Tests and expressions as written, before any name is looked up.

`start` and `end` are offsets into the text that was parsed, so that a diagnostic can underline the smallest part.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Number:
    """A number; `75 %` is 0.75."""

    exact: Fraction
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a fact or a parameter, or a word of a fact's domain."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Negative:
    """`-a`."""

    operand: Expression
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """`a + b`, `a - b`, `a * b` or `a / b`."""

    operator: str
    left: Expression
    right: Expression
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Call:
    """`sum(a, b)`, `min(…)`, `max(…)`."""

    function: str
    arguments: tuple[Expression, ...]
    start: int
    end: int


Expression = Number | Name | Negative | Arithmetic | Call


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word or words in value position: a vocabulary word, a finding, a verdict, a parameter."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in value position: equal to it."""

    expression: Expression
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Compared:
    """`>= 5`; `operator` is one of `=`, `!=`, `<`, `<=`, `>`, `>=`."""

    operator: str
    expression: Expression
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Range:
    """`[a..b]` with each end open or closed."""

    low: Expression
    high: Expression
    low_closed: bool
    high_closed: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Special:
    """`ikke relevant` or `ukendt`."""

    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Not:
    """`not(…)`: the negation of the tests within."""

    tests: tuple[UnaryTest, ...]
    start: int
    end: int


#: One unary test; a list of them holds when any of them does.
UnaryTest = Phrase | Figure | Compared | Range | Special | Not


@dataclass(frozen=True, slots=True)
class Comparison:
    """`a < b` within an expression."""

    operator: str
    left: Expression
    right: Expression
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Member:
    """`a in tests`, also written `a between b and c`."""

    subject: Expression
    tests: tuple[UnaryTest, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Logical:
    """`a and b`, `a or b`, `not(a)`; `operator` is `and`, `or` or `not`."""

    operator: str
    operands: tuple[Formula, ...]
    start: int
    end: int


Formula = Comparison | Member | Logical

FUNCTIONS = ("sum", "min", "max")


def names_in(expression: Expression) -> list[Name]:
    """The names in an expression, in the order they are written."""
    match expression:
        case Name():
            return [expression]
        case Number():
            return []
        case Negative(operand):
            return names_in(operand)
        case Arithmetic(_, left, right):
            return names_in(left) + names_in(right)
        case Call(_, arguments):
            return [name for argument in arguments for name in names_in(argument)]


def calls_in(expression: Expression) -> list[Call]:
    """The function calls in an expression, outer before inner."""
    match expression:
        case Call(_, arguments):
            return [expression, *(call for argument in arguments for call in calls_in(argument))]
        case Negative(operand):
            return calls_in(operand)
        case Arithmetic(_, left, right):
            return calls_in(left) + calls_in(right)
        case _:
            return []
