"""egnet: where a public task belongs, and why."""
