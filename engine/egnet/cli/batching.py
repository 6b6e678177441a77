"""`egnet evaluate` of tables of many records: block by block through columns, with a bar on stderr."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from egnet.cli.progress import deciding, reading
from egnet.cli.rejecting import write_rejects
from egnet.cli.running import DONE, FAILED, Prepared, say_what_is_set_aside, say_what_is_wrong
from egnet.cli.writing import put_in_place
from egnet.diagnostics.codes import command as codes
from egnet.diagnostics.diagnostic import EgnetError
from egnet.records.flat import CSV, EXCEL, JSON_LINES, PARQUET
from egnet.records.libraries import require
from egnet.records.read import Intake
from egnet.text import Language, Text

#: More records than this are decided in columns.
MANY = 2_000
#: No Excel or Parquet file of so many records is smaller.
_LEAST_BYTES = 8 * 1024
FORMATS = ("csv", "parquet", "xlsx", "json", "jsonl")
_NEEDED = ("polars", "narwhals", "pyarrow", "numpy")
_REASON = Text(
    "det kræver én fil i CSV, Parquet, Excel eller JSONL og `--output` i CSV, Parquet, Excel, JSON eller JSONL",
    "it takes one CSV, Parquet, Excel or JSONL file and an `--output` of CSV, Parquet, Excel, JSON or JSONL",
)


@dataclass(frozen=True)
class Wanted:
    """What is to be written, and where."""

    output: Path | None
    format_: str
    columns: Sequence[str]
    rfc4180: bool
    rejects: Path | None


def in_columns(prepared: Prepared, wanted: Wanted, backend: str, language: Language) -> int | None:
    """Decide in columns; the exit code, or `None` where the way of single records is to be taken.

    Raises `EgnetError` where columns are asked for and cannot be had.
    """
    is_asked_for = backend != "auto"
    fits = wanted.output is not None and wanted.format_ in FORMATS and len(prepared.paths) == 1
    path = prepared.paths[0]
    if is_asked_for:
        for package in _NEEDED:
            require(package, f"--backend {backend}", "batch")
    elif not (fits and _is_long(path) and all(find_spec(package) for package in _NEEDED)):
        return None
    from egnet.batch.stream import survey
    from egnet.tables.csv_blocks import NotInBlocks

    try:
        with reading(path, language) as told_of:
            surveyed = survey(path, prepared.plan, told_of) if fits and path.is_file() else None
    except NotInBlocks:
        surveyed = None
    if surveyed is None or (surveyed.rows <= MANY and not is_asked_for):
        if is_asked_for:
            raise EgnetError([codes.NOT_IN_COLUMNS.at(None, name=str(path), reason=_REASON)])
        return None
    from egnet.batch.sinks import check_fits, write_rows
    from egnet.batch.stream import Stream

    assert wanted.output is not None
    check_fits(wanted.format_, surveyed.rows, wanted.output)
    stream = Stream(prepared.plan, surveyed, wanted.columns, wanted.format_)
    with put_in_place(wanted.output) as file, deciding(surveyed.rows, stream.rows(), language, stream) as rows:
        write_rows(rows, file, wanted.format_, wanted.columns, rfc4180=wanted.rfc4180)
    return told(stream.intake, stream.decided, wanted, language)


def told(intake: Intake, decided: int, wanted: Wanted, language: Language) -> int:
    """The exit code, when it is said what is wrong with records and what became of them."""
    say_what_is_wrong(intake, language)
    say_what_is_set_aside(intake, decided, language)
    if wanted.rejects is not None:
        write_rejects(intake, wanted.rejects, language)
    return FAILED if intake.set_aside else DONE


def _is_long(path: Path) -> bool:
    """Whether a file may well hold many records; cheap to find out."""
    if not path.is_file():
        return False
    match path.suffix.lower():
        case suffix if suffix in (CSV, JSON_LINES):
            with path.open("rb") as file:
                return sum(1 for _, _ in zip(range(MANY + 2), file, strict=False)) > MANY
        case suffix if suffix in (PARQUET, *EXCEL):
            return path.stat().st_size > _LEAST_BYTES
        case _:
            return False
