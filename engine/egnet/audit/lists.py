"""Checks of lists of names: which lies in which, which are apart, which are alike, and how long one is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from egnet.audit.finding import Finding, FindingKind
from egnet.audit.model import Alike, Apart, Check, Listed, Number, Within
from egnet.audit.shown import names_of, number, printed
from egnet.rulebook.rulebook import Source
from egnet.text import Text

_IN = Text("alle {n} står også på: {lists}", "all {n} also stand on: {lists}")
_NOT_IN = Text("{n} mangler: {names}", "{n} are missing: {names}")
_APART = Text("intet står på begge: {lists}", "nothing stands on both: {lists}")
_BOTH = Text("{n} står på begge: {names}", "{n} stand on both: {names}")
_ALIKE = Text("de samme: {lists}", "the same: {lists}")
_ONLY = Text("kun {title}: {names}", "only {title}: {names}")


def check_list(check: Check, audit: str, asks: Within | Apart | Alike | Number) -> Finding | None:
    """The finding of a check of lists, or `None` if it holds."""
    match asks:
        case Within(lists, lies_in):
            there = _members(lies_in)
            missing = [name for name in _members(lists) if name not in there]
            said = _IN.format(n=len(_members(lists)), lists=_titles(lies_in))
            return _finding(check, audit, said, _NOT_IN, missing, (*lists, *lies_in))
        case Apart(lists):
            first, *others = lists
            shared = [name for name in first.members if all(name in other.members for other in others)]
            return _finding(check, audit, _APART.format(lists=_titles(lists)), _BOTH, shared, lists)
        case Alike(lists):
            everything = _members(lists)
            odd = [name for name in everything if any(name not in one.members for one in lists)]
            if not odd:
                return None
            only = [one for one in lists if any(name in one.members for name in odd)]
            told = [_ONLY.format(title=one.title, names=names_of([n for n in odd if n in one.members])) for one in only]
            text = Text("; ".join(t.da for t in told), "; ".join(t.en for t in told))
            return _plain(check, audit, _ALIKE.format(lists=_titles(lists)), text, None, _places(lists))
        case Number(listed, stated):
            found = Fraction(len(listed.members))
            if stated.range is None or stated.range.contains(found):
                return None
            gap = None if stated.point is None else number(stated.point - found, share=False)
            kind = FindingKind.TEXT_TABLE if "tabel" in listed.source.place else FindingKind.LIST
            places = (stated.source, listed.source)
            return _plain(check, audit, printed(stated), number(found, share=False), gap, places, kind)


def _members(lists: Sequence[Listed]) -> list[str]:
    return list(dict.fromkeys(name for one in lists for name in one.members))


def _titles(lists: Sequence[Listed]) -> Text:
    return names_of([one.title for one in lists])


def _places(lists: Iterable[Listed]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(one.source for one in lists))


def _finding(
    check: Check, audit: str, said: Text, text: Text, names: Sequence[str], lists: Sequence[Listed]
) -> Finding | None:
    if not names:
        return None
    return _plain(check, audit, said, text.format(n=len(names), names=names_of(names)), None, _places(lists))


def _plain(
    check: Check,
    audit: str,
    stated: Text,
    recomputed: Text,
    difference: Text | None,
    sources: tuple[Source, ...],
    kind: FindingKind = FindingKind.LIST,
) -> Finding:
    return Finding(audit, check.id, kind, check.about, stated, recomputed, difference, sources, check.notes)
