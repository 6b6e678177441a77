"""The 2010 rulebook against what the report says, as coded from its text before the rulebook was written."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from egnet.driver import read_rulebook
from egnet.evaluate.forest import Decided, decide
from egnet.explain.reasons import reasons_of, set_aside
from egnet.locations import shipped
from egnet.plan.fold import plan_of
from egnet.records.read import read_cases
from egnet.rulebook.rulebook import Polarity, Step

EXPECTED = Path(__file__).parent / "expected" / "analyse-2010.yaml"
AREAS: list[dict[str, Any]] = yaml.safe_load(EXPECTED.read_text(encoding="utf-8"))["areas"]
EXPLICIT = [area for area in AREAS if area["status"] == "explicit"]


@lru_cache
def decided() -> dict[str, Decided]:
    """Every shipped record of 2010, decided."""
    rulebook = read_rulebook(shipped("rules") / "borgerserviceenhed-2010")
    intake = read_cases([shipped("cases") / "2010-analysen"], rulebook)
    assert not intake.diagnostics
    return {one.record.id: one for one in decide(plan_of(rulebook, date(2010, 3, 12)), intake.records)}


@pytest.mark.parametrize("area", EXPLICIT, ids=lambda area: area["id"])
def test_explicit_verdict(area: dict[str, Any]) -> None:
    """Every area that the report judges in so many words gets that verdict, and it is certain."""
    trace = decided()[area["id"]].trace
    assert trace.possible == ((area["verdict"],),)
    assert trace.exact


@pytest.mark.parametrize("area", [a for a in AREAS if a["status"] == "inherited"], ids=lambda area: area["id"])
def test_inherited_verdict_is_possible(area: dict[str, Any]) -> None:
    """A part that the report does not judge by itself may at least share the verdict of its whole."""
    assert (area["verdict"],) in decided()[area["id"]].trace.possible


@pytest.mark.parametrize(
    ("area", "reason"),
    [(area, reason) for area in EXPLICIT for reason in area.get("reasons", ())],
    ids=lambda value: value.get("id") or f"{value['principle']}-{value['polarity']}-{value['about'][:30]}",
)
def test_reason_of_the_report(area: dict[str, Any], reason: dict[str, str]) -> None:
    """Each argument of the report is heard under the same principle with the same polarity, and has a source."""
    one = decided()[area["id"]]
    rules = {rule.id: p.id for p in one.trace.plan.rulebook.principles for rule in p.rules}
    heard = [(r.principle, r.polarity, str(r.source)) for r in reasons_of(one) if r.certain]
    heard += [(rules[a.rule], a.polarity, str(a.source)) for a in set_aside(one) if a.certain]
    fitting = [s for p, polarity, s in heard if (p, polarity) == (reason["principle"], Polarity(reason["polarity"]))]
    assert fitting, f"heard: {heard}"
    assert all(source.startswith("analyse-2010, ") for source in fitting)


@pytest.mark.parametrize(
    ("area", "step"),
    [(area, step) for area in AREAS for step in area.get("schedule", ())],
    ids=lambda value: value.get("id") or f"{value['year']}-{value['step']}",
)
def test_step_of_the_schedule(area: dict[str, Any], step: dict[str, Any]) -> None:
    """Each step that the report plans for an area follows from its facts and verdict."""
    certain = [outcome.source for outcome, holds in decided()[area["id"]].trace.schedule if holds.must_hold]
    steps = [(s.year, s.text.da.lower()) for s in certain if isinstance(s, Step)]
    assert (step["year"], step["step"].lower()) in steps


def test_every_area_of_the_report_is_a_case() -> None:
    """No area that the report names is missing from the cases."""
    assert {area["id"] for area in AREAS} <= set(decided())
