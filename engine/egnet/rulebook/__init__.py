"""Rulebooks: from a folder of YAML to a checked rulebook."""
