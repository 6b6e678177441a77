"""Decided records as an outline: each whole, then its parts, and theirs.

Comes in: decided records in any order. Goes out: the same records in the order of the document. Always holds: the order
depends on administration, title, cut and id alone, never on the order that the records came in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from egnet.evaluate.forest import Decided
from egnet.report.phrase import Phrase, as_written

# The three characters that follow z.
_AFTER_Z = str.maketrans("æøå", "{|}")


@dataclass(frozen=True)
class Place:
    """One record in the outline. `depth` is 0 for a whole; `anchor` is unique and safe in a link."""

    decided: Decided
    depth: int
    anchor: str

    @property
    def id(self) -> str:
        return self.decided.record.id

    @property
    def title(self) -> Phrase:
        return as_written(self.decided.record.title)


@dataclass(frozen=True)
class Outline:
    """Every record of a run in the order of the document."""

    places: tuple[Place, ...]
    by_id: Mapping[str, Place]

    def __iter__(self) -> Iterator[Place]:
        return iter(self.places)

    @property
    def wholes(self) -> tuple[Place, ...]:
        return tuple(place for place in self.places if place.depth == 0)

    def parts(self, whole: Place) -> tuple[Place, ...]:
        """The direct parts of a record."""
        return tuple(place for place in self.places if place.decided.record.part_of == whole.id)

    def whole(self, part: Place) -> Place | None:
        """The record that this one is a part of."""
        return self.by_id.get(part.decided.record.part_of or "")


def outline_of(decided: Sequence[Decided]) -> Outline:
    """Wholes by administration and title, parts by cut and title; the alphabet is the Danish one."""
    known = {one.record.id for one in decided}
    parts: dict[str | None, list[Decided]] = {}
    for one in decided:
        whole = one.record.part_of if one.record.part_of in known else None
        parts.setdefault(whole, []).append(one)
    anchors = _anchors(sorted(known))

    def walk(whole: str | None, depth: int) -> Iterator[Place]:
        for one in sorted(parts.get(whole, []), key=_key):
            yield Place(one, depth, anchors[one.record.id])
            yield from walk(one.record.id, depth + 1)

    places = tuple(walk(None, 0))
    return Outline(places, {place.id: place for place in places})


def alphabetical(text: str) -> str:
    """A key that sorts as in a Danish index: æ, ø, å last, other accents as their letter, numbers by value."""
    placed = unicodedata.normalize("NFC", text.casefold()).translate(_AFTER_Z)
    plain = "".join(c for c in unicodedata.normalize("NFD", placed) if not unicodedata.combining(c))
    return re.sub(r"\d+", lambda match: match[0].zfill(12), plain)


def _key(one: Decided) -> tuple[str, ...]:
    record = one.record
    first = (record.cut or "",) if record.part_of else (alphabetical(record.administration),)
    return (*first, alphabetical(record.title), record.id)


def _anchors(ids: Sequence[str]) -> dict[str, str]:
    """For every id a name of its own, of letters that need no escaping anywhere."""
    anchors: dict[str, str] = {}
    taken: set[str] = set()
    for id_ in ids:
        name = stem = "omraade-" + re.sub(r"[^a-z0-9]+", "-", id_.casefold()).strip("-")
        number = 1
        while name in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(name)
        anchors[id_] = name
    return anchors
