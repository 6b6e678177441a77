"""Typed cells as the text that a Dane would write, so that spreadsheets and columns are read by the rules of all text.

Always holds: the text is read as the same number again; what takes more room than any table needs is refused early.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal

from egnet.records.rows import LARGEST_TABLE_MIB, MOST_CELLS

#: A spreadsheet keeps so many digits of a number, and shows no more.
_DIGITS = 15
_MOST_CHARACTERS = LARGEST_TABLE_MIB * 1024 * 1024


class TooMany(Exception):  # noqa: N818 -- a way out of reading
    """More cells or text than a table may have."""


@dataclass
class Budget:
    """What may still be read of a table."""

    cells: int = MOST_CELLS
    characters: int = _MOST_CHARACTERS

    def spend(self, cells: int, characters: int) -> None:
        """Raises `TooMany` once more is spent than a table may have."""
        self.cells -= cells
        self.characters -= characters
        if self.cells < 0 or self.characters < 0:
            raise TooMany


@dataclass(frozen=True)
class Cell:
    """What a cell says; or the date it is, or that it is nothing that can be read. A blank cell says nothing."""

    text: str = ""
    date: str = ""
    is_other: bool = False

    @property
    def is_blank(self) -> bool:
        return not (self.text or self.date or self.is_other)


BLANK = Cell()


def cell_of(value: object, *, percent: bool = False) -> Cell:
    """A value of a library as a cell. `percent` numbers are shown as percentages."""
    match value:
        case None:
            return BLANK
        case str():
            return Cell(value.strip())
        case bool():
            return Cell("ja" if value else "nej")
        case int() | float() | Decimal():
            return Cell(number_text(value, percent=percent))
        case date() | time() | timedelta():
            return Cell(date=str(value).removesuffix(" 00:00:00"))
        case list() if all(isinstance(item, str) for item in value):
            return Cell(" | ".join(value)) if value else BLANK
        case _:
            return Cell(is_other=True)


def number_text(value: int | float | Decimal, *, percent: bool = False) -> str:
    """A number with a decimal comma; a binary one to the digits that a spreadsheet keeps."""
    exact = Decimal(f"{value:.{_DIGITS}g}") if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        return str(value)
    if abs(exact.adjusted()) > 300:
        return f"{exact:E}"
    text = f"{exact * 100 if percent else exact:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return ("0" if exact == 0 else text.replace(".", ",")) + (" %" if percent else "")
