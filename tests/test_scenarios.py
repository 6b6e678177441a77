"""What is varied and drawn: every variant's outcome is the definition's for records that state what is put in."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("polars")
pytest.importorskip("narwhals")

from egnet.columnar.coding import Coding
from egnet.evaluate.forest import decide
from egnet.plan.cells import cut
from egnet.plan.fold import plan_of
from egnet.plan.plan import PlanFact
from egnet.plan.test import NumberIn, Test, WordIs
from egnet.scenarios.cell_codes import CellCodes
from egnet.scenarios.draws import BITS, Stream, drawn_from
from egnet.scenarios.singly import shares_singly
from egnet.scenarios.trying import shares
from egnet.scenarios.variants import Asked
from egnet.scenarios.written import read_axes
from egnet.values.domain import BOOLEAN_WORDS, Domain, Kind
from egnet.values.value import between, word
from generate import DAYS, SOURCE, Run, read, read_records, runs
from small import small_runs
from strategies import domains, numbers, values
from variants import assert_agreed, questions, small_book


@given(st.one_of(runs(), small_runs()), st.sampled_from(DAYS), st.data())
def test_agreed_with_the_definition(run: Run, day: date, data: st.DataObject) -> None:
    """Every variant of random records under random rulebooks: roll-up, inheritance, calculated facts, counts of parts."""
    rulebook = read(run.files)
    plan = plan_of(rulebook, day)
    records = read_records(run.records, rulebook)
    asked = data.draw(questions(plan, records))
    assert_agreed(plan, records, asked, data.draw(st.sampled_from([1, 7, 200_000])))


@given(st.one_of(runs(), small_runs()), st.sampled_from(DAYS), st.data())
def test_one_after_the_other_gives_the_same(run: Run, day: date, data: st.DataObject) -> None:
    """Variants decided singly, as feature files decide them by other ways, are those of columns."""
    rulebook = read(run.files)
    plan = plan_of(rulebook, day)
    records = read_records(run.records, rulebook)
    asked = data.draw(questions(plan, records))
    singly = shares_singly(rulebook, day, records, asked, lambda plan: lambda some: decide(plan, some))
    in_columns = shares(rulebook, day, records, asked)
    assert singly.points == in_columns.points
    assert [(one.record.id, one.counts) for one in singly.areas] == [
        (one.record.id, one.counts) for one in in_columns.areas
    ]


@given(st.one_of(runs(), small_runs()), st.sampled_from(DAYS), st.data())
def test_order_does_not_matter(run: Run, day: date, data: st.DataObject) -> None:
    """Records in another order, or asked for alone, have the same outcomes: a draw depends on record, fact and seed."""
    rulebook = read(run.files)
    plan = plan_of(rulebook, day)
    records = read_records(run.records, rulebook)
    asked = replace(data.draw(questions(plan, records)), samples=4)
    turned = shares(rulebook, day, records[::-1], asked).areas[::-1]
    areas = shares(rulebook, day, records, asked).areas
    assert [(area.record.id, area.counts) for area in turned] == [(area.record.id, area.counts) for area in areas]
    drawn = replace(asked, axes=(), ids=None)
    by_id = {area.record.id: area.counts for area in shares(rulebook, day, records, drawn).areas}
    alone = shares(rulebook, day, records, replace(drawn, ids=frozenset({records[0].id})))
    assert all(area.counts == by_id[area.record.id] for area in alone.areas)


# -- draws ---------------------------------------------------------------------------------------------------------------


@given(st.data(), domains())
def test_what_is_drawn_is_within_what_is_known(data: st.DataObject, domain: Domain) -> None:
    """Every number of a stream stands for a choice of the value; with no end on a side nothing is drawn."""
    value = domain.clip(data.draw(values())) if domain.kind.is_numeric else domain.whole
    drawn = drawn_from(value, domain)
    if drawn is None:
        assert value.is_empty or any(i.low is None or i.high is None for i in value.numbers)
        return
    number = data.draw(st.integers(0, (1 << BITS) - 1))
    assert value.allows(drawn.choice(number))
    if domain.kind is Kind.INTEGER and isinstance(choice := drawn.choice(number), Fraction):
        assert choice.denominator == 1


def test_every_alternative_and_every_whole_number_is_drawn_as_often() -> None:
    """Over an even grid of numbers, `ja` as often as `nej`, and 1 to 4 a quarter each."""
    grid = [(1 << BITS) * n // 4000 for n in range(4000)]
    yes_or_no = drawn_from(word("ja", "nej"), Domain(Kind.BOOLEAN, words=BOOLEAN_WORDS))
    whole = drawn_from(between(1, 4), Domain(Kind.INTEGER))
    assert yes_or_no is not None
    assert whole is not None
    assert Counter(map(yes_or_no.choice, grid)) == {"ja": 2000, "nej": 2000}
    assert Counter(map(whole.choice, grid)) == {Fraction(n): 1000 for n in range(1, 5)}


def test_a_stream_is_the_same_on_every_machine() -> None:
    """The first numbers for a seed, a record and a fact; and going on gives what going past gives."""
    stream = Stream(1, "bevillingsnaevn", "henvendelser")
    first = list(stream.next(3))
    assert first == [8394639651848859, 2759960908516454, 6159303769020405]
    later = Stream(1, "bevillingsnaevn", "henvendelser")
    later.skip_to(2)
    assert list(later.next(1)) == first[2:]
    assert list(Stream(2, "bevillingsnaevn", "henvendelser").next(3)) != first


@given(st.data(), domains())
def test_codes_are_those_of_the_kernel(data: st.DataObject, domain: Domain) -> None:
    """Codes of values and of draws, found by runs, are those that the cells give."""
    tests: list[tuple[Test, ...]] = []
    if domain.kind.is_numeric:
        ends = data.draw(st.lists(numbers, max_size=3))
        tests = [(NumberIn(end, None, low_closed=data.draw(st.booleans())),) for end in ends]
    else:
        tests = [(WordIs(one),) for one in domain.words[:1]]
    fact = PlanFact(0, "fakta", domain, cut(domain, tests))
    coding = Coding(fact)
    codes = CellCodes(fact, Coding(fact))
    value = domain.clip(data.draw(values())) if domain.kind.is_numeric else domain.whole
    if value.is_empty:
        return
    assert codes.coding.masks[codes.of(value)] == coding.masks[coding.code_of(value)]
    drawn = drawn_from(value, domain)
    if drawn is not None:
        stream = [data.draw(st.integers(0, (1 << BITS) - 1)) for _ in range(5)]
        found = [codes.coding.masks[code] for code in codes.drawn(drawn, stream)]
        assert found == [coding.masks[coding.code_of(drawn.value(number))] for number in stream]


# -- wholes and parts, written out -----------------------------------------------------------------------------------------


def test_a_whole_is_drawn_through_its_parts() -> None:
    """Two parts of 0 to 10 contacts each: the whole, of which nothing is stated, has at least 15 in 21 of 121 outcomes."""
    files = small_book()
    rulebook = read(files)
    records = read_records(
        [
            {"id": "helhed", "source": SOURCE, "cuts": {"a": {"exhaustive": "ja", "disjoint": "ja"}}, "facts": {}},
            *(
                {"id": f"del{n}", "source": SOURCE, "part_of": "helhed", "cut": "a", "facts": {"antal": "0..10"}}
                for n in (1, 2)
            ),
        ],
        rulebook,
    )
    found = shares(rulebook, DAYS[0], records, Asked(samples=20_000))
    whole, first, _ = found.areas
    assert first.total == {(("mulig fremtidig",),): 20_000}
    share = whole.verdicts("uafklaret")[("egnet",)]
    assert abs(share - Fraction(21, 121)) < Fraction(1, 100)


def test_parts_that_contradict_their_whole_leave_it_to_what_it_states() -> None:
    """A whole of 10 to 30 with parts of 18 to 68 is certain; drawn parts above 30 say nothing, and 10 to 14 comes back."""
    rulebook = read(small_book())
    records = read_records(
        [
            {
                "id": "helhed",
                "source": SOURCE,
                "cuts": {"a": {"exhaustive": "ja", "disjoint": "ja"}},
                "facts": {"antal": "10..30"},
            },
            {"id": "del1", "source": SOURCE, "part_of": "helhed", "cut": "a", "facts": {"antal": "8"}},
            {"id": "del2", "source": SOURCE, "part_of": "helhed", "cut": "a", "facts": {"antal": "10..60"}},
        ],
        rulebook,
    )
    plan = plan_of(rulebook, DAYS[0])
    assert decide(plan, records)[0].trace.possible == (("egnet",),)
    asked = Asked(samples=60)
    assert_agreed(plan, records, asked)
    assert set(shares(rulebook, DAYS[0], records, asked).areas[0].total) == {(("egnet",),), (("mulig fremtidig",),)}


def test_open_values_in_the_same_cells_are_drawn_apart() -> None:
    """0 to 20 and 0 to 100 leave the same open, but not with the same shares."""
    rulebook = read(small_book())
    records = read_records([{"id": "a", "source": SOURCE, "facts": {}}], rulebook)
    axes = read_axes(plan_of(rulebook, DAYS[0]), ["antal=højst 20;højst 100"], [])
    [area] = shares(rulebook, DAYS[0], records, Asked(axes, samples=5_000)).areas
    few, many = (area.verdicts("uafklaret", [point])[("egnet",)] for point in (0, 1))
    assert abs(few - Fraction(6, 21)) < Fraction(3, 100)
    assert abs(many - Fraction(86, 101)) < Fraction(3, 100)


def test_another_weight_is_another_mean() -> None:
    """A share of 80 % with 90 cases and one of 0 % with 10 are 72 % together, and 40 % if each has 10."""
    files = small_book()
    facts = files["facts.yaml"]["facts"]
    facts["andel"]["rolls_up"] = {"weighted_by": "antal"}
    [rule] = files["principles/p1.yaml"]["rules"]
    rule["when"] = {"andel": ">= 50 %"}
    rulebook = read(files)
    plan = plan_of(rulebook, DAYS[0])
    part = {"source": SOURCE, "part_of": "helhed", "cut": "a"}
    records = read_records(
        [
            {"id": "helhed", "source": SOURCE, "cuts": {"a": {"exhaustive": "ja", "disjoint": "ja"}}, "facts": {}},
            {"id": "del1", **part, "facts": {"antal": "90", "andel": "80 %"}},
            {"id": "del2", **part, "facts": {"antal": "10", "andel": "0 %"}},
        ],
        rulebook,
    )
    assert decide(plan, records)[0].trace.possible == (("egnet",),)
    axes = read_axes(plan, ["antal=10"], [])
    assert shares(rulebook, DAYS[0], records, Asked(axes)).areas[0].total == {(("mulig fremtidig",),): 1}
    assert_agreed(plan, records, Asked(axes))


def test_what_is_put_in_for_a_part_rolls_up() -> None:
    """With `--id` the part's figure is another, and the whole's, which is the sum, follows and is told of."""
    rulebook = read(small_book())
    records = read_records(
        [
            {"id": "helhed", "source": SOURCE, "cuts": {"a": {"exhaustive": "ja", "disjoint": "ja"}}, "facts": {}},
            {"id": "del1", "source": SOURCE, "part_of": "helhed", "cut": "a", "facts": {"antal": "10"}},
            {"id": "del2", "source": SOURCE, "part_of": "helhed", "cut": "a", "facts": {"antal": "3"}},
            {"id": "anden", "source": SOURCE, "facts": {"antal": "3"}},
        ],
        rulebook,
    )
    plan = plan_of(rulebook, DAYS[0])
    [axis] = read_axes(plan, ["antal=0..10:5"], [])
    found = shares(rulebook, DAYS[0], records, Asked((axis,), ids=frozenset({"del2"})))
    assert [area.record.id for area in found.areas] == ["helhed", "del2"]
    assert [(b.first, b.last, b.outcome) for b in found.areas[0].bands()] == [
        (0, 0, (("mulig fremtidig",),)),
        (1, 2, (("egnet",),)),
    ]
