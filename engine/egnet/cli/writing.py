"""Results written whole: to stdout, or to a file that is put in place only when it is complete."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import click

from egnet.diagnostics.codes import command as codes
from egnet.diagnostics.diagnostic import EgnetError


def write_output(content: str | bytes, output: Path | None) -> None:
    """Print the content, or write it to a file; raises `EgnetError` if the file cannot be written."""
    if output is None:
        if isinstance(content, bytes):
            sys.stdout.buffer.write(content)
        else:
            click.echo(content)
        return
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        with tempfile.NamedTemporaryFile(dir=output.parent, delete=False) as beside:
            beside.write(data)
        # The temporary file is for its owner only; the result is an ordinary file.
        Path(beside.name).chmod(0o666 & ~_umask())
        os.replace(beside.name, output)  # noqa: PTH105
    except OSError as error:
        raise EgnetError([codes.CANNOT_WRITE.at(None, name=str(output), reason=error.strerror or "")]) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
