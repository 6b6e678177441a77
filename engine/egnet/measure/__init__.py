"""How well scenarios hold a rulebook: what of it they exercise, and which changes of it they would notice."""
