"""An interviewed task as the text of a case file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from egnet.records.formats import serialised
from egnet.records.record import TaskRecord
from egnet.rulebook.rulebook import Document, Fact, Source


def case_file(record: TaskRecord, facts: Mapping[str, Fact], source: str, title: str) -> str:
    """A YAML case file that holds this record; reading it gives the same values again.

    Every answer has `source` as its source, a document that the file declares under `title`.
    """
    answers = {name: replace(one, source=Source(source, "svar"), also=()) for name, one in record.figures.items()}
    documents = {source: Document(source, title, "", None)}
    text = serialised([replace(record, figures=answers, documents=documents)], facts, "yaml")
    assert isinstance(text, str)
    return text
