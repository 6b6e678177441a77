"""Values: sets of what a fact may be, with the reason where nothing is known."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from egnet.values.domain import Domain, Kind
from egnet.values.interval import Interval
from egnet.values.value import (
    IRRELEVANT,
    NOT_RELEVANT,
    Choice,
    Unknown,
    Value,
    between,
    chosen,
    number,
    several,
    word,
)
from strategies import choices_in, domains, narrower, values

COUNT = Domain(Kind.INTEGER, Interval(Fraction(0), None), may_be_irrelevant=True)


@given(values(), values(), st.data())
def test_meet_and_join_are_and_and_or(a: Value, b: Value, data: st.DataObject) -> None:
    """A choice is allowed by the meet if both allow it, and by the join if either does."""
    for value in (a, b):
        choice = data.draw(choices_in(value))
        assert a.meet(b).allows(choice) == (a.allows(choice) and b.allows(choice))
        assert a.join(b).allows(choice)


@given(values(), st.data())
def test_a_part_is_within(value: Value, data: st.DataObject) -> None:
    """A narrower value is within, meets to itself and joins to the wider one; the wider is within only if equal."""
    part = data.draw(narrower(value))
    assert part.within(value)
    assert part.meet(value) == part
    assert part.join(value) == value
    assert value.within(part) == (part == value)


@given(domains(), st.data())
def test_one_choice_is_certain(domain: Domain, data: st.DataObject) -> None:
    """A value that is one choice allows that and no more, whatever sort of choice it is."""
    choice = data.draw(choices_in(domain.whole))
    value = chosen(choice)
    assert value.is_certain
    assert value.allows(choice)
    assert value.within(domain.whole)
    others: list[Choice] = [IRRELEVANT, Fraction(99), "andet", frozenset({"andet"})]
    assert not any(value.allows(other) for other in others if other != choice)


def test_several_possibilities_are_not_certain() -> None:
    """An interval, two alternatives, or a number that may be `ikke relevant` leave something open."""
    assert not between(1, 2).is_certain
    assert not word("ja", "nej").is_certain
    assert not number(1).join(NOT_RELEVANT).is_certain
    assert not several("a").join(several("a", "b")).is_certain
    assert number(1).is_certain
    assert several("a", "b").is_certain


def test_the_reason_for_knowing_nothing_goes_when_something_is_known() -> None:
    """An unknown keeps its reason where nothing is learnt, and loses it where anything is."""
    unknown = COUNT.unknown(Unknown.NOT_MEASURED)
    assert unknown.unknown is Unknown.NOT_MEASURED
    assert unknown.meet(COUNT.whole).unknown is Unknown.NOT_MEASURED
    assert unknown.meet(between(0, 5)).unknown is None
    assert unknown.join(number(5)).unknown is None


def test_the_reason_is_no_part_of_what_is_possible() -> None:
    """Two unknowns for different reasons allow the same."""
    assert COUNT.unknown(Unknown.NOT_STATED) == COUNT.unknown(Unknown.ABSENT) == COUNT.whole


def test_hull_spans_every_number() -> None:
    """The hull runs from the least to the greatest possible number; words have none."""
    assert between(1, 2).join(between(5, None)).hull == Interval(Fraction(1), None)
    assert word("ja").hull is None


@given(domains())
def test_unknown_is_the_whole_domain(domain: Domain) -> None:
    """Unknown allows every value of the domain, `ikke relevant` only where the vocabulary allows it."""
    unknown = domain.unknown(Unknown.NOT_STATED)
    assert unknown == domain.whole
    assert unknown.allows(IRRELEVANT) == domain.may_be_irrelevant
    assert domain.clip(unknown) == domain.whole


def test_whole_numbers_are_clipped_inward() -> None:
    """Of a stretch of numbers a whole-number fact keeps the whole ones, and nothing where there is none."""
    assert COUNT.clip(between(Fraction("0.5"), Fraction("2.5"))) == between(1, 2)
    assert COUNT.clip(Value((Interval(Fraction("0.1"), Fraction("0.9")),))).is_empty
    assert COUNT.clip(between(-5, 3)) == between(0, 3)
