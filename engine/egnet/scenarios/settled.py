"""What need not be drawn: trees of records whose verdicts are settled whatever is drawn.

A certain verdict is the verdict under every completion of what is unknown, and an open one depends on the facts that
decide it alone. So only those are drawn, with what they depend on. Draws of parts may contradict what is said of their
whole, whose value is then no longer within what was known of it: such values are taken as wholly open here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from egnet.evaluate.explore import is_exact
from egnet.evaluate.judge import VerdictTrace
from egnet.plan.plan import Plan
from egnet.records.record import Cut, TaskRecord
from egnet.records.whole import Effective, Forest, Origin, effective
from egnet.rulebook.rulebook import Fact, RollUp
from egnet.scenarios.components import Component, components
from egnet.scenarios.variants import Asked
from egnet.values.value import Value


class Settled:
    """Which facts of which trees must be drawn, for verdicts found without drawing."""

    def __init__(self, plan: Plan, trees: Mapping[str, Sequence[TaskRecord]], asked: Asked) -> None:
        self.plan = plan
        self.trees = trees
        self.asked = asked
        self.components = components(plan)
        self.drawn: dict[str, set[str]] = {}
        self.open: dict[str, set[str]] = {}
        self.root = {record.id: root for root, tree in trees.items() for record in tree}

    def wide_open(self) -> frozenset[tuple[str, str]]:
        """Facts of wholes that may be drawn as something else than what is known of them now."""
        found: set[tuple[str, str]] = set()
        for tree in self.trees.values():
            wholes = {record.part_of for record in tree}
            for component in self.components:
                if component.rolls_up and len(tree) > 1 and self._may_contradict(tree, component):
                    found |= {(record.id, name) for record in tree if record.id in wholes for name in component.facts}
        return frozenset(found)

    def note(self, record: str, verdict: VerdictTrace) -> None:
        """A record has this verdict at one of the points."""
        if len(verdict.possible) == 1:
            return
        if is_exact(verdict.diagram):
            needed = [one for one in self.components if not set(one.facts).isdisjoint(verdict.undecided_by)]
        else:
            needed = list(self.components)
        self.open.setdefault(self.root[record], set()).add(record)
        wanted = self.drawn.setdefault(self.root[record], set())
        for component in needed:
            wanted.update(component.facts)

    def _may_contradict(self, tree: Sequence[TaskRecord], component: Component) -> bool:
        """Whether draws may contradict what is known of a whole."""
        facts = [f for f in component.plan.rulebook.facts.values() if f.roll_up is not None]
        if any(
            not value.is_certain for axis in self.asked.axes for value in axis.values if axis.name in component.facts
        ):
            return True
        forest = Forest(tree)
        known = effective(forest, component.plan)
        return any(
            self._contradicts(forest, known, record, fact) for record in tree if forest.parts(record) for fact in facts
        )

    def _contradicts(self, forest: Forest, known: Mapping[str, Effective], record: TaskRecord, fact: Fact) -> bool:
        figure = record.figures.get(fact.name)
        if figure is not None and figure.value.unknown is None:
            return known[record.id].origins[fact.name] is Origin.NARROWED
        cuts = [cut for cut in record.cuts.values() if forest.parts(record, cut.name)]
        if len(cuts) > 1:
            return True
        return any(self._leaves_the_domain(forest, known, record, fact, cut) for cut in cuts)

    def _leaves_the_domain(
        self, forest: Forest, known: Mapping[str, Effective], record: TaskRecord, fact: Fact, cut: Cut
    ) -> bool:
        """Whether parts may be drawn so that nothing they say is possible for a whole of which nothing is stated."""
        if fact.roll_up is RollUp.SUM:
            low, high = fact.domain.range.low, fact.domain.range.high
            return high is not None or (low is not None and low < 0)
        if fact.roll_up is RollUp.WEIGHTED and cut.exhaustive and cut.disjoint and not fact.domain.may_be_irrelevant:
            assert fact.weight is not None
            weights = (known[part.id].values[fact.weight] for part in forest.parts(record, cut.name))
            return all(self._may_be_nought(str(fact.weight), weight) for weight in weights)
        return False

    def _may_be_nought(self, name: str, weight: Value) -> bool:
        """Whether a weight is nought, not relevant, or may be drawn so."""
        if weight.irrelevant or weight.hull is None:
            return True
        if weight.hull.low is None or weight.hull.low > 0:
            return False
        return weight.hull.high is not None or name in self.asked.ranges or any(a.name == name for a in self.asked.axes)
