"""Arithmetic on values: intervals that may also be `ikke relevant`.

`ikke relevant` passes through every operation but `sum`, which skips it. Division by zero is `ikke relevant`; by
something that may be zero, anything. Every operation is inclusion-isotone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from egnet.language import ast
from egnet.values import interval
from egnet.values.interval import EVERYTHING, ZERO, Interval
from egnet.values.value import NOT_RELEVANT, Value, number


def calculate(expression: ast.Expression, values: Mapping[str, Value], parameters: Mapping[str, Fraction]) -> Value:
    """The value of an expression over facts and parameters."""
    match expression:
        case ast.Number(exact):
            return number(exact)
        case ast.Name(name):
            return values[name] if name in values else number(parameters[name])
        case ast.Negative(operand):
            return _lift(lambda a: interval.negate(a[0]), [calculate(operand, values, parameters)])
        case ast.Arithmetic("/", left, right):
            return quotient(calculate(left, values, parameters), calculate(right, values, parameters))
        case ast.Arithmetic(operator, left, right):
            operation = _OPERATIONS[operator]
            operands = [calculate(left, values, parameters), calculate(right, values, parameters)]
            return _lift(lambda a: operation(a[0], a[1]), operands)
        case ast.Call("sum", arguments):
            return total([calculate(a, values, parameters) for a in arguments])
        case ast.Call(function, arguments):
            extreme = _EXTREMES[function]
            return _lift(extreme, [calculate(a, values, parameters) for a in arguments])


def total(values: Sequence[Value]) -> Value:
    """The sum of what is relevant; `ikke relevant` where nothing is."""
    low: Fraction | None = Fraction(0)
    high: Fraction | None = Fraction(0)
    for value in values:
        hull = value.hull
        if hull is None:
            continue
        if value.irrelevant:
            hull = hull.hull(ZERO)
        low = None if low is None or hull.low is None else low + hull.low
        high = None if high is None or hull.high is None else high + hull.high
    numbers = (Interval(low, high),) if any(value.numbers for value in values) else ()
    return Value(numbers, irrelevant=all(value.irrelevant for value in values))


def quotient(a: Value, b: Value) -> Value:
    """`a / b`."""
    top, bottom = a.hull, b.hull
    irrelevant = a.irrelevant or b.irrelevant
    if top is None or bottom is None or bottom == ZERO:
        return NOT_RELEVANT
    divided = interval.divide(top, bottom)
    return Value((EVERYTHING,), irrelevant=True) if divided is None else Value((divided,), irrelevant=irrelevant)


def weighted_mean(values: Sequence[Value], weights: Sequence[Value]) -> Value:
    """The mean of the relevant values, each counted by its weight (no weight is below zero).

    It lies between the values' extremes. Where every weight may be zero it may be `ikke relevant` as well.
    """
    pairs = [(v.hull, _weight(v, w), v.irrelevant) for v, w in zip(values, weights, strict=True)]
    relevant = [(hull, weight) for hull, weight, _ in pairs if hull is not None]
    if not relevant:
        return NOT_RELEVANT
    low = _least_mean([(hull.low, weight) for hull, weight in relevant])
    negated = _least_mean([(None if hull.high is None else -hull.high, weight) for hull, weight in relevant])
    all_may_be_zero = all(weight.low == 0 for _, weight in relevant)
    return Value((Interval(low, None if negated is None else -negated),), irrelevant=all_may_be_zero)


def _weight(value: Value, weight: Value) -> Interval:
    hull = weight.hull or ZERO
    may_be_skipped = value.irrelevant or weight.irrelevant
    return Interval(Fraction(0), hull.high) if may_be_skipped else hull


def _least_mean(pairs: Sequence[tuple[Fraction | None, Interval]]) -> Fraction | None:
    """The least mean of numbers whose weights lie in intervals: the lowest weigh most, the rest least."""
    if any(number is None for number, _ in pairs):
        return None
    ordered = sorted(((number, weight) for number, weight in pairs if number is not None), key=lambda pair: pair[0])
    unbounded = [number for number, weight in ordered if weight.high is None]
    possible = [ordered[0][0]] if all(weight.low == 0 for _, weight in ordered) else []
    for heavy in range(len(ordered) + 1):
        weights = [w.high if i < heavy else w.low for i, (_, w) in enumerate(ordered)]
        if any(w is None for w in weights):
            possible.append(unbounded[0])
            break
        exact = [w for w in weights if w is not None]
        if sum(exact):
            possible.append(sum((n * w for (n, _), w in zip(ordered, exact, strict=True)), Fraction(0)) / sum(exact))
    return min(possible)


def _lift(operation: Callable[[list[Interval]], Interval], operands: Sequence[Value]) -> Value:
    hulls = [operand.hull for operand in operands]
    known = [hull for hull in hulls if hull is not None]
    irrelevant = any(operand.irrelevant for operand in operands)
    return Value((operation(known),) if len(known) == len(hulls) else (), irrelevant=irrelevant)


def _least(intervals: list[Interval]) -> Interval:
    low = None if any(i.low is None for i in intervals) else min(i.low for i in intervals if i.low is not None)
    return Interval(low, min((i.high for i in intervals if i.high is not None), default=None))


def _greatest(intervals: list[Interval]) -> Interval:
    return interval.negate(_least([interval.negate(i) for i in intervals]))


_OPERATIONS: dict[str, Callable[[Interval, Interval], Interval]] = {
    "+": interval.add,
    "-": interval.subtract,
    "*": interval.multiply,
}
_EXTREMES = {"min": _least, "max": _greatest}
