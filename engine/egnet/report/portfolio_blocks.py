"""A portfolio as Markdown: a heading of its own among the figures of the report.

Comes in: a page under way and a `PortfolioSection`. Goes out: nothing; the page has grown.
"""

from __future__ import annotations

from egnet.report.blocks import Blocks
from egnet.report.escaping import code, escaped
from egnet.report.phrase import Phrase
from egnet.report.portfolio import AmountRow, PortfolioSection


def portfolio_blocks(page: Blocks, section: PortfolioSection) -> None:
    """The assumptions, the areas with their sums, the money that follows, the goals and the notes."""
    page.heading(3, f"{_text(section.title)} ({_text(section.unit)})")
    header = [_text(one) for one in section.header]
    page.table(header, [_row(row) for row in section.rows], numbers=len(header) - 1)
    page.paragraph(f"{_text(section.assumptions_title)}:")
    page.items(
        f"{code(one.name)} = **{_text(one.value)}** ({_text(one.title)}): {_text(one.because)}"
        + (f" ({_text(one.source)})." if one.source is not None else ".")
        for one in section.assumptions
    )
    page.end()
    page.paragraph(f"{_text(section.money_title)}:")
    page.items(f"{_text(row.title)}: {', '.join(_text(cell) for cell in row.cells)}" for row in section.money)
    page.end()
    if section.goals:
        page.paragraph(f"{_text(section.goals_title)}:")
        page.items(_text(goal) for goal in section.goals)
        page.end()
    for note in section.notes:
        page.paragraph(_text(note))


def _row(row: AmountRow) -> list[str]:
    mark = "**" if row.is_sum else ""
    return [f"{mark}{_text(row.title)}{mark}", *(_text(cell) for cell in row.cells)]


def _text(phrase: Phrase) -> str:
    return escaped(phrase.text)
