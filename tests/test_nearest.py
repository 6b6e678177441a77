"""The nearest records with another verdict: against trying every change, and against what the report says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import combinations, product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from choices import decided_on, decided_with, read_by_verdict, shipped_cases
from egnet.evaluate.explore import cells_in
from egnet.evaluate.forest import Decided
from egnet.evaluate.trace import Verdict
from egnet.explain.alternatives import MOST_CHANGES, Alternative, Alternatives, alternatives
from egnet.explain.distance import Move, nearest_move
from egnet.explain.phrases import Phrases
from egnet.plan.cells import Cell, cut
from egnet.plan.plan import PlanFact
from egnet.plan.test import NumberIn, WordIs
from egnet.values.domain import SHARE_RANGE, Domain, Kind
from egnet.values.interval import Interval
from egnet.values.value import (
    ANY_NUMBER,
    IRRELEVANT,
    NOT_RELEVANT,
    Choice,
    Value,
    between,
    chosen,
    number,
    several,
    word,
)
from generate import DAYS, Run
from small import small_runs

days = st.sampled_from(DAYS)
Changes = frozenset[tuple[str, int]]

#: Changes that are tried for one record, each by the whole pipeline.
MOST = 120


# -- every change --------------------------------------------------------------------------------------------------------


@given(small_runs(), days)
def test_exactly_the_nearest(run: Run, day: date) -> None:
    """Trying every change of changeable facts by the whole pipeline finds the same alternatives, in the same order."""
    decided = decided_on(run, day)
    for one in decided:
        found = alternatives(one, decided, most=10_000)
        assert found.exact or one.trace.plan.derived
        expected = by_trying(one, decided)
        assert apart(found.nearest) == expected
        ranks = [(len(alternative.changes), alternative.size) for alternative in found.nearest]
        assert ranks == sorted(ranks)
        assert alternatives(one, decided, most=2).nearest == found.nearest[:2]


def by_trying(one: Decided, decided: Sequence[Decided]) -> dict[tuple[Verdict, Changes], Fraction]:
    """For each set of facts and each verdict the smallest changes, unless fewer of the facts can give the verdict."""
    plan = one.trace.plan
    levers = [f for f in plan.facts if f.index in read_by_verdict(plan) and may_change(f, one)]
    moves = {f.name: [(c, m) for c, m in moves_of(f, one) if m is not None] for f in levers}
    ways = 1
    for fact in levers:
        ways *= 1 + len(moves[fact.name])
    assume(ways <= MOST)
    smallest: dict[tuple[Verdict, frozenset[str]], dict[Changes, Fraction]] = {}
    for count in range(1, min(MOST_CHANGES, len(levers)) + 1):
        for facts in combinations([fact.name for fact in levers], count):
            for way in product(*(moves[name] for name in facts)):
                values = {name: move.choice for name, (_, move) in zip(facts, way, strict=True)}
                possible = decided_with(one, decided, values).trace.possible
                key = (possible[0], frozenset(facts))
                if len(possible) > 1 or possible[0] in one.trace.possible or has_part(smallest, key):
                    continue
                changes = frozenset((name, cell) for name, (cell, _) in zip(facts, way, strict=True))
                smallest.setdefault(key, {})[changes] = sum((move.size for _, move in way), Fraction(0))
    return {
        (verdict, changes): size
        for (verdict, _), sizes in smallest.items()
        for changes, size in sizes.items()
        if size == min(sizes.values())
    }


def may_change(fact: PlanFact, one: Decided) -> bool:
    declared = one.trace.plan.rulebook.facts.get(fact.name)
    return declared is not None and declared.changeable and declared.derived is None


def moves_of(fact: PlanFact, one: Decided) -> list[tuple[int, Move | None]]:
    """A move into each cell in which the fact does not certainly lie."""
    value, mask = one.effective.values[fact.name], one.trace.state[fact.index]
    return [(i, nearest_move(value, cell, fact.domain)) for i, cell in enumerate(fact.cells) if mask != 1 << i]


def has_part(smallest: dict[tuple[Verdict, frozenset[str]], object], key: tuple[Verdict, frozenset[str]]) -> bool:
    return any(verdict == key[0] and facts < key[1] for verdict, facts in smallest)


def apart(found: Sequence[Alternative]) -> dict[tuple[Verdict, Changes], Fraction]:
    """Alternatives taken apart into single cells; none is there twice."""
    sizes = {}
    for one in found:
        for cells in product(*(cells_in(change.cells) for change in one.changes)):
            changes = frozenset((c.fact.name, cell) for c, cell in zip(one.changes, cells, strict=True))
            assert (one.verdict, changes) not in sizes
            sizes[one.verdict, changes] = one.size
    return sizes


# -- how far -------------------------------------------------------------------------------------------------------------

SMALL = Fraction(1, 10_000)
ENDS = tuple(Fraction(n) for n in (-1, 0, "1/4", "1/2", 1, 2, "5/2", 4, 6))

domains = st.sampled_from(
    [
        Domain(Kind.NUMBER),
        Domain(Kind.NUMBER, Interval(Fraction(0), None), may_be_irrelevant=True),
        Domain(Kind.NUMBER, Interval(Fraction(-1), Fraction(4))),
        Domain(Kind.SHARE, SHARE_RANGE),
        Domain(Kind.INTEGER, Interval(Fraction(0), None)),
        Domain(Kind.INTEGER, Interval(Fraction(0), Fraction(6)), may_be_irrelevant=True),
    ]
)


@given(domains, st.data())
def test_nearest_number(domain: Domain, data: st.DataObject) -> None:
    """The size is the least relative distance to the cell or to its open end, and the choice lies in the cell."""
    ends = st.sampled_from([end for end in ENDS if domain.kind is not Kind.INTEGER or end.denominator == 1])
    test = st.builds(NumberIn, st.none() | ends, st.none() | ends, st.booleans(), st.booleans())
    tests = data.draw(
        st.lists(st.lists(test, min_size=1, max_size=2).map(tuple), min_size=1, max_size=2), label="tests"
    )
    low, high = sorted(data.draw(st.tuples(ends, ends), label="value"))
    value = domain.clip(between(low, high))
    assume(not value.is_empty)
    for cell in cut(domain, tests):
        move = nearest_move(value, cell, domain)
        if cell.choice_within(domain.clip(ANY_NUMBER)) is None:
            assert move is None
            continue
        assert move is not None
        assert cell.choice_within(chosen(move.choice)) is not None
        assert domain.whole.allows(move.choice)
        assert move.size == least_distance(value, cell, domain)


def least_distance(value: Value, cell: Cell, domain: Domain) -> Fraction:
    """The least relative distance from a value's ends to the point next to each that a piece of the cell reaches."""
    if cell.choice_within(value) is not None:
        return Fraction(0)
    ends = [end for interval in value.numbers for end in (interval.low, interval.high) if end is not None]
    pieces = [points for piece in cell.pieces if (points := reached_by(Cell((piece,), ()), domain))]
    nearest_points = [(end, min(points, key=lambda p: abs(p - end))) for end in ends for points in pieces]
    return min(relative(end, point, domain) for end, point in nearest_points)


def reached_by(cell: Cell, domain: Domain) -> list[Fraction]:
    """The whole numbers in the cell; of other numbers the ends that lie in it or right beside a number that does."""
    if domain.kind is Kind.INTEGER:
        return [point for point in map(Fraction, range(-3, 10)) if lies_in(point, cell, domain)]
    ends = [end for end in (*ENDS, domain.range.low, domain.range.high) if end is not None]
    return [end for end in ends if any(lies_in(end + way * SMALL, cell, domain) for way in (-1, 0, 1))]


def lies_in(point: Fraction, cell: Cell, domain: Domain) -> bool:
    return domain.range.contains(point) and cell.choice_within(number(point)) is not None


def relative(start: Fraction, reached: Fraction, domain: Domain) -> Fraction:
    low, high = domain.range.low, domain.range.high
    scale = high - low if low is not None and high is not None else max(abs(start), abs(reached))
    return abs(start - reached) / scale if scale else Fraction(0)


def test_words_count_one() -> None:
    """Another word is a change of 1, a word that the value may be already none, and `ikke relevant` is no change."""
    domain = Domain(Kind.CHOICE, words=("svag", "stærk", "afgørende"), may_be_irrelevant=True)
    weak = cut(domain, [(WordIs("svag"),)])
    (is_weak,) = [cell for cell in weak if cell.pieces == ("svag",)]
    assert sizes(nearest_move(word("stærk"), is_weak, domain)) == (1, "svag")
    assert sizes(nearest_move(word("stærk", "svag"), is_weak, domain)) == (0, "svag")
    assert sizes(nearest_move(NOT_RELEVANT, is_weak, domain)) == (1, "svag")
    (is_irrelevant,) = [cell for cell in weak if cell.pieces == (IRRELEVANT,)]
    assert nearest_move(word("svag"), is_irrelevant, domain) is None


def test_of_several_words_at_once_the_fewest_are_exchanged() -> None:
    """Of the sets in a cell the one tried differs least from what is known."""
    domain = Domain(Kind.CHOICES, words=("borgere", "virksomheder", "kommunen selv"))
    without = next(cell for cell in cut(domain, [(WordIs("borgere"),)]) if frozenset({"virksomheder"}) in cell.pieces)
    move = nearest_move(several("borgere", "virksomheder"), without, domain)
    assert sizes(move) == (1, frozenset({"virksomheder"}))


def sizes(move: Move | None) -> tuple[Fraction, Choice]:
    assert move is not None
    return move.size, move.choice


# -- the shipped cases ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id_", sorted(shipped_cases()))
def test_each_alternative_holds_in_a_whole_run(id_: str) -> None:
    """Stated on the record, the changes give the verdict with certainty; with any of them left out they do not."""
    one, others = shipped_cases()[id_], list(shipped_cases().values())
    found = alternatives(one, others)
    assert found.exact
    assert len(found.nearest) <= 5
    rulebook = one.trace.plan.rulebook
    for alternative in found.nearest:
        assert all(rulebook.facts[change.fact.name].changeable for change in alternative.changes)
        values = {change.fact.name: change.move.choice for change in alternative.changes}
        assert decided_with(one, others, values).trace.possible == (alternative.verdict,)
        assert alternative.verdict not in one.trace.possible
        for name in values:
            fewer = {other: choice for other, choice in values.items() if other != name}
            assert decided_with(one, others, fewer).trace.possible != (alternative.verdict,)


# -- what the report says would have to change ---------------------------------------------------------------------------


def nearest(id_: str) -> Alternatives:
    return alternatives(shipped_cases()[id_], list(shipped_cases().values()))


def told(found: Alternatives) -> list[tuple[str, dict[str, Choice]]]:
    return [(" ".join(one.verdict), {c.fact.name: c.move.choice for c in one.changes}) for one in found.nearest]


def test_byggesager_with_a_digitised_archive_and_a_decision() -> None:
    """analyse-2010, afsnit 4.4.3: digitising the archive opens the way, together with the decision on businesses."""
    ready = {"arkiv_digitaliseret": "ja", "afventer_anden_beslutning": "nej"}
    first, *further = told(nearest("byggesager"))
    assert first == ("delvist egnet", ready)
    assert further
    assert all(verdict == "egnet" and changes.items() > ready.items() for verdict, changes in further)


def test_parkering_with_fewer_or_lighter_interfaces() -> None:
    """analyse-2010, afsnit 4.4.2: what digitisation and a shared system do to the interfaces decides."""
    changes = [change for verdict, change in told(nearest("parkering")) if verdict == "egnet"]
    assert {"binding_til_opgaver_der_bliver": "svag"} in changes
    assert {"snitflader_sikret_i_system": "ja"} in changes


def test_ydelsesservice_cannot_be_had_by_changes_below_the_statute() -> None:
    """analyse-2010, afsnit 4.3: the statute is not for the municipality to change, and without that the area stays."""
    assert nearest("ydelsesservice").exact
    assert not [verdict for verdict, _ in told(nearest("ydelsesservice")) if verdict in ("egnet", "delvist egnet")]


def test_pladsanvisning_stays_whatever_is_reorganised() -> None:
    """analyse-2010, afsnit 4.6: what the task allocates stays behind, and no reorganisation changes that."""
    found = nearest("pladsanvisning")
    assert not found.nearest
    assert found.are_all


# -- in words ------------------------------------------------------------------------------------------------------------


def test_reads_as_a_line() -> None:
    """Each change with what is known today, and the verdict; with thresholds as ranges and not as numbers tried."""
    texts = [line.text for line in Phrases(shipped_cases()["byggesager"]).alternatives(nearest("byggesager"))]
    assert texts[0] == "arkiv digitaliseret: ja (nu nej) og afventer en anden beslutning: nej (nu ja) → delvist egnet"
    texts = [line.text for line in Phrases(shipped_cases()["affaldsservice"]).alternatives(nearest("affaldsservice"))]
    assert texts[0].startswith("andel uden væsentligt skøn: under 70 % (nu ca. 8")
    assert texts[0].endswith(" → mulig fremtidig")
    (text,) = [line.text for line in Phrases(shipped_cases()["pladsanvisning"]).alternatives(nearest("pladsanvisning"))]
    assert text == "Intet af det, der kan laves om på, giver en anden afgørelse"


def test_a_whole_is_decided_again_with_its_parts() -> None:
    """Without the other records a whole's parts cannot be decided again, and then the search says it is not exact."""
    one = shipped_cases()["ydelsesservice"]
    assert not alternatives(one).exact
    assert alternatives(one, list(shipped_cases().values())).exact
