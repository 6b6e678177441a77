"""A workload: a plan, and records for it at random, the same every time.

In: a rulebook and how its facts are drawn. Out: frames of records, one column for each fact, null where it is unknown.
Always holds: a row's values depend on its number alone, so that a part of a workload is the same as the whole of it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import polars as pl

from benchmarks.translation import Translation
from egnet.columnar.coding import Coding
from egnet.evaluate.forest import Decided, decide
from egnet.plan.plan import Plan
from egnet.records.read import read_cases
from egnet.records.record import TaskRecord
from egnet.values.written import read_value

#: One record in so many knows nothing of a fact.
ONE_UNKNOWN_IN = 10
BLOCK = 1_000_000


@dataclass(frozen=True)
class Numbers:
    """Whole numbers from nothing up to a bound; with a divisor, so many parts of it."""

    below: int
    divisor: int = 1


@dataclass(frozen=True)
class Flags:
    """`ja` so often in a hundred."""

    percent: int


@dataclass(frozen=True)
class Texts:
    """One of several texts, each so often in a hundred."""

    percents: Mapping[str, int]


Drawn = Numbers | Flags | Texts


@dataclass(frozen=True)
class Workload:
    """A rulebook as of a date, and what its facts are drawn from, in the order of their columns.

    `folder` gives the folder of the rulebook, where need be by writing it into an empty one.
    """

    name: str
    title: str
    plan: Plan
    drawn: Mapping[str, Drawn]
    folder: Callable[[Path], Path]

    @property
    def rules(self) -> int:
        return sum(len(principle.rules) for principle in self.plan.principles)

    def records(self, rows: int, start: int = 0) -> pl.DataFrame:
        """Records with these numbers; `id` first."""
        numbers = pl.int_range(start, start + rows, dtype=pl.UInt64)
        columns = [
            pl.when(self._hashed(numbers, 2 * i + 1) % ONE_UNKNOWN_IN != 0)
            .then(self._drawn(self._hashed(numbers, 2 * i), one))
            .alias(fact)
            for i, (fact, one) in enumerate(self.drawn.items())
        ]
        return pl.select(pl.concat_str(pl.lit("o"), numbers.cast(pl.String)).alias("id"), *columns)

    @staticmethod
    def _hashed(numbers: pl.Expr, seed: int) -> pl.Expr:
        return numbers.hash(seed=seed)

    @staticmethod
    def _drawn(hashed: pl.Expr, drawn: Drawn) -> pl.Expr:
        match drawn:
            case Numbers(below, 1):
                return (hashed % below).cast(pl.Int64)
            case Numbers(below, divisor):
                return (hashed % below).cast(pl.Float64) / divisor
            case Flags(percent):
                return hashed % 100 < percent
            case Texts(percents):
                texts = [text for text, percent in percents.items() for _ in range(percent)]
                return pl.lit(pl.Series(texts)).gather((hashed % len(texts)).cast(pl.UInt32))

    def blocks(self, rows: int) -> Iterator[pl.DataFrame]:
        """Records, a block at a time."""
        for start in range(0, rows, BLOCK):
            yield self.records(min(BLOCK, rows - start), start)

    def known_records(self, rows: int) -> pl.DataFrame:
        """Records of which all that the verdict depends on is known."""
        found: list[pl.DataFrame] = []
        start, step = 0, max(10 * rows, 1_000)
        while sum(map(len, found)) < rows:
            found.append(self.records(step, start).drop_nulls(self.names))
            start += step
            if len(found[0]) < rows / 20:
                # Hardly any record knows all of so many facts: what is unknown is filled with what the next one knows.
                blocks = self.records(rows).with_columns(pl.col(self.names).fill_null(strategy="backward"))
                return blocks.with_columns(pl.col(self.names).fill_null(strategy="forward"))
        return pl.concat(found).head(rows)

    @cached_property
    def names(self) -> list[str]:
        """The facts that the verdict depends on."""
        return [fact.name for fact in self.translation.facts]

    @cached_property
    def aliases(self) -> dict[str, str]:
        """The facts that the verdict depends on, each with a name in letters that every language takes."""
        return {name: f"f{i}_{_ascii(name)}" for i, name in enumerate(self.names)}

    @cached_property
    def translation(self) -> Translation:
        """The rulebook as formulas."""
        return Translation(self.plan, self.words)

    @cached_property
    def words(self) -> dict[str, dict[str, int]]:
        """For each fact of texts, which cell each of them is."""
        found = {}
        for fact in self.plan.facts:
            drawn = self.drawn.get(fact.name)
            if isinstance(drawn, Texts):
                coding = Coding(fact)
                found[fact.name] = {text: self._cell(coding, text) for text in drawn.percents}
        return found

    @staticmethod
    def _cell(coding: Coding, text: str) -> int:
        words = [word.strip() for word in text.split("|")]
        value = read_value(words if len(words) > 1 else text, coding.fact.domain, danish_grouping=True)
        mask = coding.masks[coding.code_of(value)]
        assert mask.bit_count() == 1, text
        return mask.bit_length() - 1

    # -- answers -----------------------------------------------------------------------------------------------------------

    @cached_property
    def verdicts(self) -> list[str]:
        """The verdicts, each of which is a bit of a mask by its place."""
        return list(dict.fromkeys(row.verdict for row in self.plan.rows))

    def mask(self, possible: Sequence[Sequence[str]]) -> int:
        """Possible verdicts as a mask."""
        return sum(1 << self.verdicts.index(word) for (word,) in possible)

    def decided(self, frame: pl.DataFrame, folder: Path) -> list[Decided]:
        """What the definition says of records, by way of a file."""
        return decide(self.plan, self.read(frame, folder))

    def read(self, frame: pl.DataFrame, folder: Path) -> list[TaskRecord]:
        """The records of a frame, by way of a file."""
        path = folder / f"{self.name}.csv"
        write_csv(frame, path)
        intake = read_cases([path], self.plan.rulebook)
        assert len(intake.records) == len(frame), intake.diagnostics[:3]
        return intake.records


def write_csv(frame: pl.DataFrame, path: Path) -> None:
    """Records as people write them: `ja` and `nej`, decimal commas, semicolons."""
    frame.select(
        pl.when(pl.col(name)).then(pl.lit("ja")).when(~pl.col(name)).then(pl.lit("nej")).alias(name)
        if type_ == pl.Boolean
        else pl.col(name).cast(pl.String).str.replace(".", ",", literal=True)
        if type_ == pl.Float64
        else pl.col(name)
        for name, type_ in frame.schema.items()
    ).write_csv(path, separator=";")


def is_whole(drawn: Drawn) -> bool:
    """Whether a column holds whole numbers."""
    return isinstance(drawn, Numbers) and drawn.divisor == 1


def _ascii(name: str) -> str:
    plain = name.replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
