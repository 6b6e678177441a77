"""What does not hold: one finding for each check that fails, whoever asked: an audit, a business case, a status of benefits.

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
    CELL = "amount and lines"
    KEY = "key and amount"
    NET_AS_GROSS = "net called gross"
    PRICE_LEVEL = "price level"
    UNIT = "unit"
    BREAK_EVEN = "break-even"
    LEFT_OUT = "left out"
    TOTAL = "total"
    ELSEWHERE = "elsewhere"
    LATE = "late"


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
    FindingKind.CELL: Text("trykt beløb mod linjerne", "printed amount against the lines"),
    FindingKind.KEY: Text("nøgle mod beløb", "key against amount"),
    FindingKind.NET_AS_GROSS: Text("netto kaldt brutto", "net called gross"),
    FindingKind.PRICE_LEVEL: Text("blandede prisniveauer", "mixed price levels"),
    FindingKind.UNIT: Text("enhed", "unit"),
    FindingKind.BREAK_EVEN: Text("tilbagebetalingstid", "break-even year"),
    FindingKind.LEFT_OUT: Text("mangler i tabellen", "left out of the table"),
    FindingKind.TOTAL: Text("samlet tal", "stated total"),
    FindingKind.ELSEWHERE: Text("hentet et andet sted", "realised elsewhere"),
    FindingKind.LATE: Text("efter fristen", "after it is due"),
}


@dataclass(frozen=True)
class Finding:
    """One disagreement. `difference` is stated less recomputed, where both are numbers.

    `audit` is the document, `subject` the business case, catalogue or status that the check is about, if it is about one.
    """

    audit: str
    check: str
    kind: FindingKind
    what: Text
    stated: Text
    recomputed: Text
    difference: Text | None
    sources: tuple[Source, ...]
    explanation: tuple[Text, ...]
    subject: str = ""
