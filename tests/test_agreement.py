"""Every way of evaluating against the definition in bulk: some forty thousand records, each by three other ways.

`python tests/agreement.py` does the same for as many as there is time for.
"""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from agreement import WAYS, agreed

NEEDS = {"durable": "durable"}


@pytest.mark.parametrize("seed", range(1, 13))
@pytest.mark.parametrize("way", WAYS)
def test_agreed_in_bulk(way: str, seed: int) -> None:
    """Whole traces under a random rulebook: intervals, `ikke relevant`, conflicts, dates, wholes and parts."""
    if find_spec(NEEDS.get(way, way)) is None:
        pytest.skip(f"{way} is not installed")
    assert agreed(seed, [way]) > 1_000
