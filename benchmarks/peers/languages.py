"""Formulas in the languages of the peers: of what is known, and of what may be."""

from __future__ import annotations

from fractions import Fraction

from benchmarks.formula import Between, Language, Words, compared, decimal


def _plain(number: Fraction) -> str:
    return str(number.numerator) if number.denominator == 1 else decimal(number)


def _listed(words: frozenset[str], quote: str = "'") -> str:
    return ", ".join(f"{quote}{word}{quote}" for word in sorted(words))


def _word(equals: str, among: str) -> object:
    def written(fact: str, within: Words) -> str:
        if len(within.words) == 1:
            return equals.format(fact, _listed(within.words))
        return among.format(fact, _listed(within.words))

    return written


def zen(names: dict[str, str]) -> Language:
    """ZEN's expressions."""
    return Language(
        " and ", " or ", "not({})", "true", "false",
        number=compared(_plain, " and "),
        words=_word("({} == {})", "({} in [{}])"),
        flag=lambda fact, yes: fact if yes else f"not({fact})",
        names=names,
    )  # fmt: skip


def cel(names: dict[str, str]) -> Language:
    """Google's common expression language; its numbers are of one type on both sides."""
    return Language(
        " && ", " || ", "!({})", "true", "false",
        number=compared(decimal, " && "),
        words=_word("({} == {})", "({} in [{}])"),
        flag=lambda fact, yes: fact if yes else f"!{fact}",
        names=names,
    )  # fmt: skip


def sql(names: dict[str, str], *, may: bool) -> Language:
    """SQL; null is not known. Of what may be, each test is true where nothing is known."""

    def maybe(text: str) -> str:
        return f"coalesce({text}, true)" if may else text

    number, words = compared(_plain, " and "), _word("({} = {})", "({} in ({}))")
    return Language(
        " and ", " or ", "(not {})", "true", "false",
        number=lambda fact, within: maybe(number(fact, within)),
        words=lambda fact, within: maybe(words(fact, within)),
        flag=lambda fact, yes: maybe(fact if yes else f"(not {fact})"),
        names=names,
    )  # fmt: skip


def polars(*, may: bool) -> Language:
    """Expressions of Polars; null is not known. Of what may be, each test is true where nothing is known."""
    filled = ".fill_null(True)" if may else ""
    number = compared(_plain, " & ")

    def words(fact: str, within: Words) -> str:
        if len(within.words) <= 2:
            text = " | ".join(f"(pl.col({fact!r}) == {word!r})" for word in sorted(within.words))
            return f"({text}){filled}"
        if len(within.others) == 1:
            (other,) = within.others
            return f"(pl.col({fact!r}) != {other!r}){filled}"
        return f"pl.col({fact!r}).is_in({sorted(within.words)!r}){filled}"

    return Language(
        " & ", " | ", "~{}", "pl.lit(True)", "pl.lit(False)",
        number=lambda fact, within: f"{number(f'pl.col({fact!r})', within)}{filled}",
        words=words,
        flag=lambda fact, yes: f"{'' if yes else '(~'}pl.col({fact!r}){'' if yes else ')'}{filled}",
        named="pl.col('{}')",
    )  # fmt: skip


def python(names: dict[str, str], *, may: bool) -> Language:
    """Python; `None` is not known."""

    def maybe(fact: str, text: str) -> str:
        return f"({fact} is None or {text})" if may else text

    number, words = compared(_plain, " and "), _word("{} == {}", "{} in ({})")
    return Language(
        " and ", " or ", "(not {})", "True", "False",
        number=lambda fact, within: maybe(fact, number(fact, within)),
        words=lambda fact, within: maybe(fact, words(fact, within)),
        # What is neither known to be so nor known not to be is `None`, which is neither `True` nor `False`.
        flag=lambda fact, yes: f"({fact} is not {not yes})" if may else fact if yes else f"(not {fact})",
        names=names,
    )  # fmt: skip


def numpy(names: dict[str, str], codes: dict[str, list[str]]) -> Language:
    """Arrays: numbers with NaN, flags 0, 1 and 2 for unknown, words by number and one more for unknown.

    Tests are of what may be: a comparison with NaN is false, so that its contrary is asked. Where all is known, that is
    the same.
    """

    def number(fact: str, within: Between) -> str:
        parts = []
        if within.low is not None:
            parts.append(f"~({fact} {'<' if within.low_in else '<='} {decimal(within.low)})")
        if within.high is not None:
            parts.append(f"~({fact} {'>' if within.high_in else '>='} {decimal(within.high)})")
        return parts[0] if len(parts) == 1 else f"({' & '.join(parts)})"

    by_name = {alias: codes[name] for name, alias in names.items() if name in codes}

    def words(fact: str, within: Words) -> str:
        order = by_name[fact]
        if len(within.others) == 1:
            return f"({fact} != {order.index(next(iter(within.others)))})"
        held = [order.index(word) for word in sorted(within.words)]
        return "(" + " | ".join(f"({fact} == {code})" for code in [*held, len(order)]) + ")"

    return Language(
        " & ", " | ", "~{}", "True", "False",
        number=number, words=words, flag=lambda fact, yes: f"({fact} != {0 if yes else 1})", names=names,
    )  # fmt: skip
