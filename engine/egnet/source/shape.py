"""Nodes in, frozen models out: pydantic checks the shape, and its complaints become diagnostics with positions.

Keys that are kept reach the model as nodes, because a stage further on reads them with their positions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

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

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)
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


_TRUTHS = {"ja": True, "nej": False, "true": True, "false": False}


def _yes_or_no(written: object) -> object:
    truth = _TRUTHS.get(written) if isinstance(written, str) else None
    if truth is None:
        raise PydanticCustomError("bool_parsing", "neither yes nor no")
    return truth


def _day(written: object) -> object:
    if not isinstance(written, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        raise PydanticCustomError("date_parsing", "not a date")
    return written


def _year(written: object) -> object:
    if not isinstance(written, str) or not re.fullmatch(r"[0-9]{4}", written):
        raise PydanticCustomError("int_parsing", "not a year")
    return written


YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
Day = Annotated[date, BeforeValidator(_day)]
Year = Annotated[int, BeforeValidator(_year)]
#: A text that may not be left blank.
Word = Annotated[str, Field(min_length=1)]


class Period(Written):
    """`valid: {from: …, to: …}`, both included."""

    start: Day | None = Field(default=None, alias="from")
    end: Day | None = Field(default=None, alias="to")


class _Bilingual(Written):
    da: Word
    en: str = ""


def _text(written: object) -> object:
    if isinstance(written, str):
        if not written:
            raise PydanticCustomError("string_too_short", "blank")
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


@dataclass(frozen=True)
class _Complaint:
    """One complaint of pydantic: its kind, the path of keys and places to what it is about, and the node there.

    `key` is the key that leads there. Where a field may be one of several things, pydantic puts a label for each into
    its path; `choice` is the length of the path before the first label.
    """

    kind: str
    expected: str
    path: tuple[int | str, ...]
    node: Node
    key: Scalar | None
    choice: int | None

    @property
    def field(self) -> str:
        return next((part for part in reversed(self.path) if isinstance(part, str)), "")


#: Complaints that say what should have been written.
_TELLING = frozenset({"literal_error", "enum", "string_too_short"})


def _diagnostics(root: Node, error: ValidationError, model: type[BaseModel]) -> Iterator[Diagnostic]:
    complaints = [_complaint(root, one) for one in error.errors(include_url=False)]
    near = {(one.path[:-1], _near(one, model)) for one in complaints if one.kind == "extra_forbidden"}
    for choice, several in _by_choice(complaints).items():
        if choice is not None and len(several) > 1:
            yield codes.WRONG_SHAPE.at(several[0].node.span, field=several[0].field, wanted=_either(several))
            continue
        for one in several:
            # A misspelt field is one mistake: that the right one is missing follows from it.
            if one.kind != "missing" or (one.path[:-1], one.field) not in near:
                yield _diagnostic(one, model)


def _diagnostic(one: _Complaint, model: type[BaseModel]) -> Diagnostic:
    shown = one.node.text if isinstance(one.node, Scalar) else one.node.span.text
    match one.kind:
        case "missing":
            return codes.MISSING_FIELD.at(one.node.span, field=one.field)
        case "string_too_short":
            return codes.MISSING_FIELD.at(one.key.span if one.key else one.node.span, field=one.field)
        case "extra_forbidden":
            near = _near(one, model)
            code = codes.UNKNOWN_FIELD_NEAR if near else codes.UNKNOWN_FIELD
            fields = ", ".join(_fields(model, one.path[:-1]))
            return code.at(one.key.span if one.key else one.node.span, field=one.field, near=near or "", fields=fields)
        case "date_parsing" | "date_from_datetime_parsing":
            return codes.NOT_A_DATE.at(one.node.span, value=shown)
        case "int_parsing":
            return codes.NOT_A_YEAR.at(one.node.span, value=shown)
        case "bool_parsing":
            return codes.NOT_YES_OR_NO.at(one.node.span, value=shown)
        case "literal_error" | "enum":
            words = re.findall(r"'([^']*)'", one.expected)
            expected = ", ".join(f"`{word}`" for word in words)
            return codes.NOT_AMONG.at(one.node.span, value=shown, expected=Text(expected, expected))
        case _:
            return codes.WRONG_SHAPE.at(one.node.span, field=one.field, wanted=_wanted(one))


def _complaint(root: Node, error: Any) -> _Complaint:
    node, key, choice = root, None, None
    path: list[int | str] = []
    missing = error["type"] == "missing"
    parts = [part for part in error["loc"] if part != _NODE]
    for place, part in enumerate(parts):
        step: Node | None = None
        if isinstance(node, Mapping) and isinstance(part, str):
            step = node.get(part)
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            step = node.items[part]
        if step is not None:
            key = node.key(str(part)) if isinstance(node, Mapping) else None
            node = step
            path.append(part)
        elif missing and place == len(parts) - 1:
            path.append(part)
        elif choice is None:
            choice = len(path)
    return _Complaint(error["type"], str(error.get("ctx", {}).get("expected", "")), tuple(path), node, key, choice)


def _by_choice(complaints: Iterable[_Complaint]) -> dict[tuple[int | str, ...] | None, list[_Complaint]]:
    """The complaints that count: of a field that may be several things, those about the one that was meant."""
    groups: dict[tuple[int | str, ...] | None, list[_Complaint]] = {}
    for one in complaints:
        groups.setdefault(None if one.choice is None else one.path[: one.choice], []).append(one)
    kept: dict[tuple[int | str, ...] | None, list[_Complaint]] = {None: groups.pop(None, [])}
    for site, several in groups.items():
        inside = [one for one in several if len(one.path) > len(site or ())]
        if inside:
            kept[None] += inside
        else:
            kept[site] = [one for one in several if one.kind in _TELLING] or several
    return kept


def _wanted(one: _Complaint) -> Text:
    return codes.WANTED.get(one.kind, codes.WANTED["string_type"])


def _either(several: Iterable[_Complaint]) -> Text:
    wanted = list(dict.fromkeys(_wanted(one) for one in several))
    return Text(" eller ".join(one.da for one in wanted), " or ".join(one.en for one in wanted))


def _near(one: _Complaint, model: type[BaseModel]) -> str | None:
    return nearest(one.field, _fields(model, one.path[:-1]))


def _fields(model: type[BaseModel], path: Iterable[int | str]) -> list[str]:
    """The field names of the model at a path of field names, list places and dict keys."""
    annotations: list[Any] = [model]
    for part in path:
        annotations = [inner for one in annotations for inner in _members(_step(one, part))]
    models = [one for one in annotations if _is_model(one)]
    return [field.alias or name for one in models for name, field in one.model_fields.items() if field.alias != _NODE]


def _step(annotation: Any, part: int | str) -> Any:
    """What stands at a field, a dict key or a place in a list; `None` where there is nothing of the kind."""
    if _is_model(annotation):
        by_alias = {field.alias or name: field.annotation for name, field in annotation.model_fields.items()}
        return by_alias.get(part)
    inner = get_args(annotation)
    return inner[-1] if inner and get_origin(annotation) in (dict, list) else None


def _members(annotation: Any) -> list[Any]:
    """The types that a union, or a type with a check on it, is made of."""
    if get_origin(annotation) in (dict, list) or not get_args(annotation):
        return [annotation]
    return [member for inner in get_args(annotation) for member in _members(inner)]


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
