"""Stored decisions and the same records decided anew in, every difference out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from egnet.decision.decision import Json


class Changed(StrEnum):
    """What is no longer as it was when a decision was stored."""

    GONE = "gone"
    RULEBOOK = "rulebook"
    RECORD = "record"
    DECISION = "decision"


@dataclass(frozen=True)
class Difference:
    """One stored decision that does not stand. `keys` are the parts of the decision record that differ."""

    id: str
    changed: Changed
    keys: tuple[str, ...] = ()


#: What says where a decision comes from, not what it is; the program's version may change without changing a decision.
_NOT_COMPARED = ("egnet",)


def compare(stored: Iterable[Json], anew: Sequence[Json]) -> list[Difference]:
    """The stored decisions that differ from those made anew, each with the deepest cause that explains it.

    Keys that a stored decision lacks were added since and are not compared.
    """
    by_id = {decision["id"]: decision for decision in anew}
    differences = []
    for old in stored:
        new = by_id.get(old.get("id", ""))
        if new is None:
            differences.append(Difference(str(old.get("id", "")), Changed.GONE))
            continue
        keys = tuple(key for key, value in old.items() if key != "provenance" and _plain(new.get(key)) != _plain(value))
        then, now = old.get("provenance", {}), new["provenance"]
        if then.get("rulebook_sha256") != now["rulebook_sha256"]:
            differences.append(Difference(new["id"], Changed.RULEBOOK, keys))
        elif then.get("record_sha256") != now["record_sha256"]:
            differences.append(Difference(new["id"], Changed.RECORD, keys))
        elif keys:
            differences.append(Difference(new["id"], Changed.DECISION, keys))
    return differences


def _plain(value: Any) -> Any:
    return {key: value[key] for key in sorted(value) if key not in _NOT_COMPARED} if isinstance(value, dict) else value
