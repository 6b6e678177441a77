"""Checks of what figures are called: labels, scopes, mixed bases, and references to tables."""

from __future__ import annotations

from collections.abc import Iterable

from egnet.audit.calculate import amounts_in, point_of, range_of
from egnet.audit.finding import Finding, FindingKind
from egnet.audit.model import Check, Label, Mixed, Reference, Scope
from egnet.audit.shown import names_of, printed, sources_of, worked_out
from egnet.text import Text

_CALLED = Text("{figure} kaldes {name}", "{figure} is called {name}")
_IS = Text("tallet er {names}", "the figure is {names}")
_WOULD_BE = Text("{name} er {figure}", "{name} is {figure}")
_ONE_BASE = Text("tal, der lægges sammen, er opgjort ens", "figures that are added up are counted alike")
_BASES = Text("{n} opgørelser: {names}", "{n} ways of counting: {names}")
_STANDS = Text("det står i {names}", "it stands in {names}")
_NOWHERE = Text("ingen af tabellerne har det", "none of the tables has it")
_SAME_FIGURE = Text("samme tal ({figure}) under begge", "the same figure ({figure}) under both")


def check_label(check: Check, audit: str, asks: Label) -> Finding | None:
    """A figure is what another name says and not what its own says."""
    stated = asks.stated
    if stated.range is None:
        return None
    fitting = []
    for name, meaning in asks.meanings.items():
        found = None if meaning is None else range_of(meaning)
        if found is not None and found.meet(stated.range) is not None:
            fitting.append(name)
    if asks.says in fitting or not fitting:
        return None
    amounts = [a for meaning in asks.meanings.values() if meaning is not None for a in amounts_in(meaning)]
    figure = printed(stated)
    says = _title(asks, asks.says)
    names = [_title(asks, name) for name in fitting]
    recomputed = _IS.format(names=Text("; ".join(one.da for one in names), "; ".join(one.en for one in names)))
    return Finding(
        audit=audit,
        check=check.id,
        kind=FindingKind.LABEL,
        what=check.about,
        stated=_CALLED.format(figure=figure, name=says),
        recomputed=_with_meant(recomputed, says, asks),
        difference=None,
        sources=sources_of([stated, *amounts]),
        explanation=check.notes,
    )


def check_scope(check: Check, audit: str, asks: Scope) -> Finding | None:
    """One and the same figure stands under labels that do not say the same."""
    points = {amount.point for amount in asks.amounts}
    if len(points) != 1 or len({label.text.da for label in asks.labels}) == 1:
        return None
    figure = printed(asks.amounts[0])
    text = Text(" / ".join(label.text.da for label in asks.labels), " / ".join(label.text.en for label in asks.labels))
    return Finding(
        audit=audit,
        check=check.id,
        kind=FindingKind.LABEL,
        what=check.about,
        stated=text,
        recomputed=_SAME_FIGURE.format(figure=figure),
        difference=None,
        sources=tuple(dict.fromkeys([*(a.source for a in asks.amounts), *(label.source for label in asks.labels)])),
        explanation=check.notes,
    )


def check_mixed(check: Check, audit: str, asks: Mixed) -> Finding | None:
    """Figures that are added up or compared are counted in different ways."""
    kinds = list(dict.fromkeys(asks.labels.values()))
    if len(kinds) < 2:
        return None
    told = names_of([f"{name}: {kind}" for name, kind in asks.labels.items()])
    return Finding(
        audit=audit,
        check=check.id,
        kind=FindingKind.MIXED,
        what=check.about,
        stated=_ONE_BASE,
        recomputed=_BASES.format(n=len(kinds), names=told),
        difference=None,
        sources=asks.sources,
        explanation=check.notes,
    )


def check_reference(check: Check, audit: str, asks: Reference) -> Finding | None:
    """The table that the text names does not have what it is said to have."""
    having = [table for table in asks.tables if all(word in table.words for word in asks.about)]
    if any(table.id == asks.says for table in having):
        return None
    named = [table for table in asks.tables if table.id == asks.says]
    places = (asks.source, *(table.source for table in (*named, *having)))
    return Finding(
        audit=audit,
        check=check.id,
        kind=FindingKind.REFERENCE,
        what=check.about,
        stated=Text(asks.says.replace("-", " "), asks.says.replace("-", " ")),
        recomputed=_STANDS.format(names=_listed(table.id.replace("-", " ") for table in having))
        if having
        else _NOWHERE,
        difference=None,
        sources=tuple(dict.fromkeys(places)),
        explanation=check.notes,
    )


def _listed(names: Iterable[str]) -> Text:
    listed = "; ".join(names)
    return Text(listed, listed)


def _title(asks: Label, name: str) -> Text:
    return asks.titles.get(name, Text(name, name))


def _with_meant(text: Text, says: Text, asks: Label) -> Text:
    """What the name that it is given would have been, where that can be worked out."""
    meaning = asks.meanings.get(asks.says)
    found = None if meaning is None else range_of(meaning)
    if meaning is None or found is None:
        return text
    shown = worked_out(found, point_of(meaning), asks.stated.is_share)
    would_be = _WOULD_BE.format(name=says, figure=shown)
    return Text(f"{text.da}; {would_be.da}", f"{text.en}; {would_be.en}")
