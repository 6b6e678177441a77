"""The rows that each of a business case's tables has, by name: printed rows are written under the same names.

Comes in: lines and committees. Goes out: the names, in the order of the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from egnet.worth.model import Group, Line

OPERATIONS = "driftsændring"
CASH = "pengestrøm"
OPERATING_SAVING = "driftsbesparelse"
INVESTED = "implementeringsomkostninger"
SAVING, COST = "effektivisering", "omkostning"
ALL = "i-alt"


def rows_of(table: str, lines: Sequence[Line], committees: Iterable[str]) -> list[str]:
    """The names of the rows of a table."""
    match table:
        case "1":
            return [*(line.id for line in lines), OPERATIONS, CASH]
        case "2":
            return [*(line.id for line in lines if line.group is not Group.INVESTMENT), OPERATING_SAVING]
        case "3":
            return [row_of(name, part) for name in (*committees, ALL) for part in (SAVING, COST)]
        case "4":
            return [*(line.id for line in lines if line.group is Group.INVESTMENT), INVESTED]
        case _:
            return [*committees, ALL]


def row_of(committee: str, part: str) -> str:
    """The row of a committee's savings or costs."""
    return f"{committee}.{part}"
