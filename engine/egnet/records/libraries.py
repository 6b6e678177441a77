"""Libraries that egnet can do without, and what to say where one is missing."""

from __future__ import annotations

from importlib.util import find_spec

from egnet.diagnostics.codes import command as codes
from egnet.diagnostics.diagnostic import EgnetError


def require(package: str, what: str, extra: str) -> None:
    """Raise `EgnetError` if a package is not installed."""
    try:
        found = find_spec(package) is not None
    except ValueError:
        found = False
    if not found:
        raise EgnetError([codes.MISSING_EXTRA.at(None, what=what, package=package, extra=extra)])
