"""How far a run has come, on stderr where someone looks; what is shown is gone when it is done."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from egnet.text import Language, Text

if TYPE_CHECKING:
    import polars as pl

_DECIDING = Text("afgør", "deciding")
_TRYING = Text("prøver udfald", "trying outcomes")
_READING = Text("læser {name}", "reading {name}")

Told = Callable[[float], None]
"""Takes how much is done, as a share of all."""


@contextmanager
def deciding(total: int, blocks: Iterator[pl.DataFrame], language: Language) -> Iterator[Iterator[pl.DataFrame]]:
    """The blocks, counted by their rows."""
    from rich.progress import MofNCompleteColumn

    with _progress(MofNCompleteColumn()) as progress:
        task = progress.add_task(_DECIDING.in_(language), total=total)

        def told() -> Iterator[pl.DataFrame]:
            for rows in blocks:
                progress.advance(task, len(rows))
                yield rows

        yield told()


@contextmanager
def reading(path: Path, language: Language) -> Iterator[Told]:
    """While a file is read; until its first share is told, that it is read at all."""
    with _shares(_READING.format(name=path.name).in_(language)) as told:
        yield told


@contextmanager
def trying(language: Language) -> Iterator[Told]:
    """While other values are tried."""
    with _shares(_TRYING.in_(language)) as told:
        yield told


@contextmanager
def _shares(what: str) -> Iterator[Told]:
    from rich.markup import escape
    from rich.progress import TaskProgressColumn

    with _progress(TaskProgressColumn()) as progress:
        task = progress.add_task(escape(what), total=None)
        yield lambda share: progress.update(task, total=1.0, completed=share)


def _progress(how_far: Any) -> Any:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), how_far, TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())
