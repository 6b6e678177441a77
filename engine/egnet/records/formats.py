"""Records as files: YAML, JSON and JSON lines nested, CSV, Excel and Parquet one row a record.

Always holds: what is written is read as the same records again; nothing in a cell is ever a formula; the same records
give the same bytes.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from egnet.diagnostics.codes import tables as codes
from egnet.diagnostics.diagnostic import Diagnostic, EgnetError
from egnet.records.csv_table import defused
from egnet.records.excel import SHEET
from egnet.records.libraries import require
from egnet.records.record import TaskRecord
from egnet.records.typed import number_text
from egnet.records.written import document, headings, nested, row, shared_documents
from egnet.rulebook.rulebook import Fact

FORMATS = ("yaml", "json", "jsonl", "csv", "xlsx", "parquet")
_LONGEST_CELL = 32_767
#: How Excel writes a control character, and what XML cannot hold.
_UNFIT = re.compile("_x[0-9A-Fa-f]{4}_|[\ufffe\uffff]")
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,17}")
_DECIMAL = re.compile(r"(-?(?:0|[1-9][0-9]{0,9})(?:,[0-9]{1,5})?)( %)?")
_BREAKS = re.compile("[\r\x85\u2028\u2029]")
#: What JSON allows raw, and YAML, by which JSON is read first, does not.
_REFUSED_BY_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def serialised(records: Sequence[TaskRecord], facts: Mapping[str, Fact], format_: str) -> str | bytes:
    """The records in one of `FORMATS`. Raises `EgnetError` for what a format cannot hold."""
    match format_:
        case "yaml":
            return _yaml(_file(records, facts))
        case "json":
            return _json(_file(records, facts), indent=2) + "\n"
        case "jsonl":
            return "".join(_json(nested(record, facts)) + "\n" for record in records)
    rows = [row(record, facts) for record in records]
    columns = headings(rows, facts)
    match format_:
        case "csv":
            return _csv(rows, columns)
        case "xlsx":
            return _excel(rows, columns, facts)
        case _:
            return _parquet(rows, columns, facts)


def _file(records: Sequence[TaskRecord], facts: Mapping[str, Fact]) -> dict[str, Any]:
    shared = shared_documents(records)
    head = {"sources": {name: document(one) for name, one in shared.items()}} if shared else {}
    return {**head, "cases": [nested(record, facts, sources=shared is None) for record in records]}


def _yaml(data: Any) -> str:
    import yaml

    class Dumper(yaml.SafeDumper):
        """Whole numbers without quotes; no anchors, which a case file may not have."""

        def ignore_aliases(self, data: Any) -> bool:
            return True

    def text(dumper: yaml.SafeDumper, data: str) -> yaml.ScalarNode:
        if _WHOLE.fullmatch(data):
            return dumper.represent_int(int(data))
        # Some characters end a line in YAML unless they are escaped.
        return dumper.represent_scalar("tag:yaml.org,2002:str", data, style='"' if _BREAKS.search(data) else None)

    Dumper.add_representer(str, text)
    dumped: str = yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=110)
    return dumped


def _json(data: Any, indent: int | None = None) -> str:
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    return _REFUSED_BY_YAML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _csv(rows: Sequence[Mapping[str, str]], columns: Sequence[str]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(cells.get(name, "")) for name in columns] for cells in rows)
    return text.getvalue().encode("utf-8-sig")


def _cell(text: str) -> str:
    return text if _DECIMAL.fullmatch(text) else defused(text)


def _excel(rows: Sequence[Mapping[str, str]], columns: Sequence[str], facts: Mapping[str, Fact]) -> bytes:
    require("xlsxwriter", "Excel", "excel")
    import xlsxwriter

    unfit = [_unfit(name, text, cells["id"]) for cells in rows for name, text in cells.items()]
    if any(unfit):
        raise EgnetError([one for one in unfit if one is not None])
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(1980, 1, 1)})  # noqa: DTZ001 -- a spreadsheet's times have no zone
        page = book.add_worksheet(SHEET)
        bold, text, percent = (
            book.add_format(one) for one in ({"bold": True}, {"num_format": "@"}, {"num_format": "0.#### %"})
        )
        for column, name in enumerate(columns):
            page.write_string(0, column, name, bold)
        for line, cells in enumerate(rows, start=1):
            for column, name in enumerate(columns):
                written = cells.get(name, "")
                figure = _as_number(written) if name in facts else None
                if figure is not None:
                    page.write_number(line, column, figure, percent if written.endswith("%") else None)
                elif written:
                    page.write_string(line, column, written, text)
        page.freeze_panes(1, 2)
        page.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
    return content.getvalue()


def _unfit(heading: str, text: str, id_: str) -> Diagnostic | None:
    """That a text would not come back from a cell of Excel, if it would not."""
    escape = _UNFIT.search(text)
    if len(text) > _LONGEST_CELL:
        return codes.UNFIT_FOR_EXCEL.at(None, heading=heading, id=id_, reason=codes.TOO_LONG)
    if escape is not None:
        reason = codes.TAKEN_FOR_CHARACTER.format(found=ascii(escape[0])[1:-1])
        return codes.UNFIT_FOR_EXCEL.at(None, heading=heading, id=id_, reason=reason)
    return None


def _as_number(text: str) -> float | None:
    """The number of a cell that is shown as the text."""
    match = _DECIMAL.fullmatch(text)
    if match is None:
        return None
    value = float(match[1].replace(",", ".")) / (100 if match[2] else 1)
    return value if number_text(value, percent=bool(match[2])) == text else None


def _parquet(rows: Sequence[Mapping[str, str]], columns: Sequence[str], facts: Mapping[str, Fact]) -> bytes:
    require("pyarrow", "Parquet", "batch")
    import pyarrow
    from pyarrow import parquet

    table = {}
    for name in columns:
        texts = [cells.get(name) for cells in rows]
        whole = name in facts and all(text is None or _WHOLE.fullmatch(text) for text in texts)
        values = [None if text is None else int(text) for text in texts] if whole else texts
        table[name] = pyarrow.array(values, pyarrow.int64() if whole else pyarrow.string())
    content = io.BytesIO()
    parquet.write_table(pyarrow.table(table), content)
    return content.getvalue()
