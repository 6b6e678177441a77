"""Recomputing what a document states: figures and what should hold between them in, findings out."""
