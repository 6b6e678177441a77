"""The verdict, joined principle by principle: what the table still asks, as a function of what is unknown.

After each principle (and each fact that the table itself looks at) rows are alike where the table, read as far as that,
is one function of the cells that they leave open. A fact that two principles look at stays in that function, so that
what they have in common is never lost. Rows alike in the end have one verdict, which the definition gives.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from typing import Any

from egnet.columnar.coding import Coding
from egnet.columnar.diagrams import Diagrams, Node
from egnet.columnar.distinct import Distinct
from egnet.columnar.lookup import Lookup
from egnet.columnar.stages import Coded, Row
from egnet.columnar.table import Table, table_of
from egnet.evaluate.explore import cells_in
from egnet.plan.plan import Atom, FindingIn, Plan, leaves


class Joining:
    """The stages that read the table, and the columns that hold what came of them.

    `findings` gives for each principle the column of its findings and the diagrams by number. `without` a principle, what
    is left is the verdict as a function of what that principle finds.
    """

    def __init__(
        self,
        plan: Plan,
        diagrams: Diagrams,
        codings: Sequence[Coding],
        findings: Callable[[int], tuple[Coded, Distinct[Node]]],
        *,
        without: int | None = None,
    ) -> None:
        self.plan = plan
        self.name = "læst" if without is None else f"læst.uden{without}."
        self.diagrams = diagrams
        self.stages: list[Lookup] = []
        self.last: list[Coded] = []
        self._before: Distinct[Node] | None = None
        seen: set[tuple[str, int]] = set()
        for leaf in (leaf for row in plan.rows for leaf in leaves(row.condition)):
            if isinstance(leaf, FindingIn) and leaf.principle == without:
                continue
            if isinstance(leaf, FindingIn) and ("udfald", leaf.principle) not in seen:
                seen.add(("udfald", leaf.principle))
                self._join_principle(leaf.principle, *findings(leaf.principle))
            elif isinstance(leaf, Atom) and ("kode", leaf.fact) not in seen:
                seen.add(("kode", leaf.fact))
                self._join_fact(codings[leaf.fact])

    def narrowed(self, name: str, kept: Container[int]) -> list[Lookup]:
        """One more stage: what the table still asks as a function of the facts that are `kept`, where it asks anything."""
        if self._before is None:
            return []
        (column,), found = self.last, self._before
        narrow: Distinct[Node] = Distinct()

        def answer(row: Row) -> tuple[int]:
            node = self.diagrams.forgetting(found.all[row[column.name]], kept)
            return (narrow.number(id(node), node),)

        return [Lookup([column], (name,), answer, whole_rows=False)]

    def _join_principle(self, principle: int, column: Coded, found: Distinct[Node]) -> None:
        def read(table: Table, findings: frozenset[str]) -> frozenset[Table]:
            return frozenset(table.with_finding(principle, finding) for finding in findings)

        self._join(column, lambda row: found.all[row[column.name]], read)

    def _join_fact(self, coding: Coding) -> None:
        fact = coding.fact.index

        def diagram(row: Row) -> Node:
            cells = cells_in(coding.masks[row[coding.name]])
            leaf = self.diagrams.leaf
            return self.diagrams.branch(fact, tuple((cell, leaf(frozenset({cell}))) for cell in cells))

        def read(table: Table, cell: int) -> frozenset[Table]:
            return frozenset({table.with_cell(fact, cell)})

        self._join(coding, diagram, read)

    def _join(
        self, column: Coded, diagram: Callable[[Row], Node], read: Callable[[Table, Any], frozenset[Table]]
    ) -> None:
        before, previous = self._before, self.last[0].name if self.last else ""
        after: Distinct[Node] = Distinct()
        start = self.diagrams.leaf(frozenset({frozenset({table_of(self.plan)})}))

        def both(tables: frozenset[Table], said: Any) -> frozenset[Table]:
            return frozenset(one for table in tables for one in read(table, said))

        def join(row: Row) -> tuple[int]:
            so_far = start if before is None else before.all[row[previous]]
            joined = self.diagrams.joined(so_far, diagram(row), both)
            return (after.number(id(joined), joined),)

        self.stages.append(Lookup([*self.last, column], (f"{self.name}{len(self.stages)}",), join))
        self.last = [self.stages[-1].into[0]]
        self._before = after
