"""How thoroughly the properties are tried: `EGNET_PROFILE=ci` for thousands of examples, `dev` otherwise."""

import os

from hypothesis import HealthCheck, settings

# Examples read files and are drawn in many small steps; a slow machine is no fault of theirs.
_PATIENT = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.filter_too_much],
    "database": None,
}

settings.register_profile("dev", max_examples=60, derandomize=True, **_PATIENT)
settings.register_profile("ci", max_examples=600, print_blob=True, **_PATIENT)
settings.load_profile(os.environ.get("EGNET_PROFILE", "dev"))
