"""What the parameters of 2010 turn, found once for all tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache

from egnet.driver import read_rulebook
from egnet.explain.bands import show_band, show_verdicts
from egnet.explain.sensitivity import Sensitivity, sensitivity
from egnet.locations import shipped
from egnet.records.read import read_cases
from egnet.records.record import Figure, TaskRecord
from egnet.rulebook.rulebook import Rulebook, Source
from egnet.values.value import word

DAY_2010 = date(2010, 3, 12)


def rulebook_2010() -> Rulebook:
    return read_rulebook(shipped("rules") / "borgerserviceenhed-2010")


@cache
def found_2010() -> tuple[Rulebook, Sequence[TaskRecord], dict[str, Sensitivity]]:
    rulebook = rulebook_2010()
    records = read_cases([shipped("cases") / "2010-analysen"], rulebook).records
    return rulebook, records, {one.parameter.name: one for one in sensitivity(rulebook, DAY_2010, records)}


def in_words(one: Sensitivity, rulebook: Rulebook) -> dict[str, list[str]]:
    """The bands of every task whose verdict turns."""
    return {
        area.record.id: [
            f"{show_band(band, one.parameter, 'da')}: {show_verdicts(band.possible, rulebook, 'da')}"
            for band in area.bands
        ]
        for area in one.turning
    }


def with_figures(records: Sequence[TaskRecord], id_: str, **words: str) -> list[TaskRecord]:
    """The records, one of them with other words for some facts."""
    figures = {name: Figure(word(value), value, Source("analyse-2010", "")) for name, value in words.items()}
    return [replace(r, figures={**r.figures, **figures}) if r.id == id_ else r for r in records]


def with_value(rulebook: Rulebook, name: str, number: Fraction) -> Rulebook:
    """The rulebook with another value of a parameter in force."""
    parameter = rulebook.parameters[name]
    values = tuple(replace(dated, number=number) for dated in parameter.values)
    return replace(rulebook, parameters={**rulebook.parameters, name: replace(parameter, values=values)})
