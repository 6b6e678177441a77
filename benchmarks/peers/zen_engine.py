"""ZEN, the engine of GoRules: the rulebook as one node of expressions, in each of the ways its library can be called.

A decision of `create_decision` is compiled anew for every record. An engine that holds the decision itself, by a static
loader, compiles it once: that is eight times as fast, and its best form. What is slow about the other one is done on
threads of its own, which take turns with Python's: their wall time, and what a clock of one process says, is worth little.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import polars as pl

from benchmarks.peers.languages import zen
from benchmarks.peers.peer import Peer, Ready, mask_of_verdict
from benchmarks.workload import Workload

ROWS = 5_000


def expressions(workload: Workload) -> list[tuple[str, str]]:
    """What principles find and then the verdict, each by its name."""
    language = zen(workload.aliases)
    named = [(name, language.text(formula)) for name, formula in workload.translation.definitions]
    *rows, (_, last) = workload.translation.rows
    verdict = f"'{last}'"
    for condition, word in reversed(rows):
        if condition is not False:
            verdict = f"{language.text(condition)} ? '{word}' : {verdict}"
    return [*named, ("verdict", verdict)]


def in_one(workload: Workload) -> str:
    """All of it as one expression."""
    language = zen(workload.aliases)
    *rows, (_, last) = workload.translation.rows_in_full
    verdict = f"'{last}'"
    for condition, word in reversed(rows):
        if condition is not False:
            verdict = f"{language.text(condition)} ? '{word}' : ({verdict})"
    return verdict


def graph(workload: Workload) -> dict[str, Any]:
    """The decision as ZEN's documents have it."""
    content = {"expressions": [{"id": "e", "key": "verdict", "value": in_one(workload)}]}
    place = {"position": {"x": 0, "y": 0}}
    nodes = [
        {"id": "i", "type": "inputNode", "name": "i", **place},
        {"id": "n", "type": "expressionNode", "name": "n", "content": content, **place},
        {"id": "o", "type": "outputNode", "name": "o", **place},
    ]
    edges = [{"id": f"e{a}", "sourceId": a, "targetId": b, "type": "edge"} for a, b in (("i", "n"), ("n", "o"))]
    return {"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges}


def _asked(workload: Workload, frame: pl.DataFrame) -> list[dict[str, Any]]:
    return frame.select(workload.names).rename(workload.aliases).to_dicts()


def _masks(workload: Workload, answers: Sequence[Any]) -> list[int]:
    return [mask_of_verdict(workload, answer["result"]["verdict"]) for answer in answers]


def _engine(workload: Workload) -> Any:
    import zen as library

    return library.ZenEngine({"loader": {"type": "static", "content": {"d": graph(workload)}}})


def held(workload: Workload, frame: pl.DataFrame) -> Ready:
    """The engine holds the decision, compiled once; a record is a dictionary."""
    evaluate, asked = _engine(workload).evaluate, _asked(workload, frame)
    return Ready(lambda: [evaluate("d", one) for one in asked], lambda found: _masks(workload, found))


def in_bytes(workload: Workload, frame: pl.DataFrame) -> Ready:
    """The same, a record as JSON in bytes, written before the time is taken."""
    evaluate, asked = _engine(workload).evaluate, [json.dumps(one).encode() for one in _asked(workload, frame)]
    return Ready(lambda: [evaluate("d", one) for one in asked], lambda found: _masks(workload, found))


def in_batch(workload: Workload, frame: pl.DataFrame) -> Ready:
    """The same, all records in one call."""
    engine = _engine(workload)
    asked = [{"key": "d", "context": one} for one in _asked(workload, frame)]

    def masks(found: Sequence[Any]) -> list[int]:
        return _masks(workload, [one["data"] for one in found])

    return Ready(lambda: engine.evaluate_batch(asked), masks)


def traced(workload: Workload, frame: pl.DataFrame) -> Ready:
    """The best form, with its trace."""
    evaluate, asked = _engine(workload).evaluate, _asked(workload, frame)
    options = {"trace": True}

    def masks(found: Sequence[Any]) -> list[int]:
        assert all("trace" in one for one in found)
        return _masks(workload, found)

    return Ready(lambda: [evaluate("d", one, options) for one in asked], masks)


def created(workload: Workload, frame: pl.DataFrame) -> Ready:
    """`create_decision`, as the first page of ZEN's guide has it."""
    import zen as library

    evaluate = library.ZenEngine().create_decision(json.dumps(graph(workload))).evaluate
    asked = _asked(workload, frame)
    return Ready(lambda: [evaluate(one) for one in asked], lambda found: _masks(workload, found))


def expression(workload: Workload, frame: pl.DataFrame) -> Ready:
    """ZEN's expression language alone, compiled once: no decision, no input, no output."""
    import zen as library

    evaluate, asked = library.compile_expression(in_one(workload)).evaluate, _asked(workload, frame)
    return Ready(
        lambda: [evaluate(one) for one in asked], lambda found: [mask_of_verdict(workload, one) for one in found]
    )


NEEDS = ("zen",)
#: The forms of the engine without trace, of which the best counts.
FORMS = ("zen-engine", "zen-engine, JSON", "zen-engine, in one call")
PEERS = [
    Peer("zen-engine, create_decision", created, NEEDS, 1_000, known_only=True),
    Peer("zen-engine, with trace", traced, NEEDS, ROWS, known_only=True),
    Peer(FORMS[0], held, NEEDS, ROWS, known_only=True),
    Peer(FORMS[1], in_bytes, NEEDS, ROWS, known_only=True),
    Peer(FORMS[2], in_batch, NEEDS, ROWS, known_only=True),
    Peer("zen expression alone", expression, NEEDS, 20_000, known_only=True),
]
