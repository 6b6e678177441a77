"""What may stand in a `when`, by where it stands: the names of facts, principles and verdicts with their words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from egnet.rulebook.conditions import KIND_NAMES
from egnet.rulebook.rulebook import Fact, Rulebook
from egnet.schema.shape import ANY_TEXT, Schema
from egnet.values.written import describe

_IRRELEVANT, _UNKNOWN = "ikke relevant", "ukendt"
#: A test of words that is more than a word: `not(a)`, `a, b`, `"a"`.
_LONGER: Schema = {"type": "string", "pattern": '[(,"]'}
_TEXT: Schema = {"type": ["string", "number"]}


def condition_definitions(rulebook: Rulebook) -> dict[str, Schema]:
    """`rule`, `row` and `outcome`: what a condition may be in each place."""
    facts = {name: _of_fact(fact, outcome=False) for name, fact in rulebook.facts.items()}
    with_unknown = {name: _of_fact(fact, outcome=True) for name, fact in rulebook.facts.items()}
    findings = {
        principle.id: {**one_or_several(principle.findings), "description": f"{principle.title.da}: udfaldet"}
        for principle in rulebook.principles
    }
    verdicts = one_or_several(rulebook.verdicts)
    parts = {"parts": _parts(verdicts)}
    return {
        "rule": _condition("rule", facts, formula=True),
        "row": _condition("row", findings | parts, formula=False),
        "outcome": _condition(
            "outcome",
            with_unknown | findings | parts | {"verdict": {**verdicts, "description": "Afgørelsen"}},
            formula=True,
        ),
    }


def about(fact: Fact) -> str:
    """What an editor says of a fact: title, definition, what it may be."""
    may_be = f"{describe(fact.domain)} {fact.unit}".strip()
    may_be = "et tal" if may_be == ".." else may_be
    named = f"; {', '.join(fact.domain.names)}" if fact.domain.names else ""
    irrelevant = "; eller ikke relevant" if fact.domain.may_be_irrelevant else ""
    return f"{fact.title.da}: {fact.definition.da} ({KIND_NAMES[fact.kind].da}: {may_be}{named}{irrelevant})"


def one_or_several(words: Iterable[str]) -> Schema:
    """One of these words, a list of them, or a longer test."""
    one = {"anyOf": [{"enum": list(words)}, _LONGER]}
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


def _of_fact(fact: Fact, *, outcome: bool) -> Schema:
    special = [_IRRELEVANT, *([_UNKNOWN] if outcome else [])]
    if fact.kind.is_numeric:
        one: Schema = {"type": ["string", "number"], "minLength": 1}
    else:
        one = {"anyOf": [{"enum": [*fact.domain.words, *special]}, _LONGER]}
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}], "description": about(fact)}


def _parts(verdicts: Schema) -> Schema:
    test = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]}
    return {
        "type": "object",
        "description": "Hvor mange af delene der har en af disse afgørelser",
        "properties": {
            "verdict": {**verdicts, "description": "Delenes afgørelse"},
            "cut": {**ANY_TEXT, "description": "Opdelingen; udelades den, tælles alle dele"},
            "count": {**test, "description": "Antallet, fx `mindst 1`"},
            "share": {**test, "description": "Andelen, fx `mindst 50 %`"},
        },
        "required": ["verdict"],
        "oneOf": [{"required": ["count"]}, {"required": ["share"]}],
        "additionalProperties": False,
    }


def _condition(place: str, names: dict[str, Schema], *, formula: bool) -> Schema:
    again = {"$ref": f"#/definitions/{place}"}
    operands = {"anyOf": [again, {"type": "array", "items": again, "minItems": 1}]}
    mapping: Schema = {
        "type": "object",
        "minProperties": 1,
        "properties": {
            "all": {**operands, "description": "Alle skal holde"},
            "any": {**operands, "description": "Mindst én skal holde"},
            "not": {**again, "description": "Må ikke holde"},
            **names,
        },
        "additionalProperties": False,
    }
    return {"anyOf": [mapping, {"type": "string", "minLength": 1}]} if formula else mapping


def source_of(documents: Iterable[str]) -> Schema:
    """A declared document, a comma, a place."""
    known = "|".join(re.escape(name).replace("\\-", "-") for name in documents)
    return {
        "type": "string",
        "pattern": f"^\\s*({known})\\s*,\\s*\\S",
        "examples": [f"{name}, afsnit 1" for name in documents],
    }
