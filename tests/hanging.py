"""Random rulebooks whose verdicts hang on one parameter, with records that lie about its thresholds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from books import head
from generate import SOURCE, Draw, Files, Run

#: Numbers at which random rulebooks and records may turn, and some between.
GRID = tuple(Fraction(n, 24) for n in range(-72, 24 * 9))
_WORDS = ("opfyldt", "delvist opfyldt", "ikke opfyldt")
_FACT = {"title": "t", "definition": "d", "source": SOURCE}


def files_of(
    kind: str,
    today: str,
    rules: Sequence[Any],
    rows: Sequence[Any] = (),
    derived: str = "tid + p",
    parts_add_up: bool = True,
) -> Files:
    """A rulebook with the parameter `p`; P1 and P2 have the rules, and before all other rows stand these."""
    principle = {"source": SOURCE, "otherwise": "ikke opfyldt"}
    antal = (
        {"type": "integer", "domain": "0..", "rolls_up": "sum"}
        if parts_add_up
        else {"type": "integer", "domain": "-1..5"}
    )
    return {
        "rulebook.yaml": head(
            "hænger",
            verdicts=("egnet", "delvist egnet", "mulig fremtidig"),
            findings=dict(zip(_WORDS, ("plus", "neutral", "minus"), strict=True)),
        ),
        "facts.yaml": {
            "facts": {
                "antal": _FACT | antal,
                "tid": _FACT | {"type": "number", "may_be_irrelevant": "ja", "words": {"få": "højst 1"}},
                "andel": _FACT | {"type": "share"},
                "beregnet": _FACT | {"type": "number", "derived": derived},
            }
        },
        "parameters.yaml": {
            "parameters": {"p": {"type": kind, "title": "p", "values": [{"value": today, "source": SOURCE}]}}
        },
        "principles/p1.yaml": principle | {"principle": "P1", "title": "P1", "rules": list(rules[::2])},
        "principles/p2.yaml": principle | {"principle": "P2", "title": "P2", "rules": list(rules[1::2])},
        "verdict.yaml": {
            "hit": "first",
            "rows": [
                *rows,
                {"id": "række1", "when": {"P1": "opfyldt"}, "then": "egnet"},
                {"id": "række2", "when": {"P2": ["opfyldt", "delvist opfyldt"]}, "then": "delvist egnet"},
                {"id": "ellers", "then": "mulig fremtidig"},
            ],
        },
    }


def rule(name: str, when: Any, then: str = "opfyldt") -> Any:
    return {"id": name, "when": when, "then": then, "because": "derfor"}


@st.composite
def hanging(draw: Callable[..., Any]) -> Run:
    """A rulebook most of whose thresholds are made of one parameter, with a whole and parts that lie about them."""
    return _Hanging(Draw(draw)).run()


class _Hanging:
    _MADE_OF_IT = (
        "p",
        "p",
        "p",
        "p + 1",
        "2 * p",
        "p / 2",
        "3 - p",
        "min(p, 2)",
        "max(1, 4 - p)",
        "p * p",
        "2 / (p + 3)",
    )
    _CALCULATED = ("tid * p", "tid + p", "p - antal", "antal / p", "min(tid, p)", "sum(antal, p)", "tid / (p - antal)")

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.kind = draw.one_of("number", "integer", "share")

    def run(self) -> Run:
        draw = self.draw
        rules = [self.rule(f"r{n}") for n in range(draw.number(2, 5))]
        files = files_of(
            self.kind,
            draw.one_of("1", "0"),
            rules,
            self.rows(),
            draw.one_of(*self._CALCULATED),
            draw.one_of(True, False),
        )
        files["verdict.yaml"]["hit"] = draw.one_of("first", "collect")
        return Run(files, self.records())

    def rows(self) -> list[Any]:
        """A row about parts, or none. A share is not held against a count."""
        measure = "share" if self.kind == "share" else "count"
        parts = {"verdict": "egnet", measure: self.draw.one_of(">= p", "< p", "]0..p]", "not(p)")}
        return [{"id": "række0", "when": {"parts": parts}, "then": "mulig fremtidig"}] if self.draw.chance(2) else []

    def rule(self, name: str) -> Any:
        tests = {fact: self.test(fact) for fact in ("antal", "tid", "andel", "beregnet") if self.draw.chance(2)}
        return rule(name, tests or {"beregnet": self.test("beregnet")}, self.draw.one_of(*_WORDS))

    def test(self, fact: str) -> str:
        draw = self.draw
        made = draw.one_of(*self._MADE_OF_IT)
        if (fact == "andel") != (self.kind == "share") and made == "p":
            made = "p / 2"
        constant = draw.one_of("0", "1") if fact == "andel" else draw.one_of("0", "1", "2", "3")
        match draw.number(0, 4):
            case 0:
                return f"{draw.one_of('<', '<=', '>=', '>')} {constant}"
            case 1:
                return f"{draw.one_of('=', '!=')} {made}"
            case 2:
                return f"{draw.one_of('[', ']')}{constant}..{made}{draw.one_of(']', '[')}"
            case _:
                return f"{draw.one_of('<', '<=', '>=', '>')} {made}"

    def records(self) -> list[Any]:
        whole = self.record("helhed") | {"cuts": {"a": {"exhaustive": "ja", "disjoint": "ja"}}}
        parts = [self.record(f"del{n}") | {"part_of": "helhed", "cut": "a"} for n in range(self.draw.number(0, 2))]
        return [whole, *parts]

    def record(self, name: str) -> Any:
        draw = self.draw
        values = {
            "antal": draw.one_of("1", "2", "0..3", "mindst 2", "ikke oplyst"),
            "tid": draw.one_of("1", "2.5", "0..3", "højst 2", "1 eller 4", "ikke relevant"),
            "andel": draw.one_of("25 %", "1", "ca. 60 %", "ikke oplyst"),
        }
        return {"id": name, "source": SOURCE, "facts": values}
