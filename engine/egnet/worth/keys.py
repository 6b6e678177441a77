"""Distribution keys against the amounts that they distribute.

A key fits an amount if some share that rounds to it, of the whole, is what the amount rounds to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from egnet.text import Text
from egnet.values import interval
from egnet.values.domain import Kind
from egnet.values.interval import ZERO, Interval
from egnet.worth.comparing import amounts, as_text, difference_of, factor_of, group_of, rounded_like, years_shown
from egnet.worth.finding import Finding, FindingKind
from egnet.worth.model import Key, Proposal
from egnet.worth.shown import shown_amount
from egnet.worth.tables import Row, Table, is_placed

_WHOLE = Interval.point(Fraction(1))
_OF = Text("{amount} af {whole}", "{amount} of {whole}")
_BY_KEY = Text("{key} af {whole} er {by_key}", "{key} of {whole} is {by_key}")
_FITS = Text("Nøglen passer, hvis {whole} var {implied}.", "The key would fit if {whole} were {implied}.")


def detect_keys_that_do_not_fit(proposal: Proposal, tables: Sequence[Table]) -> Iterator[Finding]:
    """Each committee whose key, times the whole, is not its amount; years that are alike are one finding."""
    for table in tables:
        for row in table.rows:
            group = group_of(table, row)
            if group is None or row.key is None or row.is_sum or table.printed is None:
                continue
            wholes = proposal.sums(group)
            factor = Interval.point(factor_of(proposal, table))
            unlike: dict[tuple[Interval, Interval], list[int]] = {}
            for i, (year, whole) in enumerate(zip(proposal.years, wholes, strict=True)):
                printed = row.cells[i].printed
                stated = interval.multiply(rounded_like(printed), factor) if printed is not None else row.cells[i].value
                if whole != ZERO and interval.multiply(row.key.rounded, whole).meet(stated) is None:
                    amount = interval.multiply(printed.value, factor) if printed is not None else row.cells[i].value
                    unlike.setdefault((amount, whole), []).append(year)
            for (amount, whole), years in unlike.items():
                yield _misfit(proposal, table, row, row.key, amount, whole, years)


def detect_keys_that_do_not_add_up(proposal: Proposal, tables: Sequence[Table]) -> Iterator[Finding]:
    """Keys of one column that do not come to 100 %, while something is distributed."""
    for table in tables:
        for row in table.rows:
            group = group_of(table, row)
            if not row.is_sum or row.key is None or group is None or row.key.rounded.meet(_WHOLE) is not None:
                continue
            if all(whole == ZERO for whole in proposal.sums(group)) or table.printed is None:
                continue
            stated = table.printed.keys.get(row.name)
            yield Finding(
                FindingKind.KEYS,
                proposal.id,
                Text(
                    *(f"{'tabel' if w == 'da' else 'table'} {table.number}, {row.title.in_(w)}" for w in ("da", "en"))
                ),
                as_text(stated.printed if stated is not None else "100 %"),
                Text(*(shown_amount(row.key.share, w, Kind.SHARE) for w in ("da", "en"))),
                Text(*(shown_amount(interval.subtract(_WHOLE, row.key.share), w, Kind.SHARE) for w in ("da", "en"))),
                (table.printed.source,),
            )


def _misfit(
    proposal: Proposal, table: Table, row: Row, key: Key, amount: Interval, whole: Interval, years: Sequence[int]
) -> Finding:
    assert table.printed is not None
    by_key = interval.multiply(key.share, whole)
    when = years_shown(years)
    real = interval.divide(amount, whole)
    share = [shown_amount(real, w, Kind.SHARE) if real is not None else "-" for w in ("da", "en")]
    of = [_OF.in_(w).format(amount=shown_amount(amount, w), whole=shown_amount(whole, w)) for w in ("da", "en")]
    group = group_of(table, row)
    source = table.printed.source
    placed = group is not None and is_placed(proposal, group)
    sources = [source, *(line.source for line in proposal.lines if placed and line.group is group)]
    return Finding(
        FindingKind.KEY,
        proposal.id,
        Text(f"tabel {table.number}, {row.title.da}, {when}", f"table {table.number}, {row.title.en}, {when}"),
        as_text(key.printed),
        Text(*(f"{s} ({o})" for s, o in zip(share, of, strict=True))),
        None,
        tuple(dict.fromkeys(sources)),
        _explained(key, amount, whole, by_key),
    )


def _explained(key: Key, amount: Interval, whole: Interval, by_key: Interval) -> Text:
    """What the key would give, how far that is from the amount, and of which whole the amount would be its share."""
    apart = difference_of(amount, by_key)
    shown = _BY_KEY.format(key=key.printed, whole=amounts([whole]), by_key=amounts([by_key]))
    said = Text(f"{shown.da}, og forskellen er {apart.da}.", f"{shown.en}, and the difference is {apart.en}.")
    implied = interval.divide(amount, key.share)
    if implied is None or amount == ZERO:
        return said
    fits = _FITS.format(whole=amounts([whole]), implied=amounts([implied]))
    return Text(f"{said.da} {fits.da}", f"{said.en} {fits.en}")
