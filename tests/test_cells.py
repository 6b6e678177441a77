"""Cells: a domain cut into parts that no test tells apart."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from egnet.plan.cells import Cell, cut
from egnet.plan.test import IsIrrelevant, NoneOf, NumberIn, Test, WordIs, thresholds, truth_of
from egnet.values.domain import BOOLEAN_WORDS, Domain, Kind
from egnet.values.interval import Interval
from egnet.values.truth import Truth
from egnet.values.value import IRRELEVANT, NOT_RELEVANT, Value, between, chosen, number, word
from strategies import choices_in, domains, intervals, narrower, numbers

_numeric = st.builds(NumberIn, st.none() | numbers, st.none() | numbers, st.booleans(), st.booleans())
_leaf = _numeric | st.builds(WordIs, st.sampled_from(["rød", "blå", "ja"])) | st.just(IsIrrelevant())
tests = st.recursive(
    _leaf, lambda inner: st.builds(NoneOf, st.lists(inner, min_size=1, max_size=2).map(tuple)), max_leaves=3
)
lists_of_tests = st.lists(st.lists(tests, min_size=1, max_size=2).map(tuple), max_size=3)

SHARE = Domain(Kind.SHARE, Interval(Fraction(0), Fraction(1)))


def holding(cells: tuple[Cell, ...], value: Value) -> list[Cell]:
    """The cells that share something with a value."""
    return [cell for cell in cells if cell.choice_within(value) is not None]


@given(domains(), lists_of_tests, st.data())
def test_cells_partition_the_domain(domain: Domain, several: list[tuple[Test, ...]], data: st.DataObject) -> None:
    """Every choice of the domain lies in exactly one cell, and the cell knows the truth of every test on it."""
    cells = cut(domain, several)
    choice = data.draw(choices_in(domain.clip(domain.whole)))
    if domain.kind is Kind.INTEGER and isinstance(choice, Fraction):
        choice = Fraction(int(choice))
    (cell,) = holding(cells, chosen(choice))
    assert cell.truths == tuple(truth_of(one, choice) for one in several)


@given(domains(), lists_of_tests)
def test_cells_are_as_few_as_can_be(domain: Domain, several: list[tuple[Test, ...]]) -> None:
    """No two cells have the same truths, and each holds something of the domain."""
    cells = cut(domain, several)
    assert len({cell.truths for cell in cells}) == len(cells)
    assert holding(cells, domain.whole) == list(cells)


@given(domains(), lists_of_tests, st.data())
def test_a_choice_within_lies_in_both(domain: Domain, several: list[tuple[Test, ...]], data: st.DataObject) -> None:
    """The choice that a cell shares with a value is allowed by the value and has the cell's truths."""
    value = data.draw(narrower(domain.whole)) if domain.kind.is_numeric else domain.whole
    value = domain.clip(value)
    cells = cut(domain, several)
    for cell in cells:
        choice = cell.choice_within(value)
        if choice is not None:
            assert value.allows(choice)
            assert tuple(truth_of(one, choice) for one in several) == cell.truths
            assert domain.kind is not Kind.INTEGER or choice is IRRELEVANT or choice.denominator == 1
    assert value.is_empty or holding(cells, value)


@given(intervals(), st.sets(st.integers(-3, 3), max_size=3))
def test_whole_numbers_between_thresholds_are_found(interval: Interval, ends: set[int]) -> None:
    """A whole-number cell meets an interval if, and only if, a whole number of the cell lies in it."""
    domain = Domain(Kind.INTEGER)
    several = [(NumberIn(Fraction(end, 2), None),) for end in sorted(ends)]
    for cell in cut(domain, several):
        whole = [
            n for n in range(-20, 21) if cell.choice_within(number(n)) is not None and interval.contains(Fraction(n))
        ]
        assert (cell.choice_within(Value((interval,))) is not None) == bool(whole)


def test_a_threshold_is_a_cell_of_its_own_only_where_a_test_stops_at_it() -> None:
    """`>= 5` cuts in two; together with `> 5` the five itself stands alone."""
    domain = Domain(Kind.NUMBER)
    at_least, above = (NumberIn(Fraction(5), None),), (NumberIn(Fraction(5), None, low_closed=False),)
    assert len(cut(domain, [at_least])) == 2
    assert len(cut(domain, [at_least, above])) == 3


def test_whole_numbers_leave_no_cell_between_neighbours() -> None:
    """Between 4 and 5 there is no whole number, so `<= 4` and `>= 5` share out the domain."""
    at_most, at_least = (NumberIn(None, Fraction(4)),), (NumberIn(Fraction(5), None),)
    assert len(cut(Domain(Kind.INTEGER), [at_most, at_least])) == 2
    assert len(cut(Domain(Kind.NUMBER), [at_most, at_least])) == 3


def test_a_test_beyond_the_domain_cuts_nothing() -> None:
    """No share is above one, so a test at two makes no cell."""
    assert len(cut(SHARE, [(NumberIn(Fraction(2), None),)])) == 1


def test_an_end_touches_the_open_stretch_beside_it_only_as_a_point() -> None:
    """The value 5 lies in the cell of 5, not in the stretches beside it."""
    cells = cut(Domain(Kind.NUMBER), [(NumberIn(Fraction(5), Fraction(5)),)])
    assert len(holding(cells, number(5))) == 1
    assert len(holding(cells, between(4, 5))) == 2
    assert len(holding(cells, between(Fraction("5.01"), 6))) == 1


def test_of_several_words_at_once_a_test_asks_for_one() -> None:
    """A fact of several words holds `telefon` where that is among them."""
    both = frozenset({"telefon", "digital"})
    assert truth_of((WordIs("telefon"),), both) is Truth.TRUE
    assert truth_of((WordIs("personlig"),), both) is Truth.FALSE
    cells = cut(Domain(Kind.CHOICES, words=("telefon", "digital", "personlig")), [(WordIs("telefon"),)])
    assert sorted(len(cell.pieces) for cell in cells) == [3, 4]


def test_a_test_on_what_is_not_relevant_is_neither() -> None:
    """Only a test for `ikke relevant` itself is true or false of it; `not` of neither is neither."""
    at_least = NumberIn(Fraction(5), None)
    assert truth_of((at_least,), IRRELEVANT) is Truth.NEITHER
    assert truth_of((NoneOf((at_least,)),), IRRELEVANT) is Truth.NEITHER
    assert truth_of((at_least, IsIrrelevant()), IRRELEVANT) is Truth.TRUE
    assert truth_of((NoneOf((IsIrrelevant(),)),), IRRELEVANT) is Truth.FALSE
    assert truth_of((IsIrrelevant(),), Fraction(5)) is Truth.FALSE


def test_words_and_ikke_relevant_have_cells() -> None:
    """Each word that a test asks for is a cell; the rest of the words share one, and `ikke relevant` has its own."""
    domain = Domain(Kind.BOOLEAN, words=BOOLEAN_WORDS, may_be_irrelevant=True)
    cells = cut(domain, [(WordIs("ja"),)])
    assert [len(holding(cells, value)) for value in (word("ja"), word("nej"), NOT_RELEVANT, domain.whole)] == [
        1,
        1,
        1,
        3,
    ]


def test_thresholds_are_all_ends_of_all_tests() -> None:
    """The ends within `not(…)` count as well."""
    several = (NumberIn(Fraction(1), None), NoneOf((NumberIn(Fraction(2), Fraction(3)),)), WordIs("x"))
    assert thresholds(several) == {1, 2, 3}


def test_a_fraction_is_no_cell_of_a_fact_counted_in_whole_numbers() -> None:
    """A test that stops at 2,5 tells 2 from 3, but no count is 2,5."""
    count = Domain(Kind.INTEGER, Interval(Fraction(0), None))
    exactly = (NumberIn(Fraction(5, 2), Fraction(5, 2)),)
    at_least = (NumberIn(Fraction(5, 2), None),)
    cells = cut(count, [exactly, at_least])
    assert {cell.truths for cell in cells} == {(Truth.FALSE, Truth.FALSE), (Truth.FALSE, Truth.TRUE)}
    assert len(cells) == len({cell.choice_within(count.whole) for cell in cells})
