"""Parts in columns in, what they add up to out: one row for each whole and cut, however many parts there are.

Figures are counted in whole numbers, so that no sum depends on an order. Everything kept is a sum, a least or a greatest
number, so that blocks of parts are put together as they come. Always holds: what can be made of a row is what the
definition makes of the parts, unless some of them are `TOO_FINE`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from egnet.batch import parts
from egnet.batch.means import Mean
from egnet.batch.parts import Figures
from egnet.records.record import Cut
from egnet.records.whole import quantified, summed
from egnet.rulebook.rulebook import RollUp
from egnet.tables.bounds import MOST, scale_of
from egnet.tables.fact_column import FactColumn
from egnet.tables.plain import PlainTable
from egnet.values.interval import Interval
from egnet.values.value import Value

if TYPE_CHECKING:
    import polars as pl

    Schema = Mapping[str, Any]

ID, CUTS = "post.id", "post.snit"
WHOLE, CUT, COUNT, TOO_FINE = "helhed", "snit", "dele", "fine"
_LEAST, _GREATEST = ("mindste", "mindste.ukendt"), ("største", "største.ukendt")
#: So many rows wait before they are put together.
_WAITING = 1 << 17


class Rolling:
    """How the facts of a table roll up, as far as anyone can state them."""

    def __init__(self, table: PlainTable) -> None:
        facts = [one for one in table.facts.values() if one.fact.roll_up is not None and not _is_idle(one, table)]
        figures: dict[str, Figures] = {}

        def of(column: FactColumn) -> Figures:
            return figures.setdefault(column.fact.name, Figures(column))

        self.sums = [Sum(of(one)) for one in facts if one.fact.roll_up is RollUp.SUM]
        self.quantified = [Quantified(one) for one in facts if one.fact.roll_up in (RollUp.ANY, RollUp.ALL)]
        self.means = [
            Mean(of(one), of(table.facts[str(one.fact.weight)])) for one in facts if one.fact.roll_up is RollUp.WEIGHTED
        ]
        self.figures = list(figures.values())
        #: The facts as the vocabulary has them.
        self.order = list(table.plan.rulebook.facts)
        #: No figure that is added is greater.
        self.greatest = 0

    @property
    def every(self) -> list[Sum | Quantified | Mean]:
        """Every fact that rolls up."""
        return [*self.sums, *self.quantified, *self.means]

    def of_parts(self, frame: pl.DataFrame, *, inner: bool = False) -> pl.DataFrame:
        """What is looked at of each part; with `inner` they are wholes themselves, whose means are taken one by one."""
        import polars as pl

        schema = frame.schema
        figures = [made for one in self.figures for made in one.columns(schema)]
        words = [made for one in self.quantified for made in one.columns(schema)]
        made = frame.select(WHOLE, CUT, *words, *figures)
        self._note_greatest(made)
        # The means of wholes are fractions, which are not added in whole numbers.
        left = [mean.figures for mean in self.means] if inner else []
        fine = [pl.col(one.name(parts.FINE)) for one in self.figures if one not in left]
        return made.with_columns(
            *(one.sure() for one in self.figures),
            *(column for mean in self.means for column in mean.of_part(inner=inner)),
            pl.any_horizontal(pl.lit(False), *fine).alias(TOO_FINE),
        )

    def _note_greatest(self, made: pl.DataFrame) -> None:
        import polars as pl

        names = [one.figures.name(kind) for one in self.sums for kind in (parts.LOW, parts.HIGH)]
        if names:
            greatest = made.select(pl.max_horizontal(pl.col(names).abs().max())).item()
            self.greatest = max(self.greatest, greatest or 0)

    def too_fine(self, every: pl.DataFrame) -> pl.Series:
        """Which rows have parts that cannot be added in whole numbers, or sums that may not fit into columns."""
        import polars as pl

        sizes = [pl.col(name).abs() > MOST for name, type_ in every.schema.items() if type_ == pl.Int128]
        is_large = pl.col(COUNT) > MOST // max(self.greatest, 1)
        is_fine = pl.any_horizontal(pl.col(TOO_FINE) > 0, is_large, *sizes).fill_null(False)
        return every.select(is_fine.alias(TOO_FINE)).to_series()

    def gathered(self, made: pl.DataFrame) -> pl.DataFrame:
        """What is looked at of some parts, by whole and cut."""
        import polars as pl

        every = [one for rolled in self.every for one in rolled.gathered()]
        return made.group_by(WHOLE, CUT).agg(
            pl.len().cast(pl.Int64).alias(COUNT), pl.col(TOO_FINE).sum().cast(pl.Int64), *every
        )


class Together:
    """Rows by whole and cut, put together as they come, so that there are never many more than wholes and cuts."""

    def __init__(self, by: Sequence[str] = (WHOLE, CUT)) -> None:
        self._by = by
        self._blocks: list[pl.DataFrame] = []
        self._waiting, self._most = 0, _WAITING

    def add(self, block: pl.DataFrame) -> None:
        """Take some more rows."""
        self._blocks.append(block)
        self._waiting += len(block)
        if self._waiting > self._most:
            self._most = max(_WAITING, 2 * len(self.every()))

    def every(self) -> pl.DataFrame:
        """One row for each whole and cut."""
        import polars as pl

        if len(self._blocks) > 1:
            every = pl.concat(self._blocks, how="diagonal_relaxed")
            self._blocks = [together(every, self._by)]
        self._waiting = len(self._blocks[0])
        return self._blocks[0]


def together(every: pl.DataFrame, by: Sequence[str] = (WHOLE, CUT)) -> pl.DataFrame:
    """Rows that were gathered of several blocks, as one for each whole and cut."""
    import polars as pl

    def joined(name: str) -> pl.Expr:
        kind = name.partition("|")[2]
        column = pl.col(name)
        return column.min() if kind in _LEAST else column.max() if kind in _GREATEST else column.sum()

    return every.group_by(*by).agg(joined(name) for name in every.columns if name not in by)


def _is_idle(column: FactColumn, table: PlainTable) -> bool:
    """Whether nobody can state a fact, and nothing follows for the whole from parts that all may be anything."""
    fact = column.fact
    begins_at_zero = fact.roll_up is not RollUp.SUM or fact.domain.range.low == 0 or fact.domain.may_be_irrelevant
    return table.facts[fact.name].cell is None and begins_at_zero


@dataclass(frozen=True)
class Sum:
    """A fact whose parts are added; no part is below zero."""

    figures: Figures

    @property
    def column(self) -> FactColumn:
        return self.figures.column

    def name(self, kind: str) -> str:
        return f"{self.column.fact.name}|{kind}"

    def gathered(self) -> list[pl.Expr]:
        import polars as pl

        of = self.figures.name
        sure = pl.col(of(parts.SURE))
        sums = [("lav", sure), ("høj", pl.col(of(parts.HIGH)))]
        counts = [(kind, pl.col(of(kind))) for kind in (parts.OPEN_HIGH, parts.HAS, parts.RELEVANT)]
        return [
            *(one.sum().alias(self.name(kind)) for kind, one in sums),
            sure.max().alias(self.name("største")),
            *(one.sum().alias(self.name(kind)) for kind, one in counts),
        ]

    def allowed(self) -> dict[str, pl.Expr]:
        """What a sum says of the whole, in the columns that `egnet.batch.meeting` asks for; see `summed`."""
        import polars as pl

        scale = pl.lit(scale_of(self.column.fact), pl.Int64)
        low, high, greatest, opened, has, relevant = self._read(pl.col)
        exhaustive = pl.col("udtømmende")
        has = has > 0
        known_low = pl.when(pl.col("disjunkt") | greatest.is_null()).then(low).otherwise(greatest)
        return {
            "low": pl.when(has).then(known_low).cast(pl.Int64),
            "low_under": scale,
            "high": pl.when(has & exhaustive & (opened == 0)).then(high).cast(pl.Int64),
            "high_under": scale,
            "has": has | ~exhaustive,
            "irrelevant": (relevant == 0) | ~exhaustive,
            "is_said": pl.col(COUNT).is_not_null(),
        }

    def _read(self, of: Any) -> list[Any]:
        kinds = ("lav", "høj", "største", parts.OPEN_HIGH, parts.HAS, parts.RELEVANT)
        return [of(self.name(kind)) for kind in kinds]

    def value(self, cut: Cut, row: Mapping[str, Any]) -> Value:
        """The same of one row, as a value."""
        scale = scale_of(self.column.fact)
        low, high, greatest, opened, has, relevant = self._read(row.__getitem__)
        interval = Interval(Fraction(low, scale), None if opened else Fraction(high, scale))
        certain = None if greatest is None else Fraction(greatest, scale)
        return summed(cut, Value((interval,) if has else (), irrelevant=not relevant), certain)


@dataclass(frozen=True)
class Quantified:
    """A fact that holds of a whole if it holds of any part, or of all."""

    column: FactColumn

    @property
    def words(self) -> tuple[str, str]:
        """The word that decides, and the other."""
        return ("ja", "nej") if self.column.fact.roll_up is RollUp.ANY else ("nej", "ja")

    def name(self, kind: str) -> str:
        return f"{self.column.fact.name}|{kind}"

    @property
    def names(self) -> list[str]:
        """The columns gathered: how many parts certainly decide, may, say something, are certainly relevant."""
        return [self.name(kind) for kind in ("ja", "måske", "siger", "relevant")]

    def columns(self, schema: Schema) -> list[pl.Expr]:
        import polars as pl

        decides, _ = self.words
        values = [entry.value or Value() for entry in self.column.entries]
        said = (
            [v.words == {decides} and not v.irrelevant for v in values],
            [decides in v.words for v in values],
            [bool(v.words) for v in values],
            [not v.irrelevant for v in values],
        )
        both = zip(self.names, said, strict=True)
        return [self.column.of_entries(schema, one, pl.Boolean).alias(name) for name, one in both]

    def gathered(self) -> list[pl.Expr]:
        import polars as pl

        return [pl.col(name).sum() for name in self.names]

    def value(self, cut: Cut, counts: Sequence[int | bool]) -> Value:
        """What the counts of parts say of the whole."""
        certain, possible, relevant, sure = (bool(count) for count in counts)
        return quantified(*self.words, cut, certain=certain, possible=possible, relevant=relevant, irrelevant=not sure)
