"""A checked rulebook in, the schema of each sort of file out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from egnet.audit.written import AuditFile
from egnet.records.case_file import CaseFile, WrittenRecord
from egnet.records.folder import CaseFolder
from egnet.records.record import Basis
from egnet.report.printed import TableFile
from egnet.report.printed_lists import ListFile
from egnet.rulebook.rulebook import Fact, RollUp, Rulebook
from egnet.rulebook.written import (
    ConsequencesFile,
    FactsFile,
    ParametersFile,
    PrincipleFile,
    RulebookFile,
    ScheduleFile,
    VerdictFile,
)
from egnet.schema.conditions import about, condition_definitions, source_of
from egnet.schema.shape import ANY_TEXT, Places, Schema, shape_of
from egnet.source.node import Mapping as MappingNode
from egnet.source.read import read_file
from egnet.source.shape import Written
from egnet.values.domain import Kind
from egnet.worth.written import BenefitsFile, CatalogueFile, PortfolioFile, ProposalFile

#: The folder within a rulebook that holds its schemas.
FOLDER = "schema"
_DRAFT = "http://json-schema.org/draft-07/schema#"
_TITLES: Mapping[str, str] = {
    "rulebook": "rulebook.yaml: regelsættets navn, udgave, kilder, udfald og afgørelser",
    "facts": "facts.yaml: ordforrådet",
    "parameters": "parameters.yaml: tærskler med perioder og kilder",
    "principle": "principles/*.yaml og constraints/*.yaml: ét princip med dets regler",
    "verdict": "verdict.yaml: fra udfald til afgørelse",
    "consequences": "consequences.yaml: hvad der følger af en afgørelse",
    "schedule": "schedule.yaml: hvad der sker hvornår",
    "cases": "sager: opgaver med det, der er kendt om dem",
    "case-folder": "cases.yaml: hvad en mappe med sager siger om sig selv",
    "table": "tables/*.yaml: en tabel, som den er trykt i kilden",
    "list": "lists/*.yaml: en liste over opgaver, som den er trykt i kilden",
    "audit": "audit/*.yaml: et dokuments tabeller og tal, og hvad der skal stemme mellem dem",
    "business-case": "et forslags økonomi: linjer, fordeling, kriterier og det, der er trykt",
    "catalogue": "et katalog af forslag og det, det selv siger om dem tilsammen",
    "benefits": "krævede og opnåede gevinster",
    "portfolio": "portfolio/*.yaml: hvad et sæt flytninger skal spare, og hvad der forudsættes",
}
_MODELS: Mapping[str, type[Written]] = {
    "rulebook": RulebookFile,
    "facts": FactsFile,
    "parameters": ParametersFile,
    "principle": PrincipleFile,
    "verdict": VerdictFile,
    "consequences": ConsequencesFile,
    "schedule": ScheduleFile,
    "cases": CaseFile,
    "case-folder": CaseFolder,
    "table": TableFile,
    "list": ListFile,
    "audit": AuditFile,
    "business-case": ProposalFile,
    "catalogue": CatalogueFile,
    "benefits": BenefitsFile,
    "portfolio": PortfolioFile,
}
#: Folders beside cases, and what lies in them.
_BESIDE: Mapping[str, str] = {"tables": "table", "lists": "list", "audit": "audit"}


def schemas_of(rulebook: Rulebook) -> dict[str, Schema]:
    """The schema of each sort of file, by name."""
    places = _places(rulebook)
    conditions = condition_definitions(rulebook)
    used = {"principle": ("rule",), "verdict": ("row",), "consequences": ("outcome",), "schedule": ("outcome",)}
    schemas = {}
    for name, model in _MODELS.items():
        schema: Schema = {"$schema": _DRAFT, "title": _TITLES[name], **shape_of(model, places)}
        if name in used:
            schema["definitions"] = {place: conditions[place] for place in used[name]}
        schemas[name] = schema
    _with_findings(schemas["principle"], rulebook)
    schemas["cases"]["definitions"] = _figures_by_kind(rulebook)
    return schemas


def schema_for(path: Path, rulebook_folder: Path | None = None) -> str:
    """Which of the schemas a file goes by: its place in a rulebook, or in a folder of cases."""
    if rulebook_folder is not None:
        return "principle" if path.parent.name in ("principles", "constraints") else path.stem
    if path.parent.name in _BESIDE:
        return _BESIDE[path.parent.name]
    if (kind := _about_money(path)) is not None:
        return kind
    return "case-folder" if path.name == "cases.yaml" else "cases"


def _about_money(path: Path) -> str | None:
    """The schema of a file about money, by the key that makes it one."""
    node, _ = read_file(path)
    keys = {
        "business_case": "business-case",
        "catalogue": "catalogue",
        "benefits": "benefits",
        "portfolio": "portfolio",
    }
    return next(
        (kind for key, kind in keys.items() if isinstance(node, MappingNode) and node.get(key) is not None), None
    )


def as_text(schema: Schema) -> str:
    """The schema as its file has it."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _places(rulebook: Rulebook) -> Places:
    """What the rulebook's own names make of single fields."""
    source = source_of(rulebook.documents)
    sourced = ("WrittenFact", "WrittenNumber", "PrincipleFile", "WrittenRule", "WrittenConsequence", "WrittenStep")
    summed = [name for name, fact in rulebook.facts.items() if fact.roll_up is RollUp.SUM]
    places: dict[tuple[str, str], Schema] = {(model, "source"): source for model in sourced}
    places[("WrittenWeight", "weighted_by")] = {"anyOf": [{"enum": summed}, {"type": "string", "minLength": 1}]}
    places[("WrittenRule", "when")] = {"$ref": "#/definitions/rule"}
    places[("WrittenRow", "when")] = {"$ref": "#/definitions/row"}
    places[("WrittenRow", "then")] = {"enum": list(rulebook.verdicts)}
    places[("WrittenConsequence", "when")] = {"$ref": "#/definitions/outcome"}
    places[("WrittenStep", "when")] = {"$ref": "#/definitions/outcome"}
    places[("ListFile", "placement")] = {"enum": list(rulebook.verdicts)}
    places[("WrittenRecord", "facts")] = _figures(rulebook)
    places[("CaseFile", "cases")] = {"type": "array", "items": shape_of(WrittenRecord, places)}
    return places


def _with_findings(schema: Schema, rulebook: Rulebook) -> None:
    """Findings are the rulebook's, unless a principle has its own."""
    then = {"enum": list(rulebook.findings)}
    schema["if"] = {"not": {"required": ["findings"]}}
    schema["then"] = {
        "properties": {
            "otherwise": {"anyOf": [then, {"type": "object", "properties": {"then": then}}]},
            "rules": {"type": "array", "items": {"type": "object", "properties": {"then": then}}},
        }
    }


def _figures(rulebook: Rulebook) -> Schema:
    """The facts of a record; what is calculated cannot be stated."""
    stated = {name: fact for name, fact in rulebook.facts.items() if name not in rulebook.derived}
    return {
        "anyOf": [
            {"type": "null"},
            {
                "type": "object",
                "properties": {name: _figure(fact) for name, fact in stated.items()},
                "additionalProperties": False,
            },
        ]
    }


def _figure(fact: Fact) -> Schema:
    return {"description": about(fact), "allOf": [{"$ref": f"#/definitions/{_sort(fact)}"}]}


def _sort(fact: Fact) -> str:
    """A name that facts share of which the same may be stated."""
    irrelevant = "-eller-ikke-relevant" if fact.domain.may_be_irrelevant else ""
    # Words of its own are the fact's alone.
    return (fact.name if fact.domain.words and fact.kind is not Kind.BOOLEAN else _KINDS[fact.kind]) + irrelevant


_KINDS = {Kind.BOOLEAN: "ja-nej", Kind.NUMBER: "tal", Kind.INTEGER: "tal", Kind.SHARE: "tal"}


def _figures_by_kind(rulebook: Rulebook) -> dict[str, Schema]:
    return {_sort(fact): _figure_of(_value(fact)) for fact in rulebook.facts.values()}


def _figure_of(value: Schema) -> Schema:
    """A value, or a value with its source, a note and what stands elsewhere."""
    source = {**ANY_TEXT, "description": "Tallets egen kilde; ellers gælder sagens"}
    note = {**ANY_TEXT, "description": "En bemærkning, som følger tallet"}
    told = {**value, "description": "Tallet eller ordet"}
    basis = {
        "enum": [one.value for one in Basis],
        "description": "Hvad tallet hviler på; et `kodet skøn` kræver en note",
    }
    statement = {"value": told, "source": source, "note": note}
    also = {
        "type": "array",
        "description": "Det samme, som det står andre steder",
        "items": {"type": "object", "properties": statement, "required": ["value"], "additionalProperties": False},
    }
    full = {
        "type": "object",
        "properties": {**statement, "basis": basis, "also": also},
        "required": ["value"],
        "additionalProperties": False,
    }
    return {"anyOf": [value, full]}


def _value(fact: Fact) -> Schema:
    unknown = ["ikke oplyst", "ikke opgjort", *(["ikke relevant"] if fact.domain.may_be_irrelevant else [])]
    if fact.kind.is_numeric:
        return {"type": ["string", "number"], "minLength": 1}
    several = {"type": "string", "pattern": " eller "}
    one: Schema = {"anyOf": [{"enum": [*fact.domain.words, *unknown]}, several]}
    if fact.kind is Kind.CHOICES:
        listed = {"type": "array", "items": {"enum": list(fact.domain.words)}, "minItems": 1}
        return {"anyOf": [one, listed]}
    return one
