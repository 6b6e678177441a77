"""JSON Schema for the files of a rulebook and its cases, so that an editor completes, explains and underlines.

Comes in: a checked rulebook. Goes out: one schema for each sort of file, with the rulebook's own names in it. Always holds:
what a schema refuses the loader refuses too; the loader refuses more (docs/language.md says what).
"""
