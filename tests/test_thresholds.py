"""That no shipped verdict hangs on the exact value of a threshold.

The report states its principles without numbers, so each number in `parameters.yaml` is the reading of the rulebook.
Each is moved five per cent up and down, and all shipped areas are decided again. A verdict that changes must be named
in `docs/decisions.md`, on a line that names both the parameter and the area.
"""

from __future__ import annotations

import shutil
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from egnet.driver import read_rulebook
from egnet.evaluate.forest import decide
from egnet.language.show import show_number
from egnet.plan.fold import plan_of
from egnet.records.read import read_cases
from egnet.values.domain import Domain, Kind
from egnet.values.written import read_number

ROOT = Path(__file__).parents[1]
RULEBOOK = ROOT / "rules" / "borgerserviceenhed-2010"
CASES = ROOT / "cases" / "2010-analysen"
UP, DOWN = Fraction(105, 100), Fraction(95, 100)

Verdicts = dict[str, tuple[tuple[str, ...], ...]]


@cache
def parameters() -> tuple[str, ...]:
    return tuple(read_rulebook(RULEBOOK).parameters)


@cache
def verdicts_of(folder: Path) -> Verdicts:
    """The possible verdicts of every shipped area by a rulebook."""
    rulebook = read_rulebook(folder)
    assert rulebook.adopted is not None
    intake = read_cases([CASES], rulebook)
    assert not intake.set_aside
    plan = plan_of(rulebook, rulebook.adopted.date)
    return {one.record.id: one.trace.possible for one in decide(plan, intake.records)}


def with_moved(parameter: str, factor: Fraction, folder: Path) -> Path:
    """A copy of the shipped rulebook with every dated value of one parameter multiplied by a factor."""
    copy = folder / RULEBOOK.name
    shutil.copytree(RULEBOOK, copy)
    file = copy / "parameters.yaml"
    # Every scalar as text, as egnet itself reads it.
    written: Any = yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)
    moved = written["parameters"][parameter]
    kind = Kind(moved.get("type", "number"))
    for value in moved["values"]:
        value["value"] = shown(read_number(value["value"], Domain(kind)) * factor, kind)
    file.write_text(yaml.safe_dump(written, allow_unicode=True), encoding="utf-8")
    return copy


def shown(number: Fraction, kind: Kind) -> str:
    """The number as a rulebook has it; a whole-number threshold moves to the nearest whole number."""
    if kind is Kind.SHARE:
        return f"{show_number(number * 100)} %"
    return show_number(Fraction(round(number)) if kind is Kind.INTEGER else number)


@pytest.mark.parametrize("factor", [UP, DOWN], ids=["5 % up", "5 % down"])
@pytest.mark.parametrize("parameter", parameters())
def test_no_verdict_moves_with_a_threshold(parameter: str, factor: Fraction, tmp_path: Path) -> None:
    """Five per cent either way leaves every verdict as it is, but for those that the decisions name."""
    before, after = verdicts_of(RULEBOOK), verdicts_of(with_moved(parameter, factor, tmp_path))
    moved = {area for area, possible in before.items() if after[area] != possible}
    lines = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8").splitlines()
    named = {area for area in moved if any(f"`{parameter}`" in line and f"`{area}`" in line for line in lines)}
    assert before.keys() == after.keys()
    assert moved == named


@pytest.mark.parametrize("parameter", ["mindste_andel_uden_skøn", "mindste_volumen"])
def test_a_verdict_moves_when_a_threshold_moves_far(parameter: str, tmp_path: Path) -> None:
    """The thresholds of P1 and P3 do decide: ten times higher, some area's verdict is another."""
    factor = Fraction(10) if parameter == "mindste_volumen" else Fraction(14, 10)
    assert verdicts_of(with_moved(parameter, factor, tmp_path)) != verdicts_of(RULEBOOK)
