"""What a syntax error of the YAML parser means, in words for whoever wrote the file.

Comes in: the parser's error and what was read before it. Goes out: one diagnostic.
Always holds: there is an answer, at worst that the text cannot be read from here; the parser's words are never shown.

The parser's English phrases tell errors apart; both PyYAML parsers use the parts that are looked for.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import yaml

from egnet.diagnostics.codes import yaml_text as codes
from egnet.diagnostics.diagnostic import Diagnostic
from egnet.diagnostics.span import SourceText, Span
from egnet.source.marks import position
from egnet.source.traps import unquoted_comparison


class Opened(NamedTuple):
    """Where a bracket that is still open stands, counted from 1."""

    line: int
    column: int


class Closed(NamedTuple):
    """Where the last bracketed or quoted node stands, from its first character to its last, counted from 1."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class _Trouble:
    """A syntax error with its surroundings; lines and columns count from 1, 0 where there is none."""

    source: SourceText
    context: str
    problem: str
    line: int
    column: int
    context_line: int
    context_column: int
    opened: Opened | None
    closed: Closed | None

    @property
    def written(self) -> str:
        return self.source.line(self.line)

    @property
    def character(self) -> str:
        """What stands at the error; empty at the end of a line or of the text."""
        return self.written[self.column - 1 : self.column]

    @property
    def context_character(self) -> str:
        return self.source.line(self.context_line)[self.context_column - 1 : self.context_column]

    def span(self, line: int, column: int, length: int = 1) -> Span:
        return Span(self.source, line, column, max(length, 1))

    def here(self, length: int = 1) -> Span:
        return self.span(self.line, self.column, length)

    def context_span(self, length: int = 1) -> Span:
        return self.span(self.context_line, self.context_column, length)

    def line_above(self) -> int:
        """The number of the nearest line above that is not blank; 0 when there is none."""
        return next((number for number in range(self.line - 1, 0, -1) if self.source.line(number).strip()), 0)


def explain(error: yaml.YAMLError, source: SourceText, opened: Opened | None, closed: Closed | None) -> Diagnostic:
    """The diagnostic for a syntax error: of the first of the usual mistakes that fits, else a general one."""
    problem_mark, context_mark = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    line, column = position(problem_mark, source) if problem_mark else (1, 1)
    context_line, context_column = position(context_mark, source) if context_mark else (0, 0)
    trouble = _Trouble(
        source=source,
        context=getattr(error, "context", None) or "",
        problem=getattr(error, "problem", None) or "",
        line=line,
        column=column,
        context_line=context_line,
        context_column=context_column,
        opened=opened,
        closed=closed,
    )
    for detect in _USUAL_MISTAKES:
        diagnostic = detect(trouble)
        if diagnostic is not None:
            return diagnostic
    return codes.SYNTAX.at(trouble.here())


# The ends of an interval, and how far from an error one is looked for, have a limit: a line may be megabytes long.
_ENDS = r"(?:[^\[\](){}\"',]|(?<=\d),(?=\d)){0,60}?"
_NEARBY = 130
_HALF_OPEN = re.compile(rf"\[{_ENDS}\.\.{_ENDS}[)\[]|[(\]]{_ENDS}\.\.{_ENDS}[\]\[]|\]{_ENDS}\.\.{_ENDS}\)")


def _interval(trouble: _Trouble) -> Diagnostic | None:
    """`[5..10)`: to YAML a list that is not closed."""
    nearby = max(0, trouble.column - _NEARBY), trouble.column + _NEARBY
    for found in _HALF_OPEN.finditer(trouble.written, *nearby):
        if found.start() < trouble.column <= found.end() + 1:
            span = trouble.span(trouble.line, found.start() + 1, len(found[0]))
            return codes.INTERVAL_UNQUOTED.at(span, interval=found[0])
    if trouble.opened is not None:
        line, column = trouble.opened
        begun = _HALF_OPEN.match(trouble.source.line(line), column - 1)
        if begun is not None:
            return codes.INTERVAL_UNQUOTED.at(trouble.span(line, column, len(begun[0])), interval=begun[0])
    return None


def _comparison(trouble: _Trouble) -> Diagnostic | None:
    """`>= 5` without quotes: to YAML the header of a folded text."""
    if "block scalar" in trouble.context and trouble.context_character == ">":
        return unquoted_comparison(trouble.source, trouble.context_line, trouble.context_column)
    if "cannot start any token" in trouble.problem and trouble.character == ">":
        return unquoted_comparison(trouble.source, trouble.line, trouble.column)
    return None


def _tab(trouble: _Trouble) -> Diagnostic | None:
    indentation = re.match(r"[ \t]*", trouble.written)
    if indentation is None or "\t" not in indentation[0] or trouble.column > indentation.end() + 1:
        return None
    first = indentation[0].index("\t")
    return codes.TAB_INDENTATION.at(trouble.span(trouble.line, first + 1, indentation.end() - first))


def _quoted(trouble: _Trouble) -> Diagnostic | None:
    """A backslash that means nothing, or quotes that are not closed."""
    if "quoted scalar" not in trouble.context:
        return None
    if "escape" in trouble.problem or "hex" in trouble.problem or "Unicode" in trouble.problem:
        backslash = trouble.written.rfind("\\", 0, trouble.column)
        escape = trouble.written[backslash : backslash + 2]
        return codes.UNKNOWN_ESCAPE.at(trouble.span(trouble.line, backslash + 1, len(escape)), escape=escape)
    return codes.UNCLOSED_QUOTE.at(trouble.context_span(), quote=trouble.context_character)


def _text_after(trouble: _Trouble) -> Diagnostic | None:
    """`{x} af sagerne` and `"x" og y`: a text that begins like something else."""
    closed = trouble.closed
    if closed is None or not _directly_after(trouble, closed):
        return None
    source = trouble.source
    opening = source.line(closed.line)[closed.column - 1 : closed.column]
    closing = source.line(closed.end_line)[closed.end_column - 1 : closed.end_column]
    if closing in "'\"" and closed.line < closed.end_line:
        # Most often the quote that ends it was meant to begin another text.
        return codes.UNCLOSED_QUOTE.at(trouble.span(closed.line, closed.column), quote=opening)
    if trouble.opened is not None:
        return None if trouble.character in "]}" else codes.COMMA_MISSING.at(trouble.here())
    rest = len(trouble.written.rstrip()) - trouble.column + 1
    if closing in "'\"":
        return codes.TEXT_AFTER_QUOTE.at(trouble.here(rest))
    return codes.TEXT_AFTER_BRACKET.at(trouble.here(rest), opening=opening, bracket=closing)


def _directly_after(trouble: _Trouble, closed: Closed) -> bool:
    """Whether only blanks lie between the closed node and the error, and the error's line belongs to it."""
    if trouble.line == closed.end_line:
        return not trouble.written[closed.end_column : trouble.column - 1].strip()
    between = [trouble.source.line(number) for number in range(closed.end_line + 1, trouble.line)]
    rest = trouble.source.line(closed.end_line)[closed.end_column :]
    deeper = _indentation(trouble.written) > _indentation(trouble.source.line(closed.line))
    return closed.end_line < trouble.line and deeper and not rest.strip() and not any(map(str.strip, between))


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _list_beside_key(trouble: _Trouble) -> Diagnostic | None:
    if "sequence entries are not allowed" not in trouble.problem:
        return None
    return codes.LIST_BESIDE_KEY.at(trouble.here())


def _forbidden_start(trouble: _Trouble) -> Diagnostic | None:
    """A value that begins with a character YAML keeps for itself."""
    if any(word in trouble.context for word in ("block scalar", "an anchor", "an alias", "a tag", "irective")):
        character, span = trouble.context_character, trouble.context_span()
    elif trouble.character and any(
        phrase in trouble.problem
        for phrase in ("cannot start any token", "node content", "mapping keys are not allowed", "incompatible YAML")
    ):
        character, span = trouble.character, trouble.here()
    else:
        return None
    if not character.strip():
        return None
    return codes.FORBIDDEN_START.at(span, character="'`'" if character == "`" else f"`{character}`")


_CLOSING = {"[": "]", "{": "}"}


def _bracket(trouble: _Trouble) -> Diagnostic | None:
    """An error inside `[` or `{`: not closed, or a comma is missing."""
    if trouble.opened is None:
        return None
    line, column = trouble.opened
    bracket = trouble.source.line(line)[column - 1 : column]
    outside = line < trouble.line and _indentation(trouble.written) <= _indentation(trouble.source.line(line))
    if bracket in _CLOSING and (outside or trouble.character in ("", "]", "}")):
        return codes.UNCLOSED_BRACKET.at(trouble.span(line, column), bracket=bracket, closing=_CLOSING[bracket])
    return codes.COMMA_MISSING.at(trouble.here())


_NO_SPACE = re.compile(r"\s*(?:- +)*[^\s:\"'#]+(:)[^\s:]")
_COLON = re.compile(r":\s")


def _colon(trouble: _Trouble) -> Diagnostic | None:
    """A colon too many: in a text, or in a line that is taken to continue the line above."""
    if "mapping values are not allowed" not in trouble.problem:
        return None
    if _COLON.search(trouble.written, 0, trouble.column - 1):
        return codes.COLON_IN_TEXT.at(trouble.here())
    above = trouble.line_above()
    if above == 0:
        return None
    written = trouble.source.line(above)
    if _indentation(written) < _indentation(trouble.written):
        return codes.INDENTATION.at(_content(trouble, trouble.line))
    return _key_without_colon(trouble, above)


def _no_colon(trouble: _Trouble) -> Diagnostic | None:
    if "could not find expected ':'" not in trouble.problem:
        return None
    return _key_without_colon(trouble, trouble.context_line)


def _key_without_colon(trouble: _Trouble, line: int) -> Diagnostic:
    """A line that should have been `key: value`."""
    no_space = _NO_SPACE.match(trouble.source.line(line))
    if no_space is not None:
        return codes.SPACE_MISSING.at(trouble.span(line, no_space.start(1) + 1))
    return codes.COLON_MISSING.at(_content(trouble, line))


_DASH = re.compile(r"\s*(-)[^\W\d]\w*\s*:")


def _dash_without_space(trouble: _Trouble) -> Diagnostic | None:
    """`-id: x`: no item of a list but a key that begins with a dash, so that what follows is indented too far."""
    for line in (trouble.line, trouble.line_above()):
        found = _DASH.match(trouble.source.line(line))
        if found is not None:
            return codes.DASH_WITHOUT_SPACE.at(trouble.span(line, found.start(1) + 1))
    return None


def _indented_otherwise(trouble: _Trouble) -> Diagnostic | None:
    above = trouble.source.line(trouble.line_above())
    if "<document start>" in trouble.problem and above.startswith("..."):
        return codes.SECOND_DOCUMENT.at(_content(trouble, trouble.line))
    phrases = ("expected key", "'-' indicator", "<block end>", "<document start>")
    if not any(phrase in trouble.problem for phrase in phrases):
        return None
    if trouble.character == ":":
        return codes.KEY_NOT_TEXT.at(trouble.here())
    return codes.INDENTATION.at(_content(trouble, trouble.line))


def _content(trouble: _Trouble, line: int) -> Span:
    """What is written on a line, without its indentation."""
    written = trouble.source.line(line)
    indentation = _indentation(written)
    return trouble.span(line, indentation + 1, len(written.rstrip()) - indentation)


# In order: the first that fits is the answer, so the more particular come first.
_USUAL_MISTAKES: tuple[Callable[[_Trouble], Diagnostic | None], ...] = (
    _interval,
    _comparison,
    _tab,
    _quoted,
    _text_after,
    _list_beside_key,
    _forbidden_start,
    _bracket,
    _dash_without_space,
    _colon,
    _no_colon,
    _indented_otherwise,
)
