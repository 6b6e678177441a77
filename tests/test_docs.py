"""That the documents show what egnet does: every command gives the output shown, every YAML example can be loaded.

A document is worked through from top to bottom in an empty folder (README.md: beside the shipped folders). Its fenced
blocks do this:

    ```yaml file=PATH              the block is a whole file: it is written to PATH
    ```diff file=PATH              lines with `-` in PATH are replaced by lines with `+`
    ```console                     after `$ ` a command, then its output; a line `…` stands for any lines, a `…` within
                                   a line for any text. `egnet …`, `python -c …` and `python -m pytest …` are run, other
                                   commands are not. Of a command without output shown, only that it ran is asked
    ```yaml instead=FOLDER/FILE    a file of the rulebook FOLDER as it might be instead: the rulebook must still load
    ```yaml when=rule|row|outcome  a condition that may stand in a rule, in a row of the verdict table, or in a
                                   consequence, of the rulebook that the document builds
    ```yaml                        an excerpt: it stands word for word in a shipped rulebook or case file

A rulebook that a document writes must load without an error, unless a `diff` breaks it on purpose.
"""

from __future__ import annotations

import importlib
import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from pathlib import Path

import pytest

import egnet
from egnet.diagnostics.diagnostic import Severity
from egnet.diagnostics.render import render
from egnet.driver import inspect_rulebook, read_rulebook
from egnet.evaluate.forest import decide
from egnet.plan.fold import plan_of
from egnet.records.read import read_cases
from egnet.source.shape import Written
from egnet.values.shown import show_value

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
SHIPPED = ("rules", "cases", "features")
UNUSABLE_LINES = ("Traceback (most recent call last)",)

_FENCE = re.compile(
    r"^(?P<indent> *)```(?P<language>\w+) *(?P<mark>[^\n`]*)\n(?P<body>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, the mark after it (`file=x`), its text, and the line its text starts on."""

    language: str
    key: str
    value: str
    body: str
    line: int


def blocks_of(document: Path) -> Iterator[Block]:
    text = document.read_text(encoding="utf-8")
    for match in _FENCE.finditer(text):
        key, _, value = match["mark"].strip().partition("=")
        line = text.count("\n", 0, match.start("body")) + 1
        yield Block(match["language"], key, value, textwrap.dedent(match["body"]), line)


@dataclass
class Session:
    """One document on its way through a folder; `written` are the rulebooks it wrote, `broken` those it then broke."""

    document: Path
    folder: Path
    written: dict[Path, None] = field(default_factory=dict)
    broken: set[Path] = field(default_factory=set)

    def at(self, block: Block) -> str:
        return f"{self.document.name}:{block.line}"

    def do(self, block: Block) -> None:
        match block.language, block.key:
            case "console", "":
                self.run(block)
            case "yaml" | "csv" | "gherkin" | "python", "file":
                self.write(block)
            case "diff", "file":
                self.change(block)
            case "yaml", "instead" | "when":
                pass
            case "yaml", "":
                assert is_excerpt(block.body), f"{self.at(block)}: in no shipped file"
            case (("yaml" | "diff" | "console"), mark):
                raise AssertionError(f"{self.at(block)}: unknown mark `{mark}`")

    def write(self, block: Block) -> None:
        path = self.folder / block.value
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.body, encoding="utf-8")
        if path.name == "rulebook.yaml":
            self.written[path.parent] = None

    def change(self, block: Block) -> None:
        path = self.folder / block.value
        text = path.read_text(encoding="utf-8")
        lines = [line for line in block.body.splitlines() if not line.startswith("@@")]
        old = "\n".join(line[1:] for line in lines if not line.startswith("+")) + "\n"
        new = "\n".join(line[1:] for line in lines if not line.startswith("-")) + "\n"
        assert text.count(old) == 1, f"{self.at(block)}: {block.value} has the lines {text.count(old)} times"
        path.write_text(text.replace(old, new), encoding="utf-8")
        self.broken |= {folder for folder in self.written if path.is_relative_to(folder)}

    def run(self, block: Block) -> None:
        for command, expected in commands_of(block.body):
            arguments = runnable(command)
            if arguments is None:
                continue
            finished = subprocess.run(
                arguments,
                cwd=self.folder,
                env=environment(),
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                check=False,
            )
            where = f"{self.at(block)}: {command}"
            assert not any(line in finished.stdout for line in UNUSABLE_LINES), f"{where}\n{finished.stdout}"
            assert finished.returncode in (0, 1, 3), f"{where}\n{finished.stdout}"
            if expected:
                assert matches(expected, finished.stdout), f"{where}\n--- shown\n{expected}\n--- is\n{finished.stdout}"

    # -- examples of the language -------------------------------------------------------------------------------------

    def check_rulebooks(self) -> None:
        for folder in self.written:
            if folder not in self.broken:
                assert complaints(folder) == "", f"{self.document.name}: {folder.name}"

    def check_instead(self, block: Block, beside: Path) -> None:
        folder, _, name = block.value.partition("/")
        shutil.copytree(self.folder / folder, beside)
        (beside / name).write_text(block.body, encoding="utf-8")
        assert complaints(beside) == "", self.at(block)

    def check_when(self, block: Block, beside: Path) -> None:
        (folder,) = self.written
        shutil.copytree(folder, beside)
        add_condition(block, beside)
        assert complaints(beside) == "", self.at(block)


def commands_of(body: str) -> Iterator[tuple[str, str]]:
    """Each command after a `$ `, with the output that is shown below it."""
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        yield command.strip(), output.rstrip()


def runnable(command: str) -> list[str] | None:
    """The command's arguments if it is one of ours."""
    words = shlex.split(command)
    if words[0] == "egnet":
        return [sys.executable, "-m", "egnet", *words[1:]]
    if words[:2] == ["python", "-c"] or words[:3] == ["python", "-m", "pytest"]:
        return [sys.executable, *words[1:]]
    return None


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "TEMP", "TMPDIR")}
    package = str(Path(egnet.__file__).parents[1])
    # An installed egnet brings its pytest plugin; one that is only on the path is told of.
    installed = any(point.name == "egnet" for point in entry_points(group="pytest11"))
    plugins = {} if installed else {"PYTEST_PLUGINS": "egnet.features.plugin"}
    return {**kept, **plugins, "COLUMNS": "80", "PYTHONUTF8": "1", "PYTHONPATH": package}


def matches(expected: str, output: str) -> bool:
    """Whether the output is as shown; `…` alone on a line stands for any lines, within a line for any text."""
    lines = [line.rstrip() for line in expected.splitlines()]
    pattern = "".join(
        r"(?:[^\n]*\n)*?" if line.strip() == "…" else r"[^\n]*?".join(map(re.escape, line.split("…"))) + r"\n"
        for line in lines
    )
    shown = "".join(f"{line.rstrip()}\n" for line in output.strip("\n").splitlines())
    return re.fullmatch(pattern, shown) is not None


def is_excerpt(body: str) -> bool:
    """Whether the lines stand in a shipped rulebook or case file, whatever their indentation."""
    files = [path for folder in ("rules", "cases") for path in (ROOT / folder).rglob("*.yaml")]
    wanted = textwrap.dedent(body).splitlines()
    for file in files:
        lines = file.read_text(encoding="utf-8").splitlines()
        for start in (n for n, line in enumerate(lines) if line.strip() == wanted[0].strip()):
            if textwrap.dedent("\n".join(lines[start : start + len(wanted)])).splitlines() == wanted:
                return True
    return False


def complaints(folder: Path) -> str:
    """Everything that is wrong with a rulebook, as text."""
    _, diagnostics = inspect_rulebook(folder)
    return render([one for one in diagnostics if one.severity is Severity.ERROR], "en")


def add_condition(block: Block, folder: Path) -> None:
    """Let something of the rulebook have the condition of the block, which starts with `when:`."""
    when = textwrap.indent(block.body, " " * 4)
    principles = sorted((folder / "principles").glob("*.yaml"))
    finding_and_reason = "    consider: plus\n    because: derfor\n"
    if block.value == "rule":
        principle = principles[0]
        text = f"{principle.read_text(encoding='utf-8')}  - id: EKSEMPEL\n{when}{finding_and_reason}"
        principle.write_text(text, encoding="utf-8")
    elif block.value == "row":
        table = folder / "verdict.yaml"
        head, rows, rest = table.read_text(encoding="utf-8").partition("rows:\n")
        then = re.search(r"then: (.*)", rest)
        assert then is not None
        table.write_text(f"{head}{rows}  - id: EKSEMPEL\n{when}    then: {then[1]}\n{rest}", encoding="utf-8")
    else:
        assert block.value == "outcome", block.value
        file = folder / "consequences.yaml"
        source = re.search(r"source: (.*)", file.read_text(encoding="utf-8"))
        assert source is not None
        entry = f"  - id: EKSEMPEL\n    title: x\n{when}    then: x\n    source: {source[1]}\n"
        file.write_text(file.read_text(encoding="utf-8") + entry, encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_document_shows_what_egnet_does(document: Path, tmp_path: Path) -> None:
    """Every command of the document gives the output shown, and every YAML example of it can be loaded."""
    folder = tmp_path / "here"
    folder.mkdir()
    if document.name == "README.md":
        for name in SHIPPED:
            shutil.copytree(ROOT / name, folder / name)
    session = Session(document, folder)
    blocks = list(blocks_of(document))
    for block in blocks:
        session.do(block)
    session.check_rulebooks()
    for number, block in enumerate(blocks):
        if block.key == "instead":
            session.check_instead(block, tmp_path / f"instead-{number}")
        elif block.key == "when":
            session.check_when(block, tmp_path / f"when-{number}")


@pytest.mark.parametrize("name", ["README.md", "docs/guide.md", "docs/language.md"])
def test_document_has_commands(name: str) -> None:
    """The documents for users show commands that are run here."""
    blocks = [block for block in blocks_of(ROOT / name) if block.language == "console"]
    commands = [command for block in blocks for command, _ in commands_of(block.body)]
    assert [command for command in commands if runnable(command) is not None]


def test_links_lead_somewhere() -> None:
    """A link within the repository leads to a file that is there."""
    for document in DOCUMENTS:
        text = document.read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text):
            if "://" not in target and not target.startswith("mailto:"):
                assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_elision_matches_lines_and_text() -> None:
    """A `…` on its own line stands for lines, within a line for text, and nothing else is left out."""
    assert matches("a\n…\nd", "a\nb\nc\nd\n")
    assert matches("a\n…", "a\n")
    assert matches("one … three", "one two three\n")
    assert not matches("a\nd", "a\nb\nd\n")
    assert not matches("a … b\nc", "a x\ny b\nc\n")
    assert not matches("a", "a\nb\n")


# -- what the report says twice ----------------------------------------------------------------------------------------


def table_under(document: Path, heading: str) -> list[list[str]]:
    """The rows of the table under a heading, without its head."""
    text = document.read_text(encoding="utf-8")
    section = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert section is not None, f"{document.name} has no heading {heading!r}"
    lines = [line for line in section[1].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def test_contradictions_are_those_of_the_cases() -> None:
    """Every figure that a case file states twice and every whole that its parts contradict is listed, and no other."""
    rulebook = read_rulebook(ROOT / "rules" / "borgerserviceenhed-2010")
    assert rulebook.adopted is not None
    intake = read_cases([ROOT / "cases" / "2010-analysen"], rulebook)
    twice, apart = [], []
    for one in decide(plan_of(rulebook, rulebook.adopted.date), intake.records):
        for fact, figure in one.record.figures.items():
            for other in figure.also:
                agree = "silent" if other.value.unknown else "no" if figure.value.meet(other.value).is_empty else "yes"
                printed = [f"`{part.printed}` ({part.source.place})" for part in (figure, other)]
                twice.append([f"`{one.record.id}`", f"`{fact}`", *printed, agree])
        for found in one.effective.disagreements:
            domain = rulebook.facts[found.fact].domain
            shown = [show_value(value, domain) for value in (found.stated, found.from_parts)]
            apart.append([f"`{found.record}`", f"`{found.fact}`", *shown])
    document = ROOT / "docs" / "contradictions.md"
    assert twice
    assert apart
    assert sorted(row[:5] for row in table_under(document, "Figures stated twice")) == sorted(twice)
    assert sorted(row[:4] for row in table_under(document, "Wholes against their parts")) == sorted(apart)


def resolves(identifier: str) -> bool:
    """Whether a dotted name is something in the package, or a plain one stands in a shipped file or a decision."""
    if identifier.startswith("egnet."):
        module, _, name = identifier.rpartition(".")
        return hasattr(importlib.import_module(module), name)
    files = [*(ROOT / "rules").rglob("*.yaml"), *(ROOT / "cases").rglob("*.yaml"), *(ROOT / "engine").rglob("*.py")]
    word = re.compile(rf"(?<![\w.]){re.escape(identifier)}(?!\w)")
    return any(word.search(file.read_text(encoding="utf-8")) for file in files)


def test_glossary_names_what_exists() -> None:
    """Every identifier of the glossary exists, and no term and no identifier of the code stands twice."""
    glossary = ROOT / "docs" / "glossary.md"
    headings = re.findall(r"^## (.*)$", glossary.read_text(encoding="utf-8"), re.MULTILINE)
    rows = [row for heading in headings for row in table_under(glossary, heading)]
    identifiers = [row[1].strip("`") for row in rows]
    assert [identifier for identifier in identifiers if not resolves(identifier)] == []
    terms = [term for row in rows for term in row[0].split(", ")]
    assert {term for term in terms if terms.count(term) > 1} == set()
    assert {identifier for identifier in identifiers if identifiers.count(identifier) > 1} == set()


def test_language_names_every_field() -> None:
    """Every field that a rulebook or a case file may have stands in the language reference."""
    modules = ("egnet.rulebook.written", "egnet.records.read", "egnet.records.folder", "egnet.source.shape")
    models = {
        model
        for module in map(importlib.import_module, modules)
        for model in vars(module).values()
        if isinstance(model, type) and issubclass(model, Written)
    }
    fields = {field.alias or name for model in models for name, field in model.model_fields.items() if name != "node"}
    text = (ROOT / "docs" / "language.md").read_text(encoding="utf-8")
    assert len(fields) > 40
    assert {name for name in fields if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)} == set()


def test_money_page_names_every_field() -> None:
    """Every field that a file about money may have stands in its page."""
    models = {
        model
        for model in vars(importlib.import_module("egnet.worth.written")).values()
        if isinstance(model, type) and issubclass(model, Written)
    }
    # What a check asks is described in docs/audit.md.
    models = {model for model in models if model.__name__ != "WrittenCheck"}
    fields = {field.alias or name for model in models for name, field in model.model_fields.items() if name != "node"}
    text = (ROOT / "docs" / "money.md").read_text(encoding="utf-8")
    assert len(fields) > 50
    of_documents = {"publisher", "date"}
    assert {name for name in fields - of_documents if f"`{name}`" not in text} == set()
