"""An explanation as nested data: what JSON carries, and what other programs may lay out themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from egnet.explain.explanation import Explanation
from egnet.explain.phrases import Line


def as_data(explanation: Explanation) -> dict[str, Any]:
    """Title, lead and sections; each line with the lines that belong to it, where there are any."""
    return {
        "language": explanation.language,
        "title": explanation.title,
        "lead": _nested(explanation.lead),
        "sections": [{"title": s.title, "lines": _nested(s.lines)} for s in explanation.sections],
    }


def _nested(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """Lines under the nearest line above that is less deep."""
    roots: list[dict[str, Any]] = []
    above: list[tuple[int, dict[str, Any]]] = []
    for line in lines:
        while above and above[-1][0] >= line.depth:
            above.pop()
        node: dict[str, Any] = {"text": line.text}
        (above[-1][1].setdefault("lines", []) if above else roots).append(node)
        above.append((line.depth, node))
    return roots
