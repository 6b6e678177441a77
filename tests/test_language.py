"""The condition language: text to tree and back, each form of a test, and what is refused with the place of the fault."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egnet.language import ast
from egnet.language.parse import DEEPEST, LanguageError, parse_expression, parse_formula, parse_tests
from egnet.language.show import show, show_number

PARSERS: dict[str, Callable[[str], object]] = {
    "tests": parse_tests,
    "formula": parse_formula,
    "expression": parse_expression,
}


def bare(tree: Any) -> Any:
    """A tree without its offsets."""
    match tree:
        case tuple():
            return tuple(bare(item) for item in tree)
        case str() | bool() | Fraction():
            return tree
        case _:
            fields = [name for name in type(tree).__slots__ if name not in ("start", "end")]
            return (type(tree).__name__, *(bare(getattr(tree, name)) for name in fields))


def number(text: str | int) -> Any:
    return ("Number", Fraction(text))


def name(text: str) -> Any:
    return ("Name", text)


# -- tests ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "tests"),
    [
        (">= 50000", [("Compared", ">=", number(50000))]),
        ("< mindste_volumen", [("Compared", "<", name("mindste_volumen"))]),
        ("!= 0.5", [("Compared", "!=", number("1/2"))]),
        ("mindst 75 %", [("Compared", ">=", number("3/4"))]),
        ("højst 2 * grænse", [("Compared", "<=", ("Arithmetic", "*", number(2), name("grænse")))]),
        ("5", [("Figure", number(5))]),
        ("-5", [("Figure", ("Negative", number(5)))]),
        ("[5..10)", [("Range", number(5), number(10), True, False)]),
        ("]5..10[", [("Range", number(5), number(10), False, False)]),
        ("(5..10]", [("Range", number(5), number(10), False, True)]),
        ("[a + 1..b]", [("Range", ("Arithmetic", "+", name("a"), number(1)), name("b"), True, True)]),
        ("ja", [("Phrase", "ja")]),
        ("delvist opfyldt", [("Phrase", "delvist opfyldt")]),
        ('"delvist opfyldt"', [("Phrase", "delvist opfyldt")]),
        ("ikke relevant", [("Special", "ikke relevant")]),
        ("ukendt", [("Special", "ukendt")]),
        ("not(svag, stærk)", [("Not", (("Phrase", "svag"), ("Phrase", "stærk")))]),
        ("not(>= 5)", [("Not", (("Compared", ">=", number(5)),))]),
        ("not(not(ja))", [("Not", (("Not", (("Phrase", "ja"),)),))]),
        ("< 5, 7, [10..12]", [("Compared", "<", number(5)), ("Figure", number(7)), ("Range", number(10), number(12), True, True)]),
        ("telefon, meget stærk", [("Phrase", "telefon"), ("Phrase", "meget stærk")]),
    ],
)  # fmt: skip
def test_each_form_of_a_test(text: str, tests: list[Any]) -> None:
    """A cell is one test or several with commas between; words need no quotes."""
    assert bare(parse_tests(text)) == tuple(tests)


# -- formulas ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "formula"),
    [
        ("a > 2 * b", ("Comparison", ">", name("a"), ("Arithmetic", "*", number(2), name("b")))),
        ("a in [1..2)", ("Member", name("a"), (("Range", number(1), number(2), True, False),))),
        ("a in (1..2)", ("Member", name("a"), (("Range", number(1), number(2), False, False),))),
        ("a in (1, >= p)", ("Member", name("a"), (("Figure", number(1)), ("Compared", ">=", name("p"))))),
        ("a in (p, q)", ("Member", name("a"), (("Phrase", "p"), ("Phrase", "q")))),
        ("a in (rød, meget grøn)", ("Member", name("a"), (("Phrase", "rød"), ("Phrase", "meget grøn")))),
        ("a in (p..q)", ("Member", name("a"), (("Range", name("p"), name("q"), False, False),))),
        ("a in ((p..q), r)", ("Member", name("a"), (("Range", name("p"), name("q"), False, False), ("Phrase", "r")))),
        ("a between 1 and p", ("Member", name("a"), (("Range", number(1), name("p"), True, True),))),
        ("a = ja", ("Comparison", "=", name("a"), name("ja"))),
        ('a = "meget stærk"', ("Member", name("a"), (("Phrase", "meget stærk"),))),
        ('a != "meget stærk"', ("Member", name("a"), (("Not", (("Phrase", "meget stærk"),)),))),
        ("a = ikke relevant", ("Member", name("a"), (("Special", "ikke relevant"),))),
    ],
)
def test_each_form_of_a_formula(text: str, formula: Any) -> None:
    """One expression says what a mapping of tests says."""
    assert bare(parse_formula(text)) == formula


def test_and_binds_tighter_than_or_and_not_tightest() -> None:
    """`a or b and not(c)` is `a or (b and (not(c)))`."""
    one, two, three = (bare(parse_formula(text)) for text in ("a = 1", "b = 2", "c = 3"))
    loose = bare(parse_formula("a = 1 or b = 2 and not(c = 3)"))
    assert loose == ("Logical", "or", (one, ("Logical", "and", (two, ("Logical", "not", (three,))))))
    assert bare(parse_formula("(a = 1 or b = 2) and c = 3")) == (
        "Logical", "and", (("Logical", "or", (one, two)), three)
    )  # fmt: skip


def test_names_that_begin_like_a_word_of_the_language_are_names() -> None:
    """`andel`, `orden`, `indsats`, `notat` and `sum_af_sager` are facts like any other."""
    formula = parse_formula("andel > orden and indsats >= notat or sum_af_sager < 5")
    assert isinstance(formula, ast.Logical)
    assert formula.operator == "or"
    assert bare(parse_expression("indsats + mindst_ét")) == ("Arithmetic", "+", name("indsats"), name("mindst_ét"))


# -- expressions ---------------------------------------------------------------------------------------------------------


def expressions() -> st.SearchStrategy[ast.Expression]:
    """Expressions as the parser makes them, with offsets of no account."""
    numbers = st.decimals(0, 10**6, places=3).map(lambda d: ast.Number(Fraction(d), 0, 0))
    names = st.sampled_from(["antal", "årsværk", "p_1"]).map(lambda n: ast.Name(n, 0, 0))

    def larger(inner: st.SearchStrategy[ast.Expression]) -> st.SearchStrategy[ast.Expression]:
        return (
            st.builds(ast.Negative, inner, st.just(0), st.just(0))
            | st.builds(ast.Arithmetic, st.sampled_from("+-*/"), inner, inner, st.just(0), st.just(0))
            | st.builds(
                ast.Call,
                st.sampled_from(ast.FUNCTIONS),
                st.lists(inner, min_size=1, max_size=3).map(tuple),
                st.just(0),
                st.just(0),
            )
        )

    return st.recursive(numbers | names, larger, max_leaves=8)


@given(expressions())
def test_what_is_shown_is_parsed_to_the_same(expression: ast.Expression) -> None:
    """Parsing a shown expression gives that expression, so that a derived fact's name says what it is."""
    shown = show(expression)
    assert bare(parse_expression(shown)) == bare(expression)
    assert show(parse_expression(shown)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("(a)", "a"),
        ("a-(b-c)", "a - (b - c)"),
        ("(a-b)-c", "a - b - c"),
        ("a*(b+c)/2", "a * (b + c) / 2"),
        ("-(a+b)", "-(a + b)"),
        ("75 % * sum( a,b )", "0.75 * sum(a, b)"),
    ],
)
def test_an_expression_has_one_form(text: str, shown: str) -> None:
    """Spaces and needless brackets make no difference."""
    assert show(parse_expression(text)) == shown


def test_a_number_that_is_no_decimal_is_shown_as_a_fraction() -> None:
    """Exactness is not given up for looks."""
    assert show_number(Fraction(1, 3)) == "1 / 3"
    assert show_number(Fraction("-0.05")) == "-0.05"


# -- what is refused -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "text", "code", "marked"),
    [
        ("tests", ">= 750.000", "E123", "750.000"),
        ("tests", ">= 1.234,5", "E123", "1.234,5"),
        ("tests", ">= 0,75", "E124", "0,75"),
        ("tests", ">= 1.2.3", "E126", "1.2.3"),
        ("tests", ">= 1,234,567", "E126", "1,234,567"),
        ("tests", ">=", "E122", ""),
        ("tests", "[5..10", "E122", ""),
        ("tests", "not(ja", "E122", ""),
        ("tests", ">> 5", "E121", ">"),
        ("tests", "5 ? 6", "E121", "?"),
        ("formula", 'a < "meget stærk"', "E125", 'a < "meget stærk"'),
        ("formula", "a >= ikke relevant", "E125", "a >= ikke relevant"),
        ("formula", "a", "E122", ""),
        ("expression", "a + > b", "E121", ">"),
        ("expression", "sum()", "E121", ")"),
        ("expression", "", "E122", ""),
    ],
)
def test_what_cannot_be_read_is_refused_where_it_stands(start: str, text: str, code: str, marked: str) -> None:
    """Each fault has its code, and the smallest part of the text that is wrong."""
    with pytest.raises(LanguageError) as refused:
        PARSERS[start](text)
    assert refused.value.code.id == code
    assert text[refused.value.start : refused.value.end] == marked


def test_a_decimal_below_one_is_no_grouped_number() -> None:
    """`0.750` is three quarters: no group of thousands begins with a zero."""
    assert bare(parse_tests(">= 0.750")) == (("Compared", ">=", number("3/4")),)


@pytest.mark.parametrize("text", ["-" * 5000 + "a", "a + " * 5000 + "a", "(" * 5000 + "a" + ")" * 5000])
def test_deep_nesting_is_refused_and_never_breaks_anything(text: str) -> None:
    """However deep, an expression is read or refused; what is read can be shown."""
    try:
        show(parse_expression(text))
    except LanguageError as refused:
        assert refused.code.id == "E127"


def test_as_deep_as_allowed_is_read() -> None:
    """A sum of a hundred terms is no trouble."""
    assert DEEPEST >= 100
    assert len(ast.names_in(parse_expression(" + ".join(["a"] * 100)))) == 100


@pytest.mark.parametrize("start", PARSERS)
@given(st.text('ab5., >=<!()[]-+*/%"notandi_æ', max_size=30) | st.text(max_size=20))
def test_any_text_is_read_or_refused(start: str, text: str) -> None:
    """No text gives anything but a tree or a refusal with offsets within or just after it."""
    try:
        PARSERS[start](text)
    except LanguageError as refused:
        assert 0 <= refused.start < refused.end <= len(text) + 1
