"""Parts in columns in, how many of them have which verdicts out: at least and at most, for each whole and cut.

Always holds: what is counted of a whole is the code of what `egnet.evaluate.forest` counts of its parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from egnet.batch.rolling import COUNT, CUT, WHOLE
from egnet.columnar.coding import Coding
from egnet.columnar.kernel import Kernel
from egnet.columnar.masks import Masks
from egnet.columnar.possible import POSSIBLE
from egnet.evaluate.trace import Verdict
from egnet.rulebook.condition import Measure, PartsTest
from egnet.tables.plain import PlainTable
from egnet.values.interval import Interval
from egnet.values.value import NOT_RELEVANT, Value

if TYPE_CHECKING:
    import polars as pl


class Counting:
    """Counts the verdicts of parts, as far as the plan asks for it."""

    def __init__(self, kernel: Kernel, plain: PlainTable) -> None:
        self.plain = plain
        self.counted: list[tuple[Coding, PartsTest]] = [
            (coding, coding.fact.parts) for coding in kernel.codings if coding.fact.parts is not None
        ]
        self._masks = Masks(kernel, rules=False)

    @property
    def names(self) -> list[str]:
        """The columns of codes that wholes get."""
        return [coding.name for coding, _ in self.counted]

    def of_parts(self, parts: pl.DataFrame) -> pl.DataFrame:
        """How many parts there are by whole and cut, and for each test how many certainly and possibly pass it."""
        import polars as pl

        found = self._masks.added_to(self.plain.coded(parts)).select(WHOLE, CUT, POSSIBLE)
        numbers = found[POSSIBLE].unique()
        said = [self._passes(self._masks.verdicts(number)) for number in numbers]
        kinds = [f"{kind}{place}" for place in range(len(self.counted)) for kind in ("sikre", "mulige")]
        flags = pl.DataFrame(said, schema=dict.fromkeys(kinds, pl.Int64), orient="row").with_columns(numbers)
        joined = found.join(flags, on=POSSIBLE, how="left")
        return joined.group_by(WHOLE, CUT).agg(pl.len().cast(pl.Int64).alias(COUNT), pl.col(kinds).sum())

    def of_unknown(self, parts: pl.DataFrame) -> pl.DataFrame:
        """The same of parts of which nothing is known, one for each whole and cut."""
        import polars as pl

        one, none = pl.lit(1, pl.Int64), pl.lit(0, pl.Int64)
        said = [made for n in range(len(self.counted)) for made in (none.alias(f"sikre{n}"), one.alias(f"mulige{n}"))]
        return parts.select(WHOLE, CUT, one.alias(COUNT), *said)

    def _passes(self, possible: Sequence[Verdict]) -> list[int]:
        """Whether one of these verdicts certainly, and possibly, passes each test."""
        made = []
        for _, test in self.counted:
            hits = [bool(test.verdicts.intersection(verdict)) for verdict in possible]
            made += [int(all(hits)), int(any(hits))]
        return made

    def with_codes(self, wholes: pl.DataFrame, every: pl.DataFrame, id_: str) -> pl.DataFrame:
        """The wholes with a code for each test."""
        for place, (coding, test) in enumerate(self.counted):
            wholes = wholes.with_columns(self._codes(wholes, every, id_, place, coding, test).alias(coding.name))
        return wholes

    def _codes(
        self, wholes: pl.DataFrame, every: pl.DataFrame, id_: str, place: int, coding: Coding, test: PartsTest
    ) -> pl.Series:
        import polars as pl

        columns = [COUNT, f"sikre{place}", f"mulige{place}"]
        counted = every if test.cut is None else every.filter(pl.col(CUT) == test.cut)
        of_whole = counted.group_by(WHOLE).agg(pl.col(columns).sum())
        found = wholes.select(id_).join(of_whole, left_on=id_, right_on=WHOLE, how="left", maintain_order="left")
        distinct = found.select(columns).unique()
        codes = [_code(coding, test, *counts) for counts in distinct.iter_rows()]
        keyed = distinct.with_columns(pl.Series("kode", codes, dtype=pl.Int32))
        return found.join(keyed, on=columns, how="left", nulls_equal=True, maintain_order="left")["kode"]


def _code(coding: Coding, test: PartsTest, count: int | None, certain: int, possible: int) -> int:
    if not count:
        return coding.code_of(NOT_RELEVANT)
    whole = count if test.measure is Measure.SHARE else 1
    return coding.code_of(Value((Interval(Fraction(certain, whole), Fraction(possible, whole)),)))
