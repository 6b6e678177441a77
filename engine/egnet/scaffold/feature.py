"""Figures under which a rule holds, and narrowly does not, as scenarios and as a case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from egnet.rulebook.rulebook import Rulebook
from egnet.scaffold.example import Chosen, written
from egnet.scaffold.files import quoted, slug

_FIRST = re.compile(
    r"^[ \t]*(?:@\S.*|(?:Regel|Scenarie|Eksempel|Abstrakt Scenario|Rule|Scenario|Example|Scenario Outline):.*)$",
    re.MULTILINE,
)


def new_feature(
    within: str, rulebook: Rulebook, rule_id: str, title: str, day: date, found: tuple[Chosen, Chosen]
) -> str:
    """A feature file of its own, two folders below the folder of features; `within` is the rulebook's place beside that."""
    head = [
        "# language: da",
        f"Egenskab: {' '.join(title.split())}",
        "",
        "  Baggrund:",
        f'    Givet regelsættet "../../../{within}"',
        f"    Og datoen {day.isoformat()}",
    ]
    return "\n".join([*head, *_scenarios(rulebook, rule_id, found, "en opgave med disse fakta")]) + "\n"


def background_of(text: str) -> str:
    """What stands before the first scenario or rule of a feature file."""
    first = _FIRST.search(text)
    return text if first is None else text[: first.start()]


def appended(text: str, rulebook: Rulebook, rule_id: str, found: tuple[Chosen, Chosen], *, changing: bool) -> str:
    """A feature file with the rule's scenarios at its end; `changing` where the background states the task already."""
    given = "disse fakta er ændret" if changing else "en opgave med disse fakta"
    return "\n".join([text.rstrip("\n"), *_scenarios(rulebook, rule_id, found, given)]) + "\n"


def _scenarios(rulebook: Rulebook, rule_id: str, found: tuple[Chosen, Chosen], given: str) -> list[str]:
    firing, near = found
    claims = ((f"{rule_id} gælder", firing, f"gælder reglen {rule_id}"),
              (f"{rule_id} gælder netop ikke", near, f"gælder reglen {rule_id} netop ikke"))  # fmt: skip
    lines: list[str] = []
    for name, choices, claim in claims:
        lines += ["", f"  Scenarie: {name}", f"    Givet {given}"]
        lines += [f"      {row}" for row in _table(rulebook, choices)]
        lines += ["    Når opgaven vurderes", f"    Så {claim}"]
    return lines


def _table(rulebook: Rulebook, choices: Chosen) -> list[str]:
    rows = [("fakta", "værdi"), *((name, written(one, rulebook.facts[name].kind)) for name, one in choices.items())]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    return [f"| {name:{widths[0]}} | {value:{widths[1]}} |" for name, value in rows]


def first_case(schemas: str, rulebook: Rulebook, rule_id: str, firing: Chosen) -> str:
    """A case file with one case."""
    head = [
        f"# yaml-language-server: $schema={schemas}/cases.json",
        "# En opgave for hver regel, som reglen gælder for.",
        f"source: {quoted(f'{next(iter(rulebook.documents))}, eksempel')}",
        "cases:",
    ]
    return "\n".join([*head, *_record(rulebook, rule_id, firing)]) + "\n"


def case_with(text: str, rulebook: Rulebook, rule_id: str, firing: Chosen) -> str:
    """The case file with one case more at its end."""
    return "\n".join([text.rstrip("\n"), *_record(rulebook, rule_id, firing)]) + "\n"


def _record(rulebook: Rulebook, rule_id: str, firing: Chosen) -> Sequence[str]:
    lines = [f"  - id: {slug(rule_id)}", f"    title: {quoted(f'Eksempel på {rule_id}')}", "    facts:"]
    for name, choice in firing.items():
        shown = written(choice, rulebook.facts[name].kind)
        at_once = sorted(choice) if isinstance(choice, frozenset) else []
        lines.append(
            f"      {name}: [{', '.join(map(quoted, at_once))}]" if at_once else f"      {name}: {quoted(shown)}"
        )
    return lines
