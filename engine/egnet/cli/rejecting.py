"""`--rejects`: the records that were set aside, written out as they stand in the files they are from."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from egnet.cli.writing import keep_apart, put_in_place
from egnet.diagnostics.codes import command as codes
from egnet.diagnostics.diagnostic import EgnetError
from egnet.diagnostics.reasons import reason_of
from egnet.diagnostics.render import visible
from egnet.records.read import Intake
from egnet.records.rejects import write_rejected
from egnet.text import Language, Text

_WRITTEN = Text("{rows} skrevet til {name}", "{rows} written to {name}")
_ONE, _MANY = Text("1 afvist række", "1 rejected row"), Text("{count} afviste rækker", "{count} rejected rows")
_COPIED = Text("{name} er skrevet hel til {to}", "{name} is written whole to {to}")


def write_rejects(intake: Intake, to: Path, language: Language) -> None:
    """Write what was set aside to a file, or of several files to a folder with a file of the same name for each.

    Raises `EgnetError` where that cannot be done.
    """
    files = [path for path in dict.fromkeys(intake.files) if path.is_file()]
    if len(files) == 1:
        if to.suffix.lower() != files[0].suffix.lower():
            raise EgnetError([codes.REJECTS_FORMAT.at(None, name=str(to), suffix=files[0].suffix)])
        _write(intake, files[0], to, language)
        return
    used: set[str] = set()
    for path in files:
        if path in intake.rejected or str(path) in intake.unread:
            name = path.name
            while name in used:
                name = f"_{name}"
            used.add(name)
            try:
                to.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                raise EgnetError([codes.CANNOT_WRITE.at(None, name=str(to), reason=reason_of(error))]) from None
            _write(intake, path, to / name, language)


def _write(intake: Intake, path: Path, to: Path, language: Language) -> None:
    keep_apart(intake.files, to)
    numbers = intake.rejected.get(path, set())
    if str(path) in intake.unread:
        with put_in_place(to) as beside:
            shutil.copyfile(path, beside)
        said = _COPIED.format(name=path, to=to)
    else:
        with put_in_place(to) as beside, beside.open("wb") as out:
            write_rejected(path, numbers, out, intake.sheets.get(path, ""))
        rows = _ONE if len(numbers) == 1 else _MANY.format(count=len(numbers))
        said = _WRITTEN.format(rows=rows, name=to)
    click.echo(visible(said.in_(language)), err=True)
