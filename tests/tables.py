"""The same table in each format that egnet reads."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow
from pyarrow import parquet

Cells = Sequence[Sequence[Any]]


def write_csv(path: Path, rows: Cells) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)


def write_json(path: Path, rows: Cells) -> None:
    path.write_text(json.dumps(_records(rows), ensure_ascii=False, indent=1), encoding="utf-8")


def write_json_lines(path: Path, rows: Cells) -> None:
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in _records(rows)), encoding="utf-8")


def write_excel(path: Path, rows: Cells) -> None:
    workbook({"Opgaver": rows}).save(path)


def write_parquet(path: Path, rows: Cells) -> None:
    columns = {name: [row[place] for row in rows[1:]] for place, name in enumerate(rows[0])}
    parquet.write_table(pyarrow.table(columns), path)


WRITERS: Mapping[str, Callable[[Path, Cells], None]] = {
    "csv": write_csv,
    "json": write_json,
    "jsonl": write_json_lines,
    "xlsx": write_excel,
    "parquet": write_parquet,
}


def workbook(
    sheets: Mapping[str, Cells], merged: Iterable[str] = (), formats: Mapping[str, str] | None = None
) -> openpyxl.Workbook:
    """A workbook; merged ranges and number formats are those of its first sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    first = book.worksheets[0]
    for cells in merged:
        first.merge_cells(cells)
    for cell, format_ in (formats or {}).items():
        first[cell].number_format = format_
    return book


def _records(rows: Cells) -> list[dict[str, Any]]:
    return [{name: cell for name, cell in zip(rows[0], row, strict=True) if cell is not None} for row in rows[1:]]
