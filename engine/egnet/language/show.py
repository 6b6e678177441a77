"""Expressions back to text, in one canonical form."""

from __future__ import annotations

from fractions import Fraction

from egnet.language import ast

_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}


def show(expression: ast.Expression) -> str:
    """The expression as text; parsing it again gives the same expression but for offsets."""
    return _show(expression, 0)


def _show(expression: ast.Expression, outer: int) -> str:
    match expression:
        case ast.Number(exact):
            return show_number(exact)
        case ast.Name(name):
            return name
        case ast.Negative(operand):
            return f"-{_show(operand, 3)}"
        case ast.Call(function, arguments):
            return f"{function}({', '.join(show(a) for a in arguments)})"
        case ast.Arithmetic(operator, left, right):
            binding = _BINDING[operator]
            text = f"{_show(left, binding)} {operator} {_show(right, binding + 1)}"
            return f"({text})" if binding < outer else text


def show_number(exact: Fraction) -> str:
    """The number as a plain decimal, or as a fraction where no decimal is exact."""
    if exact.denominator == 1:
        return str(exact.numerator)
    places = 0
    while places < 30 and (exact * 10**places).denominator != 1:
        places += 1
    if places == 30:
        return f"{exact.numerator} / {exact.denominator}"
    if places == 3 and abs(exact) >= 1:
        places = 4  # `1.250` is refused: a Dane reads a thousand more
    digits = str(abs(int(exact * 10**places))).rjust(places + 1, "0")
    return f"{'-' if exact < 0 else ''}{digits[:-places]}.{digits[-places:]}"
