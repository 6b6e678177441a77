"""What came of running scenarios, as people and programs read it: text, JSON or JUnit XML.

Comes in: the scenarios told in each way of evaluating. Goes out: one text. Always holds: every scenario that does not
hold is there with its file, line and sentence; each way has one line of its own; the same run gives the same bytes.
"""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from egnet.diagnostics.render import visible
from egnet.features.run import Told
from egnet.text import Language, Text

_ALL_HOLD = Text("{way}: {scenarios} i {files}, alle holder", "{way}: {scenarios} in {files}, all hold")
_SOME_FAIL = Text(
    "{way}: {scenarios} i {files}, {holding} holder, {failing} holder ikke",
    "{way}: {scenarios} in {files}, {holding} hold, {failing} do not",
)
_SCENARIOS = (Text("1 scenarie", "1 scenario"), Text("{count} scenarier", "{count} scenarios"))
_FILES = (Text("1 fil", "1 file"), Text("{count} filer", "{count} files"))
_LEFT_OUT = Text("{way}: ikke kørt, for {package} er ikke installeret", "{way}: not run, {package} is not installed")


@dataclass(frozen=True)
class RunIn:
    """Every scenario run in one way. `missing` is the package without which the way cannot be used at all."""

    way: str
    told: tuple[Told, ...]
    missing: str = ""

    @property
    def failing(self) -> list[Told]:
        return [one for one in self.told if one.failure is not None]


def as_text(runs: Sequence[RunIn], language: Language, width: int) -> str:
    """The scenarios that do not hold, then one line for each way."""
    lines: list[str] = []
    for one, ways in _failures(runs):
        heading = f"{one.place}  {one.name}"
        if len(ways) < len([run for run in runs if not run.missing]) or runs[0].way not in ways:
            heading += f" ({', '.join(ways)})"
        lines += [*_wrapped(heading, width, ""), *_sentence(one, width)]
        for said in _why(one).in_(language).split("\n"):
            lines += _wrapped(said, width, "    ")
        lines.append("")
    return "\n".join([*lines, *(summary(run, language) for run in runs)])


def summary(run: RunIn, language: Language) -> str:
    """The line of one way."""
    if run.missing:
        return _LEFT_OUT.in_(language).format(way=run.way, package=run.missing)
    failing = len(run.failing)
    said = (_SOME_FAIL if failing else _ALL_HOLD).format(
        way=run.way,
        scenarios=_counted(len(run.told), _SCENARIOS),
        files=_counted(len({one.example.file for one in run.told}), _FILES),
        holding=len(run.told) - failing,
        failing=failing,
    )
    return said.in_(language)


def as_json(runs: Sequence[RunIn]) -> str:
    """Counts for each way and every scenario, with why it does not hold."""
    ways = [
        {"way": run.way, "scenarios": len(run.told), "holding": len(run.told) - len(run.failing)}
        | ({"missing": run.missing} if run.missing else {})
        for run in runs
    ]
    scenarios = [
        {
            "way": run.way,
            "file": one.example.file.as_posix(),
            "line": one.example.number,
            "feature": one.example.feature,
            "scenario": one.name,
            "holds": one.failure is None,
        }
        | ({} if one.failed is None else {"failed": _failed(one)})
        for run in runs
        for one in run.told
    ]
    return json.dumps({"ways": ways, "scenarios": scenarios}, ensure_ascii=False, indent=2)


def as_junit(runs: Sequence[RunIn], language: Language) -> str:
    """One suite for each file in each way, as build servers read it; without times, so that equal runs are equal."""
    root = ElementTree.Element("testsuites", name="egnet")
    for run in runs:
        for file, count in Counter(one.example.file for one in run.told).items():
            told = [one for one in run.told if one.example.file == file]
            failures = sum(one.failure is not None for one in told)
            name = f"{file.as_posix()} ({run.way})"
            suite = ElementTree.SubElement(root, "testsuite", name=name, tests=str(count), failures=str(failures))
            for one in told:
                case = ElementTree.SubElement(
                    suite,
                    "testcase",
                    classname=visible(one.example.feature),
                    name=visible(one.name),
                    file=file.as_posix(),
                    line=str(one.example.number),
                )
                if one.failed is not None:
                    message = visible(f"{one.place}: {one.failed.keyword} {one.failed.text}")
                    failure = ElementTree.SubElement(case, "failure", message=message)
                    failure.text = "\n".join(visible(said) for said in _why(one).in_(language).split("\n"))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode")


def _failures(runs: Sequence[RunIn]) -> Iterator[tuple[Told, list[str]]]:
    """Each failure once, with the ways in which it is the same."""
    found: dict[tuple[str, str, Text | None], tuple[Told, list[str]]] = {}
    for run in runs:
        for one in run.failing:
            found.setdefault((one.place, one.name, one.failure), (one, []))[1].append(run.way)
    yield from found.values()


def _why(one: Told) -> Text:
    return one.failure or Text("", "")


def _counted(count: int, words: tuple[Text, Text]) -> Text:
    return words[count != 1].format(count=count)


def _sentence(one: Told, width: int) -> list[str]:
    return [] if one.failed is None else _wrapped(f"{one.failed.keyword} {one.failed.text}", width, "  ")


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    """One line broken to the width; what follows stands under the text, after a label such as `fandt:     `."""
    line = visible(text)
    own = line[: len(line) - len(line.lstrip(" "))]
    label = (
        line[: line.find(":") + 1] if line.lstrip().startswith(("forventet:", "fandt:", "expected:", "found:")) else own
    )
    under = indent + " " * (len(label) + len(line[len(label) :]) - len(line[len(label) :].lstrip(" ")))
    return textwrap.wrap(
        line,
        max(width, 40),
        initial_indent=indent,
        subsequent_indent=under + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    ) or [""]


def _failed(one: Told) -> dict[str, object]:
    assert one.failed is not None
    said = f"{one.failed.keyword} {one.failed.text}"
    return {"line": one.failed.number, "sentence": said, "why": _why(one).da, "why_en": _why(one).en}
