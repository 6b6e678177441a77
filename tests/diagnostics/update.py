"""Write `expected.txt` and `expected.en.txt` of every code, or of those named: `python tests/diagnostics/update.py E117`.

For a person: read `git diff tests/diagnostics` afterwards, as whoever meets the message will.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import golden

for code in sys.argv[1:] or golden.folders():
    with tempfile.TemporaryDirectory() as workspace:
        said = golden.said_of(code, "bad", Path(workspace))
    folder = golden.FOLDER / code
    (folder / "expected.txt").write_text(said.danish + "\n", encoding="utf-8")
    (folder / "expected.en.txt").write_text(said.english + "\n", encoding="utf-8")
