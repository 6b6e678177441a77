"""YAML that is read without complaint as something else than was meant.

Comes in: nodes as they are finished. Goes out: findings; a lint where the text may be meant as it is read.
Always holds: nodes are looked at and never changed.
"""

import re

from egnet.diagnostics.codes import yaml_text as codes
from egnet.diagnostics.diagnostic import Diagnostic
from egnet.diagnostics.span import SourceText, Span
from egnet.source.findings import Findings
from egnet.source.node import Node, Scalar

# `#12`, `#fff`; a comment proper has a space after its `#` (or is a ruler: `####`).
_COMMENT = re.compile(r"[ \t]+(#[^\s#].*)")
_ITEM = re.compile(r"\s*- ")
# Until a comma, a bracket or a comment; a comma between digits is a decimal comma.
_COMPARISON = re.compile(r"[>!](?:[^,}\]#]|(?<=\d),(?=\d)|(?<!\s)#)*")
_HEADER_WITH_DIGIT = re.compile(r">[+-]?\d")


def unquoted_comparison(source: SourceText, line: int, column: int) -> Diagnostic:
    """A comparison that begins with a sign YAML keeps for itself: `>`, `!=`."""
    found = _COMPARISON.match(source.line(line), column - 1)
    test = found[0].rstrip() if found else ">"
    return codes.COMPARISON_UNQUOTED.at(Span(source, line, column, len(test)), test=test, sign=test[0])


def refused_tag(span: Span, tag: str) -> Diagnostic:
    """A tag, or a comparison with `!=` that looks like one."""
    if tag.startswith("!="):
        return unquoted_comparison(span.source, span.line, span.column)
    return codes.TAG.at(span, tag=tag)


def detect_comment_in_text(source: SourceText, line: int, column: int, findings: Findings) -> None:
    """`sag #12`: a text that ends (after `column` characters of `line`) where a `#` makes the rest a comment."""
    written = source.line(line)
    # Most values are followed by a line break or a comma; a line may be megabytes long, so look no further.
    if written[column : column + 1] not in (" ", "\t"):
        return
    found = _COMMENT.match(written, column)
    if found is not None:
        comment = found[1].rstrip()
        span = Span(source, line, found.start(1) + 1, len(comment))
        findings.add(codes.COMMENT_IN_TEXT.at(span, comment=comment))


def detect_swallowed_items(scalar: Scalar, last_line: int, findings: Findings) -> None:
    """A line that begins with `- ` and yet only continues the text above it."""
    source = scalar.span.source
    for number in range(scalar.span.line + 1, last_line + 1):
        found = _ITEM.match(source.line(number))
        if found is not None:
            findings.add(codes.ITEM_IN_TEXT.at(Span(source, number, found.end() - 1, 1)))


def detect_folded_comparison(scalar: Scalar, findings: Findings) -> None:
    """`>5`: to YAML an empty folded text that is indented by five."""
    span = scalar.span
    written = span.source.line(span.line)[span.column - 1 :]
    if _HEADER_WITH_DIGIT.match(written):
        findings.add(unquoted_comparison(span.source, span.line, span.column))


def detect_commas_in_list(items: tuple[Node, ...], findings: Findings) -> None:
    """`[0,75]`: neighbours that look like one number with a decimal comma."""
    for run in _runs(items):
        number = _span_over(run)
        findings.add(codes.COMMA_IN_LIST.at(number, number=number.text))


def _runs(items: tuple[Node, ...]) -> list[list[Scalar]]:
    """The longest stretches of items with digits on both sides of each comma and no space."""
    runs: list[list[Scalar]] = []
    current: list[Scalar] = []
    for item in items:
        if current and isinstance(item, Scalar) and _touch(current[-1], item):
            current.append(item)
            continue
        if len(current) > 1:
            runs.append(current)
        current = [item] if isinstance(item, Scalar) else []
    return [*runs, current] if len(current) > 1 else runs


def _touch(left: Scalar, right: Scalar) -> bool:
    same_line = left.span.line == right.span.line
    return same_line and left.span.column + left.span.length + 1 == right.span.column and _splits_number(left, right)


def _splits_number(left: Scalar, right: Scalar) -> bool:
    return left.plain and right.plain and left.text[-1:].isdecimal() and right.text[:1].isdecimal()


def detect_bare_keys(entries: tuple[tuple[Scalar, Node], ...], bare: set[int], findings: Findings) -> None:
    """`{a: 0,75}` and `{a}`: keys without a colon; `bare` holds their places among the entries."""
    place = 0
    while place < len(entries):
        key, value = entries[place]
        place += 1
        if place - 1 in bare:
            findings.add(codes.BARE_KEY.at(key.span, key=key.text))
            continue
        if not isinstance(value, Scalar):
            continue
        pieces = [value]
        while place in bare and _splits_number(pieces[-1], entries[place][0]):
            pieces.append(entries[place][0])
            place += 1
        if len(pieces) > 1:
            number = _span_over(pieces)
            findings.add(codes.DECIMAL_COMMA.at(number, number=number.text))


def _span_over(pieces: list[Scalar]) -> Span:
    """From the first piece to the last one on its line."""
    first = pieces[0].span
    last = [piece.span for piece in pieces if piece.span.line == first.line][-1]
    return Span(first.source, first.line, first.column, last.column + last.length - first.column)
