"""Parts in columns in, what they add up to out: one row for each whole and cut, however many parts there are.

Figures are counted in hundred-thousandths, in whole numbers, so that no sum depends on an order; a part whose figures are
finer or too large is noted, and its whole is left to the definition. Weighted means are taken of lists of the parts'
figures, by the definition. Always holds: what is made of a row is what the definition makes of the parts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Protocol

from egnet.records.record import Cut
from egnet.records.whole import quantified, summed
from egnet.rulebook.rulebook import Fact, RollUp
from egnet.tables.fact_column import FactColumn
from egnet.tables.plain import PlainTable
from egnet.values.arithmetic import weighted_mean
from egnet.values.interval import ZERO, Interval
from egnet.values.value import Value

if TYPE_CHECKING:
    import polars as pl

    Schema = Mapping[str, Any]

WHOLE, CUT, COUNT = "helhed", "snit", "dele"
_SCALE = 10**5
#: Binary numbers hold every whole number up to here, and a thousand such sums fit into 64 bits.
_MOST = 2**53
_MOST_ADDED = 2.0**62


class Rolled(Protocol):
    """How one fact rolls up: what is taken of each part, how it is gathered, and what comes of it."""

    @property
    def fact(self) -> Fact: ...

    def of_part(self, schema: Schema) -> list[pl.Expr]: ...

    def gathered(self) -> list[pl.Expr]: ...

    def value(self, cut: Cut, row: Mapping[str, Any]) -> Value: ...


def rolled_facts(table: PlainTable) -> list[Rolled]:
    """Every fact of a table that rolls up, weighted means last."""
    facts = [column.fact for column in table.facts.values() if column.fact.roll_up is not None]
    ordered = sorted(facts, key=lambda fact: fact.roll_up is RollUp.WEIGHTED)
    return [_rolled(table, fact) for fact in ordered]


def _rolled(table: PlainTable, fact: Fact) -> Rolled:
    column = table.facts[fact.name]
    match fact.roll_up:
        case RollUp.SUM:
            return _Sum(column)
        case RollUp.WEIGHTED:
            assert fact.weight is not None
            return _Mean(column, table.facts[fact.weight])
        case RollUp.ANY:
            return _Quantified(column, "ja", "nej")
        case _:
            return _Quantified(column, "nej", "ja")


def partly_gathered(parts: pl.DataFrame, rolled: Sequence[Rolled]) -> pl.DataFrame:
    """The parts of a block by whole and cut."""
    import polars as pl

    taken = parts.select(WHOLE, CUT, *(one for fact in rolled for one in fact.of_part(parts.schema)))
    return taken.group_by(WHOLE, CUT).agg(
        *(one for fact in rolled for one in fact.gathered()), pl.len().cast(pl.Int64).alias(COUNT)
    )


def gathered(blocks: Sequence[pl.DataFrame], rolled: Sequence[Rolled]) -> pl.DataFrame:
    """What was gathered of each block, together."""
    import polars as pl

    every = pl.concat(blocks)
    together = [_together(name, type_) for name, type_ in every.schema.items() if name not in (WHOLE, CUT)]
    return every.group_by(WHOLE, CUT).agg(together).sort(WHOLE)


def _together(name: str, type_: Any) -> pl.Expr:
    import polars as pl

    column, kind = pl.col(name), name.rpartition(".")[2]
    if type_ == pl.List:
        return column.explode()
    if type_ == pl.Boolean:
        # All of the parts, or any of them.
        return column.min() if kind == "uden" else column.max()
    return column.max() if kind == "største" else column.sum()


def too_fine(every: pl.DataFrame) -> list[str]:
    """The wholes with parts whose figures cannot be added in whole numbers."""
    import polars as pl

    marks = [pl.col(name) for name in every.columns if name.endswith(".fin")]
    sizes = [pl.col(name) > _MOST_ADDED for name in every.columns if name.endswith(".størrelse")]
    if not marks:
        return []
    return every.filter(pl.any_horizontal(*marks, *sizes))[WHOLE].to_list()


@dataclass(frozen=True)
class _Sum:
    column: FactColumn

    @property
    def fact(self) -> Fact:
        return self.column.fact

    def _name(self, kind: str) -> str:
        return f"sum.{self.column.fact.name}.{kind}"

    def of_part(self, schema: Schema) -> list[pl.Expr]:
        import polars as pl

        column, number = self.column, self.column.numbers(schema)
        of_entries = [_Hull.of(entry.value) for entry in column.entries]
        scaled = (number * _SCALE).round()
        # Polars divides by one number by way of its inverse, which rounds twice; by a column it divides.
        is_finer = (scaled / (scaled * 0 + _SCALE) != number) | (scaled.abs() > _MOST)
        whole = pl.when(is_finer).then(0).otherwise(scaled).cast(pl.Int64)

        def either(of_number: pl.Expr, kind: str, type_: Any) -> pl.Expr:
            of_entry = column.of_entries(schema, [getattr(one, kind) for one in of_entries], type_)
            return pl.when(number.is_not_null()).then(of_number).otherwise(of_entry).cast(type_)

        no, yes = pl.lit(False), pl.lit(True)
        return [
            either(whole, "low", pl.Int64).alias(self._name("lav")),
            either(whole, "high", pl.Int64).alias(self._name("høj")),
            either(whole, "certain_low", pl.Int64).alias(self._name("største")),
            either(no, "no_low", pl.Boolean).alias(self._name("åben.lav")),
            either(no, "no_high", pl.Boolean).alias(self._name("åben.høj")),
            either(yes, "has_numbers", pl.Boolean).alias(self._name("tal")),
            either(no, "irrelevant", pl.Boolean).alias(self._name("uden")),
            either(is_finer, "too_fine", pl.Boolean).alias(self._name("fin")),
        ]

    def gathered(self) -> list[pl.Expr]:
        import polars as pl

        sums = [pl.col(self._name(kind)).sum() for kind in ("lav", "høj")]
        most = [pl.col(self._name(kind)).max() for kind in ("største", "åben.lav", "åben.høj", "tal", "fin")]
        sizes = [pl.col(self._name(kind)).abs().cast(pl.Float64).sum() for kind in ("lav", "høj")]
        size = (sizes[0] + sizes[1]).alias(self._name("størrelse"))
        return [*sums, *most, pl.col(self._name("uden")).min(), size]

    def value(self, cut: Cut, row: Mapping[str, Any]) -> Value:
        low, high = (
            None if row[self._name(f"åben.{end}")] else Fraction(row[self._name(end)], _SCALE) for end in ("lav", "høj")
        )
        numbers = (Interval(low, high),) if row[self._name("tal")] else ()
        greatest = row[self._name("største")]
        certain = None if greatest is None else Fraction(greatest, _SCALE)
        return summed(cut, Value(numbers, irrelevant=row[self._name("uden")]), certain)


@dataclass(frozen=True)
class _Hull:
    """What a value adds to a sum, in whole numbers; see `egnet.values.arithmetic.total`."""

    low: int = 0
    high: int = 0
    certain_low: int | None = None
    no_low: bool = False
    no_high: bool = False
    has_numbers: bool = False
    irrelevant: bool = False
    too_fine: bool = False

    @staticmethod
    def of(value: Value | None) -> _Hull:
        if value is None or value.hull is None:
            return _Hull(irrelevant=value is not None and value.irrelevant)
        own = value.hull
        hull = own.hull(ZERO) if value.irrelevant else own
        ends = [None if end is None else end * _SCALE for end in (hull.low, hull.high, own.low)]
        low, high, least = (0 if end is None else int(end) for end in ends)
        return _Hull(
            low,
            high,
            None if ends[2] is None or value.irrelevant else least,
            ends[0] is None,
            ends[1] is None,
            bool(value.numbers),
            value.irrelevant,
            any(end is not None and (end.denominator != 1 or abs(end) > _MOST) for end in ends),
        )


@dataclass(frozen=True)
class _Quantified:
    column: FactColumn
    decides: str
    otherwise: str

    @property
    def fact(self) -> Fact:
        return self.column.fact

    def _name(self, kind: str) -> str:
        return f"ord.{self.column.fact.name}.{kind}"

    def of_part(self, schema: Schema) -> list[pl.Expr]:
        import polars as pl

        values = [entry.value or Value() for entry in self.column.entries]
        said = {
            "ja": [v.words == {self.decides} and not v.irrelevant for v in values],
            "måske": [self.decides in v.words for v in values],
            "siger": [bool(v.words) for v in values],
            "uden": [v.irrelevant for v in values],
        }
        return [self.column.of_entries(schema, s, pl.Boolean).alias(self._name(k)) for k, s in said.items()]

    def gathered(self) -> list[pl.Expr]:
        import polars as pl

        most = [pl.col(self._name(kind)).max() for kind in ("ja", "måske", "siger")]
        return [*most, pl.col(self._name("uden")).min()]

    def value(self, cut: Cut, row: Mapping[str, Any]) -> Value:
        certain, possible, relevant, irrelevant = (row[self._name(k)] for k in ("ja", "måske", "siger", "uden"))
        return quantified(
            self.decides,
            self.otherwise,
            cut,
            certain=certain,
            possible=possible,
            relevant=relevant,
            irrelevant=irrelevant,
        )


@dataclass(frozen=True)
class _Mean:
    column: FactColumn
    weight: FactColumn

    @property
    def fact(self) -> Fact:
        return self.column.fact

    def _names(self) -> Iterator[tuple[str, FactColumn, bool]]:
        for column in (self.column, self.weight):
            for is_number in (True, False):
                yield f"middel.{self.column.fact.name}.{column.fact.name}.{is_number}", column, is_number

    def of_part(self, schema: Schema) -> list[pl.Expr]:
        return [
            (column.numbers(schema) if is_number else column.entry_numbers(schema)).alias(name)
            for name, column, is_number in self._names()
        ]

    def gathered(self) -> list[pl.Expr]:
        import polars as pl

        return [pl.col(name) for name, _, _ in self._names()]

    def value(self, cut: Cut, row: Mapping[str, Any]) -> Value:
        if not (cut.exhaustive and cut.disjoint):
            return self.column.fact.domain.whole
        numbers, entries, weights, weight_entries = (row[name] for name, _, _ in self._names())
        values = [self.column.value_of(n, e) for n, e in zip(numbers, entries, strict=True)]
        weighing = [self.weight.value_of(n, e) for n, e in zip(weights, weight_entries, strict=True)]
        return weighted_mean(values, weighing)
