"""Where the diagnostics of one file are gathered.

Comes in: diagnostics in any order. Goes out: all of them, up to a limit that only a file of another kind reaches.
Always holds: errors are never crowded out by lints, and an error that is left out leaves an error behind.
"""

from dataclasses import dataclass, field

from egnet.diagnostics.codes import yaml_text as codes
from egnet.diagnostics.codes.code import Code
from egnet.diagnostics.diagnostic import Diagnostic, Severity

MOST_OF_EACH = 1000


@dataclass(slots=True)
class Findings:
    """The errors and lints found so far."""

    errors: list[Diagnostic] = field(default_factory=list)
    lints: list[Diagnostic] = field(default_factory=list)

    def add(self, diagnostic: Diagnostic) -> None:
        """Keep one more, or the fact that there were more."""
        kept = self.lints if diagnostic.severity is Severity.LINT else self.errors
        if len(kept) < MOST_OF_EACH:
            kept.append(diagnostic)
        elif len(kept) == MOST_OF_EACH and kept is self.errors:
            kept.append(codes.TOO_MANY_ERRORS.at(diagnostic.span, limit=MOST_OF_EACH))

    @property
    def is_full(self) -> bool:
        """Whether looking further is of no use: another error would not be kept."""
        return len(self.errors) > MOST_OF_EACH

    def withdraw(self, code: Code, line: int) -> None:
        """Forget what was found on a line and proved to follow from something else there."""
        self.errors = [one for one in self.errors if one.code != code.id or one.span is None or one.span.line != line]

    def in_order(self) -> list[Diagnostic]:
        """Everything, by position."""
        return sorted(self.errors + self.lints, key=lambda one: one.order)
