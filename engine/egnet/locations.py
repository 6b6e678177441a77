"""Where the shipped rulebooks, cases and features are: beside the package in a wheel, at the top of a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def shipped(kind: str) -> Path:
    """The folder of shipped `rules`, `cases` or `features`."""
    in_wheel = _PACKAGE / "shipped" / kind
    return in_wheel if in_wheel.is_dir() else _PACKAGE.parents[1] / kind
