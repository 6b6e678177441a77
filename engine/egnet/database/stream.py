"""A table of many records in, rows of decisions out in the order of the file, decided in a database of its own.

The database reads the cells, finds ids that stand twice, codes the cells and says which combinations of codes occur. Each
of these is decided once, and the database joins what was found to the rows. Rows that are unusual go through the intake of single records. Always holds: the answers, and what
is said of bad rows, are those of `egnet.batch.stream`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from egnet.batch.answers import Answers
from egnet.batch.stream import blocks_of, strange_of
from egnet.columnar.kernel import Kernel
from egnet.database.relation import BLANKS, Relation
from egnet.database.session import Database
from egnet.decision.columns import COLUMNS, EVERY_COLUMN
from egnet.diagnostics.diagnostic import has_errors
from egnet.plan.plan import Plan
from egnet.records.columns import Columns
from egnet.tables.csv_blocks import LINE, NUMBER, CsvBlocks, NotInBlocks
from egnet.tables.parquet_blocks import ParquetBlocks
from egnet.tables.plain import ODD, OF_WHOLES, PlainTable
from egnet.tables.singles import Singles, lines_at, uneven_rows

if TYPE_CHECKING:
    import narwhals as nw
    import polars as pl

    Lazy = nw.LazyFrame[Any]

#: No dot in a name to group by: DuckDB reads it as an expression.
_ID = "delt"


class InDatabase:
    """Decides one CSV or Parquet file; `intake` is complete when the last row is out.

    Raises `NotInBlocks` where the table must be read whole.
    """

    def __init__(self, plan: Plan, path: Path, store: Database, columns: Sequence[str] = COLUMNS) -> None:
        self.plan = plan
        self.path = path
        self.store = store
        self.columns = columns
        self.blocks = blocks_of(path)
        known = Columns(plan.rulebook.facts)
        self.singles = Singles(plan, path, self.blocks.table(known))
        self.intake = self.singles.intake
        self.kernel = Kernel(plan)
        self.plain = PlainTable(self.kernel, self.blocks.headings, self.blocks.columns, strange_of(self.blocks))
        self.relation = Relation(self.plain, store)
        self.answers = Answers(self.kernel, self.plain, columns)
        self.decided = 0
        names = [name.casefold() for name in plan.rulebook.facts]
        # A database tells no capitals from small letters.
        if has_errors(self.singles.table.wrong) or "id" not in self.plain.fields or len(set(names)) < len(names):
            raise NotInBlocks

    def survey(self) -> int:
        """How many rows there are, at most; the table is then read and coded."""
        import narwhals as nw

        cells = self._of_parquet() if isinstance(self.blocks, ParquetBlocks) else self._of_csv(self.blocks)
        schema = dict(cells.collect_schema())
        if schema[self.plain.fields["id"]].is_float():
            raise NotInBlocks
        wholes = [self.plain.fields[name] for name in OF_WHOLES if name in self.plain.fields]
        for name in wholes:
            text = nw.col(name).cast(nw.String).str.strip_chars(BLANKS)
            if self._count(cells.filter(text != "")):
                raise NotInBlocks
        self.coded = self.relation.coded(cells)
        return self._count(self.coded)

    def _count(self, frame: Lazy) -> int:
        import narwhals as nw

        return int(self.store.rows(frame.select(nw.len().alias("antal")))["antal"][0])

    def rows(self) -> Iterator[pl.DataFrame]:
        """The rows of decisions, some at a time."""
        import polars as pl

        self.intake.files.append(self.path)
        singles = self._singly()
        numbers = sorted(singles)
        for rows in self._plainly():
            upto = int(rows[NUMBER][-1])
            now = [number for number in numbers if number <= upto]
            numbers = numbers[len(now) :]
            yield self._put(pl.concat([rows, self._rows_of(singles, now)]).sort(NUMBER))
        if numbers:
            yield self._put(self._rows_of(singles, numbers))
        self.singles.finish()

    def _put(self, rows: pl.DataFrame) -> pl.DataFrame:
        self.decided += len(rows)
        return rows.drop(NUMBER)

    # -- cells ----------------------------------------------------------------------------------------------------------

    def _of_parquet(self) -> Lazy:
        """The database reads the file itself; of what it cannot know the meaning, only whether there is anything."""
        import duckdb
        import narwhals as nw
        import pyarrow
        from pyarrow import parquet

        assert isinstance(self.blocks, ParquetBlocks)
        schema = parquet.read_schema(self.path)
        if len({name.casefold() for name in (*schema.names, "file_row_number")}) <= len(schema.names):
            raise NotInBlocks
        chosen = [f'CAST(file_row_number + 1 AS BIGINT) AS "{NUMBER}"']
        for cell, name in zip(self.blocks.columns, self.blocks.names, strict=True):
            quoted = '"' + name.replace('"', '""') + '"'
            if cell in self.blocks.strange:
                quoted = f"CASE WHEN {quoted} IS NOT NULL THEN true END"
            elif pyarrow.types.is_string(schema.field(name).type) or pyarrow.types.is_large_string(
                schema.field(name).type
            ):
                quoted = f"CAST({quoted} AS VARCHAR)"
            chosen.append(f'{quoted} AS "{cell}"')
        try:
            table = self.store.connection.read_parquet(str(self._reachable()), file_row_number=True)
            return nw.from_native(table.project(", ".join(chosen)))
        except duckdb.Error:
            raise NotInBlocks from None

    def _reachable(self) -> Path:
        """The file by a name in which nothing stands for other names."""
        if not set(str(self.path)) & set("*?[]{}"):
            return self.path
        link = self.store.folder / "opgaver.parquet"
        link.symlink_to(self.path.resolve())
        return link

    def _of_csv(self, blocks: CsvBlocks) -> Lazy:
        """The file is split by the reader of blocks, which numbers records and lines as messages tell them."""
        import polars as pl

        wholes = any(name in self.plain.fields for name in OF_WHOLES)

        def tables() -> Iterator[pl.DataFrame]:
            schema = dict.fromkeys(blocks.columns, pl.String)
            yield pl.DataFrame(schema={**schema, NUMBER: pl.Int64, LINE: pl.Int64})
            for block in blocks.blocks():
                if block.uneven and wholes:
                    raise NotInBlocks
                self.singles.decided((), uneven_rows(blocks, block))
                filled = pl.any_horizontal(pl.col(list(blocks.columns)) != "")
                yield block.cells.filter(filled)

        return self.store.loaded(tables())

    # -- rows that are unusual ------------------------------------------------------------------------------------------

    @cached_property
    def _special(self) -> Mapping[int, bool]:
        """The rows that are left to the intake of single records; whether their ids are others' too."""
        import narwhals as nw

        id_ = nw.col(self.plain.fields["id"]).cast(nw.String)
        ids = self.coded.select(NUMBER, id_.alias(_ID)).filter(nw.col(_ID) != "")
        again = ids.group_by(_ID).agg(nw.col(NUMBER).count().alias("antal")).filter(nw.col("antal") > 1)
        shared = ids.join(self.store.kept(again), on=_ID, how="semi").select(NUMBER)
        odd = self.coded.filter(nw.col(ODD)).select(NUMBER)
        odd_numbers, shared_numbers = (self.store.rows(one)[NUMBER].to_list() for one in (odd, shared))
        return dict.fromkeys(odd_numbers, False) | dict.fromkeys(shared_numbers, True)

    def _singly(self) -> Mapping[int, dict[str, str]]:
        """The unusual rows, by their numbers, as far as they can be decided."""
        decided: dict[int, dict[str, str]] = {}
        for lines in lines_at(self.blocks, self._special):
            self.singles.keep(line for line in lines if self._special[line.number])
            decided |= self.singles.decided(line for line in lines if not self._special[line.number])
        return decided

    def _rows_of(self, singles: Mapping[int, dict[str, str]], numbers: Sequence[int]) -> pl.DataFrame:
        import polars as pl

        rows = pl.DataFrame([singles[number] for number in numbers], schema=dict.fromkeys(EVERY_COLUMN, pl.String))
        return rows.select(*self.columns, pl.Series(NUMBER, numbers, dtype=pl.Int64))

    # -- all others -----------------------------------------------------------------------------------------------------

    def _plainly(self) -> Iterator[pl.DataFrame]:
        """The rows in which nothing is unusual, with their numbers."""
        import narwhals as nw
        import polars as pl

        plain = self.coded.filter(~nw.col(ODD))
        shared = [number for number, is_shared in self._special.items() if is_shared]
        if shared:
            numbers = self.store.loaded([pl.DataFrame({NUMBER: shared}, schema={NUMBER: pl.Int64})])
            plain = plain.join(numbers, on=NUMBER, how="anti")
        found = self._found(plain)
        relation = self.relation
        figures = relation.figures if self.answers.details_too else []
        if relation.codes:
            plain = plain.join(found, on=relation.codes, how="inner")
        else:
            found_once = self.store.rows(found).row(0, named=True)
            plain = plain.with_columns(*(nw.lit(found_once[name]).alias(name) for name in self.answers.numbers))
        for rows in self.store.blocks(
            plain.select(NUMBER, *relation.fields, *figures, *self.answers.numbers).sort(NUMBER)
        ):
            yield self.answers.written(relation.filled_up(rows)).with_columns(rows[NUMBER])

    def _found(self, plain: Lazy) -> Lazy:
        """Each combination of codes that occurs, decided once, with the number of its verdict and of its details."""
        import polars as pl

        relation = self.relation
        combinations: Iterable[pl.DataFrame] = [pl.DataFrame({NUMBER: [0]})]
        if relation.codes:
            combinations = self.store.blocks(self.store.kept(plain.select(*relation.codes).unique()))
        none = pl.DataFrame(schema=dict.fromkeys((*relation.codes, *self.answers.numbers), pl.Int32))
        decided = (self.answers.decided(relation.filled_up(rows)).select(none.columns) for rows in combinations)
        return self.store.loaded(chain([none], decided))
