"""The columns of a table of decisions."""

from __future__ import annotations

#: What a table has unless other columns are asked for.
COLUMNS = (
    "id", "title", "administration", "part_of", "verdict", "certain", "possible", "undecided_by", "reasons", "sources",
    "schedule",
)  # fmt: skip
#: The ids of rules, each in the order of the rulebook: that certainly fire, that certainly hold and are overridden, and
#: of which it is open whether they fire.
OF_RULES = ("fired", "overridden", "undecided_rules")
EVERY_COLUMN = (*COLUMNS, *OF_RULES)
