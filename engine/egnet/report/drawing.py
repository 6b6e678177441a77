"""What the pictures of money share: their colours, their type, and turning a chart into a file.

Comes in: a function that makes a Vega-Altair chart. Goes out: an SVG, a PNG or an HTML page around the SVG, as bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any

from markupsafe import escape

from egnet.diagnostics.codes import command as codes
from egnet.diagnostics.diagnostic import EgnetError
from egnet.text import Language, Text

Data = dict[str, Any]

INK, QUIET, RED, GRID = "#1b1b1b", "#4d4d4d", "#a3201a", "#ececec"
_FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
_DANISH_NUMBERS = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " kr."], "percent": "\u00a0%"}
_ENGLISH_NUMBERS = _DANISH_NUMBERS | {"decimal": ".", "thousands": ","}
_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>svg {{ max-width: 100%; height: auto; }}</style>
</head>
<body>{svg}</body>
</html>
"""


def drawn(
    chart: Callable[[], Any], title: str, language: Language, format_: str, told: Callable[[str], str] = str
) -> bytes:
    """The chart in the format `svg`, `png` or `html`; `told` adds to an SVG. Raises `EgnetError` without `pictures`."""
    for package, module in (("altair", "altair"), ("vl-convert-python", "vl_convert")):
        if find_spec(module) is None:
            what = Text("et billede", "a picture")
            raise EgnetError([codes.MISSING_EXTRA.at(None, what=what, package=package, extra="pictures")])
    import vl_convert

    spec = chart().to_dict()
    numbers = _DANISH_NUMBERS if language == "da" else _ENGLISH_NUMBERS
    if format_ == "png":
        png: bytes = vl_convert.vegalite_to_png(spec, scale=2, format_locale=numbers)
        return png
    svg = told(vl_convert.vegalite_to_svg(spec, format_locale=numbers))
    if format_ == "html":
        return _PAGE.format(language=language, title=escape(title), svg=svg).encode("utf-8")
    return svg.encode("utf-8")


def titled(chart: Any, text: str, below: Sequence[str]) -> Any:
    """The chart with its heading and how to read it."""
    import altair

    title = altair.TitleParams(
        text=text,
        subtitle=list(below),
        anchor="start",
        fontSize=18,
        subtitleFontSize=11,
        subtitleColor=QUIET,
        subtitlePadding=6,
        offset=14,
    )
    return (
        chart.properties(title=title, padding=16, background="#ffffff", description=text)
        .configure(font=_FONT)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=QUIET, labelFontSize=10, titleColor=QUIET, titleFontSize=10, titleFontWeight="normal",
            domainColor=QUIET, tickColor=QUIET, gridColor=GRID,
        )
    )  # fmt: skip
