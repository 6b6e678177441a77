"""Arithmetic on values: no result of any choice is left out, and knowing more never gives a wider result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egnet.language.parse import parse_expression
from egnet.values.arithmetic import calculate, quotient, total, weighted_mean
from egnet.values.interval import EVERYTHING, Interval
from egnet.values.value import IRRELEVANT, NOT_RELEVANT, Choice, Value, between, number
from strategies import choices_in, narrower, values

Operation = Callable[[Sequence[Value]], Value]
OfChoices = Callable[[Sequence[Choice]], Choice]


def expression(text: str) -> Operation:
    """An expression over `a`, `b` and `c`, as an operation on three values."""
    parsed = parse_expression(text)
    return lambda operands: calculate(parsed, dict(zip("abc", operands, strict=True)), {"p": Fraction(2)})


def relevant(choices: Sequence[Choice]) -> list[Fraction]:
    return [choice for choice in choices if isinstance(choice, Fraction)]


def all_relevant(operation: Callable[[Sequence[Fraction]], Fraction]) -> OfChoices:
    """`ikke relevant` where any operand is."""
    return lambda c: operation(relevant(c)) if len(relevant(c)) == len(c) else IRRELEVANT


def ratio(choices: Sequence[Choice]) -> Choice:
    """The first divided by the second plus the third; by zero it is `ikke relevant`."""
    a, b, c = relevant(choices) if len(relevant(choices)) == len(choices) else (0, 0, 0)
    return a / (b + c) if b + c else IRRELEVANT


#: Each operation on three values beside what it is on three choices.
OPERATIONS: dict[str, tuple[Operation, OfChoices]] = {
    "a + b - c": (expression("a + b - c"), all_relevant(lambda c: c[0] + c[1] - c[2])),
    "-a * b * c": (expression("-a * b * c"), all_relevant(lambda c: -c[0] * c[1] * c[2])),
    "p * a + (b - c)": (expression("p * a + (b - c)"), all_relevant(lambda c: 2 * c[0] + c[1] - c[2])),
    "min": (expression("min(a, b, c)"), all_relevant(min)),
    "max": (expression("max(a, b, c)"), all_relevant(max)),
    "a / (b + c)": (expression("a / (b + c)"), ratio),
    "sum": (expression("sum(a, b, c)"), lambda c: sum(relevant(c), Fraction(0)) if relevant(c) else IRRELEVANT),
}

three_values = st.tuples(values(), values(), values())


@pytest.mark.parametrize("name", OPERATIONS)
@given(three_values, st.data())
def test_no_result_is_left_out(name: str, operands: tuple[Value, ...], data: st.DataObject) -> None:
    """Whatever is chosen from the operands, the result of the choice is in the result."""
    operation, of_choices = OPERATIONS[name]
    choices = [data.draw(choices_in(operand)) for operand in operands]
    assert operation(operands).allows(of_choices(choices))


@pytest.mark.parametrize("name", OPERATIONS)
@given(three_values, st.data())
def test_every_operation_is_inclusion_isotone(name: str, operands: tuple[Value, ...], data: st.DataObject) -> None:
    """Narrower operands never give a result that the wider ones did not."""
    operation, _ = OPERATIONS[name]
    narrow = [data.draw(narrower(operand)) for operand in operands]
    assert operation(narrow).within(operation(operands))


@pytest.mark.parametrize("name", OPERATIONS)
@given(st.data())
def test_certain_operands_give_one_result(name: str, data: st.DataObject) -> None:
    """On exact operands the result is exact, and an operation on values is the operation on numbers."""
    operation, of_choices = OPERATIONS[name]
    numbers = data.draw(st.lists(st.integers(-5, 5).map(Fraction), min_size=3, max_size=3))
    result = operation([number(n) for n in numbers])
    assert result.is_certain
    assert result.allows(of_choices(numbers))


# -- weighted mean -------------------------------------------------------------------------------------------------------


def mean(choices: Sequence[tuple[Choice, Choice]]) -> Choice | None:
    """The mean under one choice of values and weights; `None` where it is anything between the extremes."""
    pairs = [(v, w if isinstance(w, Fraction) else Fraction(0)) for v, w in choices if isinstance(v, Fraction)]
    weight = sum(w for _, w in pairs)
    if not pairs:
        return IRRELEVANT
    return sum((v * w for v, w in pairs), Fraction(0)) / weight if weight else None


pairs_of_values = st.lists(st.tuples(values(), values(low=0)), min_size=1, max_size=3)


@given(pairs_of_values, st.data())
def test_weighted_mean_leaves_no_mean_out(pairs: list[tuple[Value, Value]], data: st.DataObject) -> None:
    """The mean of chosen values by chosen weights is in the weighted mean; with no weight at all it is `ikke relevant`."""
    chosen = [(data.draw(choices_in(v)), data.draw(choices_in(w))) for v, w in pairs]
    result = weighted_mean(*zip(*pairs, strict=True))
    expected = mean(chosen)
    assert result.allows(IRRELEVANT if expected is None else expected)


@given(pairs_of_values, st.data())
def test_weighted_mean_is_inclusion_isotone(pairs: list[tuple[Value, Value]], data: st.DataObject) -> None:
    """Narrower values and weights never give a wider mean."""
    narrow = [(data.draw(narrower(v)), data.draw(narrower(w))) for v, w in pairs]
    assert weighted_mean(*zip(*narrow, strict=True)).within(weighted_mean(*zip(*pairs, strict=True)))


@given(pairs_of_values)
def test_weighted_mean_lies_between_the_extremes(pairs: list[tuple[Value, Value]]) -> None:
    """No mean is below every value or above every value."""
    result = weighted_mean(*zip(*pairs, strict=True))
    hulls = [v.hull for v, _ in pairs if v.hull is not None]
    if result.hull is None:
        assert result == NOT_RELEVANT
        return
    whole = hulls[0]
    for hull in hulls[1:]:
        whole = whole.hull(hull)
    assert whole.meet(result.hull) == result.hull


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([(number(1), number(3)), (number(5), number(1))], number(2)),
        ([(number(1), between(1, 3)), (number(5), number(1))], between(2, 3)),
        ([(number(1), between(1, None)), (number(5), number(1))], between(1, 3)),
        ([(number(1), number(3)), (NOT_RELEVANT, number(9))], number(1)),
        ([(number(1), number(3)), (number(9), NOT_RELEVANT)], number(1)),
        ([(NOT_RELEVANT, number(3))], NOT_RELEVANT),
        ([(number(1), number(0)), (number(5), number(0))], between(1, 5).join(NOT_RELEVANT)),
    ],
)
def test_weighted_mean(pairs: list[tuple[Value, Value]], expected: Value) -> None:
    """Each part counts by its weight; what is `ikke relevant` does not count."""
    assert weighted_mean(*zip(*pairs, strict=True)) == expected


# -- what section 2 says ---------------------------------------------------------------------------------------------------


def test_sum_skips_what_is_not_relevant_and_plus_does_not() -> None:
    """`sum` adds what is relevant, and is `ikke relevant` only where nothing is."""
    assert total([number(2), NOT_RELEVANT]) == number(2)
    assert total([NOT_RELEVANT, NOT_RELEVANT]) == NOT_RELEVANT
    assert total([number(2), number(3).join(NOT_RELEVANT)]) == between(2, 5)
    assert expression("a + b + c")([number(2), NOT_RELEVANT, number(1)]) == NOT_RELEVANT


def test_division_by_zero_is_not_relevant() -> None:
    """By zero it is `ikke relevant`, by what may be zero anything and perhaps `ikke relevant`."""
    assert quotient(number(5), number(0)) == NOT_RELEVANT
    assert quotient(number(0), number(0)) == NOT_RELEVANT
    assert quotient(number(5), between(0, 1)) == Value((EVERYTHING,), irrelevant=True)
    assert quotient(number(5), between(2, None)) == Value((Interval(Fraction(0), Fraction(5, 2)),))


def test_tenths_add_up_exactly() -> None:
    """Numbers are exact rationals: three tenths are three tenths, in whatever order they are added."""
    operation = expression("a + b + c")
    assert operation([number(Fraction("0.1")), number(Fraction("0.2")), number(0)]) == number(Fraction("0.3"))
