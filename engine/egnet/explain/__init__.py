"""Explanations: filters over the trace, and what other records or answers would give."""
