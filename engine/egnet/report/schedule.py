"""The schedule: which steps each area takes in which years, beside the schedule that a report printed.

Comes in: the outline and a printed table of years, or none. Goes out: the table made again from the decisions. Always
holds: a cell whose steps say something else than the printed cell carries both.

Two cells say the same when the words that matter are the same, in the same order: letter case, punctuation and
connecting words (`og`, `af`, `vedrørende` and the like) do not count, inflections do (`overflyttes` and `overflytning`
are two words). Only certain steps are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from egnet.evaluate.forest import Decided
from egnet.explain.words import fill
from egnet.report.outline import Outline, Place
from egnet.report.phrase import Phrase, as_written, phrase, source_of
from egnet.report.printed import Period, PrintedTable
from egnet.rulebook.rulebook import Step
from egnet.text import Language, Text

_CONNECTING = frozenset({
    "af", "at", "de", "den", "der", "det", "efter", "en", "et", "for", "fra", "i", "med", "men", "mod", "og", "om",
    "over", "på", "samt", "som", "til", "ved", "vedr", "vedrørende",
})  # fmt: skip


@dataclass(frozen=True)
class PlannedStep:
    """A step of one area; `text` is in both languages, `shown` in that of the document."""

    text: Text
    shown: Phrase
    period: Period
    certain: bool
    source: Phrase | None


@dataclass(frozen=True)
class ScheduleCell:
    """What is planned, and what was printed; `differs` where they do not say the same."""

    steps: tuple[PlannedStep, ...]
    printed: Phrase | None
    differs: bool


@dataclass(frozen=True)
class ScheduleRow:
    """One area. `anchor` is `None` where it is not among the records of the document."""

    title: Phrase
    part_of: Phrase | None
    group: Phrase
    anchor: str | None
    cells: tuple[ScheduleCell, ...]


@dataclass(frozen=True)
class Schedule:
    """A table of years; `source` is where it was printed, if it was."""

    title: Phrase | None
    source: Phrase | None
    periods: tuple[str, ...]
    rows: tuple[ScheduleRow, ...]
    notes: tuple[Phrase, ...] = ()

    @property
    def differences(self) -> int:
        return sum(cell.differs for row in self.rows for cell in row.cells)

    @property
    def has_possible(self) -> bool:
        """Whether some step is possible without being certain."""
        return any(not step.certain for row in self.rows for cell in row.cells for step in cell.steps)


def schedule_as_printed(outline: Outline, table: PrintedTable, language: Language) -> Schedule:
    """A printed table of years made again: its rows, its columns and, where steps need them, further columns."""
    places = [outline.by_id.get(row.case) for row in table.rows]
    planned = [steps_of(place.decided, language) if place else () for place in places]
    printed = table.periods or ()
    periods = (*printed, *_further_periods(printed, [step for steps in planned for step in steps]))
    rows = []
    for row, place, steps in zip(table.rows, places, planned, strict=True):
        texts = [*row.cells, *[""] * (len(periods) - len(row.cells))]
        cells = [_cell(_within(steps, periods, i), text, place) for i, text in enumerate(texts)]
        anchor = place.anchor if place else None
        rows.append(ScheduleRow(as_written(row.label or row.case), None, as_written(row.group), anchor, tuple(cells)))
    labels = {row.case: row.label for row in table.rows}
    notes = [as_written(": ".join(t for t in (labels.get(n.case, n.column), n.text) if t)) for n in table.notes]
    names = tuple(str(period) for period in periods)
    return Schedule(as_written(table.title), source_of(table.source), names, tuple(rows), tuple(notes))


def schedule_of_others(outline: Outline, shown: Iterable[str], language: Language) -> Schedule:
    """The steps of the areas that stand in no printed table. A part with its whole's steps is not repeated."""
    done = set(shown)
    planned = {place.id: steps_of(place.decided, language) for place in outline}
    chosen = [
        place
        for place in outline
        if planned[place.id] and place.id not in done and planned[place.id] != _of_whole(place, outline, planned)
    ]
    periods = _further_periods((), [step for place in chosen for step in planned[place.id]])
    rows = [
        ScheduleRow(
            place.title,
            whole.title if (whole := outline.whole(place)) else None,
            as_written(place.decided.record.administration),
            place.anchor,
            tuple(ScheduleCell(_within(planned[place.id], periods, i), None, False) for i in range(len(periods))),
        )
        for place in chosen
    ]
    return Schedule(None, None, tuple(str(period) for period in periods), tuple(rows))


def steps_of(one: Decided, language: Language) -> tuple[PlannedStep, ...]:
    """The steps of one area, certain or possible, in the order of the rulebook."""
    steps = []
    for outcome, holds in one.trace.schedule:
        step = outcome.source
        if isinstance(step, Step):
            text = fill(step.text, one)
            period = Period(step.year, step.to_year)
            shown = phrase(text, language)
            steps.append(PlannedStep(text, shown, period, holds.must_hold, source_of(step.source)))
    return tuple(steps)


def says_the_same(one: str, other: str) -> bool:
    """Whether the words that matter are the same, in the same order."""
    return _words_that_matter(one) == _words_that_matter(other)


def _words_that_matter(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", text.casefold()) if word not in _CONNECTING]


def _cell(steps: tuple[PlannedStep, ...], printed: str, place: Place | None) -> ScheduleCell:
    certain = " ".join(step.text.da for step in steps if step.certain)
    differs = place is not None and not says_the_same(certain, printed)
    return ScheduleCell(steps, as_written(printed), differs)


def _within(steps: Sequence[PlannedStep], periods: Sequence[Period], column: int) -> tuple[PlannedStep, ...]:
    """The steps that belong to a column: the first that holds them whole."""
    return tuple(s for s in steps if next(i for i, p in enumerate(periods) if p.holds(s.period)) == column)


def _further_periods(periods: Sequence[Period], steps: Iterable[PlannedStep]) -> tuple[Period, ...]:
    """Periods of steps that no column holds."""
    return tuple(sorted({s.period for s in steps if not any(p.holds(s.period) for p in periods)}))


def _of_whole(place: Place, outline: Outline, planned: dict[str, tuple[PlannedStep, ...]]) -> object:
    whole = outline.whole(place)
    return planned[whole.id] if whole is not None else None
