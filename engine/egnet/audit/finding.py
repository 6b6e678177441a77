"""What does not hold: one finding for each check that fails.

Always holds: a finding names what was stated and what it comes to, says where each figure stands, and its explanation
is worked out or is the note of the check.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from egnet.rulebook.rulebook import Source
from egnet.text import Text


class FindingKind(StrEnum):
    """What sort of disagreement it is."""

    SUM = "sum"
    ROUNDING = "rounding"
    KEYS = "keys"
    CALCULATION = "calculation"
    SHARE = "share"
    BASE = "base"
    MEAN = "mean"
    TEXT_TABLE = "text and table"
    TABLE_TABLE = "table and table"
    TEXT_TEXT = "text and text"
    MIXED = "mixed"
    LABEL = "label"
    REFERENCE = "reference"
    LIST = "list"


KINDS: dict[FindingKind, Text] = {
    FindingKind.SUM: Text("sum", "sum"),
    FindingKind.ROUNDING: Text("afrunding", "rounding"),
    FindingKind.KEYS: Text("fordelingsnøgler", "distribution keys"),
    FindingKind.CALCULATION: Text("udregning", "calculation"),
    FindingKind.SHARE: Text("andel", "share"),
    FindingKind.BASE: Text("andel af noget andet", "share of another base"),
    FindingKind.MEAN: Text("vægtet mod uvægtet gennemsnit", "weighted against unweighted mean"),
    FindingKind.TEXT_TABLE: Text("tekst mod tabel", "text against table"),
    FindingKind.TABLE_TABLE: Text("tabel mod tabel", "table against table"),
    FindingKind.TEXT_TEXT: Text("tekst mod tekst", "text against text"),
    FindingKind.MIXED: Text("blandet opgørelse", "mixed base, year or price level"),
    FindingKind.LABEL: Text("betegnelse", "label"),
    FindingKind.REFERENCE: Text("henvisning til en forkert tabel", "reference to the wrong table"),
    FindingKind.LIST: Text("liste mod liste", "list against list"),
}


@dataclass(frozen=True)
class Finding:
    """One disagreement. `difference` is stated less recomputed, where both are numbers."""

    audit: str
    check: str
    kind: FindingKind
    what: Text
    stated: Text
    recomputed: Text
    difference: Text | None
    sources: tuple[Source, ...]
    explanation: tuple[Text, ...]
