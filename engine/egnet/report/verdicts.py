"""Verdicts in words: what was decided, how certainly, and what is missing where several verdicts are possible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from egnet.evaluate.forest import Decided
from egnet.evaluate.trace import Trace, Verdict
from egnet.explain.words import title_of
from egnet.plan.plan import Plan
from egnet.report.outline import Outline
from egnet.report.phrase import Phrase, as_written, phrase
from egnet.rulebook.rulebook import Rulebook
from egnet.text import Language, Text

Ranks = Mapping[Verdict, int]
"""The place of each verdict among all of a document's: the order of counts, and the pattern in the charts."""


@dataclass(frozen=True)
class ShownVerdict:
    """The verdict of one area. `possible` and `missing` are empty for a certain one."""

    words: Phrase
    rank: int
    certain: bool
    exact: bool
    possible: tuple[Phrase, ...]
    missing: tuple[Phrase, ...]


def ranks_of(outline: Outline, rulebook: Rulebook) -> Ranks:
    """The declared verdicts in declared order, then combinations that occur, then the undecided one."""
    declared = {word: place for place, word in enumerate(rulebook.verdicts)}
    given = {place.decided.trace.possible[0] for place in outline if place.decided.trace.certain}
    combined = sorted((v for v in given if len(v) != 1), key=lambda v: [declared.get(word, 0) for word in v])
    order = [*((word,) for word in declared), *combined, (rulebook.undecided,)]
    return {verdict: rank for rank, verdict in enumerate(dict.fromkeys(order))}


def verdict_key(trace: Trace) -> Verdict:
    """The words of the verdict, the rulebook's `undecided` where several are possible."""
    return trace.possible[0] if trace.certain else (trace.plan.rulebook.undecided,)


def shown_verdict(one: Decided, ranks: Ranks, language: Language) -> ShownVerdict:
    """The verdict in the words of the document."""
    trace = one.trace
    key = verdict_key(trace)
    return ShownVerdict(
        words=words_of(key, trace.plan.rulebook, language),
        rank=ranks[key],
        certain=trace.certain,
        exact=trace.exact,
        possible=()
        if trace.certain
        else tuple(words_of(verdict, trace.plan.rulebook, language) for verdict in trace.possible),
        missing=tuple(_fact_title(name, trace.plan, language) for name in trace.undecided_by),
    )


def words_of(verdict: Verdict, rulebook: Rulebook, language: Language) -> Phrase:
    """A verdict's words; the undecided one has no English of its own."""
    if verdict == (rulebook.undecided,):
        return phrase(Text(rulebook.undecided, "undecided"), language)
    declared = rulebook.verdicts
    english = [declared[word].english if word in declared else word for word in verdict]
    return phrase(Text(" + ".join(verdict), " + ".join(english)), language)


def _fact_title(name: str, plan: Plan, language: Language) -> Phrase:
    declared = plan.rulebook.facts.get(name)
    if declared is not None:
        return phrase(declared.title, language)
    fact = next(fact for fact in plan.facts if fact.name == name)
    return as_written(title_of(fact, plan, "da")) if language == "da" else Phrase(title_of(fact, plan, "en"), "en")
