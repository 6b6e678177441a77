"""Wholes that name wholes in, trees out: how deep each stands, and which tree it belongs to.

Always holds: every whole of a tree has the same root; one in a circle of wholes, or below a great many, has no level.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

#: Wholes that stand deeper are left to the definition.
MOST_LEVELS = 64


@dataclass(frozen=True)
class Trees:
    """By the number of each whole: the number of the whole that it is a part of, its root, and its level from 0."""

    over: pl.Series
    root: pl.Series
    level: pl.Series

    @staticmethod
    def of(ids: pl.Series, part_of: pl.Series) -> Trees:
        """The trees of wholes with these ids, which are parts of the wholes so named, if these are there."""
        import polars as pl

        count = len(ids)
        numbers = pl.int_range(0, count, dtype=pl.UInt32, eager=True)
        known = pl.DataFrame({"id": ids, "over": numbers})
        named = pl.DataFrame({"id": part_of})
        over = named.join(known, on="id", how="left", maintain_order="left")["over"]
        far = over.fill_null(numbers) if count else over
        level = over.is_not_null().cast(pl.Int64)
        for _ in range(count.bit_length() + 1):
            further = far.gather(far)
            if (further == far).all():
                break
            level = level + level.gather(far)
            far = further
        # What has not come to an end goes round in a circle.
        is_endless = over.gather(far).is_not_null()
        none = (is_endless | (level > MOST_LEVELS)).alias("intet")
        level = pl.DataFrame({"niveau": level, "intet": none}).select(
            pl.when("intet").then(None).otherwise("niveau").alias("niveau")
        )["niveau"]
        return Trees(over, far, level)

    def of_trees(self, wholes: pl.Series) -> pl.Series:
        """Which wholes are in a tree with one of these numbers, or have no level."""
        import polars as pl

        none = self.level.is_null()
        touched = pl.concat([self.root.gather(wholes), self.root.filter(none)]).unique()
        return none | self.root.is_in(touched.implode())

    def levels(self) -> Sequence[int]:
        """The levels that there are, deepest first."""
        return sorted(self.level.drop_nulls().unique().to_list(), reverse=True)
