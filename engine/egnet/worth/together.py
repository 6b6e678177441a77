"""All proposals of a catalogue together: what they come to, and what the catalogue says of that.

Comes in: a catalogue and its proposals. Goes out: sums and findings. Always holds: a sum over proposals in different
price levels is made as the documents make it, unadjusted, and a finding says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from egnet.text import Text
from egnet.values import interval
from egnet.values.interval import ZERO, Interval
from egnet.worth.cash import amount_in
from egnet.worth.comparing import amounts, as_text, difference_of
from egnet.worth.finding import Finding, FindingKind
from egnet.worth.model import KRONER, Catalogue, Group, Proposal, StatedTotal, scaled, total
from egnet.worth.shown import with_money
from egnet.worth.tables import distributed

_APART = Text("{level}-p/l: {proposals}", "{level} prices: {proposals}")
_UNADJUSTED = Text(
    "Summen lægger beløbene sammen, som de er trykt, uden at regne dem om.",
    "The sum adds the amounts as printed, without converting them.",
)
_ALL_AS_ONE = Text("én sum", "one sum")


def worth_in(proposals: Sequence[Proposal], stated: StatedTotal) -> Interval:
    """What the proposals come to of what a total is stated of, in its unit: savings positive, investment positive."""
    found = ZERO
    for proposal in proposals:
        factor = KRONER[proposal.unit] / KRONER[stated.unit]
        found = interval.add(found, scaled(_of(proposal, stated), factor))
    signed = found if stated.of == "investment" else interval.negate(found)
    return interval.multiply(signed, stated.share)


def findings_together(catalogue: Catalogue, proposals: Sequence[Proposal]) -> tuple[Finding, ...]:
    """Everything that does not fit between a catalogue and its proposals."""
    return (*detect_mixed_price_levels(catalogue, proposals), *detect_totals_that_do_not_fit(catalogue, proposals))


def detect_mixed_price_levels(catalogue: Catalogue, proposals: Sequence[Proposal]) -> Iterator[Finding]:
    """Proposals in different price levels whose amounts the catalogue adds up."""
    levels: dict[int, list[str]] = {}
    for proposal in proposals:
        levels.setdefault(proposal.price_level, []).append(proposal.number)
    if len(levels) < 2 or not catalogue.stated:
        return
    apart = [_APART.format(level=level, proposals=", ".join(levels[level])) for level in sorted(levels)]
    yield Finding(
        FindingKind.PRICE_LEVEL,
        catalogue.id,
        catalogue.title,
        _ALL_AS_ONE,
        Text("; ".join(one.da for one in apart), "; ".join(one.en for one in apart)),
        None,
        tuple(dict.fromkeys((catalogue.stated[0].stated.source, *(proposal.source for proposal in proposals)))),
        _UNADJUSTED,
    )


def detect_totals_that_do_not_fit(catalogue: Catalogue, proposals: Sequence[Proposal]) -> Iterator[Finding]:
    """Stated totals that do not round to what the proposals come to."""
    for stated in catalogue.stated:
        found = worth_in(proposals, stated)
        if found.meet(stated.rounded) is not None:
            continue
        note = stated.stated.note
        yield Finding(
            FindingKind.TOTAL,
            catalogue.id,
            stated.title,
            as_text(with_money(stated.stated.printed, stated.unit)),
            Text(*(with_money(text, stated.unit) for text in _both(amounts([found])))),
            difference_of(stated.stated.value, found),
            (stated.stated.source,),
            as_text(note) if note else None,
        )


def _both(text: Text) -> tuple[str, str]:
    return text.da, text.en


def _of(proposal: Proposal, stated: StatedTotal) -> Interval:
    """The amount of one proposal, as it stands in its tables."""
    groups = (Group.INVESTMENT,) if stated.of == "investment" else (Group.SAVINGS, Group.COSTS)
    if stated.year is None:
        places = range(len(proposal.years))
    else:
        places = range(stated.year - proposal.years[0], stated.year - proposal.years[0] + 1)
    if stated.committee:
        if stated.committee not in proposal.committees:
            return ZERO
        parts = [distributed(proposal, group)[stated.committee] for group in groups]
        return total(part[min(i, len(part) - 1)] for part in parts for i in places if i >= 0)
    return total(amount_in(line, i) for line in proposal.of(*groups) for i in places if i >= 0)
