"""The codes of every record's facts in a batch of variants.

Comes in: records, a plan, what is asked, and a batch: some points and some samples in a row. Goes out: for a record and a
fact one code, or one for each variant of the batch, sample by sample within point by point. Always holds: they are the
codes of the values that `variants.values_of` gives; what does not differ between variants is worked out once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from egnet.columnar.coding import Coding
from egnet.plan.plan import Plan
from egnet.records.record import TaskRecord
from egnet.records.whole import Effective, Forest
from egnet.scenarios.cell_codes import CellCodes
from egnet.scenarios.components import Component, components
from egnet.scenarios.variants import Asked, Put, Settling, Streams, comes_from_whole, forest_with, values_of
from egnet.values.value import Unknown

Codes = Sequence[int]
"""One code that holds in all variants, or one for each."""


@dataclass(frozen=True)
class Open:
    """What is drawn in a tree of records: facts, and the records whose verdicts are open without it."""

    facts: frozenset[str]
    records: frozenset[str]


class Columns:
    """The codes of records under one plan; of each tree of records what is in `drawn` is drawn, without it nothing."""

    def __init__(
        self,
        plan: Plan,
        codings: Sequence[Coding],
        records: Sequence[TaskRecord],
        asked: Asked,
        streams: Streams,
        known: Mapping[str, Effective],
        drawn: Mapping[str, Open] | None = None,
    ) -> None:
        self.asked = asked
        self.streams = streams
        self.drawn = drawn or {}
        self.components = components(plan)
        self.settling = Settling(asked, [name for one in self.components for name in one.facts])
        self._cells = {f.name: CellCodes(f, c) for f, c in zip(plan.facts, codings, strict=True) if f.parts is None}
        self._trees = [tree for tree in trees_of(records).values() if drawn is None or tree[0].id in drawn]
        self._known = known
        self._worked_out: dict[object, Mapping[tuple[str, str], Codes]] = {}

    def as_known(self, record: TaskRecord) -> Mapping[str, int]:
        """The codes of what is known of a record's facts as it is."""
        return {name: cells.of(self._known[record.id].values[name]) for name, cells in self._cells.items()}

    def go_on(self) -> None:
        """Forget what was worked out for the samples before."""
        self._worked_out.clear()

    def of(self, puts: Sequence[Put]) -> Mapping[tuple[str, str], Codes]:
        """The codes of the facts of records that may differ from what is known of them as it is, by id and name."""
        found: dict[tuple[str, str], Codes] = {}
        for tree in self._trees:
            for component in self.components:
                found |= self._component(tree, component, puts)
        return found

    def _component(
        self, tree: Sequence[TaskRecord], component: Component, puts: Sequence[Put]
    ) -> dict[tuple[str, str], Codes]:
        """The codes of some facts in a tree of records; nothing where all is as it is known."""
        names = component.facts
        is_drawn = self._is_drawn(tree, component)
        is_put = any(name in put for put in puts for name in names) and any(self.asked.is_for(one) for one in tree)
        if not (is_put or is_drawn):
            return {}
        parts = [self._under(tree, component, put, is_drawn) for put in puts]
        return {key: self._joined([part[key] for part in parts]) for key in parts[0]}

    def _under(
        self, tree: Sequence[TaskRecord], component: Component, put: Put, is_drawn: bool
    ) -> Mapping[tuple[str, str], Codes]:
        """The codes where this is put in, worked out once."""
        own = {name: value for name, value in put.items() if name in component.facts}
        key = (tree[0].id, component.facts, _key(own), is_drawn)
        if key not in self._worked_out:
            if is_drawn:
                found = self._with_draws(tree, component, own)
            elif self._is_single(tree, component):
                found = self._apart(tree, component, own, draw=False)
            elif self._is_put_everywhere(tree, component, own):
                found = self._put_everywhere(tree, own)
            else:
                found = self._together(tree, component, own, draw=False)
            self._worked_out[key] = found
        return self._worked_out[key]

    def _with_draws(self, tree: Sequence[TaskRecord], component: Component, put: Put) -> dict[tuple[str, str], Codes]:
        """Draws for the records that are open; the others are as they are, or as what is put in makes them."""
        if component.alone and not component.rolls_up:
            return self._apart(tree, component, put, draw=True)
        found = dict(self._under(tree, component, put, is_drawn=False)) if put else {}
        facts = component.plan.rulebook.facts.values()
        inherits = any(fact.inherited for fact in facts)
        below = _below(tree, self.drawn[tree[0].id].records)
        # Wholes only where something is inherited from them: what they have from parts is not all there.
        drawn = _above(tree, below) if inherits else below
        for some in trees_of([record for record in tree if record.id in drawn]).values():
            work_out = self._apart if self._is_single(some, component) and not inherits else self._together
            codes = work_out(some, component, put, draw=True)
            found |= {key: code for key, code in codes.items() if key[0] in below}
        return found

    @staticmethod
    def _is_single(tree: Sequence[TaskRecord], component: Component) -> bool:
        """Whether every fact stands alone: none is calculated, none is worked out from parts."""
        return component.alone and (len(tree) == 1 or not component.rolls_up)

    def _is_put_everywhere(self, tree: Sequence[TaskRecord], component: Component, put: Put) -> bool:
        """Whether one value is put in for all: what parts say cannot narrow it, and nothing else depends on it."""
        is_for_all = bool(put) and all(self.asked.is_for(record) for record in tree)
        is_certain = all(value.is_certain for value in put.values())
        return is_for_all and is_certain and component.dependent_on(put) <= put.keys()

    def alike(self, puts: Iterable[tuple[int, Put]]) -> list[tuple[Put, list[int]]]:
        """Points by what is put in, those together whose codes are the same in every variant: the first, and all places."""
        found: dict[object, tuple[Put, list[int]]] = {}
        for place, put in puts:
            found.setdefault(self._signature(put), (put, []))[1].append(place)
        return list(found.values())

    def _signature(self, put: Put) -> object:
        """What the codes depend on: where nothing is drawn the codes themselves, else what is put in."""
        signature: list[object] = []
        for component in self.components:
            own = {name: value for name, value in put.items() if name in component.facts}
            if not own:
                continue
            for tree in self._trees:
                if self._is_drawn(tree, component):
                    signature.append(_key(own))
                else:
                    codes = self._under(tree, component, own, is_drawn=False)
                    signature.append(tuple(map(tuple, codes.values())))
        return tuple(signature)

    def _is_drawn(self, tree: Sequence[TaskRecord], component: Component) -> bool:
        return tree[0].id in self.drawn and not self.drawn[tree[0].id].facts.isdisjoint(component.facts)

    def _joined(self, parts: Sequence[Codes]) -> Codes:
        """The codes of all variants, from those of each point."""
        if all(len(part) == 1 and part[0] == parts[0][0] for part in parts):
            return [parts[0][0]]
        count = max(self.streams.count, 1)
        joined: list[int] = []
        for part in parts:
            joined += part if len(part) == count else [part[0]] * count
        return joined

    # -- facts that stand alone ------------------------------------------------------------------------------------------

    def _apart(
        self, tree: Sequence[TaskRecord], component: Component, put: Put, *, draw: bool
    ) -> dict[tuple[str, str], Codes]:
        """Values that are as stated, drawn, or a whole's: no record's but its own and its wholes' matter."""
        forest = forest_with(tree, self.asked, put)
        found: dict[tuple[str, str], Codes] = {}
        for record in reversed(forest.parts_first()):
            for name, fact in component.plan.rulebook.facts.items():
                cells = self._cells.get(name)
                if cells is None:
                    continue
                if comes_from_whole(forest, record, fact):
                    found[record.id, name] = found[str(record.part_of), name]
                    continue
                figure = record.figures.get(name)
                value = fact.domain.unknown(Unknown.ABSENT) if figure is None else figure.value
                drawn = self.settling.drawn(record, fact, value) if draw else None
                if drawn is None:
                    found[record.id, name] = [cells.of(value)]
                else:
                    found[record.id, name] = cells.drawn(drawn, self.streams.of(record.id, name))
        return found

    def _put_everywhere(self, tree: Sequence[TaskRecord], put: Put) -> dict[tuple[str, str], Codes]:
        codes = {name: [self._cells[name].of(value)] for name, value in put.items() if name in self._cells}
        return {(record.id, name): code for record in tree for name, code in codes.items()}

    # -- facts that depend on one another --------------------------------------------------------------------------------

    def _together(
        self, tree: Sequence[TaskRecord], component: Component, put: Put, *, draw: bool
    ) -> dict[tuple[str, str], Codes]:
        """Values that roll up or are calculated, as the definition finds them, variant by variant."""
        forest = forest_with(tree, self.asked, put)
        names = [name for name in component.facts if name in self._cells]
        found: dict[tuple[str, str], list[int]] = {(r.id, name): [] for r in tree for name in names}
        settling = self.settling if draw else None
        place = 0

        def number(record: str, fact: str) -> int:
            return self.streams.of(record, fact)[place]

        for place in range(self.streams.count if draw else 1):  # noqa: B007 -- `number` reads it
            known = values_of(forest, component.plan, settling, number)
            for (id_, name), codes in found.items():
                codes.append(self._cells[name].of(known[id_].values[name]))
        return {key: codes[:1] if len(set(codes)) == 1 else codes for key, codes in found.items()}


def _below(tree: Sequence[TaskRecord], ids: Collection[str]) -> set[str]:
    """These records and all below them."""
    found = set(ids)
    for record in tree:
        if record.part_of in found:
            found.add(record.id)
    return found


def _above(tree: Sequence[TaskRecord], ids: Collection[str]) -> set[str]:
    """These records and all above them."""
    found = set(ids)
    for record in reversed(tree):
        if record.id in found and record.part_of is not None:
            found.add(record.part_of)
    return found


def _key(put: Put) -> object:
    return tuple((name, value, value.unknown) for name, value in put.items())


def trees_of(records: Sequence[TaskRecord]) -> dict[str, list[TaskRecord]]:
    """Each record that is part of none, with all its parts, by its id; wholes before parts."""
    forest = Forest(records)
    root: dict[str, str] = {}
    trees: dict[str, list[TaskRecord]] = {}
    for record in reversed(forest.parts_first()):
        root[record.id] = root.get(str(record.part_of), record.id)
        trees.setdefault(root[record.id], []).append(record)
    return trees
