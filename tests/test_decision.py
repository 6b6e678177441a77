"""The decision record: its schema, its bytes, and that stored decisions can be made again."""

from __future__ import annotations

import copy
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from egnet.cli import cli
from egnet.decision.decision import decision_of
from egnet.decision.verify import Changed, Difference, compare
from test_expected import decided

SCHEMA = json.loads((files("egnet.decision") / "decision.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def decisions() -> list[dict[str, Any]]:
    """Every shipped decision, through JSON and back."""
    made: list[dict[str, Any]] = json.loads(json.dumps([decision_of(one) for one in decided().values()]))
    return made


def test_every_decision_fits_the_schema(decisions: list[dict[str, Any]]) -> None:
    """The schema describes every shipped decision."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    validator = jsonschema.Draft202012Validator(SCHEMA)
    assert not [error.message for decision in decisions for error in validator.iter_errors(decision)]


def test_schema_refuses_what_is_not_a_decision(decisions: list[dict[str, Any]]) -> None:
    """Leaving out or misspelling any key that a decision must have is noticed."""
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for key in SCHEMA["required"]:
        broken = {name: value for name, value in decisions[0].items() if name != key}
        assert not validator.is_valid(broken)


def test_unchanged_decisions_stand(decisions: list[dict[str, Any]]) -> None:
    """A decision made again is the same decision."""
    assert compare(copy.deepcopy(decisions), decisions) == []


def test_changes_are_told_apart(decisions: list[dict[str, Any]]) -> None:
    """A missing task, another rulebook, another record and another decision are four different things."""
    stored = copy.deepcopy(decisions[:4])
    stored[0]["id"] = "findes-ikke"
    stored[1]["provenance"]["rulebook_sha256"] = "0" * 64
    stored[2]["provenance"]["record_sha256"] = "0" * 64
    stored[3]["verdict"] = "noget andet"
    assert compare(stored, decisions) == [
        Difference("findes-ikke", Changed.GONE),
        Difference(stored[1]["id"], Changed.RULEBOOK),
        Difference(stored[2]["id"], Changed.RECORD),
        Difference(stored[3]["id"], Changed.DECISION, ("verdict",)),
    ]


def test_another_version_of_the_program_changes_nothing(decisions: list[dict[str, Any]]) -> None:
    """A decision stands although a later egnet made it again."""
    stored = copy.deepcopy(decisions)
    stored[0]["provenance"]["egnet"] = "0.0.1"
    assert compare(stored, decisions) == []


def test_verify_command(tmp_path: Path) -> None:
    """Stored decisions are re-run from the command line, and a changed one is reported with exit code 1."""
    file = tmp_path / "decisions.jsonl"
    runner = CliRunner()
    stored = runner.invoke(cli, ["evaluate", "2010-analysen", "--format", "jsonl"]).stdout
    file.write_text(stored, encoding="utf-8")
    good = runner.invoke(cli, ["evaluate", "2010-analysen", "--verify", str(file)])
    assert (good.exit_code, good.stdout) == (0, "90 af 90 gemte afgørelser står ved magt\n")
    file.write_text(stored.replace('"verdict": "delvist egnet"', '"verdict": "egnet"', 1), encoding="utf-8")
    bad = runner.invoke(cli, ["evaluate", "2010-analysen", "--verify", str(file)])
    assert bad.exit_code == 1
    assert "parkering: afgørelsen er en anden; forskel i verdict" in bad.stdout
