"""A table of many records in, rows of decisions out in the order of the file, decided block by block in a database.

The database reads the cells of a block, codes them and says which combinations of codes occur. Each of these is decided
once, and the database joins what was found to the rows. Cells of wholes, parts, Excel and JSON are read and coded in memory
and only their combinations are the database's. Everything else is `egnet.batch.stream`, and so are the answers, and what is
said of bad rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from egnet.batch.stream import Stream, Surveyed
from egnet.columnar.kernel import known_column
from egnet.database.relation import Relation
from egnet.database.session import Database
from egnet.decision.columns import COLUMNS
from egnet.plan.plan import Plan
from egnet.tables.csv_blocks import LINE, NUMBER, Block, CsvBlocks, NotInBlocks
from egnet.tables.parquet_blocks import ParquetBlocks

if TYPE_CHECKING:
    import polars as pl

_PLACE = "post.plads"


class InDatabase(Stream):
    """Decides a surveyed table. Raises `NotInBlocks` where the table must be read whole."""

    def __init__(
        self, plan: Plan, surveyed: Surveyed, store: Database, columns: Sequence[str] = COLUMNS, format_: str = ""
    ) -> None:
        super().__init__(plan, surveyed, columns, format_)
        names = [name.casefold() for name in plan.rulebook.facts]
        # A database tells no capitals from small letters.
        if len(set(names)) < len(names):
            raise NotInBlocks
        self.store = store
        is_plain = isinstance(surveyed.blocks, CsvBlocks | ParquetBlocks) and surveyed.named is None
        self.relation = Relation(self.plain, store) if is_plain and self.records is None else None

    def _read(self, block: Block) -> pl.DataFrame:
        import polars as pl

        if self.relation is None:
            return super()._read(block)
        cells = block.cells.with_row_index(_PLACE)
        if isinstance(self.surveyed.blocks, CsvBlocks):
            cells = cells.filter(pl.any_horizontal(pl.col(list(self.surveyed.blocks.columns)) != ""))
        relation, answers = self.relation, self.answers
        relation.read(cells.drop(_PLACE, LINE))
        decided = answers.decided(relation.filled_up(relation.combinations()))
        rows = relation.rows(decided, answers.numbers)
        return relation.filled_up(rows).with_columns(cells[_PLACE], cells[LINE])

    def _plainly(self, block: Block, plain: pl.DataFrame) -> pl.DataFrame:
        if self.records is not None or not len(plain):
            return super()._plainly(block, plain)
        if self.relation is not None:
            return self.answers.written(plain, enumerated=True)
        coded = self.plain.coded(plain)
        names = [coding.name for coding in self.kernel.codings]
        names += [known_column(fact) for fact in self.kernel.asked_whether_known]
        if not names:
            return self.answers.rows(coded, enumerated=True)
        held = self.store.held("koder", coded.select(NUMBER, *names))
        decided = self.answers.decided(self.store.rows(held.select(*names).unique()))
        found = self.store.held("fundet", decided.select(*names, *self.answers.numbers))
        joined = self.store.rows(held.join(found, on=names, how="inner").select(NUMBER, *self.answers.numbers))
        numbers = joined.sort(NUMBER).drop(NUMBER)
        return self.answers.written(coded.with_columns(numbers.get_columns()), enumerated=True)
