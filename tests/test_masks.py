"""Masks: what fires, what is overridden, what is undecided and what is possible, each bit as the definition's trace has it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from unittest.mock import patch

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from egnet.columnar import masks as masks_module
from egnet.columnar import words
from egnet.columnar.coding import codings_of
from egnet.columnar.diagrams import Diagrams
from egnet.columnar.kernel import MOST_AT_ONCE, Kernel
from egnet.columnar.masks import FINDINGS, FIRED, OVERRIDDEN, UNDECIDED, Masks
from egnet.columnar.naming import Naming
from egnet.columnar.possible import GIVEN, POSSIBLE
from egnet.columnar.stages import through
from egnet.driver import read_rulebook
from egnet.evaluate.explore import Branch, Diagram, Leaf, outcomes_of
from egnet.evaluate.forest import Decided, decide
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan
from egnet.records.read import read_cases
from generate import DAYS, Run, read, read_records, runs
from small import small_runs

ROOT = Path(__file__).parents[1]


def frame_of(kernel: Kernel, decided: Sequence[Decided]) -> pl.DataFrame:
    """The records as codes, by what the definition knew of them."""
    return pl.DataFrame(
        {
            coding.name: pl.Series([coding.code(one.trace.state[coding.fact.index]) for one in decided], dtype=pl.Int32)
            for coding in kernel.codings
        }
        | {"post": range(len(decided))}
    )


def assert_agreed(plan: Plan, decided: Sequence[Decided]) -> None:
    """The masks of a batch say what its traces say."""
    for at_once in (MOST_AT_ONCE, 0):
        for rules in (True, False):
            kernel = Kernel(plan, at_once=at_once)
            masks = Masks(kernel, rules=rules)
            frame = frame_of(kernel, decided)
            # In two chunks, so that something comes that was not seen before.
            found = pl.concat([through(masks.stages.stages, some) for some in (frame[:2], frame[2:])])
            for row, one in zip(found.iter_rows(named=True), decided, strict=True):
                assert masks.verdicts(row[POSSIBLE]) == one.trace.possible
                assert masks.possible.given.all[row[GIVEN]] == (one.trace.verdict if one.trace.certain else None)
                if rules:
                    assert_rules(masks, row, one)
            if rules:
                assert_named(masks, found, decided)


def assert_named(masks: Masks, found: pl.DataFrame, decided: Sequence[Decided]) -> None:
    """The ids of the rules that fire, in the plan's order, as one text for each record."""
    naming = Naming(masks, FIRED)
    frame = found.drop("post").pipe(partial(through, naming.stages))
    for text, one in zip(naming.texts(frame), decided, strict=True):
        traced = [rule for principle in one.trace.principles for rule in principle.rules]
        assert text == ", ".join(rule.rule.id for rule in traced if rule.fires.must_hold)


def assert_rules(masks: Masks, row: dict[str, int], decided: Decided) -> None:
    """The rules of one record, and its findings."""
    traced = [rule for principle in decided.trace.principles for rule in principle.rules]
    expected = {
        FIRED: {rule.rule.id for rule in traced if rule.fires.must_hold},
        OVERRIDDEN: {rule.rule.id for rule in traced if rule.is_overridden},
        UNDECIDED: {rule.rule.id for rule in traced if rule.is_undecided},
    }
    for kind, ids in expected.items():
        found = [
            id_
            for block in masks.blocks
            for place, id_ in enumerate(masks.rules_of(block))
            if row[block.column(kind)] >> place & 1
        ]
        assert sorted(found) == sorted(ids), kind
    for block in masks.blocks:
        for index, lowest in block.principles.items():
            words_of = decided.trace.plan.principles[index].principle.findings
            bits = row[block.column(FINDINGS)] >> lowest
            said = {word for place, word in enumerate(words_of) if bits >> place & 1}
            assert said == decided.trace.principles[index].findings
    told = sum(len(block.rules) for block in masks.blocks)
    assert told == len(traced)


LITTLE = st.sampled_from([(16, 15, words.MOST_PLACES), (2, 3, 16), (1, 15, 1)])


@given(runs(), st.sampled_from(DAYS), LITTLE)
def test_agreed_on_random_rulebooks(run: Run, day: date, little: tuple[int, int, int]) -> None:
    """In one block or in many, in one table or in many, with codes at once or numbered first."""
    rulebook = read(run.files)
    plan = plan_of(rulebook, day)
    decided = decide(plan, read_records(run.records, rulebook))
    lane, last, places = little
    with patch.multiple(masks_module, MOST_RULES=lane, MOST_FINDINGS=last), patch.object(words, "MOST_PLACES", places):
        assert_agreed(plan, decided)


@given(small_runs(), st.sampled_from(DAYS), LITTLE)
def test_agreed_where_much_depends_on_little(run: Run, day: date, little: tuple[int, int, int]) -> None:
    """Principles with facts in common, and verdicts that are near."""
    rulebook = read(run.files)
    plan = plan_of(rulebook, day)
    decided = decide(plan, read_records(run.records, rulebook))
    lane, last, places = little
    with patch.multiple(masks_module, MOST_RULES=lane, MOST_FINDINGS=last), patch.object(words, "MOST_PLACES", places):
        assert_agreed(plan, decided)


@pytest.mark.parametrize(
    ("rules", "cases", "day"),
    [("borgerserviceenhed-2010", "2010-analysen", date(2010, 3, 12))],
)
def test_agreed_on_shipped_cases(rules: str, cases: str, day: date) -> None:
    """Every task of the analysis, with all its unknowns and parts."""
    rulebook = read_rulebook(ROOT / "rules" / rules)
    plan = plan_of(rulebook, day)
    assert_agreed(plan, decide(plan, read_cases([ROOT / "cases" / cases], rulebook).records))


NODES = st.recursive(
    st.frozensets(st.sampled_from("abc"), min_size=1).map(Leaf),
    lambda child: st.tuples(st.integers(0, 3), child, child),
    max_leaves=8,
)


def ordered(node: Leaf[str] | tuple[int, object, object], least: int = 0) -> Diagram[str]:
    """A diagram whose facts come in order, each with two cells."""
    if isinstance(node, Leaf):
        return node
    fact, *children = node
    if fact < least:
        return ordered(children[0], least)  # type: ignore[arg-type]
    cells = (ordered(child, fact + 1) for child in children)  # type: ignore[arg-type]
    return Branch(fact, tuple(enumerate(cells)))


@given(NODES, st.frozensets(st.integers(0, 3)))
def test_a_diagram_forgets_facts_and_no_more(
    node: Leaf[str] | tuple[int, object, object], kept: frozenset[int]
) -> None:
    """Whatever is chosen for the facts that are kept, what is possible is what is possible under any of the others."""
    diagrams = Diagrams()
    whole = diagrams.same(ordered(node))
    short = diagrams.forgetting(whole, kept)
    for choice in range(16):
        chosen = {fact: choice >> fact & 1 for fact in kept}
        assert outcomes_of(under(short, chosen)) == outcomes_of(under(whole, chosen))
        assert isinstance(under(short, chosen), Leaf)


def under(node: Diagram[str], chosen: dict[int, int]) -> Diagram[str]:
    """The diagram where some facts are chosen."""
    if isinstance(node, Leaf):
        return node
    if node.fact in chosen:
        return under(node.children[chosen[node.fact]][1], chosen)
    return Branch(node.fact, tuple((cell, under(child, chosen)) for cell, child in node.children))


def test_every_fact_is_coded_in_as_few_codes_as_it_has_sets_of_cells() -> None:
    """A fact of two cells has three codes: one, the other, and either."""
    rulebook = read_rulebook(ROOT / "rules" / "borgerserviceenhed-2010")
    for coding in codings_of(plan_of(rulebook, date(2010, 3, 12))):
        assert len(coding.masks) <= coding.capacity <= (1 << len(coding.fact.cells)) - 1
