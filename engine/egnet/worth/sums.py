"""Which rows of a business case's tables are sums, and of which others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from egnet.worth.model import Group, Proposal
from egnet.worth.rows import ALL, CASH, COST, INVESTED, OPERATING_SAVING, OPERATIONS, SAVING, row_of
from egnet.worth.tables import Table


def sums_in(proposal: Proposal, table: Table) -> Mapping[str, Sequence[str]]:
    """The totals of a table, with the rows that each is the sum of."""
    running = [line.id for line in proposal.of(Group.SAVINGS, Group.COSTS)]
    invested = [line.id for line in proposal.of(Group.INVESTMENT)]
    match table.number:
        case "1":
            return {OPERATIONS: running, CASH: [*running, *invested]}
        case "2":
            return {OPERATING_SAVING: running}
        case "3":
            return {row_of(ALL, part): [row_of(one, part) for one in proposal.committees] for part in (SAVING, COST)}
        case "4":
            return {INVESTED: invested}
        case _:
            return {ALL: list(proposal.committees)}
