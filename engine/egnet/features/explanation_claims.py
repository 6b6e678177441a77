"""Claims about the explanation: that a section of it says what a reader of the committee's paper would look for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from egnet.features import things
from egnet.features.claims import INDENT, Shown, holds_in_order, unmet
from egnet.features.errors import known
from egnet.features.sentence import Said
from egnet.features.world import World
from egnet.text import Text

if TYPE_CHECKING:
    from egnet.explain.explanation import Section


def explanation_says(world: World, said: Said) -> Shown:
    """The text of one section of the explanation holds this, `…` standing for any text."""
    from egnet.explain.explanation import explain

    decided = world.the_decision()
    sections = {section.title: section for section in explain(decided, said.language, world.decided_with).sections}
    title = known(things.SECTION, said.text("section"), sections)
    if not holds_in_order(_text(sections[title]), said.text("reason")):
        lines = INDENT.join("  " * line.depth + line.text for line in sections[title].lines)
        says = Text('forklaringen siger under "{title}" "{text}"', 'the explanation says under "{title}" "{text}"')
        unmet(decided, says.format(title=title, text=said.text("reason")), Text(lines, lines))
    return ()


def _text(section: Section) -> str:
    return " ".join(" ".join(line.text.split()) for line in section.lines)
