"""Masks: for each row which rules fire, which are overridden, which are undecided, and which verdicts are possible.

In: a Polars frame with a column of codes for every fact of the plan. Out: the frame with columns of bit masks. A block of
rules shares one word, in which each sort of mask has a lane. Always holds: each bit is what the definition's trace says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from math import prod
from typing import TYPE_CHECKING

from egnet.columnar.diagrams import Node
from egnet.columnar.distinct import Distinct
from egnet.columnar.kernel import Kernel
from egnet.columnar.lookup import Lookup
from egnet.columnar.possible import GIVEN, POSSIBLE, Possible, asked_in, shared_facts
from egnet.columnar.stages import Fixed, Row, Stages
from egnet.columnar.words import Look, Words
from egnet.evaluate.explore import explore, outcomes_of
from egnet.evaluate.judge import findings_of, judge_principle
from egnet.evaluate.look import Looked, truth_of
from egnet.evaluate.trace import Verdict
from egnet.plan.fold import group_of
from egnet.plan.plan import PlanPrinciple
from egnet.values.truth import Truth, union

if TYPE_CHECKING:
    import polars as pl

#: The bits of a lane. The last one shares its lane with the sign of the word.
_LANE = 16
MOST_RULES, MOST_FINDINGS = 16, 15
FIRED, OVERRIDDEN, UNDECIDED, FINDINGS = "fyrer", "tilsidesat", "uafgjort", "udfald.mulige"
_LANES = (FIRED, OVERRIDDEN, UNDECIDED)


@dataclass
class Block:
    """Some rules in the order of their bits, and some principles with the lowest bit of their findings."""

    index: int
    rules: list[tuple[int, int]] = field(default_factory=list)
    principles: dict[int, int] = field(default_factory=dict)
    findings: int = 0
    looks: list[Look] = field(default_factory=list)

    def column(self, kind: str) -> str:
        """The column of one sort of mask."""
        return f"{kind}.{self.index}"


class Masks:
    """Adds masks to frames: with `rules` those of the rules too, else only the possible verdicts, which takes less."""

    def __init__(self, kernel: Kernel, *, rules: bool = True) -> None:
        self.kernel = kernel
        self.plan = kernel.plan
        self.with_rules = rules
        self.blocks: list[Block] = []
        self.possible = Possible(kernel.plan, kernel.diagrams)
        self._shared = shared_facts(kernel.plan)
        self._first: list[Lookup] = []
        asked = [index for kind, index in asked_in(kernel.plan) if kind == "udfald"]
        others = [one.index for one in kernel.plan.principles if one.index not in asked]
        for index in (*asked, *others) if rules else [one for one in asked if self._is_told(one)]:
            self._place(kernel.plan.principles[index])
        words = [Words(block.looks, self._lanes(block)) for block in self.blocks]
        self._read_table()
        self.stages = Stages((*self._first, *words, *self.possible.stages), self.names)

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that are added."""
        kinds = _LANES if self.with_rules else ()
        return (*(block.column(kind) for block in self.blocks for kind in kinds), POSSIBLE, GIVEN)

    def added_to(self, frame: pl.DataFrame) -> pl.DataFrame:
        """The frame with the masks of rules of every block, and the possible verdicts."""
        return self.stages.through(frame)

    def rules_of(self, block: Block) -> tuple[str, ...]:
        """The rule of each bit of a block's masks, from the lowest."""
        return tuple(self.plan.principles[principle].rules[index].id for principle, index in block.rules)

    def verdicts(self, number: int) -> tuple[Verdict, ...]:
        """The possible verdicts that a number in the column of possible verdicts stands for."""
        return self.possible.verdicts(number)

    # -- where each bit is -----------------------------------------------------------------------------------------------

    def _place(self, principle: PlanPrinciple) -> None:
        """Looks for a principle: one if it looks at little, else its findings and each rule by itself."""
        facts = principle.all_facts if self.with_rules else principle.facts
        by = [self.kernel.codings[fact] for fact in facts]
        rules = list(range(len(principle.rules))) if self.with_rules else []
        if prod(coding.capacity for coding in by) <= self.kernel.at_once:
            for start in range(0, max(len(rules), 1), MOST_RULES):
                some = rules[start : start + MOST_RULES]
                block = self._room(principle, some, findings=start == 0)
                answer = partial(self._of_principle, principle, block, some, start == 0)
                block.looks.append(Look(self._name(block), by, answer))
            return
        stages = self.kernel.of_findings[principle.index]
        self._first += stages
        block = self._room(principle, [], findings=True)
        block.looks.append(Look(self._name(block), stages[-1].into, partial(self._of_findings, principle, block)))
        for index in rules:
            block = self._room(principle, [index], findings=False)
            group = group_of(
                [index], [one.overridden_by for one in principle.rules], [one.condition for one in principle.rules]
            )
            by = [self.kernel.codings[fact] for fact in group.facts]
            block.looks.append(Look(self._name(block), by, partial(self._of_rule, principle, block, index)))

    def _room(self, principle: PlanPrinciple, rules: Sequence[int], *, findings: bool) -> Block:
        """The block in which some rules of a principle, or what it finds, have their bits."""
        width = len(principle.principle.findings) if findings and self._is_told(principle.index) else 0
        block = self.blocks[-1] if self.blocks else None
        if block is None or len(block.rules) + len(rules) > MOST_RULES or block.findings + width > MOST_FINDINGS:
            block = Block(len(self.blocks))
            self.blocks.append(block)
        block.rules += [(principle.index, index) for index in rules]
        if width:
            block.principles[principle.index] = block.findings
            block.findings += width
        return block

    def _is_told(self, index: int) -> bool:
        """Whether a principle's findings are told in a lane: there is room, and the table sees no more of them."""
        principle = self.plan.principles[index]
        return len(principle.principle.findings) <= MOST_FINDINGS and self._shared.isdisjoint(principle.facts)

    def _name(self, block: Block) -> str:
        return f"syn{block.index}.{len(block.looks)}"

    # -- what the definition says ----------------------------------------------------------------------------------------

    def _of_principle(
        self, principle: PlanPrinciple, block: Block, rules: Sequence[int], findings: bool, row: Row
    ) -> int:
        state = self.kernel.state_of(row)
        if not self.with_rules:
            outcomes = outcomes_of(findings_of(self.kernel.questions, principle, state, self.kernel.limit))
            return self._findings_in(principle, block, frozenset().union(*outcomes))
        trace = judge_principle(self.kernel.questions, principle, state, self.kernel.limit)
        word = self._findings_in(principle, block, trace.findings) if findings else 0
        for index in rules:
            rule = trace.rules[index]
            word |= _bits(block.rules.index((principle.index, index)), rule.fires, rule.condition)
        return word

    def _of_findings(self, principle: PlanPrinciple, block: Block, row: Row) -> int:
        (column,) = self.kernel.of_findings[principle.index][-1].into
        found = self.kernel.findings[principle.index].all[row[column.name]]
        return self._findings_in(principle, block, frozenset().union(*outcomes_of(found)))

    def _of_rule(self, principle: PlanPrinciple, block: Block, index: int, row: Row) -> int:
        state = self.kernel.state_of(row)
        rules = principle.rules
        group = group_of([index], [rule.overridden_by for rule in rules], [rule.condition for rule in rules])
        looks = explore(partial(self.kernel.questions.group, principle, group), state, self.kernel.limit)
        fires = union(look.fires[index] for look in outcomes_of(looks))
        condition = truth_of(rules[index].condition, Looked(state))
        return _bits(block.rules.index((principle.index, index)), fires, condition)

    def _findings_in(self, principle: PlanPrinciple, block: Block, findings: Iterable[str]) -> int:
        if principle.index not in block.principles:
            return 0
        lowest = block.principles[principle.index] + (len(_LANES) * _LANE if self.with_rules else 0)
        words = list(principle.principle.findings)
        return sum(1 << lowest + words.index(finding) for finding in findings)

    # -- the verdict -----------------------------------------------------------------------------------------------------

    def _lanes(self, block: Block) -> list[str]:
        """The columns of a block's lanes, the lowest first."""
        return [block.column(kind) for kind in ((*_LANES, FINDINGS) if self.with_rules else (FINDINGS,))]

    def _read_table(self) -> None:
        """The stages that read the verdict table in its order: a block at once, anything else by itself."""
        block_of = {index: block for block in self.blocks for index in block.principles}
        read: set[int] = set()
        for kind, index in asked_in(self.plan):
            if kind == "kode":
                self.possible.read_fact(self.kernel.codings[index])
            elif index not in block_of:
                self._read_shared(self.plan.principles[index])
            elif block_of[index].index not in read:
                block = block_of[index]
                read.add(block.index)
                column = Fixed(block.column(FINDINGS), 1 << block.findings)
                asked = [one for one in block.principles if ("udfald", one) in asked_in(self.plan)]
                self.possible.read_principles(asked, column, partial(self._told, block, asked))
        self.possible.end()

    def _told(self, block: Block, principles: Sequence[int], row: Row) -> Iterator[tuple[int, Node]]:
        """What the principles of a block find, by the lane of findings."""
        lane = row[block.column(FINDINGS)]
        for index in principles:
            words = enumerate(self.plan.principles[index].principle.findings, block.principles[index])
            findings = frozenset(word for place, word in words if lane >> place & 1)
            yield index, self.kernel.diagrams.leaf(frozenset({findings}))

    def _read_shared(self, principle: PlanPrinciple) -> None:
        """One that looks at facts that another looks at too: what it finds as a function of these."""
        stages = self.kernel.of_findings[principle.index]
        self._first += [stage for stage in stages if stage not in self._first]
        (column,) = stages[-1].into
        found = self.kernel.findings[principle.index].all
        narrow: Distinct[Node] = Distinct()

        def narrowed(row: Row) -> tuple[int]:
            node = self.kernel.diagrams.forgetting(found[row[column.name]], self._shared)
            return (narrow.number(id(node), node),)

        lookup = Lookup([column], (f"udfald.delt{principle.index}",), narrowed, whole_rows=False)
        self._first.append(lookup)
        (short,) = lookup.into
        said = lambda row: [(principle.index, narrow.all[row[short.name]])]  # noqa: E731
        self.possible.read_principles([principle.index], short, said)


def _bits(place: int, fires: Truth, condition: Truth) -> int:
    """What is said of one rule, each in its lane."""
    said = (
        fires.must_hold,
        condition.must_hold and not fires.may_hold,
        fires.may_hold and not fires.must_hold,
    )
    return sum(1 << place + lane * _LANE for lane, holds in enumerate(said) if holds)
