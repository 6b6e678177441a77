"""One entry of the catalogue of diagnostics.

Comes in: message templates in both languages, then a span and values. Goes out: a finished `Diagnostic`.
Always holds: values are data; a long one is cut short, so that a message stays one readable line.
"""

from dataclasses import dataclass

from egnet.diagnostics.diagnostic import Diagnostic, Severity
from egnet.diagnostics.span import Span
from egnet.text import Text

_LONGEST_VALUE = 80


@dataclass(frozen=True, slots=True)
class Code:
    """A stable id with its message and help, as `str.format` templates.

    Messages are lowercase without a final full stop, text from the user stands in backticks; the help says what to do.
    """

    id: str
    message: Text
    help: Text | None = None
    severity: Severity = Severity.ERROR

    def at(self, span: Span | None, *, instead: Text | None = None, **values: object) -> Diagnostic:
        """The diagnostic at `span`, its templates filled in; `instead` replaces the usual help where more is known."""
        shown = {name: _cut(value) if isinstance(value, str) else value for name, value in values.items()}
        help_ = self.help if instead is None else instead
        return Diagnostic(
            code=self.id,
            severity=self.severity,
            message=self.message.format(**shown),
            help=None if help_ is None else help_.format(**shown),
            span=span,
        )


def _cut(value: str) -> str:
    return value if len(value) <= _LONGEST_VALUE else value[: _LONGEST_VALUE - 1] + "…"
