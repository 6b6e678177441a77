"""The page of what implements what: its links lead somewhere, its rules exist, and no place that is used is missing."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from egnet.driver import read_rulebook

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "coverage.md"
TEXT = PAGE.read_text(encoding="utf-8")
DOCUMENTS = ("borgernes-indgang-2005", "valby-2008", "indstilling-2009", "analyse-2010", "citizen-2017")
_SOURCE = re.compile(rf"\b({'|'.join(DOCUMENTS)}), ([^\"\n}}\]]+)")
_ID = re.compile(r"`([A-ZÆØÅ][A-ZÆØÅ_0-9]*(?:\.[\wæøå-]+)?)`")


def places_of(document: str) -> list[str]:
    """The first cell of each row under the document's heading."""
    section = re.search(rf"^## {re.escape(document)}\n(.*?)(?=^## |\Z)", TEXT, re.MULTILINE | re.DOTALL)
    assert section is not None
    rows = [line.strip("|").split(" | ") for line in section[1].splitlines() if line.startswith("|")]
    return [row[0].strip() for row in rows[2:]]


@cache
def used() -> dict[str, set[str]]:
    """Every place that a source in the shipped rulebooks and cases names, by document."""
    found: dict[str, set[str]] = {document: set() for document in DOCUMENTS}
    for folder in ("rules", "cases"):
        for path in (ROOT / folder).rglob("*.yaml"):
            lines = path.read_text(encoding="utf-8").splitlines()
            written = "\n".join(line for line in lines if not line.lstrip().startswith("#"))
            for document, place in _SOURCE.findall(written):
                found[document].add(place.strip())
    return found


def parts_of(place: str) -> set[str]:
    """What a row has to name of a place: its section, and its table or its proposal."""
    table = re.findall(r"tabel \d+", place)
    section = re.findall(r"afsnit \d+(?:\.\d+)*|forslag \d+", place)
    return {*table, *section[:1]}


def test_every_link_leads_somewhere() -> None:
    """Each relative link is to a file of the project."""
    links = re.findall(r"\]\(([^)]+)\)", TEXT)
    assert len(links) > 60
    assert [link for link in links if not (PAGE.parent / link).resolve().exists()] == []


def test_every_rule_that_is_named_exists() -> None:
    """Each id of a rule, principle, consequence or step is one of a shipped rulebook."""
    ids = set()
    for folder in (ROOT / "rules").iterdir():
        rulebook = read_rulebook(folder)
        ids |= {p.id for p in rulebook.principles} | {r.id for p in rulebook.principles for r in p.rules}
        ids |= {c.id for c in rulebook.consequences} | {s.id for s in rulebook.schedule}
    named = set(_ID.findall(TEXT)) | set(re.findall(r"\[([A-ZÆØÅ_]{4,})\]", TEXT))
    assert len(named) > 10
    assert named - ids == set()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_place_that_is_used_has_a_row(document: str) -> None:
    """A section or table that a rule, a fact or a figure has for its source stands in a row of its document."""
    rows = places_of(document)
    assert rows
    assert used()[document]
    missing = []
    for place in sorted(used()[document]):
        parts = parts_of(place)
        words = parts or {place.split(",")[0]}
        if not all(any(covers(row, word) for row in rows) for word in words):
            missing.append(place)
    assert missing == []


def covers(row: str, word: str) -> bool:
    """Whether a row names a section or table, or a section above it."""
    if word in row.split(", ") or word == row:
        return True
    if word.startswith("afsnit "):
        if " to " in row:
            chapters = set(re.findall(r"afsnit (\d+)\.\d+ to", row))
            return word.removeprefix("afsnit ").split(".")[0] in chapters
        number = word.removeprefix("afsnit ")
        named = re.findall(r"afsnit (\d+(?:\.\d+)*)", row)
        return any(number == one or (number.startswith(f"{one}.") and one.count(".") > 0) for one in named)
    return row.startswith(word)
