"""From a file or a text to nodes with positions.

Comes in: a path or a `SourceText`. Goes out: the root node, if there is one, and all diagnostics in order of position.
Always holds: nothing raises on bad input. A node that comes with an error is there to find further errors in, not to be
used; a text whose syntax is broken gives no node.
"""

from pathlib import Path
from stat import S_ISDIR, S_ISREG

from egnet.diagnostics.codes import yaml_text as codes
from egnet.diagnostics.diagnostic import Diagnostic
from egnet.diagnostics.reasons import NOT_A_FILE, reason_of
from egnet.diagnostics.span import SourceText, Span
from egnet.source.characters import detect_conflict_marks, printable
from egnet.source.compose import compose
from egnet.source.findings import Findings
from egnet.source.node import Node, Scalar

LARGEST_FILE_MIB = 16
_MIB = 1024 * 1024


def read_yaml(source: SourceText) -> tuple[Node | None, list[Diagnostic]]:
    """The root node of a YAML text and everything that is wrong with the text."""
    findings = Findings()
    text = printable(source, findings)
    if detect_conflict_marks(source, findings):
        # Both versions stand there, so all else that could be said is said twice or is not so.
        return None, findings.in_order()
    root = compose(source, text, findings)
    if not findings.errors and (root is None or (isinstance(root, Scalar) and root.plain and not root.text)):
        findings.add(codes.EMPTY_FILE.at(Span(source, 1, 1, 1)))
        root = None
    return root, findings.in_order()


def read_file(path: Path, shown_as: str | None = None) -> tuple[Node | None, list[Diagnostic]]:
    """The root node of a YAML file and everything that is wrong with it; `shown_as` is its name in diagnostics."""
    source = read_source(path, shown_as)
    return (None, [source]) if isinstance(source, Diagnostic) else read_yaml(source)


def read_source(path: Path, shown_as: str | None = None) -> SourceText | Diagnostic:
    """The text of a UTF-8 file, or why it cannot be read."""
    name = str(path) if shown_as is None else shown_as
    content = read_bytes(path, name)
    if isinstance(content, Diagnostic):
        return content
    try:
        return SourceText(name, content.decode("utf-8"))
    except UnicodeDecodeError as error:
        return not_utf8(name, content, error.start)


def read_bytes(path: Path, name: str, limit: int = LARGEST_FILE_MIB) -> bytes | Diagnostic:
    """The content of an ordinary file of at most `limit` MiB, or why it cannot be read."""
    try:
        status = path.stat()
        if S_ISDIR(status.st_mode):
            return codes.FILE_IS_A_FOLDER.at(None, path=name)
        if not S_ISREG(status.st_mode):
            # A pipe or a device may never end.
            return codes.FILE_NOT_READABLE.at(None, path=name, reason=NOT_A_FILE)
        with path.open("rb") as file:
            content = file.read(limit * _MIB + 1)
    except FileNotFoundError:
        return codes.FILE_MISSING.at(None, path=name)
    except OSError as error:
        return codes.FILE_NOT_READABLE.at(None, path=name, reason=reason_of(error))
    except ValueError:
        # A path with a NUL character in it.
        return codes.FILE_NOT_READABLE.at(None, path=name, reason=NOT_A_FILE)
    if len(content) > limit * _MIB:
        return codes.FILE_TOO_LARGE.at(None, path=name, limit=limit)
    return content


def not_utf8(name: str, content: bytes, start: int) -> Diagnostic:
    """That the byte at `start`, before which all is UTF-8, is not."""
    before = SourceText(name, content[:start].decode("utf-8"))
    shown = SourceText(name, content.decode("utf-8", errors="replace"))
    span = Span(shown, len(before.lines), len(before.lines[-1]) + 1, 1)
    guess = "UTF-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "Windows-1252"
    return codes.NOT_UTF8.at(span, byte=f"0x{content[start]:02X}", guess=guess)
