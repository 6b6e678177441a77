"""OpenFisca: facts as variables of an entity, principles and the verdict as formulas over whole arrays."""

from __future__ import annotations

from typing import Any

import polars as pl

from benchmarks.formula import names_in, tests_in
from benchmarks.peers.languages import numpy
from benchmarks.peers.numpy_blocks import array
from benchmarks.peers.peer import Peer, Ready
from benchmarks.workload import Numbers, Texts, Workload

PERIOD = "2010"


def _system(workload: Workload) -> Any:
    """The tax and benefit system, as OpenFisca calls it."""
    import numpy as np
    from openfisca_core.entities import build_entity
    from openfisca_core.periods import DateUnit
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem
    from openfisca_core.variables import Variable

    task = build_entity(key="task", plural="tasks", label="A task", is_person=True)
    system = TaxBenefitSystem([task])
    codes = {name: list(drawn.percents) for name, drawn in workload.drawn.items() if isinstance(drawn, Texts)}
    language = numpy(workload.aliases, codes)

    def add(name: str, kind: type, formula: Any = None) -> None:
        parts = {"value_type": kind, "entity": task, "definition_period": DateUnit.YEAR}
        if formula is not None:
            parts["formula"] = formula
        system.add_variable(type(name, (Variable,), parts))

    def add_formula(name: str, kind: type, text: str, asks: list[str]) -> None:
        body = [f"    {one} = task({one!r}, period)" for one in asks]
        made: dict[str, Any] = {"np": np}
        exec("\n".join(["def formula(task, period):", *body, f"    return {text}"]), made)
        add(name, kind, made["formula"])

    for name, alias in workload.aliases.items():
        add(alias, float if isinstance(workload.drawn[name], Numbers) else int)
    translation = workload.translation
    for name, formula in translation.definitions:
        asks = sorted({workload.aliases[test.fact] for test in tests_in(formula)})
        add_formula(name, bool, language.text(formula), asks)
    conditions = [(condition, word) for condition, word in translation.rows[:-1] if condition is not False]
    names = sorted({name for condition, _ in conditions for name in names_in(condition)})
    chosen = ", ".join(str(workload.verdicts.index(word)) for _, word in conditions)
    text = f"np.select([{', '.join(language.text(c) for c, _ in conditions)}], [{chosen}], "
    add_formula("verdict", int, f"{text}{workload.verdicts.index(translation.rows[-1][1])})", names)
    return system


def ready(workload: Workload, frame: pl.DataFrame) -> Ready:
    """A new simulation each time, for one keeps what it has calculated; its inputs are arrays made before."""
    from openfisca_core.simulations import SimulationBuilder

    system = _system(workload)
    arrays = {alias: array(workload, frame, name) for name, alias in workload.aliases.items()}

    def run() -> Any:
        simulation = SimulationBuilder().build_default_simulation(system, count=len(frame))
        for alias, values in arrays.items():
            simulation.set_input(alias, PERIOD, values)
        return simulation.calculate("verdict", PERIOD)

    return Ready(run, lambda found: [1 << code for code in found.tolist()])


PEERS = [Peer("OpenFisca-core", ready, ("openfisca_core", "numpy"), 100_000, known_only=True, in_columns=True)]
