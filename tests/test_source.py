"""YAML text to nodes: what is read, where it stands, and every mistake that has words of its own."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from egnet.diagnostics.codes import ALL
from egnet.diagnostics.diagnostic import Diagnostic, has_errors
from egnet.diagnostics.render import render
from egnet.diagnostics.span import SourceText, Span
from egnet.source import compose
from egnet.source.findings import MOST_OF_EACH
from egnet.source.node import Mapping, Node, Scalar, Sequence
from egnet.source.read import read_file, read_yaml

LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


def read(text: str) -> tuple[Node | None, list[Diagnostic]]:
    return read_yaml(SourceText("f.yaml", text))


def mapping(text: str) -> Mapping:
    node, diagnostics = read(text)
    assert isinstance(node, Mapping) and not diagnostics
    return node


def scalar(text: str, key: str) -> Scalar:
    node = mapping(text).get(key)
    assert isinstance(node, Scalar)
    return node


def rendered(text: str) -> str:
    return render(read(text)[1], "da")


def scalars(node: Node | None) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Sequence():
            for item in node.items:
                yield from scalars(item)
        case Mapping():
            for key, value in node.entries:
                yield key
                yield from scalars(value)


# -- what is read ------------------------------------------------------------------------------------------------------


def test_scalars_stay_what_was_written() -> None:
    """No value turns into a number, a truth value or a date; an empty one is the empty text."""
    written = ["750.000", "nej", "off", "012", "1:30", "2010-03-12", "75 %", "~"]
    node = mapping("tom:\nliste: [" + ", ".join(written) + "]\n")
    assert node.get("tom") == Scalar("", Span(node.span.source, 1, 5, 1), plain=True)
    assert [one.text for one in scalars(node.get("liste"))] == written


def test_a_mapping_is_looked_up_by_key() -> None:
    """A mapping gives values and keys by name, in the order they are written."""
    node = mapping("b: 1\na: 2\n")
    assert node.keys() == ("b", "a")
    key = node.key("a")
    assert key is not None and (key.span.line, key.span.column) == (2, 1)
    assert node.get("c") is None and node.key("c") is None


def test_positions_count_characters_after_danish_letters_emoji_and_a_byte_order_mark() -> None:
    """Columns are characters, also after æøå and emoji, and a byte order mark takes no column."""
    node = mapping("\ufeffæøå: [😀😀, ål]\n")
    assert [(one.text, one.span.column, one.span.length) for one in scalars(node)] == [
        ("æøå", 1, 3),
        ("😀😀", 7, 2),
        ("ål", 11, 2),
    ]


def test_the_end_of_a_text_without_a_line_break_is_in_the_text() -> None:
    """An empty value at the very end stands in the last line, not below it."""
    node, _ = read("?\n>")
    assert [(one.span.line, one.span.column) for one in scalars(node)] == [(2, 1), (2, 2)]


def test_collections_point_at_what_is_small_and_telling() -> None:
    """`{…}` on one line is pointed at whole, a block by its first key or dash, the rest by its bracket."""
    node = mapping("a: {b: 1}\nc:\n  - d: 1\n    e: 2\nf: [1,\n  2]\n")
    assert node.span.text == "a"
    flow, block, split = node.get("a"), node.get("c"), node.get("f")
    assert flow is not None and flow.span.text == "{b: 1}"
    assert isinstance(block, Sequence) and block.span.text == "-" and block.items[0].span.text == "d"
    assert split is not None and split.span.text == "["


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        ("x: >= mindste", "mindste", "mindste"),
        ("x: '>= mindste'", "mindste", "mindste"),
        ('x: ">= mindste"', "mindste", "mindste"),
        ("x: 'det''s her'", "her", "her"),
        ('x: "\\u00e6 \\"b\\" c"', "c", "c"),
        ('x: "\\u00e6 b"', "æ", "\\u00e6"),
        ("x: en\n  to tre", "tre", "en"),
        ("x: |\n  en to", "to", "|"),
    ],
)
def test_a_part_of_a_scalar_has_a_span(text: str, part: str, expected: str) -> None:
    """A part is found behind quotes and escapes; where the text is not on one line, the whole span stands for it."""
    text = text.replace("x: >=", "x: a >=")
    value = scalar(text, "x")
    assert value.part(value.text.index(part), len(part)).text == expected


@pytest.mark.parametrize("text", ["x: ab", "x: 'ab'", 'x: "ab"'])
def test_the_end_of_a_scalar_has_a_span(text: str) -> None:
    """The place after the last character can be pointed at, where something is missing."""
    value = scalar(text, "x")
    assert value.part(2, 1).column == text.index("b") + 2


# -- every mistake -----------------------------------------------------------------------------------------------------

MISTAKES = {
    "E006": "a: x\x07y",
    "E007": "# kun en kommentar\n",
    "E008": ">>>>>>> gren",
    "E010": "--- a: 1",
    "E011": "a:\n\tb: 1\n",
    "E012": "a:\n  b: 1\n c: 2\n",
    "E013": "because: åbent: ja",
    "E014": "a: 1\nfoo\nb: 2\n",
    "E015": "a: 'x\nb: 2\n",
    "E016": 'a: "c:\\data"',
    "E017": "a: [1, 2\nb: 3\n",
    "E018": "a: @x",
    "E019": 'a: "x" og y',
    "E020": "because: {andel} af sagerne\n",
    "E021": "when: {a: >= 5}",
    "E022": "when: {a: [5..10)}",
    "E023": "when: {a: 0,75}",
    "E024": "a: {tekst: 64 %, og mere skøn}",
    "E025": "a: {b: 1 c: 2}",
    "E026": "a: - b",
    "E027": "a:1\nb: 2\n",
    "E028": "rules:\n  -id: x\n    when: y\n",
    "E030": "a: 1\nb: 2\na: 3\n",
    "E031": "[a, b]: c",
    "E032": "<<: {a: 1}",
    "E033": "a: &x 1",
    "E034": "a: *x",
    "E035": "a: !!str 1",
    "E036": "a: 1\n---\nb: 2\n",
    "E040": "[" * 100_000,
    "E041": "[" + "a, " * 11,
    "E042": "a: 1\n" * (MOST_OF_EACH + 2),
    "L001": "because: sag #12",
    "L002": "a: [0,75]",
    "L003": "a:\n  - b\n   - c\n",
}
OF_A_FILE = {"E001", "E002", "E003", "E004", "E005"}


def test_every_code_has_an_example() -> None:
    """No code of this group is in the catalogue without a text that brings it about."""
    assert OF_A_FILE | MISTAKES.keys() == {code for code in ALL if re.match("[EL]0", code)}


@pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: loader.__name__)
@pytest.mark.parametrize("code", MISTAKES)
def test_each_mistake_is_named(code: str, loader: type) -> None:
    """Each example is told by its own code and by no other, whichever parser reads it."""
    with patch.object(compose, "LOADER", loader), patch.object(compose, "MOST_VALUES", 10 if code == "E041" else 10**6):
        found = {diagnostic.code for diagnostic in read(MISTAKES[code])[1]}
    assert found == {code} or (code == "E042" and found == {"E030", "E042"})


def test_a_duplicate_key_names_both_positions() -> None:
    """The second of two equal keys is pointed at and the first is named."""
    assert rendered("a: 1\nb: 2\n'a': 3\n") == (
        "fejl[E030]: nøglen `a` står to gange\n"
        "  --> f.yaml:3:1\n"
        " 3 | 'a': 3\n"
        "   | ^^^\n"
        "   = hjælp: den står også på linje 1, kolonne 1; behold den ene"
    )


def test_a_comparison_without_quotes_is_recognised_in_all_its_forms() -> None:
    """`>` begins a folded text and `!=` a tag in YAML; each is told to be quoted."""
    assert rendered("when: {a: >= 0,75, b: 1}") == (
        "fejl[E021]: sammenligningen `>= 0,75` står uden anførselstegn\n"
        "  --> f.yaml:1:11\n"
        " 1 | when: {a: >= 0,75, b: 1}\n"
        "   |           ^^^^^^^\n"
        '   = hjælp: skriv ">= 0,75" i anførselstegn; `>` betyder noget andet i YAML'
    )
    for text, test in [("a: >5\nb: 1", ">5"), ("a: > 5 # x", "> 5"), ("a: >-5", ">-5"), ("a: [!= 5]", "!= 5")]:
        assert f"sammenligningen `{test}` står" in rendered(text)
    assert not read("a: >-\n  foldet\nb: >\n  foldet\n")[1]


def test_an_interval_without_quotes_is_recognised() -> None:
    """Half-open intervals are lists that do not close, to YAML."""
    assert rendered("when: {a: [5..10), b: 1}") == (
        "fejl[E022]: intervallet `[5..10)` står uden anførselstegn\n"
        "  --> f.yaml:1:11\n"
        " 1 | when: {a: [5..10), b: 1}\n"
        "   |           ^^^^^^^\n"
        '   = hjælp: skriv "[5..10)" i anførselstegn'
    )
    for interval in ["(5..10]", "]5..10[", "[0,5..1,5)", "]5..10]", "[5..10["]:
        assert f"intervallet `{interval}`" in rendered(f"when: {{a: {interval}}}")


def test_a_text_that_begins_with_a_placeholder_is_one_mistake() -> None:
    """`{andel} af sagerne` needs quotes, and nothing else is said of it."""
    assert rendered("because: {andel} af sagerne\n") == (
        "fejl[E020]: der står mere efter `}`: en tekst, der begynder med `{`, skal i anførselstegn\n"
        "  --> f.yaml:1:18\n"
        " 1 | because: {andel} af sagerne\n"
        "   |                  ^^^^^^^^^^\n"
        '   = hjælp: sæt hele teksten i anførselstegn: "{…} …"'
    )


def test_a_decimal_comma_in_braces_is_recognised() -> None:
    """A number split at its comma is shown whole."""
    assert rendered("when: {a: ca. 0,7 mio., b: 1}") == (
        "fejl[E023]: `ca. 0,7 mio.` er delt i to ved kommaet\n"
        "  --> f.yaml:1:11\n"
        " 1 | when: {a: ca. 0,7 mio., b: 1}\n"
        "   |           ^^^^^^^^^^^^\n"
        '   = hjælp: et tal med decimalkomma skal i anførselstegn her: "ca. 0,7 mio."'
    )
    assert "`1,5..2,5`" in rendered("when: {a: 1,5..2,5}")


def test_a_text_cut_off_by_a_comment_is_a_lint() -> None:
    """`#` after a space makes the rest a comment; only a `#` that touches what follows is suspicious."""
    assert rendered("because: sag #12\n") == (
        "lint[L001]: `#12` bliver læst som en kommentar og ikke som tekst\n"
        "  --> f.yaml:1:14\n"
        " 1 | because: sag #12\n"
        "   |              ^^^\n"
        "   = hjælp: sæt hele teksten i anførselstegn, eller skriv et mellemrum efter `#`, hvis det er en kommentar"
    )
    assert [one.code for one in read("a: #12")[1]] == ["L001"]
    assert not read("a: 1 # en kommentar\nb: 'sag' #12\nc: 2 ####\n")[1]


def test_a_tab_is_pointed_at() -> None:
    """A tab in the indentation is shown as wide as it looks."""
    assert rendered("a:\n  b: 1\n\tc: 2\n") == (
        "fejl[E011]: linjen er rykket ind med en tabulator\n"
        "  --> f.yaml:3:1\n"
        " 3 |     c: 2\n"
        "   | ^^^^\n"
        "   = hjælp: brug mellemrum; YAML tillader ikke tabulatorer i indrykning"
    )


def test_all_marks_of_a_merge_conflict_are_told() -> None:
    """Each mark is found, and the doubled lines between them are not held against the writer."""
    found = read("a: 1\n<<<<<<< HEAD\nb: 2\n||||||| base\nb: 0\n=======\nb: 3\n>>>>>>> gren\n")[1]
    assert [(one.code, one.span.line) for one in found if one.span] == [("E008", n) for n in (2, 4, 6, 8)]


def test_many_mistakes_are_told_in_one_go() -> None:
    """What does not break the syntax is found in one reading, in order of position, and the node is there."""
    node, found = read("a: &x 1\nb: *x\na: sag #1\nc: {d: 0,5}\ne: !t f\n<<: g\n\x00: h\n")
    assert [one.code for one in found] == ["E033", "E034", "E030", "L001", "E023", "E035", "E032", "E006"]
    assert isinstance(node, Mapping)


def test_a_broken_syntax_gives_no_node() -> None:
    """A tree that breaks off is not handed on, for what is missing in it is not missing in the file."""
    assert read("a: 1\nb: [\n")[0] is None


def test_a_lint_leaves_the_node_usable() -> None:
    """A lint is no error."""
    node, found = read("a: sag #1\n")
    assert isinstance(node, Mapping) and found and not has_errors(found)


def test_depth_is_limited_and_the_limit_can_be_reached() -> None:
    """64 levels are read; deeper nesting of every kind is a diagnostic."""
    assert not read("[" * 64 + "]" * 64)[1]
    for unit in ["[", "{", "{a: ", "- ", "? ", "[\n", "[{a: "]:
        assert [one.code for one in read(unit * 100_000)[1]] == ["E040"]
    assert [one.code for one in read("".join(" " * depth + "a:\n" for depth in range(1000)))[1]] == ["E040"]


def test_lints_do_not_crowd_out_errors() -> None:
    """An error after any number of lints is still told."""
    found = read("x:\n" + "- sag #1\n" * (MOST_OF_EACH + 5) + "- &a b\n")[1]
    assert [one.code for one in found if has_errors([one])] == ["E033"]


# -- files -------------------------------------------------------------------------------------------------------------


def test_a_file_is_read_with_or_without_a_byte_order_mark(tmp_path: Path) -> None:
    """A byte order mark changes nothing but is allowed; the name in diagnostics can be another than the path."""
    path = tmp_path / "a.yaml"
    path.write_bytes("\ufeffæ: 1\r\næ: 2\r\n".encode())
    node, found = read_file(path, shown_as="regler/a.yaml")
    assert isinstance(node, Mapping) and node.keys() == ("æ", "æ")
    assert [str(one.span) for one in found] == ["regler/a.yaml:2:1"]


def test_a_file_in_windows_1252_is_told_at_its_first_letter(tmp_path: Path) -> None:
    """A file that is not UTF-8 is not guessed at: the first byte that cannot be read is pointed at."""
    path = tmp_path / "a.yaml"
    path.write_bytes("a: 1\nb: fødsel\n".encode("cp1252"))
    node, found = read_file(path, shown_as="a.yaml")
    assert node is None
    assert render(found, "da") == (
        "fejl[E005]: filen er ikke UTF-8: byte 0xF8 kan ikke læses\n"
        "  --> a.yaml:2:5\n"
        " 2 | b: f\ufffddsel\n"
        "   |     ^\n"
        "   = hjælp: gem filen igen som UTF-8; den er formentlig gemt som Windows-1252"
    )


def test_a_file_in_utf_16_is_recognised(tmp_path: Path) -> None:
    """The byte order mark of UTF-16 tells what the file was saved as."""
    path = tmp_path / "a.yaml"
    path.write_bytes("a: 1\n".encode("utf-16"))
    assert "UTF-16" in render(read_file(path)[1], "da")


def test_what_is_not_a_readable_file_is_told(tmp_path: Path) -> None:
    """A missing file, a folder, a pipe, an impossible name and a huge file are diagnostics, not exceptions."""
    huge, pipe = tmp_path / "huge.yaml", tmp_path / "pipe.yaml"
    with huge.open("wb") as file:
        file.truncate(16 * 1024 * 1024 + 1)
    os.mkfifo(pipe)
    expected = {
        tmp_path / "missing.yaml": "E001",
        tmp_path: "E002",
        pipe: "E003",
        Path("a\0b.yaml"): "E003",
        Path("x" * 5_000): "E003",
        huge: "E004",
    }
    found = {path: read_file(path, shown_as="f.yaml") for path in expected}
    assert {path: [one.code for one in diagnostics] for path, (_, diagnostics) in found.items()} == {
        path: [code] for path, code in expected.items()
    }
    assert all(node is None for node, _ in found.values())


def test_a_missing_file_says_what_to_do() -> None:
    """A diagnostic of a whole file has no line to show."""
    assert render(read_file(Path("findes-ikke.yaml"))[1], "da") == (
        "fejl[E001]: filen `findes-ikke.yaml` findes ikke\n"
        "   = hjælp: se efter slåfejl i navnet og i mappen, kommandoen køres fra"
    )


# -- any text ----------------------------------------------------------------------------------------------------------

YAML_TEXT = st.lists(
    st.sampled_from(
        [
            *"abæ😀19{}[]()<>=:,#&*!|>'\"\\%@`-?~. \n\t\r",
            "\n  ",
            "\n- ",
            ": ",
            " #",
            "- ",
            "..",
            "---\n",
            "\r\n",
            "a: ",
            "b: ",
            "\n    ",
            "<<",
            "'x'",
            '"y"',
            "{x}",
            "[1,2]",
            "\\u00e6",
            "\ufeff",
            "\u2028",
            "\x85",
            "\x00",
            "�",
        ]
    ),
    max_size=40,
).map("".join)


@pytest.mark.parametrize("loader", LOADERS, ids=lambda loader: loader.__name__)
@given(text=st.one_of(YAML_TEXT, st.text()))
def test_any_text_is_read_without_raising(loader: type, text: str) -> None:
    """Any text gives nodes or diagnostics that render, and each scalar's span points at its first characters."""
    with patch.object(compose, "LOADER", loader):
        node, found = read(text)
    assert node is not None or has_errors(found)
    assert render(found, "da").count("\n\n") == render(found, "en").count("\n\n") == max(len(found) - 1, 0)
    places = [one.span for one in found if one.span is not None] + [one.span for one in scalars(node)]
    for span in places:
        assert 1 <= span.line <= len(span.source.lines)
        assert 1 <= span.column <= len(span.source.line(span.line)) + 1
    if has_errors(found):
        return
    for one in scalars(node):
        if one.plain:
            assert one.text.startswith(one.span.text.strip(" \t"))
        elif one.text:
            first = one.part(0, 1)
            assert first == one.span or first.text[0] in (one.text[0], "\\")
