"""The order of the stages; only this module knows it.

folder --load--> as written --check--> rulebook --passes--> errors, and remarks where they are asked for
"""

from __future__ import annotations

from pathlib import Path

from egnet.diagnostics.diagnostic import Diagnostic, EgnetError, has_errors
from egnet.passes.material import Material
from egnet.passes.table import errors_in, remarks_on
from egnet.rulebook.check import check
from egnet.rulebook.load import load
from egnet.rulebook.rulebook import Rulebook


def inspect_rulebook(folder: Path, shown_as: str | None = None) -> tuple[Rulebook | None, list[Diagnostic]]:
    """The checked rulebook of a folder and everything that keeps it from use; `None` if anything does."""
    material, diagnostics = _material(folder, shown_as)
    return (None if material is None else material.rulebook), diagnostics


def examine_rulebook(
    folder: Path, features: Path | None = None, shown_as: str | None = None
) -> tuple[Rulebook | None, list[Diagnostic]]:
    """The same with every remark; `features` is where the rulebook's examples lie."""
    material, diagnostics = _material(folder, shown_as, features)
    if material is None:
        return None, diagnostics
    return material.rulebook, diagnostics + remarks_on(material)


def read_rulebook(folder: Path, shown_as: str | None = None) -> Rulebook:
    """The checked rulebook of a folder; raises `EgnetError` with every error if there is any."""
    rulebook, diagnostics = inspect_rulebook(folder, shown_as)
    if rulebook is None:
        raise EgnetError(diagnostics)
    return rulebook


def _material(
    folder: Path, shown_as: str | None, features: Path | None = None
) -> tuple[Material | None, list[Diagnostic]]:
    written, diagnostics = load(folder, shown_as)
    if written is None:
        return None, diagnostics
    rulebook, found = check(written)
    diagnostics += found
    if rulebook is None:
        return None, diagnostics
    material = Material(rulebook, written, features)
    diagnostics += errors_in(material)
    return (None if has_errors(diagnostics) else material), diagnostics
