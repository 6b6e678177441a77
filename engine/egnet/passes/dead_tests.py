"""Tests that no value of their fact makes true, or that every value does."""

from __future__ import annotations

from collections.abc import Iterator

from egnet.diagnostics.codes import lint as codes
from egnet.passes.material import Found, Material
from egnet.plan import plan
from egnet.rulebook.condition import AllOf, AnyOf, Condition, FactTest, NotThis
from egnet.text import Text
from egnet.values.domain import Domain
from egnet.values.written import describe


def detect_dead_tests(material: Material) -> Iterator[Found]:
    """Over the whole domain of the fact, on any day: `> 100 %` of a share, `>= 0` of a count."""
    told: set[tuple[str, int, int]] = set()
    for one in material.plans:
        for owner, condition, folded in _conditions(one):
            for test, atom in _tests(condition, folded):
                place = (test.span.source.name, test.span.line, test.span.column)
                domain = one.facts[atom.fact].domain
                never = not any(holds.may_hold for holds in atom.holds_in)
                always = all(holds.must_hold for holds in atom.holds_in)
                if (never or always) and place not in told:
                    told.add(place)
                    code = codes.NEVER_TRUE if never else codes.ALWAYS_TRUE
                    yield Found(owner, code.at(test.span, name=test.fact, domain=_shown(domain)))


def _shown(domain: Domain) -> Text:
    written = describe(domain)
    written = "et tal" if written == ".." else written
    english = "a number" if written == "et tal" else written
    if not domain.may_be_irrelevant:
        return Text(written, english)
    return Text(f"{written} eller ikke relevant", f"{english} or ikke relevant")


def _conditions(one: plan.Plan) -> Iterator[tuple[str, Condition, plan.PlanCondition]]:
    for principle in one.principles:
        yield from ((rule.id, rule.rule.when, rule.condition) for rule in principle.rules)
    for outcome in (*one.consequences, *one.schedule):
        yield outcome.source.id, outcome.source.when, outcome.condition


def _tests(condition: Condition, folded: plan.PlanCondition) -> Iterator[tuple[FactTest, plan.Atom]]:
    """The tests of facts, each beside what the plan has made of it: both trees have one shape."""
    match condition, folded:
        case FactTest(), plan.Atom():
            yield condition, folded
        case (AllOf(operands), plan.Every(parts)) | (AnyOf(operands), plan.Some(parts)):
            for operand, part in zip(operands, parts, strict=True):
                yield from _tests(operand, part)
        case NotThis(operand), plan.Negated(part):
            yield from _tests(operand, part)
        case _:
            return
