"""Sensitivity as a picture: one line per task, verdict bands along each threshold, the value in force marked.

Bands come in, out comes an SVG, a PNG or an HTML page around the SVG, which asks for nothing else. Built on Vega-Altair and vl-convert,
which come with the extra `pictures`. Always holds: a verdict is told by its words or by the lines along its bands as
well as by its colour, and where several verdicts are possible the band is divided among theirs.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from egnet.evaluate.trace import Verdict
from egnet.explain.bands import show_band, show_verdicts, title_of, value_of
from egnet.explain.sensitivity import NEAR, Area, Band, Sensitivity
from egnet.report.drawing import drawn
from egnet.report.phrase import as_written
from egnet.report.verdicts import words_of
from egnet.rulebook.rulebook import Rulebook
from egnet.text import Language, Text
from egnet.values.domain import Kind

if TYPE_CHECKING:
    import altair

Data = dict[str, Any]
Possible = tuple[Verdict, ...]

_INK, _QUIET, _FIELD, _GRID = "#1b1b1b", "#4d4d4d", "#dcdcdc", "#ececec"
#: How verdicts look, in declared order: ground, lines along the band, their colour. Further ones start over.
_LOOKS = (
    ("#1f3a5f", 0, ""),
    ("#6aa5d8", 1, "#ffffff"),
    ("#a9d3bd", 2, "#1f5a3c"),
    ("#f7dfae", 0, ""),
    ("#d4d4d4", 3, "#4d4d4d"),
    ("#ffffff", 1, "#1f3a5f"),
)
_DARK_GROUNDS = ("#1f3a5f",)
_FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
_STEP, _TALL, _SLIM = 18, 14, 8
_TITLES, _GIVEN, _WIDTH, _INDENT, _GAP = 320, 170, 340, 14, 16
#: About how wide a letter is, at 10 and at 11 points.
_LETTER, _LARGER_LETTER = 5.3, 5.6

_LINE = 0.15
#: A greatest end so many times the least is drawn by orders of magnitude; else there is so much room above it.
_FAR_APART, _ROOM = 20, 0.15

_HEADING = Text("Hvor tærsklerne vender afgørelsen", "Where the thresholds turn the verdict")
_HOW = Text(
    "Høje bånd og fed skrift: afgørelsen skifter et sted. Stiplet linje: tærsklen nu; det grå felt er 5 % til hver side.",
    "Tall bands and bold type: the verdict changes somewhere. Dashed line: the threshold now; the grey field is 5 % "
    "either way.",
)
_NEAR = Text(
    "Udråbstegn: afgørelsen skifter inden for de 5 %.", "Exclamation mark: the verdict changes within the 5 %."
)
_SAME = Text("Vender ingen afgørelse: {titles}.", "Turning no verdict: {titles}.")
_TASK, _GIVEN_NOW = Text("Opgave", "Task"), Text("Afgørelse nu", "Verdict now")
_NOW = Text("nu {value}", "now {value}")
#: A band, whose label a browser shows only as a title.
_TITLED = re.compile(r'(<path aria-label="([^"]*)"[^>]*)/>')


def picture_of_bands(found: Sequence[Sensitivity], rulebook: Rulebook, language: Language, format_: str) -> bytes:
    """The picture in the format `svg`, `png` or `html`; parameters that turn no verdict are only named.

    If none of them turns any, all are drawn. Raises `EgnetError` where the extra is missing.
    """
    picture = _Picture(found, rulebook, language)
    return drawn(picture.chart, _HEADING.in_(language), language, format_, _with_titles)


def _with_titles(svg: str) -> str:
    """Each band with its label as a title, which a browser shows."""
    return _TITLED.sub(r"\1><title>\2</title></path>", svg)


@dataclass(frozen=True)
class _Scale:
    """The part of a parameter's line that is drawn, evenly or by orders of magnitude."""

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
            return self.low * math.exp(share * math.log(self.high / self.low))
        return self.low + share * (self.high - self.low)


class _Picture:
    """The chart of some parameters: titles of the tasks to the left, one column for each parameter."""

    def __init__(self, found: Sequence[Sensitivity], rulebook: Rulebook, language: Language) -> None:
        self.rulebook = rulebook
        self.language = language
        self.drawn = [one for one in found if one.turning] or list(found)
        self.unmoved = [one for one in found if one not in self.drawn]
        self.areas = self.drawn[0].areas if self.drawn else ()
        self.turning = {area.record.id for one in self.drawn for area in one.turning}
        self.ranks = {word: rank for rank, word in enumerate(rulebook.verdicts)}

    def chart(self) -> altair.VConcatChart:
        import altair

        columns = [self._titles(), self._verdicts(), *(self._column(one) for one in self.drawn)]
        chart = altair.vconcat(self._legend(), altair.hconcat(*columns, spacing=_GAP), spacing=10)
        title = altair.TitleParams(
            text=self._say(_HEADING),
            subtitle=self._subtitle(),
            anchor="start",
            fontSize=18,
            subtitleFontSize=11,
            subtitleColor=_QUIET,
            subtitlePadding=6,
            offset=14,
        )
        return (
            chart.properties(title=title, padding=16, background="#ffffff", description=self._say(_HEADING))
            .configure(font=_FONT)
            .configure_view(stroke=None)
            .configure_axis(labelColor=_QUIET, labelFontSize=10, domainColor=_QUIET, tickColor=_QUIET, gridColor=_GRID)
        )

    def _say(self, text: Text, **values: object) -> str:
        return text.in_(self.language).format(**values)

    def _subtitle(self) -> list[str]:
        lines = [self._say(_HOW)]
        if any(band.near for one in self.drawn for area in one.areas for band in area.bands):
            lines.append(self._say(_NEAR))
        if self.unmoved:
            titles = (
                f"{one.parameter.title.in_(self.language)} ({value_of(one, self.language)})" for one in self.unmoved
            )
            lines.append(self._say(_SAME, titles=", ".join(titles)))
        return lines

    # -- verdicts ------------------------------------------------------------------------------------------------------

    def _legend(self) -> altair.LayerChart:
        """Every look that occurs, with its words."""
        import altair

        occurring = {band.possible for one in self.drawn for area in one.areas for band in area.bands}
        width = _TITLES + _GIVEN + _GAP + len(self.drawn) * (_WIDTH + _GAP)
        fields: list[Data] = []
        x, row = 0.0, 0
        for possible in sorted(occurring, key=self._rank):
            words = show_verdicts(possible, self.rulebook, self.language)
            needed = 32 + _LARGER_LETTER * len(words) + 18
            if x + needed > width:
                x, row = 0.0, row + 1
            field = {"from": x, "to": x + 26, "text": x + 32, "words": words, "look": self._look(possible), "row": row}
            fields.append(field | {"about": words})
            x += needed
        place = altair.Scale(domain=[0, width], nice=False)
        words_of_looks = (
            altair.Chart(altair.Data(values=fields))
            .mark_text(align="left", baseline="middle", fontSize=11, color=_INK)
            .encode(x=altair.X("text:Q", axis=None, scale=place), y=self._y(row + 1), text="words:N")
        )
        bars = self._bars(fields, altair.X("from:Q", axis=None, scale=place), _TALL, row + 1)
        return altair.layer(*bars, words_of_looks).properties(width=width, height={"step": _STEP})

    def _rank(self, possible: Possible) -> tuple[int, list[list[int]]]:
        return len(possible), [[self.ranks.get(word, 0) for word in verdict] for verdict in possible]

    def _look(self, possible: Possible) -> str:
        return " ".join(str(self.ranks.get(word, 0)) for verdict in possible for word in verdict)

    # -- columns -------------------------------------------------------------------------------------------------------

    def _titles(self) -> altair.LayerChart:
        import altair

        depths = _depths(self.areas)
        place = altair.Scale(domain=[0, _TITLES], nice=False)
        layers = []
        for bold in (True, False):
            rows = [
                {"row": row, "x": _INDENT * depths[area.record.id], "title": self._title(area, depths[area.record.id])}
                for row, area in enumerate(self.areas)
                if (area.record.id in self.turning) == bold
            ]
            text = altair.Chart(altair.Data(values=rows)).mark_text(
                align="left", baseline="middle", fontSize=11, color=_INK, fontWeight="bold" if bold else "normal"
            )
            layers.append(text.encode(x=altair.X("x:Q", axis=None, scale=place), y=self._y(), text="title:N"))
        title = self._head(self._say(_TASK))
        return altair.layer(*layers).properties(title=title, width=_TITLES, height={"step": _STEP})

    def _verdicts(self) -> altair.Chart:
        """The verdict of every task as it is now, in words."""
        import altair

        rows = [{"row": row, "verdict": self._given(area.today.possible)} for row, area in enumerate(self.areas)]
        return (
            altair.Chart(altair.Data(values=rows))
            .mark_text(align="left", baseline="middle", fontSize=11, color=_QUIET)
            .encode(x=altair.value(0), y=self._y(), text="verdict:N")
            .properties(title=self._head(self._say(_GIVEN_NOW)), width=_GIVEN, height={"step": _STEP})
        )

    def _head(self, text: str, below: str = "") -> altair.TitleParams:
        """What stands above a column."""
        import altair

        return altair.TitleParams(
            text=text, subtitle=below, anchor="start", fontSize=12, subtitleFontSize=11, subtitleColor=_QUIET
        )

    def _given(self, possible: Possible) -> str:
        verdict = possible[0] if len(possible) == 1 else (self.rulebook.undecided,)
        return _shortened(words_of(verdict, self.rulebook, self.language).text, _GIVEN)

    def _title(self, area: Area, depth: int) -> str:
        return _shortened(as_written(area.record.title).text, _TITLES - _INDENT * depth)

    def _column(self, one: Sensitivity) -> altair.LayerChart:
        """One parameter: the field of 5 %, the bands, their words, and the value in force."""
        import altair

        scale = _scale(one)
        kind = "log" if scale.logarithmic else "linear"
        x_scale = altair.Scale(domain=[scale.low, scale.high], type=kind, nice=False, zero=False)
        form = "~%" if one.parameter.kind is Kind.SHARE else ",~f"
        ticks = {"values": _orders(scale)} if scale.logarithmic else {"tickCount": 5}
        axis = altair.Axis(orient="top", format=form, title=None, offset=4, grid=True, **ticks)
        today = float(one.today)
        bands = {turning: self._bands(one, scale, turning) for turning in (False, True)}
        reach = abs(today) * float(NEAR)
        field = (
            altair.Chart(
                altair.Data(values=[{"from": max(today - reach, scale.low), "to": min(today + reach, scale.high)}])
            )
            .mark_rect(color=_FIELD)
            .encode(x=altair.X("from:Q", axis=axis, scale=x_scale), x2="to:Q")
        )
        x = altair.X("from:Q", axis=axis, scale=x_scale)
        bars = [bar for turning, size in ((False, _SLIM), (True, _TALL)) for bar in self._bars(bands[turning], x, size)]
        rule = (
            altair.Chart(altair.Data(values=[{"today": today}]))
            .mark_rule(color=_INK, strokeDash=[4, 3], strokeWidth=1.5)
            .encode(x=altair.X("today:Q", axis=axis, scale=x_scale))
        )
        title = self._head(title_of(one.parameter, self.language), self._say(_NOW, value=value_of(one, self.language)))
        words = self._words(bands[True], scale, x_scale)
        return altair.layer(field, *bars, rule, *words).properties(title=title, width=_WIDTH, height={"step": _STEP})

    def _bands(self, one: Sensitivity, scale: _Scale, turning: bool) -> list[Data]:
        """The bands of the tasks whose verdict this parameter turns, or of the others."""
        return [
            {
                "row": row,
                "from": from_,
                "to": to,
                "look": self._look(band.possible),
                "words": show_verdicts(band.possible, self.rulebook, self.language),
                "about": self._about(area, band, one),
                "near": band.near,
            }
            for row, area in enumerate(one.areas)
            if bool(area.turns) == turning
            for band in area.bands
            for from_, to in [_clipped(band, scale)]
            if from_ < to or band.low == band.high
        ]

    def _about(self, area: Area, band: Band, one: Sensitivity) -> str:
        title = as_written(area.record.title).text
        where = show_band(band, one.parameter, self.language)
        return f"{title}, {where}: {show_verdicts(band.possible, self.rulebook, self.language)}"

    def _bars(self, bands: Sequence[Data], x: altair.X, size: int, rows: int | None = None) -> list[altair.Chart]:
        """The bands, one layer for each look."""
        import altair

        return [
            altair.Chart(altair.Data(values=[band for band in bands if band["look"] == look]))
            .mark_bar(size=size, fill=_fill(look), stroke=_QUIET, strokeWidth=0.5)
            .encode(x=x, x2="to:Q", y=self._y(rows), description="about:N")
            for look in dict.fromkeys(band["look"] for band in bands)
        ]

    def _words(self, bands: Sequence[Data], scale: _Scale, x_scale: altair.Scale) -> list[altair.Chart]:
        """The verdict within each band that has room for it, and a mark where a turn is near."""
        import altair

        layers = []
        room = [
            {
                "row": band["row"],
                "x": scale.at((first + last) / 2),
                "words": band["words"],
                "ground": _ground(band["look"]),
            }
            for band in bands
            for first, last in [(scale.share(band["from"]), scale.share(band["to"]))]
            if (last - first) * _WIDTH > _LETTER * len(band["words"]) + 8
        ]
        for ground in dict.fromkeys(word["ground"] for word in room):
            written = altair.Chart(altair.Data(values=[word for word in room if word["ground"] == ground]))
            colour = "#ffffff" if ground in _DARK_GROUNDS else _INK
            # Lines along the band do not run through the words.
            around = {"stroke": ground or "#ffffff", "strokeWidth": 5, "strokeJoin": "round"}
            for look in (around, {}):
                text = written.mark_text(baseline="middle", fontSize=10, color=colour, **look)
                layers.append(text.encode(x=altair.X("x:Q", scale=x_scale), y=self._y(), text="words:N"))
        near = [{"row": row} for row in dict.fromkeys(band["row"] for band in bands if band["near"])]
        mark = altair.Chart(altair.Data(values=near)).mark_text(
            text="!", align="left", baseline="middle", fontSize=14, fontWeight="bold", color=_INK
        )
        return [*layers, mark.encode(x=altair.value(_WIDTH + 4), y=self._y())]

    def _y(self, rows: int | None = None) -> altair.Y:
        import altair

        domain = list(range(rows or len(self.areas)))
        return altair.Y("row:O", axis=None, scale=altair.Scale(domain=domain))


def _scale(one: Sensitivity) -> _Scale:
    """From nothing, or the least end, to a little above the greatest; by orders of magnitude where ends lie far apart."""
    if one.parameter.kind is Kind.SHARE:
        return _Scale(0.0, 1.0, logarithmic=False)
    ends = {
        end.number for area in one.turning for band in area.bands for end in (band.low, band.high) if end is not None
    }
    numbers = sorted(float(number) for number in ends | {one.today})
    low, high = numbers[0], numbers[-1]
    if low > 0 and high > _FAR_APART * low:
        return _Scale(low / 2, high * 2, logarithmic=True)
    room = (high - min(low, 0.0)) * _ROOM or 1.0
    return _Scale(min(low - room, 0.0) if low < 0 else 0.0, high + room, logarithmic=False)


def _orders(scale: _Scale) -> list[float]:
    """1, 2 and 5 of each order of magnitude."""
    orders = range(math.floor(math.log10(scale.low)), math.ceil(math.log10(scale.high)) + 1)
    numbers = (step * 10.0**order for order in orders for step in (1, 2, 5))
    return [number for number in numbers if scale.low <= number <= scale.high]


def _clipped(band: Band, scale: _Scale) -> tuple[float, float]:
    """The ends of a band as they are drawn."""
    low = scale.low if band.low is None else float(band.low.number)
    high = scale.high if band.high is None else float(band.high.number)
    return min(max(low, scale.low), scale.high), min(max(high, scale.low), scale.high)


def _fill(look: str) -> str | Data:
    """A colour, or colours across the band: one stripe for each verdict, with its lines."""
    ranks = [int(rank) % len(_LOOKS) for rank in look.split()]
    if len(ranks) == 1 and not _LOOKS[ranks[0]][1]:
        return _LOOKS[ranks[0]][0]
    stops: list[Data] = []
    for place, rank in enumerate(ranks):
        ground, lines, colour = _LOOKS[rank]
        stripe, start = 1 / len(ranks), place / len(ranks)
        edges = [start]
        for line in range(lines):
            middle = start + stripe * (line + 1) / (lines + 1)
            edges += [middle - stripe * _LINE / 2, middle + stripe * _LINE / 2]
        edges.append(start + stripe)
        for n, (first, last) in enumerate(pairwise(edges)):
            painted = colour if n % 2 else ground
            stops += [{"offset": round(first, 4), "color": painted}, {"offset": round(last, 4), "color": painted}]
    return {"gradient": "linear", "x1": 0, "y1": 0, "x2": 0, "y2": 1, "stops": stops}


def _shortened(text: str, width: int) -> str:
    most = int(width / _LARGER_LETTER)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _ground(look: str) -> str:
    """What words stand on: the first verdict's colour, or none where several share the band."""
    ranks = look.split()
    return _LOOKS[int(ranks[0]) % len(_LOOKS)][0] if len(ranks) == 1 else ""


def _depths(areas: Iterable[Area]) -> dict[str, int]:
    """How many wholes each task is a part of."""
    whole = {area.record.id: area.record.part_of for area in areas}

    def depth(id_: str) -> int:
        above = whole[id_]
        return 1 + depth(above) if above is not None and above in whole else 0

    return {id_: depth(id_) for id_ in whole}
