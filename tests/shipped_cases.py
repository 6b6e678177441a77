"""The shipped cases, each with the plan that it names."""

from __future__ import annotations

from pathlib import Path

from egnet.driver import read_rulebook
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan
from egnet.records.folder import read_folder
from egnet.records.read import read_cases
from egnet.records.record import TaskRecord

ROOT = Path(__file__).parents[1]
FOLDERS = tuple(sorted(path.parent.name for path in (ROOT / "cases").glob("*/cases.yaml")))


def shipped_case(folder: str) -> tuple[Plan, list[TaskRecord]]:
    """The records of a folder of cases, and the plan of the rulebook on the date that it names."""
    path = ROOT / "cases" / folder
    named = read_folder(path)
    assert named is not None
    rulebook = read_rulebook(ROOT / "rules" / (named.rulebook or "borgerserviceenhed-2010"))
    day = named.as_of or (rulebook.adopted.date if rulebook.adopted is not None else None)
    assert day is not None
    records = read_cases([path], rulebook).records
    assert records
    return plan_of(rulebook, day), records
