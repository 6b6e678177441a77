"""The reasons for a decision: the rules that fire, with their texts filled in, their figures and their sources."""

from __future__ import annotations

from dataclasses import dataclass

from egnet.evaluate.forest import Decided
from egnet.evaluate.trace import PrincipleTrace, RuleTrace, otherwise_id
from egnet.explain.words import fill
from egnet.language import ast
from egnet.plan.plan import Atom, FindingIn, leaves
from egnet.rulebook.rulebook import Polarity, Source
from egnet.text import Text


@dataclass(frozen=True)
class Reason:
    """A rule that fires, or may fire, or a principle's `otherwise`.

    `finding` is `None` for a consideration. `facts` are the names of the facts the rule looks at.
    """

    rule: str
    principle: str
    finding: str | None
    polarity: Polarity
    certain: bool
    decisive: bool
    text: Text
    source: Source
    facts: tuple[str, ...]


@dataclass(frozen=True)
class SetAside:
    """A rule whose condition holds but which another rule overrides: an argument that was heard and set aside."""

    rule: str
    by: str
    polarity: Polarity
    text: Text
    source: Source
    certain: bool
    facts: tuple[str, ...]


def reasons_of(decided: Decided) -> list[Reason]:
    """The reasons, in the order of principles and rules."""
    reasons = []
    for traced in decided.trace.principles:
        reasons += [_reason(rule, traced, decided) for rule in traced.rules if rule.fires.may_hold]
        if traced.otherwise.may_hold:
            reasons.append(_otherwise(traced, decided))
    return reasons


def set_aside(decided: Decided) -> list[SetAside]:
    """The rules that were overridden."""
    return [
        SetAside(
            rule=rule.rule.id,
            by=other.id,
            polarity=polarity_of(rule, traced),
            text=fill(rule.rule.rule.because, decided),
            source=rule.rule.rule.source,
            certain=rule.is_overridden,
            facts=facts_tested(rule, decided),
        )
        for traced in decided.trace.principles
        for rule in traced.rules
        for other in rule.held_back_by
    ]


def polarity_of(rule: RuleTrace, traced: PrincipleTrace) -> Polarity:
    """Whether a rule speaks for a move or against it."""
    if rule.rule.consider is not None:
        return rule.rule.consider
    assert rule.rule.finding is not None
    return traced.principle.principle.findings[rule.rule.finding]


def facts_tested(rule: RuleTrace, decided: Decided) -> tuple[str, ...]:
    """The facts a rule looks at; for a calculated one, the facts it is calculated from as well."""
    plan = decided.trace.plan
    names: list[str] = []
    for leaf, _ in rule.tests:
        if isinstance(leaf, Atom):
            name = plan.facts[leaf.fact].name
            names += [name] if name in plan.rulebook.facts else []
            if name in plan.derived:
                names += [n.name for n in ast.names_in(plan.derived[name]) if n.name in plan.rulebook.facts]
    return tuple(dict.fromkeys(names))


def _reason(rule: RuleTrace, traced: PrincipleTrace, decided: Decided) -> Reason:
    return Reason(
        rule=rule.rule.id,
        principle=traced.principle.id,
        finding=rule.rule.finding,
        polarity=polarity_of(rule, traced),
        certain=rule.fires.must_hold,
        decisive=rule.rule.id in decided.trace.decisive,
        text=fill(rule.rule.rule.because, decided),
        source=rule.rule.rule.source,
        facts=facts_tested(rule, decided),
    )


def _otherwise(traced: PrincipleTrace, decided: Decided) -> Reason:
    principle = traced.principle.principle
    silent = Text(f"Ingen regel under {principle.title.da} gælder", f"No rule of {principle.title.en} applies")
    id_ = otherwise_id(principle.id)
    return Reason(
        rule=id_,
        principle=principle.id,
        finding=principle.otherwise,
        polarity=principle.findings[principle.otherwise],
        certain=traced.otherwise.must_hold,
        decisive=id_ in decided.trace.decisive,
        text=silent if principle.otherwise_because is None else fill(principle.otherwise_because, decided),
        source=principle.source,
        facts=(),
    )


def telling(decided: Decided) -> list[Reason]:
    """The reasons to name first: those of the verdict's own row, in its order; failing that those against.

    Only certain findings of rules; an `otherwise` says that nothing speaks, which seldom tells much.
    """
    trace = decided.trace
    spoken = [r for r in reasons_of(decided) if r.certain and r.finding is not None]
    rules = [r for r in spoken if not r.rule.endswith(otherwise_id(""))]
    gave = [row.condition for row, holds in zip(trace.plan.rows, trace.rows, strict=True) if holds.must_hold]
    order = [leaf.principle for condition in gave for leaf in leaves(condition) if isinstance(leaf, FindingIn)]
    of_row = [r for index in order for r in rules if r.principle == trace.plan.principles[index].id]
    against = [r for r in rules if r.polarity is Polarity.MINUS]
    decisive = [r for r in against if r.decisive]
    return of_row or decisive or against or rules or spoken
