"""Dates, versions and hashes: an old decision is made again as it was, and only what a rulebook says changes its hash."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import golden
from egnet.cli import cli
from egnet.decision.decision import decision_of
from egnet.driver import inspect_rulebook, read_rulebook
from egnet.evaluate.forest import decide
from egnet.plan.fold import plan_of
from egnet.records.read import read_cases
from egnet.rulebook.load import load
from egnet.rulebook.rulebook import Rulebook
from generate import dumped

BASE = golden.BASE
CASES = BASE / "cases" / "opgaver.yaml"
ENGINE = Path(__file__).parents[1] / "engine" / "egnet"
ADOPTED = date(2010, 3, 12)

LATER_VALUES = """\
parameters:
  mindste_volumen:
    type: integer
    unit: henvendelser/år
    title: {da: mindste volumen, en: least volume}
    values:
      - {value: 20000, from: 2010-01-01, to: 2011-12-31, source: "analyse-2010, afsnit 3, princip 3"}
      - {value: 999999, from: 2012-01-01, source: "analyse-2010, afsnit 3, princip 3"}
  mindste_andel:
    type: share
    title: {da: mindste andel uden skøn, en: least share without discretion}
    values:
      - {value: 99 %, from: 2010-07-01, source: "analyse-2010, afsnit 3, princip 1"}
      - {value: 70 %, from: 2010-01-01, to: 2010-06-30, source: "analyse-2010, afsnit 3, princip 1"}
"""
LATER_RULE = """\
  - id: P3.forbud
    overrides: all others
    valid: {from: 2010-03-13}
    when: {henvendelser: ">= 0"}
    then: ikke opfyldt
    because: Fra dagen efter er intet stort nok
"""


def decisions(rulebook: Rulebook, day: date) -> list[Mapping[str, Any]]:
    """The decisions of the base's cases; of where they come from only the day and the record."""
    made = [decision_of(one) for one in decide(plan_of(rulebook, day), read_cases([CASES], rulebook).records)]
    for one in made:
        for key in ("rulebook_sha256", "version", "status"):
            del one["provenance"][key]
    return made


def changed(folder: Path) -> Path:
    """The base rulebook with values and a rule that hold from later on."""
    copy = folder / "senere"
    shutil.copytree(BASE / "rulebook", copy)
    (copy / "parameters.yaml").write_text(LATER_VALUES, encoding="utf-8")
    with (copy / "principles" / "3-volumen.yaml").open("a", encoding="utf-8") as file:
        file.write(LATER_RULE)
    return copy


def test_a_decision_under_an_old_date_is_the_same_today(tmp_path: Path) -> None:
    """What holds from later on changes nothing before its first day, to the last word of the decision, and does on that day."""
    before, after = read_rulebook(BASE / "rulebook"), read_rulebook(changed(tmp_path))
    assert decisions(before, ADOPTED) == decisions(after, ADOPTED)
    assert decisions(before, date(2010, 3, 13)) != decisions(after, date(2010, 3, 13))
    assert before.sha256 != after.sha256


def test_a_stored_decision_is_made_again_by_its_own_date(tmp_path: Path) -> None:
    """`--verify` decides by the date of the decision; that the rulebook is another is said, that the verdict stands as well."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    evaluate = ["evaluate", str(tmp_path / "cases"), "--rules"]
    stored = str(tmp_path / "afgoerelser.json")
    invoke = CliRunner().invoke
    assert invoke(cli, [*evaluate, str(BASE / "rulebook"), "--as-of", "2010-03-12", "--output", stored]).exit_code == 0
    again = invoke(cli, [*evaluate, str(BASE / "rulebook"), "--verify", stored])
    assert (again.exit_code, again.stdout) == (0, "2 af 2 gemte afgørelser står ved magt\n")
    later = invoke(cli, [*evaluate, str(changed(tmp_path)), "--verify", stored])
    assert later.exit_code == 1
    assert "pension" in later.stdout


def test_nothing_asks_what_day_it_is() -> None:
    """No module of the engine reads the clock."""
    clocks = {"today", "now", "utcnow", "time", "time_ns", "localtime", "gmtime", "perf_counter", "monotonic"}
    for path in ENGINE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in clocks:
                owner = node.func.value
                assert not (isinstance(owner, ast.Name) and owner.id in ("date", "datetime", "time")), path
                assert not (isinstance(owner, ast.Attribute) and owner.attr in ("date", "datetime")), path


# -- hashes --------------------------------------------------------------------------------------------------------------


def shuffled(tree: Any, data: st.DataObject) -> Any:
    """The same content with the keys of every mapping in another order."""
    if isinstance(tree, dict):
        return {key: shuffled(tree[key], data) for key in data.draw(st.permutations(list(tree)))}
    return [shuffled(item, data) for item in tree] if isinstance(tree, list) else tree


def rewritten(path: Path, data: st.DataObject) -> None:
    """The file with other line ends, comments, blank lines, order of keys and quotes, as far as they are drawn."""
    text = path.read_text(encoding="utf-8")
    if data.draw(st.booleans(), label="order of keys and quotes"):
        text = dumped(shuffled(yaml.load(text, Loader=yaml.BaseLoader), data))
    if data.draw(st.booleans(), label="comments and blank lines"):
        text = "# En bemærkning\n\n" + text + "\n# " + data.draw(st.text("abc æøå:{}[]#'\"-", max_size=20)) + "\n"
    content = text.replace("\n", data.draw(st.sampled_from(["\n", "\r\n", "\r"]))).encode("utf-8")
    path.write_bytes((b"\xef\xbb\xbf" if data.draw(st.booleans(), label="byte order mark") else b"") + content)


@settings(max_examples=15)
@given(data=st.data())
def test_only_content_changes_the_hash(data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Line ends, comments, key order, quotes and a byte order mark leave the hashes of rulebook and records alone."""
    folder = tmp_path_factory.mktemp("samme", numbered=True)
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    for path in (*(folder / "rulebook").rglob("*.yaml"), folder / "cases" / "opgaver.yaml"):
        rewritten(path, data)
    rulebook, diagnostics = inspect_rulebook(folder / "rulebook")
    assert rulebook is not None, diagnostics
    given_ = read_rulebook(BASE / "rulebook")
    assert rulebook.sha256 == given_.sha256
    hashes = [
        [one.sha256 for one in read_cases([path], given_).records]
        for path in (CASES, folder / "cases" / "opgaver.yaml")
    ]
    assert hashes[0]
    assert hashes[0] == hashes[1]
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("parameters.yaml", "value: 20000", "value: 20001"),
        ("rulebook.yaml", 'version: "1.0"', 'version: "1.1"'),
        ("principles/3-volumen.yaml", "tæller med i helhedens volumen", "tæller med i helhedens  volumen"),
        ("facts.yaml", "domain: [svag, stærk, afgørende]", "domain: [stærk, svag, afgørende]"),
        ("verdict.yaml", "{P1: opfyldt, P3: opfyldt}", "{P1: opfyldt}"),
    ],
)
def test_content_changes_the_hash(name: str, old: str, new: str, tmp_path: Path) -> None:
    """A number, a word, a space within a text, the order of a list, a test left out."""
    copy = tmp_path / "andet"
    shutil.copytree(BASE / "rulebook", copy)
    text = (copy / name).read_text(encoding="utf-8")
    assert old in text
    (copy / name).write_text(text.replace(old, new), encoding="utf-8")
    written, _ = load(copy)
    assert written is not None
    assert written.sha256 != read_rulebook(BASE / "rulebook").sha256


def test_a_table_hashes_alike_whatever_its_line_ends(tmp_path: Path) -> None:
    """A row of CSV is its cells by their columns: line ends and the order of columns are not content."""
    rulebook = read_rulebook(BASE / "rulebook")
    hashes = []
    for text in ("id;henvendelser;binding\na;20.000;svag\n", "id;binding;henvendelser\r\na;svag;20.000\r\n"):
        (tmp_path / "t.csv").write_bytes(text.encode())
        hashes += [one.sha256 for one in read_cases([tmp_path / "t.csv"], rulebook).records]
    assert len(hashes) == 2
    assert hashes[0] == hashes[1]


# -- drafts --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_draft_is_marked_wherever_its_decisions_are(language: str, tmp_path: Path) -> None:
    """In the table, the explanation, the report as Markdown and HTML, and the decision record; an adopted one is not."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    head = tmp_path / "rulebook" / "rulebook.yaml"
    adopted = head.read_text(encoding="utf-8")
    word, mark = ("udkast", "UDKAST") if language == "da" else ("draft", "DRAFT")
    for text, is_draft in ((adopted, False), (adopted.replace("status: vedtaget", "status: udkast"), True)):
        head.write_text(text, encoding="utf-8")
        rules = ["--rules", str(tmp_path / "rulebook"), "--as-of", "2010-03-12"]
        cases = str(tmp_path / "cases")
        for arguments, said in (
            (["evaluate", cases, *rules], f"{word})"),
            (["explain", cases, "--id", "pension", *rules], f"({word})"),
            (["report", cases, *rules], mark),
            (["report", cases, *rules, "--format", "html"], mark),
            (["evaluate", cases, *rules, "--format", "jsonl"], '"status": "udkast"'),
        ):
            result = CliRunner().invoke(cli, ["--language", language, *arguments], catch_exceptions=False)
            assert result.exit_code == 0
            assert (said in result.stdout) == is_draft, arguments
