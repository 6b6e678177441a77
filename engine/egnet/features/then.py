"""What the `Så` sentences claim: each looks at the decision, and says what it has shown or what egnet found instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NoReturn

from egnet.features.errors import MismatchError, SentenceError, known
from egnet.features.evidence import Evidence, Outcome, Subject, override_id
from egnet.features.sentence import Said
from egnet.features.world import World

if TYPE_CHECKING:
    from egnet.evaluate.forest import Decided
    from egnet.evaluate.trace import PrincipleTrace, RuleTrace, Verdict
    from egnet.plan.plan import PlanOutcome
    from egnet.values.truth import Truth

Shown = Sequence[Evidence]


# -- verdict ----------------------------------------------------------------------------------------------------------


def verdict_is(world: World, said: Said) -> Shown:
    """One verdict is possible, and it is this."""
    decided = world.the_decision()
    expected = (_verdict(world, " og ".join(said.texts("verdicts"))),)
    if decided.trace.possible != expected:
        _unmet(decided, f"afgørelsen er {_labels(expected)}")
    return ()


def verdict_undecided(world: World, said: Said) -> Shown:
    """Exactly these verdicts are possible."""
    decided = world.the_decision()
    expected = [_verdict(world, text) for text in said.texts("verdicts")]
    if len(set(expected)) < 2:
        raise SentenceError("en uafklaret afgørelse har mindst to mulige")
    if set(decided.trace.possible) != set(expected):
        _unmet(decided, f"afgørelsen er uafklaret mellem {_labels(expected)}")
    return ()


def verdict_depends_on(world: World, said: Said) -> Shown:
    """Each of these facts can still change the verdict."""
    decided = world.the_decision()
    names = _undecidable(world, said)
    if missing := [name for name in names if name not in decided.trace.undecided_by]:
        _unmet(decided, f"afgørelsen afhænger af {' og '.join(missing)}")
    return ()


def verdict_depends_only_on(world: World, said: Said) -> Shown:
    """These facts, and no other, can still change the verdict."""
    decided = world.the_decision()
    names = _undecidable(world, said)
    if set(names) != set(decided.trace.undecided_by):
        _unmet(decided, f"afgørelsen afhænger kun af {' og '.join(names)}")
    return ()


def row_gives_verdict(world: World, said: Said) -> Shown:
    """This row of the verdict table, and no other, gives the verdict."""
    decided, index, id_ = _row(world, said)
    if not decided.trace.rows[index].must_hold:
        _unmet(decided, f"rækken {id_} giver afgørelsen", f"den giver den {_given_by(decided)}")
    return [Evidence(Subject.ROW, id_, Outcome.FIRES)]


def row_narrowly_gives_no_verdict(world: World, said: Said) -> Shown:
    """One test keeps this row of the verdict table from holding."""
    from egnet.features.near_miss import holds_narrowly_not, last_row_narrowly_not

    decided, index, id_ = _row(world, said)
    condition = decided.trace.plan.rows[index].condition
    narrowly = last_row_narrowly_not(decided) if condition is None else holds_narrowly_not(condition, decided)
    if not narrowly:
        _unmet(decided, f"rækken {id_} giver netop ikke afgørelsen", _given_by(decided))
    return [Evidence(Subject.ROW, id_, Outcome.NARROWLY_NOT)]


# -- principles and rules ---------------------------------------------------------------------------------------------


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
        _unmet_rule(decided, id_, f"{id_} er afgørende", f"afgørende er {_joined(sorted(decided.trace.decisive))}")
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
    if not _holds_in_order(texts[0], expected):
        _unmet(decided, f'{id_} begrundes med "{expected}"', f'begrundelsen er "{texts[0]}"')
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


# -- consequences and schedule ----------------------------------------------------------------------------------------


def consequence_follows(world: World, said: Said) -> Shown:
    """The consequence certainly follows."""
    return _outcome(world, said, Subject.CONSEQUENCE, _must)


def consequence_does_not_follow(world: World, said: Said) -> Shown:
    """The consequence certainly does not follow."""
    return _outcome(world, said, Subject.CONSEQUENCE, _must_not)


def consequence_may_follow(world: World, said: Said) -> Shown:
    """It is open whether the consequence follows."""
    return _outcome(world, said, Subject.CONSEQUENCE, _may)


def consequence_narrowly_does_not_follow(world: World, said: Said) -> Shown:
    """One test keeps the consequence from following."""
    return _narrowly_no_outcome(world, said, Subject.CONSEQUENCE)


def step_is_due(world: World, said: Said) -> Shown:
    """The step of this id certainly belongs to the schedule."""
    return _outcome(world, said, Subject.STEP, _must)


def step_is_not_due(world: World, said: Said) -> Shown:
    """The step of this id certainly does not belong to the schedule."""
    return _outcome(world, said, Subject.STEP, _must_not)


def step_may_be_due(world: World, said: Said) -> Shown:
    """It is open whether the step of this id belongs to the schedule."""
    return _outcome(world, said, Subject.STEP, _may)


def step_is_narrowly_not_due(world: World, said: Said) -> Shown:
    """One test keeps the step of this id from belonging to the schedule."""
    return _narrowly_no_outcome(world, said, Subject.STEP)


def schedule_says(world: World, said: Said) -> Shown:
    """A certain step of these years whose text holds this."""
    from egnet.rulebook.rulebook import Step

    decided = world.the_decision()
    first, _, last = said.text("years").replace("–", "-").partition("-")
    expected = said.text("step")
    steps = [o.source for o, holds in decided.trace.schedule if holds.must_hold and isinstance(o.source, Step)]
    in_years = [s for s in steps if str(s.year) == first and (not last or str(s.to_year) == last)]
    hits = [s for s in in_years if _holds_in_order(s.text.in_(said.language), expected)]
    if not hits:
        _unmet(decided, f'tidsplanen siger {said.text("years")} "{expected}"', _schedule(decided))
    return [Evidence(Subject.STEP, step.id, Outcome.FIRES) for step in hits]


def schedule_is_empty(world: World, said: Said) -> Shown:
    """No step is possible."""
    decided = world.the_decision()
    if decided.trace.schedule:
        _unmet(decided, "tidsplanen er tom", _schedule(decided))
    return ()


# -- wholes and parts -------------------------------------------------------------------------------------------------


def disagreement(world: World, said: Said) -> Shown:
    """What the task states of the fact and what its parts say have nothing in common."""
    decided = world.the_decision()
    fact = known("fakta", said.text("fact"), world.the_rulebook().facts)
    facts = [one.fact for one in decided.effective.disagreements]
    if fact not in facts:
        _unmet(decided, f"der er modstrid om {fact}", f"modstrid om {_joined(facts)}")
    return ()


def no_disagreement(world: World, said: Said) -> Shown:
    """Everything the task states can be reconciled with its parts."""
    decided = world.the_decision()
    if facts := [one.fact for one in decided.effective.disagreements]:
        _unmet(decided, "der er ingen modstrid", f"modstrid om {_joined(facts)}")
    return ()


# -- names in sentences -----------------------------------------------------------------------------------------------


def _verdict(world: World, text: str) -> Verdict:
    words = world.the_rulebook().verdicts
    return tuple(known("afgørelsen", word, words) for word in ([text] if text in words else text.split(" og ")))


def _undecidable(world: World, said: Said) -> list[str]:
    plan = world.the_plan()
    names = {*plan.rulebook.facts, *(fact.name for fact in plan.facts)}
    return [known("fakta", name, sorted(names)) for name in said.texts("facts")]


def _row(world: World, said: Said) -> tuple[Decided, int, str]:
    decided = world.the_decision()
    ids = [row.row.id for row in decided.trace.plan.rows]
    id_ = known("rækken", said.text("row"), ids)
    return decided, ids.index(id_), id_


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


# -- what several sentences share -------------------------------------------------------------------------------------


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
        _unmet(decided, f"{traced.rule.id} taler {way}", f"den {other}")
    return _fired(traced.rule.id)


def _must(holds: Truth) -> tuple[bool, str]:
    return holds.must_hold, "gælder"


def _must_not(holds: Truth) -> tuple[bool, str]:
    return not holds.may_hold, "gælder ikke"


def _may(holds: Truth) -> tuple[bool, str]:
    return holds.may_hold and not holds.must_hold, "er mulig"


def _outcome(
    world: World, said: Said, subject: Subject, expected: Callable[[Truth], tuple[bool, str]]
) -> Shown:
    decided, outcome, holds = _outcome_named(world, said, subject)
    id_ = outcome.source.id
    is_so, words = expected(holds)
    if not is_so:
        _unmet_outcome(decided, outcome, holds, f"{id_} {words}")
    return [Evidence(subject, id_, Outcome.FIRES)] if holds.must_hold else []


def _narrowly_no_outcome(world: World, said: Said, subject: Subject) -> Shown:
    from egnet.features.near_miss import holds_narrowly_not

    decided, outcome, holds = _outcome_named(world, said, subject)
    if not holds_narrowly_not(outcome.condition, decided):
        _unmet_outcome(decided, outcome, holds, f"{outcome.source.id} gælder netop ikke")
    return [Evidence(subject, outcome.source.id, Outcome.NARROWLY_NOT)]


def _outcome_named(world: World, said: Said, subject: Subject) -> tuple[Decided, PlanOutcome, Truth]:
    from egnet.values.truth import Truth

    decided = world.the_decision()
    trace = decided.trace
    is_step = subject is Subject.STEP
    outcomes = {o.source.id: o for o in (trace.plan.schedule if is_step else trace.plan.consequences)}
    id_ = known("trinnet" if is_step else "følgen", said.text("outcome"), outcomes)
    found = {o.source.id: holds for o, holds in (trace.schedule if is_step else trace.consequences)}
    return decided, outcomes[id_], found.get(id_, Truth.FALSE)


def _given_by(decided: Decided) -> str:
    trace = decided.trace
    rows = [row.row.id for row, holds in zip(trace.plan.rows, trace.rows, strict=True) if holds.may_hold]
    return f"afgørelsen gives af {_joined(rows)}"


def _schedule(decided: Decided) -> str:
    from egnet.rulebook.rulebook import Step

    said = []
    for outcome, holds in decided.trace.schedule:
        step = outcome.source
        assert isinstance(step, Step)
        years = str(step.year) if step.year == step.to_year else f"{step.year}-{step.to_year}"
        said.append(f'{years} "{step.text.da}"' + ("" if holds.must_hold else " (måske)"))
    return f"tidsplanen siger {_joined(said)}" if said else "tidsplanen er tom"


def _labels(verdicts: Iterable[Verdict]) -> str:
    from egnet.features.found import either, label

    return either(label(verdict) for verdict in verdicts)


def _joined(words: Iterable[str]) -> str:
    return ", ".join(words) or "intet"


def _holds_in_order(text: str, expected: str) -> bool:
    """Whether the pieces between the `…` of `expected` occur in `text` one after the other."""
    start = 0
    for piece in expected.split("…"):
        at = text.find(piece.strip(), start)
        if at < 0:
            return False
        start = at + len(piece.strip())
    return True


def _unmet(decided: Decided, expected: str, instead: str = "") -> NoReturn:
    from egnet.features.found import summary

    lines = [instead, *summary(decided).splitlines()] if instead else summary(decided).splitlines()
    raise MismatchError(expected, "\n           ".join(lines))


def _unmet_finding(world: World, traced: PrincipleTrace, expected: str) -> NoReturn:
    from egnet.features.found import findings, rule

    decided = world.the_decision()
    rules = [rule(one, decided) for one in traced.rules if one.rule.finding is not None]
    _unmet(decided, expected, "\n           ".join([f"udfaldet er {findings(traced)}", *rules]))


def _unmet_rule(decided: Decided, id_: str, expected: str, instead: str = "") -> NoReturn:
    from egnet.features.found import rule

    rules = {one.rule.id: one for traced in decided.trace.principles for one in traced.rules}
    said = rule(rules[id_], decided) if id_ in rules else f"{id_}: en anden regel gælder"
    _unmet(decided, expected, f"{instead}\n           {said}" if instead else said)


def _unmet_outcome(decided: Decided, outcome: PlanOutcome, holds: Truth, expected: str) -> NoReturn:
    from egnet.features.found import firing, looks_at

    _unmet(decided, expected, f"{outcome.source.id} {firing(holds)} ({looks_at(outcome.condition, decided)})")
