"""The figures of a business case or a status of benefits as amounts that the audit works with.

Comes in: lines, printed cells, keys and figures of the text. Goes out: `Amount`s by the names that checks call them by.
Always holds: a printed figure may stand for everything that rounds to it, a line for what it says; a figure that is
stated as a range has no point.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from fractions import Fraction

from egnet.audit.model import Amount, Calculation, Operand, Operation
from egnet.records.record import Statement
from egnet.rulebook.rulebook import Source
from egnet.values import interval
from egnet.values.interval import ZERO, Interval
from egnet.worth.cash import amount_in
from egnet.worth.comparing import factor_of, rounded_like
from egnet.worth.model import Group, Key, Line, NamedFigure, Proposal
from egnet.worth.rows import COST, SAVING
from egnet.worth.shown import shown_amount
from egnet.worth.tables import Table, is_placed, tables_of

PER_CENT = "%"
_WHOLE = Interval.point(Fraction(1))


def printed_amount(name: str, stated: Statement, factor: Fraction = Fraction(1)) -> Amount:
    """A figure as printed, in another unit by this factor."""
    by = Interval.point(factor)
    value = interval.multiply(stated.amount, by)
    written = stated.printed if factor == 1 else shown_amount(value)
    found = interval.multiply(rounded_like(stated), by)
    return Amount(name, written, stated.source, _in_table(stated.source), found, _point(value, written))


def exact_amount(name: str, stated: Statement) -> Amount:
    """A stated figure that others are worked out from: the number it says, not what rounds to it."""
    return worked_out_amount(name, stated.amount, stated.source)


def worked_out_amount(name: str, value: Interval, source: Source) -> Amount:
    """What something comes to, as a term of a calculation."""
    written = shown_amount(value)
    return Amount(name, written, source, _in_table(source), value, _point(value, written))


def key_amount(name: str, key: Key, source: Source) -> Amount:
    """A distribution key as a share."""
    return Amount(name, key.printed, source, _in_table(source), key.rounded, _point(key.share, ""), is_share=True)


def line_amount(line: Line, place: int, year: int) -> Amount:
    """A line in the year with this place among the proposal's."""
    return worked_out_amount(f"{line.title}, {year}", amount_in(line, place), line.source)


def basis_amount(basis: NamedFigure) -> Amount:
    """A figure that a proposal builds on; one in per cent is a share."""
    amount = printed_amount(basis.title.da, basis.stated)
    if basis.unit != PER_CENT or amount.range is None:
        return amount
    return replace(
        amount,
        printed=f"{amount.printed} {PER_CENT}",
        range=interval.multiply(amount.range, Interval.point(Fraction(1, 100))),
        point=None if amount.point is None else amount.point / 100,
        is_share=True,
    )


def group_in(proposal: Proposal, groups: Iterable[Group], place: int) -> Calculation:
    """All lines of these groups in a year, as a sum."""
    year = proposal.years[0] + place
    return added(line_amount(line, place, year) for line in proposal.of(*groups))


def borne_by(proposal: Proposal, group: Group, committee: str, place: int) -> Calculation:
    """A committee's part of lines whose bearers are stated."""
    year = proposal.years[0] + place
    parts: list[Operand] = []
    for line in proposal.of(group):
        share = line.borne_by.get(committee, ZERO)
        if share != ZERO:
            amount = line_amount(line, place, year)
            parts.append(amount if share == _WHOLE else times(_operand(share, line), amount))
    return added(parts)


def amounts_of(proposal: Proposal) -> Mapping[str, Amount]:
    """Every amount that a check of the proposal may name: `line.year`, `tabel-3.row.year`, and figures by their id."""
    named: dict[str, Amount] = {}
    for line in proposal.lines:
        for place, year in enumerate(proposal.years):
            named[f"{line.id}.{year}"] = line_amount(line, place, year)
    for table in tables_of(proposal):
        factor = factor_of(proposal, table)
        for row in table.rows:
            for year, cell in zip(table.years, row.cells, strict=True):
                if cell.printed is not None:
                    name = f"{row.title.da}, {year}"
                    named[f"tabel-{table.number}.{row.name}.{year}"] = printed_amount(name, cell.printed, factor)
    return {**named, **{one.id: basis_amount(one) for one in proposal.basis}}


def totals_of(proposal: Proposal) -> frozenset[str]:
    """The names of those amounts that are sums of others in their table."""
    return frozenset(
        f"tabel-{table.number}.{row.name}.{year}"
        for table in tables_of(proposal)
        for row in table.rows
        if row.is_sum
        for year in table.years
    )


def added(operands: Iterable[Operand]) -> Calculation:
    return Calculation(Operation.SUM, tuple(operands))


def times(*operands: Operand) -> Calculation:
    return Calculation(Operation.PRODUCT, operands)


def less(first: Operand, second: Operand) -> Calculation:
    return Calculation(Operation.DIFFERENCE, (first, second))


def placed_or_printed(proposal: Proposal, group: Group, place: int, table: Table) -> list[Amount]:
    """The smallest amounts that a group is printed as: its lines, or its parts by keys where these add up to it."""
    year = proposal.years[0] + place
    lines = [line_amount(line, place, year) for line in proposal.of(group)]
    if group is Group.INVESTMENT or is_placed(proposal, group) or place >= len(proposal.years):
        return lines
    suffix = SAVING if group is Group.SAVINGS else COST
    parts = []
    for row in table.rows:
        cell = row.cells[place].printed
        if not row.is_sum and row.name.endswith(f".{suffix}") and cell is not None and cell.amount != ZERO:
            parts.append(worked_out_amount(f"{row.title.da}, {year}", cell.amount, cell.source))
    whole = sum((line.point or Fraction(0) for line in lines), Fraction(0))
    fits = sum((part.point or Fraction(0) for part in parts), Fraction(0)) == whole
    return parts if fits and factor_of(proposal, table) == 1 else lines


def _operand(share: Interval, line: Line) -> Operand:
    return share.low if share.is_point and share.low is not None else worked_out_amount(line.title, share, line.source)


def _point(value: Interval, written: str) -> Fraction | None:
    if value.low is None or value.high is None:
        return None
    if value.is_point:
        return value.low
    return (value.low + value.high) / 2 if written.startswith("ca.") else None


def _in_table(source: Source) -> bool:
    return "tabel" in source.place
