"""Rows of a table on a cluster in, the same rows with the root of their family out: what must be decided in one place.

A row's root is the whole of its whole, and so on up: the last name that is no part of anything, also where no row has that
name. Wholes are found by joins, each of which looks twice as far up as the one before, until none finds more. Always
holds: rows of one family have one root, but for those in a ring or with an id that several rows have, which are marked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from egnet.database.relation import BLANKS
from egnet.diagnostics.near import nearest

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import Column, DataFrame

#: The columns that come to the cells.
ID, WHOLE, ROOT, IS_MARKED = "id", "helhed", "rod", "mærket"
_FEW = 100_000
_ABOVE, _HIGHER, _IS_OPEN, _AGAIN = "over", "højere", "åben", "igen"


def text_of(column: Column) -> Column:
    """A cell as the text that ids are told by."""
    from pyspark.sql.functions import coalesce, lit, trim

    return trim(coalesce(column.cast("string"), lit("")), lit(BLANKS))


def placed(cells: DataFrame, id_: str, whole: str | None) -> DataFrame:
    """The cells with the id of each row, and that of its whole."""
    from pyspark.sql.functions import col, lit

    return cells.withColumns({ID: text_of(col(id_)), WHOLE: lit("") if whole is None else text_of(col(whole))})


def rooted(rows: DataFrame) -> DataFrame:
    """Placed rows with the root of each, and whether it is marked."""
    from pyspark.sql.functions import coalesce, col, lit, min_by, when

    named = rows.select(ID, WHOLE).where(col(ID) != "")
    again = _small(named.groupBy(ID).count().where(col("count") > 1).select(ID, lit(True).alias(_AGAIN)))
    # Of an id that several rows have, any whole will do: every row that has it is marked.
    up = named.where(col(WHOLE) != "").groupBy(ID).agg(min_by(WHOLE, WHOLE).alias(_ABOVE))
    own = when(col(WHOLE) != "", col(WHOLE)).otherwise(col(ID))
    rows = rows.join(again, ID, "left")
    shared = coalesce(col(_AGAIN), lit(False))
    if up.join(up.select(col(_ABOVE).alias(ID)), ID, "leftsemi").isEmpty():
        return rows.withColumns({ROOT: own, IS_MARKED: shared}).drop(_AGAIN)
    tops = _small(_tops(up).withColumnRenamed(ID, WHOLE))
    rows = rows.join(tops, WHOLE, "left")
    in_ring = coalesce(col(_IS_OPEN), lit(False))
    return rows.withColumns({ROOT: coalesce(col(_ABOVE), own), IS_MARKED: shared | in_ring}).drop(
        _AGAIN, _ABOVE, _IS_OPEN
    )


def _small(table: DataFrame) -> DataFrame:
    """The same table, worked out, and given to every worker if it is small, so that no row has to move to be joined."""
    from pyspark.sql.functions import broadcast

    table = table.localCheckpoint()
    return broadcast(table) if table.count() < _FEW else table


def _tops(up: DataFrame) -> DataFrame:
    """What is above each part that nothing is above; what is still open when no join finds more is above itself."""
    from pyspark.sql.functions import coalesce, col

    before = -1
    while True:
        higher = up.select(col(ID).alias(_ABOVE), col(_ABOVE).alias(_HIGHER))
        joined = up.select(ID, _ABOVE).join(higher, _ABOVE, "left")
        above = coalesce(col(_HIGHER), col(_ABOVE)).alias(_ABOVE)
        # Worked out here: the plan would grow with every join.
        up = joined.select(ID, above, col(_HIGHER).isNotNull().alias(_IS_OPEN)).localCheckpoint()
        still = up.where(col(_IS_OPEN)).count()
        # Each join reaches the top of some part, unless none has a top.
        if still in (0, before):
            return up
        before = still


def missing(rows: DataFrame) -> list[str]:
    """The wholes that placed rows name and no row is."""
    from pyspark.sql.functions import col

    wanted = rows.where(col(WHOLE) != "").select(col(WHOLE).alias(ID)).distinct()
    found: list[str] = wanted.join(rows.select(ID), ID, "leftanti").toArrow()[ID].to_pylist()
    return sorted(found)


@dataclass(frozen=True)
class Near:
    """Marks the ids that may be meant by names: of each batch, the nearest to each."""

    names: tuple[str, ...]

    def of(self, batches: Iterator[pyarrow.Array]) -> Iterator[pyarrow.Array]:
        """Whether each id is the nearest of its batch to any of the names."""
        import pyarrow

        for ids in batches:
            known = ids.to_pylist()
            near = {nearest(name, known) for name in self.names}
            yield pyarrow.array([id_ in near for id_ in known], pyarrow.bool_())
