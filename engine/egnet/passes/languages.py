"""Texts that are not filled in as they are meant, or say one thing in Danish and another in English.

That a text has a Danish version at all is a matter of its shape: one without is an error (E101).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from egnet.diagnostics.codes import lint as codes
from egnet.passes.material import Found, Material
from egnet.source.node import Mapping, Node, Scalar
from egnet.text import Text

_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([^{}]*)\}")
_DANISH = Text("danske", "Danish")
_ENGLISH = Text("engelske", "English")


def detect_other_placeholders(material: Material) -> Iterator[Found]:
    """A figure that the text gives in one language only."""
    for owner, node in _texts(material):
        if isinstance(node, Mapping):
            yield from _compared(owner, node.get("da"), node.get("en"))


def detect_lone_braces(material: Material) -> Iterator[Found]:
    """A brace that is shown as it stands, because it begins or ends nothing."""
    for owner, node in _texts(material):
        for text in [value for _, value in node.entries] if isinstance(node, Mapping) else [node]:
            if not isinstance(text, Scalar):
                continue
            # What is filled in, and doubled braces, are blotted out; the rest keeps its place.
            rest = _PLACEHOLDER.sub(lambda match: " " * len(match[0]), text.text)
            place = next((n for n, character in enumerate(rest) if character in "{}"), None)
            if place is not None:
                yield Found(owner, codes.LONE_BRACE.at(text.part(place, 1), brace=rest[place]))


def _texts(material: Material) -> list[tuple[str, Node | None]]:
    """Every text that is filled in, and whose it is."""
    written = material.written
    nodes: list[tuple[str, Node | None]] = []
    for principle in written.principles:
        otherwise = principle.node.get("otherwise")
        if isinstance(otherwise, Mapping):
            nodes.append((principle.principle, otherwise.get("because")))
        nodes += [(rule.id, rule.node.get("because")) for rule in principle.rules]
    nodes += [(row.id, row.node.get("because")) for row in written.verdict.rows]
    if written.consequences is not None:
        nodes += [(one.id, one.node.get("then")) for one in written.consequences.consequences]
    if written.schedule is not None:
        nodes += [(one.id, one.node.get("step")) for one in written.schedule.schedule]
    return nodes


def _compared(owner: str, danish: Node | None, english: Node | None) -> Iterator[Found]:
    if not isinstance(danish, Scalar) or not isinstance(english, Scalar) or not english.text:
        return
    for here, there, said, not_said in ((danish, english, _DANISH, _ENGLISH), (english, danish, _ENGLISH, _DANISH)):
        elsewhere = set(_names(there.text))
        for name, place in _names(here.text).items():
            if name not in elsewhere:
                span = here.part(place, len(name) + 2)
                yield Found(owner, codes.OTHER_PLACEHOLDERS.at(span, name=name, here=said, there=not_said))


def _names(text: str) -> dict[str, int]:
    """The names in braces and where the first brace stands."""
    return {match[1].strip(): match.start() for match in _PLACEHOLDER.finditer(text) if match[1] is not None}
