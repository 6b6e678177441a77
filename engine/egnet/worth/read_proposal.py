"""A business case as written in, a checked `Proposal` out; everything wrong with it is reported to the names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from egnet.audit.check import CheckReader
from egnet.audit.model import Check
from egnet.diagnostics.codes import worth as codes
from egnet.diagnostics.span import Span
from egnet.records.record import Statement
from egnet.rulebook.names import Names
from egnet.rulebook.rulebook import Source
from egnet.source import node as nodes
from egnet.text import Text
from egnet.values.interval import Interval
from egnet.values.shown import show_number
from egnet.worth.amounts import amounts_of, totals_of
from egnet.worth.figures import NUMBER, SAVED, SHARE, SPENT, Figures, span_in, spans_of
from egnet.worth.model import (
    LEVELS,
    Criterion,
    Group,
    Key,
    Line,
    NamedFigure,
    PrintedTable,
    Proposal,
    Risk,
    Step,
    total,
)
from egnet.worth.rows import rows_of
from egnet.worth.written import ProposalFile, WrittenLine, WrittenPrinted

_UNKNOWN_LEVELS = ("ikke oplyst",)
#: What a check may ask of named tables, words and lists, which only a file of `audit/` has.
_OF_AN_AUDIT = ("scope", "reference", "within", "apart", "alike", "count")


def proposal_of(file: ProposalFile, names: Names) -> Proposal:
    """The proposal; unusable where anything was reported."""
    return _Proposal(file, names).read()


class _Proposal:
    def __init__(self, file: ProposalFile, names: Names) -> None:
        self.file = file
        self.names = names
        self.figures = Figures(names)
        self.ids: dict[str, Span] = {}

    def read(self) -> Proposal:
        file = self.file
        self._check_years()
        lines = (
            *(self._line(one, Group.SAVINGS) for one in file.savings),
            *(self._line(one, Group.COSTS) for one in file.costs),
            *(self._line(one, Group.INVESTMENT) for one in file.investment),
        )
        basis = self._basis()
        proposal = Proposal(
            id=file.business_case,
            number=file.number,
            title=file.title,
            source=self.figures.source(file, file.business_case),
            unit=file.unit,
            price_level=file.price_level,
            years=tuple(file.years),
            committees=dict(file.committees),
            lines=lines,
            keys=self._keys(),
            staff=self._staff(),
            basis=basis,
            steps=tuple(self._steps()),
            criteria=tuple(self._criteria()),
            risk=self._risk(),
            printed={one.table: self._printed(one, lines) for one in file.printed},
            note=" ".join(file.note.split()),
        )
        return replace(proposal, checks=tuple(self._own_checks(proposal)))

    def _own_checks(self, proposal: Proposal) -> Iterator[Check]:
        """The checks that the file states itself, in the language of the audit, over its own figures."""
        if not self.file.checks:
            return
        reader = CheckReader(self.names, amounts_of(proposal), {}, {}, (), totals_of(proposal))
        for one in self.file.checks:
            self._claim(one.id, one.at("id"))
            asked = next((field for field in _OF_AN_AUDIT if one.node.get(field) is not None), None)
            if asked is not None:
                self.names.report(codes.NOT_OF_A_PROPOSAL.at(one.at(asked), id=one.id, asks=asked))
                continue
            check = reader.read(one)
            if check is not None:
                named = Text(f"{proposal.id}, {check.about.da}", f"{proposal.id}, {check.about.en}")
                yield replace(check, id=f"{proposal.id}.{check.id}", about=named, subject=proposal.id)

    def _check_years(self) -> None:
        if any(after != before + 1 for before, after in pairwise(self.file.years)):
            years = ", ".join(map(str, self.file.years))
            self.names.report(codes.YEARS_NOT_IN_ORDER.at(self.file.at("years"), years=years))

    def _claim(self, id_: str, span: Span) -> None:
        if (first := self.ids.get(id_)) is not None:
            place = f"{first.source.name.rsplit('/', 1)[-1]}:{first.line}"
            self.names.report(codes.NAMED_TWICE.at(span, name=id_, place=place))
        self.ids.setdefault(id_, span)

    # -- amounts -------------------------------------------------------------------------------------------------------

    def _line(self, one: WrittenLine, group: Group) -> Line:
        self._claim(one.id, one.at("id"))
        domain = SAVED if group is Group.SAVINGS else SPENT
        node = one.node.get("amounts")
        amounts = self.figures.amounts(node, one.amounts, len(self.file.years), one.id, domain)
        return Line(
            id=one.id,
            title=one.title,
            group=group,
            amounts=tuple(amounts),
            source=self.figures.source(one, one.id),
            counted=one.counted,
            lasting=one.lasting and group is not Group.INVESTMENT,
            borne_by=self._borne_by(one),
            note=" ".join(one.note.split()),
        )

    def _borne_by(self, one: WrittenLine) -> Mapping[str, Interval]:
        shares: dict[str, Interval] = {}
        for committee, written in one.borne_by.items():
            span = span_in(one, "borne_by", committee)
            if self.figures.known(committee, self.file.committees, span):
                shares[committee] = self.figures.value(written, span, SHARE)
        whole = total(shares.values())
        if shares and len(shares) == len(one.borne_by) and not whole.contains(Fraction(1)):
            low, high = (Fraction(0) if end is None else end for end in (whole.low, whole.high))
            shown = " - ".join(dict.fromkeys(f"{show_number(end * 100, NUMBER.kind)} %" for end in (low, high)))
            self.names.report(codes.SHARES_NOT_WHOLE.at(one.at("borne_by"), name=one.id, sum=shown))
        return shares

    def _keys(self) -> Mapping[Group, Mapping[str, Key]]:
        keys: dict[Group, dict[str, Key]] = {group: {} for group in Group}
        for one in self.file.keys:
            if not self.figures.known(one.committee, self.file.committees, one.at("committee")):
                continue
            for group in Group:
                if written := getattr(one, group.value):
                    keys[group][one.committee] = self.figures.key(written, one.at(group.value))
        return keys

    def _staff(self) -> Statement | None:
        staff = self.file.staff
        return (
            None if staff is None else self.figures.stated(staff, "value", NUMBER, self.figures.source(staff, "staff"))
        )

    def _basis(self) -> tuple[NamedFigure, ...]:
        basis = []
        for one in self.file.basis:
            self._claim(one.id, one.at("id"))
            stated = self.figures.stated(one, "value", NUMBER, self.figures.source(one, one.id))
            basis.append(NamedFigure(one.id, one.title, stated, one.unit, tuple(one.sum_of), one.note))
        ids = [one.id for one in basis]
        for one in self.file.basis:
            for name, span in zip(one.sum_of, spans_of(one.node.get("sum_of"), len(one.sum_of)), strict=True):
                self.figures.known(name, [id_ for id_ in ids if id_ != one.id], span)
        return tuple(basis)

    # -- what goes with them -------------------------------------------------------------------------------------------

    def _steps(self) -> Sequence[Step]:
        steps = []
        for one in self.file.steps:
            period = self.figures.period(one.when, one.at("when"))
            source = self.figures.source(one, one.what.da)
            if period is not None:
                steps.append(Step(one.what, period, source))
        return steps

    def _criteria(self) -> Sequence[Criterion]:
        criteria = []
        for one in self.file.criteria:
            spans = spans_of(one.node.get("follow_up"), len(one.follow_up))
            periods = [self.figures.period(text, span) for text, span in zip(one.follow_up, spans, strict=True)]
            criteria.append(
                Criterion(
                    what=one.what,
                    reached_by=one.reached_by,
                    measured_by=one.measured_by,
                    responsible=tuple(one.responsible),
                    follow_up=tuple(period for period in periods if period is not None),
                    source=self.figures.source(one, one.what.da),
                    note=one.note,
                )
            )
        return criteria

    def _risk(self) -> Risk | None:
        risk = self.file.risk
        if risk is None:
            return None
        self.figures.known(risk.level, (*LEVELS, *_UNKNOWN_LEVELS), risk.at("level"))
        level = risk.level if risk.level in LEVELS else None
        return Risk(level, self.figures.source(risk, "risk"), tuple(risk.risks), risk.note)

    # -- printed tables ------------------------------------------------------------------------------------------------

    def _printed(self, one: WrittenPrinted, lines: Sequence[Line]) -> PrintedTable:
        source = self.figures.source(one, f"tabel {one.table}")
        rows = rows_of(one.table, lines, self.file.committees)
        written = one.node.get("rows")
        cells: dict[str, tuple[Statement | None, ...]] = {}
        for name, texts in one.rows.items():
            key = written.key(name) if isinstance(written, nodes.Mapping) else None
            if self.figures.known(name, rows, key.span if key is not None else one.at("rows")):
                node = written.get(name) if isinstance(written, nodes.Mapping) else None
                cells[name] = self._cells(node, texts, name, source)
        keys = {}
        for name, text in one.keys.items():
            span = span_in(one, "keys", name)
            if self.figures.known(name, rows, span):
                keys[name] = self.figures.key(text, span)
        return PrintedTable(
            number=one.table,
            source=source,
            unit=one.unit,
            price_level=one.price_level,
            total_called=one.total_called,
            rows=cells,
            keys=keys,
            break_even=self.figures.stated(one, "break_even", NUMBER, source) if one.break_even else None,
            staff=self.figures.stated(one, "staff", NUMBER, source) if one.staff else None,
            notes={
                name: n for name, n in one.notes.items() if self.figures.known(name, rows, span_in(one, "notes", name))
            },
        )

    def _cells(
        self, node: nodes.Node | None, texts: list[str], name: str, source: Source
    ) -> tuple[Statement | None, ...]:
        """One printed cell a year; an empty one is `None`."""
        years = len(self.file.years)
        if len(texts) != years and node is not None:
            found, expected = str(len(texts)), str(years)
            self.names.report(codes.NOT_ONE_PER_YEAR.at(node.span, name=name, found=found, expected=expected))
        spans = spans_of(node, len(texts))
        return tuple(
            Statement(self.figures.known_value(text, span, NUMBER), text, source) if text else None
            for text, span in zip(texts, spans, strict=True)
        )
