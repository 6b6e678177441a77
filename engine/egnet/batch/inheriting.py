"""What wholes hand down to parts that do not state it: values, without the figures that state them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from egnet.batch.records_out import ORIGIN
from egnet.batch.records_out import WHOLE as FROM_WHOLE
from egnet.batch.rolling import ID, WHOLE
from egnet.tables.fact_column import BLANK, FactColumn

if TYPE_CHECKING:
    import polars as pl

_HANDED = "arv."


class Inheriting:
    """The facts that parts inherit; with `tells` rows say which they did."""

    def __init__(self, columns: Sequence[FactColumn], *, tells: bool) -> None:
        self.columns = columns
        self.tells = tells

    def handed_by(self, wholes: pl.DataFrame) -> pl.DataFrame:
        """What wholes hand down: values without the figures that state them."""
        import polars as pl

        given = [pl.col(ID), pl.lit(True).alias(_HANDED)]
        for column in self.columns:
            if column.number in wholes.columns:
                given.append(pl.col(column.number).alias(f"{_HANDED}{column.number}"))
            if column.entry in wholes.columns:
                entries = list(column.entries)
                bare = [
                    column.entry_for(one.value, None) if one.value and place else BLANK
                    for place, one in enumerate(entries)
                ]
                mapped = pl.lit(pl.Series(bare, dtype=pl.Int32)).gather(pl.col(column.entry))
                given.append(mapped.alias(f"{_HANDED}{column.entry}"))
        return wholes.select(given)

    def with_inherited(self, frame: pl.DataFrame, handed: pl.DataFrame) -> pl.DataFrame:
        """Rows with what they do not state and their wholes hand down."""
        import polars as pl

        given = [name for name in handed.columns if name != ID]
        made = []
        if self.tells and given:
            has_whole = pl.col(_HANDED).is_not_null()
            for column in self.columns:
                number, entry = column.numbers(frame.schema), column.entry_numbers(frame.schema)
                is_handed = has_whole & number.is_null() & (entry == BLANK)
                made.append(pl.when(is_handed).then(pl.lit(FROM_WHOLE, pl.UInt8)).alias(f"{ORIGIN}{column.fact.name}"))
        for column in self.columns:
            names = [name for name in (column.number, column.entry) if f"{_HANDED}{name}" in given]
            number, entry = column.numbers(frame.schema), column.entry_numbers(frame.schema)
            is_silent = number.is_null() & (entry == BLANK) & pl.col(_HANDED).is_not_null()
            if column.number in names:
                made.append(pl.when(is_silent).then(f"{_HANDED}{column.number}").otherwise(number).alias(column.number))
            if column.entry in names:
                made.append(pl.when(is_silent).then(f"{_HANDED}{column.entry}").otherwise(entry).alias(column.entry))
        if not made:
            return frame
        joined = frame.join(handed, left_on=WHOLE, right_on=ID, how="left", maintain_order="left")
        return joined.with_columns(made).drop(given)
