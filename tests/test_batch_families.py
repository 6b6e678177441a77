"""Tables with wholes and parts, in columns: the answers and messages of a table that is read whole."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("polars")
pytest.importorskip("narwhals")
pytest.importorskip("pyarrow")

from egnet.batch.families import Families
from egnet.batch.stream import survey
from egnet.driver import read_rulebook
from egnet.plan.fold import plan_of
from egnet.tables import csv_blocks
from egnet.tables.csv_blocks import NotInBlocks
from generate import DAYS, Draw, Run, read, runs
from small import small_runs
from tables import WRITERS
from test_batch import ODD, assert_same

ROOT = Path(__file__).parents[1]


def family_rows(run: Run, draw: Draw) -> list[list[str]]:
    """The records of a run several times over, with their places in wholes; some cells odd, some places wrong."""
    facts = [name for name, fact in run.files["facts.yaml"]["facts"].items() if "derived" not in fact]
    heading = ["id", "titel", "del af", "cut", "opdelinger", *facts]
    rows = []
    for copy in range(draw.number(1, 4)):
        for record in run.records:
            part_of = f"{record['part_of']}{copy}" if "part_of" in record else ""
            cuts = json.dumps(record["cuts"], ensure_ascii=False) if "cuts" in record else ""
            row = [f"{record['id']}{copy}", "Opgave", part_of, record.get("cut", ""), cuts]
            for name in facts:
                figure = record["facts"].get(name, "")
                written = figure["value"] if isinstance(figure, dict) else figure
                text = " | ".join(written) if isinstance(written, list) else str(written)
                row.append(draw.one_of(*ODD) if draw.chance(60) else text)
            if draw.chance(25):
                row[draw.number(0, 4)] = draw.one_of(
                    "", "helhed0", "a", "#REF!", "{}", '{"a": {"exhaustive": "ja", "disjoint": "ja"}}'
                )
            rows.append(row)
    return [heading, *draw.shuffled(rows)]


@given(st.one_of(runs(), runs(), small_runs()), st.sampled_from(DAYS), st.data())
def test_families_in_columns_are_those_of_a_table_read_whole(run: Run, day: date, data: st.DataObject) -> None:
    """Random rulebooks and families: rows, diagnostics and what is set aside are the same, word for word."""
    plan = plan_of(read(run.files), day)
    draw = Draw(data.draw)
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "opgaver.csv"
        WRITERS["csv"](path, family_rows(run, draw))
        try:
            survey(path, plan)
        except NotInBlocks:
            return
        assert_same(path, plan)


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "parquet", "jsonl"])
def test_a_family_in_each_format(suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sums, means and what is inherited, parts before and after their wholes; in tables none is left to the definition."""
    plan = plan_of(read_rulebook(ROOT / "rules" / "borgerserviceenhed-2010"), date(2010, 3, 12))
    cuts = json.dumps(
        {"ydelse": {"exhaustive": "ja", "disjoint": "ja"}, "kanal": {"exhaustive": "nej", "disjoint": "ja"}}
    )
    heading = [
        "id",
        "titel",
        "part_of",
        "cut",
        "cuts",
        "årsværk",
        "sager",
        "andel_uden_væsentligt_skøn",
        "egen_sagsbehandling",
    ]
    rows = [["alene", "Alene", "", "", "", "7", "9", "50 %", "ja"]]
    for whole in range(6):
        parts = [
            [f"{whole}.{part}", "Del", f"h{whole}", ("ydelse", "kanal")[part % 2], "", f"{whole * part + 0.1 * part:.1f}".replace(".", ","), str(part * whole),
             f"{10 * part} %", "nej"]
            for part in range(5)
        ]  # fmt: skip
        stated = ["", "10", "ca. 12", "ikke oplyst", "5000", "mindst 2"][whole]
        own = [f"h{whole}", "Helhed", "", "", cuts, stated, "", "", "ja"]
        rows += [*parts[:2], own, *parts[2:]]
    unusual: list[set[str]] = []
    made = Families.__post_init__

    def noting(self: Families) -> None:
        made(self)
        unusual.append(self.unusual)

    monkeypatch.setattr(Families, "__post_init__", noting)
    monkeypatch.setattr(csv_blocks, "BLOCK", 300)
    path = tmp_path / f"opgaver.{suffix}"
    if suffix == "jsonl":
        cells = [dict(zip(heading, row, strict=True)) for row in rows]
        lines = [{k: json.loads(v) if k == "cuts" else v for k, v in one.items() if v} for one in cells]
        path.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in lines), encoding="utf-8")
    else:
        WRITERS[suffix](path, [heading, *rows])
    assert_same(path, plan)
    assert unusual == [set()]
