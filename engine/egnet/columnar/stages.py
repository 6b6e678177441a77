"""Rows of codes through stages, a block of rows at a time, so that what is worked on stays in the fast memory.

In: a Polars frame with columns of codes. Out: the frame with the columns that stages add. Between them are NumPy arrays:
a use of Polars takes longer than looking up some ten thousand rows. Always holds: every stage sees every row once, in the
order of the frame, and what it adds to a row depends on that row alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import prod
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np
    import polars as pl
    from numpy.typing import NDArray

    Array = NDArray[Any]

#: So many rows of a few columns stay in the second cache.
ROWS = 1 << 16
#: The type that holds the numbers of each type of column until they are copied.
_WIDER = {"int16": "int32", "uint16": "int32", "int32": "int64"}
#: So many rows are given to Polars at a time.
_MOST_ROWS = 1 << 18

Row = Mapping[str, int]


class Coded(Protocol):
    """A column of codes; every code is below `capacity`, which may grow from block to block."""

    @property
    def name(self) -> str: ...

    @property
    def capacity(self) -> int: ...


class Fixed:
    """A column whose codes are below a number that never changes."""

    def __init__(self, name: str, capacity: int) -> None:
        self.name = name
        self.capacity = capacity


class Answers:
    """One column of answers: whole numbers from 0."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.capacity = 2

    def note(self, answer: int) -> int:
        self.capacity = max(self.capacity, 1 << answer.bit_length())
        return answer


class Stage(Protocol):
    """Adds columns of whole numbers: `into` are their names, `kind` the type that they have in a frame."""

    @property
    def names(self) -> Sequence[str]: ...

    @property
    def kind(self) -> str: ...

    def read(self, block: Block) -> None: ...


class Block:
    """Some rows of a frame, and what stages have added to them: arrays by name."""

    def __init__(self, frame: pl.DataFrame, whole: dict[str, Array], start: int, end: int) -> None:
        self._frame, self._whole = frame, whole
        self._start, self._end = start, end
        self._arrays: dict[str, Array] = {}

    def __len__(self) -> int:
        return self._end - self._start

    def __getitem__(self, name: str) -> Array:
        if name not in self._arrays:
            if name not in self._whole:
                self._whole[name] = self._frame[name].to_numpy()
            self._arrays[name] = self._whole[name][self._start : self._end]
        return self._arrays[name]

    def __setitem__(self, name: str, array: Array) -> None:
        self._arrays[name] = array

    def rows(self, places: Array, names: Sequence[str] | None = None) -> list[Row]:
        """What is said of some rows in these columns, else every whole number and truth there is one of in every row."""
        names = list(names) if names is not None else [*self._stated(), *self._arrays]
        said = [self[name][places].tolist() for name in names]
        return [dict(zip(names, row, strict=True)) for row in zip(*said, strict=True)]

    def _stated(self) -> Iterator[str]:
        import polars as pl

        for column in self._frame:
            is_number = column.dtype.is_integer() or column.dtype == pl.Boolean
            if is_number and column.name not in self._arrays and not column.null_count():
                yield column.name

    def keys(self, by: Sequence[Coded], shape: Sequence[int]) -> Array:
        """The codes of some columns as the digits of one number, in the narrowest type that has room."""
        import numpy as np

        kind = np.dtype(key_kind(prod(shape)))
        if not by:
            return np.zeros(len(self), kind)
        keys = self[by[0].name].astype(kind)
        for column, capacity in zip(by[1:], shape[1:], strict=True):
            keys *= kind.type(capacity)
            keys += self[column.name].astype(kind, copy=False)
        return keys


def key_kind(places: int) -> type[np.unsignedinteger[Any] | np.signedinteger[Any]]:
    """The type of a number below this."""
    import numpy as np

    return np.uint8 if places <= 1 << 8 else np.uint16 if places <= 1 << 16 else np.int64


def digits(key: int, shape: Sequence[int]) -> tuple[int, ...]:
    """The codes that make a key."""
    codes: list[int] = []
    for capacity in reversed(shape):
        key, code = divmod(key, capacity)
        codes.append(code)
    return tuple(reversed(codes))


class Stages:
    """Stages in their order; of what they add, frames get the columns that are `wanted`, else all."""

    def __init__(self, stages: Sequence[Stage], wanted: Sequence[str] | None = None) -> None:
        self.stages = tuple(stages)
        kinds = {name: stage.kind for stage in self.stages for name in stage.names}
        self._kinds = kinds if wanted is None else {name: kinds[name] for name in wanted}
        self._memory: dict[str, Array] = {}

    def through(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The frame with what the stages add."""
        import numpy as np
        import polars as pl

        added = {name: [pl.Series(name, np.empty(0, kind))] for name, kind in self._kinds.items()}
        whole: dict[str, Array] = {}
        for first in range(0, len(frame), _MOST_ROWS):
            end = min(first + _MOST_ROWS, len(frame))
            memory = self._memory_for(end - first)
            for start in range(first, end, ROWS):
                block = Block(frame, whole, start, min(start + ROWS, end))
                for stage in self.stages:
                    stage.read(block)
                for name, array in memory.items():
                    array[start - first : start - first + len(block)] = block[name]
            for name, series in added.items():
                # A series of an array is a view of it; one of another type is a copy, and every number fits.
                series.append(pl.Series(name, memory[name][: end - first]).cast(series[0].dtype, wrap_numerical=True))
        return frame.with_columns(pl.concat(series) for series in added.values())

    def _memory_for(self, rows: int) -> dict[str, Array]:
        """Arrays for what is wanted, used again and again: to ask for memory takes as long as to look up what is put there."""
        import numpy as np

        if not self._memory or any(len(array) < rows for array in self._memory.values()):
            self._memory = {name: np.empty(rows, _WIDER[kind]) for name, kind in self._kinds.items()}
        return self._memory


def through(stages: Sequence[Stage], frame: pl.DataFrame, wanted: Sequence[str] | None = None) -> pl.DataFrame:
    """The frame with what the stages add; with `wanted`, with no more of it than these columns."""
    return Stages(stages, wanted).through(frame)
