"""Which changes of a rulebook its scenarios notice.

Comes in: a rulebook and its scenarios, each of which holds. Goes out: every mutant, with the scenario that no longer
holds under it, or the proof that it changes nothing, or the smallest record that would tell the difference.

A scenario is run again only if it may look at something that the mutant changes: if one of its records lies in a cell
where the two rulebooks differ, or if a claim names what is changed or asks what is decisive. Always holds: a mutant
that is called unnoticed leaves every scenario holding; one that is called equivalent differs from the rulebook under no
choice on any of the days that were looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from egnet.evaluate.forest import Decided
from egnet.features.run import Told, tell
from egnet.measure.mutants import Mutant, mutants_of
from egnet.measure.pairs import Beside, Differing, Telling, beside, telling
from egnet.plan.plan import PlanFact
from egnet.rulebook.dates import days_of_change
from egnet.rulebook.rulebook import Rulebook
from egnet.values.value import NOT_RELEVANT, Value

#: Sentences that look beyond what holds: at what would be without a rule, at single tests, and under another threshold.
_LOOK_FURTHER = (
    *("afgørende", "decisive", "netop ikke afgørelsen", "narrowly does not give"),
    *('tærsklen "', 'the threshold "'),
)


@dataclass(frozen=True)
class Record:
    """The smallest record that tells a mutant from the rulebook: facts with their cells, on a day."""

    day: date
    pair: Beside
    telling: Telling


@dataclass(frozen=True)
class Tried:
    """One mutant. `noticed_by` is the place of a scenario; without one, `record` tells the difference, if any does."""

    mutant: Mutant
    noticed_by: str | None
    record: Record | None
    is_exact: bool = True

    @property
    def is_equivalent(self) -> bool:
        """Proven to change nothing."""
        return self.noticed_by is None and self.record is None and self.is_exact


@dataclass(frozen=True)
class Mutated:
    """A rulebook and everything that was tried of it."""

    rulebook: Rulebook
    tried: tuple[Tried, ...]

    @property
    def noticed(self) -> list[Tried]:
        return [one for one in self.tried if one.noticed_by is not None]

    @property
    def equivalent(self) -> list[Tried]:
        return [one for one in self.tried if one.is_equivalent]

    @property
    def unnoticed(self) -> list[Tried]:
        return [one for one in self.tried if one.noticed_by is None and not one.is_equivalent]


def mutate(
    rulebook: Rulebook,
    told: Sequence[Told],
    progress: Callable[[int, int], None] = lambda done, of: None,
    only: Rulebook | None = None,
) -> Mutated:
    """Try every mutant of the rulebook; `told` are scenarios that hold, run with `only`.

    `progress` hears of each mutant that is done.
    """
    trying = _Trying(
        rulebook, [one for one in told if any(d.trace.plan.rulebook is rulebook for d in one.judged)], only
    )
    mutants = list(mutants_of(rulebook, trying.known_numbers()))
    tried = []
    for done, mutant in enumerate(mutants, start=1):
        tried.append(trying.try_(mutant))
        progress(done, len(mutants))
    return Mutated(rulebook, tuple(tried))


class _Trying:
    def __init__(self, rulebook: Rulebook, told: Sequence[Told], only: Rulebook | None) -> None:
        self.rulebook = rulebook
        self.only = only
        self.told = told
        self.texts = ["\n".join(line.text for line in one.example.lines) for one in told]
        self.days = {day: None for one in told for day in sorted({d.trace.plan.as_of for d in one.judged})}

    def known_numbers(self) -> dict[str, list[Fraction]]:
        """For each fact the numbers that the scenarios' tasks have, in order."""
        found: dict[str, set[Fraction]] = {}
        for decided in (decided for one in self.told for decided in one.considered):
            for name, value in decided.effective.values.items():
                found.setdefault(name, set()).update(
                    n.low for n in value.numbers if n.low is not None and n.low == n.high
                )
        return {name: sorted(numbers) for name, numbers in found.items()}

    def try_(self, mutant: Mutant) -> Tried:
        pairs = {day: beside(self.rulebook, mutant.rulebook, day) for day in self.days}
        for index in self._order(mutant, pairs):
            if self._notices(index, mutant):
                return Tried(mutant, self.told[index].place, None)
        return self._unnoticed(mutant, pairs)

    def _unnoticed(self, mutant: Mutant, pairs: Mapping[date, Beside]) -> Tried:
        """The days of the scenarios first, then every other day on which either rulebook changes."""
        is_exact = True
        for day in dict.fromkeys((*pairs, *days_of_change(self.rulebook), *days_of_change(mutant.rulebook))):
            pair = pairs.get(day) or beside(self.rulebook, mutant.rulebook, day)
            is_exact = is_exact and pair.is_exact
            found = telling(pair)
            if found is not None:
                return Tried(mutant, None, Record(day, pair, found))
        return Tried(mutant, None, None, is_exact)

    def _notices(self, index: int, mutant: Mutant) -> bool:
        def instead(rulebook: Rulebook) -> Rulebook:
            return mutant.rulebook if rulebook is self.rulebook else rulebook

        return tell(self.told[index].example, only=self.only, instead=instead).failure is not None

    def _order(self, mutant: Mutant, pairs: Mapping[date, Beside]) -> Iterator[int]:
        """The scenarios that may notice: those that name what is changed, those it touches, then the far-sighted."""
        naming = [mutant.subject in text for text in self.texts]
        every = range(len(self.told))
        untouched = []
        # A scenario about a whole batch takes as long as all others together.
        for i in sorted(every, key=lambda i: (not naming[i], len(self.told[i].considered))):
            if any(touches(pair, self.told[i], day) for day, pair in pairs.items()):
                yield i
            else:
                untouched.append(i)
        for i in untouched:
            if naming[i] or any(word in self.texts[i] for word in _LOOK_FURTHER):
                yield i


def touches(pair: Beside, told: Told, day: date) -> bool:
    """Whether any record of the scenario may lie where the two rulebooks differ."""
    considered = [decided for decided in told.considered if decided.trace.plan.as_of == day]
    return any(_may_differ(one, pair, decided) for one in pair.differing for decided in considered)


def _may_differ(differing: Differing, pair: Beside, decided: Decided) -> bool:
    values = decided.effective.values
    if any(name in values and values[name].unknown is None for name in differing.nothing_known):
        return False
    return differing.may_differ_in(lambda index: pair.mask(index, _value(pair.old.facts[index], decided)))


def _value(fact: PlanFact, decided: Decided) -> Value | None:
    if fact.parts is None:
        return decided.effective.values.get(fact.name)
    # What parts are given may change with the rulebook.
    return None if decided.parts else NOT_RELEVANT


def figures(told: Iterable[Tried]) -> tuple[int, int, int, int]:
    """All, noticed, equivalent and unnoticed."""
    tried = list(told)
    noticed = sum(one.noticed_by is not None for one in tried)
    equivalent = sum(one.is_equivalent for one in tried)
    return len(tried), noticed, equivalent, len(tried) - noticed - equivalent
