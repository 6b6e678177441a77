"""The report: what the document says, and that both renderers lay it out as it is."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from egnet.diagnostics.diagnostic import EgnetError
from egnet.driver import read_rulebook
from egnet.evaluate.forest import Decided, decide
from egnet.locations import shipped
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan
from egnet.records.read import read_cases
from egnet.records.record import TaskRecord
from egnet.report import labels
from egnet.report.audit import Agreement
from egnet.report.document import Document, document_of
from egnet.report.html import render_html
from egnet.report.markdown import render_markdown
from egnet.report.outline import alphabetical
from egnet.report.printed import FOLDER, PrintedTable, period_of, read_printed
from egnet.report.schedule import says_the_same
from egnet.report.totals import Difference, DifferenceKind
from egnet.rulebook.rulebook import Rulebook
from egnet.text import Language, Text
from egnet.values.domain import Kind
from egnet.values.shown import show_number

CASES = shipped("cases") / "2010-analysen"
RULES = shipped("rules") / "borgerserviceenhed-2010"
TITLE = Text("Analysen", "The analysis")
# -- what the tests start from ------------------------------------------------------------------------------------------


@lru_cache
def shipped_rulebook() -> Rulebook:
    return read_rulebook(RULES)


@lru_cache
def shipped_run() -> tuple[Plan, tuple[TaskRecord, ...], tuple[PrintedTable, ...]]:
    """The plan, records and printed tables of 2010."""
    rulebook = shipped_rulebook()
    assert rulebook.adopted is not None
    records = tuple(read_cases([CASES], rulebook).records)
    return plan_of(rulebook, rulebook.adopted.date), records, read_printed([CASES], rulebook)


@lru_cache
def shipped_document(language: Language = "da") -> Document:
    plan, records, tables = shipped_run()
    return document_of(plan, TITLE, decide(plan, records), (), tables, language)


def decided() -> dict[str, Decided]:
    plan, records, _ = shipped_run()
    return {one.record.id: one for one in decide(plan, records)}


def document_from(folder: Path, language: Language = "da") -> Document:
    """The document of a folder of cases, by the shipped rulebook."""
    rulebook = shipped_rulebook()
    plan = shipped_run()[0]
    intake = read_cases([folder], rulebook)
    tables = read_printed([folder], rulebook)
    return document_of(plan, TITLE, decide(plan, intake.records), intake.set_aside, tables, language)


def write_cases(folder: Path, *records: dict[str, Any]) -> Path:
    """A folder with one file of records."""
    content = {"source": "analyse-2010, afsnit 1", "cases": list(records)}
    (folder / "sager.yaml").write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return folder


def write_table(folder: Path, **table: Any) -> Path:
    """A printed table beside the cases."""
    content = {"table": "tabel 9", "title": "En tabel", "source": "analyse-2010, afsnit 2, tabel 9", **table}
    (folder / FOLDER).mkdir(exist_ok=True)
    text = yaml.safe_dump(content, allow_unicode=True)
    (folder / FOLDER / "tabel.yaml").write_text(text, encoding="utf-8")
    return folder


def record(id_: str, title: str = "", **facts: Any) -> dict[str, Any]:
    return {"id": id_, "title": title or id_, "facts": facts}


def both(document: Document) -> tuple[str, str]:
    """The document as Markdown and as HTML."""
    return render_markdown(document), render_html(document)


def difference(area: str, fact: str, kind: DifferenceKind = DifferenceKind.CELL) -> Difference:
    """The one difference of an area and a fact, both by their titles' first words."""
    (found,) = (
        one
        for totals in shipped_document().totals
        for one in totals.differences
        if one.area.text.startswith(area) and one.fact.text.startswith(fact) and one.kind is kind
    )
    return found


# -- totals against the printed table -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("area", "fact", "kind", "ours", "theirs"),
    [
        ("Administrativ Borgerservice", "sager", DifferenceKind.PARTS, "67.090", "90.860"),
        ("Affaldsservice", "henvendelser", DifferenceKind.CELL, "91.500", "75.500"),
        ("Center for Parkering", "henvendelser", DifferenceKind.CELL, "117.110", "117.100"),
        ("Pension", "årsværk", DifferenceKind.CELL, "102,5", "103"),
    ],
)
def test_known_differences_are_listed_with_both_figures_and_both_sources(
    area: str, fact: str, kind: DifferenceKind, ours: str, theirs: str
) -> None:
    """Each place where the report's tables do not agree is listed, marked and sourced, in both forms."""
    found = difference(area, fact, kind)
    assert found.ours.text == ours
    assert found.theirs.text.endswith(theirs)
    assert found.our_source is not None
    assert found.their_source is not None
    assert found.our_source != found.their_source
    assert found.notes
    markdown, html = both(shipped_document())
    flat = " ".join(markdown.split())
    assert (
        f"({found.mark}) **{found.area}**, {found.fact}: **{ours}** ({found.our_source}) mod **{found.theirs}**" in flat
    )
    assert f'id="forskel-1-{found.mark}"' in html
    assert html.count(f'href="#forskel-1-{found.mark}"') == 1


def test_printed_total_is_the_sum_of_the_printed_rows() -> None:
    """The table as printed adds up, so every difference of a total comes from a row."""
    (table,) = (table for table in shipped_run()[2] if table.periods is None)
    assert table.total is not None
    for column, total in enumerate(table.total.cells):
        cells = [row.cells[column] for row in table.rows if row.cells]
        assert sum(int(cell) for cell in cells if cell.isdigit()) == int(total)
    kinds = [one.our_source.text for one in shipped_document().totals[0].differences if one.our_source]
    assert "summen af de trykte rækker" not in kinds


def test_totals_are_the_exact_sums_of_their_rows() -> None:
    """A total is the sum of the rows it stands under; with an unknown row it is a lower bound, and is worded so."""
    (table,) = (table for table in shipped_run()[2] if table.periods is None)
    by_id = decided()
    bounds = 0
    for column, name in enumerate(table.columns):
        values = [by_id[row.case].effective.values[name] for row in table.rows if row.cells]
        known = [value.hull.low for value in values if value.unknown is None and value.hull is not None]
        low = sum((number for number in known if number is not None), Fraction(0))
        unknown = len(known) < len(values)
        bounds += unknown
        shown = show_number(low, Kind.NUMBER)
        assert shipped_document().totals[0].total.cells[column].shown.text == (f"mindst {shown}" if unknown else shown)
    assert bounds


def test_difference_of_a_total_is_explained_by_its_cells() -> None:
    """Where the rows' differences add up to that of the total, the list says which rows they are."""
    found = difference("Samlet", "henvendelser", DifferenceKind.TOTAL)
    assert found.by == "+16.010"
    (note,) = (note.text for note in found.notes)
    assert "+16.000" in note
    assert "+10" in note


def test_row_with_words_for_figures_stands_outside_the_total() -> None:
    """Words printed across a row are listed beside the figures that the cases have, which are not added up."""
    totals = shipped_document().totals[0]
    (row,) = (row for row in totals.rows if row.text is not None)
    assert not row.counted
    (listed,) = (one for one in totals.differences if one.mark == row.mark)
    assert listed.kind is DifferenceKind.TEXT
    assert listed.theirs == row.text


def test_cells_that_agree_carry_no_mark() -> None:
    """A mark stands where something differs and nowhere else."""
    totals = shipped_document().totals[0]
    marked = [mark for row in (*totals.rows, totals.total) for cell in row.cells for mark in cell.marks]
    marked += [row.mark for row in totals.rows if row.mark is not None]
    assert sorted(marked) == [one.mark for one in totals.differences]
    (parkering,) = (row for row in totals.rows if row.title.text.startswith("Center for Parkering"))
    assert [cell.differs for cell in parkering.cells] == [False, True, False, False, False]


@pytest.mark.parametrize(
    ("figure", "printed", "differs"),
    [
        (5, "5", False),
        (5, "6", True),
        (0, "-", False),
        (5, "-", True),
        ("ikke oplyst", "-", False),
        ("ikke oplyst", "5", True),
        ("ikke oplyst", "ikke opgjort", False),
        (5, "ikke opgjort", True),
        ("mindst 5", "5", True),
        ("4..6", "5", True),
    ],
)
def test_cell_is_compared_with_the_printed_one(tmp_path: Path, figure: Any, printed: str, differs: bool) -> None:
    """A number agrees with itself only; a dash with nothing, zero and the unknown; `ikke opgjort` with the unknown."""
    write_cases(tmp_path, record("a", sager=figure))
    write_table(tmp_path, columns=["sager"], rows=[{"case": "a", "printed": [printed]}])
    totals = document_from(tmp_path).totals[0]
    assert totals.rows[0].cells[0].differs is differs
    assert len(totals.differences) == differs


def test_printed_total_that_its_rows_do_not_give_is_listed(tmp_path: Path) -> None:
    """A table that does not add up by itself is said to."""
    write_cases(tmp_path, record("a", sager=5), record("b", sager=6))
    rows = [{"case": "a", "printed": ["5"]}, {"case": "b", "printed": ["6"]}]
    write_table(tmp_path, columns=["sager"], rows=rows, total={"label": "I alt", "printed": ["12"]})
    listed = document_from(tmp_path).totals[0].differences
    assert [(one.ours.text, one.theirs.text, one.by) for one in listed] == [("11", "12", "−1"), ("11", "12", "−1")]
    assert {str(one.our_source) for one in listed} == {"summen af rækkerne her", "summen af de trykte rækker"}


def test_row_whose_record_is_missing_makes_the_total_a_bound(tmp_path: Path) -> None:
    """A printed row that no record stands for is kept, said to be missing, and counted as unknown."""
    write_cases(tmp_path, record("a", sager=5))
    rows = [{"case": "a", "printed": ["5"]}, {"case": "væk", "label": "Væk", "printed": ["6"]}]
    write_table(tmp_path, columns=["sager"], rows=rows)
    totals = document_from(tmp_path).totals[0]
    assert totals.rows[1].anchor is None
    assert totals.total.cells[0].shown.text == "mindst 5"


def test_audit_lists_every_other_statement_and_every_disagreement() -> None:
    """Nothing that is stated twice is left out, and what contradicts is told from what is only rounded."""
    by_id = decided()
    statements = sum(len(figure.also) for one in by_id.values() for figure in one.record.figures.values())
    disagreements = sum(len(one.effective.disagreements) for one in by_id.values())
    audit = shipped_document().audit
    assert len(audit) == statements + disagreements
    assert disagreements
    of_parking = [
        one for one in audit if one.anchor == "omraade-parkering" and one.fact.text.startswith("henvendelser")
    ]
    assert [one.agreement for one in of_parking] == [Agreement.CONTRADICTS]
    rounded = [one for one in audit if one.other.shown.text.startswith("ca. 1,9 mio.")]
    assert [one.agreement for one in rounded] == [Agreement.COMPATIBLE]


# -- the schedule against the printed table -----------------------------------------------------------------------------


def test_schedule_says_what_the_printed_one_says() -> None:
    """Every row and cell of the printed schedule follows from the decisions."""
    (schedule,) = shipped_document().schedules
    assert schedule.periods == ("2010", "2011-2012")
    assert len(schedule.rows) == 10
    assert schedule.differences == 0
    assert [row.title.text for row in schedule.rows if row.cells[1].steps] == [
        "Center for Parkering Kundeservice",
        "Pension København",
    ]


def test_cell_that_says_something_else_shows_both_wordings(tmp_path: Path) -> None:
    """A printed step that the decisions do not give is shown beside what they give, and marked in words."""
    _, _, tables = shipped_run()
    (table,) = (table for table in tables if table.periods is not None)
    rows = (replace(table.rows[0], cells=("Nedlægges", "Genopstår")), *table.rows[1:])
    plan, records, _ = shipped_run()
    document = document_of(plan, TITLE, decide(plan, records), (), [replace(table, rows=rows)])
    (schedule,) = document.schedules
    assert schedule.differences == 2
    markdown, html = both(document)
    assert "Overflyttes **afviger**, trykt: »Nedlægges« | **afviger**, trykt: »Genopstår« |" in markdown
    assert html.count("<strong>afviger</strong>; trykt: »") == 2


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Digitalisering overflytning", "Digitalisering og overflytning", True),
        ("FORSØG vedr. telefon", "Forsøg vedrørende telefon", True),
        ("", "", True),
        ("Overflyttes", "", False),
        ("Overflyttes", "Overflytning", False),
        ("Forberedelse og overflytning", "Overflytning og forberedelse", False),
    ],
)
def test_comparison_by_the_words_that_matter(one: str, other: str, same: bool) -> None:
    """Connecting words, letter case and punctuation do not count; other words and their order do."""
    assert says_the_same(one, other) is same


def test_further_areas_with_steps_stand_once_and_not_with_their_whole() -> None:
    """An area outside the printed table stands in the second one, unless its whole has the same steps."""
    document = shipped_document()
    further = [row.anchor for row in document.further_steps.rows]
    printed = [row.anchor for row in document.schedules[0].rows]
    assert "omraade-borgerservice" in further
    assert "omraade-erhvervscenter" in further
    assert not set(further) & set(printed)
    assert len(further) == len(set(further))
    assert "omraade-administrativ-borgerservice-folkeregister" not in further


def test_step_outside_the_printed_columns_gets_a_column(tmp_path: Path) -> None:
    """A step in years that the printed table does not have is not lost."""
    plan, records, tables = shipped_run()
    (table,) = (table for table in tables if table.periods is not None)
    rows = tuple(replace(row, cells=row.cells[:1]) for row in table.rows)
    only_2010 = replace(table, columns=("2010",), rows=rows)
    (schedule,) = document_of(plan, TITLE, decide(plan, records), (), [only_2010]).schedules
    assert schedule.periods == ("2010", "2011-2012")
    assert schedule.differences == 2


def test_period_of_a_column() -> None:
    """A column is a year or two years with a hyphen or a dash between."""
    assert str(period_of("2011 - 2012")) == "2011-2012"
    assert str(period_of("2011–2012")) == "2011-2012"
    assert str(period_of(" 2010 ")) == "2010"
    assert period_of("sager") is None


# -- printed tables that cannot be used ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "code_"),
    [
        ({"columns": ["sagr"], "rows": []}, "E104"),
        ({"columns": ["sager"], "rows": [{"case": "a", "printed": ["1", "2"]}]}, "E235"),
        ({"columns": ["sager"], "rows": [{"case": "a", "printed": []}]}, "E235"),
        ({"columns": ["sager"], "rows": [{"case": "a", "printed": ["mange"]}]}, "E201"),
        ({"columns": ["sager"], "rows": [], "source": "ukendt, side 1"}, "E120"),
        ({"columns": ["sager"]}, "E101"),
    ],
)
def test_bad_table_is_refused_at_its_place(tmp_path: Path, table: dict[str, Any], code_: str) -> None:
    """A column that is no fact, a row of another length, a cell that is no figure: each with file and line."""
    write_cases(tmp_path, record("a", sager=5))
    write_table(tmp_path, **table)
    with pytest.raises(EgnetError) as raised:
        read_printed([tmp_path], shipped_rulebook())
    (found,) = raised.value.diagnostics
    assert found.code == code_
    assert found.span is not None
    assert found.span.source.name.endswith("tabel.yaml")


# -- verdicts and areas --------------------------------------------------------------------------------------------------


def test_every_area_is_in_overview_and_section_with_its_verdict() -> None:
    """Every record stands in the overview and has a section; wholes come before their parts, whole by whole."""
    document = shipped_document()
    assert [row.anchor for row in document.overview] == [area.anchor for area in document.areas]
    assert sorted(area.id for area in document.areas) == sorted(decided())
    seen: set[str] = set()
    for area in document.areas:
        assert area.whole is None or area.whole.anchor in seen
        seen.add(area.anchor)
    assert sum(count.all for count in document.counts) == len(document.areas)
    assert sum(count.wholes for count in document.counts) == sum(not area.depth for area in document.areas)


def test_undecided_area_says_what_is_possible_and_what_is_missing() -> None:
    """An open verdict carries its possible verdicts and the facts that keep it open, in both forms."""
    (area,) = (area for area in shipped_document().areas if area.id == "bevillingsnaevn")
    assert not area.verdict.certain
    assert {str(one) for one in area.verdict.possible} >= {"egnet", "mulig fremtidig"}
    assert "målgruppe" in {str(one) for one in area.verdict.missing}
    markdown, html = both(shipped_document())
    for text in (" ".join(markdown.split()), html):
        assert "uafklaret" in text
        assert f"Mulige afgørelser: {', '.join(map(str, area.verdict.possible))}." in text
        assert "; ".join(str(one) for one in area.verdict.missing) in text


def test_reasons_stand_under_their_polarity_with_the_decisive_ones_marked() -> None:
    """Reasons for and against are told apart in words; those that decide are marked in words."""
    (area,) = (area for area in shipped_document().areas if area.id == "parkering")
    against = area.findings("minus")
    assert [(reason.rule, reason.decisive) for reason in against] == [("P2.stærk_binding", True)]
    assert "P1.regelbaseret" in [reason.rule for reason in area.findings("plus")]
    section = render_markdown(shipped_document()).split("### Center for Parkering Kundeservice\n")[1].split("\n###")[0]
    assert section.index("Taler for:") < section.index("Taler imod:")
    assert f"- **afgørende**: {against[0].text.text[:40]}" in section.split("Taler imod:")[1]


def test_argument_that_was_heard_and_set_aside_is_told_with_what_set_it_aside() -> None:
    """An overridden rule stands with its polarity and the text of the rule that overrides it."""
    (area,) = (area for area in shipped_document().areas if area.id == "affaldsservice")
    heard = {one.rule: [rule for rule, _ in one.by] for one in area.heard}
    assert heard["P2.stærk_binding"] == ["P2.systemsikret"]
    section = render_markdown(shipped_document()).split("\n### Affaldsservice")[1].split("\n###")[0]
    assert "Hørt og tilsidesat:\n\n- *Taler imod:* Opgaven har stærke snitflader" in section


def test_certain_and_possible_are_kept_apart() -> None:
    """A consequence that only may follow is said to."""
    certain = {one.certain for area in shipped_document().areas for one in area.consequences}
    assert certain == {True, False}
    assert "- *Muligvis:* **" in render_markdown(shipped_document())


# -- the head and the end ------------------------------------------------------------------------------------------------


def test_head_names_rulebook_date_and_hashes() -> None:
    """A reader can find the very rules and records that the document was made from."""
    plan = shipped_run()[0]
    for page in both(shipped_document()):
        assert plan.rulebook.sha256 in page
        assert "12. marts 2010" in page
        assert "Det fælles projektråd for borgerbetjeningen" in page
        for one in decided().values():
            assert one.record.sha256 in page
        assert labels.DRAFT.da not in page


def test_draft_is_marked_clearly() -> None:
    """A document by a rulebook that is not adopted says so at the top."""
    plan, records, _ = shipped_run()
    draft = replace(plan, rulebook=replace(plan.rulebook, status="udkast"))
    markdown, html = both(document_of(draft, TITLE, decide(draft, records)))
    assert labels.DRAFT.da in markdown.splitlines()[2]
    assert html.index(labels.DRAFT.da) < html.index("<h1>")


def test_every_label_is_in_both_languages() -> None:
    """No label was left untranslated, and none asks for a value that its translation does not have."""
    danish, english = labels.in_language("da"), labels.in_language("en")
    alike = {name for name in danish if danish[name] == english[name]}
    assert alike == {"version", "status", "note"}
    for name, text in danish.items():
        assert text.count("{") == english[name].count("{")


# -- the same bytes for the same input -----------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_order_of_records_does_not_matter(seed: int) -> None:
    """The records in any order give the same document."""
    plan, records, tables = shipped_run()
    shuffled = list(records)
    random.Random(seed).shuffle(shuffled)
    assert shuffled != list(records)
    assert document_of(plan, TITLE, decide(plan, shuffled), (), tables) == shipped_document()


@pytest.mark.parametrize("format_", ["markdown", "html"])
def test_same_bytes_whatever_the_hash_seed(format_: str) -> None:
    """Two runs of the command give the same bytes: nothing depends on a clock or on the order of a set."""
    command = [sys.executable, "-m", "egnet", "report", str(CASES), "--format", format_]
    pages = [
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    ]
    assert pages[0] == pages[1]
    assert len(pages[0]) > 10_000


def test_danish_alphabet() -> None:
    """Titles sort as in a Danish index."""
    titles = ["Åben", "Ærø", "Øst", "Zoo", "Ål", "Afsnit 10", "Afsnit 9", "élan", "Europa"]
    expected = ["Afsnit 9", "Afsnit 10", "élan", "Europa", "Zoo", "Ærø", "Øst", "Åben", "Ål"]
    assert sorted(titles, key=alphabetical) == expected
