"""Hypothesis strategies for numbers, intervals and values, and for one choice out of them."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from egnet.values.domain import BOOLEAN_WORDS, SHARE_RANGE, Domain, Kind
from egnet.values.interval import Interval, disjoint
from egnet.values.value import IRRELEVANT, Choice, Value

WORDS = ("rød", "blå", "meget grøn")

#: Small numbers, so that ends, thresholds and zero meet often.
numbers = st.builds(Fraction, st.integers(-12, 12), st.sampled_from([1, 1, 2, 3]))
_ends = st.none() | numbers


@st.composite
def intervals(draw: Callable[..., Any], low: int | None = None) -> Interval:
    """Closed intervals, now and then without an end; none below `low`."""
    a, b = draw(_ends), draw(_ends)
    if a is not None and b is not None:
        a, b = min(a, b), max(a, b)
    if low is not None:
        a, b = max(a or Fraction(low), Fraction(low)), b if b is None else max(b, Fraction(low))
    return Interval(a, b)


@st.composite
def values(draw: Callable[..., Any], low: int | None = None) -> Value:
    """Numeric values: one or two intervals, perhaps `ikke relevant`, never nothing."""
    found = draw(st.lists(intervals(low), max_size=2))
    return Value(disjoint(found), irrelevant=not found or draw(st.booleans()))


@st.composite
def domains(draw: Callable[..., Any]) -> Domain:
    """Domains of every kind."""
    kind = draw(st.sampled_from(Kind))
    irrelevant = draw(st.booleans())
    if kind is Kind.BOOLEAN:
        return Domain(kind, words=BOOLEAN_WORDS, may_be_irrelevant=irrelevant)
    if kind in (Kind.CHOICE, Kind.CHOICES):
        return Domain(kind, words=WORDS[: draw(st.integers(1, 3))], may_be_irrelevant=irrelevant)
    if kind is Kind.SHARE:
        return Domain(kind, SHARE_RANGE, may_be_irrelevant=irrelevant)
    low, high = draw(st.sampled_from([(None, None), (0, None), (None, 6), (-5, 6)]))
    range_ = Interval(None if low is None else Fraction(low), None if high is None else Fraction(high))
    return Domain(kind, range_, may_be_irrelevant=irrelevant)


@st.composite
def numbers_in(draw: Callable[..., Any], interval: Interval) -> Fraction:
    """A number of an interval, often an end."""
    low, high = interval.low, interval.high
    if low is None and high is None:
        return draw(numbers)
    if low is None or high is None:
        distance = abs(draw(numbers))
        return high - distance if low is None else low + distance
    return low + (high - low) * draw(st.sampled_from([Fraction(n, 4) for n in (0, 4, 2, 1, 3)]))


@st.composite
def choices_in(draw: Callable[..., Any], value: Value) -> Choice:
    """One choice that a value allows."""
    options: list[Any] = [*sorted(value.words), *sorted(value.sets, key=sorted), *value.numbers]
    if value.irrelevant:
        options.append(IRRELEVANT)
    option = draw(st.sampled_from(options))
    return draw(numbers_in(option)) if isinstance(option, Interval) else option


@st.composite
def narrower(draw: Callable[..., Any], value: Value) -> Value:
    """A part of a numeric value, not empty."""
    kept = []
    for interval in value.numbers:
        if draw(st.booleans()):
            a, b = draw(numbers_in(interval)), draw(numbers_in(interval))
            kept.append(Interval(min(a, b), max(a, b)))
    irrelevant = value.irrelevant and (not kept or draw(st.booleans()))
    if not kept and not irrelevant:
        kept = [value.numbers[0]]
    return Value(disjoint(kept), irrelevant=irrelevant)
