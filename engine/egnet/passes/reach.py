"""Rules, findings, rows and verdicts that nothing can bring about.

What the rules of a principle can say is found exactly over the cells of its facts, where that is little enough work. The
rows are then tried under every combination of those findings: principles that share a fact may rule some of these out,
so a row that is not told may still be out of reach.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Names
from functools import partial
from itertools import product
from math import prod

from egnet.diagnostics.codes import lint as codes
from egnet.diagnostics.span import Span
from egnet.evaluate.explore import Branch, Diagram, explore, is_exact
from egnet.evaluate.look import Definition, PrincipleLook
from egnet.evaluate.questions import Questions
from egnet.passes.material import Found, Material
from egnet.plan.plan import Plan, PlanPrinciple
from egnet.rulebook.condition import AllOf, AnyOf, Condition, FindingTest, Leaf, NotThis, leaves
from egnet.rulebook.rulebook import Hit
from egnet.source.node import Mapping
from egnet.source.shape import Written

#: Combinations of findings that are tried for the rows.
MOST_COMBINATIONS = 200_000


def detect_unreachable(material: Material) -> Iterator[Found]:
    """Rules that never fire, findings that are never given, rows and verdicts that are never reached."""
    fires: set[str] = set()
    in_force: set[str] = set()
    findings: dict[str, set[str]] = {}
    unsure: set[str] = set()
    for plan in material.plans:
        questions = Questions(plan, Definition(plan))
        for principle in plan.principles:
            in_force |= {rule.id for rule in principle.rules}
            exact, firing, given = _said_by(plan, principle, questions)
            fires |= firing
            findings.setdefault(principle.id, set()).update(given)
            if not exact:
                unsure.add(principle.id)
    yield from _rules(material, fires, in_force, unsure)
    yield from _findings(material, findings, unsure)
    yield from _rows(material, findings, unsure)
    yield from _verdicts(material)


def _said_by(plan: Plan, principle: PlanPrinciple, questions: Questions) -> tuple[bool, set[str], set[str]]:
    """Whether it was settled, which rules may fire, and what the principle may find."""
    everything = tuple(fact.every_cell for fact in plan.facts)
    firing: set[str] = set()
    given: set[str] = set()
    exact = True
    for group in principle.groups:
        diagram = explore(partial(questions.group, principle, group), everything)
        exact = exact and is_exact(diagram)
        for look in _outcomes(diagram):
            firing |= {principle.rules[i].id for i in group.rules if look.fires[i].may_hold}
            given |= look.findings if group is principle.groups[0] else set()
    return exact, firing, given


def _outcomes(diagram: Diagram[PrincipleLook]) -> Iterator[PrincipleLook]:
    waiting: list[Diagram[PrincipleLook]] = [diagram]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, Branch):
            waiting += [child for _, child in one.children]
        else:
            yield from one.outcomes


def _rules(material: Material, fires: set[str], in_force: set[str], unsure: set[str]) -> Iterator[Found]:
    for principle in material.rulebook.principles:
        for rule in principle.rules if principle.id not in unsure else ():
            if rule.id in in_force and rule.id not in fires:
                yield Found(rule.id, codes.NEVER_FIRES.at(rule.span, name=rule.id))


def _findings(material: Material, given: Names[str, set[str]], unsure: set[str]) -> Iterator[Found]:
    """A principle's own findings must each be given; those of the rulebook by some principle."""
    head = material.written.rulebook
    shared = [one.principle for one in material.written.principles if one.findings is None]
    by_any = {word for name in shared for word in given[name]}
    for word in head.findings if shared and not unsure & set(shared) else ():
        if word not in by_any:
            span = _key(head, "findings", word)
            yield Found(word, codes.FINDING_NEVER_GIVEN.at(span, principle=head.id, word=word))
    for one in material.written.principles:
        for word in one.findings or () if one.principle not in unsure else ():
            if word not in given[one.principle]:
                span = _key(one, "findings", word)
                yield Found(word, codes.FINDING_NEVER_GIVEN.at(span, principle=one.principle, word=word))


def _verdicts(material: Material) -> Iterator[Found]:
    head = material.written.rulebook
    given = {row.verdict for row in material.rulebook.rows}
    for word in head.verdicts:
        if word not in given:
            yield Found(word, codes.VERDICT_NEVER_GIVEN.at(_key(head, "verdicts", word), word=word))


def _key(written: Written, table: str, word: str) -> Span:
    """Where a word of a table is declared."""
    node = written.node.get(table)
    key = node.key(word) if isinstance(node, Mapping) else None
    return written.at(table) if key is None else key.span


# -- rows ----------------------------------------------------------------------------------------------------------------


def _rows(material: Material, findings: Names[str, set[str]], unsure: set[str]) -> Iterator[Found]:
    book = material.rulebook
    asked = [leaf for row in book.rows for leaf in leaves(row.when)]
    principles = list(dict.fromkeys(leaf.principle for leaf in asked if isinstance(leaf, FindingTest)))
    words = [sorted(book.principle(name).findings if name in unsure else findings[name]) for name in principles]
    # What is asked of parts may be true or not, whatever the findings.
    others = list(dict.fromkeys(leaf for leaf in asked if not isinstance(leaf, FindingTest)))
    if prod(map(len, words)) * 2 ** len(others) > MOST_COMBINATIONS:
        return
    waiting = {row.id: row for row in book.rows}
    for chosen in product(*words, *[(True, False)] * len(others)):
        found = dict(zip(principles, map(str, chosen), strict=False))
        truths: dict[Leaf, bool] = dict(zip(others, map(bool, chosen[len(principles) :]), strict=True))
        for row in book.rows:
            if row.when is None or _holds(row.when, found, truths):
                waiting.pop(row.id, None)
                if book.hit is Hit.FIRST:
                    break
        if not waiting:
            return
    for row in waiting.values():
        yield Found(row.id, codes.ROW_NEVER_REACHED.at(row.span, name=row.id))


def _holds(condition: Condition, found: Names[str, str], truths: Names[Leaf, bool]) -> bool:
    match condition:
        case AllOf(operands):
            return all(_holds(operand, found, truths) for operand in operands)
        case AnyOf(operands):
            return any(_holds(operand, found, truths) for operand in operands)
        case NotThis(operand):
            return not _holds(operand, found, truths)
        case FindingTest(principle, words):
            return found[principle] in words
        case _:
            return truths[condition]
