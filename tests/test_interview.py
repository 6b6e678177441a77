"""Interviews: what is asked, when they stop, and that the answers make a record."""

from __future__ import annotations

from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from choices import with_choices
from egnet.cli import cli
from egnet.driver import read_rulebook
from egnet.evaluate.forest import decide
from egnet.explain.unknowns import stated_behind
from egnet.interview.case_file import case_file
from egnet.interview.interview import DONT_KNOW, Interview
from egnet.locations import shipped
from egnet.plan.fold import plan_of
from egnet.plan.plan import Plan
from egnet.records.read import read_cases
from egnet.records.record import Figure, TaskRecord
from egnet.values.domain import Domain, Kind
from egnet.values.written import Unreadable
from generate import DAYS, Run, read, runs
from small import small_runs
from test_expected import decided

needs_durable = pytest.mark.skipif(find_spec("durable") is None, reason="durable-rules does not import here")


@pytest.fixture(scope="module")
def plan() -> Plan:
    """The shipped rulebook as of its adoption."""
    return plan_of(read_rulebook(shipped("rules") / "borgerserviceenhed-2010"), date(2010, 3, 12))


def answers_of(area: str) -> dict[str, str]:
    """What a shipped record states of itself or takes from its whole, as it was written."""
    one = decided()[area]
    known: dict[str, str] = {}
    while True:
        for name, figure in one.record.figures.items():
            sets = figure.value.sets
            known.setdefault(name, f"[{figure.printed}]" if sets else figure.printed)
        if one.record.part_of is None:
            return known
        one = decided()[one.record.part_of]


@pytest.mark.parametrize("area", ["pension", "parkering", "byggesager", "erhvervscenter", "affaldsservice.information"])
def test_interview_ends_where_the_whole_record_would(plan: Plan, area: str) -> None:
    """Asking fact by fact gives the verdict that all the answers at once would give, with fewer of them."""
    known = answers_of(area)
    figures = dict(decided()[area].record.figures)
    asked = []
    with Interview(plan) as interview:
        while (question := interview.question()) is not None:
            assert question.fact.name not in asked
            asked.append(question.fact.name)
            interview.answer(question.fact.name, known.get(question.fact.name, DONT_KNOW))
        named = {name: interview.decided.record.figures[name] for name in asked if name in known}
        everything = TaskRecord("alt", "Alt", "", {**figures, **named}, None)
        whole = decide(plan, [everything])[0].trace
        assert set(whole.possible) <= set(interview.possible)
        assert interview.decided.trace.certain
        assert whole.possible == interview.possible
    assert len(asked) < len(plan.rulebook.facts) / 2


def test_only_facts_that_matter_are_asked_for(plan: Plan) -> None:
    """Each fact asked for has two answers that leave different verdicts possible, whatever was answered before."""
    with Interview(plan) as interview:
        for turn in range(60):
            question = interview.question()
            if question is None:
                break
            matters = {verdicts for _, verdicts in question.effects}
            assert question.about.name in interview.decided.trace.undecided_by
            assert len(question.effects) > 1
            assert matters
            domain = question.fact.domain
            word = domain.words[turn % len(domain.words)] if domain.words else ("1" if turn % 2 else "0")
            interview.answer(question.fact.name, DONT_KNOW if turn % 3 == 2 else word)
        else:
            pytest.fail("the interview does not end")


@given(small_runs() | runs(), st.sampled_from(DAYS), st.data())
def test_never_asks_for_what_cannot_matter(run: Run, day: date, data: st.DataObject) -> None:
    """Of any rulebook and after any answers: the fact asked for makes a difference under some choice of the others.

    When there is no more to ask, the verdict is certain or every fact that matters has been answered for.
    """
    plan = plan_of(read(run.files), day)
    passed = set()
    with Interview(plan) as interview:
        for _ in range(8):
            question = interview.question()
            if question is None:
                open_facts = set(interview.decided.trace.undecided_by)
                behind = {stated for name in open_facts for stated in stated_behind(plan, name)}
                values = interview.decided.effective.values
                assert {name for name in behind if not values[name].is_certain} <= passed
                break
            for _, choices in with_choices([interview.decided]):
                assert question.about.index in choices.differing()
            value = data.draw(st.sampled_from([DONT_KNOW, *some_answers(question.fact.domain)]))
            interview.answer(question.fact.name, value)
            if not interview.decided.effective.values[question.fact.name].is_certain:
                passed.add(question.fact.name)


def some_answers(domain: Domain) -> list[str]:
    """Words, or numbers and bounds around those that random rulebooks hold facts against."""
    if domain.kind is Kind.SHARE:
        return ["10 %", "50 %", "25 %..75 %", "mindst 50 %"]
    return list(domain.words) or ["0", "1", "2", "4", "1..3", "mindst 2"]


def test_not_knowing_ends_without_a_verdict(plan: Plan) -> None:
    """Who knows nothing is asked each fact that matters once, and the verdict stays open."""
    with Interview(plan) as interview:
        asked = []
        while (question := interview.question()) is not None:
            asked.append(question.fact.name)
            interview.answer(question.fact.name, DONT_KNOW)
        assert len(asked) == len(set(asked)) == len(interview.decided.trace.undecided_by)
        assert not interview.decided.trace.certain


def test_bounds_narrow_and_may_be_asked_again(plan: Plan) -> None:
    """An answer that only bounds a fact keeps it open where the bound does not settle it."""
    with Interview(plan) as interview:
        interview.answer("henvendelser", "10000..30000")
        assert not interview.decided.effective.values["henvendelser"].is_certain
        interview.answer("henvendelser", "750.000")
        assert interview.decided.effective.values["henvendelser"].is_certain


def test_an_answer_that_cannot_be_read_changes_nothing(plan: Plan) -> None:
    """A bad answer raises and leaves what was known as it was."""
    with Interview(plan) as interview:
        before = interview.possible
        with pytest.raises(Unreadable):
            interview.answer("andel_uden_væsentligt_skøn", "75")
        assert interview.possible == before


@needs_durable
def test_the_chaining_way_asks_the_same(plan: Plan) -> None:
    """Questions and verdicts are the same whether answers go to durable-rules or to the definition."""
    from egnet.chaining import Chaining

    known = answers_of("parkering")
    with Interview(plan) as one, Interview(plan, Chaining(plan)) as other:
        while (question := one.question()) is not None:
            same = other.question()
            assert same is not None
            assert same.fact.name == question.fact.name
            answer = known.get(question.fact.name, DONT_KNOW)
            one.answer(question.fact.name, answer)
            other.answer(question.fact.name, answer)
            assert one.possible == other.possible
        assert other.question() is None


def test_answers_make_a_case_file(plan: Plan, tmp_path: Path) -> None:
    """The record written after an interview is read back with the same values and the same verdict."""
    known = answers_of("pension")
    with Interview(plan) as interview:
        interview.answer("henvendelser", "306.000")
        while (question := interview.question()) is not None:
            interview.answer(question.fact.name, known.get(question.fact.name, DONT_KNOW))
        record = interview.record("ny", "Ny opgave")
        possible = interview.possible
    file = tmp_path / "ny.yaml"
    file.write_text(case_file(record, plan.rulebook.facts, "interview", "Svar"), encoding="utf-8")
    intake = read_cases([file], plan.rulebook)
    assert not intake.diagnostics
    values = {name: figure.value for name, figure in intake.records[0].figures.items()}
    assert values == {name: figure.value for name, figure in record.figures.items() if isinstance(figure, Figure)}
    assert decide(plan, intake.records)[0].trace.possible == possible


@pytest.mark.parametrize("answer", ["90.000..110.000", "mindst 1.500", "ca. 2.500", "1.865.000", "7 eller 9.000"])
def test_an_answer_in_danish_notation_can_be_read_from_the_file(answer: str, plan: Plan, tmp_path: Path) -> None:
    """Thousands are spelt without their full stop, wherever in the answer they stand."""
    with Interview(plan) as interview:
        interview.answer("henvendelser", answer)
        record = interview.record("ny", "Ny opgave")
    file = tmp_path / "ny.yaml"
    file.write_text(case_file(record, plan.rulebook.facts, "interview", "Svar"), encoding="utf-8")
    intake = read_cases([file], plan.rulebook)
    assert not intake.diagnostics
    assert intake.records[0].figures["henvendelser"].value == record.figures["henvendelser"].value


def test_ask_command_writes_the_answers(tmp_path: Path) -> None:
    """The command asks on stderr, takes a bad answer calmly, and prints a case file that evaluates."""
    runner = CliRunner()
    talk = "48 %\n0\n"
    result = runner.invoke(cli, ["ask", "--rules", "borgerserviceenhed-2010", "--backend", "definition"], input=talk)
    assert result.exit_code == 0
    assert "Prøv igen: `48 %` er procent" in result.stderr
    assert "Afgørelsen er ingen yderligere egnede opgaver." in result.stderr
    file = tmp_path / "svar.yaml"
    file.write_text(result.stdout, encoding="utf-8")
    again = runner.invoke(cli, ["evaluate", str(file), "--rules", "borgerserviceenhed-2010", "--format", "json"])
    assert '"verdict": "ingen yderligere egnede opgaver"' in again.stdout


def test_ask_says_at_once_that_the_answers_cannot_be_written(tmp_path: Path) -> None:
    """No question is put when the folder for the answers is missing."""
    output = tmp_path / "findes-ikke" / "svar.yaml"
    result = CliRunner().invoke(cli, ["ask", "--rules", "borgerserviceenhed-2010", "-o", str(output)], input="0\n")
    assert result.exit_code == 3
    assert "fejl[E408]" in result.stderr
    assert "Muligt er nu" not in result.stderr
