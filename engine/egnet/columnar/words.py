"""Words of bits: what is said of a row by several looks at it, each a table by a few small codes, joined by `or`.

In: blocks of rows with columns of codes. Out: the lanes of one whole number for each row, each a column. Always holds: each distinct look is asked
for once; a table says less than nothing of what it has not been asked yet, and so does every word it is part of.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import prod
from typing import TYPE_CHECKING

from egnet.columnar.distinct import Distinct
from egnet.columnar.lookup import Lookup
from egnet.columnar.stages import Block, Coded, Row, digits, key_kind

if TYPE_CHECKING:
    from egnet.columnar.stages import Array

#: Tables are joined as long as the one that comes of it has no more places than this: it stays in the fast memory.
MOST_PLACES = 1 << 13
#: So many rows show most looks; the others are asked for when they come.
_FIRST = 10_000
_UNKNOWN = -1
#: Words of one lane, and of more; the lowest lane comes first.
_NARROW, _WIDE, _LANE = "<i2", "<i8", "<u2"


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

    def prepare(self, block: Block) -> None:
        """See to it that the block has the columns of the table."""
        if self._is_numbered:
            self._numbering.read(block)

    def ask(self, block: Block, rows: Array) -> None:
        """See to it that what is said of these rows is in the table."""
        import numpy as np

        if self._is_numbered:
            return
        names, shape = [column.name for column in self._by], self.shape
        for place in np.unique(block.keys(self._by, shape)[rows]).tolist():
            codes = digits(place, shape)
            if codes not in self._known:
                self._known[codes] = self._answer(dict(zip(names, codes, strict=True)))

    def table(self) -> Array:
        """The words by place: codes as the digits of one number."""
        import numpy as np

        table = np.full(prod(self.shape), _UNKNOWN, np.int64)
        if self._is_numbered:
            table[: len(self._said.all)] = self._said.all
            return table
        for codes, word in self._known.items():
            place = 0
            for code, capacity in zip(codes, self.shape, strict=True):
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
    """Looks joined into one word, of which each lane of sixteen bits is a column; all but the last bit are used."""

    kind = "uint16"

    def __init__(self, looks: Sequence[Look], names: Sequence[str]) -> None:
        self.looks = tuple(looks)
        self.names = tuple(names)
        self._shapes: list[tuple[int, ...]] = []
        self._tables: list[tuple[list[Look], Array]] = []
        self._memory: list[Array] = []

    def read(self, block: Block) -> None:
        """Add the lanes."""
        import numpy as np

        for look in self.looks:
            look.prepare(block)
        shapes = [look.shape for look in self.looks]
        if not self._tables or shapes != self._shapes:
            self._shapes = shapes
            self._ask(block, np.arange(min(len(block), _FIRST)))
        words = self._words(block)
        while words.min() < 0:
            self._ask(block, np.flatnonzero(words < 0))
            words = self._words(block)
        lanes = words.view(_LANE).reshape(len(words), -1)
        for place, name in enumerate(self.names):
            block[name] = lanes[:, place]

    def _words(self, block: Block) -> Array:
        """The words of a block, in memory that is used again for the next: to ask for it anew takes as long as a table."""
        import numpy as np

        size = len(block)
        kind = self._tables[0][1].dtype
        if not self._memory or len(self._memory[0]) < size or self._memory[0].dtype != kind:
            self._memory = [np.empty(size, kind) for _ in range(2)]
        words, more = (memory[:size] for memory in self._memory)
        for place, (looks, table) in enumerate(self._tables):
            # Every place is within the table; to clip is only not to look at them all beforehand.
            table.take(_place(block, looks), out=more if place else words, mode="clip")
            if place:
                words |= more
        return words

    def _ask(self, block: Block, rows: Array) -> None:
        import numpy as np

        for look in self.looks:
            look.ask(block, rows)
        self._tables = []
        for looks in together(self.looks):
            table = np.zeros(1, np.int64)
            for look in looks:
                table = np.bitwise_or.outer(table, look.table()).ravel()
            self._tables.append((looks, table.astype(_NARROW if len(self.names) == 1 else _WIDE)))


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


def _place(block: Block, looks: Sequence[Look]) -> Array:
    """The place in the table of some looks: of each by itself, in few bits, then of all."""
    import numpy as np

    kind = np.dtype(key_kind(prod(prod(look.shape) for look in looks)))
    places: Array | None = None
    for look in looks:
        own = block.keys(look.by, look.shape)
        if places is None:
            places = own.astype(kind, copy=False)
        else:
            places *= kind.type(prod(look.shape))
            places += own.astype(kind, copy=False)
    assert places is not None
    return places
