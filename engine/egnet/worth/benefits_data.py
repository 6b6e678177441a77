"""Benefits as plain data, for JSON. Keys are stable; amounts are numbers or `{min, max}`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from egnet.audit.data import finding_data
from egnet.audit.finding import Finding
from egnet.worth.data import amount_data
from egnet.worth.follow_up import Due, dues_of_proposal, dues_of_status
from egnet.worth.model import BenefitStatus
from egnet.worth.read import Worth
from egnet.worth.realisation import Standing, due_of, plan_of, standing_of, together

Data = dict[str, Any]


def benefits_data(worth: Worth, findings: Sequence[Finding], day: date | None) -> Data:
    """Every status with its lines, and the follow-ups of all."""
    dues = [due for status in worth.benefits for due in dues_of_status(status, day)]
    dues += [due for proposal in worth.proposals for due in dues_of_proposal(proposal, day)]
    return {
        "as_of": None if day is None else day.isoformat(),
        "benefits": [_status(status) for status in worth.benefits],
        "follow_up": [_due(due) for due in dues],
        "findings": [finding_data(one) for one in findings],
    }


def _status(status: BenefitStatus) -> Data:
    due = due_of(status)
    standings = [standing_of(line) for line in status.lines]
    return {
        "id": status.id,
        "title": {"da": status.title.da, "en": status.title.en},
        "source": str(status.source),
        "unit": status.unit,
        "status": status.status.isoformat(),
        "due": None if due is None else due.isoformat(),
        "total": _standing(together(standings)),
        "lines": [
            {
                "id": line.id,
                "title": {"da": line.title.da, "en": line.title.en},
                "term": "lang" if line.long_term else "kort",
                "source": str(line.source),
                **_standing(standing),
                "items": [{"id": item.id, "realised": amount_data(item.realised.amount)} for item in line.items],
                "plan": [
                    {"year": one.year, "reached": amount_data(one.reached), "evenly": amount_data(one.evenly)}
                    for one in plan_of(line)
                ],
            }
            for line, standing in zip(status.lines, standings, strict=True)
        ],
    }


def _standing(standing: Standing) -> Data:
    return {
        "required": amount_data(standing.required),
        "realised": amount_data(standing.realised),
        "outstanding": amount_data(standing.outstanding),
        "itemised": amount_data(standing.itemised),
        "not_itemised": amount_data(standing.not_itemised),
        "outstanding_with_elsewhere": amount_data(standing.with_elsewhere),
        "state": standing.state.value,
    }


def _due(due: Due) -> Data:
    return {
        "about": due.about,
        "what": {"da": due.what.da, "en": due.what.en},
        "when": due.period.written,
        "state": due.state.value,
        "passed": [day.isoformat() for day in due.passed],
        "responsible": list(due.responsible),
        "source": str(due.source),
    }
