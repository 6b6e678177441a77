"""`egnet evaluate CASES… --verify decisions.jsonl`: do stored decisions still stand?"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import click

from egnet.cli.running import DONE, FAILED, run
from egnet.decision.decision import Json, decision_of
from egnet.decision.verify import Changed, Difference, compare
from egnet.diagnostics.codes import command as codes
from egnet.diagnostics.diagnostic import EgnetError
from egnet.diagnostics.render import visible
from egnet.text import Language, Text

_CHANGED = {
    Changed.GONE: Text("opgaven findes ikke i sagerne", "the task is not among the cases"),
    Changed.RULEBOOK: Text("regelsættet er ændret siden", "the rulebook has changed since"),
    Changed.RECORD: Text("oplysningerne er ændret siden", "the record has changed since"),
    Changed.DECISION: Text("afgørelsen er en anden", "the decision is another"),
}
_DIFFERS = Text("forskel i {keys}", "differs in {keys}")
_SAME = Text("afgørelsen er den samme", "the decision is the same")
_COUNTS = Text("{good} af {all} gemte afgørelser står ved magt", "{good} of {all} stored decisions stand")


def verify(cases: Sequence[str], rules: str | None, backend: str, stored: Path, language: Language) -> int:
    """Decide the cases again under each stored date and say which decisions differ; the exit code."""
    decisions = _read(stored)
    differences: list[Difference] = []
    dates = sorted({decision.get("provenance", {}).get("as_of", "") for decision in decisions})
    for day in dates:
        as_of = datetime.fromisoformat(day) if day else None
        anew = [decision_of(one) for one in run(cases, rules, as_of, backend, language).decided]
        differences += compare([d for d in decisions if d.get("provenance", {}).get("as_of", "") == day], anew)
    for one in differences:
        differing = _DIFFERS.in_(language).format(keys=", ".join(one.keys)) if one.keys else _SAME.in_(language)
        click.echo(visible(f"{one.id}: {_CHANGED[one.changed].in_(language)}; {differing}"))
    click.echo(_COUNTS.in_(language).format(good=len(decisions) - len(differences), all=len(decisions)))
    return FAILED if differences else DONE


def _read(path: Path) -> list[Json]:
    """The decisions of a JSON or JSON lines file."""
    try:
        text = path.read_text(encoding="utf-8")
        data = json.loads(text) if text.lstrip().startswith("[") else [json.loads(x) for x in text.splitlines() if x]
        if isinstance(data, list) and all(isinstance(one, dict) for one in data):
            for one in data:
                datetime.fromisoformat(one.get("provenance", {}).get("as_of", "2000-01-01"))
            return data
    except (OSError, ValueError, AttributeError, TypeError):
        pass
    raise EgnetError([codes.NOT_DECISIONS.at(None, name=str(path))])
