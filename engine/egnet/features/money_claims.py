"""What the sentences about money do: business cases, benefits and portfolios."""

from __future__ import annotations

from collections.abc import Sequence

from egnet.features import money, things
from egnet.features.errors import MismatchError, SentenceError, known
from egnet.features.given import date_in
from egnet.features.money import Money
from egnet.features.sentence import Said
from egnet.features.world import World
from egnet.text import Text
from egnet.values.interval import Interval


def proposal(world: World, said: Said) -> None:
    """A proposal of a case folder."""
    world.money = Money(catalogue=money.read(said.text("folder"), world.base))
    assert world.money.catalogue is not None
    world.money.proposal = money.proposal_named(world.money.catalogue, said.text("name"))


def benefits(world: World, said: Said) -> None:
    """The one status of benefits of a case folder."""
    found = money.read(said.text("folder"), world.base).benefits
    if len(found) != 1:
        raise SentenceError(
            "`{folder}` har {count} opgørelser af gevinster; der skal være én",
            "`{folder}` has {count} statuses of benefits; there is to be one",
            folder=said.text("folder"),
            count=len(found),
        )
    world.money = Money(status=found[0])


def audit(world: World, said: Said) -> None:
    """What a case folder's documents state, and what should hold between it."""
    world.money = Money(audits=money.audits_of(said.text("folder"), world.base))


def portfolio(world: World, said: Said) -> None:
    """The portfolio of a case folder, under the rulebook given."""
    world.money = Money(portfolio_folder=said.text("folder"))


def is_set(world: World, said: Said) -> None:
    """An amount, a delay, a key or an assumption is another."""
    the(world).settings.append(f"{said.text('name')}={said.text('value')}")


def worked_out(world: World, said: Said) -> None:
    """Work out the proposal."""
    the(world).work_out()


def recomputed(world: World, said: Said) -> None:
    """Work out what should hold in the documents."""
    the(world).recompute()


def taken_stock(world: World, said: Said) -> None:
    """Take stock of the benefits, as of a day or of the status's own."""
    the(world).take_stock(date_in(said.text("date")) if "date" in said.words else None)


def added_up(world: World, said: Said) -> None:
    """Add up the portfolio."""
    the(world).add_up(world)


def the(world: World) -> Money:
    """What was given; a fault where it is not about money."""
    if world.money is None:
        raise SentenceError(
            "intet om penge er givet; begynd med et forslag, en opgørelse af gevinster eller en portefølje",
            "nothing about money is given; begin with a proposal, a status of benefits or a portfolio",
        )
    return world.money


# -- business cases ----------------------------------------------------------------------------------------------------


def break_even_is(world: World, said: Said) -> None:
    """The break-even year is this, in words."""
    from egnet.report.business import break_even_text
    from egnet.worth.cash import flow_of

    one = the(world).the_proposal()
    supposed = the(world).supposed
    assert supposed is not None
    _same(said.text("value"), break_even_text(one, flow_of(one, supposed.delays_of(one)).break_even, said.language))


def accumulated_is(world: World, said: Said) -> None:
    """The accumulated cash flow is this, year by year."""
    from egnet.worth.cash import flow_of

    one = the(world).the_proposal()
    supposed = the(world).supposed
    assert supposed is not None
    _same(said.text("value"), _listed(flow_of(one, supposed.delays_of(one)).accumulated, said))


def row_is(world: World, said: Said) -> None:
    """A row of a table is this, year by year."""
    from egnet.worth.tables import tables_of

    one = the(world).the_proposal()
    supposed = the(world).supposed
    assert supposed is not None
    tables = {table.number: table for table in tables_of(one, supposed.delays_of(one))}
    table = tables[known(things.TABLE, said.text("table"), tables)]
    rows = {row.name: row for row in table.rows}
    row = rows[known(things.ROW_OF_TABLE.format(table=table.number), said.text("name"), rows)]
    _same(said.text("value"), _listed([cell.value for cell in row.cells], said))


def finding_is_there(world: World, said: Said) -> None:
    """There is a finding of this kind about something that begins like this."""
    kinds = _kinds(world)
    known(things.FINDING_KIND, said.text("finding"), kinds)
    about = [what for kind, what in _found(world) if kind == said.text("finding")]
    if not any(what.startswith(said.text("part")) for what in about):
        expected, found = f"{said.text('finding')}: {said.text('part')}", "; ".join(about)
        none = Text("intet fund af den slags", "no finding of that kind")
        raise MismatchError(Text(expected, expected), Text(found, found) if found else none)


def finding_is_not_there(world: World, said: Said) -> None:
    """There is no finding of this kind."""
    known(things.FINDING_KIND, said.text("finding"), _kinds(world))
    about = [what for kind, what in _found(world) if kind == said.text("finding")]
    if about:
        none = Text("intet fund af slagsen »{kind}«", "no finding of the kind “{kind}”")
        found = "; ".join(about)
        raise MismatchError(none.format(kind=said.text("finding")), Text(found, found))


def _kinds(world: World) -> Sequence[str]:
    from egnet.audit.finding import KINDS

    return list(dict.fromkeys(text for both in KINDS.values() for text in (both.da, both.en)))


def _found(world: World) -> list[tuple[str, str]]:
    """Every finding of the proposal, the status or the documents, in both languages, as `egnet audit` tells it."""
    from egnet.audit.finding import KINDS

    given = the(world)
    return [
        (KINDS[found.kind].in_(w), _about(found.what.in_(w), "" if given.audits is not None else found.subject))
        for found in given.the_findings()
        for w in ("da", "en")
    ]


def _about(what: str, subject: str) -> str:
    """What a finding is about, without the one proposal or status that the scenario is about."""
    return what.removeprefix(f"{subject}, ") if subject else what


# -- benefits ----------------------------------------------------------------------------------------------------------


def amount_of_benefit_is(world: World, said: Said) -> None:
    """What is required, realised, outstanding or not itemised of a benefit."""
    from egnet.worth.realisation import standing_of

    status = the(world).the_status()
    lines = {line.id: line for line in status.lines}
    standing = standing_of(lines[known(things.BENEFIT, said.text("name"), lines)])
    words = {
        "krævet": standing.required, "realiseret": standing.realised, "udestående": standing.outstanding,
        "uspecificeret": standing.not_itemised, "required": standing.required, "realised": standing.realised,
        "outstanding": standing.outstanding, "not itemised": standing.not_itemised,
    }  # fmt: skip
    _same(said.text("value"), _listed([words[known(things.AMOUNT, said.text("part"), words)]], said))


def benefit_is(world: World, said: Said) -> None:
    """How far a benefit has come, in words."""
    from egnet.worth.realisation import STATES, standing_of

    status = the(world).the_status()
    lines = {line.id: line for line in status.lines}
    line = lines[known(things.BENEFIT, said.text("name"), lines)]
    _same(said.text("value"), STATES[standing_of(line).state].in_(said.language))


def follow_up_is(world: World, said: Said) -> None:
    """Where a follow-up stands, in words."""
    from egnet.worth.follow_up import DUE_STATES, dues_of_status

    dues = {one.what.in_(said.language): one for one in dues_of_status(the(world).the_status(), the(world).day)}
    due = dues[known(things.FOLLOW_UP, said.text("name"), dues)]
    _same(said.text("value"), DUE_STATES[due.state].in_(said.language))


# -- portfolios --------------------------------------------------------------------------------------------------------


def sum_is(world: World, said: Said) -> None:
    """The sum of a year, of the areas whose base has a bound, rounded outwards."""
    from egnet.report.portfolio import outward

    found = the(world).the_portfolio()
    year = int(said.text("year"))
    if not 1 <= year <= len(found.counted_known):
        years = len(found.counted_known)
        raise SentenceError("porteføljen har {years} år", "the portfolio has {years} years", years=years)
    _same(said.text("value"), outward(found.counted_known[year - 1], said.language))


def base_is(world: World, said: Said) -> None:
    """The base of an area, rounded outwards."""
    from egnet.report.portfolio import outward

    areas = {one.id: one for one in the(world).the_portfolio().areas}
    _same(said.text("value"), outward(areas[known(things.AREA, said.text("name"), areas)].base, said.language))


def returned_to_users(world: World, said: Said) -> None:
    """An area's saving goes to users, and none of it is in the sum."""
    from egnet.values.interval import ZERO
    from egnet.worth.portfolio import FINANCING

    areas = {one.id: one for one in the(world).the_portfolio().areas}
    area = areas[known(things.AREA, said.text("name"), areas)]
    if any(one != ZERO for one in area.counted) or area.returned != area.savings:
        returned = Text("besparelsen går til brugerne", "the saving is returned to users")
        raise MismatchError(returned, FINANCING[area.financing])


def _listed(amounts: Sequence[Interval], said: Said) -> str:
    from egnet.worth.shown import shown_amount

    return ", ".join(shown_amount(one, said.language) for one in amounts)


def _same(expected: str, found: str) -> None:
    if expected != found:
        raise MismatchError(Text(expected, expected), Text(found, found))
