"""The four lists of 2005: the rulebook against the document, as coded from its text before the rulebook was written."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from egnet.cli import cli
from egnet.driver import read_rulebook
from egnet.evaluate.forest import Decided, decide
from egnet.locations import shipped
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan
from egnet.records.read import Intake, read_cases
from egnet.records.record import Basis, TaskRecord
from egnet.report.lists import agreement, lists_of, without
from egnet.report.printed_lists import read_lists

EXPECTED = Path(__file__).parent / "expected" / "borgernes-indgang-2005.yaml"
LISTS: list[dict[str, Any]] = yaml.safe_load(EXPECTED.read_text(encoding="utf-8"))["lists"]
CASES = shipped("cases") / "2005-kortlaegningen"


@cache
def plan() -> Plan:
    return plan_of(read_rulebook(shipped("rules") / "opgaveudlaegning-2005"), date(2005, 12, 15))


@cache
def intake() -> Intake:
    return read_cases([CASES], plan().rulebook)


@cache
def decided() -> tuple[Decided, ...]:
    assert not intake().diagnostics
    return tuple(decide(plan(), intake().records))


def on_list(placement: str) -> list[str]:
    return [one.record.id for one in decided() if all(placement in verdict for verdict in one.trace.possible)]


@pytest.mark.parametrize("printed", LISTS, ids=lambda printed: printed["placement"])
def test_each_list_comes_out_as_printed(printed: dict[str, Any]) -> None:
    """The list has the members that are printed, no more and no fewer."""
    assert sorted(on_list(printed["placement"])) == sorted(task["id"] for task in printed["tasks"])
    assert len(on_list(printed["placement"])) == printed["count"]


def test_every_task_is_placed_with_certainty() -> None:
    """All 138 tasks have one possible set of placements, and the search for it met no limit."""
    assert len(decided()) == 138
    assert [one.record.id for one in decided() if not one.trace.certain or not one.trace.exact] == []


@pytest.mark.parametrize("printed", LISTS, ids=lambda printed: printed["placement"])
def test_names_administrations_and_marks_are_those_printed(printed: dict[str, Any]) -> None:
    """A case has the name, the administration and the mark of the lists it stands on."""
    records = {record.id: record for record in intake().records}
    for task in printed["tasks"]:
        record = records[task["id"]]
        assert (record.title, record.administration) == (task["title"], task["administration"])
        if "mark" in task:
            today = record.figures["løses_i_servicecentret_i_dag"]
            assert today.printed == ("ja" if task["mark"] == "x" else "nej")
        assert ("besluttet_udlagt_på_sigt" in record.figures) == ("footnote" in task)


def test_the_lists_beside_the_cases_are_those_expected() -> None:
    """What the command compares with is what was coded from the document."""
    beside = read_lists([CASES], plan().rulebook, {record.id for record in intake().records})
    assert [(one.placement, list(one.members)) for one in beside] == [
        (printed["placement"], [task["id"] for task in printed["tasks"]]) for printed in LISTS
    ]


def test_every_figure_says_what_it_rests_on() -> None:
    """Each figure is marked as the document's, as read off a list, or as a coded judgement with its argument."""
    figures = [(record, figure) for record in intake().records for figure in record.figures.values()]
    assert {figure.basis for _, figure in figures} == set(Basis)
    assert [record.id for record, f in figures if f.basis is Basis.JUDGED and not (f.note or record.note)] == []


def test_most_placements_hold_without_what_is_read_off_the_lists() -> None:
    """Without the figures read off the lists 130 of the 138 tasks keep their placements, and the others are open."""
    bare = decide(plan(), without(intake().records, [Basis.LISTED]))
    printed = read_lists([CASES], plan().rulebook, {record.id for record in intake().records})
    agreed = agreement(bare, printed)
    assert (len(agreed.right), len(agreed.open), len(agreed.wrong)) == (130, 8, 0)
    marked = {r.id for r in intake().records if any(f.basis is Basis.LISTED for f in r.figures.values())}
    assert set(agreed.open) == marked


def test_nothing_known_is_answered_exactly() -> None:
    """With no figure at all every set of placements that the table can give is found, and none that it cannot."""
    (one,) = decide(plan(), [TaskRecord("ny", "Ny", "", {}, None)])
    assert one.trace.exact
    assert {frozenset(verdict) for verdict in one.trace.possible} == {
        frozenset({"uden for borgerservice"}),
        *(
            frozenset(first + second)
            for first in ((), ("niveau 1 i servicecentret",))
            for second in (
                (),
                ("niveau 2 i servicecentret",),
                ("sammen med P/O-kontoret",),
                ("i egen forvaltning",),
            )
            if first + second
        ),
    }


def test_a_changed_fact_shows_on_the_lists() -> None:
    """A task whose case turns complicated leaves the second list for the last, and both lists say so."""
    records = [record for record in intake().records if record.id == "faf.feriekort"]
    other = next(record for record in intake().records if record.id == "suf.folkepension")
    changed = [
        TaskRecord(
            r.id,
            r.title,
            r.administration,
            {**r.figures, "kompliceret_sagsbehandling": other.figures["kompliceret_sagsbehandling"]},
            None,
        )
        for r in records
    ]
    printed = read_lists([CASES], plan().rulebook, {record.id for record in intake().records})
    by_verdict = {one.verdict: one for one in lists_of(decide(plan(), changed), plan().rulebook, printed)}
    assert "faf.feriekort" in by_verdict["niveau 2 i servicecentret"].missing
    assert [one.record.id for one in by_verdict["i egen forvaltning"].surplus] == ["faf.feriekort"]


def test_the_command_prints_the_lists_with_their_counts() -> None:
    """`egnet lists` says of each list how many stand on it and that it is as printed."""
    result = CliRunner().invoke(cli, ["lists", "2005-kortlaegningen", "--counts"])
    assert result.exit_code == 0
    assert [line.split(",")[0] for line in result.stdout.splitlines() if "som trykt" in line] == [
        f"{printed['placement']}: {printed['count']} opgaver" for printed in LISTS
    ]
    assert "138 af 138 opgaver står med sikkerhed, hvor de er trykt" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_the_command_names_what_is_read_off_the_lists() -> None:
    """`--without` takes figures of one basis as unknown and names the tasks that are open then."""
    arguments = ["lists", "2005-kortlaegningen", "--without", "listeoptræden", "--format", "json"]
    told = json.loads(CliRunner().invoke(cli, arguments).stdout)
    assert told["without"] == ["listeoptræden"]
    assert (len(told["as_printed"]), len(told["undecided"]), told["elsewhere"]) == (130, 8, [])


def test_a_list_that_differs_ends_with_one(tmp_path: Path) -> None:
    """A task that stands elsewhere than it is printed is named, and the exit code says that the comparison failed."""
    folder = tmp_path / "sager"
    (folder / "lists").mkdir(parents=True)
    for name in ("cases.yaml", "3-kff.yaml"):
        (folder / name).write_text((CASES / name).read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "lists" / "1.yaml").write_text(
        "placement: niveau 2 i servicecentret\ntitle: Liste\nsource: borgernes-indgang-2005, afsnit 7\n"
        "members: [kff.legater]\n",
        encoding="utf-8",
    )
    result = CliRunner().invoke(cli, ["lists", str(folder), "--rules", "opgaveudlaegning-2005"])
    assert result.exit_code == 1
    assert "trykt, men ikke her: Legater" in result.stdout
    assert "et andet sted: Legater" in result.stdout
