"""The condition language: DMN's FEEL unary tests and expressions, as much of them as a rulebook needs."""
