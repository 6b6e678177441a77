"""Batches: files of many records in, files of decisions out, in chunks and through the columnar way."""
