"""Sensitivity as a table for the terminal, 80 columns wide, as plain data, and as rows.

Bands come in as `egnet.explain.sensitivity` finds them. Out come words: `over 84,5 % til og med 85,5 %`, the verdicts
that are possible there, and which of them lie close to the value in force.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from egnet.evaluate.trace import Verdict
from egnet.explain.sensitivity import Area, Band, End, Sensitivity
from egnet.language.show import show_number as show_exact
from egnet.rulebook.rulebook import Parameter, Rulebook
from egnet.text import Language, Text
from egnet.values.domain import SHARE_RANGE, Kind
from egnet.values.shown import show_number, with_unit

COLUMNS = (
    "parameter", "title", "unit", "today", "id", "task", "part_of", "from", "from_included", "to", "to_included",
    "verdicts", "holds_today", "near", "exact",
)  # fmt: skip

_WIDTH = 80
_TITLE, _VERDICT = 30, 22
_NO_BREAK = "\u00a0"

_TASK = Text("Opgave", "Task")
_POSSIBLE = Text("Afgørelse", "Verdict")
_WHERE = Text("Når tærsklen er", "When the threshold is")
_TODAY = Text("{title}: nu {value}", "{title}: now {value}")
_NOW = Text("{band} (nu)", "{band} (now)")
_NEAR = Text("! {band}", "! {band}")
_NEAR_LEGEND = Text(
    "!: en ændring af tærsklen på højst 5 % er nok.", "!: a change of the threshold of at most 5 % is enough."
)
_OTHERS = Text(
    "{count} af {all} opgaver har samme afgørelse, uanset tærsklen.",
    "{count} of {all} tasks have the same verdict, whatever the threshold.",
)
_NONE_TURNS = Text("Ingen afgørelse skifter, uanset tærsklen.", "No verdict changes, whatever the threshold.")
_DECIDES_NOTHING = Text(
    "Indgår ikke i nogen afgørelse, kun i begrundelser, følger eller tidsplan.",
    "Enters into no verdict, only into reasons, consequences or schedule.",
)
_COARSE = Text(
    "Mindst én opgave kan skifte afgørelse flere steder end vist: {titles}.",
    "At least one task may change verdict in more places than shown: {titles}.",
)
_NO_PARAMETERS = Text("Regelsættet har ingen tærskler.", "The rulebook has no thresholds.")
_ANY = Text("enhver værdi", "any value")
_JUST = Text("netop {number}", "exactly {number}")
_FROM = {True: Text("mindst {number}", "at least {number}"), False: Text("over {number}", "over {number}")}
_TO = {True: Text("højst {number}", "at most {number}"), False: Text("under {number}", "under {number}")}
_BETWEEN = {
    (True, True): Text("fra {low} til og med {high}", "from {low} up to and including {high}"),
    (True, False): Text("fra {low} til under {high}", "from {low} to under {high}"),
    (False, True): Text("over {low} til og med {high}", "over {low} up to and including {high}"),
    (False, False): Text("over {low} og under {high}", "over {low} and under {high}"),
}
_ABOUT = Text("ca. {number}", "about {number}")


def bands_table(found: Sequence[Sensitivity], rulebook: Rulebook, language: Language) -> str:
    """For each parameter the tasks whose verdict turns somewhere, one line per band; the others are counted."""
    if not found:
        return _NO_PARAMETERS.in_(language)
    lines: list[str] = []
    for one in found:
        lines += [*_heading(one, language), "", *_body(one, rulebook, language), ""]
    if any(band.near for one in found for area in one.areas for band in area.bands):
        lines += textwrap.wrap(_NEAR_LEGEND.in_(language), _WIDTH)
    return "\n".join(lines).rstrip("\n").replace(_NO_BREAK, " ")


def _heading(one: Sensitivity, language: Language) -> list[str]:
    text = _TODAY.in_(language).format(title=title_of(one.parameter, language), value=value_of(one, language))
    return [*_wrapped(text, _WIDTH), *_wrapped(f"({one.source})", _WIDTH)]


def _body(one: Sensitivity, rulebook: Rulebook, language: Language) -> list[str]:
    if not one.decides:
        return _indented(_DECIDES_NOTHING.in_(language))
    if not one.turning:
        return [*_indented(_NONE_TURNS.in_(language)), *_coarse(one, language)]
    lines = [_row(_TASK.in_(language), _POSSIBLE.in_(language), _WHERE.in_(language))]
    titles = titles_of(one.areas)
    for area in one.turning:
        for place, band in enumerate(area.bands):
            title = "" if place else titles[area.record.id]
            verdicts = show_verdicts(band.possible, rulebook, language)
            lines += _rows(title, verdicts, _where(band, one, language))
    rest = len(one.areas) - len(one.turning)
    others = _OTHERS.in_(language).format(count=rest, all=len(one.areas))
    return [*lines, "", *(_indented(others) if rest else []), *_coarse(one, language)]


def _where(band: Band, one: Sensitivity, language: Language) -> str:
    where = show_band(band, one.parameter, language)
    if band.today:
        return _NOW.in_(language).format(band=where)
    return _NEAR.in_(language).format(band=where) if band.near else where


def _coarse(one: Sensitivity, language: Language) -> list[str]:
    titles = titles_of(one.areas)
    coarse = [titles[area.record.id] for area in one.areas if not area.exact]
    return _indented(_COARSE.in_(language).format(titles="; ".join(coarse))) if coarse else []


# -- in words --------------------------------------------------------------------------------------------------------------


def title_of(parameter: Parameter, language: Language) -> str:
    """The parameter's title as the beginning of a line."""
    title = parameter.title.in_(language)
    return title[:1].upper() + title[1:]


def value_of(one: Sensitivity, language: Language) -> str:
    """The value in force, with its unit."""
    return with_unit(show_number(one.today, one.parameter.kind, language), one.parameter.unit)


def titles_of(areas: Iterable[Area]) -> dict[str, str]:
    """The title of each record by id; a part's with that of its whole."""
    records = {area.record.id: area.record for area in areas}
    return {
        id_: f"{record.title} ({records[record.part_of].title})" if record.part_of in records else record.title
        for id_, record in records.items()
    }


def show_verdicts(possible: Sequence[Verdict], rulebook: Rulebook, language: Language) -> str:
    """Verdicts in words: `egnet`, `egnet eller mulig fremtidig`."""
    declared = rulebook.verdicts
    english = language == "en"
    words = [
        " + ".join(declared[w].english if english and w in declared else w for w in verdict) for verdict in possible
    ]
    either = " or " if english else " eller "
    return either.join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def show_band(band: Band, parameter: Parameter, language: Language) -> str:
    """The values of a band in words: `højst 76,45 %`, `over 76,45 % til og med 76,55 %`."""
    low, high = band.low, band.high
    if parameter.kind is Kind.SHARE:
        # What a share cannot pass need not be said.
        low = None if low is not None and low.included and low.number == SHARE_RANGE.low != _number(high) else low
        high = None if high is not None and high.included and high.number == SHARE_RANGE.high != _number(low) else high
    if low is None:
        return _ANY.in_(language) if high is None else _side(_TO, high, parameter.kind, language)
    if high is None:
        return _side(_FROM, low, parameter.kind, language)
    first, last = (_shown(end, parameter.kind, language) for end in (low, high))
    if low.number == high.number:
        return _JUST.in_(language).format(number=first)
    return _BETWEEN[low.included, high.included].in_(language).format(low=first, high=last)


def _number(end: End | None) -> Fraction | None:
    return None if end is None else end.number


def _side(words: Mapping[bool, Text], end: End, kind: Kind, language: Language) -> str:
    return words[end.included].in_(language).format(number=_shown(end, kind, language))


def _shown(end: End, kind: Kind, language: Language) -> str:
    number = show_number(end.number, kind, language)
    about = _ABOUT.in_(language).format(number="")
    return number if end.exact or number.startswith(about) else about + number


# -- as data ---------------------------------------------------------------------------------------------------------------


def bands_data(found: Iterable[Sensitivity]) -> list[dict[str, Any]]:
    """Every parameter with every task and its bands, as JSON."""
    return [
        {
            "parameter": one.parameter.name,
            "title": {"da": one.parameter.title.da, "en": one.parameter.title.en},
            "type": one.parameter.kind.value,
            "unit": one.parameter.unit,
            "today": _as_number(one.today),
            "source": str(one.source),
            "decides": one.decides,
            "tasks": [
                {
                    "id": area.record.id,
                    "title": area.record.title,
                    "part_of": area.record.part_of,
                    "exact": area.exact,
                    "bands": [_band(band) for band in area.bands],
                }
                for area in one.areas
            ],
        }
        for one in found
    ]


def bands_rows(found: Iterable[Sensitivity]) -> list[dict[str, str]]:
    """One row per parameter, task and band; numbers in Danish notation, a share as 0 to 1."""
    return [
        {
            "parameter": one.parameter.name,
            "title": one.parameter.title.da,
            "unit": one.parameter.unit,
            "today": _as_danish(one.today),
            "id": area.record.id,
            "task": area.record.title,
            "part_of": area.record.part_of or "",
            "from": "" if band.low is None else _as_danish(band.low.number),
            "from_included": "" if band.low is None else _yes_or_no(band.low.included),
            "to": "" if band.high is None else _as_danish(band.high.number),
            "to_included": "" if band.high is None else _yes_or_no(band.high.included),
            "verdicts": " | ".join(" + ".join(verdict) for verdict in band.possible),
            "holds_today": _yes_or_no(band.today),
            "near": _yes_or_no(band.near),
            "exact": _yes_or_no(area.exact),
        }
        for one in found
        for area in one.areas
        for band in area.bands
    ]


def _band(band: Band) -> dict[str, Any]:
    return {
        "from": _end(band.low),
        "to": _end(band.high),
        "possible": [list(verdict) for verdict in band.possible],
        "today": band.today,
        "near": band.near,
    }


def _end(end: End | None) -> dict[str, Any] | None:
    """An end as JSON; `exact` is the number as a fraction, or nothing where no fraction is exact."""
    if end is None:
        return None
    exact = str(end.number) if end.exact else None
    return {"number": _as_number(end.number), "exact": exact, "included": end.included}


def _as_number(exact: Fraction) -> int | float:
    return exact.numerator if exact.denominator == 1 else float(exact)


def _as_danish(exact: Fraction) -> str:
    return show_exact(exact).replace(".", ",")


def _yes_or_no(yes: bool) -> str:
    return "ja" if yes else "nej"


# -- layout ----------------------------------------------------------------------------------------------------------------


def _rows(title: str, verdicts: str, where: str) -> list[str]:
    """One row of the table, as many lines as its longest cell needs."""
    last = _WIDTH - _TITLE - _VERDICT - 2
    cells = _wrapped(title, _TITLE - 2), _wrapped(verdicts, _VERDICT - 2), _wrapped(where, last)
    height = max(map(len, cells))
    filled = [[*cell, *[""] * (height - len(cell))] for cell in cells]
    return [_row(*line) for line in zip(*filled, strict=True)]


def _row(title: str, verdicts: str, where: str) -> str:
    return f"  {title:<{_TITLE}}{verdicts:<{_VERDICT}}{where}".rstrip()


def _indented(text: str) -> list[str]:
    return ["  " + line for line in _wrapped(text, _WIDTH - 2)]


def _wrapped(text: str, width: int) -> list[str]:
    # A number keeps its per cent sign.
    return textwrap.wrap(text.replace(" %", f"{_NO_BREAK}%"), width, break_on_hyphens=False)
