"""Every way of evaluating against the definition in bulk: some forty thousand records by each.

`python tests/agreement.py` does the same for as many as there is time for.
"""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from agreement import WAYS, Comparing, Round, told

NEEDS = {"polars": "polars", "rule by rule": "polars", "duckdb": "duckdb", "durable": "durable", "variants": "polars"}
#: Each for itself on Spark costs seconds: `test_on_spark.py`.
HERE = tuple(way for way in WAYS if way != "spark")


@pytest.mark.parametrize("seed", range(1, 13))
def test_agreed_in_bulk(seed: int) -> None:
    """Whole traces under a random rulebook: intervals, `ikke relevant`, conflicts, dates, wholes, parts, variants."""
    installed = [way for way in HERE if find_spec(NEEDS[way]) is not None]
    compared = Comparing(installed)
    compared.round(seed)
    assert compared.decided["definition"] > 1_000
    assert compared.decided["wholes"] > 100
    for way in installed:
        assert compared.decided[way] > (0 if way == "variants" else 100)
        assert f"{compared.decided[way]:,} records" in told(compared, seed, seed)


def test_a_seed_is_always_the_same() -> None:
    """So that a run can go on where it stopped, and what differs is found again."""
    first, again = Round(4, 50), Round(4, 50)
    assert _of(first) == _of(again)
    assert first.plan.rulebook.sha256 == again.plan.rulebook.sha256
    assert first.plan.as_of == again.plan.as_of
    assert first.dice.number(0, 1 << 40) == again.dice.number(0, 1 << 40)
    assert _of(Round(6, 50)) != _of(first)


def _of(one: Round) -> list[tuple[str, object]]:
    return [(record.id, record.figures) for record in one.records]


def test_one_that_differs_is_named() -> None:
    """With its way, its seed and its id."""
    one = Round(1, 20)
    wrong = one.expected[3]
    one.expected[3] = one.expected[4]
    with pytest.raises(AssertionError, match=rf"duckdb, seed 1, record {one.expected[4].record.id}"):
        Comparing(["duckdb"])._in_duckdb(one)
    one.expected[3] = wrong
    assert Comparing(["duckdb"])._in_duckdb(one) == len(one.records)
