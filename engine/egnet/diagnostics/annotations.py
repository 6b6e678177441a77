"""Diagnostics for programs: as JSON, and as the annotations that GitHub shows beside the line.

Comes in: diagnostics. Goes out: plain data, or lines of workflow commands. Always holds: text from the input cannot end a
command or begin another.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from egnet.diagnostics.diagnostic import Diagnostic, Severity
from egnet.diagnostics.render import visible
from egnet.text import Language

_COMMAND = {Severity.ERROR: "error", Severity.LINT: "warning"}


def as_json(diagnostics: Iterable[Diagnostic]) -> list[dict[str, Any]]:
    """Each diagnostic in order of position; lines and columns count from 1, and `file` is null without a position."""
    return [
        {
            "code": one.code,
            "severity": one.severity.value,
            "file": None if one.span is None else one.span.source.name,
            "line": None if one.span is None else one.span.line,
            "column": None if one.span is None else one.span.column,
            "end_column": None if one.span is None else one.span.column + one.span.length,
            "message": {"da": one.message.da, "en": one.message.en},
            "help": None if one.help is None else {"da": one.help.da, "en": one.help.en},
        }
        for one in sorted(diagnostics, key=lambda one: one.order)
    ]


def as_github(diagnostics: Iterable[Diagnostic], language: Language) -> list[str]:
    """One workflow command for each diagnostic, in order of position."""
    return [_command(one, language) for one in sorted(diagnostics, key=lambda one: one.order)]


def _command(one: Diagnostic, language: Language) -> str:
    said = one.message.in_(language) if one.help is None else f"{one.message.in_(language)}. {one.help.in_(language)}"
    where = []
    if one.span is not None:
        where = [
            f"file={_property(one.span.source.name)}",
            f"line={one.span.line}",
            f"col={one.span.column}",
            f"endColumn={one.span.column + one.span.length}",
        ]
    return f"::{_COMMAND[one.severity]} {','.join([*where, f'title={one.code}'])}::{_data(said)}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
