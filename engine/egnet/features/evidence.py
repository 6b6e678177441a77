"""What a scenario that holds has shown: that a rule fires, that it narrowly does not, that one overrides another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Subject(StrEnum):
    """What a sentence was about."""

    RULE = "regel"
    OVERRIDE = "tilsidesættelse"
    ROW = "række"
    CONSEQUENCE = "følge"
    STEP = "trin"


class Outcome(StrEnum):
    """What was shown of it."""

    FIRES = "gælder"
    NARROWLY_NOT = "netop ikke"


@dataclass(frozen=True, order=True)
class Evidence:
    """One thing shown. The id of an override is `overrider > overridden`."""

    subject: Subject
    id: str
    outcome: Outcome


def override_id(by: str, overridden: str) -> str:
    """The id of one rule overriding another."""
    return f"{by} > {overridden}"
