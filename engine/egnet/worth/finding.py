"""What does not fit in a business case, a catalogue or a status of benefits: one finding for each thing.

Comes in: what was stated and what it comes to when worked out. Goes out: a `Finding`, frozen. Always holds: a finding
says where the figure stands, and its explanation is either worked out or a note of the case.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from egnet.rulebook.rulebook import Source
from egnet.text import Text


class FindingKind(StrEnum):
    """What sort of disagreement it is."""

    CELL = "cell"
    COLUMN = "column"
    KEY = "key"
    KEYS = "keys"
    NET_AS_GROSS = "net called gross"
    PRICE_LEVEL = "price level"
    UNIT = "unit"
    BREAK_EVEN = "break-even"
    LEFT_OUT = "left out"
    SUM = "sum"
    TOTAL = "total"
    ELSEWHERE = "elsewhere"
    LATE = "late"


KINDS: dict[FindingKind, Text] = {
    FindingKind.CELL: Text("Et trykt beløb er et andet", "A printed amount is another"),
    FindingKind.COLUMN: Text("En kolonne stemmer ikke", "A column does not add up"),
    FindingKind.KEY: Text("En nøgle passer ikke til beløbet", "A key does not fit the amount"),
    FindingKind.KEYS: Text("Nøglerne giver ikke hele beløbet", "The keys do not add up to the whole"),
    FindingKind.NET_AS_GROSS: Text("Netto er kaldt brutto", "Net is called gross"),
    FindingKind.PRICE_LEVEL: Text("Prisniveauer er blandet", "Price levels are mixed"),
    FindingKind.UNIT: Text("Enheden er en anden", "The unit is another"),
    FindingKind.BREAK_EVEN: Text("Tilbagebetalingstiden er en anden", "The break-even year is another"),
    FindingKind.LEFT_OUT: Text("Et oplyst tal mangler i tabellen", "A stated figure is missing in the table"),
    FindingKind.SUM: Text("Et tal er ikke summen af sine dele", "A figure is not the sum of its parts"),
    FindingKind.TOTAL: Text("Et samlet tal stemmer ikke med forslagene", "A total does not fit the proposals"),
    FindingKind.ELSEWHERE: Text("En gevinst er hentet et andet sted", "A benefit was realised elsewhere"),
    FindingKind.LATE: Text("En udrulning slutter efter fristen", "A roll-out ends after it is due"),
}


@dataclass(frozen=True)
class Finding:
    """One disagreement. `about` is the id of what it is about, `difference` is stated less recomputed."""

    kind: FindingKind
    about: str
    what: Text
    stated: Text
    recomputed: Text
    difference: Text | None
    sources: tuple[Source, ...]
    explanation: Text | None = None
