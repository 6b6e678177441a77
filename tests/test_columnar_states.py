"""Every state of small rulebooks in one batch: rows share what the kernel remembers, and may share no more than that.

Principles and consequences look at the same few facts, each known or not. What is forgotten of one of them too
many makes two states one look, which a batch of a few random records hardly ever shows.
"""

from __future__ import annotations

from datetime import date
from itertools import product
from random import Random
from typing import Any

import pytest

pytest.importorskip("polars")

from books import SOURCE, fact, head
from egnet.columnar.kernel import MOST_AT_ONCE, Kernel
from egnet.columnar.records import decide_in_columns
from egnet.evaluate.forest import decide
from egnet.plan.fold import plan_of
from generate import read, read_records
from test_masks import assert_agreed as assert_masks_agreed

FACTS = ("a", "b", "c", "d")
VERDICTS = ("egnet", "delvist egnet", "mulig fremtidig")
FINDINGS = ("opfyldt", "ikke opfyldt")
#: So many rulebooks, in groups of a few seconds.
GROUPS, IN_GROUP = 6, 25


def rulebook_files(random: Random) -> dict[str, Any]:
    """A rulebook in which everything looks at the same facts."""

    def some_facts() -> dict[str, Any]:
        return {name: random.choice(("ja", "nej")) for name in random.sample(FACTS, random.choice((1, 1, 2)))}

    def principle(name: str) -> dict[str, Any]:
        rules: list[dict[str, Any]] = []
        for number in range(random.randint(1, 3)):
            rule = {
                "id": f"{name}.r{number}",
                "when": some_facts(),
                "because": "derfor",
                "then": random.choice(FINDINGS),
            }
            if rules:
                rule["overrides"] = [other["id"] for other in rules]
            rules.append(rule)
        otherwise = random.choice(FINDINGS)
        return {"principle": name, "title": name, "source": SOURCE, "otherwise": otherwise, "rules": rules}

    def row() -> dict[str, Any]:
        return {name: random.choice(FINDINGS) for name in random.sample(("P1", "P2", "P3"), random.randint(1, 3))}

    def consequence(number: int) -> dict[str, Any]:
        when: dict[str, Any] = {"verdict": random.sample(VERDICTS, random.choice((1, 1, 2)))} | some_facts()
        if random.random() < 0.5:
            when["P1"] = random.choice(FINDINGS)
        return {"id": f"K.k{number}", "title": "t", "when": when, "then": "t", "source": SOURCE}

    rows = [{"id": f"r{n}", "when": row(), "then": random.choice(VERDICTS)} for n in range(3)]
    return {
        "rulebook.yaml": head(verdicts=VERDICTS),
        "facts.yaml": {"facts": {name: fact("boolean") for name in FACTS}},
        "verdict.yaml": {"hit": "first", "rows": [*rows, {"id": "ellers", "then": random.choice(VERDICTS)}]},
        "consequences.yaml": {"consequences": [consequence(number) for number in range(3)]},
        **{f"principles/{name.lower()}.yaml": principle(name) for name in ("P1", "P2", "P3")},
    }


def every_state() -> list[dict[str, Any]]:
    """A record for each way to know or not to know the facts."""
    states = product(("ja", "nej", None), repeat=len(FACTS))
    return [
        {
            "id": f"o{number}",
            "source": SOURCE,
            "facts": {name: value for name, value in zip(FACTS, state, strict=True) if value is not None},
        }
        for number, state in enumerate(states)
    ]


@pytest.mark.parametrize("group", range(GROUPS))
def test_every_state_is_what_the_definition_says(group: int) -> None:
    """Whole traces, decisive rules and consequences among them, and masks, of all states of a rulebook at once."""
    for seed in range(group * IN_GROUP, (group + 1) * IN_GROUP):
        random = Random(seed)
        rulebook = read(rulebook_files(random))
        plan = plan_of(rulebook, date(2010, 1, 1))
        records = read_records(random.sample(every_state(), 3 ** len(FACTS)), rulebook)
        decided = decide(plan, records)
        for at_once in (MOST_AT_ONCE, 0):
            assert decide_in_columns(Kernel(plan, at_once=at_once), records) == decided, seed
        assert_masks_agreed(plan, decided)
