"""What is wrong with a text before it is read as YAML: characters YAML refuses, and marks of a merge conflict.

Comes in: a source text. Goes out: findings, and the text with refused characters replaced, so that reading can go on.
Always holds: the replaced text has the same length, and so the same positions.
"""

import re

from egnet.diagnostics.codes import yaml_text as codes
from egnet.diagnostics.span import BYTE_ORDER_MARK, SourceText, Span
from egnet.source.findings import Findings

# All but YAML 1.1's printable characters; a byte order mark inside a text is invisible and breaks names.
_REFUSED = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_REPLACEMENT = "\ufffd"
_CONFLICT_MARK = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?: |$)")


def printable(source: SourceText, findings: Findings) -> str:
    """The text without byte order mark, refused characters replaced; the first one on each line is a finding."""
    text = source.text.removeprefix(BYTE_ORDER_MARK)
    if _REFUSED.search(text) is None:
        return text
    for number, line in enumerate(source.lines, start=1):
        found = _REFUSED.search(line)
        if found is not None:
            span = Span(source, number, found.start() + 1, 1)
            findings.add(codes.UNPRINTABLE_CHARACTER.at(span, character=f"U+{ord(found[0]):04X}"))
        if findings.is_full:
            break
    return _REFUSED.sub(_REPLACEMENT, text)


def detect_conflict_marks(source: SourceText, findings: Findings) -> bool:
    """Whether the text holds two versions of itself; each mark is a finding."""
    any_found = False
    for number, line in enumerate(source.lines, start=1):
        found = _CONFLICT_MARK.match(line)
        if found is not None:
            any_found = True
            findings.add(codes.CONFLICT_MARK.at(Span(source, number, 1, len(found[1])), mark=found[1]))
        if findings.is_full:
            break
    return any_found
