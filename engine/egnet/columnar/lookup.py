"""Look-up: an answer for each row by a few small codes, asked for once for each combination that occurs.

In: blocks of rows with columns of codes, and a function that answers for one row. Out: columns of answers beside them.
Always holds: the function is asked at most once for each combination; what it said is remembered from block to block.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import prod
from typing import TYPE_CHECKING

from egnet.columnar.stages import Answers, Block, Coded, Row, digits

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from egnet.columnar.stages import Array

#: A table of more places than this is kept as the combinations that occur.
MOST_PLACES = 1 << 22
#: Codes are joined by arithmetic as long as there are no more combinations than this.
_MOST_TOGETHER = 1 << 16


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
        kind: str = "int32",
    ) -> None:
        self.whole_rows = whole_rows
        self.kind = kind
        self.by = by
        self.into = tuple(Answers(name) for name in into)
        self.names = tuple(into)
        self.answer = answer
        self._shape: tuple[int, ...] = ()
        self._steps: list[_Step] = []
        self._known: dict[tuple[int, ...], tuple[int, ...]] = {}

    def read(self, block: Block) -> None:
        """Add the answers."""
        shape = tuple(column.capacity for column in self.by)
        if shape != self._shape or not self._steps:
            self._shape, self._steps = shape, _steps(self, self._answered)
        for step in self._steps:
            step.read(block)

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
            steps.append(_Step(together, (numbering,), _Numbering(together, numbering), together))
            together, places = [numbering], 1 << 8
            continue
        together.append(waiting.pop(0))
        places *= column.capacity
    # One that asks for codes sees them all, also those that are numbered already.
    steps.append(_Step(together, lookup.into, answer, None if lookup.whole_rows else lookup.by))
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
        shown: Sequence[Coded] | None,
    ) -> None:
        self.by, self.into, self.answer = by, into, answer
        #: The columns of the rows that are asked about; `None` for whole rows.
        self.shown = shown
        self._shape: tuple[int, ...] = ()
        self._tables: list[_Table] = []

    def read(self, block: Block) -> None:
        shape = tuple(column.capacity for column in self.by)
        if shape != self._shape or not self._tables:
            self._shape = shape
            self._tables = [_Dense(prod(shape)) if prod(shape) <= MOST_PLACES else _Sparse() for _ in self.into]
        keys = block.keys(self.by, shape)
        found = self._tables[0].at(keys)
        if len(found) and found.min() < 0:
            self._fill(block, keys, found)
            found = self._tables[0].at(keys)
        block[self.into[0].name] = found
        for column, table in zip(self.into[1:], self._tables[1:], strict=True):
            block[column.name] = table.at(keys)

    def _fill(self, block: Block, keys: Array, found: Array) -> None:
        import numpy as np

        missing = np.flatnonzero(found < 0)
        places, first = np.unique(keys[missing], return_index=True)
        if self.shown is not None and len(self.shown) == len(self.by):
            names = [column.name for column in self.by]
            rows: list[Row] = [dict(zip(names, digits(key, self._shape), strict=True)) for key in places.tolist()]
        else:
            rows = block.rows(missing[first], None if self.shown is None else [column.name for column in self.shown])
        answers = [self.answer(row) for row in rows]
        for table, answered in zip(self._tables, zip(*answers, strict=True), strict=True):
            table.put(places, answered)


class _Dense:
    """A place for every combination; -1 where none is known yet. As narrow as the answers allow."""

    def __init__(self, places: int) -> None:
        import numpy as np

        self.answers: NDArray[np.signedinteger] = np.full(places, -1, np.int8)

    def at(self, keys: Array) -> Array:
        return self.answers.take(keys)

    def put(self, places: Array, answers: Sequence[int]) -> None:
        import numpy as np

        wanted = np.min_scalar_type(-1 - max(answers))
        if wanted.itemsize > self.answers.itemsize:
            self.answers = self.answers.astype(wanted)
        self.answers[places] = answers


class _Sparse:
    """The combinations that occurred, in order."""

    def __init__(self) -> None:
        import numpy as np

        self.places: Array = np.empty(0, np.int64)
        self.answers: Array = np.empty(0, np.int32)

    def at(self, keys: Array) -> Array:
        import numpy as np

        if not len(self.places):
            return np.full(len(keys), -1, np.int32)
        near = np.minimum(np.searchsorted(self.places, keys), len(self.places) - 1)
        return np.where(self.places[near] == keys, self.answers[near], np.int32(-1))

    def put(self, places: Array, answers: Sequence[int]) -> None:
        import numpy as np

        every = np.concatenate([self.places, places])
        order = np.argsort(every)
        self.answers = np.concatenate([self.answers, np.array(answers, np.int32)])[order]
        self.places = every[order]


_Table = _Dense | _Sparse
