"""Two rules of a principle with different findings must exclude each other or be ordered by an override.

Decided exactly over the cells of the principle's facts, on every day on which the rules in force change.
"""

from __future__ import annotations

from functools import partial

from egnet.diagnostics.codes import rulebook as codes
from egnet.diagnostics.diagnostic import Diagnostic
from egnet.evaluate.explore import Branch, Diagram, explore, is_exact
from egnet.evaluate.look import Definition, PrincipleLook, State
from egnet.evaluate.questions import Questions
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan, PlanFact, PlanPrinciple
from egnet.rulebook.dates import days_of_change
from egnet.rulebook.rulebook import Rulebook
from egnet.text import Language, Text
from egnet.values.shown import show_choice
from egnet.values.value import Choice


def detect_conflicts(rulebook: Rulebook) -> list[Diagnostic]:
    """One diagnostic for each pair of rules that may fire together and disagree, with facts under which they do."""
    found: dict[tuple[str, str], Diagnostic] = {}
    undecided: dict[str, Diagnostic] = {}
    for day in days_of_change(rulebook):
        plan = plan_of(rulebook, day)
        questions = Questions(plan, Definition(plan))
        everything = tuple(fact.every_cell for fact in plan.facts)
        for principle in plan.principles:
            if len({rule.finding for rule in principle.rules if rule.finding is not None}) < 2:
                continue
            diagram = explore(partial(questions.group, principle, principle.groups[0]), everything)
            if not is_exact(diagram):
                span = principle.principle.span
                undecided[principle.id] = codes.CONFLICT_UNDECIDED.at(span, principle=principle.id)
            for a, b, state in _collisions(plan, principle, diagram, everything):
                one, other = principle.rules[a], principle.rules[b]
                if (one.id, other.id) not in found:
                    found[one.id, other.id] = codes.CONFLICTING_RULES.at(
                        one.rule.span,
                        a=one.id,
                        b=other.id,
                        finding_a=one.finding,
                        finding_b=other.finding,
                        place=str(other.rule.span),
                        when=_described(plan, principle, state, everything),
                    )
    return [*found.values(), *undecided.values()]


def _collisions(
    plan: Plan, principle: PlanPrinciple, diagram: Diagram[PrincipleLook], state: State
) -> list[tuple[int, int, State]]:
    """Pairs of rules that disagree at some leaf, each with the state that leads there."""
    if isinstance(diagram, Branch):
        return [
            collision
            for cell, child in diagram.children
            for collision in _collisions(
                plan, principle, child, (*state[: diagram.fact], 1 << cell, *state[diagram.fact + 1 :])
            )
        ]
    pairs = []
    for look in diagram.outcomes:
        firing = [i for i, rule in enumerate(principle.rules) if rule.finding is not None and look.fires[i].must_hold]
        for n, a in enumerate(firing):
            pairs += [
                (a, b, state) for b in firing[n + 1 :] if principle.rules[a].finding != principle.rules[b].finding
            ]
    return pairs


def _described(plan: Plan, principle: PlanPrinciple, state: State, everything: State) -> Text:
    """One value for each fact that was split on the way to the state."""
    chosen: list[tuple[PlanFact, Choice]] = []
    for index in principle.facts:
        if state[index] != everything[index]:
            fact = plan.facts[index]
            choice = fact.cells[state[index].bit_length() - 1].choice_within(fact.domain.whole)
            assert choice is not None
            chosen.append((fact, choice))
    return Text(_listed(chosen, "da") or "altid", _listed(chosen, "en") or "always")


def _listed(chosen: list[tuple[PlanFact, Choice]], language: Language) -> str:
    shown = (f"`{fact.name}` er {show_choice(choice, fact.domain.kind, language)}" for fact, choice in chosen)
    joined = ", ".join(shown)
    return joined if language == "da" else joined.replace("` er ", "` is ")
