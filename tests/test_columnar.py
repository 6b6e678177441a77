"""The columnar way: the same answers as the definition, on every shipped case and on random rulebooks and records."""

from __future__ import annotations

from datetime import date
from unittest.mock import patch

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egnet.columnar import lookup, stages
from egnet.columnar.kernel import MOST_AT_ONCE, Kernel
from egnet.columnar.records import decide_in_columns
from egnet.columnar.stages import Row, through
from egnet.evaluate.forest import decide
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan
from egnet.records.record import TaskRecord
from generate import DAYS, Run, read, read_records, runs
from shipped_cases import FOLDERS, shipped_case
from small import small_runs


def assert_agreed(plan: Plan, records: list[TaskRecord]) -> None:
    """One batch, decided in both ways."""
    decided = decide(plan, records)
    # Principles at once, and rule by rule.
    for at_once in (MOST_AT_ONCE, 0):
        assert decide_in_columns(Kernel(plan, at_once=at_once), records) == decided


@given(runs(), st.sampled_from(DAYS))
def test_agreed_on_random_rulebooks(run: Run, day: date) -> None:
    """Intervals, `ikke relevant`, conflicts, dates, wholes and parts: nothing is left out."""
    rulebook = read(run.files)
    assert_agreed(plan_of(rulebook, day), read_records(run.records, rulebook))


@given(small_runs(), st.sampled_from(DAYS))
def test_agreed_where_much_depends_on_little(run: Run, day: date) -> None:
    """Principles with facts in common, and verdicts that are near."""
    rulebook = read(run.files)
    assert_agreed(plan_of(rulebook, day), read_records(run.records, rulebook))


@pytest.mark.parametrize("folder", FOLDERS)
def test_agreed_on_shipped_cases(folder: str) -> None:
    """Every shipped case, with all its unknowns, under the rulebook and on the date that it names."""
    assert_agreed(*shipped_case(folder))


class Column:
    """A column of codes."""

    def __init__(self, name: str, capacity: int) -> None:
        self.name = name
        self.capacity = capacity


@given(
    st.lists(st.lists(st.integers(0, 7), min_size=4, max_size=4), min_size=1, max_size=30),
    st.sampled_from([1, 1 << 6, 1 << 22]),
    st.sampled_from([4, 1 << 16]),
    st.sampled_from([(2, 5), (3, 3), (1 << 15, 1 << 18)]),
)
def test_looked_up_is_what_would_be_answered(
    rows: list[list[int]], most_places: int, most_together: int, blocks: tuple[int, int]
) -> None:
    """Dense and sparse, at once or step by step, in blocks of any size, also when codes grow; each is asked for once."""
    asked: list[tuple[int, ...]] = []
    columns = [Column(f"k{i}", 4) for i in range(4)]

    def answer(row: Row) -> tuple[int, int]:
        asked.append(tuple(row[f"k{i}"] for i in range(4)))
        return sum(asked[-1]), asked[-1][0]

    tables = patch.multiple(lookup, MOST_PLACES=most_places, _MOST_TOGETHER=most_together)
    with tables, patch.multiple(stages, ROWS=blocks[0], _MOST_ROWS=blocks[1]):
        looked = lookup.Lookup(columns, ("sum", "første"), answer)
        for chunk in ([[code % 4 for code in row] for row in rows], rows):
            for column in columns:
                column.capacity = 8 if chunk is rows else 4
            data = {f"k{i}": [row[i] for row in chunk] for i in range(4)}
            frame = through([looked], pl.DataFrame(data, schema=dict.fromkeys(data, pl.Int32)))
            assert frame["sum"].to_list() == [sum(row) for row in chunk]
            assert frame["første"].to_list() == [row[0] for row in chunk]
    assert len(asked) == len(set(asked))
