"""Shares as files: one row for each area, point and outcome, in JSON, JSON lines, CSV, Excel or Parquet.

Always holds: the same shares give the same bytes; a column says of a share what it is; numbers are numbers in Excel and
Parquet, and in Danish notation in a CSV file for people.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from typing import Any

import egnet
from egnet.decision.decision import value_of
from egnet.decision.files import csv_of
from egnet.language.show import show_number as show_exact
from egnet.records.libraries import require
from egnet.scenarios.axis import Axis
from egnet.scenarios.shares import LABEL, Area, Shares, verdict_of

FORMATS = ("json", "jsonl", "csv", "xlsx", "parquet")
_BEFORE = ("id", "title", "part_of")
_AFTER = ("verdict", "certain", "possible", "outcomes", "of", "share_of_outcomes")
_PLACES = 6

Row = dict[str, Any]


def serialised(shares: Shares, format_: str, *, rfc4180: bool = False) -> str | bytes:
    """The shares in one of the formats."""
    rows = list(_rows(shares))
    columns = [*_BEFORE, *_names(shares.axes), *_AFTER]
    match format_:
        case "json":
            return json.dumps(_about(shares) | {"rows": rows}, ensure_ascii=False, indent=2)
        case "jsonl":
            return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        case "csv":
            return csv_of([_as_texts(row, danish=not rfc4180) for row in rows], columns, rfc4180=rfc4180)
        case "xlsx":
            return _xlsx(shares, [_flat(row) for row in rows], columns)
        case _:
            return _parquet([_flat(row) for row in rows], columns)


def _about(shares: Shares) -> Row:
    """What was tried, and what a share is."""
    return {
        "label": {"da": LABEL.da, "en": LABEL.en},
        "varied": [
            {
                "name": axis.name,
                "parameter": axis.is_parameter,
                "unit": axis.unit,
                "values": [value_of(value) for value in axis.values],
            }
            for axis in shares.axes
        ],
        "provenance": {
            "rulebook": shares.rulebook.id,
            "version": shares.rulebook.version,
            "status": shares.rulebook.status,
            "rulebook_sha256": shares.rulebook.sha256,
            "as_of": shares.as_of.isoformat(),
            "egnet": egnet.__version__,
        },
        "samples": shares.samples,
        "seed": shares.seed if shares.samples else None,
        "variants": shares.variants,
        "undrawn": {fact: list(ids) for fact, ids in shares.undrawn.items()},
    }


def _rows(shares: Shares) -> Iterator[Row]:
    names = _names(shares.axes)
    for area in shares.areas:
        for point, counts in zip(shares.points, area.counts, strict=True):
            varied = {
                name: value_of(axis.values[place]) for name, axis, place in zip(names, shares.axes, point, strict=True)
            }
            every = sum(counts.values())
            for outcome, count in counts.items():
                yield {
                    **_of(area),
                    **varied,
                    "verdict": " + ".join(verdict_of(outcome, shares.rulebook.undecided)),
                    "certain": len(outcome) == 1,
                    "possible": [" + ".join(verdict) for verdict in outcome],
                    "outcomes": count,
                    "of": every,
                    "share_of_outcomes": round(count / every, _PLACES),
                }


def _of(area: Area) -> Row:
    record = area.record
    return {"id": record.id, "title": record.title, "part_of": record.part_of}


def _names(axes: Sequence[Axis]) -> list[str]:
    """The column of each axis: its name, marked where there is a column of that name already."""
    taken = {*_BEFORE, *_AFTER}
    names: list[str] = []
    for axis in axes:
        name = axis.name
        while name in taken:
            name += "_"
        taken.add(name)
        names.append(name)
    return names


def _flat(row: Mapping[str, Any]) -> Row:
    """A row of numbers and texts."""
    return {name: _cell(value) for name, value in row.items()}


def _cell(value: Any) -> Any:
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nej"
        case list():
            return " | ".join(map(str, value))
        case {"unknown": reason}:
            return reason
        case {"one_of": options}:
            return " eller ".join(str(_cell(option)) for option in options)
        case {"min": low, "max": high}:
            return f"{'' if low is None else low}..{'' if high is None else high}"
        case _:
            return value


def _as_texts(row: Mapping[str, Any], *, danish: bool) -> dict[str, str]:
    return {name: _as_text(_cell(value), danish=danish) for name, value in row.items()}


def _as_text(value: Any, *, danish: bool) -> str:
    if isinstance(value, int | float):
        exact = show_exact(Fraction(repr(value)))
        return exact.replace(".", ",") if danish else exact
    return str(value)


def _xlsx(shares: Shares, rows: Sequence[Row], columns: Sequence[str]) -> bytes:
    require("xlsxwriter", "Excel", "excel")
    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        # A file has no clock: the same shares give the same bytes.
        book.set_properties({"created": datetime(1980, 1, 1)})  # noqa: DTZ001 -- a spreadsheet's times have no zone
        sheet = book.add_worksheet("Udfald")
        bold = book.add_format({"bold": True})
        for column, name in enumerate(columns):
            sheet.write_string(0, column, name, bold)
            for line, row in enumerate(rows, start=1):
                value = row[name]
                write = sheet.write_string if isinstance(value, str) else sheet.write_number
                write(line, column, value)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)
        about = book.add_worksheet("Om")
        for line, (name, value) in enumerate(_told(shares)):
            about.write_string(line, 0, name, bold)
            about.write_string(line, 1, value)
    return content.getvalue()


def _told(shares: Shares) -> Iterator[tuple[str, str]]:
    """What the second sheet says."""
    yield "share_of_outcomes", LABEL.da
    yield "varianter af hver opgave", str(shares.variants)
    yield "regelsæt", f"{shares.rulebook.id} {shares.rulebook.version} ({shares.rulebook.status})"
    yield "dato", shares.as_of.isoformat()
    if shares.samples:
        yield "udtræk", str(shares.samples)
        yield "frø", str(shares.seed)


def _parquet(rows: Sequence[Row], columns: Sequence[str]) -> bytes:
    require("polars", "Parquet", "batch")
    import polars

    content = io.BytesIO()
    data = {name: [row[name] for row in rows] for name in columns}
    for name, values in data.items():
        if any(isinstance(value, str) for value in values):
            data[name] = [str(value) for value in values]
    polars.DataFrame(data).write_parquet(content)
    return content.getvalue()
