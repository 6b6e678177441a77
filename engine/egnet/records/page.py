"""A table that is no text, as lines of text, so that a cell can be pointed at like a word.

Comes in: the cells of each row. Goes out: a text with one line a row, under the row's own number, and a span for each
cell under the name that people have for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from egnet.diagnostics.codes import tables as codes
from egnet.diagnostics.diagnostic import Diagnostic
from egnet.diagnostics.span import Excerpt, SourceText, Span
from egnet.records.typed import Cell
from egnet.source.node import Scalar

#: No more of a cell is shown.
MOST_SHOWN = 200
_BETWEEN = " | "


@dataclass(frozen=True)
class Page:
    """The rows of a table as lines of a text."""

    source: SourceText

    @staticmethod
    def of(name: str, rows: Mapping[int, Sequence[Cell]]) -> Page:
        """The page of rows by number; a row that is not there is a blank line."""
        lines = {number: _BETWEEN.join(_shown(cell) for cell in cells).rstrip() for number, cells in rows.items()}
        return Page(Excerpt.of(name, lines))

    def row(self, number: int, place: str) -> Span:
        """The whole row, under its name."""
        return Span(self.source, number, 1, max(len(self.source.line(number)), 1), place)

    def cells(self, number: int, cells: Iterable[Cell], places: Iterable[str]) -> Iterator[Scalar]:
        """Each cell of a row as text, under its name."""
        at = 1
        for cell, place in zip(cells, places, strict=False):
            shown = _shown(cell)
            yield Scalar(cell.text, Span(self.source, number, at, max(len(shown), 1), place), plain=True)
            at += len(shown) + len(_BETWEEN)

    def blank(self, number: int) -> Scalar:
        """A cell that is not there."""
        return Scalar("", Span(self.source, number, 1, 1), plain=True)


def errors_of(scalars: Iterable[Scalar], cells: Iterable[Cell]) -> list[Diagnostic]:
    """What is wrong with cells that say nothing that can be read."""
    both = zip(scalars, cells, strict=False)
    return [
        codes.DATE_CELL.at(scalar.span, value=cell.date) if cell.date else codes.UNREADABLE_CELL.at(scalar.span)
        for scalar, cell in both
        if cell.date or cell.is_other
    ]


def _shown(cell: Cell) -> str:
    text = cell.text or cell.date or ("…" if cell.is_other else "")
    return " ".join(text[:MOST_SHOWN].split())
