"""Results written whole: to stdout, or to a file that is put in place only when it is complete."""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from egnet.diagnostics.codes import cluster
from egnet.diagnostics.codes import command as codes
from egnet.diagnostics.diagnostic import EgnetError
from egnet.diagnostics.reasons import OPEN_ELSEWHERE, reason_of
from egnet.diagnostics.render import visible
from egnet.records.read import case_files

#: What Spark writes into a folder of Parquet, and nothing else.
_PART = re.compile(r"\.?(?:part-[\w.-]+\.parquet|_SUCCESS)(?:\.crc)?")


def write_output(content: str | bytes, output: Path | None) -> None:
    """Print the content, or write it to a file; raises `EgnetError` if the file cannot be written."""
    if output is None:
        if isinstance(content, bytes):
            sys.stdout.buffer.write(content)
        else:
            click.echo(content)
        return
    data = content.encode("utf-8") if isinstance(content, str) else content
    with put_in_place(output) as beside:
        beside.write_bytes(data)


@contextmanager
def put_in_place(output: Path) -> Iterator[Path]:
    """A new file beside one to be written, which it replaces when all is well and which is gone if not.

    Raises `EgnetError` if the file cannot be written.
    """
    # It has its name before it is there, so that it is gone also where the run is stopped just as it is made.
    beside = output.parent / f"tmp{secrets.token_hex(8)}"
    try:
        beside.touch(mode=0o600, exist_ok=False)
        yield beside
        # The temporary file is for its owner only; the result is an ordinary file.
        beside.chmod(0o666 & ~_umask())
        _put(beside, output)
    except OSError as error:
        reason = OPEN_ELSEWHERE if isinstance(error, _LockedError) else reason_of(error)
        raise EgnetError([codes.CANNOT_WRITE.at(None, name=str(output), reason=reason)]) from None
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


@contextmanager
def put_folder_in_place(output: Path) -> Iterator[Path]:
    """A name for a new folder beside one to be made, which it replaces when all is well and which is gone if not.

    Raises `EgnetError` if there can be none, or if there is a folder that is no such result.
    """
    if output.is_dir() and not all(_PART.fullmatch(path.name) and path.is_file() for path in output.iterdir()):
        raise EgnetError([cluster.NOT_ITS_FOLDER.at(None, name=str(output))])
    aside: Path | None = None
    try:
        aside = Path(tempfile.mkdtemp(prefix=".egnet-", dir=output.parent))
        yield aside / "ny"
        # A folder cannot replace another at one stroke: the old one is put aside first.
        if output.exists():
            output.rename(aside / "gammel")
        (aside / "ny").rename(output)
    except OSError as error:
        raise EgnetError([codes.CANNOT_WRITE.at(None, name=str(output), reason=reason_of(error))]) from None
    finally:
        if aside is not None:
            if (aside / "gammel").exists() and not output.exists():
                (aside / "gammel").rename(output)
            shutil.rmtree(aside, ignore_errors=True)


class _LockedError(PermissionError):
    """The folder can be written to, but not the file that is there: it is open, or write-protected."""


def _put(beside: Path, output: Path) -> None:
    try:
        beside.replace(output)
    except PermissionError as error:
        raise (_LockedError(*error.args) if output.is_file() else error) from None


def make_folder(folder: Path) -> None:
    """Make a folder and those above it where they are missing; raises `EgnetError` if that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EgnetError([codes.CANNOT_WRITE.at(None, name=str(folder), reason=reason_of(error))]) from None


def check_writable(output: Path | None) -> None:
    """Raise `EgnetError` before any work if the folder of a file to write is not there."""
    if output is not None and not output.parent.is_dir():
        missing = FileNotFoundError(errno.ENOENT, "", str(output.parent))
        raise EgnetError([codes.CANNOT_WRITE.at(None, name=str(output), reason=reason_of(missing))])


def keep_apart(cases: Iterable[str | Path], output: Path | None) -> None:
    """Raise `EgnetError` if a file to write is one of the cases, or lies in a folder of them, and would be lost."""
    if output is None or not output.is_file():
        return
    for case in cases:
        # A name of cases may be one that no file can have.
        folder = os.path.isdir(case) and os.path.samefile(case, output.parent)  # noqa: PTH112, PTH121
        is_read = output in case_files(output.parent) if folder else os.path.exists(case) and output.samefile(case)  # noqa: PTH110
        if is_read:
            raise EgnetError([codes.OVER_INPUT.at(None, name=str(output))])


def for_terminal(text: str) -> str:
    """The text with nothing in it that a terminal would obey; line breaks stay."""
    return "\n".join(visible(line) for line in text.split("\n"))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
