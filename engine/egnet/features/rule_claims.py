"""Claims about principles and rules: findings, what fires and what narrowly does not, reasons and their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from egnet.features.claims import INDENT, Shown, holds_in_order, joined, unmet
from egnet.features.errors import MismatchError, SentenceError, known
from egnet.features.evidence import Evidence, Outcome, Subject, override_id
from egnet.features.sentence import Said
from egnet.features.world import World

if TYPE_CHECKING:
    from egnet.evaluate.forest import Decided
    from egnet.evaluate.trace import PrincipleTrace, RuleTrace
    from egnet.values.truth import Truth


def finding_is(world: World, said: Said) -> Shown:
    """One finding of the principle is possible, and it is this."""
    traced = _principle(world, said)
    expected = _finding(traced, said.text("finding"))
    if traced.findings != {expected}:
        _unmet_finding(world, traced, f'udfaldet for {traced.principle.id} er "{expected}"')
    return ()


def finding_undecided(world: World, said: Said) -> Shown:
    """Exactly these findings of the principle are possible."""
    traced = _principle(world, said)
    expected = {_finding(traced, text) for text in said.texts("findings")}
    if len(expected) < 2:
        raise SentenceError("et uafklaret udfald har mindst to mulige")
    if traced.findings != expected:
        either = " eller ".join(f'"{word}"' for word in sorted(expected))
        _unmet_finding(world, traced, f"udfaldet for {traced.principle.id} er uafklaret mellem {either}")
    return ()


def rule_fires(world: World, said: Said) -> Shown:
    """The rule certainly fires."""
    decided, id_, fires = _firing(world, said)
    if not fires.must_hold:
        _unmet_rule(decided, id_, f"{id_} gælder")
    return _fired(id_)


def rule_does_not_fire(world: World, said: Said) -> Shown:
    """The rule certainly does not fire."""
    decided, id_, fires = _firing(world, said)
    if fires.may_hold:
        _unmet_rule(decided, id_, f"{id_} gælder ikke")
    return ()


def rule_may_fire(world: World, said: Said) -> Shown:
    """It is open whether the rule fires."""
    decided, id_, fires = _firing(world, said)
    if fires.must_hold or not fires.may_hold:
        _unmet_rule(decided, id_, f"{id_} gælder måske")
    return ()


def rule_narrowly_does_not_fire(world: World, said: Said) -> Shown:
    """One test of the rule is false and every other holds."""
    decided = world.the_decision()
    traced = _rule(decided, said.text("rule"))
    if traced.narrowly_not is None:
        _unmet_rule(decided, traced.rule.id, f"{traced.rule.id} gælder netop ikke")
    return [Evidence(Subject.RULE, traced.rule.id, Outcome.NARROWLY_NOT)]


def rule_is_overridden(world: World, said: Said) -> Shown:
    """The rule's condition holds, another rule that overrides it fires, and so it does not."""
    decided = world.the_decision()
    traced, other = _rule(decided, said.text("rule")), _rule(decided, said.text("other"))
    if traced.rule.id not in other.rule.rule.overrides:
        raise SentenceError(f"{other.rule.id} tilsidesætter aldrig {traced.rule.id}")
    if not (traced.condition.must_hold and other.fires.must_hold):
        _unmet_rule(decided, traced.rule.id, f"{traced.rule.id} er tilsidesat af {other.rule.id}")
    return [Evidence(Subject.OVERRIDE, override_id(other.rule.id, traced.rule.id), Outcome.FIRES)]


def rule_is_decisive(world: World, said: Said) -> Shown:
    """Without the rule the verdict would be another."""
    decided, id_, _ = _firing(world, said)
    if id_ not in decided.trace.decisive:
        _unmet_rule(decided, id_, f"{id_} er afgørende", f"afgørende er {joined(sorted(decided.trace.decisive))}")
    return _fired(id_)


def rule_is_not_decisive(world: World, said: Said) -> Shown:
    """Without the rule the verdict would be the same."""
    decided, id_, _ = _firing(world, said)
    if id_ in decided.trace.decisive:
        _unmet_rule(decided, id_, f"{id_} er ikke afgørende", "den er afgørende")
    return ()


def speaks_for(world: World, said: Said) -> Shown:
    """The rule certainly fires, and speaks for a move."""
    return _speaks(world, said, "plus", "for")


def speaks_against(world: World, said: Said) -> Shown:
    """The rule certainly fires, and speaks against a move."""
    return _speaks(world, said, "minus", "imod")


def reason_says(world: World, said: Said) -> Shown:
    """The rule's reason holds this text; `…` stands for any words."""
    from egnet.explain.reasons import reasons_of

    decided, id_, _ = _firing(world, said)
    texts = [reason.text.in_(said.language) for reason in reasons_of(decided) if reason.rule == id_]
    expected = said.text("reason")
    if not texts:
        _unmet_rule(decided, id_, f'{id_} begrundes med "{expected}"')
    if not holds_in_order(texts[0], expected):
        unmet(decided, f'{id_} begrundes med "{expected}"', f'begrundelsen er "{texts[0]}"')
    return ()


def source_is(world: World, said: Said) -> Shown:
    """The rule, consequence or step has this source."""
    plan = world.the_plan()
    sources = {rule.id: rule.rule.source for principle in plan.principles for rule in principle.rules}
    sources |= {outcome.source.id: outcome.source.source for outcome in (*plan.consequences, *plan.schedule)}
    id_ = known("reglen, følgen eller trinnet", said.text("rule"), sources)
    if str(sources[id_]) != said.text("source"):
        raise MismatchError(f'kilden til {id_} er "{said.text("source")}"', f'"{sources[id_]}"')
    return ()


def _principle(world: World, said: Said) -> PrincipleTrace:
    principles = {traced.principle.id: traced for traced in world.the_decision().trace.principles}
    return principles[known("princippet", said.text("principle"), principles)]


def _finding(traced: PrincipleTrace, word: str) -> str:
    return known(f"udfaldet for {traced.principle.id}", word, traced.principle.principle.findings)


def _rule(decided: Decided, id_: str) -> RuleTrace:
    rules = {rule.rule.id: rule for traced in decided.trace.principles for rule in traced.rules}
    return rules[known("reglen", id_, rules)]


def _firing(world: World, said: Said) -> tuple[Decided, str, Truth]:
    """Whether a rule, or a principle's `otherwise`, fires."""
    from egnet.evaluate.trace import otherwise_id

    decided = world.the_decision()
    fires = {rule.rule.id: rule.fires for traced in decided.trace.principles for rule in traced.rules}
    fires |= {otherwise_id(traced.principle.id): traced.otherwise for traced in decided.trace.principles}
    id_ = known("reglen", said.text("rule"), fires)
    return decided, id_, fires[id_]


def _fired(id_: str) -> Shown:
    return [Evidence(Subject.RULE, id_, Outcome.FIRES)]


def _speaks(world: World, said: Said, polarity: str, way: str) -> Shown:
    from egnet.explain.reasons import polarity_of

    decided = world.the_decision()
    traced = _rule(decided, said.text("rule"))
    principle = next(p for p in decided.trace.principles if traced in p.rules)
    if not traced.fires.must_hold:
        _unmet_rule(decided, traced.rule.id, f"{traced.rule.id} taler {way}")
    if (is_so := polarity_of(traced, principle)) != polarity:
        other = {"plus": "taler for", "minus": "taler imod", "neutral": "taler hverken for eller imod"}[is_so]
        unmet(decided, f"{traced.rule.id} taler {way}", f"den {other}")
    return _fired(traced.rule.id)


def _unmet_finding(world: World, traced: PrincipleTrace, expected: str) -> NoReturn:
    from egnet.features.found import findings, rule

    decided = world.the_decision()
    rules = [rule(one, decided) for one in traced.rules if one.rule.finding is not None]
    unmet(decided, expected, INDENT.join([f"udfaldet er {findings(traced)}", *rules]))


def _unmet_rule(decided: Decided, id_: str, expected: str, instead: str = "") -> NoReturn:
    from egnet.features.found import rule

    rules = {one.rule.id: one for traced in decided.trace.principles for one in traced.rules}
    said = rule(rules[id_], decided) if id_ in rules else f"{id_}: en anden regel gælder"
    unmet(decided, expected, f"{instead}{INDENT}{said}" if instead else said)
