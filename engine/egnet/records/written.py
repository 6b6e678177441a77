"""Records as they are written: nested for YAML and JSON, or as one row for tables; reading either gives the record back.

The source that most figures of a record have is the record's own; a figure names its source where it has another.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from egnet.records.record import Basis, Cut, Figure, Statement, TaskRecord
from egnet.records.spelling import Spelling, spelt
from egnet.rulebook.names import FIELDS
from egnet.rulebook.rulebook import Document, Fact, Source
from egnet.values.domain import Domain

_YES_OR_NO = {True: "ja", False: "nej"}


def nested(record: TaskRecord, facts: Mapping[str, Fact], *, sources: bool = True) -> dict[str, Any]:
    """A record as it stands under `cases:`; without `sources` if the file declares the documents."""
    common = common_source(record)
    basis = _common_basis(record)
    whole = {
        "id": record.id,
        "title": record.title,
        "administration": record.administration,
        "part_of": record.part_of,
        "cut": record.cut,
        "cuts": {name: _cut(cut) for name, cut in record.cuts.items()},
        "source": str(common) if common is not None else "",
        "sources": {name: document(one) for name, one in record.documents.items()} if sources else {},
        "basis": basis.value if basis is not None else "",
        "note": record.note,
        "facts": {name: _figure(one, facts[name].domain, common, basis) for name, one in record.figures.items()},
    }
    return {name: value for name, value in whole.items() if value}


def row(record: TaskRecord, facts: Mapping[str, Fact]) -> dict[str, str]:
    """A record as the cells of a row that are not blank, by heading."""
    whole = nested(record, facts)
    cells = {name: _in_cell(value) for name, value in whole.items() if name != "facts"}
    for name, figure in whole.get("facts", {}).items():
        parts = figure if isinstance(figure, dict) else {"value": figure}
        for aspect, value in parts.items():
            cells[name if aspect == "value" else f"{name}.{aspect}"] = _in_cell(value, words=aspect == "value")
    return cells


def headings(rows: Iterable[Mapping[str, str]], facts: Mapping[str, Fact]) -> list[str]:
    """The headings that rows need, in the order of the vocabulary; `id` and `title` always."""
    used = {"id", "title"}.union(*rows)
    of_facts = (f"{name}{aspect}" for name in facts for aspect in ("", ".source", ".note", ".basis", ".also"))
    return [name for name in (*FIELDS, *of_facts) if name in used]


def document(one: Document) -> dict[str, str]:
    """A document as it is declared under `sources:`."""
    written = {"title": one.title, "publisher": one.publisher, "date": one.date.isoformat() if one.date else ""}
    return {name: value for name, value in written.items() if value}


def shared_documents(records: Sequence[TaskRecord]) -> dict[str, Document] | None:
    """Every document that the records declare, if they agree on each; then the file can declare them once."""
    shared: dict[str, Document] = {}
    for record in records:
        for name, one in record.documents.items():
            if shared.setdefault(name, one) != one:
                return None
    return shared


def common_source(record: TaskRecord) -> Source | None:
    """The source that most figures have."""
    counted = Counter(figure.source for figure in record.figures.values()).most_common(1)
    return counted[0][0] if counted else None


def _common_basis(record: TaskRecord) -> Basis | None:
    """The basis that most figures have, if every figure has one."""
    counted = Counter(figure.basis for figure in record.figures.values())
    return None if None in counted or not counted else counted.most_common(1)[0][0]


def _figure(figure: Figure, domain: Domain, common: Source | None, basis: Basis | None) -> Spelling | dict[str, Any]:
    stated = _statement(figure, domain, None if figure.source == common else figure.source)
    if figure.basis is not None and figure.basis is not basis:
        stated["basis"] = figure.basis.value
    also = [_statement(one, domain, None if one.source == common else one.source) for one in figure.also]
    if also:
        stated["also"] = also
    return stated["value"] if set(stated) == {"value"} else stated


def _statement(one: Figure | Statement, domain: Domain, source: Source | None) -> dict[str, Any]:
    written: dict[str, Any] = {"value": spelt(one.value, one.printed, domain)}
    if source is not None:
        written["source"] = str(source)
    if one.note:
        written["note"] = one.note
    return written


def _cut(cut: Cut) -> dict[str, str]:
    title = {"title": cut.title} if cut.title != cut.name else {}
    return {**title, "exhaustive": _YES_OR_NO[cut.exhaustive], "disjoint": _YES_OR_NO[cut.disjoint]}


def _in_cell(value: Any, *, words: bool = False) -> str:
    """A value in a cell: several words at once between strokes, anything else that is no text as JSON."""
    if words and isinstance(value, list):
        return " | ".join(value)
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
