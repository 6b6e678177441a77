"""Batches: blocks of many records in, files of decisions out, in columns."""
