"""Scenarios in words: what was varied, what was drawn, and what could not be drawn.

Comes in: shares. Goes out: lines of text in one language, numbers in its notation.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from egnet.evaluate.trace import Verdict
from egnet.explain.bands import show_verdicts
from egnet.records.record import TaskRecord
from egnet.scenarios.axis import Axis
from egnet.scenarios.shares import LABEL, Possible, Shares
from egnet.text import Language, Text
from egnet.values.domain import Kind
from egnet.values.shown import show_number, with_unit

_VARIED = Text("Prøvet: {what}", "Tried: {what}")
_FOR_THE_PARAMETER = Text("tærsklen {title}", "the threshold {title}")
_RANGE = Text("{title}, {values} ({count} værdier)", "{title}, {values} ({count} values)")
_LIST = Text("{title}: {values}", "{title}: {values}")
_DRAWN = Text(
    "Trukket: {count} udfald af det uoplyste, frø {seed}", "Drawn: {count} outcomes of what is not known, seed {seed}"
)
_VARIANTS = Text("{count} varianter af hver opgave", "{count} variants of each task")
_DRAFT = Text("Efter et udkast til regelsæt", "By a draft of a rulebook")
_LABEL = Text("Andel: {label}.", "Share: {label}.")
_UNDRAWN = Text(
    "Ikke trukket, fordi området ingen ende har: {facts}. Giv det en med fx `--range {name}=0..100000`.",
    "Not drawn, because the range has no end: {facts}. Give it one, for instance `--range {name}=0..100000`.",
)
_OF_FACT = Text("{name} ({count} {tasks})", "{name} ({count} {tasks})")
_TASKS = {True: Text("opgave", "task"), False: Text("opgaver", "tasks")}
_UNDECIDED = Text("{word}: {possible}", "undecided: {possible}")
_TO = "–"
#: A longer list is cut.
_MOST_LISTED = 8


def heading(shares: Shares, language: Language) -> list[str]:
    """What was tried, one line for each axis, and what was drawn."""
    lines = [_VARIED.in_(language).format(what=_axis(axis, language)) for axis in shares.axes]
    if shares.samples:
        count = show_number(Fraction(shares.samples), Kind.INTEGER, language)
        lines.append(_DRAWN.in_(language).format(count=count, seed=shares.seed))
    if len(lines) > 1:
        lines.append(
            _VARIANTS.in_(language).format(count=show_number(Fraction(shares.variants), Kind.INTEGER, language))
        )
    if shares.rulebook.status == "udkast":
        lines.append(_DRAFT.in_(language))
    return lines


def label(language: Language) -> str:
    """What a share is, and what it is not."""
    return _LABEL.in_(language).format(label=LABEL.in_(language))


def undrawn(shares: Shares, language: Language) -> str | None:
    """Which facts are open and could not be drawn."""
    if not shares.undrawn:
        return None
    facts = [
        _OF_FACT.in_(language).format(name=name, count=len(ids), tasks=_TASKS[len(ids) == 1].in_(language))
        for name, ids in shares.undrawn.items()
    ]
    return _UNDRAWN.in_(language).format(facts=", ".join(facts), name=next(iter(shares.undrawn)))


def title_of(axis: Axis, language: Language) -> str:
    title = axis.title.in_(language)
    return _FOR_THE_PARAMETER.in_(language).format(title=title) if axis.is_parameter else title


def stretch(axis: Axis, first: int, last: int, language: Language) -> str:
    """Some values of an axis in a row: `0–15.000`, `70–75 %`, `stærk, afgørende`."""
    low, high = axis.shown(first, language), axis.shown(last, language)
    if first == last:
        return low
    if axis.is_numeric and _rises(axis, first, last):
        per_cent = " %" if low.endswith(" %") and high.endswith(" %") else ""
        return f"{low.removesuffix(per_cent)}{_TO}{high}"
    return ", ".join(axis.shown(place, language) for place in range(first, last + 1))


def in_words(outcome: Possible, shares: Shares, language: Language) -> str:
    """An outcome; several possible verdicts as undecided between them."""
    shown = show_verdicts(outcome, shares.rulebook, language)
    if len(outcome) == 1:
        return shown
    return _UNDECIDED.in_(language).format(word=shares.rulebook.undecided, possible=shown)


def verdict_in_words(verdict: Verdict, shares: Shares, language: Language) -> str:
    if verdict == (shares.rulebook.undecided,) and language == "en":
        return "undecided"
    return show_verdicts([verdict], shares.rulebook, language)


def share_in_words(share: Fraction, language: Language) -> str:
    """A share in per cent; one that is not nought is never shown as nought, nor one that is not all as all."""
    tenths = round(share * 1000)
    if share > 0 and tenths == 0:
        return "< " + show_number(Fraction(1, 1000), Kind.SHARE, language)
    if share < 1 and tenths == 1000:
        return "> " + show_number(Fraction(999, 1000), Kind.SHARE, language)
    return show_number(Fraction(tenths, 1000), Kind.SHARE, language)


def titles_of(records: Iterable[TaskRecord]) -> dict[str, str]:
    """The title of each record by id; a part's with that of its whole."""
    by_id = {record.id: record for record in records}
    return {
        id_: f"{record.title} ({by_id[str(record.part_of)].title})" if record.part_of in by_id else record.title
        for id_, record in by_id.items()
    }


def _axis(axis: Axis, language: Language) -> str:
    last = len(axis.values) - 1
    if axis.is_range:
        shown = with_unit(stretch(axis, 0, last, language), axis.unit)
        return _RANGE.in_(language).format(
            title=title_of(axis, language),
            values=shown,
            count=show_number(Fraction(len(axis.values)), Kind.INTEGER, language),
        )
    listed = [axis.shown(place, language) for place in range(min(last + 1, _MOST_LISTED))]
    more = ", …" if last >= _MOST_LISTED else ""
    shown = with_unit("; ".join(listed) + more, axis.unit if axis.is_numeric else "")
    return _LIST.in_(language).format(title=title_of(axis, language), values=shown)


def _rises(axis: Axis, first: int, last: int) -> bool:
    numbers = [axis.number(place) for place in range(first, last + 1)]
    return numbers == sorted(numbers)
