"""Formulas over tests on single facts, and their text in the languages of other engines.

In: a formula. Out: one expression in a language. Always holds: a formula of `Test`, `All` and `Any` alone is monotone,
so that it is true of what *may* be exactly if it is true under some choice, as long as each fact is looked at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True)
class Between:
    """A number lies between two ends, each with whether it is meant itself; `None` is no end."""

    low: Fraction | None
    low_in: bool
    high: Fraction | None
    high_in: bool


@dataclass(frozen=True)
class Words:
    """A word is one of these; `others` are the rest of the words there are."""

    words: frozenset[str]
    others: frozenset[str]


@dataclass(frozen=True)
class Test:
    """One fact lies within something: a stretch of numbers, some words, or (a flag) it is `ja`, or not."""

    fact: str
    within: Between | Words | bool


@dataclass(frozen=True)
class All:
    of: tuple[Formula, ...]


@dataclass(frozen=True)
class Any:
    of: tuple[Formula, ...]


@dataclass(frozen=True)
class Not:
    of: Formula


@dataclass(frozen=True)
class Named:
    """What an earlier definition says."""

    name: str


Formula = Test | All | Any | Not | Named | bool


def all_of(parts: Iterable[Formula]) -> Formula:
    """All of them, with nothing in it that says nothing."""
    flat = (one for part in parts for one in (part.of if isinstance(part, All) else (part,)))
    kept = list(dict.fromkeys(part for part in flat if part is not True))
    if False in kept:
        return False
    return True if not kept else kept[0] if len(kept) == 1 else All(tuple(kept))


def any_of(parts: Iterable[Formula]) -> Formula:
    """Any of them, with nothing in it that says nothing."""
    flat = (one for part in parts for one in (part.of if isinstance(part, Any) else (part,)))
    kept = list(dict.fromkeys(part for part in flat if part is not False))
    if True in kept:
        return True
    return False if not kept else kept[0] if len(kept) == 1 else Any(tuple(kept))


def not_(part: Formula) -> Formula:
    """The contrary."""
    if isinstance(part, bool):
        return not part
    return part.of if isinstance(part, Not) else Not(part)


def either(first: Formula, then: Formula, second: Formula, otherwise: Formula) -> Formula:
    """`then` where the `first` holds, `otherwise` where the `second` does; one of the two always may.

    What both lead to is asked once. Each simpler form is possible under just the same choices.
    """
    if then == otherwise:
        return then
    for here, more, there, less in ((first, then, second, otherwise), (second, otherwise, first, then)):
        if more is True:
            return any_of([here, less])
        if isinstance(more, Any) and less in more.of:
            return any_of([less, all_of([here, any_of(one for one in more.of if one != less)])])
        if isinstance(more, All) and less in more.of:
            return all_of([less, any_of([there, all_of(one for one in more.of if one != less)])])
    return any_of([all_of([first, then]), all_of([second, otherwise])])


def tests_in(formula: Formula) -> list[Test]:
    """Every test, as often as it stands there."""
    match formula:
        case Test():
            return [formula]
        case All(parts) | Any(parts):
            return [test for part in parts for test in tests_in(part)]
        case Not(part):
            return tests_in(part)
        case _:
            return []


def names_in(formula: Formula) -> list[str]:
    """Every name that stands in it."""
    match formula:
        case Named(name):
            return [name]
        case All(parts) | Any(parts):
            return [name for part in parts for name in names_in(part)]
        case Not(part):
            return names_in(part)
        case _:
            return []


def is_read_once(formula: Formula) -> bool:
    """Whether each fact is looked at once, so that Kleene's logic leaves nothing too wide."""
    facts = [test.fact for test in tests_in(formula)]
    return len(facts) == len(set(facts))


@dataclass(frozen=True)
class Language:
    """How a formula is written. `{}` stands for what is joined; `number`, `words` and `flag` write one test."""

    all_: str
    any_: str
    not_: str
    true: str
    false: str
    number: Callable[[str, Between], str]
    words: Callable[[str, Words], str]
    flag: Callable[[str, bool], str]
    named: str = "{}"
    names: Mapping[str, str] = field(default_factory=dict)

    def text(self, formula: Formula) -> str:
        """The formula in this language, in brackets wherever they may matter."""
        match formula:
            case bool():
                return self.true if formula else self.false
            case All(parts):
                return "(" + self.all_.join(map(self.text, parts)) + ")"
            case Any(parts):
                return "(" + self.any_.join(map(self.text, parts)) + ")"
            case Not(part):
                return self.not_.format(self.text(part))
            case Named(name):
                return self.named.format(name)
            case Test(fact, Between() as within):
                return self.number(self.names.get(fact, fact), within)
            case Test(fact, Words() as within):
                return self.words(self.names.get(fact, fact), within)
            case Test(fact, bool() as within):
                return self.flag(self.names.get(fact, fact), within)
        raise TypeError(formula)


def compared(number: Callable[[Fraction], str], and_: str) -> Callable[[str, Between], str]:
    """Comparisons as most languages write them."""

    def written(fact: str, within: Between) -> str:
        parts = []
        if within.low is not None:
            parts.append(f"({fact} {'>=' if within.low_in else '>'} {number(within.low)})")
        if within.high is not None:
            parts.append(f"({fact} {'<=' if within.high_in else '<'} {number(within.high)})")
        return parts[0] if len(parts) == 1 else f"({and_.join(parts)})"

    return written


def decimal(number: Fraction) -> str:
    """A number with its point."""
    return repr(float(number))
