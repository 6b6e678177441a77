"""Cells in, codes out: the columns of a table read as the intake of single records reads each cell.

A number in plain figures is read in columns. Every other text is read once, by the same reader, however many rows have
it. Always holds: a row in which anything is wrong or unusual is `odd`, and is left to the intake of single records.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from egnet.columnar.coding import Coding, number_codes
from egnet.columnar.kernel import Kernel, known_column
from egnet.explain.words import shown_fact
from egnet.language import ast
from egnet.records.columns import Column, Columns
from egnet.records.rows import ERROR_VALUES
from egnet.records.whole import derived_value
from egnet.rulebook.names import FIELDS
from egnet.rulebook.rulebook import Fact
from egnet.values.domain import Kind
from egnet.values.value import NOT_RELEVANT, Unknown, Value, number
from egnet.values.written import Unreadable, read_value

if TYPE_CHECKING:
    import polars as pl

#: Plain figures of at most fifteen digits, which a binary number holds; `1.234` may be a thousand and is left out.
PLAIN = r"^-?(?:0|[1-9][0-9]{0,9})(?:,[0-9]{1,5}|\.[0-9]{1,2}|\.[0-9]{4,5})?$"
#: Whole numbers up to here are binary numbers too.
WHOLE = 2**53
#: Smaller numbers are written in a way that nobody writes figures.
LEAST = 1e-300
#: Stands for a cell that is left to the intake of single records; it reads as nothing.
UNREAD = "\x00"
ODD = "post.særlig"
BLANK = 0
#: Fields that say nothing of where a figure stands or what a record is part of.
_SIMPLE = ("id", "title", "administration")


@dataclass(frozen=True)
class Entry:
    """One text as a value; `code` is that of the plan's fact, if the plan has it. `None` for what cannot be read."""

    printed: str
    value: Value | None
    code: int


@dataclass
class FactColumn:
    """The column of one fact: every text in it that is no plain number, read once."""

    fact: Fact
    coding: Coding | None
    entries: list[Entry] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        absent = self.fact.domain.unknown(Unknown.ABSENT)
        self.entries.append(Entry("", absent, self._code(absent)))
        self._numbers[""] = BLANK

    @property
    def number(self) -> str:
        """The column of plain numbers."""
        return f"tal.{self.fact.name}"

    @property
    def entry(self) -> str:
        """The column of everything else: the number of an entry."""
        return f"tekst.{self.fact.name}"

    def value_of(self, number_: float | None, entry: int) -> Value:
        """The value of a row that is not odd."""
        value = self.entries[entry].value if number_ is None else number(Fraction(repr(number_)))
        assert value is not None
        return value

    def read(self, cells: pl.Series) -> pl.DataFrame:
        """The cells as plain numbers and entries."""
        import polars as pl

        if cells.dtype == pl.String:
            cells = cells.fill_null("")
            is_plain = cells.str.contains(PLAIN) if self.fact.domain.kind.is_numeric else None
            if is_plain is None:
                return self._columns(None, cells)
            plain = cells.to_frame("celle").select(
                pl.when(is_plain).then(pl.col("celle").str.replace(",", ".", literal=True)).cast(pl.Float64)
            )
            numbers = plain.to_series()
            within = self._within(numbers)
            # What is out of bounds is read as text, by the reader that says so.
            return self._columns(numbers.set(~within, None), cells.set(within, ""))
        return self._typed(cells)

    def _typed(self, cells: pl.Series) -> pl.DataFrame:
        import polars as pl

        if cells.dtype == pl.Boolean:
            words = cells.to_frame("celle").select(
                pl.when(pl.col("celle").is_null())
                .then(pl.lit(""))
                .when("celle")
                .then(pl.lit("ja"))
                .otherwise(pl.lit("nej"))
            )
            return self._columns(None, words.to_series())
        if cells.dtype == pl.Float32:
            # The shortest decimal that is this number is another than that of the same number in twice the length.
            cells = cells.cast(pl.String).cast(pl.Float64)
        numbers = cells.cast(pl.Float64).fill_nan(None)
        within = pl.Series([False], dtype=pl.Boolean).new_from_index(0, len(cells))
        if self.fact.domain.kind.is_numeric:
            is_plain = (numbers.abs() < WHOLE) & ((numbers.abs() > LEAST) | (numbers == 0))
            within = self._within(numbers) & is_plain.fill_null(False)
        blank = pl.lit("")
        others = pl.DataFrame({"i": within, "tal": numbers}).select(
            pl.when(pl.col("i") | pl.col("tal").is_null()).then(blank).otherwise(pl.lit(UNREAD))
        )
        return self._columns(numbers.set(~within, None), others.to_series())

    def _within(self, numbers: pl.Series) -> pl.Series:
        """Which numbers the domain holds; those that are exactly at its ends too."""
        domain = self.fact.domain
        low, high = domain.range.low, domain.range.high
        within = numbers.is_not_null()
        # Domains are written in plain figures: their ends are the numbers they are nearest to.
        if low is not None:
            within &= (numbers >= float(low)).fill_null(False)
        if high is not None:
            within &= (numbers <= float(high)).fill_null(False)
        if domain.kind is Kind.INTEGER:
            within &= (numbers == numbers.floor()).fill_null(False)
        return within

    def _columns(self, numbers: pl.Series | None, texts: pl.Series) -> pl.DataFrame:
        import polars as pl

        entries = self._entries(texts)
        if numbers is None:
            numbers = pl.Series([None], dtype=pl.Float64).new_from_index(0, len(texts))
        return pl.DataFrame({self.number: numbers, self.entry: entries})

    def _entries(self, texts: pl.Series) -> pl.Series:
        import polars as pl

        distinct = texts.unique().to_list()
        if distinct in ([], [""]):
            return pl.Series([BLANK], dtype=pl.Int32).new_from_index(0, len(texts))
        numbers = [self.entry_of(text) for text in distinct]
        return texts.replace_strict(distinct, numbers, return_dtype=pl.Int32)

    def entry_of(self, text: str) -> int:
        """The number of a text among `entries`; it is read the first time."""
        if text not in self._numbers:
            self._numbers[text] = len(self.entries)
            self.entries.append(self._read(text))
        return self._numbers[text]

    def _read(self, text: str) -> Entry:
        stripped = text.strip()
        words = [word.strip() for word in stripped.split("|")]
        if not stripped:
            return self.entries[BLANK]
        if text == UNREAD or stripped in ERROR_VALUES or not all(words):
            return Entry(text, None, -1)
        try:
            value = read_value(words if len(words) > 1 else stripped, self.fact.domain, danish_grouping=True)
        except Unreadable:
            return Entry(text, None, -1)
        return Entry(", ".join(words), value, self._code(value))

    def _code(self, value: Value) -> int:
        return 0 if self.coding is None else self.coding.code_of(value)


class PlainTable:
    """A table by its headings: what its columns mean, and its cells as codes."""

    def __init__(
        self, kernel: Kernel, headings: Sequence[str], cells: Sequence[str], strange: frozenset[str] = frozenset()
    ) -> None:
        self.kernel = kernel
        self.plan = kernel.plan
        rulebook = self.plan.rulebook
        columns = Columns(rulebook.facts)
        codings = {coding.fact.name: coding for coding in kernel.codings}
        self.fields: dict[str, str] = {}
        self.facts: dict[str, FactColumn] = {}
        #: The column of cells of each fact that has one.
        self.cell_of: dict[str, str] = {}
        #: Columns in which any cell makes a row odd: unknown names, sources, notes, places in a whole.
        self.unusual: list[str] = []
        for heading, cell in zip(headings, cells, strict=True):
            column: Column | None = columns.of(heading) if heading else None
            name = "" if column is None or column.aspect else column.name
            if cell in strange:
                self.unusual.append(cell)
            elif name in _SIMPLE:
                self.fields[name] = cell
            elif name in rulebook.facts and name not in self.plan.derived:
                self.facts[name] = FactColumn(rulebook.facts[name], codings.get(name))
                self.cell_of[name] = cell
            else:
                self.unusual.append(cell)
            if name in FIELDS and name not in _SIMPLE:
                self.fields[name] = cell
        for name, fact in rulebook.facts.items():
            if name not in self.facts and name not in self.plan.derived:
                self.facts[name] = FactColumn(fact, codings.get(name))

    def read(self, cells: pl.DataFrame) -> pl.DataFrame:
        """The cells with the columns of every fact, and whether a row is odd."""
        import polars as pl

        frames = [cells, *(self.facts[name].read(cells[cell]) for name, cell in self.cell_of.items())]
        absent = [column for name, column in self.facts.items() if name not in self.cell_of]
        frame = pl.concat(frames, how="horizontal").with_columns(
            *(pl.lit(None, pl.Float64).alias(column.number) for column in absent),
            *(pl.lit(BLANK, pl.Int32).alias(column.entry) for column in absent),
        )
        odd = pl.lit(False)
        for cell in self.unusual:
            odd |= _is_filled(cell, cells.schema[cell])
        for name in self.cell_of:
            column = self.facts[name]
            unreadable = [i for i, entry in enumerate(column.entries) if entry.value is None]
            if unreadable:
                odd |= pl.col(column.entry).is_in(unreadable)
        odd |= pl.col(self.fields["id"]).cast(pl.String).fill_null("") == ""
        return frame.with_columns(odd.alias(ODD))

    def coded(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The frame with the codes that the kernel asks for; no row is odd."""
        import narwhals as nw
        import polars as pl

        kernel = self.kernel
        stated: list[pl.Expr] = []
        calculated: list[Coding] = []
        for coding in kernel.codings:
            name = coding.fact.name
            if name in self.facts:
                continue
            if coding.fact.parts is not None:
                stated.append(pl.lit(coding.code_of(NOT_RELEVANT), pl.Int32).alias(coding.name))
            else:
                calculated.append(coding)
        numbers = nw.from_native(frame)
        exact = [
            number_codes(column.number, column.coding).alias(f"{column.coding.name}.tal")
            for column in self.facts.values()
            if column.coding is not None and column.fact.domain.kind.is_numeric
        ]
        frame = numbers.with_columns(*exact).to_native()
        for column in self.facts.values():
            if column.coding is not None:
                of_entries = pl.lit(pl.Series([max(one.code, 0) for one in column.entries], dtype=pl.Int32))
                others = of_entries.gather(pl.col(column.entry))
                name = column.coding.name
                if column.fact.domain.kind.is_numeric:
                    is_plain = pl.col(column.number).is_not_null()
                    others = pl.when(is_plain).then(pl.col(f"{name}.tal")).otherwise(others)
                stated.append(others.alias(name))
        stated += [self._nothing_known(fact).alias(known_column(fact)) for fact in kernel.asked_whether_known]
        frame = frame.with_columns(stated)
        for coding in calculated:
            frame = self._calculated(frame, coding)
        return frame

    def _nothing_known(self, fact: str) -> pl.Expr:
        import polars as pl

        column = self.facts.get(fact)
        if column is None:
            return pl.lit(0, pl.Int32)
        flags = [int(entry.value is not None and entry.value.unknown is not None) for entry in column.entries]
        of_entry = pl.lit(pl.Series(flags, dtype=pl.Int32)).gather(pl.col(column.entry))
        return pl.when(pl.col(column.number).is_null()).then(of_entry).otherwise(pl.lit(0, pl.Int32))

    def _calculated(self, frame: pl.DataFrame, coding: Coding) -> pl.DataFrame:
        """The codes of a derived fact: calculated once for each combination of what it is calculated from."""
        import polars as pl

        columns = [c for one in self.calculated_from(coding.fact.name) for c in (one.number, one.entry)]
        if not columns:
            code = coding.code_of(self.calculated(coding.fact.name, {}))
            return frame.with_columns(pl.lit(code, pl.Int32).alias(coding.name))
        distinct = frame.select(columns).unique()
        codes = [coding.code_of(self.calculated(coding.fact.name, row)) for row in distinct.iter_rows(named=True)]
        known = distinct.with_columns(pl.Series(coding.name, codes, dtype=pl.Int32))
        return frame.join(known, on=columns, how="left", nulls_equal=True, maintain_order="left")

    def calculated_from(self, name: str) -> list[FactColumn]:
        """The columns that a derived fact is calculated from."""
        order = _calculation(self.plan.derived, name)
        return [self.facts[n] for n in dict.fromkeys(_names(self.plan.derived, order)) if n in self.facts]

    def calculated(self, name: str, row: Mapping[str, Any]) -> Value:
        """What is known of a derived fact of one row, which is not odd."""
        stated = self.calculated_from(name)
        values = {one.fact.name: one.value_of(row[one.number], row[one.entry]) for one in stated}
        for one in _calculation(self.plan.derived, name):
            values[one] = derived_value(self.plan, one, values)
        return values[name]

    def calculated_in_words(self, name: str, row: Mapping[str, Any]) -> str:
        """What is known of a derived fact of one row, in words."""
        return shown_fact(self.plan.rulebook.facts[name], self.calculated(name, row), None, "da")


def _calculation(derived: Mapping[str, ast.Expression], name: str) -> list[str]:
    """The derived facts that one is calculated from, and itself, in the order to calculate them."""
    order: list[str] = []

    def visit(name: str) -> None:
        if name in derived and name not in order:
            for needed in ast.names_in(derived[name]):
                visit(needed.name)
            order.append(name)

    visit(name)
    return order


def _names(derived: Mapping[str, ast.Expression], order: Sequence[str]) -> list[str]:
    return [needed.name for name in order for needed in ast.names_in(derived[name])]


def _is_filled(cell: str, type_: Any) -> pl.Expr:
    import polars as pl

    filled = pl.col(cell).is_not_null()
    return filled & (pl.col(cell).str.strip_chars() != "") if type_ == pl.String else filled
