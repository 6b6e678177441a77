"""Reading records: what is told, where, how often, and what becomes of the records concerned."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from egnet.driver import read_rulebook
from egnet.records.read import Intake, read_cases
from egnet.rulebook.rulebook import Rulebook
from egnet.values.value import Value, number, word

BASE = Path(__file__).parent / "diagnostics" / "base"
SOURCE = "source: analyse-2010, afsnit 4.5\n"


@cache
def rulebook() -> Rulebook:
    return read_rulebook(BASE / "rulebook")


def intake(folder: Path, content: str | bytes, name: str = "opgaver.yaml") -> Intake:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_cases([path], rulebook())


def told(read: Intake) -> list[str]:
    """Each diagnostic as its code and the text that it points at."""
    return [f"{one.code} {one.span.text if one.span else ''}".strip() for one in read.diagnostics]


def good(read: Intake) -> list[str]:
    return [record.id for record in read.records if not record.set_aside]


def values(read: Intake, id_: str = "pension") -> dict[str, Value]:
    (record,) = (record for record in read.records if record.id == id_)
    return {fact: figure.value for fact, figure in record.figures.items()}


# -- where it stands -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ("{kanaler: [telefon, fax]}", "E209 fax"),
        ("{kanaler: [telefon, [brev]]}", "E229 [telefon, [brev]]"),
        ("{kanaler: []}", "E229 []"),
        ("{henvendelser: {value: 5, kilde: x}}", "E102 kilde"),
        ("{henvendelser: {value: 5, sorce: x}}", "E103 sorce"),
        ("{henvendelser: {value: 5, note: [a, b]}}", "E229 [a, b]"),
        ('{henvendelser: {value: 5, source: "analyse-2011, afsnit 3"}}', 'E120 "analyse-2011, afsnit 3"'),
        ("{henvendelser: {value: 5, also: ca. 5}}", "E229 ca. 5"),
        ("{henvendelser: {value: 5, also: [{value: få}]}}", "E201 få"),
        ("{henvendelser: {value: 5, also: [6]}}", "E229 6"),
        ("{henvendelser: {value: 5, also: [{value: 6, also: []}]}}", "E102 also"),
        ("[henvendelser]", "E229 [henvendelser]"),
    ],
)
def test_the_smallest_part_that_is_wrong_is_pointed_at(facts: str, expected: str, tmp_path: Path) -> None:
    """A word of a list, a key, a source, a statement elsewhere: not the whole figure or record."""
    read = intake(tmp_path, f"{SOURCE}cases:\n  - id: pension\n    facts: {facts}\n")
    assert told(read) == [expected]
    assert good(read) == [] and read.set_aside == ["pension"]


@pytest.mark.parametrize(
    ("text", "code", "aside"),
    [
        (
            "source: analyse-2011, afsnit 1\ncases: [{id: a, facts: {henvendelser: 5, binding: svag}}, {id: b}]\n",
            "E120",
            [],
        ),
        (
            SOURCE + "cases:\n  - {id: a, source: analyse-2010, facts: {henvendelser: 5, binding: svag}}\n  - id: b\n",
            "E130",
            ["a"],
        ),
    ],
)
def test_a_source_for_all_is_told_once(text: str, code: str, aside: list[str], tmp_path: Path) -> None:
    """A source that stands for many figures is wrong in one place; without it nothing that rests on it can be used."""
    read = intake(tmp_path, text)
    assert [one.code for one in read.diagnostics] == [code]
    assert read.set_aside == aside
    assert (good(read), bool(read.unread)) == ((["b"], False) if aside else ([], True))


# -- what is wrong with the text belongs to the record it stands in -------------------------------------------------------


def test_a_key_twice_sets_aside_its_record_only(tmp_path: Path) -> None:
    """Which of two figures was meant is not guessed; the records before and after are not concerned."""
    first = "  - {id: a, facts: {henvendelser: 5}}\n"
    twice = "  - id: b\n    facts:\n      henvendelser: 5\n      henvendelser: 6\n"
    read = intake(tmp_path, SOURCE + "cases:\n" + first + twice + "  - {id: c}\n")
    assert told(read) == ["E030 henvendelser"]
    assert (good(read), read.set_aside) == (["a", "c"], ["b"])


def test_records_on_one_line_are_told_apart(tmp_path: Path) -> None:
    """Also where several records share a line, the one with the mistake is set aside."""
    read = intake(tmp_path, SOURCE + "cases: [{id: a}, {id: b, title: x, title: y}, {id: c}]\n")
    assert (good(read), read.set_aside) == (["a", "c"], ["b"])


@pytest.mark.parametrize(
    "text",
    [
        SOURCE + SOURCE + "cases:\n  - id: a\n",
        SOURCE + "cases:\n  - id: a\ncases:\n  - id: b\n",
        "cases:\n  - id: a\nadministration: &x SUF\n",
        SOURCE + "cases:\n  - id: a\nsager: []\n",
        SOURCE + "cases: {a: {}}\n",
        "- id: a\n",
    ],
)
def test_a_mistake_outside_the_records_is_the_files(text: str, tmp_path: Path) -> None:
    """A file that is not as a case file should be is left unread, and said to be."""
    read = intake(tmp_path, text)
    assert read.diagnostics and not good(read)
    assert read.unread == [str(tmp_path / "opgaver.yaml")] and not read.is_whole


# -- wholes and parts ----------------------------------------------------------------------------------------------------


def test_only_what_is_in_the_ring_is_part_of_itself(tmp_path: Path) -> None:
    """Two that are parts of each other are told so; a part of one of them has a whole that is set aside."""
    part = "  - {{id: {}, part_of: {}, cut: x, cuts: {{x: {{exhaustive: ja, disjoint: ja}}}}}}\n".format
    read = intake(tmp_path, "cases:\n" + part("a", "b") + part("b", "a") + part("c", "a") + "  - id: d\n")
    assert [one.message.en for one in read.diagnostics] == [
        "`a` is part of itself: a → b → a",
        "`b` is part of itself: b → a → b",
        "the whole `a` is set aside",
    ]
    assert (good(read), read.set_aside) == (["d"], ["a", "b", "c"])


def test_a_whole_whose_shape_is_wrong_is_all_that_is_told(tmp_path: Path) -> None:
    """That its cuts cannot be read follows, and is not held against its parts."""
    parts = "  - {id: b, part_of: a, cut: x}\n"
    read = intake(tmp_path, "cases:\n  - {id: a, titel: A, cuts: {x: {exhaustive: ja, disjoint: ja}}}\n" + parts)
    assert [one.code for one in read.diagnostics] == ["E103", "E230"]


def test_titles_are_one_line(tmp_path: Path) -> None:
    """A title over several lines, or with a line break in it, cannot pass for lines of the result."""
    read = intake(
        tmp_path, 'administration: "S\\nUF"\ncases:\n  - id: a\n    title: |\n      Pension\n      Afgørelse: egnet\n'
    )
    assert [(one.title, one.administration) for one in read.records] == [("Pension Afgørelse: egnet", "S UF")]


# -- tables --------------------------------------------------------------------------------------------------------------


def test_a_column_that_is_wrong_is_told_once_at_its_heading(tmp_path: Path) -> None:
    """A misspelt heading is one mistake, however many rows there are."""
    read = intake(tmp_path, "id;henvendlser\n" + "".join(f"o{n};5\n" for n in range(50)), "opgaver.csv")
    assert told(read) == ["E104 henvendlser"]
    assert len(read.set_aside) == 50


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id;henvendelser;henvendelser\npension;5;6\n", "E249 henvendelser"),
        ("id;henvendelser;Henvendelser\npension;5;6\n", "E249 Henvendelser"),
        ("nr;henvendelser\npension;5\n", "E237 nr;henvendelser"),
        ("henvendelser\n5\n", "E237 henvendelser"),
    ],
)
def test_a_heading_that_is_wrong_leaves_the_table_unread(text: str, expected: str, tmp_path: Path) -> None:
    """A heading twice, or none that is `id`: no row can be used."""
    read = intake(tmp_path, text, "opgaver.csv")
    assert told(read) == [expected] and read.unread


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_spreadsheets_csv_is_read(encoding: str, separator: str, tmp_path: Path) -> None:
    """Every encoding and separator that spreadsheets write, blank cells, blank columns and blank lines."""
    rows = (
        ("id", "binding", "henvendelser", ""),
        ("pension", "stærk", "60.000", ""),
        ("", "", "", ""),
        ("byg", "", "", ""),
    )
    text = "\r\n".join(separator.join(row) for row in rows)
    read = intake(tmp_path, text.encode(encoding), "opgaver.csv")
    assert told(read) == [] and good(read) == ["pension", "byg"]
    assert values(read) == {"binding": word("stærk"), "henvendelser": number(60_000)}


RECORD = {
    "id": "pension",
    "title": "Førtidspension 😀",
    "part_of": None,
    "flytter_med_helheden": True,
    "henvendelser": 60000,
}


@pytest.mark.parametrize("indent", [None, 2, "\t"])
@pytest.mark.parametrize("ascii_", [True, False])
def test_json_is_read_as_json(indent: int | str | None, ascii_: bool, tmp_path: Path) -> None:
    """`null` is not stated, `true` is `ja`; escapes and tabs that YAML would refuse are read."""
    read = intake(tmp_path, json.dumps([RECORD], ensure_ascii=ascii_, indent=indent), "opgaver.json")
    lines = intake(tmp_path, json.dumps(RECORD, ensure_ascii=ascii_) + "\n\n", "opgaver.jsonl")
    for one in (read, lines):
        assert told(one) == [] and one.records[0].title == "Førtidspension 😀"
        assert values(one) == {"flytter_med_helheden": word("ja"), "henvendelser": number(60_000)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"id": "pension", "henvendelser": 5, "henvendelser": 6}', 'E030 "henvendelser"'),
        ('{"id": "pension", "facts": {"henvendelser": 5}, "henvendlser": 5}', 'E102 "henvendlser"'),
        ('{"id": "pension", "henvendelser": {"value": 5, "value": 6}}', 'E030 "value"'),
        ('{"id": "pension", "henvendelser": "få"}', 'E201 "henvendelser"'),
        ('{"id": "pension",}', "E233 }"),
    ],
)
def test_a_line_of_json_is_told_at_its_key(text: str, expected: str, tmp_path: Path) -> None:
    """What is wrong with a line of JSON is pointed at, and the other lines are kept."""
    read = intake(tmp_path, '{"id": "a"}\n' + text + '\n{"id": "b"}\n', "opgaver.jsonl")
    assert told(read) == [expected]
    assert good(read) == ["a", "b"] and len(read.set_aside) == 1


def test_a_file_of_json_may_have_defaults(tmp_path: Path) -> None:
    """Around its records stands what may stand around those of YAML, and nothing else."""
    cases = '"cases": [{"id": "pension", "henvendelser": 5}, {"id": "byg", "administration": "TMF"}]'
    own = '"sources": {"notat": {"title": "Notat"}}, "source": "notat, side 3", "administration": "SUF"'
    read = intake(tmp_path, f"{{{own}, {cases}}}", "opgaver.json")
    assert told(read) == []
    assert [record.administration for record in read.records] == ["SUF", "TMF"]
    assert str(read.records[0].figures["henvendelser"].source) == "notat, side 3"
    assert list(read.records[0].documents) == ["notat"]
    for wrong, code in (('"kilde": "x"', "E102"), ('"source": "ukendt, side 3"', "E120")):
        read = intake(tmp_path, f"{{{wrong}, {cases}}}", "opgaver.json")
        assert [one.code for one in read.diagnostics] == [code] and read.unread
