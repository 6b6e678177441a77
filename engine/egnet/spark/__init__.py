"""Batches decided on Apache Spark."""
