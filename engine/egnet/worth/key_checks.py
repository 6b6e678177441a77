"""Distribution keys against the amounts that they stand beside, and against 100 %, as checks for the audit.

Always holds: years in which the amount and the whole are alike are one check; where nothing is distributed there is
none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from egnet.audit.finding import FindingKind
from egnet.audit.model import Check, Operand, Share, Sum
from egnet.text import Text
from egnet.values import interval
from egnet.values.interval import ZERO, Interval
from egnet.worth.amounts import added, group_in, key_amount, line_amount, printed_amount, worked_out_amount
from egnet.worth.comparing import amounts, difference_of, factor_of, group_of, of_table, years_shown
from egnet.worth.model import Group, Key, Proposal
from egnet.worth.tables import Row, Table

_WHOLE = Key(Interval.point(Fraction(1)), Interval.point(Fraction(1)), "100 %")
_BY_KEY = Text(
    "{amount} af {whole}; {key} af {whole} er {by_key}, og forskellen er {apart}",
    "{amount} of {whole}; {key} of {whole} is {by_key}, and the difference is {apart}",
)
_FITS = Text("Nøglen passer, hvis {whole} var {implied}", "The key would fit if {whole} were {implied}")
_NETTED = Text("{whole} med {line} ({amount}) trukket fra", "{whole} with {line} ({amount}) taken off")
_OTHER_SIDE = {Group.SAVINGS: Group.COSTS, Group.COSTS: Group.SAVINGS}


def key_checks(proposal: Proposal, table: Table) -> Iterator[Check]:
    """Each committee's key is its amount's share of the whole."""
    factor = factor_of(proposal, table)
    for row in table.rows:
        group = group_of(table, row)
        if group is None or row.key is None or row.is_sum or table.printed is None:
            continue
        wholes = proposal.sums(group)
        alike: dict[tuple[Interval, Interval], list[int]] = {}
        for place, whole in enumerate(wholes):
            if whole != ZERO:
                alike.setdefault((_amount_in(row, place, factor), whole), []).append(place)
        for places in alike.values():
            yield _check(proposal, table, row, row.key, group, places, factor)


def sums_of_keys(proposal: Proposal, table: Table) -> Iterator[Check]:
    """Keys of one column come to 100 %, where something is distributed."""
    assert table.printed is not None
    for row in table.rows:
        group = group_of(table, row)
        if not row.is_sum or row.key is None or group is None or all(whole == ZERO for whole in proposal.sums(group)):
            continue
        source = table.printed.source
        keys = [(proposal.committees[committee], key) for committee, key in proposal.keys[group].items()]
        parts = tuple(key_amount(title, key, source) for title, key in keys)
        whole = key_amount(row.title.da, table.printed.keys.get(row.name, _WHOLE), source)
        about = Text(*(f"{proposal.id}, {of_table(table).in_(w)}, {row.title.in_(w)}" for w in ("da", "en")))
        id_ = f"{proposal.id}.tabel-{table.number}.{row.name}.nøgler"
        asks = Sum(parts, whole)
        yield Check(id_, about, asks, table.notes_on(row), kind=FindingKind.KEYS, subject=proposal.id)


def _check(
    proposal: Proposal, table: Table, row: Row, key: Key, group: Group, places: Sequence[int], factor: Fraction
) -> Check:
    assert table.printed is not None
    place = places[0]
    years = years_shown([table.years[one] for one in places])
    cell, name = row.cells[place].printed, f"{row.title.da}, {years}"
    value = _amount_in(row, place, factor)
    if cell is None:
        part = worked_out_amount(name, value, table.printed.source)
    else:
        part = printed_amount(name, cell, factor)
    whole = group_in(proposal, (group,), place)
    stated = key_amount(row.title.da, key, table.printed.source)
    notes = (*_explained(key, value, proposal.sums(group)[place]), *table.notes_on(row))
    return Check(
        f"{proposal.id}.tabel-{table.number}.{row.name}.nøgle.{table.years[place]}",
        Text(*(f"{proposal.id}, {of_table(table).in_(w)}, {row.title.in_(w)}, {years}" for w in ("da", "en"))),
        Share(part, whole, stated, _netted(proposal, row, group, place)),
        notes,
        kind=FindingKind.KEY,
        subject=proposal.id,
    )


def _netted(proposal: Proposal, row: Row, group: Group, place: int) -> Mapping[Text, Operand]:
    """What the whole would be with a single line of the other side taken off it."""
    other = _OTHER_SIDE.get(group)
    if other is None:
        return {}
    whole = group_in(proposal, (group,), place)
    found: dict[Text, Operand] = {}
    for line in proposal.of(other):
        amount = line.amounts[place]
        if amount != ZERO:
            shown = _NETTED.format(
                whole=amounts([proposal.sums(group)[place]]), line=line.title, amount=amounts([amount])
            )
            found[shown] = added((*whole.operands, line_amount(line, place, proposal.years[place])))
    return found


def _amount_in(row: Row, place: int, factor: Fraction) -> Interval:
    cell = row.cells[place]
    return cell.value if cell.printed is None else interval.multiply(cell.printed.amount, Interval.point(factor))


def _explained(key: Key, amount: Interval, whole: Interval) -> Iterator[Text]:
    """What the key would give, how far that is from the amount, and of which whole the amount would be its share."""
    by_key = interval.multiply(key.share, whole)
    shown = {"amount": amounts([amount]), "whole": amounts([whole]), "by_key": amounts([by_key])}
    printed = Text(key.printed, key.printed.replace(",", "."))
    yield _BY_KEY.format(key=printed, apart=difference_of(amount, by_key), **shown)
    implied = interval.divide(amount, key.share)
    if implied is not None and amount != ZERO:
        yield _FITS.format(whole=amounts([whole]), implied=amounts([implied]))
