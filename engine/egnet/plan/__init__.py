"""The plan: a checked rulebook in normal form as of a date, with every fact cut into the cells its tests tell apart."""
