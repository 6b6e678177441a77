"""Shares as a picture: a row for each area, divided among its outcomes.

Comes in: shares. Goes out: an SVG, a PNG or an HTML page around the SVG. Along the only axis, each value has a column of
its own, divided from top to bottom where outcomes are drawn; otherwise a row is one bar, divided from left to right.
Always holds: what a share is stands above; rows with more than one outcome are tall and in bold type; outcomes differ by
lightness as well as by hue, and their words and shares stand in the fields that have room for them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING

from egnet.evaluate.trace import Verdict
from egnet.report.drawing import INK, QUIET, Data, drawn, titled
from egnet.report.phrase import as_written
from egnet.scenarios.shares import LABEL, Area, Shares
from egnet.scenarios.words import heading, share_in_words, title_of, verdict_in_words
from egnet.text import Language, Text
from egnet.values.shown import with_unit

if TYPE_CHECKING:
    import altair

_HEADING = Text("Udfald af det, der er prøvet", "Outcomes of what was tried")
_HOW = Text(
    "Høje rækker og fed skrift: der er mere end ét udfald. {label}.",
    "Tall rows and bold type: there is more than one outcome. {label}.",
)
_SHARE = Text("andel af udfald, ikke sandsynlighed", "share of outcomes, not probability")
#: Grounds of the verdicts in declared order, and what is written on them; further ones start over.
_GROUNDS = (
    ("#1f3a5f", "#ffffff"),
    ("#6aa5d8", INK),
    ("#a9d3bd", INK),
    ("#f7dfae", INK),
    ("#c9b6dc", INK),
    ("#8f6b4a", "#ffffff"),
)
_UNDECIDED = ("#e4e4e4", INK)
_STEP, _TITLES, _WIDTH, _INDENT, _GAP = 18, 330, 560, 14, 14
#: How much of a row is left free above and below, in tall rows and in others.
_TALL, _SLIM = 0.1, 0.28
_LETTER = 5.3
_MOST_LABELS = 9


def picture_of_shares(shares: Shares, language: Language, format_: str) -> bytes:
    """The picture in the format `svg`, `png` or `html`. Raises `EgnetError` where the extra is missing."""
    picture = _Picture(shares, language)
    return drawn(picture.chart, _HEADING.in_(language), language, format_)


class _Picture:
    def __init__(self, shares: Shares, language: Language) -> None:
        self.shares = shares
        self.language = language
        self.undecided = shares.rulebook.undecided
        self.columns = len(shares.points) if len(shares.axes) == 1 and len(shares.points) > 1 else 0
        every = (area.verdicts(self.undecided) for area in shares.areas)
        occurring = {verdict for verdicts in every for verdict in verdicts}
        order = {word: place for place, word in enumerate((*shares.rulebook.verdicts, self.undecided))}
        self.verdicts = sorted(occurring, key=lambda verdict: [order.get(word, len(order)) for word in verdict])
        self.looks = {verdict: self._look(verdict, order) for verdict in self.verdicts}

    def chart(self) -> altair.VConcatChart:
        import altair

        rows = altair.hconcat(self._titles(), self._fields(), spacing=_GAP)
        whole = altair.vconcat(self._legend(), rows, spacing=14)
        label = LABEL.in_(self.language)
        how = _HOW.in_(self.language).format(label=label[:1].upper() + label[1:])
        return titled(whole, _HEADING.in_(self.language), [*heading(self.shares, self.language), how])

    def _look(self, verdict: Verdict, order: dict[str, int]) -> tuple[str, str]:
        if verdict == (self.undecided,):
            return _UNDECIDED
        return _GROUNDS[sum(order.get(word, 0) for word in verdict) % len(_GROUNDS)]

    # -- rows ----------------------------------------------------------------------------------------------------------

    def _fields(self) -> altair.LayerChart:
        """Every field of every row, what is written in them, and the scale above."""
        import altair

        fields = [field for row, area in enumerate(self.shares.areas) for field in self._row(row, area)]
        x = altair.X("from:Q", axis=None, scale=altair.Scale(domain=[0, self.columns or 1], nice=False))
        y = self._y("top:Q")
        layers = [
            altair.Chart(altair.Data(values=[field for field in fields if field["verdict"] == place]))
            .mark_rect(color=self.looks[verdict][0], stroke="#ffffff", strokeWidth=0.6)
            .encode(x=x, x2="to:Q", y=y, y2="bottom:Q", description="about:N")
            for place, verdict in enumerate(self.verdicts)
        ]
        layers += [
            altair.Chart(altair.Data(values=[f for f in fields if f["words"] and self._ink(f) == ink]))
            .mark_text(fontSize=10, color=ink, baseline="middle")
            .encode(x=altair.X("x:Q", axis=None), y=self._y("middle:Q"), text="words:N")
            for ink in dict.fromkeys(ink for _, ink in self.looks.values())
        ]
        height = _STEP * len(self.shares.areas)
        return altair.layer(*layers, *self._scale()).properties(width=_WIDTH, height=height)

    def _ink(self, field: Data) -> str:
        return self.looks[self.verdicts[field["verdict"]]][1]

    def _row(self, row: int, area: Area) -> Iterator[Data]:
        free = _TALL if area.turns else _SLIM
        top, height = row + free, 1 - 2 * free
        title = as_written(area.record.title).text
        if not self.columns:
            at = Fraction(0)
            for verdict, share in self._ordered(area.verdicts(self.undecided)):
                words = self._words(verdict, share, float(share) * _WIDTH, alone=not area.turns)
                yield self._field(verdict, (at, at + share), (top, top + height), words, title, share)
                at += share
            return
        columns = [(place, self._ordered(area.verdicts(self.undecided, [place]))) for place in range(self.columns)]
        for alike, group in groupby(columns, key=lambda pair: pair[1]):
            places = [place for place, _ in group]
            across = (Fraction(places[0]), Fraction(places[-1] + 1))
            room = len(places) / self.columns * _WIDTH
            down = Fraction(0)
            for verdict, share in alike:
                ends = (top + height * float(down), top + height * float(down + share))
                words = self._words(verdict, share, room, alone=not area.turns) if share == 1 else ""
                yield self._field(verdict, across, ends, words, title, share)
                down += share

    def _ordered(self, verdicts: dict[Verdict, Fraction]) -> list[tuple[Verdict, Fraction]]:
        return [(verdict, verdicts[verdict]) for verdict in self.verdicts if verdict in verdicts]

    def _field(
        self,
        verdict: Verdict,
        across: tuple[Fraction, Fraction],
        down: tuple[float, float],
        words: str,
        title: str,
        share: Fraction,
    ) -> Data:
        shown = verdict_in_words(verdict, self.shares, self.language)
        return {
            "verdict": self.verdicts.index(verdict),
            "from": float(across[0]),
            "to": float(across[1]),
            "x": float(sum(across) / 2),
            "top": round(down[0], 4),
            "bottom": round(down[1], 4),
            "middle": round(sum(down) / 2, 4),
            "words": words,
            "about": f"{title}: {shown} {share_in_words(share, self.language)}",
        }

    def _words(self, verdict: Verdict, share: Fraction, room: float, *, alone: bool) -> str:
        """What is written in a field: words and share, the share alone, or nothing, by the room there is."""
        if alone:
            return ""
        shown, part = verdict_in_words(verdict, self.shares, self.language), share_in_words(share, self.language)
        options = [shown] if self.columns else [f"{shown} {part}", part]
        return next((option for option in options if _LETTER * len(option) + 8 < room), "")

    # -- what stands around ------------------------------------------------------------------------------------------------

    def _y(self, name: str) -> altair.Y:
        import altair

        return altair.Y(
            name, axis=None, scale=altair.Scale(domain=[0, len(self.shares.areas)], reverse=True, nice=False)
        )

    def _scale(self) -> list[altair.Chart]:
        """The values of the axis, or the share, above the rows."""
        import altair

        if not self.columns:
            places = [Fraction(quarter, 4) for quarter in range(5)]
            marks = [{"from": float(place), "text": share_in_words(place, self.language)} for place in places]
            name = _SHARE.in_(self.language)
        else:
            axis = self.shares.axes[0]
            room = max(
                1, int(_WIDTH / (_LETTER * max(len(axis.shown(p, self.language)) for p in range(self.columns)) + 14))
            )
            step = _step(self.columns, min(room, _MOST_LABELS))
            marks = [
                {"from": place + 0.5, "text": axis.shown(place, self.language)}
                for place in range(0, self.columns, step)
            ]
            name = with_unit(title_of(axis, self.language), f"({axis.unit})" if axis.unit else "")
        scale = altair.Scale(domain=[0, self.columns or 1], nice=False)
        base = altair.Chart(altair.Data(values=marks))
        x = altair.X("from:Q", axis=None, scale=scale)
        label = base.mark_text(fontSize=10, color=QUIET, baseline="bottom").encode(
            x=x, y=altair.value(-7), text="text:N"
        )
        tick = base.mark_rule(color=QUIET).encode(x=x, y=altair.value(-5), y2=altair.value(0))
        title = altair.Chart(altair.Data(values=[{"text": name}])).mark_text(
            fontSize=11, color=INK, baseline="bottom", align="left"
        )
        return [tick, label, title.encode(x=altair.value(0), y=altair.value(-24), text="text:N")]

    def _titles(self) -> altair.LayerChart:
        import altair

        depths = _depths(self.shares.areas)
        layers = []
        for bold in (True, False):
            rows = [
                {
                    "y": row + 0.5,
                    "x": _INDENT * depths[area.record.id],
                    "text": _shortened(as_written(area.record.title).text, _TITLES - _INDENT * depths[area.record.id]),
                }
                for row, area in enumerate(self.shares.areas)
                if area.turns == bold
            ]
            text = altair.Chart(altair.Data(values=rows)).mark_text(
                align="left", baseline="middle", fontSize=11, color=INK, fontWeight="bold" if bold else "normal"
            )
            place = altair.X("x:Q", axis=None, scale=altair.Scale(domain=[0, _TITLES], nice=False))
            layers.append(text.encode(x=place, y=self._y("y:Q"), text="text:N"))
        return altair.layer(*layers).properties(width=_TITLES, height=_STEP * len(self.shares.areas))

    def _legend(self) -> altair.LayerChart:
        import altair

        fields: list[Data] = []
        x = 0.0
        for verdict in self.verdicts:
            words = verdict_in_words(verdict, self.shares, self.language)
            fields.append({"from": x, "to": x + 26, "text": x + 32, "words": words, "look": self.looks[verdict][0]})
            x += 50 + 5.8 * len(words)
        width = max(x, _TITLES + _GAP + _WIDTH)
        place = altair.Scale(domain=[0, width], nice=False)
        base = altair.Chart(altair.Data(values=fields))
        bars = base.mark_rect(stroke=QUIET, strokeWidth=0.5).encode(
            x=altair.X("from:Q", axis=None, scale=place),
            x2="to:Q",
            y=altair.value(3),
            y2=altair.value(15),
            color=altair.Color("look:N", scale=None),
        )
        words = base.mark_text(align="left", baseline="middle", fontSize=11, color=INK).encode(
            x=altair.X("text:Q", axis=None, scale=place), y=altair.value(9), text="words:N"
        )
        return altair.layer(bars, words).properties(width=width, height=18)


def _step(count: int, most: int) -> int:
    """Every how many values one is named, so that no more than so many are; a round number of them."""
    step = 1
    while (count + step - 1) // step > most:
        step = step * 5 // 2 if str(step).startswith("2") else step * 2
    return step


def _shortened(text: str, width: int) -> str:
    most = int(width / 5.8)
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _depths(areas: Sequence[Area]) -> dict[str, int]:
    """How many wholes each area is a part of."""
    above = {area.record.id: area.record.part_of for area in areas}

    def depth(id_: str) -> int:
        whole = above[id_]
        return 1 + depth(whole) if whole is not None and whole in above else 0

    return {id_: depth(id_) for id_ in above}
