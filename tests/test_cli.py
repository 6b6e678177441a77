"""Whole commands: what goes to stdout, what to stderr, and the exit code."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

import egnet
from egnet.cli import COMMANDS, cli

BASE = Path(__file__).parent / "diagnostics" / "base"
DONE, FAILED, USAGE, UNUSABLE = 0, 1, 2, 3

KEYS = {
    "id", "title", "administration", "part_of", "verdict", "certain", "exact", "possible", "undecided_by", "findings",
    "reasons", "overridden", "conflicts", "consequences", "schedule", "provenance",
}  # fmt: skip
OF_REASON = {"rule", "principle", "finding", "polarity", "decisive", "text", "source", "facts"}
OF_PROVENANCE = {"rulebook", "version", "rulebook_sha256", "as_of", "record_sha256", "egnet"}


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small rulebook and a case folder, and the process in it."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, expected: int = DONE) -> Result:
    """The command in this process; it must end with the expected exit code and without a traceback."""
    result = CliRunner().invoke(cli, list(arguments), catch_exceptions=False)
    assert result.exit_code == expected, result.stderr
    return result


def decisions(*arguments: str, expected: int = DONE) -> dict[str, dict[str, object]]:
    """The decisions that `evaluate --format json` prints, by id."""
    result = run("evaluate", *arguments, "--format", "json", expected=expected)
    return {decision["id"]: decision for decision in json.loads(result.stdout)}


def write(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def mend(path: str, old: str, new: str) -> None:
    text = Path(path).read_text(encoding="utf-8")
    assert old in text
    write(path, text.replace(old, new, 1))


# -- evaluate ------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("workspace")
def test_the_table_has_a_row_for_each_task() -> None:
    """Tasks with their parts indented, verdicts, the reason that decides, and the counts; on stderr what was chosen."""
    result = run("evaluate", "cases")
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["Opgave", "Afgørelse", "Fordi"]
    assert lines[1].startswith("Pension ") and " egnet " in lines[1]
    assert any(line.startswith("  Tillæg ") for line in lines)
    assert lines[-1] == "2 opgaver: 1 egnet, 1 mulig fremtidig"
    assert result.stderr == "regelsæt lille 1.0 (cases.yaml), dato 2010-03-12 (cases.yaml)\n"


@pytest.mark.usefixtures("workspace")
def test_the_table_in_english() -> None:
    """Headings, verdicts and what is said on stderr follow the language."""
    result = run("--language", "en", "evaluate", "cases", "--as-of", "2010-03-12")
    assert result.stdout.split()[:3] == ["Task", "Verdict", "Because"]
    assert result.stdout.splitlines()[-1] == "2 tasks: 1 suited, 1 possible in the future"
    assert result.stderr == "rulebook lille 1.0 (cases.yaml), date 2010-03-12 (--as-of)\n"


@pytest.mark.usefixtures("workspace")
def test_a_decision_has_the_keys_agreed() -> None:
    """The keys of the decision record, of its reasons and of its provenance; more may be added, none may go."""
    decision = decisions("cases")["pension"]
    assert decision.keys() >= KEYS
    assert decision["verdict"] == "egnet" and decision["possible"] == ["egnet"] and decision["certain"] is True
    assert decision["findings"]["P1"] == {"possible": ["opfyldt"], "certain": True}  # type: ignore[index]
    (reason, *_) = decision["reasons"]  # type: ignore[misc]
    assert reason.keys() >= OF_REASON
    assert reason["facts"]["andel_uden_skøn"]["value"] == 0.765
    assert reason["facts"]["andel_uden_skøn"]["source"] == "analyse-2010, afsnit 4.5"
    provenance = decision["provenance"]
    assert isinstance(provenance, dict) and provenance.keys() >= OF_PROVENANCE
    assert (provenance["rulebook"], provenance["as_of"], provenance["egnet"]) == (
        "lille",
        "2010-03-12",
        egnet.__version__,
    )


@pytest.mark.usefixtures("workspace")
def test_json_lines_are_the_same_decisions() -> None:
    """One decision on each line, equal to those of `json`."""
    lines = run("evaluate", "cases", "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line) for line in lines] == list(decisions("cases").values())


@pytest.mark.usefixtures("workspace")
def test_csv_opens_in_a_danish_spreadsheet() -> None:
    """A byte order mark, semicolons, and text that would be a formula marked as text."""
    text = (BASE / "cases" / "opgaver.yaml").read_text(encoding="utf-8")
    for title in ('=HYPERLINK("http://ond.example";"Klik")', "+45 33 66", "-1 dag", "@SUM(A1)", "＝1+1", "\t=1+1"):
        write("cases/opgaver.yaml", text.replace("title: Tillæg", f"title: {json.dumps(title)}"))
        content = run("evaluate", "cases", "--format", "csv").stdout_bytes
        assert content.startswith(b"\xef\xbb\xbfid;title;")
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
        assert [row["id"] for row in rows] == ["pension", "pension.tillaeg"]
        assert rows[0]["verdict"] == "egnet" and rows[0]["certain"] == "ja"
        assert rows[1]["title"] == f"'{title.strip()}"


def in_a_new_process(arguments: Sequence[str], folder: Path, seed: str) -> bytes:
    """What the command prints, in a process of its own."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    command = [sys.executable, "-m", "egnet", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.PIPE, check=True).stdout


@pytest.mark.parametrize("format_", ["table", "json", "jsonl", "csv"])
def test_the_same_input_gives_the_same_bytes(format_: str, tmp_path: Path) -> None:
    """Neither the seed of hashes nor the folder that the command runs in shows in the result."""
    elsewhere = tmp_path / "et andet sted"
    shutil.copytree(BASE, elsewhere)
    once = in_a_new_process(["evaluate", "cases", "--format", format_], BASE, "1")
    again = in_a_new_process(["evaluate", "cases", "--format", format_], elsewhere, "2")
    assert once == again != b""


def test_the_shipped_cases_give_the_same_bytes() -> None:
    """Ninety records over the shipped rulebook, under two seeds."""
    arguments = ["evaluate", "2010-analysen", "--format", "json"]
    assert in_a_new_process(arguments, BASE, "1") == in_a_new_process(arguments, BASE.parent, "2")


@pytest.mark.usefixtures("workspace")
def test_a_result_is_written_to_a_file() -> None:
    """The file's suffix chooses the format, stdout stays empty, and nothing is left beside the file."""
    before = set(Path.cwd().iterdir())
    result = run("evaluate", "cases", "--output", "ud.json")
    assert result.stdout == ""
    assert [one["id"] for one in json.loads(Path("ud.json").read_text(encoding="utf-8"))] == [
        "pension",
        "pension.tillaeg",
    ]
    assert set(Path.cwd().iterdir()) - before == {Path.cwd() / "ud.json"}


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("output", ["findes-ikke/ud.csv", "rulebook", "cases/opgaver.yaml/ud.csv"])
def test_an_output_that_cannot_be_written_is_told(output: str) -> None:
    """A folder that is missing, or is there under the file's name, is a diagnostic; no half file is left behind."""
    before = sorted(Path.cwd().rglob("*"))
    result = run("evaluate", "cases", "--output", output, expected=UNUSABLE)
    assert f"fejl[E408]: `{output}` kan ikke skrives: " in result.stderr
    assert result.stdout == "" and sorted(Path.cwd().rglob("*")) == before


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("name", ["ud.xlsx", "ud.csv"])
def test_an_output_that_is_open_elsewhere_is_told(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Windows has it, a file that Excel holds open cannot be replaced: that is said, and what was there stays."""

    def held(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "Access is denied", str(self), None, str(target))

    Path(name).write_bytes(b"gammelt")
    monkeypatch.setattr(Path, "replace", held)
    before = set(Path.cwd().iterdir())
    result = run("evaluate", "cases", "--output", name, expected=UNUSABLE)
    assert f"`{name}` kan ikke skrives: filen er åben i et andet program" in result.stderr
    assert "luk filen" in result.stderr
    assert Path(name).read_bytes() == b"gammelt" and set(Path.cwd().iterdir()) == before


@pytest.mark.usefixtures("workspace")
def test_a_windows_console_shows_diagnostics_readably() -> None:
    """In Windows-1252: Danish letters as they are, a like character for one that it does not have, carets in place."""
    write("ring.csv", "id;part_of;cut\nførtidspension;å→b;x\nå→b;førtidspension;x\nłódź;;\n")
    command = [sys.executable, "-m", "egnet", "evaluate", "ring.csv", "--rules", "rulebook"]
    environment = {"PYTHONIOENCODING": "cp1252", "PYTHONPATH": str(Path(egnet.__file__).parents[1])}
    finished = subprocess.run(command, env=environment, capture_output=True, check=False)
    said = finished.stderr.decode("cp1252")
    assert finished.returncode == FAILED and "Traceback" not in said
    assert "`førtidspension` er del af sig selv: førtidspension > å>b > førtidspension" in said
    assert "   = hjælp: ret `part_of`" in said
    line, carets = said.split(" 2 | ")[1].splitlines()[:2]
    assert line[carets.index("^") - 5 :][: carets.count("^")] == "å>b"
    assert "?ódz" in finished.stdout.decode("cp1252")


# -- which rulebook, which date ------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("workspace")
def test_the_rulebook_is_the_one_that_is_named_first() -> None:
    """`--rules` by path or by name, else cases.yaml, else ./rules, else the shipped one; stderr says which."""
    named = run("evaluate", "cases", "--rules", "rulebook")
    assert "regelsæt lille 1.0 (--rules)" in named.stderr
    by_name = run("facts", "--rules", "borgerserviceenhed-2010")
    assert "indgange_der_kan_samles" in by_name.stdout
    shutil.copytree("rulebook", "rules/lille")
    mend("cases/cases.yaml", "rulebook: rulebook\n", "")
    assert "regelsæt lille 1.0 (./rules)" in run("evaluate", "cases").stderr
    mend("cases/cases.yaml", "as_of", "rulebook: borgerserviceenhed-2010\nas_of")
    assert "regelsæt borgerserviceenhed-2010 1.0 (cases.yaml)" in run("evaluate", "cases", expected=UNUSABLE).stderr
    shutil.rmtree("rules")
    assert "indgange_der_kan_samles" in run("facts").stdout


@pytest.mark.usefixtures("workspace")
def test_the_date_is_the_one_that_is_named_first() -> None:
    """`--as-of`, else cases.yaml, else the rulebook's adoption; a date without a rulebook in force is refused."""
    assert "dato 2011-05-01 (--as-of)" in run("evaluate", "cases", "--as-of", "2011-05-01").stderr
    mend("cases/cases.yaml", "as_of: 2010-03-12\n", "")
    assert "dato 2010-03-12 (vedtaget)" in run("evaluate", "cases").stderr
    late = run("evaluate", "cases", "--as-of", "2013-01-01", expected=UNUSABLE)
    assert "fejl[E156]: regelsættet gælder ikke 2013-01-01" in late.stderr and late.stdout == ""


def test_a_mistake_on_the_command_line_is_a_mistake_of_usage() -> None:
    """An unknown option, a missing argument and an impossible date leave with 2 and say how to ask for help."""
    for arguments in (["evaluate"], ["evaluate", "x", "--regler", "y"], ["evaluate", "x", "--as-of", "i går"]):
        result = run(*arguments, expected=USAGE)
        assert "Usage: " in result.stderr and result.stdout == ""


def test_the_list_of_commands_says_what_each_command_says_of_itself() -> None:
    """The short texts of `egnet --help` are the beginnings of the commands' own help texts."""
    for name, text in COMMANDS.items():
        command = cli.get_command(click.Context(cli), name)
        assert command is not None and command.help is not None
        assert " ".join(command.help.split("\n\n")[0].split()) == text, name


def test_help_imports_no_command() -> None:
    """`egnet --help` imports neither a command nor what commands need."""
    environment = {**os.environ, "PYTHONPATH": str(Path(egnet.__file__).parents[1]), "PYTHONUTF8": "1"}
    shows = "import sys; from egnet.cli import cli; cli(['--help'], standalone_mode=False); print(sorted(sys.modules))"
    found = subprocess.run([sys.executable, "-c", shows], capture_output=True, text=True, check=True, env=environment)
    imported = found.stdout.splitlines()[-1]
    assert "'egnet.cli'" in imported and "evaluate" in found.stdout
    for name in ("egnet.cli.evaluate", "egnet.driver", "pydantic", "yaml", "lark", "rich", "polars"):
        assert f"'{name}'" not in imported, name


# -- bad records ---------------------------------------------------------------------------------------------------------

WHOLE = """\
source: analyse-2010, afsnit 4.5
cases:
  - id: pension
    cuts: {ydelse: {exhaustive: ja, disjoint: ja}}
    facts: {andel_uden_skøn: 80 %, flytter_med_helheden: nej}
  - {id: pension.helbred, part_of: pension, cut: ydelse, facts: {henvendelser: 5000, flytter_med_helheden: nej}}
"""


@pytest.mark.usefixtures("workspace")
def test_a_bad_record_is_set_aside_and_the_others_decided() -> None:
    """The reason and the counts are on stderr, the good records on stdout, and the exit code says that it is not all."""
    write("cases/flere.csv", "id;title;henvendelser\nbyggesager;Byggesager;mange\nparkering;Parkering;38.000\n")
    result = run("evaluate", "cases", "--format", "csv", expected=FAILED)
    assert [line.split(";")[0] for line in result.stdout.splitlines()[1:]] == [
        "parkering",
        "pension",
        "pension.tillaeg",
    ]
    assert "fejl[E201]: `mange` er ikke et tal" in result.stderr
    assert "1 af 4 opgaver er sat til side" in result.stderr


@pytest.mark.usefixtures("workspace")
def test_two_records_with_one_id_are_both_set_aside() -> None:
    """Neither is the right one, and both are counted."""
    write("cases/flere.csv", "id;henvendelser\nbyggesager;38.000\nbyggesager;39.000\n")
    result = run("evaluate", "cases", expected=FAILED)
    assert "2 af 4 opgaver er sat til side" in result.stderr and "ygges" not in result.stdout


@pytest.mark.usefixtures("workspace")
def test_a_part_goes_with_its_whole() -> None:
    """A part inherits from its whole, so it is set aside with it."""
    mend("cases/opgaver.yaml", "henvendelser: 60000", "henvendelser: 60.000")
    write("cases/flere.csv", "id;henvendelser\nbyggesager;38.000\n")
    result = run("evaluate", "cases", expected=FAILED)
    assert "fejl[E230]: helheden `pension` er sat til side" in result.stderr
    assert "2 af 3 opgaver er sat til side" in result.stderr
    assert "byggesager" in result.stdout and "Tillæg" not in result.stdout


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("  - {id: pension.tillaeg, part_of: pension, cut: ydelse, facts: {henvendelser: få}}\n", "E201"),
        ("  - {id: pension.tillaeg, part_of: pension, cut: ydelse, tittel: Tillæg}\n", "E103"),
        ("  - {part_of: pension, cut: ydelse, facts: {henvendelser: 20000}}\n", "E221"),
        ("  - {id: pension.tillaeg, part_of: pension, part_of: pension, cut: ydelse}\n", "E030"),
        ("  - {id: pension.tillaeg, part_of: [pension], cut: ydelse}\n", "E109"),
        ("  - pension.tillaeg\n", "E221"),
        ("", ""),
    ],
    ids=["a bad figure", "an unknown field", "no id", "a key twice", "a bad whole", "no record", "no part"],
)
@pytest.mark.usefixtures("workspace")
def test_a_bad_part_leaves_its_whole_with_an_unknown_part(part: str, code: str) -> None:
    """The parts' sum is at least what the good parts give, and no verdict is certain that an unknown part might change."""
    write("cases/opgaver.yaml", WHOLE + part)
    result = run("evaluate", "cases", "--format", "json", expected=FAILED if part else DONE)
    whole, good = json.loads(result.stdout)
    assert code in result.stderr
    assert (whole["certain"], whole["verdict"]) == ((False, "uafklaret") if part else (True, "mulig fremtidig"))
    assert good["certain"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rest.yaml", "cases: [\n"),
        ("rest.yaml", "sager: []\n"),
        ("rest.csv", "nr;henvendelser\n1;2\n"),
        ("rest.csv", "id;part_of;cut;henvendelser\npension.tillaeg;pension;ydelse;2;3\n"),
        ("rest.jsonl", '{"id": "pension.tillaeg"\n'),
        ("rest.json", "{}"),
        ("rest.xlsx", ""),
    ],
)
@pytest.mark.usefixtures("workspace")
def test_a_file_that_cannot_be_read_may_have_held_a_part_of_anything(name: str, content: str) -> None:
    """The other files are decided, the loss is told, and no whole is certain as if the file had not been there."""
    write("cases/opgaver.yaml", WHOLE)
    write(f"cases/{name}", content)
    result = run("evaluate", "cases", "--format", "json", expected=FAILED)
    assert [(one["id"], one["certain"]) for one in json.loads(result.stdout)] == [
        ("pension", False),
        ("pension.helbred", True),
    ]
    assert "fejl[E" in result.stderr
    assert f"ikke læst: cases/{name}" in result.stderr or "er sat til side" in result.stderr


@pytest.mark.usefixtures("workspace")
def test_nothing_that_can_be_decided_is_unusable_input() -> None:
    """With every record set aside there is no result, and stdout is empty."""
    mend("cases/opgaver.yaml", "henvendelser: 60000", "henvendelser: 60.000")
    result = run("evaluate", "cases", "--format", "json", expected=UNUSABLE)
    assert result.stdout == "" and "2 af 2 opgaver er sat til side" in result.stderr


@pytest.mark.usefixtures("workspace")
def test_stdout_holds_the_result_and_nothing_else() -> None:
    """Lints, drafts and diagnostics of other records go to stderr, so that JSON stays JSON."""
    mend("rulebook/rulebook.yaml", "status: vedtaget", "status: udkast")
    mend("cases/opgaver.yaml", "title: Tillæg", "title: Tillæg #2")
    write("cases/flere.csv", "id;henvendelser\nbyggesager;mange\n")
    result = run("evaluate", "cases", "--format", "json", expected=FAILED)
    assert [one["id"] for one in json.loads(result.stdout)] == ["pension", "pension.tillaeg"]
    for said in ("regelsættet er et udkast", "lint[L001]", "fejl[E201]"):
        assert said in result.stderr


# -- explain, facts, check -----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("workspace")
def test_one_task_is_explained() -> None:
    """The verdict, the reasons with figures and sources, what was set aside, and the rulebook it rests on."""
    text = run("explain", "cases", "--id", "pension.tillaeg").stdout
    assert text.startswith("Tillæg (SUF)\n============\n")
    for said in ("Afgørelse: mulig fremtidig", "Opgaven tæller med i helhedens volumen", "analyse-2010, afsnit 4.5"):
        assert said in text
    assert "P3.lille" in text and "regelsæt lille 1.0" in text


@pytest.mark.usefixtures("workspace")
def test_an_explanation_as_data_is_the_decision_with_its_reasoning() -> None:
    """`explain --format json` gives the decision of `evaluate` and everything that the text says, nested."""
    explained = json.loads(run("explain", "cases", "--id", "pension", "--format", "json").stdout)
    reasoning = explained.pop("explanation")
    assert explained == decisions("cases")["pension"]
    text = " ".join(run("explain", "cases", "--id", "pension").stdout.split())
    told = list(texts_in(reasoning["sections"]))
    assert told
    assert all(" ".join(one.split()) in text for one in told)


def texts_in(lines: list[dict[str, Any]]) -> Iterator[str]:
    """Every heading and line of nested lines."""
    for line in lines:
        yield line.get("title") or line["text"]
        yield from texts_in(line.get("lines", []))


@pytest.mark.usefixtures("workspace")
def test_a_misspelt_id_is_told_the_nearest() -> None:
    """An id that no task has is unusable input, and the nearest there is is named."""
    result = run("explain", "cases", "--id", "pension.tillæg", expected=UNUSABLE)
    assert result.stdout == "" and "mente du `pension.tillaeg`?" in result.stderr


@pytest.mark.usefixtures("workspace")
def test_the_vocabulary_is_shown() -> None:
    """Every fact with type, range, unit, definition and source, as text and as data."""
    text = run("facts", "--rules", "rulebook").stdout
    for said in ("henvendelser\n  0.. henvendelser/år; dele lægges sammen\n", "svag, stærk, afgørende", "overvejende"):
        assert said in text
    assert "parts are added up" in run("--language", "en", "facts", "--rules", "rulebook").stdout
    facts = {fact["name"]: fact for fact in json.loads(run("facts", "--rules", "rulebook", "--format", "json").stdout)}
    assert facts["binding"]["domain"] == ["svag", "stærk", "afgørende"]
    assert facts["henvendelser"] | {"title": "", "definition": ""} == {
        "name": "henvendelser", "type": "integer", "unit": "henvendelser/år", "domain": "0..", "words": [],
        "may_be_irrelevant": False, "rolls_up": "sum", "weighted_by": None, "inherited": False, "title": "",
        "definition": "", "source": "analyse-2010, afsnit 3, princip 3",
    }  # fmt: skip


@pytest.mark.usefixtures("workspace")
def test_a_good_rulebook_is_good() -> None:
    """A good rulebook says so; the shipped one is good, too."""
    assert run("check", "rulebook").stdout == "rulebook: ingen fejl\n"
    assert run("--language", "en", "check").stdout == "borgerserviceenhed-2010: no errors\n"


@pytest.mark.usefixtures("workspace")
def test_every_mistake_of_a_rulebook_is_told_at_once() -> None:
    """Errors of several files in one run, in order, counted without the lints; the good rulebook beside it stays good."""
    shutil.copytree("rulebook", "rules/god")
    shutil.copytree("rulebook", "rules/ond")
    shutil.copytree("features/rulebook", "features/god")
    mend("rules/ond/facts.yaml", "afsnit 3, princip 3\n", "afsnit 3 #3\n")
    mend("rules/ond/principles/3-volumen.yaml", '{henvendelser: ">=', '{henvendlser: ">=')
    mend("rules/ond/verdict.yaml", "then: egnet", "then: egned")
    result = run("check", "rules", expected=FAILED)
    lines = result.stdout.splitlines()
    assert [line[:10] for line in lines if line.startswith(("fejl[", "lint["))] == [
        "lint[L001]",
        "fejl[E104]",
        "fejl[E114]",
    ]
    assert [line for line in lines if line.startswith("rules/") and "fejl" in line] == [
        "rules/god: ingen fejl",
        "rules/ond: 2 fejl, 1 bemærkning",
    ]


@pytest.mark.usefixtures("workspace")
def test_remarks_do_not_fail_the_check_unless_asked_to() -> None:
    """A remark leaves the exit code at 0, with `--strict` at 1; the rulebook decides as before."""
    mend("rulebook/principles/3-volumen.yaml", '">= mindste_volumen"', '">= 20000"')
    said = run("check", "rulebook").stdout
    assert said.startswith("lint[L101]: tallet `20.000` står i selve reglen\n")
    assert said.endswith("\nrulebook: ingen fejl, 1 bemærkning\n")
    assert run("check", "rulebook", "--strict", expected=FAILED).stdout == said
    assert run("--language", "en", "check", "rulebook").stdout.endswith("rulebook: no errors, 1 remark\n")
    run("evaluate", "cases")


@pytest.mark.usefixtures("workspace")
def test_a_check_without_a_name_is_of_the_rulebooks_at_hand() -> None:
    """Those in `./rules`, as every other command uses them; where there are none, the shipped one."""
    assert run("check").stdout == "borgerserviceenhed-2010: ingen fejl\n"
    shutil.copytree("rulebook", "rules/eget")
    assert "rules/eget: " in run("check").stdout
    write("rules/eget/facts.yaml", "facts: [")
    assert "rules/eget: 1 fejl" in run("check", expected=FAILED).stdout


@pytest.mark.usefixtures("workspace")
def test_a_check_for_programs() -> None:
    """As JSON every position and both languages; for GitHub one line each, in which no text can begin another command."""
    mend("rulebook/principles/3-volumen.yaml", "then: opfyldt", 'then: "100 %, a::b\\n::error::x"')
    (checked,) = json.loads(run("check", "rulebook", "--format", "json", expected=FAILED).stdout)
    assert checked["rulebook"] == "rulebook"
    (found,) = checked["diagnostics"]
    assert (found["code"], found["severity"], found["file"]) == ("E113", "error", "rulebook/principles/3-volumen.yaml")
    assert (found["line"], found["column"], found["end_column"]) == (8, 11, 36)
    assert found["help"] == {
        "da": "udfaldene er: opfyldt, ikke opfyldt",
        "en": "the findings are: opfyldt, ikke opfyldt",
    }
    assert run("check", "rulebook", "--format", "github", expected=FAILED).stdout == (
        "::error file=rulebook/principles/3-volumen.yaml,line=8,col=11,endColumn=36,title=E113::"
        "`100 %25, a::b\\n::error::x` er ikke et af udfaldene for P3. udfaldene er: opfyldt, ikke opfyldt\n"
    )
    assert run("check", "--format", "github").stdout == ""


@pytest.mark.usefixtures("workspace")
def test_what_is_no_rulebook_cannot_be_checked() -> None:
    """A folder that is not there is unusable; one that is no rulebook fails the check."""
    assert "fejl[E402]" in run("check", "findes-ikke", expected=UNUSABLE).stderr
    assert "fejl[E155]" in run("check", "cases", expected=FAILED).stdout


@pytest.mark.parametrize(("backend", "package"), [("duckdb", "duckdb"), ("spark", "pyspark"), ("spark", "pyarrow")])
def test_a_missing_extra_is_named(backend: str, package: str, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package and the extra that holds it, before anything is read."""
    monkeypatch.setitem(sys.modules, package, None)
    said = run("evaluate", "cases", "--backend", backend, expected=UNUSABLE).stderr
    assert "fejl[E407]" in said
    assert f"`{package}`" in said
    assert f"egnet[{backend}]" in said


def test_a_cluster_is_for_spark(workspace: Path) -> None:
    """An address that nothing would use is a mistake of who wrote it."""
    said = run("evaluate", "cases", "--backend", "duckdb", "--spark-master", "local[2]", expected=USAGE).stderr
    assert "--spark-master hører til --backend spark" in said
