"""Look-up: an answer for each row by a few small codes, asked for once for each combination that occurs.

In: a Polars frame with columns of codes, and a function that answers for one row. Out: the frame with columns of answers.
Always holds: the function is asked at most once for each combination; what it said is remembered from chunk to chunk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import prod
from typing import TYPE_CHECKING, Any, Protocol

from egnet.columnar.coding import narrowest

if TYPE_CHECKING:
    import narwhals as nw
    import polars as pl

    Frame = nw.DataFrame[Any]

#: A table of more places than this is kept as the combinations that occur.
MOST_PLACES = 1 << 22
#: Codes are joined by arithmetic as long as there are no more combinations than this.
_MOST_TOGETHER = 1 << 16
_KEY, _FOUND = "nøgle", "fundet"

Row = Mapping[str, Any]


class Coded(Protocol):
    """A column of codes; every code is below `capacity`, which may grow from chunk to chunk."""

    @property
    def name(self) -> str: ...

    @property
    def capacity(self) -> int: ...


class Answers:
    """One column of answers: whole numbers from 0."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.greatest = 1

    @property
    def capacity(self) -> int:
        return 1 << self.greatest.bit_length()

    def note(self, answer: int) -> int:
        self.greatest = max(self.greatest, answer)
        return answer


class Fixed:
    """A column whose codes are below a number that never changes."""

    def __init__(self, name: str, capacity: int) -> None:
        self.name = name
        self.capacity = capacity


class Lookup:
    """Columns of answers by columns of codes; `answer` gives one number for each of `into`, given a row.

    Rows are whole, or hold nothing but the columns of codes.
    """

    def __init__(
        self,
        by: Sequence[Coded],
        into: Sequence[str],
        answer: Callable[[Row], tuple[int, ...]],
        *,
        whole_rows: bool = True,
    ) -> None:
        self.whole_rows = whole_rows
        self.by = by
        self.into = tuple(Answers(name) for name in into)
        self.answer = answer
        self._shape: tuple[int, ...] = ()
        self._steps: list[_Step] = []
        self._known: dict[tuple[int, ...], tuple[int, ...]] = {}

    def added_to(self, frame: Frame) -> Frame:
        """The frame with the answers."""
        import narwhals as nw

        return nw.from_native(self.added_natively(frame.to_native()), eager_only=True)

    def added_natively(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The same, without narwhals: each use of it takes longer than looking up a few thousand rows."""
        shape = tuple(column.capacity for column in self.by)
        if shape != self._shape or not self._steps:
            self._shape, self._steps = shape, _steps(self, self._answered)
        for step in self._steps:
            frame = step.added_to(frame)
        return frame

    def _answered(self, row: Row) -> tuple[int, ...]:
        key = tuple(row[column.name] for column in self.by)
        if key not in self._known:
            answers = self.answer(row)
            self._known[key] = tuple(column.note(one) for column, one in zip(self.into, answers, strict=True))
        return self._known[key]


def _steps(lookup: Lookup, answer: Callable[[Row], tuple[int, ...]]) -> list[_Step]:
    """Columns joined a few at a time: what occurs of the first few is numbered, and joined with the next."""
    steps: list[_Step] = []
    waiting = list(lookup.by)
    together: list[Coded] = []
    places = 1
    while waiting:
        column = waiting[0]
        if len(together) > 1 and places * column.capacity > _MOST_TOGETHER:
            numbering = Answers(f"{lookup.into[0].name}.{len(steps)}")
            steps.append(_Step(together, (numbering,), _Numbering(together, numbering), whole_rows=False))
            together, places = [numbering], 1 << 8
            continue
        together.append(waiting.pop(0))
        places *= column.capacity
    # One that asks for codes sees them all, also those that are numbered already.
    steps.append(_Step(together, lookup.into, answer, whole_rows=lookup.whole_rows or bool(steps)))
    return steps


class _Numbering:
    """Combinations numbered as they come."""

    def __init__(self, by: Sequence[Coded], into: Answers) -> None:
        self.by, self.into = by, into
        self.known: dict[tuple[int, ...], int] = {}

    def __call__(self, row: Row) -> tuple[int, ...]:
        key = tuple(row[column.name] for column in self.by)
        return (self.into.note(self.known.setdefault(key, len(self.known))),)


class _Step:
    def __init__(
        self,
        by: Sequence[Coded],
        into: Sequence[Answers],
        answer: Callable[[Row], tuple[int, ...]],
        *,
        whole_rows: bool,
    ) -> None:
        self.by, self.into, self.answer, self.whole_rows = by, into, answer, whole_rows
        self._shape: tuple[int, ...] = ()
        self._tables: list[_Table] = []

    def added_to(self, frame: pl.DataFrame) -> pl.DataFrame:
        shape = tuple(column.capacity for column in self.by)
        if shape != self._shape or not self._tables:
            self._shape = shape
            self._tables = [_table(prod(shape)) for _ in self.into]
        keys = frame.select(self._key().alias(_KEY)).to_series()
        found = self._tables[0].at(keys)
        if len(found) and found.min() < 0:  # type: ignore[operator]
            self._fill(frame, keys, found)
            found = self._tables[0].at(keys)
        rest = (table.at(keys) for table in self._tables[1:])
        columns = zip(self.into, (found, *rest), strict=True)
        return frame.with_columns([series.alias(column.name) for column, series in columns])

    def _key(self) -> pl.Expr:
        import polars as pl

        if not self.by:
            return pl.repeat(0, pl.len(), dtype=pl.UInt32)
        places = prod(self._shape)
        kind = narrowest(places) if places <= 1 << 32 else pl.Int64
        first, *others = (pl.col(column.name).cast(kind) for column in self.by)
        for other, capacity in zip(others, self._shape[1:], strict=True):
            first = first * capacity + other
        return first

    def _fill(self, frame: pl.DataFrame, keys: pl.Series, found: pl.Series) -> None:
        import polars as pl

        columns = pl.all() if self.whole_rows else pl.col([column.name for column in self.by])
        missing = frame.select(columns, keys.alias(_KEY)).filter(found < 0)
        rows = missing.unique(subset=[_KEY], keep="any").rows(named=True)
        answers = [self.answer(row) for row in rows]
        places = [row[_KEY] for row in rows]
        for table, answered in zip(self._tables, zip(*answers, strict=True), strict=True):
            table.put(places, answered)


class _Dense:
    """A place for every combination; -1 where none is known yet."""

    def __init__(self, places: int) -> None:
        import polars as pl

        self.series = pl.Series([-1], dtype=pl.Int32).new_from_index(0, places)

    def at(self, keys: pl.Series) -> pl.Series:
        return self.series.gather(keys)

    def put(self, places: Sequence[int], answers: Sequence[int]) -> None:
        self.series = self.series.scatter(list(places), list(answers))


class _Sparse:
    """The combinations that occurred."""

    def __init__(self) -> None:
        # No key is below zero: a table of nothing is none.
        self.places = [-1]
        self.answers = [-1]

    def at(self, keys: pl.Series) -> pl.Series:
        import polars as pl

        known = {"default": -1, "return_dtype": pl.Int32}
        return keys.cast(pl.Int64).replace_strict(self.places, self.answers, **known)  # type: ignore[arg-type]

    def put(self, places: Sequence[int], answers: Sequence[int]) -> None:
        self.places += places
        self.answers += answers


_Table = _Dense | _Sparse


def _table(places: int) -> _Table:
    return _Dense(places) if places <= MOST_PLACES else _Sparse()
