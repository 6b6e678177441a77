"""A status of benefits as written in, a checked `BenefitStatus` out."""

from __future__ import annotations

from egnet.records.record import Statement
from egnet.rulebook.names import Names
from egnet.source.shape import Written
from egnet.worth.figures import SPENT, Figures
from egnet.worth.model import Benefit, BenefitStatus, FollowUp, Item, RollOut
from egnet.worth.written import BenefitsFile, WrittenBenefit, WrittenElsewhere, WrittenItem, WrittenRollOut

_TOTALS = ("required", "realised", "outstanding", "after_years")


def benefits_of(file: BenefitsFile, names: Names) -> BenefitStatus:
    """The status; unusable where anything was reported to the names."""
    figures = Figures(names)
    stated: dict[str, Statement] = {}
    if file.stated is not None:
        source = figures.source(file.stated, "stated")
        stated = {key: figures.stated(file.stated, key, SPENT, source) for key in _TOTALS if getattr(file.stated, key)}
    return BenefitStatus(
        id=file.benefits,
        title=file.title,
        source=figures.source(file, file.benefits),
        unit=file.unit,
        status=file.status,
        started=file.started,
        stated=stated,
        lines=tuple(_benefit(one, figures) for one in file.lines),
        follow_up=tuple(_follow_up(file, figures)),
        note=" ".join(file.note.split()),
    )


def _benefit(one: WrittenBenefit, figures: Figures) -> Benefit:
    source = figures.source(one, one.id)
    return Benefit(
        id=one.id,
        title=one.title,
        long_term=one.term == "lang",
        required=figures.stated(one, "required", SPENT, source),
        realised=figures.stated(one, "realised", SPENT, source),
        outstanding=figures.stated(one, "outstanding", SPENT, source) if one.outstanding else None,
        items=tuple(_item(item, item.id, "realised", figures) for item in one.items),
        roll_out=_roll_out(one.roll_out, figures),
        elsewhere=tuple(_item(item, one.id, "value", figures) for item in one.elsewhere),
        source=source,
        note=" ".join(one.note.split()),
    )


def _item(one: WrittenItem | WrittenElsewhere, id_: str, key: str, figures: Figures) -> Item:
    owner: Written = one
    note = one.note if isinstance(one, WrittenElsewhere) else None
    return Item(id_, one.title, figures.stated(owner, key, SPENT, figures.source(owner, id_)), note)


def _roll_out(one: WrittenRollOut | None, figures: Figures) -> RollOut | None:
    if one is None:
        return None
    years = figures.years(one.years, one.at("years"))
    return RollOut(one.start, years, figures.source(one, "roll_out"), " ".join(one.note.split()))


def _follow_up(file: BenefitsFile, figures: Figures) -> list[FollowUp]:
    found = []
    for one in file.follow_up:
        period = figures.period(one.when, one.at("when"))
        source = figures.source(one, one.what.da)
        if period is not None:
            found.append(FollowUp(one.what, period, tuple(one.responsible), source, one.done, one.note))
    return found
