"""The tables of a business case made again from its lines, beside what was printed.

Comes in: a proposal, as stated or as supposed. Goes out: tables 1 to 5, with the recomputed and the printed cell
together; tables 6 and 7 are the proposal's criteria and risk as they are. Always holds: no recomputed cell is taken
from a printed one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from egnet.records.record import Statement
from egnet.rulebook.rulebook import Source
from egnet.text import Text
from egnet.values import interval
from egnet.values.interval import ZERO, Interval
from egnet.worth.cash import NO_DELAYS, Delays, Flow, amount_in, flow_of, hull_of
from egnet.worth.model import Group, Key, Line, PrintedTable, Proposal, total
from egnet.worth.rows import ALL, CASH, COST, INVESTED, OPERATING_SAVING, OPERATIONS, SAVING, row_of

TITLES: Mapping[str, Text] = {
    "1": Text("Forslagets samlede økonomi", "The proposal's economy as a whole"),
    "2": Text("Driftseffektiviseringer og nye varige driftsomkostninger", "Savings and new lasting running costs"),
    "3": Text("Fordeling af forslagets potentiale mellem udvalg", "Distribution of the potential over committees"),
    "4": Text("Implementeringsomkostninger", "Costs of implementation"),
    "5": Text("Fordeling af anlægsinvesteringer", "Distribution of the investment"),
    "6": Text("Opfølgning på forslagets outcome", "Follow-up of the outcome"),
    "7": Text("Samlet risikovurdering", "Overall assessment of risk"),
}
_OPERATIONS = Text("Samlet driftsændring (varig)", "Lasting change of running costs")
_CASH = Text("Samlet pengestrøm i forslaget", "Cash flow of the proposal")
_NET = Text("Samlet driftsbesparelse (netto)", "Running costs saved (net)")
_INVESTED = Text("Samlede implementeringsomkostninger", "Costs of implementation in all")
_SAVING, _COST = Text("effektivisering", "saving"), Text("omkostning", "cost")
_ANY_SHARE = Interval(Fraction(0), Fraction(1))
_ALL = Text("I alt", "In all")


@dataclass(frozen=True)
class Cell:
    """What it comes to, and what was printed, if anything was."""

    value: Interval
    printed: Statement | None = None


@dataclass(frozen=True)
class Row:
    """One row, by the name that printed rows have too; `is_sum` of others in the table."""

    name: str
    title: Text
    cells: tuple[Cell, ...]
    key: Key | None = None
    is_sum: bool = False


@dataclass(frozen=True)
class Table:
    """One table of amounts. `source` is where it was printed, if it was."""

    number: str
    title: Text
    years: tuple[int, ...]
    rows: tuple[Row, ...]
    printed: PrintedTable | None

    @property
    def source(self) -> Source | None:
        return None if self.printed is None else self.printed.source

    def notes_on(self, row: Row) -> tuple[Text, ...]:
        """Why a row may be printed as it is, if that is known."""
        note = None if self.printed is None else self.printed.notes.get(row.name)
        return () if note is None else (note,)


def tables_of(proposal: Proposal, delays: Delays = NO_DELAYS, flow: Flow | None = None) -> tuple[Table, ...]:
    """Tables 1 to 5. With delays, a cell is everything that it may be."""
    flow = flow or flow_of(proposal, delays)
    spread = _spread(proposal, delays)
    count = len(spread.years)
    running = spread.of(Group.SAVINGS, Group.COSTS)
    invested = spread.of(Group.INVESTMENT)
    making = _Making(spread, proposal)
    return (
        making.table("1", [
            *(_line(line) for line in (*running, *invested)),
            (OPERATIONS, _OPERATIONS, flow.operations[:count], None, True),
            (CASH, _CASH, flow.cash[:count], None, True),
        ]),
        making.table("2", [
            *(_line(line) for line in running), (OPERATING_SAVING, _NET, flow.operations[:count], None, True)
        ]),
        making.table("3", making.distribution_of_running()),
        making.table("4", [
            *(_line(line) for line in invested), (INVESTED, _INVESTED, flow.invested[:count], None, True)
        ]),
        making.table("5", making.distribution_of_investment()),
    )  # fmt: skip


def distributed(proposal: Proposal, group: Group) -> Mapping[str, tuple[Interval, ...]]:
    """Each committee's part of a group, year by year: of a line by who bears it, else by the stated keys.

    Where neither is stated, a committee may have all of a line or nothing.
    """
    keys = proposal.keys[group]
    parts: dict[str, tuple[Interval, ...]] = {}
    for committee in proposal.committees:
        key = keys.get(committee)
        by_key = _ANY_SHARE if key is None else key.share
        shares = [
            (line, line.borne_by.get(committee, ZERO) if line.borne_by else by_key) for line in proposal.of(group)
        ]
        parts[committee] = tuple(
            total(interval.multiply(line.amounts[i], share) for line, share in shares)
            for i in range(len(proposal.years))
        )
    return parts


def is_placed(proposal: Proposal, group: Group) -> bool:
    """Whether it is stated of every line of a group who bears it, so that no key is needed."""
    return all(line.borne_by for line in proposal.of(group))


_Row = tuple[str, Text, Sequence[Interval], Key | None, bool]


def _line(line: Line) -> _Row:
    return line.id, Text(line.title, line.title), line.amounts, None, False


def is_open(proposal: Proposal, group: Group) -> bool:
    """Whether nobody has said what some committee has of some line."""
    return not is_placed(proposal, group) and any(one not in proposal.keys[group] for one in proposal.committees)


class _Making:
    """Makes the tables of one proposal; `stated` is the proposal as its tables were printed."""

    def __init__(self, proposal: Proposal, stated: Proposal) -> None:
        self.proposal = proposal
        self.stated = stated

    def table(self, number: str, rows: Sequence[_Row]) -> Table:
        printed = self.stated.printed.get(number)
        made = tuple(
            Row(name, title, self._cells(name, values, printed), key, is_sum)
            for name, title, values, key, is_sum in rows
        )
        return Table(number, TITLES[number], self.proposal.years, made, printed)

    def _cells(self, name: str, values: Sequence[Interval], printed: PrintedTable | None) -> tuple[Cell, ...]:
        cells = printed.rows.get(name, ()) if printed is not None else ()
        return tuple(Cell(value, cells[i] if i < len(cells) else None) for i, value in enumerate(values))

    def distribution_of_running(self) -> list[_Row]:
        rows: list[_Row] = []
        parts = [(Group.SAVINGS, SAVING, _SAVING), (Group.COSTS, COST, _COST)]
        shared = {group: distributed(self.proposal, group) for group, _, _ in parts}
        for committee, title in self.proposal.committees.items():
            for group, row, word in parts:
                both = Text(f"{title}, {word.da}", f"{title}, {word.en}")
                key = self.proposal.keys[group].get(committee)
                rows.append((row_of(committee, row), both, shared[group][committee], key, False))
        for group, row, word in parts:
            both = Text(f"{_ALL.da}, {word.da}", f"{_ALL.en}, {word.en}")
            key = _sum_of_keys(self.proposal.keys[group])
            rows.append((row_of(ALL, row), both, self._in_all(group, shared[group]), key, True))
        return rows

    def distribution_of_investment(self) -> list[_Row]:
        keys = self.proposal.keys[Group.INVESTMENT]
        shared = distributed(self.proposal, Group.INVESTMENT)
        rows: list[_Row] = [
            (committee, Text(title, title), shared[committee], keys.get(committee), False)
            for committee, title in self.proposal.committees.items()
        ]
        in_all = self._in_all(Group.INVESTMENT, shared)
        return [*rows, (ALL, _ALL, in_all, _sum_of_keys(keys), True)]

    def _in_all(self, group: Group, shared: Mapping[str, Sequence[Interval]]) -> tuple[Interval, ...]:
        """The parts together; where they are not known, what there is to distribute."""
        if is_open(self.proposal, group):
            return self.proposal.sums(group)
        return tuple(total(amounts[i] for amounts in shared.values()) for i in range(len(self.proposal.years)))


def _sum_of_keys(keys: Mapping[str, Key]) -> Key | None:
    if not keys:
        return None
    return Key(total(key.share for key in keys.values()), total(key.rounded for key in keys.values()), "")


def _spread(proposal: Proposal, delays: Delays) -> Proposal:
    """The proposal with every amount that delays allow, over as many years more as they take."""
    if not delays.longest:
        return proposal
    own = dict(delays.lines)
    years = tuple(range(proposal.years[0], proposal.years[-1] + delays.longest + 1))
    lines = []
    for line in proposal.lines:
        least, most = own.get(line.id, (0, 0))
        if line.group is not Group.INVESTMENT:
            least, most = least + delays.whole[0], most + delays.whole[1]
        by = range(least, most + 1)
        amounts = (hull_of(amount_in(line, i - n) if i >= n else ZERO for n in by) for i in range(len(years)))
        lines.append(replace(line, amounts=tuple(amounts)))
    return replace(proposal, years=years, lines=tuple(lines))
