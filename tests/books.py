"""What rulebooks of tests have in common: their first file, and a rulebook of one rule on two facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

SOURCE = "rapport, afsnit 1"


def head(
    id_: str = "lille",
    *,
    verdicts: Iterable[str] = ("egnet", "mulig fremtidig"),
    findings: Mapping[str, str] | None = None,
    **other: Any,
) -> dict[str, Any]:
    """What stands in `rulebook.yaml`: a draft, in force since 2010, with one source; `other` is put in its place."""
    return {
        "format": 1,
        "id": id_,
        "version": "1",
        "status": "udkast",
        "title": id_.capitalize(),
        "valid": {"from": "2010-01-01"},
        "sources": {"rapport": {"title": "Rapport"}},
        "findings": dict(findings or {"opfyldt": "plus", "ikke opfyldt": "minus"}),
        "verdicts": {word: {} for word in verdicts},
        "undecided": "uafklaret",
        **other,
    }


def fact(kind: str, **other: Any) -> dict[str, Any]:
    """A fact of a type that needs no more than it has to."""
    return {"type": kind, "title": "t", "definition": "d", "source": SOURCE, **other}


def of_one_rule(facts: Mapping[str, Any], when: Any, **parameters: Any) -> dict[str, Any]:
    """A rulebook of one rule: `egnet` where it fires."""
    rule = {"id": "P1.r", "when": when, "then": "opfyldt", "because": "{antal} er nok"}
    rows = [{"id": "a", "when": {"P1": "opfyldt"}, "then": "egnet"}, {"id": "b", "then": "mulig fremtidig"}]
    principle = {"principle": "P1", "title": "P1", "source": SOURCE, "otherwise": "ikke opfyldt", "rules": [rule]}
    return {
        "rulebook.yaml": head(),
        "facts.yaml": {"facts": dict(facts)},
        "verdict.yaml": {"hit": "first", "rows": rows},
        "principles/p1.yaml": principle,
        **({"parameters.yaml": {"parameters": parameters}} if parameters else {}),
    }


#: A rulebook whose threshold is no decimal number.
COUNTED = of_one_rule(
    {"antal": fact("number", domain="0.."), "kendt": fact("boolean")}, {"antal": ">= 1/3", "kendt": "ja"}
)
