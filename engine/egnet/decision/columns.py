"""The columns of a table of decisions."""

from __future__ import annotations

OF_RECORD = ("id", "title", "administration", "part_of")
OF_DECISION = ("verdict", "certain", "possible", "undecided_by", "reasons", "sources", "schedule")
#: What a table has unless other columns are asked for.
COLUMNS = (*OF_RECORD, *OF_DECISION)
#: The ids of rules, each in the order of the rulebook: that certainly fire, that certainly hold and are overridden, and
#: of which it is open whether they fire.
OF_RULES = ("fired", "overridden", "undecided_rules")
EVERY_COLUMN = (*COLUMNS, *OF_RULES)
