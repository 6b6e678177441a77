"""How thoroughly the properties are tried, by `EGNET_PROFILE`.

`dev`, the default, tries a few of each; `ci` thousands in all, the same ones every time, so that a run that fails can be
repeated; `search` tries thousands of new ones.
"""

import os

import pytest
from hypothesis import HealthCheck, settings

# Examples read files and are drawn in many small steps; a slow machine is no fault of theirs.
_PATIENT = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.filter_too_much],
    "database": None,
}

settings.register_profile("dev", max_examples=60, derandomize=True, **_PATIENT)
settings.register_profile("ci", max_examples=600, derandomize=True, **_PATIENT)
settings.register_profile("search", max_examples=3_000, print_blob=True, **_PATIENT)
settings.load_profile(os.environ.get("EGNET_PROFILE", "dev"))


#: What takes more than a few seconds and seldom fails by itself; `pytest -m slow` runs it, and CI does.
SLOW = frozenset(
    {
        "test_agreement",
        "test_batch",
        "test_batch_families",
        "test_batch_formats",
        "test_benchmarks",
        "test_columnar",
        "test_columnar_states",
        "test_docs",
        "test_explanation",
        "test_hostile_tables",
        "test_in_database",
        "test_masks",
        "test_nearest",
        "test_on_cluster",
        "test_on_spark",
        "test_no_restating",
        "test_progress",
        "test_report",
        "test_report_html",
        "test_scaffold",
        "test_scenarios",
        "test_scenarios_shown",
        "test_stopped",
        "test_sensitivity",
        "test_sensitivity_2010",
        "test_sensitivity_command",
        "test_thresholds",
        "test_unknowns",
        "test_why_not",
    }
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of slow modules."""
    for item in items:
        if item.path.stem in SLOW:
            item.add_marker(pytest.mark.slow)
