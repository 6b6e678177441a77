"""Polars by hand, for the generated rulebook alone: what `benchmarks/by_hand.py` has."""

from __future__ import annotations

import polars as pl

from benchmarks import generated
from benchmarks.by_hand import VERDICTS, verdicts_and_masks, words
from benchmarks.peers.peer import CannotDecide, Gives, Masked, Peer, Ready
from benchmarks.workload import Workload

MASKS, WORDS = "Polars by hand, with masks", "Polars by hand, with words"
_RULES = [f"P{i}.{letter}" for i in range(1, 6) for letter in "ab"]


def _masks(workload: Workload, frame: pl.DataFrame) -> pl.DataFrame:
    if workload.name != "generated":
        raise CannotDecide("written by hand for the rulebook of 14 facts alone")
    assert tuple(workload.verdicts) == VERDICTS
    least, exceptions = generated.LEAST, generated.EXCEPTIONS
    return verdicts_and_masks(frame, generated.NUMBERS, exceptions, generated.MORE, least)


def with_masks(workload: Workload, frame: pl.DataFrame) -> Ready:
    """The verdict, those possible, and which rules fire, are overridden and are undecided."""

    def ids(mask: int) -> frozenset[str]:
        return frozenset(rule for place, rule in enumerate(_RULES) if mask >> place & 1)

    def answers(found: pl.DataFrame) -> list[Masked]:
        rows = found.select("afgørelse", "mulige", "fyrer", "tilsidesat", "uafgjort").rows()
        return [Masked(given, possible, *map(ids, masks)) for given, possible, *masks in rows]

    return Ready(lambda: _masks(workload, frame), answers)


def with_words(workload: Workload, frame: pl.DataFrame) -> Ready:
    """The same, and the ids of the rules that fire as one text, made for each distinct mask."""
    return Ready(lambda: words(_masks(workload, frame), _RULES), lambda found: found["ord"].to_list())


PEERS = [Peer(MASKS, with_masks, gives=Gives.MASKS), Peer(WORDS, with_words, gives=Gives.WORDS)]
