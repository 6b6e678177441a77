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

    from egnet.batch.stream import Stream

_DECIDING = Text("afgør", "deciding")
_GATHERING = Text("samler helheder og dele", "gathering wholes and parts")
_TRYING = Text("prøver udfald", "trying outcomes")
_READING = Text("læser {name}", "reading {name}")

Told = Callable[[float], None]
"""Takes how much is done, as a share of all."""


@contextmanager
def deciding(
    total: int, blocks: Iterator[pl.DataFrame], language: Language, stream: Stream | None = None
) -> Iterator[Iterator[pl.DataFrame]]:
    """The blocks, counted by their rows; of a stream also what it does before the first."""
    from rich.progress import MofNCompleteColumn

    with _progress(MofNCompleteColumn()) as progress:
        gathers = stream is not None and stream.surveyed.named is not None
        task = progress.add_task((_GATHERING if gathers else _DECIDING).in_(language), total=total)

        def gathering(rows: int) -> None:
            # Every pass over the rows begins anew.
            if progress.tasks[task].completed >= total:
                progress.reset(task)
            progress.advance(task, rows)

        if stream is not None:
            stream.gathering = gathering

        def told() -> Iterator[pl.DataFrame]:
            for place, rows in enumerate(blocks):
                if not place and gathers:
                    progress.reset(task, description=_DECIDING.in_(language))
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
