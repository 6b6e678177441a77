"""A portfolio as a picture: for each area what its last year may save, and the sum beside the goals.

A portfolio comes in, out comes an SVG, a PNG or an HTML page around the SVG. Always holds: every bar carries its bounds
as text; what goes back to users is drawn apart and says so; an area whose base is unknown has words and no bar.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from egnet.report.drawing import INK, QUIET, RED, Data, drawn, titled
from egnet.report.phrase import as_written
from egnet.report.portfolio import outward
from egnet.text import Language, Text
from egnet.values.interval import Interval
from egnet.worth.portfolio import Area, Financing, Portfolio
from egnet.worth.shown import shown_amount

if TYPE_CHECKING:
    import altair

_HOW = Text(
    "{unit} i år {year}: det mørke er mindst sparet, feltet til højre hvad det højst kan være.",
    "{unit} in year {year}: the dark part is saved at least, the field to the right what it may be at most.",
)
_LINE = Text("Stiplet linje: {title}, {value} {unit}", "Dashed line: {title}, {value} {unit}")
_SUM = Text("I alt, hvor grundlaget har en grænse", "In all, where the base has a bound")
_RETURNED = Text("til brugerne", "to users")
_UNKNOWN = Text("grundlag ukendt", "base unknown")
_PERHAPS = Text("{title} (måske)", "{title} (perhaps)")
_WIDTH, _STEP, _TITLE = 460, 26, 300
_LEAST, _MOST, _USERS = "#1f3a5f", "#c7dcef", "#f7dfae"


def picture_of_portfolio(portfolio: Portfolio, language: Language, format_: str) -> bytes:
    """The picture in the format `svg`, `png` or `html`. Raises `EgnetError` where the extra is missing."""
    title = portfolio.frame.title.in_(language)

    def chart() -> altair.LayerChart:
        how = _HOW.in_(language).format(unit=portfolio.frame.unit, year=len(portfolio.shares))
        goals = [
            _LINE.in_(language).format(
                title=one.goal.title.in_(language), value=one.goal.stated.printed, unit=one.goal.unit
            )
            for one in portfolio.goals
        ]
        return titled(_bars(portfolio, language), title, [how, *goals])

    return drawn(chart, title, language, format_)


def _bars(portfolio: Portfolio, language: Language) -> altair.LayerChart:
    import altair

    rows = [_row(area, language) for area in portfolio.areas]
    rows.append(_bar(_SUM.in_(language), portfolio.counted_known[-1], "sum", language))
    order = [row["title"] for row in rows]
    y = altair.Y("title:N", sort=order, axis=altair.Axis(title=None, labelLimit=_TITLE, labelFontSize=11, ticks=False))
    base = altair.Chart(altair.Data(values=rows))
    x = altair.X("zero:Q", axis=altair.Axis(title=portfolio.frame.unit, format=",~f", tickCount=6))
    fill = altair.condition(f"datum.kind == '{Financing.RETURNED.value}'", altair.value(_USERS), altair.value(_MOST))
    most = base.mark_bar(size=16, stroke=QUIET, strokeWidth=0.6).encode(x=x, x2="high:Q", y=y, fill=fill)
    least = base.mark_bar(size=16, fill=_LEAST).encode(x=x, x2="low:Q", y=altair.Y("title:N", sort=order))
    words = base.mark_text(align="left", dx=6, fontSize=11, color=INK).encode(
        x=altair.X("high:Q"), y=altair.Y("title:N", sort=order), text="shown:N"
    )
    goals = [
        {"goal": float(one.amount.low), "title": one.goal.title.in_(language)}
        for one in portfolio.goals
        if one.amount.low is not None
    ]
    layers: list[altair.Chart] = [most, least, words]
    if goals:
        layers.append(
            altair.Chart(altair.Data(values=goals))
            .mark_rule(color=RED, strokeDash=[5, 3], strokeWidth=1.5)
            .encode(x=altair.X("goal:Q"))
        )
    return altair.layer(*layers).properties(width=_WIDTH, height={"step": _STEP})


def _row(area: Area, language: Language) -> Data:
    title = as_written(area.decided.record.title).text
    shown = title if area.certain else _PERHAPS.in_(language).format(title=title)
    return _bar(shown, area.savings[-1], area.financing.value, language)


def _bar(title: str, amount: Interval, kind: str, language: Language) -> Data:
    known = amount.high is not None
    words = outward(amount, language) if known else _UNKNOWN.in_(language)
    if amount.low is not None and amount.low > 0 and not known:
        words = shown_amount(amount, language)
    if kind == Financing.RETURNED.value:
        words = f"{words}, {_RETURNED.in_(language)}"
    return {
        "title": title,
        "kind": kind,
        "zero": 0,
        "low": float(amount.low or Fraction(0)),
        "high": float(amount.high if amount.high is not None else amount.low or Fraction(0)),
        "shown": words,
    }
