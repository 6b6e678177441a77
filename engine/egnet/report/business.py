"""Business cases as text for the terminal: tables 1 to 7 made again, the accumulated cash flow, and what does not fit.

Comes in: proposals as stated or supposed, and findings. Goes out: text of 80 columns.
"""

from __future__ import annotations

from collections.abc import Sequence

from egnet.audit.finding import Finding
from egnet.report.audit_text import findings_text
from egnet.report.columns import hanging, headed, in_columns, wrapped
from egnet.text import Language, Text
from egnet.values.domain import Kind
from egnet.worth.cash import BreakEven, Delays, Flow, flow_of
from egnet.worth.comparing import rounded_like, years_shown
from egnet.worth.model import Catalogue, Criterion, Proposal
from egnet.worth.shown import shown_amount, with_money
from egnet.worth.suppose import Change, Supposed
from egnet.worth.tables import TITLES, Row, Table, tables_of
from egnet.worth.together import worth_in

_PROPOSAL = Text("Forslag {number}. {title}", "Proposal {number}. {title}")
_TABLE = Text("Tabel {number}. {title}", "Table {number}. {title}")
_PRICES = Text("{unit}, {level}-p/l", "{unit}, {level} prices")
_KEY = Text("nøgle", "key")
_ACCUMULATED = Text("Akkumuleret pengestrøm", "Accumulated cash flow")
_STAFF = Text("Personalemæssige konsekvenser (ÅV): {value}", "Consequences for staff (full-time posts): {value}")
_NOT_STATED = Text("ikke oplyst", "not stated")
_BREAK_EVEN = Text("Tilbagebetalingstid (break-even): {years}", "Break-even: {years}")
_PRINTED = Text("trykt {value}", "printed {value}")
_DIFFERS = Text("* trykt: {cells}", "* printed: {cells}")
_LASTING = Text(
    "Forudsætning: varige linjer fortsætter uændret efter {year}.",
    "Assumption: lasting lines go on unchanged after {year}.",
)
_NEVER = Text("aldrig", "never")
_PERHAPS_NEVER = Text("tidligst {first}, måske aldrig", "{first} at the earliest, perhaps never")
_YEAR = Text("år {n} ({year})", "year {n} ({year})")
_YEARS = Text("{first} til {last}", "{first} to {last}")
_BASIS = Text("Grundlag", "Basis")
_STEPS = Text("Implementering", "Implementation")
_MEASURED = Text("Måles ved: {text}.", "Measured by: {text}.")
_REACHED = Text("Opnås ved: {text}.", "Reached by: {text}.")
_WHO = Text("Ansvarlig: {who}. Opfølgning: {when}.", "Responsible: {who}. Follow-up: {when}.")
_LEVEL = Text("Samlet risiko: {level}", "Overall risk: {level}")
_SUPPOSED = Text("Forudsat med --set", "Supposed with --set")
_TOGETHER = Text("Forslagene tilsammen", "The proposals together")
_WORKED_OUT, _STATED_THERE = Text("beregnet", "recomputed"), Text("oplyst", "stated")
_CHANGED = Text("{name} = {supposed} (oplyst {stated})", "{name} = {supposed} (stated {stated})")
_NO_COMPARISON = Text(
    "Tabellerne er forslagene, som de er forudsat; de er ikke holdt op mod de trykte.",
    "The tables are the proposals as supposed; they are not held against the printed ones.",
)


def business_text(
    catalogues: Sequence[Catalogue],
    supposed: Supposed,
    findings: Sequence[Finding],
    language: Language,
) -> str:
    """What was supposed, each proposal, what they come to together, and the findings of all."""
    lines: list[str] = []
    if len(catalogues) == 1:
        lines += [*headed(catalogues[0].title.in_(language), "="), ""]
    lines += _changes(supposed.changes, language)
    for proposal in supposed.proposals:
        lines += _proposal(proposal, supposed.delays_of(proposal), not supposed.changes, language)
    for catalogue in catalogues:
        lines += _catalogue(catalogue, supposed, language)
    if not supposed.changes:
        lines += findings_text(findings, language)
    return "\n".join(lines).rstrip("\n")


def break_even_text(proposal: Proposal, found: BreakEven, language: Language) -> str:
    """`år 4 (2018)`, `år 1 (2015) til år 2 (2016)`, `aldrig`."""

    def year(number: int) -> str:
        return _YEAR.in_(language).format(n=number, year=proposal.years[0] + number - 1)

    if found.first is None:
        return _NEVER.in_(language)
    if found.last is None:
        return _PERHAPS_NEVER.in_(language).format(first=year(found.first))
    if found.first == found.last:
        return year(found.first)
    return _YEARS.in_(language).format(first=year(found.first), last=year(found.last))


# -- one proposal ------------------------------------------------------------------------------------------------------


def _changes(changes: Sequence[Change], language: Language) -> list[str]:
    if not changes:
        return []
    lines = headed(_SUPPOSED.in_(language), "-")
    for one in changes:
        said = _CHANGED.in_(language).format(name=one.name, supposed=one.supposed, stated=one.stated)
        lines += hanging("-", said)
    return [*lines, *wrapped(_NO_COMPARISON.in_(language)), ""]


def _catalogue(catalogue: Catalogue, supposed: Supposed, language: Language) -> list[str]:
    """What the catalogue states of its proposals together, beside what they come to."""
    if not catalogue.stated:
        return []
    rows = []
    for one in catalogue.stated:
        found = shown_amount(worth_in(supposed.proposals, one), language)
        rows.append([f"{one.title.in_(language)}, {one.unit}", found, one.stated.printed])
    header = [_TOGETHER.in_(language), _WORKED_OUT.in_(language), _STATED_THERE.in_(language)]
    return [*in_columns(header, rows), ""]


def _proposal(proposal: Proposal, delays: Delays, compared: bool, language: Language) -> list[str]:
    heading = _PROPOSAL.in_(language).format(number=proposal.number, title=proposal.title.in_(language))
    prices = _PRICES.in_(language).format(unit=proposal.unit, level=proposal.price_level)
    lines = [*headed(heading, "-"), f"{proposal.id} ({proposal.source}); {prices}", ""]
    flow = flow_of(proposal, delays)
    for table in tables_of(proposal, delays, flow):
        lines += _table(table, flow, compared, language)
        if table.number == "1":
            lines += _beside(proposal, flow, compared, language)
        lines.append("")
    return [*lines, *_criteria(proposal, language), *_risk(proposal, language), *_rest(proposal, language)]


def _table(table: Table, flow: Flow, compared: bool, language: Language) -> list[str]:
    title = _TABLE.in_(language).format(number=table.number, title=table.title.in_(language))
    lines = wrapped(f"{title} ({table.source})" if table.source is not None else title)
    keyed = any(row.key is not None for row in table.rows)
    header = ["", *([_KEY.in_(language)] if keyed else []), *map(str, table.years)]
    other: list[str] = []
    rows = [
        [row.title.in_(language), *_key(row, keyed, language), *_cells(row, table, compared, other, language)]
        for row in table.rows
    ]
    sums = [i for i, row in enumerate(table.rows) if row.is_sum]
    if table.number == "1":
        shown = [shown_amount(one, language) for one in flow.accumulated[: len(table.years)]]
        rows.append([_ACCUMULATED.in_(language), *shown])
    lines += in_columns(header, rows, sums[:1])
    return [*lines, *wrapped(_DIFFERS.in_(language).format(cells="; ".join(other)))] if other else lines


def _key(row: Row, keyed: bool, language: Language) -> list[str]:
    if not keyed:
        return []
    if row.key is None:
        return [""]
    printed = row.key.printed if language == "da" else row.key.printed.replace(",", ".")
    return [printed or shown_amount(row.key.share, language, Kind.SHARE)]


def _cells(row: Row, table: Table, compared: bool, other: list[str], language: Language) -> list[str]:
    """The cells; one that was printed otherwise has a star, and what was printed goes to `other`."""
    shown = []
    printed: dict[str, list[int]] = {}
    for year, cell in zip(table.years, row.cells, strict=True):
        text = shown_amount(cell.value, language)
        if compared and cell.printed is not None and rounded_like(cell.printed).meet(cell.value) is None:
            text += "*"
            printed.setdefault(cell.printed.printed, []).append(year)
        shown.append(text)
    other += [f"{row.title.in_(language)} {years_shown(years)}: {amount}" for amount, years in printed.items()]
    return shown


def _beside(proposal: Proposal, flow: Flow, compared: bool, language: Language) -> list[str]:
    """What stands under table 1: staff, the break-even year, and what it rests on."""
    staff = proposal.staff.printed if proposal.staff is not None else _NOT_STATED.in_(language)
    found = flow.break_even
    years = break_even_text(proposal, found, language)
    printed = proposal.printed.get("1")
    if compared and printed is not None and printed.break_even is not None:
        years += f"; {_PRINTED.in_(language).format(value=printed.break_even.printed)}"
    lines = [_STAFF.in_(language).format(value=staff), *wrapped(_BREAK_EVEN.in_(language).format(years=years))]
    if found.beyond:
        lines += wrapped(_LASTING.in_(language).format(year=proposal.years[-1]))
        after = flow.accumulated[len(proposal.years) :]
        if after:
            first = proposal.years[-1] + 1
            cells = [f"{first + i}: {shown_amount(one, language)}" for i, one in enumerate(after)]
            lines += wrapped(f"{_ACCUMULATED.in_(language)} {', '.join(cells)}")
    return lines


def _criteria(proposal: Proposal, language: Language) -> list[str]:
    if not proposal.criteria:
        return []
    lines = _heading("6", str(proposal.criteria[0].source), language)
    for number, one in enumerate(proposal.criteria, start=1):
        lines += hanging(f"{number}.", _criterion(one, language))
    return [*lines, ""]


def _criterion(one: Criterion, language: Language) -> str:
    said = [f"{one.what.in_(language)}."]
    if one.reached_by is not None:
        said.append(_REACHED.in_(language).format(text=one.reached_by.in_(language)))
    said.append(_MEASURED.in_(language).format(text=one.measured_by.in_(language)))
    when = ", ".join(period.written for period in one.follow_up)
    said.append(_WHO.in_(language).format(who=", ".join(one.responsible), when=when))
    if one.note is not None:
        said.append(f"{one.note.in_(language)}.")
    return " ".join(said)


def _risk(proposal: Proposal, language: Language) -> list[str]:
    risk = proposal.risk
    if risk is None:
        return []
    level = risk.level or _NOT_STATED.in_(language)
    note = f" ({risk.note.in_(language)})" if risk.note is not None else ""
    lines = [*_heading("7", str(risk.source), language), *wrapped(f"{_LEVEL.in_(language).format(level=level)}{note}")]
    for one in risk.risks:
        lines += hanging("-", one.in_(language))
    return [*lines, ""]


def _heading(number: str, source: str, language: Language) -> list[str]:
    title = _TABLE.in_(language).format(number=number, title=TITLES[number].in_(language))
    return wrapped(f"{title} ({source})")


def _rest(proposal: Proposal, language: Language) -> list[str]:
    """The steps and the figures that the proposal builds on."""
    lines: list[str] = []
    if proposal.steps:
        lines.append(_STEPS.in_(language))
        for step in proposal.steps:
            lines += hanging("-", f"{step.period.written}: {step.what.in_(language)} ({step.source})")
        lines.append("")
    if proposal.basis:
        lines.append(_BASIS.in_(language))
        for one in proposal.basis:
            note = f" {one.note.in_(language)}." if one.note is not None else ""
            value = one.stated.amount
            figure = with_money(shown_amount(value, language) if value.is_point else one.stated.printed, one.unit)
            lines += hanging("-", f"{one.title.in_(language)}: {figure} ({one.stated.source}).{note}")
        lines.append("")
    return lines
