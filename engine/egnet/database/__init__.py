"""Batches decided in a DuckDB database of their own."""
