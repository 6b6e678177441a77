"""The columns of a table of decisions."""

from __future__ import annotations

COLUMNS = (
    "id", "title", "administration", "part_of", "verdict", "certain", "possible", "undecided_by", "reasons", "sources",
    "schedule",
)  # fmt: skip
