"""What is varied and drawn: every variant's outcome is the definition's for records that state what is put in."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("polars")
pytest.importorskip("narwhals")

from books import head
from egnet.batch import sinks
from egnet.cli import cli
from egnet.columnar.coding import Coding
from egnet.diagnostics.diagnostic import EgnetError
from egnet.driver import read_rulebook
from egnet.evaluate.forest import decide
from egnet.evaluate.trace import Verdict
from egnet.plan.cells import cut
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan, PlanFact
from egnet.plan.test import NumberIn, Test, WordIs
from egnet.records.read import read_cases
from egnet.records.record import Figure, TaskRecord
from egnet.rulebook.rulebook import Fact, Source
from egnet.scenarios.axis import Axis
from egnet.scenarios.cell_codes import CellCodes
from egnet.scenarios.draws import BITS, Stream, drawn_from
from egnet.scenarios.files import serialised
from egnet.scenarios.shares import Shares
from egnet.scenarios.table import share_table
from egnet.scenarios.trying import shares
from egnet.scenarios.variants import Asked, Settling, Streams, forest_with, values_of
from egnet.scenarios.words import share_in_words
from egnet.scenarios.written import read_axes
from egnet.values.domain import BOOLEAN_WORDS, Domain, Kind
from egnet.values.interval import Interval
from egnet.values.value import Unknown, Value, between, chosen, word
from generate import DAYS, SOURCE, Files, Run, read, read_records, runs
from small import small_runs
from strategies import choices_in, domains, numbers, values

ROOT = Path(__file__).parents[1]
Point = tuple[int, ...]
Possible = tuple[Verdict, ...]
ANY_SOURCE = Source("rapport", "afsnit 1")


def stated(record: TaskRecord, values: Mapping[str, Value]) -> TaskRecord:
    """The record as if it stated these values."""
    figures = {name: Figure(value, "", ANY_SOURCE) for name, value in values.items()}
    return replace(record, figures={**record.figures, **figures})


def plan_at(plan: Plan, axes: Sequence[Axis], point: Point) -> Plan:
    chosen = {axis.name: axis.number(place) for axis, place in zip(axes, point, strict=True) if axis.is_parameter}
    return plan_of(plan.rulebook, plan.as_of, chosen)


def drawn_of(plan: Plan, records: Sequence[TaskRecord], asked: Asked, put: Mapping[str, Value], sample: int) -> Any:
    """For every record the values that are drawn for one variant, found the slow way; each is among what is known."""
    drawn: dict[str, dict[str, Value]] = {record.id: {} for record in records}
    streams = Streams(asked.seed)
    streams.go_on(sample + 1)

    class Noting(Settling):
        def drawn(self, record: TaskRecord, fact: Fact, known: Value) -> Any:
            found = super().drawn(record, fact, known)
            if found is not None:
                value = found.value(streams.of(record.id, fact.name)[sample])
                assert value.is_certain
                assert value.within(known)
                drawn[record.id][fact.name] = value
            return found

    settling = Noting(asked, plan.rulebook.facts)
    values_of(forest_with(records, asked, put), plan, settling, lambda r, f: streams.of(r, f)[sample])
    return drawn


def expected(plan: Plan, records: Sequence[TaskRecord], asked: Asked) -> dict[tuple[str, Point], Counter[Possible]]:
    """Every variant decided by the definition."""
    found: dict[tuple[str, Point], Counter[Possible]] = {}
    for point in product(*(range(len(axis.values)) for axis in asked.axes)):
        at = plan_at(plan, asked.axes, point)
        put = {
            axis.name: axis.values[place]
            for axis, place in zip(asked.axes, point, strict=True)
            if not axis.is_parameter
        }
        wanted = [record for record in records if asked.ids is None or record.id in asked.ids]
        with_put = [stated(record, put) if record in wanted and not record.set_aside else record for record in records]
        for sample in range(max(asked.samples, 1)):
            chosen = with_put
            if asked.samples:
                drawn = drawn_of(at, records, asked, put, sample)
                chosen = [stated(record, drawn[record.id]) for record in with_put]
            for one in decide(at, chosen):
                found.setdefault((one.record.id, point), Counter())[one.trace.possible] += 1
    return found


def assert_agreed(plan: Plan, records: Sequence[TaskRecord], asked: Asked, batch: int = 200_000) -> None:
    """The shares are those of the definition; small batches give the same."""
    by_definition = expected(plan, records, asked)
    found = shares(plan.rulebook, plan.as_of, records, asked, batch)
    assert found.variants == len(found.points) * max(asked.samples, 1)
    shown = set()
    for area in found.areas:
        shown.add(area.record.id)
        for point, counts in zip(found.points, area.counts, strict=True):
            assert dict(counts) == dict(by_definition[area.record.id, point])
    # What is not shown was not asked for, and is what it is as well without.
    for record in records:
        if record.id not in shown and not record.set_aside:
            assert asked.ids is not None
            assert record.id not in asked.ids
            assert len({tuple(by_definition[record.id, point]) for point in found.points}) == 1


# -- what is asked -----------------------------------------------------------------------------------------------------


@st.composite
def fact_axes(draw: Callable[..., Any], fact: Fact) -> Axis:
    """A few values of a fact, some of them open."""
    options = []
    for _ in range(draw(st.integers(1, 3))):
        if draw(st.integers(1, 5)) == 5:
            options.append(fact.domain.unknown(Unknown.NOT_STATED))
        else:
            options.append(fact.domain.clip(chosen(draw(choices_in(fact.domain.whole)))))
    kept = [value for value in dict.fromkeys(options) if not value.is_empty]
    return Axis(fact.name, fact.title, fact.unit, fact.domain, tuple(kept or [fact.domain.whole]))


@st.composite
def questions(draw: Callable[..., Any], plan: Plan, records: Sequence[TaskRecord]) -> Asked:
    """What may be asked of these records."""
    stated_facts = [fact for name, fact in plan.rulebook.facts.items() if name not in plan.derived]
    varied = draw(st.lists(st.sampled_from(stated_facts), max_size=2, unique_by=lambda fact: fact.name))
    axes = [draw(fact_axes(fact)) for fact in varied]
    if plan.parameters and draw(st.booleans()):
        name = draw(st.sampled_from(sorted(plan.parameters)))
        parameter = plan.rulebook.parameters[name]
        tried = draw(
            st.lists(st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(2)]), min_size=1, max_size=2, unique=True)
        )
        values = tuple(chosen(number) for number in tried)
        axes.append(Axis(name, parameter.title, "", Domain(parameter.kind), values, is_parameter=True))
    samples = draw(st.sampled_from([0, 0, 1, 5])) if axes else draw(st.sampled_from([1, 7]))
    ids = draw(st.none() | st.sets(st.sampled_from([r.id for r in records]), min_size=1).map(frozenset))
    ranges = {
        fact.name: Value((fact.domain.range.meet(interval),))
        for fact in stated_facts
        if fact.kind.is_numeric and draw(st.booleans())
        for interval in [draw(bounded())]
        if fact.domain.range.meet(interval) is not None
    }
    return Asked(tuple(axes), ids, samples, draw(st.integers(0, 3)), ranges)


@st.composite
def bounded(draw: Callable[..., Any]) -> Any:
    low = draw(st.integers(-2, 3))
    return Interval(Fraction(low), Fraction(low + draw(st.integers(0, 4))))


@given(st.one_of(runs(), small_runs()), st.sampled_from(DAYS), st.data())
def test_agreed_with_the_definition(run: Run, day: date, data: st.DataObject) -> None:
    """Every variant of random records under random rulebooks: roll-up, inheritance, calculated facts, counts of parts."""
    rulebook = read(run.files)
    plan = plan_of(rulebook, day)
    records = read_records(run.records, rulebook)
    asked = data.draw(questions(plan, records))
    assert_agreed(plan, records, asked, data.draw(st.sampled_from([1, 7, 200_000])))


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


def small_book() -> Files:
    """`egnet` from 15 contacts."""
    fact = {"type": "integer", "title": "t", "definition": "d", "source": SOURCE, "domain": "0..", "rolls_up": "sum"}
    unit = {"type": "number", "title": "t", "definition": "d", "source": SOURCE, "domain": "0..10"}
    words = {"type": "choices", "title": "t", "definition": "d", "source": SOURCE, "domain": ["telefon", "brev"]}
    share = {"type": "share", "title": "andel", "definition": "d", "source": SOURCE}
    when = {"antal": ">= mindst_så_mange"}
    rule = {"id": "P1.r", "when": when, "then": "opfyldt", "because": "{antal} er nok"}
    return {
        "rulebook.yaml": head(),
        "facts.yaml": {"facts": {"antal": fact, "timer": unit, "kanaler": words, "andel": share}},
        "parameters.yaml": {
            "parameters": {
                "mindst_så_mange": {"type": "integer", "title": "t", "values": [{"value": 15, "source": SOURCE}]}
            }
        },
        "verdict.yaml": {
            "hit": "first",
            "rows": [{"id": "a", "when": {"P1": "opfyldt"}, "then": "egnet"}, {"id": "b", "then": "mulig fremtidig"}],
        },
        "principles/p1.yaml": {
            "principle": "P1",
            "title": "P1",
            "source": SOURCE,
            "otherwise": "ikke opfyldt",
            "rules": [rule],
        },
    }


# -- what is written -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def small_plan() -> Plan:
    return plan_of(read(small_book()), DAYS[0])


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("antal=0..20.000:5.000", ["0", "5.000", "10.000", "15.000", "20.000"]),
        ("antal=0..10:4", ["0", "4", "8"]),
        ("antal=5,7;9", None),
        ("antal=5,7,9", ["5", "7", "9"]),
        ("antal=ikke oplyst;mindst 5", ["ikke oplyst", "mindst 5"]),
        ("timer=1,5..2,5:0,5", ["1,5", "2", "2,5"]),
        ("timer=1,5; 2,5", ["1,5", "2,5"]),
        ("andel=0..100 %:25 %", ["0 %", "25 %", "50 %", "75 %", "100 %"]),
        ("andel=0..1:0,5", ["0 %", "50 %", "100 %"]),
        ("andel=50%,75%", ["50 %", "75 %"]),
        ("kanaler=telefon, brev", ["telefon", "brev"]),
        ("kanaler=telefon|brev; brev", ["telefon og brev", "brev"]),
    ],
)
def test_values_are_read_as_danes_write_them(written: str, shown: list[str] | None, small_plan: Plan) -> None:
    """Ranges with steps and lists, of numbers, shares and words."""
    if shown is None:
        with pytest.raises(EgnetError):
            read_axes(small_plan, [written], [])
        return
    [axis] = read_axes(small_plan, [written], [])
    assert [axis.shown(place, "da") for place in range(len(axis.values))] == shown


@pytest.mark.parametrize(
    ("facts", "parameters", "codes"),
    [
        (["antl=0..10:1"], [], ["E104"]),
        (["timer=0..20:1"], [], ["E208"]),
        (["antal"], ["andet=1"], ["E450", "E111"]),
        (["antal=0..10:0"], [], ["E451"]),
        (["antal=10..0:1"], [], ["E451"]),
        (["antal=0..10"], ["mindst_så_mange="], ["E450", "E450"]),
        (["antal=0..1000000:1"], [], ["E452"]),
        (["kanaler=telfon"], [], ["E210"]),
        ([], ["mindst_så_mange=mindst 5"], ["E450"]),
        ([], ["mindst_så_mange=1..2:0,5"], ["E206"]),
    ],
)
def test_what_is_wrong_is_said_at_once(
    facts: list[str], parameters: list[str], codes: list[str], small_plan: Plan
) -> None:
    """Names, domains, steps and forms, each with its place in what was written."""
    with pytest.raises(EgnetError) as raised:
        read_axes(small_plan, facts, parameters)
    assert sorted(one.code for one in raised.value.diagnostics) == sorted(codes)
    assert all(one.span is not None for one in raised.value.diagnostics)


# -- what is shown ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def found_2010() -> Shares:
    """Two facts and draws of what is not known, in one area of 2010."""
    rulebook = read_rulebook(ROOT / "rules" / "borgerserviceenhed-2010")
    records = read_cases([ROOT / "cases" / "2010-analysen"], rulebook).records
    day = date(2010, 3, 12)
    axes = read_axes(plan_of(rulebook, day), ["binding_til_opgaver_der_bliver=svag,afgørende"], [])
    return shares(rulebook, day, records, Asked(axes, frozenset({"bevillingsnaevn"}), samples=200, seed=3))


def test_every_form_has_the_same_rows(found_2010: Shares) -> None:
    """JSON, JSON lines, CSV for people and for programs, Excel and Parquet; a share is told to be one of outcomes."""
    import openpyxl
    import polars

    whole = json.loads(serialised(found_2010, "json"))
    assert whole["label"]["da"] == "andel af udfald, ikke sandsynlighed"
    assert (whole["samples"], whole["seed"], whole["variants"]) == (200, 3, 400)
    rows = whole["rows"]
    assert [json.loads(line) for line in str(serialised(found_2010, "jsonl")).splitlines()] == rows
    for point in ("svag", "afgørende"):
        of_point = [row for row in rows if row["binding_til_opgaver_der_bliver"] == point]
        assert sum(row["outcomes"] for row in of_point) == 200
        assert abs(sum(row["share_of_outcomes"] for row in of_point) - 1) < 1e-5
    expected = [(row["id"], row["verdict"], row["outcomes"]) for row in rows]
    people, programs = (serialised(found_2010, "csv", rfc4180=form) for form in (False, True))
    assert isinstance(people, bytes)
    assert isinstance(programs, bytes)
    read_again = list(csv.DictReader(io.StringIO(programs.decode())))
    assert [(row["id"], row["verdict"], int(row["outcomes"])) for row in read_again] == expected
    danish = list(csv.DictReader(io.StringIO(people.decode("utf-8-sig")), delimiter=";"))
    as_danes = [row["share_of_outcomes"].replace(".", ",") for row in read_again]
    assert [row["share_of_outcomes"] for row in danish] == as_danes
    parquet = serialised(found_2010, "parquet")
    assert isinstance(parquet, bytes)
    table = polars.read_parquet(io.BytesIO(parquet))
    assert list(table.select("id", "verdict", "outcomes").iter_rows()) == expected
    assert table["share_of_outcomes"].dtype == polars.Float64
    excel = serialised(found_2010, "xlsx")
    assert isinstance(excel, bytes)
    book = openpyxl.load_workbook(io.BytesIO(excel))
    heads, *cells = list(book["Udfald"].iter_rows(values_only=True))
    place = heads.index("outcomes")
    assert [row[place] for row in cells] == [row["outcomes"] for row in rows]
    assert book["Om"]["B1"].value == "andel af udfald, ikke sandsynlighed"


def test_the_same_shares_give_the_same_bytes(found_2010: Shares) -> None:
    """In every form, also when all is worked out again."""
    asked = Asked(found_2010.axes, frozenset({"bevillingsnaevn"}), found_2010.samples, found_2010.seed)
    records = read_cases([ROOT / "cases" / "2010-analysen"], found_2010.rulebook).records
    again = shares(found_2010.rulebook, date(2010, 3, 12), records, asked, batch=1)
    for form in ("json", "jsonl", "csv", "xlsx", "parquet"):
        assert serialised(again, form) == serialised(found_2010, form)


def test_a_table_fits_and_says_what_a_share_is(found_2010: Shares) -> None:
    """At 80 columns, in Danish and English."""
    danish = share_table(found_2010, "da", 80)
    assert all(len(line) <= 80 for line in danish.splitlines())
    assert "Andel: andel af udfald, ikke sandsynlighed." in danish
    assert "frø 3" in danish
    assert "not probability" in share_table(found_2010, "en", 80)


@pytest.mark.parametrize("columns", [True, False])
def test_a_picture_says_what_a_share_is_and_holds_every_area(found_2010: Shares, columns: bool) -> None:
    """Along an axis and without one: titles, shares with a decimal comma, and the label, as text in the SVG."""
    pytest.importorskip("altair")
    from egnet.scenarios.picture import picture_of_shares

    shown = found_2010
    if not columns:
        shown = replace(
            found_2010, axes=(), points=((),), areas=tuple(replace(a, counts=a.counts[:1]) for a in shown.areas)
        )
    svg = picture_of_shares(shown, "da", "svg").decode()
    assert "Bevillingsnævn" in svg
    assert "Andel af udfald, ikke sandsynlighed" in svg
    assert "frø 3" in svg
    [area] = shown.areas
    for verdict, share in area.verdicts("uafklaret", None if not columns else [0]).items():
        assert f"{' + '.join(verdict)} {share_in_words(share, 'da')}" in svg


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Fraction(0), "0 %"),
        (Fraction(1, 3), "33,3 %"),
        (Fraction(1, 10**6), "< 0,1 %"),
        (1 - Fraction(1, 10**6), "> 99,9 %"),
        (Fraction(1), "100 %"),
    ],
)
def test_a_share_is_never_rounded_to_nothing_or_all(share: Fraction, shown: str) -> None:
    """What occurs is not shown as nought."""
    assert share_in_words(share, "da") == shown


# -- the command -----------------------------------------------------------------------------------------------------------


def ran(*arguments: str) -> Any:
    return CliRunner().invoke(cli, ["evaluate", str(ROOT / "cases" / "2010-analysen"), *arguments])


def test_the_command_states_its_seed_and_repeats_itself() -> None:
    """Without `--seed` the seed is 1; the same seed gives the same, another another."""
    first, again = (ran("--samples", "50", "--format", "csv") for _ in range(2))
    assert first.exit_code == 0
    assert first.stdout_bytes == again.stdout_bytes
    assert "frø 1" in first.stderr
    assert ran("--samples", "50", "--seed", "1", "--format", "csv").stdout_bytes == first.stdout_bytes
    assert ran("--samples", "50", "--seed", "2", "--format", "csv").stdout_bytes != first.stdout_bytes


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written, and the exit code says so."""
    monkeypatch.setattr(sinks, "MOST_IN_EXCEL", 100)
    output = tmp_path / "udfald.xlsx"
    result = ran("--vary", "henvendelser=0;20.000", "--output", str(output))
    assert result.exit_code == 3
    assert "E416" in result.stderr
    assert not output.exists()


def test_what_cannot_be_drawn_is_said_and_a_range_helps() -> None:
    """A number without an upper end is left open, and named, unless `--range` gives it one."""
    without = ran("--samples", "1000", "--id", "bevillingsnaevn")
    assert "henvendelser (1 opgave)" in " ".join(without.output.split())
    ranges = ("--range", "henvendelser=0..100000", "--range", "sager=0..50.000")
    assert "Ikke trukket" not in ran("--samples", "1000", "--id", "bevillingsnaevn", *ranges).output


@pytest.mark.parametrize(
    "arguments",
    [
        ("--seed", "3"),
        ("--id", "pension"),
        ("--samples", "5", "--backend", "durable"),
        ("--samples", "5", "--levels", "1"),
        ("--samples", "5", "--picture", "billede.gif"),
        ("--samples", "0"),
    ],
)
def test_options_that_do_not_go_together_are_a_wrong_use(arguments: tuple[str, ...]) -> None:
    """Exit code 2, before any work."""
    assert ran(*arguments).exit_code == 2


@pytest.mark.parametrize("suffix", [".svg", ".png", ".html"])
def test_the_command_draws(suffix: str, tmp_path: Path) -> None:
    """A picture beside the table, in the format of its name."""
    pytest.importorskip("altair")
    picture = tmp_path / f"udfald{suffix}"
    assert ran("--vary-parameter", "mindste_volumen=10.000..50.000:20.000", "--picture", str(picture)).exit_code == 0
    assert picture.read_bytes()[:4] in (b"<svg", b"\x89PNG", b"<!DO")
