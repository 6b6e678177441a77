"""Values as written: what each way of writing means, and the traps of the field, each refused under its own code."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egnet.diagnostics.span import SourceText, Span
from egnet.values.domain import BOOLEAN_WORDS, SHARE_RANGE, Domain, Kind
from egnet.values.interval import Interval
from egnet.values.value import NOT_RELEVANT, Unknown, Value, between, number, several, word
from egnet.values.written import Unreadable, read_number, read_value
from strategies import WORDS, domains

COUNT = Domain(Kind.INTEGER, Interval(Fraction(0), None))
AMOUNT = Domain(Kind.NUMBER)
SHARE = Domain(Kind.SHARE, SHARE_RANGE, names={"overvejende": between(Fraction("0.75"), 1)})
YES = Domain(Kind.BOOLEAN, words=BOOLEAN_WORDS)
STRENGTH = Domain(Kind.CHOICE, words=("svag", "stærk", "afgørende"), may_be_irrelevant=True)
CHANNELS = Domain(Kind.CHOICES, words=("telefon", "digital", "personlig"))


def least(end: int | str) -> Value:
    return Value((Interval(Fraction(end), None),))


# -- numbers -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("254390", number(254390)),
        ("102,5", number(Fraction("102.5"))),
        ("102.5", number(Fraction("102.5"))),
        ("0.750", number(Fraction(3, 4))),
        ("-3", number(-3)),
        ("254 390", number(254390)),
        ("254\u00a0390", number(254390)),
        ("1 234 567,5", number(Fraction("1234567.5"))),
        ("5 tusind", number(5000)),
        ("0,7 mio.", number(700000)),
        ("2 mia.", number(2_000_000_000)),
        ("mindst 111406", least(111406)),
        ("min. 5", least(5)),
        ("højst 6", Value((Interval(None, Fraction(6)),))),
        ("maks. 6", Value((Interval(None, Fraction(6)),))),
        ("90000..110000", between(90000, 110000)),
        ("-5..-3", between(-5, -3)),
        ("0,6..0,7 mio.", between(600_000, 700_000)),
        ("900 tusind..1 mio.", between(900_000, 1_000_000)),
        ("5 eller 7", number(5).join(number(7))),
        ("mindst 7 eller 5", number(5).join(least(7))),
        (" 5   eller  7 ", number(5).join(number(7))),
    ],
)
def test_numbers(written: str, value: Value) -> None:
    """A number, a bound, an interval, or one of several."""
    assert read_value(written, AMOUNT) == value


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("ca. 7", "6.5", "7.5"),
        ("ca. 7,0", "6.95", "7.05"),
        ("ca. 700", "699.5", "700.5"),
        ("ca. 0,7 mio.", "650000", "750000"),
        ("ca. 0,70 mio.", "695000", "705000"),
        ("cirka 215 tusind", "214500", "215500"),
    ],
)
def test_about_is_half_a_unit_of_the_last_stated_digit(written: str, low: str, high: str) -> None:
    """`ca.` widens by half a unit of the last digit that is stated, scale included."""
    assert read_value(written, AMOUNT) == between(Fraction(low), Fraction(high))


def test_about_a_share() -> None:
    """`ca. 93 %` is half a per cent either way, and never more than the whole."""
    assert read_value("ca. 93 %", SHARE) == between(Fraction("0.925"), Fraction("0.935"))
    assert read_value("ca. 100 %", SHARE) == between(Fraction("0.995"), 1)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("75 %", number(Fraction(3, 4))),
        ("75%", number(Fraction(3, 4))),
        ("76,5 %", number(Fraction("0.765"))),
        ("0,75", number(Fraction(3, 4))),
        ("1", number(1)),
        ("90..95 %", between(Fraction("0.9"), Fraction("0.95"))),
        ("90 %..95 %", between(Fraction("0.9"), Fraction("0.95"))),
        ("mindst 75 %", between(Fraction(3, 4), 1)),
        ("højst 0,1", between(0, Fraction("0.1"))),
        ("overvejende", between(Fraction(3, 4), 1)),
        ("overvejende eller 10 %", between(Fraction(3, 4), 1).join(number(Fraction("0.1")))),
    ],
)
def test_shares(written: str, value: Value) -> None:
    """A share is a number from 0 to 1 or a percentage; the documents' words stand for intervals."""
    assert read_value(written, SHARE) == value


def test_a_bound_ends_where_the_domain_ends() -> None:
    """What is written may be wider than the domain; what is known is not."""
    assert read_value("højst 6", COUNT) == between(0, 6)
    assert read_value("ca. 0", COUNT) == number(0)
    assert read_value("-5..3", COUNT) == between(0, 3)


# -- words ---------------------------------------------------------------------------------------------------------------


def test_words() -> None:
    """One word, one of several, several at once; `ikke relevant` where the vocabulary allows it."""
    assert read_value("stærk", STRENGTH) == word("stærk")
    assert read_value("stærk eller afgørende", STRENGTH) == word("stærk", "afgørende")
    assert read_value("ikke relevant", STRENGTH) == NOT_RELEVANT
    assert read_value("stærk eller ikke relevant", STRENGTH) == word("stærk").join(NOT_RELEVANT)
    assert read_value(["telefon", "digital"], CHANNELS) == several("telefon", "digital")
    assert read_value("telefon eller digital", CHANNELS) == several("telefon").join(several("digital"))


def test_a_word_that_holds_the_word_or_is_one_word() -> None:
    """A word of the vocabulary is read as it is declared before anything in it is."""
    domain = Domain(Kind.CHOICE, words=("telefon eller digital", "personlig"))
    assert read_value("telefon eller digital", domain) == word("telefon eller digital")
    assert read_value("personlig eller ikke oplyst", domain) == domain.whole


@pytest.mark.parametrize("reason", [Unknown.NOT_STATED, Unknown.NOT_MEASURED])
@given(domain=domains())
def test_unknown_is_everything_with_its_reason(reason: Unknown, domain: Domain) -> None:
    """Missing is never zero: it is the whole domain, and says why."""
    value = read_value(reason.value, domain)
    assert value == domain.whole
    assert value.unknown is reason


# -- the traps -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "domain", "code"),
    [
        ("750.000", COUNT, "E202"),
        ("1.234,5", AMOUNT, "E202"),
        ("1,234,567", AMOUNT, "E202"),
        ("1,234.5", AMOUNT, "E202"),
        ("012", COUNT, "E203"),
        ("-007,5", AMOUNT, "E203"),
        ("75", SHARE, "E204"),
        ("mindst 75", SHARE, "E204"),
        ("75 %", COUNT, "E205"),
        ("2,5", COUNT, "E206"),
        ("10..5", COUNT, "E207"),
        ("500..2 mio.", COUNT, "E207"),
        ("-5", COUNT, "E208"),
        ("150 %", SHARE, "E208"),
        ([], CHANNELS, "E208"),
        ("svagt", STRENGTH, "E210"),
        ("kolossal", STRENGTH, "E209"),
        ("no", YES, "E211"),
        ("True", YES, "E211"),
        ("off", YES, "E211"),
        ("ikke relevant", YES, "E212"),
        (["telefon", "digital"], STRENGTH, "E213"),
        (">= 5", COUNT, "E214"),
        ("ikke oplist", COUNT, "E210"),
        ("mange", COUNT, "E201"),
        ("", COUNT, "E201"),
        ("mindst", COUNT, "E201"),
        ("5..", COUNT, "E201"),
        ("12 34", COUNT, "E201"),
        ("1e5", AMOUNT, "E201"),
        ("nan", AMOUNT, "E201"),
        (".nan", AMOUNT, "E201"),
        ("inf", AMOUNT, "E201"),
        ("-.inf", AMOUNT, "E201"),
        ("9" * 5000, COUNT, "E201"),
    ],
)
def test_traps(written: str | list[str], domain: Domain, code: str) -> None:
    """Nothing is guessed: what can be misread is refused, each trap under its own code."""
    with pytest.raises(Unreadable) as refused:
        read_value(written, domain)
    assert refused.value.code.id == code


def test_yes_and_no_are_danish() -> None:
    """`nej` is a word, never the boolean that YAML makes of `no`; the refusal says the Danish word."""
    assert read_value("nej", YES) == word("nej")
    with pytest.raises(Unreadable) as refused:
        read_value("No", YES)
    assert refused.value.fields["danish"] == "nej"


@pytest.mark.parametrize(("written", "plain"), [("012", "12"), ("-007,5", "-7,5"), ("00", "0"), ("00,5", "0,5")])
def test_the_help_for_a_leading_zero_is_the_number_itself(written: str, plain: str) -> None:
    """What to write instead is the same number, sign and decimals included."""
    with pytest.raises(Unreadable) as refused:
        read_value(written, AMOUNT)
    assert refused.value.fields["plain"] == plain


def test_a_full_stop_between_thousands_is_danish_where_the_file_is() -> None:
    """In a Danish table `750.000` is three quarters of a million; elsewhere it is refused."""
    assert read_value("750.000", COUNT, danish_grouping=True) == number(750000)
    assert read_value("1.234.567,5", AMOUNT, danish_grouping=True) == number(Fraction("1234567.5"))
    assert read_value("mindst 1.500", COUNT, danish_grouping=True) == least(1500)


@given(st.integers(-(10**12), 10**12), st.integers(0, 3))
def test_every_decimal_is_read_exactly(digits: int, places: int) -> None:
    """A plain decimal is read as the number that it is, with a comma or a point."""
    exact = Fraction(digits, 10**places)
    text = f"{'-' if digits < 0 else ''}{abs(digits) // 10**places}"
    decimals = f"{abs(digits) % 10**places:0{places}d}" if places else ""
    if places != 3 or abs(digits) < 1000 or abs(digits) >= 10**6:
        assert read_number(f"{text}.{decimals}" if decimals else text) == exact
    assert read_number(f"{text},{decimals}" if decimals else text) == exact


@given(
    st.text("0123456789., %-", max_size=12)
    | st.sampled_from([*WORDS, "ja", "ikke oplyst", "ca. 5 %", "mindst 1 eller 2", "1..5 mio."])
    | st.text(max_size=12),
    domains(),
    st.booleans(),
)
def test_any_text_is_read_within_the_domain_or_refused(written: str, domain: Domain, grouping: bool) -> None:
    """Whatever is written, the value is something the fact may be, or the refusal has a complete message."""
    try:
        value = read_value(written, domain, danish_grouping=grouping)
    except Unreadable as refused:
        diagnostic = refused.at(Span(SourceText("f.yaml", written), 1, 1, 1))
        assert diagnostic.code == refused.code.id
    else:
        assert not value.is_empty
        assert value.within(domain.whole)
