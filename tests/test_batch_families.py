"""Tables with wholes and parts, in columns: the answers and messages of a table that is read whole."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("polars")
pytest.importorskip("narwhals")
pytest.importorskip("pyarrow")

import polars as pl

from books import head
from egnet.batch import stream
from egnet.batch.components import groups
from egnet.batch.families import Families
from egnet.batch.means import LISTED, Mean, Part
from egnet.batch.parts import Figures
from egnet.batch.stream import Stream, survey
from egnet.batch.trees import MOST_LEVELS
from egnet.decision.columns import COLUMNS, EVERY_COLUMN
from egnet.driver import read_rulebook
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan
from egnet.tables import csv_blocks
from egnet.tables.bounds import End
from egnet.tables.csv_blocks import NotInBlocks
from egnet.tables.fact_column import FactColumn
from egnet.values.arithmetic import weighted_mean
from egnet.values.value import NOT_RELEVANT, Value, between
from generate import DAYS, SOURCE, Dice, Draw, Run, read, runs, thrown_rulebook
from generate import _Cases as Cases
from small import small_runs, thrown_small_rulebook
from tables import WRITERS
from test_batch import ODD, assert_same

ROOT = Path(__file__).parents[1]


def family_rows(run: Run, draw: Draw) -> list[list[str]]:
    """The records of a run several times over, with their places in wholes; some cells odd, some places wrong."""
    facts = [name for name, fact in run.files["facts.yaml"]["facts"].items() if "derived" not in fact]
    heading = ["id", "titel", "del af", "cut", "opdelinger", *facts]
    rows = []
    for copy in range(draw.number(1, 4)):
        for record in run.records:
            part_of = f"{record['part_of']}{copy}" if "part_of" in record else ""
            cuts = json.dumps(record["cuts"], ensure_ascii=False) if "cuts" in record else ""
            row = [f"{record['id']}{copy}", "Opgave", part_of, record.get("cut", ""), cuts]
            for name in facts:
                figure = record["facts"].get(name, "")
                written = figure["value"] if isinstance(figure, dict) else figure
                text = " | ".join(written) if isinstance(written, list) else str(written)
                row.append(draw.one_of(*ODD) if draw.chance(60) else text)
            if draw.chance(25):
                row[draw.number(0, 4)] = draw.one_of(
                    "", "helhed0", "a", "#REF!", "{}", '{"a": {"exhaustive": "ja", "disjoint": "ja"}}'
                )
            rows.append(row)
    return [heading, *draw.shuffled(rows)]


@given(st.one_of(runs(), runs(), small_runs()), st.sampled_from(DAYS), st.data())
def test_families_in_columns_are_those_of_a_table_read_whole(run: Run, day: date, data: st.DataObject) -> None:
    """Random rulebooks and families: rows, diagnostics and what is set aside are the same, word for word."""
    plan = plan_of(read(run.files), day)
    draw = Draw(data.draw)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "opgaver.csv"
        WRITERS["csv"](path, family_rows(run, draw))
        try:
            survey(path, plan)
        except NotInBlocks:
            return
        assert_same(path, plan)


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "parquet", "jsonl"])
def test_a_family_in_each_format(suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sums, means and what is inherited, parts before and after their wholes; in tables none is left to the definition."""
    plan = plan_of(read_rulebook(ROOT / "rules" / "borgerserviceenhed-2010"), date(2010, 3, 12))
    cuts = json.dumps(
        {"ydelse": {"exhaustive": "ja", "disjoint": "ja"}, "kanal": {"exhaustive": "nej", "disjoint": "ja"}}
    )
    heading = [
        "id",
        "titel",
        "part_of",
        "cut",
        "cuts",
        "årsværk",
        "sager",
        "andel_uden_væsentligt_skøn",
        "egen_sagsbehandling",
    ]
    rows = [["alene", "Alene", "", "", "", "7", "9", "50 %", "ja"]]
    for whole in range(6):
        parts = [
            [f"{whole}.{part}", "Del", f"h{whole}", ("ydelse", "kanal")[part % 2], "", f"{whole * part + 0.1 * part:.1f}".replace(".", ","), str(part * whole),
             f"{10 * part} %", "nej"]
            for part in range(5)
        ]  # fmt: skip
        stated = ["", "10", "ca. 12", "ikke oplyst", "5000", "mindst 2"][whole]
        own = [f"h{whole}", "Helhed", "", "", cuts, stated, "", "", "ja"]
        rows += [*parts[:2], own, *parts[2:]]
    unusual: list[set[str]] = []
    made = Families.__post_init__

    def noting(self: Families) -> None:
        made(self)
        unusual.append(self.unusual)

    monkeypatch.setattr(Families, "__post_init__", noting)
    monkeypatch.setattr(csv_blocks, "BLOCK", 300)
    path = tmp_path / f"opgaver.{suffix}"
    if suffix == "jsonl":
        cells = [dict(zip(heading, row, strict=True)) for row in rows]
        lines = [{k: json.loads(v) if k == "cuts" else v for k, v in one.items() if v} for one in cells]
        path.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in lines), encoding="utf-8")
    else:
        WRITERS[suffix](path, [heading, *rows])
    assert_same(path, plan)
    assert unusual == [set()]


# -- trees of any depth ------------------------------------------------------------------------------------------------------


def forest_rows(dice: Dice, facts: dict[str, Any], trees: int, odd: int) -> list[list[str]]:
    """Trees of wholes of up to four levels, in any order; one cell in so many odd, if any."""
    drawn = Cases(dice, facts)
    names = [name for name, fact in facts.items() if "derived" not in fact]
    rows: list[list[str]] = []

    def cell(record: dict[str, Any], name: str) -> str:
        figure = record["facts"].get(name, "")
        written = figure["value"] if isinstance(figure, dict) else figure
        text = " | ".join(written) if isinstance(written, list) else str(written)
        return dice.one_of(*ODD) if odd and dice.chance(odd) else text

    def add(id_: str, depth: int, place: tuple[str, str]) -> None:
        cuts = drawn.cuts() if depth and not dice.chance(8) else {}
        record = drawn.record(id_)
        stated = json.dumps(cuts, ensure_ascii=False) if cuts else ""
        row = [id_, "Opgave", *place, stated, *(cell(record, name) for name in names)]
        if odd and dice.chance(odd):
            row[dice.number(0, 4)] = dice.one_of("", "h0", "a", "#REF!", "{}", '{"a": {"exhaustive": "ja"}}')
        rows.append(row)
        for part in range(dice.number(0, 4) if cuts else 0):
            add(f"{id_}.{part}", depth - 1 if dice.chance(2) else 0, (id_, dice.one_of(*cuts)))

    for tree in range(trees):
        add(f"h{tree}", dice.number(0, 3), ("", ""))
    return [["id", "titel", "del af", "cut", "opdelinger", *names], *dice.shuffled(rows)]


@pytest.mark.parametrize("seed", range(24))
def test_trees_in_columns_are_those_of_a_table_read_whole(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nested wholes under random rulebooks, in every format and as whole records too: the same bytes and messages."""
    dice = Dice(seed)
    files = thrown_small_rulebook(dice) if seed % 3 == 0 else thrown_rulebook(dice)
    plan = plan_of(read(files), dice.one_of(*DAYS))
    rows = forest_rows(dice, files["facts.yaml"]["facts"], dice.number(1, 30), odd=dice.one_of(0, 0, 300))
    monkeypatch.setattr(csv_blocks, "BLOCK", dice.one_of(300, 2_000, 1 << 20))
    suffix = ("csv", "parquet", "csv", "jsonl")[seed % 4]
    path = tmp_path / f"opgaver.{suffix}"
    write(path, rows)
    for form, columns in (("csv", EVERY_COLUMN), ("jsonl", COLUMNS), ("json", COLUMNS)):
        assert_same(path, plan, columns, form)


@pytest.mark.parametrize("seed", range(8))
def test_unusual_trees_are_read_a_few_at_a_time(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many trees with odd cells, of which a few rows may be in memory: what is said is the same, and in the same order."""
    dice = Dice(seed)
    files = thrown_rulebook(dice)
    plan = plan_of(read(files), dice.one_of(*DAYS))
    rows = forest_rows(dice, files["facts.yaml"]["facts"], 40, odd=20)
    monkeypatch.setattr(stream, "_FAMILIES_AT_ONCE", dice.one_of(1, 7, 30))
    path = tmp_path / "opgaver.csv"
    write(path, rows)
    for form, columns in (("csv", EVERY_COLUMN), ("jsonl", COLUMNS)):
        assert_same(path, plan, columns, form)


def test_groups_keep_together_what_names_each_other() -> None:
    """Chains of names end in one group; groups are filled in the order in which their first rows come."""
    rows = [("a", ""), ("", "b"), ("c", "a"), ("d", "b"), ("", "e"), ("e", "c"), ("f", "")]
    assert groups(rows, 1) == [{"a", "c", "e"}, {"b", "d"}, {"f"}]
    assert groups(rows, 3) == [{"a", "c", "e"}, {"b", "d", "f"}]
    assert groups(rows, 7) == [{"a", "b", "c", "d", "e", "f"}]
    assert groups([], 7) == []


@pytest.mark.parametrize("seed", range(8))
def test_a_row_that_is_lost_may_have_been_a_part_of_anything(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Trees in a table with rows that are too short, or lines that are no JSON: every whole has a part that is unknown."""
    dice = Dice(seed)
    files = thrown_rulebook(dice)
    plan = plan_of(read(files), dice.one_of(*DAYS))
    rows = forest_rows(dice, files["facts.yaml"]["facts"], dice.number(1, 30), odd=dice.one_of(0, 300))
    monkeypatch.setattr(csv_blocks, "BLOCK", dice.one_of(300, 1 << 20))
    path = tmp_path / ("opgaver.csv", "opgaver.jsonl")[seed % 2]
    write(path, rows)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    place = dice.number(1, len(lines) - 1)
    path.write_text(
        "".join([*lines[:place], '{"id": \n' if seed % 2 else "h0;Opgave\n", *lines[place:]]), encoding="utf-8"
    )
    assert survey(path, plan).is_lost
    for form, columns in (("csv", EVERY_COLUMN), ("jsonl", COLUMNS)):
        assert_same(path, plan, columns, form)


def write(path: Path, rows: list[list[str]]) -> None:
    """The rows in a file; what is stated as JSON stands in JSON lines as it is."""
    if path.suffix != ".jsonl":
        WRITERS[path.suffix[1:]](path, rows)
        return
    cells = (dict(zip(rows[0], row, strict=True)) for row in rows[1:])
    lines = (
        {name: json.loads(text) if text[:1] == "{" else text for name, text in one.items() if text} for one in cells
    )
    path.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in lines), encoding="utf-8")


FACTS = {
    "årsværk": {"type": "number", "domain": "0..", "rolls_up": "sum"},
    "sager": {"type": "integer", "domain": "0..", "rolls_up": "sum", "may_be_irrelevant": "ja"},
    "få": {"type": "integer", "domain": "1..9", "rolls_up": "sum"},
    "andel": {"type": "share", "rolls_up": {"weighted_by": "sager"}, "may_be_irrelevant": "ja"},
    "klager": {"type": "boolean", "rolls_up": "any"},
    "digital": {"type": "boolean", "rolls_up": "all", "may_be_irrelevant": "ja"},
    "kanal": {"type": "choice", "domain": ["rød", "blå"], "inherited": "ja"},
}


@cache
def family_plan() -> Plan:
    """A rulebook that looks at facts of every way of rolling up, and at how many parts have which verdict."""
    rules = [
        ("mange", {"årsværk": ">= 12.5"}, "{årsværk}"),
        ("travl", {"sager": ">= 10"}, "{sager}"),
        ("jævn", {"andel": ">= 50 %"}, "{andel} af {sager}"),
        ("brokket", {"klager": "ja", "digital": "nej"}, "klager"),
        ("rød", {"kanal": "rød", "få": "> 3"}, "{få}"),
    ]
    principles = {
        f"principles/p{n}.yaml": {
            "principle": f"P{n}",
            "title": f"P{n}",
            "source": SOURCE,
            "otherwise": "ikke opfyldt",
            "rules": [{"id": f"P{n}.{name}", "when": when, "then": "opfyldt", "because": because}],
        }
        for n, (name, when, because) in enumerate(rules, start=1)
    }
    facts = {name: {"title": name, "definition": "d", "source": SOURCE, **fact} for name, fact in FACTS.items()}
    rows = [
        {"id": "r1", "when": {"parts": {"verdict": "egnet", "count": "mindst 2"}}, "then": "delvist egnet"},
        {
            "id": "r2",
            "when": {"parts": {"verdict": ["egnet", "delvist egnet"], "share": "<= 25 %", "cut": "b"}},
            "then": "egnet",
        },
        {"id": "r3", "when": {"P1": "opfyldt", "P2": "opfyldt"}, "then": "egnet"},
        {"id": "r4", "when": {"P3": "opfyldt", "P5": "ikke opfyldt"}, "then": "egnet"},
        {"id": "r5", "when": {"P4": "opfyldt"}, "then": "mulig fremtidig"},
        {"id": "ellers", "then": "mulig fremtidig"},
    ]
    files = {
        "rulebook.yaml": head(verdicts=("egnet", "delvist egnet", "mulig fremtidig")),
        "facts.yaml": {"facts": facts},
        "verdict.yaml": {"hit": "first", "rows": rows},
        **principles,
    }
    return plan_of(read(files), date(2010, 7, 1))


def cuts(**said: str) -> str:
    """Cuts as a whole states them: `a="jn"` is one that is exhaustive and counts something twice."""
    words = {"j": "ja", "n": "nej"}
    return json.dumps({n: {"exhaustive": words[one[0]], "disjoint": words[one[1]]} for n, one in said.items()})


HEADING = ["id", "titel", "part_of", "cut", "cuts", *FACTS]
_ROWS = {
    "a nested whole that states another sum than its parts come to": (
        ["top", "", "", "", cuts(a="jj"), "50", "", "", "", "", "", "rød"],
        ["midt", "", "top", "a", cuts(a="jj"), "7,5", "20", "", "", "nej", "", ""],
        ["d1", "", "midt", "a", "", "3", "8", "2", "20 %", "ja", "ja", ""],
        ["d2", "", "midt", "a", "", "4,25", "12", "1", "80 %", "nej", "nej", "blå"],
        ["d3", "", "top", "a", "", "5", "30", "3", "10 %", "", "", ""],
    ),
    "ikke relevant, in some parts and in all": (
        ["h", "", "", "", cuts(a="jj"), "", "", "", "", "", "", ""],
        ["d1", "", "h", "a", "", "1", "ikke relevant", "", "ikke relevant", "", "ikke relevant", ""],
        ["d2", "", "h", "a", "", "1", "ikke relevant", "", "40 %", "", "ikke relevant", ""],
        ["g", "", "", "", cuts(a="jj"), "", "", "", "", "", "", ""],
        ["e1", "", "g", "a", "", "1", "3 eller ikke relevant", "", "40 %", "ja", "ikke relevant", ""],
        ["e2", "", "g", "a", "", "1", "5", "", "60 %", "nej", "ja", ""],
    ),
    "cuts that leave something out or count something twice": (
        ["h", "", "", "", cuts(a="nj", b="jn", c="nn"), "", "mindst 3", "", "", "", "", ""],
        ["d1", "", "h", "a", "", "9", "4", "2", "40 %", "nej", "ja", ""],
        ["d2", "", "h", "b", "", "7", "5..6", "3", "60 %", "nej", "ja", ""],
        ["d3", "", "h", "b", "", "6", "9", "1", "80 %", "ja", "nej", ""],
        ["d4", "", "h", "c", "", "3", "", "", "", "nej", "nej", ""],
    ),
    "weights that are unknown, between two ends or without end": (
        ["h", "", "", "", cuts(a="jj"), "", "", "", "", "", "", ""],
        ["d1", "", "h", "a", "", "", "1..4", "", "20 %", "", "", ""],
        ["d2", "", "h", "a", "", "", "mindst 2", "", "90 %", "", "", ""],
        ["d3", "", "h", "a", "", "", "ikke oplyst", "", "30 %..50 %", "", "", ""],
        ["d4", "", "h", "a", "", "", "10", "", "70 %", "", "", ""],
        ["g", "", "", "", cuts(a="jj"), "", "", "", "mindst 10 %", "", "", ""],
        ["e1", "", "g", "a", "", "", "2..5", "", "20 %", "", "", ""],
        ["e2", "", "g", "a", "", "", "3", "", "33,333 %", "", "", ""],
        ["e3", "", "g", "a", "", "", "0..7", "", "ikke oplyst", "", "", ""],
        ["p", "", "", "", cuts(a="jj"), "", "", "", "", "", "", ""],
        ["i1", "", "p", "a", "", "", "10", "", "20 %", "", "", ""],
        ["i2", "", "p", "a", "", "", "mindst 2", "", "90 %", "", "", ""],
        ["q", "", "", "", cuts(a="jj"), "", "", "", "", "", "", ""],
        ["j1", "", "q", "a", "", "", "10", "", "90 %", "", "", ""],
        ["j2", "", "q", "a", "", "", "mindst 2", "", "20 %", "", "", ""],
        ["o", "", "", "", cuts(a="jj"), "", "", "", "", "", "", ""],
        ["f1", "", "o", "a", "", "", "0", "", "20 %", "", "", ""],
        ["f2", "", "o", "a", "", "", "0", "", "40 %", "", "", ""],
    ),
    "cuts that contradict each other, and a sum that no whole can have": (
        ["h", "", "", "", cuts(a="jj", b="jj"), "ikke oplyst", "", "ikke oplyst", "", "ikke opgjort", "", ""],
        ["d1", "", "h", "a", "", "9", "4", "5", "40 %", "ja", "ja", ""],
        ["d2", "", "h", "b", "", "7", "5", "6", "60 %", "nej", "nej", ""],
        ["d3", "", "h", "a", "", "1", "1", "7", "60 %", "nej", "nej", ""],
    ),
    "alternatives that meet a sum": (
        ["h", "", "", "", cuts(a="jj"), "2 eller 9", "1 eller 3", "", "10 % eller 60 %", "ja eller nej", "", ""],
        ["d1", "", "h", "a", "", "mindst 4", "0..2", "", "40 %", "", "", ""],
        ["d2", "", "h", "a", "", "1", "1", "", "60 % eller 20 %", "", "", ""],
    ),
}  # fmt: skip


@pytest.fixture
def unusual(monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """The wholes that each table left to the definition."""
    noted: list[set[str]] = []
    made = Families.__post_init__

    def noting(self: Families) -> None:
        made(self)
        noted.append(self.unusual)

    monkeypatch.setattr(Families, "__post_init__", noting)
    return noted


@pytest.mark.parametrize("case", _ROWS)
@pytest.mark.parametrize("form", ["csv", "json"])
def test_what_parts_come_to(case: str, form: str, tmp_path: Path, unusual: list[set[str]]) -> None:
    """Each family in columns says what the definition says of it, in every order of its rows; none is left to it."""
    plan = family_plan()
    rows = [["alene", "", "", "", "", "7", "9", "", "50 %", "ja", "", "blå"], *(list(row) for row in _ROWS[case])]
    for seed in range(3):
        path = tmp_path / f"opgaver{seed}.csv"
        write(path, [HEADING, *Dice(seed).shuffled(rows)])
        assert_same(path, plan, EVERY_COLUMN if form == "csv" else COLUMNS, form)
    assert unusual == [set()] * 3


@pytest.mark.parametrize(
    ("rows", "left"),
    [
        # At the second level a whole is missing: its family ends there, and what names it is set aside.
        (
            [
                ["h", "", "", "", cuts(a="jj")],
                ["d1", "", "h", "a", "", "1"],
                ["g", "", "h2", "a", cuts(a="jj")],
                ["e1", "", "g", "a", "", "2"],
            ],
            {"h2", "g"},
        ),
        ([["h", "", "", "", cuts(a="jj")], ["d1", "", "h", "a", "", "1"], ["d1", "", "h", "a", "", "2"]], {"h"}),
        ([["h", "", "", "", cuts(a="jj")], ["d1", "", "h", "b", "", "1"]], {"h"}),
        ([["h", "", "g", "a", cuts(a="jj")], ["g", "", "h", "a", cuts(a="jj")], ["d", "", "g", "a", ""]], {"h", "g"}),
        ([["h", "", "h", "a", cuts(a="jj")], ["d", "", "h", "a", "", "3"]], {"h"}),
        (
            [
                ["h", "", "", "", cuts(a="jj")],
                ["m", "", "h", "a", cuts(a="jj")],
                ["d", "", "m", "a", "", "måske"],
                ["g", "", "", "", cuts(a="jj")],
                ["e", "", "g", "a", "", "3"],
            ],
            {"h", "m"},
        ),
        ([["h", "", "", "", '{"a": {"exhaustive": "ja"}}'], ["d", "", "h", "a", "", "1"]], {"h"}),
        ([["h", "", "", "", cuts(a="jj")], ["d", "", "h", "a", "", "0,3333333"]], {"h"}),
    ],
    ids=["missing", "twice", "cut", "circle", "itself", "unreadable", "cuts", "fine"],
)  # fmt: skip
def test_an_unusual_tree_is_read_by_the_definition(
    rows: list[list[str]], left: set[str], tmp_path: Path, unusual: list[set[str]]
) -> None:
    """The whole tree and no other, with the messages of a table that is read whole."""
    path = tmp_path / "opgaver.csv"
    write(path, [HEADING, *([*row, *[""] * (len(HEADING) - len(row))] for row in rows), ["x", *[""] * 11]])
    assert_same(path, family_plan(), EVERY_COLUMN)
    assert unusual == [left]


def test_a_chain_of_wholes_that_is_too_long_is_read_by_the_definition(tmp_path: Path, unusual: list[set[str]]) -> None:
    """A chain of as many levels as columns go through, and one of more."""
    rows = []
    for name, length in (("k", MOST_LEVELS), ("l", MOST_LEVELS + 2)):
        rows += [
            [f"{name}{n}", "", f"{name}{n - 1}" if n else "", "a" if n else "", cuts(a="jj"), *[""] * 7]
            for n in range(length)
        ]
    path = tmp_path / "opgaver.csv"
    write(path, [HEADING, *rows])
    assert_same(path, family_plan(), COLUMNS)
    assert unusual == [{f"l{n}" for n in range(MOST_LEVELS + 2)}]


def test_rows_are_told_of_while_families_are_gathered(tmp_path: Path) -> None:
    """Before the first row is out, all of them have been looked at at least once, and that is told."""
    rows = [["h", "", "", "", cuts(a="jj")], *(["d", "", "h", "a", ""] for _ in range(9))]
    path = tmp_path / "opgaver.csv"
    write(path, [HEADING, *([f"{row[0]}{n}" if n else "h", *row[1:], *[""] * 7] for n, row in enumerate(rows))])
    plan = family_plan()
    deciding = Stream(plan, survey(path, plan), COLUMNS, "csv")
    told: list[int] = []
    deciding.gathering = told.append
    next(deciding.rows())
    assert sum(told) >= len(rows)


QUARTERS = st.integers(0, 20).map(lambda n: Fraction(n, 4))


@st.composite
def weighted_parts(draw: st.DrawFn) -> list[tuple[Value, Value]]:
    """Figures and weights, each exact, between two ends, without end, and perhaps or certainly `ikke relevant`."""

    def value(least: int) -> Value:
        low = draw(QUARTERS) + least
        high = draw(st.sampled_from([low, low, None, None, low + 1]))
        irrelevant = draw(st.sampled_from([False] * 7 + [True]))
        return replace(between(low, high), irrelevant=irrelevant) if draw(st.integers(0, 9)) else NOT_RELEVANT

    return [(value(-2), value(0)) for _ in range(draw(st.integers(1, 4)))]


@given(weighted_parts(), st.integers(0, 3))
def test_a_mean_put_together_from_sums_is_the_mean(pairs: list[tuple[Value, Value]], inner: int) -> None:
    """Sums, extremes and short lists of parts, some of them wholes, tell as much as all figures and weights."""
    facts = family_plan().rulebook.facts
    mean = Mean(Figures(FactColumn(facts["andel"], None)), Figures(FactColumn(facts["årsværk"], None)))
    wholes, leaves = pairs[:inner], pairs[inner:]
    columns = (mean.column, mean.weight)
    cells = {one.entry: [one.entry_for(pair[n], None) for pair in leaves] for n, one in enumerate(columns)}
    frame = pl.DataFrame(
        {"helhed": ["h"] * len(leaves), "snit": ["a"] * len(leaves), **cells},
        schema={"helhed": pl.String, "snit": pl.String, **dict.fromkeys(cells, pl.Int32)},
    )
    kinds = [made for one in (mean.figures, mean.weights) for made in one.columns(frame.schema)]
    made = frame.select("helhed", "snit", *kinds).with_columns(mean.of_part(inner=False))
    both = pl.lit(True).alias("udtømmende"), pl.lit(True).alias("disjunkt")
    every = mean.with_ends(made.select(mean.gathered()).with_columns(both))
    (row,) = every.iter_rows(named=True)
    expected = weighted_mean([value for value, _ in pairs], [weight for _, weight in pairs])
    listed = mean.listed(made).select(LISTED).rows()
    assert mean.settled(row, listed, [Part.of(*one) for one in wholes]) == expected
    if not wholes and not row[mean.name("ene")]:
        ends = [row[mean.name(kind)] for kind in ("low", "low_under", "high", "high_under")]
        found = mean.column.bounds.value(ends, irrelevant=row[mean.name("irrelevant")])
        assert (found if row[mean.name("has")] else NOT_RELEVANT) == expected


@given(st.lists(st.tuples(st.integers(-(2**62), 2**62), st.integers(1, 2**62)), min_size=2, max_size=9))
def test_ends_are_compared_exactly(ends: list[tuple[int, int]]) -> None:
    """Fractions of large whole numbers, each with the next and with one that is as large."""
    others = [*ends[1:], ends[0]]
    frame = pl.DataFrame(
        {
            "a": [a for a, _ in ends],
            "a.under": [b for _, b in ends],
            "b": [a for a, _ in others],
            "b.under": [b for _, b in others],
        }
    )
    found = frame.select(End.of("a").is_above(End.of("b"))).to_series().to_list()
    assert found == [Fraction(*one) > Fraction(*other) for one, other in zip(ends, others, strict=True)]
    assert not frame.select(End.of("a").is_above(End.of("a"))).to_series().any()
