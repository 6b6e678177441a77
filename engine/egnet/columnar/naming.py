"""Masks in words: the ids of the rules in each mask, made once for each distinct mask.

In: frames with the masks of `egnet.columnar.masks`. Out: for each row the number of a list of ids in the plan's order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from egnet.columnar.distinct import Distinct
from egnet.columnar.lookup import Fixed, Lookup, Row
from egnet.columnar.masks import Block, Masks

if TYPE_CHECKING:
    import polars as pl


class Naming:
    """One sort of mask in words; `all` are the distinct lists by number."""

    def __init__(self, masks: Masks, kind: str) -> None:
        self.all: list[tuple[str, ...]] = []
        self._order = [rule.id for principle in masks.plan.principles for rule in principle.rules]
        self._of_blocks: list[Distinct[tuple[str, ...]]] = []
        self._stages: list[Lookup] = []
        for block in masks.blocks:
            by = Fixed(block.column(kind), 1 << 16)
            into = (f"{by.name}.ord",)
            self._of_blocks.append(Distinct())
            self._stages.append(Lookup([by], into, partial(self._of_block, block, masks.rules_of(block), by.name)))
        parts = [stage.into[0] for stage in self._stages]
        self.column = f"{kind}.ord"
        self._stages.append(Lookup(parts, (self.column,), partial(self._together, [part.name for part in parts])))

    def numbers(self, frame: pl.DataFrame) -> pl.Series:
        """The number of each row's list among `all`."""
        for stage in self._stages:
            frame = stage.added_natively(frame)
        return frame[self.column]

    def _of_block(self, block: Block, ids: Sequence[str], column: str, row: Row) -> tuple[int]:
        said = tuple(id_ for place, id_ in enumerate(ids) if row[column] >> place & 1)
        return (self._of_blocks[block.index].number(said, said),)

    def _together(self, columns: Sequence[str], row: Row) -> tuple[int]:
        lists = (of_block.all[row[column]] for of_block, column in zip(self._of_blocks, columns, strict=True))
        said = {id_ for ids in lists for id_ in ids}
        self.all.append(tuple(id_ for id_ in self._order if id_ in said))
        return (len(self.all) - 1,)


def texts(naming: Naming, frame: pl.DataFrame, text: Callable[[tuple[str, ...]], str] = ", ".join) -> pl.Series:
    """Each row's list as one text."""
    import polars as pl

    numbers = naming.numbers(frame)
    return pl.Series([text(one) for one in naming.all], dtype=pl.String).gather(numbers)
