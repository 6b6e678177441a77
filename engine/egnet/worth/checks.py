"""What should hold within one business case, as checks for the audit to work out.

Comes in: a proposal as stated. Goes out: checks in the order of its tables, then its own. Always holds: every printed
figure is checked, and each against one thing: a total against its printed rows where all of them are printed, any other
against the lines; keys against the amounts they stand beside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from egnet.audit.finding import FindingKind
from egnet.audit.model import Amount, Asks, Check, Equal, Label, Operand, Same, Sum, Words
from egnet.rulebook.rulebook import Source
from egnet.text import Text
from egnet.values import interval
from egnet.values.interval import ZERO, Interval
from egnet.worth.amounts import borne_by, exact_amount, group_in, printed_amount, worked_out_amount
from egnet.worth.cash import flow_of
from egnet.worth.comparing import as_text, at_face_value, factor_of, group_of, of_table, rounded_like
from egnet.worth.key_checks import key_checks, sums_of_keys
from egnet.worth.model import Group, Proposal
from egnet.worth.rows import CASH, OPERATING_SAVING, OPERATIONS
from egnet.worth.shown import shown_amount
from egnet.worth.sums import sums_in
from egnet.worth.tables import Row, Table, is_placed, tables_of

_BY_ROUNDED_KEY = Text(
    "Beløbet er den afrundede nøgle {key} gange {whole}", "The amount is the rounded key {key} times {whole}"
)
_MADE_OF = Text("Linjerne giver {parts}", "The lines give {parts}")
_WITH_COSTS = Text("Summen har de varige omkostninger trukket fra", "The total has the lasting costs taken off")
_ONLY_NET = Text("Linjen, som summen består af, er selv netto", "The line that the total consists of is itself net")
_AT_FACE = Text("Beløbene er de samme som forslagets i {unit}", "The amounts are the same as the proposal's in {unit}")
_CALLED_GROSS = Text("{table}, samlet driftsbesparelse, {year}", "{table}, running costs saved in all, {year}")
_BLANK = Text("tomt felt", "blank")
_MEANINGS = {"brutto": Text("brutto", "gross"), "netto": Text("netto", "net")}


def checks_of(proposal: Proposal) -> tuple[Check, ...]:
    """Everything that should hold."""
    tables = tables_of(proposal)
    checks: list[Check] = []
    for table in tables:
        if table.printed is not None:
            checks += _units(proposal, table)
            checks += _prices(proposal, table)
            checks += _cells(proposal, table)
            checks += _called_gross(proposal, table)
            checks += key_checks(proposal, table)
            checks += sums_of_keys(proposal, table)
    checks += [*_break_even(proposal), *_staff(proposal), *_sums_of_basis(proposal)]
    return (*checks, *proposal.checks)


def _units(proposal: Proposal, table: Table) -> Iterator[Check]:
    """A table names the unit that its amounts are in."""
    assert table.printed is not None
    named = table.printed.unit
    used = proposal.unit if at_face_value(proposal, table) else named
    asks = Same((_words(named, table.printed.source), _words(used, proposal.source)))
    note = _AT_FACE.format(unit=used)
    yield _check(proposal, f"tabel-{table.number}.enhed", of_table(table), asks, FindingKind.UNIT, note)


def _prices(proposal: Proposal, table: Table) -> Iterator[Check]:
    """A table is in the proposal's prices."""
    assert table.printed is not None
    levels = (table.printed.price_level, proposal.price_level)
    texts = [Text(f"{level}-p/l", f"{level} prices") for level in levels]
    asks = Same((Words("", texts[0], table.printed.source), Words("", texts[1], proposal.source)))
    yield _check(proposal, f"tabel-{table.number}.prisniveau", of_table(table), asks, FindingKind.PRICE_LEVEL)


def _cells(proposal: Proposal, table: Table) -> Iterator[Check]:
    """Every printed amount, but for parts by keys, which are held against the keys."""
    factor = factor_of(proposal, table)
    sums = sums_in(proposal, table)
    for row in table.rows:
        for place, (year, cell) in enumerate(zip(table.years, row.cells, strict=True)):
            if cell.printed is None:
                continue
            stated = printed_amount(f"{row.title.da}, {year}", cell.printed, factor)
            about = Text(*(f"{of_table(table).in_(w)}, {row.title.in_(w)}, {year}" for w in ("da", "en")))
            id_ = f"tabel-{table.number}.{row.name}.{year}"
            notes = (*_rounded_key(proposal, table, row, place), *table.notes_on(row))
            parts = _printed_parts(sums.get(row.name), table, place, factor)
            if parts:
                yield _check(proposal, id_, about, Sum(parts, stated), FindingKind.SUM, *table.notes_on(row))
            group = group_of(table, row)
            if parts and (group is None or is_placed(proposal, group)):
                continue
            lines = _from_lines(proposal, table, row, group, place)
            if lines is not None:
                own = f"{id_}.linjer" if parts else id_
                made = _made_of(proposal, group, row, place)
                yield _check(proposal, own, about, Equal(lines, stated), FindingKind.CELL, *made, *notes)


def _from_lines(proposal: Proposal, table: Table, row: Row, group: Group | None, place: int) -> Operand | None:
    """What the lines come to in a cell; `None` for a part that only a key gives."""
    if group is not None:
        if row.is_sum:
            return group_in(proposal, (group,), place)
        return borne_by(proposal, group, row.name.split(".")[0], place) if is_placed(proposal, group) else None
    if row.is_sum:
        running, invested = (Group.SAVINGS, Group.COSTS), (Group.INVESTMENT,)
        groups = {OPERATIONS: running, OPERATING_SAVING: running, CASH: (*running, *invested)}
        return group_in(proposal, groups.get(row.name, invested), place)
    line = next(line for line in proposal.lines if line.id == row.name)
    return worked_out_amount(f"{line.title}, {proposal.years[place]}", line.amounts[place], line.source)


def _printed_parts(names: Sequence[str] | None, table: Table, place: int, factor: Fraction) -> tuple[Amount, ...]:
    """The printed rows that a total is the sum of; nothing where one of them was not printed."""
    rows = {row.name: row for row in table.rows}
    printed = table.printed.rows if table.printed is not None else {}
    if names is None or any(name not in printed for name in names):
        return ()
    cells = [(rows[name].title.da, rows[name].cells[place].printed) for name in names]
    year = table.years[place]
    return tuple(printed_amount(f"{title}, {year}", cell, factor) for title, cell in cells if cell is not None)


def _called_gross(proposal: Proposal, table: Table) -> Iterator[Check]:
    """A total that is called gross has no costs taken off and consists of no net savings."""
    assert table.printed is not None
    cells = table.printed.rows.get(OPERATING_SAVING, ())
    places = [place for place, cell in enumerate(cells) if cell is not None]
    if table.printed.total_called != "brutto" or not places:
        return
    place = places[-1]
    cell = cells[place]
    assert cell is not None
    stated = printed_amount(f"{OPERATING_SAVING}, {table.years[place]}", cell, factor_of(proposal, table))
    only_net = any(line.counted == "netto" for line in proposal.of(Group.SAVINGS))
    meanings: Mapping[str, Operand | None] = {
        "brutto": None if only_net else group_in(proposal, (Group.SAVINGS,), place),
        "netto": group_in(proposal, (Group.SAVINGS, Group.COSTS), place),
    }
    about = _CALLED_GROSS.format(table=of_table(table), year=table.years[place])
    asks = Label("brutto", meanings, stated, _MEANINGS)
    note = _ONLY_NET if only_net else _WITH_COSTS
    yield _check(proposal, f"tabel-{table.number}.brutto", about, asks, FindingKind.NET_AS_GROSS, note)


def _break_even(proposal: Proposal) -> Iterator[Check]:
    """The printed break-even year is the one that the cash flow gives."""
    printed = proposal.printed.get("1")
    if printed is None or printed.break_even is None:
        return
    found = flow_of(proposal).break_even
    about = Text("tabel 1, tilbagebetalingstid (år)", "table 1, break-even (year)")
    asks: Asks
    if found.first is None:
        stated = _words(printed.break_even.printed, printed.source)
        asks = Same((stated, Words("", Text("aldrig", "never"), proposal.source)))
    else:
        last = None if found.last is None else Fraction(found.last)
        years = worked_out_amount("", Interval(Fraction(found.first), last), proposal.source)
        asks = Equal(years, printed_amount("", printed.break_even))
    yield _check(proposal, "tabel-1.tilbagebetalingstid", about, asks, FindingKind.BREAK_EVEN)


def _staff(proposal: Proposal) -> Iterator[Check]:
    """A staff effect that the text states stands in table 1, and is the same there."""
    printed = proposal.printed.get("1")
    if printed is None or proposal.staff is None:
        return
    about = Text("tabel 1, personalemæssige konsekvenser", "table 1, consequences for staff")
    id_ = "tabel-1.personale"
    if printed.staff is not None:
        asks: Asks = Equal(printed_amount("", proposal.staff), printed_amount("", printed.staff))
        yield _check(proposal, id_, about, asks, FindingKind.CELL)
        return
    posts = Text(f"{proposal.staff.printed} årsværk", f"{_in_english(proposal.staff.printed)} full-time posts")
    asks = Same((Words("", _BLANK, printed.source), Words("", posts, proposal.staff.source)))
    yield _check(proposal, id_, about, asks, FindingKind.LEFT_OUT)


def _sums_of_basis(proposal: Proposal) -> Iterator[Check]:
    """A figure is the sum of the figures that it is said to be made of."""
    by_id = {basis.id: basis for basis in proposal.basis}
    for basis in proposal.basis:
        if basis.sum_of:
            parts = tuple(exact_amount(by_id[id_].title.da, by_id[id_].stated) for id_ in basis.sum_of)
            asks = Sum(parts, printed_amount(basis.title.da, basis.stated))
            yield _check(proposal, basis.id, basis.title, asks, FindingKind.SUM)


# -- words -------------------------------------------------------------------------------------------------------------


def _check(proposal: Proposal, id_: str, about: Text, asks: Asks, kind: FindingKind, *notes: Text) -> Check:
    named = Text(f"{proposal.id}, {about.da}", f"{proposal.id}, {about.en}")
    return Check(f"{proposal.id}.{id_}", named, asks, notes, kind=kind, subject=proposal.id)


def _words(text: str, source: Source) -> Words:
    return Words("", as_text(text), source)


def _made_of(proposal: Proposal, group: Group | None, row: Row, place: int) -> Iterator[Text]:
    """Which lines a committee's part is made of, where more than one."""
    if group is None or row.is_sum:
        return
    committee = row.name.split(".")[0]
    borne = [(line, line.borne_by.get(committee, ZERO)) for line in proposal.of(group)]
    parts = [(line, interval.multiply(share, line.amounts[place])) for line, share in borne if share != ZERO]
    if len(parts) > 1:
        shown = (", ".join(f"{line.title}: {shown_amount(amount, w)}" for line, amount in parts) for w in ("da", "en"))
        yield _MADE_OF.format(parts=Text(*shown))


def _rounded_key(proposal: Proposal, table: Table, row: Row, place: int) -> Iterator[Text]:
    """That the printed amount is the key as printed times the whole, if it is."""
    group, cell = group_of(table, row), row.cells[place].printed
    if row.key is None or row.is_sum or group is None or cell is None:
        return
    whole = proposal.sums(group)[place]
    if interval.multiply(row.key.share, whole) == cell.amount and whole.meet(rounded_like(cell)) is None:
        shown = Text(shown_amount(whole, "da"), shown_amount(whole, "en"))
        key = Text(row.key.printed, _in_english(row.key.printed))
        yield _BY_ROUNDED_KEY.format(key=key, whole=shown)


def _in_english(printed: str) -> str:
    return printed.replace(",", ".").replace("ca.", "about")
