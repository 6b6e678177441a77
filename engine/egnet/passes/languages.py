"""Texts that say one thing in Danish and another in English.

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
    for owner, node in nodes:
        if isinstance(node, Mapping):
            yield from _compared(owner, node.get("da"), node.get("en"))


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
