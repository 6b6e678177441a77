"""The order of the stages; only this module knows it.

folder --load--> as written --check--> rulebook --fold--> plan --verify--> conflicts
"""

from __future__ import annotations

from pathlib import Path

from egnet.diagnostics.diagnostic import Diagnostic, EgnetError, has_errors
from egnet.rulebook.check import check
from egnet.rulebook.load import load
from egnet.rulebook.rulebook import Rulebook
from egnet.verify.conflicts import detect_conflicts


def inspect_rulebook(folder: Path, shown_as: str | None = None) -> tuple[Rulebook | None, list[Diagnostic]]:
    """The checked rulebook of a folder and every diagnostic; `None` if any of them is an error."""
    written, diagnostics = load(folder, shown_as)
    if written is None:
        return None, diagnostics
    rulebook, found = check(written)
    diagnostics += found
    if rulebook is not None:
        diagnostics += detect_conflicts(rulebook)
    return (None if has_errors(diagnostics) else rulebook), diagnostics


def read_rulebook(folder: Path, shown_as: str | None = None) -> Rulebook:
    """The checked rulebook of a folder; raises `EgnetError` with every error if there is any."""
    rulebook, diagnostics = inspect_rulebook(folder, shown_as)
    if rulebook is None:
        raise EgnetError(diagnostics)
    return rulebook
