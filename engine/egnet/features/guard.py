"""The text of a feature file in, everything out that would make a scenario vanish or pass without having said anything.

pytest-bdd reads what it cannot place as description and stays green. Here such lines are diagnostics, as are scenarios
without a claim, tables of examples without rows, two scenarios of one name (the last hides the others) and sentences
that nobody has defined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, cast

from egnet.diagnostics.codes import features as codes
from egnet.diagnostics.diagnostic import Diagnostic
from egnet.diagnostics.span import BYTE_ORDER_MARK, SourceText, Span
from egnet.features.description import foreign, in_wrong_letters, is_any_sentence, looks_like, span_of
from egnet.features.keywords import DECLARED, KEYWORDS, keyword_at, usual
from egnet.features.sentence import Kind
from egnet.features.steps import kind_of, nearest_sentence, sentence_for
from egnet.features.unparsed import unparsed
from egnet.text import Language, Text

if TYPE_CHECKING:
    from gherkin.parser_types import Background, Examples, Feature, Rule, Scenario, Step

IsStep = Callable[[Kind, str], bool]

_KIND_OF: Mapping[str, Kind] = {"Context": "given", "Action": "when", "Outcome": "then"}
_KINDS: tuple[Kind, ...] = ("given", "when", "then")
_FILE = Text("filen", "the file")
_RULE = Text("reglen", "the rule")
_PLACEHOLDER = re.compile(r"<([^<>\s][^<>]*)>")


def is_sentence(kind: Kind, text: str) -> bool:
    """Whether egnet defines the sentence."""
    return sentence_for(kind, text) is not None


def inspect_file(path: Path, is_step: IsStep = is_sentence) -> list[Diagnostic]:
    """Everything hollow in a feature file; `is_step` says which sentences are defined."""
    shown = _shown(path)
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return [codes.NOT_UTF8.at(Span(SourceText(shown, ""), 1, 1, 1))]
    return inspect_text(text, shown, is_step)


def inspect_text(text: str, name: str, is_step: IsStep = is_sentence) -> list[Diagnostic]:
    """Everything hollow in the text of a feature file, in order of lines."""
    from gherkin.errors import CompositeParserException
    from gherkin.parser import Parser

    source = SourceText(name, text)
    if text.startswith(BYTE_ORDER_MARK):
        return [codes.BYTE_ORDER_MARK.at(Span(source, 1, 1, 1))]
    try:
        document = Parser().parse(text)
    except CompositeParserException as error:
        found = unparsed(source, error)
    else:
        feature = cast("Feature | None", document.get("feature"))
        found = [_nothing_in(source)] if feature is None else _Inspection(source, feature, is_step).run()
    return sorted(found, key=lambda one: one.order)


def concerns_egnet(text: str) -> bool:
    """Whether a feature file is in Danish, has a sentence of egnet's (even where it is not read as one) or is empty."""
    if not text.strip():
        return True
    declared = DECLARED.search(text)
    if declared is not None and declared[1] == "da":
        return True
    return any(is_any_sentence(line) for line in text.splitlines())


# -- a file that can be parsed ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Section:
    """A feature or a rule: its scenarios, and the background steps before each."""

    scenarios: list[Scenario]
    rules: list[Rule]
    backgrounds: list[Background]


class _Inspection:
    """One file: the document is walked once, and every line that it does not account for is description."""

    def __init__(self, source: SourceText, feature: Feature, is_step: IsStep) -> None:
        self.source = source
        self.feature = feature
        self.is_step = is_step
        self.language: Language = "da" if feature["language"] == "da" else "en"
        self.accounted_for: set[int] = set()
        self.names: dict[str, int] = {}
        self.found: list[Diagnostic] = []

    def run(self) -> list[Diagnostic]:
        self._account(self.feature)
        top = _section(self.feature)
        for background in top.backgrounds:
            self._background(background)
        self._scenarios(top.scenarios)
        for rule in top.rules:
            self._rule(rule)
        if not top.scenarios and not top.rules:
            self._report(codes.NO_SCENARIO.at(self._span(self.feature), where=_FILE))
        self._descriptions()
        return self.found

    def _rule(self, rule: Rule) -> None:
        self._account(rule)
        section = _section(rule)
        for background in section.backgrounds:
            self._background(background)
        self._scenarios(section.scenarios)
        if not section.scenarios:
            self._report(codes.NO_SCENARIO.at(self._span(rule), where=_RULE))

    def _background(self, background: Background) -> None:
        self._account(background)
        for step, kind in self._kinds(background["steps"]):
            self._step(step)
            self._defined(step, kind, [step["text"]])

    def _scenarios(self, scenarios: list[Scenario]) -> None:
        for scenario, after in zip_longest(scenarios, scenarios[1:]):
            if self._is_meant_as_examples(scenario):
                self._account(scenario)
                word = usual("examples", self.language)
                span = self._span(scenario)
                self._report(codes.EXAMPLE_BEGINS_SCENARIO.at(span, keyword=scenario["keyword"], examples=word))
            else:
                self._scenario(scenario, has_examples=after is not None and self._is_meant_as_examples(after))

    def _is_meant_as_examples(self, scenario: Scenario) -> bool:
        """`Eksempel:` without a name or a sentence."""
        is_usual = scenario["keyword"] == usual("scenario", self.language).removesuffix(":")
        return not (is_usual or scenario["name"] or scenario["steps"])

    def _scenario(self, scenario: Scenario, *, has_examples: bool) -> None:
        self._account(scenario)
        name = scenario["name"]
        if name in self.names:
            self._report(codes.SAME_NAME.at(self._span(scenario), line=self.names[name]))
        self.names.setdefault(name, scenario["location"]["line"])
        steps = self._kinds(scenario["steps"])
        if not any(kind == "then" for _, kind in steps):
            self._report(codes.NO_THEN.at(self._span(scenario), then=usual("then", self.language)))
        rows = [row for examples in scenario["examples"] for row in self._examples(examples)]
        if not has_examples:
            self._placeholders(scenario, rows)
        for step, kind in steps:
            self._step(step)
            self._defined(step, kind, dict.fromkeys(_filled(step["text"], row) for row in rows or [{}]))

    def _examples(self, examples: Examples) -> list[dict[str, str]]:
        self._account(examples)
        header = examples.get("tableHeader")
        body = examples.get("tableBody") or []
        for row in [*([header] if header else []), *body]:
            self.accounted_for.add(row["location"]["line"])
        if header is None or not body:
            self._report(codes.NO_ROWS.at(self._span(examples), examples=examples["keyword"]))
            return []
        columns = [cell["value"] for cell in header["cells"]]
        return [dict(zip(columns, (cell["value"] for cell in row["cells"]), strict=True)) for row in body]

    def _placeholders(self, scenario: Scenario, rows: list[dict[str, str]]) -> None:
        word = usual("examples", self.language).removesuffix(":")
        if not scenario["examples"]:
            if scenario["keyword"] in KEYWORDS[self.language]["scenarioOutline"] or _placeholders_in(scenario):
                self._report(codes.NO_EXAMPLES.at(self._span(scenario), examples=word))
            return
        for columns in {tuple(row) for row in rows}:
            for line, name in _placeholders_in(scenario):
                if name not in columns:
                    span = self._at(line, f"<{name}>")
                    self._report(codes.NO_COLUMN.at(span, name=name, examples=word, columns=", ".join(columns)))

    def _kinds(self, steps: list[Step]) -> list[tuple[Step, Kind]]:
        """Each step with its kind; `Og` and `Men` are of the kind before them."""
        kinds: list[tuple[Step, Kind]] = []
        for step in steps:
            kind = _KIND_OF.get(step["keywordType"])
            if kind is None and not kinds:
                self._report(
                    codes.NO_FIRST_KIND.at(
                        self._span(step),
                        keyword=step["keyword"].strip(),
                        given=usual("given", self.language),
                        when=usual("when", self.language),
                        then=usual("then", self.language),
                    )
                )
            kinds.append((step, kind or (kinds[-1][1] if kinds else "given")))
        return kinds

    def _step(self, step: Step) -> None:
        line = step["location"]["line"]
        self.accounted_for.add(line)
        if "dataTable" in step:
            self.accounted_for.update(row["location"]["line"] for row in step["dataTable"]["rows"])
        if "docString" in step:
            block = step["docString"]
            first = block["location"]["line"]
            self.accounted_for.update(range(first, first + block["content"].count("\n") + 3))
            if any(is_sentence(kind, step["text"]) for kind in _KINDS):
                self._report(codes.TEXT_BLOCK.at(self._at(first, block["delimiter"])))

    def _defined(self, step: Step, kind: Kind, texts: Iterable[str]) -> None:
        for text in texts:
            if not self.is_step(kind, text):
                near = nearest_sentence(kind, text)
                if (other := kind_of(text)) is not None:
                    near = f"{usual(other, self.language)} {text}"
                code = codes.NO_STEP if near is None else codes.NO_STEP_NEAR
                self._report(code.at(self._span(step), text=text, near=near or ""))
                return

    def _descriptions(self) -> None:
        for number, line in enumerate(self.source.lines, start=1):
            text = line.strip()
            if text and not text.startswith(("#", "@")) and number not in self.accounted_for:
                self._description(number, line)

    def _description(self, number: int, line: str) -> None:
        other: Language = "en" if self.language == "da" else "da"
        if keyword_at(line, other) is not None and keyword_at(line, self.language) is None:
            self._report(foreign(self.source, number, line, self.language))
            return
        if found := in_wrong_letters(self.source, number, line, self.language):
            self._report(found)
        elif what := looks_like(line, self.language):
            self._report(codes.READ_AS_DESCRIPTION.at(self._at(number, line.strip()), what=what))

    def _account(self, node: Feature | Rule | Background | Scenario | Examples) -> None:
        self.accounted_for.add(node["location"]["line"])

    def _report(self, diagnostic: Diagnostic) -> None:
        self.found.append(diagnostic)

    def _span(self, node: Feature | Rule | Background | Scenario | Examples | Step) -> Span:
        return self._at(node["location"]["line"], self.source.line(node["location"]["line"]).strip())

    def _at(self, line: int, text: str) -> Span:
        return span_of(self.source, line, text)


def _section(parent: Feature | Rule) -> _Section:
    children = cast("list[Mapping[str, object]]", parent["children"])
    return _Section(
        [cast("Scenario", child["scenario"]) for child in children if "scenario" in child],
        [cast("Rule", child["rule"]) for child in children if "rule" in child],
        [cast("Background", child["background"]) for child in children if "background" in child],
    )


def _placeholders_in(scenario: Scenario) -> list[tuple[int, str]]:
    """The line and name of each placeholder in the sentences of a scenario and their tables."""
    found = []
    for step in scenario["steps"]:
        found += [(step["location"]["line"], name) for name in _PLACEHOLDER.findall(step["text"])]
        for row in step["dataTable"]["rows"] if "dataTable" in step else []:
            cells = " ".join(cell["value"] for cell in row["cells"])
            found += [(row["location"]["line"], name) for name in _PLACEHOLDER.findall(cells)]
    return found


def _filled(text: str, row: Mapping[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda match: row.get(match[1], match[0]), text)


def _nothing_in(source: SourceText) -> Diagnostic:
    return codes.NO_SCENARIO.at(Span(source, 1, 1, 1), where=_FILE)


def _shown(path: Path) -> str:
    """The path as it is shown: from the current folder where it lies there."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
