"""What can be wrong with a sentence: it cannot be understood, or egnet finds something else.

Comes in: a name and the names that exist. Goes out: the name, or a fault whose text is Danish.
"""

from __future__ import annotations

from collections.abc import Iterable

from egnet.diagnostics.diagnostic import Diagnostic, EgnetError
from egnet.diagnostics.near import nearest
from egnet.diagnostics.render import render


class ScenarioError(Exception):
    """A scenario that does not hold; the text says why, in Danish."""


class SentenceError(ScenarioError):
    """The sentence names what does not exist, or stands where it makes no sense."""


class UnusableError(SentenceError):
    """A rulebook or a case folder that the sentence names cannot be used; `diagnostics` say why."""

    def __init__(self, what: str, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = EgnetError(diagnostics).diagnostics
        super().__init__(f"{what} kan ikke bruges:\n{render(self.diagnostics, 'da')}")


class MismatchError(ScenarioError):
    """The sentence was understood, and egnet finds something else."""

    def __init__(self, expected: str, found: str) -> None:
        super().__init__(f"forventet: {expected}\nfandt:     {found}")


def known(what: str, name: str, names: Iterable[str]) -> str:
    """`name` if it is one of `names`; otherwise a fault that suggests the nearest of them."""
    exist = list(names)
    if name in exist:
        return name
    near = nearest(name, exist)
    if near is not None:
        raise SentenceError(f"{what} `{name}` findes ikke; mente du `{near}`?")
    raise SentenceError(f"{what} `{name}` findes ikke; vælg mellem: {', '.join(exist) or '(ingen)'}")
