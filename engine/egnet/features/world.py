"""What a scenario has been given, and what egnet makes of it.

A world starts empty, the `Givet` sentences fill it, `Når opgaven vurderes` decides the task, the `Så` sentences look at
the decision. A task is evaluated with its wholes, which it inherits from, and its parts, which roll up into it and
whose verdicts it may read; no other record can matter to it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from egnet.features import library, things
from egnet.features.errors import SentenceError, known
from egnet.features.library import WayName

if TYPE_CHECKING:
    from egnet.diagnostics.diagnostic import Diagnostic
    from egnet.evaluate.forest import Decided
    from egnet.features.money import Money
    from egnet.features.variant_claims import Trying
    from egnet.plan.plan import Plan
    from egnet.records.record import Figure, TaskRecord
    from egnet.rulebook.rulebook import Rulebook

#: The rulebook to decide by, in place of the one that a scenario gives; both have one vocabulary.
Instead = Callable[["Rulebook"], "Rulebook"]

#: The id of a record that a scenario states itself.
TASK = "opgaven"
#: The cut of a scenario's own parts where it names none.
CUT = "dele"


@dataclass
class Batch:
    """Many tasks: those that could be read, the ids or places of those that could not, and what was decided."""

    records: tuple[TaskRecord, ...]
    set_aside: tuple[str, ...]
    decided: tuple[Decided, ...] | None = None


@dataclass
class World:
    """One scenario under way. `base` is the folder of the feature file; `judged` is every decision so far, and
    `considered` those together with what was decided of their wholes and parts.

    With `only`, that rulebook is given whatever the scenario names; with `instead`, tasks are decided by another.
    """

    base: Path
    way: WayName = "definition"
    instead: Instead | None = None
    only: Rulebook | None = None
    rulebook: Rulebook | None = None
    as_of: date | None = None
    records: dict[str, TaskRecord] = field(default_factory=dict)
    task: str | None = None
    decided: Decided | None = None
    decided_with: Sequence[Decided] = ()
    money: Money | None = None
    judged: list[Decided] = field(default_factory=list)
    considered: list[Decided] = field(default_factory=list)
    batch: Batch | None = None
    trying: Trying | None = None
    reported: tuple[Diagnostic, ...] | None = None

    def the_rulebook(self) -> Rulebook:
        """The rulebook; a fault where none is given."""
        if self.rulebook is None:
            raise SentenceError(
                'intet regelsæt er givet; begynd med `Givet regelsættet "…"`',
                'no rulebook is given; begin with `Given the rulebook "…"`',
            )
        return self.rulebook

    def the_plan(self) -> Plan:
        """The rulebook on the date given, else on the date of its adoption."""
        rulebook = self.the_rulebook()
        day = self.as_of or (rulebook.adopted.date if rulebook.adopted is not None else rulebook.valid.start)
        if day is None:
            raise SentenceError(
                "regelsættet har ingen vedtagelsesdato; tilføj `Givet datoen ÅÅÅÅ-MM-DD`",
                "the rulebook has no date of adoption; add `Given the date YYYY-MM-DD`",
            )
        return library.plan_on(rulebook if self.instead is None else self.instead(rulebook), day)

    def state(self, figures: Mapping[str, Figure | None]) -> None:
        """Start over with one record of the scenario's own."""
        from egnet.records.record import TaskRecord

        stated = {name: figure for name, figure in figures.items() if figure is not None}
        self.take({TASK: TaskRecord(TASK, TASK, "", stated, None)}, TASK)

    def take(self, records: Mapping[str, TaskRecord], task: str) -> None:
        """The records of the scenario, and which of them it is about."""
        if self.task is not None:
            raise SentenceError(
                "scenariet handler allerede om `{task}`; én opgave i hvert scenarie",
                "the scenario is about `{task}` already; one task to a scenario",
                task=self.task,
            )
        self.records = dict(records)
        self.task = task
        self.decided = None

    def add_part(self, name: str, cut: str, figures: Mapping[str, Figure | None]) -> None:
        """Give the task a part in a cut that says nothing of what else the task holds."""
        from egnet.records.record import Cut, TaskRecord

        whole = self.records[self.the_task()]
        id_ = f"{whole.id}.{name}"
        if id_ in self.records:
            raise SentenceError(
                "opgaven har allerede delen `{name}`", "the task has the part `{name}` already", name=name
            )
        stated = {fact: figure for fact, figure in figures.items() if figure is not None}
        cuts = {cut: Cut(cut, cut, exhaustive=False, disjoint=True), **whole.cuts}
        self.records[whole.id] = replace(whole, cuts=cuts)
        self.records[id_] = TaskRecord(id_, name, whole.administration, stated, None, part_of=whole.id, cut=cut)
        self.decided = None

    def change(self, id_: str, figures: Mapping[str, Figure | None]) -> None:
        """Other figures for one record of the scenario; `None` leaves a fact unstated."""
        record = self.records[known(things.TASK, id_, self.records)]
        changed = {**record.figures, **figures}
        stated = {name: figure for name, figure in changed.items() if figure is not None}
        self.records[id_] = replace(record, figures=stated)
        self.decided = None

    def the_task(self) -> str:
        """The id of the record that the scenario is about."""
        if self.task is None:
            raise SentenceError(
                "ingen opgave er givet; tilføj `Givet en opgave med disse fakta`",
                "no task is given; add `Given a task with these facts`",
            )
        return self.task

    def judge(self) -> None:
        """Decide the task."""
        task, plan = self.the_task(), self.the_plan()
        self.decided_with = library.deciding(plan, self.way)(_concerning(task, self.records))
        self.decided = next(one for one in self.decided_with if one.record.id == task)
        self.judged.append(self.decided)
        self.considered += self.decided_with

    def take_batch(self, batch: Batch) -> None:
        """Many tasks instead of one."""
        if self.task is not None or self.batch is not None:
            raise SentenceError("scenariet har allerede opgaver", "the scenario has tasks already")
        self.batch = batch

    def the_batch(self) -> Batch:
        """The tasks of the scenario; a fault where none are given."""
        if self.batch is None:
            raise SentenceError(
                'ingen sager er givet; tilføj `Givet sagerne fra "…"`',
                'no cases are given; add `Given the cases from "…"`',
            )
        return self.batch

    def judge_batch(self) -> None:
        """Decide every task of the batch."""
        batch, plan = self.the_batch(), self.the_plan()
        batch.decided = tuple(library.deciding(plan, self.way)(batch.records))
        self.judged += batch.decided
        self.considered += batch.decided

    def concerned(self) -> list[TaskRecord]:
        """The records of the batch; of a single task those that can matter to it."""
        return _concerning(self.the_task(), self.records) if self.batch is None else list(self.batch.records)

    def look_at(self, records: Sequence[TaskRecord], considered: Sequence[TaskRecord]) -> None:
        """Count these records, as they are, among those judged; `considered` leave open what the scenario varies."""
        decide = library.deciding(self.the_plan(), self.way)
        self.judged += [one for one in decide(records) if self.batch is not None or one.record.id == self.task]
        self.considered += decide(considered)

    def the_decision(self) -> Decided:
        """What egnet found; a fault before `Når opgaven vurderes`."""
        if self.decided is None:
            raise SentenceError(
                "opgaven er ikke vurderet; skriv `Når opgaven vurderes` før `Så`",
                "the task is not judged; write `When the task is judged` before `Then`",
            )
        return self.decided


def _concerning(id_: str, records: Mapping[str, TaskRecord]) -> list[TaskRecord]:
    """The record, the wholes that it is part of, and its own parts and theirs."""
    chosen = {id_}
    larger = records[id_].part_of
    while larger in records:
        chosen.add(str(larger))
        larger = records[str(larger)].part_of
    waiting = [id_]
    while waiting:
        whole = waiting.pop()
        parts = [r.id for r in records.values() if r.part_of == whole]
        chosen.update(parts)
        waiting += parts
    return [record for record in records.values() if record.id in chosen]
