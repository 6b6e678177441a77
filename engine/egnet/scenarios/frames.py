"""Variants of records in, the verdict of each out, by way of the columnar kernel.

A generation of records is one frame, each row a record under a variant, parts before wholes, whose verdicts are counted
for each variant. Always holds: what is counted of a record at a point adds up to the samples.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from egnet.columnar.coding import NOTHING_KNOWN
from egnet.columnar.kernel import VERDICT, Kernel
from egnet.columnar.records import generations
from egnet.evaluate.forest import Possible as PossibleOfPart
from egnet.evaluate.forest import with_parts
from egnet.plan.plan import Plan
from egnet.records.record import TaskRecord
from egnet.records.whole import Forest
from egnet.scenarios.columns import Codes, Columns
from egnet.scenarios.variants import Put

if TYPE_CHECKING:
    import polars as pl

_RECORD, _POINT, _COUNT = "opgave", "punkt", "antal"


@dataclass(frozen=True, slots=True)
class Found:
    """How many variants of a record have a verdict (by its number) at a point (by its place in the batch)."""

    record: str
    point: int
    verdict: int
    count: int


@dataclass
class Frames:
    """Frames of variants, one for each generation of records, through the kernel.

    Of what is `wide_open`, a fact of a record, nothing is taken as known.
    """

    plan: Plan
    kernel: Kernel
    columns: Columns
    records: Sequence[TaskRecord]
    wide_open: frozenset[tuple[str, str]] = frozenset()

    def __post_init__(self) -> None:
        self.forest = Forest(self.records)
        self.counting = [fact for fact in self.plan.facts if fact.parts is not None]
        self._as_known: dict[str, Mapping[str, int]] = {}
        self._counted: dict[tuple[str, tuple[int | None, ...]], tuple[int, ...]] = {}

    def found(self, puts: Sequence[Put], samples: int) -> Iterator[Found]:
        """For each record, place among the points and verdict: how many variants have it."""
        import polars as pl

        varied = self.columns.of(puts)
        count = len(puts) * samples
        points = [place for place in range(len(puts)) for _ in range(samples)]
        numbers: dict[str, list[int]] = {}
        for generation in generations(self.forest):
            ready = [record for record in generation if not record.set_aside]
            if not ready:
                continue
            frame = self._frame(ready, varied, numbers, count)
            frame = self.kernel.with_verdict(self.kernel.with_findings(frame))
            if self.counting:
                found = frame[VERDICT].to_list()
                for place, record in enumerate(ready):
                    if record.part_of is not None:
                        numbers[record.id] = found[place * count : (place + 1) * count]
            told = frame.select(_RECORD, VERDICT).with_columns(self._series(_POINT, points * len(ready)))
            grouped = told.group_by(_RECORD, _POINT, VERDICT).agg(pl.len().alias(_COUNT))
            for row in grouped.iter_rows(named=True):
                yield Found(ready[row[_RECORD]].id, row[_POINT], row[VERDICT], row[_COUNT])

    def _frame(
        self,
        ready: Sequence[TaskRecord],
        varied: Mapping[tuple[str, str], Codes],
        numbers: Mapping[str, Sequence[int]],
        count: int,
    ) -> pl.DataFrame:
        """The codes of some records under all variants of a batch, record by record."""
        import polars as pl

        data: dict[str, list[int]] = {_RECORD: [place for place in range(len(ready)) for _ in range(count)]}
        as_known = [self._known(record) for record in ready]
        for fact, coding in zip(self.plan.facts, self.kernel.codings, strict=True):
            if fact.parts is not None:
                continue
            column: list[int] = []
            for record, known in zip(ready, as_known, strict=True):
                key = (record.id, fact.name)
                codes = varied.get(key)
                if key in self.wide_open:
                    column += [NOTHING_KNOWN] * count
                elif codes is None:
                    column += [known[fact.name]] * count
                else:
                    column += codes if len(codes) == count else [codes[0]] * count
            data[coding.name] = column
        data |= self._parts(ready, numbers, count)
        return pl.DataFrame(data, schema=dict.fromkeys(data, pl.Int32))

    def _known(self, record: TaskRecord) -> Mapping[str, int]:
        if record.id not in self._as_known:
            self._as_known[record.id] = self.columns.as_known(record)
        return self._as_known[record.id]

    def _parts(
        self, ready: Sequence[TaskRecord], numbers: Mapping[str, Sequence[int]], count: int
    ) -> dict[str, list[int]]:
        """What is counted of the parts' verdicts, by the number of the verdict of each part."""
        names = [self.kernel.codings[fact.index].name for fact in self.counting]
        data: dict[str, list[int]] = {name: [] for name in names}
        for record in ready:
            parts = self.forest.parts(record)
            of_parts: list[Sequence[int | None]] = [numbers.get(part.id, [None] * count) for part in parts]
            counted = [self._count(record, found) for found in zip(*of_parts, strict=True)] if parts else []
            if not parts:
                counted = [self._count(record, ())] * count
            for place, name in enumerate(names):
                data[name] += [one[place] for one in counted]
        return data

    def _count(self, record: TaskRecord, found: tuple[int | None, ...]) -> tuple[int, ...]:
        """The codes of what is counted where the parts' verdicts have these numbers."""
        key = (record.id, found)
        if key not in self._counted:
            parts = self.forest.parts(record)
            possible: list[PossibleOfPart] = [
                None if number is None else self.kernel.verdicts[number].possible for number in found
            ]
            values = with_parts(self.plan, {}, list(zip(parts, possible, strict=True)))
            codings = self.kernel.codings
            # What is counted is held against numbers that may hang on a parameter: the plan's own cells.
            masks = [
                sum(1 << i for i, cell in enumerate(fact.cells) if cell.choice_within(values[fact.name]) is not None)
                for fact in self.counting
            ]
            self._counted[key] = tuple(codings[f.index].code(m) for f, m in zip(self.counting, masks, strict=True))
        return self._counted[key]

    @staticmethod
    def _series(name: str, values: list[int]) -> Any:
        import polars as pl

        return pl.Series(name, values, pl.Int32)
