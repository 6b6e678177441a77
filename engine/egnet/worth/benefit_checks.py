"""What should hold within a status of benefits, as checks for the audit to work out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from egnet.audit.calculate import range_of
from egnet.audit.finding import FindingKind
from egnet.audit.model import Amount, Asks, AtMost, Check, Ends, Equal, Operand, Same, Sum, Words
from egnet.text import Text
from egnet.worth.amounts import added, exact_amount, less, printed_amount
from egnet.worth.comparing import amounts
from egnet.worth.model import Benefit, BenefitStatus
from egnet.worth.realisation import STATES, TOTALS, due_of, standing_of

_OUTSTANDING = Text("{state}, udestående {amount}", "{state}, {amount} outstanding")
_WITH = Text(
    "udestående {amount}, hvis det, der er hentet andre steder, tælles med",
    "{amount} outstanding, if what was realised elsewhere counts",
)
_DUE = Text(
    "Det er krævet efter {after} års drift, som begyndte {start}; en udrulning over {years} år fra {first} slutter med {last}",
    "It is required after {after} years from {start}; a roll-out over {years} years from {first} ends with {last}",
)
_ITEMS = Text("{title}, poster", "{title}, items")


def checks_of_benefits(status: BenefitStatus) -> tuple[Check, ...]:
    """Everything that should hold."""
    return (*_totals(status), *_lines(status), *_elsewhere(status), *_roll_outs(status))


def _totals(status: BenefitStatus) -> Iterator[Check]:
    """Stated totals are what the benefits come to together, and required is realised and outstanding."""
    for key, title in TOTALS.items():
        stated = status.stated.get(key)
        if stated is not None:
            found = added(_of(line, key) for line in status.lines)
            asks = Equal(found, printed_amount(title.da, stated))
            yield _check(status, f"i-alt.{key}", title, asks, FindingKind.TOTAL)
    required, *parts = (status.stated.get(key) for key in TOTALS)
    if required is not None and all(part is not None for part in parts):
        titles = list(TOTALS.values())
        both = tuple(
            printed_amount(title.da, part) for title, part in zip(titles[1:], parts, strict=True) if part is not None
        )
        yield _check(status, "i-alt", titles[0], Sum(both, printed_amount(titles[0].da, required)), FindingKind.SUM)


def _lines(status: BenefitStatus) -> Iterator[Check]:
    """An outstanding amount is required less realised, and items come to no more than is realised."""
    for line in status.lines:
        if line.outstanding is not None:
            asks: Asks = Equal(_outstanding(line), printed_amount(line.title.da, line.outstanding))
            yield _check(status, line.id, line.title, asks, FindingKind.SUM)
        if line.items:
            parts = [printed_amount(item.title.da, item.realised) for item in line.items]
            asks = AtMost(printed_amount(line.title.da, line.realised), _together(parts))
            yield _check(status, f"{line.id}.poster", _ITEMS.format(title=line.title), asks, FindingKind.SUM)


def _elsewhere(status: BenefitStatus) -> Iterator[Check]:
    """What counts as outstanding here was not realised somewhere else."""
    for line in status.lines:
        standing = standing_of(line)
        for n, item in enumerate(line.elsewhere, start=1):
            said = _OUTSTANDING.format(state=STATES[standing.state], amount=amounts([standing.outstanding]))
            found = said
            if standing.with_elsewhere != standing.outstanding:
                found = _WITH.format(amount=amounts([standing.with_elsewhere]))
            asks = Same((Words("", said, line.source), Words("", found, item.realised.source)))
            notes = () if item.note is None else (item.note,)
            yield _check(status, f"{line.id}.andetsteds.{n}", item.title, asks, FindingKind.ELSEWHERE, *notes)


def _roll_outs(status: BenefitStatus) -> Iterator[Check]:
    """A roll-out is over by the day on which the benefit is required."""
    due = due_of(status)
    for line in status.lines:
        if due is None or line.roll_out is None:
            continue
        sources = dict.fromkeys((status.stated["after_years"].source, line.roll_out.source))
        asks = Ends(date(line.roll_out.last, 12, 31), due, tuple(sources))
        note = _DUE.format(
            start=status.started,
            after=status.stated["after_years"].printed,
            years=line.roll_out.years,
            first=line.roll_out.start,
            last=line.roll_out.last,
        )
        yield _check(status, f"{line.id}.udrulning", line.title, asks, FindingKind.LATE, note)


def _of(line: Benefit, key: str) -> Operand:
    if key == "outstanding":
        return _outstanding(line)
    return exact_amount(line.title.da, line.required if key == "required" else line.realised)


def _outstanding(line: Benefit) -> Operand:
    return less(exact_amount(line.title.da, line.required), exact_amount(line.title.da, line.realised))


def _together(parts: list[Amount]) -> Amount:
    """Items as one figure, to be held against a bound."""
    if len(parts) == 1:
        return parts[0]
    points = [part.point for part in parts]
    known = [point for point in points if point is not None]
    point = sum(known[1:], known[0]) if len(known) == len(points) else None
    return Amount("", "", parts[0].source, parts[0].in_table, range_of(added(parts)), point)


def _check(status: BenefitStatus, id_: str, about: Text, asks: Asks, kind: FindingKind, *notes: Text) -> Check:
    named = Text(f"{status.id}, {about.da}", f"{status.id}, {about.en}")
    return Check(f"{status.id}.{id_}", named, asks, notes, kind=kind, subject=status.id)
