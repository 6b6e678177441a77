"""Look-up: an answer for each row by a few small codes, asked for once for each combination that occurs.

In: a frame with columns of codes, and a function that answers for one row. Out: the frame with columns of answers.
Always holds: the function is asked at most once for each combination; what it said is remembered from chunk to chunk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import prod
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import narwhals as nw

    Frame = nw.DataFrame[Any]
    Series = nw.Series[Any]

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
    """Columns of answers by columns of codes; `answer` gives one number for each of `into`, given a whole row."""

    def __init__(self, by: Sequence[Coded], into: Sequence[str], answer: Callable[[Row], tuple[int, ...]]) -> None:
        self.by = by
        self.into = tuple(Answers(name) for name in into)
        self.answer = answer
        self._shape: tuple[int, ...] = ()
        self._steps: list[_Step] = []
        self._known: dict[tuple[int, ...], tuple[int, ...]] = {}

    def added_to(self, frame: Frame) -> Frame:
        """The frame with the answers."""
        shape = tuple(column.capacity for column in self.by)
        if shape != self._shape or not self._steps:
            self._shape, self._steps = shape, _steps(self.by, self.into, self._answered)
        for step in self._steps:
            frame = step.added_to(frame)
        return frame

    def _answered(self, row: Row) -> tuple[int, ...]:
        key = tuple(row[column.name] for column in self.by)
        if key not in self._known:
            answers = self.answer(row)
            self._known[key] = tuple(column.note(one) for column, one in zip(self.into, answers, strict=True))
        return self._known[key]


def _steps(by: Sequence[Coded], into: Sequence[Answers], answer: Callable[[Row], tuple[int, ...]]) -> list[_Step]:
    """Columns joined a few at a time: what occurs of the first few is numbered, and joined with the next."""
    steps: list[_Step] = []
    waiting = list(by)
    together: list[Coded] = []
    places = 1
    while waiting:
        column = waiting[0]
        if len(together) > 1 and places * column.capacity > _MOST_TOGETHER:
            numbering = Answers(f"{into[0].name}.{len(steps)}")
            steps.append(_Step(together, (numbering,), _Numbering(together, numbering)))
            together, places = [numbering], 1 << 8
            continue
        together.append(waiting.pop(0))
        places *= column.capacity
    steps.append(_Step(together, into, answer))
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
    def __init__(self, by: Sequence[Coded], into: Sequence[Answers], answer: Callable[[Row], tuple[int, ...]]) -> None:
        self.by, self.into, self.answer = by, into, answer
        self._shape: tuple[int, ...] = ()
        self._tables: list[_Table] = []

    def added_to(self, frame: Frame) -> Frame:
        import narwhals as nw

        shape = tuple(column.capacity for column in self.by)
        if shape != self._shape or not self._tables:
            self._shape = shape
            self._tables = [_table(prod(shape), nw.get_native_namespace(frame)) for _ in self.into]
        keys = frame.with_columns(self._key().alias(_KEY)).get_column(_KEY)
        found = self._tables[0].at(keys)
        if len(found) and found.min() < 0:
            self._fill(frame, keys, found)
            found = self._tables[0].at(keys)
        rest = (table.at(keys) for table in self._tables[1:])
        columns = zip(self.into, (found, *rest), strict=True)
        return frame.with_columns(*(series.alias(column.name) for column, series in columns))

    def _key(self) -> nw.Expr:
        import narwhals as nw

        if not self.by:
            return nw.lit(0, nw.UInt32)
        places = prod(self._shape)
        kind = nw.UInt16 if places <= 1 << 16 else nw.UInt32 if places <= 1 << 32 else nw.Int64
        first, *others = (nw.col(column.name).cast(kind) for column in self.by)
        for other, capacity in zip(others, self._shape[1:], strict=True):
            first = first * capacity + other
        return first

    def _fill(self, frame: Frame, keys: Series, found: Series) -> None:
        missing = frame.with_columns(keys.alias(_KEY)).filter(found < 0)
        rows = missing.unique(subset=[_KEY], keep="any").rows(named=True)
        answers = [self.answer(row) for row in rows]
        places = [row[_KEY] for row in rows]
        for table, answered in zip(self._tables, zip(*answers, strict=True), strict=True):
            table.put(places, answered)


class _Dense:
    """A place for every combination; -1 where none is known yet."""

    def __init__(self, places: int, backend: Any) -> None:
        import narwhals as nw

        self.series = nw.new_series(_FOUND, [-1] * places, nw.Int32, backend=backend)

    def at(self, keys: Series) -> Series:
        return self.series[keys]

    def put(self, places: Sequence[int], answers: Sequence[int]) -> None:
        self.series = self.series.scatter(places, answers)


class _Sparse:
    """The combinations that occurred."""

    def __init__(self) -> None:
        # No key is below zero: a table of nothing is none.
        self.places = [-1]
        self.answers = [-1]

    def at(self, keys: Series) -> Series:
        import narwhals as nw

        return keys.cast(nw.Int64).replace_strict(self.places, self.answers, default=-1, return_dtype=nw.Int32)

    def put(self, places: Sequence[int], answers: Sequence[int]) -> None:
        self.places += places
        self.answers += answers


_Table = _Dense | _Sparse


def _table(places: int, backend: Any) -> _Table:
    return _Dense(places, backend) if places <= MOST_PLACES else _Sparse()
