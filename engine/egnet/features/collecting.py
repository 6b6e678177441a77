"""The feature files that a test module binds, before any of their scenarios runs.

Comes in: a collected module of pytest's. Goes out: the files, and whether pytest finds a step for a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytest_bdd.feature import features as parsed
from pytest_bdd.parser import Step
from pytest_bdd.scenario import find_fixturedefs_for_step, scenario_wrapper_template_registry
from pytest_bdd.utils import registry_get_safe

from egnet.features.guard import concerns_egnet, inspect_file, is_sentence
from egnet.features.sentence import Kind

if TYPE_CHECKING:
    from egnet.diagnostics.diagnostic import Diagnostic


def parsed_files() -> set[str]:
    """Every feature file that pytest-bdd has parsed so far."""
    return set(parsed)


def bound_files(module: pytest.Module) -> set[str]:
    """The files of the scenarios that a module binds."""
    templates = (registry_get_safe(scenario_wrapper_template_registry, one) for one in vars(module.obj).values())
    return {template.feature.filename for template in templates if template is not None}


def files_in_traceback(error: pytest.ExceptionInfo[BaseException]) -> set[str]:
    """The feature file that pytest-bdd was reading when it failed: not every failure of its parser names the file."""
    named = (entry.frame.f_locals.get("full_name") for entry in error.traceback)
    return {name for name in named if isinstance(name, str) and name.endswith(".feature")}


def hollow(files: Iterable[str], module: pytest.Module) -> list[Diagnostic]:
    """Everything hollow in the files, in order."""

    def is_step(kind: Kind, text: str) -> bool:
        if is_sentence(kind, text):
            return True
        step = Step(name=text, type=kind, indent=0, line_number=0, keyword="")
        return any(find_fixturedefs_for_step(step, module.session._fixturemanager, module))

    return [diagnostic for name in sorted(files) for diagnostic in inspect_file(Path(name), is_step)]


def concerning_egnet(files: Iterable[str]) -> set[str]:
    """Those of the files that concern egnet; other projects' features are theirs."""
    return {name for name in files if concerns_egnet(Path(name).read_bytes().decode("utf-8", errors="replace"))}
