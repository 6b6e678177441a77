"""Words of bits: what is said of a row by several looks at it, each a table by a few small codes, joined by `or`.

In: a Polars frame with columns of codes. Out: one whole number for each row. Always holds: each distinct look is asked
for once; a table says less than nothing of what it has not been asked yet, and so does every word it is part of.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from math import prod
from typing import TYPE_CHECKING, Any

from egnet.columnar.coding import narrowest
from egnet.columnar.distinct import Distinct
from egnet.columnar.lookup import Coded, Lookup, Row

if TYPE_CHECKING:
    import polars as pl

#: Tables are joined as long as the one that comes of it has no more places than this: it stays in the fast memory.
MOST_PLACES = 1 << 13
#: So many rows show most looks; the others are asked for when they come.
_FIRST = 10_000
_UNKNOWN = -1
_WORD = "ord"


class Look:
    """One look: a word by a few codes; where these have too many combinations, by the number of what is said."""

    def __init__(self, name: str, by: Sequence[Coded], answer: Callable[[Row], int]) -> None:
        self._by = tuple(by)
        self._answer = answer
        self._known: dict[tuple[int, ...], int] = {}
        self._said: Distinct[int] = Distinct()
        self._numbering = Lookup(by, (name,), self._number, whole_rows=False)

    @property
    def by(self) -> tuple[Coded, ...]:
        """The columns of its table."""
        return self._numbering.into if self._is_numbered else self._by

    @property
    def shape(self) -> tuple[int, ...]:
        return tuple(column.capacity for column in self.by)

    def prepared(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The frame with the columns of the table."""
        if not self._is_numbered:
            return frame
        return self._numbering.added_natively(frame)

    def ask(self, rows: pl.DataFrame) -> None:
        """See to it that what is said of these rows is in the table."""
        if self._is_numbered:
            return
        names = [column.name for column in self._by]
        for key in rows.select(names).unique().rows() if names else [()]:
            if key not in self._known:
                self._known[key] = self._answer(dict(zip(names, key, strict=True)))

    def table(self) -> list[int]:
        """The words by place: codes as the digits of one number."""
        shape = self.shape
        if self._is_numbered:
            return [*self._said.all, *[_UNKNOWN] * (shape[0] - len(self._said.all))]
        table = [_UNKNOWN] * prod(shape)
        for key, word in self._known.items():
            place = 0
            for code, capacity in zip(key, shape, strict=True):
                place = place * capacity + code
            table[place] = word
        return table

    @property
    def _is_numbered(self) -> bool:
        return prod(column.capacity for column in self._by) > MOST_PLACES

    def _number(self, row: Row) -> tuple[int]:
        word = self._answer(row)
        return (self._said.number(word, word),)


class Words:
    """Looks joined into one word; `kind` is a signed type of Polars that has room for the bits of all of them."""

    def __init__(self, looks: Sequence[Look], kind: Any) -> None:
        self.looks = tuple(looks)
        self.kind = kind
        self._shapes: list[tuple[int, ...]] = []
        self._expression: pl.Expr | None = None

    def of(self, frame: pl.DataFrame) -> pl.Series:
        """The word of each row."""
        for look in self.looks:
            frame = look.prepared(frame)
        shapes = [look.shape for look in self.looks]
        if self._expression is None or shapes != self._shapes:
            self._shapes = shapes
            self._ask(frame.head(_FIRST))
        words = self._read(frame)
        while len(words) and words.min() < 0:  # type: ignore[operator]
            self._ask(frame.filter(words < 0))
            words = self._read(frame)
        return words

    def _read(self, frame: pl.DataFrame) -> pl.Series:
        assert self._expression is not None
        return frame.select(self._expression.alias(_WORD)).to_series()

    def _ask(self, rows: pl.DataFrame) -> None:
        for look in self.looks:
            look.ask(rows)
        self._expression = self._joined()

    def _joined(self) -> pl.Expr:
        import polars as pl

        joined: pl.Expr | None = None
        for looks in together(self.looks):
            table = pl.lit(pl.Series(_joined_tables(looks), dtype=self.kind)).gather(_place(looks))
            joined = table if joined is None else joined | table
        assert joined is not None
        return joined


def together(looks: Sequence[Look]) -> list[list[Look]]:
    """The looks in groups, each small enough to be one table."""
    groups: list[list[Look]] = []
    places = 1
    for look in looks:
        places *= prod(look.shape)
        if not groups or places > MOST_PLACES:
            groups.append([])
            places = prod(look.shape)
        groups[-1].append(look)
    return groups


def _joined_tables(looks: Sequence[Look]) -> list[int]:
    table = [0]
    for look in looks:
        table = [a | b for a, b in product(table, look.table())]
    return table


def _place(looks: Sequence[Look]) -> pl.Expr:
    """The place in the table of some looks: of each, then of all, in the smallest type that has room."""
    import polars as pl

    columns = [_digits([(pl.col(c.name), c.capacity) for c in look.by]) for look in looks if look.by]
    if not columns:
        return pl.repeat(0, pl.len(), dtype=pl.UInt8)
    return _digits([(place, prod(look.shape)) for place, look in zip(columns, [x for x in looks if x.by], strict=True)])


def _digits(digits: Sequence[tuple[pl.Expr, int]]) -> pl.Expr:
    kind = narrowest(prod(capacity for _, capacity in digits))
    place: pl.Expr | None = None
    for digit, capacity in digits:
        place = digit.cast(kind) if place is None else place * capacity + digit.cast(kind)
    assert place is not None
    return place
