"""What egnet found, in words, for a scenario that expected something else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from egnet.evaluate.forest import Decided
from egnet.evaluate.trace import PlanLeaf, PrincipleTrace, RuleTrace, Trace, Verdict
from egnet.explain.words import title_of
from egnet.plan.plan import Atom, FindingIn, NothingKnown, PlanCondition, VerdictIn, leaves
from egnet.text import Language, Text
from egnet.values.shown import show_value
from egnet.values.truth import Truth

#: Names shown of what a verdict still depends on.
_MOST_NAMES = 8
_OR = Text(" eller ", " or ")
_SET_ASIDE = Text("tilsidesat af", "set aside by")
_APPLIES = (Text("gælder", "applies"), Text("gælder måske", "may apply"), Text("gælder ikke", "does not apply"))
_HOLDS = (Text("opfyldt", "met"), Text("måske opfyldt", "perhaps met"), Text("ikke opfyldt", "not met"))
_VERDICT = Text("afgørelse", "verdict")
#: The lines of a summary: the verdicts, what is open, the findings, the rules and the facts.
_LINES = (
    Text("afgørelse: ", "verdict:  "),
    Text("åbent:     ", "open:     "),
    Text("udfald:    ", "findings: "),
    Text("gælder:    ", "applies:  "),
    Text("fakta:     ", "facts:    "),
)
_UNDECIDED = Text("uafklaret", "undecided")
_NO_RULES, _NO_FACTS = Text("ingen regler", "no rules"), Text("ingen", "none")
_MORE = Text(" og {count} til", " and {count} more")


def verdicts(trace: Trace, language: Language) -> str:
    """The possible verdicts."""
    return either((label(verdict) for verdict in trace.possible), language)


def label(verdict: Verdict) -> str:
    """A verdict as one text; with `hit: collect` its words joined."""
    return " og ".join(verdict)


def findings(traced: PrincipleTrace, language: Language) -> str:
    """The possible findings of a principle, in declared order."""
    return either((word for word in traced.principle.principle.findings if word in traced.findings), language)


def rule(traced: RuleTrace, decided: Decided, language: Language) -> str:
    """Whether a rule fires, what holds it back, and each of its tests."""
    said = f"{traced.rule.id} {firing(traced.fires).in_(language)}"
    if traced.held_back_by:
        others = either((other.id for other in traced.held_back_by), language)
        said += f", {_SET_ASIDE.in_(language)} {others}"
    return f"{said} ({looks_at(traced.rule.condition, decided, language, dict(traced.tests))})"


def firing(holds: Truth) -> Text:
    """Whether something holds, as the sentences say it."""
    return _of(_APPLIES, holds)


def looks_at(
    condition: PlanCondition, decided: Decided, language: Language, truths: Mapping[PlanLeaf, Truth] | None = None
) -> str:
    """The facts, findings and verdict that a condition looks at, as they are."""
    said = []
    for leaf in leaves(condition):
        holds = "" if truths is None else f": {_of(_HOLDS, truths[leaf]).in_(language)}"
        said.append(_seen(leaf, decided, language) + holds)
    return "; ".join(dict.fromkeys(said))


def summary(decided: Decided, language: Language) -> str:
    """The verdicts, the findings and what was known, one line each."""
    trace = decided.trace
    settled = [f"{p.principle.id} {findings(p, language)}" for p in trace.principles if len(p.findings) == 1]
    open_ = [p.principle.id for p in trace.principles if len(p.findings) > 1]
    found = ", ".join(settled + ([f"{_UNDECIDED.in_(language)} {', '.join(open_)}"] if open_ else []))
    rules = [r.rule.id for p in trace.principles for r in p.rules if r.fires.must_hold]
    facts = trace.plan.rulebook.facts
    known = {name: value for name, value in decided.effective.values.items() if name in facts and not value.unknown}
    values = ", ".join(f"{name} = {show_value(value, facts[name].domain, language)}" for name, value in known.items())
    first, rest = trace.undecided_by[:_MOST_NAMES], trace.undecided_by[_MOST_NAMES:]
    more = _MORE.format(count=len(rest)).in_(language) if rest else ""
    said = (
        verdicts(trace, language),
        ", ".join(first) + more,
        found,
        ", ".join(rules) or _NO_RULES.in_(language),
        values or _NO_FACTS.in_(language),
    )
    return "\n".join(label.in_(language) + words for label, words in zip(_LINES, said, strict=True) if words)


def either(words: Iterable[str], language: Language) -> str:
    """Alternatives in quotes."""
    return _OR.in_(language).join(f'"{word}"' for word in words)


def _seen(leaf: PlanLeaf, decided: Decided, language: Language) -> str:
    trace = decided.trace
    match leaf:
        case Atom(index):
            fact = trace.plan.facts[index]
            if fact.name not in trace.plan.rulebook.facts:
                return title_of(fact, trace.plan, language)
            return f"{fact.name} = {show_value(decided.effective.values[fact.name], fact.domain, language)}"
        case FindingIn(principle):
            return f"{trace.principles[principle].principle.id} = {findings(trace.principles[principle], language)}"
        case VerdictIn():
            return f"{_VERDICT.in_(language)} = {verdicts(trace, language)}"
        case NothingKnown(name):
            domain = trace.plan.rulebook.facts[name].domain
            return f"{name} = {show_value(decided.effective.values[name], domain, language)}"


def _of(words: tuple[Text, Text, Text], holds: Truth) -> Text:
    """The words for what certainly holds, for what may, and for what does not."""
    certainly, perhaps, not_ = words
    if holds.must_hold:
        return certainly
    return perhaps if holds.may_hold else not_
