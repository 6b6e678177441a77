"""Columns of printed tables that do not add up to their printed totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from egnet.text import Text
from egnet.worth.comparing import amounts, difference_of, of_table, rounded_like
from egnet.worth.finding import Finding, FindingKind
from egnet.worth.model import Group, Proposal, total
from egnet.worth.rows import ALL, CASH, COST, INVESTED, OPERATING_SAVING, OPERATIONS, SAVING, row_of
from egnet.worth.tables import Table


def detect_columns_that_do_not_add_up(proposal: Proposal, table: Table) -> Iterator[Finding]:
    """A printed total that no figures which round to the printed rows add up to."""
    printed = table.printed
    if printed is None:
        return
    for name, parts in _sums(proposal, table):
        whole = printed.rows.get(name)
        rows = [printed.rows[part] for part in parts if part in printed.rows]
        if whole is None or len(rows) != len(parts):
            continue
        title = next(row.title for row in table.rows if row.name == name)
        for i, (year, stated) in enumerate(zip(proposal.years, whole, strict=True)):
            column = [row[i] for row in rows]
            known = [cell for cell in column if cell is not None]
            if stated is None:
                continue
            if total(rounded_like(cell) for cell in known).meet(rounded_like(stated)) is None:
                exact = total(cell.value for cell in known)
                yield Finding(
                    FindingKind.COLUMN,
                    proposal.id,
                    Text(*(f"{of_table(table).in_(w)}, {title.in_(w)}, {year}" for w in ("da", "en"))),
                    amounts([stated.value]),
                    amounts([exact]),
                    difference_of(stated.value, exact),
                    (printed.source,),
                )


def _sums(proposal: Proposal, table: Table) -> Sequence[tuple[str, list[str]]]:
    """The totals of a table, with the rows that each is the sum of."""
    running = [line.id for line in proposal.of(Group.SAVINGS, Group.COSTS)]
    invested = [line.id for line in proposal.of(Group.INVESTMENT)]
    match table.number:
        case "1":
            return [(OPERATIONS, running), (CASH, [*running, *invested])]
        case "2":
            return [(OPERATING_SAVING, running)]
        case "3":
            committees = proposal.committees
            return [(row_of(ALL, part), [row_of(one, part) for one in committees]) for part in (SAVING, COST)]
        case "4":
            return [(INVESTED, invested)]
        case _:
            return [(ALL, list(proposal.committees))]
