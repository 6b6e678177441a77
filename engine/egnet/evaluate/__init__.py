"""Evaluation: what a plan says of a partly known record, by the definition."""
