"""What is known of one task area, as stated by its figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from egnet.diagnostics.span import Span
from egnet.rulebook.rulebook import Document, Source
from egnet.text import Text
from egnet.values.interval import EVERYTHING, Interval
from egnet.values.value import Value


class Basis(StrEnum):
    """What a figure rests on: the document's words, membership of one of its lists, or a judgement that was coded."""

    DOCUMENT = "dokument"
    LISTED = "listeoptræden"
    JUDGED = "kodet skøn"

    @property
    def shown(self) -> Text:
        """In words for people."""
        return Text(self.value, {"dokument": "document", "listeoptræden": "listed"}.get(self.value, "coded judgement"))


@dataclass(frozen=True)
class Statement:
    """A figure as stated in one place. `printed` is the text as written.

    Of a record these are the other statements of a figure, where they differ from the one chosen; of a business case, a
    catalogue and benefits each figure is one.
    """

    value: Value
    printed: str
    source: Source
    note: str = ""

    @property
    def amount(self) -> Interval:
        """Every number that it may be; any where it is not known, or not stated as a number."""
        return self.value.hull or EVERYTHING


@dataclass(frozen=True)
class Figure:
    """One fact of one record. `printed` is the text as written; `basis` is `None` where the case does not say."""

    value: Value
    printed: str
    source: Source
    note: str = ""
    also: tuple[Statement, ...] = ()
    basis: Basis | None = None


@dataclass(frozen=True)
class Cut:
    """A named way of dividing an area into parts; it adds up only if it leaves nothing out and counts nothing twice."""

    name: str
    title: str
    exhaustive: bool
    disjoint: bool


@dataclass(frozen=True)
class TaskRecord:
    """One task area. `part_of` and `cut` place it within a larger one; `cuts` divide it itself.

    `documents` are those that its figures stand on and that it or its file declares, not the rulebook.
    """

    id: str
    title: str
    administration: str
    figures: Mapping[str, Figure]
    span: Span | None
    part_of: str | None = None
    cut: str | None = None
    cuts: Mapping[str, Cut] = field(default_factory=dict)
    note: str = ""
    sha256: str = ""
    set_aside: bool = False
    documents: Mapping[str, Document] = field(default_factory=dict)
