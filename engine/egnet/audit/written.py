"""The files of `audit/` as written: the shape that pydantic checks, nothing looked up yet."""

from __future__ import annotations

from egnet.rulebook.written import WrittenDocument
from egnet.source.node import Node
from egnet.source.shape import Word, Written, WrittenText

#: Calculations are read with their positions by `egnet.audit.read`.
IN_CHECKS = frozenset({"sum", "calculation", "part", "of", "other_bases", "mean", "weights", "same", "numerators",
                       "denominators", "meanings", "at_most"})  # fmt: skip
KEPT = IN_CHECKS | {"rows", "total"}


class WrittenTable(Written):
    """A table as printed; `rounded` are the columns whose cells are rounded to their last digit."""

    title: Word
    source: Word
    columns: list[str]
    rounded: list[str] = []
    rows: Node
    total: Node | None = None


class WrittenFigure(Written):
    """A figure or words from the text; `rounded_to` says to what the text rounds."""

    value: str = ""
    words: str = ""
    title: Word
    source: Word
    rounded_to: str = ""


class WrittenList(Written):
    """A list of names, written here or in a file beside the folder."""

    title: Word
    source: Word
    members: list[str] = []
    file: str = ""


class WrittenLabel(Written):
    says: Word
    meanings: Node


class WrittenReference(Written):
    says: Word
    about: list[str]
    source: Word


class WrittenMixed(Written):
    labels: dict[str, str]
    sources: list[str]


class WrittenScope(Written):
    labels: list[str]


class WrittenCheck(Written):
    """One thing that should hold; exactly one of the fields from `sum` on says which."""

    id: Word
    about: WrittenText
    note: WrittenText | None = None
    gives: str = ""
    follows: str = ""
    sum: Node | None = None
    calculation: Node | None = None
    part: Node | None = None
    of: Node | None = None
    other_bases: Node | None = None
    mean: Node | None = None
    weights: Node | None = None
    same: Node | None = None
    numerators: Node | None = None
    denominators: Node | None = None
    at_most: Node | None = None
    label: WrittenLabel | None = None
    scope: WrittenScope | None = None
    mixed: WrittenMixed | None = None
    reference: WrittenReference | None = None
    within: list[str] = []
    lies_in: list[str] = []
    apart: list[str] = []
    alike: list[str] = []
    count: str = ""


class AuditFile(Written):
    """A file of `audit/`."""

    audit: Word
    title: WrittenText
    sources: dict[str, WrittenDocument]
    tables: dict[str, WrittenTable] = {}
    figures: dict[str, WrittenFigure] = {}
    lists: dict[str, WrittenList] = {}
    checks: list[WrittenCheck]
