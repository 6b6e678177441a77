"""Explanations in every layout: what they hold, how deep they go, and that input stays text."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from click.testing import CliRunner

from egnet.cli import cli
from egnet.evaluate.forest import Decided
from egnet.explain.explanation import explain
from egnet.explain.obstacles import why_not
from egnet.explain.reasons import reasons_of
from egnet.explain.text import WIDTH, as_text
from egnet.report.explanation import as_html, as_markdown
from egnet.rulebook.rulebook import Polarity
from egnet.text import Language
from test_expected import EXPLICIT, decided


def everyone() -> list[Decided]:
    """Every shipped task, decided."""
    return list(decided().values())


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_shipped_task_is_explained_in_eighty_columns(language: Language) -> None:
    """No line of any explanation is wider than the terminal, but for a single word that is."""
    for one in everyone():
        for line in as_text(explain(one, language, everyone())).splitlines():
            assert len(line) <= WIDTH or " " not in line.strip()


@pytest.mark.parametrize("area", EXPLICIT, ids=lambda area: area["id"])
def test_decisive_reasons_are_in_the_explanation(area: dict[str, str]) -> None:
    """Each decisive reason stands in the text with its source and is marked as decisive."""
    one = decided()[area["id"]]
    text = " ".join(as_text(explain(one)).split())
    spoken = [r for r in reasons_of(one) if r.decisive and r.certain]
    assert all(f"{r.text.da} [afgørende" in text and f"{r.source} · regel {r.rule}" in text for r in spoken)


def test_reasons_name_the_row_the_threshold_and_their_sources() -> None:
    """The row that gave the verdict, the figure, the threshold and where each comes from are all named."""
    text = " ".join(as_text(explain(decided()["pension"])).split())
    assert "Række 6 i afgørelsestabellen giver egnet" in text
    assert "andel uden væsentligt skøn: ca. 76,5 % (analyse-2010, afsnit 4.5, tabel 18)" in text
    assert "tærskel: mindste andel uden væsentligt skøn 70 % (analyse-2010, afsnit 3, princip 1)" in text


def test_narrowly_not_names_the_one_condition_that_fails() -> None:
    """A rule with several conditions of which one is false is named with the fact that fails it."""
    text = " ".join(as_text(explain(decided()["parkering"])).split())
    assert "ville gælde, hvis snitflader sikret i et fælles system var anderledes" in text


def test_arguments_that_stand_in_the_way_are_marked_also_where_several_do() -> None:
    """Each of two missing preconditions is marked with the verdicts it blocks, though neither alone decides."""
    text = " ".join(as_text(explain(decided()["byggesager"])).split())
    blocked = "[står i vejen for egnet, delvist egnet og specifikke opgaver afklares]"
    assert f"Opgaven kræver et fysisk arkiv, som ikke er digitaliseret {blocked}" in text
    assert f"som der ikke er truffet beslutning om {blocked}" in text
    assert "Opgaven har stærke snitflader til opgaver, der bliver, og det delte ansvar skal håndteres [står" in text


@pytest.mark.parametrize("area", EXPLICIT, ids=lambda area: area["id"])
def test_an_argument_stands_in_the_way_of_what_all_ways_change(area: dict[str, str]) -> None:
    """A verdict is said to be blocked by exactly the findings against it that every shortest way to it would change."""
    one = decided()[area["id"]]
    explaining = {line.text for section in explain(one).sections for line in section.lines}
    for other in why_not(one.trace):
        changed = [{(o.principle, o.is_) for o in way.obstacles} for way in other.ways]
        always = set.intersection(*changed) if changed else set()
        for reason in reasons_of(one):
            said = [t for t in explaining if t.startswith(f"- {reason.text.da} [") and "står i vejen for" in t]
            if reason.certain and reason.polarity is Polarity.MINUS and reason.finding is not None:
                blocks = (reason.principle, (reason.finding,)) in always
                assert blocks == any(re.search(rf"(for|,|og) {other.verdict}(,| og|\])", text) for text in said)


def test_as_many_nearest_changes_as_asked_for() -> None:
    """`--alternatives N` tells the N nearest, which are the first of the longer list."""
    changes = {n: section_of("parkering", "Hvad der ville ændre afgørelsen", most=n) for n in (1, 2, 5)}
    assert [len(changes[n]) for n in (1, 2)] == [1, 2]
    assert changes[5][:2] == changes[2] and changes[2][:1] == changes[1]
    arguments = ["explain", "2010-analysen", "--id", "parkering"]
    shown = CliRunner().invoke(cli, [*arguments, "--alternatives", "1"]).stdout
    assert changes[1][0] in shown and changes[2][1] not in shown


def test_an_overridden_argument_is_told_once_with_its_figures() -> None:
    """Whatever may override it stands behind it; its own figure and threshold stand under it."""
    heard = section_of("bevillingsnaevn", "Hørt og tilsidesat")
    (by,) = [line for line in heard if "regel P2.stærk_binding" in line]
    assert by.endswith("tilsidesat af P2.systemsikret, P2.frontbetjening, P2.støttefunktion eller P2.én_indgang")
    under = section_of("pension.personligt-tillaeg", "Hørt og tilsidesat")
    assert "andel uden væsentligt skøn: højst 0,5 % (analyse-2010, afsnit 4.5, tabel 18)" in under
    assert any(line.startswith("tærskel: mindste andel uden væsentligt skøn 70 %") for line in under)


def section_of(area: str, title: str, most: int = 5) -> list[str]:
    """The lines of one section of an area's explanation."""
    sections = explain(decided()[area], "da", everyone(), most).sections
    (section,) = [one for one in sections if one.title == title]
    return [line.text for line in section.lines]


def test_depth_cuts_every_section() -> None:
    """Each level of depth adds lines and takes none away."""
    whole = explain(decided()["ydelsesservice"])
    lengths = [sum(len(s.lines) for s in whole.to_depth(depth).sections) for depth in range(1, 6)]
    assert lengths == sorted(lengths)
    assert lengths[0] < lengths[-1]
    assert all(line.depth == 0 for s in whole.to_depth(1).sections for line in s.lines)


class _Lists(HTMLParser):
    """Counts tags, and remembers what is open, to see that a page is well formed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def hostile() -> Decided:
    """A shipped task with a title that wants to be markup."""
    one = decided()["byggesager"]
    record = replace(one.effective.record, title='<script>alert(1)</script> [x](javascript:y) # "')
    return replace(one, effective=replace(one.effective, record=record))


def test_html_is_well_formed_and_escapes_titles() -> None:
    """Every element is closed, and nothing from the input is an element."""
    page = as_html(explain(hostile()))
    parser = _Lists()
    parser.feed(page)
    assert parser.open == []
    assert "script" not in parser.tags
    assert "&lt;script&gt;" in page


def test_markdown_escapes_titles() -> None:
    """No link and no HTML comes out of a title."""
    page = as_markdown(explain(hostile()))
    assert "<script>" not in page
    assert "[x](javascript" not in page
