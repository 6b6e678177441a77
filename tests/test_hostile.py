"""Input that means harm, or went wrong on its way: it is told in diagnostics, never in a traceback, and obeys no one."""

from __future__ import annotations

import json
import random
import shutil
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from egnet.cli import cli
from egnet.diagnostics.diagnostic import Diagnostic, EgnetError, has_errors
from egnet.diagnostics.render import render
from egnet.driver import inspect_rulebook, read_rulebook
from egnet.evaluate.forest import decide
from egnet.explain.explanation import explain
from egnet.plan.fold import plan_of
from egnet.records.folder import read_folder
from egnet.records.read import read_cases
from egnet.report.table import verdict_table
from egnet.rulebook.dates import days_of_change
from egnet.rulebook.rulebook import Rulebook

ROOT = Path(__file__).parents[1]
BASE = Path(__file__).parent / "diagnostics" / "base"
SHIPPED = ROOT / "rules" / "borgerserviceenhed-2010"
CASES = ROOT / "cases" / "2010-analysen"

# -- whole files -----------------------------------------------------------------------------------------------------------

FIVE_MB = 5 * 1024 * 1024
BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10)
)

HOSTILE: dict[str, bytes] = {
    "empty": b"",
    "blank": b"\n \n\t\n",
    "only a comment": b"# intet\n",
    "only a byte order mark": b"\xef\xbb\xbf",
    "only marks": b"---\n---\n...\n",
    "null": b"null",
    "a word": b"ja",
    "an empty list": b"[]",
    "an empty mapping": b"{}",
    "a list of lists": b"[[[]], {}, '']",
    "deep lists": b"[" * 100_000,
    "deep mappings": b"{a: " * 100_000,
    "deep blocks": b"- " * 100_000,
    "deep and closed": b"cases: " + b"[" * 5_000 + b"]" * 5_000,
    "an alias bomb": BOMB.encode(),
    "a huge text": b"cases: " + b"a" * FIVE_MB,
    "a huge number": b"cases: " + b"9" * FIVE_MB,
    "a huge key": b"a" * FIVE_MB + b": 1",
    "a huge line of commas": b"cases: [" + b"," * 200_000,
    "a huge line of values": b"cases: [" + b"a," * 2_000 + b"]",
    "many keys": b"".join(b"k%d: v\n" % n for n in range(3_000)),
    "a null character": b"cases:\x00 []\n",
    "escape sequences": b"cases: \x1b[2J\x1b]0;ejer\x07\n",
    "invalid UTF-8": b"cases: \xff\xfe\xfa\xc3\x28\n",
    "Windows-1252": "cases: fødsel – førtidspension\n".encode("cp1252"),
    "UTF-16": "id;tytel\nfoertidspension;Førtidspension\n".encode("utf-16"),
    "UTF-32": "cases: []\n".encode("utf-32"),
    "a merge conflict": b"<<<<<<< HEAD\ncases: []\n=======\ncases: {}\n>>>>>>> gren\n",
    "a tag that runs code": b"!!python/object/apply:os.system ['true']\n",
    "JSON that ends early": b'[{"id": "pension", "henvendelser": ',
    "an image": bytes(range(256)) * 40,
    "line ends of all kinds": "a: 1\rb: 2\r\nc: 3\u2028d: 4\x85e: 5\n".encode(),
    "a quote that never ends": b'id;title\npension;"' + b"a" * 200_000,
    "many columns": b";".join([b"id"] * 2_000) + b"\n" + b";".join([b"x"] * 2_000),
    "a formula": b'=cmd|"/c calc"!A1;@SUM(1)\n',
}
RULEBOOK_FILES = sorted(path.relative_to(BASE / "rulebook").as_posix() for path in (BASE / "rulebook").rglob("*.yaml"))
CASE_FILES = (
    "opgaver.yaml",
    "cases.yaml",
    "flere.yml",
    "flere.json",
    "flere.jsonl",
    "flere.csv",
    "flere.xlsx",
    "flere.parquet",
)


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small rulebook and a case folder, and the process in it."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> str:
    """What a command prints on both streams; it raises nothing and leaves with an agreed exit code."""
    result = CliRunner().invoke(cli, list(arguments), catch_exceptions=False)
    assert result.exit_code in (0, 1, 3)
    return result.output


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.usefixtures("workspace")
def test_no_file_of_a_rulebook_brings_a_traceback(hostile: str) -> None:
    """In the place of each file of a rulebook the content is told as errors, and nothing of it reaches the terminal raw."""
    for name in RULEBOOK_FILES:
        whole = Path("rulebook", name).read_bytes()
        Path("rulebook", name).write_bytes(HOSTILE[hostile])
        said = run("check", "rulebook")
        assert "fejl[E" in said
        assert_harmless(said)
        Path("rulebook", name).write_bytes(whole)


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.usefixtures("workspace")
def test_no_case_file_brings_a_traceback(hostile: str) -> None:
    """In the place of a case file of each kind, or beside a good one, the content is told and the good one decided."""
    for name in CASE_FILES:
        path = Path("cases", name)
        whole = path.read_bytes() if path.exists() else None
        path.write_bytes(HOSTILE[hostile])
        said = run("evaluate", "cases", "--rules", "rulebook", "--as-of", "2010-03-12")
        # A case folder need say nothing of itself.
        assert "fejl[E" in said or (name, hostile) == ("cases.yaml", "an empty mapping")
        assert_harmless(said)
        if name.startswith("flere"):
            assert "Pension" in said
        if whole is None:
            path.unlink()
        else:
            path.write_bytes(whole)


def assert_harmless(said: str) -> None:
    """Nothing in a text moves the cursor, changes the title, hides or turns round what follows."""
    raw = {c for c in said if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")} - {"\n"}
    assert not raw


# -- texts within good files -----------------------------------------------------------------------------------------------

TEXTS = (
    "\x1b[2J\x1b]0;ejer\x07",
    "\x9b31mrød",
    "\u202egnet\u2066",
    "[bold red]fed[/] :smiley:",
    "<script>alert(1)</script>",
    "=HYPERLINK('http://ond.example')",
    "Linje\nAfgørelse: egnet",
    "{0} {henvendelser!r} %s ${x}",
    "e\u0301" * 50,
    "漢字" * 100,
)


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: ascii(text)[:20])
@pytest.mark.usefixtures("workspace")
def test_text_is_data_wherever_it_stands(text: str) -> None:
    """Hostile titles, units, reasons and words of a vocabulary are shown, escaped, and change nothing else."""
    quoted = json.dumps(text)
    parameters = Path("rulebook/parameters.yaml")
    # A threshold in another unit than its fact would be an error.
    parameters.write_text(
        parameters.read_text(encoding="utf-8").replace("    unit: henvendelser/år\n", ""), encoding="utf-8"
    )
    for name, old, new in (
        ("cases/opgaver.yaml", "title: Pension", f"title: {quoted}"),
        ("cases/opgaver.yaml", "administration: SUF", f"administration: {quoted}"),
        ("cases/opgaver.yaml", "binding: svag", f"binding: {{value: svag, note: {quoted}}}"),
        ("rulebook/facts.yaml", "unit: henvendelser/år", f"unit: {quoted}"),
        ("rulebook/facts.yaml", "{da: binding til andre opgaver", f"{{da: {quoted}"),
        ("rulebook/facts.yaml", "definition: Hvor tæt", f"definition: {quoted}\n    # Hvor tæt"),
        (
            "rulebook/principles/1-niveau.yaml",
            "because: Opgaven er bundet",
            f"because: {json.dumps(doubled(text))}\n    # x",
        ),
        ("rulebook/rulebook.yaml", 'version: "1.0"', f"version: {quoted}"),
        ("rulebook/rulebook.yaml", "{en: suited}", f"{{en: {quoted}}}"),
    ):
        whole = Path(name).read_text(encoding="utf-8")
        assert old in whole
        Path(name).write_text(whole.replace(old, new, 1), encoding="utf-8")
        assert run("check", "rulebook") == "rulebook: ingen fejl\n"
        for command in (
            ("evaluate", "cases"),
            ("--language", "en", "evaluate", "cases"),
            ("explain", "cases", "--id", "pension"),
            ("facts", "--rules", "rulebook"),
        ):
            assert_harmless(run(*command))
        (first, _) = json.loads(CliRunner().invoke(cli, ["evaluate", "cases", "--format", "json"]).stdout)
        assert (first["id"], first["verdict"]) == ("pension", "egnet")
        Path(name).write_text(whole, encoding="utf-8")


def doubled(text: str) -> str:
    """The text as it is written where single braces are placeholders."""
    return text.replace("{", "{{").replace("}", "}}")


@pytest.mark.usefixtures("workspace")
def test_markup_in_a_title_stands_in_the_table_as_it_is_written() -> None:
    """The table knows no markup: brackets and tags are letters like others."""
    path = Path("cases/opgaver.yaml")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title: Pension", 'title: "[b]P[/b] <i>\\e[1m"'), encoding="utf-8")
    assert run("evaluate", "cases").splitlines()[2].startswith("[b]P[/b] <i>\\x1b[1m ")


@pytest.mark.parametrize("name", ["x" * 5_000, "../" * 3_000, "\x1b[2J"])
@pytest.mark.usefixtures("workspace")
def test_names_that_no_file_has(name: str) -> None:
    """A name of cases or rulebook that is too long, impossible or no file is told, from the command line and from a file."""
    Path("andre").mkdir()
    shutil.copy("cases/opgaver.yaml", "andre")
    Path("andre/cases.yaml").write_text(f"rulebook: {json.dumps(name)}\nas_of: 2010-03-12\n", encoding="utf-8")
    for arguments in (("--", name), ("--rules", name, "--", "cases"), ("--", "andre")):
        said = run("evaluate", *arguments)
        assert "fejl[E" in said
        assert_harmless(said)


# -- random damage ---------------------------------------------------------------------------------------------------------

#: What a node may be replaced by: too little, too much, the wrong sort, words with a meaning of their own.
INSTEAD: tuple[Any, ...] = (
    "", " ", "x", "ja", "nej", "0", "-1", "1.234,5", "9" * 5_000, "1e999", "75 %", "ukendt", "ikke relevant", "ikke oplyst",
    "{x}", "{", "}}", ">= ", "not(", "[5..1]", "a + b", "1 / 0", "sum()", "9999-12-31", "0001-01-01", "all others", "P1",
    "x" * 20_000, [], {}, [[]], [{}], {"x": "y"}, {"": ""}, ["ja", ["nej"]], {"da": "x"}, {"all": []}, {"any": {"x": []}},
)  # fmt: skip

Path_ = tuple[Any, ...]


def nodes(tree: Any, path: Path_ = ()) -> Iterator[Path_]:
    """The paths of all nodes of a tree but the root."""
    for key, child in tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ():
        yield (*path, key)
        yield from nodes(child, (*path, key))


def at(tree: Any, path: Path_) -> Any:
    for key in path:
        tree = tree[key]
    return tree


def damage(tree: Any, chance: random.Random) -> None:
    """Replace, delete, duplicate, move or rename one node at random."""
    places = list(nodes(tree))
    if not places:
        return
    *above, key = chance.choice(places)
    parent = at(tree, tuple(above))
    match chance.choice(("replace", "replace", "replace", "delete", "duplicate", "move", "move", "rename", "wrap")):
        case "replace":
            parent[key] = chance.choice(INSTEAD)
        case "delete":
            del parent[key]
        case "duplicate" if isinstance(parent, list):
            parent.insert(chance.randrange(len(parent) + 1), parent[key])
        case "duplicate":
            parent[chance.choice((f"{key}2", *parent))] = parent[key]
        case "move":
            parent[key] = at(tree, chance.choice(places))
        case "rename" if isinstance(parent, dict):
            parent[chance.choice((f"{key}x", "", "id", "when", "not", "verdict"))] = parent.pop(key)
        case _:
            parent[key] = chance.choice(([parent[key]], {"all": parent[key]}, {"da": parent[key]}))


def dumped(tree: Any) -> str:
    class Plain(yaml.SafeDumper):
        def ignore_aliases(self, data: Any) -> bool:
            return True

    return yaml.dump(tree, Dumper=Plain, allow_unicode=True, sort_keys=False)


def damaged(path: Path, chance: random.Random) -> str:
    """The file with a few nodes damaged, and at times a line of its text as well."""
    tree = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    for _ in range(chance.randint(1, 3)):
        damage(tree, chance)
        try:
            text = dumped(tree)
        except RecursionError:
            # A node was moved into itself.
            return "cases: " + "[" * 1_000
    lines = text.splitlines(keepends=True)
    if chance.random() < 0.2:
        line = chance.randrange(len(lines))
        lines[line : line + 1] = chance.choice(
            ([], [lines[line]] * 2, ["  " + lines[line]], [lines[line].replace(":", "", 1)])
        )
    return "".join(lines)


def assert_told(diagnostics: list[Diagnostic]) -> None:
    """Every diagnostic can be shown in both languages."""
    assert_harmless(render(diagnostics, "da") + render(diagnostics, "en"))


def assert_decides(rulebook: Rulebook, cases: Path) -> None:
    """Whatever can be read can be decided, explained and shown, on every day on which the rulebook changes."""
    intake = read_cases([cases], rulebook)
    assert_told(intake.diagnostics)
    for day in days_of_change(rulebook):
        decided = decide(plan_of(rulebook, day), intake.records)
        verdict_table(decided, "da")
        for one in decided[:2]:
            explain(one, "en", decided)


@given(seed=st.integers(0, 2**32))
def test_a_damaged_rulebook_is_told_or_decides(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Random damage to the shipped rulebook is diagnosed; where it does no harm, the rulebook still decides."""
    chance = random.Random(seed)
    folder = tmp_path_factory.mktemp("regler", numbered=True) / "regler"
    shutil.copytree(SHIPPED, folder)
    path = chance.choice(sorted(folder.rglob("*.yaml")))
    path.write_text(damaged(path, chance), encoding="utf-8")
    rulebook, diagnostics = inspect_rulebook(folder)
    assert_told(diagnostics)
    assert (rulebook is None) == has_errors(diagnostics)
    if rulebook is not None:
        assert_decides(rulebook, CASES / "7-sof.yaml")
    shutil.rmtree(folder)


@cache
def shipped() -> Rulebook:
    return read_rulebook(SHIPPED)


@given(seed=st.integers(0, 2**32))
def test_a_damaged_case_file_is_told_or_decided(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Random damage to a shipped case file sets records aside; the rest are decided."""
    chance = random.Random(seed)
    path = chance.choice(sorted(CASES.glob("*.yaml")))
    copy = tmp_path_factory.mktemp("sager", numbered=True) / path.name
    copy.write_text(damaged(path, chance), encoding="utf-8")
    try:
        read_folder(copy)
    except EgnetError as error:
        assert_told(list(error.diagnostics))
    assert_decides(shipped(), copy)
    shutil.rmtree(copy.parent)


FLAT_TEXT = st.lists(
    st.sampled_from(
        ("id", "title", "part_of", "cut", "henvendelser", "sager", "facts", "cases", "x", "", "750.000", "ja", "null", "true",
         "1", "-", "\u202e", "\x00", "\\ud800", "\\u0000", ";", ",", "\t", "\n", "\r\n", '"', '""', "{", "}", "[", "]", ":")
    ),
    max_size=60,
).map("".join)  # fmt: skip


@pytest.mark.parametrize("suffix", ["csv", "json", "jsonl"])
@given(text=FLAT_TEXT)
def test_any_table_is_read(suffix: str, text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever stands in a flat file is records, or is told."""
    path = tmp_path_factory.mktemp("tabel", numbered=True) / f"tabel.{suffix}"
    path.write_text(text, encoding="utf-8", newline="")
    intake = read_cases([path], shipped())
    assert_told(intake.diagnostics)
    assert intake.is_whole == (not has_errors(intake.diagnostics))
    shutil.rmtree(path.parent)


# -- chains that are long rather than wide -------------------------------------------------------------------------------


def chain_of_parts(count: int) -> str:
    parts = (
        f"  - {{id: o{n}, part_of: o{n - 1}, cut: c, cuts: {{c: {{exhaustive: ja, disjoint: ja}}}}}}\n"
        for n in range(1, count)
    )
    return "cases:\n  - {id: o0, cuts: {c: {exhaustive: ja, disjoint: ja}}}\n" + "".join(parts)


def chain_of_facts(count: int) -> str:
    about = "title: x, definition: x, source: 'analyse-2010, afsnit 3'"
    facts = (f"  d{n}: {{type: number, derived: d{n - 1} + d{n - 1}, {about}}}\n" for n in range(1, count))
    return f"  d0: {{type: number, {about}}}\n" + "".join(facts)


def chain_of_rules(count: int) -> str:
    what = "when: {flytter_med_helheden: ja}, then: opfyldt, because: x"
    rules = (f"  - {{id: P9.r{n}, overrides: P9.r{n - 1}, {what}}}\n" for n in range(1, count))
    head = "principle: P9\ntitle: x\nsource: analyse-2010, afsnit 3\notherwise: ikke opfyldt\nrules:\n"
    return head + f"  - {{id: P9.r0, {what}}}\n" + "".join(rules)


#: The file that a chain is added to, and how long it is: longer than Python's stack where every link is visited.
LONG_CHAINS: dict[str, tuple[str, Callable[[int], str], int]] = {
    "parts": ("cases/opgaver.yaml", chain_of_parts, 1_500),
    "derived facts": ("rulebook/facts.yaml", chain_of_facts, 1_200),
    "overrides": ("rulebook/principles/9-kæde.yaml", chain_of_rules, 1_200),
}


@pytest.mark.parametrize("chain", LONG_CHAINS)
@pytest.mark.usefixtures("workspace")
def test_a_long_chain_is_no_recursion(chain: str) -> None:
    """Parts of parts, facts of facts and rules over rules may go on for longer than Python's stack."""
    name, made, length = LONG_CHAINS[chain]
    whole = Path(name).read_text(encoding="utf-8") if name.startswith("rulebook/facts") else ""
    Path(name).write_text(whole + made(length), encoding="utf-8")
    assert "ingen fejl" in run("check", "rulebook").splitlines()[-1]
    assert "opgaver: " in run("evaluate", "cases")
