"""Totals: the size of each area and of all together, beside the table of them that a report printed.

Comes in: the outline and a printed table of facts, or none. Goes out: the table made again from the cases. Always
holds: sums are exact; one with an unknown part is a bound (`mindst …`); every cell that differs has a mark and a
`Difference` with both figures and both sources.

A printed number agrees with the same number only. A printed dash agrees with none, with `ikke relevant` and with what
is unknown; a printed `ikke opgjort` with what is unknown. A row with words printed across it has no figures to add
up, so it stands outside the total.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from egnet.report.outline import Outline, Place
from egnet.report.phrase import Phrase, amount, as_written, phrase, signed, source_of
from egnet.report.printed import PrintedNote, PrintedRow, PrintedTable, printed_value
from egnet.rulebook.rulebook import Fact, RollUp, Rulebook, Source
from egnet.text import Language, Text
from egnet.values.arithmetic import total
from egnet.values.value import Unknown, Value, number


class DifferenceKind(StrEnum):
    """What is compared: a cell with the printed one, an area with its parts, a total with the printed total."""

    CELL = "cell"
    PARTS = "parts"
    TOTAL = "total"
    TEXT = "text"


@dataclass(frozen=True)
class Difference:
    """Two figures that should be one. `mark` numbers it; `by` is how much the first exceeds the second, where known."""

    mark: int
    kind: DifferenceKind
    area: Phrase
    anchor: str | None
    fact: Phrase
    ours: Phrase
    our_source: Phrase | None
    theirs: Phrase
    their_source: Phrase | None
    by: str
    notes: tuple[Phrase, ...]


@dataclass(frozen=True)
class TotalsCell:
    """What the cases say and what was printed; `marks` are those of the differences."""

    shown: Phrase
    printed: Phrase | None
    differs: bool
    marks: tuple[int, ...]


@dataclass(frozen=True)
class TotalsRow:
    """One area. `counted` is whether it is part of the total; `text` is what is printed across the row, and `mark` its
    difference from the cases' figures.
    """

    title: Phrase
    group: Phrase
    anchor: str | None
    counted: bool
    text: Phrase | None
    mark: int | None
    cells: tuple[TotalsCell, ...]


@dataclass(frozen=True)
class Totals:
    """A table of facts; `source` is where it was printed, if it was."""

    title: Phrase | None
    source: Phrase | None
    columns: tuple[Phrase, ...]
    units: tuple[str, ...]
    rows: tuple[TotalsRow, ...]
    total: TotalsRow
    differences: tuple[Difference, ...]
    notes: tuple[Phrase, ...]


def totals_as_printed(outline: Outline, table: PrintedTable, rulebook: Rulebook, language: Language) -> Totals:
    """A printed table of facts made again: its rows and columns."""
    return _Totals(outline, table, rulebook, language).table()


def facts_that_add_up(outline: Outline, rulebook: Rulebook) -> tuple[str, ...]:
    """The facts whose parts add up and which are known of some whole."""
    return tuple(
        fact.name
        for fact in rulebook.facts.values()
        if fact.roll_up is RollUp.SUM and any(_value(place, fact).unknown is None for place in outline.wholes)
    )


def totals_of_wholes(outline: Outline, facts: Sequence[str], rulebook: Rulebook, language: Language) -> Totals:
    """The wholes' figures where no table was printed."""
    rows = tuple(
        PrintedRow(place.id, place.decided.record.title, place.decided.record.administration, ("",) * len(facts), "")
        for place in outline.wholes
    )
    table = PrintedTable("", "", Source("", ""), tuple(facts), rows, None, ())
    return _Totals(outline, table, rulebook, language, compared=False).table()


class _Totals:
    def __init__(
        self, outline: Outline, table: PrintedTable, rulebook: Rulebook, language: Language, compared: bool = True
    ) -> None:
        self.outline = outline
        self.printed = table
        self.language = language
        self.compared = compared
        self.facts = [rulebook.facts[column] for column in table.columns]
        self.differences: list[Difference] = []
        # For each column: how much each area's cell exceeds the printed one, to explain how the totals differ.
        self.excess: list[dict[str, Fraction | None]] = [{} for _ in self.facts]

    def table(self) -> Totals:
        rows = [self._row(row) for row in self.printed.rows]
        total_row = self._total([row.counted for row in rows])
        table = self.printed
        return Totals(
            title=as_written(table.title) if table.title else None,
            source=source_of(table.source),
            columns=tuple(phrase(fact.title, self.language) for fact in self.facts),
            units=tuple("" if fact.unit == fact.title.da else fact.unit for fact in self.facts),
            rows=tuple(rows),
            total=total_row,
            differences=tuple(self.differences),
            notes=tuple(self._note(note) for note in table.notes),
        )

    # -- rows ----------------------------------------------------------------------------------------------------------

    def _row(self, row: PrintedRow) -> TotalsRow:
        place = self.outline.by_id.get(row.case)
        cells = [
            self._cell(row, place, column, row.cells[column] if row.cells else None)
            for column in range(len(self.facts))
        ]
        return TotalsRow(
            title=as_written(row.label or row.case),
            group=as_written(row.group),
            anchor=place.anchor if place else None,
            counted=bool(row.cells),
            text=as_written(row.text) if row.text else None,
            mark=self._text_instead(row, place, cells) if row.text and place is not None else None,
            cells=tuple(cells),
        )

    def _cell(self, row: PrintedRow, place: Place | None, column: int, printed: str | None) -> TotalsCell:
        fact = self.facts[column]
        if place is None:
            theirs = None if printed is None else self._shown_printed(printed, fact)
            return TotalsCell(Phrase("–"), theirs, False, ())
        value = _value(place, fact)
        cell = TotalsCell(amount(value, fact, self.language), None, False, ())
        if printed is not None and self.compared:
            theirs = self._shown_printed(printed, fact)
            differs = not _agrees(value, printed_value(printed, fact))
            cell = replace(cell, printed=theirs, differs=differs)
            if differs:
                excess = _excess(value, printed_value(printed, fact))
                self.excess[column][row.label or row.case] = excess
                cell = replace(cell, marks=(self._differs(row, place, fact, cell.shown, theirs, excess),))
        for mark in self._from_parts(place, fact):
            cell = replace(cell, marks=(*cell.marks, mark))
        return cell

    def _differs(
        self, row: PrintedRow, place: Place, fact: Fact, ours: Phrase, theirs: Phrase, excess: Fraction | None
    ) -> int:
        figure = place.decided.record.figures.get(fact.name)
        notes = [] if figure is None else [figure.note]
        if figure is not None:
            notes += [also.note for also in figure.also if also.source == self.printed.source]
        notes += [n.text for n in self.printed.notes if n.case == row.case and n.column == fact.name]
        return self._add(
            DifferenceKind.CELL,
            place.title,
            place.anchor,
            self._title(fact),
            (ours, source_of(figure.source) if figure is not None else None),
            (theirs, source_of(self.printed.source)),
            self._by(excess, fact),
            _written_notes(notes),
        )

    def _from_parts(self, place: Place, fact: Fact) -> list[int]:
        """An area whose own figure and whose parts' figures have nothing in common."""
        marks = []
        record = place.decided.record
        for one in place.decided.effective.disagreements:
            if one.fact != fact.name:
                continue
            figure = record.figures.get(fact.name)
            about = f": {record.cuts[one.cut].title}" if one.cut in record.cuts else ""
            parts = phrase(Text(f"summen af delene{about}", f"the sum of the parts{about}"), self.language)
            notes = (
                []
                if figure is None
                else [figure.note, *(a.note for a in figure.also if a.value.within(one.from_parts))]
            )
            marks.append(
                self._add(
                    DifferenceKind.PARTS,
                    place.title,
                    place.anchor,
                    self._title(fact),
                    (amount(one.stated, fact, self.language), source_of(figure.source) if figure is not None else None),
                    (amount(one.from_parts, fact, self.language), parts),
                    self._by(_excess(one.stated, one.from_parts), fact),
                    _written_notes(notes),
                )
            )
        return marks

    def _text_instead(self, row: PrintedRow, place: Place, cells: Sequence[TotalsCell]) -> int | None:
        """Words are printed where the cases have figures."""
        known = [
            f"{phrase(fact.title, self.language)} {cell.shown}"
            for fact, cell in zip(self.facts, cells, strict=True)
            if _value(place, fact).unknown is None
        ]
        if not known:
            return None
        return self._add(
            DifferenceKind.TEXT,
            place.title,
            place.anchor,
            phrase(Text("hele rækken", "the whole row"), self.language),
            (Phrase("; ".join(known), self.language), phrase(Text("sagerne", "the cases"), self.language)),
            (as_written(row.text), source_of(self.printed.source)),
            "",
            [phrase(Text("Rækken tæller ikke med i summen", "The row is not counted in the total"), self.language)],
        )

    # -- the total -----------------------------------------------------------------------------------------------------

    def _total(self, counted: Sequence[bool]) -> TotalsRow:
        rows = [row for row, counts in zip(self.printed.rows, counted, strict=True) if counts]
        printed = self.printed.total
        cells = []
        label = (
            as_written(printed.label) if printed and printed.label else phrase(Text("I alt", "Total"), self.language)
        )
        for column, fact in enumerate(self.facts):
            places = [self.outline.by_id.get(row.case) for row in rows]
            unknown = fact.domain.unknown(Unknown.ABSENT)
            values = [_value(place, fact) if place is not None else unknown for place in places]
            value = fact.domain.clip(total(values)) if values else unknown
            if value == fact.domain.whole:
                value = unknown
            cell = TotalsCell(amount(value, fact, self.language), None, False, ())
            if printed is not None and printed.cells:
                theirs = self._shown_printed(printed.cells[column], fact)
                read = printed_value(printed.cells[column], fact)
                cell = replace(cell, printed=theirs, differs=not _agrees(value, read))
                if cell.differs:
                    cell = replace(cell, marks=(self._total_differs(column, label, cell, _excess(value, read)),))
                self._check_printed_sum(column, rows, read, label)
            cells.append(cell)
        return TotalsRow(label, Phrase(""), None, counted=True, text=None, mark=None, cells=tuple(cells))

    def _total_differs(self, column: int, label: Phrase, cell: TotalsCell, excess: Fraction | None) -> int:
        """The total differs by what its cells differ by, and the note says which."""
        fact = self.facts[column]
        parts = self.excess[column]
        known = {area: by for area, by in parts.items() if by is not None}
        notes = []
        if known and excess == sum(known.values()):
            listed = ", ".join(f"{area} {signed(by, fact.kind, self.language)}" for area, by in known.items())
            notes.append(phrase(Text(f"Forskellen er: {listed}", f"The difference is: {listed}"), self.language))
        assert cell.printed is not None
        return self._add(
            DifferenceKind.TOTAL,
            label,
            None,
            self._title(fact),
            (cell.shown, phrase(Text("summen af rækkerne her", "the sum of the rows here"), self.language)),
            (cell.printed, source_of(self.printed.source)),
            self._by(excess, fact),
            notes,
        )

    def _check_printed_sum(self, column: int, rows: Sequence[PrintedRow], read: Value | None, label: Phrase) -> None:
        """The printed total against the printed cells."""
        fact = self.facts[column]
        cells = [printed_value(row.cells[column], fact) for row in rows]
        added = total([cell for cell in cells if cell is not None and cell.unknown is None])
        if read is not None and added.numbers and not _agrees(added, read):
            self._add(
                DifferenceKind.TOTAL,
                label,
                None,
                self._title(fact),
                (
                    amount(added, fact, self.language),
                    phrase(Text("summen af de trykte rækker", "the sum of the printed rows"), self.language),
                ),
                (amount(read, fact, self.language), source_of(self.printed.source)),
                self._by(_excess(added, read), fact),
                [],
            )

    # -- words ---------------------------------------------------------------------------------------------------------

    def _add(
        self,
        kind: DifferenceKind,
        area: Phrase,
        anchor: str | None,
        fact: Phrase,
        ours: tuple[Phrase, Phrase | None],
        theirs: tuple[Phrase, Phrase | None],
        by: str,
        notes: Sequence[Phrase],
    ) -> int:
        mark = len(self.differences) + 1
        self.differences.append(
            Difference(
                mark=mark,
                kind=kind,
                area=area,
                anchor=anchor,
                fact=fact,
                ours=ours[0],
                our_source=ours[1],
                theirs=theirs[0],
                their_source=theirs[1],
                by=by,
                notes=tuple(notes),
            )
        )
        return mark

    def _title(self, fact: Fact) -> Phrase:
        return phrase(fact.title, self.language)

    def _by(self, excess: Fraction | None, fact: Fact) -> str:
        return signed(excess, fact.kind, self.language) if excess is not None else ""

    def _shown_printed(self, printed: str, fact: Fact) -> Phrase:
        value = printed_value(printed, fact)
        return as_written(printed) if value is None else amount(value, fact, self.language)

    def _note(self, note: PrintedNote) -> Phrase:
        titles: Mapping[str, str] = {row.case: row.label for row in self.printed.rows}
        facts = {fact.name: fact.title.da for fact in self.facts}
        area, fact = titles.get(note.case, ""), facts.get(note.column, "")
        about = f"{area}, {fact}" if area and fact else area or fact[:1].upper() + fact[1:]
        return as_written(": ".join(t for t in (about, note.text) if t))


def _written_notes(notes: Sequence[str]) -> list[Phrase]:
    """The notes that say something, each once."""
    return [as_written(note) for note in dict.fromkeys(notes) if note]


def _value(place: Place, fact: Fact) -> Value:
    return place.decided.effective.values[fact.name]


def _agrees(value: Value, printed: Value | None) -> bool:
    """Whether the cases say what is printed."""
    if printed is None:
        return value.unknown is not None or value.hull is None or value == number(0)
    if printed.unknown is not None:
        return value.unknown is not None
    return value.unknown is None and value == printed


def _excess(value: Value, printed: Value | None) -> Fraction | None:
    """How much the least possible value exceeds the least printed one; a dash and `ikke opgjort` count as nothing."""
    mine = value.hull.low if value.hull is not None and value.unknown is None else None
    if mine is None:
        return None
    if printed is None or printed.unknown is not None:
        return mine
    return mine - printed.hull.low if printed.hull is not None and printed.hull.low is not None else None
