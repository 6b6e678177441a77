"""The durable-rules way: the same answers as the definition, inside what durable-rules does safely."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import date
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from books import head
from egnet.chaining import Chaining
from egnet.chaining.chain import Area, Subject
from egnet.chaining.envelope import ChainRule, ChainRules
from egnet.chaining.ruleset import MOST_OPEN, Ruleset
from egnet.chaining.tokens import Applies, Excluded, Token
from egnet.diagnostics.diagnostic import EgnetError
from egnet.diagnostics.span import SourceText, Span
from egnet.driver import read_rulebook
from egnet.evaluate.forest import decide
from egnet.evaluate.judge import state_of
from egnet.evaluate.look import Definition, Looked, PrincipleLook, State, Way, truth_of
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan
from egnet.records.read import read_cases
from egnet.values.interval import Interval
from egnet.values.truth import Truth, made_of
from egnet.values.value import NOT_RELEVANT, Value
from generate import DAYS, SOURCE, Files, Run, read, read_records, rulebooks, runs

pytest.importorskip("durable.engine", reason="durable-rules does not import here")

# durable-rules asks a clock that Python 3.12 deprecates.
pytestmark = pytest.mark.filterwarnings("ignore:datetime.datetime.utcfromtimestamp:DeprecationWarning")

ROOT = Path(__file__).parents[1]
DAY = DAYS[0]
FINDINGS = ("opfyldt", "delvist opfyldt", "ikke opfyldt")
TRUE, FALSE, NEITHER = Truth.TRUE, Truth.FALSE, Truth.NEITHER
OPEN = TRUE | FALSE
TRUTHS = [made_of(*members) for members in product((True, False), repeat=3) if any(members)]

Rule = dict[str, Any]


def rule(name: str, then: str | None, *overrides: str) -> Rule:
    """A rule of a directed test; what its condition may be is said where it is looked at."""
    conclusion = {"consider": "plus"} if then is None else {"then": then}
    return {"id": name, "when": {"kendt": "ja"}, **conclusion, "because": "derfor", "overrides": list(overrides)}


def files_of(principles: dict[str, list[Rule]], rows: Sequence[Any] = ()) -> Files:
    """A rulebook of these principles and these conditions of rows."""
    files: Files = {
        "rulebook.yaml": head(findings=dict(zip(FINDINGS, ("plus", "neutral", "minus"), strict=True))),
        "facts.yaml": {
            "facts": {"kendt": {"type": "boolean", "title": "t", "definition": "d", "source": SOURCE}},
        },
        "verdict.yaml": {
            "hit": "first",
            "rows": [
                *({"id": f"række{n}", "when": when, "then": "egnet"} for n, when in enumerate(rows)),
                {"id": "ellers", "then": "mulig fremtidig"},
            ],
        },
    }
    for name, rules in principles.items():
        files[f"principles/{name.lower()}.yaml"] = {
            "principle": name,
            "title": name,
            "source": SOURCE,
            "otherwise": "ikke opfyldt",
            "rules": rules,
        }
    return files


def plan_with(principles: dict[str, list[Rule]], rows: Sequence[Any] = ()) -> Plan:
    """The plan of a rulebook of these."""
    return plan_of(read(files_of(principles, rows)), DAY)


def both(plan: Plan, conditions: Sequence[Truth]) -> PrincipleLook:
    """What the chaining way says of the first principle, which is what the definition says."""
    principle = plan.principles[0]
    look = Chaining(plan).principle(principle, conditions)
    assert look == Definition(plan).principle(principle, conditions)
    return look


# -- the same answers as the definition --------------------------------------------------------------------------------


def test_agrees_on_every_shipped_case() -> None:
    """Every shipped record gets the same trace: verdicts, findings, rules, rows, reasons, consequences, schedule."""
    rulebook = read_rulebook(ROOT / "rules" / "borgerserviceenhed-2010")
    intake = read_cases([ROOT / "cases" / "2010-analysen"], rulebook)
    assert rulebook.adopted is not None
    plan = plan_of(rulebook, rulebook.adopted.date)
    by_definition = decide(plan, intake.records)
    assert len(by_definition) > 50
    assert decide(plan, intake.records, Chaining(plan)) == by_definition


@given(runs(), st.sampled_from(DAYS))
def test_agrees_on_random_rulebooks_and_records(run: Run, day: date) -> None:
    """Whole traces are equal, also where rules collide, parts are counted and little is known."""
    rulebook = read(run.files)
    plan = plan_of(rulebook, day)
    records = read_records(run.records, rulebook)
    assert decide(plan, records, Chaining(plan)) == decide(plan, records)


@given(rulebooks(), st.data())
def test_agrees_on_any_conditions_and_findings(files: Files, data: st.DataObject) -> None:
    """Any sets of truths for conditions, any possible findings and any state give what the definition gives."""
    plan = plan_of(read(files), DAY)
    ways: tuple[Way, Way] = (Chaining(plan), Definition(plan))
    for principle in plan.principles:
        for _ in range(3):
            conditions = [data.draw(st.sampled_from(TRUTHS)) for _ in principle.rules]
            one, other = (way.principle(principle, conditions) for way in ways)
            assert one == other
    for _ in range(3):
        words = [tuple(principle.principle.findings) for principle in plan.principles]
        findings = [frozenset(data.draw(st.sets(st.sampled_from(one), min_size=1))) for one in words]
        state = tuple(data.draw(st.integers(1, fact.every_cell)) for fact in plan.facts)
        assert ways[0].rows(findings, state) == ways[1].rows(findings, state)


@st.composite
def entangled(draw: Callable[..., Any]) -> Files:
    """One principle of up to a dozen rules, each of which may override any before it."""
    rules: list[Rule] = []
    for n in range(draw(st.integers(1, 12))):
        overridden = [one["id"] for one in rules if draw(st.booleans())]
        rules.append(rule(f"P1.r{n}", draw(st.sampled_from((*FINDINGS, None))), *overridden))
    return files_of({"P1": draw(st.permutations(rules))})


@given(entangled(), st.data())
def test_agrees_on_entangled_overrides(files: Files, data: st.DataObject) -> None:
    """Dense overrides, in any order of writing, give what the definition gives."""
    plan = plan_of(read(files), DAY)
    way = Chaining(plan)
    for _ in range(4):
        conditions = [data.draw(st.sampled_from(TRUTHS)) for _ in plan.principles[0].rules]
        look = Definition(plan).principle(plan.principles[0], conditions)
        assert way.principle(plan.principles[0], conditions) == look


# -- overrides, joins, collisions --------------------------------------------------------------------------------------

CHAIN = {
    "P1": [
        rule("P1.nederst", "opfyldt"),
        rule("P1.midt", "ikke opfyldt", "P1.nederst"),
        rule("P1.øverst", "delvist opfyldt", "P1.midt"),
    ]
}


@pytest.mark.parametrize(
    ("conditions", "fires", "findings"),
    [
        ((TRUE, TRUE, TRUE), (TRUE, FALSE, TRUE), {"opfyldt", "delvist opfyldt"}),
        ((TRUE, TRUE, FALSE), (FALSE, TRUE, FALSE), {"ikke opfyldt"}),
        ((TRUE, TRUE, OPEN), (OPEN, OPEN, OPEN), set(FINDINGS)),
        ((TRUE, FALSE | NEITHER, OPEN), (TRUE, FALSE, OPEN), {"opfyldt", "delvist opfyldt"}),
        ((TRUE | NEITHER, NEITHER, FALSE), (OPEN, FALSE, FALSE), {"opfyldt", "ikke opfyldt"}),
        ((FALSE, NEITHER, NEITHER), (FALSE, FALSE, FALSE), {"ikke opfyldt"}),
    ],
)
def test_overriding_an_overrider_reinstates(
    conditions: tuple[Truth, ...], fires: tuple[Truth, ...], findings: set[str]
) -> None:
    """A rule fires again when what overrides it is itself overridden; neither is not true; open stays open."""
    look = both(plan_with(CHAIN), conditions)
    assert look.fires == fires
    assert look.findings == findings


def test_each_rule_overrides_all_before_it() -> None:
    """In a total order of thirty rules only the highest that holds fires."""
    names = [f"P1.r{n}" for n in range(30)]
    rules = [rule(name, "opfyldt" if n % 2 else "ikke opfyldt", *names[:n]) for n, name in enumerate(names)]
    look = both(plan_with({"P1": rules}), [TRUE] * 20 + [FALSE] * 10)
    assert [i for i, fires in enumerate(look.fires) if fires.may_hold] == [19]
    assert look.findings == {"opfyldt"}


@pytest.mark.parametrize("count", [8, 9, 16, 17, 40])
def test_a_finding_of_many_rules_is_out_when_none_may_fire(count: int) -> None:
    """All rules of a finding must be out before it is, however many they are."""
    plan = plan_with({"P1": [rule(f"P1.r{n}", "opfyldt") for n in range(count)]})
    assert both(plan, [FALSE] * count).findings == {"ikke opfyldt"}
    assert both(plan, [FALSE] * (count - 1) + [OPEN]).findings == {"opfyldt", "ikke opfyldt"}


def test_rules_that_collide_leave_both_findings() -> None:
    """Two rules that disagree give both findings and not `otherwise`; a test on either finding is open."""
    rules = {"P1": [rule("P1.for", "opfyldt"), rule("P1.imod", "delvist opfyldt")]}
    rows = [{"P1": "opfyldt"}, {"P1": ["opfyldt", "delvist opfyldt"]}, {"P1": "ikke opfyldt"}]
    plan = plan_with(rules, rows)
    findings = both(plan, [TRUE, TRUE]).findings
    assert findings == {"opfyldt", "delvist opfyldt"}
    assert Chaining(plan).rows([findings], ()) == (OPEN, TRUE, FALSE)


# -- three truths in the rows ------------------------------------------------------------------------------------------

PARTS = {"parts": {"verdict": "egnet", "count": "mindst 1"}}
NO_PARTS = NOT_RELEVANT
FEW_PARTS = Value((Interval(Fraction(0), Fraction(0)),))
SOME_PARTS = Value((Interval(Fraction(2), Fraction(2)),))
PERHAPS_PARTS = Value((Interval(Fraction(0), Fraction(2)),))


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (NO_PARTS, (NEITHER, NEITHER, NEITHER, TRUE, NEITHER, FALSE)),
        (FEW_PARTS, (FALSE, TRUE, FALSE, TRUE, FALSE, FALSE)),
        (SOME_PARTS, (TRUE, FALSE, TRUE, TRUE, TRUE, FALSE)),
        (PERHAPS_PARTS, (OPEN, OPEN, OPEN, TRUE, OPEN, FALSE)),
        (None, (*[OPEN | NEITHER] * 3, TRUE, OPEN | NEITHER, FALSE)),
    ],
)
def test_neither_in_the_rows(parts: Value | None, expected: tuple[Truth, ...]) -> None:
    """A test on parts that are not there is neither: so is its `not`, `and` with true, and `or` with false."""
    finding, no_finding = {"P1": "opfyldt"}, {"P1": "ikke opfyldt"}
    rows = [
        PARTS,
        {"not": PARTS},
        {"all": [PARTS, finding]},
        {"any": [PARTS, finding]},
        {"any": [PARTS, no_finding]},
        {"all": [{"not": PARTS}, no_finding]},
    ]
    plan = plan_with({"P1": [rule("P1.r", "opfyldt")]}, rows)
    (counted,) = [fact for fact in plan.facts if fact.parts is not None]
    state = state_of(plan, {} if parts is None else {counted.name: parts})
    found = Chaining(plan).rows([frozenset({"opfyldt"})], state)
    assert found == expected == Definition(plan).rows([frozenset({"opfyldt"})], state)


def test_three_truths_under_every_state() -> None:
    """Two tests that may be neither and one that may not, joined in each way, under all that may be known of them."""
    share, finding = {"parts": {"verdict": "egnet", "share": ">= 50 %"}}, {"P1": ["opfyldt", "delvist opfyldt"]}
    operands = [PARTS, share, finding]
    rows = [{"all": operands}, {"any": operands}, {"all": [share, {"any": [{"not": PARTS}, finding]}]}]
    plan = plan_with({"P1": [rule("P1.r", "opfyldt")]}, rows)
    way, definition = Chaining(plan), Definition(plan)
    masks = [range(1, fact.every_cell + 1) if fact.parts else [fact.every_cell] for fact in plan.facts]
    states = list(product(*masks))
    assert len(states) == 49
    for state in states:
        for words in (["opfyldt"], ["ikke opfyldt"], ["opfyldt", "ikke opfyldt"], FINDINGS):
            findings = [frozenset(words)]
            assert way.rows(findings, state) == definition.rows(findings, state)


def test_a_test_on_all_findings_or_none_is_settled_from_the_start() -> None:
    """A row that asks for any finding at all always holds, one that asks for none never, also beside what is open."""
    every, none = {"P1": list(FINDINGS)}, {"P1": f"not({', '.join(FINDINGS)})"}
    rows = [every, none, {"not": every}, {"all": [every, {"P1": "opfyldt"}]}, {"any": [every, {"P1": "opfyldt"}]}]
    plan = plan_with({"P1": [rule("P1.r", "opfyldt")]}, rows)
    findings = [frozenset({"opfyldt", "ikke opfyldt"})]
    expected = (TRUE, FALSE, FALSE, OPEN, TRUE)
    assert Chaining(plan).rows(findings, ()) == expected == Definition(plan).rows(findings, ())


# -- sessions ----------------------------------------------------------------------------------------------------------


def looks_of(plan: Plan, state: State) -> list[PrincipleLook]:
    """What the definition says of each principle in this state."""
    looked = Looked(state)
    return [
        Definition(plan).principle(principle, [truth_of(rule.condition, looked) for rule in principle.rules])
        for principle in plan.principles
    ]


@given(rulebooks(), st.data())
def test_learning_one_thing_at_a_time(files: Files, data: st.DataObject) -> None:
    """In one session, facts narrowed one by one in any order give, each time, one look at what is known by then."""
    plan = plan_of(read(files), DAY)
    state = [fact.every_cell for fact in plan.facts]
    with Chaining(plan).open() as session:
        for index in data.draw(st.permutations(range(len(state)))):
            cells = data.draw(st.integers(1, state[index])) & state[index]
            state[index] = cells or state[index]
            session.learn(tuple(state))
            looks = looks_of(plan, tuple(state))
            assert [session.principle(principle) for principle in plan.principles] == looks
            assert session.rows() == Definition(plan).rows([look.findings for look in looks], tuple(state))


def test_more_sessions_in_a_row_than_durable_rules_holds() -> None:
    """After 1 200 sessions, each closed when done, the next one still answers, and from nothing."""
    plan = plan_with(CHAIN)
    way, principle = Chaining(plan), plan.principles[0]
    all_open = Definition(plan).principle(principle, (OPEN, OPEN, OPEN))
    for n in range(1200):
        conditions = (TRUE, TRUE, TRUE if n % 2 else FALSE)
        look = way.principle(principle, conditions)
        assert look.findings == ({"opfyldt", "delvist opfyldt"} if n % 2 else {"ikke opfyldt"})
    assert way.principle(principle, (OPEN, OPEN, OPEN)) == all_open


def test_sessions_at_once_do_not_leak() -> None:
    """What one session learns, another that is open at the same time does not know."""
    plan = plan_with(CHAIN)
    way, principle = Chaining(plan), plan.principles[0]
    with way.open() as one, way.open() as other:
        one.learn_conditions(principle, (TRUE, OPEN, OPEN))
        other.learn_conditions(principle, (OPEN, TRUE, FALSE))
        one.learn_conditions(principle, (TRUE, FALSE, FALSE))
        assert one.principle(principle).findings == {"opfyldt"}
        assert other.principle(principle).findings == {"ikke opfyldt"}


def test_what_is_known_cannot_be_taken_back() -> None:
    """A state that lets a cell back in is refused, and names the fact."""
    plan = plan_with(CHAIN)
    with Chaining(plan).open() as session:
        session.learn((0b01,))
        with pytest.raises(ValueError, match="kendt"):
            session.learn((0b10,))


def test_a_closed_session_stays_closed() -> None:
    """Closing twice is once, and a closed session neither learns nor disturbs the one that has its place."""
    plan = plan_with(CHAIN)
    way, principle = Chaining(plan), plan.principles[0]
    closed = way.open()
    closed.learn_conditions(principle, (TRUE, TRUE, FALSE))
    closed.close()
    with way.open() as session:
        session.learn_conditions(principle, (TRUE, FALSE, FALSE))
        closed.close()
        with pytest.raises(ValueError, match="closed"):
            closed.learn_conditions(principle, (TRUE, TRUE, TRUE))
        session.learn_conditions(principle, (TRUE, FALSE, FALSE))
        assert session.principle(principle).findings == {"opfyldt"}


def test_a_session_that_learnt_nothing_can_be_closed() -> None:
    """Sessions in which nothing happened are closed without harm, among others that were used."""
    plan = plan_with(CHAIN)
    way, principle = Chaining(plan), plan.principles[0]
    for _ in range(50):
        way.open().close()
        with way.open() as session:
            session.learn_conditions(principle, (OPEN, OPEN, OPEN))
            assert session.principle(principle).findings == set(FINDINGS)


def test_too_many_open_sessions_is_an_error() -> None:
    """One session too many says so; when one is closed there is room again."""
    way = Chaining(plan_with(CHAIN))
    sessions = [way.open() for _ in range(MOST_OPEN)]
    assert codes_of(way.open) == ["E175"]
    sessions.pop().close()
    way.open().learn((0b01,))


# -- the limits --------------------------------------------------------------------------------------------------------


def codes_of(raising: Callable[[], object]) -> list[str]:
    """The codes of the error that a call raises."""
    with pytest.raises(EgnetError) as caught:
        raising()
    return [one.code for one in caught.value.diagnostics]


def overriding(count: int) -> Plan:
    """A plan in which one rule overrides so many others."""
    others = [rule(f"P1.r{n}", "opfyldt") for n in range(count)]
    return plan_with({"P1": [*others, rule("P1.tung", "delvist opfyldt", *(one["id"] for one in others))]})


def test_a_token_in_as_many_rules_as_durable_rules_follows() -> None:
    """At the limit of 64 rules that match one token the answers are right: one rule overrides 63."""
    plan = overriding(63)
    assert both(plan, [TRUE] * 64).findings == {"delvist opfyldt"}
    look = both(plan, [TRUE] * 63 + [FALSE])
    assert look.findings == {"opfyldt"}
    assert look.fires == (TRUE,) * 63 + (FALSE,)


def test_a_token_in_too_many_rules_is_an_error() -> None:
    """Beyond the limit the rule is named, with its place, and the help says that the other ways remain."""
    with pytest.raises(EgnetError) as caught:
        Chaining(overriding(64))
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "E171"
    for text in (diagnostic.message.da, diagnostic.message.en):
        assert all(part in text for part in ("`P1.tung`", "65", "64"))
    assert diagnostic.span is not None
    assert diagnostic.span.source.name.endswith("p1.yaml")
    assert "--backend durable" in str(diagnostic.help)


def test_a_principle_of_two_hundred_rules() -> None:
    """A principle well beyond any that people write still fits, and answers right."""
    plan = plan_with({"P1": [rule(f"P1.r{n}", FINDINGS[n % 2]) for n in range(200)]})
    assert both(plan, [FALSE] * 199 + [TRUE]).findings == {"delvist opfyldt"}
    assert both(plan, [FALSE] * 200).findings == {"ikke opfyldt"}


def test_all_that_is_outside_is_named() -> None:
    """A principle with too much to know and a rule that is joined with too much are both reported."""
    wide = [rule(f"P2.r{n}", "opfyldt") for n in range(300)]
    heavy = [rule(f"P1.r{n}", "opfyldt") for n in range(70)]
    heavy.append(rule("P1.tung", "ikke opfyldt", *(one["id"] for one in heavy)))
    with pytest.raises(EgnetError) as caught:
        Chaining(plan_with({"P1": heavy, "P2": wide}))
    named = {(one.code, one.message.en.split("`")[1]) for one in caught.value.diagnostics}
    assert named == {("E171", "P1.tung"), ("E172", "P2")}


def test_too_many_rules_in_all_is_an_error() -> None:
    """Principles that each fit may be too many together."""
    principles = {f"P{p}": [rule(f"P{p}.r{n}", "opfyldt") for n in range(200)] for p in range(11)}
    assert codes_of(lambda: Chaining(plan_with(principles))) == ["E173"]


def test_a_large_verdict_table_within_the_limits() -> None:
    """A full table over four principles is joined and answered right, row by row."""
    names = ("P1", "P2", "P3", "P4")
    combinations = list(product(FINDINGS, repeat=len(names)))
    rows = [dict(zip(names, words, strict=True)) for words in combinations]
    plan = plan_with({name: [rule(f"{name}.r", "opfyldt")] for name in names}, rows)
    findings = [frozenset({word}) for word in combinations[40]]
    assert Chaining(plan).rows(findings, ()) == tuple(TRUE if n == 40 else FALSE for n in range(len(rows)))


def test_where_durable_rules_does_not_import(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without durable-rules, making the way says so and what to do instead."""
    monkeypatch.setitem(sys.modules, "durable.engine", None)
    plan = plan_with(CHAIN)
    assert codes_of(lambda: Chaining(plan)) == ["E170"]


# -- durable-rules' own failures ---------------------------------------------------------------------------------------

SUBJECT = Subject(
    Area("P1", Span(SourceText("p1.yaml", "P1"), 1, 1, 2)), "P1", Span(SourceText("p1.yaml", "P1"), 1, 1, 2)
)


def token(number: int) -> Token:
    return Token(Applies(0, number), Excluded.TRUE)


def test_an_error_in_an_action_is_raised() -> None:
    """What durable-rules swallows into the state of its session comes out as an error."""
    without_a_place = ChainRules((ChainRule((token(1),), (token(2),)),), {token(1): SUBJECT})
    memory = Ruleset("fejl", without_a_place).open()
    with pytest.raises(EgnetError, match="E174: durable-rules stopped: exception caught"):
        memory.tell([token(1)])
    memory.close()


@pytest.mark.parametrize("premises", [(token(2),), (token(1), token(2))], ids=["no rule", "no rule of its own"])
def test_a_token_that_is_not_taken_is_an_error(premises: tuple[Token, ...]) -> None:
    """A fact that no rule takes, or that only waits for others, is not passed over in silence."""
    memory = Ruleset("fejl", ChainRules((ChainRule(premises, ()),), {token(1): SUBJECT, token(2): SUBJECT})).open()
    assert codes_of(lambda: memory.tell([token(1)])) == ["E174"]
    memory.close()


def test_facts_that_durable_rules_takes_for_one_are_told_apart() -> None:
    """Two tokens whose facts get the same number inside durable-rules are both known, and joined."""
    one, other, result = token(49_915), token(150_195), token(0)
    rules = (
        ChainRule((one,), ()),
        ChainRule((other,), ()),
        ChainRule((result,), ()),
        ChainRule((one, other), (result,)),
    )
    memory = Ruleset("sammenfald", ChainRules(rules, {token(n): SUBJECT for n in range(150_196)})).open()
    memory.tell([one, other])
    assert memory.known == {one, other, result}
    memory.close()
