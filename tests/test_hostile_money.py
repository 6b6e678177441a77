"""Files about money that somebody broke: a diagnostic with a place, or an answer, and never a traceback."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from egnet.diagnostics.diagnostic import EgnetError
from egnet.diagnostics.render import render
from egnet.driver import read_rulebook
from egnet.evaluate.forest import Decided, decide
from egnet.plan.fold import plan_of
from egnet.records.read import read_cases
from egnet.report.benefits import benefits_text
from egnet.report.business import business_text
from egnet.report.portfolio import portfolio_text, section_of
from egnet.worth.audited import findings_in
from egnet.worth.benefits_data import benefits_data
from egnet.worth.data import business_data
from egnet.worth.portfolio import portfolio_of
from egnet.worth.portfolio_data import portfolio_data
from egnet.worth.read import Worth, read_worth
from egnet.worth.read_portfolio import read_frame
from egnet.worth.suppose import suppose

ROOT = Path(__file__).parents[1]
FILES = sorted(
    [*(ROOT / "cases" / "2015-citizen-2017").glob("*.yaml"), *(ROOT / "cases" / "2008-valby").glob("*.yaml")]
)
GOAL = ROOT / "cases" / "2010-analysen" / "portfolio" / "maal.yaml"
WEIRD = (
    "", "-", "0", "-1", "1.250", "1e9", "ja", "ikke oplyst", "ikke relevant", "mindst 3", "højst -3", "3..1", "150 %",
    "[]", "[1, 2]", "{}", "{a: 1}", "2015-13-40", "årligt fra 0000", "\x1b[31m", "0,5", "ca. 0", '"', "&a", "*a", "12345678901234567890",
)  # fmt: skip


@st.composite
def broken(draw: st.DrawFn, files: list[Path]) -> tuple[Path, str]:
    """One file with a line left out, written twice, moved in, or given another value."""
    file = draw(st.sampled_from(files))
    lines = file.read_text(encoding="utf-8").splitlines()
    for _ in range(draw(st.integers(1, 2))):
        place = draw(st.integers(0, len(lines) - 1))
        line = lines[place]
        match draw(st.sampled_from(("left out", "twice", "moved", "value"))):
            case "left out":
                del lines[place]
            case "twice":
                lines.insert(place, line)
            case "moved":
                lines[place] = f"  {line}"
            case _:
                key, colon, _ = line.partition(":")
                lines[place] = f"{key}{colon} {draw(st.sampled_from(WEIRD))}"
    return file, "\n".join(lines) + "\n"


@cache
def decided() -> tuple[Decided, ...]:
    rulebook = read_rulebook(ROOT / "rules" / "borgerserviceenhed-2010")
    return tuple(
        decide(plan_of(rulebook, date(2010, 3, 12)), read_cases([ROOT / "cases" / "2010-analysen"], rulebook).records)
    )


def said_of(worth: Worth) -> str:
    """Everything that the commands say of what was read."""
    supposed = suppose(worth.proposals, [f"{one.id}.forsinkelse=0..1" for one in worth.proposals[:1]])
    findings = findings_in(replace(worth, benefits=()))
    of_benefits = findings_in(replace(worth, catalogues=(), proposals=()))
    assert business_data(supposed, findings)
    assert benefits_data(worth, of_benefits, date(2016, 2, 29))
    texts = [benefits_text(worth.benefits, worth.proposals, of_benefits, date(2016, 2, 29), "da")]
    texts += [business_text(worth.catalogues, supposed, findings, "da"), business_text((), supposed, findings, "en")]
    return "\n".join(texts)


@given(one=broken(FILES))
def test_a_broken_file_is_told_or_read(one: tuple[Path, str]) -> None:
    """Whatever a line is replaced by, the file is refused with diagnostics, or everything can be said of it."""
    file, text = one
    with TemporaryDirectory() as folder:
        for other in file.parent.glob("*.yaml"):
            content = text if other == file else other.read_text(encoding="utf-8")
            (Path(folder) / other.name).write_text(content, encoding="utf-8")
        try:
            worth = read_worth([Path(folder)])
        except EgnetError as error:
            assert error.diagnostics
            assert render(error.diagnostics, "da")
            return
        assert said_of(worth)


@given(one=broken([GOAL]))
def test_a_broken_goal_is_told_or_read(one: tuple[Path, str]) -> None:
    """The same of the goal and the assumptions of a portfolio."""
    rulebook = decided()[0].trace.plan.rulebook
    with TemporaryDirectory() as folder:
        file = Path(folder) / "maal.yaml"
        file.write_text(one[1], encoding="utf-8")
        try:
            frame = read_frame(file, rulebook)
        except EgnetError as error:
            assert error.diagnostics
            return
        portfolio = portfolio_of(decided(), frame)
        assert portfolio_text(section_of(portfolio, "da"))
        assert portfolio_data(portfolio)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"- a\n- b\n", b"business_case\n", b"x: 1\n", b"\x00"])
def test_what_is_no_file_of_money_is_told(tmp_path: Path, content: bytes) -> None:
    """An empty file, another encoding, a list or another mapping is refused with a diagnostic."""
    (tmp_path / "x.yaml").write_bytes(content)
    with pytest.raises(EgnetError) as refused:
        read_worth([tmp_path])
    assert refused.value.diagnostics


def test_a_lost_catalogue_is_one_mistake(tmp_path: Path) -> None:
    """Where the file that declares the documents is broken, not every figure is told to name an unknown one."""
    for file in (ROOT / "cases" / "2015-citizen-2017").glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        (tmp_path / file.name).write_text(text.replace("sources:\n", "sourcse:\n"), encoding="utf-8")
    with pytest.raises(EgnetError) as refused:
        read_worth([tmp_path])
    assert {one.code for one in refused.value.diagnostics} == {"E103"}
