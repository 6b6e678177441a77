"""A rulebook made from another: the same rules and examples, a draft with a name of its own that says where it is from."""

from __future__ import annotations

import re
from pathlib import Path

from egnet.diagnostics.codes.lint import NO_CASE_NUMBER
from egnet.diagnostics.span import SourceText
from egnet.rulebook.rulebook import Rulebook
from egnet.scaffold.files import quoted
from egnet.source.node import Mapping, Scalar, Sequence
from egnet.source.read import read_yaml

_CASES = (".yaml", ".yml", ".csv", ".json", ".jsonl")


def copied_rulebook(
    name: str, title: str | None, origin: Rulebook, folder: Path, features: Path, root: Path
) -> dict[Path, str]:
    """Every file of the rulebook and of its examples, in their places under the folder that holds `rules`."""
    rules = root / "rules" / name
    files = {rules / path.relative_to(folder): _text(path) for path in sorted(folder.rglob("*.yaml"))}
    head = rules / "rulebook.yaml"
    files[head] = _renamed(files[head], name, title, origin)
    named = re.compile(rf'((?:regelsættet|the rulebook) )"{re.escape(folder.name)}"')
    for path in sorted(features.rglob("*")) if features.is_dir() else ():
        place = path.relative_to(features)
        up = "../" * (len(place.parts) + 1)
        # Beside the features lie the cases that they speak of.
        if path.suffix == ".feature":
            files[root / "features" / name / place] = named.sub(rf'\1"{up}rules/{name}"', _text(path))
        elif path.suffix in _CASES:
            files[root / "features" / name / place] = _text(path)
    return files


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _renamed(text: str, name: str, title: str | None, origin: Rulebook) -> str:
    """`rulebook.yaml` as that of a draft: comments and all else stay where they are."""
    lines = text.splitlines()
    own = {
        "id": [f"id: {name}"],
        "version": ['version: "0.1"'],
        "status": ["status: udkast"],
        "adopted": [],
        "origin": [],
        "title": None if title is None else [f"title: {quoted(title)}"],
    }
    begins = _top_level(text)
    ends = [*begins[1:], ("", len(lines) + 1)]
    out = lines[: begins[0][1] - 1]
    for (key, line), (_, end) in zip(begins, ends, strict=True):
        replaced = own.get(key)
        block = lines[line - 1 : end - 1] if key != "accepted" else _without_adoption(lines, line, end, text)
        out += block if replaced is None else replaced
        if key == "status":
            out += [
                "origin:",
                f"  id: {origin.id}",
                f"  version: {quoted(origin.version)}",
                f"  sha256: {origin.sha256}",
            ]
    return "\n".join(out) + "\n"


def _without_adoption(lines: list[str], first: int, end: int, text: str) -> list[str]:
    """The remarks that may stand, without one on an adoption that is not the copy's."""
    accepted = _mapping(text).get("accepted")
    items = accepted.items if isinstance(accepted, Sequence) else ()
    starts = [item.span.line for item in items]
    kept = lines[first - 1 : (starts[0] if starts else end) - 1]
    for item, start, stop in zip(items, starts, [*starts[1:], end], strict=True):
        code = item.get("code") if isinstance(item, Mapping) else None
        if not isinstance(code, Scalar) or code.text != NO_CASE_NUMBER.id:
            kept += lines[start - 1 : stop - 1]
    return kept


def _top_level(text: str) -> list[tuple[str, int]]:
    """The keys of a file and the lines they stand on."""
    return [(key.text, key.span.line) for key, _ in _mapping(text).entries]


def _mapping(text: str) -> Mapping:
    node, _ = read_yaml(SourceText("rulebook.yaml", text))
    assert isinstance(node, Mapping)
    return node
