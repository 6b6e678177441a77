"""What can be wrong with a sentence: it cannot be understood, or egnet finds something else.

Comes in: a name and the names that exist. Goes out: the name, or a fault whose text is Danish and English.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from egnet.diagnostics.diagnostic import Diagnostic, EgnetError
from egnet.diagnostics.near import nearest
from egnet.diagnostics.render import render
from egnet.text import Text

#: Names shown of those that exist.
_MOST_NAMES = 12


class ScenarioError(Exception):
    """A scenario that does not hold; `text` says why."""

    def __init__(self, text: Text) -> None:
        self.text = text
        super().__init__(text.da)


class SentenceError(ScenarioError):
    """The sentence names what does not exist, or stands where it makes no sense."""

    def __init__(self, da: str, en: str, **values: object) -> None:
        super().__init__(Text(da, en).format(**values))


class UnusableError(SentenceError):
    """A rulebook or a case folder that the sentence names cannot be used; `diagnostics` say why."""

    def __init__(self, what: Text, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = EgnetError(diagnostics).diagnostics
        why = Text(render(self.diagnostics, "da"), render(self.diagnostics, "en"))
        super().__init__("{what} kan ikke bruges:\n{why}", "{what} cannot be used:\n{why}", what=what, why=why)


class MismatchError(ScenarioError):
    """The sentence was understood, and egnet finds something else."""

    def __init__(self, expected: Text, found: Text) -> None:
        told = Text("forventet: {expected}\nfandt:     {found}", "expected:  {expected}\nfound:     {found}")
        super().__init__(told.format(expected=expected, found=found))


def known(what: Text, name: str, names: Iterable[str], titles: Mapping[str, str] | None = None) -> str:
    """`name` if it is one of `names`; otherwise a fault that suggests the nearest of them.

    `titles` are names by what people call them: a name by its title is suggested too.
    """
    exist = list(names)
    if name in exist:
        return name
    called = {title.casefold(): one for title, one in (titles or {}).items()}
    near = called.get(name.strip().casefold()) or nearest(name, exist)
    if near is not None:
        raise SentenceError(
            "{what} `{name}` findes ikke; mente du `{near}`?",
            "{what} `{name}` does not exist; did you mean `{near}`?",
            what=what,
            name=name,
            near=near,
        )
    left_out = len(exist) - _MOST_NAMES
    more = Text(" og {count} til", " and {count} more").format(count=left_out) if left_out > 0 else Text("", "")
    raise SentenceError(
        "{what} `{name}` findes ikke; vælg mellem: {names}{more}",
        "{what} `{name}` does not exist; choose from: {names}{more}",
        what=what,
        name=name,
        names=", ".join(exist[:_MOST_NAMES]) or Text("(ingen)", "(none)"),
        more=more,
    )
