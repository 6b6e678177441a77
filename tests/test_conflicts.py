"""Conflicts: whether two rules of a principle can fire at once and disagree, decided when a rulebook is read."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given

from books import head
from egnet.diagnostics.diagnostic import Diagnostic, EgnetError
from egnet.diagnostics.render import render
from egnet.driver import read_rulebook
from egnet.verify.conflicts import detect_conflicts
from generate import SOURCE, Files, dumped, read, rulebooks
from oracle import Oracle, TooManyChoices, days_of

FILES: Files = {
    "rulebook.yaml": head("strid"),
    "facts.yaml": {
        "facts": {
            "sager": {"type": "integer", "domain": "0..", "title": "t", "definition": "d", "source": SOURCE},
            "arkiv": {"type": "boolean", "title": "t", "definition": "d", "source": SOURCE},
        },
    },
    "parameters.yaml": {
        "parameters": {
            "grænse": {
                "type": "integer",
                "title": "t",
                "values": [
                    {"value": "10", "to": "2010-12-31", "source": SOURCE},
                    {"value": "20", "from": "2011-01-01", "source": SOURCE},
                ],
            },
        },
    },
    "verdict.yaml": {
        "rows": [{"id": "r1", "when": {"P1": "opfyldt"}, "then": "egnet"}, {"id": "r2", "then": "mulig fremtidig"}],
    },
}


def rule(name: str, when: Any, then: str | None, **more: Any) -> Any:
    """A rule with a finding, or without one a consideration."""
    return {"id": name, "when": when, "because": "derfor"} | ({"then": then} if then else {"consider": "plus"}) | more


def files_with(*rules: Any) -> Files:
    principle = {"principle": "P1", "title": "P1", "source": SOURCE, "otherwise": "ikke opfyldt", "rules": list(rules)}
    return deepcopy(FILES) | {"principles/p1.yaml": principle}


def found_in(*rules: Any) -> list[Diagnostic]:
    return detect_conflicts(read(files_with(*rules)))


def rules_of(conflict: Diagnostic) -> tuple[str, ...]:
    """The ids of the rules that a diagnostic names."""
    return tuple(re.findall(r"`(P[^`]*)`", conflict.message.en))


MANY = rule("P1.mange", {"sager": ">= grænse"}, "opfyldt")
ARCHIVE = rule("P1.arkiv", {"arkiv": "ja"}, "ikke opfyldt")


def test_rules_that_may_fire_together_and_disagree_are_refused_at_load(tmp_path: Path) -> None:
    """Reading the rulebook fails, names both rules, says under which facts, and which override would settle it."""
    for name, content in files_with(MANY, ARCHIVE).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(dumped(content), encoding="utf-8")
    with pytest.raises(EgnetError) as refused:
        read_rulebook(tmp_path, "regler")
    (diagnostic,) = refused.value.diagnostics
    assert diagnostic.code == "E117"
    shown = render([diagnostic], "da")
    assert "fejl[E117]: `P1.mange` siger `opfyldt`, men `P1.arkiv`" in shown
    assert re.search(r"sager\W+(=|er) 1\d, \W?arkiv\W+(=|er) ja", shown)
    assert re.search(r"`overrides: \[?P1.arkiv\]?` til `P1.mange`", shown)
    assert "  --> regler/principles/p1.yaml:6:" in shown


@pytest.mark.parametrize(
    "rules",
    [
        [MANY, ARCHIVE | {"overrides": ["P1.mange"]}],
        [MANY | {"overrides": "all others"}, ARCHIVE],
        [MANY, rule("P1.få", {"sager": "< grænse"}, "ikke opfyldt")],
        [MANY, rule("P1.begge", {"arkiv": "ja"}, "opfyldt")],
        [MANY, rule("P1.hensyn", {"arkiv": "ja"}, None)],
        [MANY, rule("P1.få_med_arkiv", {"sager": "[0..grænse)", "arkiv": "ja"}, "ikke opfyldt")],
        [MANY | {"valid": {"to": "2010-12-31"}}, ARCHIVE | {"valid": {"from": "2011-01-01"}}],
        [rule("P1.ti", {"sager": "> 9"}, "opfyldt"), rule("P1.ni", {"sager": "< 10"}, "ikke opfyldt")],
        [rule("P1.aldrig", {"all": [{"arkiv": "ja"}, {"arkiv": "nej"}]}, "opfyldt"), ARCHIVE],
    ],
)
def test_rules_that_cannot_disagree_are_left_alone(rules: list[Any]) -> None:
    """Overrides, conditions that exclude each other, equal findings, considerations and periods all settle it."""
    assert found_in(*rules) == []


def test_an_overrider_that_is_itself_overridden_leaves_the_conflict_standing() -> None:
    """Overriding an overrider reinstates: the rule it held back fires again, and disagrees."""
    third = rule("P1.tredje", {"sager": ">= 15"}, "ikke opfyldt", overrides=["P1.mange"])
    fourth = rule("P1.fjerde", {"sager": ">= 30"}, "ikke opfyldt", overrides=["P1.tredje"])
    assert found_in(MANY, third) == []
    (conflict,) = found_in(MANY, third, fourth)
    assert rules_of(conflict) == ("P1.mange", "P1.fjerde")


def test_a_conflict_in_any_period_is_found() -> None:
    """A threshold that moves may make rules collide that did not before."""
    few = rule("P1.få", {"sager": "< 15"}, "ikke opfyldt")
    assert len(found_in(rule("P1.mange", {"sager": ">= 15"}, "opfyldt"), few)) == 0
    assert len(found_in(MANY, few)) == 1
    later = rule("P1.få", {"sager": "< 15"}, "ikke opfyldt", valid={"from": "2011-01-01"})
    assert found_in(MANY, later) == []


def test_each_pair_is_reported_once() -> None:
    """Three rules that always fire, of which one disagrees with the others, are two conflicts, whatever the day."""
    always = [("P1.a", "opfyldt"), ("P1.b", "ikke opfyldt"), ("P1.c", "opfyldt")]
    conflicts = found_in(*(rule(name, {"sager": ">= 0"}, then) for name, then in always))
    assert [rules_of(one) for one in conflicts] == [("P1.a", "P1.b"), ("P1.b", "P1.c")]


@given(rulebooks())
def test_exactly_the_conflicts_that_some_choice_shows(files: Files) -> None:
    """A pair of rules is reported if, and only if, there is a day and a choice of facts on which both fire and disagree."""
    rulebook = read(files)
    pairs = set()
    try:
        for day in days_of(rulebook, date(2010, 1, 1), date(2012, 1, 1)):
            oracle = Oracle(rulebook, day)
            for principle in rulebook.principles:
                pairs |= oracle.colliding_rules(principle, most=3_000)
    except TooManyChoices:
        assume(False)
    reported = {rules_of(one) for one in detect_conflicts(rulebook)}
    assert reported | {(b, a) for a, b in reported} == pairs
