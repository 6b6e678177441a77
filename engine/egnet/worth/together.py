"""All proposals of a catalogue together: what they come to, and what should hold between that and what it says.

Comes in: a catalogue and its proposals. Goes out: sums and checks. Always holds: a sum over proposals in different
price levels is made as the documents make it, unadjusted, and a check says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from egnet.audit.calculate import range_of
from egnet.audit.finding import FindingKind
from egnet.audit.model import Amount, Calculation, Check, Equal, Mixed, Operand
from egnet.text import Text
from egnet.values.interval import ZERO, Interval
from egnet.worth.amounts import added, borne_by, placed_or_printed, printed_amount, times
from egnet.worth.model import KRONER, Catalogue, Group, Proposal, StatedTotal
from egnet.worth.tables import distributed, tables_of

_UNADJUSTED = Text(
    "Summen lægger beløbene sammen, som de er trykt, uden at regne dem om",
    "The sum adds the amounts as printed, without converting them",
)
_RUNNING, _INVESTED = (Group.SAVINGS, Group.COSTS), (Group.INVESTMENT,)


def worth_in(proposals: Sequence[Proposal], stated: StatedTotal) -> Interval:
    """What the proposals come to of what a total is stated of, in its unit: savings positive, investment positive."""
    return range_of(_calculation(proposals, stated)) or ZERO


def checks_together(catalogue: Catalogue, proposals: Sequence[Proposal]) -> tuple[Check, ...]:
    """Everything that should hold between a catalogue and its proposals."""
    return (*_price_levels(catalogue, proposals), *_totals(catalogue, proposals))


def _price_levels(catalogue: Catalogue, proposals: Sequence[Proposal]) -> Iterator[Check]:
    """Proposals whose amounts the catalogue adds up are in one price level."""
    if not catalogue.stated or len(proposals) < 2:
        return
    levels = {proposal.id: f"{proposal.price_level}-p/l" for proposal in proposals}
    sources = dict.fromkeys((catalogue.stated[0].stated.source, *(proposal.source for proposal in proposals)))
    asks = Mixed(levels, tuple(sources))
    yield _check(catalogue, "prisniveau", catalogue.title, asks, FindingKind.PRICE_LEVEL, _UNADJUSTED)


def _totals(catalogue: Catalogue, proposals: Sequence[Proposal]) -> Iterator[Check]:
    """Stated totals are what the proposals come to."""
    for stated in catalogue.stated:
        about = Text(f"{stated.title.da}, {stated.unit}", f"{stated.title.en}, {stated.unit}")
        asks = Equal(_calculation(proposals, stated), printed_amount(stated.title.da, stated.stated))
        notes = () if stated.note is None else (stated.note,)
        yield _check(catalogue, stated.id, about, asks, FindingKind.TOTAL, *notes)


def _check(catalogue: Catalogue, id_: str, about: Text, asks: Equal | Mixed, kind: FindingKind, *notes: Text) -> Check:
    named = Text(f"{catalogue.id}, {about.da}", f"{catalogue.id}, {about.en}")
    return Check(f"{catalogue.id}.{id_}", named, asks, notes, kind=kind, subject=catalogue.id)


def _calculation(proposals: Sequence[Proposal], stated: StatedTotal) -> Calculation:
    """The share of the sum of all amounts, in the total's unit; a saving is positive."""
    sign = Fraction(1 if stated.of == "investment" else -1)
    parts: list[Operand] = []
    for proposal in proposals:
        factor = sign * KRONER[proposal.unit] / KRONER[stated.unit]
        parts += [_scaled(part, factor) for part in _parts(proposal, stated)]
    low, high = stated.share.low, stated.share.high
    share: Operand = (
        low
        if low is not None and low == high
        else Amount("", "", stated.stated.source, in_table=False, range=stated.share, point=None, is_share=True)
    )
    return times(share, added(parts))


def _parts(proposal: Proposal, stated: StatedTotal) -> Iterator[Operand]:
    """The amounts of one proposal, as they stand in its tables."""
    groups = _INVESTED if stated.of == "investment" else _RUNNING
    first = proposal.years[0]
    places = range(len(proposal.years)) if stated.year is None else range(stated.year - first, stated.year - first + 1)
    third = tables_of(proposal)[2]
    for place in (one for one in places if one >= 0):
        for group in groups:
            if not stated.committee:
                yield from placed_or_printed(proposal, group, place, third)
            elif stated.committee in proposal.committees:
                yield from _of_committee(proposal, group, stated, place)


def _of_committee(proposal: Proposal, group: Group, stated: StatedTotal, place: int) -> Iterator[Operand]:
    if all(line.borne_by for line in proposal.of(group)):
        yield borne_by(proposal, group, stated.committee, place)
        return
    part = distributed(proposal, group)[stated.committee]
    value = part[min(place, len(part) - 1)]
    yield Amount(
        stated.committee, "", proposal.source, in_table=True, range=value, point=value.low if value.is_point else None
    )


def _scaled(operand: Operand, factor: Fraction) -> Operand:
    """An amount in another unit or with its sign turned; a calculation times the factor."""
    if not isinstance(operand, Amount) or operand.range is None:
        return times(factor, operand)
    found = range_of(times(factor, operand))
    point = None if operand.point is None else operand.point * factor
    return Amount(operand.name, "", operand.source, operand.in_table, found, point)
