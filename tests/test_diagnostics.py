"""Diagnostics: spans, the catalogue of codes, the nearest name, and how all of it looks as text."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from egnet.diagnostics.codes import ALL, GROUPS, codes_of
from egnet.diagnostics.codes.code import Code
from egnet.diagnostics.diagnostic import Diagnostic, EgnetError, Severity, has_errors
from egnet.diagnostics.near import nearest
from egnet.diagnostics.render import render, visible
from egnet.diagnostics.span import SourceText, Span
from egnet.text import Text

UNKNOWN_FACT = Code(
    "E999",
    Text("ukendt fakta `{name}`", "unknown fact `{name}`"),
    Text("se listen med `egnet facts`", "see the list with `egnet facts`"),
)


def at(line: str, column: int, length: int, number: int = 1, name: str = "f.yaml") -> Span:
    return Span(SourceText(name, "\n" * (number - 1) + line), number, column, length)


def test_renders_the_shape_of_the_design() -> None:
    """A diagnostic shows its code, its place, the line with carets, and what to do."""
    span = at('    when: {henvendlser: ">= mindste_volumen"}', 12, 11, number=9, name="3-vaesentlig-volumen.yaml")
    help_ = Text("mente du `{near}`? ({place})", "did you mean `{near}`? ({place})")
    diagnostic = UNKNOWN_FACT.at(span, instead=help_, name="henvendlser", near="henvendelser", place="facts.yaml:14")
    assert render([diagnostic], "da") == (
        "fejl[E999]: ukendt fakta `henvendlser`\n"
        "  --> 3-vaesentlig-volumen.yaml:9:12\n"
        ' 9 |     when: {henvendlser: ">= mindste_volumen"}\n'
        "   |            ^^^^^^^^^^^\n"
        "   = hjælp: mente du `henvendelser`? (facts.yaml:14)"
    )


def test_renders_in_english_with_a_wide_gutter() -> None:
    """The gutter is as wide as the line number, and the words follow the language."""
    diagnostic = UNKNOWN_FACT.at(at("a: b", 4, 1, number=120), name="b")
    assert render([diagnostic], "en") == (
        "error[E999]: unknown fact `b`\n"
        "    --> f.yaml:120:4\n"
        " 120 | a: b\n"
        "     |    ^\n"
        "     = help: see the list with `egnet facts`"
    )


def test_renders_a_lint_and_a_diagnostic_without_a_place() -> None:
    """A lint is called a lint; what has no place comes first; a blank line lies between."""
    lint = Code("L999", Text("pas på", "take care"), severity=Severity.LINT).at(at("a", 1, 1))
    nowhere = Code("E998", Text("intet at gøre", "nothing to do"), Text("angiv en fil", "name a file")).at(None)
    assert render([lint, nowhere], "da") == (
        "fejl[E998]: intet at gøre\n   = hjælp: angiv en fil\n\nlint[L999]: pas på\n  --> f.yaml:1:1\n 1 | a\n   | ^"
    )


def test_sorts_by_file_line_column_and_code() -> None:
    """The order of diagnostics is their order in the files, whatever order they were found in."""
    first = UNKNOWN_FACT.at(at("x", 1, 1, number=2, name="a.yaml"), name="1")
    second = UNKNOWN_FACT.at(at("xy", 2, 1, number=2, name="a.yaml"), name="2")
    third = UNKNOWN_FACT.at(at("x", 1, 1, number=10, name="a.yaml"), name="3")
    fourth = UNKNOWN_FACT.at(at("x", 1, 1, name="b.yaml"), name="4")
    in_order = (first, second, third, fourth)
    assert EgnetError([third, fourth, second, first]).diagnostics == in_order
    assert render(in_order, "da") == render(reversed(in_order), "da")


def test_carets_stand_under_wide_characters_and_tabs() -> None:
    """Carets are placed by terminal cells: a tab goes to the next stop, an emoji takes two cells."""
    shown = render([UNKNOWN_FACT.at(at("\ta: 😀 æøå", 7, 3), name="æøå")], "da").splitlines()
    assert shown[2] == " 1 |     a: 😀 æøå"
    assert shown[3] == "   |           ^^^"


def test_terminal_escapes_are_never_shown_raw() -> None:
    """Control characters, escape sequences and reversed writing from the input are visible escapes."""
    diagnostic = UNKNOWN_FACT.at(at("a: \x1b[31mrød\u202e", 9, 3, name="f\x07.yaml"), name="\x1b]0;x\x07\nz")
    shown = render([diagnostic], "da")
    assert shown == (
        "fejl[E999]: ukendt fakta `\\x1b]0;x\\x07\\nz`\n"
        "  --> f\\x07.yaml:1:9\n"
        " 1 | a: \\x1b[31mrød\\u202e\n"
        "   |            ^^^\n"
        "   = hjælp: se listen med `egnet facts`"
    )


def test_a_long_line_is_cut_around_its_span() -> None:
    """No more than 160 cells of a line are shown, with an ellipsis where it was cut and the caret where it belongs."""
    line = "a" * 500 + "FEJL" + "b" * 500
    shown = render([UNKNOWN_FACT.at(at(line, 501, 4), name="FEJL")], "da").splitlines()
    text, carets = shown[2].removeprefix(" 1 | "), shown[3].removeprefix("   | ")
    assert len(text) == 160 and text[0] == text[-1] == "…"
    assert text[carets.index("^") :][:4] == "FEJL" and carets.count("^") == 4


def test_a_span_longer_than_the_shown_line_is_cut_with_it() -> None:
    """Carets never run past the line that is shown."""
    shown = render([UNKNOWN_FACT.at(at("x" * 10_000, 1, 10_000), name="x")], "da").splitlines()
    assert len(shown[2]) - len(" 1 | ") <= 160
    assert len(shown[3]) <= len(shown[2])


def test_a_place_after_the_end_of_the_line_gets_a_caret() -> None:
    """Where something is missing the caret stands just after the line, also in a line that is not there."""
    assert render([UNKNOWN_FACT.at(at("a:", 3, 1), name="")], "da").splitlines()[3] == "   |   ^"
    beyond = Span(SourceText("f.yaml", "a"), 7, 1, 1)
    assert render([UNKNOWN_FACT.at(beyond, name="")], "da").splitlines()[2:4] == [" 7 |", "   | ^"]


@given(line=st.text(), column=st.integers(1, 400), length=st.integers(1, 400))
def test_rendering_holds_for_any_line(line: str, column: int, length: int) -> None:
    """Any span of any text renders as five lines, none raw, none too wide, with at least one caret."""
    source = SourceText("f.yaml", line)
    column = min(column, len(source.line(1)) + 1)
    shown = render([UNKNOWN_FACT.at(Span(source, 1, column, length), name=line)], "da")
    lines = shown.split("\n")
    assert len(lines) == 5 and "^" in lines[3]
    assert all(visible(one) == one for one in lines)
    assert cell_len(lines[2]) <= 160 + len(" 1 | ")


def test_a_source_has_the_lines_of_yaml() -> None:
    """Lines end where YAML ends them, count from 1, and a byte order mark is no part of the first."""
    source = SourceText("f.yaml", "\ufeffæ\r\nb\rc\x85d\u2028e\x0bf")
    assert [source.line(number) for number in range(8)] == ["", "æ", "b", "c", "d", "e\x0bf", "", ""]


def test_sources_and_spans_are_values() -> None:
    """Two sources of the same name and text are equal, and so are their spans; a span reads as its place."""
    assert SourceText("f.yaml", "a") == SourceText("f.yaml", "a") != SourceText("g.yaml", "a")
    assert at("abc", 2, 2) == at("abc", 2, 2)
    assert str(at("abc", 2, 2)) == "f.yaml:1:2"
    assert at("abc", 2, 2).text == "bc"


def test_values_are_data_and_bilingual() -> None:
    """Braces in a value stay braces, a `Text` follows the language, and a very long value is cut."""
    code = Code("E997", Text("`{value}` er en {kind}", "`{value}` is a {kind}"))
    diagnostic = code.at(None, value="{x}", kind=Text("liste", "list"))
    assert diagnostic.message == Text("`{x}` er en liste", "`{x}` is a list")
    assert len(code.at(None, value="x" * 10_000, kind="").message.da) < 100


def test_errors_and_lints_are_told_apart() -> None:
    """Only errors make an input unusable."""
    error = Diagnostic("E999", Severity.ERROR, Text("", ""), None, None)
    lint = Diagnostic("L999", Severity.LINT, Text("", ""), None, None)
    assert has_errors([lint, error])
    assert not has_errors([lint])


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("henvendlser", "henvendelser"),
        ("HENVENDELSER", "henvendelser"),
        ("vaesentligt_skoen", "væsentligt_skøn"),
        ("qqqq", None),
        ("x" * 5_000, None),
    ],
)
def test_the_nearest_name_is_found(name: str, expected: str | None) -> None:
    """A misspelt name finds the one that was meant, and a strange one finds none."""
    candidates = ["henvendelser", "væsentligt_skøn", "sagsbehandlingstid"]
    assert nearest(name, candidates) == nearest(name, reversed(candidates)) == expected


def test_no_two_codes_share_an_id() -> None:
    """The catalogue has as many ids as its groups declare codes."""
    assert len(ALL) == sum(len(codes_of(group)) for group in GROUPS)


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


@pytest.mark.parametrize("code", ALL.values(), ids=lambda code: code.id)
def test_the_catalogue_keeps_its_style(code: Code) -> None:
    """Every code says the same in both languages, without a capital or a full stop."""
    assert fields(code.message.da) == fields(code.message.en)
    assert (code.severity is Severity.LINT) == code.id.startswith("L")
    templates = [code.message.da, code.message.en]
    if code.help is not None:
        assert fields(code.help.da) == fields(code.help.en)
        templates += [code.help.da, code.help.en]
    for template in templates:
        first_word = template.split()[0]
        assert first_word.isupper() or not first_word[0].isupper()
        assert not template.endswith(".") and template.count("`") % 2 == 0
