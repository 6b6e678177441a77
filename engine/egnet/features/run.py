"""Feature files run without pytest.

Comes in: files, and a way of evaluating. Goes out: each scenario with what it has shown, or the sentence that does not
hold and why. Always holds: a scenario with a table of examples is told once for each row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from egnet.features.errors import ScenarioError, UnusableError
from egnet.features.library import WayName
from egnet.features.sentence import Kind, Table
from egnet.features.steps import say
from egnet.features.world import Instead, World
from egnet.text import Text

if TYPE_CHECKING:
    from egnet.diagnostics.diagnostic import Diagnostic
    from egnet.evaluate.forest import Decided
    from egnet.features.evidence import Evidence
    from egnet.rulebook.rulebook import Rulebook


@dataclass(frozen=True)
class Line:
    """One sentence of a scenario, with its keyword, its table and the number of its line."""

    number: int
    kind: Kind
    keyword: str
    text: str
    table: Table | None


@dataclass(frozen=True)
class Example:
    """One scenario, or one row of its examples. `name` is unique within its file, but for its rows."""

    file: Path
    feature: str
    name: str
    number: int
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Told:
    """One scenario that was run. `failed` is the sentence that does not hold, and `failure` says why.

    `judged` are the decisions that the scenario looked at, `considered` those with their wholes and parts; a scenario
    that does not hold has shown nothing.
    `unusable` says what is wrong with a rulebook or a case folder that could not be read at all.
    """

    example: Example
    shown: frozenset[Evidence]
    judged: tuple[Decided, ...] = ()
    considered: tuple[Decided, ...] = ()
    failed: Line | None = None
    failure: Text | None = None
    unusable: tuple[Diagnostic, ...] = ()

    @property
    def name(self) -> str:
        return self.example.name

    @property
    def place(self) -> str:
        """The file and line of the sentence that does not hold, else of the scenario."""
        number = self.example.number if self.failed is None else self.failed.number
        return f"{self.example.file}:{number}"


def run_file(path: Path, way: WayName = "definition") -> list[Told]:
    """Every scenario of a feature file, in order."""
    return [tell(example, way) for example in examples_in(path)]


def feature_files(paths: Iterable[Path]) -> list[Path]:
    """Each file, and every feature file in each folder, once, in order."""
    found: dict[Path, None] = {}
    for path in paths:
        for file in sorted(path.rglob("*.feature")) if path.is_dir() else [path]:
            found[file] = None
    return list(found)


def examples_in(path: Path) -> Iterator[Example]:
    """Every scenario of a feature file, each row of examples for itself. The file must be free of guard's findings."""
    from pytest_bdd.parser import FeatureParser

    feature = FeatureParser(str(path.parent), path.name).parse()
    for template in feature.scenarios.values():
        rows = [row for examples in template.examples for row in examples.as_contexts()]
        for row in rows or [{}]:
            scenario = template.render(row)
            lines = tuple(
                Line(
                    step.line_number,
                    cast("Kind", step.type),
                    step.keyword.strip(),
                    step.name,
                    None if step.datatable is None else cast("Table", step.datatable.raw()),
                )
                for step in scenario.steps
            )
            yield Example(path, feature.name or "", scenario.name, scenario.line_number, lines)


def tell(
    example: Example, way: WayName = "definition", *, only: Rulebook | None = None, instead: Instead | None = None
) -> Told:
    """Say every sentence of a scenario, until one does not hold; `only` and `instead` as in `World`."""
    world = World(example.file.parent, way, instead, only)
    shown: list[Evidence] = []
    for line in example.lines:
        try:
            shown += say(world, line.kind, line.text, line.table)
        except ScenarioError as error:
            unusable = error.diagnostics if isinstance(error, UnusableError) else ()
            judged, considered = tuple(world.judged), tuple(world.considered)
            return Told(example, frozenset(), judged, considered, line, error.text, unusable)
    return Told(example, frozenset(shown), tuple(world.judged), tuple(world.considered))
