"""A catalogue as written in, a checked `Catalogue` out."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from egnet.rulebook.names import Names
from egnet.rulebook.rulebook import Document
from egnet.values.interval import Interval
from egnet.worth.figures import NUMBER, SHARE, Figures, rounded
from egnet.worth.model import Catalogue, StatedTotal
from egnet.worth.written import CatalogueFile


def catalogue_of(file: CatalogueFile, names: Names, documents: Mapping[str, Document]) -> Catalogue:
    """The catalogue; unusable where anything was reported to the names."""
    figures = Figures(names)
    stated = []
    for one in file.stated:
        source = figures.source(one, one.id)
        value = figures.stated(one, "value", NUMBER, source)
        share = figures.value(one.share, one.at("share"), SHARE) if one.share else Interval.point(Fraction(1))
        as_rounded = rounded(one.value, value.amount)
        stated.append(
            StatedTotal(
                one.id, one.title, one.of, one.year, one.committee, share, value, as_rounded, one.unit, one.note
            )
        )
    own = {name: documents[name] for name in file.sources}
    return Catalogue(file.catalogue, file.title, own, tuple(stated), " ".join(file.note.split()))
