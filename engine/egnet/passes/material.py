"""What every pass is given, and what it gives back.

Comes in: a checked rulebook, the same as written (for positions and texts), and where its examples lie. Goes out: of each
pass, what it found. Always holds: a pass changes nothing and does not depend on another pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from egnet.diagnostics.diagnostic import Diagnostic
from egnet.diagnostics.span import Span
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan
from egnet.rulebook.condition import Condition, FactTest, PartsTest, leaves
from egnet.rulebook.dates import days_of_change
from egnet.rulebook.load import WrittenRulebook
from egnet.rulebook.rulebook import Rulebook
from egnet.text import Text


@dataclass(frozen=True)
class Found:
    """One diagnostic, and the name of what it is about: a remark about a name can be accepted in rulebook.yaml."""

    name: str
    diagnostic: Diagnostic


@dataclass(frozen=True)
class Conditioned:
    """Anything with a `when`: a rule, a row, a consequence or a step."""

    id: str
    when: Condition
    span: Span

    @property
    def tests(self) -> Iterator[FactTest | PartsTest]:
        """The tests of facts and parts in it."""
        return (leaf for leaf in leaves(self.when) if isinstance(leaf, FactTest | PartsTest))


@dataclass(frozen=True)
class Material:
    """A rulebook to be looked at. `features` is its folder of examples; `None` where it has none."""

    rulebook: Rulebook
    written: WrittenRulebook
    features: Path | None = None

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """The plan of each period in which the same rules and parameters are in force."""
        return tuple(plan_of(self.rulebook, day) for day in self.days)

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The first day of each of those periods."""
        return tuple(days_of_change(self.rulebook))

    @property
    def conditioned(self) -> Iterable[Conditioned]:
        """Everything with a condition, in the order of the files."""
        book = self.rulebook
        for principle in book.principles:
            yield from (Conditioned(rule.id, rule.when, rule.span) for rule in principle.rules)
        yield from (Conditioned(row.id, row.when, row.span) for row in book.rows if row.when is not None)
        yield from (Conditioned(one.id, one.when, one.span) for one in book.consequences)
        yield from (Conditioned(one.id, one.when, one.span) for one in book.schedule)

    @property
    def texts(self) -> Iterable[Text]:
        """Every text that is filled in with facts and parameters."""
        book = self.rulebook
        for principle in book.principles:
            yield from (rule.because for rule in principle.rules)
            if principle.otherwise_because is not None:
                yield principle.otherwise_because
        yield from (row.because for row in book.rows if row.because is not None)
        yield from (one.text for one in book.consequences)
        yield from (one.text for one in book.schedule)
