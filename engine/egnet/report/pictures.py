"""Sensitivity as a picture: one line per area, verdict bands along each threshold, the value in force marked.

Bands come in, out comes an SVG, a PNG or an HTML page that works without a network. Built on Vega-Altair and vl-convert,
which come with the extra `pictures`. Always holds: a verdict is told by its words or by the lines across its bands as
well as by its colour, and where several verdicts are possible the band is divided among theirs.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from egnet.diagnostics.codes import command as codes
from egnet.diagnostics.diagnostic import EgnetError
from egnet.evaluate.trace import Verdict
from egnet.explain.bands import show_band, show_verdicts, title_of, value_of
from egnet.explain.sensitivity import NEAR, Area, Band, Sensitivity
from egnet.report.phrase import as_written
from egnet.rulebook.rulebook import Rulebook
from egnet.text import Language, Text
from egnet.values.domain import Kind
from egnet.values.shown import show_number

if TYPE_CHECKING:
    import altair

Row = dict[str, Any]
Possible = tuple[Verdict, ...]

_INK, _QUIET, _FAINT = "#1b1b1b", "#4d4d4d", "#e4e4e4"
#: Ground and lines of the verdicts in declared order, darkest first; further ones start over and still have their words.
_LOOKS = (
    ("#1f3a5f", None, 0),
    ("#5b9bd1", "#ffffff", 1),
    ("#f6d9a8", None, 0),
    ("#f6d9a8", "#8a5a00", 1),
    ("#d9d9d9", "#4d4d4d", 2),
    ("#ffffff", "#1f3a5f", 2),
)
_FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
_STEP, _BAR, _SLIM = 17, 13, 7
_WIDTH, _LABELS = 380, 330
_LETTER = 5.4
_LONGEST_TITLE = 52

_HEADING = Text("Hvor tærsklerne vender afgørelsen", "Where the thresholds turn the verdict")
_HOW = Text(
    "Én linje pr. opgave. Fed skrift og høje bånd: afgørelsen skifter et sted. Stiplet linje: tærsklen nu; det grå felt "
    "er 5 % til hver side.",
    "One line per task. Bold and tall bands: the verdict changes somewhere. Dashed line: the threshold now; the grey "
    "field is 5 % either way.",
)
_NEAR = Text("!: skifter inden for 5 %.", "!: changes within 5 %.")
_NOW = Text("nu {value}", "now {value}")
_SAME = Text("Vender ingen afgørelse: {titles}.", "Turn no verdict: {titles}.")
_TASK, _WHERE, _POSSIBLE = Text("Opgave", "Task"), Text("Tærskel", "Threshold"), Text("Afgørelse", "Verdict")


def picture_of_bands(found: Sequence[Sensitivity], rulebook: Rulebook, language: Language, format_: str) -> bytes:
    """The picture in the format `svg`, `png` or `html`; parameters that turn no verdict are only named.

    If none of them turns any, all are drawn. Raises `EgnetError` where the extra is missing.
    """
    for package, module in (("altair", "altair"), ("vl-convert-python", "vl_convert")):
        if find_spec(module) is None:
            what = Text("et billede", "a picture")
            raise EgnetError([codes.MISSING_EXTRA.at(None, what=what, package=package, extra="pictures")])
    import vl_convert

    spec = _Picture(found, rulebook, language).chart().to_dict()
    match format_:
        case "png":
            drawn: bytes = vl_convert.vegalite_to_png(spec, scale=2)
            return drawn
        case "html":
            return str(vl_convert.vegalite_to_html(spec, bundle=True, renderer="svg")).encode("utf-8")
        case _:
            return str(vl_convert.vegalite_to_svg(spec)).encode("utf-8")


@dataclass(frozen=True)
class _Scale:
    """A stretch of a parameter's line, drawn evenly or by orders of magnitude."""

    low: float
    high: float
    logarithmic: bool

    def share(self, number: float) -> float:
        """How far along a number stands, 0 to 1."""
        number = min(max(number, self.low), self.high)
        if self.logarithmic:
            return math.log(number / self.low) / math.log(self.high / self.low)
        return (number - self.low) / (self.high - self.low)

    def at(self, share: float) -> float:
        """What stands so far along."""
        if self.logarithmic:
            return self.low * (self.high / self.low) ** share
        return self.low + share * (self.high - self.low)


class _Picture:
    def __init__(self, found: Sequence[Sensitivity], rulebook: Rulebook, language: Language) -> None:
        self.rulebook = rulebook
        self.language = language
        self.drawn = [one for one in found if one.turning] or list(found)
        self.same = [one for one in found if one not in self.drawn]
        self.areas = self.drawn[0].areas if self.drawn else ()
        self.turning = {area.record.id for one in self.drawn for area in one.turning}
        self.ranks = {word: rank for rank, word in enumerate(rulebook.verdicts)}

    def say(self, text: Text, **values: object) -> str:
        return text.in_(self.language).format(**values)

    def chart(self) -> altair.TopLevelMixin:
        import altair

        columns = [self._titles(), *(self._column(one) for one in self.drawn)]
        rows = altair.hconcat(*columns, spacing=14)
        number = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", ""], "percent": "\u00a0%"}
        return (
            altair.vconcat(self._legend(), rows, spacing=6)
            .properties(
                title={
                    "text": self.say(_HEADING),
                    "subtitle": self._subtitle(),
                    "anchor": "start",
                    "fontSize": 18,
                    "subtitleFontSize": 11,
                    "subtitleColor": _QUIET,
                    "subtitlePadding": 6,
                    "offset": 12,
                },
                padding=16,
                background="#ffffff",
                description=self.say(_HEADING),
            )
            .configure(font=_FONT, **({"locale": {"number": number}} if self.language == "da" else {}))
            .configure_view(stroke=None)
            .configure_axis(labelColor=_QUIET, labelFontSize=10, domainColor=_QUIET, tickColor=_QUIET, grid=False)
        )

    def _subtitle(self) -> list[str]:
        near = any(band.near for one in self.drawn for area in one.areas for band in area.bands)
        first = self.say(_HOW) + (f" {self.say(_NEAR)}" if near else "")
        titles = "; ".join(f"{one.parameter.title.in_(self.language)} ({value_of(one, self.language)})" for one in self.same)
        return [first, *([self.say(_SAME, titles=titles)] if self.same else [])]

    # -- columns -------------------------------------------------------------------------------------------------------

    def _titles(self) -> altair.Chart:
        import altair

        depths = _depths(self.areas)
        rows = [
            {
                "row": row,
                "indent": 12 * depths[area.record.id],
                "title": _shortened(as_written(area.record.title).text, _LONGEST_TITLE - 2 * depths[area.record.id]),
                "weight": "bold" if area.record.id in self.turning else "normal",
            }
            for row, area in enumerate(self.areas)
        ]
        return (
            altair.Chart(altair.Data(values=rows))
            .mark_text(align="left", baseline="middle", fontSize=11, color=_INK)
            .encode(
                y=self._y(),
                x=altair.X("indent:Q", axis=None, scale=altair.Scale(domain=[0, _LABELS], nice=False, zero=False)),
                text="title:N",
                # A channel for the weight there is none.
                fontWeight=altair.value("normal"),
            )
            if False
            else altair.layer(*self._title_layers(rows)).properties(width=_LABELS, height={"step": _STEP})
        )
