"""Diagnostics as plain text for a terminal or a log.

Comes in: diagnostics and a language. Goes out: one text, each diagnostic with its line and a caret under the span.
Always holds: nothing from the input reaches the terminal raw (control and format characters become visible escapes),
carets stand under what they point at also with wide characters and tabs, and no source line is wider than 160 cells.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import accumulate

from egnet.diagnostics.diagnostic import Diagnostic, Severity
from egnet.diagnostics.span import Span
from egnet.text import Language, Text

_HEADING = {Severity.ERROR: Text("fejl", "error"), Severity.LINT: Text("lint", "lint")}
_HELP = Text("hjælp", "help")
_WIDEST_LINE = 160
_TAB_STOP = 4
_CUT = "…"
# Control and format characters (escape sequences, reversed writing), lone surrogates, and line and paragraph breaks.
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def render(diagnostics: Iterable[Diagnostic], language: Language) -> str:
    """All diagnostics in order of file, line, column and code, with a blank line between; no final line break."""
    in_order = sorted(diagnostics, key=lambda one: one.order)
    return "\n\n".join(_rendered(one, language) for one in in_order)


def _rendered(diagnostic: Diagnostic, language: Language) -> str:
    heading = _HEADING[diagnostic.severity].in_(language)
    lines = [f"{heading}[{diagnostic.code}]: {visible(diagnostic.message.in_(language))}"]
    gutter = " " * 3
    if diagnostic.span is not None:
        number = str(diagnostic.span.line)
        gutter = " " * (len(number) + 2)
        source_line, carets = _pointed_at(diagnostic.span)
        lines += [
            f"{gutter[1:]}--> {visible(str(diagnostic.span))}",
            f" {number} | {source_line}".rstrip(),
            f"{gutter}| {carets}",
        ]
    if diagnostic.help is not None:
        lines.append(f"{gutter}= {_HELP.in_(language)}: {visible(diagnostic.help.in_(language))}")
    return "\n".join(lines)


def visible(text: str) -> str:
    """The text with every control, format and line-breaking character written as an escape such as `\\x1b`."""
    return "".join(_visible_character(character) for character in text)


def _visible_character(character: str) -> str:
    if unicodedata.category(character) not in _INVISIBLE:
        return character
    return character.encode("unicode_escape").decode("ascii")


def _pointed_at(span: Span) -> tuple[str, str]:
    """The span's line as shown, and the carets that stand under the span."""
    line = span.source.line(span.line)
    first = span.column - 1
    # No more of the line can be seen than this, and a line may be megabytes long.
    begin, end = max(0, first - _WIDEST_LINE), first + _WIDEST_LINE
    shown, widths = _shown_characters(line[begin:end])
    is_cut_already = begin > 0 or end < len(line)
    start, stop = (0, len(widths)) if _fits(widths) and not is_cut_already else _window(widths, first - begin)
    before = _CUT if begin + start > 0 else ""
    after = _CUT if begin + stop < len(line) else ""
    indent = sum(widths[start : first - begin]) + len(before)
    caret_stop = min(first - begin + span.length, stop)
    carets = max(1, sum(widths[first - begin : caret_stop]))
    return before + "".join(shown[start:stop]) + after, " " * indent + "^" * carets


def _shown_characters(text: str) -> tuple[list[str], list[int]]:
    """Each character as shown (tabs as spaces, control characters as escapes), and its width in terminal cells."""
    from rich.cells import cell_len

    shown: list[str] = []
    widths: list[int] = []
    cells = 0
    for character in text:
        piece = " " * (_TAB_STOP - cells % _TAB_STOP) if character == "\t" else _visible_character(character)
        width = cell_len(piece)
        shown.append(piece)
        widths.append(width)
        cells += width
    return shown, widths


def _fits(widths: Sequence[int]) -> bool:
    return sum(widths) <= _WIDEST_LINE


def _window(widths: Sequence[int], first: int) -> tuple[int, int]:
    """Which characters to show, from and to: some before `first`, and as many after it as there is room for."""
    start = first
    before = 0
    while start > 0 and before + widths[start - 1] <= _WIDEST_LINE // 4:
        start -= 1
        before += widths[start]
    room = _WIDEST_LINE - 2 * len(_CUT)
    fitting = sum(1 for total in accumulate(widths[start:]) if total <= room)
    return start, start + fitting
