"""When a printed figure agrees with a recomputed one, and how far they are apart.

Comes in: figures as stated and intervals. Goes out: intervals and texts. Always holds: a printed number stands for
everything that rounds to it, half a unit of its last digit either way.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from egnet.records.record import Statement
from egnet.text import Text
from egnet.values import interval
from egnet.values.interval import Interval
from egnet.worth.figures import rounded
from egnet.worth.model import KRONER, Group, Proposal
from egnet.worth.rows import SAVING
from egnet.worth.shown import shown_amount
from egnet.worth.tables import Row, Table


def rounded_like(stated: Statement) -> Interval:
    """Everything that the figure may be exactly, if it was rounded when it was printed."""
    return rounded(stated.printed, stated.amount)


def difference_of(stated: Interval, recomputed: Interval) -> Text:
    """How much the stated figure exceeds the recomputed one."""
    apart = interval.subtract(stated, recomputed)
    return Text(shown_amount(apart, "da"), shown_amount(apart, "en"))


def amounts(values: Iterable[Interval]) -> Text:
    """Amounts as a list, those that follow each other and are alike once."""
    listed = list(values)
    return Text(*(", ".join(dict.fromkeys(shown_amount(one, language) for one in listed)) for language in ("da", "en")))


def as_text(text: str) -> Text:
    """A figure as printed, alike in both languages."""
    return Text(text, text)


def of_table(table: Table) -> Text:
    """Which table."""
    return Text(f"tabel {table.number}", f"table {table.number}")


def years_shown(years: Iterable[int]) -> str:
    """Years that follow each other as one stretch: `2015, 2017-2018`."""
    stretches: list[list[int]] = []
    for year in years:
        if stretches and stretches[-1][-1] == year - 1:
            stretches[-1].append(year)
        else:
            stretches.append([year])
    return ", ".join(str(s[0]) if len(s) == 1 else f"{s[0]}-{s[-1]}" for s in stretches)


def group_of(table: Table, row: Row) -> Group | None:
    """The group whose distribution a row of table 3 or 5 is part of."""
    if table.number == "5":
        return Group.INVESTMENT
    if table.number != "3":
        return None
    return Group.SAVINGS if row.name.endswith(f".{SAVING}") else Group.COSTS


def at_face_value(proposal: Proposal, table: Table) -> bool:
    """Whether the printed numbers fit as they stand no worse than when converted from the unit that the table names."""
    printed = table.printed
    if printed is None or printed.unit == proposal.unit:
        return True
    factor = Interval.point(KRONER[printed.unit] / KRONER[proposal.unit])
    cells = [(cell.printed.amount, cell.value) for row in table.rows for cell in row.cells if cell.printed is not None]
    as_stated = sum(value.meet(stated) is not None for stated, value in cells)
    converted = sum(value.meet(interval.multiply(stated, factor)) is not None for stated, value in cells)
    return as_stated >= converted


def factor_of(proposal: Proposal, table: Table) -> Fraction:
    """What a printed number of the table is in the unit of the proposal."""
    if table.printed is None or at_face_value(proposal, table):
        return Fraction(1)
    return KRONER[table.printed.unit] / KRONER[proposal.unit]
