"""Peers: other ways to decide the same records, one file each. What is not installed is left out by name."""
