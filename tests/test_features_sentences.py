"""What the sentences of feature files claim, and what they say when egnet finds something else."""

from __future__ import annotations

import inspect
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from egnet.features.errors import MismatchError, SentenceError
from egnet.features.evidence import Evidence, Outcome, Subject
from egnet.features.money_steps import MONEY
from egnet.features.run import run_file
from egnet.features.sentence import Table, shown
from egnet.features.steps import BATCH, FAULTS, SENTENCES, nearest_sentence, say, sentence_for
from egnet.features.variant_steps import VARIANTS
from egnet.features.world import World

ROOT = Path(__file__).parents[1]

SUITED = """
    målgruppe                          = borgere
    støttefunktion_i_enheden           = nej
    opgaveområder_i_analysen           = 1
    andel_uden_væsentligt_skøn         = 90 %
    sammenhængende_med_egnede_opgaver  = nej
    egen_sagsbehandling                = ja
    binding_til_opgaver_der_bliver     = svag
    henvendelser                       = 50.000
    sager                              = 1.000
    lov_kræver_ét_udvalg               = nej
    fordeling_styrer_tilbud_der_bliver = nej
    uundværlig_for_afgivende           = nej
    fysisk_arkiv_nødvendigt            = nej
    afventer_anden_beslutning          = nej
"""


def table(text: str, heading: tuple[str, str] = ("fakta", "værdi")) -> Table:
    """A table of facts from lines `name = value`."""
    rows = [line.split("=", 1) for line in text.strip().splitlines()]
    return [heading, *([name.strip(), value.strip()] for name, value in rows)]


def world_with(facts: str = "", base: Path = ROOT) -> World:
    """A scenario that is given a suited task, with some facts changed, and judged."""
    world = World(base)
    say(world, "given", 'regelsættet "borgerserviceenhed-2010"')
    say(world, "given", "en opgave med disse fakta", table(SUITED))
    if facts:
        say(world, "given", "disse fakta er ændret", table(facts))
    say(world, "when", "opgaven vurderes")
    return world


def refusal(world: World, text: str, kind: str = "then", facts: Table | None = None) -> str:
    """Why a sentence cannot be understood."""
    with pytest.raises(SentenceError) as refused:
        say(world, kind, text, facts)
    return str(refused.value)


def mismatch(world: World, text: str) -> list[str]:
    """What a claim that does not hold expected and what was found, line by line."""
    with pytest.raises(MismatchError) as unmet:
        say(world, "then", text)
    return [line.strip() for line in str(unmet.value).splitlines()]


# -- the table --------------------------------------------------------------------------------------------------------


def test_every_sentence_is_in_both_languages() -> None:
    """Each has a form in Danish and in English with the same placeholders."""
    for sentence in SENTENCES:
        placeholders = [sorted(re.findall(r"\{(\w+)\}", form)) for form in (*sentence.da, *sentence.en)]
        assert sentence.da
        assert len(sentence.da) >= len(sentence.en) >= 1
        assert {tuple(one) for one in placeholders[: len(sentence.da)]} == {
            tuple(one) for one in placeholders[len(sentence.da) :]
        }


def test_no_text_is_two_sentences() -> None:
    """Every form, filled in with names that look alike, is one sentence only."""
    for sentence in SENTENCES:
        for form in (*sentence.da, *sentence.en):
            text = shown(form.replace("{code}", "E202")).replace("…", "2010")
            fitting = [
                s for s in SENTENCES if s.kind == sentence.kind and s.said_in(text, None if not s.has_table else [[]])
            ]
            assert fitting == [sentence], text


def test_every_sentence_says_what_it_does() -> None:
    """Each has a docstring of its own."""
    assert len({inspect.getdoc(sentence.does) for sentence in SENTENCES}) == len(SENTENCES)


# -- claims that hold, and that do not --------------------------------------------------------------------------------

#: Facts changed in the suited task; a claim that holds; one that does not, and what is said to be found instead.
CLAIMS: list[tuple[str, str, str, str]] = [
    ("", 'er afgørelsen "egnet"', 'er afgørelsen "mulig fremtidig"', 'afgørelse: "egnet"'),
    ("", 'afgørelsen er "egnet"', 'afgørelsen er "delvist egnet"', 'afgørelse: "egnet"'),
    (
        "lov_kræver_ét_udvalg = ikke oplyst",
        'er afgørelsen uafklaret mellem "egnet" og "mulig fremtidig"',
        'er afgørelsen "egnet"',
        'afgørelse: "mulig fremtidig" eller "egnet"',
    ),
    (
        "lov_kræver_ét_udvalg = ikke oplyst",
        'er afgørelsen uafklaret mellem "mulig fremtidig" og "egnet"',
        'er afgørelsen uafklaret mellem "egnet", "delvist egnet" og "mulig fremtidig"',
        'afgørelse: "mulig fremtidig" eller "egnet"',
    ),
    (
        "målgruppe = ikke oplyst\nandel_uden_væsentligt_skøn = ikke opgjort",
        'afhænger afgørelsen af "målgruppe"',
        'afhænger afgørelsen af "målgruppe" og "henvendelser"',
        "åbent:     målgruppe, andel_uden_væsentligt_skøn",
    ),
    (
        "målgruppe = ikke oplyst\nandel_uden_væsentligt_skøn = ikke opgjort",
        'afhænger afgørelsen kun af "målgruppe" og "andel_uden_væsentligt_skøn"',
        'afhænger afgørelsen kun af "målgruppe"',
        "åbent:     målgruppe, andel_uden_væsentligt_skøn",
    ),
    ("", "giver rækken egnet afgørelsen", "giver rækken ellers afgørelsen", "afgørelsen gives af egnet"),
    ("", "giver rækken ellers netop ikke afgørelsen", "giver rækken egnet netop ikke afgørelsen", ""),
    ("", "giver rækken udelukket netop ikke afgørelsen", "giver rækken ingen-opgaver afgørelsen", ""),
    ("", 'er udfaldet for P1 "opfyldt"', 'er udfaldet for P1 "ikke opfyldt"', 'udfaldet er "opfyldt"'),
    (
        "andel_uden_væsentligt_skøn = ca. 70 %",
        'er udfaldet for P1 uafklaret mellem "ikke opfyldt" og "opfyldt"',
        'er udfaldet for P1 "opfyldt"',
        'udfaldet er "opfyldt" eller "ikke opfyldt"',
    ),
    ("", "gælder reglen P3.henvendelser", "gælder reglen P3.sager", "P3.sager gælder ikke (sager = 1.000: ikke"),
    ("", "gælder reglen P3.sager ikke", "gælder reglen P3.henvendelser ikke", "P3.henvendelser gælder"),
    ("sager = ikke opgjort", "gælder reglen P3.sager måske", "gælder reglen P3.henvendelser måske", ""),
    ("sager = ikke opgjort", "gælder reglen P3.sager måske", "gælder reglen P3.sager", "P3.sager gælder måske"),
    ("sager = ikke opgjort", "gælder reglen P3.sager måske", "gælder reglen P3.sager ikke", "P3.sager gælder måske"),
    ("", "gælder reglen P3.sager netop ikke", "gælder reglen P3.henvendelser netop ikke", ""),
    ("", "gælder reglen P3.sager netop ikke", "gælder reglen P2.sårbar netop ikke", "P2.sårbar gælder ikke"),
    ("", "gælder reglen FORDELING.ellers", "gælder reglen P1.ellers", "P1.ellers: en anden regel gælder"),
    (
        "andel_uden_væsentligt_skøn = 50 %\nsammenhængende_med_egnede_opgaver = ja",
        "er reglen P1.skønspræget tilsidesat af P1.sammenhæng",
        "er reglen P1.regelbaseret tilsidesat af P1.uden_myndighed",
        "P1.regelbaseret gælder ikke",
    ),
    ("", "er reglen P2.svag_binding afgørende", "er reglen P2.samspil afgørende", ""),
    (
        "henvendelser = 90.000\nsager = 90.000",
        "er reglen P3.sager ikke afgørende",
        "er reglen P2.svag_binding ikke afgørende",
        "den er afgørende",
    ),
    ("", "taler P2.svag_binding for", "taler P2.svag_binding imod", "den taler for"),
    ("under_konsolidering = ja", "taler P2.konsolidering imod", "taler P2.konsolidering for", "den taler imod"),
    ("under_konsolidering = ja", "taler P2.konsolidering imod", "taler P2.samspil for", "P2.samspil gælder måske"),
    (
        "",
        'begrundes P1.regelbaseret med "90 % af sagerne … (krav: mindst 70 %)"',
        'begrundes P1.regelbaseret med "krav … 90 % af sagerne"',
        "begrundelsen er",
    ),
    ("", 'begrundes P3.henvendelser med "50.000"', 'begrundes P3.sager med "1.000"', "P3.sager gælder ikke"),
    (
        "",
        'er kilden til P1.regelbaseret "analyse-2010, afsnit 3, princip 1"',
        'er kilden til P1.regelbaseret "analyse-2010"',
        '"analyse-2010, afsnit 3, princip 1"',
    ),
    ("", 'er kilden til K.sla "analyse-2010, afsnit 3.2"', 'er kilden til T.forsøg "x"', "afsnit 2, tabel 1"),
    ("", "gælder følgen K.myndighed", "gælder følgen K.styrelsesvedtægt", "K.styrelsesvedtægt gælder ikke"),
    ("", "gælder følgen K.styrelsesvedtægt ikke", "gælder følgen K.myndighed ikke", "K.myndighed gælder"),
    ("", "gælder følgen K.snitflader netop ikke", "gælder følgen K.sla netop ikke", "K.sla gælder måske"),
    ("", "er følgen K.takst mulig", "er følgen K.myndighed mulig", "K.myndighed gælder"),
    ("", "er følgen K.takst mulig", "gælder følgen K.takst", "takstfinansieret = ikke spurgt"),
    (
        "sammenlægning_besluttet = ja",
        'siger tidsplanen 2010 "Overflyttes"',
        'siger tidsplanen 2011 "Overflyttes"',
        'tidsplanen siger 2010 "Overflyttes"',
    ),
    (
        (
            "binding_til_opgaver_der_bliver = stærk\nsnitflader_sikret_i_system = nej\n"
            "kun_frontbetjening = nej\nén_indgang_på_tværs = nej"
        ),
        'siger tidsplanen 2011-2012 "øvrige opgaver"',
        'siger tidsplanen 2011-2013 "øvrige opgaver"',
        'tidsplanen siger 2011-2012 "Overflytning af øvrige opgaver"',
    ),
    ("", "gælder reglen P3.henvendelser", 'siger tidsplanen 2010 "Overflyttes"', '2010 "Overflyttes" (måske)'),
    (
        "andel_uden_væsentligt_skøn = 50 %\nforsøg_aftalt = nej",
        "er tidsplanen tom",
        'siger tidsplanen 2010 "Overflyttes"',
        "tidsplanen er tom",
    ),
    ("sammenlægning_besluttet = ja", "gælder trinnet T.overflyttes", "er tidsplanen tom", "tidsplanen siger 2010"),
    ("sammenlægning_besluttet = nej", "gælder trinnet T.overflyttes netop ikke", "gælder trinnet T.overflyttes", ""),
    ("sammenlægning_besluttet = nej", "gælder trinnet T.overflyttes ikke", "er trinnet T.overflyttes muligt", ""),
    ("", "er trinnet T.overflyttes muligt", "gælder trinnet T.overflyttes ikke", "T.overflyttes gælder måske"),
    (
        "",
        'siger forklaringen under "Hvorfor" "giver egnet … opgaver, der bliver"',
        'siger forklaringen under "Hvorfor ikke" "delvist egnet: Væsentlig volumen"',
        "delvist egnet: Samlet opgaveansvar",
    ),
    ("", "er der ingen modstrid", 'er der modstrid om "sager"', "modstrid om intet"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "holds", "fails", "found"), CLAIMS, ids=[claim[1] for claim in CLAIMS])
def test_a_claim_holds_or_says_what_was_found(facts: str, holds: str, fails: str, found: str) -> None:
    """Of two claims about one task the one holds; the other says what it expected and what egnet found."""
    world = world_with(facts)
    say(world, "then", holds)
    lines = mismatch(world, fails)
    assert lines[0].startswith("forventet: ")
    assert found in "\n".join(lines[1:])


def test_every_claim_is_tried() -> None:
    """Each `Så` sentence is among the claims above or the tests below; those about money, batches, variants and errors have theirs."""
    tried = {sentence_for("then", text) for _, holds, fails, _ in CLAIMS for text in (holds, fails)}
    elsewhere = {*MONEY, *BATCH, *VARIANTS, *FAULTS}
    assert {one for one in SENTENCES if one.kind == "then" and one not in elsewhere} == tried


def test_a_mismatch_tells_the_whole_decision() -> None:
    """Expected, found, the verdicts, the findings, what applies and what was known."""
    lines = mismatch(world_with(), 'er udfaldet for P3 "ikke opfyldt"')
    assert lines[0] == 'forventet: udfaldet for P3 er "ikke opfyldt"'
    assert lines[1] == 'fandt:     udfaldet er "opfyldt"'
    assert "P3.henvendelser gælder (henvendelser = 50.000: opfyldt)" in lines
    assert 'afgørelse: "egnet"' in lines
    assert any(line.startswith("udfald:") and 'P3 "opfyldt"' in line for line in lines)
    assert any(line.startswith("gælder:") and "P1.regelbaseret" in line for line in lines)
    assert any(line.startswith("fakta:") and "målgruppe = borgere" in line for line in lines)


@pytest.mark.parametrize(
    ("facts", "text", "shown"),
    [
        ("", "gælder reglen P3.henvendelser", {(Subject.RULE, "P3.henvendelser", Outcome.FIRES)}),
        ("", "taler P2.svag_binding for", {(Subject.RULE, "P2.svag_binding", Outcome.FIRES)}),
        ("", "gælder reglen P3.sager netop ikke", {(Subject.RULE, "P3.sager", Outcome.NARROWLY_NOT)}),
        ("", "gælder reglen P3.sager ikke", set()),
        ("", "giver rækken egnet afgørelsen", {(Subject.ROW, "egnet", Outcome.FIRES)}),
        ("", "gælder følgen K.myndighed", {(Subject.CONSEQUENCE, "K.myndighed", Outcome.FIRES)}),
        ("", "gælder følgen K.styrelsesvedtægt ikke", set()),
        ("", "er følgen K.takst mulig", set()),
        (
            "sammenlægning_besluttet = ja",
            'siger tidsplanen 2010 "Overflyttes"',
            {(Subject.STEP, "T.overflyttes", Outcome.FIRES)},
        ),
        (
            "andel_uden_væsentligt_skøn = 50 %\nsammenhængende_med_egnede_opgaver = ja",
            "er reglen P1.skønspræget tilsidesat af P1.sammenhæng",
            {(Subject.OVERRIDE, "P1.sammenhæng > P1.skønspræget", Outcome.FIRES)},
        ),
    ],
)
def test_a_claim_shows_what_it_names(facts: str, text: str, shown: set[tuple[Subject, str, Outcome]]) -> None:
    """Only what is claimed to hold, or narrowly not to, counts as shown."""
    assert {(one.subject, one.id, one.outcome) for one in say(world_with(facts), "then", text)} == shown


# -- sentences that cannot be understood ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ('er afgørelsen "egnt"', "afgørelsen `egnt` findes ikke; mente du `egnet`?"),
        ('er afgørelsen uafklaret mellem "egnet" og "delvis egnet"', "mente du `delvist egnet`?"),
        ('afhænger afgørelsen af "Henvendelser betjent af medarbejdere"', "mente du `henvendelser`?"),
        ('afhænger afgørelsen af "henvendlser"', "fakta `henvendlser` findes ikke; mente du `henvendelser`?"),
        ("giver rækken egnt afgørelsen", "rækken `egnt` findes ikke; mente du `egnet`?"),
        ('er udfaldet for P9 "opfyldt"', "princippet `P9` findes ikke"),
        ('er udfaldet for P1 "opfylt"', "udfaldet for P1 `opfylt` findes ikke; mente du `opfyldt`?"),
        ('er udfaldet for P2 uafklaret mellem "opfyldt" og "uden betydning"', "`uden betydning` findes ikke"),
        ("gælder reglen P1.regelbasseret ikke", "reglen `P1.regelbasseret` findes ikke; mente du `P1.regelbaseret`?"),
        ("gælder reglen P1.regelbasseret netop ikke", "mente du `P1.regelbaseret`?"),
        ("er reglen P1.regelbasseret ikke afgørende", "mente du `P1.regelbaseret`?"),
        ("er reglen P1.skønspræget tilsidesat af P1.samenhæng", "mente du `P1.sammenhæng`?"),
        ("er reglen P1.sammenhæng tilsidesat af P1.skønspræget", "P1.skønspræget tilsidesætter aldrig P1.sammenhæng"),
        ("taler P2.samspill for", "mente du `P2.samspil`?"),
        ('begrundes P2.samspill med "x"', "mente du `P2.samspil`?"),
        ('er kilden til K.slaa "x"', "mente du `K.sla`?"),
        ("gælder følgen K.slaa ikke", "følgen `K.slaa` findes ikke; mente du `K.sla`?"),
        ("gælder følgen T.forsøg", "følgen `T.forsøg` findes ikke"),
        ("gælder trinnet T.forsog ikke", "trinnet `T.forsog` findes ikke; mente du `T.forsøg`?"),
        ('er der modstrid om "sagerne"', "fakta `sagerne` findes ikke; mente du `sager`?"),
        ('er afgørelsen uafklaret mellem "egnet" og "egnet"', "mindst to mulige"),
        ('er udfaldet for P1 uafklaret mellem "opfyldt"', "mindst to mulige"),
        ("er der modstrid", "sætningen kendes ikke: er der modstrid\nmente du: er der"),
    ],
)
def test_an_unknown_name_is_an_error(text: str, near: str) -> None:
    """A name the rulebook does not know fails the scenario, also where the claim is that something does not hold."""
    assert near in refusal(world_with(), text)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("henvendlser = 5", "fakta `henvendlser` findes ikke; mente du `henvendelser`?"),
        ("andel_uden_væsentligt_skøn = 75", "`75` er større end 1"),
        ("målgruppe = borger", "mente du `borgere`?"),
        ("sager = 12,5", "værdien af `sager`"),
        ("egen_sagsbehandling = ikke relevant", "værdien af `egen_sagsbehandling`"),
        ("sager = 1\nsager = 2", "fakta `sager` står to gange i tabellen"),
    ],
)
def test_a_bad_table_is_an_error(row: str, why: str) -> None:
    """Names and values are read as strictly as in case files."""
    assert why in refusal(world_with(), "disse fakta er ændret", "given", table(row))


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (None, "skal følges af en tabel"),
        ([("fakta", "værdi")], "tabellen har ingen rækker"),
        ([("fact", "value"), ("sager", "5")], "overskriften | fakta | værdi |"),
        ([("fakta", "værdi", "kilde"), ("sager", "5", "x")], "overskriften | fakta | værdi |"),
    ],
)
def test_a_table_has_its_heading_and_rows(rows: Table | None, why: str) -> None:
    """A sentence that needs a table says what is wrong with it."""
    assert why in refusal(world_with(), "disse fakta er ændret", "given", rows)


def test_a_table_where_none_belongs_is_an_error() -> None:
    """A table after a sentence that does not read it would be passed over."""
    assert "tager ingen tabel" in refusal(world_with(), "er tidsplanen tom", "then", table("sager = 5"))


def test_the_order_of_sentences_is_held() -> None:
    """Rulebook, task, judgement, claims: what comes too early or is missing is told."""
    world = World(ROOT)
    assert "intet regelsæt er givet" in refusal(world, "en opgave med disse fakta", "given", table("sager = 5"))
    assert "ingen opgave er givet" in refusal(world, "opgaven vurderes", "when")
    say(world, "given", 'regelsættet "borgerserviceenhed-2010"')
    assert "ingen opgave er givet" in refusal(world, "disse fakta er ændret", "given", table("sager = 5"))
    say(world, "given", "en opgave med disse fakta", table("sager = 5"))
    assert "opgaven er ikke vurderet" in refusal(world, "er tidsplanen tom")
    say(world, "when", "opgaven vurderes")
    say(world, "given", "disse fakta er ændret", table("sager = 6"))
    assert "opgaven er ikke vurderet" in refusal(world, 'er afgørelsen "egnet"')
    assert "én opgave i hvert scenarie" in refusal(world, 'opgaven "pension" fra "2010-analysen"', "given")
    assert "før opgaven" in refusal(world, 'regelsættet "borgerserviceenhed-2010"', "given")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('regelsættet "borgerserviceenhed-2011"', "mente du `borgerserviceenhed-2010`?"),
        ('regelsættet "cases"', "kan ikke bruges"),
        ("datoen 12-03-2010", "er ikke en dato"),
        ("datoen 2010-02-30", "er ikke en dato"),
        ('opgaven "pensionn" fra "2010-analysen"', "mente du `pension`?"),
        ('opgaven "pension" fra "2010-analyse"', "sagsmappen `2010-analyse` findes ikke; mente du `2010-analysen`?"),
    ],
)
def test_what_is_given_must_exist(text: str, why: str) -> None:
    """Rulebooks, dates, folders and tasks that do not exist are told, with the nearest that does."""
    world = World(ROOT)
    if not text.startswith("regelsættet"):
        say(world, "given", 'regelsættet "borgerserviceenhed-2010"')
    assert why in refusal(world, text, "given")


# -- what is given ----------------------------------------------------------------------------------------------------


def test_the_date_chooses_what_is_in_force() -> None:
    """Before the rulebook is in force there is nothing to judge by; after it there is."""
    world = World(ROOT)
    say(world, "given", 'regelsættet "borgerserviceenhed-2010"')
    say(world, "given", "en opgave med disse fakta", table(SUITED))
    say(world, "given", "datoen 2010-03-11")
    assert "gælder ikke den 2010-03-11" in refusal(world, "opgaven vurderes", "when")
    say(world, "given", "datoen 2012-01-01")
    say(world, "when", "opgaven vurderes")
    say(world, "then", 'er afgørelsen "egnet"')


def test_a_part_inherits_from_the_task() -> None:
    """A part's verdict is read by the task; what the part does not state it inherits where the vocabulary says so."""
    part = "støttefunktion_i_enheden = nej\nandel_uden_væsentligt_skøn = 90 %\nhenvendelser = 30.000\n"
    rest = "sammenhængende_med_egnede_opgaver = nej\nfysisk_arkiv_nødvendigt = nej"
    for own, verdict in [("", "mulig fremtidig"), ("lov_kræver_ét_udvalg = nej\n", "specifikke opgaver afklares")]:
        world = world_with("lov_kræver_ét_udvalg = ja")
        say(world, "given", 'opgaven har delen "telefon" med disse fakta', table(own + part + rest))
        say(world, "when", "opgaven vurderes")
        say(world, "then", f'er afgørelsen "{verdict}"')
    assert "har allerede delen" in refusal(
        world, 'opgaven har delen "telefon" efter "kanal" med disse fakta', "given", table(part)
    )


def test_a_record_beside_the_task_can_be_changed() -> None:
    """A changed part changes its whole, a changed whole its parts; other scenarios are not touched by it."""
    for changes, verdict in [("", "specifikke opgaver afklares"), ("lov_kræver_ét_udvalg = nej", "delvist egnet")]:
        world = World(ROOT)
        say(world, "given", 'regelsættet "borgerserviceenhed-2010"')
        say(world, "given", 'opgaven "ydelsesservice" fra "2010-analysen"')
        if changes:
            say(world, "given", 'disse fakta er ændret for "ydelsesservice"', table(changes))
        say(world, "when", "opgaven vurderes")
        say(world, "then", f'er afgørelsen "{verdict}"')
    assert "mente du `ydelsesservice.kontanthjaelp`?" in refusal(
        world, 'disse fakta er ændret for "ydelsesservice.kontanthjælp"', "given", table("sager = 5")
    )


def test_a_changed_whole_can_disagree_with_its_parts() -> None:
    """A total that no parts can come to is told as a disagreement, and only then."""
    for total, claim in [("5", 'er der modstrid om "henvendelser"'), ("666.280", "er der ingen modstrid")]:
        world = World(ROOT)
        say(world, "given", 'regelsættet "borgerserviceenhed-2010"')
        say(world, "given", 'opgaven "ydelsesservice" fra "2010-analysen"')
        say(world, "given", "disse fakta er ændret", table(f"henvendelser = {total}"))
        say(world, "when", "opgaven vurderes")
        say(world, "then", claim)


def test_a_part_is_judged_as_with_all_its_siblings() -> None:
    """Leaving out the records that cannot matter changes no verdict."""
    from datetime import date

    from egnet.evaluate.forest import decide
    from egnet.features import library

    rulebook = library.rulebook_named("borgerserviceenhed-2010", ROOT)
    records = library.cases_named("2010-analysen", ROOT, rulebook)
    for decided in decide(library.plan_on(rulebook, date(2010, 3, 12)), records):
        world = World(ROOT)
        say(world, "given", 'regelsættet "borgerserviceenhed-2010"')
        say(world, "given", f'opgaven "{decided.record.id}" fra "2010-analysen"')
        say(world, "when", "opgaven vurderes")
        alone = world.the_decision()
        assert alone.trace.possible == decided.trace.possible
        assert alone.effective.values == decided.effective.values
        assert [o.source.id for o, _ in alone.trace.schedule] == [o.source.id for o, _ in decided.trace.schedule]


def test_words_at_once_and_absent_figures() -> None:
    """Several words at once are joined by `og`; a figure that is `ikke spurgt` is no longer stated."""
    say(world_with("målgruppe = borgere og virksomheder"), "then", 'er udfaldet for MÅLGRUPPE "opfyldt"')
    say(world_with("målgruppe = ikke spurgt"), "then", 'afhænger afgørelsen kun af "målgruppe"')


# -- English ----------------------------------------------------------------------------------------------------------


def test_a_feature_in_english(tmp_path: Path) -> None:
    """The same claims in English, with figures as English writes them and the English reasons."""
    rows = "\n".join(f"      | {name} | {value} |" for name, value in table(SUITED)[1:]).replace("50.000", "50000")
    feature = tmp_path / "en.feature"
    feature.write_text(
        "Feature: In English\n"
        "  Scenario: A suited task\n"
        '    Given the rulebook "borgerserviceenhed-2010"\n'
        "    And the date 2010-03-12\n"
        "    And a task with these facts\n"
        "      | fact | value |\n"
        f"{rows.replace('1.000', '1000')}\n"
        "    And these facts are changed\n"
        "      | fact | value |\n"
        "      | målgruppe | borgere and virksomheder |\n"
        "    When the task is judged\n"
        '    Then the verdict is "egnet"\n'
        '    And the finding of P1 is "opfyldt"\n'
        "    And the rule P3.henvendelser applies\n"
        "    And the rule P3.sager narrowly does not apply\n"
        "    And the rule P2.svag_binding is decisive\n"
        '    And the reason for P1.regelbaseret says "90 % of the cases … (at least 70 % asked)"\n'
        "    But the schedule is empty\n",
        encoding="utf-8",
    )
    (told,) = run_file(feature)
    assert told.failure is not None
    assert told.place.endswith(":31")
    feature.write_text(
        feature.read_text(encoding="utf-8").replace("    But the schedule is empty\n", ""), encoding="utf-8"
    )
    (told,) = run_file(feature)
    assert told.failure is None
    assert Evidence(Subject.RULE, "P3.sager", Outcome.NARROWLY_NOT) in told.shown


def test_a_grouped_figure_in_english_is_refused() -> None:
    """`50.000` is fifty to an English reader and fifty thousand to a Danish one."""
    world = World(ROOT)
    say(world, "given", 'the rulebook "borgerserviceenhed-2010"')
    rows: Sequence[Sequence[str]] = table("sager = 50.000", ("fact", "value"))
    assert "værdien af `sager`" in refusal(world, "a task with these facts", "given", rows)


def test_the_nearest_sentence_is_shown_with_blanks() -> None:
    """What is to be filled in is shown as `…`."""
    assert nearest_sentence("given", 'regelsætet "x"') == 'regelsættet "…"'
    assert nearest_sentence("when", "opgaven vuderes") == "opgaven vurderes"
    assert nearest_sentence("then", "solen skinner på alle os her") is None
