"""Claims about principles and rules: findings, what fires and what narrowly does not, reasons and their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from egnet.features import things
from egnet.features.claims import INDENT, Shown, holds_in_order, in_both, joined, quoted, unmet
from egnet.features.errors import MismatchError, SentenceError, known
from egnet.features.evidence import Evidence, Outcome, Subject, override_id
from egnet.features.sentence import Said
from egnet.features.world import World
from egnet.text import Language, Text

if TYPE_CHECKING:
    from egnet.evaluate.forest import Decided
    from egnet.evaluate.trace import PrincipleTrace, RuleTrace
    from egnet.values.truth import Truth

_FINDING_IS = Text("udfaldet er", "the finding is")
_ANOTHER = Text("en anden regel gælder", "another rule applies")
_SPEAKS = {
    "plus": Text("den taler for", "it speaks for"),
    "minus": Text("den taler imod", "it speaks against"),
    "neutral": Text("den taler hverken for eller imod", "it speaks neither for nor against"),
}


def finding_is(world: World, said: Said) -> Shown:
    """One finding of the principle is possible, and it is this."""
    traced = _principle(world, said)
    expected = _finding(traced, said.text("finding"))
    if traced.findings != {expected}:
        is_ = Text('udfaldet for {principle} er "{it}"', 'the finding of {principle} is "{it}"')
        _unmet_finding(world, traced, is_.format(principle=traced.principle.id, it=expected))
    return ()


def finding_undecided(world: World, said: Said) -> Shown:
    """Exactly these findings of the principle are possible."""
    traced = _principle(world, said)
    expected = {_finding(traced, text) for text in said.texts("findings")}
    if len(expected) < 2:
        raise SentenceError(
            "et uafklaret udfald har mindst to mulige", "an undecided finding has at least two possible ones"
        )
    if traced.findings != expected:
        from egnet.features.found import either

        them = in_both(lambda language: either(sorted(expected), language))
        undecided = Text(
            "udfaldet for {principle} er uafklaret mellem {them}",
            "the finding of {principle} is undecided between {them}",
        )
        _unmet_finding(world, traced, undecided.format(principle=traced.principle.id, them=them))
    return ()


def rule_fires(world: World, said: Said) -> Shown:
    """The rule certainly fires."""
    decided, id_, fires = _firing(world, said)
    if not fires.must_hold:
        _unmet_rule(decided, id_, Text("{rule} gælder", "{rule} applies"))
    return _fired(id_)


def rule_does_not_fire(world: World, said: Said) -> Shown:
    """The rule certainly does not fire."""
    decided, id_, fires = _firing(world, said)
    if fires.may_hold:
        _unmet_rule(decided, id_, Text("{rule} gælder ikke", "{rule} does not apply"))
    return ()


def rule_may_fire(world: World, said: Said) -> Shown:
    """It is open whether the rule fires."""
    decided, id_, fires = _firing(world, said)
    if fires.must_hold or not fires.may_hold:
        _unmet_rule(decided, id_, Text("{rule} gælder måske", "{rule} may apply"))
    return ()


def rule_narrowly_does_not_fire(world: World, said: Said) -> Shown:
    """One test of the rule is false and every other holds."""
    decided = world.the_decision()
    traced = _rule(decided, said.text("rule"))
    if traced.narrowly_not is None:
        _unmet_rule(decided, traced.rule.id, Text("{rule} gælder netop ikke", "{rule} narrowly does not apply"))
    return [Evidence(Subject.RULE, traced.rule.id, Outcome.NARROWLY_NOT)]


def rule_is_overridden(world: World, said: Said) -> Shown:
    """The rule's condition holds, another rule that overrides it fires, and so it does not."""
    decided = world.the_decision()
    traced, other = _rule(decided, said.text("rule")), _rule(decided, said.text("other"))
    if traced.rule.id not in other.rule.rule.overrides:
        raise SentenceError(
            "{other} tilsidesætter aldrig {rule}",
            "{other} never sets {rule} aside",
            other=other.rule.id,
            rule=traced.rule.id,
        )
    if not (traced.condition.must_hold and other.fires.must_hold):
        set_aside = Text(f"{{rule}} er tilsidesat af {other.rule.id}", f"{{rule}} is set aside by {other.rule.id}")
        _unmet_rule(decided, traced.rule.id, set_aside)
    return [Evidence(Subject.OVERRIDE, override_id(other.rule.id, traced.rule.id), Outcome.FIRES)]


def rule_is_decisive(world: World, said: Said) -> Shown:
    """Without the rule the verdict would be another."""
    decided, id_, _ = _firing(world, said)
    if id_ not in decided.trace.decisive:
        are = Text("afgørende er {them}", "decisive is {them}").format(them=joined(sorted(decided.trace.decisive)))
        _unmet_rule(decided, id_, Text("{rule} er afgørende", "{rule} is decisive"), are)
    return _fired(id_)


def rule_is_not_decisive(world: World, said: Said) -> Shown:
    """Without the rule the verdict would be the same."""
    decided, id_, _ = _firing(world, said)
    if id_ in decided.trace.decisive:
        is_not = Text("{rule} er ikke afgørende", "{rule} is not decisive")
        _unmet_rule(decided, id_, is_not, Text("den er afgørende", "it is decisive"))
    return ()


def speaks_for(world: World, said: Said) -> Shown:
    """The rule certainly fires, and speaks for a move."""
    return _speaks(world, said, "plus", Text("{rule} taler for", "{rule} speaks for"))


def speaks_against(world: World, said: Said) -> Shown:
    """The rule certainly fires, and speaks against a move."""
    return _speaks(world, said, "minus", Text("{rule} taler imod", "{rule} speaks against"))


def reason_says(world: World, said: Said) -> Shown:
    """The rule's reason holds this text; `…` stands for any words."""
    from egnet.explain.reasons import reasons_of

    decided, id_, _ = _firing(world, said)
    texts = [reason.text.in_(said.language) for reason in reasons_of(decided) if reason.rule == id_]
    expected = said.text("reason")
    because = Text('{rule} begrundes med "{text}"', 'the reason for {rule} is "{text}"').format(rule=id_, text=expected)
    if not texts:
        _unmet_rule(decided, id_, because)
    if not holds_in_order(texts[0], expected):
        unmet(decided, because, Text('begrundelsen er "{text}"', 'the reason is "{text}"').format(text=texts[0]))
    return ()


def source_is(world: World, said: Said) -> Shown:
    """The rule, consequence or step has this source."""
    plan = world.the_plan()
    sources = {rule.id: rule.rule.source for principle in plan.principles for rule in principle.rules}
    sources |= {outcome.source.id: outcome.source.source for outcome in (*plan.consequences, *plan.schedule)}
    id_ = known(things.OUTCOME, said.text("rule"), sources)
    if str(sources[id_]) != said.text("source"):
        is_ = Text('kilden til {id} er "{source}"', 'the source of {id} is "{source}"')
        raise MismatchError(is_.format(id=id_, source=said.text("source")), quoted(str(sources[id_])))
    return ()


def _principle(world: World, said: Said) -> PrincipleTrace:
    principles = {traced.principle.id: traced for traced in world.the_decision().trace.principles}
    return principles[known(things.PRINCIPLE, said.text("principle"), principles)]


def _finding(traced: PrincipleTrace, word: str) -> str:
    return known(things.FINDING_OF.format(principle=traced.principle.id), word, traced.principle.principle.findings)


def _rule(decided: Decided, id_: str) -> RuleTrace:
    rules = {rule.rule.id: rule for traced in decided.trace.principles for rule in traced.rules}
    return rules[known(things.RULE, id_, rules)]


def _firing(world: World, said: Said) -> tuple[Decided, str, Truth]:
    """Whether a rule, or a principle's `otherwise`, fires."""
    from egnet.evaluate.trace import otherwise_id

    decided = world.the_decision()
    fires = {rule.rule.id: rule.fires for traced in decided.trace.principles for rule in traced.rules}
    fires |= {otherwise_id(traced.principle.id): traced.otherwise for traced in decided.trace.principles}
    id_ = known(things.RULE, said.text("rule"), fires)
    return decided, id_, fires[id_]


def _fired(id_: str) -> Shown:
    return [Evidence(Subject.RULE, id_, Outcome.FIRES)]


def _speaks(world: World, said: Said, polarity: str, expected: Text) -> Shown:
    from egnet.explain.reasons import polarity_of

    decided = world.the_decision()
    traced = _rule(decided, said.text("rule"))
    principle = next(p for p in decided.trace.principles if traced in p.rules)
    if not traced.fires.must_hold:
        _unmet_rule(decided, traced.rule.id, expected)
    if (is_so := polarity_of(traced, principle)) != polarity:
        unmet(decided, expected.format(rule=traced.rule.id), _SPEAKS[is_so])
    return _fired(traced.rule.id)


def _unmet_finding(world: World, traced: PrincipleTrace, expected: Text) -> NoReturn:
    from egnet.features.found import findings, rule

    decided = world.the_decision()

    def found(language: Language) -> str:
        rules = [rule(one, decided, language) for one in traced.rules if one.rule.finding is not None]
        return INDENT.join([f"{_FINDING_IS.in_(language)} {findings(traced, language)}", *rules])

    unmet(decided, expected, in_both(found))


def _unmet_rule(decided: Decided, id_: str, expected: Text, instead: Text | None = None) -> NoReturn:
    """`expected` has the rule's id as `{rule}`."""
    from egnet.features.found import rule

    rules = {one.rule.id: one for traced in decided.trace.principles for one in traced.rules}

    def found(language: Language) -> str:
        said = rule(rules[id_], decided, language) if id_ in rules else f"{id_}: {_ANOTHER.in_(language)}"
        return said if instead is None else f"{instead.in_(language)}{INDENT}{said}"

    unmet(decided, expected.format(rule=id_), in_both(found))
