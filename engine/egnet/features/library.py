"""What scenarios are run against, read once: rulebooks, plans, ways of evaluating, case folders and their decisions.

Comes in: names or paths as sentences give them. Goes out: the thing itself, or a fault in Danish.
Always holds: one name with one base folder is one object for as long as the process lives.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from egnet.diagnostics.near import nearest
from egnet.features import things
from egnet.features.errors import SentenceError, UnusableError
from egnet.text import Text

if TYPE_CHECKING:
    from egnet.diagnostics.diagnostic import Diagnostic
    from egnet.evaluate.forest import Decided
    from egnet.evaluate.look import Way
    from egnet.plan.plan import Plan
    from egnet.records.read import Intake
    from egnet.records.record import TaskRecord
    from egnet.rulebook.rulebook import Rulebook

WayName = Literal["definition", "durable", "polars"]
WAYS: tuple[WayName, ...] = ("definition", "durable", "polars")
#: The module without which a way cannot be used, and the package that has it.
NEEDS: dict[WayName, tuple[str, str]] = {"durable": ("durable", "durable-rules"), "polars": ("polars", "polars")}

_IN = (Text("regelsættet i {path}", "the rulebook in {path}"), Text("sagerne i {path}", "the cases in {path}"))

Decide = Callable[["Sequence[TaskRecord]"], "list[Decided]"]
"""Records in, each decided in one way of evaluating out."""


def rulebook_named(name: str, base: Path) -> Rulebook:
    """A shipped rulebook by its name, or one in a folder: relative to `base`, then to the current folder."""
    return _rulebook(_folder(things.RULEBOOK, "rules", name, base))


@cache
def _rulebook(folder: Path) -> Rulebook:
    from egnet.diagnostics.diagnostic import EgnetError
    from egnet.driver import read_rulebook

    try:
        return read_rulebook(folder, folder.name)
    except EgnetError as error:
        raise UnusableError(_IN[0].format(path=folder), error.diagnostics) from None


def plan_on(rulebook: Rulebook, as_of: date) -> Plan:
    """The plan of a rulebook on a date within its validity."""
    from egnet.plan.fold import plan_of

    if not rulebook.valid.holds(as_of):
        raise SentenceError(
            "regelsættet `{id}` gælder ikke den {day}",
            "the rulebook `{id}` is not valid on {day}",
            id=rulebook.id,
            day=as_of,
        )
    return plan_of(rulebook, as_of)


def deciding(plan: Plan, way: WayName) -> Decide:
    """How records are decided by a plan in one way of evaluating; what was looked at is not looked at again."""
    return _deciding(way, plan.rulebook, plan.as_of)


@lru_cache(maxsize=8)
def _deciding(way: WayName, rulebook: Rulebook, as_of: date) -> Decide:
    return deciding_by(plan_on(rulebook, as_of), way)


def deciding_by(plan: Plan, way: WayName) -> Decide:
    """The same by a plan that is not its rulebook's own, with other thresholds."""
    from egnet.diagnostics.diagnostic import EgnetError

    try:
        return _WAYS[way](plan)
    except EgnetError as error:
        raise UnusableError(Text(f"`{way}`", f"`{way}`"), error.diagnostics) from None


def cases_named(name: str, base: Path, rulebook: Rulebook) -> tuple[TaskRecord, ...]:
    """Every record of a shipped case folder, or of a folder or file; one that cannot be read is a fault."""
    return _cases(_folder(things.CASES, "cases", name, base), rulebook)


@cache
def _cases(path: Path, rulebook: Rulebook) -> tuple[TaskRecord, ...]:
    from egnet.diagnostics.diagnostic import has_errors
    from egnet.records.read import read_cases

    intake = read_cases([path], rulebook)
    if intake.set_aside or has_errors(intake.diagnostics):
        raise UnusableError(_IN[1].format(path=path), intake.diagnostics)
    return tuple(intake.records)


def cases_folder(name: str, base: Path) -> Path:
    """A shipped case folder by its name, or a folder or file: relative to `base`, then to the current folder."""
    return _folder(things.CASES, "cases", name, base)


def intake_of(name: str, base: Path, rulebook: Rulebook) -> Intake:
    """What came of reading a shipped case folder, or a folder or file: also what cannot be read."""
    return _intake(_folder(things.CASES, "cases", name, base), rulebook)


@cache
def _intake(path: Path, rulebook: Rulebook) -> Intake:
    from egnet.records.read import read_cases

    return read_cases([path], rulebook)


def diagnostics_of(name: str, base: Path) -> list[Diagnostic]:
    """Everything that is wrong with a rulebook, named or in a folder."""
    from egnet.driver import inspect_rulebook

    folder = _folder(things.RULEBOOK, "rules", name, base)
    return inspect_rulebook(folder, folder.name)[1]


def _folder(what: Text, kind: str, name: str, base: Path) -> Path:
    from egnet.locations import shipped

    candidates = [shipped(kind) / name] if "/" not in name and "\\" not in name else []
    candidates += [base / name, Path.cwd() / name]
    for candidate in candidates:
        if candidate.exists():
            return candidate.resolve()
    near = nearest(name, [p.name for p in shipped(kind).iterdir() if p.is_dir()])
    if near:
        hint = Text("mente du `{near}`?", "did you mean `{near}`?").format(near=near)
    else:
        places = ", ".join(str(candidate) for candidate in candidates)
        hint = Text("ledt efter {places}", "looked for {places}").format(places=places)
    raise SentenceError(
        "{what} `{name}` findes ikke; {hint}", "{what} `{name}` does not exist; {hint}", what=what, name=name, hint=hint
    )


def _definition(plan: Plan) -> Decide:
    from egnet.evaluate.look import Definition

    return _look_by_look(plan, Definition(plan))


def _durable(plan: Plan) -> Decide:
    from egnet.chaining.way import Chaining

    return _look_by_look(plan, Chaining(plan))


def _look_by_look(plan: Plan, way: Way) -> Decide:
    from egnet.evaluate.forest import decide
    from egnet.evaluate.questions import Questions

    questions = Questions(plan, way)
    return lambda records: decide(plan, records, questions=questions)


def _polars(plan: Plan) -> Decide:
    from egnet.columnar.kernel import Kernel
    from egnet.columnar.records import decide_in_columns
    from egnet.records.libraries import require

    require("polars", "polars", "batch")
    require("narwhals", "polars", "batch")
    kernel = Kernel(plan)
    return lambda records: decide_in_columns(kernel, records)


_WAYS: dict[WayName, Callable[[Plan], Decide]] = {"definition": _definition, "durable": _durable, "polars": _polars}
