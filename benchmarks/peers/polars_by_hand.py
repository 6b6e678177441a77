"""Polars by hand, for the generated rulebook alone: what `benchmarks/by_hand.py` has."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import polars as pl

from benchmarks import generated
from benchmarks.peers.peer import CannotDecide, Gives, Masked, Peer, Ready
from benchmarks.workload import Workload

MASKS, WORDS = "Polars by hand, with masks", "Polars by hand, with words"
_RULES = [f"P{i}.{letter}" for i in range(1, 6) for letter in "ab"]


def _by_hand(workload: Workload) -> Any:
    if workload.name != "generated":
        raise CannotDecide("written by hand for the rulebook of 14 facts alone")
    folder = str(Path(__file__).parents[1])
    if folder not in sys.path:
        sys.path.append(folder)
    import by_hand

    return by_hand


def _masks(library: Any, frame: pl.DataFrame) -> pl.DataFrame:
    least, exceptions = generated.LEAST, generated.EXCEPTIONS
    masks: pl.DataFrame = library.verdicts_and_masks(frame, generated.NUMBERS, exceptions, generated.MORE, least)
    return masks


def with_masks(workload: Workload, frame: pl.DataFrame) -> Ready:
    """The verdict, those possible, and which rules fire, are overridden and are undecided."""
    library = _by_hand(workload)
    bits = {1 << place: 1 << workload.verdicts.index(verdict) for place, verdict in enumerate(library.VERDICTS)}

    def ids(mask: int) -> frozenset[str]:
        return frozenset(rule for place, rule in enumerate(_RULES) if mask >> place & 1)

    def answers(found: pl.DataFrame) -> list[Masked]:
        rows = found.select("mulige", "fyrer", "tilsidesat", "uafgjort").rows()
        return [Masked(sum(b for a, b in bits.items() if row[0] & a), *map(ids, row[1:])) for row in rows]

    return Ready(lambda: _masks(library, frame), answers)


def with_words(workload: Workload, frame: pl.DataFrame) -> Ready:
    """The same, and the ids of the rules that fire as one text, made for each distinct mask."""
    library = _by_hand(workload)
    return Ready(lambda: library.words(_masks(library, frame), _RULES), lambda found: found["ord"].to_list())


PEERS = [Peer(MASKS, with_masks, gives=Gives.MASKS), Peer(WORDS, with_words, gives=Gives.WORDS)]
