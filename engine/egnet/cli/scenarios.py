"""The options of `egnet evaluate` that try other values: `--vary`, `--vary-parameter`, `--samples` and what goes with them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any

import click

from egnet.cli.picturing import check_picture, draw, picture_option
from egnet.cli.progress import trying
from egnet.cli.running import DONE, FAILED, prepare, reported, say_what_is_set_aside, say_what_is_wrong
from egnet.cli.writing import check_writable, keep_apart, write_output
from egnet.diagnostics.codes import command as command_codes
from egnet.diagnostics.codes import scenarios as codes
from egnet.diagnostics.diagnostic import EgnetError
from egnet.diagnostics.near import nearest
from egnet.records.libraries import require
from egnet.records.read import read_cases
from egnet.records.record import TaskRecord
from egnet.text import Language, Text

Command = Callable[..., Any]

SEED = 1
_NEEDED = ("polars", "narwhals", "numpy")
#: Options of `evaluate` that have no meaning here.
_OTHERS = {
    "master": "--spark-master",
    "levels": "--levels",
    "stored": "--verify",
    "rejects": "--rejects",
    "columns": "--columns",
}
_NOT_TOGETHER = Text(
    "{option} kan ikke bruges sammen med --vary og --samples", "{option} cannot be used with --vary and --samples"
)
_BACKEND = Text("--vary og --samples går altid gennem kolonner", "--vary and --samples always go through columns")
_PICTURE_ALONE = Text(
    "--picture, --id og --seed hører til --vary, --vary-parameter og --samples",
    "--picture, --id and --seed go with --vary, --vary-parameter and --samples",
)


@dataclass(frozen=True)
class _Options:
    vary: tuple[str, ...]
    vary_parameter: tuple[str, ...]
    samples: int | None
    seed: int | None
    ranges: tuple[str, ...]
    ids: tuple[str, ...]
    picture: Path | None

    @property
    def tries(self) -> bool:
        return bool(self.vary or self.vary_parameter or self.samples or self.ranges)


def scenario_options(command: Command) -> Command:
    """The options, and a command that tries other values if any of them is given."""

    @wraps(command)
    def either(language: Language, **given: Any) -> None:
        options = _Options(**{name: given.pop(name) for name in _Options.__dataclass_fields__})
        if options.tries:
            _try(language, options, given)
            return
        if options.picture is not None or options.ids or options.seed is not None:
            raise click.UsageError(_PICTURE_ALONE.in_(language))
        command(language, **given)

    added: Command = either
    for option in reversed(_OPTIONS):
        added = option(added)
    return added


_OPTIONS = (
    click.option(
        "--vary",
        multiple=True,
        metavar="FAKTA=FRA..TIL:TRIN",
        help="Prøv værdier af et fakta i hver opgave: 0..100000:5000, ja,nej / try values of a fact.",
    ),
    click.option(
        "--vary-parameter",
        multiple=True,
        metavar="TÆRSKEL=FRA..TIL:TRIN",
        help="Prøv værdier af en tærskel / try values of a threshold.",
    ),
    click.option(
        "--samples",
        type=click.IntRange(min=1),
        metavar="ANTAL",
        help="Træk så mange udfald af det, der ikke er oplyst / draw so many outcomes of what is not known.",
    ),
    click.option("--seed", type=int, metavar="TAL", help=f"Frø for udtrækket / seed of the draw.  [default: {SEED}]"),
    click.option(
        "--range",
        "ranges",
        multiple=True,
        metavar="FAKTA=FRA..TIL",
        help="Hvad et uoplyst fakta kan trækkes fra / what an unknown fact may be drawn from.",
    ),
    click.option("--id", "ids", multiple=True, metavar="ID", help="Prøv kun i denne opgave / only for this task."),
    picture_option(Text("Tegn også andelene", "draw the shares as well")),
)


def _try(language: Language, options: _Options, given: dict[str, Any]) -> None:
    """Evaluate every variant, and write what came of it."""
    for name, option in _OTHERS.items():
        if given[name] is not None:
            raise click.UsageError(_NOT_TOGETHER.in_(language).format(option=option))
    if given["backend"] not in ("auto", "polars"):
        raise click.UsageError(_BACKEND.in_(language))
    check_picture(options.picture, language)
    output: Path | None = given["output"]
    format_: str = given["format_"] or (output.suffix.lstrip(".").lower() if output is not None else "table")
    cases, as_of = given["cases"], given["as_of"]
    with reported(language):
        for package in _NEEDED:
            require(package, "--vary, --samples", "batch")
        for file in (output, options.picture):
            keep_apart(cases, file)
            check_writable(file)
        exit_code = _run(
            language, options, cases, given["rules"], as_of, format_, output, given["csv_form"] == "rfc4180"
        )
    sys.exit(exit_code)


def _run(
    language: Language,
    options: _Options,
    cases: Sequence[str],
    rules: str | None,
    as_of: datetime | None,
    format_: str,
    output: Path | None,
    rfc4180: bool,
) -> int:
    from egnet.batch.sinks import check_fits
    from egnet.scenarios.files import FORMATS, serialised
    from egnet.scenarios.table import share_table
    from egnet.scenarios.trying import shares
    from egnet.scenarios.variants import Asked
    from egnet.scenarios.words import heading, label, undrawn
    from egnet.scenarios.written import read_axes, read_ranges

    prepared = prepare(cases, rules, as_of, language)
    plan = prepared.plan
    axes = read_axes(plan, options.vary, options.vary_parameter)
    ranges = read_ranges(plan, options.ranges)
    if ranges and not options.samples:
        raise EgnetError([codes.NOTHING_DRAWN.at(None)])
    intake = read_cases(prepared.paths, plan.rulebook)
    say_what_is_wrong(intake, language)
    ready = [record for record in intake.records if not record.set_aside]
    say_what_is_set_aside(intake, len(ready), language)
    if not ready:
        # The diagnostics that say why are on stderr already.
        raise EgnetError([])
    asked = Asked(axes, ids=_ids(options.ids, ready), samples=options.samples or 0, ranges=ranges)
    asked = replace(asked, seed=SEED if options.seed is None else options.seed)
    with trying(language) as told:
        found = shares(plan.rulebook, plan.as_of, intake.records, asked, told=told)
    if options.picture is not None:
        from egnet.scenarios.picture import picture_of_shares

        draw(options.picture, lambda suffix: picture_of_shares(found, language, suffix))
    if format_ in FORMATS:
        if output is not None:
            check_fits(format_, sum(len(counts) for area in found.areas for counts in area.counts), output)
        for line in (*heading(found, language), label(language), undrawn(found, language)):
            if line is not None:
                click.echo(line, err=True)
        write_output(serialised(found, format_, rfc4180=rfc4180), output)
    else:
        write_output(share_table(found, language), output)
    return FAILED if intake.set_aside or intake.unread else DONE


def _ids(ids: Sequence[str], records: Sequence[TaskRecord]) -> frozenset[str] | None:
    """The records that are asked for, all without any; raises `EgnetError` for each that there is not."""
    known = [record.id for record in records]
    wrong = []
    for id_ in ids:
        if id_ not in known:
            near = nearest(id_, known)
            code = command_codes.NO_SUCH_RECORD_NEAR if near else command_codes.NO_SUCH_RECORD
            wrong.append(code.at(None, id=id_, near=near or ""))
    if wrong:
        raise EgnetError(wrong)
    return frozenset(ids) or None
