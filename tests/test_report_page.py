"""The report's pages: text from input stays text, a page stands alone and is well formed, the command writes them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from egnet.cli import cli
from egnet.evaluate.forest import decide
from egnet.plan.fold import plan_of
from egnet.report import labels
from egnet.report.blocks import Blocks
from egnet.report.document import document_of
from egnet.report.escaping import code, escaped
from egnet.report.html import render_html
from egnet.text import Language
from generate import DAYS, Run, read, read_records, runs
from test_report import CASES, RULES, TITLE, both, document_from, record, shipped_document, write_cases, write_table

HOSTILE = (
    "<script>alert(1)</script>",
    "| x | y |",
    "=1+1",
    "[x](javascript:alert(1))",
    "# overskrift",
    "- punkt",
    "1. punkt",
    "`kode` ``",
    "**fed** _kursiv_ ~~streget~~",
    "&lt;b&gt; &amp; \\",
    "{{ 7 * 7 }} {% raw %}",
    '" onmouseover="x" \'',
    "https://example.org www.example.org",
    "---",
)


# -- reading pages -------------------------------------------------------------------------------------------------------

_VOID = {"meta", "br", "hr", "img", "link", "input"}


class _Page(HTMLParser):
    """What is needed of a page: its tags with attributes, its text, and what is not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.contents: list[tuple[str, list[str]]] = []
        self.open: list[tuple[str, list[str]]] = []
        self.unclosed: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append((tag, []))
            self.contents.append(self.open[-1])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop()[0] != tag:
            self.unclosed.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        for _, text in self.open:
            text.append(data)


def page_of(html: str) -> _Page:
    page = _Page()
    page.feed(html)
    page.close()
    return page


def tags_of(html: str) -> list[str]:
    return [tag for tag, _ in page_of(html).tags]


def text_of(html: str) -> str:
    """The page's text, without the texts of `style`."""
    return " ".join("".join(page_of(html).text).split())


def contents_of(html: str, tags: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    return ((tag, " ".join("".join(text).split())) for tag, text in page_of(html).contents if tag in tags)


def problems_of(html: str) -> list[str]:
    """What is wrong with a page's structure."""
    page = page_of(html)
    found = [f"not closed: {tag}" for tag in (*page.unclosed, *(tag for tag, _ in page.open))]
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    found += [f"twice: {id_}" for id_ in {id_ for id_ in ids if ids.count(id_) > 1}]
    links = [attributes["href"] or "" for tag, attributes in page.tags if tag == "a"]
    found += [f"leads nowhere: {link}" for link in links if not link.startswith("#") or link[1:] not in ids]
    levels = [int(tag[1]) for tag, _ in page.tags if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}]
    found += [f"h{a} to h{b}" for a, b in pairwise(levels) if b > a + 1]
    if "<!DOCTYPE" in html:
        found += ["th without scope" for tag, attributes in page.tags if tag == "th" and "scope" not in attributes]
        tables, captions = tags_of(html).count("table"), tags_of(html).count("caption")
        found += [f"{tables} tables, {captions} captions"] if tables != captions else []
    found += [f"handler: {name}" for _, attributes in page.tags for name in attributes if name.startswith("on")]
    return found


# -- text from input is data ---------------------------------------------------------------------------------------------


def pages_about(folder: Path, text: str) -> tuple[str, str]:
    """The page in HTML, and the Markdown rendered, of cases in which every text of the input is this one."""
    folder.mkdir()
    whole = {**record(text, text, sager={"value": 5, "note": text, "also": [{"value": 6, "note": text}]})}
    whole |= {
        "administration": text,
        "note": text,
        "cuts": {"del": {"title": text, "exhaustive": "ja", "disjoint": "ja"}},
    }
    part = {**record(f"{text} 2", text, sager=7), "part_of": text, "cut": "del", "administration": text}
    write_cases(folder, whole, part)
    rows = [{"case": text, "label": text, "group": text, "printed": ["8"]}]
    write_table(folder, columns=["sager"], title=text, rows=rows, notes=[{"case": text, "text": text}])
    document = document_from(folder)
    assert len(document.areas) == 2
    markdown, html = both(document)
    # The hashes are of the text, so they differ.
    for sha256 in (document.making.records_sha256, *(one.sha256 for one in document.making.records)):
        markdown, html = markdown.replace(sha256, "…"), html.replace(sha256, "…")
    return html, MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(markdown)


def structure_of(html: str) -> list[tuple[str, list[str]]]:
    """Every tag with the names of its attributes."""
    return [(tag, sorted(attributes)) for tag, attributes in page_of(html).tags]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(tmp_path: Path, text: str) -> None:
    """Text that looks like markup changes what a page says and nothing of how it is built, wherever it stands."""
    harmless = "Harmløs"
    for hostile, plain in zip(pages_about(tmp_path / "a", text), pages_about(tmp_path / "b", harmless), strict=True):
        assert not problems_of(hostile)
        assert structure_of(hostile) == structure_of(plain)
        assert text_of(hostile) == text_of(plain).replace(harmless, text)
        assert text_of(hostile).count(text) >= 20


@given(
    st.text(st.characters(blacklist_categories=["Cc", "Cf", "Cs", "Zl", "Zp"])).map(lambda text: " ".join(text.split()))
)
def test_escaped_markdown_renders_as_the_text_itself(text: str) -> None:
    """Whatever the text, as a paragraph, an item and a cell it comes out as it went in."""
    page = Blocks()
    page.heading(2, escaped(text) or "x")
    page.paragraph(escaped(text) or "x")
    page.items([escaped(text) or "x"])
    page.end()
    page.table(["a", "b"], [[escaped(text), "x"]])
    page.paragraph(f"kode: {code(text)}")
    rendered = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(page.text())
    parts = list(contents_of(rendered, ("h2", "p", "li", "td", "code")))
    shown = text or "x"
    assert parts[:3] == [("h2", shown), ("p", shown), ("li", shown)]
    assert ("td", text) in parts
    assert not text or ("code", text) in parts


# -- the page ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["da", "en"])
def test_page_is_well_formed_and_stands_alone(language: Language) -> None:
    """Elements are closed, ids unique, links lead somewhere, headings skip no level, tables have captions and scopes."""
    html = render_html(shipped_document(language))
    assert not problems_of(html)
    assert f'<html lang="{language}">' in html
    assert "<script" not in html
    assert "http:" not in html
    assert "https:" not in html
    assert "url(#" in html
    assert "url(" not in html.replace("url(#", "")


def test_english_page_marks_what_is_danish() -> None:
    """A page in English has English headings and verdicts, and says of Danish titles that they are Danish."""
    html = render_html(shipped_document("en"))
    assert labels.OVERVIEW.en in html
    assert '<span lang="da">Center for Parkering Kundeservice</span>' in html
    assert "partly suited" in html
    assert "1,115,000" in html
    assert labels.OVERVIEW.da not in html


def test_charts_carry_their_figures_as_text_and_have_a_text_alternative() -> None:
    """Each bar stands with its figure, each chart with a title and a description, and what is unknown has no bar."""
    document = shipped_document()
    assert document.sizes is not None
    html = render_html(document)
    for chart in (document.counted, *document.sizes.charts):
        assert f'aria-labelledby="figur-{chart.name}-t figur-{chart.name}-d"' in html
        for group in chart.groups:
            for bar in group.bars:
                assert bar.shown.text in chart.description.text
    (unknown,) = (
        bar
        for group in document.sizes.charts[0].groups
        for bar in group.bars
        if bar.label.text.startswith("Socialforvaltningen")
    )
    assert unknown.high == 0
    assert len(document.sizes.rows) == document.head.areas


@given(runs(), st.sampled_from(DAYS), st.randoms(use_true_random=False), st.sampled_from(["da", "en"]))
def test_any_run_can_be_reported_in_any_order(run: Run, day: Any, shuffle: random.Random, language: Language) -> None:
    """Whatever the rulebook and the records, the document is whole and does not depend on the records' order."""
    rulebook = read(run.files)
    if not rulebook.valid.holds(day):
        return
    plan = plan_of(rulebook, day)
    records = read_records(run.records, rulebook)
    document = document_of(plan, TITLE, decide(plan, records), (), (), language)
    shuffle.shuffle(records)
    assert document_of(plan, TITLE, decide(plan, records), (), (), language) == document
    markdown, html = both(document)
    assert markdown.endswith("\n")
    assert not problems_of(html)


# -- the command ---------------------------------------------------------------------------------------------------------


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["report", *arguments])


def test_command_writes_markdown_unless_told_otherwise() -> None:
    """Markdown goes to stdout; the file's suffix or `--format` chooses HTML."""
    result = invoke(str(CASES))
    assert result.exit_code == 0
    assert result.stdout.startswith("# ")


@pytest.mark.parametrize(
    ("name", "options", "start"),
    [
        ("a.html", [], "<!DOCTYPE html>"),
        ("a.HTM", [], "<!DOCTYPE html>"),
        ("a.md", [], "# "),
        ("a.txt", ["--format", "html"], "<!DOCTYPE html>"),
        ("a.html", ["--format", "markdown"], "# "),
    ],
)
def test_suffix_decides_unless_the_format_is_given(tmp_path: Path, name: str, options: list[str], start: str) -> None:
    """The file's suffix decides; a given format overrules it."""
    write_cases(tmp_path, record("a", sager=5))
    output = tmp_path / name
    result = invoke(str(tmp_path / "sager.yaml"), "--rules", str(RULES), "--output", str(output), *options)
    assert result.exit_code == 0
    assert output.read_text(encoding="utf-8").startswith(start)
    assert result.stdout == ""


def test_records_set_aside_are_named_and_the_exit_code_says_so(tmp_path: Path) -> None:
    """A record that cannot be read is named in the document; the others are reported."""
    write_cases(tmp_path, record("god", sager=5), record("daarlig", sager="mange"))
    result = invoke(str(tmp_path), "--rules", str(RULES))
    assert result.exit_code == 1
    assert "`daarlig`" in result.stdout
    assert "### god" in result.stdout


def test_cases_without_printed_tables_are_totalled_by_what_adds_up(tmp_path: Path) -> None:
    """Plain rows from a CSV file give a document too, with the facts that add up."""
    (tmp_path / "sager.csv").write_text("id;title;sager;budget\na;Alfa;5;1,5\nb;Beta;;2\n", encoding="utf-8")
    document = document_from(tmp_path)
    (totals,) = document.totals
    assert [str(column) for column in totals.columns] == ["sager", "budget"]
    assert [cell.shown.text for cell in totals.total.cells] == ["mindst 5", "3,5"]
    assert not totals.differences
    assert not document.schedules
    assert not problems_of(render_html(document))
