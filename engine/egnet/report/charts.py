"""The charts as data: bars with a label, a length and the figure in words.

Comes in: verdicts and figures of the areas. Goes out: charts for a renderer to draw, each with a text alternative.
Always holds: every bar carries its figure as text, and what is unknown has a text and no bar.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from egnet.evaluate.trace import Verdict
from egnet.report.outline import Outline, Place
from egnet.report.phrase import Phrase, amount, phrase
from egnet.report.verdicts import Ranks, verdict_key, words_of
from egnet.rulebook.rulebook import Fact, Rulebook
from egnet.text import Language, Text


@dataclass(frozen=True)
class Bar:
    """`low` is certain; the rest, up to `high`, is possible. No bar is drawn where nothing is known."""

    label: Phrase
    shown: Phrase
    low: Fraction
    high: Fraction


@dataclass(frozen=True)
class BarGroup:
    """The bars of one verdict, drawn in the pattern of its rank; `title` stands above them."""

    title: Phrase | None
    rank: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Chart:
    """Horizontal bars on one scale. `description` is the text alternative."""

    name: str
    title: Phrase
    description: Phrase
    groups: tuple[BarGroup, ...]

    @property
    def longest(self) -> Fraction:
        return max((bar.high for group in self.groups for bar in group.bars), default=Fraction(0))


@dataclass(frozen=True)
class Count:
    """How many areas have a verdict: wholes, parts, and both."""

    words: Phrase
    rank: int
    wholes: int
    parts: int

    @property
    def all(self) -> int:
        return self.wholes + self.parts


@dataclass(frozen=True)
class SizeRow:
    """One whole with its verdict and the figures of the charts."""

    title: Phrase
    anchor: str
    verdict: Phrase
    rank: int
    figures: tuple[Phrase, ...]


@dataclass(frozen=True)
class Sizes:
    """The wholes by verdict: a chart per fact, and one table of all."""

    facts: tuple[Phrase, ...]
    rows: tuple[SizeRow, ...]
    charts: tuple[Chart, ...]


def counts_of(outline: Outline, ranks: Ranks, rulebook: Rulebook, language: Language) -> tuple[Count, ...]:
    """How often each verdict is given; a declared one that is never given counts 0, an undeclared one is left out."""
    wholes: dict[Verdict, int] = {}
    parts: dict[Verdict, int] = {}
    for place in outline:
        counted = parts if place.depth else wholes
        key = verdict_key(place.decided.trace)
        counted[key] = counted.get(key, 0) + 1
    return tuple(
        Count(words_of(key, rulebook, language), rank, wholes.get(key, 0), parts.get(key, 0))
        for key, rank in sorted(ranks.items(), key=lambda item: item[1])
    )


def chart_of_counts(counts: Sequence[Count], language: Language) -> Chart:
    """Areas per verdict, the parts counted too."""
    title = Text("Områder og dele pr. afgørelse", "Areas and parts per verdict")
    listed = ", ".join(f"{count.words} {count.all}" for count in counts)
    groups = tuple(
        BarGroup(None, c.rank, (Bar(c.words, Phrase(str(c.all), language), Fraction(c.all), Fraction(c.all)),))
        for c in counts
    )
    about = Text(f"Vandrette søjler: {listed}.", f"Horizontal bars: {listed}.")
    return Chart("afgoerelser", phrase(title, language), phrase(about, language), groups)


def sizes_of(outline: Outline, ranks: Ranks, facts: Sequence[Fact], language: Language) -> Sizes:
    """The wholes, by verdict and within one in the order of the document."""
    wholes = sorted(outline.wholes, key=lambda place: ranks[verdict_key(place.decided.trace)])
    rows = tuple(
        SizeRow(
            title=place.title,
            anchor=place.anchor,
            verdict=_verdict(place, language),
            rank=ranks[verdict_key(place.decided.trace)],
            figures=tuple(amount(place.decided.effective.values[fact.name], fact, language) for fact in facts),
        )
        for place in wholes
    )
    charts = tuple(_chart(f"stoerrelse-{i}", fact, wholes, ranks, language) for i, fact in enumerate(facts, 1))
    return Sizes(tuple(_title(fact, language) for fact in facts), rows, charts)


def _chart(name: str, fact: Fact, wholes: Sequence[Place], ranks: Ranks, language: Language) -> Chart:
    groups: dict[Verdict, list[Bar]] = {}
    for place in wholes:
        groups.setdefault(verdict_key(place.decided.trace), []).append(_bar(place, fact, language))
    title = Text(f"{fact.title.da} pr. område, delt efter afgørelse", f"{fact.title.en} per area, by verdict")
    return Chart(
        name=name,
        title=phrase(Text(*(t[:1].upper() + t[1:] for t in (title.da, title.en))), language),
        description=_description(phrase(fact.title, language), groups, wholes[0].decided.trace.plan.rulebook, language),
        groups=tuple(
            BarGroup(words_of(key, wholes[0].decided.trace.plan.rulebook, language), ranks[key], tuple(bars))
            for key, bars in groups.items()
        ),
    )


def _bar(place: Place, fact: Fact, language: Language) -> Bar:
    value = place.decided.effective.values[fact.name]
    hull = value.hull
    known = hull is not None and value.unknown is None
    low = max(hull.low or Fraction(0), Fraction(0)) if known and hull is not None else Fraction(0)
    high = max(hull.high, low) if known and hull is not None and hull.high is not None else low
    return Bar(place.title, amount(value, fact, language), low, high)


def _description(name: Phrase, groups: Mapping[Verdict, list[Bar]], rulebook: Rulebook, language: Language) -> Phrase:
    listed = "; ".join(
        f"{words_of(key, rulebook, language)}: " + ", ".join(f"{bar.label} {bar.shown}" for bar in bars)
        for key, bars in groups.items()
    )
    return phrase(Text(f"Vandrette søjler, {name}. {listed}.", f"Horizontal bars, {name}. {listed}."), language)


def _verdict(place: Place, language: Language) -> Phrase:
    trace = place.decided.trace
    return words_of(verdict_key(trace), trace.plan.rulebook, language)


def _title(fact: Fact, language: Language) -> Phrase:
    title = phrase(fact.title, language)
    return Phrase(title.text[:1].upper() + title.text[1:], title.language)
