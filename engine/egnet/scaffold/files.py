"""Files to be written: their names, and whether they may be."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from egnet.diagnostics.codes import command as codes
from egnet.diagnostics.diagnostic import EgnetError

_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ü": "u", "ö": "oe", "ä": "ae"})


@dataclass(frozen=True)
class Home:
    """Where the files of a rulebook lie: `rules/x`, `features/x` and `cases/x`, or `x` in the place of `rules/x`."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name or self.folder.resolve().name

    @property
    def within(self) -> str:
        """The rulebook's place below the folder that also holds its features."""
        return f"rules/{self.name}" if self.folder.parent.name == "rules" else self.name

    @property
    def root(self) -> Path:
        """That folder."""
        return self.folder.parent.parent if self.folder.parent.name == "rules" else self.folder.parent

    @property
    def features(self) -> Path:
        return self.root / "features" / self.name

    @property
    def cases(self) -> Path:
        return self.root / "cases" / self.name


def check_name(name: str) -> None:
    """Raise `EgnetError` where a name cannot be that of a folder on every machine."""
    if not _NAME.fullmatch(name):
        raise EgnetError([codes.BAD_FOLDER_NAME.at(None, name=name, like=slug(name) or "mit-regelsaet")])


def check_absent(paths: Iterable[Path]) -> None:
    """Raise `EgnetError` where one of the files or folders is there already."""
    there = [path for path in paths if path.exists()]
    if there:
        raise EgnetError([codes.ALREADY_THERE.at(None, name=path.as_posix()) for path in there])


def slug(text: str) -> str:
    """A text as the name of a file: small letters a-z, digits and hyphens.

    >>> slug("Færre og større borgerindgange")
    'faerre-og-stoerre-borgerindgange'
    """
    return re.sub(r"[^a-z0-9]+", "-", text.lower().translate(_DANISH)).strip("-")


def quoted(text: str) -> str:
    """A text as YAML reads it back, whatever stands in it."""
    return json.dumps(text, ensure_ascii=False)
