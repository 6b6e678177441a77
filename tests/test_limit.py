"""The limit on work: beyond it the answer is wider, never wrong, and says so; and the directed tests of one evaluation.

Each test here stands for a change of the interpreter that nothing else noticed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from books import head
from egnet.driver import read_rulebook
from egnet.evaluate.explore import Leaf, Open, explore, is_exact, outcomes_of, possible_truths
from egnet.evaluate.forest import decide
from egnet.evaluate.judge import state_of
from egnet.evaluate.look import State
from egnet.evaluate.trace import PrincipleTrace, Trace
from egnet.plan.fold import plan_of
from egnet.records.record import Figure, TaskRecord
from egnet.rulebook.rulebook import Rulebook, Source
from egnet.values.truth import Truth
from egnet.values.value import Value, chosen
from generate import DAYS, SOURCE, Run, read, read_records, runs
from small import small_runs

RULES = Path(__file__).parents[1] / "rules" / "borgerserviceenhed-2010"
OPEN = Truth.TRUE | Truth.FALSE

days = st.sampled_from(DAYS)
limits = st.integers(0, 12)


# -- over random rulebooks -----------------------------------------------------------------------------------------------


@given(st.one_of(runs(), small_runs()), days, limits)
def test_less_work_never_loses_a_possibility(run: Run, day: date, limit: int) -> None:
    """Whatever is possible is still said to be; and if nothing is marked, nothing is wider either."""
    rulebook = read(run.files)
    plan, records = plan_of(rulebook, day), read_records(run.records, rulebook)
    # Parts are left out: a whole that reads wider verdicts of its parts is rightly wider and exact.
    alone = [record for record in records if record.part_of is None and not record.cuts]
    for full, hasty in zip(decide(plan, alone), decide(plan, alone, limit=limit), strict=True):
        wide = hasty.trace
        assert set(full.trace.possible) <= set(wide.possible)
        for ours, theirs in zip(full.trace.principles, wide.principles, strict=True):
            assert ours.findings <= theirs.findings
            assert within(ours.collides, theirs.collides)
            assert within(ours.otherwise, theirs.otherwise)
            assert all(within(a.fires, b.fires) for a, b in zip(ours.rules, theirs.rules, strict=True))
            assert set(ours.colliding) <= set(theirs.colliding)
            assert not theirs.exact or possibilities(ours) == possibilities(theirs)
        assert all(within(a, b) for a, b in zip(full.trace.rows, wide.rows, strict=True))
        assert all(within(a, b) for a, b in zip(outcomes(full.trace), outcomes(wide), strict=True))
        if wide.exact:
            assert wide.possible == full.trace.possible
            assert (wide.rows, outcomes(wide)) == (full.trace.rows, outcomes(full.trace))


def within(narrow: Truth, wide: Truth) -> bool:
    """Whether everything that the one may be the other may be."""
    return narrow | wide is wide


def outcomes(trace: Trace) -> list[Truth]:
    """Whether each consequence and step holds."""
    found = {one.source.id: holds for one, holds in (*trace.consequences, *trace.schedule)}
    return [found.get(one.source.id, Truth.FALSE) for one in (*trace.plan.consequences, *trace.plan.schedule)]


def possibilities(traced: PrincipleTrace) -> object:
    """Everything that a principle may be."""
    return traced.findings, traced.collides, traced.colliding, traced.otherwise, [rule.fires for rule in traced.rules]


# -- exploring -----------------------------------------------------------------------------------------------------------


def both(state: State) -> frozenset[bool] | Open[bool]:
    """Whether each of three facts lies in its second cell; splits the first that is open."""
    for fact, mask in enumerate(state):
        if mask == 0b01:
            return frozenset({False})
        if mask == 0b11:
            return Open(fact, frozenset({True, False}), state)
    return frozenset({True})


def test_the_limit_counts_looks() -> None:
    """Three facts take seven looks; the limit is on splitting, so that five looks before the last split are enough."""
    looks = 0

    def counted(state: State) -> frozenset[bool] | Open[bool]:
        nonlocal looks
        looks += 1
        return both(state)

    everything = (0b11, 0b11, 0b11)
    assert is_exact(explore(counted, everything, limit=5))
    assert looks == 7
    assert not is_exact(explore(counted, everything, limit=4))


def test_beyond_the_limit_everything_stays_possible() -> None:
    """The leaf holds what the last look left possible, and is marked."""
    assert explore(both, (0b11, 0b11), limit=0) == Leaf(frozenset({True, False}), exact=False)
    half = explore(both, (0b11, 0b11), limit=1)
    assert outcomes_of(half) == {True, False}
    assert not is_exact(half)


def test_what_is_certain_needs_no_limit() -> None:
    """A look that settles the question is exact whatever the limit."""
    assert explore(both, (0b10, 0b01), limit=0) == Leaf(frozenset({False}), exact=True)
    assert possible_truths(both, (0b10, 0b01), limit=0) == (frozenset({False}), True)


def test_truths_are_sought_as_far_as_the_limit() -> None:
    """The search stops when both are seen; before that, at the limit, both are called possible and that is said."""
    assert possible_truths(both, (0b11, 0b11), limit=0) == (frozenset({True, False}), False)
    assert possible_truths(both, (0b11, 0b11, 0b11), limit=6) == (frozenset({True, False}), True)
    never = possible_truths(lambda state: frozenset({False}) if 0b11 not in state else both(state), (0b11, 0b11), 9)
    assert never == (frozenset({False}), True)


# -- judging -------------------------------------------------------------------------------------------------------------

FACT = {"type": "boolean", "title": "t", "definition": "d", "source": SOURCE}
RULE = {"because": "b", "source": SOURCE}


def small(
    rules: list[object],
    consequences: list[object],
    schedule: list[object],
    rows: Sequence[object] = (),
    second: Sequence[object] = (),
) -> Rulebook:
    """A rulebook of four facts, one principle or two, and a verdict table that nothing can change but `rows`."""
    return read(
        {
            "rulebook.yaml": head(sources={"rapport": {"title": "r", "publisher": "p", "date": "2010-01-01"}}),
            "facts.yaml": {"facts": dict.fromkeys("abcd", FACT)},
            "verdict.yaml": {"hit": "first", "rows": [*rows, {"id": "ellers", "then": "egnet"}]},
            "principles/1-p.yaml": principle("P", rules),
            **({"principles/2-q.yaml": principle("Q", second)} if second else {}),
            "consequences.yaml": {"consequences": consequences},
            "schedule.yaml": {"schedule": schedule},
        }
    )


def principle(id_: str, rules: Sequence[object]) -> dict[str, object]:
    return {"principle": id_, "title": id_, "source": SOURCE, "otherwise": "ikke opfyldt", "rules": list(rules)}


def rule(id_: str, when: object, **more: str) -> dict[str, object]:
    return {"id": id_, "when": when, **RULE, **more}


def outcome(id_: str, when: object) -> dict[str, object]:
    return {"id": id_, "title": "t", "when": when, "then": "x", "source": SOURCE}


def step(id_: str, when: object) -> dict[str, object]:
    return {"id": id_, "year": 2010, "when": when, "step": "x", "source": SOURCE}


A, AB = {"a": "ja"}, {"a": "ja", "b": "ja"}


def judged(rulebook: Rulebook, limit: int, **values: Value) -> Trace:
    """A record of which only this is known, decided within a limit."""
    figures = {name: Figure(value, "", Source("x", "")) for name, value in values.items()}
    record = TaskRecord("opgave", "Opgave", "", figures, None)
    (one,) = decide(plan_of(rulebook, date(2010, 3, 12)), [record], limit=limit)
    return one.trace


@pytest.mark.parametrize(
    ("rules", "consequences", "schedule"),
    [
        ([rule("P.a", AB, then="opfyldt")], [], []),
        ([rule("P.c", {"c": "ja"}, then="opfyldt"), rule("P.a", AB, consider="plus")], [], []),
        ([rule("P.c", {"c": "ja"}, then="opfyldt")], [outcome("K.a", A), outcome("K.c", {"c": "ja"})], []),
        ([rule("P.c", {"c": "ja"}, then="opfyldt")], [outcome("K.c", {"c": "ja"}), outcome("K.a", A)], []),
        ([rule("P.c", {"c": "ja"}, then="opfyldt")], [], [step("T.c", {"c": "ja"}), step("T.a", A)]),
    ],
    ids=["finding", "consideration", "first consequence", "last consequence", "step"],
)
def test_one_part_beyond_the_limit_marks_the_whole(
    rules: list[object], consequences: list[object], schedule: list[object]
) -> None:
    """The trace is exact only if every finding, consideration, consequence and step is; `c` is known."""
    rulebook = small(rules, consequences or [outcome("K.x", {"c": "ja"})], schedule or [step("T.x", {"c": "ja"})])
    assert not judged(rulebook, 0, c=chosen("ja")).exact
    assert judged(rulebook, 0, a=chosen("ja"), b=chosen("ja"), c=chosen("ja")).exact
    assert judged(rulebook, 100, c=chosen("ja")).exact


def test_what_is_not_looked_into_may_collide() -> None:
    """Two rules that may fire and disagree collide perhaps, not certainly; both are named."""
    rules: list[object] = [rule("P.a", A, then="opfyldt"), rule("P.b", {"b": "ja"}, then="ikke opfyldt")]
    rulebook = small(rules, [outcome("K.x", {"c": "ja"})], [step("T.x", {"c": "ja"})])
    (principle,) = judged(rulebook, 0).principles
    assert principle.collides is OPEN
    assert principle.colliding == ("P.a", "P.b")
    assert not principle.exact


def test_a_fact_without_a_value_is_unknown() -> None:
    """It may lie in any cell."""
    plan = plan_of(read_rulebook(RULES), date(2010, 3, 12))
    assert state_of(plan, {}) == tuple(fact.every_cell for fact in plan.facts)


def test_a_consideration_takes_nothing_from_what_is_decisive() -> None:
    """A rule that says what would hold without it decides, also where a consideration speaks beside it."""
    values = {
        "målgruppe": chosen(frozenset({"borgere"})),
        "opgaveområder_i_analysen": chosen(Fraction(1)),
        "andel_uden_væsentligt_skøn": chosen(Fraction(1, 2)),
        "binding_til_opgaver_der_bliver": chosen("svag"),
        "henvendelser": chosen(Fraction(50000)),
        "egen_sagsbehandling": chosen("ja"),
    }
    no = (
        "støttefunktion_i_enheden",
        "sammenhængende_med_egnede_opgaver",
        "lov_kræver_ét_udvalg",
        "fordeling_styrer_tilbud_der_bliver",
        "uundværlig_for_afgivende",
        "fysisk_arkiv_nødvendigt",
        "afventer_anden_beslutning",
    )
    values |= dict.fromkeys(no, chosen("nej"))
    trace = judged(read_rulebook(RULES), 20_000, **values, skøn_i_enkelte_sager=chosen("ja"))
    assert trace.possible == (("mulig fremtidig",),)
    assert "P1.skønspræget" in trace.decisive


def test_of_two_rules_that_say_what_would_hold_anyway_none_decides() -> None:
    """Each alone decides, as the `otherwise` would in its place; together neither can be missed."""
    rules: list[object] = [rule("P.a", A, then="ikke opfyldt"), rule("P.b", {"b": "ja"}, then="ikke opfyldt")]
    rulebook = small(rules, [], [], [{"id": "r", "when": {"P": "ikke opfyldt"}, "then": "mulig fremtidig"}])
    assert judged(rulebook, 100, a=chosen("ja"), b=chosen("nej")).decisive == {"P.a"}
    assert judged(rulebook, 100, a=chosen("ja"), b=chosen("ja")).decisive == frozenset()


def test_a_rule_decides_where_the_same_is_possible_without_it_under_other_choices() -> None:
    """Rules disagree: with and without it either finding is possible, but not where the row looks."""
    rules: list[object] = [
        rule("P.a", A, then="ikke opfyldt"),
        rule("P.b", {"b": "ja"}, then="ikke opfyldt"),
        rule("P.c", {"c": "ja"}, then="opfyldt"),
    ]
    row = {"id": "r", "when": {"P": "ikke opfyldt", "Q": "opfyldt"}, "then": "mulig fremtidig"}
    rulebook = small(rules, [], [], [row], [rule("Q.b", {"b": "nej"}, then="opfyldt")])
    trace = judged(rulebook, 100, a=chosen("ja"), c=chosen("ja"))
    assert trace.possible == (("mulig fremtidig",), ("egnet",))
    assert "P.a" in trace.decisive


def test_what_follows_from_a_finding_is_open_where_rules_collide() -> None:
    """Everything is known, two rules disagree: what follows from the one finding holds perhaps."""
    rules: list[object] = [rule("P.a", A, then="opfyldt"), rule("P.b", A, then="ikke opfyldt")]
    follows: list[object] = [outcome("K.p", {"P": "opfyldt"}), outcome("K.both", {"any": [{"P": "opfyldt"}, A]})]
    trace = judged(small(rules, follows, [step("T.x", {"P": "ikke opfyldt"})]), 100, a=chosen("ja"))
    assert trace.principles[0].findings == {"opfyldt", "ikke opfyldt"}
    assert {one.source.id: holds for one, holds in trace.consequences} == {"K.p": OPEN, "K.both": Truth.TRUE}
    assert [holds for _, holds in trace.schedule] == [OPEN]


def test_a_finding_that_no_row_asks_for_is_still_told_apart() -> None:
    """A consequence of a principle that no verdict needs: every choice of its facts is looked into."""
    follows: list[object] = [outcome("K.p", {"P": "opfyldt"})]
    rulebook = small([rule("P.a", AB, then="opfyldt")], follows, [step("T.x", {"P": "ikke opfyldt"})])
    trace = judged(rulebook, 100)
    assert [holds for _, holds in (*trace.consequences, *trace.schedule)] == [OPEN, OPEN]
    assert [holds for _, holds in judged(rulebook, 100, a=chosen("ja")).consequences] == [OPEN]
    assert judged(rulebook, 100, a=chosen("nej")).consequences == ()
