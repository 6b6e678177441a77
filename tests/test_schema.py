"""JSON Schema for editors: whole, up to date, named in every shipped file, and of one mind with the loader.

Where the two differ the loader refuses more. `SEEN` are the codes whose bad files a schema refuses too; of all others an
editor shows nothing, because a schema cannot count, look a name up in another file, or read a test or an expression.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from jsonschema import Draft7Validator

import golden
from egnet.cli import cli
from egnet.diagnostics.codes import ALL, yaml_text
from egnet.driver import read_rulebook
from egnet.locations import shipped
from egnet.schema.descriptions import DESCRIPTIONS
from egnet.schema.files import FOLDER, as_text, schema_for, schemas_of
from egnet.source.read import read_file
from generate import Run, dumped, read, runs
from yaml_core import as_read

RULEBOOKS = sorted(path.parent for path in shipped("rules").glob("*/rulebook.yaml"))
CASE_FILES = sorted(shipped("cases").rglob("*.yaml"))
RULEBOOK_FILES = sorted(path for folder in RULEBOOKS for path in folder.rglob("*.yaml"))

#: The codes that an editor shows as well: shape, and names that a file may use.
SEEN = frozenset(
    {
        *("E101", "E102", "E103", "E105", "E106", "E107", "E108", "E109"),
        *("E104", "E112", "E113", "E114", "E119", "E120", "E130", "E131", "E133", "E134", "E141", "E151", "E152", "E158"),
        *("E209", "E210", "E211", "E212", "E213", "E221", "E229", "E234", "E238", "E261"),
    }
)  # fmt: skip


@cache
def validators(folder: Path) -> dict[str, Draft7Validator]:
    """A validator for each sort of file of a rulebook."""
    return {name: Draft7Validator(schema) for name, schema in schemas_of(read_rulebook(folder)).items()}


def wrong(path: Path, validator: Draft7Validator) -> list[str]:
    """What a schema says of a file that can be read as YAML."""
    node, _ = read_file(path)
    assert node is not None
    return [
        f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in validator.iter_errors(as_read(node))
    ]


# -- what is shipped -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", RULEBOOKS, ids=lambda path: path.name)
def test_shipped_schemas_are_up_to_date(folder: Path) -> None:
    """What `egnet schema` writes is what lies in the rulebook, and is JSON Schema."""
    schemas = schemas_of(read_rulebook(folder))
    for schema in schemas.values():
        Draft7Validator.check_schema(schema)
    assert {path.name for path in (folder / FOLDER).iterdir()} == {f"{name}.json" for name in schemas}
    for name, schema in schemas.items():
        assert (folder / FOLDER / f"{name}.json").read_text(encoding="utf-8") == as_text(schema), name


@pytest.mark.parametrize("path", [*RULEBOOK_FILES, *CASE_FILES], ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_shipped_file_names_its_schema_and_keeps_it(path: Path) -> None:
    """The first line names the schema of the file's sort, by a path that leads there, and the schema has no complaint."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    mark, _, named = first.partition("$schema=")
    assert mark == "# yaml-language-server: "
    schema = Path(os.path.normpath(path.parent / named))
    folder = next((one for one in RULEBOOKS if path.is_relative_to(one)), None)
    assert schema.stem == schema_for(path, folder)
    assert wrong(path, Draft7Validator(json.loads(schema.read_text(encoding="utf-8")))) == []


def test_every_field_is_explained() -> None:
    """Each field, and each fact with its definition, has a Danish description to show; none is left of a field that is gone."""
    rulebook = read_rulebook(RULEBOOKS[0])
    schemas = schemas_of(rulebook)
    silent = [place for schema in schemas.values() for place, field in fields_in(schema) if "description" not in field]
    assert silent == []
    facts = schemas["cases"]["properties"]["cases"]["items"]["properties"]["facts"]["anyOf"][1]["properties"]
    tested = schemas["principle"]["definitions"]["rule"]["anyOf"][0]["properties"]
    for name, fact in rulebook.facts.items():
        assert fact.definition.da in tested[name]["description"]
        assert (name in facts) == (name not in rulebook.derived)
    said = {
        field["description"] for schema in schemas.values() for _, field in fields_in(schema) if "description" in field
    }
    assert {key for key, text in DESCRIPTIONS.items() if text not in said} == set()


def fields_in(schema: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Every property of a schema, wherever it lies."""
    if isinstance(schema, dict):
        # What `then` says of findings repeats fields that are explained where they are declared.
        for name, field in schema.get("properties", {}).items() if not place.endswith("/then") else ():
            yield f"{place}/{name}", field
        for key, inner in schema.items():
            if not (key == "then" and "if" in schema):
                yield from fields_in(inner, f"{place}/{key}")
    elif isinstance(schema, list):
        for inner in schema:
            yield from fields_in(inner, place)


# -- schema and loader ---------------------------------------------------------------------------------------------------


def files_of(code: str, which: str) -> Iterator[tuple[Path, str]]:
    """The files of a code that are YAML, each with the name of its schema."""
    for given_ in golden.inputs(code, which):
        if given_.is_dir() and not list((golden.FOLDER / code).glob("bad.command")):
            yield from ((path, schema_for(path, given_)) for path in sorted(given_.rglob("*.yaml")))
        elif given_.suffix == ".yaml" and ALL[code] not in vars(yaml_text).values():
            yield given_, "cases"


def rulebook_of(code: str, workspace: Path) -> Path:
    """The base rulebook with the good files of a code in it, so that the schema knows their names."""
    folder = workspace / "rulebook"
    shutil.copytree(golden.BASE / "rulebook", folder)
    good = golden.FOLDER / code / "good"
    if good.is_dir():
        shutil.copytree(good, folder, dirs_exist_ok=True)
    return folder


CODES = [code for code in golden.folders() if any(files_of(code, "bad"))]


@pytest.mark.parametrize("code", CODES)
def test_schema_and_loader_agree(code: str, tmp_path: Path) -> None:
    """Of the good file of a code a schema says nothing; of the bad one something where an editor can see it, else nothing."""
    known = validators(rulebook_of(code, tmp_path))
    assert [wrong(path, known[name]) for path, name in files_of(code, "good") if wrong(path, known[name])] == []
    refused = [path for path, name in files_of(code, "bad") if wrong(path, known[name])]
    assert bool(refused) == (code in SEEN), refused


def test_an_editor_underlines_no_more_than_the_loader_refuses() -> None:
    """Over the corpus of typing mistakes: what a schema refuses is an error, and of many mistakes an editor tells already."""
    known = validators(golden.BASE / "rulebook")
    underlined = 0
    for path in sorted((Path(__file__).parent / "corpus").rglob("*.yaml")):
        node, _ = read_file(path)
        place = path.parent.with_suffix(".yaml")
        is_case = "cases" in path.parts
        if node is None or not wrong(path, known[schema_for(place, None if is_case else place.parent)]):
            continue
        underlined += 1
        assert "fejl[E" in path.with_suffix(".txt").read_text(encoding="utf-8"), path
    assert underlined > 40


def test_what_an_editor_sees_is_tried() -> None:
    """No code is said to be seen by a schema that no bad file shows."""
    assert set(CODES) >= SEEN


@given(run=runs())
def test_what_the_loader_takes_no_schema_refuses(run: Run, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Random rulebooks and their records, in every form that the language has."""
    schemas = schemas_of(read(run.files))
    folder = tmp_path_factory.mktemp("regler", numbered=True)
    path = folder / "fil.yaml"
    files = [(name, content, schema_for(folder / name, folder)) for name, content in run.files.items()]
    for _, content, schema in [*files, ("", {"administration": "A", "cases": run.records}, "cases")]:
        path.write_text(dumped(content), encoding="utf-8")
        assert wrong(path, Draft7Validator(schemas[schema])) == []


# -- the command ---------------------------------------------------------------------------------------------------------


def test_the_command_prints_or_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a folder everything goes to stdout, with one a file for each sort, made with the folders above it."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(golden.BASE / "rulebook", "regler")
    printed = CliRunner().invoke(cli, ["schema", "--rules", "regler"], catch_exceptions=False)
    written = CliRunner().invoke(
        cli, ["schema", "--rules", "regler", "--output", "regler/schema"], catch_exceptions=False
    )
    assert (printed.exit_code, written.exit_code) == (0, 0)
    assert written.stderr == "16 skemaer skrevet til regler/schema\n"
    files = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in Path("regler/schema").iterdir()}
    assert json.loads(printed.stdout) == files
    assert "indgange" not in printed.stdout
    assert files["principle"]["definitions"]["rule"]["anyOf"][0]["properties"]["binding"]["anyOf"][0]["anyOf"][0] == {
        "enum": ["svag", "stærk", "afgørende", "ikke relevant"]
    }
    Path("fil").write_text("", encoding="utf-8")
    refused = CliRunner().invoke(cli, ["schema", "--rules", "regler", "--output", "fil/schema"], catch_exceptions=False)
    assert refused.exit_code == 3
    assert "fejl[E408]" in refused.stderr
