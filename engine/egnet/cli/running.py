"""What most commands do first: find the rulebook and the date, read the cases, decide them.

Which rulebook: `--rules`, else the one that the cases' `cases.yaml` names, else the one in `./rules` (of several, that of
2010), else the shipped one of 2010. Which date: `--as-of`, else `cases.yaml`, else the rulebook's date of adoption; never today's. What was not given
is said on stderr.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

import click

from egnet.diagnostics.codes import command as codes
from egnet.diagnostics.codes import rulebook as rulebook_codes
from egnet.diagnostics.diagnostic import Diagnostic, EgnetError
from egnet.diagnostics.near import nearest
from egnet.diagnostics.render import render, visible
from egnet.driver import read_rulebook
from egnet.evaluate.forest import Decided, decide
from egnet.evaluate.look import Way
from egnet.locations import shipped
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan
from egnet.records.folder import CaseFolder, read_folder
from egnet.records.read import Intake, read_cases
from egnet.records.record import TaskRecord
from egnet.rulebook.rulebook import Rulebook, Validity
from egnet.text import Language, Text

DONE, FAILED, UNUSABLE = 0, 1, 3
DEFAULT_RULEBOOK = "borgerserviceenhed-2010"
WAYS = ("definition", "durable")

_GIVEN = Text(
    "regelsæt {rulebook} {version} ({whence}), dato {date} ({when})",
    "rulebook {rulebook} {version} ({whence}), date {date} ({when})",
)
_DRAFT = Text("regelsættet er et udkast", "the rulebook is a draft")
_SET_ASIDE = Text("{count} af {all} opgaver er sat til side", "{count} of {all} tasks are set aside")
_ONE_SET_ASIDE = Text("1 af {all} opgaver er sat til side", "1 of {all} tasks is set aside")
_UNREAD = Text("ikke læst: {names}", "not read: {names}")
_RULES_HELP = "Regelsæt: en mappe eller et medfølgende navn / rulebook: a folder or a shipped name."
_DATE_HELP = "Datoen, hvis regler og tærskler gælder / the date whose rules and thresholds hold."


@dataclass(frozen=True)
class Run:
    """A rulebook, a date and decided cases.

    `set_aside` are the ids of records that could not be evaluated, `unread` the files that could not be read,
    `records` everything that was read.
    """

    plan: Plan
    title: Text
    paths: tuple[Path, ...]
    decided: list[Decided]
    set_aside: tuple[str, ...]
    unread: tuple[str, ...] = ()
    records: tuple[TaskRecord, ...] = ()

    @property
    def rulebook(self) -> Rulebook:
        return self.plan.rulebook

    @property
    def exit_code(self) -> int:
        return FAILED if self.set_aside or self.unread else DONE


def run_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The arguments and options of every command that decides cases in one of the ways."""
    backend = click.option(
        "--backend", type=click.Choice(WAYS), default="definition", show_default=True, help="Vej / way of evaluating."
    )
    return case_options(backend(command))


def case_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The arguments and options of every command that reads cases."""
    options = (
        click.argument("cases", nargs=-1, required=True),
        click.option("--rules", metavar="MAPPE", help=_RULES_HELP),
        click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATO", help=_DATE_HELP),
    )
    for option in reversed(options):
        command = option(command)
    return command


@contextmanager
def reported(language: Language) -> Iterator[None]:
    """Print the diagnostics of an `EgnetError` and leave with 3."""
    try:
        yield
    except EgnetError as error:
        stop(error.diagnostics, language)


def stop(diagnostics: Sequence[Diagnostic], language: Language) -> NoReturn:
    """Say what is wrong and leave with 3."""
    if diagnostics:
        click.echo(render(diagnostics, language), err=True)
    sys.exit(UNUSABLE)


@dataclass(frozen=True)
class Prepared:
    """What is to be decided, by which rules as of which date."""

    paths: tuple[Path, ...]
    plan: Plan
    title: Text

    @property
    def rulebook(self) -> Rulebook:
        return self.plan.rulebook


def prepare(cases: Sequence[str], rules: str | None, as_of: datetime | None, language: Language) -> Prepared:
    """Find the cases, the rulebook and the date; raises `EgnetError` where there are none."""
    paths = tuple(find_cases(name) for name in cases)
    folders = [folder for path in paths if (folder := read_folder(path)) is not None]
    rulebook, whence = choose_rulebook(rules, folders, paths)
    plan = dated_plan(rulebook, whence, as_of, language, folders)
    title = next((folder.title for folder in folders if folder.title is not None), rulebook.title)
    return Prepared(paths, plan, title)


def run(
    cases: Sequence[str],
    rules: str | None,
    as_of: datetime | None,
    backend: str,
    language: Language,
    rejects: Path | None = None,
) -> Run:
    """Read and decide; diagnostics of records go to stderr. Raises `EgnetError` where nothing can be decided.

    Records that are set aside are written to `rejects` as they stand.
    """
    return run_prepared(prepare(cases, rules, as_of, language), backend, language, rejects)


Deciding = Callable[[Plan, Sequence[TaskRecord]], list[Decided]]


def run_prepared(
    prepared: Prepared,
    backend: str,
    language: Language,
    rejects: Path | None = None,
    deciding: Deciding | None = None,
) -> Run:
    """Read and decide what was prepared, `deciding` or by the way of the backend; see `run`."""
    paths, rulebook, plan = prepared.paths, prepared.rulebook, prepared.plan
    intake = read_cases(paths, rulebook)
    say_what_is_wrong(intake, language)
    if deciding is None:
        decided = decide(plan, intake.records, way_of(plan, backend))
    else:
        decided = deciding(plan, intake.records)
    say_what_is_set_aside(intake, len(decided), language)
    if rejects is not None:
        from egnet.cli.rejecting import write_rejects

        write_rejects(intake, rejects, language)
    if not decided:
        # The diagnostics that say why are on stderr already.
        raise EgnetError([])
    return Run(
        plan, prepared.title, paths, decided, tuple(intake.set_aside), tuple(intake.unread), tuple(intake.records)
    )


def say_what_is_wrong(intake: Intake, language: Language) -> None:
    """The diagnostics of records, on stderr."""
    if intake.diagnostics:
        click.echo(render(intake.diagnostics, language) + "\n", err=True)


def say_what_is_set_aside(intake: Intake, decided: int, language: Language) -> None:
    """How many records are set aside, and which files are not read, on stderr."""
    if intake.set_aside:
        total = decided + len(intake.set_aside)
        template = _ONE_SET_ASIDE if len(intake.set_aside) == 1 else _SET_ASIDE
        click.echo(template.in_(language).format(count=len(intake.set_aside), all=total), err=True)
    if intake.unread:
        click.echo(visible(_UNREAD.in_(language).format(names=", ".join(intake.unread))), err=True)


def dated_plan(
    rulebook: Rulebook,
    whence: Text,
    as_of: datetime | None,
    language: Language,
    folders: Sequence[CaseFolder] = (),
) -> Plan:
    """The rulebook's plan as of the date to use; says on stderr what was chosen. Raises `EgnetError` out of validity."""
    day, when = _choose_date(as_of, folders, rulebook)
    if not rulebook.valid.holds(day):
        raise EgnetError([rulebook_codes.NOT_IN_FORCE.at(None, day=str(day), period=_period(rulebook.valid))])
    _say_what_was_chosen(rulebook, whence, day, when, language)
    return plan_of(rulebook, day)


def way_of(plan: Plan, backend: str) -> Way | None:
    """The way that a `--backend` names; `auto` is durable-rules where it is installed. `None` is the definition."""
    if backend == "durable" or (backend == "auto" and find_spec("durable") is not None):
        from egnet.chaining import Chaining

        return Chaining(plan)
    return None


def find_cases(name: str) -> Path:
    """A file or folder of cases, or a shipped case folder by its name."""
    for path in (Path(name), shipped("cases") / name):
        if _is_there(path):
            return path
    raise EgnetError([codes.NO_SUCH_CASES.at(None, name=name, known=_known("cases"))])


def find_rulebook(name: str) -> Path:
    """A rulebook's folder, or a shipped rulebook by its name."""
    for path in (Path(name), shipped("rules") / name):
        if _is_there(path) and path.is_dir():
            return path
    raise EgnetError([codes.NO_SUCH_RULEBOOK.at(None, name=name, known=_known("rules"))])


def choose_rulebook(
    rules: str | None, folders: Sequence[CaseFolder] = (), paths: Sequence[Path] = ()
) -> tuple[Rulebook, Text]:
    """The rulebook to use, and where it was named."""
    if rules is not None:
        return read_rulebook(only_one(find_rulebook(rules))), Text("--rules", "--rules")
    named = {folder.rulebook for folder in folders if folder.rulebook}
    if len(named) > 1:
        raise EgnetError([codes.CASES_DISAGREE.at(None, known=", ".join(sorted(named)))])
    for name in named:
        above = [folder for path in paths for folder in list(path.resolve().parents)[:3]]
        # Beside the cases first, then in `rules` beside `cases`, then in `rules` here.
        near = [path.resolve().parent / name for path in paths] + [folder / "rules" / name for folder in above]
        places = [place for place in (*near, Path("rules") / name) if _is_there(place) and place.is_dir()]
        found = next((place for place in places if (place / "rulebook.yaml").is_file()), None)
        found = found or next(iter(places), None) or find_rulebook(name)
        return read_rulebook(found), Text("cases.yaml", "cases.yaml")
    if Path("rules").is_dir():
        usual = Path("rules") / DEFAULT_RULEBOOK
        return read_rulebook(usual if usual.is_dir() else only_one(Path("rules"))), Text("./rules", "./rules")
    return read_rulebook(shipped("rules") / DEFAULT_RULEBOOK), Text("medfølgende", "shipped")


def record_of(decided: Sequence[Decided], id_: str) -> Decided:
    """The decided record of this id; raises `EgnetError` with the nearest one there is."""
    for one in decided:
        if one.record.id == id_:
            return one
    near = nearest(id_, [one.record.id for one in decided])
    code = codes.NO_SUCH_RECORD_NEAR if near else codes.NO_SUCH_RECORD
    raise EgnetError([code.at(None, id=id_, near=near or "")])


def rulebooks_in(folder: Path) -> list[Path]:
    """The folder itself if it is a rulebook, else the rulebooks in it."""
    if (folder / "rulebook.yaml").is_file():
        return [folder]
    return sorted(path.parent for path in folder.glob("*/rulebook.yaml"))


def only_one(folder: Path) -> Path:
    """The rulebook that a folder is or holds; raises `EgnetError` where it holds several."""
    inside = rulebooks_in(folder)
    if len(inside) > 1:
        known = ", ".join(path.name for path in inside)
        example = inside[0].as_posix()
        raise EgnetError([codes.SEVERAL_RULEBOOKS.at(None, name=str(folder), known=known, example=example)])
    return inside[0] if inside else folder


def _choose_date(as_of: datetime | None, folders: Sequence[CaseFolder], rulebook: Rulebook) -> tuple[date, Text]:
    if as_of is not None:
        return as_of.date(), Text("--as-of", "--as-of")
    dates = sorted({folder.as_of for folder in folders if folder.as_of is not None})
    if len(dates) > 1:
        raise EgnetError([codes.DATES_DISAGREE.at(None, known=", ".join(map(str, dates)))])
    if dates:
        return dates[0], Text("cases.yaml", "cases.yaml")
    if rulebook.adopted is not None:
        return rulebook.adopted.date, Text("vedtaget", "adopted")
    raise EgnetError([codes.NO_DATE.at(None)])


def _period(valid: Validity) -> Text:
    if valid.start is None or valid.end is None:
        end = valid.start or valid.end
        return Text(f"fra {end}", f"from {end}") if valid.start else Text(f"til {end}", f"until {end}")
    return Text(f"fra {valid.start} til {valid.end}", f"from {valid.start} until {valid.end}")


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        # A name that is too long, or a folder that may not be looked into.
        return False


def _say_what_was_chosen(rulebook: Rulebook, whence: Text, day: date, when: Text, language: Language) -> None:
    said = _GIVEN.format(rulebook=rulebook.id, version=rulebook.version, whence=whence, date=day.isoformat(), when=when)
    click.echo(visible(said.in_(language)), err=True)
    if rulebook.status == "udkast":
        click.echo(_DRAFT.in_(language), err=True)


def _known(kind: str) -> str:
    folder = shipped(kind)
    return ", ".join(sorted(path.name for path in folder.iterdir() if path.is_dir())) if folder.is_dir() else "-"
