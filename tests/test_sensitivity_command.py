"""`egnet sensitivity`: the table, JSON, CSV and pictures, and what is said of input that cannot be used."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import egnet
from egnet.cli import cli
from egnet.explain.bands import title_of
from egnet.explain.sensitivity import sensitivity
from egnet.report.pictures import picture_of_bands
from generate import DAYS, SOURCE, read, read_records
from hanging import files_of, rule
from sensitivity_2010 import found_2010


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments])


@pytest.mark.parametrize("language", ["da", "en"])
def test_table_is_for_readers(language: str) -> None:
    """80 columns, no name of a parameter, fact, rule or id, and every parameter by its title and value."""
    rulebook, records, found = found_2010()
    told = run("--language", language, "sensitivity", "2010-analysen")
    assert told.exit_code == 0
    assert max(len(line) for line in told.stdout.splitlines()) <= 80
    rules = [rule.id for principle in rulebook.principles for rule in principle.rules]
    names = {
        *rulebook.parameters,
        *(n for n in rulebook.facts if "_" in n),
        *rules,
        *(r.id for r in records if "." in r.id),
    }
    assert [name for name in names if name in told.stdout] == []
    assert [one.parameter.name for one in found.values() if title_of(one.parameter, language) not in told.stdout] == []  # type: ignore[arg-type]


def test_table_in_danish() -> None:
    """Intervals, numbers and verdicts read as Danish."""
    told = run("sensitivity", "2010-analysen", "--parameter", "mindste_volumen").stdout
    assert told == (
        "Mindste årlige volumen: nu 20.000 henvendelser eller sager/år\n"
        "(analyse-2010, afsnit 3, princip 3)\n"
        "\n"
        "  Opgave                        Afgørelse             Når tærsklen er\n"
        "  Barselsdagpenge og            egnet                 højst 138.750 (nu)\n"
        "  barselsrefusion\n"
        "  (Ydelsesservice)\n"
        "                                mulig fremtidig       mindst 138.751\n"
        "\n"
        "  89 af 90 opgaver har samme afgørelse, uanset tærsklen.\n"
    )


def test_json_has_every_band_and_the_same_bytes() -> None:
    """Exact ends as fractions, every area under every parameter, and no order that depends on a hash."""
    _, records, found = found_2010()
    command = [sys.executable, "-m", "egnet", "sensitivity", "2010-analysen", "--format", "json"]
    environment = {"PATH": "", "PYTHONUTF8": "1", "PYTHONPATH": str(Path(egnet.__file__).parents[1])}
    first, second = (
        subprocess.run(command, env={**environment, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    )
    assert first == second
    data = json.loads(first)
    assert [one["parameter"] for one in data] == list(found)
    assert all([task["id"] for task in one["tasks"]] == [r.id for r in records] for one in data)
    (waste,) = (task for task in data[0]["tasks"] if task["id"] == "affaldsservice")
    assert waste["bands"][1] == {
        "from": {"number": 0.845, "exact": "169/200", "included": False},
        "to": {"number": 0.855, "exact": "171/200", "included": True},
        "possible": [["mulig fremtidig"], ["egnet"]],
        "today": False,
        "near": False,
    }


def test_csv_opens_in_a_danish_spreadsheet() -> None:
    """One row per band, semicolons, decimal commas."""
    told = CliRunner().invoke(cli, ["sensitivity", "2010-analysen", "--format", "csv"]).stdout_bytes
    rows = list(csv.DictReader(io.StringIO(told.decode("utf-8-sig")), delimiter=";"))
    _, _, found = found_2010()
    assert len(rows) == sum(len(area.bands) for one in found.values() for area in one.areas)
    (row,) = (r for r in rows if r["id"] == "affaldsservice" and r["from"] == "0,845")
    assert (row["to"], row["to_included"], row["verdicts"]) == ("0,855", "ja", "mulig fremtidig | egnet")


def test_unknown_parameter_is_an_error() -> None:
    """A misspelt parameter gives a diagnostic with the names there are, and no table."""
    told = run("sensitivity", "2010-analysen", "--parameter", "mindste_volume")
    assert told.exit_code == 3
    assert told.stdout == ""
    assert "E111" in told.stderr
    assert "mindste_volumen" in told.stderr


def test_picture_of_another_kind_is_an_error(tmp_path: Path) -> None:
    """What the picture is follows from its name."""
    assert run("sensitivity", "2010-analysen", "--picture", str(tmp_path / "a.jpeg")).exit_code == 2


def test_picture_without_the_extra_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Vega-Altair there is a diagnostic instead of a picture."""
    monkeypatch.setitem(sys.modules, "altair", None)
    told = run("sensitivity", "2010-analysen", "--picture", str(tmp_path / "a.svg"))
    assert told.exit_code == 3
    assert "E407" in told.stderr
    assert "egnet[pictures]" in told.stderr
    assert not (tmp_path / "a.svg").exists()


@pytest.mark.parametrize("suffix", [".svg", ".html"])
def test_picture_has_a_line_for_every_area(tmp_path: Path, suffix: str) -> None:
    """Every area by its title, every band with its words, the value in force; nothing that asks for a network."""
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")
    file = tmp_path / f"a{suffix}"
    assert run("sensitivity", "2010-analysen", "--picture", str(file)).exit_code == 0
    text = file.read_text(encoding="utf-8")
    _, records, _ = found_2010()
    assert [r.title for r in records if html.escape(r.title[:30], quote=False) not in text] == []
    assert "nu 20.000 henvendelser eller sager/år" in text
    assert ">150.000<" in text
    assert (
        "Affaldsservice – telefonbetjening, over 84,5 % til og med 85,5 %: mulig fremtidig eller egnet</title>" in text
    )
    assert "<script" not in text
    assert set(re.findall(r"https?://[^\"' ]+", text)) == {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


def test_picture_escapes_what_comes_from_input() -> None:
    """A title is text, whatever it looks like."""
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")
    rulebook = read(files_of("number", "1", [rule("a", {"tid": ">= p"})]))
    record = {"id": "a", "title": "</title><script>x</script>", "source": SOURCE, "facts": {"tid": "2"}}
    found = sensitivity(rulebook, DAYS[0], read_records([record], rulebook))
    text = picture_of_bands(found, rulebook, "da", "html").decode("utf-8")
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_picture_as_png(tmp_path: Path) -> None:
    """A PNG is a PNG, also where no verdict turns."""
    pytest.importorskip("altair")
    pytest.importorskip("vl_convert")
    file = tmp_path / "a.png"
    told = run("sensitivity", "2010-analysen", "--parameter", "mindre_medarbejdergruppe", "--picture", str(file))
    assert told.exit_code == 0
    assert file.read_bytes().startswith(b"\x89PNG")
