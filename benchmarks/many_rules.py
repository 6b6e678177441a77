"""Workloads of as many rules as are asked for: principles of five rules each over four facts of their own.

The table asks for two principles in each row, and ends in a row that holds always.
"""

from __future__ import annotations

from typing import Any

from benchmarks.generated import SOURCE, files_of, workload_of
from benchmarks.workload import Drawn, Flags, Numbers, Texts, Workload

SIZES = (20, 100, 500)
OF_PRINCIPLE = 5
WORDS = ("lav", "mellem", "høj")
_VERDICTS = ("mulig fremtidig", "delvist egnet", "egnet")


def workload(rules: int) -> Workload:
    """So many rules."""
    count = rules // OF_PRINCIPLE
    facts: dict[str, Any] = {}
    drawn: dict[str, Drawn] = {}
    for i in range(1, count + 1):
        common = {"definition": "d", "source": SOURCE}
        facts |= {
            f"antal{i}": {"type": "integer", "title": f"antal {i}", "domain": "0..", **common},
            f"sikret{i}": {"type": "boolean", "title": f"sikret {i}", **common},
            f"bundet{i}": {"type": "boolean", "title": f"bundet {i}", **common},
            f"niveau{i}": {"type": "choice", "title": f"niveau {i}", "domain": list(WORDS), **common},
        }
        drawn |= {
            f"antal{i}": Numbers(1_000),
            f"sikret{i}": Flags(40),
            f"bundet{i}": Flags(15),
            f"niveau{i}": Texts({"lav": 50, "mellem": 30, "høj": 20}),
        }
    rows: list[dict[str, Any]] = []
    for i in range(1, count + 1, 2):
        when = {f"P{i}": "ikke opfyldt", f"P{i + 1}": "ikke opfyldt"}
        rows.append({"id": f"r{i}", "when": when, "then": _VERDICTS[i // 2 % 2]})
    rows.append({"id": "ellers", "then": _VERDICTS[2]})
    principles = [_principle(i) for i in range(1, count + 1)]
    files = files_of(facts, principles, rows)
    return workload_of(f"synthetic{rules}", f"synthetic, {rules} rules", files, drawn)


def _principle(i: int) -> dict[str, Any]:
    name, least = f"P{i}", 300 + 37 * i % 400

    def rule(letter: str, when: dict[str, str], then: str, *overrides: str) -> dict[str, Any]:
        written: dict[str, Any] = {"id": f"{name}.{letter}", "when": when, "then": then, "because": f"grund {letter}"}
        return written | ({"overrides": [f"{name}.{other}" for other in overrides]} if overrides else {})

    return {
        "principle": name,
        "title": name,
        "source": SOURCE,
        "otherwise": "ikke opfyldt",
        "rules": [
            rule("a", {f"antal{i}": f">= {least}"}, "opfyldt"),
            rule("b", {f"antal{i}": f"< {least}"}, "ikke opfyldt"),
            rule("c", {f"sikret{i}": "ja"}, "opfyldt", "b"),
            rule("d", {f"bundet{i}": "ja"}, "ikke opfyldt", "a", "c"),
            rule("e", {f"niveau{i}": "høj", f"antal{i}": f">= {least // 2}"}, "opfyldt", "b", "d"),
        ],
    }
