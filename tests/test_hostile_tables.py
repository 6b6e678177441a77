"""Tables that mean harm: archives that unpack to much, entities, cells that lie, damage; told within bounded memory."""

from __future__ import annotations

import io
import random
import shutil
import struct
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

import egnet
from egnet.diagnostics.diagnostic import has_errors
from egnet.diagnostics.render import render
from egnet.driver import read_rulebook
from egnet.records.flat import FLAT
from egnet.records.read import Intake, read_cases
from egnet.records.rows import LARGEST_TABLE_MIB
from egnet.rulebook.rulebook import Rulebook
from tables import WRITERS, Cells, workbook

resource = pytest.importorskip("resource", reason="address space can be limited on Unix only")

BASE = Path(__file__).parent / "diagnostics" / "base" / "rulebook"
ROWS: Cells = [["id", "title", "henvendelser"], ["pension", "Pension", 5], ["byg", "Byg", None]]
SHEET = "xl/worksheets/sheet1.xml"
#: An address space in which the program and an ordinary table have ample room.
_ROOM = 1536 * 1024 * 1024


@cache
def rulebook() -> Rulebook:
    return read_rulebook(BASE)


def read(path: Path) -> Intake:
    """What is read of a file; all that is told of it can be shown on any terminal."""
    intake = read_cases([path], rulebook())
    shown = render(intake.diagnostics, "da") + render(intake.diagnostics, "en")
    assert not {c for c in shown if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")} - {"\n"}
    assert intake.is_whole == (not has_errors(intake.diagnostics))
    return intake


@cache
def good() -> bytes:
    content = io.BytesIO()
    workbook({"Opgaver": ROWS}).save(content)
    return content.getvalue()


def with_part(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The good workbook with one part changed."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good())) as old, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
    return content.getvalue()


def rows(xml: bytes) -> bytes:
    """A sheet whose rows are these."""
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    top = b'<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row>'
    return with_part(SHEET, lambda _: head + top + xml + b"</sheetData></worksheet>")


def entities(document_type: bytes) -> bytes:
    return with_part(SHEET, lambda xml: b'<?xml version="1.0"?>' + document_type + xml.partition(b"?>")[2])


def lying_about_its_size() -> bytes:
    """A part of 300 MiB that says it is of 100 bytes."""
    content = bytearray(with_part(SHEET, lambda xml: xml.replace(b"<sheetData>", b"<sheetData>" + b" " * (300 << 20))))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = 0
        while (at := content.find(mark, at + 1)) > 0:
            (size,) = struct.unpack_from("<I", content, at + place)
            if size > 1 << 20:
                struct.pack_into("<I", content, at + place, 100)
    return bytes(content)


def of_many_strings() -> bytes:
    """One text of 8 MiB that a hundred thousand cells refer to."""
    before, content = io.BytesIO(), io.BytesIO()
    with xlsxwriter.Workbook(before, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for row, text in enumerate(("id", *["§"] * 100_000)):
            page.write_string(row, 0, text)
    with zipfile.ZipFile(before) as old, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, old.read(part).replace("§".encode(), b"x" * (8 << 20)))
    return content.getvalue()


LAUGHS = (
    b"<!DOCTYPE x [<!ENTITY a0 'ha'>"
    + b"".join(b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
    + b"]>"
)
BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "much in little": (lambda: with_part(SHEET, lambda xml: xml + b" " * (300 << 20)), "E247"),
    "a size that is not so": (lying_about_its_size, "E246"),
    "entities of entities": (lambda: entities(LAUGHS), "E246"),
    "an entity of another file": (
        lambda: entities(b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"),
        "E246",
    ),
    "a row that is no row": (lambda: rows(b'<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'), "E246"),
    "a column that is no column": (lambda: rows(b'<row r="2"><c r="ZZZZZZZ2"><v>1</v></c></row>'), "E246"),
    "a cell of another row": (lambda: rows(b'<row r="2"><c r="A7"><v>1</v></c></row>'), "E246"),
    "cells in disorder": (lambda: rows(b'<row r="2"><c r="C2"><v>1</v></c><c r="A2"><v>1</v></c></row>'), "E246"),
    "a string that is not there": (lambda: rows(b'<row r="2"><c r="A2" t="s"><v>7777</v></c></row>'), "E246"),
    "a number of many digits": (lambda: rows(b'<row r="2"><c r="A2"><v>' + b"9" * 10_000 + b"</v></c></row>"), "E246"),
    "one text in many cells": (of_many_strings, "E247"),
    "more cells than may be read": (
        lambda: rows(b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (n, n) for n in range(2, 200))),
        "E247",
    ),
    "an archive of nothing": (lambda: b"PK\x05\x06" + bytes(18), "E246"),
    "another program's file": (lambda: b"\xd0\xcf\x11\xe0" + bytes(1_000), "E246"),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_told_within_bounded_memory(bomb: str, tmp_path: Path) -> None:
    """With an address space of one and a half gigabytes, what a workbook would blow up to is refused, not met."""
    make, code = BOMBS[bomb]
    path = tmp_path / "opgaver.xlsx"
    path.write_bytes(make())
    assert path.stat().st_size < 2 << 20
    command = [sys.executable, "-m", "egnet", "evaluate", str(path), "--rules", str(BASE), "--as-of", "2010-03-12"]
    finished = subprocess.run(
        command,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={"PYTHONPATH": str(Path(egnet.__file__).parents[1]), "PYTHONUTF8": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (_ROOM, _ROOM)),
    )
    assert finished.returncode == 3, finished.stderr
    assert f"fejl[{code}]" in finished.stderr and "Traceback" not in finished.stderr


def test_what_a_sheet_says_of_its_size_is_not_believed(tmp_path: Path) -> None:
    """A dimension of one cell, or of all there can be, hides nothing and fills no memory."""
    path = tmp_path / "opgaver.xlsx"
    for size in (b"A1", b"A1:XFD1048576", b"B7:C9"):
        path.write_bytes(with_part(SHEET, lambda xml, size=size: xml.replace(b'ref="A1:C3"', b'ref="' + size + b'"')))
        assert [record.id for record in read(path).records] == ["pension", "byg"]


@pytest.mark.parametrize("suffix", FLAT)
def test_a_huge_file_is_not_read(suffix: str, tmp_path: Path) -> None:
    """A hundred megabytes of anything are refused by their size."""
    path = tmp_path / f"opgaver{suffix}"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    assert LARGEST_TABLE_MIB < 100
    assert [one.code for one in read(path).diagnostics] == ["E004"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"id;title\npension;\xc3\xb8l \xff\xfe\n", "E005"),
        (b"id;title\npension;\x81\x8d\n", "E005"),
        (b"id;title\npension;f\xf8dsel\n", ""),
        (b"id;title\npension;a\x00b\n", ""),
        (b"\x00\x00\x00\x00", "E237"),
    ],
)
def test_bytes_that_are_no_text(content: bytes, expected: str, tmp_path: Path) -> None:
    """UTF-8 that was damaged is not taken for Windows-1252; a zero byte is a character that is shown as an escape."""
    path = tmp_path / "opgaver.csv"
    path.write_bytes(content)
    assert [one.code for one in read(path).diagnostics] == ([expected] if expected else [])


NASTY = (
    "\x1b[2J\x1b]0;ejer\x07",
    "<script>alert(1)</script>",
    "=cmd|'/c calc'!A1",
    "\u202egnet",
    "[/bold]",
    "{0}",
    "x" * 300,
)


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "parquet", "jsonl"])
def test_hostile_names_are_shown_and_obeyed_by_no_one(suffix: str, tmp_path: Path) -> None:
    """In headings and cells, in the message, the source line and the help."""
    path = tmp_path / f"opgaver.{suffix}"
    for text in NASTY:
        if suffix == "xlsx" and not text.isprintable() and "\x1b" in text:
            # No such character can be in an Excel file.
            continue
        WRITERS[suffix](path, [["id", text], ["pension", "5"]])
        assert [one.code for one in read(path).diagnostics] in (["E104"], ["E111"], ["E245"])
        WRITERS[suffix](path, [["id", "binding", "title"], ["pension", text, text]])
        # A formula that was never calculated has no value, and is told so.
        assert {one.code for one in read(path).diagnostics} <= {"E209", "E213", "E245"}


# -- damage ----------------------------------------------------------------------------------------------------------------


def damaged(content: bytes, chance: random.Random) -> bytes:
    """The bytes with some changed, left out, or put in."""
    data = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0 | 1:
                data[at] = chance.randrange(256)
            case 2:
                del data[at : at + chance.randrange(1, 40)]
            case _:
                data[at:at] = data[chance.randrange(len(data)) :][: chance.randrange(1, 40)]
        if not data:
            return b""
    return bytes(data)


@given(seed=st.integers(0, 2**32))
def test_a_damaged_workbook_is_told_or_read(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Random damage to the archive, or to the XML in it, brings no exception."""
    chance = random.Random(seed)
    path = tmp_path_factory.mktemp("ark", numbered=True) / "opgaver.xlsx"
    with zipfile.ZipFile(io.BytesIO(good())) as archive:
        part = chance.choice(archive.namelist())
    path.write_bytes(
        damaged(good(), chance) if chance.random() < 0.3 else with_part(part, lambda xml: damaged(xml, chance))
    )
    read(path)
    shutil.rmtree(path.parent)


@given(seed=st.integers(0, 2**32))
def test_a_damaged_parquet_file_is_told_or_read(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Random damage to the file brings no exception."""
    path = tmp_path_factory.mktemp("tabel", numbered=True) / "opgaver.parquet"
    WRITERS["parquet"](path, ROWS)
    path.write_bytes(damaged(path.read_bytes(), random.Random(seed)))
    read(path)
    shutil.rmtree(path.parent)
