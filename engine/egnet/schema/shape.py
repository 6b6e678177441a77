"""The models of files in, JSON Schema of their shape out.

YAML gives an editor numbers and truths where egnet sees only text, so a text may be any of them. What a rulebook's names add
is put in by `egnet.schema.files`, by way of `places`: schemas for single fields instead of what their type says.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import MinLen
from pydantic import BeforeValidator
from pydantic.fields import FieldInfo

from egnet.rulebook.written import one_or_more
from egnet.schema.descriptions import DESCRIPTIONS
from egnet.source.node import Mapping as MappingNode
from egnet.source.node import Scalar, Sequence
from egnet.source.shape import Written
from egnet.text import Text

Schema = dict[str, Any]
Places = Mapping[tuple[str, str], Schema]
"""Schemas for the fields of models, by the names of both."""

ANY_TEXT: Schema = {"type": ["string", "number", "boolean", "null"]}
WORD: Schema = {"type": ["string", "number", "boolean"], "minLength": 1}
YES_NO: Schema = {"enum": ["ja", "nej", True, False, "true", "false"]}
DAY: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
YEAR: Schema = {
    "anyOf": [{"type": "integer", "minimum": 1000, "maximum": 9999}, {"type": "string", "pattern": "^[0-9]{4}$"}]
}
TEXT: Schema = {
    "anyOf": [
        WORD,
        {
            "type": "object",
            "properties": {
                "da": {**WORD, "description": "Den danske tekst"},
                "en": {**ANY_TEXT, "description": "Den engelske tekst; udelades den, bruges den danske"},
            },
            "required": ["da"],
            "additionalProperties": False,
        },
    ]
}


#: What no single field says of a model.
_BESIDES: Mapping[str, Schema] = {"WrittenRule": {"oneOf": [{"required": ["then"]}, {"required": ["consider"]}]}}


def shape_of(model: type[Written], places: Places) -> Schema:
    """The schema of a model: every field with its description, no other fields."""
    properties, required = {}, []
    for name, field in model.model_fields.items():
        if name == "node":
            continue
        written = field.alias or name
        properties[written] = _field(model, written, field, places)
        if field.is_required():
            required.append(written)
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    schema |= {"required": required} if required else {}
    return schema | _BESIDES.get(model.__name__, {})


def _field(model: type[Written], name: str, field: FieldInfo, places: Places) -> Schema:
    schema = places.get((model.__name__, name)) or _of(field.annotation, tuple(field.metadata), places)
    said = DESCRIPTIONS.get((model.__name__, name)) or DESCRIPTIONS.get(("", name))
    return schema if said is None else {**schema, "description": said}


def _of(annotation: Any, metadata: tuple[Any, ...], places: Places) -> Schema:
    """The schema of what a field may be."""
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _of(inner[0], tuple(inner[1:]), places)
    if origin in (Union, UnionType):
        options = [_of(one, (), places) for one in inner if one is not type(None)]
        return options[0] if len(options) == 1 else {"anyOf": options}
    if origin is Literal:
        return {"enum": [one for word in inner for one in _as_written(word)]}
    if origin is list:
        return _list(inner[0], metadata, places)
    if origin is dict:
        # A mapping that is written as nothing at all is refused.
        return {"type": "object", "additionalProperties": _of(inner[1], (), places)}
    return _plain(annotation, metadata, places)


def _list(item: Any, metadata: tuple[Any, ...], places: Places) -> Schema:
    items = _of(item, (), places)
    schema: Schema = {"type": "array", "items": items}
    least = next((one.min_length for one in metadata if isinstance(one, MinLen)), 0)
    schema |= {"minItems": least} if least else {}
    lenient = any(isinstance(one, BeforeValidator) and one.func is one_or_more for one in metadata)
    return {"anyOf": [items, schema]} if lenient else schema


def _plain(annotation: Any, metadata: tuple[Any, ...], places: Places) -> Schema:
    simple = {bool: YES_NO, date: DAY, int: YEAR, Text: TEXT}
    if annotation in simple:
        return simple[annotation]
    if annotation is str:
        return WORD if any(isinstance(one, MinLen) for one in metadata) else ANY_TEXT
    if isinstance(annotation, type) and issubclass(annotation, Written):
        return shape_of(annotation, places)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return {"enum": [one.value for one in annotation]}
    assert annotation in (Scalar, Sequence, MappingNode), annotation
    return {}


def _as_written(word: str) -> list[str | int]:
    """A word of digits is a number to YAML."""
    return [word, int(word)] if word.isdecimal() else [word]
