"""Rules that are never in force, and days on which a principle has lost all its rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from egnet.diagnostics.codes import rulebook as codes
from egnet.passes.material import Found, Material
from egnet.rulebook.dates import day_before
from egnet.rulebook.rulebook import Principle, Validity
from egnet.text import Text


def detect_gaps_in_force(material: Material) -> Iterator[Found]:
    """A gap lies between two periods with rules: a principle may well begin later than the rulebook, or end before it."""
    book = material.rulebook
    dated = [(rule.id, rule.valid, rule.span) for principle in book.principles for rule in principle.rules]
    dated += [(one.id, one.valid, one.span) for one in book.consequences]
    dated += [(one.id, one.valid, one.span) for one in book.schedule]
    for name, valid, span in dated:
        if not _meet(valid, book.valid):
            yield Found(name, codes.NEVER_IN_FORCE.at(span, name=name, period=_period(book.valid)))
    for principle in book.principles:
        for start, end in _gaps(principle, material.days):
            said = codes.NO_RULE_IN_FORCE.at(
                principle.span, principle=principle.id, start=start.isoformat(), end=end.isoformat()
            )
            yield Found(principle.id, said)


def _meet(one: Validity, other: Validity) -> bool:
    starts = [valid.start for valid in (one, other) if valid.start is not None]
    ends = [valid.end for valid in (one, other) if valid.end is not None]
    return not starts or not ends or max(starts) <= min(ends)


def _gaps(principle: Principle, days: tuple[date, ...]) -> Iterator[tuple[date, date]]:
    has_rules = [any(rule.valid.holds(day) for rule in principle.rules) for day in days]
    gap: date | None = None
    for n, day in enumerate(days):
        if has_rules[n]:
            end = day_before(day)
            if gap is not None and end is not None:
                yield gap, end
            gap = None
        elif gap is None and any(has_rules[:n]):
            gap = day


def _period(valid: Validity) -> Text:
    danish = [f"fra {valid.start}"] if valid.start else []
    english = [f"from {valid.start}"] if valid.start else []
    danish += [f"til {valid.end}"] if valid.end else []
    english += [f"until {valid.end}"] if valid.end else []
    return Text(" ".join(danish) or "altid", " ".join(english) or "always")
