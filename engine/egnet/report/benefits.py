"""Benefits as text for the terminal: required, realised and outstanding, the plan by year, and follow-ups.

Comes in: statuses of benefits and proposals, and the day to look from. Goes out: text of 80 columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from egnet.audit.finding import Finding
from egnet.report.audit_text import findings_text
from egnet.report.columns import hanging, headed, in_columns, wrapped
from egnet.text import Language, Text
from egnet.worth.follow_up import DUE_STATES, Due, dues_of_proposal, dues_of_status
from egnet.worth.model import Benefit, BenefitStatus, Proposal
from egnet.worth.realisation import STATES, TOTALS, Standing, due_of, plan_of, standing_of, together
from egnet.worth.shown import shown_amount

_AS_OF = Text("{id} ({source}); {unit} om året; status {status}", "{id} ({source}); {unit} a year; status of {status}")
_DUE = Text("Alt er krævet efter {years} års drift, fra {due}.", "All is required after {years} years, from {due}.")
_HEADER = (Text("krav", "required"), Text("realiseret", "realised"), Text("udestående", "outstanding"))
_STATUS = Text("status", "status")
_SHORT, _LONG = Text("Kortsigtet", "Short-term"), Text("Langsigtet", "Long-term")
_NOT_ITEMISED = Text("uspecificeret", "not itemised")
_ALL = Text("I alt", "In all")
_PRINTED_HEAD = Text("Som trykt i {source}", "As printed in {source}")
_COMPUTED, _PRINTED = Text("beregnet", "recomputed"), Text("trykt", "printed")
_PLAN = Text("Udrulning af {title} ({source})", "Roll-out of {title} ({source})")
_YEAR, _REACHED, _EVENLY = Text("år", "year"), Text("nået", "reached"), Text("hvis jævnt", "if evenly")
_EVEN_NOTE = Text(
    "Antagelse: kilden giver kun hele beløbet efter det sidste år; »hvis jævnt« deler det lige ud på årene.",
    'Assumption: the source gives only all of it after the last year; "if evenly" spreads it over the years.',
)
_ELSEWHERE = Text("Hentet andre steder", "Realised elsewhere")
_NOT_STATED = Text("ikke oplyst", "not stated")
_FOLLOW_UP = Text("Opfølgning pr. {day}", "Follow-up as of {day}")
_NO_DAY = Text("Opfølgning (vælg en dato med --as-of)", "Follow-up (choose a day with --as-of)")
_PASSED = Text("senest {day}, {count} gange", "last {day}, {count} times")
_NONE = Text("Ingen fund: tallene passer sammen.", "No findings: the figures fit together.")


def benefits_text(
    statuses: Sequence[BenefitStatus],
    proposals: Sequence[Proposal],
    findings: Sequence[Finding],
    day: date | None,
    language: Language,
) -> str:
    """Every status, the follow-ups of all, and the findings."""
    lines: list[str] = []
    for status in statuses:
        lines += _status(status, day, language)
    for proposal in proposals:
        dues = tuple(dues_of_proposal(proposal, day))
        if dues:
            lines += [*headed(f"{proposal.number}. {proposal.title.in_(language)}", "=")]
            lines += _follow_up(dues, day, language)
    if statuses:
        lines += findings_text(findings, language, _NONE)
    return "\n".join(lines).rstrip("\n")


def _status(status: BenefitStatus, day: date | None, language: Language) -> list[str]:
    said = _AS_OF.in_(language).format(
        id=status.id, source=status.source, unit=status.unit, status=status.status.isoformat()
    )
    lines = [*headed(status.title.in_(language), "="), *wrapped(said)]
    if (due := due_of(status)) is not None:
        years = status.stated["after_years"].printed
        lines += wrapped(_DUE.in_(language).format(years=years, due=due.isoformat()))
    lines += ["", *_table(status, language), ""]
    lines += [*_as_printed(status, language)]
    for benefit in status.lines:
        lines += _plan(benefit, language)
    return [*lines, *_follow_up(dues_of_status(status, day), day or status.status, language)]


def _table(status: BenefitStatus, language: Language) -> list[str]:
    header = ["", *(text.in_(language) for text in _HEADER), _STATUS.in_(language)]
    rows: list[list[str]] = []
    for long_term, title in ((False, _SHORT), (True, _LONG)):
        lines = [line for line in status.lines if line.long_term == long_term]
        for line in lines:
            standing = standing_of(line)
            rows.append([f"{title.in_(language)}: {line.title.in_(language)}", *_amounts(standing, language)])
            rows += [
                [f"- {item.title.in_(language)}", "", shown_amount(item.realised.amount, language), "", ""]
                for item in line.items
            ]
            if line.items:
                rest = shown_amount(standing.not_itemised, language)
                rows.append([f"- {_NOT_ITEMISED.in_(language)}", "", rest, "", ""])
    whole = together([standing_of(line) for line in status.lines])
    return in_columns(header, [*rows, [_ALL.in_(language), *_amounts(whole, language)]], [len(rows)])


def _amounts(standing: Standing, language: Language) -> list[str]:
    shown = [shown_amount(one, language) for one in (standing.required, standing.realised, standing.outstanding)]
    return [*shown, STATES[standing.state].in_(language)]


def _as_printed(status: BenefitStatus, language: Language) -> list[str]:
    """The totals beside those that the document prints."""
    stated = {key: one for key, one in status.stated.items() if key in TOTALS}
    if not stated:
        return []
    whole = together([standing_of(line) for line in status.lines])
    source = next(iter(stated.values())).source
    rows = [
        [TOTALS[key].in_(language), shown_amount(getattr(whole, key), language), one.printed]
        for key, one in stated.items()
    ]
    head = _PRINTED_HEAD.in_(language).format(source=source)
    return [*in_columns([head, _COMPUTED.in_(language), _PRINTED.in_(language)], rows), ""]


def _plan(benefit: Benefit, language: Language) -> list[str]:
    lines: list[str] = []
    planned = plan_of(benefit)
    if planned and benefit.roll_out is not None:
        head = _PLAN.in_(language).format(title=benefit.title.in_(language), source=benefit.roll_out.source)
        rows = [
            [str(one.year), shown_amount(one.reached, language), shown_amount(one.evenly, language)] for one in planned
        ]
        header = [_YEAR.in_(language), _REACHED.in_(language), _EVENLY.in_(language)]
        lines += [*wrapped(head), *in_columns(header, rows), *wrapped(_EVEN_NOTE.in_(language)), ""]
    if benefit.elsewhere:
        lines.append(_ELSEWHERE.in_(language))
        for item in benefit.elsewhere:
            value = item.realised.amount
            shown = _NOT_STATED.in_(language) if value.high is None else shown_amount(value, language)
            lines += hanging("-", f"{item.title.in_(language)}: {shown} ({item.realised.source})")
        lines.append("")
    return lines


def _follow_up(dues: Sequence[Due], day: date | None, language: Language) -> list[str]:
    if not dues:
        return []
    head = _NO_DAY.in_(language) if day is None else _FOLLOW_UP.in_(language).format(day=day.isoformat())
    lines = [head]
    for one in dues:
        state = DUE_STATES[one.state].in_(language)
        if len(one.passed) > 1:
            state += f" ({_PASSED.in_(language).format(day=one.passed[-1].isoformat(), count=len(one.passed))})"
        who = f" ({', '.join(one.responsible)})" if one.responsible else ""
        note = f" {one.note.in_(language)}." if one.note is not None else ""
        lines += hanging("-", f"{one.period.written}: {state}. {one.what.in_(language)}{who}. ({one.source}){note}")
    return [*lines, ""]
