"""egnet decides where a public task belongs, and says why."""

__version__ = "0.1.0"
