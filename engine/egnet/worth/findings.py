"""What does not fit within one business case: keys, columns, cells, words and units against each other.

Comes in: a proposal as stated. Goes out: findings, in the order of its tables. Always holds: a printed figure agrees
with everything that rounds to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from egnet.text import Text
from egnet.values import interval
from egnet.values.interval import ZERO, Interval
from egnet.worth.cash import flow_of
from egnet.worth.columns import detect_columns_that_do_not_add_up
from egnet.worth.comparing import (
    amounts,
    as_text,
    at_face_value,
    difference_of,
    factor_of,
    group_of,
    of_table,
    rounded_like,
)
from egnet.worth.finding import Finding, FindingKind
from egnet.worth.keys import detect_keys_that_do_not_add_up, detect_keys_that_do_not_fit
from egnet.worth.model import Group, Proposal, Stated, total
from egnet.worth.rows import OPERATING_SAVING
from egnet.worth.shown import shown_amount
from egnet.worth.tables import Row, Table, is_placed, tables_of

_UNKNOWN_GROSS = Text("ukendt, for besparelsen er oplyst netto", "unknown, for the saving is stated net")
_BY_ROUNDED_KEY = Text(
    "Beløbet er den afrundede nøgle {key} gange {whole}.", "The amount is the rounded key {key} times {whole}."
)
_WITH_COSTS = Text("Summen har de varige omkostninger trukket fra.", "The total has the lasting costs taken off.")
_ONLY_NET = Text("Linjen, som summen består af, er selv netto.", "The line that the total consists of is itself net.")
_BLANK = Text("tomt felt", "blank")


def findings_of(proposal: Proposal) -> tuple[Finding, ...]:
    """Everything that does not fit."""
    tables = tables_of(proposal)
    found: list[Finding] = []
    for table in tables:
        found += detect_units_that_differ(proposal, table)
        found += detect_other_price_levels(proposal, table)
        found += detect_cells_that_differ(proposal, table)
        found += detect_columns_that_do_not_add_up(proposal, table)
        found += detect_net_called_gross(proposal, table)
    found += detect_keys_that_do_not_fit(proposal, tables)
    found += detect_keys_that_do_not_add_up(proposal, tables)
    found += detect_other_break_even(proposal)
    found += detect_staff_left_out(proposal)
    found += detect_sums_of_basis(proposal)
    return tuple(found)


def detect_units_that_differ(proposal: Proposal, table: Table) -> Iterator[Finding]:
    """A table that names another unit than the proposal's, while its amounts are in the proposal's."""
    printed = table.printed
    if printed is not None and printed.unit != proposal.unit and at_face_value(proposal, table):
        yield Finding(
            FindingKind.UNIT,
            proposal.id,
            of_table(table),
            Text(printed.unit, printed.unit),
            Text(proposal.unit, proposal.unit),
            None,
            (printed.source,),
        )


def detect_other_price_levels(proposal: Proposal, table: Table) -> Iterator[Finding]:
    """A table in other prices than the proposal's."""
    printed = table.printed
    if printed is not None and printed.price_level != proposal.price_level:
        stated, own = f"{printed.price_level}-p/l", f"{proposal.price_level}-p/l"
        yield Finding(
            FindingKind.PRICE_LEVEL,
            proposal.id,
            of_table(table),
            Text(stated, stated),
            Text(own, own),
            None,
            (printed.source,),
        )


def detect_cells_that_differ(proposal: Proposal, table: Table) -> Iterator[Finding]:
    """Printed cells that do not round to what the lines come to; parts by keys are held against the keys instead."""
    if table.printed is None:
        return
    factor = factor_of(proposal, table)
    for row in table.rows:
        if row.is_sum and table.number in ("3", "5"):
            continue
        for year, cell in zip(table.years, row.cells, strict=True):
            if cell.printed is None or _by_keys(proposal, table, row):
                continue
            printed = interval.multiply(rounded_like(cell.printed), Interval.point(factor))
            if printed.meet(cell.value) is None:
                yield _cell(proposal, table, row, year, cell.printed, cell.value)


def detect_net_called_gross(proposal: Proposal, table: Table) -> Iterator[Finding]:
    """A total that is called gross and has costs taken off, or consists of net savings."""
    printed = table.printed
    if printed is None or printed.total_called != "brutto":
        return
    savings = proposal.of(Group.SAVINGS)
    cells = printed.rows.get(OPERATING_SAVING, ())
    shown = amounts(cell.value for cell in cells if cell is not None)
    if any(line.counted == "netto" for line in savings):
        recomputed, why = _UNKNOWN_GROSS, _ONLY_NET
    elif any(cost != ZERO for cost in proposal.sums(Group.COSTS)):
        recomputed, why = amounts(proposal.sums(Group.SAVINGS)), _WITH_COSTS
    else:
        return
    yield Finding(
        FindingKind.NET_AS_GROSS,
        proposal.id,
        of_table(table),
        Text(f"brutto {shown.da}", f"gross {shown.en}"),
        recomputed,
        None,
        (printed.source,),
        why,
    )


def detect_other_break_even(proposal: Proposal) -> Iterator[Finding]:
    """A printed break-even year that the cash flow does not give."""
    printed = proposal.printed.get("1")
    if printed is None or printed.break_even is None:
        return
    found = flow_of(proposal).break_even
    stated = printed.break_even
    first, last = found.first, found.last
    if first is not None and last is not None and all(stated.value.contains(Fraction(n)) for n in (first, last)):
        return
    shown = shown_years(first, last)
    what = Text("tabel 1, tilbagebetalingstid", "table 1, break-even year")
    yield Finding(
        FindingKind.BREAK_EVEN, proposal.id, what, Text(stated.printed, stated.printed), shown, None, (printed.source,)
    )


def detect_staff_left_out(proposal: Proposal) -> Iterator[Finding]:
    """A staff effect that the text states and table 1 leaves out."""
    printed = proposal.printed.get("1")
    if printed is None or printed.staff is not None or proposal.staff is None:
        return
    posts = Text(f"{proposal.staff.printed} årsværk", f"{proposal.staff.printed} full-time posts")
    what = Text("tabel 1, personalemæssige konsekvenser", "table 1, consequences for staff")
    sources = (printed.source, proposal.staff.source)
    yield Finding(FindingKind.LEFT_OUT, proposal.id, what, _BLANK, posts, None, sources)


def detect_sums_of_basis(proposal: Proposal) -> Iterator[Finding]:
    """A figure that is not the sum of the figures that it is made of."""
    by_id = {basis.id: basis for basis in proposal.basis}
    for basis in proposal.basis:
        if not basis.sum_of:
            continue
        parts = [by_id[id_].stated for id_ in basis.sum_of]
        whole = total(part.value for part in parts)
        if whole.meet(rounded_like(basis.stated)) is None:
            yield Finding(
                FindingKind.SUM,
                proposal.id,
                basis.title,
                as_text(basis.stated.printed),
                amounts([whole]),
                difference_of(basis.stated.value, whole),
                tuple(dict.fromkeys((basis.stated.source, *(part.source for part in parts)))),
            )


# -- words -------------------------------------------------------------------------------------------------------------


def shown_years(first: int | None, last: int | None) -> Text:
    """A break-even year in words."""
    if first is None:
        return Text("aldrig", "never")
    if last is None:
        return Text(f"år {first} eller senere, måske aldrig", f"year {first} or later, perhaps never")
    if first == last:
        return Text(f"år {first}", f"year {first}")
    return Text(f"år {first} til {last}", f"years {first} to {last}")


def _cell(proposal: Proposal, table: Table, row: Row, year: int, printed: Stated, value: Interval) -> Finding:
    title = Text(f"tabel {table.number}, {row.title.da}, {year}", f"table {table.number}, {row.title.en}, {year}")
    return Finding(
        FindingKind.CELL,
        proposal.id,
        title,
        as_text(printed.printed),
        amounts([value]),
        difference_of(printed.value, value),
        (printed.source,),
        _rounded_key(proposal, table, row, year, printed),
    )


def _rounded_key(proposal: Proposal, table: Table, row: Row, year: int, printed: Stated) -> Text | None:
    """That the printed amount is the key as printed times the whole, if it is."""
    group = group_of(table, row)
    if row.key is None or group is None:
        return None
    whole = proposal.sums(group)[proposal.years.index(year)]
    if interval.multiply(row.key.share, whole) != printed.value:
        return None
    return _BY_ROUNDED_KEY.format(key=row.key.printed, whole=shown_amount(whole))


def _by_keys(proposal: Proposal, table: Table, row: Row) -> bool:
    group = group_of(table, row)
    return group is not None and not is_placed(proposal, group)
