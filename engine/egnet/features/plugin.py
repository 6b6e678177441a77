"""The pytest plugin: binds the sentences to pytest-bdd and lets every scenario run in each way of evaluating.

It loads in every pytest run, so whatever takes time to import is imported where it is used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytest_bdd import parsers, step

from egnet.features.errors import ScenarioError
from egnet.features.library import NEEDS, WAYS, WayName
from egnet.features.steps import SENTENCES, say, sentence_for
from egnet.features.world import World

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet
    from pytest_bdd.parser import Feature, Step

_STEP = pytest.StashKey["tuple[Feature, Step]"]()
_WAY = "egnet way"
_WORLD = pytest.StashKey[World]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--egnet-way`."""
    group = parser.getgroup("egnet")
    group.addoption(
        "--egnet-way",
        choices=(*WAYS, "all"),
        default="definition",
        help="the way of evaluating that scenarios run in (default: definition)",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each scenario that says one of egnet's sentences once for each way; other projects' scenarios as they are."""
    from pytest_bdd.scenario import scenario_wrapper_template_registry

    template = scenario_wrapper_template_registry.get(metafunc.function)
    if template is not None and any(sentence_for(one.type, one.name) for one in template.steps):
        chosen = metafunc.config.getoption("--egnet-way")
        metafunc.fixturenames.append("egnet_way")
        metafunc.parametrize("egnet_way", [_if_installed(way) for way in WAYS] if chosen == "all" else (chosen,))


def _if_installed(way: WayName) -> ParameterSet:
    """The way, skipped where what it is built on is not installed."""
    module, package = NEEDS.get(way, ("egnet", "egnet"))
    missing = find_spec(module) is None
    return pytest.param(way, marks=pytest.mark.skipif(missing, reason=f"{package} is not installed"))


@pytest.fixture
def egnet_way() -> WayName:
    """The way of evaluating that a scenario runs in."""
    return "definition"


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Refuse feature files in which a scenario would vanish or pass without having said anything."""
    if not isinstance(collector, pytest.Module):
        return (yield)
    from egnet.features import collecting

    before = collecting.parsed_files()
    report = yield
    files = collecting.parsed_files() - before
    if report.passed:
        files |= collecting.bound_files(collector)
    if (error := report.call.excinfo) is not None:
        files |= collecting.files_in_traceback(error)
    if diagnostics := collecting.hollow(collecting.concerning_egnet(files), collector):
        from egnet.diagnostics.render import render

        return pytest.CollectReport(collector.nodeid, "failed", render(diagnostics, "da"), [])
    return report


@pytest.hookimpl(optionalhook=True)
def pytest_bdd_before_step(request: pytest.FixtureRequest, feature: Feature, step: Step) -> None:
    """Remember which sentence is being said: pytest-bdd does not tell the step function."""
    request.node.stash[_STEP] = (feature, step)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line for each way in which scenarios ran."""
    counted: dict[str, Counter[str]] = {}
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            for name, way in getattr(report, "user_properties", ()):
                if name == _WAY:
                    counted.setdefault(str(way), Counter())[outcome] += 1
    for way, counts in sorted(counted.items()):
        terminalreporter.write_line(f"egnet, {way}: {counts.total()} scenarier, {counts['passed']} holder")


def _said(request: pytest.FixtureRequest, egnet_way: WayName, datatable: Sequence[Sequence[str]] | None = None) -> None:
    __tracebackhide__ = True
    feature, said = request.node.stash[_STEP]
    if _WORLD not in request.node.stash:
        request.node.user_properties.append((_WAY, egnet_way))
        request.node.stash[_WORLD] = World(Path(feature.filename).parent, egnet_way)
    found: ScenarioError | None = None
    try:
        say(request.node.stash[_WORLD], said.type, said.name, datatable)
    except ScenarioError as fault:
        found = fault
    if found is not None:
        place = f"{feature.filename}:{said.line_number}: {said.keyword.strip()} {said.name}"
        pytest.fail(f"{place}\n{found}", pytrace=False)


for _sentence in SENTENCES:
    for _, _pattern in _sentence.patterns:
        step(parsers.re(_pattern.pattern), _sentence.kind)(_said)
