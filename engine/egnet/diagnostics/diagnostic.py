"""One thing that is wrong with an input.

Comes in: a code from the catalogue with its values (`codes`). Goes out: a `Diagnostic`, or several in an `EgnetError`.
Always holds: a diagnostic is frozen, comparable and bilingual; without a span it speaks of a whole file or command.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from egnet.diagnostics.span import Span
from egnet.text import Text


class Severity(StrEnum):
    """An error makes an input unusable; a lint is worth a look and changes nothing."""

    ERROR = "error"
    LINT = "lint"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A message with a stable code, a position and what to do about it."""

    code: str
    severity: Severity
    message: Text
    help: Text | None
    span: Span | None

    @property
    def order(self) -> tuple[str, int, int, str]:
        """The sorting key: file, line, column, code; what has no position comes first."""
        if self.span is None:
            return ("", 0, 0, self.code)
        return (self.span.source.name, self.span.line, self.span.column, self.code)


class EgnetError(Exception):
    """An input could not be used; `diagnostics` says why, in order of position."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(sorted(diagnostics, key=lambda one: one.order))
        super().__init__("; ".join(f"{one.code}: {one.message.en}" for one in self.diagnostics))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether anything among the diagnostics is an error, not just a lint."""
    return any(one.severity is Severity.ERROR for one in diagnostics)
