"""CSV in blocks: quotation marks in every way, and the records that the reader of single tables finds."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("polars")

from egnet.records.csv_table import records_of
from egnet.tables.csv_blocks import LINE, CsvBlocks, NotInBlocks, quoted_separators
from generate import Dice

PLAIN = (
    "a",
    "1,5",
    " ",
    "",
    "'=x",
    '"a;b"',
    '""',
    '"x ""y"" z"',
    '" pad "',
    '"\'=1"',
    '"{""a"": 1}"',
    '""""',
    '"é\t,"',
)
OTHERS = (' "q"', '"q" ', 'a"b', '"a', '"\n"')


def text_of(dice: Dice) -> str:
    """A small table, some of its rows too short or too long, a few cells written in ways that take more to read."""
    width, separator, end = dice.number(2, 4), dice.one_of(*";,\t"), dice.one_of("\n", "\r\n")
    rows = [[f"h{n}" for n in range(width)]]
    for _ in range(dice.number(1, 6)):
        cells = PLAIN if dice.number(1, 8) > 1 else (*PLAIN, *OTHERS)
        rows.append(
            [dice.one_of(*cells) for _ in range(width if dice.number(1, 12) > 1 else dice.number(1, width + 1))]
        )
    return end.join(separator.join(row) for row in rows) + dice.one_of("", end)


def test_blocks_have_the_records_of_the_single_reader(tmp_path: Path) -> None:
    """Five hundred random tables: the same cells on the same lines, and the same number of cells where they are uneven."""
    path = tmp_path / "opgaver.csv"
    read_in_columns = 0
    for seed in range(500):
        text = text_of(Dice(seed))
        path.write_bytes(text.encode())
        expected: set[tuple[int, object]] = set()
        records = list(records_of(text))
        try:
            blocks = CsvBlocks.of(path)
            found = list(blocks.blocks())
        except NotInBlocks:
            continue
        width = len(blocks.headings)
        for record in records[1:]:
            cells = record.cells
            assert cells is not None, (seed, text)
            if any(cells):
                expected.add((record.first, tuple(cells) if len(cells) == width else len(cells)))
        rows = {(row[-1], row[:-1]) for block in found for row in block.cells.select(*blocks.columns, LINE).iter_rows()}
        uneven = {(one.first, len(one.cells or ())) for block in found for _, one in block.uneven}
        assert {one for one in rows if any(one[1])} | uneven == expected, (seed, text)
        body = text.encode().split(b"\n", 1)[1]
        read_in_columns += b'"' in body and quoted_separators(body, blocks.separator) is not None
    assert read_in_columns > 100


@pytest.mark.parametrize(
    ("raw", "within"),
    [
        (b'a;"b;c;";d\n', 2),
        (b'"a ""b"" ;";c', 1),
        (b'a;b\n"";c\r\n', 0),
        (b'a;b"c;d\n', None),
        (b'a; "b";c\n', None),
        (b'"a\nb";c\n', None),
        (b'"a"b;c\n', None),
    ],
)
def test_separators_in_quoted_cells_are_counted_where_there_is_one_way_to_read_them(
    raw: bytes, within: int | None
) -> None:
    """Quotation marks around whole cells on one line; anything else takes the reader of records."""
    assert quoted_separators(raw, ";") == within


def test_a_blank_cell_too_many_at_the_very_end_is_seen(tmp_path: Path) -> None:
    """The last line has no end, and one cell more than there are headings, which is blank."""
    path = tmp_path / "opgaver.csv"
    path.write_text("id;antal\na;1\nb;2;", encoding="utf-8")
    (block,) = CsvBlocks.of(path).blocks()
    assert block.cells["celle0"].to_list() == ["a"]
    assert [one.cells for _, one in block.uneven] == [["b", "2", ""]]
