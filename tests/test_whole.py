"""Wholes and parts: what rolls up in each kind of cut, what is inherited, what is derived, and what disagrees."""

from __future__ import annotations

import math
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from books import head
from egnet.plan.fold import plan_of
from egnet.records.read import read_cases
from egnet.records.record import Cut, Figure, TaskRecord
from egnet.records.whole import Effective, Forest, Origin, effective
from egnet.rulebook.rulebook import Rulebook, Source
from egnet.values.value import IRRELEVANT, NOT_RELEVANT, Choice, Unknown, Value, between, number, word
from generate import SOURCE, Files, dumped, read, read_records
from strategies import choices_in, values

DAY = date(2010, 1, 1)
FACTS = {
    "sager": {"type": "integer", "domain": "0..1000", "rolls_up": "sum", "may_be_irrelevant": "ja"},
    "andel_enkle": {"type": "share", "rolls_up": {"weighted_by": "sager"}, "may_be_irrelevant": "ja"},
    "har_arkiv": {"type": "boolean", "rolls_up": "any", "may_be_irrelevant": "ja"},
    "er_digital": {"type": "boolean", "rolls_up": "all", "may_be_irrelevant": "ja"},
    "forvaltning_enig": {"type": "boolean", "inherited": "ja"},
    "noter": {"type": "integer", "domain": "0.."},
    "enkle_sager": {"type": "number", "derived": "sager * andel_enkle", "may_be_irrelevant": "ja"},
    "sager_pr_note": {"type": "number", "derived": "sager / noter + tillæg"},
}
FILES: Files = {
    "rulebook.yaml": head("dele"),
    "facts.yaml": {
        "facts": {n: fact | {"title": n, "definition": n, "source": SOURCE} for n, fact in FACTS.items()},
    },
    "parameters.yaml": {"parameters": {"tillæg": {"title": "t", "values": [{"value": "1", "source": SOURCE}]}}},
    "principles/p1.yaml": {
        "principle": "P1",
        "title": "P1",
        "source": SOURCE,
        "otherwise": "ikke opfyldt",
        "rules": [{"id": "P1.mange", "when": {"sager": ">= 10"}, "then": "opfyldt", "because": "{sager}"}],
    },
    "verdict.yaml": {
        "rows": [
            {"id": "egnet", "when": {"P1": "opfyldt"}, "then": "egnet"},
            {"id": "ellers", "then": "mulig fremtidig"},
        ],
    },
}

#: Each kind of cut by whether it leaves something out and whether it counts something twice.
EXACT, PARTIAL, OVERLAPPING, NEITHER = (True, True), (False, True), (True, False), (False, False)


@cache
def book() -> Rulebook:
    return read(FILES)


@pytest.fixture
def rulebook() -> Rulebook:
    return book()


def whole_of(rulebook: Rulebook, kind: tuple[bool, bool], parts: list[dict[str, Any]], **stated: Any) -> Effective:
    """What is known of a whole that states these facts and has these parts in one cut."""
    exhaustive, disjoint = ("ja" if one else "nej" for one in kind)
    records = [{"id": "helhed", "source": SOURCE, "facts": stated, "cuts": {"del": cut_of(exhaustive, disjoint)}}]
    records += [part_of("helhed", f"del{n}", facts) for n, facts in enumerate(parts)]
    return known(rulebook, records)["helhed"]


def cut_of(exhaustive: str, disjoint: str) -> dict[str, str]:
    return {"exhaustive": exhaustive, "disjoint": disjoint}


def part_of(whole: str, name: str, facts: dict[str, Any], cut: str = "del") -> dict[str, Any]:
    return {"id": name, "source": SOURCE, "part_of": whole, "cut": cut, "facts": facts}


def known(rulebook: Rulebook, records: list[Any]) -> dict[str, Effective]:
    return effective(Forest(read_records(records, rulebook)), plan_of(rulebook, DAY))


# -- sums ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "total"),
    [
        (EXACT, number(30)),
        (PARTIAL, between(30, 1000).join(NOT_RELEVANT)),
        (OVERLAPPING, between(20, 30)),
        (NEITHER, between(20, 1000).join(NOT_RELEVANT)),
    ],
)
def test_a_sum_in_each_kind_of_cut(rulebook: Rulebook, kind: tuple[bool, bool], total: Value) -> None:
    """Only an exhaustive and disjoint cut adds up; one that leaves something out gives `mindst`.

    Where parts overlap the whole is at least the greatest part, and where nothing is left out at most their sum.
    """
    whole = whole_of(rulebook, kind, [{"sager": "10"}, {"sager": "20"}])
    assert whole.values["sager"] == total
    assert whole.origins["sager"] is Origin.PARTS
    assert whole.disagreements == ()


def test_a_part_of_which_nothing_is_known_opens_the_sum(rulebook: Rulebook) -> None:
    """Missing is not zero: a part that states nothing leaves the sum open upwards."""
    whole = whole_of(rulebook, EXACT, [{"sager": "10"}, {"sager": "ikke oplyst"}, {}])
    assert whole.values["sager"] == between(10, 1000)


def test_what_is_not_relevant_is_skipped(rulebook: Rulebook) -> None:
    """A part for which the fact is `ikke relevant` adds nothing; where it is so for all, it is for the whole."""
    some = whole_of(rulebook, EXACT, [{"sager": "10"}, {"sager": "ikke relevant"}])
    assert some.values["sager"] == number(10)
    none = whole_of(rulebook, EXACT, [{"sager": "ikke relevant"}, {"sager": "ikke relevant"}])
    assert none.values["sager"] == NOT_RELEVANT


def test_a_part_that_is_set_aside_is_missing_from_no_sum(rulebook: Rulebook, tmp_path: Path) -> None:
    """A bad part is set aside, and its whole knows that there is a part of which nothing is known."""
    records = [
        {"id": "helhed", "source": SOURCE, "cuts": {"del": cut_of("ja", "ja")}},
        part_of("helhed", "god", {"sager": "10"}),
        part_of("helhed", "dårlig", {"sager": "750.000"}),
    ]
    path = tmp_path / "opgaver.yaml"
    path.write_text(dumped({"cases": records}), encoding="utf-8")
    intake = read_cases([path], rulebook)
    assert intake.set_aside == ["dårlig"]
    assert [one.code for one in intake.diagnostics] == ["E202"]
    whole = effective(Forest(intake.records), plan_of(rulebook, DAY))["helhed"]
    assert whole.values["sager"] == between(10, 1000)


# -- stated and rolled up ------------------------------------------------------------------------------------------------


def test_a_whole_is_what_it_states_and_its_parts_have_in_common(rulebook: Rulebook) -> None:
    """A stated bound and the parts' sum narrow each other."""
    whole = whole_of(rulebook, PARTIAL, [{"sager": "10"}, {"sager": "20"}], sager="højst 50")
    assert whole.values["sager"] == between(30, 50)
    assert whole.origins["sager"] is Origin.NARROWED
    assert whole.disagreements == ()


def test_a_stated_figure_that_its_parts_contradict_stands_and_is_reported(rulebook: Rulebook) -> None:
    """Nothing in common is an audit finding, and then the stated value stands."""
    whole = whole_of(rulebook, EXACT, [{"sager": "10"}, {"sager": "20"}], sager="31")
    assert whole.values["sager"] == number(31)
    assert whole.origins["sager"] is Origin.STATED
    (found,) = whole.disagreements
    assert (found.record, found.fact, found.cut) == ("helhed", "sager", "del")
    assert (found.stated, found.from_parts) == (number(31), number(30))


def test_parts_that_add_up_to_more_than_may_be_are_reported(rulebook: Rulebook) -> None:
    """A sum outside the fact's domain is never passed over in silence, whether the whole states anything or not."""
    whole = whole_of(rulebook, EXACT, [{"sager": "600"}, {"sager": "600"}])
    assert whole.values["sager"].unknown is Unknown.ABSENT
    assert [(found.fact, found.from_parts) for found in whole.disagreements] == [("sager", number(1200))]


def test_an_overlapping_cut_contradicts_nothing_it_may_explain(rulebook: Rulebook) -> None:
    """Parts that overlap may well sum to more than the whole states."""
    assert whole_of(rulebook, OVERLAPPING, [{"sager": "10"}, {"sager": "20"}], sager="25").disagreements == ()
    assert whole_of(rulebook, OVERLAPPING, [{"sager": "10"}, {"sager": "20"}], sager="19").disagreements != ()


def test_two_cuts_narrow_together(rulebook: Rulebook) -> None:
    """A whole may be cut in several ways; each says its own."""
    records = [
        {"id": "helhed", "source": SOURCE, "cuts": {"a": cut_of("nej", "ja"), "b": cut_of("ja", "nej")}},
        part_of("helhed", "a1", {"sager": "30"}, "a"),
        part_of("helhed", "b1", {"sager": "20"}, "b"),
        part_of("helhed", "b2", {"sager": "25"}, "b"),
    ]
    assert known(rulebook, records)["helhed"].values["sager"] == between(30, 45)


def test_roll_up_goes_all_the_way_up(rulebook: Rulebook) -> None:
    """Parts of parts count through the part that they belong to."""
    records = [
        {"id": "helhed", "source": SOURCE, "cuts": {"del": cut_of("ja", "ja")}},
        part_of("helhed", "midt", {}) | {"cuts": {"del": cut_of("ja", "ja")}},
        part_of("helhed", "anden", {"sager": "5"}),
        part_of("midt", "inderst1", {"sager": "1"}),
        part_of("midt", "inderst2", {"sager": "2"}),
    ]
    assert known(rulebook, records[::-1])["helhed"].values["sager"] == number(8)


# -- weighted, any, all --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "mean"),
    [(EXACT, number(Fraction("0.7"))), (PARTIAL, None), (OVERLAPPING, None), (NEITHER, None)],
)
def test_a_weighted_mean_needs_a_cut_that_adds_up(
    rulebook: Rulebook, kind: tuple[bool, bool], mean: Value | None
) -> None:
    """Each part counts by its weight; a cut that leaves out or counts twice says nothing of the mean."""
    parts = [{"sager": "10", "andel_enkle": "50 %"}, {"sager": "20", "andel_enkle": "80 %"}]
    whole = whole_of(rulebook, kind, parts)
    assert whole.values["andel_enkle"] == (mean or rulebook.facts["andel_enkle"].domain.whole)


def test_a_weighted_mean_with_an_unknown_weight_lies_between(rulebook: Rulebook) -> None:
    """Without the weights the mean is still between the parts' extremes."""
    whole = whole_of(rulebook, EXACT, [{"sager": "10", "andel_enkle": "50 %"}, {"andel_enkle": "80 %"}])
    assert whole.values["andel_enkle"].within(between(Fraction("0.5"), Fraction("0.8")))
    assert whole.values["andel_enkle"].allows(Fraction("0.5"))
    assert whole.values["andel_enkle"].allows(Fraction("0.79"))


@pytest.mark.parametrize(
    ("kind", "parts", "any_of_them", "all_of_them"),
    [
        (EXACT, ["nej", "ja"], word("ja"), word("nej")),
        (EXACT, ["nej", "nej"], word("nej"), word("nej")),
        (EXACT, ["ja", "ja"], word("ja"), word("ja")),
        (EXACT, ["nej", "ikke oplyst"], word("ja", "nej"), word("nej")),
        (EXACT, ["ja", "ikke oplyst"], word("ja"), word("ja", "nej")),
        (EXACT, ["nej", "ikke relevant"], word("nej"), word("nej")),
        (EXACT, ["ikke relevant"], NOT_RELEVANT, NOT_RELEVANT),
        (OVERLAPPING, ["nej", "nej"], word("nej"), word("nej")),
        (PARTIAL, ["nej", "nej"], word("ja", "nej"), word("nej")),
        (PARTIAL, ["ja", "ja"], word("ja"), word("ja", "nej")),
        (NEITHER, ["nej", "ja"], word("ja"), word("nej")),
    ],
)
def test_any_and_all_in_each_kind_of_cut(
    rulebook: Rulebook, kind: tuple[bool, bool], parts: list[str], any_of_them: Value, all_of_them: Value
) -> None:
    """One part decides for `any` with ja and for `all` with nej; the rest is settled only where nothing is left out."""
    whole = whole_of(rulebook, kind, [{"har_arkiv": one, "er_digital": one} for one in parts])
    assert whole.values["har_arkiv"] == any_of_them
    assert whole.values["er_digital"] == all_of_them


# -- inherited and derived -----------------------------------------------------------------------------------------------


def test_a_part_inherits_what_it_does_not_state(rulebook: Rulebook) -> None:
    """What is stated of a part stands, also where it is stated that it is unknown; the rest comes from the whole."""
    records = [
        {"id": "helhed", "source": SOURCE, "cuts": {"del": cut_of("ja", "ja")}, "facts": {"forvaltning_enig": "ja"}},
        part_of("helhed", "arver", {}) | {"cuts": {"del": cut_of("ja", "ja")}},
        part_of("arver", "arver_også", {}),
        part_of("helhed", "siger_selv", {"forvaltning_enig": "nej"}),
        part_of("helhed", "ved_ikke", {"forvaltning_enig": "ikke oplyst"}),
    ]
    found = {name: one.values["forvaltning_enig"] for name, one in known(rulebook, records).items()}
    assert found["arver"] == found["arver_også"] == word("ja")
    assert found["siger_selv"] == word("nej")
    assert found["ved_ikke"].unknown is Unknown.NOT_STATED


def test_nothing_goes_from_part_to_whole_unless_it_rolls_up(rulebook: Rulebook) -> None:
    """A fact that does not roll up is what the whole itself states."""
    whole = whole_of(rulebook, EXACT, [{"noter": "3", "forvaltning_enig": "ja"}])
    assert whole.values["noter"].unknown is Unknown.ABSENT
    assert whole.values["forvaltning_enig"].unknown is Unknown.ABSENT


def test_derived_facts_are_calculated_from_what_is_known_in_the_end(rulebook: Rulebook) -> None:
    """A derived fact looks at rolled-up values and at parameters."""
    parts = [{"sager": "10", "andel_enkle": "50 %"}, {"sager": "20", "andel_enkle": "80 %"}]
    whole = whole_of(rulebook, EXACT, parts, noter="10")
    assert whole.values["enkle_sager"] == number(21)
    assert whole.values["sager_pr_note"] == number(4)
    assert whole.origins["sager_pr_note"] is Origin.DERIVED


def test_a_derived_fact_that_leaves_its_domain_is_unknown(rulebook: Rulebook) -> None:
    """Divided by zero it is `ikke relevant`; a derived fact that may not be that may be anything."""
    whole = whole_of(rulebook, EXACT, [], sager="10", noter="0")
    assert whole.values["sager_pr_note"] == rulebook.facts["sager_pr_note"].domain.whole


# -- every completion ------------------------------------------------------------------------------------------------------


answers = st.sampled_from(["ja", "nej", None])


@given(st.lists(st.tuples(values(low=0), values(low=0), answers), min_size=1, max_size=3), st.data())
def test_roll_up_leaves_no_whole_out(drawn: list[tuple[Value, Value, str | None]], data: st.DataObject) -> None:
    """Whatever the parts are, and what a cut leaves out or counts twice, the true whole is among the possible ones."""
    exhaustive, disjoint = data.draw(st.booleans(), label="exhaustive"), data.draw(st.booleans(), label="disjoint")
    parts = [part_values(*one) for one in drawn]
    whole = TaskRecord("helhed", "", "", {}, None, cuts={"del": Cut("del", "", exhaustive, disjoint)})
    forest = Forest([whole, *(part_record(n, part) for n, part in enumerate(parts))])
    found = effective(forest, plan_of(book(), DAY))["helhed"].values
    chosen = [{name: whole_number(data.draw(choices_in(v)), name) for name, v in part.items()} for part in parts]
    for name, true in true_whole(chosen, exhaustive, disjoint, data).items():
        assert found[name].allows(true), name


def true_whole(
    parts: list[dict[str, Choice]], exhaustive: bool, disjoint: bool, data: st.DataObject
) -> dict[str, Choice]:
    """What the whole is, given what its parts are and what else there may be under the cut."""
    left_out = not exhaustive and data.draw(st.booleans(), label="something left out")
    sizes = [part["sager"] for part in parts if isinstance(part["sager"], Fraction)]
    least, most = max(sizes, default=Fraction(0)), sum(sizes, Fraction(0))
    counted = most if disjoint else least + (most - least) // data.draw(st.integers(1, 3), label="overlap")
    replies = [part["har_arkiv"] for part in parts if part["har_arkiv"] is not IRRELEVANT]
    if left_out:
        counted += data.draw(st.integers(0, 5))
        replies.append(data.draw(st.sampled_from(["ja", "nej"])))
    found: dict[str, Choice] = {
        "sager": counted if sizes or left_out else IRRELEVANT,
        "har_arkiv": ("ja" if "ja" in replies else "nej") if replies else IRRELEVANT,
        "er_digital": ("nej" if "nej" in replies else "ja") if replies else IRRELEVANT,
    }
    if exhaustive and disjoint:
        weighed = [(part["andel_enkle"], part["sager"]) for part in parts]
        relevant = [(v, w) for v, w in weighed if isinstance(v, Fraction) and isinstance(w, Fraction)]
        weight = sum((w for _, w in relevant), Fraction(0))
        found["andel_enkle"] = sum((v * w for v, w in relevant), Fraction(0)) / weight if weight else IRRELEVANT
    return found


def part_values(size: Value, share: Value, answer: str | None) -> dict[str, Value]:
    """Values of a part's facts, each within its domain."""
    facts = book().facts
    possible = {name: facts[name].domain.clip(value) for name, value in (("sager", size), ("andel_enkle", share))}
    found = {name: facts[name].domain.whole if value.is_empty else value for name, value in possible.items()}
    said = facts["har_arkiv"].domain.whole if answer is None else word(answer)
    return found | {"har_arkiv": said, "er_digital": said}


def part_record(n: int, facts: dict[str, Value]) -> TaskRecord:
    figures = {name: Figure(value, "", Source("rapport", "afsnit 1")) for name, value in facts.items()}
    return TaskRecord(f"del{n}", "", "", figures, None, part_of="helhed", cut="del")


def whole_number(choice: Choice, name: str) -> Choice:
    return Fraction(math.ceil(choice)) if name == "sager" and isinstance(choice, Fraction) else choice
