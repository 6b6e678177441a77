"""Decided frames in, the rows of a table of decisions out, as `egnet.decision.files.row_of` writes them.

Words, reasons and sources are made once for each distinct answer; figures that a reason shows are put in by column.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from egnet.batch.plain import FactColumn, PlainTable
from egnet.columnar.kernel import DETAIL, VERDICT, Detail, Kernel
from egnet.decision.columns import COLUMNS
from egnet.evaluate.judge import VerdictTrace
from egnet.evaluate.trace import otherwise_id
from egnet.explain.words import filled, shown_fact
from egnet.records.record import Figure
from egnet.rulebook.rulebook import Source
from egnet.values.shown import show_number
from egnet.values.value import number

if TYPE_CHECKING:
    import polars as pl

#: What needs no more than the verdict.
OF_VERDICT = frozenset({"id", "title", "administration", "part_of", "verdict", "certain", "possible", "undecided_by"})
#: Stand around the name of a fact whose figure is put in; no text of a rulebook has them.
_BEGIN, _END, _CAPITAL = "\ue000", "\ue001", "\ue002"
#: Blanks as Python's `split` has them.
_BLANKS = r"[\s\x1c-\x1f]+"


class Answers:
    """Writes the columns that are asked for."""

    def __init__(self, kernel: Kernel, table: PlainTable, columns: Sequence[str] = COLUMNS) -> None:
        self.kernel = kernel
        self.table = table
        self.columns = columns
        self.details_too = not set(columns) <= OF_VERDICT
        self._verdicts: list[tuple[str, str, str, str]] = []
        self._details: list[tuple[str, str, str]] = []
        self._shown: dict[str, dict[tuple[float | None, int], str]] = {}

    def rows(self, frame: pl.DataFrame) -> pl.DataFrame:
        """A row of texts for each row of a frame of codes."""
        return self.written(self.decided(frame))

    def decided(self, codes: pl.DataFrame) -> pl.DataFrame:
        """A frame of codes with the number of each verdict and, where they are asked for, of the details."""
        import narwhals as nw

        decided = self.kernel.with_verdict(self.kernel.with_findings(nw.from_native(codes)))
        frame: pl.DataFrame = (self.kernel.with_detail(decided) if self.details_too else decided).to_native()
        return frame

    def written(self, frame: pl.DataFrame) -> pl.DataFrame:
        """A row of texts for each row of a frame that has its verdict and, where they are asked for, its details."""
        import polars as pl

        for verdict in self.kernel.verdicts[len(self._verdicts) :]:
            self._verdicts.append(self._words(verdict))
        for detail in self.kernel.details[len(self._details) :]:
            self._details.append(self._reasons(detail))
        made = self._of_record(frame)
        names = ("verdict", "certain", "possible", "undecided_by")
        made |= _gathered(names, self._verdicts, frame[VERDICT])
        if self.details_too:
            made |= _gathered(("reasons", "sources", "schedule"), self._details, frame[DETAIL])
            made["reasons"] = self._with_figures(made["reasons"], frame)
        return pl.DataFrame([made[name].alias(name) for name in self.columns])

    def _of_record(self, frame: pl.DataFrame) -> dict[str, pl.Series]:
        import polars as pl

        def field(name: str) -> pl.Expr:
            cell = self.table.fields.get(name)
            return pl.lit("") if cell is None else pl.col(cell).cast(pl.String).fill_null("").str.strip_chars()

        def one_line(name: str) -> pl.Expr:
            return field(name).str.replace_all(_BLANKS, " ").str.strip_chars(" ")

        title = one_line("title")
        made = frame.select(
            field("id").alias("id"),
            pl.when(title == "").then(field("id")).otherwise(title).alias("title"),
            one_line("administration").alias("administration"),
            pl.lit("").alias("part_of"),
        )
        return {name: made[name] for name in made.columns}

    def _words(self, verdict: VerdictTrace) -> tuple[str, str, str, str]:
        certain = len(verdict.possible) == 1
        words = " + ".join(verdict.possible[0]) if certain else self.kernel.plan.rulebook.undecided
        possible = " | ".join(" + ".join(words) for words in verdict.possible)
        return words, "ja" if certain else "nej", possible, ", ".join(verdict.undecided_by)

    def _reasons(self, detail: Detail) -> tuple[str, str, str]:
        texts: list[str] = []
        sources: list[Source] = []
        for principle in self.kernel.plan.principles:
            for rule in principle.rules:
                if rule.id in detail.decisive:
                    texts.append(self._template(rule.rule.because.da))
                    sources.append(rule.rule.source)
            if otherwise_id(principle.id) in detail.decisive:
                own = principle.principle
                silent = f"Ingen regel under {own.title.da} gælder"
                because = own.otherwise_because
                texts.append(silent if because is None else self._template(because.da))
                sources.append(own.source)
        named = dict.fromkeys(str(source) for source in sources)
        steps = [step.source.text.da for step, holds in detail.schedule if holds.must_hold]
        return "; ".join(texts), "; ".join(named), "; ".join(steps)

    def _template(self, text: str) -> str:
        """The text with a mark for each figure; a capital where the text begins with one."""
        plan = self.kernel.plan

        def shown(name: str) -> str:
            if name in plan.parameters:
                return show_number(plan.parameters[name], plan.rulebook.parameters[name].kind, "da")
            self._shown.setdefault(name, {})
            return f"{_BEGIN}{name}{_END}"

        template = filled(text, shown)
        return _CAPITAL + template if template.startswith(_BEGIN) else template

    def _with_figures(self, texts: pl.Series, frame: pl.DataFrame) -> pl.Series:
        import polars as pl

        made = texts
        for name in self._shown:
            for mark, capital in ((f"{_CAPITAL}{_BEGIN}{name}{_END}", True), (f"{_BEGIN}{name}{_END}", False)):
                has = made.str.contains(mark, literal=True)
                if not has.any():
                    continue
                places = has.arg_true()
                figures = self._figures(name, frame[places])
                if capital:
                    figures = figures.str.slice(0, 1).str.to_uppercase() + figures.str.slice(1)
                both = pl.DataFrame({"tekst": made.gather(places), "tal": figures})
                put = both.select(pl.col("tekst").str.replace_all(mark, pl.col("tal"), literal=True)).to_series()
                made = made.scatter(places, put)
        return made

    def _figures(self, name: str, frame: pl.DataFrame) -> pl.Series:
        """What is known of a fact in words, row by row; made once for each distinct figure."""
        import polars as pl

        column = self.table.facts.get(name)
        if column is None:
            of = self.table.calculated_from(name)
            figures = [made for one in of for made in (one.numbers(frame.schema), one.entry_numbers(frame.schema))]
            rows = frame.with_columns(figures).iter_rows(named=True)
            return pl.Series([self.table.calculated_in_words(name, row) for row in rows])
        frame = frame.with_columns(column.numbers(frame.schema), column.entry_numbers(frame.schema))
        distinct = frame.select(column.number, column.entry).unique()
        known = self._shown[name]
        texts = []
        for number_, entry in distinct.iter_rows():
            if (number_, entry) not in known:
                known[number_, entry] = in_words(column, number_, entry)
            texts.append(known[number_, entry])
        keyed = distinct.with_columns(pl.Series("ord", texts, dtype=pl.String))
        on = [column.number, column.entry]
        return frame.select(on).join(keyed, on=on, how="left", nulls_equal=True, maintain_order="left")["ord"]


def in_words(column: FactColumn, number_: float | None, entry: int) -> str:
    """The figure of one cell in words."""
    if number_ is not None:
        exact = number(Fraction(repr(number_)))
        return shown_fact(column.fact, exact, Figure(exact, "", Source("", "")), "da")
    known = column.entries[entry]
    assert known.value is not None
    figure = Figure(known.value, known.printed, Source("", "")) if known.printed else None
    return shown_fact(column.fact, known.value, figure, "da")


def _gathered(names: Sequence[str], rows: Sequence[Sequence[str]], places: pl.Series) -> dict[str, pl.Series]:
    import polars as pl

    columns = zip(*rows, strict=True) if rows else ([] for _ in names)
    return {
        name: pl.Series(name, list(column), dtype=pl.String).gather(places)
        for name, column in zip(names, columns, strict=True)
    }
