"""How fast egnet decides, beside other engines on the same records in the same run: `python -m benchmarks`."""
