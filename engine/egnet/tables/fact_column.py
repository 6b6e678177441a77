"""The column of one fact: cells in, plain numbers and entries out, and codes from these.

A number in plain figures is read in columns. Every other text is read once, by the reader of single cells, however many
rows have it. Always holds: what comes of a cell is what comes of it in the intake of single records, or it is no value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from egnet.columnar.coding import Coding, narrowest, native, number_codes
from egnet.records.record import Figure
from egnet.records.rows import ERROR_VALUES
from egnet.rulebook.rulebook import Fact
from egnet.tables.bounds import Bounds, under
from egnet.values.domain import Kind
from egnet.values.value import Unknown, Value, number
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
BLANK = 0
#: Entries from here on are of rows at hand: made of their own ends, and forgotten when there are many.
_PASSING = 1 << 30
_MOST_PASSING = 1 << 17
#: How truth values are read.
_FLAGS = ("ja", "nej")
#: So many texts are compared one after the other.
_FEW = 8


@dataclass(frozen=True)
class Entry:
    """One text as a value; `code` is that of the plan's fact, if the plan has it. `None` for what cannot be read."""

    printed: str
    value: Value | None
    code: int
    #: The figure that states it, where the value is narrower than what is stated.
    figure: Figure | None = None
    #: Whether the row itself has the ends of the value (`egnet.tables.bounds`); then `value` is that of one such row.
    bounded: bool = False


@dataclass
class FactColumn:
    """The column of one fact: every text in it that is no plain number, read once.

    A frame holds the columns `number` and `entry` where they say anything: without the first there is no plain number,
    without the second nothing but plain numbers and blanks; a column of truth values needs neither.
    """

    fact: Fact
    coding: Coding | None
    cell: str | None = None
    danish: bool = True
    entries: list[Entry] = field(default_factory=list)
    _numbers: dict[str, int] = field(default_factory=dict)
    _made: dict[object, int] = field(default_factory=dict)
    _passing: dict[int, Entry] = field(default_factory=dict)
    _passing_numbers: dict[object, int] = field(default_factory=dict)
    _last_passing: int = _PASSING

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

    @property
    def bounds(self) -> Bounds:
        """The columns of the ends of values that stand in the row itself."""
        return Bounds(self.fact)

    def entry_at(self, entry: int) -> Entry:
        """The entry of a row, by its number."""
        return self.entries[entry] if entry < _PASSING else self._passing[entry]

    def value_of(self, number_: float | None, entry: int) -> Value:
        """The value of a row that is not odd and whose ends, if it has any, are entries already."""
        value = self.entry_at(entry).value if number_ is None else number(Fraction(repr(number_)))
        assert value is not None
        return value

    def read(self, cells: pl.Series) -> list[pl.Series]:
        """The cells as plain numbers and entries, as far as these say anything."""
        import polars as pl

        if cells.dtype == pl.Boolean:
            for flag in _FLAGS:
                self.entry_of(flag)
            return []
        if cells.dtype == pl.String:
            cells = cells.fill_null("")
            return self._numerals(cells) if self.fact.domain.kind.is_numeric else self._columns(None, cells)
        return self._typed(cells)

    def _numerals(self, cells: pl.Series) -> list[pl.Series]:
        """A column of texts, most of them plain numbers."""
        import polars as pl

        figures: pl.Expr = pl.when(pl.col("celle").str.contains(PLAIN)).then(pl.col("celle"))
        if cells.str.contains(",", literal=True).any():
            figures = figures.str.replace(",", ".", literal=True)
        numbers = cells.to_frame("celle").select(figures.cast(pl.Float64)).to_series()
        if not self._all_within(numbers):
            # What is out of bounds is read as text, by the reader that says so.
            numbers = numbers.set(~self._within(numbers), None)
        others = numbers.is_null() & (cells != "")
        if not others.any():
            return [numbers.alias(self.number)]
        places = others.arg_true()
        some = self._columns(None, cells.gather(places))
        entries = pl.Series([BLANK], dtype=pl.Int32).new_from_index(0, len(cells))
        return [numbers.alias(self.number), entries.scatter(places, some[0]).alias(self.entry)]

    def _typed(self, cells: pl.Series) -> list[pl.Series]:
        """A column of numbers."""
        import polars as pl

        if cells.dtype == pl.Float32:
            # The shortest decimal that is this number is another than that of the same number in twice the length.
            cells = cells.cast(pl.String).cast(pl.Float64)
        is_whole = cells.dtype.is_integer()
        numbers = cells.cast(pl.Float64)
        if not is_whole:
            numbers = numbers.fill_nan(None)
        if self._all_within(numbers, is_whole=is_whole):
            return [numbers.alias(self.number)]
        within = pl.Series([False], dtype=pl.Boolean).new_from_index(0, len(cells))
        if self.fact.domain.kind.is_numeric:
            is_plain = (numbers.abs() < WHOLE) & ((numbers.abs() > LEAST) | (numbers == 0))
            within = self._within(numbers) & is_plain.fill_null(False)
        blank = pl.lit("")
        others = pl.DataFrame({"i": within, "tal": numbers}).select(
            pl.when(pl.col("i") | pl.col("tal").is_null()).then(blank).otherwise(pl.lit(UNREAD))
        )
        return self._columns(numbers.set(~within, None), others.to_series())

    def _all_within(self, numbers: pl.Series, *, is_whole: bool = False) -> bool:
        """Whether every number is plain and one that the domain holds, as far as the least and the greatest tell.

        With `is_whole` they are known to be whole, and none is too near to nothing.
        """
        if not self.fact.domain.kind.is_numeric:
            return False
        least, greatest = numbers.min(), numbers.max()
        if least is None or greatest is None:
            return True
        ends = numbers.clear().extend_constant(least, 1).extend_constant(greatest, 1)
        is_far = max(abs(float(least)), abs(float(greatest))) < WHOLE  # type: ignore[arg-type]
        if not (is_far and self._within(ends).all()):
            return False
        if is_whole:
            return True
        if self.fact.domain.kind is Kind.INTEGER and not (numbers == numbers.floor()).all():
            return False
        return not ((numbers.abs() <= LEAST) & (numbers != 0)).any()

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

    def _columns(self, numbers: pl.Series | None, texts: pl.Series) -> list[pl.Series]:

        made = [] if numbers is None else [numbers.alias(self.number)]
        distinct = texts.unique().to_list()
        if distinct not in ([], [""]):
            entries = [self.entry_of(text) for text in distinct]
            made.append(_numbered(texts, distinct, entries).alias(self.entry))
        return made

    # -- what a frame says, also of columns that it need not hold ---------------------------------------------------------

    def numbers(self, schema: Mapping[str, Any]) -> pl.Expr:
        """The plain number of each row, or nothing."""
        import polars as pl

        return pl.col(self.number) if self.number in schema else pl.lit(None, pl.Float64).alias(self.number)

    def of_entries(self, schema: Mapping[str, Any], said: Sequence[int], kind: Any) -> pl.Expr:
        """What is said of the entry of each row, given what is said of each entry."""
        import polars as pl

        if self.entry in schema:
            return pl.lit(pl.Series(said, dtype=kind)).gather(pl.col(self.entry))
        blank = pl.lit(said[BLANK], kind)
        if self.cell is None or schema.get(self.cell) != pl.Boolean:
            return blank
        yes, no = (pl.lit(said[self.entry_of(flag)], kind) for flag in _FLAGS)
        flag = pl.col(self.cell)
        return pl.when(flag.is_null()).then(blank).otherwise(pl.when(flag).then(yes).otherwise(no))

    def entry_numbers(self, schema: Mapping[str, Any]) -> pl.Expr:
        """The number of the entry of each row; of one that has the ends of its value itself, an entry with that value."""
        import polars as pl

        if self.entry in schema:
            entries = pl.col(self.entry)
            if self.bounds.low not in schema:
                return entries
            rows = pl.struct(entries, *self.bounds.ends(schema))
            return rows.map_batches(self._with_ends, return_dtype=pl.Int32).alias(self.entry)
        return self.of_entries(schema, range(len(self.entries)), pl.Int32).alias(self.entry)

    def codes(self, schema: Mapping[str, Any]) -> pl.Expr:
        """The code of each row."""
        import polars as pl

        assert self.coding is not None
        kind = narrowest(self.coding.capacity)
        of_entries = self.of_entries(schema, [max(one.code, 0) for one in self.entries], kind)
        if self.number not in schema or not self.fact.domain.kind.is_numeric:
            return of_entries.alias(self.coding.name)
        of_numbers = number_codes(self.number, self.coding, dialect=native())
        if self.entry in schema:
            of_numbers = pl.when(pl.col(self.number).is_null()).then(of_entries).otherwise(of_numbers)
        expression: pl.Expr = of_numbers.alias(self.coding.name)
        return expression

    def entry_of(self, text: str) -> int:
        """The number of a text among `entries`; it is read the first time."""
        if text not in self._numbers:
            self._numbers[text] = len(self.entries)
            self.entries.append(self._read(text))
        return self._numbers[text]

    def entry_for(self, value: Value, figure: Figure | None) -> int:
        """The number of the entry of a value that no cell states, or states less of."""
        key = (value, value.unknown, figure)
        if key not in self._made:
            self._made[key] = len(self.entries)
            self.entries.append(Entry("", value, self._code(value), figure))
        return self._made[key]

    def entry_within(self, value: Value, figure: Figure | None) -> int:
        """The number of the entry of rows that have the ends of their values themselves, and are coded as this value."""
        code = self._code(value)
        key = (code, value.irrelevant, figure)
        if key not in self._made:
            self._made[key] = len(self.entries)
            self.entries.append(Entry("", value, code, figure, bounded=True))
        return self._made[key]

    def forget(self) -> None:
        """Let go of entries of rows that are no longer at hand; no number is given twice."""
        if len(self._passing) > _MOST_PASSING:
            self._passing.clear()
            self._passing_numbers.clear()

    def _with_ends(self, rows: pl.Series) -> pl.Series:
        """Entries with the values that stand in rows, in place of those that only say that they do."""
        import polars as pl

        frame = rows.struct.unnest()
        bounded = pl.Series([number for number, entry in enumerate(self.entries) if entry.bounded], dtype=pl.Int32)
        some = frame.filter(pl.col(self.entry).is_in(bounded.implode())).unique()
        if some.is_empty():
            return frame[self.entry]
        ends = [name for column in (self.bounds.low, self.bounds.high) for name in (column, under(column))]
        numbers = [self._passing_entry(*row) for row in some.select(self.entry, *ends).iter_rows()]
        keyed = some.with_columns(pl.Series("nummer", numbers, dtype=pl.Int32))
        joined = frame.join(keyed, on=frame.columns, how="left", nulls_equal=True, maintain_order="left")
        return joined.select(pl.coalesce("nummer", self.entry)).to_series()

    def _passing_entry(self, entry: int, *ends: int | None) -> int:
        key = (entry, *ends)
        if key not in self._passing_numbers:
            within = self.entries[entry]
            assert within.value is not None
            value = self.bounds.value(ends, irrelevant=within.value.irrelevant)
            self._passing_numbers[key] = self._last_passing
            self._passing[self._last_passing] = Entry("", value, within.code, within.figure)
            self._last_passing += 1
        return self._passing_numbers[key]

    def _read(self, text: str) -> Entry:
        stripped = text.strip()
        words = [word.strip() for word in stripped.split("|")]
        if not stripped:
            return self.entries[BLANK]
        if text == UNREAD or stripped in ERROR_VALUES or not all(words):
            return Entry(text, None, -1)
        try:
            value = read_value(words if len(words) > 1 else stripped, self.fact.domain, danish_grouping=self.danish)
        except Unreadable:
            return Entry(text, None, -1)
        return Entry(", ".join(words), value, self._code(value))

    def _code(self, value: Value) -> int:
        return 0 if self.coding is None else self.coding.code_of(value)


def _numbered(texts: pl.Series, distinct: Sequence[str], numbers: Sequence[int]) -> pl.Series:
    """A number for each text; a few are compared, which takes less than to look them up."""
    import polars as pl

    if len(distinct) > _FEW:
        return texts.replace_strict(distinct, numbers, return_dtype=pl.Int32)
    number = pl.repeat(numbers[0], pl.len(), dtype=pl.Int32)
    for text, other in zip(distinct[1:], numbers[1:], strict=True):
        number = pl.when(pl.col("celle") == text).then(pl.lit(other, pl.Int32)).otherwise(number)
    return texts.to_frame("celle").select(number.alias("nummer")).to_series()
