"""Parquet in, Parquet out, decided on Spark: no record comes to the driver but those in which something is unusual.

Ids that stand twice are found by the cluster. The rows are decided by its workers (`egnet.spark.work`), each of which
writes a part of the result; the rows that workers mark are read here by the intake of single records, and written as a
part of their own. Always holds: the rows and the messages are those of the other ways; a part keeps the order of its rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from egnet.columnar.kernel import Kernel
from egnet.database.relation import BLANKS
from egnet.decision.columns import COLUMNS, EVERY_COLUMN
from egnet.decision.files import row_of
from egnet.diagnostics.codes import cluster as codes
from egnet.diagnostics.diagnostic import EgnetError, has_errors
from egnet.evaluate.forest import decide
from egnet.plan.plan import Plan
from egnet.records.columns import Columns
from egnet.records.read import Intake, read_tables
from egnet.records.rows import Rows
from egnet.spark.work import IS_ODD, Work
from egnet.tables.csv_blocks import NotInBlocks
from egnet.tables.parquet_blocks import ParquetBlocks
from egnet.tables.plain import OF_WHOLES, PlainTable
from egnet.tables.singles import lines_at
from egnet.text import Text

if TYPE_CHECKING:
    from pyspark.sql import Column, DataFrame, SparkSession

#: The columns beside the cells: no dot in a name, which Spark reads as a part of a column.
_FILE, _NUMBER = "fil", "nummer"
_UNREADABLE = Text("den er ikke en Parquet-fil, der kan læses", "it is no Parquet file that can be read")
_OTHER = Text("den har andre kolonner end {first}", "its columns are others than those of {first}")
_HIDDEN = Text(
    "Spark læser ingen fil, hvis navn begynder med {mark}", "Spark reads no file whose name begins with {mark}"
)
_PARTS = Text("den har helheder og dele, som ikke kan deles op", "it has wholes and parts, which cannot be divided")
_NUMBERS = Text("kolonnen med id har decimaltal", "the ids are numbers with decimals")
_LOST = Text("{read} af {all} rækker kom igennem", "{read} of {all} rows came through")


@dataclass
class OnSpark:
    """Decides Parquet files of one form; `write` makes the folder, and then `intake` and `decided` are complete.

    Raises `EgnetError` for what cannot be decided there.
    """

    plan: Plan
    files: Sequence[Path]
    spark: SparkSession
    columns: Sequence[str] = COLUMNS
    decided: int = 0
    _read: int = 0

    def __post_init__(self) -> None:
        self.blocks = [_blocks_of(file) for file in self.files]
        first = self.blocks[0]
        for blocks in self.blocks[1:]:
            if (blocks.names, _types(blocks)) != (first.names, _types(first)):
                raise _refused(blocks.path, _OTHER.format(first=first.path.name))
        self.tables = [blocks.table(Columns(self.plan.rulebook.facts)) for blocks in self.blocks]
        wrong = [one for table in self.tables for one in table.wrong]
        if has_errors(wrong):
            raise EgnetError(wrong)
        self.intake = Intake(files=list(self.files))
        self.work = Work.of(self.plan, first.headings, first.columns, first.strange, self.columns)
        self.plain = PlainTable(Kernel(self.plan), first.headings, first.columns, first.strange)

    def write(self, folder: Path) -> None:
        """Make a folder, which is not there yet, of the parts of the result."""
        from pyspark.sql.functions import col

        self._check()
        work = replace(self.work, shared=self._shared())
        texts = ", ".join(f"`{name}` string" for name in self.columns)
        decided = udf_of(work.decided, f"{texts}, `{IS_ODD}` boolean")
        cells = self._cells
        made = cells.select(decided(*(col(name) for name in work.cells)).alias("svar")).select("svar.*")
        plain = made.where(~col(IS_ODD)).select(*self.columns)
        plain.write.option("compression", "zstd").parquet(str(folder))
        unusual = cells.select(_FILE, _NUMBER, udf_of(work.odd, "boolean")(*(col(n) for n in work.cells)).alias(IS_ODD))
        special = unusual.where(col(IS_ODD)).select(_FILE, _NUMBER).toArrow()
        self._write_singles(folder, special)
        self._count(folder)

    def _check(self) -> None:
        """Raise `EgnetError` for what takes more than one row at a time."""
        from pyspark.sql.functions import col

        types = dict(self._cells.dtypes)
        if types[self.plain.fields["id"]] in ("float", "double"):
            raise _refused(self.files[0], _NUMBERS)
        for name in (self.plain.fields[name] for name in OF_WHOLES if name in self.plain.fields):
            if not self._cells.where(_text(col(name)) != "").isEmpty():
                raise _refused(self.files[0], _PARTS)

    def _shared(self) -> frozenset[str]:
        """The ids that several rows have."""
        from pyspark.sql.functions import col

        ids = self._cells.select(_text(col(self.plain.fields["id"])).alias("id")).where(col("id") != "")
        again = ids.groupBy("id").count().where(col("count") > 1).select("id")
        return frozenset(again.toArrow()["id"].to_pylist())

    @cached_property
    def _cells(self) -> DataFrame:
        """The cells, with the name of the file and the number of the row there."""
        from pyspark.sql.functions import col, lit, when

        table = self.spark.read.parquet(*(_plainly(file) for file in self.files))
        blocks = self.blocks[0]
        chosen = []
        for cell, name in zip(blocks.columns, blocks.names, strict=True):
            column = col("`" + name.replace("`", "``") + "`")
            # Of what it cannot know the meaning, a worker only learns whether there is anything.
            filled = when(column.isNotNull(), lit(True))
            chosen.append((filled if cell in blocks.strange else column).alias(cell))
        place = [col("_metadata.file_name").alias(_FILE), (col("_metadata.row_index") + 1).alias(_NUMBER)]
        return table.select(*chosen, *place)

    # -- rows that are unusual ------------------------------------------------------------------------------------------

    def _write_singles(self, folder: Path, special: Any) -> None:
        import polars as pl

        # Spark tells names as addresses write them.
        names = [unquote(name) for name in special[_FILE].to_pylist()]
        tables = []
        for blocks, table in zip(self.blocks, self.tables, strict=True):
            rows = Rows(diagnostics=list(table.wrong))
            mine = zip(names, special[_NUMBER].to_pylist(), strict=True)
            numbers = [number for name, number in mine if name == blocks.path.resolve().name]
            rows.rows += [table.row(line) for lines in lines_at(blocks, numbers) for line in lines]
            tables.append((blocks.path, rows))
        self._read = sum(len(rows.rows) for _, rows in tables)
        intake = read_tables(tables, self.plan.rulebook)
        intake.files = self.intake.files
        self.intake = intake
        records = [record for record in intake.records if not record.set_aside]
        if records:
            rows_ = [row_of(one) for one in decide(self.plan, records)]
            frame = pl.DataFrame(rows_, schema=dict.fromkeys(EVERY_COLUMN, pl.String)).select(*self.columns)
            last = self.spark.createDataFrame(frame.to_arrow(), ", ".join(f"`{name}` string" for name in self.columns))
            last.coalesce(1).write.mode("append").option("compression", "zstd").parquet(str(folder))
            self.decided += len(records)

    def _count(self, folder: Path) -> None:
        """Note how many rows were decided; none may be lost on the way."""
        from pyarrow import parquet

        written = sum(parquet.read_metadata(part).num_rows for part in folder.glob("*.parquet"))
        read = written - self.decided + self._read
        every = sum(parquet.read_metadata(file).num_rows for file in self.files)
        if read != every:
            raise EgnetError([codes.SPARK_FAILED.at(None, reason=_LOST.format(read=read, all=every))])
        self.decided = written


def udf_of(function: Any, type_: str) -> Any:
    """A function of a worker, which is asked once for each row and not again for parts of its answer."""
    import pyarrow
    from pyspark.sql.pandas import functions

    # Its types tell of no function whose hints are set by hand.
    arrow_udf: Any = functions.arrow_udf

    def answered(batches: Any) -> Any:
        yield from function(batches)

    # By these Spark knows that it takes and gives batches.
    answered.__annotations__ = {"batches": Iterator[tuple[pyarrow.Array, ...]], "return": Iterator[pyarrow.Array]}
    return arrow_udf(answered, type_).asNondeterministic()


def _blocks_of(file: Path) -> ParquetBlocks:
    if file.name.startswith(("_", ".")):
        raise _refused(file, _HIDDEN.format(mark=file.name[0]))
    try:
        return ParquetBlocks.of(file)
    except NotInBlocks:
        raise _refused(file, _UNREADABLE) from None


def _types(blocks: ParquetBlocks) -> list[Any]:
    from pyarrow import parquet

    schema = parquet.read_schema(blocks.path)
    return [schema.field(name).type for name in blocks.names]


def _refused(file: Path, reason: Text) -> EgnetError:
    return EgnetError([codes.NOT_ON_SPARK.at(None, name=str(file), reason=reason)])


def _text(column: Column) -> Column:
    from pyspark.sql.functions import coalesce, lit, trim

    return trim(coalesce(column.cast("string"), lit("")), lit(BLANKS))


def _plainly(file: Path) -> str:
    """The file by a name in which nothing stands for other names."""
    return "".join(f"\\{sign}" if sign in "{}[]*?\\" else sign for sign in str(file.resolve()))
