"""Plan and state in, trace out: the possible findings, verdicts and consequences of one record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import cast

from egnet.evaluate.explore import (
    MOST_LOOKS,
    Diagram,
    explore,
    facts_in,
    is_exact,
    outcomes_of,
    possible_truths,
    relabelled,
)
from egnet.evaluate.look import Looked, Rows, State, truth_of
from egnet.evaluate.questions import Questions
from egnet.evaluate.trace import PlanLeaf, PrincipleTrace, RuleTrace, Trace, Verdict, otherwise_id
from egnet.plan.plan import Every, Plan, PlanCondition, PlanOutcome, PlanPrinciple, leaves
from egnet.values import truth
from egnet.values.truth import Truth, union
from egnet.values.value import Value


def state_of(plan: Plan, values: Mapping[str, Value]) -> State:
    """For each fact of the plan, the cells that its value meets; a fact without a value is unknown."""
    masks = []
    for fact in plan.facts:
        value = values.get(fact.name)
        mask = fact.every_cell
        if value is not None:
            meets = (cell.choice_within(value) is not None for cell in fact.cells)
            mask = sum(1 << i for i, met in enumerate(meets) if met)
        masks.append(mask)
    return tuple(masks)


def judge(
    questions: Questions,
    state: State,
    nothing_known: Mapping[str, bool],
    limit: int = MOST_LOOKS,
) -> Trace:
    """The trace of one record. `nothing_known` says of each fact whether it is `ukendt`."""
    plan = questions.plan
    principles = tuple(judge_principle(questions, principle, state, limit) for principle in plan.principles)
    verdict = judge_verdict(questions, state, limit)
    by_rows, diagram = verdict.by_rows, verdict.diagram
    possible = outcomes_of(diagram)
    consequences, consequences_exact = judge_outcomes(questions, plan.consequences, nothing_known, state, limit)
    schedule, schedule_exact = judge_outcomes(questions, plan.schedule, nothing_known, state, limit)
    return Trace(
        plan=plan,
        state=state,
        principles=principles,
        rows=rows_that_gave(plan, outcomes_of(by_rows)),
        possible=verdict.possible,
        exact=is_exact(diagram) and all(p.exact for p in principles) and consequences_exact and schedule_exact,
        diagram=diagram,
        undecided_by=verdict.undecided_by,
        decisive=decisive_rules(questions, principles, state, possible, limit),
        consequences=consequences,
        schedule=schedule,
    )


@dataclass(frozen=True)
class VerdictTrace:
    """The possible verdicts of one record: as rows, as words (see `Trace`), and in the table's order."""

    by_rows: Diagram[Rows]
    diagram: Diagram[Verdict]
    possible: tuple[Verdict, ...]
    undecided_by: tuple[str, ...]


def judge_verdict(questions: Questions, state: State, limit: int = MOST_LOOKS) -> VerdictTrace:
    """The possible verdicts of one record."""
    plan = questions.plan
    by_rows = questions.rows(state, limit)
    diagram = cast("Diagram[Verdict]", relabelled(by_rows, questions.words))
    undecided_by = tuple(plan.facts[i].name for i in facts_in(diagram))
    return VerdictTrace(by_rows, diagram, _in_table_order(plan, outcomes_of(diagram)), undecided_by)


def findings_of(
    questions: Questions, principle: PlanPrinciple, state: State, limit: int = MOST_LOOKS
) -> Diagram[frozenset[str]]:
    """The findings of one principle as a function of what is unknown; several in a set where its rules collide."""
    looks = explore(partial(questions.group, principle, principle.groups[0]), state, limit)
    return cast("Diagram[frozenset[str]]", relabelled(looks, lambda look: look.findings))


def judge_principle(questions: Questions, principle: PlanPrinciple, state: State, limit: int) -> PrincipleTrace:
    """The trace of one principle; records that look the same to it share one."""
    key = (principle.index, tuple([state[fact] for fact in principle.all_facts]), limit)
    return questions.traced.of(key, lambda: _judge_principle(questions, principle, state, limit))


def _judge_principle(questions: Questions, principle: PlanPrinciple, state: State, limit: int) -> PrincipleTrace:
    diagrams = [explore(partial(questions.group, principle, group), state, limit) for group in principle.groups]
    fires = [Truth.NONE] * len(principle.rules)
    for group, diagram in zip(principle.groups, diagrams, strict=True):
        for rule in group.rules:
            fires[rule] = union(look.fires[rule] for look in outcomes_of(diagram))
    looks = outcomes_of(diagrams[0])
    speaking = [i for i, rule in enumerate(principle.rules) if rule.finding is not None]
    colliding = {
        i for look in looks if _collide(principle, look.fires).may_hold for i in speaking if look.fires[i].may_hold
    }
    looked = Looked(state)
    return PrincipleTrace(
        principle=principle,
        rules=tuple(_rule_trace(principle, i, fires, looked) for i in range(len(principle.rules))),
        findings=frozenset(finding for look in looks for finding in look.findings),
        collides=union(_collide(principle, look.fires) for look in looks),
        colliding=tuple(rule.id for i, rule in enumerate(principle.rules) if i in colliding),
        otherwise=union(truth.conjunction(truth.negation(look.fires[i]) for i in speaking) for look in looks),
        exact=all(is_exact(diagram) for diagram in diagrams),
    )


def _rule_trace(principle: PlanPrinciple, index: int, fires: Sequence[Truth], looked: Looked) -> RuleTrace:
    rule = principle.rules[index]
    condition = truth_of(rule.condition, looked)
    held_back_by = tuple(principle.rules[o] for o in rule.overridden_by if condition.may_hold and fires[o].may_hold)
    return RuleTrace(
        rule=rule,
        condition=condition,
        tests=tuple((leaf, truth_of(leaf, looked)) for leaf in leaves(rule.condition)),
        fires=fires[index],
        narrowly_not=_narrowly_not(rule.condition, looked) if condition is Truth.FALSE else None,
        held_back_by=held_back_by,
    )


def _collide(principle: PlanPrinciple, fires: Sequence[Truth]) -> Truth:
    """Whether rules that fire disagree; open only where the limit was met."""
    pairs = [(rule.finding, may) for rule, may in zip(principle.rules, fires, strict=True) if rule.finding is not None]
    must = {finding for finding, may in pairs if may.must_hold}
    either = {finding for finding, may in pairs if may.may_hold}
    return truth.of(len(must) > 1) | truth.of(len(either) > 1)


def _narrowly_not(condition: PlanCondition, looked: Looked) -> PlanLeaf | None:
    """The one test that is false where every other holds; `None` if more than one stands in the way."""
    operands = condition.operands if isinstance(condition, Every) else (condition,)
    failing = [o for o in operands if not truth_of(o, looked).must_hold]
    if len(failing) != 1 or truth_of(failing[0], looked) is not Truth.FALSE:
        return None
    inner = leaves(failing[0])
    return inner[0] if len(inner) == 1 else None


def rows_that_gave(plan: Plan, outcomes: frozenset[Rows]) -> tuple[Truth, ...]:
    """For each row of the table, whether it gave the verdict, under every choice or some."""
    return tuple(union(truth.of(i in rows) for rows in outcomes) for i in range(len(plan.rows)))


def _in_table_order(plan: Plan, verdicts: frozenset[Verdict]) -> tuple[Verdict, ...]:
    order = {word: i for i, word in enumerate(dict.fromkeys(row.verdict for row in plan.rows))}
    return tuple(sorted(verdicts, key=lambda verdict: [order[word] for word in verdict]))


def decisive_rules(
    questions: Questions,
    principles: Sequence[PrincipleTrace],
    state: State,
    possible: frozenset[Verdict],
    limit: int,
) -> frozenset[str]:
    """The rules that certainly fire and without which the verdict would be another.

    An `otherwise` decides if another finding of its principle would give another verdict; so does a rule that says the
    same as the `otherwise` would say in its place.
    """
    decisive = set()
    for traced in principles:
        principle = traced.principle
        if not questions.is_asked(principle):
            continue
        otherwise = principle.principle.otherwise
        others = [finding for finding in principle.principle.findings if finding != otherwise]

        def another_finding_matters(principle: PlanPrinciple = principle, others: Sequence[str] = others) -> bool:
            supposed = (questions.but(principle, supposing=frozenset({other})) for other in others)
            return any(_verdicts(one, state, limit) != possible for one in supposed)

        speaking = [rule.rule for rule in traced.rules if rule.fires.must_hold and rule.rule.finding is not None]
        for rule in speaking:
            without = questions.but(principle, without=rule.id)
            if (
                not _finds_the_same(questions, without, principle, state)
                and _verdicts(without, state, limit) != possible
            ) or (rule.finding == otherwise and len(speaking) == 1 and another_finding_matters()):
                decisive.add(rule.id)
        if traced.otherwise.must_hold and another_finding_matters():
            decisive.add(otherwise_id(principle.id))
    return frozenset(decisive)


def _finds_the_same(questions: Questions, without: Questions, principle: PlanPrinciple, state: State) -> bool:
    """Whether the principle certainly has one finding, with the rule and without it."""
    findings = questions.look(principle, state).findings
    return len(findings) == 1 and without.look(principle, state).findings == findings


def _verdicts(questions: Questions, state: State, limit: int) -> frozenset[Verdict]:
    return frozenset(questions.words(rows) for rows in outcomes_of(questions.rows(state, limit)))


def judge_outcomes(
    questions: Questions,
    outcomes: Sequence[PlanOutcome],
    nothing_known: Mapping[str, bool],
    state: State,
    limit: int,
) -> tuple[tuple[tuple[PlanOutcome, Truth], ...], bool]:
    """The outcomes that hold under some choice, and whether the limit was never met."""
    found = []
    all_exact = True
    for outcome in outcomes:
        question = partial(questions.holds, outcome.condition, nothing_known)
        truths, exact = possible_truths(question, state, limit)
        holds = union(truth.of(one) for one in truths)
        all_exact = all_exact and exact
        if holds.may_hold:
            found.append((outcome, holds))
    return tuple(found), all_exact
