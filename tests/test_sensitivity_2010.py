"""Sensitivity of 2010: which parameters turn which areas, and where."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from egnet.evaluate.forest import decide
from egnet.explain.bands import bands_table
from egnet.explain.sensitivity import sensitivity
from egnet.plan.fold import plan_of
from egnet.records.record import Figure
from egnet.rulebook.rulebook import Source
from egnet.values.value import several
from sensitivity_2010 import DAY_2010, found_2010, in_words, with_figures, with_value


def test_today_is_as_evaluated() -> None:
    """The band that holds the value in force has the verdicts of today, for every area and every parameter."""
    rulebook, records, found = found_2010()
    decided = {one.record.id: one.trace.possible for one in decide(plan_of(rulebook, DAY_2010), records)}
    assert len(found) == 4
    for one in found.values():
        assert {area.record.id: area.today.possible for area in one.areas} == decided
        assert all(area.today.holds(one.today) and area.exact for area in one.areas)


def test_level_of_casework_turns_two_areas() -> None:
    """Only areas that no other rule under the principle holds up turn, at the ends of their own figures."""
    rulebook, _, found = found_2010()
    assert in_words(found["mindste_andel_uden_skøn"], rulebook) == {
        "affaldsservice": [
            "højst 84,5 %: egnet",
            "over 84,5 % til og med 85,5 %: mulig fremtidig eller egnet",
            "over 85,5 %: mulig fremtidig",
        ],
        "ydelsesservice.barselsdagpenge": ["højst 99,5 %: egnet", "over 99,5 %: mulig fremtidig eller egnet"],
    }


@pytest.mark.parametrize(
    ("area", "otherwise", "low", "high"),
    [
        ("pension", {"sammenhængende_med_egnede_opgaver": "nej"}, "76,45 %", "76,55 %"),
        ("affaldsservice.klagehaandtering", {"sammenhængende_med_egnede_opgaver": "nej"}, "64,5 %", "65,5 %"),
        (
            "ydelsesservice.kontanthjaelp",
            {"sammenhængende_med_egnede_opgaver": "nej", "lov_kræver_ét_udvalg": "nej", "afklaring_i_gang": "nej"},
            "63,5 %",
            "64,5 %",
        ),
    ],
)
def test_figures_that_the_threshold_was_read_between(area: str, otherwise: dict[str, str], low: str, high: str) -> None:
    """64, 65 and 76,5 %: the areas the report places on either side turn there once nothing else holds them."""
    rulebook, records, found = found_2010()
    assert area not in in_words(found["mindste_andel_uden_skøn"], rulebook)
    (one,) = sensitivity(rulebook, DAY_2010, with_figures(records, area, **otherwise), ["mindste_andel_uden_skøn"])
    bands = in_words(one, rulebook)[area]
    assert [band.partition(":")[0] for band in bands] == [
        f"højst {low}",
        f"over {low} til og med {high}",
        f"over {high}",
    ]


def test_volume_turns_one_area() -> None:
    """Most areas move as part of a unit or join a like function; the business centre fails by its target group."""
    rulebook, records, found = found_2010()
    assert in_words(found["mindste_volumen"], rulebook) == {
        "ydelsesservice.barselsdagpenge": ["højst 138.750: egnet", "mindst 138.751: mulig fremtidig"]
    }
    for_citizens = [
        replace(r, figures={**r.figures, "målgruppe": Figure(several("borgere"), "", Source("analyse-2010", ""))})
        if r.id == "erhvervscenter"
        else r
        for r in with_figures(records, "erhvervscenter", **FOR_CITIZENS)
    ]
    (one,) = sensitivity(rulebook, DAY_2010, for_citizens, ["mindste_volumen"])
    assert in_words(one, rulebook)["erhvervscenter"] == [
        "højst 10.800: egnet",
        "fra 10.801 til og med 18.000: mulig fremtidig eller egnet",
        "mindst 18.001: mulig fremtidig",
    ]


#: What else would have to be so for the volume to decide about the business centre.
FOR_CITIZENS = {
    "støttefunktion_i_enheden": "nej",
    "egen_sagsbehandling": "ja",
    "sammenhængende_med_egnede_opgaver": "ja",
    "binding_til_opgaver_der_bliver": "svag",
    "kun_frontbetjening": "nej",
    "tilsvarende_funktion_i_enheden": "nej",
    "flytter_med_helheden": "nej",
    "afventer_anden_beslutning": "nej",
    "lov_kræver_ét_udvalg": "nej",
    "fordeling_styrer_tilbud_der_bliver": "nej",
    "uundværlig_for_afgivende": "nej",
    "fysisk_arkiv_nødvendigt": "nej",
}


@pytest.mark.parametrize("name", ["mindste_andel_enkle_opkald", "mindre_medarbejdergruppe"])
def test_parameters_that_no_verdict_looks_at(name: str) -> None:
    """What only reasons and consequences look at turns no verdict, and is said to."""
    rulebook, _, found = found_2010()
    assert not found[name].decides
    assert not found[name].turning
    assert "Indgår ikke i nogen afgørelse" in bands_table([found[name]], rulebook, "da")


@pytest.mark.parametrize(
    ("name", "today", "near"),
    [
        ("mindste_andel_uden_skøn", Fraction(845, 1000) / Fraction(105, 100), []),
        ("mindste_andel_uden_skøn", Fraction(845, 1000) / Fraction(1049, 1000), ["affaldsservice"]),
        ("mindste_andel_uden_skøn", Fraction(855, 1000) / Fraction(95, 100), ["affaldsservice"]),
        ("mindste_andel_uden_skøn", Fraction(856, 1000) / Fraction(95, 100), []),
        ("mindste_volumen", Fraction(132144), ["ydelsesservice.barselsdagpenge"]),
        ("mindste_volumen", Fraction(132143), []),
    ],
)
def test_a_turn_within_five_per_cent_is_marked(name: str, today: Fraction, near: list[str]) -> None:
    """Marked is where some value within 5 % of today's gives other verdicts, to the last whole number."""
    rulebook, records, _ = found_2010()
    rulebook = with_value(rulebook, name, today)
    (one,) = sensitivity(rulebook, DAY_2010, records, [name])
    assert [area.record.id for area in one.areas if any(band.near for band in area.bands)] == near
    assert ("!: " in bands_table([one], rulebook, "da")) == bool(near)
