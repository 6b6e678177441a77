"""The workload of 14 facts, five principles each with an exception, and a table of five rows.

Every fact stands in one rule and every principle in one row, so that what is possible can be written by hand in Kleene's
logic, which most engines for columns have: no rulebook is kinder to what is written by hand.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from benchmarks.workload import Drawn, Flags, Numbers, Workload
from egnet.driver import read_rulebook
from egnet.plan.fold import plan_of

Files = dict[str, Any]
DAY = date(2010, 1, 1)
SOURCE = "rapport, afsnit 1"
NUMBERS = [f"tal{i}" for i in range(1, 6)]
EXCEPTIONS = [f"undtaget{i}" for i in range(1, 6)]
MORE = [f"krav{i}" for i in range(1, 5)]
LEAST = [20, 30, 40, 50, 60]
_FACT = {"definition": "d", "source": SOURCE}


def workload() -> Workload:
    """The rulebook, through the front end, and how its facts are drawn."""
    drawn: dict[str, Drawn] = {name: Numbers(100) for name in NUMBERS}
    drawn |= dict.fromkeys(EXCEPTIONS, Flags(30)) | dict.fromkeys(MORE, Flags(80))
    return workload_of("generated", "14 facts, 5 principles, 10 rules", files(), drawn)


def files() -> Files:
    """The rulebook as it is written."""
    numbers = {name: {"type": "number", "title": name, "domain": "0..", **_FACT} for name in NUMBERS}
    flags = {name: {"type": "boolean", "title": name, **_FACT} for name in (*EXCEPTIONS, *MORE)}
    rows = [
        {"id": "r1", "when": {"P1": "ikke opfyldt"}, "then": "mulig fremtidig"},
        {"id": "r2", "when": {"P2": "ikke opfyldt"}, "then": "mulig fremtidig"},
        {"id": "r3", "when": {"P3": "ikke opfyldt", "P4": "ikke opfyldt"}, "then": "delvist egnet"},
        {"id": "r4", "when": {"P5": "opfyldt"}, "then": "egnet"},
        {"id": "ellers", "then": "delvist egnet"},
    ]
    return files_of({**numbers, **flags}, [_principle(i) for i in range(5)], rows)


def _principle(i: int) -> dict[str, Any]:
    when: dict[str, str] = {NUMBERS[i]: f">= {LEAST[i]}"}
    if i < len(MORE):
        when[MORE[i]] = "ja"
    name = f"P{i + 1}"
    enough = {"id": f"{name}.a", "when": when, "then": "opfyldt", "because": "nok"}
    spared = {
        "id": f"{name}.b",
        "when": {EXCEPTIONS[i]: "ja"},
        "then": "ikke opfyldt",
        "because": "undtaget",
        "overrides": f"{name}.a",
    }
    return {"principle": name, "title": name, "source": SOURCE, "otherwise": "ikke opfyldt", "rules": [enough, spared]}


def files_of(facts: dict[str, Any], principles: list[dict[str, Any]], rows: list[dict[str, Any]]) -> Files:
    """The files of a rulebook by their paths."""
    files: Files = {
        "rulebook.yaml": {
            "format": 1,
            "id": "maaling",
            "version": "1",
            "status": "udkast",
            "title": {"da": "Måling", "en": "Benchmark"},
            "valid": {"from": "2010-01-01"},
            "sources": {"rapport": {"title": "Rapport"}},
            "findings": {"opfyldt": "plus", "ikke opfyldt": "minus"},
            "verdicts": {"egnet": {}, "delvist egnet": {}, "mulig fremtidig": {}},
            "undecided": "uafklaret",
        },
        "facts.yaml": {"facts": facts},
        "verdict.yaml": {"hit": "first", "rows": rows},
    }
    files |= {f"principles/p{i}.yaml": principle for i, principle in enumerate(principles)}
    return files


def workload_of(name: str, title: str, files: Files, drawn: dict[str, Drawn]) -> Workload:
    """A rulebook read from its files and folded, and how its facts are drawn."""
    with TemporaryDirectory() as folder:
        plan = plan_of(read_rulebook(written(files, Path(folder))), DAY)
    return Workload(name, title, plan, drawn, lambda into: written(files, into))


def written(files: Files, folder: Path) -> Path:
    """The folder, with the files in it."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
        (folder / path).write_text(text, encoding="utf-8")
    return folder
