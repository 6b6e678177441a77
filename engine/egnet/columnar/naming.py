"""Masks in words: the ids of the rules in each mask, joined to one text for each row.

In: frames with the masks of `egnet.columnar.masks`. Out: the ids in the plan's order. Rules that are neighbours there and
share a mask are a run; what a run says is made once for each distinct mask, and rows join what their runs say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from egnet.columnar.distinct import Distinct
from egnet.columnar.lookup import Lookup
from egnet.columnar.masks import Masks
from egnet.columnar.stages import Fixed, Row

if TYPE_CHECKING:
    import polars as pl

_BETWEEN = ", "


@dataclass(frozen=True)
class _Run:
    """Rules and their bits in the mask of a column; `texts` are what was said of them, by number."""

    column: str
    rules: Sequence[tuple[int, str]]
    texts: Distinct[str] = field(default_factory=Distinct)

    def said(self, row: Row) -> tuple[int]:
        """The number of what a mask says."""
        text = _BETWEEN.join(id_ for place, id_ in self.rules if row[self.column] >> place & 1)
        return (self.texts.number(text, text),)


class Naming:
    """One sort of mask in words; the stages add `columns` of numbers, of which `texts` makes words."""

    def __init__(self, masks: Masks, kind: str) -> None:
        self._runs = [_Run(masks.blocks[block].column(kind), rules) for block, rules in _neighbours(masks)]
        self.columns = tuple(f"{kind}.ord{place}" for place in range(len(self._runs)))
        self.stages = tuple(
            Lookup([Fixed(run.column, 1 << 16)], (column,), partial(_Run.said, run), whole_rows=False)
            for run, column in zip(self._runs, self.columns, strict=True)
        )

    def texts(self, frame: pl.DataFrame) -> pl.Series:
        """Each row's ids as one text, of a frame that has the columns."""
        import polars as pl

        if not self._runs:
            return pl.Series([""], dtype=pl.String).new_from_index(0, len(frame))
        is_only = len(self._runs) == 1
        parts: list[pl.Series] = []
        for run, column in zip(self._runs, self.columns, strict=True):
            texts = run.texts.all if is_only else [text and text + _BETWEEN for text in run.texts.all]
            parts.append(pl.Series(column, texts, dtype=pl.String).gather(frame[column]))
        if is_only:
            return parts[0]
        joined = pl.concat_str(part.name for part in parts).str.strip_suffix(_BETWEEN)
        return pl.DataFrame(parts).select(joined).to_series()


def _neighbours(masks: Masks) -> list[tuple[int, list[tuple[int, str]]]]:
    """The rules in the plan's order with their bits, together as long as they are in one block."""
    places = {rule: (block.index, place) for block in masks.blocks for place, rule in enumerate(block.rules)}
    ordered = [
        (*places[principle.index, index], rule.rule.id)
        for principle in masks.plan.principles
        for index, rule in enumerate(principle.rules)
    ]
    runs = groupby(ordered, key=lambda one: one[0])
    return [(block, [(place, id_) for _, place, id_ in rules]) for block, rules in runs]
