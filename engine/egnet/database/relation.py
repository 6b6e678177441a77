"""Cells in a database in, codes out: what `egnet.tables.plain` does in memory, as expressions and joins.

Plain numbers and truth values are read by expressions. Of other texts only the distinct ones leave the database, each
read once by the reader of single cells. Always holds: a row in which anything is wrong or unusual is `odd`, exactly as
it is to `egnet.tables.plain`. What no column states is alike in every row, and not held in the database.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from egnet.columnar.coding import Coding, number_codes
from egnet.columnar.kernel import known_column
from egnet.database.session import Database
from egnet.records.rows import ERROR_VALUES
from egnet.tables.csv_blocks import NUMBER
from egnet.tables.fact_column import BLANK, LEAST, PLAIN, UNREAD, WHOLE, FactColumn
from egnet.tables.plain import ODD, PlainTable
from egnet.values.domain import Kind
from egnet.values.value import NOT_RELEVANT

if TYPE_CHECKING:
    import narwhals as nw
    import polars as pl

    Lazy = nw.LazyFrame[Any]

#: White space as Polars strips it from cells.
BLANKS = (
    "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f"
    "\u205f\u3000"
)


class Relation:
    """Reads the blocks of one table, one after the other; `rows` is what became of the block that was read last."""

    def __init__(self, plain: PlainTable, store: Database) -> None:
        self.plain = plain
        self.store = store
        self.stated = [plain.facts[name] for name in plain.cell_of]
        self.fields = list(dict.fromkeys(plain.fields.values()))
        #: Columns of codes that are held in the database, and those that are alike in every row.
        self.codes: list[str] = []
        self.constant: dict[str, int] = {}
        self.figures = [name for column in self.stated for name in (column.number, column.entry)]
        made = [one for coding in plain.kernel.codings for one in self._code(coding)]
        self._codings = made + [one for fact in plain.kernel.asked_whether_known for one in self._nothing_known(fact)]
        self._coded_at_first = list(self.codes)
        self._derived = [coding for coding in plain.kernel.codings if self._is_calculated(coding)]

    def read(self, cells: pl.DataFrame) -> None:
        """Make a row for each row of cells: fields, figures, codes, and whether it is odd."""
        held = self.store.held("celler", cells)
        schema = dict(held.collect_schema())
        types = {column.fact.name: schema[self.plain.cell_of[column.fact.name]] for column in self.stated}
        read = self.store.again("læst", lambda: self._figures(held, types))
        entries = [self._entries(read, place, column, types) for place, column in enumerate(self.stated)]
        self.coded = self.store.again("kodet", lambda: self._coded(read, entries, schema))
        for place, coding in enumerate(self._derived):
            self.coded = self._calculated(place, coding)

    def combinations(self) -> pl.DataFrame:
        """The combinations of codes that occur in rows which are not odd."""
        import narwhals as nw

        usual = self.coded.filter(~nw.col(ODD))
        if not self.codes:
            return self.store.rows(usual.select(NUMBER).head(1))
        return self.store.rows(usual.select(*self.codes).unique())

    def rows(self, decided: pl.DataFrame, numbers: Sequence[str]) -> pl.DataFrame:
        """The rows in their order, with the numbers that were found for their combinations."""
        import polars as pl

        if not self.codes:
            every = self.store.rows(self.coded.sort(NUMBER))
            row = decided.row(0, named=True) if len(decided) else dict.fromkeys(numbers)
            return every.with_columns(pl.lit(row[name], pl.Int32).alias(name) for name in numbers)
        found = self.store.held("fundet", decided.select(*self.codes, *numbers))
        joined = self.store.again("svar", lambda: self.coded.join(found, on=self.codes, how="left"))
        return self.store.rows(joined.sort(NUMBER))

    def _figures(self, cells: Lazy, types: Mapping[str, Any]) -> Lazy:
        """The cells with plain numbers, and the texts of what is none."""
        import narwhals as nw

        texts = [name for name, type_ in cells.collect_schema().items() if type_ == nw.String]
        frame = cells.with_columns(*(nw.col(name).str.strip_chars(BLANKS) for name in texts))
        frame = frame.with_columns(*(self._number(one, types[one.fact.name]) for one in self.stated))
        frame = frame.with_columns(*(self._plain_number(one, types[one.fact.name]) for one in self.stated))
        return frame.with_columns(*(self._rest(one, types[one.fact.name]) for one in self.stated))

    def _coded(self, read: Lazy, entries: Sequence[Lazy], schema: Mapping[str, Any]) -> Lazy:
        frame = read
        for column, table in zip(self.stated, entries, strict=True):
            frame = frame.join(table, on=_rest(column), how="inner")
        frame = frame.with_columns(self._odd(schema), *self._codings)
        return frame.select(NUMBER, *self.fields, *self.figures, ODD, *self._coded_at_first)

    def filled_up(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Rows with the figures and codes that are alike in all."""
        import polars as pl

        absent = [one for name, one in self.plain.facts.items() if name not in self.plain.cell_of]
        return rows.with_columns(
            *(pl.lit(code, pl.Int32).alias(name) for name, code in self.constant.items()),
            *(pl.lit(None, pl.Float64).alias(one.number) for one in absent),
            *(pl.lit(BLANK, pl.Int32).alias(one.entry) for one in absent),
        )

    def _odd(self, schema: Mapping[str, Any]) -> nw.Expr:
        import narwhals as nw

        odd = nw.coalesce(nw.col(self.plain.fields["id"]).cast(nw.String), nw.lit("")) == ""
        for cell in self.plain.unusual:
            filled = ~nw.col(cell).is_null()
            odd |= filled & (nw.col(cell) != "") if schema[cell] == nw.String else filled
        for column in self.stated:
            odd |= nw.col(_bad(column)) == 1
        for cell in self.plain.placing:
            text = nw.coalesce(nw.col(cell), nw.lit("")) if schema[cell] == nw.String else None
            for value in () if text is None else sorted(ERROR_VALUES):
                odd |= text == value
        return odd.alias(ODD)

    # -- cells to figures -----------------------------------------------------------------------------------------------

    def _number(self, column: FactColumn, type_: Any) -> nw.Expr:
        """What may be a plain number."""
        import narwhals as nw

        cell = nw.col(self.plain.cell_of[column.fact.name])
        if type_ == nw.Boolean or (type_ == nw.String and not column.fact.domain.kind.is_numeric):
            return nw.lit(None).cast(nw.Float64).alias(column.number)
        if type_ == nw.String:
            point = cell.str.replace_all(",", ".", literal=True)
            return nw.when(cell.str.contains(PLAIN)).then(point).cast(nw.Float64).alias(column.number)
        if type_ == nw.Float32:
            # The shortest decimal that is this number is another than that of the same number in twice the length.
            cell = cell.cast(nw.String)
        number = cell.cast(nw.Float64)
        return nw.when(~number.is_nan()).then(number).alias(column.number)

    def _plain_number(self, column: FactColumn, type_: Any) -> nw.Expr:
        """Plain numbers that the domain holds; those that are exactly at its ends too."""
        import narwhals as nw

        domain, number = column.fact.domain, nw.col(column.number)
        if not domain.kind.is_numeric and type_ != nw.String and type_ != nw.Boolean:
            # Nothing but a blank can be read; see `_rest`.
            return number
        within = ~number.is_null()
        if type_ != nw.String:
            within &= (number.abs() < WHOLE) & ((number.abs() > LEAST) | (number == 0))
        if domain.range.low is not None:
            within &= number >= float(domain.range.low)
        if domain.range.high is not None:
            within &= number <= float(domain.range.high)
        if domain.kind is Kind.INTEGER:
            within &= number == number.floor()
        return nw.when(within).then(number).alias(column.number)

    def _rest(self, column: FactColumn, type_: Any) -> nw.Expr:
        """What is not a plain number: as text, or, in a column that is none, as the number of an entry."""
        import narwhals as nw

        cell, is_number = nw.col(self.plain.cell_of[column.fact.name]), ~nw.col(column.number).is_null()
        if type_ == nw.String:
            # What is out of bounds is read as text, by the reader that says so.
            return nw.when(is_number).then(nw.lit("")).otherwise(nw.coalesce(cell, nw.lit(""))).alias(_rest(column))
        if type_ == nw.Boolean:
            words = nw.when(cell).then(nw.lit("ja")).otherwise(nw.lit("nej"))
            return nw.when(cell.is_null()).then(nw.lit("")).otherwise(words).alias(_rest(column))
        is_read = is_number if column.fact.domain.kind.is_numeric else nw.lit(value=False)
        is_blank = cell.is_null() | cell.is_nan() if type_.is_float() else cell.is_null()
        return nw.when(is_read | is_blank).then(nw.lit("")).otherwise(nw.lit(_UNREAD)).alias(_rest(column))

    def _entries(self, read: Lazy, place: int, column: FactColumn, type_: Any) -> Lazy:
        """For each text of a column its number, its code, whether it is bad, and whether nothing is known then."""
        import narwhals as nw
        import polars as pl

        rest = _rest(column)
        texts = self.store.rows(read.select(rest).unique())[rest].sort().to_list()
        is_text = type_ == nw.String
        entries = [column.entry_of(text if is_text or text != _UNREAD else UNREAD) for text in texts]
        values = [column.entries[entry].value for entry in entries]
        known = {
            column.entry: entries,
            _of_entry(column): [max(column.entries[entry].code, 0) for entry in entries],
            _bad(column): [int(value is None) for value in values],
            _unknown(column): [int(value is not None and value.unknown is not None) for value in values],
        }
        schema = {rest: pl.String, **dict.fromkeys(known, pl.Int32)}
        return self.store.held(f"tekster{place}", pl.DataFrame({rest: texts, **known}, schema=schema))

    # -- figures to codes -----------------------------------------------------------------------------------------------

    def _code(self, coding: Coding) -> list[nw.Expr]:
        """The code of a stated fact, where it is not alike in every row."""
        import narwhals as nw

        name = coding.fact.name
        column = self.plain.facts.get(name)
        if column is None or name not in self.plain.cell_of:
            if coding.fact.parts is not None:
                self.constant[coding.name] = coding.code_of(NOT_RELEVANT)
            elif column is not None:
                self.constant[coding.name] = column.entries[BLANK].code
            return []
        self.codes.append(coding.name)
        code = nw.col(_of_entry(column))
        if column.fact.domain.kind.is_numeric:
            is_text = nw.col(column.number).is_null()
            code = nw.when(is_text).then(code).otherwise(number_codes(column.number, coding))
        return [code.cast(nw.Int32).alias(coding.name)]

    def _nothing_known(self, fact: str) -> list[nw.Expr]:
        import narwhals as nw

        column, name = self.plain.facts.get(fact), known_column(fact)
        if column is None or fact not in self.plain.cell_of:
            value = None if column is None else column.entries[BLANK].value
            self.constant[name] = int(value is not None and value.unknown is not None)
            return []
        self.codes.append(name)
        is_text = nw.col(column.number).is_null()
        return [nw.when(is_text).then(nw.col(_unknown(column))).otherwise(nw.lit(0)).cast(nw.Int32).alias(name)]

    def _is_calculated(self, coding: Coding) -> bool:
        """Whether there is a column for the codes of a derived fact; what no column states is alike in every row."""
        name = coding.fact.name
        if name not in self.plain.plan.derived:
            return False
        of = self.plain.calculated_from(name)
        if any(one in self.stated for one in of):
            self.codes.append(coding.name)
            return True
        absent = {k: v for one in of for k, v in ((one.number, None), (one.entry, BLANK))}
        self.constant[coding.name] = coding.code_of(self.plain.calculated(name, absent))
        return False

    def _calculated(self, place: int, coding: Coding) -> Lazy:
        """The rows with the codes of a derived fact: calculated once for each combination of what it is made of."""
        import narwhals as nw
        import polars as pl

        name = coding.fact.name
        of = self.plain.calculated_from(name)
        absent = {k: v for one in of for k, v in ((one.number, None), (one.entry, BLANK))}
        stated = [one for one in of if one in self.stated]
        columns = [column for one in stated for column in (one.number, one.entry)]
        frame = self.coded
        # Rows that are odd have no value.
        rows = self.store.rows(frame.filter(~nw.col(ODD)).select(*columns).unique())
        codes = [coding.code_of(self.plain.calculated(name, {**absent, **row})) for row in rows.iter_rows(named=True)]
        # Nothing is equal to nothing in a database: the numbers are joined by columns that are never empty.
        keys: list[str] = []
        filled: dict[str, pl.Expr] = {}
        for i, one in enumerate(stated):
            keys += [f"del{i}", f"tom{i}"]
            filled |= {f"del{i}": pl.col(one.number).fill_null(0.0), f"tom{i}": pl.col(one.number).is_null()}
        answers = rows.select(
            *(expression.alias(key) for key, expression in filled.items()),
            *(one.entry for one in stated),
            pl.Series(coding.name, codes, dtype=pl.Int32),
        )
        held = self.store.held(f"beregnet{place}", answers)

        def joined() -> Lazy:
            made = frame.with_columns(
                *(nw.coalesce(nw.col(one.number), nw.lit(0.0)).alias(f"del{i}") for i, one in enumerate(stated)),
                *(nw.col(one.number).is_null().alias(f"tom{i}") for i, one in enumerate(stated)),
            ).join(held, on=[*keys, *(one.entry for one in stated)], how="left")
            code = nw.coalesce(nw.col(coding.name), nw.lit(0)).cast(nw.Int32)
            return made.with_columns(code.alias(coding.name)).drop(*filled)

        return self.store.again(f"kodet{place}", joined)


#: Stands for a cell of a column of numbers that is left to the intake of single records.
_UNREAD = "?"


def _rest(column: FactColumn) -> str:
    return f"rest.{column.fact.name}"


def _of_entry(column: FactColumn) -> str:
    return f"kode.{column.fact.name}"


def _bad(column: FactColumn) -> str:
    return f"dårlig.{column.fact.name}"


def _unknown(column: FactColumn) -> str:
    return f"intet.{column.fact.name}"
