"""`egnet test`: run feature files, without anyone knowing pytest.

Every file is inspected first: where a scenario would be passed over, nothing is run. Exit codes: 0 every scenario
holds (and together they exercise everything and notice every change, where that was asked), 1 not so, 3 a file is hollow, or a rulebook or a case
folder cannot be used.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import click

from egnet.cli.running import DONE, FAILED, find_rulebook, reported
from egnet.cli.writing import check_writable, write_output
from egnet.diagnostics.codes import command as codes
from egnet.diagnostics.diagnostic import EgnetError
from egnet.diagnostics.render import visible
from egnet.driver import read_rulebook
from egnet.features.guard import inspect_file
from egnet.features.library import NEEDS, WAYS, WayName
from egnet.features.page import sentences_page
from egnet.features.results import RunIn, as_json, as_junit, as_text, summary
from egnet.features.run import Example, examples_in, feature_files, tell
from egnet.locations import shipped
from egnet.measure.mutation import Mutated
from egnet.measure.seen import Exercised, exercised
from egnet.rulebook.rulebook import Rulebook
from egnet.text import Language, Text

#: The formats that make no sense without `--coverage` or `--mutate`, and with them.
_NOT_WITH = {False: ("html",), True: ("junit",)}
_FORMAT = {
    False: Text(
        "`--format html` viser dækning; tilføj `--coverage` eller `--mutate`",
        "`--format html` shows coverage; add `--coverage` or `--mutate`",
    ),
    True: Text(
        "`--format junit` viser scenarier; udelad `--coverage` og `--mutate`",
        "`--format junit` shows scenarios; leave out `--coverage` and `--mutate`",
    ),
}
_WHENCE = Text("features: {name} ({whence})", "features: {name} ({whence})")
_PROGRESS = Text("{done} af {of} ændringer prøvet", "{done} of {of} changes tried")
_SHIPPED = Text("medfølgende", "shipped")
_RULES_HELP = "Brug dette regelsæt i stedet for det, filerne nævner / this rulebook instead of the one that files name."


@click.command("test")
@click.argument("features", nargs=-1)
@click.option("--rules", metavar="MAPPE", help=_RULES_HELP)
@click.option(
    "--way",
    type=click.Choice([*WAYS, "all"]),
    default="definition",
    show_default=True,
    help="Vej at vurdere på / way of evaluating.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "json", "junit", "html"]),
    default="text",
    show_default=True,
    help="Form / format.",
)
@click.option(
    "--coverage", is_flag=True, help="Hvad scenarierne afprøver af regelsættet / what they exercise of the rulebook."
)
@click.option(
    "--mutate", is_flag=True, help="Hvilke ændringer af regelsættet opdager de ikke / which changes go unnoticed."
)
@click.option("--sentences", is_flag=True, help="Vis alle sætninger med eksempler / list every sentence with examples.")
@click.option("--output", "-o", type=click.Path(path_type=Path), help="Fil at skrive til / file to write to.")
@click.pass_obj
def command(
    language: Language,
    features: tuple[str, ...],
    rules: str | None,
    way: str,
    format_: str,
    coverage: bool,
    mutate: bool,
    sentences: bool,
    output: Path | None,
) -> None:
    """Kør featurefiler: holder scenarierne? / run feature files: do the scenarios hold?"""
    measured = coverage or mutate
    if format_ in _NOT_WITH[measured]:
        raise click.UsageError(_FORMAT[measured].in_(language))
    with reported(language):
        check_writable(output)
        if sentences:
            write_output(sentences_page(_shipped_examples()), output)
            sys.exit(DONE)
        only = None if rules is None else read_rulebook(find_rulebook(rules))
        examples = _examples(features, language)
        runs = [_run(examples, one, only, way == "all") for one in _ways(way)]
        fails = any(run.failing for run in runs)
        if not measured or fails:
            # What scenarios that do not hold exercise says nothing of the rulebook.
            write_output(_shown(runs, "text" if measured else format_, language), None if measured else output)
            sys.exit(FAILED if fails else DONE)
        click.echo("\n".join(visible(summary(run, language)) for run in runs), err=True)
        covered = _covered(runs[0]) if coverage else []
        mutated = _mutated(runs[0], only, language) if mutate else []
        write_output(_measured(covered, mutated, format_, language), output)
    sys.exit(FAILED if any(one.missing for one in covered) or any(one.unnoticed for one in mutated) else DONE)


def _examples(names: Sequence[str], language: Language) -> list[Example]:
    """Every scenario of the files; raises `EgnetError` if any file is hollow."""
    if not names:
        here = Path("features").is_dir()
        whence = Text("./features", "./features") if here else _SHIPPED
        name = "features" if here else str(shipped("features"))
        click.echo(visible(_WHENCE.format(name=name, whence=whence).in_(language)), err=True)
        names = (name,)
    paths = [_find(name) for name in names]
    files = feature_files(paths)
    if not files:
        raise EgnetError([codes.NO_FEATURES.at(None, name=", ".join(f"`{path}`" for path in paths))])
    if diagnostics := [one for file in files for one in inspect_file(file)]:
        raise EgnetError(diagnostics)
    return [example for file in files for example in examples_in(file)]


def _shipped_examples() -> list[Example]:
    return [example for file in feature_files([shipped("features")]) for example in examples_in(file)]


def _find(name: str) -> Path:
    folder = shipped("features")
    for path in (Path(name), Path("features") / name, folder / name):
        if path.is_dir() or (path.is_file() and path.suffix == ".feature"):
            return path
    known = ", ".join(sorted(path.name for path in folder.iterdir() if path.is_dir()))
    raise EgnetError([codes.NO_SUCH_FEATURES.at(None, name=name, known=known)])


def _ways(way: str) -> list[WayName]:
    return [one for one in WAYS if way in (one, "all")]


def _run(examples: Sequence[Example], way: WayName, only: Rulebook | None, is_optional: bool) -> RunIn:
    """Every scenario in one way; raises `EgnetError` with what cannot be used at all."""
    if is_optional and way in NEEDS and find_spec(NEEDS[way][0]) is None:
        return RunIn(way, (), NEEDS[way][1])
    told = tuple(tell(example, way, only=only) for example in examples)
    if unusable := {one: None for scenario in told for one in scenario.unusable}:
        raise EgnetError(unusable)
    return RunIn(way, told)


def _rulebooks(run: RunIn) -> list[Rulebook]:
    return list(dict.fromkeys(decided.trace.plan.rulebook for one in run.told for decided in one.judged))


def _covered(run: RunIn) -> list[Exercised]:
    decisions = [decided for one in run.told for decided in one.judged]
    return [exercised(rulebook, decisions) for rulebook in _rulebooks(run)]


def _mutated(run: RunIn, only: Rulebook | None, language: Language) -> list[Mutated]:
    from egnet.measure.mutation import mutate

    def progress(done: int, of: int) -> None:
        if sys.stderr.isatty():
            end = "\n" if done == of else "\r"
            click.echo(_PROGRESS.format(done=done, of=of).in_(language) + end, err=True, nl=False)

    return [mutate(rulebook, run.told, progress, only) for rulebook in _rulebooks(run)]


def _measured(covered: Sequence[Exercised], mutated: Sequence[Mutated], format_: str, language: Language) -> str:
    from egnet.measure import coverage, mutation_text, page

    if format_ == "html":
        return page.as_html(covered, language, mutated)
    if format_ == "json":
        parts = ({"coverage": coverage.data(covered)} if covered else {}) | (
            {"mutations": mutation_text.data(mutated)} if mutated else {}
        )
        return json.dumps(parts, ensure_ascii=False, indent=2)
    texts = (coverage.as_text(covered, language, _width()), mutation_text.as_text(mutated, language, _width()))
    return "\n\n".join(text for text in texts if text)


def _width() -> int:
    return shutil.get_terminal_size().columns


def _shown(runs: Sequence[RunIn], format_: str, language: Language) -> str:
    if format_ == "json":
        return as_json(runs)
    if format_ == "junit":
        return as_junit(runs, language)
    return as_text(runs, language, _width())
