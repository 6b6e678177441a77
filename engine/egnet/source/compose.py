"""From the parser's events to nodes.

Comes in: a source text and its printable form. Goes out: the root node, and findings for what egnet leaves out of YAML.
Always holds: no recursion, however deep the input; reading stops at a depth, a number of values or a second document.
"""

import re
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

import yaml

from egnet.diagnostics.codes import yaml_text as codes
from egnet.diagnostics.span import SourceText, Span
from egnet.source import traps
from egnet.source.findings import Findings
from egnet.source.marks import position
from egnet.source.node import Mapping, Node, Scalar, Sequence
from egnet.source.syntax import Closed, Opened, explain

DEEPEST = 64
MOST_VALUES = 1_000_000

# The C parser where PyYAML was built with it: the same positions, many times as fast.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_TAG = re.compile(r"![^\s,\[\]{}]*")


def compose(source: SourceText, text: str, findings: Findings) -> Node | None:
    """The root node; None when the syntax is broken, a limit is passed, or there is nothing."""
    composer = _Composer(source, findings)
    events: Any = yaml.parse(text, Loader=LOADER)
    with closing(events):
        try:
            for event in events:
                if not composer.takes(event):
                    break
                if findings.is_full:
                    return None
        except yaml.YAMLError as error:
            if composer.closed is not None:
                # `{x} af sagerne` is one mistake: that `x` has no value follows from it.
                findings.withdraw(codes.BARE_KEY, composer.closed.line)
            findings.add(explain(error, source, composer.opened(), composer.closed))
            return None
    return composer.root


@dataclass(slots=True)
class _Collection:
    """A list or a mapping that is still open. In a mapping, keys and values alternate in `nodes`."""

    start: Any
    is_mapping: bool
    flow: bool
    nodes: list[Node] = field(default_factory=list)
    # Each key that was seen, and the places (among the entries) of keys without a colon.
    seen: dict[str, Span] = field(default_factory=dict)
    bare: set[int] = field(default_factory=set)

    @property
    def awaits_value(self) -> bool:
        return self.is_mapping and len(self.nodes) % 2 == 1


class _Composer:
    """The state between two events: what is open, and how much was read."""

    def __init__(self, source: SourceText, findings: Findings) -> None:
        self.root: Node | None = None
        self.closed: Closed | None = None
        self._source = source
        self._findings = findings
        self._open: list[_Collection] = []
        self._documents = 0
        self._values = 0

    def opened(self) -> Opened | None:
        """The innermost `[` or `{` that is not closed yet."""
        if not self._open or not self._open[-1].flow:
            return None
        innermost = self._open[-1]
        return Opened(line=innermost.start.line + 1, column=innermost.start.column + 1)

    def takes(self, event: Any) -> bool:
        """Take in one event; False when nothing more is to be read."""
        match event:
            case yaml.DocumentStartEvent():
                return self._document(event)
            case yaml.ScalarEvent() | yaml.AliasEvent() | yaml.CollectionStartEvent():
                return self._node(event)
            case yaml.CollectionEndEvent():
                self._close(event.end_mark)
        return True

    def _document(self, event: Any) -> bool:
        self._documents += 1
        if self._documents == 1:
            return True
        self._findings.add(codes.SECOND_DOCUMENT.at(self._from(event.start_mark, event.end_mark)))
        return False

    def _node(self, event: Any) -> bool:
        self._values += 1
        if self._values > MOST_VALUES:
            limit = f"{MOST_VALUES:,}".replace(",", " ")
            self._findings.add(codes.TOO_MANY_VALUES.at(self._at(event.start_mark), limit=limit))
            return False
        self._refuse_properties(event)
        match event:
            case yaml.AliasEvent():
                span = self._from(event.start_mark, event.end_mark)
                self._findings.add(codes.ALIAS.at(span, name=event.anchor))
                self._place(Scalar(f"*{event.anchor}", span, plain=False), event)
            case yaml.ScalarEvent():
                self._scalar(event)
            case _ if len(self._open) == DEEPEST:
                self._findings.add(codes.TOO_DEEP.at(self._at(event.start_mark), limit=DEEPEST))
                return False
            case _:
                is_mapping = isinstance(event, yaml.MappingStartEvent)
                self._open.append(_Collection(event.start_mark, is_mapping, bool(event.flow_style)))
        return True

    def _refuse_properties(self, event: Any) -> None:
        """Anchors and tags; an alias names its anchor and is refused as such."""
        if isinstance(event, yaml.AliasEvent) or (event.anchor is None and event.tag is None):
            return
        start = self._at(event.start_mark)
        written = self._source.line(start.line)
        if event.anchor is not None:
            name = f"&{event.anchor}"
            found = written.find(name, start.column - 1)
            column = found + 1 if found >= 0 else start.column
            span = Span(self._source, start.line, column, len(name) if found >= 0 else 1)
            self._findings.add(codes.ANCHOR.at(span, name=event.anchor))
        if event.tag is not None:
            tag = _TAG.search(written, start.column - 1)
            span = start if tag is None else Span(self._source, start.line, tag.start() + 1, len(tag[0]))
            self._findings.add(traps.refused_tag(span, event.tag if tag is None else tag[0]))

    def _scalar(self, event: Any) -> None:
        plain = event.style is None or event.style == ""
        scalar = Scalar(event.value, self._from(event.start_mark, event.end_mark), plain)
        if plain:
            end = event.end_mark
            traps.detect_comment_in_text(self._source, end.line + 1, end.column, self._findings)
            traps.detect_swallowed_items(scalar, end.line + 1, self._findings)
        elif event.style == ">":
            traps.detect_folded_comparison(scalar, self._findings)
        if event.style in ("'", '"'):
            self._closed_at(event.start_mark, event.end_mark)
        elif event.value:
            self.closed = None
        self._place(scalar, event)

    def _place(self, node: Node, event: Any) -> None:
        """Put a finished node where it belongs."""
        if not self._open:
            if self.root is None:
                self.root = node
            return
        parent = self._open[-1]
        if parent.is_mapping and not parent.awaits_value:
            node = self._key(node, parent)
        elif parent.awaits_value and parent.flow and self._is_bare(node, event):
            parent.bare.add(len(parent.nodes) // 2)
        parent.nodes.append(node)

    def _is_bare(self, value: Node, event: Any) -> bool:
        """Whether a value in `{…}` is missing together with its colon."""
        if not isinstance(value, Scalar) or not value.plain or value.text:
            return False
        written, before = self._source.line(event.start_mark.line + 1), event.start_mark.column - 1
        while before >= 0 and written[before] in " \t":
            before -= 1
        return before < 0 or written[before] != ":"

    def _key(self, node: Node, parent: _Collection) -> Scalar:
        if not isinstance(node, Scalar) or (node.plain and not node.text):
            self._findings.add(codes.KEY_NOT_TEXT.at(node.span))
            return Scalar("", node.span, plain=False)
        if node.plain and node.text == "<<":
            self._findings.add(codes.MERGE_KEY.at(node.span))
        elif node.text in parent.seen:
            first = parent.seen[node.text]
            found = codes.DUPLICATE_KEY.at(node.span, key=node.text, line=first.line, column=first.column)
            self._findings.add(found)
        parent.seen.setdefault(node.text, node.span)
        return node

    def _close(self, end: Any) -> None:
        collection = self._open.pop()
        node = self._mapping(collection, end) if collection.is_mapping else self._sequence(collection, end)
        if collection.flow:
            self._closed_at(collection.start, end)
        self._place(node, None)

    def _sequence(self, collection: _Collection, end: Any) -> Sequence:
        items = tuple(collection.nodes)
        if collection.flow:
            traps.detect_commas_in_list(items, self._findings)
        return Sequence(items, self._collection_span(collection, end))

    def _mapping(self, collection: _Collection, end: Any) -> Mapping:
        keys, values = collection.nodes[::2], collection.nodes[1::2]
        entries = tuple((key, value) for key, value in zip(keys, values, strict=True) if isinstance(key, Scalar))
        if collection.bare:
            traps.detect_bare_keys(entries, collection.bare, self._findings)
        span = self._collection_span(collection, end)
        return Mapping(entries, span if collection.flow or not entries else entries[0][0].span)

    def _collection_span(self, collection: _Collection, end: Any) -> Span:
        if collection.flow and end.line == collection.start.line:
            return self._from(collection.start, end)
        return self._at(collection.start)

    def _closed_at(self, start: Any, end: Any) -> None:
        self.closed = Closed(start.line + 1, start.column + 1, end.line + 1, end.column)

    def _at(self, mark: Any) -> Span:
        return Span(self._source, *position(mark, self._source), 1)

    def _from(self, start: Any, end: Any) -> Span:
        """From one mark to another, or to the end of what is written on the first line."""
        line, column = position(start, self._source)
        on_one_line = end.line == start.line
        stop = end.column if on_one_line else len(self._source.line(line).rstrip(" \t"))
        return Span(self._source, line, column, max(stop - column + 1, 1))
