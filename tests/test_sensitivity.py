"""Sensitivity: bands along a parameter's line against evaluation with the parameter rewritten, and the table of 2010."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from datetime import date
from fractions import Fraction
from typing import Any

from generate import DAYS, SOURCE, Draw, Files, Run, read, read_records, runs
from hypothesis import given
from hypothesis import strategies as st

from egnet.evaluate.forest import decide
from egnet.evaluate.trace import Verdict
from egnet.explain.sensitivity import Band, sensitivity
from egnet.language.show import show_number
from egnet.plan.fold import plan_of
from egnet.records.record import TaskRecord
from egnet.rulebook.rulebook import Rulebook
from egnet.values.domain import Kind

days = st.sampled_from(DAYS)

Verdicts = dict[str, tuple[Verdict, ...]]

#: Numbers at which random rulebooks and records may turn, and some between.
GRID = tuple(Fraction(n, 24) for n in range(-72, 24 * 9))


# -- rulebooks whose verdicts hang on one parameter ------------------------------------------------------------------------


@st.composite
def hanging(draw: Callable[..., Any]) -> Run:
    """A rulebook most of whose thresholds are made of one parameter, with a whole and parts that lie about them."""
    return _Hanging(Draw(draw)).run()


class _Hanging:
    _MADE_OF_IT = ("p", "p", "p", "p + 1", "2 * p", "p / 2", "3 - p", "min(p, 2)", "max(1, 4 - p)", "p * p", "2 / (p + 3)")
    _CALCULATED = ("tid * p", "tid + p", "p - antal", "antal / p", "min(tid, p)", "sum(antal, p)", "tid / (p - antal)")
    _WORDS = ("opfyldt", "delvist opfyldt", "ikke opfyldt")
    _VERDICTS = ("egnet", "delvist egnet", "mulig fremtidig")

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.kind = draw.one_of("number", "integer", "share")

    def run(self) -> Run:
        fact = {"title": "t", "definition": "d", "source": SOURCE}
        parameter = {"type": self.kind, "title": "p", "values": [{"value": self.draw.one_of("1", "0"), "source": SOURCE}]}
        files: Files = {
            "rulebook.yaml": {
                "format": 1,
                "id": "hænger",
                "version": "1",
                "status": "udkast",
                "title": "Hænger",
                "sources": {"rapport": {"title": "Rapport"}},
                "findings": dict(zip(self._WORDS, ("plus", "neutral", "minus"), strict=True)),
                "verdicts": {word: {} for word in self._VERDICTS},
                "undecided": "uafklaret",
            },
            "facts.yaml": {
                "facts": {
                    "antal": fact | {"type": "integer", "domain": self.draw.one_of("0..", "-1..5"), "rolls_up": "sum"},
                    "tid": fact | {"type": "number", "may_be_irrelevant": "ja", "words": {"få": "højst 1"}},
                    "andel": fact | {"type": "share"},
                    "beregnet": fact | {"type": "number", "derived": self.draw.one_of(*self._CALCULATED)},
                }
            },
            "parameters.yaml": {"parameters": {"p": parameter}},
            "verdict.yaml": {"hit": self.draw.one_of("first", "collect"), "rows": self.rows()},
        }
        if files["facts.yaml"]["facts"]["antal"]["domain"] != "0..":
            del files["facts.yaml"]["facts"]["antal"]["rolls_up"]
        for name in ("P1", "P2"):
            rules = [self.rule(f"{name}.r{n}") for n in range(self.draw.number(1, 3))]
            principle = {"principle": name, "title": name, "source": SOURCE, "otherwise": "ikke opfyldt", "rules": rules}
            files[f"principles/{name.lower()}.yaml"] = principle
        return Run(files, self.records())

    def rows(self) -> list[Any]:
        parts = {"verdict": "egnet", self.draw.one_of("count", "share"): self.draw.one_of(">= p", "< p", ">= 1 / 2")}
        # A parameter that is a share is not held against a count.
        if self.kind == "share" or ("share" in parts and self.kind != "share"):
            parts = {"verdict": "egnet", "share": ">= p"} if self.kind == "share" else {"verdict": "egnet", "count": ">= p"}
        rows: list[Any] = [{"id": "r1", "when": {"parts": parts}, "then": "mulig fremtidig"}] if self.draw.chance(2) else []
        rows += [
            {"id": "r2", "when": {"P1": "opfyldt"}, "then": "egnet"},
            {"id": "r3", "when": {"P2": self.draw.one_of("opfyldt", "delvist opfyldt")}, "then": "delvist egnet"},
        ]
        return [*rows, {"id": "ellers", "then": "mulig fremtidig"}]

    def rule(self, name: str) -> Any:
        tests = {fact: self.test(fact) for fact in ("antal", "tid", "andel", "beregnet") if self.draw.chance(2)}
        when = tests or {"beregnet": self.test("beregnet")}
        return {"id": name, "when": when, "then": self.draw.one_of(*self._WORDS), "because": "derfor"}

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


# -- bands are what evaluation gives ---------------------------------------------------------------------------------------


def verdicts_with(rulebook: Rulebook, day: date, records: Sequence[TaskRecord], name: str, number: Fraction) -> Verdicts:
    """The possible verdicts of every record with one parameter rewritten."""
    decided = decide(plan_of(rulebook, day, {name: number}), records)
    return {one.record.id: one.trace.possible for one in decided}


def inside(band: Band, kind: Kind, data: st.DataObject) -> Fraction:
    """Some value in a band: one of its ends, close to one, or any."""
    low = None if band.low is None else band.low.number
    high = None if band.high is None else band.high.number
    first = low if low is not None else (high or Fraction(0)) - 10
    last = high if high is not None else first + 20
    ends = [end.number for end in (band.low, band.high) if end is not None and end.included]
    if kind is Kind.INTEGER:
        return Fraction(data.draw(st.integers(int(first), int(last)), label="value"))
    share = data.draw(st.sampled_from([Fraction(n, 1000) for n in (1, 333, 500, 618, 999)]), label="how far")
    return data.draw(st.sampled_from([*ends, first + share * (last - first) if first < last else first]), label="value")


def legal(numbers: Sequence[Fraction], kind: Kind) -> list[Fraction]:
    """Those that a parameter of this kind may have."""
    if kind is Kind.SHARE:
        return [n for n in numbers if 0 <= n <= 1]
    return [n for n in numbers if n.denominator == 1] if kind is Kind.INTEGER else list(numbers)


@given(st.one_of(hanging(), hanging(), runs()), days, st.data())
def test_everywhere_in_a_band_the_verdicts_are_those_of_evaluation(run: Run, day: date, data: st.DataObject) -> None:
    """At an end of a band, close to it and amid it, evaluation with the parameter rewritten gives the band's verdicts."""
    rulebook = read(run.files)
    records = read_records(run.records, rulebook)
    for one in sensitivity(rulebook, day, records):
        for area in one.areas:
            for band in area.bands if area.exact else ():
                number = inside(band, one.parameter.kind, data)
                assert band.holds(number)
                found = verdicts_with(rulebook, day, records, one.parameter.name, number)
                assert found[area.record.id] == band.possible


@given(st.one_of(hanging(), hanging(), runs()), days, st.data())
def test_every_value_lies_in_one_band(run: Run, day: date, data: st.DataObject) -> None:
    """Whatever value is tried, one band holds it and has the verdicts of evaluation; none where evaluation cannot be."""
    rulebook = read(run.files)
    records = read_records(run.records, rulebook)
    for one in sensitivity(rulebook, day, records):
        number = data.draw(st.sampled_from(legal(GRID, one.parameter.kind)), label=one.parameter.name)
        holding = [[band for band in area.bands if band.holds(number)] for area in one.areas]
        try:
            found = verdicts_with(rulebook, day, records, one.parameter.name, number)
        except ZeroDivisionError:
            assert not any(holding)
            continue
        for area, bands in zip(one.areas, holding, strict=True):
            assert len(bands) == 1
            assert not area.exact or bands[0].possible == found[area.record.id]
