"""What is unknown and matters, and what answers would give: against trying every choice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import chain, combinations, product

import pytest
from click.testing import CliRunner
from hypothesis import assume, given
from hypothesis import strategies as st

from choices import decided_on, decided_with, every_choice, shipped_cases, with_choices, with_values
from egnet.cli import cli
from egnet.evaluate.explore import Branch, Diagram, Leaf, cells_in
from egnet.evaluate.forest import Decided, decide
from egnet.evaluate.trace import Verdict
from egnet.explain.answers import Asked, Given, LeftOpen, Tree, tree_of_answers
from egnet.explain.missing import missing_figures
from egnet.explain.phrases import Phrases
from egnet.explain.unknowns import stated_behind, unknowns_of
from egnet.plan.plan import Plan
from egnet.values.value import Choice
from generate import DAYS, Run, runs
from oracle import choices_of
from small import small_runs

days = st.sampled_from(DAYS)
rulebooks = small_runs() | runs()


# -- what matters --------------------------------------------------------------------------------------------------------


@given(rulebooks, days)
def test_matters_exactly_what_makes_a_difference(run: Run, day: date) -> None:
    """A fact that is not known can matter if it makes a difference under some choice of the others, and else cannot."""
    for one, choices in with_choices(decided_on(run, day)):
        plan = one.trace.plan
        differing = {plan.facts[i].name for i in choices.differing()}
        unknowns = unknowns_of(one)
        expected = {name for fact in differing for name in stated_behind(plan, fact)}
        not_known = [n for n in plan.rulebook.facts if n not in plan.derived and not one.effective.values[n].is_certain]
        assert unknowns.exact
        assert unknowns.matter == tuple(name for name in not_known if name in expected)
        assert unknowns.cannot_matter == tuple(name for name in not_known if name not in expected)
        assert unknowns.hang_on_parts == any(f.parts is not None for f in plan.facts if f.name in differing)


@given(rulebooks, days)
def test_one_smallest_set_settles_whatever_the_answers(run: Run, day: date) -> None:
    """Of all sets of open facts of which every answer settles the verdict, the one reported is the only smallest."""
    for one, choices in with_choices(decided_on(run, day)):
        open_facts = [i for i in choices.facts if len(cells_in(one.trace.state[i])) > 1]
        sets = chain.from_iterable(combinations(open_facts, n) for n in range(len(open_facts) + 1))
        settling = [set(facts) for facts in sets if choices.settled_by(facts)]
        smallest = [facts for facts in settling if not any(other < facts for other in settling)]
        together = unknowns_of(one).settle_together
        assert smallest == ([] if together is None else [{fact.index for fact in together}])


@given(rulebooks, days)
def test_each_answer_leaves_the_verdicts_it_says(run: Run, day: date) -> None:
    """One answer to one open fact leaves exactly the verdicts that are possible under it."""
    for one, choices in with_choices(decided_on(run, day)):
        answered: dict[int, set[int]] = {}
        for answer in unknowns_of(one).answers:
            for cell in cells_in(answer.cells):
                assert cell not in answered.setdefault(answer.fact.index, set())
                answered[answer.fact.index].add(cell)
                state = list(one.trace.state)
                state[answer.fact.index] = 1 << cell
                assert set(answer.verdicts) == choices.within(tuple(state)).verdicts
        assert answered == {i: set(cells_in(one.trace.state[i])) for i in choices.differing()}


# -- the tree of answers -------------------------------------------------------------------------------------------------


@given(rulebooks, days, st.sampled_from([2, 1_000_000]))
def test_the_tree_tells_the_verdict_of_every_choice(run: Run, day: date, most: int) -> None:
    """Following a tree with the answers of any choice ends in its verdicts, or where those are among the ones left."""
    for one, choices in with_choices(decided_on(run, day)):
        tree = tree_of_answers(one.trace, most)
        for choice, verdicts in choices.given.items():
            end = followed(tree, dict(zip(choices.facts, choice, strict=True)))
            assert isinstance(end, Given) or most == 2
            assert set(end.verdicts) == verdicts if isinstance(end, Given) else set(end.verdicts) >= verdicts


def followed(tree: Tree, choice: dict[int, int]) -> Given | LeftOpen:
    asked = set()
    while isinstance(tree, Asked):
        assert tree.fact.index not in asked
        asked.add(tree.fact.index)
        (tree,) = [after for mask, after in tree.answers if mask >> choice[tree.fact.index] & 1]
    return tree


@given(rulebooks, days)
def test_the_tree_asks_only_for_what_matters_there(run: Run, day: date) -> None:
    """At each place of a tree the fact asked for, and every fact it is left open by, still makes a difference."""
    for one, choices in with_choices(decided_on(run, day)):
        for state, tree in places(tree_of_answers(one.trace, 3), one.trace.state):
            differing = choices.within(state).differing()
            match tree:
                case Asked(fact):
                    assert fact.index in differing
                case LeftOpen(facts):
                    assert {fact.index for fact in facts} == differing
                case Given():
                    assert not differing


def places(tree: Tree, state: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], Tree]]:
    yield state, tree
    if isinstance(tree, Asked):
        for mask, after in tree.answers:
            yield from places(after, (*state[: tree.fact.index], mask, *state[tree.fact.index + 1 :]))


# -- the missing figures of a batch --------------------------------------------------------------------------------------


@given(rulebooks, days)
def test_a_figure_that_settles_an_area_does(run: Run, day: date) -> None:
    """Whatever is answered, in the area and in its parts, the verdict is certain once the figure is exactly known."""
    decided = decided_on(run, day)
    by_id = {one.record.id: one for one in decided}
    for figure in missing_figures(decided):
        for id_ in figure.settles:
            lacking = [i for i in (id_, *ids_below(by_id[id_], by_id)) if not known(by_id[i], figure.fact.name)]
            answers = [answers_to(figure.fact.name, by_id[i]) for i in lacking]
            assume(len(list(product(*answers))) <= 300)
            for combination in product(*answers):
                stated = dict(zip(lacking, combination, strict=True))
                records = [
                    with_values(one.record, {figure.fact.name: stated[one.record.id]})
                    if one.record.id in stated
                    else one.record
                    for one in decided
                ]
                after = {one.record.id: one for one in decide(decided[0].trace.plan, records)}
                assert after[id_].trace.certain


def known(one: Decided, name: str) -> bool:
    return one.effective.values[name].is_certain


def ids_below(one: Decided, by_id: dict[str, Decided]) -> Iterator[str]:
    for id_ in one.parts:
        yield id_
        yield from ids_below(by_id[id_], by_id)


def answers_to(name: str, one: Decided) -> list[Choice]:
    """Exact values of a fact that its value allows, some of them in every cell."""
    fact = one.trace.plan.rulebook.facts[name]
    return choices_of(one.effective.values[name], fact.kind, thresholds(one.trace.plan))


def thresholds(plan: Plan) -> set[Fraction]:
    return {
        end
        for fact in plan.facts
        for cell in fact.cells
        for piece in cell.pieces
        for end in (getattr(piece, "low", None), getattr(piece, "high", None))
        if end is not None
    }


@given(rulebooks, days)
def test_the_ranking_is_in_order_and_complete(run: Run, day: date) -> None:
    """Every fact that matters to an undecided area is there with that area; most settled first, then most mattering."""
    decided = decided_on(run, day)
    figures = missing_figures(decided)
    order = [(-len(figure.settles), -len(figure.matters)) for figure in figures]
    assert order == sorted(order)
    for figure in figures:
        assert set(figure.settles) <= set(figure.may_settle) <= set(figure.matters)
    matters = {(figure.fact.name, id_) for figure in figures for id_ in figure.matters}
    for one in decided:
        if not one.trace.certain:
            assert {(name, one.record.id) for name in unknowns_of(one).matter} <= matters
        else:
            assert one.record.id not in {id_ for _, id_ in matters}


# -- the missing figures of KFF and SUF ----------------------------------------------------------------------------------


def missing_in_tables(administration: str) -> list[tuple[str, str]]:
    """The figures that an administration's tables give as not measured or not stated: record and fact."""
    return [
        (one.record.id, name)
        for one in shipped_cases().values()
        if one.record.administration == administration
        for name, figure in one.record.figures.items()
        if figure.value.unknown is not None
    ]


MISSING = [*missing_in_tables("KFF"), *missing_in_tables("SUF")]


def test_the_tables_have_gaps() -> None:
    """Tabel 6 and tabel 18 leave out contacts, cases and shares of several tasks."""
    assert {
        ("administrativ-borgerservice.folkeregister", "henvendelser"),
        ("administrativ-borgerservice.opkraevning", "henvendelser"),
        ("administrativ-borgerservice.ejendomsskat", "sager"),
        ("administrativ-borgerservice.ejendomsskat", "andel_uden_væsentligt_skøn"),
        ("pension.helbredstillaeg", "sager"),
        ("pension.personligt-tillaeg", "sager"),
        ("pension.varmetillaeg", "sager_uden_væsentligt_skøn"),
    } <= set(MISSING)


@pytest.mark.parametrize(("id_", "name"), MISSING, ids=lambda value: value)
def test_figure_missing_in_the_tables_cannot_matter(id_: str, name: str) -> None:
    """No figure that the tables of KFF and SUF leave out can change a verdict: whatever it and every other unknown is."""
    one = shipped_cases()[id_]
    assert name in unknowns_of(one).cannot_matter
    choices = every_choice(one.trace.plan, one.trace.state)
    assert choices.verdicts == {one.trace.verdict}
    assert name not in {one.trace.plan.facts[i].name for i in choices.differing()}


def test_every_figure_of_bevillingsnaevn_matters() -> None:
    """Nothing is known of Bevillingsnævn, and each fact that is said to matter has a choice of the rest where it does."""
    one = shipped_cases()["bevillingsnaevn"]
    unknowns = unknowns_of(one)
    assert {"henvendelser", "sager", "andel_uden_væsentligt_skøn"} <= set(unknowns.matter)
    assert "årsværk" in unknowns.cannot_matter
    for name in unknowns.matter:
        verdicts = {decided_with(one, [one], values).trace.possible for values in where_it_decides(one, name)}
        assert len(verdicts) > 1
        assert all(len(possible) == 1 for possible in verdicts)


def where_it_decides(one: Decided, name: str) -> list[dict[str, Choice]]:
    """A choice of everything else under which this fact decides, once with each of two values of it."""
    plan = one.trace.plan
    fact = next(fact.index for fact in plan.facts if fact.name == name)
    cells, at, other = next(ways_apart(one.trace.diagram, fact, {}))
    found = []
    for cell in (at, other):
        values: dict[str, Choice] = {}
        for i, mask in enumerate(one.trace.state):
            declared = plan.facts[i]
            chosen_cell = cell if i == fact else cells.get(i, cells_in(mask)[0])
            choice = declared.cells[chosen_cell].choice_within(declared.domain.whole)
            if declared.name in plan.rulebook.facts and choice is not None:
                values[declared.name] = choice
        found.append(values)
    return found


def ways_apart(node: Diagram[Verdict], fact: int, path: dict[int, int]) -> Iterator[tuple[dict[int, int], int, int]]:
    """Cells of the other facts, and two cells of the fact, under which a diagram leads to different verdicts."""
    if isinstance(node, Branch) and node.fact != fact:
        for cell, child in node.children:
            yield from ways_apart(child, fact, {**path, node.fact: cell})
    elif isinstance(node, Branch):
        for (cell, child), (other_cell, other) in combinations(node.children, 2):
            below = apart(child, other)
            if below is not None:
                yield {**path, **below}, cell, other_cell


def apart(a: Diagram[Verdict], b: Diagram[Verdict]) -> dict[int, int] | None:
    """Cells under which two diagrams lead to different verdicts."""
    if isinstance(a, Leaf) and isinstance(b, Leaf):
        return None if a.outcomes == b.outcomes else {}
    fact = min(node.fact for node in (a, b) if isinstance(node, Branch))
    under = [dict(node.children) if isinstance(node, Branch) and node.fact == fact else None for node in (a, b)]
    for cell in next(children for children in under if children is not None):
        below = apart(*(node if c is None else c[cell] for node, c in zip((a, b), under, strict=True)))
        if below is not None:
            return {fact: cell, **below}
    return None


# -- in words ------------------------------------------------------------------------------------------------------------


def test_the_answers_read_as_a_sentence() -> None:
    """One missing figure: how its answers settle the verdict, in one sentence with Danish numbers."""
    one = lacking(shipped_cases()["affaldsservice"], "henvendelser", "sager")
    again = decided_with(one, [one], {"flytter_med_helheden": "nej", "tilsvarende_funktion_i_enheden": "nej"})
    known_but_one = decided_with(again, [again], {"henvendelser": Fraction(5_000)})
    (line,) = Phrases(known_but_one).missing(unknowns_of(known_but_one))
    assert line.text == "Kendes antal sager, og er det mindst 20.000: egnet, ellers mulig fremtidig"
    (line,) = Phrases(known_but_one, "en").missing(unknowns_of(known_but_one))
    assert (
        line.text
        == "If the number of cases is known, and it is at least 20,000: suited, otherwise possible in the future"
    )


def test_several_missing_figures_read_as_a_list() -> None:
    """With two figures missing one answer may be enough, and the list says which and what the other would give."""
    one = lacking(shipped_cases()["affaldsservice"], "henvendelser", "sager")
    again = decided_with(one, [one], {"flytter_med_helheden": "nej", "tilsvarende_funktion_i_enheden": "nej"})
    lines = Phrases(again).missing(unknowns_of(again))
    together = "Hvad svarene end er, er afgørelsen først sikker, når alle disse kendes: "
    assert [(line.depth, line.text) for line in lines] == [
        (0, "Kendes antal henvendelser betjent af medarbejdere, og er det mindst 20.000: egnet"),
        (0, "Ellers: kendes antal sager, og er det mindst 20.000: egnet, ellers mulig fremtidig"),
        (0, "Ét svar er nok, hvis det er:"),
        (1, "henvendelser betjent af medarbejdere: mindst 20.000 henvendelser/år → egnet"),
        (1, "sager: mindst 20.000 sager/år → egnet"),
        (0, f"{together}henvendelser betjent af medarbejdere; sager"),
    ]


def lacking(one: Decided, *names: str) -> Decided:
    """The record alone, decided without some of its figures; parts and wholes left out."""
    figures = {name: figure for name, figure in one.record.figures.items() if name not in names}
    alone = replace(one.record, figures=figures, part_of=None, cut=None, cuts={})
    (again,) = decide(one.trace.plan, [alone])
    return again


# -- the command ---------------------------------------------------------------------------------------------------------


def test_missing_ranks_the_figures_of_a_batch() -> None:
    """`egnet explain --missing` lists by title what would settle most, and as JSON by name with the tasks' ids."""
    run = CliRunner().invoke(cli, ["explain", "2010-analysen", "--missing"])
    assert run.exit_code == 0
    assert "  1. lov kræver ét udvalg for indsats og ydelse          0          1          1\n" in run.stdout
    assert f"Uafklarede opgaver: 1 af {len(shipped_cases())}." in run.stdout
    assert max(map(len, run.stdout.splitlines())) <= 80
    run = CliRunner().invoke(cli, ["explain", "2010-analysen", "--missing", "--format", "json"])
    ranking = json.loads(run.stdout)
    assert ranking["undecided"] == 1
    assert ranking["missing"][0]["may_settle"] == ["bevillingsnaevn"]
    assert {figure["fact"] for figure in ranking["missing"]} == set(
        unknowns_of(shipped_cases()["bevillingsnaevn"]).matter
    )


@pytest.mark.parametrize("arguments", [[], ["--missing", "--id", "pension"]])
def test_one_task_or_the_ranking(arguments: list[str]) -> None:
    """One of `--id` and `--missing` must be given, and not both."""
    run = CliRunner().invoke(cli, ["explain", "2010-analysen", *arguments])
    assert run.exit_code == 2
    assert "`--missing`" in run.stderr
