"""A rulebook in, every rulebook that differs from it in one small way out.

Always holds: the vocabulary and the principles with their findings stay, so that every scenario still speaks of things
that are there; a mutant has its own object, and the rulebook itself is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TypeVar

from egnet.diagnostics.span import Span
from egnet.language import ast
from egnet.measure.condition_changes import Change, changes_of, unit_of
from egnet.rulebook.condition import FactTest, leaves
from egnet.rulebook.dates import day_after, day_before
from egnet.rulebook.rulebook import (
    Consequence,
    DatedNumber,
    Hit,
    Parameter,
    Polarity,
    Principle,
    Row,
    Rule,
    Rulebook,
    Step,
    Validity,
)
from egnet.text import Text
from egnet.values.shown import show_number

Known = Mapping[str, Sequence[Fraction]]
"""For each fact, the numbers that scenarios' tasks have, in order: thresholds are also moved just across the nearest."""

Dated = TypeVar("Dated", Rule, Consequence, Step)


@dataclass(frozen=True)
class Mutant:
    """One small change: of what kind, what it does, where in the files, and the rulebook after it.

    `subject` is the id of the rule, row, consequence or step, or the name of the parameter.
    """

    change: Change
    subject: str
    what: Text
    span: Span
    rulebook: Rulebook


def mutants_of(rulebook: Rulebook, known: Known) -> Iterator[Mutant]:
    """Every mutant, in the order of the rulebook's files."""
    yield from _Mutating(rulebook, known).parameters()
    yield from _Mutating(rulebook, known).principles()
    yield from _Mutating(rulebook, known).rows()
    yield from _Mutating(rulebook, known).consequences()
    yield from _Mutating(rulebook, known).steps()


class _Mutating:
    def __init__(self, rulebook: Rulebook, known: Known) -> None:
        self.rulebook = rulebook
        self.known = known

    # -- parameters ----------------------------------------------------------------------------------------------------

    def parameters(self) -> Iterator[Mutant]:
        for parameter in self.rulebook.parameters.values():
            for index, dated in enumerate(parameter.values):
                for number in self._nudged_parameter(parameter, dated.number):
                    what = Text("{name} er {new}, ikke {old}", "{name} is {new}, not {old}").format(
                        name=parameter.name,
                        old=show_number(dated.number, parameter.kind),
                        new=show_number(number, parameter.kind),
                    )
                    values = _replaced(parameter.values, index, replace(dated, number=number))
                    yield self._parameter(Change.THRESHOLD, parameter, what, values)
            yield from self._shifted_parameter(parameter)

    def _nudged_parameter(self, parameter: Parameter, number: Fraction) -> list[Fraction]:
        tested = [
            fact for fact in self.rulebook.facts.values() if fact.name in _facts_against(self.rulebook, parameter)
        ]
        unit = unit_of(number, tested[0] if tested else None)
        values = sorted({value for fact in tested for value in self.known.get(fact.name, ())})
        return nudged(number, unit, values)

    def _shifted_parameter(self, parameter: Parameter) -> Iterator[Mutant]:
        """The day on which one value follows another, a day earlier and a day later."""
        for index in range(len(parameter.values) - 1):
            first, second = parameter.values[index], parameter.values[index + 1]
            for day in _days_beside(second.valid.start):
                values: tuple[DatedNumber, ...] = _replaced(
                    parameter.values, index, replace(first, valid=replace(first.valid, end=day_before(day)))
                )
                values = _replaced(values, index + 1, replace(second, valid=replace(second.valid, start=day)))
                what = Text("{name} ændres den {new}, ikke den {old}", "{name} changes on {new}, not {old}")
                shown = what.format(name=parameter.name, old=second.valid.start, new=day)
                yield self._parameter(Change.DATE, parameter, shown, values)

    def _parameter(self, change: Change, parameter: Parameter, what: Text, values: tuple[DatedNumber, ...]) -> Mutant:
        parameters = {**self.rulebook.parameters, parameter.name: replace(parameter, values=values)}
        mutated = replace(self.rulebook, parameters=parameters)
        return Mutant(change, parameter.name, what, parameter.span, mutated)

    # -- principles ----------------------------------------------------------------------------------------------------

    def principles(self) -> Iterator[Mutant]:
        for number, principle in enumerate(self.rulebook.principles):
            for index, rule in enumerate(principle.rules):
                for change, what, span, changed in self._rule(principle, rule):
                    rules = (*principle.rules[:index], *changed, *principle.rules[index + 1 :])
                    yield self._principle(change, rule.id, what, span, number, replace(principle, rules=rules))
            for finding in principle.findings:
                if finding != principle.otherwise:
                    what = _instead(f"{principle.id}.ellers", principle.otherwise, finding)
                    changed_principle = replace(principle, otherwise=finding)
                    yield self._principle(
                        Change.FINDING, f"{principle.id}.ellers", what, principle.span, number, changed_principle
                    )

    def _rule(self, principle: Principle, rule: Rule) -> Iterator[tuple[Change, Text, Span, tuple[Rule, ...]]]:
        yield Change.RULE_REMOVED, _removed(rule.id), rule.span, ()
        for other in rule.overrides:
            overrides = tuple(one for one in rule.overrides if one != other)
            what = Text("{id} tilsidesætter ikke {other}", "{id} does not override {other}")
            shown = what.format(id=rule.id, other=other)
            yield Change.OVERRIDE_REMOVED, shown, rule.span, (replace(rule, overrides=overrides),)
        if rule.finding is not None:
            for finding in principle.findings:
                if finding != rule.finding:
                    what = _instead(rule.id, rule.finding, finding)
                    yield Change.FINDING, what, rule.span, (replace(rule, finding=finding),)
        elif rule.consider is not None:
            other_side = Polarity.MINUS if rule.consider is Polarity.PLUS else Polarity.PLUS
            what = _instead(rule.id, rule.consider.value, other_side.value)
            yield Change.POLARITY, what, rule.span, (replace(rule, consider=other_side),)
        for one in changes_of(rule.when, self._nudges):
            if one.condition is not None:
                yield one.change, _of(rule.id, one.what), one.span, (replace(rule, when=one.condition),)
        for what, changed in self._shifted(rule):
            yield Change.DATE, what, rule.span, (changed,)

    def _principle(
        self, change: Change, subject: str, what: Text, span: Span, number: int, principle: Principle
    ) -> Mutant:
        principles = _replaced(self.rulebook.principles, number, principle)
        return Mutant(change, subject, what, span, replace(self.rulebook, principles=principles))

    # -- the verdict table ---------------------------------------------------------------------------------------------

    def rows(self) -> Iterator[Mutant]:
        rows = self.rulebook.rows
        for index, row in enumerate(rows):
            for verdict in dict.fromkeys(one.verdict for one in rows):
                if verdict != row.verdict:
                    what = _instead(row.id, row.verdict, verdict)
                    yield self._rows(
                        Change.VERDICT, row, what, row.span, _replaced(rows, index, replace(row, verdict=verdict))
                    )
            if row.when is None:
                continue
            yield self._rows(Change.ROW_REMOVED, row, _removed(row.id), row.span, (*rows[:index], *rows[index + 1 :]))
            below = rows[index + 1]
            if below.when is not None and self.rulebook.hit is Hit.FIRST:
                what = Text("{id} står efter {below}", "{id} stands after {below}").format(id=row.id, below=below.id)
                swapped = (*rows[:index], below, row, *rows[index + 2 :])
                yield self._rows(Change.ROWS_SWAPPED, row, what, row.span, swapped)
            for one in changes_of(row.when, self._nudges):
                if one.condition is not None:
                    changed = _replaced(rows, index, replace(row, when=one.condition))
                    yield self._rows(one.change, row, _of(row.id, one.what), one.span, changed)

    def _rows(self, change: Change, row: Row, what: Text, span: Span, rows: tuple[Row, ...]) -> Mutant:
        return Mutant(change, row.id, what, span, replace(self.rulebook, rows=rows))

    # -- consequences and schedule -------------------------------------------------------------------------------------

    def consequences(self) -> Iterator[Mutant]:
        consequences = self.rulebook.consequences
        for index, consequence in enumerate(consequences):
            for change, what, span, changed in self._outcome(consequence):
                others = (*consequences[:index], *changed, *consequences[index + 1 :])
                yield Mutant(change, consequence.id, what, span, replace(self.rulebook, consequences=others))

    def steps(self) -> Iterator[Mutant]:
        schedule = self.rulebook.schedule
        for index, step in enumerate(schedule):
            for change, what, span, changed in self._outcome(step):
                others = (*schedule[:index], *changed, *schedule[index + 1 :])
                yield Mutant(change, step.id, what, span, replace(self.rulebook, schedule=others))

    def _outcome(self, outcome: Dated) -> Iterator[tuple[Change, Text, Span, tuple[Dated, ...]]]:
        yield Change.OUTCOME_REMOVED, _removed(outcome.id), outcome.span, ()
        for one in changes_of(outcome.when, self._nudges):
            if one.condition is not None:
                yield one.change, _of(outcome.id, one.what), one.span, (replace(outcome, when=one.condition),)
        for what, changed in self._shifted(outcome):
            yield Change.DATE, what, outcome.span, (changed,)

    # -- dates and numbers ---------------------------------------------------------------------------------------------

    def _shifted(self, dated: Dated) -> Iterator[tuple[Text, Dated]]:
        """A first or last day within the rulebook's own validity, a day earlier and a day later."""
        valid = dated.valid
        shifted: list[tuple[date, date, Validity]] = []
        if valid.start is not None and valid.start != self.rulebook.valid.start:
            shifted += [(valid.start, day, replace(valid, start=day)) for day in _days_beside(valid.start)]
        if valid.end is not None and valid.end != self.rulebook.valid.end:
            shifted += [(valid.end, day, replace(valid, end=day)) for day in _days_beside(valid.end)]
        for old, new, changed in shifted:
            if changed.start is None or changed.end is None or changed.start <= changed.end:
                yield _instead(dated.id, old.isoformat(), new.isoformat()), replace(dated, valid=changed)

    def _nudges(self, fact: str | None, number: Fraction) -> list[Fraction]:
        return nudged(number, unit_of(number, self.rulebook.facts.get(fact or "")), self.known.get(fact or "", ()))


def nudged(number: Fraction, unit: Fraction, known: Sequence[Fraction]) -> list[Fraction]:
    """A unit down and up, and just across the nearest known number on either side where that is further away.

    `known` is in order.
    """
    further = [value for value in known if abs(value - number) > unit]
    below = [value - unit for value in further if value < number][-1:]
    above = [value + unit for value in further if value > number][:1]
    return list(dict.fromkeys((number - unit, number + unit, *below, *above)))


def _facts_against(rulebook: Rulebook, parameter: Parameter) -> set[str]:
    """The facts that some test holds against the parameter."""

    def names(test: ast.UnaryTest) -> set[str]:
        match test:
            case ast.Phrase(text):
                return {text}
            case ast.Figure(expression) | ast.Compared(_, expression):
                return {name.name for name in ast.names_in(expression)}
            case ast.Range(low, high):
                return {name.name for end in (low, high) for name in ast.names_in(end)}
            case ast.Not(tests):
                return {name for inner in tests for name in names(inner)}
            case _:
                return set()

    conditions = [rule.when for principle in rulebook.principles for rule in principle.rules]
    conditions += [row.when for row in rulebook.rows if row.when is not None]
    conditions += [consequence.when for consequence in rulebook.consequences]
    conditions += [step.when for step in rulebook.schedule]
    tests = [leaf for condition in conditions for leaf in leaves(condition) if isinstance(leaf, FactTest)]
    return {leaf.fact for leaf in tests if any(parameter.name in names(test) for test in leaf.tests)}


def _days_beside(day: date | None) -> list[date]:
    if day is None:
        return []
    return [one for one in (day_before(day), day_after(day)) if one is not None]


Item = TypeVar("Item")


def _replaced(items: tuple[Item, ...], index: int, item: Item) -> tuple[Item, ...]:
    return (*items[:index], item, *items[index + 1 :])


def _removed(id_: str) -> Text:
    return Text("{id} fjernet", "{id} removed").format(id=id_)


def _instead(id_: str, old: str, new: str) -> Text:
    return Text("{id}: {new} i stedet for {old}", "{id}: {new} instead of {old}").format(id=id_, old=old, new=new)


def _of(id_: str, what: Text) -> Text:
    return Text("{id}: {what}", "{id}: {what}").format(id=id_, what=what)
