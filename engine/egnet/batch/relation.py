"""Cells in a database in, codes out: what `egnet.batch.plain` does in memory, as expressions and joins.

Plain numbers and truth values are read by expressions. Of other texts only the distinct ones leave the database, each
read once by the reader of single cells. Always holds: a row in which anything is wrong or unusual is `odd`, exactly as
it is to `egnet.batch.plain`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from egnet.batch.csv_blocks import NUMBER
from egnet.batch.plain import BLANK, LEAST, ODD, PLAIN, UNREAD, WHOLE, FactColumn, PlainTable
from egnet.columnar.coding import Coding, number_codes
from egnet.columnar.joins import Store, firsts, rows_of
from egnet.columnar.kernel import known_column
from egnet.values.domain import Kind
from egnet.values.value import NOT_RELEVANT, Unknown

if TYPE_CHECKING:
    import narwhals as nw

    Lazy = nw.LazyFrame[Any]

#: White space as Polars strips it from cells.
BLANKS = "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"


class Relation:
    """Reads tables with the columns of one `PlainTable`."""

    def __init__(self, plain: PlainTable, store: Store) -> None:
        self.plain = plain
        self.store = store
        #: The columns of codes that may differ from row to row.
        self.varying: list[str] = []

    def coded(self, cells: Lazy) -> Lazy:
        """A row for each row of cells: fields, figures, codes, and whether it is odd."""
        import narwhals as nw

        schema = dict(cells.collect_schema())
        frame = cells.with_columns(_trimmed(cell) for cell, type_ in schema.items() if type_ == nw.String)
        odd = self._id() == ""
        for cell in self.plain.unusual:
            filled = ~nw.col(cell).is_null()
            odd |= filled & (nw.col(cell) != "") if schema[cell] == nw.String else filled
        for name, column in self.plain.facts.items():
            if name not in self.plain.cell_of:
                frame = self._absent(frame, column)
            else:
                cell = self.plain.cell_of[name]
                frame = self._read(frame, column, cell, schema[cell])
                odd |= nw.col(_bad(column)) == 1
        kernel = self.plain.kernel
        made = [self._code(coding) for coding in kernel.codings if self._is_stated(coding)]
        made += [self._nothing_known(fact) for fact in kernel.asked_whether_known]
        frame = frame.with_columns(odd.alias(ODD), *made)
        fields = list(dict.fromkeys(self.plain.fields.values()))
        figures = [name for column in self.plain.facts.values() for name in (column.number, column.entry)]
        codes = [coding.name for coding in kernel.codings if self._is_stated(coding)]
        codes += [known_column(fact) for fact in kernel.asked_whether_known]
        frame = self.store.kept(frame.select(NUMBER, *fields, *figures, ODD, *codes))
        for coding in kernel.codings:
            if not self._is_stated(coding):
                frame = self._calculated(frame, coding)
        return frame

    def _id(self) -> nw.Expr:
        import narwhals as nw

        return nw.coalesce(nw.col(self.plain.fields["id"]).cast(nw.String), nw.lit(""))

    def _is_stated(self, coding: Coding) -> bool:
        return coding.fact.name in self.plain.facts or coding.fact.parts is not None

    # -- cells to figures -----------------------------------------------------------------------------------------------

    def _absent(self, frame: Lazy, column: FactColumn) -> Lazy:
        import narwhals as nw

        number = nw.lit(None).cast(nw.Float64)
        return frame.with_columns(number.alias(column.number), nw.lit(BLANK, nw.Int32).alias(column.entry))

    def _read(self, frame: Lazy, column: FactColumn, cell: str, type_: Any) -> Lazy:
        """The frame with a fact's plain numbers, its other entries, their codes, and whether they are bad."""
        import narwhals as nw

        if type_ == nw.String:
            return self._read_texts(frame, column, cell)
        empty = nw.col(cell).is_null()
        if type_ == nw.Boolean:
            yes, no = column.entry_of("ja"), column.entry_of("nej")
            entry = nw.when(empty).then(nw.lit(BLANK)).otherwise(_either(nw.col(cell), yes, no))
            frame = frame.with_columns(nw.lit(None).cast(nw.Float64).alias(column.number), entry.alias(column.entry))
            return frame.with_columns(*self._about(column, (BLANK, yes, no)))
        number = nw.col(cell).cast(nw.Float64)
        if type_ == nw.Float32:
            # The shortest decimal that is this number is another than that of the same number in twice the length.
            number = nw.col(cell).cast(nw.String).cast(nw.Float64)
        frame = frame.with_columns(number.alias(column.number))
        number = nw.col(column.number)
        frame = frame.with_columns(nw.when(~number.is_nan()).then(number).alias(column.number))
        size = number.abs()
        is_plain = self._within(column) & (size < WHOLE) & ((size > LEAST) | (number == 0))
        if not column.fact.domain.kind.is_numeric:
            is_plain = nw.lit(value=False)
        unread = column.entry_of(UNREAD)
        entry = nw.when(number.is_null() | is_plain).then(nw.lit(BLANK)).otherwise(nw.lit(unread))
        frame = frame.with_columns(entry.alias(column.entry), nw.when(is_plain).then(number).alias(column.number))
        return frame.with_columns(*self._about(column, (BLANK, unread)))

    def _read_texts(self, frame: Lazy, column: FactColumn, cell: str) -> Lazy:
        import narwhals as nw

        text, number = nw.coalesce(nw.col(cell), nw.lit("")), nw.lit(None).cast(nw.Float64)
        rest = f"rest.{column.fact.name}"
        if column.fact.domain.kind.is_numeric:
            point = nw.col(cell).str.replace_all(",", ".", literal=True)
            number = nw.when(nw.col(cell).str.contains(PLAIN)).then(point).cast(nw.Float64)
        frame = frame.with_columns(number.alias(column.number))
        if column.fact.domain.kind.is_numeric:
            # What is out of bounds is read as text, by the reader that says so.
            number = nw.when(self._within(column)).then(nw.col(column.number))
            frame = frame.with_columns(number.alias(column.number))
            text = nw.when(nw.col(column.number).is_null()).then(text).otherwise(nw.lit(""))
        frame = frame.with_columns(text.alias(rest))
        texts = sorted(str(row[rest]) for row in rows_of(frame.select(rest).unique()))
        entries = [column.entry_of(text) for text in texts]
        table: dict[str, list[Any]] = {rest: texts, column.entry: entries}
        table |= {name: [of[entry] for entry in entries] for name, of in self._said_of(column).items()}
        return frame.join(self.store.table(table, texts=frozenset({rest})), on=rest, how="inner")

    def _within(self, column: FactColumn) -> nw.Expr:
        """Which numbers the domain holds; those that are exactly at its ends too."""
        import narwhals as nw

        domain, number = column.fact.domain, nw.col(column.number)
        within = ~number.is_null()
        if domain.range.low is not None:
            within &= number >= float(domain.range.low)
        if domain.range.high is not None:
            within &= number <= float(domain.range.high)
        return within & (number == number.floor()) if domain.kind is Kind.INTEGER else within

    def _about(self, column: FactColumn, entries: tuple[int, ...]) -> list[nw.Expr]:
        """What is said of a few entries, as columns."""
        import narwhals as nw

        made = []
        for name, said in self._said_of(column).items():
            expression = nw.lit(said[entries[0]], nw.Int32)
            for entry in entries[1:]:
                is_this = nw.col(column.entry) == entry
                expression = nw.when(is_this).then(nw.lit(said[entry], nw.Int32)).otherwise(expression)
            made.append(expression.alias(name))
        return made

    def _said_of(self, column: FactColumn) -> Mapping[str, list[int]]:
        """Of each entry: its code, whether it is bad, and whether nothing is known then."""
        known = [one.value for one in column.entries]
        return {
            _of_entry(column): [max(one.code, 0) for one in column.entries],
            _bad(column): [int(value is None) for value in known],
            _unknown(column): [int(value is not None and value.unknown is not None) for value in known],
        }

    # -- figures to codes -----------------------------------------------------------------------------------------------

    def _code(self, coding: Coding) -> nw.Expr:
        import narwhals as nw

        name = coding.fact.name
        column = self.plain.facts.get(name)
        if column is None:
            return nw.lit(coding.code_of(NOT_RELEVANT), nw.Int32).alias(coding.name)
        if name not in self.plain.cell_of:
            return nw.lit(column.entries[BLANK].code, nw.Int32).alias(coding.name)
        self.varying.append(coding.name)
        code = nw.col(_of_entry(column))
        if column.fact.domain.kind.is_numeric:
            is_text = nw.col(column.number).is_null()
            code = nw.when(is_text).then(code).otherwise(number_codes(column.number, coding))
        return code.cast(nw.Int32).alias(coding.name)

    def _nothing_known(self, fact: str) -> nw.Expr:
        import narwhals as nw

        column, name = self.plain.facts.get(fact), known_column(fact)
        if column is None:
            return nw.lit(0, nw.Int32).alias(name)
        if fact not in self.plain.cell_of:
            value = column.entries[BLANK].value
            return nw.lit(int(value is not None and value.unknown is not None), nw.Int32).alias(name)
        self.varying.append(name)
        is_text = nw.col(column.number).is_null()
        return nw.when(is_text).then(nw.col(_unknown(column))).otherwise(nw.lit(0)).cast(nw.Int32).alias(name)

    def _calculated(self, frame: Lazy, coding: Coding) -> Lazy:
        """The frame with the codes of a derived fact: calculated once for each combination of what it is made of."""
        import narwhals as nw

        name = coding.fact.name
        stated = [one for one in self.plain.calculated_from(name) if one.fact.name in self.plain.cell_of]
        if not stated:
            absent = {c: v for one in self.plain.calculated_from(name) for c, v in _nothing(one).items()}
            code = coding.code_of(self.plain.calculated(name, absent))
            return frame.with_columns(nw.lit(code, nw.Int32).alias(coding.name))
        absent = {c: v for one in self.plain.facts.values() for c, v in _nothing(one).items()}
        self.varying.append(coding.name)
        keys: list[str] = []
        for place, one in enumerate(stated):
            # Columns that are empty somewhere are joined by two that are not.
            is_text = nw.col(one.number).is_null()
            number = nw.when(is_text).then(nw.lit(0.0)).otherwise(nw.col(one.number))
            entry = nw.when(is_text).then(nw.col(one.entry)).otherwise(nw.lit(-1)).cast(nw.Int32)
            keys += [f"del{place}.tal", f"del{place}.tekst"]
            frame = frame.with_columns(number.alias(keys[-2]), entry.alias(keys[-1]))
        frame = self.store.kept(frame)
        # Rows that are odd have no value.
        alike = self.store.kept(firsts(frame.filter(~nw.col(ODD)), keys))
        columns = [column for one in stated for column in (one.number, one.entry)]
        rows = rows_of(frame.join(alike.select(NUMBER), on=NUMBER, how="inner").select(NUMBER, *columns))
        codes = [coding.code_of(self.plain.calculated(name, {**absent, **row})) for row in rows]
        answers = self.store.table({NUMBER: [row[NUMBER] for row in rows], coding.name: codes})
        of_each = alike.join(answers, on=NUMBER, how="inner").select(*keys, coding.name)
        made = frame.join(of_each, on=keys, how="left").drop(*keys)
        filled = nw.coalesce(nw.col(coding.name), nw.lit(0)).cast(nw.Int32)
        return self.store.kept(made.with_columns(filled.alias(coding.name)))


def _nothing(column: FactColumn) -> dict[str, Any]:
    """The figures of a row that states nothing of a fact."""
    assert column.entries[BLANK].value == column.fact.domain.unknown(Unknown.ABSENT)
    return {column.number: None, column.entry: BLANK}


def _trimmed(cell: str) -> nw.Expr:
    import narwhals as nw

    return nw.col(cell).str.strip_chars(BLANKS)


def _either(holds: nw.Expr, yes: int, no: int) -> nw.Expr:
    import narwhals as nw

    return nw.when(holds).then(nw.lit(yes)).otherwise(nw.lit(no))


def _of_entry(column: FactColumn) -> str:
    return f"kode.{column.fact.name}"


def _bad(column: FactColumn) -> str:
    return f"dårlig.{column.fact.name}"


def _unknown(column: FactColumn) -> str:
    return f"intet.{column.fact.name}"
