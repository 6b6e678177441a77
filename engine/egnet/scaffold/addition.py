"""A rulebook and a rule in, the files that add it out: the principle, its feature, a case.

The rulebook is copied aside with the rule in it, checked, and the feature is run there. Raises `EgnetError` with all that is
wrong, and then nothing is to be written.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from egnet.diagnostics.codes import command as codes
from egnet.diagnostics.diagnostic import EgnetError
from egnet.driver import inspect_rulebook
from egnet.plan.fold import plan_of
from egnet.rulebook.rulebook import PrincipleKind, Rulebook
from egnet.scaffold.example import Chosen, examples_of
from egnet.scaffold.feature import appended, background_of, case_with, first_case, new_feature
from egnet.scaffold.files import Home, check_absent, slug
from egnet.scaffold.rule import NewPrinciple, NewRule, with_rule
from egnet.schema.files import FOLDER, as_text, schemas_of


@dataclass(frozen=True)
class Addition:
    """Files to be written, by path; `has_example` says whether feature and case are among them."""

    files: dict[Path, str]
    has_example: bool


def rule_added(folder: Path, rulebook: Rulebook, principle_id: str, rule: NewRule) -> Addition:
    """The files that add a rule to a principle of the rulebook in this folder."""
    principle = next((one for one in rulebook.principles if one.id == principle_id), None)
    if principle is None:
        words = ", ".join(one.id for one in rulebook.principles)
        raise EgnetError([codes.NO_SUCH_PRINCIPLE.at(None, name=principle_id, words=words)])
    # Spans name files as the rulebook was shown; the last two parts are the place within it.
    place = Path(*Path(principle.span.source.name).parts[-2:])
    text = with_rule(principle.span.source.text, rule, (folder / place).as_posix())
    return _added(folder, place, text, rule, principle.title.da)


def principle_added(folder: Path, principle: NewPrinciple) -> Addition:
    """The files that add a principle, or a constraint, with its first rule."""
    digits = "".join(character for character in principle.id if character.isdigit())
    stem = "-".join(part for part in (digits, slug(principle.title)) if part)
    place = Path("principles" if principle.kind == PrincipleKind.PLACEMENT else "constraints", f"{stem}.yaml")
    check_absent([folder / place])
    return _added(folder, place, principle.text(), principle.rule, principle.title)


def _added(folder: Path, place: Path, text: str, rule: NewRule, title: str) -> Addition:
    home = Home(folder)
    files = {folder / place: text}
    with _aside(home) as copy:
        (copy / place).parent.mkdir(exist_ok=True)
        (copy / place).write_text(text, encoding="utf-8", newline="")
        rulebook, diagnostics = inspect_rulebook(copy, str(folder))
        if rulebook is None:
            raise EgnetError(diagnostics)
        if (folder / FOLDER).is_dir():
            files |= {folder / FOLDER / f"{sort}.json": as_text(one) for sort, one in schemas_of(rulebook).items()}
        day = _day_in_force(rulebook, rule.id)
        found = None if day is None else examples_of(plan_of(rulebook, day), rule.id)
        if day is None or found is None:
            return Addition(files, has_example=False)
        own = _feature(home, place, Home(copy), rulebook, rule, title, day, found)
        files |= {home.features / within: content for within, content in own.items()}
        files |= _case(home, rulebook, rule, day, found[0])
    return Addition(files, has_example=True)


@contextmanager
def _aside(home: Home) -> Iterator[Path]:
    """A copy of the rulebook in a place laid out as its own."""
    with tempfile.TemporaryDirectory() as aside:
        copy = Path(aside) / home.within
        shutil.copytree(home.folder, copy)
        yield copy


def _day_in_force(rulebook: Rulebook, rule_id: str) -> date | None:
    """The day that examples hold on: that of adoption, else the first of the rulebook."""
    rule = next(rule for principle in rulebook.principles for rule in principle.rules if rule.id == rule_id)
    adopted = None if rulebook.adopted is None else rulebook.adopted.date
    days = (adopted, rulebook.valid.start, rule.valid.start, date(2000, 1, 1))
    return next((day for day in days if day and rulebook.valid.holds(day) and rule.valid.holds(day)), None)


def _feature(
    real: Home,
    place: Path,
    copy: Home,
    rulebook: Rulebook,
    rule: NewRule,
    title: str,
    day: date,
    found: tuple[Chosen, Chosen],
) -> dict[Path, str]:
    """The feature with the rule's scenarios: in the file of the principle if they hold there, else in one of their own."""
    from egnet.features.run import run_file

    home = place.with_suffix(".feature")
    trial = copy.features
    (trial / home).parent.mkdir(parents=True, exist_ok=True)
    given = real.features / home
    if given.is_file():
        text = given.read_text(encoding="utf-8")
        for changing in (False, True):
            alone = appended(background_of(text), rulebook, rule.id, found, changing=changing)
            (trial / home).write_text(alone, encoding="utf-8", newline="")
            if not any(one.failure for one in run_file(trial / home)):
                return {home: appended(text, rulebook, rule.id, found, changing=changing)}
        home = home.with_name(f"{home.stem}-{slug(rule.id)}.feature")
    return {home: new_feature(real.within, rulebook, rule.id, title, day, found)}


def _case(home: Home, rulebook: Rulebook, rule: NewRule, day: date, firing: Chosen) -> dict[Path, str]:
    path = home.cases / "eksempler.yaml"
    if path.is_file():
        return {path: case_with(path.read_text(encoding="utf-8"), rulebook, rule.id, firing)}
    schemas = f"../../{home.within}/{FOLDER}"
    files = {path: first_case(schemas, rulebook, rule.id, firing)}
    if not (home.cases / "cases.yaml").is_file():
        mark = f"# yaml-language-server: $schema={schemas}/case-folder.json\n"
        files[home.cases / "cases.yaml"] = f"{mark}rulebook: {home.name}\nas_of: {day.isoformat()}\n"
    return files
