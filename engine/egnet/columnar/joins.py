"""Look-up by joins: what `egnet.columnar.lookup` does to frames in memory, for tables that a database holds.

In: a lazy frame of codes, each row with its number. Out: a lazy frame with the number of each row's verdict and details.
Always holds: the database says which combinations of codes occur, the definition answers for one row of each, and the
answers are a small table that the database joins; no other row leaves it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from egnet.columnar.kernel import DETAIL, VERDICT, Kernel, known_column
from egnet.columnar.lookup import Lookup, Row

if TYPE_CHECKING:
    import narwhals as nw

    Lazy = nw.LazyFrame[Any]

#: The column that numbers the rows.
NUMBER = "post.nummer"


class Store(Protocol):
    """Holds tables of one database."""

    def kept(self, frame: Lazy) -> Lazy:
        """The same frame, worked out and held as a table."""
        ...

    def table(self, columns: Mapping[str, Sequence[Any]], *, texts: frozenset[str] = frozenset()) -> Lazy:
        """A small table: numbers, but for the columns of `texts`."""
        ...

    def forget(self, frame: Lazy) -> None:
        """Drop a table that was `kept`."""
        ...


def rows_of(frame: Lazy) -> list[dict[str, Any]]:
    """The rows of a small frame."""
    return frame.collect(backend="pyarrow").rows(named=True)


def firsts(frame: Lazy, keys: Sequence[str]) -> Lazy:
    """Each combination of some columns that occurs, with the number of the first row that has it."""
    import narwhals as nw

    # DuckDB reads a column that is grouped by as an expression: its name must have no dot.
    names = {key: f"n{place}" for place, key in enumerate(keys)}
    named = frame.select(NUMBER, *(nw.col(key).alias(name) for key, name in names.items()))
    found = named.group_by(*names.values()).agg(nw.col(NUMBER).min())
    return found.select(NUMBER, *(nw.col(name).alias(key) for key, name in names.items()))


class Joins:
    """Decides tables of codes under one kernel, in one store."""

    def __init__(self, kernel: Kernel, store: Store, *, details: bool, traces: bool = False) -> None:
        self.kernel = kernel
        self.store = store
        self.stages = [*kernel.stages(details=details)]
        self.found = [VERDICT, *([DETAIL] if details else [])]
        if traces:
            self.stages.append(kernel.trace_stages)
            self.found += [one.name for lookup in kernel.trace_stages for one in lookup.into]
        codes = [coding.name for coding in kernel.codings]
        self.codes = [*codes, *(known_column(fact) for fact in kernel.asked_whether_known)]

    def decided(self, frame: Lazy, varying: Sequence[str]) -> Lazy:
        """What is found of each row, by its number; `varying` are the columns of codes that are not alike in every row.

        Rows alike in all codes are decided as one.
        """
        if not varying:
            return self._chained(frame.select(NUMBER, *self.codes))
        alike = self.store.kept(firsts(frame, varying))
        patterns = frame.join(alike.select(NUMBER), on=NUMBER, how="inner").select(NUMBER, *self.codes)
        patterns = self.store.kept(patterns)
        found = self._chained(patterns)
        of_each = alike.join(found, on=NUMBER, how="inner").select(*varying, *self.found)
        return frame.select(NUMBER, *varying).join(of_each, on=list(varying), how="inner").select(NUMBER, *self.found)

    def _chained(self, codes: Lazy) -> Lazy:
        """Layer after layer of look-ups, each joined to what those before found."""
        held = codes
        for layer, later in self._layers():
            frame = held
            for lookup, table in zip(layer, self._answered(layer, held, codes), strict=True):
                frame = _joined(frame, lookup, table)
            before, held = held, self.store.kept(frame.select(NUMBER, *later))
            if before is not codes:
                self.store.forget(before)
        return held

    def _layers(self) -> Iterator[tuple[list[Lookup], list[str]]]:
        """Look-ups that can be made at once, and the columns that are still asked for after them."""
        known = set(self.codes)
        for place, stage in enumerate(self.stages):
            waiting = list(stage)
            while waiting:
                layer = [one for one in waiting if all(column.name in known for column in one.by)]
                waiting = [one for one in waiting if one not in layer]
                known |= {column.name for one in layer for column in one.into}
                after = (*waiting, *(one for later in self.stages[place + 1 :] for one in later))
                # Asked for by the answers, if not by the joins.
                asked = {column.name for one in after for column in one.by} | set(self.found)
                yield layer, sorted(known & asked)

    def _answered(self, layer: Sequence[Lookup], frame: Lazy, codes: Lazy) -> Iterator[Lazy | tuple[int, ...]]:
        """For each look-up a table of the combinations that occur with their answers, or its one answer."""
        numbers_of = [_numbers(lookup, frame) for lookup in layer]
        rows = self._rows(sorted({number for numbers in numbers_of for number in numbers}), frame, codes)
        for lookup, numbers in zip(layer, numbers_of, strict=True):
            answers = [lookup.answer(rows[number]) for number in numbers]
            if not lookup.by:
                yield answers[0] if answers else (0,) * len(lookup.into)
                continue
            columns = {one.name: [rows[number][one.name] for number in numbers] for one in lookup.by}
            columns |= {one.name: [answer[i] for answer in answers] for i, one in enumerate(lookup.into)}
            yield self.store.table(columns)

    def _rows(self, numbers: Sequence[int], frame: Lazy, codes: Lazy) -> Mapping[int, Row]:
        """Whole rows by their numbers."""
        asked = self.store.table({NUMBER: numbers})
        rows: dict[int, dict[str, Any]] = {row[NUMBER]: dict(row) for row in rows_of(_of(codes, asked))}
        if frame is not codes:
            for row in rows_of(_of(frame, asked)):
                rows[row[NUMBER]] |= row
        return rows


def _numbers(lookup: Lookup, frame: Lazy) -> list[int]:
    """The number of the first row of each combination that a look-up asks for, in order."""
    import narwhals as nw

    names = [column.name for column in lookup.by]
    found = firsts(frame, names) if names else frame.select(nw.col(NUMBER).min())
    return sorted(row[NUMBER] for row in rows_of(found.select(NUMBER)) if row[NUMBER] is not None)


def _of(frame: Lazy, asked: Lazy) -> Lazy:
    return frame.join(asked, on=NUMBER, how="inner")


def _joined(frame: Lazy, lookup: Lookup, answers: Lazy | tuple[int, ...]) -> Lazy:
    import narwhals as nw

    if isinstance(answers, tuple):
        literals = zip(lookup.into, answers, strict=True)
        return frame.with_columns(*(nw.lit(answer, nw.Int32).alias(one.name) for one, answer in literals))
    return frame.join(answers, on=[column.name for column in lookup.by], how="inner")
