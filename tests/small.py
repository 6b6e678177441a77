"""Small rulebooks in which much depends on little: any verdict is near, and most facts matter.

`generate.py` draws rulebooks of every shape, and few of their verdicts can change at all; these have a table that reads
each principle and gives each verdict, rules on one or two facts, facts that may change, and records with gaps.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from books import head
from generate import SOURCE, Draw, Run, cases

_VERDICTS = ("egnet", "delvist egnet", "mulig fremtidig")
_WORDS = ("rød", "blå", "grøn")
_TESTS = {
    "boolean": ("ja", "nej"),
    "choice": ("rød", "blå", "not(rød)"),
    "choices": ("rød", "not(blå)"),
    "integer": (">= 2", "< 1", "[1..3]"),
    "share": (">= 50 %", "< 25 %"),
    "number": ("> 1", "<= 2.5", "not([1..2])"),
}


@st.composite
def small_runs(draw: Callable[..., Any]) -> Run:
    """A rulebook and records for it."""
    files = _Small(Draw(draw)).files()
    return Run(files, draw(cases(files)))


def thrown_small_rulebook(draw: Draw) -> dict[str, Any]:
    """The files of a rulebook."""
    return _Small(draw).files()


class _Small:
    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.facts: dict[str, Any] = {}
        self.rules = 0

    def files(self) -> dict[str, Any]:
        draw = self.draw
        self.facts = {name: self.fact() for name in ("a", "b", "c", "d")[: draw.number(2, 4)]}
        numeric = [name for name, fact in self.facts.items() if fact["type"] in ("integer", "number")]
        if numeric and draw.chance(4):
            expression = f"{numeric[0]} + {numeric[-1]}"
            derived = {"type": "number", "title": "sum", "definition": "sum", "source": SOURCE, "derived": expression}
            self.facts["beregnet"] = derived | {"may_be_irrelevant": "ja"}
        principles = [self.principle(name) for name in ("P1", "P2")]
        verdicts = draw.shuffled(list(_VERDICTS))
        rows: list[Any] = [
            {"id": f"r{n}", "when": self.row(), "then": verdict} for n, verdict in enumerate(verdicts[:2])
        ]
        return {
            "rulebook.yaml": head(verdicts=_VERDICTS),
            "facts.yaml": {"facts": self.facts},
            "verdict.yaml": {
                "hit": draw.one_of("first", "first", "first", "collect"),
                "rows": [*rows, {"id": "ellers", "then": verdicts[2]}],
            },
            **{f"principles/{p['principle'].lower()}.yaml": p for p in principles},
        }

    def fact(self) -> Any:
        draw = self.draw
        kind = draw.one_of("boolean", "boolean", "choice", "choices", "integer", "share", "number")
        fact: dict[str, Any] = {"type": kind, "title": kind, "definition": kind, "source": SOURCE}
        fact["changeable"] = draw.one_of("ja", "ja", "ja", "nej")
        if kind in ("choice", "choices"):
            fact["domain"] = list(_WORDS)
        if kind in ("integer", "number"):
            fact["domain"] = draw.one_of("0..", "0..6")
        if draw.chance(4):
            fact["may_be_irrelevant"] = "ja"
        if draw.chance(2):
            fact["inherited"] = "ja"
        return fact

    def principle(self, name: str) -> Any:
        rules: list[Any] = []
        for _ in range(self.draw.number(1, 3)):
            self.rules += 1
            rule = {"id": f"{name}.r{self.rules}", "when": self.when(), "because": "derfor"}
            rule["then"] = self.draw.one_of("opfyldt", "opfyldt", "ikke opfyldt")
            # Seldom may rules disagree.
            if rules and not self.draw.chance(6):
                rule["overrides"] = [other["id"] for other in rules]
            rules.append(rule)
        return {
            "principle": name,
            "title": name,
            "source": SOURCE,
            "otherwise": self.draw.one_of("ikke opfyldt", "ikke opfyldt", "opfyldt"),
            "rules": rules,
        }

    def when(self) -> Any:
        names = self.draw.shuffled(list(self.facts))[: self.draw.number(1, 2)]
        return {name: self.draw.one_of(*_TESTS[self.facts[name]["type"]]) for name in names}

    def row(self) -> Any:
        draw = self.draw
        if draw.chance(5):
            return {
                "parts": {"verdict": draw.one_of(*_VERDICTS), "count": draw.one_of("mindst 1", "0")},
                "P1": "opfyldt",
            }
        principles = draw.one_of(("P1",), ("P2",), ("P1", "P2"))
        return {name: draw.one_of("opfyldt", "ikke opfyldt") for name in principles}
