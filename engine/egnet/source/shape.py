"""Nodes in, frozen models out: pydantic checks the shape, and its complaints become diagnostics with positions.

Keys that are kept reach the model as nodes, because a stage further on reads them with their positions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from egnet.diagnostics.codes import shape as codes
from egnet.diagnostics.diagnostic import Diagnostic
from egnet.diagnostics.near import nearest
from egnet.diagnostics.span import Span
from egnet.source.node import Mapping, Node, Scalar, Sequence
from egnet.text import Text

#: Conditions are read with their positions by `egnet.rulebook.conditions`.
CONDITIONS = frozenset({"when"})
_NODE = "§node"


class _Data(dict[str, Any]):
    """A mapping's data that remembers its node."""

    def __init__(self, data: dict[str, Any], node: Mapping) -> None:
        super().__init__(data)
        self.node = node


class Written(BaseModel):
    """A mapping as written; `node` is where it stands."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)
    node: Mapping = Field(alias=_NODE, repr=False)

    @model_validator(mode="before")
    @classmethod
    def _with_node(cls, data: object) -> object:
        return {**data, _NODE: data.node} if isinstance(data, _Data) else data

    def at(self, key: str) -> Span:
        """Where the value of `key` stands, or the mapping itself where the key is left out."""
        node = self.node.get(key)
        return node.span if node is not None else self.node.span

    def at_key(self, key: str) -> Span:
        """Where `key` itself stands."""
        node = self.node.key(key)
        return node.span if node is not None else self.node.span


def _yes_or_no(written: object) -> object:
    return {"ja": True, "nej": False, "true": True, "false": False}.get(str(written), written)


def _day(written: object) -> object:
    if isinstance(written, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", written):
        raise ValueError("date")
    return written


YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
Day = Annotated[date, BeforeValidator(_day)]


class Period(Written):
    """`valid: {from: …, to: …}`, both included."""

    start: Day | None = Field(default=None, alias="from")
    end: Day | None = Field(default=None, alias="to")


class _Bilingual(Written):
    da: str
    en: str = ""


def _text(written: object) -> object:
    if isinstance(written, str):
        return Text(written, written)
    if isinstance(written, dict):
        both = _Bilingual.model_validate(written)
        return Text(both.da, both.en or both.da)
    return written


#: A text, or `{da: …, en: …}`; English defaults to the Danish.
WrittenText = Annotated[Text, BeforeValidator(_text)]


Model = TypeVar("Model", bound=BaseModel)


def shaped(node: Node, model: type[Model], kept: frozenset[str] = CONDITIONS) -> Model | list[Diagnostic]:
    """The model of a node, or everything that is wrong with its shape; the values of `kept` keys stay nodes."""
    try:
        return model.model_validate(data_of(node, kept))
    except ValidationError as error:
        return list(_diagnostics(node, error, model))


def data_of(node: Node, kept: frozenset[str]) -> object:
    """The node as plain dicts, lists and texts, but for the values of `kept` keys."""
    match node:
        case Scalar(text):
            return text
        case Sequence(items):
            return [data_of(item, kept) for item in items]
        case Mapping(entries):
            data = {key.text: value if key.text in kept else data_of(value, kept) for key, value in entries}
            return _Data(data, node)


def _diagnostics(root: Node, error: ValidationError, model: type[BaseModel]) -> Iterator[Diagnostic]:
    for one in error.errors(include_url=False):
        path = [part for part in one["loc"] if part != _NODE]
        node, key = _follow(root, path)
        name = str(path[-1]) if path else ""
        match one["type"]:
            case "missing":
                yield codes.MISSING_FIELD.at(node.span, field=name)
            case "extra_forbidden":
                near = nearest(name, _fields(model, path[:-1]))
                code = codes.UNKNOWN_FIELD_NEAR if near else codes.UNKNOWN_FIELD
                yield code.at(key.span if key else node.span, field=name, near=near or "")
            case "date_parsing" | "date_from_datetime_parsing" | "value_error" | "date_type":
                yield codes.NOT_A_DATE.at(node.span, value=_shown(node))
            case "int_parsing" | "int_type":
                yield codes.NOT_AN_INTEGER.at(node.span, value=_shown(node))
            case "bool_parsing" | "bool_type":
                yield codes.NOT_YES_OR_NO.at(node.span, value=_shown(node))
            case "literal_error" | "enum":
                yield codes.NOT_AMONG.at(node.span, value=_shown(node), expected=str(one["ctx"]["expected"]))
            case _:
                wanted = codes.WANTED.get(one["type"], codes.WANTED["string_type"])
                yield codes.WRONG_SHAPE.at(node.span, field=_last_name(path), wanted=wanted)


def _follow(root: Node, path: list[int | str]) -> tuple[Node, Scalar | None]:
    """The node at a path, as far as the path can be followed, and the key that leads to it."""
    node, key = root, None
    for i, part in enumerate(path):
        step: Node | None = None
        if isinstance(node, Mapping) and isinstance(part, str):
            step, key = node.get(part), node.key(part)
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            step = node.items[part]
        if step is None:
            return node, key if i == len(path) - 1 else None
        node = step
    return node, key


def _fields(model: type[BaseModel], path: list[int | str]) -> list[str]:
    """The field names of the model at a path of field names, list places and dict keys."""
    current: Any = model
    for part in path:
        if isinstance(current, type) and issubclass(current, BaseModel) and isinstance(part, str):
            by_alias = {field.alias or name: field for name, field in current.model_fields.items()}
            if part not in by_alias:
                return []
            current = by_alias[part].annotation
        current = next((m for m in _models_in(current)), None)
        if current is None:
            return []
    return [field.alias or name for name, field in current.model_fields.items() if field.alias != _NODE]


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models_in(inner)


def _last_name(path: list[int | str]) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _shown(node: Node) -> str:
    return node.text if isinstance(node, Scalar) else node.span.text
