"""The possible verdicts, joined principle by principle, with no more kept than what follows still asks.

As `egnet.columnar.verdicts`, but for the verdicts alone, and not for what they depend on: once the last test on a fact
is read, what the table still asks is the same whatever the fact is. So few states are left, and what is possible can be
read off the last of them: each is a table that has been read to its end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from egnet.columnar.coding import Coding
from egnet.columnar.diagrams import Diagrams, Node
from egnet.columnar.distinct import Distinct
from egnet.columnar.lookup import Lookup
from egnet.columnar.stages import Coded, Row
from egnet.columnar.table import Table, table_of
from egnet.evaluate.explore import cells_in, outcomes_of
from egnet.evaluate.trace import Verdict
from egnet.plan.plan import Atom, FindingIn, Plan, leaves
from egnet.rulebook.rulebook import Hit

POSSIBLE, GIVEN = "mulige", "afgjort"
#: A mask of more words than these would be no small number.
_MOST_WORDS = 10
Said = Callable[[Row], Iterable[tuple[int, Node]]]
"""What some principles find, by index, given a row of the column that says so."""


class Possible:
    """Stages that read the table; the last adds the columns `POSSIBLE` and `GIVEN`.

    With `hit: first`, what is possible is a bit mask of the words of the verdict, in the table's order; where these are
    many, or with `hit: collect`, where a verdict is any list of them, it is the number of a set of verdicts. What is given is the number
    of a verdict among `given`: the only possible one, or `None` for the rulebook's `undecided`.
    """

    def __init__(self, plan: Plan, diagrams: Diagrams) -> None:
        self.plan = plan
        self.diagrams = diagrams
        self.words = tuple(dict.fromkeys(row.verdict for row in plan.rows))
        self._is_mask = plan.rulebook.hit is Hit.FIRST and len(self.words) <= _MOST_WORDS
        self.stages: list[Lookup] = []
        self.given: Distinct[Verdict | None] = Distinct()
        self._sets: Distinct[tuple[Verdict, ...]] = Distinct()
        self._before: Distinct[Node] = Distinct()
        self._last: list[Coded] = []
        self._asked = asked_later(plan)
        self._read: set[tuple[str, int]] = set()
        self._tables: dict[Table, Table] = {}
        self._tables_read: dict[tuple[int, int, str], Table] = {}
        table = table_of(plan)
        start = diagrams.leaf(frozenset({frozenset({self._tables.setdefault(table, table)})}))
        self._before.number(id(start), start)

    def verdicts(self, number: int) -> tuple[Verdict, ...]:
        """The possible verdicts, in the table's order."""
        if not self._is_mask:
            return self._sets.all[number]
        return tuple((word,) for place, word in enumerate(self.words) if number >> place & 1)

    def read_principles(self, principles: Sequence[int], column: Coded, said: Said) -> None:
        """One more stage: what these principles find, as a column says."""

        known: dict[tuple[int, int, int], Node] = {}

        def step(row: Row, node: Node) -> Node:
            for principle, found in said(row):
                # What was read first is alike in many rows.
                key = (id(node), principle, id(found))
                if key not in known:
                    known[key] = self.diagrams.joined(node, found, partial(self._with_findings, principle))
                node = known[key]
            return node

        self._stage(column, [("udfald", principle) for principle in principles], step)

    def _with_findings(self, principle: int, tables: frozenset[Table], findings: frozenset[str]) -> frozenset[Table]:
        return frozenset(self._with_finding(table, principle, finding) for table in tables for finding in findings)

    def _with_finding(self, table: Table, principle: int, finding: str) -> Table:
        """A table with a finding; tables that are equal are one object, and each is read once."""
        key = (id(table), principle, finding)
        if key not in self._tables_read:
            read = table.with_finding(principle, finding)
            self._tables_read[key] = self._tables.setdefault(read, read)
        return self._tables_read[key]

    def read_fact(self, coding: Coding) -> None:
        """One more stage: a fact that the table itself looks at."""
        fact = coding.fact.index

        def both(tables: frozenset[Table], cell: int) -> frozenset[Table]:
            read = (table.with_cell(fact, cell) for table in tables)
            return frozenset(self._tables.setdefault(table, table) for table in read)

        def step(row: Row, node: Node) -> Node:
            leaf = self.diagrams.leaf
            cells = cells_in(coding.masks[row[coding.name]])
            split = self.diagrams.branch(fact, tuple((cell, leaf(frozenset({cell}))) for cell in cells))
            return self.diagrams.joined(node, split, both)

        self._stage(coding, [("kode", fact)], step)

    def _stage(self, column: Coded, read: Sequence[tuple[str, int]], step: Callable[[Row, Node], Node]) -> None:
        self._read |= set(read)
        kept = frozenset(fact for fact, asked_by in self._asked.items() if not asked_by <= self._read)
        is_last = self._read.issuperset(asked_in(self.plan))
        before, previous = self._before, self._last[0].name if self._last else ""
        after: Distinct[Node] = Distinct()

        def join(row: Row) -> tuple[int, ...]:
            node = before.all[row[previous] if previous else 0]
            joined = self.diagrams.forgetting(step(row, node), kept)
            return self._possible(joined) if is_last else (after.number(id(joined), joined),)

        names = (POSSIBLE, GIVEN) if is_last else (f"tilbage{len(self.stages)}",)
        # A mask of few words is a small number, and so is the number of a verdict.
        kind = "int16" if is_last and self._is_mask else "int32"
        self.stages.append(Lookup([*self._last, column], names, join, whole_rows=False, kind=kind))
        self._last = [self.stages[-1].into[0]]
        self._before = after

    def end(self) -> None:
        """No more stages: a table that asks nothing has its verdict."""
        if not self.stages:

            def join(row: Row) -> tuple[int, ...]:
                return self._possible(self._before.all[0])

            self.stages.append(Lookup([], (POSSIBLE, GIVEN), join))

    def _possible(self, read: Node) -> tuple[int, int]:
        """What is possible, and what is given, by the tables that are left."""
        verdicts = {self._verdict(table) for tables in outcomes_of(read) for table in tables}
        order = {word: place for place, word in enumerate(self.words)}
        only = next(iter(verdicts)) if len(verdicts) == 1 else None
        given = self.given.number(only, only)
        if self._is_mask:
            return sum(1 << order[word] for (word,) in verdicts), given
        listed = tuple(sorted(verdicts, key=lambda verdict: [order[word] for word in verdict]))
        return self._sets.number(listed, listed), given

    def _verdict(self, table: Table) -> Verdict:
        """The verdict of a table that has been read to its end: what is left of it holds."""
        words = dict.fromkeys(verdict for _, verdict in table.rows)
        return tuple(words) or (table.last,)


def asked_in(plan: Plan) -> list[tuple[str, int]]:
    """What the table looks at, in its order: the findings of principles (`udfald`) and facts (`kode`)."""
    asked: dict[tuple[str, int], None] = {}
    for leaf in (leaf for row in plan.rows for leaf in leaves(row.condition)):
        if isinstance(leaf, FindingIn):
            asked["udfald", leaf.principle] = None
        elif isinstance(leaf, Atom):
            asked["kode", leaf.fact] = None
    return list(asked)


def asked_later(plan: Plan) -> dict[int, set[tuple[str, int]]]:
    """For each fact that the verdict depends on, what in the table looks at it."""
    asked: dict[int, set[tuple[str, int]]] = {}
    for one in asked_in(plan):
        kind, index = one
        for fact in plan.principles[index].facts if kind == "udfald" else (index,):
            asked.setdefault(fact, set()).add(one)
    return asked


def shared_facts(plan: Plan) -> frozenset[int]:
    """The facts that the table looks at in more than one place, by itself or through a principle."""
    return frozenset(fact for fact, asked_by in asked_later(plan).items() if len(asked_by) > 1)
