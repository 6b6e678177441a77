"""Interviews: one new task asked about, fact by fact, until its verdict is certain."""
