"""Values as people read them: Danish and English notation, and what is shown can be written again."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egnet.values.domain import BOOLEAN_WORDS, SHARE_RANGE, Domain, Kind
from egnet.values.interval import Interval
from egnet.values.shown import show_number, show_value, with_unit
from egnet.values.value import NOT_RELEVANT, Unknown, Value, between, number, several, word
from egnet.values.written import read_value

COUNT = Domain(Kind.INTEGER, Interval(Fraction(0), None))
AMOUNT = Domain(Kind.NUMBER)
SHARE = Domain(Kind.SHARE, SHARE_RANGE)
YES = Domain(Kind.BOOLEAN, words=BOOLEAN_WORDS)
CHANNELS = Domain(Kind.CHOICES, words=("telefon", "digital", "personlig"))
STRENGTH = Domain(Kind.CHOICE, words=("svag", "stærk", "afgørende"), may_be_irrelevant=True)


@pytest.mark.parametrize(
    ("value", "domain", "danish", "english"),
    [
        (number(254390), COUNT, "254.390", "254,390"),
        (number(Fraction("102.5")), AMOUNT, "102,5", "102.5"),
        (number(Fraction("-1234.25")), AMOUNT, "-1.234,25", "-1,234.25"),
        (number(Fraction(1, 3)), AMOUNT, "ca. 0,3", "about 0.3"),
        (number(Fraction("0.765")), SHARE, "76,5 %", "76.5 %"),
        (between(111406, None), COUNT, "mindst 111.406", "at least 111,406"),
        (between(0, 6), COUNT, "højst 6", "at most 6"),
        (between(10000, 15000), COUNT, "10.000-15.000", "10,000-15,000"),
        (between(Fraction("0.9"), Fraction("0.95")), SHARE, "90-95 %", "90-95 %"),
        (between(Fraction("0.925"), Fraction("0.935")), SHARE, "ca. 93 %", "about 93 %"),
        (between(Fraction("6.5"), Fraction("7.5")), AMOUNT, "ca. 7", "about 7"),
        (number(5).join(number(7)), AMOUNT, "5 eller 7", "5 or 7"),
        (word("ja"), YES, "ja", "ja"),
        (word("afgørende", "svag"), STRENGTH, "svag eller afgørende", "svag or afgørende"),
        (word("svag").join(NOT_RELEVANT), STRENGTH, "svag eller ikke relevant", "svag or not relevant"),
        (several("digital", "telefon"), CHANNELS, "telefon og digital", "telefon and digital"),
        (COUNT.unknown(Unknown.NOT_MEASURED), COUNT, "ikke opgjort", "not measured"),
        (AMOUNT.whole, AMOUNT, "hvad som helst", "anything"),
    ],
)
def test_values_in_words(value: Value, domain: Domain, danish: str, english: str) -> None:
    """Each sort of value in both notations; words in the order that the vocabulary declares."""
    assert show_value(value, domain) == danish
    assert show_value(value, domain, "en") == english


def test_large_numbers_keep_every_digit() -> None:
    """No digit is lost to a binary float, and thousands are grouped however many there are."""
    assert show_number(Fraction("999999999999999.99"), Kind.NUMBER) == "999.999.999.999.999,99"
    assert show_number(Fraction(10**18 + 1), Kind.INTEGER) == "1.000.000.000.000.000.001"
    assert show_number(Fraction(10**16 * 3 + 1, 3), Kind.NUMBER, "en") == "about 10,000,000,000,000,000.3"


def test_a_unit_follows_what_is_counted() -> None:
    """The unit stands after a number and nowhere else."""
    assert with_unit("5", "årsværk", number(5)) == "5 årsværk"
    assert with_unit("ikke oplyst", "årsværk", COUNT.unknown(Unknown.NOT_STATED)) == "ikke oplyst"
    assert with_unit("ikke relevant", "årsværk", NOT_RELEVANT) == "ikke relevant"
    assert with_unit("75 %", "", number(Fraction(3, 4))) == "75 %"


@st.composite
def figures(draw: Callable[..., Any]) -> tuple[Value, Domain]:
    """Numbers, bounds and intervals that two decimals (of a per cent) write exactly."""
    domain = draw(st.sampled_from([COUNT, AMOUNT, SHARE]))
    unit = {Kind.INTEGER: Fraction(1), Kind.NUMBER: Fraction(1, 100), Kind.SHARE: Fraction(1, 10_000)}[domain.kind]
    most = 10**4 if domain is SHARE else 10 ** draw(st.sampled_from([3, 7, 20]))
    low, high = sorted(draw(st.tuples(st.integers(0, most), st.integers(0, most))))
    near = low + draw(st.sampled_from([1, 2, 10, 100]))
    ends = draw(st.sampled_from([(low, low), (low, high), (low, near), (low, None), (None, high)]))
    return domain.clip(between(*(None if end is None else end * unit for end in ends))), domain


@given(figures())
def test_what_is_shown_can_be_written(figure: tuple[Value, Domain]) -> None:
    """A figure shown in Danish is read back as the same, a dash between two ends read as `..`."""
    value, domain = figure
    written = re.sub(r"(?<=\d)-(?=\d)", "..", show_value(value, domain))
    assert read_value(written, domain, danish_grouping=True) == value


@given(st.fractions(-1000, 1000))
def test_a_rounded_number_says_so_and_is_near(exact: Fraction) -> None:
    """`ca.` stands before a number that is not shown exactly, and covers it when it is read."""
    shown = show_number(exact, Kind.NUMBER)
    assert read_value(shown, AMOUNT, danish_grouping=True).allows(exact)
    assert shown.startswith("ca. ") == ((exact * 100).denominator != 1)
