"""How the inputs in `diagnostics/<CODE>/` are read, and what egnet says of them.

A code's folder holds `bad` and, where there is one, a `good` that differs as little as possible. By the code's group:

- YAML text: `bad.yaml` is read as any file;
- rulebook: the files in `bad/` replace those of `base/rulebook/`;
- remarks on a rulebook: the same, all remarks asked for; its examples are those in `bad/features/`, else the base's;
- values and records: `bad.yaml`, `bad.csv`, … is read with the base rulebook (a rulebook's own value: as above);
- features: `bad.feature` is inspected;
- any: `bad.command` is run in a folder that holds `base/`, with the files in `bad/` in place of its own.

Inputs that cannot lie in a repository (a pipe, a huge file) are made by `MADE`. The text expected is `expected.txt`; the
first line of the same in English is `expected.en.txt`.
"""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from click.testing import CliRunner

from egnet.batch.sinks import MOST_IN_EXCEL, check_fits
from egnet.chaining import Chaining
from egnet.chaining.chain import Area, Subject
from egnet.chaining.envelope import ChainRule, ChainRules
from egnet.chaining.ruleset import MOST_OPEN, Ruleset
from egnet.chaining.tokens import Applies, Excluded, Token
from egnet.cli import cli
from egnet.diagnostics.codes import ALL, features, lint, yaml_text
from egnet.diagnostics.diagnostic import Diagnostic, EgnetError
from egnet.diagnostics.render import render
from egnet.diagnostics.span import SourceText, Span
from egnet.driver import examine_rulebook, inspect_rulebook, read_rulebook
from egnet.features.guard import inspect_file
from egnet.plan.fold import plan_of
from egnet.records import csv_table
from egnet.records.read import read_cases
from egnet.rulebook.rulebook import Rulebook
from egnet.source import compose
from egnet.source.findings import MOST_OF_EACH
from egnet.source.read import LARGEST_FILE_MIB, read_file
from egnet.spark.session import check_java, failed

FOLDER = Path(__file__).parent / "diagnostics"
BASE = FOLDER / "base"
_SAID = re.compile(r"^\w+\[([EL]\d{3})\]", re.MULTILINE)


@dataclass(frozen=True)
class Said:
    """What was said of an input: the whole text in Danish, and in English the first line."""

    danish: str
    english: str

    @property
    def codes(self) -> list[str]:
        return _SAID.findall(self.danish)


def folders() -> list[str]:
    """The codes that have a folder."""
    return sorted(path.name for path in FOLDER.iterdir() if path.is_dir() and path != BASE and path.name[0] != "_")


def inputs(code: str, which: str) -> list[Path]:
    """The files or folders of a code that are called `bad` or `good`."""
    return sorted(path for path in (FOLDER / code).iterdir() if path.name.split(".")[0] == which)


def said_of(code: str, which: str, workspace: Path) -> Said:
    """What egnet says of the `bad` or the `good` input of a code, read in an empty folder."""
    with contextlib.chdir(workspace):
        if which == "bad" and code in MADE:
            return _texts(code, MADE[code]())
        paths = {path.suffix: path for path in inputs(code, which)}
        if ".command" in paths:
            return _of_command(paths[".command"], paths.get(""), EXTRAS.get(code, ()))
        return _texts(code, _of_rulebook(code, paths[""]) if "" in paths else _of_file(code, *paths.values()))


def _texts(code: str, diagnostics: list[Diagnostic]) -> Said:
    if code == "E042" and diagnostics:
        # The thousand before it are all alike.
        diagnostics = [max(diagnostics, key=lambda one: one.order)]
    return Said(render(diagnostics, "da"), render(diagnostics, "en").split("\n")[0])


def _of_rulebook(code: str, overlay: Path) -> list[Diagnostic]:
    shutil.copytree(BASE / "rulebook", "rulebook")
    shutil.copytree(overlay, "rulebook", dirs_exist_ok=True)
    if ALL[code] not in vars(lint).values():
        return inspect_rulebook(Path("rulebook"))[1]
    own = Path("rulebook/features")
    return examine_rulebook(Path("rulebook"), own if own.is_dir() else BASE / "features" / "rulebook")[1]


def _of_file(code: str, path: Path) -> list[Diagnostic]:
    copy = Path(shutil.copy(path, path.name))
    if ALL[code] in vars(yaml_text).values():
        return read_file(copy)[1]
    if ALL[code] in vars(features).values():
        return inspect_file(copy)
    return read_cases([copy], _base_rulebook()).diagnostics


@cache
def _base_rulebook() -> Rulebook:
    return read_rulebook(BASE / "rulebook")


def _of_command(command: Path, overlay: Path | None, without: tuple[str, ...]) -> Said:
    shutil.copytree(BASE, ".", dirs_exist_ok=True)
    if overlay is not None:
        shutil.copytree(overlay, ".", dirs_exist_ok=True)
    arguments = shlex.split(command.read_text(encoding="utf-8"))[1:]
    with _not_installed(without):
        danish, english = (CliRunner().invoke(cli, ["--language", word, *arguments]) for word in ("da", "en"))
    for result in (danish, english):
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    diagnostics = [line for line in english.stderr.splitlines() if _SAID.match(line)]
    return Said(danish.stderr.strip(), diagnostics[0] if diagnostics else "")


@contextlib.contextmanager
def _not_installed(packages: tuple[str, ...]) -> Iterator[None]:
    """As if packages that egnet can do without were not installed."""
    modules: dict[str, Any] = {**sys.modules}
    sys.modules.update(dict.fromkeys(packages))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for package in packages:
            sys.modules.pop(package)
        sys.modules.update({package: modules[package] for package in packages if package in modules})


# -- inputs that cannot lie in a repository ------------------------------------------------------------------------------


def _missing() -> list[Diagnostic]:
    Path("cases").mkdir()
    Path("cases/opgaver.yaml").symlink_to("slettet.yaml")
    return read_cases([Path("cases")], _base_rulebook()).diagnostics


def _folder() -> list[Diagnostic]:
    Path("cases/opgaver.yaml").mkdir(parents=True)
    return read_cases([Path("cases")], _base_rulebook()).diagnostics


def _pipe() -> list[Diagnostic]:
    os.mkfifo("opgaver.yaml")
    return read_cases([Path("opgaver.yaml")], _base_rulebook()).diagnostics


def _huge() -> list[Diagnostic]:
    with Path("opgaver.yaml").open("wb") as file:
        file.truncate(LARGEST_FILE_MIB * 1024 * 1024 + 1)
    return read_cases([Path("opgaver.yaml")], _base_rulebook()).diagnostics


def _written(text: str) -> Callable[[], list[Diagnostic]]:
    def read() -> list[Diagnostic]:
        Path("bad.yaml").write_text(text, encoding="utf-8")
        return read_file(Path("bad.yaml"))[1]

    return read


def _for_durable_rules(principles: Mapping[str, list[str]]) -> Callable[[], list[Diagnostic]]:
    """The base rulebook with principles of so many rules, made ready for durable-rules."""

    def read() -> list[Diagnostic]:
        shutil.copytree(BASE / "rulebook", "rulebook")
        for name, rules in principles.items():
            head = (
                f"principle: {name}\ntitle: {name}\nsource: analyse-2010, afsnit 3\notherwise: ikke opfyldt\nrules:\n"
            )
            Path(f"rulebook/principles/{name}.yaml").write_text(head + "".join(rules), encoding="utf-8")
        try:
            Chaining(plan_of(read_rulebook(Path("rulebook")), date(2010, 3, 12)))
        except EgnetError as error:
            return list(error.diagnostics)
        return []

    return read


def _rules(principle: str, count: int) -> list[str]:
    when = "when: {flytter_med_helheden: ja}"
    return [f"  - {{id: {principle}.r{n}, {when}, then: opfyldt, because: Samlet}}\n" for n in range(count)]


def _overrider(principle: str) -> str:
    return f"  - {{id: {principle}.alt, overrides: all others, when: {{binding: svag}}, then: ikke opfyldt, because: Løs}}\n"


def _stopped() -> list[Diagnostic]:
    """A memory of durable-rules that is told what none of its rules looks at."""
    span = Span(SourceText("3-volumen.yaml", "P3"), 1, 1, 2)
    told, other = (Token(Applies(0, number), Excluded.TRUE) for number in (1, 2))
    subjects = dict.fromkeys((told, other), Subject(Area("P3", span), "P3", span))
    with contextlib.closing(Ruleset("lille", ChainRules((ChainRule((other,), ()),), subjects)).open()) as memory:
        try:
            memory.tell([told])
        except EgnetError as error:
            return list(error.diagnostics)
    return []


def _too_many_open() -> list[Diagnostic]:
    chaining = Chaining(plan_of(_base_rulebook(), date(2010, 3, 12)))
    with contextlib.ExitStack() as sessions:
        try:
            for _ in range(MOST_OPEN + 1):
                sessions.callback(chaining.open().close)
        except EgnetError as error:
            return list(error.diagnostics)
    return []


def _many_values() -> list[Diagnostic]:
    with patch.object(compose, "MOST_VALUES", 1000):
        return _written("- a\n" * 1000)()


def _many_cells() -> list[Diagnostic]:
    Path("bad.csv").write_text("id;title\n" + "pension;Pension\n" * 1000, encoding="utf-8")
    with patch.object(csv_table, "MOST_CELLS", 1000):
        return read_cases([Path("bad.csv")], _base_rulebook()).diagnostics


def _too_many_rows() -> list[Diagnostic]:
    try:
        check_fits("xlsx", MOST_IN_EXCEL + 1, Path("afgoerelser.xlsx"))
    except EgnetError as error:
        return list(error.diagnostics)
    return []


def _no_java() -> list[Diagnostic]:
    try:
        with patch.dict(os.environ, {"JAVA_HOME": "findes-ikke"}):
            check_java()
    except EgnetError as error:
        return list(error.diagnostics)
    return []


def _spark_failed() -> list[Diagnostic]:
    said = "An exception was thrown from the Python worker:\n\nModuleNotFoundError: No module named 'egnet'"
    return list(failed(RuntimeError(said)).diagnostics)


MADE: Mapping[str, Callable[[], list[Diagnostic]]] = {
    "E001": _missing,
    "E002": _folder,
    "E003": _pipe,
    "E004": _huge,
    "E041": _many_values,
    "E042": _written("a: 1\n" * (MOST_OF_EACH + 2)),
    "E171": _for_durable_rules({"P9": [*_rules("P9", 64), _overrider("P9")]}),
    "E172": _for_durable_rules({"P9": _rules("P9", 300)}),
    "E173": _for_durable_rules({f"P{p}": _rules(f"P{p}", 200) for p in range(10, 21)}),
    "E247": _many_cells,
    "E416": _too_many_rows,
    "E445": _no_java,
    "E447": _spark_failed,
    "E174": _stopped,
    "E175": _too_many_open,
}

#: Codes of commands that say so where a package is not installed.
EXTRAS: Mapping[str, tuple[str, ...]] = {"E407": ("xlsxwriter",), "E170": ("durable.engine",)}
