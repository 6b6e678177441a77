"""Feature files run without pytest.

Comes in: a file. Goes out: each of its scenarios, with what it has shown or why it does not hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from egnet.features.errors import ScenarioError
from egnet.features.library import WayName
from egnet.features.sentence import Table
from egnet.features.steps import say
from egnet.features.world import World

if TYPE_CHECKING:
    from pytest_bdd.parser import Scenario

    from egnet.features.evidence import Evidence


@dataclass(frozen=True)
class Told:
    """One scenario, or one row of its examples. `failure` is Danish, and `None` where it holds."""

    name: str
    place: str
    shown: frozenset[Evidence]
    failure: str | None


def run_file(path: Path, way: WayName = "definition") -> list[Told]:
    """Every scenario of a feature file, in order."""
    from pytest_bdd.parser import FeatureParser

    feature = FeatureParser(str(path.parent), path.name).parse()
    told = []
    for template in feature.scenarios.values():
        rows = [row for examples in template.examples for row in examples.as_contexts()]
        told += [_tell(template.render(row), path, way) for row in rows or [{}]]
    return told


def _tell(scenario: Scenario, path: Path, way: WayName) -> Told:
    world = World(path.parent, way)
    shown: list[Evidence] = []
    for step in scenario.steps:
        table = None if step.datatable is None else cast("Table", step.datatable.raw())
        try:
            shown += say(world, step.type, step.name, table)
        except ScenarioError as error:
            return Told(scenario.name, f"{path}:{step.line_number}", frozenset(), str(error))
    return Told(scenario.name, f"{path}:{scenario.line_number}", frozenset(shown), None)
