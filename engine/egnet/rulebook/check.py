"""A rulebook as written in, a checked rulebook out, or everything that is wrong with it.

The order of the passes: names first (documents, vocabulary, parameters, findings, verdicts), then what uses them
(rules, verdict table, consequences, schedule). Whether rules collide is proved on the plan: `egnet.verify.conflicts`.
"""

from __future__ import annotations

import re

from egnet.diagnostics.codes import rulebook as codes
from egnet.diagnostics.diagnostic import Diagnostic, has_errors
from egnet.diagnostics.near import nearest
from egnet.diagnostics.span import Span
from egnet.rulebook.conditions import ConditionReader, Where
from egnet.rulebook.cycles import cycle_in
from egnet.rulebook.load import WrittenRulebook
from egnet.rulebook.names import Names, not_among
from egnet.rulebook.rulebook import (
    Adoption,
    Consequence,
    Document,
    Principle,
    Row,
    Rule,
    Rulebook,
    Source,
    Step,
    Verdict,
)
from egnet.rulebook.vocabulary import check_derived, check_facts, check_parameters, validity
from egnet.rulebook.written import PrincipleFile, WrittenOtherwise, WrittenRow, WrittenRule
from egnet.source.node import Mapping, Node, Scalar, Sequence


def check(written: WrittenRulebook) -> tuple[Rulebook | None, list[Diagnostic]]:
    """The checked rulebook, and every diagnostic; `None` if any is an error."""
    checking = _Checking(written)
    rulebook = checking.rulebook()
    found = checking.names.diagnostics
    return (None if has_errors(found) else rulebook), found


class _Checking:
    def __init__(self, written: WrittenRulebook) -> None:
        self.written = written
        head = written.rulebook
        self.names = Names(
            documents={
                name: Document(name, document.title, document.publisher, document.date)
                for name, document in head.sources.items()
            }
        )
        self.ids: dict[str, Span] = {}
        self.conditions = ConditionReader(self.names)

    def rulebook(self) -> Rulebook:
        head, names = self.written.rulebook, self.names
        valid = validity(head.valid, names)
        check_facts(self.written.facts, names)
        check_parameters(self.written.parameters, valid, names)
        derived = check_derived(self.written.facts, names)
        names.verdicts = {w: Verdict(w, v.en or w, v.description) for w, v in head.verdicts.items()}
        for principle in self.written.principles:
            self._unique(principle.principle, principle.at("principle"))
            names.findings[principle.principle] = principle.findings or head.findings
        if head.undecided in names.verdicts:
            names.report(codes.DUPLICATE_ID.at(head.at("undecided"), name=head.undecided, place="verdicts"))
        principles = tuple(self._principle(p) for p in self.written.principles)
        rows = tuple(self._row(row) for row in self.written.verdict.rows)
        self._check_last_row()
        consequences = self._consequences()
        schedule = self._schedule()
        adopted = head.adopted
        return Rulebook(
            id=head.id,
            version=head.version,
            status=head.status,
            adopted=None if adopted is None else Adoption(adopted.by, adopted.date, adopted.case_number),
            title=head.title,
            valid=valid,
            documents=names.documents,
            facts=names.facts,
            derived=derived | self.conditions.derived,
            parameters=names.parameters,
            principles=principles,
            hit=self.written.verdict.hit,
            rows=rows,
            verdicts=names.verdicts,
            undecided=head.undecided,
            consequences=consequences,
            schedule=schedule,
            sha256=self.written.sha256,
            findings=head.findings,
        )

    def _unique(self, name: str, span: Span) -> None:
        if name in self.ids:
            self.names.report(codes.DUPLICATE_ID.at(span, name=name, place=str(self.ids[name])))
        elif name in self.names.facts:
            self.names.report(codes.DUPLICATE_ID.at(span, name=name, place=str(self.names.facts[name].span)))
        self.ids.setdefault(name, span)

    # -- principles ----------------------------------------------------------------------------------------------------

    def _principle(self, written: PrincipleFile) -> Principle:
        findings = self.names.findings[written.principle]
        otherwise = written.otherwise
        if isinstance(otherwise, WrittenOtherwise):
            finding, because, span = otherwise.then, otherwise.because, otherwise.at("then")
            self._check_text(otherwise.node.get("because"))
        else:
            finding, because, span = otherwise, None, written.at("otherwise")
        self._check_finding(finding, span, written.principle)
        ids = [rule.id for rule in written.rules]
        source = self.names.source(written.source, written.at("source"), written.principle)
        rules = tuple(self._rule(rule, written, source, ids) for rule in written.rules)
        self._check_override_cycles(written, rules)
        return Principle(
            id=written.principle,
            kind=written.kind,
            title=written.title,
            source=source,
            findings=findings,
            otherwise=finding,
            otherwise_because=because,
            rules=rules,
            span=written.at("principle"),
        )

    def _rule(self, written: WrittenRule, principle: PrincipleFile, source: Source, ids: list[str]) -> Rule:
        self._unique(written.id, written.at("id"))
        if (written.then is None) == (written.consider is None):
            span = written.at("id") if written.consider is None else written.at_key("consider")
            self.names.report(codes.EITHER_THEN_OR_CONSIDER.at(span, name=written.id))
        if written.then is not None:
            self._check_finding(written.then, written.at("then"), principle.principle)
        self._check_text(written.node.get("because"))
        # A rule without a source of its own stands on its principle's.
        if written.source is not None:
            source = self.names.source(written.source, written.at("source"), written.id)
        return Rule(
            id=written.id,
            when=self.conditions.read(written.when, Where.RULE),
            finding=written.then,
            consider=written.consider,
            because=written.because,
            source=source,
            overrides=self._overrides(written, principle.principle, ids),
            valid=validity(written.valid, self.names),
            span=written.at("id"),
        )

    def _overrides(self, written: WrittenRule, principle: str, ids: list[str]) -> tuple[str, ...]:
        others = [id_ for id_ in ids if id_ != written.id]
        if written.overrides == ["all others"]:
            return tuple(others)
        for name in written.overrides:
            if name not in ids:
                item = _item(written.node.get("overrides"), name)
                span = written.at("overrides") if item is None else item.span
                near = nearest(name, others)
                help_ = None if near is None else codes.DID_YOU_MEAN_WORD
                self.names.report(
                    codes.UNKNOWN_OVERRIDE.at(span, instead=help_, name=name, principle=principle, near=near or "")
                )
        return tuple(name for name in written.overrides if name in ids)

    def _check_override_cycles(self, written: PrincipleFile, rules: tuple[Rule, ...]) -> None:
        cycle = cycle_in({rule.id: rule.overrides for rule in rules})
        if cycle:
            node = next(rule.node.get("overrides") for rule in written.rules if rule.id == cycle[0])
            item = _item(node, cycle[1]) or node
            span = None if item is None else item.span
            self.names.report(codes.OVERRIDE_CYCLE.at(span, cycle=" → ".join(cycle)))

    def _check_finding(self, word: str, span: Span, principle: str) -> None:
        findings = self.names.findings[principle]
        if word not in findings:
            self.names.report(not_among(codes.UNKNOWN_FINDING, span, word, findings, principle=principle))

    def _check_text(self, node: Node | None) -> None:
        texts = [text for _, text in node.entries] if isinstance(node, Mapping) else [node]
        declared = [*self.names.facts, *self.names.parameters]
        for text in texts:
            for match in _PLACEHOLDER.finditer(text.text) if isinstance(text, Scalar) else ():
                if match[1] is None or match[1].strip() in declared or not isinstance(text, Scalar):
                    continue
                near = nearest(match[1].strip(), declared)
                help_ = None if near is None else codes.DID_YOU_MEAN_WORD
                span = text.part(match.start(), len(match[0]))
                self.names.report(
                    codes.UNKNOWN_PLACEHOLDER.at(span, instead=help_, name=match[1].strip(), near=near or "")
                )

    # -- verdict table, consequences, schedule -------------------------------------------------------------------------

    def _row(self, written: WrittenRow) -> Row:
        self._unique(written.id, written.at("id"))
        if written.then not in self.names.verdicts:
            self.names.report(not_among(codes.UNKNOWN_VERDICT, written.at("then"), written.then, self.names.verdicts))
        when = None if written.when is None else self.conditions.read(written.when, Where.ROW)
        return Row(written.id, when, written.then, written.because, written.at("id"))

    def _check_last_row(self) -> None:
        rows = self.written.verdict.rows
        if not rows or rows[-1].when is not None:
            span = rows[-1].at("id") if rows else self.written.verdict.at("rows")
            self.names.report(codes.NO_LAST_ROW.at(span))
        for row in rows[:-1]:
            if row.when is None:
                self.names.report(codes.ROW_AFTER_LAST.at(row.at("id"), name=row.id))

    def _consequences(self) -> tuple[Consequence, ...]:
        if self.written.consequences is None:
            return ()
        made = []
        for written in self.written.consequences.consequences:
            self._unique(written.id, written.at("id"))
            self._check_text(written.node.get("then"))
            made.append(
                Consequence(
                    id=written.id,
                    title=written.title,
                    when=self.conditions.read(written.when, Where.OUTCOME),
                    text=written.then,
                    source=self.names.source(written.source, written.at("source"), written.id),
                    valid=validity(written.valid, self.names),
                    span=written.at("id"),
                )
            )
        return tuple(made)

    def _schedule(self) -> tuple[Step, ...]:
        if self.written.schedule is None:
            return ()
        made = []
        for written in self.written.schedule.schedule:
            self._unique(written.id, written.at("id"))
            self._check_text(written.node.get("step"))
            if written.to_year is not None and written.to_year < written.year:
                self.names.report(codes.YEARS_TURNED.at(written.at("to_year")))
            made.append(
                Step(
                    id=written.id,
                    year=written.year,
                    to_year=written.to_year or written.year,
                    when=self.conditions.read(written.when, Where.OUTCOME),
                    text=written.step,
                    source=self.names.source(written.source, written.at("source"), written.id),
                    valid=validity(written.valid, self.names),
                    span=written.at("id"),
                )
            )
        return tuple(made)


# As in a text that is filled in: doubled braces stand for themselves.
_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([^{}]*)\}")


def _item(node: Node | None, text: str) -> Scalar | None:
    """The text itself, or the item of a list that is this text."""
    items = node.items if isinstance(node, Sequence) else (node,)
    return next((item for item in items if isinstance(item, Scalar) and item.text == text), None)
