"""Checks of days: what is to be over by a day."""

from __future__ import annotations

from egnet.audit.finding import Finding, FindingKind
from egnet.audit.model import Check, Ends
from egnet.text import Text

_BY = Text("senest {day}", "{day} at the latest")


def check_end(check: Check, audit: str, asks: Ends) -> Finding | None:
    """Something ends after the last day on which it may."""
    if asks.ends <= asks.due:
        return None
    ends, due = asks.ends.isoformat(), asks.due.isoformat()
    return Finding(
        audit=audit,
        check=check.id,
        kind=FindingKind.LATE,
        what=check.about,
        stated=Text(ends, ends),
        recomputed=_BY.format(day=due),
        difference=None,
        sources=asks.sources,
        explanation=check.notes,
    )
