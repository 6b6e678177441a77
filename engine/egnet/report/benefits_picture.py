"""Benefits as a picture: a bar for each, divided into what is realised (itemised or not) and what is outstanding.

Statuses come in, out comes an SVG, a PNG or an HTML page around the SVG. Always holds: every part of a bar carries its
figure and its words, and parts differ by lightness and outline, not by hue alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from egnet.report.drawing import INK, QUIET, Data, drawn, titled
from egnet.text import Language, Text
from egnet.values.interval import Interval
from egnet.worth.model import BenefitStatus
from egnet.worth.realisation import Standing, standing_of, together
from egnet.worth.shown import shown_amount

if TYPE_CHECKING:
    import altair

_HEADING = Text("Gevinster: krævet, realiseret og udestående", "Benefits: required, realised and outstanding")
_HOW = Text("{unit} om året; søjlens hele længde er kravet.", "{unit} a year; the whole bar is what is required.")
_ALL = Text("I alt", "In all")
_PARTS = (
    ("itemised", Text("realiseret, specificeret", "realised, itemised"), "#1f3a5f", "#ffffff"),
    ("not_itemised", Text("realiseret, uspecificeret", "realised, not itemised"), "#8db3d9", INK),
    ("outstanding", Text("udestående", "outstanding"), "#ffffff", INK),
)
_WIDTH, _STEP = 520, 46


def picture_of_benefits(statuses: Sequence[BenefitStatus], language: Language, format_: str) -> bytes:
    """The picture in the format `svg`, `png` or `html`. Raises `EgnetError` where the extra is missing."""

    def chart() -> altair.VConcatChart:
        import altair

        fields = [_field(status, language) for status in statuses]
        units = ", ".join(dict.fromkeys(status.unit for status in statuses))
        whole = altair.vconcat(*fields, spacing=24)
        return titled(whole, _HEADING.in_(language), [_HOW.in_(language).format(unit=units)])

    return drawn(chart, _HEADING.in_(language), language, format_)


def _field(status: BenefitStatus, language: Language) -> altair.LayerChart:
    import altair

    named = [(line.title.in_(language), standing_of(line)) for line in status.lines]
    named.append((_ALL.in_(language), together([standing for _, standing in named])))
    rows = [row for title, standing in named for row in _parts(title, standing, language)]
    order = [title for title, _ in named]
    words = [text.in_(language) for _, text, _, _ in _PARTS]
    base = altair.Chart(altair.Data(values=rows))
    y = altair.Y("title:N", sort=order, axis=altair.Axis(title=None, labelLimit=260, labelFontSize=11, ticks=False))
    x = altair.X("from:Q", axis=altair.Axis(title=status.unit, grid=True))
    bars = base.mark_bar(size=24, stroke=QUIET, strokeWidth=1).encode(
        x=x,
        x2="to:Q",
        y=y,
        color=altair.Color(
            "part:N",
            scale=altair.Scale(domain=words, range=[ground for _, _, ground, _ in _PARTS]),
            legend=altair.Legend(
                title=None, orient="top", symbolType="square", symbolStrokeColor=QUIET, labelFontSize=11, labelLimit=240
            ),
        ),
        order=altair.Order("place:Q"),
    )
    figures = [
        altair.Chart(altair.Data(values=[row for row in rows if row["ink"] == ink]))
        .mark_text(fontSize=12, color=ink)
        .encode(x=altair.X("middle:Q"), y=altair.Y("title:N", sort=order), text="shown:N")
        for ink in dict.fromkeys(ink for _, _, _, ink in _PARTS)
    ]
    title = altair.TitleParams(
        text=f"{status.title.in_(language)} ({status.status.isoformat()})", anchor="start", fontSize=13, offset=8
    )
    return altair.layer(bars, *figures).properties(title=title, width=_WIDTH, height={"step": _STEP})


def _parts(title: str, standing: Standing, language: Language) -> Iterator[Data]:
    """The parts of one bar, each with its figure; what is not itemised is a part only where something is."""
    at = Fraction(0)
    itemised = standing.itemised.high or Fraction(0)
    for place, (name, text, _, ink) in enumerate(_PARTS):
        amount: Interval = getattr(standing, name)
        length = max(amount.high if amount.high is not None else amount.low or Fraction(0), Fraction(0))
        if length == 0 or (name == "itemised" and not itemised):
            continue
        yield {
            "title": title,
            "part": text.in_(language),
            "from": float(at),
            "to": float(at + length),
            "middle": float(at + length / 2),
            "shown": shown_amount(amount, language),
            "place": place,
            "ink": ink,
        }
        at += length
