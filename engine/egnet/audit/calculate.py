"""Calculations worked out over all numbers that the printed figures may stand for, and over the printed ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from egnet.audit.model import Amount, Calculation, Operand, Operation
from egnet.values.interval import ZERO, Interval, add, divide, multiply, subtract


def range_of(operand: Operand) -> Interval | None:
    """Every number it may come to; `None` where there is no figure, or a division by what may be zero."""
    match operand:
        case Amount():
            return operand.range
        case Fraction():
            return Interval.point(operand)
        case Calculation(Operation.SUM, operands):
            total = ZERO
            for one in (range_of(o) for o in operands):
                # What is not there adds nothing.
                total = total if one is None else add(total, one)
            return total
        case Calculation(operation, operands):
            return _fold(operation, [range_of(o) for o in operands])


def point_of(operand: Operand) -> Fraction | None:
    """What it comes to with the figures as printed; what was not counted adds nothing to a sum.

    A figure that is stated as a range has no one number, and what it is part of has none either.
    """
    match operand:
        case Amount():
            return operand.point
        case Fraction():
            return operand
        case Calculation(Operation.SUM, operands):
            points = [point_of(o) for o in operands]
            if any(p is None and _is_between(range_of(o)) for p, o in zip(points, operands, strict=True)):
                return None
            return sum((p or Fraction(0) for p in points), Fraction(0))
        case Calculation(operation, operands):
            points = [point_of(o) for o in operands]
            if any(p is None for p in points):
                return None
            folded = _fold(operation, [None if p is None else Interval.point(p) for p in points])
            return None if folded is None else folded.low


def amounts_in(operand: Operand) -> Iterator[Amount]:
    """The printed figures that it is worked out from, in order."""
    match operand:
        case Amount():
            yield operand
        case Calculation(_, operands):
            for one in operands:
                yield from amounts_in(one)


def total(parts: Sequence[Amount]) -> Calculation:
    return Calculation(Operation.SUM, tuple(parts))


def _is_between(found: Interval | None) -> bool:
    return found is not None and found.low is not None and found.high is not None


def _fold(operation: Operation, ranges: Sequence[Interval | None]) -> Interval | None:
    found: Interval | None = ranges[0]
    for one in ranges[1:]:
        if found is None or one is None:
            return None
        match operation:
            case Operation.PRODUCT:
                found = multiply(found, one)
            case Operation.QUOTIENT:
                found = divide(found, one)
            case _:
                found = subtract(found, one)
    return found
