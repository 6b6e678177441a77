"""A portfolio as plain data, for JSON. Keys are stable; amounts are numbers or `{min, max}`, unrounded."""

from __future__ import annotations

from typing import Any

from egnet.worth.data import amount_data
from egnet.worth.portfolio import Portfolio

Data = dict[str, Any]


def portfolio_data(portfolio: Portfolio) -> Data:
    """The assumptions, areas, sums and goals."""
    frame = portfolio.frame
    return {
        "id": frame.id,
        "title": {"da": frame.title.da, "en": frame.title.en},
        "unit": frame.unit,
        "verdicts": sorted(frame.verdicts),
        "assumptions": [
            {
                "name": one.name.value,
                "value": one.written,
                "set": one.changed,
                "source": None if one.source is None else str(one.source),
            }
            for one in frame.assumptions.values()
        ],
        "own": {
            "støtteandel": {id_: amount_data(value) for id_, value in frame.own.shares.items()},
            "støttebudget": {id_: amount_data(value) for id_, value in frame.own.budgets.items()},
        },
        "areas": [
            {
                "id": area.id,
                "title": area.decided.record.title,
                "administration": area.decided.record.administration,
                "certain": area.certain,
                "budget": amount_data(area.budget),
                "base": amount_data(area.base),
                "base_from": area.basis.value,
                "financing": area.financing.value,
                "savings": [amount_data(one) for one in area.savings],
                "counted": [amount_data(one) for one in area.counted],
                "returned": [amount_data(one) for one in area.returned],
                "money_that_follows": amount_data(area.moved),
            }
            for area in portfolio.areas
        ],
        "shares": [amount_data(one) for one in portfolio.shares],
        "counted": [amount_data(one) for one in portfolio.counted],
        "counted_with_bounded_base": [amount_data(one) for one in portfolio.counted_known],
        "returned_to_users": [amount_data(one) for one in portfolio.returned],
        "money_that_follows": amount_data(portfolio.moved),
        "goals": [
            {
                "id": one.goal.id,
                "value": amount_data(one.amount),
                "source": str(one.goal.stated.source),
                "share": None if one.share is None else amount_data(one.share),
                "share_with_bounded_base": None if one.share_of_known is None else amount_data(one.share_of_known),
            }
            for one in portfolio.goals
        ],
    }
