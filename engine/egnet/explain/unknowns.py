"""What is not known of a record: what can still matter, what provably cannot, and which answers settle the verdict.

A decided record comes in. *Not known* is every fact of the vocabulary whose value may be more than one thing:
unknown, or only bounded. Whether it matters is read off the reduced decision diagram of the verdict, not off one look
at a time.

Always holds: where every answer to a set of facts settles the verdict, the set has every fact that matters, for what
is left out would leave the verdict open under some answer to the others. So the smallest such set is one,
`settle_together`; a single answer may settle the verdict all the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from egnet.evaluate.explore import cells_in, facts_in, is_exact, leaves_of, outcomes_given
from egnet.evaluate.forest import Decided
from egnet.evaluate.trace import Trace, Verdict
from egnet.explain.verdicts import in_table_order, verdict_function
from egnet.language import ast
from egnet.plan.plan import Plan, PlanFact


@dataclass(frozen=True)
class Answer:
    """If the fact lies in one of the cells of the mask, exactly these verdicts are left possible."""

    fact: PlanFact
    cells: int
    verdicts: tuple[Verdict, ...]

    @property
    def settles(self) -> bool:
        return len(self.verdicts) == 1


@dataclass(frozen=True)
class Unknowns:
    """The facts (by name) that are not known, in the vocabulary's order, and the answers to what can matter.

    `matter` are facts that can be asked for: of a calculated one, what it is calculated from. `cannot_matter` holds a
    fact only if that is proved. `settle_together` is the smallest set of which every answer settles the verdict;
    `None` if no answers do (rules disagree), empty if the verdict is certain. `hang_on_parts` says whether the
    verdict depends on that of parts. `answers` are to one fact at a time; of one fact no two leave the same verdicts.
    """

    matter: tuple[str, ...]
    cannot_matter: tuple[str, ...]
    settle_together: tuple[PlanFact, ...] | None
    hang_on_parts: bool
    answers: tuple[Answer, ...]
    exact: bool

    @property
    def that_settle(self) -> tuple[Answer, ...]:
        """The single answers that settle the verdict alone."""
        return tuple(answer for answer in self.answers if answer.settles)


def unknowns_of(decided: Decided) -> Unknowns:
    """What is not known of a decided record, and what of it matters."""
    trace = decided.trace
    plan = trace.plan
    exact = is_exact(trace.diagram)
    open_facts = tuple(plan.facts[i] for i in facts_in(trace.diagram))
    can_matter = {name for fact in open_facts for name in stated_behind(plan, fact.name)}
    if not exact:
        # Where the limit was met, a fact that the diagram never came to may matter as well.
        read = (plan.facts[i].name for i in verdict_function(plan).reads)
        can_matter |= {name for fact in read for name in stated_behind(plan, fact)}
    not_known = unknown_facts(decided)
    settled = all(len(leaf.outcomes) == 1 for leaf in leaves_of(trace.diagram))
    return Unknowns(
        matter=tuple(name for name in not_known if name in can_matter),
        cannot_matter=tuple(name for name in not_known if name not in can_matter),
        settle_together=open_facts if settled else None,
        hang_on_parts=any(fact.parts is not None for fact in open_facts),
        answers=tuple(answer for fact in open_facts for answer in _answers(trace, fact)),
        exact=exact,
    )


def unknown_facts(decided: Decided) -> list[str]:
    """The facts that are asked for and not exactly known, in the vocabulary's order."""
    plan, values = decided.trace.plan, decided.effective.values
    return [name for name in plan.rulebook.facts if name not in plan.derived and not values[name].is_certain]


def stated_behind(plan: Plan, name: str) -> list[str]:
    """The facts to ask for behind a fact of the plan: itself, or what it is calculated from; none behind a count of
    parts.
    """
    if name in plan.derived:
        return [inner for part in ast.names_in(plan.derived[name]) for inner in stated_behind(plan, part.name)]
    return [name] if name in plan.rulebook.facts else []


def _answers(trace: Trace, fact: PlanFact) -> list[Answer]:
    left: dict[frozenset[Verdict], int] = {}
    for cell in cells_in(trace.state[fact.index]):
        verdicts = outcomes_given(trace.diagram, fact.index, cell)
        left[verdicts] = left.get(verdicts, 0) | 1 << cell
    return [Answer(fact, cells, in_table_order(trace.plan, verdicts)) for verdicts, cells in left.items()]
