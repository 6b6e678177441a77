"""The figures in a page, between two marks; what stands around them is written by people."""

from __future__ import annotations

from pathlib import Path

from benchmarks.pictures import PICTURES
from benchmarks.results import Results
from benchmarks.tables import report

BEGIN, END = "<!-- benchmarks: begin -->", "<!-- benchmarks: end -->"


def put_into(page: Path, results: Results) -> None:
    """Replace what stands between the marks. Raises ValueError where they are missing."""
    text = page.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{page} lacks the marks {BEGIN} and {END}")
    drawn = {name: title for name, title in PICTURES.items() if (page.parent / "pictures" / f"{name}.svg").exists()}
    pictures = "\n\n".join(f"![{title}](pictures/{name}.svg)" for name, title in drawn.items())
    page.write_text(f"{before}{BEGIN}\n\n{report(results)}\n{pictures}\n\n{END}{after}", encoding="utf-8")
