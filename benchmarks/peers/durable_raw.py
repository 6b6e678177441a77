"""durable-rules by itself: a record as one fact, a rule for each way to a finding, and one for each way to the verdict.

It has no unknowns and no `otherwise`; so every way to every finding is written out, and the findings are tokens that the
rules of the verdict join. Each record has a session of its own that is forgotten after it, without which it runs out.
"""

from __future__ import annotations

import itertools
from typing import Any

import polars as pl

from benchmarks.formula import Between, Test, Words
from benchmarks.peers.peer import CannotDecide, Peer, Ready, mask_of_verdict
from benchmarks.workload import Workload

#: More rules that match one fact than this, and none of them fires.
MOST_RULES = 64
#: What joins tokens to the verdict grows with the ways through the table.
MOST_WAYS = 200
_NUMBERS = itertools.count()


def ready(workload: Workload, frame: pl.DataFrame) -> Ready:
    """A ruleset made before the time is taken."""
    from durable import engine

    if len({token.partition("_")[0] for token, _ in workload.translation.ways}) > MOST_RULES:
        raise CannotDecide(f"more than {MOST_RULES} rules match one record, and then none fires")
    found: dict[str, str] = {}
    ruleset = engine.Ruleset(f"maaling {next(_NUMBERS)}", None, _rules(workload, found))
    numbers = [
        pl.col(n).cast(pl.Float64) if kind.is_numeric() else pl.col(n)
        for n, kind in frame.select(workload.names).schema.items()
    ]
    asked = frame.select(numbers).rename(workload.aliases).to_dicts()

    def run() -> list[str]:
        found.clear()
        for place, record in enumerate(asked):
            sid = str(place % 1_000)
            ended: list[Any] = []
            handle = ruleset.assert_fact({"kind": "record", "sid": sid, "place": str(place), **record})
            ruleset.do_actions(handle, lambda error, state, ended=ended: ended.append((error, state)))
            error, state = ended[0]
            if error is not None or (state or {}).get("exception"):
                raise CannotDecide(f"durable-rules stopped: {error or state['exception']}")
            found[str(place)] = found.pop(sid)
            ruleset.delete_state(sid)
        return [found[str(place)] for place in range(len(asked))]

    return Ready(run, lambda verdicts: [mask_of_verdict(workload, verdict) for verdict in verdicts])


def _rules(workload: Workload, found: dict[str, str]) -> dict[str, Any]:
    """Rules of findings, each of which asserts its token, and rules of verdicts, which join tokens."""
    verdicts = workload.translation.ways_of_verdicts(MOST_WAYS)
    if verdicts is None:
        raise CannotDecide(f"more than {MOST_WAYS} ways through the table, each a rule")
    rules: dict[str, Any] = {}

    def say(token: str) -> Any:
        return lambda context: context.assert_fact({"kind": "finding", "says": token})

    def settle(verdict: str) -> Any:
        def settled(context: Any) -> None:
            found[context.s.sid] = verdict

        return settled

    for place, (token, tests) in enumerate(workload.translation.ways):
        conditions = [{"kind": "record"}, *(_condition(workload.aliases[test.fact], test) for test in tests)]
        rules[f"f{place}"] = {"all": [{"m": {"$and": conditions}}], "run": say(token)}
    for place, (verdict, tokens) in enumerate(verdicts):
        joined = [{f"m_{i}": {"$and": [{"kind": "finding"}, {"says": token}]}} for i, token in enumerate(tokens)]
        rules[f"v{place}"] = {"all": joined, "run": settle(verdict)}
    # What no rule takes up is an error.
    rules["rest"] = {"all": [{"m": {"kind": "finding"}}], "run": lambda _: None}
    return rules


def _condition(fact: str, test: Test) -> dict[str, Any]:
    match test.within:
        case bool(yes):
            return {fact: yes}
        case Words(words):
            some = [{fact: word} for word in sorted(words)]
            return some[0] if len(some) == 1 else {"$or": some}
        case Between(low, low_in, high, high_in):
            ends = []
            if low is not None:
                ends.append({"$gte" if low_in else "$gt": {fact: float(low)}})
            if high is not None:
                ends.append({"$lte" if high_in else "$lt": {fact: float(high)}})
            return ends[0] if len(ends) == 1 else {"$and": ends}
    raise TypeError(test)


PEERS = [Peer("durable-rules by itself", ready, ("durable",), 500, known_only=True)]
