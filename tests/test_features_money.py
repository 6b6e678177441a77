"""What the sentences about money claim, and what they say when egnet finds something else."""

from __future__ import annotations

from pathlib import Path

import pytest

from egnet.features.errors import MismatchError, SentenceError
from egnet.features.money_steps import MONEY
from egnet.features.steps import say, sentence_for
from egnet.features.world import World

ROOT = Path(__file__).parents[1]

REFUSION = ('forslaget "refusion" fra "2015-citizen-2017"', "økonomien regnes efter")
AUDIT = ('efterregningen af "2015-citizen-2017"', "tallene regnes efter")
VALBY = ('gevinsterne fra "2008-valby"', "gevinsterne gøres op")
PORTFOLIO = ('porteføljen af "2010-analysen"', "porteføljen regnes")

#: What is given and worked out; a claim that holds; one that does not, and what is said to be found instead.
CLAIMS: list[tuple[tuple[str, str], str, str, str]] = [
    (REFUSION, 'er tilbagebetalingstiden "år 4 (2018)"', 'er tilbagebetalingstiden "år 3 (2017)"', "år 4 (2018)"),
    (
        REFUSION,
        'den akkumulerede pengestrøm er "981, 587, 193, -201"',
        'den akkumulerede pengestrøm er "981"',
        "981, 587, 193, -201",
    ),
    (
        REFUSION,
        'er rækken "sof.omkostning" i tabel 3 "170, 170, 170, 170"',
        'er rækken "sof.omkostning" i tabel 3 "0, 0, 0, 0"',
        "170, 170, 170, 170",
    ),
    (
        REFUSION,
        'er der et fund "netto kaldt brutto" om "tabel 2"',
        'er der et fund "netto kaldt brutto" om "tabel 3"',
        "tabel 2, samlet driftsbesparelse, 2018",
    ),
    (
        REFUSION,
        'er der intet fund "sum"',
        'er der intet fund "netto kaldt brutto"',
        "tabel 2, samlet driftsbesparelse, 2018",
    ),
    (
        AUDIT,
        'er der et fund "betegnelse" om "kontaktcenter, Andelen, der ville stå uden løsningen"',
        'er der intet fund "betegnelse"',
        "kontaktcenter, Andelen, der ville stå uden løsningen",
    ),
    (
        VALBY,
        'er "udestående" for gevinsten "fælles-administration" "1,9"',
        'er "realiseret" for gevinsten "kortsigtet" "0,8"',
        "1,4",
    ),
    (VALBY, 'er gevinsten "kortsigtet" "realiseret"', 'er gevinsten "kortsigtet" "uafklaret"', "realiseret"),
    (
        VALBY,
        'er opfølgningen "Evaluering af Fælles Borgerservice Valby" "kommer"',
        'er opfølgningen "Evaluering af Fælles Borgerservice Valby" "udført"',
        "kommer",
    ),
    (PORTFOLIO, 'er summen i år 3 "856..36.729"', 'er summen i år 2 "856..36.729"', "585..24.486"),
    (PORTFOLIO, 'er grundlaget for "pension" "0..44.988"', 'er grundlaget for "pension" "0"', "0..44.988"),
    (
        PORTFOLIO,
        'går besparelsen for "affaldsservice" til brugerne',
        'går besparelsen for "pension" til brugerne',
        "besparelsen er i summen",
    ),
]


def world_of(given: str, when: str) -> World:
    """A scenario that is given something about money, and has it worked out."""
    world = World(ROOT)
    if given.startswith("porteføljen"):
        say(world, "given", 'regelsættet "borgerserviceenhed-2010"')
    say(world, "given", given)
    say(world, "when", when)
    return world


@pytest.mark.parametrize(("start", "holds", "fails", "found"), CLAIMS)
def test_claims(start: tuple[str, str], holds: str, fails: str, found: str) -> None:
    """A claim that holds passes; one that does not says what was found."""
    world = world_of(*start)
    say(world, "then", holds)
    with pytest.raises(MismatchError) as unmet:
        say(world, "then", fails)
    assert str(unmet.value).splitlines()[-1] == f"fandt:     {found}"


def test_every_claim_is_tried() -> None:
    """Each `Så` sentence about money is among the claims above."""
    tried = {sentence_for("then", text) for _, holds, fails, _ in CLAIMS for text in (holds, fails)}
    assert {sentence for sentence in MONEY if sentence.kind == "then"} == tried


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ([("given", 'forslaget "refusionn" fra "2015-citizen-2017"')], "mente du `refusion`?"),
        ([("given", 'forslaget "refusion" fra "2015-citizen"')], "mente du `2015-citizen-2017`?"),
        ([("when", "økonomien regnes efter")], "intet om penge er givet"),
        ([("given", REFUSION[0]), ("then", 'er tilbagebetalingstiden "år 4"')], "økonomien er ikke regnet efter"),
        ([("given", REFUSION[0]), ("when", "gevinsterne gøres op")], "ingen gevinster er givet"),
        ([("given", AUDIT[0]), ("then", 'er der intet fund "sum"')], "tallene er ikke regnet efter"),
        ([("given", VALBY[0]), ("when", "tallene regnes efter")], "ingen tal er givet"),
        ([("given", 'efterregningen af "2010-kanaler"')], "intet at regne efter"),
        ([("given", VALBY[0]), ("then", 'er gevinsten "kortsigtet" "realiseret"')], "gevinsterne er ikke gjort op"),
        ([("given", VALBY[0]), ("when", "gevinsterne gøres op den 2009-13-01")], "er ikke en dato"),
        ([("given", PORTFOLIO[0]), ("when", "porteføljen regnes")], "intet regelsæt er givet"),
        (
            [("given", REFUSION[0]), ("given", '"refusion.licens" er sat til "1"'), ("when", "økonomien regnes efter")],
            "E611",
        ),
    ],
)
def test_what_cannot_be_understood(said: list[tuple[str, str]], why: str) -> None:
    """A sentence that names what does not exist, or stands where it makes no sense, says why."""
    world = World(ROOT)
    *before, last = said
    for kind, text in before:
        say(world, kind, text)
    with pytest.raises(SentenceError) as refused:
        say(world, *last)
    assert why in str(refused.value)


def test_unknown_words_are_refused() -> None:
    """A row, a table, a kind of finding or a benefit that does not exist is a fault, never a pass."""
    world = world_of(*REFUSION)
    for text in (
        'er rækken "licens" i tabel 1 "0"',
        'er rækken "licens-sof" i tabel 9 "0"',
        'er der intet fund "Noget helt andet"',
    ):
        with pytest.raises(SentenceError):
            say(world, "then", text)
    with pytest.raises(SentenceError):
        say(world_of(*VALBY), "then", 'er gevinsten "langsigtet" "realiseret"')
    with pytest.raises(SentenceError):
        say(world_of(*PORTFOLIO), "then", 'er summen i år 4 "0"')
