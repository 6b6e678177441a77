"""Every code of the catalogue, by an input that brings it about: the whole text in Danish, the first line in English.

`diagnostics/update.py` writes the expected texts anew; whoever runs it reads the difference.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import golden
from diagnostics import catalogue
from egnet.diagnostics.codes import ALL

CODES = sorted(ALL)
#: Where another code must come before: a whole is set aside for a reason.
BESIDE = {"E230": ("E201",)}
WITH_GOOD = [code for code in golden.folders() if golden.inputs(code, "good")]


def test_every_code_has_a_folder_and_every_folder_a_code() -> None:
    """No code is in the catalogue that nothing brings about, and no folder is left of a code that is gone."""
    assert golden.folders() == CODES


def test_the_catalogue_is_up_to_date() -> None:
    """`docs/errors.md` is what `diagnostics/catalogue.py` makes of the codes and their inputs."""
    text = catalogue.DOCUMENT.read_text(encoding="utf-8")
    assert text == catalogue.catalogue(), "run `python tests/diagnostics/catalogue.py`"
    assert all(f"\n### {code}\n" in text for code in CODES)
    assert set(catalogue.MEANINGS) <= set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_bad_input_is_told(code: str, tmp_path: Path) -> None:
    """The bad input gives the code, and nothing but what is expected, word for word."""
    said = golden.said_of(code, "bad", tmp_path)
    folder = golden.FOLDER / code
    assert said.danish + "\n" == (folder / "expected.txt").read_text(encoding="utf-8")
    assert said.english + "\n" == (folder / "expected.en.txt").read_text(encoding="utf-8")
    assert "= hjælp: " in said.danish
    assert set(said.codes) == {code, *BESIDE.get(code, ())}


@pytest.mark.parametrize("code", WITH_GOOD)
def test_good_input_is_not_told(code: str, tmp_path: Path) -> None:
    """The good input, nearly the same, gives no diagnostic."""
    said = golden.said_of(code, "good", tmp_path)
    assert said.codes == [], said.danish
