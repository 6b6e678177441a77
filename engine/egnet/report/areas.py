"""The areas one by one: verdict, reasons, figures, what follows, and what is contradicted.

Comes in: one record of the outline with its trace. Goes out: everything the document says of it. Always holds: reasons
stand with their polarity in words; what is only possible is kept apart from what is certain.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from egnet.evaluate.forest import Decided
from egnet.explain.reasons import Reason, SetAside, reasons_of, set_aside
from egnet.explain.words import fill
from egnet.records.whole import Origin
from egnet.report.audit import AuditEntry, audit_of
from egnet.report.outline import Outline, Place
from egnet.report.phrase import Phrase, amount, as_written, phrase, source_of
from egnet.report.schedule import PlannedStep, steps_of
from egnet.report.verdicts import Ranks, ShownVerdict, shown_verdict
from egnet.rulebook.rulebook import Consequence, Fact, Polarity
from egnet.text import Language


@dataclass(frozen=True)
class Link:
    """Another area of the document."""

    title: Phrase
    anchor: str
    verdict: ShownVerdict


@dataclass(frozen=True)
class Evidence:
    """A fact that a reason rests on."""

    fact: Phrase
    shown: Phrase
    origin: Origin
    source: Phrase | None


@dataclass(frozen=True)
class ShownReason:
    """A reason. `finding` is `None` for a consideration."""

    rule: str
    principle: Phrase
    finding: Phrase | None
    polarity: Polarity
    certain: bool
    decisive: bool
    text: Phrase
    source: Phrase | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Heard:
    """An argument that holds and was set aside by others."""

    rule: str
    polarity: Polarity
    text: Phrase
    source: Phrase | None
    by: tuple[tuple[str, Phrase], ...]


@dataclass(frozen=True)
class Outcome:
    """A consequence."""

    title: Phrase
    text: Phrase
    certain: bool
    source: Phrase | None


@dataclass(frozen=True)
class KeyFigure:
    """A number of an area."""

    fact: Phrase
    shown: Phrase
    origin: Origin
    source: Phrase | None
    note: Phrase | None


@dataclass(frozen=True)
class Area:
    """Everything the document says of one area."""

    anchor: str
    id: str
    title: Phrase
    administration: Phrase
    depth: int
    whole: Link | None
    cut: Phrase | None
    parts: tuple[Link, ...]
    note: Phrase | None
    verdict: ShownVerdict
    reasons: tuple[ShownReason, ...]
    heard: tuple[Heard, ...]
    conflicts: tuple[tuple[Phrase, tuple[str, ...], bool], ...]
    consequences: tuple[Outcome, ...]
    steps: tuple[PlannedStep, ...]
    figures: tuple[KeyFigure, ...]
    audit: tuple[AuditEntry, ...]
    sources: tuple[Phrase, ...]

    def findings(self, polarity: str) -> tuple[ShownReason, ...]:
        """The certain reasons of one polarity that carry a finding."""
        return tuple(r for r in self.reasons if r.certain and r.finding is not None and r.polarity.value == polarity)

    @property
    def considerations(self) -> tuple[ShownReason, ...]:
        """The certain reasons that carry no finding."""
        return tuple(r for r in self.reasons if r.certain and r.finding is None)

    @property
    def possible(self) -> tuple[ShownReason, ...]:
        """The reasons that hold only if what is unknown turns out so."""
        return tuple(r for r in self.reasons if not r.certain)


def area_of(place: Place, outline: Outline, ranks: Ranks, language: Language) -> Area:
    """One area of the document."""
    one, record = place.decided, place.decided.record
    whole = outline.whole(place)
    cut = whole.decided.record.cuts.get(record.cut or "") if whole is not None else None
    reasons = reasons_of(one)
    return Area(
        anchor=place.anchor,
        id=record.id,
        title=place.title,
        administration=as_written(record.administration),
        depth=place.depth,
        whole=_link(whole, ranks, language) if whole is not None else None,
        cut=as_written(cut.title) if cut is not None else None,
        parts=tuple(_link(part, ranks, language) for part in outline.parts(place)),
        note=as_written(record.note) if record.note else None,
        verdict=shown_verdict(one, ranks, language),
        reasons=tuple(_reason(reason, one, language) for reason in reasons),
        heard=_heard(one, language),
        conflicts=_conflicts(one, language),
        consequences=_consequences(one, language),
        steps=steps_of(one, language),
        figures=_figures(one, language),
        audit=audit_of(place, language),
        sources=_sources(one, reasons),
    )


def _link(place: Place, ranks: Ranks, language: Language) -> Link:
    return Link(place.title, place.anchor, shown_verdict(place.decided, ranks, language))


def _reason(reason: Reason, one: Decided, language: Language) -> ShownReason:
    plan = one.trace.plan
    principle = plan.rulebook.principle(reason.principle)
    return ShownReason(
        rule=as_written(reason.rule).text,
        principle=phrase(principle.title, language),
        finding=as_written(reason.finding) if reason.finding is not None else None,
        polarity=reason.polarity,
        certain=reason.certain,
        decisive=reason.decisive,
        text=phrase(reason.text, language),
        source=source_of(reason.source),
        evidence=tuple(e for name in reason.facts if (e := _evidence(name, one, language)) is not None),
    )


def _evidence(name: str, one: Decided, language: Language) -> Evidence | None:
    """What is known of a fact; nothing for one of which nothing is."""
    fact = one.trace.plan.rulebook.facts[name]
    value = one.effective.values[name]
    if value.unknown is not None or value == fact.domain.whole:
        return None
    figure = one.record.figures.get(name)
    shown = amount(value, fact, language, unit=True)
    source = source_of(figure.source) if figure is not None else None
    return Evidence(phrase(fact.title, language), shown, one.effective.origins[name], source)


def _heard(one: Decided, language: Language) -> tuple[Heard, ...]:
    """Each argument that was certainly set aside, with every rule that did it."""
    texts = {
        rule.rule.id: phrase(fill(rule.rule.rule.because, one), language)
        for traced in one.trace.principles
        for rule in traced.rules
    }
    grouped: dict[str, list[SetAside]] = {}
    for argument in set_aside(one):
        if argument.certain:
            grouped.setdefault(argument.rule, []).append(argument)
    return tuple(
        Heard(
            rule=as_written(rule).text,
            polarity=arguments[0].polarity,
            text=phrase(arguments[0].text, language),
            source=source_of(arguments[0].source),
            by=tuple((as_written(argument.by).text, texts[argument.by]) for argument in arguments),
        )
        for rule, arguments in grouped.items()
    )


def _conflicts(one: Decided, language: Language) -> tuple[tuple[Phrase, tuple[str, ...], bool], ...]:
    """Principles whose rules collide: title, rules, and whether it is certain."""
    return tuple(
        (
            phrase(p.principle.principle.title, language),
            tuple(as_written(r).text for r in p.colliding),
            p.collides.must_hold,
        )
        for p in one.trace.principles
        if p.collides.may_hold
    )


def _consequences(one: Decided, language: Language) -> tuple[Outcome, ...]:
    found = []
    for outcome, holds in one.trace.consequences:
        source = outcome.source
        if isinstance(source, Consequence):
            text = phrase(fill(source.text, one), language)
            found.append(Outcome(phrase(source.title, language), text, holds.must_hold, source_of(source.source)))
    return tuple(found)


def _figures(one: Decided, language: Language) -> tuple[KeyFigure, ...]:
    """The numbers that are stated, added up or calculated; what was asked for and is unknown is among them."""
    facts = one.trace.plan.rulebook.facts.values()
    return tuple(_figure(fact, one, language) for fact in facts if fact.kind.is_numeric and _says_something(fact, one))


def _says_something(fact: Fact, one: Decided) -> bool:
    if fact.name in one.record.figures:
        return True
    value = one.effective.values[fact.name]
    from_elsewhere = one.effective.origins[fact.name] not in (Origin.WHOLE, Origin.ABSENT)
    return from_elsewhere and value.unknown is None and value != fact.domain.whole


def _figure(fact: Fact, one: Decided, language: Language) -> KeyFigure:
    figure = one.record.figures.get(fact.name)
    return KeyFigure(
        fact=phrase(fact.title, language),
        shown=amount(one.effective.values[fact.name], fact, language, unit=True),
        origin=one.effective.origins[fact.name],
        source=source_of(figure.source) if figure is not None else None,
        note=as_written(figure.note) if figure is not None and figure.note else None,
    )


def _sources(one: Decided, reasons: Sequence[Reason]) -> tuple[Phrase, ...]:
    """Every place that the area's figures, reasons, consequences and steps are taken from."""
    figures = one.record.figures.values()
    sources = [figure.source for figure in figures] + [also.source for figure in figures for also in figure.also]
    sources += [reason.source for reason in reasons] + [argument.source for argument in set_aside(one)]
    sources += [o.source.source for o, _ in (*one.trace.consequences, *one.trace.schedule)]
    found = (source_of(source) for source in sources)
    return tuple(dict.fromkeys(p for p in found if p is not None))
