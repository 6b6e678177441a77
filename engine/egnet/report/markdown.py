"""The document as Markdown: headings, lists and tables, lines of 80 columns but for tables and hashes.

Comes in: a `Document`. Goes out: CommonMark with tables. Always holds: nothing from the input becomes markup.
"""

from __future__ import annotations

from collections.abc import Sequence

from egnet.report import labels
from egnet.report.areas import Area, ShownReason
from egnet.report.blocks import Blocks
from egnet.report.document import Document, OverviewRow
from egnet.report.escaping import code, escaped
from egnet.report.phrase import Phrase
from egnet.report.portfolio_blocks import portfolio_blocks
from egnet.report.schedule import Schedule, ScheduleCell, ScheduleRow
from egnet.report.totals import Totals, TotalsCell, TotalsRow
from egnet.report.verdicts import ShownVerdict
from egnet.text import Language, Text

_FIRST_MISSING = 3


def render_markdown(document: Document) -> str:
    """The document; it ends in one line break."""
    return _Page(document).render()


class _Page(Blocks):
    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.language: Language = document.language

    def render(self) -> str:
        self._head()
        self._overview()
        self._schedule()
        self._totals()
        self._areas()
        self._sources()
        self._making()
        return self.text()

    # -- blocks --------------------------------------------------------------------------------------------------------

    def say(self, label: Text) -> str:
        """A label of the document in its language."""
        return escaped(label.in_(self.language))

    # -- sections ------------------------------------------------------------------------------------------------------

    def _head(self) -> None:
        head, making = self.document.head, self.document.making
        self.heading(1, _text(self.document.title))
        if head.draft:
            self.paragraph(f"**{self.say(labels.DRAFT)}.** {self.say(labels.DRAFT_MEANS)}")
        self.paragraph(f"**{_text(head.rulebook)}**")
        self.heading(2, f"1. {self.say(labels.READING)}")
        rulebook = f"{code(head.rulebook_id)}, {self.say(labels.VERSION)} {escaped(head.version)}"
        extent = labels.EXTENT.in_(self.language).format(areas=head.areas, parts=head.parts)
        facts = [
            (labels.RULEBOOK, rulebook),
            (labels.STATUS, f"**{_text(head.status)}**" if head.draft else _text(head.status)),
            (labels.ADOPTED_BY, f"{_text(head.adopted_by)}, {head.adopted_on}" if head.adopted_by else ""),
            (labels.CASE_NUMBER, escaped(head.case_number)),
            (labels.AS_OF, head.as_of),
            (labels.CONTENT, escaped(extent)),
            (labels.SET_ASIDE, ", ".join(code(id_.text) for id_ in head.set_aside)),
            (labels.RULEBOOK_HASH, code(making.rulebook_sha256)),
            (labels.RECORDS_HASH, code(making.records_sha256)),
        ]
        self.items(f"{self.say(label)}: {text}" for label, text in facts if text)
        self.end()
        told = (labels.HOW_TO_READ, labels.DECISIVE_MEANS, labels.AS_WRITTEN)
        self.paragraph(" ".join(self.say(label) for label in told))
        self.heading(3, self.say(labels.MEANINGS))
        self.items(f"**{_text(one.words)}**: {_text(one.meaning)}" for one in self.document.meanings)
        self.end()

    def _overview(self) -> None:
        self.heading(2, f"2. {self.say(labels.OVERVIEW)}")
        self.heading(3, self.say(labels.COUNTS))
        head = self.document.head
        rows = [(_text(c.words), str(c.wholes), str(c.parts), str(c.all)) for c in self.document.counts]
        rows.append((self.say(labels.ALL), str(head.areas), str(head.parts), str(head.areas + head.parts)))
        columns = (labels.VERDICT, labels.WHOLES, labels.PARTS, labels.ALL)
        self.table([self.say(label) for label in columns], rows, numbers=3)
        self.heading(3, self.say(labels.ALL_VERDICTS))
        for row in self.document.overview:
            self.items([self._overview_item(row)], row.depth)
        self.end()

    def _overview_item(self, row: OverviewRow) -> str:
        administration = f" ({_text(row.administration)})" if not row.depth and row.administration.text else ""
        said = f"**{_text(row.title)}**{administration}: *{_text(row.verdict.words)}*."
        if row.verdict.certain:
            return f"{said} {_sentence(row.because)}".rstrip()
        return f"{said} {self._open(row.verdict, _FIRST_MISSING)}"

    def _open(self, verdict: ShownVerdict, most: int | None = None) -> str:
        """What an undecided verdict may be, and what is missing."""
        possible = ", ".join(_text(one) for one in verdict.possible)
        missing = "; ".join(_text(one) for one in verdict.missing[:most])
        more = f" (+{len(verdict.missing) - most})" if most and len(verdict.missing) > most else ""
        lacking = f" {self.say(labels.MISSING)}: {missing}{more}." if missing else ""
        return f"{self.say(labels.UNDECIDED_BETWEEN)}: {possible}.{lacking}"

    def _schedule(self) -> None:
        self.heading(2, f"3. {self.say(labels.SCHEDULE)}")
        for schedule in self.document.schedules:
            source = f" ({_text(schedule.source)})" if schedule.source else ""
            self.heading(3, f"{_text(schedule.title)}{source}")
            differs = labels.SCHEDULE_DIFFERS.in_(self.language).format(count=schedule.differences)
            self.paragraph(escaped(differs) if schedule.differences else self.say(labels.SCHEDULE_AGREES))
            self._schedule_table(schedule)
            self._notes(schedule.notes)
        further = self.document.further_steps
        if further.rows:
            if self.document.schedules:
                self.heading(3, self.say(labels.FURTHER_STEPS))
            self.paragraph(self.say(labels.NOT_REPEATED))
            self._schedule_table(further)
        elif not self.document.schedules:
            self.paragraph(self.say(labels.NO_STEPS))

    def _schedule_table(self, schedule: Schedule) -> None:
        if schedule.has_possible:
            self.paragraph(self.say(labels.POSSIBLE_STEPS))
        rows = [[self._scheduled(row), *(self._planned(cell, row) for cell in row.cells)] for row in schedule.rows]
        self.table([self.say(labels.AREA), *schedule.periods], rows)

    def _scheduled(self, row: ScheduleRow) -> str:
        group = f"{_text(row.group)}: " if row.group.text else ""
        within = f" ({self.say(labels.PART_OF).lower()} {_text(row.part_of)})" if row.part_of else ""
        missing = "" if row.anchor else f" ({self.say(labels.NOT_AMONG)})"
        return f"{group}{_text(row.title)}{within}{missing}"

    def _planned(self, cell: ScheduleCell, row: ScheduleRow) -> str:
        steps = "; ".join(
            ("" if step.certain else f"*{self.say(labels.POSSIBLY)}* ") + _text(step.shown) for step in cell.steps
        )
        if cell.printed is None or (row.anchor and not cell.differs):
            return steps
        printed = f"{self.say(labels.PRINTED)}: »{_text(cell.printed) or self.say(labels.PRINTED_EMPTY)}«"
        return f"{steps} **{self.say(labels.DIFFERS)}**, {printed}".strip() if cell.differs else printed

    def _notes(self, notes: Sequence[Phrase]) -> None:
        if notes:
            self.paragraph(f"{self.say(labels.NOTES)}:")
            self.items(_sentence(note) for note in notes)
            self.end()

    # -- totals --------------------------------------------------------------------------------------------------------

    def _totals(self) -> None:
        totals = self.document.totals
        printed = bool(totals) and totals[0].source is not None
        self.heading(2, f"4. {self.say(labels.TOTALS if printed else labels.TOTALS_PLAIN)}")
        for one in totals:
            self._totals_table(one)
        if not totals:
            self.paragraph(self.say(labels.NO_TOTALS))
        self._sizes()
        self.heading(3, self.say(labels.AUDIT))
        for entry in self.document.audit:
            chosen, other = entry.chosen, entry.other
            notes = " ".join(_sentence(stated.note) for stated in (chosen, other) if stated.note)
            said = (
                f"**{_text(entry.area)}**, {_text(entry.fact)}: {_text(chosen.shown)}{_source(chosen.source)} "
                f"{self.say(labels.AGAINST_IT)} {_text(other.shown)}{_source(other.source)}; "
                f"*{escaped(labels.agreement(entry.agreement, self.language))}*. {notes}"
            )
            self.items([said.strip()])
        self.end()
        if not self.document.audit:
            self.paragraph(self.say(labels.NO_AUDIT))
        self._recomputed()
        if self.document.portfolio is not None:
            portfolio_blocks(self, self.document.portfolio)

    def _recomputed(self) -> None:
        if self.document.recomputed:
            self.heading(3, self.say(labels.RECOMPUTED))
        for one in self.document.recomputed:
            self.paragraph(f"**{_text(one.title)}**: {_text(one.counted)}.")
            for finding in one.findings:
                by = (
                    f" ({self.say(labels.DIFFERENCE).lower()} {_text(finding.difference)})"
                    if finding.difference
                    else ""
                )
                said = (
                    f"**{_text(finding.what)}** ({_text(finding.kind)}): {self.say(labels.STATED)} {_text(finding.stated)}, "
                    f"{self.say(labels.RECOMPUTED_AS)} {_text(finding.recomputed)}{by}. "
                    + " ".join(_sentence(text) for text in finding.explanation)
                    + f" ({'; '.join(_text(source) for source in finding.sources)})"
                )
                self.items([said])
            self.end()

    def _totals_table(self, totals: Totals) -> None:
        if totals.title:
            self.heading(3, f"{_text(totals.title)} ({_text(totals.source)})" if totals.source else _text(totals.title))
        if totals.source:
            self.paragraph(self.say(labels.TOTALS_EXPLAINED))
        units = [f" ({escaped(unit)})" if unit else "" for unit in totals.units]
        header = [self.say(labels.AREA), *(_text(c) + unit for c, unit in zip(totals.columns, units, strict=True))]
        rows = [self._totals_row(row) for row in (*totals.rows, totals.total)]
        self.table(header, rows, numbers=len(totals.columns))
        self._notes(totals.notes)
        if not totals.source and not totals.differences:
            return
        self.heading(3, self.say(labels.DIFFERENCES))
        if not totals.differences:
            self.paragraph(self.say(labels.NO_DIFFERENCES))
        for one in totals.differences:
            by = f" ({self.say(labels.DIFFERENCE).lower()} {escaped(one.by)})" if one.by else ""
            said = (
                f"{_mark(one.mark)} **{_text(one.area)}**, {_text(one.fact)}: **{_text(one.ours)}**"
                f"{_source(one.our_source)} {self.say(labels.AGAINST_IT)} **{_text(one.theirs)}**"
                f"{_source(one.their_source)}{by}; {escaped(labels.kind(one.kind, self.language))}. "
                + " ".join(_sentence(note) for note in one.notes)
            )
            self.items([said.strip()])
        self.end()

    def _totals_row(self, row: TotalsRow) -> list[str]:
        group = f"{_text(row.group)}: " if row.group.text else ""
        outside = "" if row.counted else f" ({self.say(labels.NOT_COUNTED)})"
        mark = f" {_mark(row.mark)}" if row.mark else ""
        return [f"{group}{_text(row.title)}{outside}{mark}", *(self._totals_cell(cell) for cell in row.cells)]

    def _totals_cell(self, cell: TotalsCell) -> str:
        return " ".join([_text(cell.shown), *(_mark(mark) for mark in cell.marks)])

    def _sizes(self) -> None:
        sizes = self.document.sizes
        if sizes is None:
            return
        self.heading(3, self.say(labels.SIZES))
        header = [self.say(labels.AREA), self.say(labels.VERDICT), *(_text(fact) for fact in sizes.facts)]
        rows = [[_text(r.title), _text(r.verdict), *(_text(figure) for figure in r.figures)] for r in sizes.rows]
        self.table(header, rows, numbers=len(sizes.facts))

    # -- areas ---------------------------------------------------------------------------------------------------------

    def _areas(self) -> None:
        self.heading(2, f"5. {self.say(labels.AREAS)}")
        for area in self.document.areas:
            self._area(area)

    def _area(self, area: Area) -> None:
        self.heading(area.depth + 3, _text(area.title))
        place = [_text(area.administration), code(area.id)]
        if area.whole is not None:
            cut = f" ({_text(area.cut)})" if area.cut else ""
            place.append(f"{self.say(labels.PART_OF).lower()} {_text(area.whole.title)}{cut}")
        self.paragraph(", ".join(part for part in place if part))
        certain = f" ({self.say(labels.CERTAIN)})" if area.verdict.certain else ""
        self.paragraph(f"{self.say(labels.VERDICT)}: **{_text(area.verdict.words)}**{certain}")
        if not area.verdict.certain:
            self.paragraph(self._open(area.verdict))
        if not area.verdict.exact:
            self.paragraph(self.say(labels.INEXACT))
        self._list(labels.CONFLICTS, [self._conflict(one) for one in area.conflicts])
        self._list(labels.FINDINGS_FOR, [self._reason(one) for one in area.findings("plus")])
        self._list(labels.FINDINGS_AGAINST, [self._reason(one) for one in area.findings("minus")])
        self._list(labels.FINDINGS_NEUTRAL, [self._reason(one) for one in area.findings("neutral")])
        self._list(labels.CONSIDERATIONS, [self._with_polarity(one) for one in area.considerations])
        self._list(
            labels.HEARD,
            [
                f"{self._polarity(one.polarity.value)} {_text(one.text)}{_source(one.source)}. "
                f"{self.say(labels.SET_ASIDE_BY)}: " + "; ".join(_text(text) for _, text in one.by) + "."
                for one in area.heard
            ],
        )
        if area.verdict.certain:
            self._without_effect(area.possible)
        else:
            self._list(labels.POSSIBLE_REASONS, [self._with_polarity(one) for one in area.possible])
        self._list(
            labels.CONSEQUENCES,
            [
                ("" if one.certain else f"*{self.say(labels.POSSIBLY).capitalize()}:* ")
                + f"**{_text(one.title)}.** {_text(one.text)}{_source(one.source)}."
                for one in area.consequences
            ],
        )
        self._list(
            labels.STEPS,
            [
                f"{step.period}: "
                + ("" if step.certain else f"*{self.say(labels.POSSIBLY)}* ")
                + f"{_text(step.shown)}{_source(step.source)}."
                for step in area.steps
            ],
        )
        self._list(labels.FIGURES, [self._figure_item(area, i) for i in range(len(area.figures))])
        self._list(
            labels.CONTRADICTIONS,
            [
                f"{_text(one.fact)}: {_text(one.chosen.shown)}{_source(one.chosen.source)} "
                f"{self.say(labels.AGAINST_IT)} {_text(one.other.shown)}{_source(one.other.source)}; "
                f"{escaped(labels.agreement(one.agreement, self.language))}."
                for one in area.audit
            ],
        )
        if area.note:
            self.paragraph(f"{self.say(labels.REMARK)}: {_text(area.note)}")
        self._list(labels.HAS_PARTS, [f"{_text(part.title)}: *{_text(part.verdict.words)}*" for part in area.parts])

    def _list(self, label: Text, texts: Sequence[str]) -> None:
        if texts:
            self.paragraph(f"{self.say(label)}:")
            self.items(texts)
            self.end()

    def _without_effect(self, reasons: Sequence[ShownReason]) -> None:
        """What is open and can change nothing, in one paragraph."""
        if reasons:
            said = [f"{_text(r.text)} (*{escaped(labels.polarity(r.polarity, self.language))}*)" for r in reasons]
            self.paragraph(f"{self.say(labels.WITHOUT_EFFECT)}: {'; '.join(said)}.")

    def _conflict(self, conflict: tuple[Phrase, tuple[str, ...], bool]) -> str:
        title, rules, certain = conflict
        possibly = "" if certain else f"*{self.say(labels.POSSIBLY)}* "
        return f"{possibly}{_text(title)}: " + ", ".join(code(rule) for rule in rules)

    def _reason(self, reason: ShownReason) -> str:
        decisive = f"**{self.say(labels.DECISIVE)}**: " if reason.decisive and reason.certain else ""
        return f"{decisive}{_text(reason.text)} ({self._principle(reason)}).{self._evidence(reason)}"

    def _with_polarity(self, reason: ShownReason) -> str:
        return f"{self._polarity(reason.polarity.value)} {_text(reason.text)} ({self._principle(reason)})."

    def _principle(self, reason: ShownReason) -> str:
        finding = f": *{_text(reason.finding)}*" if reason.finding else ""
        source = f"; {_text(reason.source)}" if reason.source else ""
        return f"{_text(reason.principle)}{finding}{source}"

    def _evidence(self, reason: ShownReason) -> str:
        facts = [
            f"{_text(one.fact)}: {_text(one.shown)} ("
            + ", ".join(t for t in (escaped(labels.origin(one.origin, self.language)), _text(one.source)) if t)
            + ")"
            for one in reason.evidence
        ]
        return f" {self.say(labels.RESTS_ON)}: {'; '.join(facts)}." if facts else ""

    def _polarity(self, polarity: str) -> str:
        word = {"plus": labels.FINDINGS_FOR, "minus": labels.FINDINGS_AGAINST, "neutral": labels.FINDINGS_NEUTRAL}
        return f"*{self.say(word[polarity])}:*"

    def _figure_item(self, area: Area, index: int) -> str:
        figure = area.figures[index]
        origin = "" if figure.origin.value == "stated" else escaped(labels.origin(figure.origin, self.language))
        about = "; ".join(t for t in (_text(figure.source), origin) if t)
        note = f" {_sentence(figure.note)}" if figure.note else ""
        return f"{_text(figure.fact)}: **{_text(figure.shown)}**" + (f" ({about})." if about else ".") + note

    # -- the end -------------------------------------------------------------------------------------------------------

    def _sources(self) -> None:
        self.heading(2, f"6. {self.say(labels.SOURCES)}")
        for one in self.document.sources:
            about = ". ".join(t for t in (_text(one.title), _text(one.publisher)) if t) + (
                f", {one.date}" if one.date else ""
            )
            self.items([f"{code(one.name)}: {about}."])
            if one.places:
                self.items([f"{self.say(labels.PLACES)}: {'; '.join(_text(place) for place in one.places)}."], 1)
        self.end()

    def _making(self) -> None:
        making = self.document.making
        self.heading(2, f"7. {self.say(labels.MAKING)}")
        self.paragraph(escaped(labels.MADE_WITH.in_(self.language).format(version=making.egnet)))
        hashes = [(labels.RULEBOOK_HASH, making.rulebook_sha256), (labels.RECORDS_HASH, making.records_sha256)]
        self.items(f"{self.say(label)}: {code(sha256)}" for label, sha256 in hashes)
        self.end()
        self.paragraph(self.say(labels.JOINT_HASH))
        self.code_block([f"{one.sha256}  {one.id}" for one in making.records])


def _text(phrase: Phrase | None) -> str:
    return "" if phrase is None else escaped(phrase.text)


def _sentence(phrase: Phrase | None) -> str:
    """The text with a full stop, if it is one without."""
    text = _text(phrase)
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def _source(phrase: Phrase | None) -> str:
    return f" ({_text(phrase)})" if phrase is not None else ""


def _mark(mark: int) -> str:
    return f"({mark})"
