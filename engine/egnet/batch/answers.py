"""Decided frames in, the rows of a table of decisions out, as `egnet.decision.files.row_of` writes them.

Words, reasons and sources are made once for each distinct answer; figures that a reason shows are put in by column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

from egnet.columnar.kernel import DETAIL, VERDICT, Detail, Kernel
from egnet.columnar.masks import FIRED, OVERRIDDEN, UNDECIDED, Masks
from egnet.columnar.naming import Naming
from egnet.columnar.possible import POSSIBLE
from egnet.columnar.stages import Stage, Stages
from egnet.decision.columns import COLUMNS, OF_RULES
from egnet.evaluate.judge import VerdictTrace
from egnet.evaluate.trace import Verdict, otherwise_id
from egnet.explain.words import filled, shown_fact
from egnet.records.record import Figure
from egnet.rulebook.rulebook import Source
from egnet.tables.fact_column import FactColumn
from egnet.tables.plain import PlainTable
from egnet.values.shown import show_number
from egnet.values.value import number

if TYPE_CHECKING:
    import polars as pl

#: What the possible verdicts are enough for.
OF_POSSIBLE = ("verdict", "certain", "possible")
OF_VERDICT = (*OF_POSSIBLE, "undecided_by")
OF_DETAIL = ("reasons", "sources", "schedule")
_RULES = dict(zip(OF_RULES, (FIRED, OVERRIDDEN, UNDECIDED), strict=True))
#: Stand around the name of a fact whose figure is put in; no text of a rulebook has them.
_BEGIN, _END, _CAPITAL = "\ue000", "\ue001", "\ue002"
#: So many texts of the figures of one fact are remembered.
_MOST_SHOWN = 1 << 18
#: Blanks as Python's `split` has them.
_BLANKS = r"[\s\x1c-\x1f]+"


class Answers:
    """Writes the columns that are asked for."""

    def __init__(self, kernel: Kernel, table: PlainTable, columns: Sequence[str] = COLUMNS) -> None:
        self.kernel = kernel
        self.table = table
        self.columns = columns
        self.details_too = not set(columns).isdisjoint(OF_DETAIL)
        self._verdict_too = self.details_too or "undecided_by" in columns
        rules = [name for name in OF_RULES if name in columns]
        self._masks = Masks(kernel, rules=bool(rules)) if rules or not self._verdict_too else None
        self._naming = {name: Naming(self._masks, _RULES[name]) for name in rules if self._masks is not None}
        self._words: dict[str, list[tuple[str, ...]]] = {column: [] for column in (VERDICT, POSSIBLE, DETAIL)}
        self._shown: dict[str, dict[tuple[float | None, int], str]] = {}

    @property
    def numbers(self) -> tuple[str, ...]:
        """The columns of numbers that `written` asks for."""
        of_verdict = (VERDICT,) if self._verdict_too else (POSSIBLE,)
        of_detail = (DETAIL,) if self.details_too else ()
        return (*of_verdict, *of_detail, *(column for naming in self._naming.values() for column in naming.columns))

    def rows(self, frame: pl.DataFrame, *, enumerated: bool = False) -> pl.DataFrame:
        """A row for each row of a frame of codes; see `written`."""
        return self.written(self.decided(frame), enumerated=enumerated)

    def decided(self, codes: pl.DataFrame) -> pl.DataFrame:
        """A frame of codes with the numbers of what is asked for."""
        return self._stages.through(codes)

    @cached_property
    def _stages(self) -> Stages:
        return Stages(list(self._asked()), self.numbers)

    def _asked(self) -> Iterator[Stage]:
        if self._masks is not None:
            yield from self._masks.stages.stages
            for naming in self._naming.values():
                yield from naming.stages
        if self._verdict_too:
            yield from (*self.kernel.to_findings, *self.kernel.to_verdict)
        if self.details_too:
            yield from self.kernel.to_detail

    def written(self, frame: pl.DataFrame, *, enumerated: bool = False) -> pl.DataFrame:
        """A row of texts for each row of a frame that has `numbers`; `enumerated` where many rows have few texts."""
        import polars as pl

        made = self._of_record(frame)
        for column, names, word in self._sorts():
            known = self._words[column]
            known += [word(place) for place in range(len(known), _length(frame[column]))]
            # A reason may hold figures of its own row.
            few = enumerated and column != DETAIL
            made |= _gathered(names, known, frame[column], enumerated=few)
        made |= {name: naming.texts(frame).alias(name) for name, naming in self._naming.items()}
        if "reasons" in self.columns:
            made["reasons"] = self._with_figures(made["reasons"], frame)
        return pl.DataFrame([made[name].alias(name) for name in self.columns])

    def _sorts(self) -> Iterator[tuple[str, Sequence[str], Callable[[int], tuple[str, ...]]]]:
        """Each column of numbers with the columns of texts that it stands for, and what a number is in words."""
        kernel, masks = self.kernel, self._masks
        if self._verdict_too:
            yield VERDICT, OF_VERDICT, lambda n: self._verdict(*_told(kernel.verdicts[n]))
        elif masks is not None:
            yield POSSIBLE, OF_POSSIBLE, lambda n: self._verdict(masks.verdicts(n))[:-1]
        if self.details_too:
            yield DETAIL, OF_DETAIL, lambda n: self._reasons(kernel.details[n])

    def _of_record(self, frame: pl.DataFrame) -> dict[str, pl.Series]:
        import polars as pl

        def field(name: str) -> pl.Expr:
            cell = self.table.fields.get(name)
            if cell is None:
                return pl.lit("")
            # Texts of cells are stripped already.
            text = pl.col(cell)
            text = text if frame.schema[cell] == pl.String else text.cast(pl.String).str.strip_chars()
            return text.fill_null("")

        def one_line(name: str) -> pl.Expr:
            return field(name).str.replace_all(_BLANKS, " ").str.strip_chars(" ")

        title = one_line("title")
        fields = {
            "id": field("id"),
            "title": pl.when(title == "").then(field("id")).otherwise(title),
            "administration": one_line("administration"),
            "part_of": field("part_of"),
        }
        made = frame.with_columns(fields[name].alias(name) for name in self.columns if name in fields)
        return {name: made[name] for name in self.columns if name in fields}

    def _verdict(self, possible: Sequence[Verdict], undecided_by: Sequence[str] = ()) -> tuple[str, ...]:
        certain = len(possible) == 1
        words = " + ".join(possible[0]) if certain else self.kernel.plan.rulebook.undecided
        every = " | ".join(" + ".join(words) for words in possible)
        return words, "ja" if certain else "nej", every, ", ".join(undecided_by)

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
        if len(known) > _MOST_SHOWN:
            known.clear()
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
    known = column.entry_at(entry)
    assert known.value is not None
    figure = Figure(known.value, known.printed, Source("", "")) if known.printed else known.figure
    return shown_fact(column.fact, known.value, figure, "da")


def _length(places: pl.Series) -> int:
    """The length of a list that has these places."""
    greatest: Any = places.max()
    return 0 if greatest is None else int(greatest) + 1


def _told(verdict: VerdictTrace) -> tuple[Sequence[Verdict], Sequence[str]]:
    return verdict.possible, verdict.undecided_by


def _gathered(
    names: Sequence[str], rows: Sequence[Sequence[str]], places: pl.Series, *, enumerated: bool
) -> dict[str, pl.Series]:
    import polars as pl

    columns = zip(*rows, strict=True) if rows else ([] for _ in names)
    made = {}
    for name, column in zip(names, columns, strict=True):
        texts = list(column)
        kind = pl.Enum(list(dict.fromkeys(texts))) if enumerated else pl.String
        made[name] = pl.Series(name, texts, dtype=kind).gather(places)
    return made
