"""What `egnet check` looks at in a rulebook whose names and types hold: one pass, one module."""
