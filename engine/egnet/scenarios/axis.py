"""One thing that is varied: a fact or a parameter, and the values that are tried."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from egnet.text import Language, Text
from egnet.values.domain import Domain
from egnet.values.shown import show_value
from egnet.values.value import Value


@dataclass(frozen=True)
class Axis:
    """The values that are tried, in their order; a parameter's are single numbers.

    `is_range` says that they are numbers at even steps.
    """

    name: str
    title: Text
    unit: str
    domain: Domain
    values: tuple[Value, ...]
    is_parameter: bool = False
    is_range: bool = False

    def shown(self, place: int, language: Language) -> str:
        """The value at a place in words, without its unit."""
        return show_value(self.values[place], self.domain, language)

    def number(self, place: int) -> Fraction:
        """The value at a place of an axis whose values are single numbers."""
        low = self.values[place].numbers[0].low
        assert low is not None
        return low

    @property
    def is_numeric(self) -> bool:
        """Whether every value is a single number."""
        return all(value.is_certain and value.numbers for value in self.values)
