"""A rule of a plan in, figures under which it holds and under which it narrowly does not out.

They are looked for on the decision diagram of the rule's principle and then decided as any record is, so what is handed out
is so. A rule that looks at what is calculated or counted of parts has no example here: its figures cannot be stated.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from egnet.evaluate.explore import Branch, Diagram, explore
from egnet.evaluate.forest import decide
from egnet.evaluate.look import Definition, PrincipleLook
from egnet.evaluate.questions import Questions
from egnet.evaluate.trace import RuleTrace
from egnet.plan.plan import Atom, Plan, PlanPrinciple, leaves
from egnet.records.record import Figure, TaskRecord
from egnet.rulebook.rulebook import Source
from egnet.values.domain import Kind
from egnet.values.value import Choice, chosen

Chosen = Mapping[str, Choice]
"""One value for each fact that has to be known."""

_Cells = dict[int, int]
#: Ways in which a rule can hold that are tried.
_MOST_WAYS = 500


def examples_of(plan: Plan, rule_id: str) -> tuple[Chosen, Chosen] | None:
    """Values under which the rule fires, and others under which exactly one of its tests fails; `None` if there are none."""
    principle, index = next((p, i) for p in plan.principles for i, rule in enumerate(p.rules) if rule.id == rule_id)
    rule = principle.rules[index]
    tested = list(dict.fromkeys(leaf.fact for leaf in leaves(rule.condition) if isinstance(leaf, Atom)))
    for number, cells in enumerate(_ways(plan, principle, index)):
        if number == _MOST_WAYS:
            break
        if (firing := _choices(plan, cells)) is None or not _traced(plan, firing, rule_id).fires.must_hold:
            continue
        for fact in tested:
            for cell in range(len(plan.facts[fact].cells)):
                near = _choices(plan, {**cells, fact: cell})
                if near is not None and _traced(plan, near, rule_id).narrowly_not is not None:
                    return firing, near
    return None


def _ways(plan: Plan, principle: PlanPrinciple, index: int) -> Iterator[_Cells]:
    """Cells of facts under which the rule fires, those with the fewest facts first."""
    group = next(one for one in principle.groups if index in one.rules)
    questions = Questions(plan, Definition(plan))
    everything = tuple(fact.every_cell for fact in plan.facts)
    diagram = explore(partial(questions.group, principle, group), everything)
    yield from sorted(_paths(diagram, index, {}), key=len)


def _paths(diagram: Diagram[PrincipleLook], index: int, taken: _Cells) -> Iterator[_Cells]:
    if isinstance(diagram, Branch):
        for cell, child in diagram.children:
            yield from _paths(child, index, {**taken, diagram.fact: cell})
    elif all(look.fires[index].must_hold for look in diagram.outcomes):
        yield taken


def _choices(plan: Plan, cells: _Cells) -> Chosen | None:
    choices: dict[str, Choice] = {}
    for index, cell in cells.items():
        fact = plan.facts[index]
        choice = fact.cells[cell].choice_within(fact.domain.whole)
        if choice is None or fact.parts is not None or fact.name in plan.derived:
            return None
        choices[fact.name] = choice
    return choices


def _traced(plan: Plan, choices: Chosen, rule_id: str) -> RuleTrace:
    figures = {name: Figure(chosen(choice), "", Source("", "")) for name, choice in choices.items()}
    (decided,) = decide(plan, [TaskRecord("eksempel", "eksempel", "", figures, None)])
    rules = (rule for principle in decided.trace.principles for rule in principle.rules)
    return next(rule for rule in rules if rule.rule.id == rule_id)


def written(choice: Choice, kind: Kind) -> str:
    """A choice as it is written in a Danish table of facts; a number with all its digits and nothing between thousands."""
    if isinstance(choice, frozenset):
        return " og ".join(sorted(choice))
    if isinstance(choice, str):
        return str(choice)
    number = choice * 100 if kind is Kind.SHARE else choice
    places = next(p for p in range(400) if (number * 10**p).denominator == 1)
    digits = f"{abs(int(number * 10**places)):0{places + 1}d}"
    text = digits if not places else f"{digits[:-places]},{digits[-places:]}"
    return f"{'-' if number < 0 else ''}{text}{' %' if kind is Kind.SHARE else ''}"
