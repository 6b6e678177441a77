"""Decisions as files: JSON and JSON lines whole, CSV, Excel and Parquet one row per task."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from importlib.util import find_spec

from egnet.decision.columns import COLUMNS
from egnet.decision.decision import decision_of, verdict_of
from egnet.diagnostics.codes import command as codes
from egnet.diagnostics.diagnostic import EgnetError
from egnet.evaluate.forest import Decided
from egnet.explain.reasons import reasons_of
from egnet.records.csv_table import defused


def serialised(
    decided: Sequence[Decided], format_: str, columns: Sequence[str] = COLUMNS, *, rfc4180: bool = False
) -> str | bytes:
    """The decisions in one of the formats `json`, `jsonl`, `csv`, `xlsx` or `parquet`; tables of these columns."""
    match format_:
        case "json":
            return json.dumps([decision_of(one) for one in decided], ensure_ascii=False, indent=2)
        case "jsonl":
            return "\n".join(json.dumps(decision_of(one), ensure_ascii=False) for one in decided)
        case "csv":
            return csv_of([row_of(one) for one in decided], columns, rfc4180=rfc4180)
        case "xlsx":
            return _xlsx([row_of(one) for one in decided], columns)
        case _:
            return _parquet([row_of(one) for one in decided], columns)


def row_of(decided: Decided) -> dict[str, str]:
    """One task as a row of texts."""
    trace = decided.trace
    verdict = verdict_of(trace)
    rules = [rule for principle in trace.principles for rule in principle.rules]
    certain = [reason for reason in reasons_of(decided) if reason.certain and reason.decisive]
    return {
        "id": decided.record.id,
        "title": decided.record.title,
        "administration": decided.record.administration,
        "part_of": decided.record.part_of or "",
        "verdict": verdict if isinstance(verdict, str) else " + ".join(verdict),
        "certain": "ja" if trace.certain else "nej",
        "possible": " | ".join(" + ".join(words) for words in trace.possible),
        "undecided_by": ", ".join(trace.undecided_by),
        "reasons": "; ".join(reason.text.da for reason in certain),
        "sources": "; ".join(dict.fromkeys(str(reason.source) for reason in certain)),
        "schedule": "; ".join(step.source.text.da for step, holds in trace.schedule if holds.must_hold),
        "fired": ", ".join(rule.rule.id for rule in rules if rule.fires.must_hold),
        "overridden": ", ".join(rule.rule.id for rule in rules if rule.is_overridden),
        "undecided_rules": ", ".join(rule.rule.id for rule in rules if rule.is_undecided),
    }


def csv_of(rows: Sequence[Mapping[str, str]], columns: Sequence[str], *, rfc4180: bool = False) -> bytes:
    """A CSV file that opens right in a Danish Excel: byte order mark, semicolons. With `rfc4180`, one for programs.

    For programs there are commas, and texts stand as they are, also those that a spreadsheet takes for formulas.
    """
    text = io.StringIO()
    separator = "," if rfc4180 else ";"
    writer = csv.DictWriter(text, columns, delimiter=separator, lineterminator="\r\n", extrasaction="ignore")
    writer.writeheader()
    written = (row if rfc4180 else {key: defused(value) for key, value in row.items()} for row in rows)
    writer.writerows(written)
    return text.getvalue().encode("utf-8" if rfc4180 else "utf-8-sig")


def _xlsx(rows: list[dict[str, str]], columns: Sequence[str]) -> bytes:
    if find_spec("xlsxwriter") is None:
        raise EgnetError([codes.MISSING_EXTRA.at(None, what="Excel", package="xlsxwriter", extra="excel")])
    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        # A file has no clock: the same decisions give the same bytes.
        book.set_properties({"created": datetime(1980, 1, 1)})  # noqa: DTZ001 -- a spreadsheet's times have no zone
        sheet = book.add_worksheet("Afgørelser")
        for column, name in enumerate(columns):
            sheet.write_string(0, column, name, book.add_format({"bold": True}))
        for line, row in enumerate(rows, start=1):
            for column, name in enumerate(columns):
                sheet.write_string(line, column, row[name])
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    return content.getvalue()


def _parquet(rows: list[dict[str, str]], columns: Sequence[str]) -> bytes:
    if find_spec("polars") is None:
        raise EgnetError([codes.MISSING_EXTRA.at(None, what="Parquet", package="polars", extra="batch")])
    import polars

    content = io.BytesIO()
    rows = [{name: row[name] for name in columns} for row in rows]
    polars.DataFrame(rows, schema=dict.fromkeys(columns, polars.String)).write_parquet(content)
    return content.getvalue()
