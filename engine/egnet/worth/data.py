"""Business cases and findings as plain data, for JSON. Keys are stable; amounts are numbers or `{min, max}`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from egnet.audit.data import finding_data
from egnet.audit.finding import Finding
from egnet.values.interval import Interval
from egnet.worth.cash import Flow, flow_of
from egnet.worth.model import Key, Proposal
from egnet.worth.suppose import Supposed
from egnet.worth.tables import Row, Table, tables_of

Data = dict[str, Any]


def business_data(supposed: Supposed, findings: Sequence[Finding]) -> Data:
    """The proposals as supposed; findings are of the proposals as stated."""
    proposals = []
    for proposal in supposed.proposals:
        delays = supposed.delays_of(proposal)
        flow = flow_of(proposal, delays)
        proposals.append(_proposal(proposal, flow, tables_of(proposal, delays, flow)))
    return {
        "supposed": [
            {"name": change.name, "value": change.supposed, "stated": change.stated} for change in supposed.changes
        ],
        "proposals": proposals,
        "findings": [finding_data(one) for one in findings],
    }


def amount_data(amount: Interval) -> Any:
    """A number, or `{min, max}`; an end that is unbounded is `null`."""
    if amount.is_point and amount.low is not None:
        return _number(amount.low)
    return {
        "min": None if amount.low is None else _number(amount.low),
        "max": None if amount.high is None else _number(amount.high),
    }


def _number(exact: Fraction) -> int | float:
    return exact.numerator if exact.denominator == 1 else float(exact)


def _proposal(proposal: Proposal, flow: Flow, tables: Iterable[Table]) -> Data:
    found = flow.break_even
    return {
        "id": proposal.id,
        "number": proposal.number,
        "title": {"da": proposal.title.da, "en": proposal.title.en},
        "source": str(proposal.source),
        "unit": proposal.unit,
        "price_level": proposal.price_level,
        "years": list(flow.years),
        "operations": [amount_data(one) for one in flow.operations],
        "investment": [amount_data(one) for one in flow.invested],
        "cash_flow": [amount_data(one) for one in flow.cash],
        "accumulated": [amount_data(one) for one in flow.accumulated],
        "break_even": {"first": found.first, "last": found.last, "after_the_tables": found.beyond},
        "staff": None if proposal.staff is None else amount_data(proposal.staff.amount),
        "risk": None if proposal.risk is None else proposal.risk.level,
        "tables": [_table(table) for table in tables],
        "criteria": [
            {
                "what": {"da": one.what.da, "en": one.what.en},
                "measured_by": {"da": one.measured_by.da, "en": one.measured_by.en},
                "responsible": list(one.responsible),
                "follow_up": [period.written for period in one.follow_up],
                "source": str(one.source),
            }
            for one in proposal.criteria
        ],
    }


def _table(table: Table) -> Data:
    return {
        "table": table.number,
        "title": {"da": table.title.da, "en": table.title.en},
        "source": None if table.source is None else str(table.source),
        "years": list(table.years),
        "rows": [_row(row) for row in table.rows],
    }


def _row(row: Row) -> Data:
    return {
        "row": row.name,
        "title": {"da": row.title.da, "en": row.title.en},
        "key": None if row.key is None else _key(row.key),
        "amounts": [amount_data(cell.value) for cell in row.cells],
        "printed": [None if cell.printed is None else amount_data(cell.printed.amount) for cell in row.cells],
    }


def _key(key: Key) -> Any:
    return amount_data(key.share)
