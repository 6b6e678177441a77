"""Rules that no example speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from egnet.diagnostics.codes import lint as codes
from egnet.passes.material import Found, Material


def features_beside(folder: Path) -> Path:
    """Where the examples of a rulebook lie: `rules/x` has `features/x`."""
    folder = folder.resolve()
    root = folder.parent.parent if folder.parent.name == "rules" else folder.parent
    return root / "features" / folder.name


def detect_rules_without_feature(material: Material) -> Iterator[Found]:
    """A rule whose id is in no feature file. Whether an example shows it, and shows it right, only running them tells."""
    name = material.written.folder.name
    files = sorted(material.features.rglob("*.feature")) if material.features is not None else []
    if not files:
        shown = PurePosixPath("features", name)
        yield Found(material.rulebook.id, codes.NO_FEATURES.at(None, folder=str(shown)))
        return
    said = "\n".join(file.read_bytes().decode("utf-8", errors="replace") for file in files)
    mentioned = set(re.findall(r"[\w.\-]+", said))
    # A sentence may end right after the name.
    mentioned |= {word.rstrip(".-") for word in mentioned}
    for principle in material.rulebook.principles:
        home = PurePosixPath(*PurePosixPath(principle.span.source.name).parts[-2:]).with_suffix(".feature")
        for rule in principle.rules:
            if rule.id not in mentioned:
                yield Found(rule.id, codes.RULE_WITHOUT_FEATURE.at(rule.span, name=rule.id, feature=str(home)))
