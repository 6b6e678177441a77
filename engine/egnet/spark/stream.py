"""Parquet in, Parquet out, decided on Spark: no record comes to the driver but those of which there is something to say.

The cluster finds ids that stand twice and the root of each row's family (`egnet.spark.roots`), and brings the families of a
table that has some together. Its workers decide the rows (`egnet.spark.work`), each of which writes a part of the result. The
rows that workers mark are read here by the intake of single records, and written as a part of their own. Always holds: the
rows and the messages are those of the other ways; a part keeps the order of its rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from egnet.columnar.kernel import Kernel
from egnet.decision.columns import COLUMNS, EVERY_COLUMN
from egnet.decision.files import row_of
from egnet.diagnostics.codes import cluster as codes
from egnet.diagnostics.codes import records as record_codes
from egnet.diagnostics.diagnostic import EgnetError, has_errors
from egnet.evaluate.forest import decide
from egnet.plan.plan import Plan
from egnet.records.columns import Columns
from egnet.records.read import Intake, read_tables
from egnet.records.rows import Rows
from egnet.spark.roots import ID, IS_MARKED, ROOT, Near, missing, placed, rooted, text_of
from egnet.spark.work import IS_ODD, Work
from egnet.tables.csv_blocks import NotInBlocks
from egnet.tables.parquet_blocks import ParquetBlocks
from egnet.tables.plain import OF_WHOLES, PlainTable
from egnet.tables.singles import lines_at
from egnet.text import Text

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame, SparkSession

#: The columns beside the cells: no dot in a name, which Spark reads as a part of a column.
_FILE, _NUMBER = "fil", "nummer"
#: So many rows of families are brought together at a time, or one family.
_TOGETHER = 1 << 19
_FLOATS = ("float", "double")
_UNREADABLE = Text("den er ikke en Parquet-fil, der kan læses", "it is no Parquet file that can be read")
_OTHER = Text("den har andre kolonner end {first}", "its columns are others than those of {first}")
_EMPTY = Text(
    "den er tom, og hvad den mangler, kan være en del af de andre filers helheder",
    "it is empty, and what it lacks may be a part of the other files' wholes",
)
_HIDDEN = Text(
    "Spark læser ingen fil, hvis navn begynder med {mark}", "Spark reads no file whose name begins with {mark}"
)
_NO_NAMES = Text(
    "kolonnen `{heading}` har hverken tekst eller hele tal", "the column `{heading}` has neither text nor whole numbers"
)
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
    #: How many rows came to the driver.
    read_singly: int = 0

    def __post_init__(self) -> None:
        self.blocks = [_blocks_of(file) for file in self.files]
        first = self.blocks[0]
        for blocks in self.blocks[1:]:
            if not _schema(blocks).equals(_schema(first)):
                raise _refused(blocks.path, _OTHER.format(first=first.path.name))
        self.tables = [blocks.table(Columns(self.plan.rulebook.facts)) for blocks in self.blocks]
        wrong = [one for table in self.tables for one in table.wrong]
        if has_errors(wrong):
            raise EgnetError(wrong)
        self.intake = Intake(files=list(self.files))
        self.plain = PlainTable(Kernel(self.plan), first.headings, first.columns, first.strange)

    def write(self, folder: Path) -> None:
        """Make a folder, which is not there yet, of the parts of the result."""
        special, others = self._decide(folder, have_families=self._check())
        self._write_singles(folder, special, others)
        self._count(folder)

    def _check(self) -> bool:
        """Whether there are wholes and parts. Raises `EgnetError` where their names, or ids, are no texts."""
        from pyspark.sql.functions import col

        fields, types = self.plain.fields, dict(self._cells.dtypes)
        no_names = {*self.blocks[0].strange, *(cell for cell, type_ in types.items() if type_ in _FLOATS)}
        if "id" not in fields or fields["id"] in no_names:
            raise _refused(self.files[0], _NO_NAMES.format(heading="id"))
        has_families = False
        for name in (name for name in OF_WHOLES if name in fields):
            if self._cells.where(text_of(col(fields[name])) != "").isEmpty():
                continue
            if fields[name] in no_names:
                raise _refused(self.files[0], _NO_NAMES.format(heading=name))
            has_families = True
        for blocks in self.blocks if has_families else ():
            if not _rows_in(blocks.path):
                raise _refused(blocks.path, _EMPTY)
        return has_families

    def _decide(self, folder: Path, *, have_families: bool) -> tuple[Any, list[str]]:
        """Write what the workers decide; the rows of which there is something to say, and ids that they may mean."""
        from pyspark import StorageLevel
        from pyspark.sql.functions import col

        blocks = self.blocks[0]
        work = Work.of(self.plan, _schema(blocks), blocks.columns, blocks.strange, self.columns)
        rows = placed(self._cells, self.plain.fields["id"], self.plain.fields.get("part_of") if have_families else None)
        together = rooted(rows)
        if have_families:
            some = max(self.spark.sparkContext.defaultParallelism, self._every // _TOGETHER + 1)
            together = together.repartition(some, ROOT)
        together = together.sortWithinPartitions(_FILE, _NUMBER)
        types = ", ".join([*(f"`{name}` string" for name in self.columns), f"`{IS_ODD}` boolean"])
        answer = udf_of(work.decided, types)(*(col(name) for name in (*work.cells, ROOT, IS_MARKED)))
        # Decided once, and written from there.
        made = together.select(_FILE, _NUMBER, answer.alias("svar")).select(_FILE, _NUMBER, "svar.*")
        made = made.persist(StorageLevel.DISK_ONLY)
        try:
            _write(made.where(~col(IS_ODD)).select(*self.columns), folder)
            special = made.where(col(IS_ODD)).select(_FILE, _NUMBER).toArrow()
        finally:
            made.unpersist()
        names = missing(rows) if have_families and len(special) else []
        if not names:
            return special, []
        near = udf_of(Near(tuple(names)).of, "boolean")
        found = rows.select(ID, near(col(ID)).alias("nær")).where(col("nær")).select(ID).distinct()
        return special, found.toArrow()[ID].to_pylist()

    @cached_property
    def _every(self) -> int:
        """How many rows there are."""
        return sum(_rows_in(file) for file in self.files)

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
        place = [col("_metadata.file_path").alias(_FILE), (col("_metadata.row_index") + 1).alias(_NUMBER)]
        return table.select(*chosen, *place)

    # -- rows that are unusual ------------------------------------------------------------------------------------------

    def _write_singles(self, folder: Path, special: Any, others: Sequence[str]) -> None:
        import polars as pl

        # Spark tells names as addresses write them.
        names = [unquote(urlsplit(name).path) for name in special[_FILE].to_pylist()]
        tables = []
        for blocks, table in zip(self.blocks, self.tables, strict=True):
            rows = Rows(diagnostics=list(table.wrong))
            mine = zip(names, special[_NUMBER].to_pylist(), strict=True)
            numbers = [number for name, number in mine if name == str(blocks.path.resolve())]
            rows.rows += [table.row(line) for lines in lines_at(blocks, numbers) for line in lines]
            tables.append((blocks.path, rows))
            if not _rows_in(blocks.path):
                rows.diagnostics.append(record_codes.NO_RECORDS.at(None, name=str(blocks.path)))
                self.intake.unread.append(str(blocks.path))
        self.read_singly = sum(len(rows.rows) for _, rows in tables)
        intake = read_tables(tables, self.plan.rulebook, others)
        intake.files, intake.unread = self.intake.files, self.intake.unread
        self.intake = intake
        rows_ = [row_of(one) for one in decide(self.plan, intake.records)]
        if rows_:
            frame = pl.DataFrame(rows_, schema=dict.fromkeys(EVERY_COLUMN, pl.String)).select(*self.columns)
            last = self.spark.createDataFrame(frame.to_arrow(), ", ".join(f"`{name}` string" for name in self.columns))
            _write(last.coalesce(1), folder)
            self.decided += len(rows_)

    def _count(self, folder: Path) -> None:
        """Note how many rows were decided; none may be lost on the way."""
        written = sum(_rows_in(part) for part in folder.glob("*.parquet"))
        read = written - self.decided + self.read_singly
        if read != self._every:
            raise EgnetError([codes.SPARK_FAILED.at(None, reason=_LOST.format(read=read, all=self._every))])
        self.decided = written


def _write(rows: DataFrame, folder: Path) -> None:
    """Write rows, beside those that are in a folder already."""
    rows.write.mode("append").option("compression", "zstd").parquet(str(folder))


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


def _rows_in(file: Path) -> int:
    from pyarrow import parquet

    rows: int = parquet.read_metadata(file).num_rows
    return rows


def _schema(blocks: ParquetBlocks) -> pyarrow.Schema:
    """The columns of a file, without those that are no cells."""
    import pyarrow
    from pyarrow import parquet

    schema = parquet.read_schema(blocks.path)
    return pyarrow.schema([(name, schema.field(name).type) for name in blocks.names])


def _refused(file: Path, reason: Text) -> EgnetError:
    return EgnetError([codes.NOT_ON_SPARK.at(None, name=str(file), reason=reason)])


def _plainly(file: Path) -> str:
    """The file by a name in which nothing stands for other names."""
    return "".join(f"\\{sign}" if sign in "{}[]*?\\" else sign for sign in str(file.resolve()))
