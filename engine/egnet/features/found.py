"""What egnet found, in Danish, for a scenario that expected something else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from egnet.evaluate.forest import Decided
from egnet.evaluate.trace import PlanLeaf, PrincipleTrace, RuleTrace, Trace, Verdict
from egnet.explain.words import title_of
from egnet.plan.plan import Atom, FindingIn, NothingKnown, PlanCondition, VerdictIn, leaves
from egnet.values.shown import show_value
from egnet.values.truth import Truth

#: Names shown of what a verdict still depends on.
_MOST_NAMES = 8


def verdicts(trace: Trace) -> str:
    """The possible verdicts."""
    return either(label(verdict) for verdict in trace.possible)


def label(verdict: Verdict) -> str:
    """A verdict as one text; with `hit: collect` its words joined."""
    return " og ".join(verdict)


def findings(traced: PrincipleTrace) -> str:
    """The possible findings of a principle, in declared order."""
    return either(word for word in traced.principle.principle.findings if word in traced.findings)


def rule(traced: RuleTrace, decided: Decided) -> str:
    """Whether a rule fires, what holds it back, and each of its tests."""
    said = f"{traced.rule.id} {firing(traced.fires)}"
    if traced.held_back_by:
        said += f", tilsidesat af {either(other.id for other in traced.held_back_by)}"
    return f"{said} ({looks_at(traced.rule.condition, decided, dict(traced.tests))})"


def firing(holds: Truth) -> str:
    """Whether something holds, as the sentences say it."""
    if holds.must_hold:
        return "gælder"
    return "gælder måske" if holds.may_hold else "gælder ikke"


def looks_at(condition: PlanCondition, decided: Decided, truths: Mapping[PlanLeaf, Truth] | None = None) -> str:
    """The facts, findings and verdict that a condition looks at, as they are."""
    said = []
    for leaf in leaves(condition):
        holds = "" if truths is None else f": {_truth(truths[leaf])}"
        said.append(_seen(leaf, decided) + holds)
    return "; ".join(dict.fromkeys(said))


def summary(decided: Decided) -> str:
    """The verdicts, the findings and what was known, one line each."""
    trace = decided.trace
    found = ", ".join(f"{p.principle.id} {findings(p)}" for p in trace.principles)
    rules = [r.rule.id for p in trace.principles for r in p.rules if r.fires.must_hold]
    facts = trace.plan.rulebook.facts
    known = {name: value for name, value in decided.effective.values.items() if name in facts and not value.unknown}
    values = ", ".join(f"{name} = {show_value(value, facts[name].domain)}" for name, value in known.items())
    lines = [
        f"afgørelse: {verdicts(trace)}",
        f"udfald:    {found}",
        f"gælder:    {', '.join(rules) or 'ingen regler'}",
        f"fakta:     {values or 'ingen'}",
    ]
    if trace.undecided_by:
        first, rest = trace.undecided_by[:_MOST_NAMES], trace.undecided_by[_MOST_NAMES:]
        more = f" og {len(rest)} til" if rest else ""
        lines.insert(1, f"åbent:     {', '.join(first)}{more}")
    return "\n".join(lines)


def either(words: Iterable[str]) -> str:
    """Alternatives in quotes."""
    return " eller ".join(f'"{word}"' for word in words)


def _seen(leaf: PlanLeaf, decided: Decided) -> str:
    trace = decided.trace
    match leaf:
        case Atom(index):
            fact = trace.plan.facts[index]
            if fact.name not in trace.plan.rulebook.facts:
                return title_of(fact, trace.plan, "da")
            return f"{fact.name} = {show_value(decided.effective.values[fact.name], fact.domain)}"
        case FindingIn(principle):
            return f"{trace.principles[principle].principle.id} = {findings(trace.principles[principle])}"
        case VerdictIn():
            return f"afgørelse = {verdicts(trace)}"
        case NothingKnown(name):
            return f"{name} = {show_value(decided.effective.values[name], trace.plan.rulebook.facts[name].domain)}"


def _truth(holds: Truth) -> str:
    if holds.must_hold:
        return "opfyldt"
    return "måske opfyldt" if holds.may_hold else "ikke opfyldt"
