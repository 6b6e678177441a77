"""A portfolio in words: the assumptions, a table of areas with sums, the money that follows, and the goals.

Comes in: a `Portfolio`. Goes out: a `PortfolioSection` that the renderers only lay out, and it as text of 80 columns.
Always holds: intervals are rounded outwards to whole units, so that every bound stays one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from egnet.report.columns import hanging, headed, in_columns, wrapped
from egnet.report.phrase import Phrase, as_written, phrase
from egnet.text import Language, Text
from egnet.values.domain import Kind
from egnet.values.interval import Interval
from egnet.worth.assumptions import TITLES
from egnet.worth.model import total
from egnet.worth.portfolio import Area, Financing, Portfolio, Reached
from egnet.worth.shown import shown_amount

_UNIT = Text("{unit} om året", "{unit} a year")
_ASSUMPTIONS = Text("Antagelser", "Assumptions")
_SET = Text("sat i hånden", "set by hand")
_AREA, _BASE, _YEAR = Text("Område", "Area"), Text("grundlag", "base"), Text("år {n}", "year {n}")
_PERHAPS = Text("{title} (måske)", "{title} (perhaps)")
_UNKNOWN = Text("ukendt", "unknown")
_SUM_KNOWN = Text("I alt, hvor grundlaget har en grænse", "In all, where the base has a bound")
_SUM = Text("I alt", "In all")
_RETURNED = Text("Tilbage til brugerne som lavere takst", "Back to users as lower tariffs")
_BOTH = Text("{title} (måske til brugerne)", "{title} (perhaps to users)")
_OUTSIDE = Text("{title}: til brugerne, uden for summen", "{title}: to users, outside the sum")
_MONEY = Text("Midler, der følger opgaven", "Money that follows the task")
_GIVES = Text("{who} afgiver", "{who} gives")
_TAKES = Text("Enheden modtager", "The unit receives")
_NEUTRAL = Text("I alt for kommunen", "In all for the municipality")
_GOALS = Text("Mål", "Goals")
_GOAL = Text(
    "{title}: {value} {unit} Porteføljens sum i år {year} er {share} af det{known}.",
    "{title}: {value} {unit} The sum of the portfolio in year {year} is {share} of it{known}.",
)
_OF_KNOWN = Text(" (hvor grundlaget har en grænse: {share})", " (where the base has a bound: {share})")
_NOTES = Text("Bemærk", "Note")
_ROUNDED = Text("Intervaller er afrundet udad til hele {unit}", "Intervals are rounded outwards to whole {unit}")
_NO_BASE = Text(
    "Uden grænse for grundlaget: {titles}. Summen er derfor kun en nedre grænse.",
    "Without a bound on the base: {titles}. So the sum is a lower bound only.",
)
_NONE = Text("Ingen område har afgørelsen.", "No area has the verdict.")


@dataclass(frozen=True)
class ShownAssumption:
    """`name = value (title): because (source)`."""

    name: str
    value: Phrase
    title: Phrase
    because: Phrase
    source: Phrase | None


@dataclass(frozen=True)
class AmountRow:
    """One row: a title and its amounts; a sum is set apart."""

    title: Phrase
    cells: tuple[Phrase, ...]
    is_sum: bool = False


@dataclass(frozen=True)
class PortfolioSection:
    """Everything that is said of a portfolio, in one language."""

    title: Phrase
    unit: Phrase
    assumptions_title: Phrase
    assumptions: tuple[ShownAssumption, ...]
    header: tuple[Phrase, ...]
    rows: tuple[AmountRow, ...]
    money_title: Phrase
    money: tuple[AmountRow, ...]
    goals_title: Phrase
    goals: tuple[Phrase, ...]
    notes: tuple[Phrase, ...]
    sources: tuple[Phrase, ...]


def section_of(portfolio: Portfolio, language: Language) -> PortfolioSection:
    """The portfolio in words."""
    frame = portfolio.frame
    years = range(1, len(portfolio.shares) + 1)
    header = (_AREA, _BASE, *(_YEAR.format(n=n) for n in years))
    return PortfolioSection(
        title=phrase(frame.title, language),
        unit=phrase(_UNIT.format(unit=frame.unit), language),
        assumptions_title=phrase(_ASSUMPTIONS, language),
        assumptions=_assumptions(portfolio, language),
        header=tuple(phrase(one, language) for one in header),
        rows=_rows(portfolio, language),
        money_title=phrase(_MONEY, language),
        money=_money(portfolio, language),
        goals_title=phrase(_GOALS, language),
        goals=tuple(one for goal in portfolio.goals for one in _goal(goal, len(years), language)),
        notes=_notes(portfolio, language),
        sources=_sources(portfolio),
    )


def portfolio_text(section: PortfolioSection) -> str:
    """The section for the terminal."""
    lines = [*headed(section.title.text, "="), section.unit.text, "", section.assumptions_title.text]
    for one in section.assumptions:
        source = f" ({one.source})" if one.source is not None else ""
        lines += hanging("-", f"{one.name} = {one.value} ({one.title}): {one.because}{source}")
    rows = [[row.title.text, *(cell.text for cell in row.cells)] for row in section.rows]
    sums = [i for i, row in enumerate(section.rows) if row.is_sum]
    lines += ["", *in_columns([one.text for one in section.header], rows, sums[:1]), ""]
    lines.append(section.money_title.text)
    money = [[row.title.text, *(cell.text for cell in row.cells)] for row in section.money]
    neutral = [i for i, row in enumerate(section.money) if row.is_sum]
    lines += [*in_columns(["", ""], money, neutral)[1:], ""]
    if section.goals:
        lines.append(section.goals_title.text)
        for goal in section.goals:
            lines += hanging("-", goal.text)
        lines.append("")
    for note in section.notes:
        lines += wrapped(note.text)
    return "\n".join(lines)


def outward(amount: Interval, language: Language) -> str:
    """One amount as it is; several in whole units, rounded so that the bounds stay bounds."""
    if amount.is_point:
        return shown_amount(amount, language)
    low = None if amount.low is None else Fraction(math.floor(amount.low))
    high = None if amount.high is None else Fraction(math.ceil(amount.high))
    return shown_amount(Interval(low, high), language)


def _assumptions(portfolio: Portfolio, language: Language) -> tuple[ShownAssumption, ...]:
    shown = []
    for one in portfolio.frame.assumptions.values():
        because = _SET if one.because is None else one.because
        source = as_written(str(one.source)) if one.source is not None else None
        title = TITLES[one.name]
        shown.append(
            ShownAssumption(
                one.name.value, as_written(one.written), phrase(title, language), phrase(because, language), source
            )
        )
    titles = {area.id: area.decided.record.title for area in portfolio.areas}
    own = portfolio.frame.own
    for name, values, kind in (("støtteandel", own.shares, Kind.SHARE), ("støttebudget", own.budgets, Kind.NUMBER)):
        for id_, value in values.items():
            shown.append(
                ShownAssumption(
                    f"{id_}.{name}",
                    Phrase(shown_amount(value, language, kind), language),
                    as_written(titles.get(id_, id_)),
                    phrase(_SET, language),
                    None,
                )
            )
    return tuple(shown)


def _rows(portfolio: Portfolio, language: Language) -> tuple[AmountRow, ...]:
    """Areas in the order of the cases; then the sums, then what goes back to users."""
    counted = [_row(area, area.savings, language) for area in portfolio.areas]
    if not counted:
        empty = tuple(Phrase("", language) for _ in range(len(portfolio.shares) + 1))
        counted = [AmountRow(phrase(_NONE, language), empty)]
    base = total(area.base for area in portfolio.areas if area.known and area.financing is not Financing.RETURNED)
    sums = [_sum(_SUM_KNOWN, base, portfolio.counted_known, language)]
    if portfolio.unknown:
        sums.append(_sum(_SUM, None, portfolio.counted, language))
    if any(area.financing is not Financing.COUNTED for area in portfolio.areas):
        sums.append(_sum(_RETURNED, None, portfolio.returned, language))
    return (*counted, *sums)


def _row(area: Area, savings: Sequence[Interval], language: Language) -> AmountRow:
    title = as_written(area.decided.record.title)
    if area.financing is Financing.RETURNED:
        title = phrase(_OUTSIDE.format(title=title), language)
    elif area.financing is Financing.EITHER:
        title = phrase(_BOTH.format(title=title), language)
    if not area.certain:
        title = phrase(_PERHAPS.format(title=title), language)
    return AmountRow(title, tuple(_cell(one, language) for one in (area.base, *savings)))


def _cell(amount: Interval, language: Language) -> Phrase:
    if amount == Interval(Fraction(0), None):
        return phrase(_UNKNOWN, language)
    return Phrase(outward(amount, language), language)


def _sum(title: Text, base: Interval | None, amounts: Sequence[Interval], language: Language) -> AmountRow:
    first = Phrase("" if base is None else outward(base, language), language)
    cells = (first, *(Phrase(outward(one, language), language) for one in amounts))
    return AmountRow(phrase(title, language), cells, is_sum=True)


def _money(portfolio: Portfolio, language: Language) -> tuple[AmountRow, ...]:
    """Who gives, that the unit receives the same, and that nothing is left over."""
    given: dict[str, list[Interval]] = {}
    for area in portfolio.areas:
        given.setdefault(area.decided.record.administration, []).append(area.moved)
    rows = [
        AmountRow(
            phrase(_GIVES.format(who=who or "?"), language),
            (_cell(total(several), language),),
        )
        for who, several in given.items()
    ]
    received = total(amount for several in given.values() for amount in several)
    rows.append(AmountRow(phrase(_TAKES, language), (Phrase(outward(received, language), language),)))
    return (*rows, AmountRow(phrase(_NEUTRAL, language), (Phrase("0", language),), is_sum=True))


def _goal(reached: Reached, year: int, language: Language) -> tuple[Phrase, ...]:
    goal = reached.goal
    known = ""
    if reached.share_of_known is not None and reached.share_of_known != reached.share:
        known = _OF_KNOWN.in_(language).format(share=_share(reached.share_of_known, language))
    share = "-" if reached.share is None else _share(reached.share, language)
    said = _GOAL.in_(language).format(
        title=goal.title.in_(language),
        value=goal.stated.printed,
        unit=_ended(goal.unit),
        year=year,
        share=share,
        known=known,
    )
    note = f" {goal.note.in_(language)}." if goal.note is not None else ""
    return (Phrase(f"{said}{note} ({goal.stated.source})", language),)


def _ended(text: str) -> str:
    """The text with a full stop, if it is one without."""
    return text if text.endswith(".") else f"{text}."


def _share(share: Interval, language: Language) -> str:
    """A share rounded outwards to tenths of a per cent."""
    low = None if share.low is None else Fraction(math.floor(share.low * 1000), 1000)
    high = None if share.high is None else Fraction(math.ceil(share.high * 1000), 1000)
    return shown_amount(Interval(low, high), language, Kind.SHARE)


def _sources(portfolio: Portfolio) -> tuple[Phrase, ...]:
    """Every place that an assumption or a goal stands on."""
    frame = portfolio.frame
    used = [one.source for one in frame.assumptions.values() if one.source is not None]
    used += [goal.stated.source for goal in frame.goals]
    return tuple(as_written(str(source)) for source in dict.fromkeys(used))


def _notes(portfolio: Portfolio, language: Language) -> tuple[Phrase, ...]:
    notes = [phrase(_ROUNDED.format(unit=_ended(portfolio.frame.unit)), language)]
    unknown = portfolio.unknown
    if unknown:
        titles = ", ".join(as_written(area.decided.record.title).text for area in unknown)
        notes.append(phrase(_NO_BASE.format(titles=titles), language))
    if portfolio.frame.note is not None:
        notes.append(phrase(portfolio.frame.note, language))
    return tuple(notes)
