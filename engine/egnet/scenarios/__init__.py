"""What if: records under other values, other thresholds and drawn unknowns, and which share of the outcomes each verdict has."""
