"""A rule as it was given on the command line in, the text of a principle's file with the rule in it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from egnet.diagnostics.codes import command as codes
from egnet.diagnostics.diagnostic import EgnetError
from egnet.diagnostics.span import SourceText
from egnet.scaffold.files import quoted
from egnet.source.node import Mapping
from egnet.source.node import Sequence as SequenceNode
from egnet.source.read import read_yaml


@dataclass(frozen=True)
class NewRule:
    """A rule to be written. `when` are tests, each `fact: test`, all of which must hold; `then` or `consider` is empty."""

    id: str
    when: Sequence[str]
    because: str
    then: str = ""
    consider: str = ""
    source: str = ""
    overrides: Sequence[str] = ()

    def lines(self, indent: str) -> list[str]:
        """The rule as an item of a list."""
        inner = f"{indent}  "
        tests = [_split(test) for test in self.when]
        lines = [f"{indent}- id: {self.id}"]
        if self.overrides:
            lines.append(f"{inner}overrides: [{', '.join(self.overrides)}]")
        lines.append(f"{inner}when:")
        if len(dict(tests)) == len(tests):
            lines += [f"{inner}  {fact}: {test}" for fact, test in tests]
        else:
            # A mapping names each fact once.
            lines += [f"{inner}  all:", *(f"{inner}    - {{{fact}: {test}}}" for fact, test in tests)]
        lines.append(f"{inner}then: {self.then}" if self.then else f"{inner}consider: {self.consider}")
        lines.append(f"{inner}because: {quoted(self.because)}")
        return [*lines, f"{inner}source: {quoted(self.source)}"] if self.source else lines


@dataclass(frozen=True)
class NewPrinciple:
    """A principle to be written, with its first rule."""

    id: str
    title: str
    kind: str
    source: str
    otherwise: str
    rule: NewRule

    def text(self) -> str:
        """The principle's file."""
        lines = [
            "# yaml-language-server: $schema=../schema/principle.json",
            f"principle: {self.id}",
            *([] if self.kind == "placement" else [f"kind: {self.kind}"]),
            f"title: {quoted(self.title)}",
            f"source: {quoted(self.source)}",
            f"otherwise: {self.otherwise}",
            "rules:",
            *self.rule.lines("  "),
        ]
        return "\n".join(lines) + "\n"


def with_rule(text: str, rule: NewRule, name: str) -> str:
    """The principle's file with the rule as the last of its rules; raises `EgnetError` where they stand in brackets."""
    source = SourceText(name, text)
    node, _ = read_yaml(source)
    assert isinstance(node, Mapping)
    rules, key = node.get("rules"), node.key("rules")
    assert isinstance(rules, SequenceNode) and key is not None
    if source.line(rules.span.line)[rules.span.column - 1 :].startswith("["):
        raise EgnetError([codes.RULES_IN_BRACKETS.at(rules.span)])
    lines = text.rstrip("\n").splitlines()
    after = [other.span.line for other, _ in node.entries if other.span.line > key.span.line]
    end = min(after) - 1 if after else len(lines)
    lines[end:end] = rule.lines(" " * (rules.span.column - 1))
    return "\n".join(lines) + "\n"


def _split(test: str) -> tuple[str, str]:
    """The fact, and the test as YAML: a text in quotes, or a list of words."""
    fact, colon, wanted = test.partition(":")
    if not colon or not fact.strip() or not wanted.strip():
        raise EgnetError([codes.NOT_A_TEST.at(None, value=test)])
    wanted = wanted.strip()
    if wanted.startswith("[") and wanted.endswith("]") and ".." not in wanted:
        return fact.strip(), f"[{', '.join(quoted(word.strip()) for word in wanted[1:-1].split(','))}]"
    return fact.strip(), quoted(wanted)
