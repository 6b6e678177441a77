"""What is known, as tokens: each says one thing that a proposition certainly is not.

A proposition is true, false or neither. Where nothing is known it may be any of them and there is no token; whatever
becomes known adds tokens and takes none away. So nothing needs negation: `not` swaps what cannot be true with what
cannot be false. A proposition that is never neither has two kinds of token: `FALSE` excluded, it certainly holds, and
`TRUE` excluded, it certainly does not.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from egnet.plan.plan import Atom
from egnet.values.truth import Truth, made_of


class Excluded(Enum):
    """What a proposition cannot be."""

    TRUE = "true"
    FALSE = "false"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Applies:
    """The condition of a rule (by index, in a principle by index) is true, not false or neither."""

    principle: int
    rule: int


@dataclass(frozen=True, slots=True)
class Fires:
    """A rule that others override applies, and none of them fires."""

    principle: int
    rule: int


@dataclass(frozen=True, slots=True)
class FindingIs:
    """The finding of a principle is one of these words. With one word, that word is among the possible findings."""

    principle: int
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class OtherFires:
    """A rule of the principle fires that gives another finding than `otherwise`."""

    principle: int


@dataclass(frozen=True, slots=True)
class Holds:
    """A test on a fact, in a row of the verdict table, holds."""

    atom: Atom


@dataclass(frozen=True, slots=True)
class All:
    """Every one of these holds: part of a row's condition."""

    operands: tuple[Literal, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """All of these are known; holds once they are."""

    tokens: tuple[Token, ...]


Proposition = Applies | Fires | FindingIs | OtherFires | Holds | All | Together


@dataclass(frozen=True, slots=True)
class Token:
    """The proposition is certainly not this."""

    proposition: Proposition
    excluded: Excluded


@dataclass(frozen=True, slots=True)
class Literal:
    """A proposition, or the `not` of one."""

    proposition: Proposition
    negated: bool = False

    def __invert__(self) -> Literal:
        return Literal(self.proposition, not self.negated)

    @property
    def may_be_neither(self) -> bool:
        """Whether it is neither under some choice."""
        match self.proposition:
            case Holds(atom):
                return Truth.NEITHER in atom.holds_in
            case All(operands):
                return any(operand.may_be_neither for operand in operands)
            case _:
                return False

    def is_not(self, excluded: Excluded) -> Token:
        """The token that says so."""
        return Token(self.proposition, _SWAPPED[excluded] if self.negated else excluded)

    def truth(self, known: Collection[Token]) -> Truth:
        """What it may be when these tokens are known."""
        return made_of(
            self.is_not(Excluded.TRUE) not in known,
            self.is_not(Excluded.FALSE) not in known,
            self.may_be_neither and self.is_not(Excluded.NEITHER) not in known,
        )

    def tokens(self, truth: Truth) -> list[Token]:
        """What is known of it when it may be no more than this."""
        excluded = []
        if not truth.may_hold:
            excluded.append(Excluded.TRUE)
        if not truth.may_fail:
            excluded.append(Excluded.FALSE)
        if self.may_be_neither and not truth.may_be_neither:
            excluded.append(Excluded.NEITHER)
        return [self.is_not(one) for one in excluded]


_SWAPPED = {
    Excluded.TRUE: Excluded.FALSE,
    Excluded.FALSE: Excluded.TRUE,
    Excluded.NEITHER: Excluded.NEITHER,
}
