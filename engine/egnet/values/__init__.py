"""Values: what may be known of a fact, as an exact set of possibilities."""
