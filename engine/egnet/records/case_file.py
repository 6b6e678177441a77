"""A case file as written: the shape of records and of the file around them, nothing looked up yet."""

from __future__ import annotations

from egnet.rulebook.written import WrittenDocument
from egnet.source.node import Node
from egnet.source.shape import Written, YesNo

#: What is read further with its positions.
KEPT = frozenset({"facts", "cases"})


class WrittenCut(Written):
    title: str = ""
    exhaustive: YesNo
    disjoint: YesNo


class WrittenRecord(Written):
    id: str
    title: str = ""
    administration: str = ""
    part_of: str | None = None
    cut: str | None = None
    cuts: dict[str, WrittenCut] = {}
    source: str = ""
    sources: dict[str, WrittenDocument] = {}
    basis: str = ""
    note: str = ""
    facts: Node | None = None


class CaseFile(Written):
    """A YAML file of records; `administration`, `source` and `basis` are defaults for those that state none.

    `sources` declares documents of its own beside those of the rulebook.
    """

    administration: str = ""
    source: str = ""
    basis: str = ""
    sources: dict[str, WrittenDocument] = {}
    cases: Node
