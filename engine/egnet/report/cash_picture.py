"""The accumulated cash flow as a picture: one field per proposal, the year's flow as bars, what it adds up to as a line.

Supposed proposals come in, out comes an SVG, a PNG or an HTML page around the SVG. Built on Vega-Altair and vl-convert
(the extra `pictures`). Always holds: where an amount is an interval, the line is a band; the break-even year is said in
words, not by colour.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from egnet.report.business import break_even_text
from egnet.report.drawing import INK, QUIET, RED, Data, drawn, titled
from egnet.text import Language, Text
from egnet.values.interval import Interval
from egnet.worth.cash import Flow, flow_of
from egnet.worth.model import Proposal
from egnet.worth.shown import shown_amount
from egnet.worth.suppose import Supposed

if TYPE_CHECKING:
    import altair

_HEADING = Text("Akkumuleret pengestrøm", "Accumulated cash flow")
_HOW = Text(
    "Linjen er det, der er lagt ud i alt ved årets slutning; under nul er forslaget betalt tilbage. Søjlerne er årets egen "
    "pengestrøm.",
    "The line is what has been laid out in all at the end of the year; below zero the proposal has paid itself back. The "
    "bars are the year's own flow.",
)
_AFTER = Text(
    "Lyse søjler: efter tabellernes år, uændret fortsat.",
    "Light bars: after the years of the tables, going on unchanged.",
)
_BAND = Text(
    "Feltet om linjen er alt, hvad beløbet kan være.", "The field around the line is all that the amount may be."
)
_PAID = Text("Betalt tilbage: {years}", "Paid back: {years}")
_WIDTH, _HEIGHT, _GAP = 250, 210, 26


def picture_of_flows(supposed: Supposed, language: Language, format_: str) -> bytes:
    """The picture in the format `svg`, `png` or `html`. Raises `EgnetError` where the extra is missing."""
    flows = [(proposal, flow_of(proposal, supposed.delays_of(proposal))) for proposal in supposed.proposals]

    def chart() -> altair.HConcatChart:
        import altair

        fields = [_field(proposal, flow, language) for proposal, flow in flows]
        whole = altair.hconcat(*fields, spacing=_GAP)
        below = [_HOW.in_(language)]
        if any(len(flow.years) > len(proposal.years) for proposal, flow in flows):
            below.append(_AFTER.in_(language))
        if any(not one.is_point for _, flow in flows for one in flow.accumulated):
            below.append(_BAND.in_(language))
        return titled(whole, _HEADING.in_(language), below)

    return drawn(chart, _HEADING.in_(language), language, format_)


def _field(proposal: Proposal, flow: Flow, language: Language) -> altair.LayerChart:
    """One proposal: bars, band, line, the line of zero, and the year in which it is paid back."""
    import altair

    rows = [_row(proposal, flow, i, language) for i in range(len(flow.years))]
    x = altair.X("year:O", axis=altair.Axis(title=None, labelAngle=0))
    y_title = proposal.unit
    data = altair.Data(values=rows)
    base = altair.Chart(data)
    bars = base.mark_bar(size=16, stroke=QUIET, strokeWidth=0.5).encode(
        x=x,
        y=altair.Y("cash_low:Q", title=y_title),
        y2="cash_high:Q",
        fill=altair.condition("datum.after", altair.value("#ffffff"), altair.value("#dfe8f2")),
    )
    band = base.mark_area(color="#6aa5d8", opacity=0.35).encode(x=x, y=altair.Y("low:Q", title=y_title), y2="high:Q")
    ends = [
        base.mark_line(color=INK, strokeWidth=2, point=altair.OverlayMarkDef(color=INK, size=36)).encode(
            x=x, y=altair.Y(f"{end}:Q", title=y_title)
        )
        for end in ("low", "high")
    ]
    zero = altair.Chart(altair.Data(values=[{"zero": 0}])).mark_rule(color=INK, strokeDash=[4, 3]).encode(y="zero:Q")
    labels = base.mark_text(dx=7, dy=-7, align="left", fontSize=10, color=INK).encode(x=x, y="high:Q", text="shown:N")
    layers = [bars, band, *ends, zero, labels]
    found = flow.break_even
    when = {year for year in (found.first, found.last) if year is not None and year <= len(flow.years)}
    if when:
        marked = [row for i, row in enumerate(rows, start=1) if i in when]
        points = altair.Chart(altair.Data(values=marked)).mark_point(color=RED, size=130, strokeWidth=2, shape="circle")
        layers.append(points.encode(x=x, y=altair.Y("at:Q", title=y_title)))
    paid = _PAID.in_(language).format(years=break_even_text(proposal, found, language))
    title = altair.TitleParams(
        text=f"{proposal.number}. {proposal.id}",
        subtitle=paid,
        anchor="start",
        fontSize=13,
        subtitleFontSize=11,
        subtitleColor=QUIET,
        offset=8,
    )
    return altair.layer(*layers).properties(title=title, width=_WIDTH, height=_HEIGHT)


def _row(proposal: Proposal, flow: Flow, place: int, language: Language) -> Data:
    cash, accumulated = flow.cash[place], flow.accumulated[place]
    is_last = flow.break_even.first != flow.break_even.last and place + 1 == flow.break_even.last
    low, high = _ends(accumulated)
    return {
        "year": str(flow.years[place]),
        "cash_low": min(_ends(cash)[0], 0.0),
        "cash_high": max(_ends(cash)[1], 0.0),
        "low": low,
        "high": high,
        "at": high if is_last or flow.break_even.is_certain else low,
        "shown": shown_amount(accumulated, language) if accumulated.is_point else "",
        "after": place >= len(proposal.years),
    }


def _ends(amount: Interval) -> tuple[float, float]:
    low, high = amount.low, amount.high
    return float(low if low is not None else high or Fraction(0)), float(
        high if high is not None else low or Fraction(0)
    )
