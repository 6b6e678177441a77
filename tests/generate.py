"""Random rulebooks and case files for the properties, as the data of the YAML files that a person would write.

`rulebooks()` draws the files of a rulebook, `cases(files)` the records of a case file for it; `read` and `read_records`
take them through the whole front end by way of a folder on disk. What is drawn is always well formed, so that a
diagnostic with an error fails the test; rules of a principle may well disagree.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import yaml
from hypothesis import strategies as st

from books import SOURCE, head
from egnet.diagnostics.diagnostic import has_errors
from egnet.diagnostics.render import render
from egnet.records.read import read_cases
from egnet.records.record import TaskRecord
from egnet.rulebook.check import check
from egnet.rulebook.load import load
from egnet.rulebook.rulebook import Rulebook

Files = dict[str, Any]
"""File name to its content, ready to be dumped."""

T = TypeVar("T")
DAYS = (date(2010, 1, 1), date(2010, 7, 1), date(2011, 2, 1))
"""Days on which different parameters and rules may be in force."""

_FACTS = ("antal", "varighed", "årsag", "kanal", "volumen")
_WORDS = ("rød", "blå", "meget grøn")
_FINDINGS = ("opfyldt", "delvist opfyldt", "ikke opfyldt")
_VERDICTS = ("egnet", "delvist egnet", "mulig fremtidig")
_NUMBERS = {
    "number": ("0", "1", "2", "2.5", "4"),
    "integer": ("0", "1", "2", "4"),
    "share": ("0 %", "25 %", "0.5", "1"),
}
_NAMED = {
    "number": {"få": "højst 1", "mange": "mindst 2", "cirka to": "ca. 2"},
    "integer": {"få": "højst 1", "nogle": "1..3"},
    "share": {"overvejende": "50 %..100 %", "sjældent": "0 %..25 %"},
}
_PARAMETERS = {"mindste_antal": "number", "grænse": "integer", "mindste_andel": "share"}
_NUMERIC = tuple(_NUMBERS)


class Draw:
    """A few ways to draw, so that what is drawn reads as a sentence."""

    def __init__(self, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
        self._draw = draw

    def one_of(self, *options: T) -> T:
        """One of the options; the first is the simplest."""
        return options[self.number(0, len(options) - 1)]

    def number(self, least: int, most: int) -> int:
        return int(self._draw(_integers(least, most))) if least < most else least

    def chance(self, one_in: int) -> bool:
        """True once in so many; false is simplest."""
        return self.number(1, one_in) == one_in

    def some(self, options: tuple[T, ...], least: int = 0) -> list[T]:
        """A few of the options, in their order."""
        chosen = [option for option in options if self.chance(2)]
        return chosen if len(chosen) >= least else list(options[:least])

    def shuffled(self, items: list[T]) -> list[T]:
        return list(self._draw(st.permutations(items)))


class Dice(Draw):
    """Draws without Hypothesis, for so many that nothing need be made simpler; the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def number(self, least: int, most: int) -> int:
        return self._random.randint(least, most)

    def shuffled(self, items: list[T]) -> list[T]:
        return self._random.sample(items, len(items))


_KNOWN: dict[tuple[int, int], st.SearchStrategy[int]] = {}


def _integers(least: int, most: int) -> st.SearchStrategy[int]:
    return _KNOWN.setdefault((least, most), st.integers(least, most))


# -- rulebooks -----------------------------------------------------------------------------------------------------------


@st.composite
def rulebooks(draw: Callable[..., Any]) -> Files:
    """The files of a rulebook."""
    return _Rulebook(Draw(draw)).files()


class _Rulebook:
    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.parameters: dict[str, Any] = {}
        self.facts: dict[str, Any] = {}
        self.principles: list[Any] = []
        self.ids = 0

    def files(self) -> Files:
        draw = self.draw
        self.parameters = {name: self.parameter(kind) for name, kind in _PARAMETERS.items() if draw.chance(2)}
        for name in _FACTS[: draw.number(2, 5)]:
            self.facts[name] = self.fact()
        if self.numeric() and draw.chance(3):
            self.facts["beregnet"] = self.derived()
        self.principles = [self.principle(f"P{n}") for n in range(1, 1 + draw.one_of(1, 2, 2, 3, 4))]
        files: Files = {
            "rulebook.yaml": head(
                "tilfældigt", verdicts=_VERDICTS, findings=dict(zip(_FINDINGS, ("plus", "minus", "minus"), strict=True))
            ),
            "facts.yaml": {"facts": self.facts},
            "verdict.yaml": self.table(),
        }
        if self.parameters:
            files["parameters.yaml"] = {"parameters": self.parameters}
        for principle in self.principles:
            folder = "principles" if principle["kind"] == "placement" else "constraints"
            files[f"{folder}/{principle['principle'].lower()}.yaml"] = principle
        if draw.chance(2):
            outcomes = [self.consequence() for _ in range(draw.number(1, 3))]
            files["consequences.yaml"] = {"consequences": outcomes}
        if draw.chance(4):
            files["schedule.yaml"] = {"schedule": [self.step()]}
        return files

    def id(self, prefix: str) -> str:
        self.ids += 1
        return f"{prefix}{self.ids}"

    # -- the vocabulary -------------------------------------------------------------------------------------------------

    def parameter(self, kind: str) -> Any:
        values = [{"value": self.draw.one_of(*_NUMBERS[kind][1:]), "source": SOURCE}]
        if self.draw.chance(3):
            values[0]["to"] = "2010-06-30"
            later = {"value": self.draw.one_of(*_NUMBERS[kind][1:]), "from": "2010-07-01", "source": SOURCE}
            values = self.draw.shuffled([*values, later])
        return {"type": kind, "title": kind, "values": values}

    def fact(self) -> Any:
        draw = self.draw
        kind = draw.one_of("boolean", "integer", "number", "share", "choice", "choices")
        fact: dict[str, Any] = {"type": kind, "title": kind, "definition": kind, "source": SOURCE}
        if draw.chance(3):
            fact["may_be_irrelevant"] = draw.one_of("ja", "true")
        if kind in ("choice", "choices"):
            fact["domain"] = list(_WORDS[: draw.number(2, 3)])
        if kind in ("number", "integer"):
            fact["domain"] = draw.one_of("0..", "-1..", "0..4", "..6")
        if kind in _NUMERIC and draw.chance(2):
            named = _NAMED[kind] | ({"uden tal": "ikke relevant"} if "may_be_irrelevant" in fact else {})
            fact["words"] = dict(draw.some(tuple(named.items()), least=1))
        self.place(fact)
        return fact

    def place(self, fact: dict[str, Any]) -> None:
        """Whether the fact rolls up from parts or is inherited by them."""
        draw = self.draw
        ways: list[Any] = [None, "inherited"]
        if fact["type"] == "boolean":
            ways += ["any", "all"]
        if str(fact.get("domain")).startswith("0.."):
            ways += ["sum", "sum"]
        weights = [name for name, other in self.facts.items() if other.get("rolls_up") == "sum"]
        if fact["type"] in ("number", "share"):
            ways += [{"weighted_by": name} for name in weights]
        match draw.one_of(*ways):
            case None:
                pass
            case "inherited":
                fact["inherited"] = "ja"
            case way:
                fact["rolls_up"] = way

    def derived(self) -> Any:
        whole = [name for name in self.numeric() if self.facts[name]["type"] == "integer"]
        if whole and self.draw.chance(3):
            kind, expression = "integer", f"{self.draw.one_of(*whole)} {self.draw.one_of('+', '-', '*')} 2"
        else:
            kind, expression = self.draw.one_of("number", "number", "share"), self.expression(2)
        fact = {"type": kind, "title": "t", "definition": "d", "source": SOURCE, "derived": expression}
        if self.draw.chance(2):
            fact["may_be_irrelevant"] = "ja"
        return fact

    def numeric(self) -> list[str]:
        return [name for name, fact in self.facts.items() if fact["type"] in _NUMERIC]

    def expression(self, depth: int) -> str:
        """An expression over at least one numeric fact."""
        draw = self.draw
        left = draw.one_of(*self.numeric())
        if depth == 0:
            return left
        right = self.expression(depth - 1) if draw.chance(2) else draw.one_of("1", "2", "0.5", *self.parameters)
        match draw.number(0, 5):
            case 0 | 1:
                return f"{left} {draw.one_of('+', '-', '*')} {right}"
            case 2:
                return f"{left} / ({right})"
            case 3:
                return f"-({right}) + {left}"
            case _:
                return f"{draw.one_of('sum', 'min', 'max')}({left}, {right})"

    # -- conditions -----------------------------------------------------------------------------------------------------

    def constant(self, kind: str) -> str:
        draw = self.draw
        fitting = [name for name in self.parameters if _PARAMETERS[name] == kind]
        if not fitting or draw.chance(2):
            return draw.one_of(*_NUMBERS[kind], *(("1.5",) if kind == "integer" else ()))
        name = draw.one_of(*fitting)
        return draw.one_of(name, name, f"{name} + 1", f"2 * {name}", f"min({name}, 1)", f"{name} / 2")

    def test_of_number(self, kind: str, depth: int = 1) -> str:
        draw = self.draw
        match draw.number(0, 5):
            case 0 | 1 | 2:
                return f"{draw.one_of('>=', '<', '>', '<=', '=', '!=', 'mindst', 'højst')} {self.constant(kind)}"
            case 3:
                low, high = sorted(
                    (draw.one_of(*_NUMBERS[kind]), draw.one_of(*_NUMBERS[kind])), key=_NUMBERS[kind].index
                )
                return f"{draw.one_of('[', '(', ']')}{low}..{high}{draw.one_of(']', ')', '[')}"
            case 4 if depth:
                return f"not({', '.join(self.test_of_number(kind, depth - 1) for _ in range(draw.number(1, 2)))})"
            case _:
                fitting = [name for name in self.parameters if _PARAMETERS[name] == kind]
                return draw.one_of("ikke relevant", *_NUMBERS[kind], *fitting)

    def test_of_word(self, words: list[str]) -> Any:
        draw = self.draw
        match draw.number(0, 4):
            case 0 | 1:
                return draw.one_of(*words)
            case 2:
                return f"not({', '.join(draw.some(tuple(words), least=1))})"
            case 3:
                return draw.some((*words, "ikke relevant"), least=1)
            case _:
                return draw.one_of("ikke relevant", "not(ikke relevant)")

    def test_of_fact(self, name: str) -> Any:
        fact = self.facts[name]
        if fact["type"] in _NUMERIC:
            tests = [self.test_of_number(fact["type"]) for _ in range(1 + self.draw.chance(4))]
            if "words" in fact and self.draw.chance(3):
                tests = [self.draw.one_of(*fact["words"]), *tests[1:]]
            return tests if len(tests) > 1 and self.draw.chance(2) else ", ".join(tests)
        return self.test_of_word(fact.get("domain", ["ja", "nej"]))

    def formula(self, depth: int = 1) -> str:
        draw = self.draw
        words = [name for name in self.facts if name not in self.numeric()]
        if depth and draw.chance(3):
            joined = f" {draw.one_of('and', 'or')} ".join(self.formula(depth - 1) for _ in range(2))
            return f"not({joined})" if draw.chance(3) else f"({joined})"
        if not self.numeric() or (words and draw.chance(3)):
            name = draw.one_of(*words)
            word = draw.one_of(*self.facts[name].get("domain", ["ja", "nej"]), "ikke relevant")
            quoted = f'"{word}"' if word != "ikke relevant" else word
            return f"{name} {draw.one_of('=', '!=')} {quoted}"
        subject = self.expression(draw.number(0, 1))
        name = subject if subject in self.facts else ""
        kind = self.facts[name]["type"] if name else "number"
        match draw.number(0, 3):
            case 0:
                return f"{subject} between {_NUMBERS[kind][0]} and {self.constant(kind)}"
            case 1:
                return f"{subject} in ({self.test_of_number(kind)}, {self.test_of_number(kind)})"
            case 2 if name:
                return f"{self.constant(kind)} {draw.one_of('<', '>=', '=')} {name}"
            case _:
                return f"{subject} {draw.one_of('<', '>=', '=', '!=')} {self.constant(kind)}"

    def condition(self, leaf: Callable[[], tuple[str, Any] | str], depth: int = 2) -> Any:
        """A `when`: one test, all or any of several, a negation, nested to a depth."""
        draw = self.draw
        match draw.number(0, 5) if depth else 0:
            case 0 | 1 | 2:
                return _mapping([leaf()])
            case 3:
                return _mapping([leaf() for _ in range(2)])
            case 4:
                operands = [self.condition(leaf, depth - 1) for _ in range(2)]
                return {draw.one_of("any", "any", "all"): operands}
            case _:
                return {"not": self.condition(leaf, depth - 1)}

    def leaf_of_rule(self) -> tuple[str, Any] | str:
        if self.draw.chance(5):
            return self.formula()
        name = self.draw.one_of(*self.facts)
        return name, self.test_of_fact(name)

    def leaf_of_row(self) -> tuple[str, Any]:
        draw = self.draw
        if draw.chance(4):
            verdicts = draw.some(_VERDICTS, least=1)
            parts: dict[str, Any] = {"verdict": verdicts[0] if len(verdicts) == 1 else verdicts}
            if draw.chance(2):
                parts["cut"] = draw.one_of("a", "b")
            if draw.chance(2):
                parts["share"] = draw.one_of(">= 50 %", "1", "< 50 %", "not(> 0)")
            else:
                parts["count"] = draw.one_of("mindst 1", "0", ">= 2", "ikke relevant", "not(1)")
            return "parts", parts
        principle = draw.one_of(*self.principles)
        words = list(principle.get("findings", _FINDINGS))
        match draw.number(0, 3):
            case 0 | 1:
                return principle["principle"], draw.one_of(*words)
            case 2:
                return principle["principle"], draw.some(tuple(words), least=1)
            case _:
                return principle["principle"], f"not({draw.one_of(*words)})"

    def leaf_of_outcome(self) -> tuple[str, Any] | str:
        draw = self.draw
        match draw.number(0, 5):
            case 0 | 1:
                return "verdict", draw.one_of(*_VERDICTS, "not(egnet)", list(_VERDICTS[:2]))
            case 2:
                return self.leaf_of_row()
            case 3:
                return draw.one_of(*self.facts), "ukendt"
            case _:
                return self.leaf_of_rule()

    # -- rules, table, consequences ----------------------------------------------------------------------------------------

    def principle(self, name: str) -> Any:
        draw = self.draw
        words = _FINDINGS
        principle: dict[str, Any] = {
            "principle": name,
            "kind": draw.one_of("placement", "placement", "legal"),
            "title": name,
            "source": SOURCE,
        }
        if draw.chance(4):
            words = ("vanskeliggør", "intet")
            principle["findings"] = {"vanskeliggør": "minus", "intet": "neutral"}
        principle["otherwise"] = draw.one_of(*words)
        rules: list[Any] = []
        for _ in range(draw.number(1, 4)):
            rules.append(self.rule(name, words, [rule["id"] for rule in rules]))
        if draw.chance(5):
            rules[-1]["overrides"] = "all others"
        principle["rules"] = draw.shuffled(rules)
        return principle

    def rule(self, principle: str, words: tuple[str, ...], others: list[str]) -> Any:
        draw = self.draw
        rule: dict[str, Any] = {"id": self.id(f"{principle}.r"), "when": self.condition(self.leaf_of_rule)}
        if draw.chance(5):
            rule["consider"] = draw.one_of("plus", "minus")
        else:
            rule["then"] = draw.one_of(*words)
        rule["because"] = draw.one_of("derfor", "fordi {" + next(iter(self.facts)) + "}")
        # Only rules drawn before may be overridden, so that overrides form no cycle.
        if overridden := draw.some(tuple(others)):
            rule["overrides"] = overridden[0] if len(overridden) == 1 else overridden
        if draw.chance(6):
            rule["valid"] = draw.one_of({"from": "2010-07-01"}, {"to": "2010-12-31"})
        return rule

    def table(self) -> Any:
        draw = self.draw
        rows = [
            {"id": self.id("række"), "when": self.condition(self.leaf_of_row), "then": draw.one_of(*_VERDICTS)}
            for _ in range(draw.number(1, 4))
        ]
        rows.append({"id": "ellers", "then": draw.one_of(*_VERDICTS)})
        return {"hit": draw.one_of("first", "first", "collect"), "rows": rows}

    def consequence(self) -> Any:
        when = self.condition(self.leaf_of_outcome)
        return {"id": self.id("K.k"), "title": "t", "when": when, "then": "t", "source": SOURCE}

    def step(self) -> Any:
        when = self.condition(self.leaf_of_outcome)
        return {"id": self.id("T.t"), "year": "2010", "when": when, "step": "t", "source": SOURCE}


def _mapping(leaves: list[tuple[str, Any] | str]) -> Any:
    """One mapping where the keys differ, else a list under `all`."""
    keys = {leaf[0] for leaf in leaves if not isinstance(leaf, str)}
    if len(leaves) == 1 and isinstance(leaves[0], str):
        return leaves[0]
    if len(keys) == len(leaves):
        return dict(leaf for leaf in leaves if not isinstance(leaf, str))
    return {"all": [leaf if isinstance(leaf, str) else dict([leaf]) for leaf in leaves]}


# -- records --------------------------------------------------------------------------------------------------------------


@st.composite
def cases(draw: Callable[..., Any], files: Files, *, parts: bool = True) -> list[Any]:
    """The records of a case file for a rulebook: single ones, or a whole with parts in cuts."""
    return _Cases(Draw(draw), files["facts.yaml"]["facts"]).records(parts)


@st.composite
def runs(draw: Callable[..., Any], *, parts: bool = True) -> Run:
    """A rulebook and records for it."""
    files = draw(rulebooks())
    return Run(files, draw(cases(files, parts=parts)))


def thrown(dice: Dice, files: Files, families: int) -> Run:
    """Many records for a rulebook: single ones, and wholes with their parts."""
    drawn = _Cases(dice, files["facts.yaml"]["facts"])
    records = []
    for n in range(families):
        for record in drawn.records(parts=True):
            within = {"part_of": f"{record['part_of']}.{n}"} if "part_of" in record else {}
            records.append(record | {"id": f"{record['id']}.{n}"} | within)
    return Run(files, records)


def thrown_rulebook(dice: Dice) -> Files:
    """The files of a rulebook."""
    return _Rulebook(dice).files()


@dataclass
class Run:
    """What one run of egnet needs."""

    files: Files
    records: list[Any]


class _Cases:
    def __init__(self, draw: Draw, facts: Mapping[str, Any]) -> None:
        self.draw = draw
        self.facts = facts

    def records(self, parts: bool) -> list[Any]:
        draw = self.draw
        if not parts or draw.chance(2):
            return [self.record("a"), self.record("b")][: draw.number(1, 2)]
        whole = self.record("helhed") | {"cuts": self.cuts()}
        records = [whole]
        for n in range(draw.number(1, 3)):
            part = self.record(f"del{n}") | {"part_of": "helhed", "cut": draw.one_of(*whole["cuts"])}
            records.append(part)
        if draw.chance(4):
            records[1]["cuts"] = self.cuts()
            inner = {"part_of": records[1]["id"], "cut": next(iter(records[1]["cuts"]))}
            records.append(self.record("inderst") | inner)
        return draw.shuffled(records)

    def cuts(self) -> Any:
        names = ("a", "b")[: self.draw.one_of(1, 1, 2)]
        yes_or_no = ("ja", "nej")
        return {
            n: {"exhaustive": self.draw.one_of(*yes_or_no), "disjoint": self.draw.one_of(*yes_or_no)} for n in names
        }

    def record(self, name: str) -> Any:
        facts = {}
        for fact, declared in self.facts.items():
            if "derived" not in declared and not self.draw.chance(4):
                facts[fact] = self.draw.one_of(lambda v: v, lambda v: {"value": v, "note": "n"})(self.value(declared))
        return {"id": name, "source": SOURCE, "facts": facts}

    def value(self, declared: Any) -> Any:
        """A value as written: exact, an interval, alternatives, unknown or `ikke relevant`."""
        draw = self.draw
        if draw.chance(6):
            return draw.one_of("ikke oplyst", "ikke opgjort")
        if declared.get("may_be_irrelevant") and draw.chance(4):
            return "ikke relevant"
        if draw.chance(5):
            second = "ikke relevant" if declared.get("may_be_irrelevant") and draw.chance(3) else self.exact(declared)
            return f"{self.exact(declared)} eller {second}"
        if declared["type"] in _NUMERIC:
            return self.number(declared)
        if declared["type"] == "choices" and draw.chance(2):
            return draw.some(tuple(declared["domain"]), least=1)
        return self.exact(declared)

    def exact(self, declared: Any) -> str:
        if declared["type"] == "share":
            return self.draw.one_of("0 %", "25 %", "0,5", "60 %", "1")
        if declared["type"] in _NUMERIC:
            options = ("0", "1", "2", "3") if declared["type"] == "integer" else ("0", "1", "1,5", "2.5", "4")
            return self.draw.one_of(*options)
        return self.draw.one_of(*declared.get("domain", ("ja", "nej")))

    def number(self, declared: Any) -> str:
        draw = self.draw
        is_share = declared["type"] == "share"
        match draw.number(0, 7):
            case 0 | 1 | 2 | 3:
                return self.exact(declared)
            case 4:
                ends = ("10 %", "25 %", "50 %", "75 %") if is_share else ("0", "1", "2", "3", "4")
                low = draw.number(0, len(ends) - 2)
                return f"{ends[low]}..{ends[draw.number(low, len(ends) - 1)]}"
            case 5:
                return f"{draw.one_of('mindst', 'højst')} {self.exact(declared)}"
            case 6 if declared.get("words"):
                return draw.one_of(*declared["words"])
            case _:
                return f"ca. {draw.one_of('25 %', '60 %') if is_share else draw.one_of('1', '3')}"


# -- through the front end ---------------------------------------------------------------------------------------------------


def read(files: Files) -> Rulebook:
    """The checked rulebook of the files; whether its rules conflict is not looked at."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, content in files.items():
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_text(dumped(content), encoding="utf-8")
        written, diagnostics = load(folder)
        assert written is not None, render(diagnostics, "en")
        rulebook, found = check(written)
    assert rulebook is not None, render(found, "en")
    return rulebook


def read_records(records: list[Any], rulebook: Rulebook) -> list[TaskRecord]:
    """The records as read from a case file; none is refused."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "opgaver.yaml"
        path.write_text(dumped({"administration": "A", "cases": records}), encoding="utf-8")
        intake = read_cases([path], rulebook)
    assert not has_errors(intake.diagnostics), render(intake.diagnostics, "en")
    assert not intake.set_aside
    return intake.records


def dumped(content: object) -> str:
    """Content as YAML text."""
    return str(yaml.dump(deepcopy(content), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000))


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    def ignore_aliases(self, data: object) -> bool:
        return True
