"""What wholes state and what their parts come to in, what both have in common out, as `egnet.records.whole.met` has it.

A frame of wholes has one row each; what the parts of each cut come to is a frame beside it, row for row, cut by cut in
the order in which the whole names them. Numbers meet in columns; words meet once for each distinct combination; a whole
whose own figure is no single interval, or whose ends are too long for columns, is met by itself by `met`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from egnet.batch.means import Mean
from egnet.batch.records_out import NARROWED, PARTS, PARTS_INSTEAD
from egnet.batch.rolling import COUNT, Quantified, Sum
from egnet.records.record import Cut, Figure
from egnet.records.whole import Disagreement, Origin, met
from egnet.rulebook.rulebook import Source
from egnet.tables.bounds import End, can_be_compared, fits, run_numbers, scale_of, under
from egnet.tables.fact_column import BLANK, FactColumn
from egnet.values.value import Value

if TYPE_CHECKING:
    import polars as pl

OfRow = Callable[[int, int, Mapping[str, Any]], tuple[str, Value]]

#: A number of so many hundred-thousandths is the shortest decimal of a binary number.
_SHORTEST, _DECIMALS = 10**15, 10**5
_ROW = "række"
_ENDS = ("low", "low_under", "high", "high_under")


def met_words(rolled: Quantified, wholes: pl.DataFrame, said: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """The wholes with a fact of words met with what their parts say."""
    import polars as pl

    column = rolled.column
    frame = _own(column, wholes)
    for place, parts in enumerate(said):
        counts = ((pl.col(name) > 0).cast(pl.Int8) * (1 << bit) for bit, name in enumerate(rolled.names))
        flags = pl.sum_horizontal(*counts) + pl.col("udtømmende").cast(pl.Int8) * 16
        of_cut = parts.select(pl.when(pl.col(COUNT).is_not_null()).then(flags).alias(f"{place}"))
        frame = frame.hstack(of_cut)
    distinct = frame.unique(maintain_order=True)
    found = []
    for number_, entry, *said_of in distinct.iter_rows():
        by_cut = [
            ("", rolled.value(Cut("", "", bool(flag & 16), disjoint=True), [flag & 1, flag & 2, flag & 4, flag & 8]))
            for flag in said_of
            if flag is not None
        ]
        found.append(_met(column, number_, entry, by_cut)[1:])
    types = {"fælles": pl.Int32, "ændret": pl.Boolean, "uenig": pl.Boolean}
    keyed = distinct.hstack(pl.DataFrame(found, types, orient="row"))
    joined = frame.join(keyed, on=frame.columns, how="left", nulls_equal=True, maintain_order="left")
    told = [joined["ændret"].alias(changed_in(column)), joined["uenig"].alias(stands_in(column))]
    return wholes.with_columns(frame[column.number], joined["fælles"].alias(column.entry), *told)


def met_numbers(rolled: Sum | Mean, wholes: pl.DataFrame, said: Sequence[pl.DataFrame], of_row: OfRow) -> pl.DataFrame:
    """The wholes with a fact of numbers met with what their parts come to; `of_row` is that of one whole and cut."""
    import polars as pl

    column = rolled.column
    meeting = _Meeting(column)
    frame = meeting.stated(wholes)
    for parts in said:
        allowed = parts.select(one.alias(f"a.{kind}") for kind, one in rolled.allowed().items())
        frame = meeting.met_with(frame.hstack(allowed))
    singly = ~pl.col("simple") & pl.lit(has_parts_of(said, len(frame)))
    if isinstance(rolled, Mean):
        singly |= pl.any_horizontal(
            pl.lit(False), *(pl.lit(parts[rolled.name("ene")].fill_null(False)) for parts in said)
        )
    frame = frame.with_columns(singly.alias("ene")).with_row_index(_ROW)
    made = meeting.found(frame.filter(pl.col("changed") & ~pl.col("conflict") & ~pl.col("ene")))
    rows = []
    for row, number_, entry in frame.filter("ene").select(_ROW, column.number, column.entry).iter_rows():
        there = [(place, parts.row(row, named=True)) for place, parts in enumerate(said)]
        by_cut = [of_row(row, place, one) for place, one in there if one[COUNT] is not None]
        rows.append((row, *_met(column, number_, entry, by_cut)))
    types = {name: made.schema[name] for name in made.columns[:3]}
    singles = pl.DataFrame(rows, schema={**types, "ændret": pl.Boolean, "uenig": pl.Boolean}, orient="row")
    kept = frame.join(pl.concat([made, singles], how="diagonal"), on=_ROW, how="left", maintain_order="left")
    is_made = pl.col("fælles").is_not_null()
    columns = kept.select(
        pl.when(is_made).then("plads.tal").otherwise(column.number).alias(column.number),
        pl.when(is_made).then("fælles").otherwise(column.entry).alias(column.entry),
        *(pl.col(f"plads.{name}").alias(name) for name in column.bounds.columns),
        pl.coalesce("ændret", "changed").alias(changed_in(column)),
        # Whether one number and the parts have something in common is not asked in columns.
        (pl.coalesce("uenig", "conflict") & pl.lit(has_parts_of(said, len(frame)))).alias(stands_in(column)),
    )
    return wholes.with_columns(columns.get_columns())


def changed_in(column: FactColumn) -> str:
    """The column that says whether parts narrowed a fact, if only for a while."""
    return f"ændret.{column.fact.name}"


def stands_in(column: FactColumn) -> str:
    """The column that says where what a whole states of a fact may have nothing in common with its parts."""
    return f"uenig.{column.fact.name}"


def has_parts_of(said: Sequence[pl.DataFrame], count: int) -> pl.Series:
    """Which wholes have parts."""
    import polars as pl

    has = pl.Series([False], dtype=pl.Boolean).new_from_index(0, count)
    for parts in said:
        has |= parts[COUNT].is_not_null()
    return has


def origin(column: FactColumn, own: pl.DataFrame, met_: pl.DataFrame) -> pl.Series:
    """Where a fact of each whole comes from; nothing where its cell says so."""
    import polars as pl

    before = _own(column, own)
    unknown = [entry.value is None or entry.value.unknown is not None for entry in column.entries]
    is_unknown = pl.col(column.number).is_null() & column.of_entries(before.schema, unknown, pl.Boolean)
    is_silent = pl.col(column.number).is_null() & (pl.col(column.entry) == BLANK)
    sort = pl.when(is_silent).then(PARTS).when(is_unknown).then(PARTS_INSTEAD).otherwise(NARROWED)
    is_changed = pl.lit(met_[changed_in(column)])
    return before.select(pl.when(is_changed).then(sort).cast(pl.UInt8)).to_series()


def disagreement(
    column: FactColumn, own: Mapping[str, Any], row: int, said: Sequence[pl.DataFrame], of_row: OfRow
) -> Disagreement | None:
    """What one whole that states a fact says against its parts, if it does."""
    number_, entry = own.get(column.number), own.get(column.entry, BLANK)
    stated = None if number_ is None and entry == BLANK else column.value_of(number_, entry)
    found: list[Disagreement] = []
    there = [(place, parts.row(row, named=True)) for place, parts in enumerate(said)]
    met("", column.fact, stated, [of_row(row, place, one) for place, one in there if one[COUNT] is not None], found)
    return found[0] if found else None


def _own(column: FactColumn, wholes: pl.DataFrame) -> pl.DataFrame:
    """What wholes state of a fact."""
    frame = wholes.with_columns(column.numbers(wholes.schema), column.entry_numbers(wholes.schema))
    return frame.select(column.number, column.entry)


class _Meeting:
    """Numbers that meet, for one fact."""

    def __init__(self, column: FactColumn) -> None:
        self.column = column
        self.domain = column.fact.domain
        self.can_be_compared = can_be_compared(column.fact, column.coding)

    def stated(self, wholes: pl.DataFrame) -> pl.DataFrame:
        """What wholes state, as far as it can meet in columns."""
        import polars as pl

        column = self.column
        own = _own(column, wholes)
        schema = own.schema
        ends: list[tuple[Fraction | None, Fraction | None]] = []
        simple, has, irrelevant = [], [], []
        for entry in column.entries:
            value = entry.value or Value()
            hull = value.hull
            both = (None, None) if hull is None else (hull.low, hull.high)
            is_simple = self.can_be_compared and len(value.numbers) <= 1 and fits(both[0]) and fits(both[1])
            ends.append(both if is_simple else (None, None))
            simple.append(is_simple)
            has.append(hull is not None)
            irrelevant.append(value.irrelevant)
        number = column.numbers(schema)
        is_number = number.is_not_null()

        def of(said: Sequence[Any], type_: Any) -> pl.Expr:
            return column.of_entries(schema, said, type_)

        parts = {
            "low": of([None if low is None else low.numerator for low, _ in ends], pl.Int64),
            "low_under": of([1 if low is None else low.denominator for low, _ in ends], pl.Int64),
            "high": of([None if high is None else high.numerator for _, high in ends], pl.Int64),
            "high_under": of([1 if high is None else high.denominator for _, high in ends], pl.Int64),
            "has": of(has, pl.Boolean),
            "irrelevant": of(irrelevant, pl.Boolean),
            # What one number has in common with anything is that number, or nothing, and then it stands.
            "conflict": is_number,
            "simple": is_number | of(simple, pl.Boolean),
            "changed": pl.lit(False),
        }
        return own.with_columns(one.alias(name) for name, one in parts.items())

    def met_with(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The frame met with what is `a.` allowed by one cut."""
        import polars as pl

        frame = frame.with_columns(
            pl.col("a.is_said").fill_null(False), pl.col("a.has", "a.irrelevant").fill_null(False)
        )
        clipped = self._narrowed(frame, "a", self.domain.range.low, self.domain.range.high)
        may_be_irrelevant = pl.lit(self.domain.may_be_irrelevant)
        frame = clipped.with_columns(pl.col("a.irrelevant") & may_be_irrelevant)
        low_taken = _is_taken("low", ">")
        high_taken = _is_taken("high", "<")
        both = frame.with_columns(low_taken.alias("lav.ny"), high_taken.alias("høj.ny")).with_columns(
            *(pl.when("lav.ny").then(f"a.{n}").otherwise(n).alias(f"f.{n}") for n in _ENDS[:2]),
            *(pl.when("høj.ny").then(f"a.{n}").otherwise(n).alias(f"f.{n}") for n in _ENDS[2:]),
            (pl.col("irrelevant") & pl.col("a.irrelevant")).alias("f.irrelevant"),
        )
        has = pl.col("has") & pl.col("a.has") & _is_filled("f.low", "f.low_under", "f.high", "f.high_under")
        both = both.with_columns(has.alias("f.has"))
        counts = pl.col("a.is_said") & ~pl.col("conflict") & pl.col("simple")
        is_empty = ~pl.col("f.has") & ~pl.col("f.irrelevant")
        differs = (
            (pl.col("f.has") != pl.col("has"))
            | (pl.col("f.irrelevant") != pl.col("irrelevant"))
            | (pl.col("has") & (pl.col("lav.ny") | pl.col("høj.ny")))
        )
        met_ = counts & ~is_empty
        return both.with_columns(
            (pl.col("conflict") | (counts & is_empty)).alias("conflict"),
            (pl.col("changed") | (met_ & differs)).alias("changed"),
            *(pl.when(met_).then(f"f.{n}").otherwise(n).alias(n) for n in (*_ENDS, "has", "irrelevant")),
        ).select(frame.columns[: frame.columns.index("a.low")])

    def _narrowed(self, frame: pl.DataFrame, side: str, low: Fraction | None, high: Fraction | None) -> pl.DataFrame:
        """Ends moved inward to those of the domain; without numbers where nothing is left."""
        import polars as pl

        if not self.can_be_compared:
            return frame
        ends = [pl.col(f"{side}.{name}") for name in _ENDS]
        for place, end, is_low in ((0, low, True), (2, high, False)):
            if end is None:
                continue
            own, fixed = End(ends[place], ends[place + 1]), End.at(end)
            beyond = fixed.is_above(own) if is_low else own.is_above(fixed)
            is_moved = own.above.is_null() | beyond
            ends[place] = pl.when(is_moved).then(fixed.above).otherwise(own.above)
            ends[place + 1] = pl.when(is_moved).then(fixed.under).otherwise(own.under)
        frame = frame.with_columns(one.alias(f"{side}.{name}") for one, name in zip(ends, _ENDS, strict=True))
        is_left = _is_filled(*(f"{side}.{name}" for name in _ENDS))
        return frame.with_columns((pl.col(f"{side}.has") & is_left).alias(f"{side}.has"))

    def found(self, frame: pl.DataFrame) -> pl.DataFrame:
        """What came of rows that are another now: a number, ends, or an entry for `ikke relevant` alone."""
        import polars as pl

        column = self.column
        known = [e.figure is None and (e.value is None or e.value.unknown is not None) for e in column.entries]
        is_point = pl.col("has") & ~pl.col("irrelevant") & column.of_entries(frame.schema, known, pl.Boolean)
        low, high = End(pl.col("low"), pl.col("low_under")), End(pl.col("high"), pl.col("high_under"))
        is_point &= (
            pl.col("low").is_not_null() & pl.col("high").is_not_null() & ~low.is_above(high) & ~high.is_above(low)
        )
        wide = pl.col("low").cast(pl.Int128) * _DECIMALS
        counted = wide // pl.col("low_under")
        is_short = (wide % pl.col("low_under") == 0) & (counted.abs() <= _SHORTEST)
        # By a column, not by one number; see `egnet.batch.parts`.
        decimal = counted.cast(pl.Float64) / (counted.cast(pl.Float64) * 0 + _DECIMALS)
        frame = frame.with_columns(pl.when(is_point & is_short).then(decimal).alias("plads.tal"))
        runs = [pl.lit(0, pl.Int32), pl.lit(0, pl.Int32)]
        if column.coding is not None:
            # The column of denominators stands beside each end.
            frame = frame.with_columns(
                pl.col("low_under").alias(under("low")), pl.col("high_under").alias(under("high"))
            )
            runs = run_numbers("low", "high", column.coding)
        frame = frame.with_columns(runs[0].alias("fra"), runs[1].alias("til"))
        bounded = pl.col("has") & pl.col("plads.tal").is_null()
        by = [column.entry, "has", "irrelevant", "fra", "til"]
        distinct = frame.filter(pl.col("plads.tal").is_null()).unique(by, keep="any")
        entries = [self._entry(row) for row in distinct.select(column.entry, "has", "irrelevant", *_ENDS).iter_rows()]
        keyed = distinct.select(by).with_columns(pl.Series("fælles", entries, dtype=pl.Int32))
        frame = frame.join(keyed, on=by, how="left")
        names = column.bounds.columns
        ends = _ENDS if len(names) == len(_ENDS) else ("low", "high")
        shown = [(pl.col(end) if len(ends) == len(_ENDS) else self._scaled(end)) for end in ends]
        entry = pl.when(pl.col("plads.tal").is_null()).then("fælles").otherwise(pl.lit(BLANK, pl.Int32))
        return frame.select(
            _ROW,
            "plads.tal",
            entry.alias("fælles"),
            *(
                pl.when(bounded).then(one).cast(pl.Int64).alias(f"plads.{n}")
                for one, n in zip(shown, names, strict=True)
            ),
        )

    def _scaled(self, end: str) -> pl.Expr:
        """An end of a sum in whole numbers of its fact's scale."""
        import polars as pl

        wide = pl.col(end).cast(pl.Int128) * scale_of(self.column.fact)
        return wide // pl.col(f"{end}_under")

    def _entry(self, row: Sequence[Any]) -> int:
        entry, has, irrelevant, *ends = row
        column = self.column
        figure = _figure(column, None, entry)
        if not has:
            return column.entry_for(Value(irrelevant=True), figure)
        return column.entry_within(column.bounds.value(ends, irrelevant=irrelevant), figure)


def _is_taken(end: str, sign: str) -> pl.Expr:
    """Whether what is allowed has the narrower end."""
    import polars as pl

    own, other = End(pl.col(end), pl.col(f"{end}_under")), End(pl.col(f"a.{end}"), pl.col(f"a.{end}_under"))
    narrower = other.is_above(own) if sign == ">" else own.is_above(other)
    return (other.above.is_not_null() & (own.above.is_null() | narrower)).fill_null(False)


def _is_filled(low: str, low_under: str, high: str, high_under: str) -> pl.Expr:
    """Whether there is a number between two ends."""
    import polars as pl

    ends = End(pl.col(low), pl.col(low_under)), End(pl.col(high), pl.col(high_under))
    return ~ends[0].is_above(ends[1]).fill_null(False)


def _figure(column: FactColumn, number_: float | None, entry: int) -> Figure | None:
    """The figure that a whole states, if it does."""
    if number_ is None and entry == BLANK:
        return None
    printed = "" if number_ is not None else column.entries[entry].printed
    return Figure(column.value_of(number_, entry), printed, Source("", ""))


def _met(
    column: FactColumn, number_: float | None, entry: int, by_cut: Sequence[tuple[str, Value]]
) -> tuple[float | None, int, bool, bool]:
    """What is known of a whole's fact, as the cell that says so; whether parts narrowed it, and contradict it."""
    figure = _figure(column, number_, entry)
    disagreements: list[Disagreement] = []
    value, whence = met("", column.fact, None if figure is None else figure.value, by_cut, disagreements)
    if whence in (Origin.STATED, Origin.ABSENT):
        return number_, entry, False, bool(disagreements)
    return None, column.entry_for(value, figure), True, bool(disagreements)
